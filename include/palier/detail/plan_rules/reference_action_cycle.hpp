// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include <utility>  // std::move

#include "palier/detail/plan_cycles.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_reference_action_cycle(PlanCheck& check) {
    const std::vector<PlanAction>& actions = check.plan().actions;
    const auto ways = [&](std::size_t action) { return actions[action].after.size(); };
    const auto target = [&](std::size_t action, std::size_t k) { return check.find_action(actions[action].after[k]); };
    for_each_cycle(actions.size(), check, ways, target, [&](std::span<const std::size_t> cycle, std::size_t k) {
        std::vector<Origin> others;
        for (std::size_t i = 0; i + 1 < cycle.size() && i < 8; ++i) others.push_back(check.place(plan_pointer("actions", cycle[i], "after")));
        check.tell(plan_pointer("actions", cycle.back(), "after", k), {{"cycle", print_cycle(actions, cycle)}}, std::move(others));
    });
}

inline constexpr PlanRule reference_action_cycle = {
    .record = {"plan.reference.action-cycle", Severity::error, "0.1.0", "cycle",
               {"Des actions s’attendent en boucle : {cycle}.", "Actions wait for each other in a circle: {cycle}."},
               {"Chacune doit attendre la fin de la suivante : aucune ne peut commencer.",
                "Each must wait for the end of the next one: none can begin."},
               {"Retirer l’une de ces attentes (membre « after »).", "Remove one of these waits (member “after”)."}},
    .pass = RulePass::references,
    .example = {R"({"actions": [{"id": "a1", "label": "Équiper", "after": ["a2"]}, {"id": "a2", "label": "Former", "after": ["a1"]}]})",
                R"({"actions": [{"id": "a1", "label": "Équiper"}, {"id": "a2", "label": "Former", "after": ["a1"]}]})"},
    .check = check_reference_action_cycle,
};

}  // namespace palier::detail
