// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_action_reversed(PlanCheck& check) {
    const std::vector<PlanAction>& actions = check.plan().actions;
    for (std::size_t i = 0; i < actions.size(); ++i) {
        const PlanAction& action = actions[i];
        if (!action.from || !action.to || *action.from < *action.to) continue;
        check.tell(plan_pointer("actions", i, "to"), {{"action", name_of(action.label, action.id)}, {"from", action.from->text()}, {"to", action.to->text()}},
                   {check.place(plan_pointer("actions", i, "from"))});
    }
}

inline constexpr PlanRule action_reversed = {
    .record = {"plan.action.reversed", Severity::error, "0.1.0", "action from to",
               {"L’action « {action} » finit ({to}) avant de commencer ({from}), ou le même jour.",
                "The action “{action}” ends ({to}) before it begins ({from}), or on the same day."},
               {"« to » est le lendemain du dernier jour : l’action n’a ici aucun jour.", "“to” is the day after the last: here the action has no day."},
               {"Corriger « from » ou « to ».", "Correct “from” or “to”."}},
    .pass = RulePass::sense,
    .example = {R"({"actions": [{"id": "a1", "label": "Stage", "from": "2026-06-30", "to": "2025-10-01"}]})",
                R"({"actions": [{"id": "a1", "label": "Stage", "from": "2025-10-01", "to": "2026-06-30"}]})"},
    .check = check_action_reversed,
};

}  // namespace palier::detail
