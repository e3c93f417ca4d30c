// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_budget_overflow(PlanCheck& check) {
    const std::vector<BudgetLine>& lines = check.plan().budget;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (check.budget().lines[i].state == BudgetState::overflow) check.tell(plan_pointer("budget", i, "rate_cents"), {{"line", lines[i].label}});
}

inline constexpr PlanRule budget_overflow = {
    .record = {"plan.budget.overflow", Severity::error, "0.1.0", "line",
               {"Le montant de « {line} » dépasse tout ce qui se compte.", "The amount of “{line}” is beyond all that can be counted."},
               {"Un prix ou un nombre est sans doute mal écrit.", "A price or a count is probably mistyped."},
               {"Vérifier « rate_cents » et « base » : les prix sont en centimes d’euro.", "Check “rate_cents” and “base”: prices are in euro cents."}},
    .pass = RulePass::sense,
    .example = {R"({"budget": [{"label": "Tablettes", "payer": "etat", "base": {"count": 9000000000000}, "rate_cents": 9000000000000, "per": "once"}], "budget_total_cents": null})",
                R"({"budget": [{"label": "Tablettes", "payer": "etat", "base": {"count": 9}, "rate_cents": 9000, "per": "once"}], "budget_total_cents": null})"},
    .check = check_budget_overflow,
};

}  // namespace palier::detail
