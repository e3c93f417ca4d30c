// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

/// Percentages are kept to four decimals: a third three times is no more than the whole.
inline void check_budget_shares(PlanCheck& check) {
    const std::vector<BudgetLine>& lines = check.plan().budget;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        double percent = 0.0;
        for (const BudgetShare& share : lines[i].shares) percent += share.percent.value_or(0.0);
        if (percent > 100.0 + 1e-6) check.tell(plan_pointer("budget", i, "shares"), {{"line", lines[i].label}, {"percent", percent}});
    }
}

inline constexpr PlanRule budget_shares = {
    .record = {"plan.budget.shares", Severity::error, "0.1.0", "line percent",
               {"Les parts des autres payeurs de « {line} » font {percent} % du prix.",
                "The shares of the other payers of “{line}” make {percent}% of the price."},
               {"Au-delà de 100 %, la dépense serait payée plus d’une fois.", "Beyond 100% the expense would be paid more than once."},
               {"Corriger les parts : « payer » paie ce qu’elles laissent.", "Correct the shares: “payer” pays what they leave."}},
    .pass = RulePass::sense,
    .example = {R"({"budget": [{"label": "Tablettes", "payer": "etat", "rate_cents": 38000, "per": "once", "shares": [{"payer": "region", "percent": 60}, {"payer": "commune", "percent": 50}]}], "budget_total_cents": null})",
                R"({"budget": [{"label": "Tablettes", "payer": "etat", "rate_cents": 38000, "per": "once", "shares": [{"payer": "region", "percent": 60}, {"payer": "commune", "percent": 40}]}], "budget_total_cents": null})"},
    .check = check_budget_shares,
};

}  // namespace palier::detail
