// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_reference_id_repeated(PlanCheck& check) {
    const auto look = [&](const auto& parts, const char* list, StaticText name, auto find) {
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const std::optional<std::size_t> first = find(parts[i].id);
            if (!first || *first == i) continue;
            check.tell(plan_pointer(list, i, "id"), {{"id", parts[i].id}, {"list", LocalizedText{std::string(name.fr), std::string(name.en), {}}}},
                       {check.place(plan_pointer(list, *first, "id"))});
        }
    };
    const Plan& plan = check.plan();
    look(plan.stages, "stages", {"étapes", "stages"}, [&](std::string_view id) { return check.find_stage(id); });
    look(plan.priorities, "priorities", {"priorités", "priorities"}, [&](std::string_view id) { return check.find_priority(id); });
    look(plan.objectives, "objectives", {"objectifs", "objectives"}, [&](std::string_view id) { return check.find_objective(id); });
    look(plan.actions, "actions", {"actions du plan", "actions of the plan"}, [&](std::string_view id) { return check.find_action(id); });
}

inline constexpr PlanRule reference_id_repeated = {
    .record = {"plan.reference.id-repeated", Severity::error, "0.1.0", "id list",
               {"L’identifiant « {id} » est donné deux fois ({list}).", "The identifier “{id}” is given twice ({list})."},
               {"Ce qui le nomme ne désigne que la première partie qui le porte.", "What names it means the first part that bears it only."},
               {"Donner à chaque partie de la liste un identifiant à elle.", "Give each part of the list an identifier of its own."}},
    .pass = RulePass::references,
    .example = {R"({"actions": [{"id": "a1", "label": "Équiper"}, {"id": "a1", "label": "Former"}]})",
                R"({"actions": [{"id": "a1", "label": "Équiper"}, {"id": "a2", "label": "Former"}]})"},
    .check = check_reference_id_repeated,
};

}  // namespace palier::detail
