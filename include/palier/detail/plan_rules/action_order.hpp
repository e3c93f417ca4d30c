// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_action_order(PlanCheck& check) {
    const std::vector<PlanAction>& actions = check.plan().actions;
    for (std::size_t i = 0; i < actions.size(); ++i) {
        const PlanAction& action = actions[i];
        for (std::size_t k = 0; k < action.after.size(); ++k) {
            const std::optional<std::size_t> other = check.find_action(action.after[k]);
            if (!other || *other == i) continue;
            const PlanAction& earlier = actions[*other];
            if (!earlier.to) continue;
            // An action without a first day begins before it ends.
            const bool is_early = action.from ? *action.from < *earlier.to : action.to && *action.to <= *earlier.to;
            if (!is_early) continue;
            check.tell(plan_pointer("actions", i, action.from ? "from" : "to"),
                       {{"action", name_of(action.label, action.id)}, {"earlier", name_of(earlier.label, earlier.id)}, {"day", earlier.to->text()}},
                       {check.place(plan_pointer("actions", *other, "to")), check.place(plan_pointer("actions", i, "after", k))});
        }
    }
}

inline constexpr PlanRule action_order = {
    .record = {"plan.action.order", Severity::warning, "0.1.0", "action earlier day",
               {"L’action « {action} » doit attendre « {earlier} », mais commence avant la fin de celle-ci ({day}).",
                "The action “{action}” must wait for “{earlier}”, but begins before its end ({day})."},
               {"L’ordre annoncé et les dates se contredisent.", "The order announced and the dates contradict each other."},
               {"Décaler l’une des deux, ou retirer l’attente (membre « after »).",
                "Shift one of the two, or remove the wait (member “after”)."}},
    .pass = RulePass::sense,
    .example = {R"({"actions": [{"id": "a1", "label": "Équiper", "from": "2025-10-01", "to": "2026-06-30"}, {"id": "a2", "label": "Former", "from": "2026-01-05", "to": "2026-12-31", "after": ["a1"]}]})",
                R"({"actions": [{"id": "a1", "label": "Équiper", "from": "2025-10-01", "to": "2026-06-30"}, {"id": "a2", "label": "Former", "from": "2026-09-01", "to": "2026-12-31", "after": ["a1"]}]})"},
    .check = check_action_order,
};

}  // namespace palier::detail
