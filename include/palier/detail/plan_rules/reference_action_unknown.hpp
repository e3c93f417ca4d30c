// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_reference_action_unknown(PlanCheck& check) {
    const auto look = [&](const std::string& id, auto... place) {
        if (id.empty() || check.find_action(id)) return;
        check.tell(plan_pointer(place...), {{"action", id}, {"names", check.has_room() ? check.nearest_actions(id) : std::vector<std::string>()}});
    };
    const Plan& plan = check.plan();
    for (std::size_t i = 0; i < plan.objectives.size(); ++i)
        for (std::size_t k = 0; k < plan.objectives[i].actions.size(); ++k) look(plan.objectives[i].actions[k], "objectives", i, "actions", k);
    for (std::size_t i = 0; i < plan.actions.size(); ++i)
        for (std::size_t k = 0; k < plan.actions[i].after.size(); ++k) look(plan.actions[i].after[k], "actions", i, "after", k);
}

inline constexpr PlanRule reference_action_unknown = {
    .record = {"plan.reference.action-unknown", Severity::error, "0.1.0", "action names",
               {"« {action} » n’est l’identifiant d’aucune action du plan.", "“{action}” is the identifier of no action of the plan."},
               {"On ne peut dire quelle action sert l’objectif, ni dans quel ordre agir.",
                "There is no telling which action serves the objective, nor in which order to act."},
               {"Corriger l’identifiant (les plus proches : {names}), ou ajouter l’action.",
                "Correct the identifier (the nearest: {names}), or add the action."}},
    .pass = RulePass::references,
    .example = {R"({"objectives": [{"id": "o1", "label": "Former les équipes", "actions": ["stage"]}], "actions": [{"id": "stages", "label": "Stage"}]})",
                R"({"objectives": [{"id": "o1", "label": "Former les équipes", "actions": ["stage"]}], "actions": [{"id": "stage", "label": "Stage"}]})"},
    .check = check_reference_action_unknown,
};

}  // namespace palier::detail
