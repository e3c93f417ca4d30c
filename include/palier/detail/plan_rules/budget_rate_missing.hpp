// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_budget_rate_missing(PlanCheck& check) {
    if (check.is_expected("/budget/*/rate_cents")) return;
    const std::vector<BudgetLine>& lines = check.plan().budget;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (!lines[i].rate_cents && !lines[i].amount_cents) check.tell(plan_pointer("budget", i), {{"line", lines[i].label}});
}

inline constexpr PlanRule budget_rate_missing = {
    .record = {"plan.budget.rate-missing", Severity::advice, "0.1.0", "line",
               {"La ligne « {line} » n’a ni prix unitaire, ni montant.", "The line “{line}” has neither a unit price nor an amount."},
               {"Le total du budget l’ignore.", "The total of the budget ignores it."},
               {"Ajouter « rate_cents », ou le montant « amount_cents », en centimes d’euro.",
                "Add “rate_cents”, or the amount “amount_cents”, in euro cents."}},
    .pass = RulePass::sense,
    .example = {R"({"budget": [{"label": "Tablettes", "payer": "etat", "base": {"count": 100}, "per": "once"}], "budget_total_cents": null})",
                R"({"budget": [{"label": "Tablettes", "payer": "etat", "base": {"count": 100}, "rate_cents": 38000, "per": "once"}], "budget_total_cents": null})"},
    .check = check_budget_rate_missing,
};

}  // namespace palier::detail
