// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

/// Source: a contrat d'objectifs carries indicators for each objective (domain: code de l'éducation, L421-4).
inline void check_objective_unmeasured(PlanCheck& check) {
    const std::vector<PlanObjective>& objectives = check.plan().objectives;
    for (std::size_t i = 0; i < objectives.size(); ++i) {
        const PlanObjective& objective = objectives[i];
        if (!objective.indicators.empty() || objective.target) continue;
        check.tell(plan_pointer("objectives", i), {{"objective", name_of(objective.label, objective.id)}});
    }
}

inline constexpr PlanRule objective_unmeasured = {
    .record = {"plan.objective.unmeasured", Severity::advice, "0.1.0", "objective",
               {"L’objectif « {objective} » n’a ni indicateur, ni palier visé.", "The objective “{objective}” has neither an indicator nor a tier aimed at."},
               {"Rien ne dira s’il est atteint.", "Nothing will tell whether it is reached."},
               {"Ajouter au moins un indicateur avec une cible, ou le palier visé.", "Add at least one indicator with a target, or the tier aimed at."}},
    .pass = RulePass::sense,
    .example = {R"({"objectives": [{"id": "o1", "label": "Former les équipes"}]})",
                R"({"objectives": [{"id": "o1", "label": "Former les équipes", "field": "formation", "target": {"tier": 2, "by": "2027-06-30"}}]})"},
    .check = check_objective_unmeasured,
};

}  // namespace palier::detail
