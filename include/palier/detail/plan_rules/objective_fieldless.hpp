// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_objective_fieldless(PlanCheck& check) {
    if (check.is_expected("/objectives/*/field")) return;
    const std::vector<PlanObjective>& objectives = check.plan().objectives;
    for (std::size_t o = 0; o < objectives.size(); ++o) {
        if (!objectives[o].field.empty() || !objectives[o].target || !objectives[o].target->tier) continue;
        check.tell(plan_pointer("objectives", o, "target"), {{"objective", name_of(objectives[o])}, {"tier", *objectives[o].target->tier}});
    }
}

inline constexpr PlanRule objective_fieldless = {
    .record = {"plan.objective.fieldless", Severity::advice, "0.1.0", "objective tier",
               {"L’objectif « {objective} » vise le palier {tier} sans dire dans quel champ d’action.",
                "The objective “{objective}” aims at tier {tier} without saying in which field of action."},
               {"Un palier se compte dans un champ : on ne peut pas vérifier que le plan y mène.",
                "A tier is counted in a field: whether the plan leads to it cannot be checked."},
               {"Ajouter « field ».", "Add “field”."}},
    .pass = RulePass::sense,
    .example = {R"({"objectives": [{"id": "o1", "label": "Former les équipes", "target": {"tier": 2, "by": "2027-06-30"}}]})",
                R"({"objectives": [{"id": "o1", "label": "Former les équipes", "field": "formation", "target": {"tier": 2, "by": "2027-06-30"}}]})"},
    .check = check_objective_fieldless,
};

}  // namespace palier::detail
