// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_reference_priority_unknown(PlanCheck& check) {
    const auto look = [&](const std::string& id, auto... place) {
        if (id.empty() || check.find_priority(id)) return;
        check.tell(plan_pointer(place...), {{"priority", id}, {"names", check.has_room() ? check.nearest_priorities(id) : std::vector<std::string>()}});
    };
    const Plan& plan = check.plan();
    for (std::size_t i = 0; i < plan.objectives.size(); ++i)
        for (std::size_t k = 0; k < plan.objectives[i].priorities.size(); ++k) look(plan.objectives[i].priorities[k], "objectives", i, "priorities", k);
    for (std::size_t i = 0; i < plan.priorities.size(); ++i) look(plan.priorities[i].within, "priorities", i, "within");
}

inline constexpr PlanRule reference_priority_unknown = {
    .record = {"plan.reference.priority-unknown", Severity::error, "0.1.0", "priority names",
               {"« {priority} » n’est l’identifiant d’aucune priorité du plan.",
                "“{priority}” is the identifier of no priority of the plan."},
               {"On ne peut dire à quelle priorité se rattache ce qui la nomme.", "There is no telling which priority is meant."},
               {"Corriger l’identifiant (les plus proches : {names}), ou ajouter la priorité.",
                "Correct the identifier (the nearest: {names}), or add the priority."}},
    .pass = RulePass::references,
    .example = {R"({"priorities": [{"id": "academie", "label": "Projet académique"}, {"id": "axe", "label": "Axe 1", "within": "academique"}]})",
                R"({"priorities": [{"id": "academie", "label": "Projet académique"}, {"id": "axe", "label": "Axe 1", "within": "academie"}, {"id": "equipe", "label": "Axe 2"}]})"},
    .check = check_reference_priority_unknown,
};

}  // namespace palier::detail
