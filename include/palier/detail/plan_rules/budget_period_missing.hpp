// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_budget_period_missing(PlanCheck& check) {
    const std::vector<BudgetLine>& lines = check.plan().budget;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (!check.budget().lines[i].times) check.tell(plan_pointer("budget", i, "per"), {{"line", lines[i].label}});
}

inline constexpr PlanRule budget_period_missing = {
    .record = {"plan.budget.period-missing", Severity::warning, "0.1.0", "line",
               {"La dépense « {line} » revient, mais on ne sait pas de quand à quand.",
                "The expense “{line}” comes back, but nobody knows from when until when."},
               {"Son montant ne peut pas être calculé.", "Its amount cannot be computed."},
               {"Ajouter « from » et « to » à la ligne, ou la période du plan.", "Add “from” and “to” to the line, or the period of the plan."}},
    .pass = RulePass::sense,
    .example = {R"({"period": null, "budget": [{"label": "Ressources", "payer": "etat", "rate_cents": 3000, "per": "year"}]})",
                R"({"period": null, "budget": [{"label": "Ressources", "payer": "etat", "rate_cents": 3000, "per": "year", "from": "2025-09-01", "to": "2028-09-01"}]})"},
    .check = check_budget_period_missing,
};

}  // namespace palier::detail
