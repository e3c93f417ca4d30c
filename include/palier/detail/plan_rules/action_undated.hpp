// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_action_undated(PlanCheck& check) {
    if (check.is_expected("/actions/*/to") || check.is_expected("/actions/*/term")) return;
    const std::vector<PlanAction>& actions = check.plan().actions;
    for (std::size_t i = 0; i < actions.size(); ++i)
        if (!actions[i].from && !actions[i].to && actions[i].term == PlanTerm::unstated)
            check.tell(plan_pointer("actions", i), {{"action", name_of(actions[i].label, actions[i].id)}});
}

inline constexpr PlanRule action_undated = {
    .record = {"plan.action.undated", Severity::advice, "0.1.0", "action",
               {"L’action « {action} » n’a ni date, ni terme.", "The action “{action}” has neither a date nor a term."},
               {"On ne saura dire si elle est en retard.", "There will be no telling whether it is late."},
               {"Donner au moins son échéance (membre « to »), ou son terme.", "Give at least its deadline (member “to”), or its term."}},
    .pass = RulePass::sense,
    .example = {R"({"kind": "pole-excellence", "actions": [{"id": "a1", "label": "Établir le diagnostic"}]})",
                R"({"kind": "pole-excellence", "actions": [{"id": "a1", "label": "Établir le diagnostic", "to": "2026-01-01"}]})"},
    .check = check_action_undated,
};

}  // namespace palier::detail
