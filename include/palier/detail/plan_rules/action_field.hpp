// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include <algorithm>  // std::find

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_action_field(PlanCheck& check) {
    const Framework* const framework = check.framework();
    if (!framework) return;
    const Plan& plan = check.plan();
    std::vector<std::vector<FieldId>> fields(plan.actions.size());  // of the criteria that each action addresses, each once
    for (std::size_t a = 0; a < plan.actions.size(); ++a)
        for (const std::string& name : plan.actions[a].addresses)
            if (const auto id = framework->find_criterion(name)) {
                const FieldId field = framework->compiled(*id).field;
                if (std::find(fields[a].begin(), fields[a].end(), field) == fields[a].end()) fields[a].push_back(field);
            }
    for (std::size_t o = 0; o < plan.objectives.size(); ++o) {
        const PlanObjective& objective = plan.objectives[o];
        const std::optional<FieldId> field = framework->find_field(objective.field);
        for (std::size_t k = 0; field && k < objective.actions.size(); ++k) {
            const std::optional<std::size_t> a = check.find_action(objective.actions[k]);
            if (!a || fields[*a].empty() || std::find(fields[*a].begin(), fields[*a].end(), *field) != fields[*a].end()) continue;
            check.tell(plan_pointer("objectives", o, "actions", k),
                       {{"action", name_of(plan.actions[*a])}, {"objective", name_of(objective)}, {"field", palier::name_of((*framework)[*field].label, objective.field)}},
                       {check.place(plan_pointer("actions", *a, "addresses"))});
        }
    }
}

inline constexpr PlanRule action_field = {
    .record = {"plan.action.field", Severity::advice, "0.1.0", "action objective field",
               {"L’action « {action} » sert l’objectif « {objective} », mais aucun des critères qu’elle vise n’est du champ « {field} ».",
                "The action “{action}” serves the objective “{objective}”, but none of the criteria it addresses belongs to the field “{field}”."},
               {"Elle ne fera pas avancer l’objectif dans son champ.", "It will not move the objective forward in its field."},
               {"Ajouter un critère du champ à l’action, ou la rattacher à un autre objectif.",
                "Add a criterion of the field to the action, or attach it to another objective."}},
    .pass = RulePass::sense,
    .example = {R"({"objectives": [{"id": "o1", "label": "Former les équipes", "field": "formation", "actions": ["a1"]}], "actions": [{"id": "a1", "label": "Câbler", "addresses": ["reseau.every"]}]})",
                R"({"objectives": [{"id": "o1", "label": "Former les équipes", "field": "formation", "actions": ["a1"]}], "actions": [{"id": "a1", "label": "Stage", "addresses": ["formation.trained"]}]})"},
    .check = check_action_field,
};

}  // namespace palier::detail
