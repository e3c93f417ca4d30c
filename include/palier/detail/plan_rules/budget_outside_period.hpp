// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_budget_outside_period(PlanCheck& check) {
    const Plan& plan = check.plan();
    for (std::size_t i = 0; i < plan.budget.size(); ++i) {
        const BudgetLine& line = plan.budget[i];
        if (line.from && ((plan.period.from && *line.from < *plan.period.from) || (plan.period.to && *line.from >= *plan.period.to)))
            check.tell(plan_pointer("budget", i, "from"), {{"line", line.label}, {"date", line.from->text()}}, {check.place("/period")});
        else if (line.to && ((plan.period.to && *line.to > *plan.period.to) || (plan.period.from && *line.to <= *plan.period.from)))
            check.tell(plan_pointer("budget", i, "to"), {{"line", line.label}, {"date", line.to->text()}}, {check.place("/period")});
    }
}

inline constexpr PlanRule budget_outside_period = {
    .record = {"plan.budget.outside-period", Severity::warning, "0.1.0", "line date",
               {"La dépense « {line} » sort de la période du plan ({date}).", "The expense “{line}” lies outside the period of the plan ({date})."},
               {"Le plan ne peut pas engager ce qui vient avant ou après lui.", "The plan cannot commit what comes before or after it."},
               {"Corriger les dates de la ligne, ou la période du plan.", "Correct the dates of the line, or the period of the plan."}},
    .pass = RulePass::sense,
    .example = {R"({"budget": [{"label": "Tablettes", "payer": "etat", "rate_cents": 38000, "per": "year", "from": "2024-09-01", "to": "2028-09-01"}], "budget_total_cents": null})",
                R"({"budget": [{"label": "Tablettes", "payer": "etat", "rate_cents": 38000, "per": "year", "from": "2025-09-01", "to": "2028-09-01"}], "budget_total_cents": null})"},
    .check = check_budget_outside_period,
};

}  // namespace palier::detail
