// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_budget_payer_missing(PlanCheck& check) {
    if (check.is_expected("/budget/*/payer")) return;
    const std::vector<BudgetLine>& lines = check.plan().budget;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (lines[i].payer.empty()) check.tell(plan_pointer("budget", i), {{"line", lines[i].label}});
}

inline constexpr PlanRule budget_payer_missing = {
    .record = {"plan.budget.payer-missing", Severity::advice, "0.1.0", "line",
               {"On ne sait pas qui paie « {line} ».", "Nobody knows who pays “{line}”."},
               {"Une dépense sans payeur n’est pas financée.", "An expense without a payer is not funded."},
               {"Ajouter « payer ».", "Add “payer”."}},
    .pass = RulePass::sense,
    .example = {R"({"budget": [{"label": "Tablettes", "base": {"count": 100}, "rate_cents": 38000, "per": "once"}], "budget_total_cents": null})",
                R"({"budget": [{"label": "Tablettes", "payer": "etat", "base": {"count": 100}, "rate_cents": 38000, "per": "once"}], "budget_total_cents": null})"},
    .check = check_budget_payer_missing,
};

}  // namespace palier::detail
