// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_reference_objective_unknown(PlanCheck& check) {
    const auto look = [&](const std::string& id, auto... place) {
        if (id.empty() || check.find_objective(id)) return;
        check.tell(plan_pointer(place...), {{"objective", id}, {"names", check.has_room() ? check.nearest_objectives(id) : std::vector<std::string>()}});
    };
    const std::vector<BudgetLine>& lines = check.plan().budget;
    for (std::size_t i = 0; i < lines.size(); ++i) look(lines[i].objective, "budget", i, "objective");
}

inline constexpr PlanRule reference_objective_unknown = {
    .record = {"plan.reference.objective-unknown", Severity::error, "0.1.0", "objective names",
               {"« {objective} » n’est l’identifiant d’aucun objectif du plan.",
                "“{objective}” is the identifier of no objective of the plan."},
               {"On ne peut dire à quoi sert la dépense.", "There is no telling what the expense is for."},
               {"Corriger l’identifiant (les plus proches : {names}), ou ajouter l’objectif.",
                "Correct the identifier (the nearest: {names}), or add the objective."}},
    .pass = RulePass::references,
    .example = {R"({"budget": [{"label": "Classe mobile", "objective": "forme"}]})",
                R"({"budget": [{"label": "Classe mobile", "objective": "former"}]})"},
    .check = check_reference_objective_unknown,
};

}  // namespace palier::detail
