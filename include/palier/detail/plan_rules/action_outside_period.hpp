// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_dates.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_action_outside_period(PlanCheck& check) {
    const Validity& period = check.plan().period;
    const std::vector<PlanAction>& actions = check.plan().actions;
    for (std::size_t i = 0; i < actions.size(); ++i) {
        const PlanAction& action = actions[i];
        const std::optional<OutsideDay> outside = find_outside(period, action.from, action.to);
        if (!outside) continue;
        check.tell(plan_pointer("actions", i, outside->member),
                   {{"action", name_of(action.label, action.id)}, {"dates", describe({action.from, action.to})}, {"period", describe(period)}},
                   {check.place(plan_pointer("period", outside->bound))});
    }
}

inline constexpr PlanRule action_outside_period = {
    .record = {"plan.action.outside-period", Severity::warning, "0.1.0", "action dates period",
               {"L’action « {action} » ({dates}) sort de la période du plan ({period}).",
                "The action “{action}” ({dates}) goes beyond the period of the plan ({period})."},
               {"Ce qui se fait avant ou après le plan n’en dépend pas ; une année est souvent mal saisie.",
                "What is done before or after the plan does not depend on it; often a year is mistyped."},
               {"Corriger la date, ou la période du plan.", "Correct the date, or the period of the plan."}},
    .pass = RulePass::sense,
    .example = {R"({"actions": [{"id": "a1", "label": "Bilan", "from": "2028-05-01", "to": "2029-05-01"}]})",
                R"({"actions": [{"id": "a1", "label": "Bilan", "from": "2028-05-01", "to": "2028-09-01"}]})"},
    .check = check_action_outside_period,
};

}  // namespace palier::detail
