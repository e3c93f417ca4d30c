// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_objective_tier_undated(PlanCheck& check) {
    if (check.is_expected("/objectives/*/target/by")) return;
    const std::vector<PlanObjective>& objectives = check.plan().objectives;
    for (std::size_t o = 0; o < objectives.size(); ++o) {
        if (!objectives[o].target || !objectives[o].target->tier || objectives[o].target->by) continue;
        check.tell(plan_pointer("objectives", o, "target"), {{"objective", name_of(objectives[o])}, {"tier", *objectives[o].target->tier}});
    }
}

inline constexpr PlanRule objective_tier_undated = {
    .record = {"plan.objective.tier-undated", Severity::advice, "0.1.0", "objective tier",
               {"L’objectif « {objective} » vise le palier {tier} sans échéance.", "The objective “{objective}” aims at tier {tier} without a deadline."},
               {"Il est alors compté pour la fin du plan.", "It is then taken for the end of the plan."},
               {"Ajouter « by ».", "Add “by”."}},
    .pass = RulePass::sense,
    .example = {R"({"objectives": [{"id": "o1", "label": "Former les équipes", "field": "formation", "target": {"tier": 2}}]})",
                R"({"objectives": [{"id": "o1", "label": "Former les équipes", "field": "formation", "target": {"tier": 2, "by": "2027-06-30"}}]})"},
    .check = check_objective_tier_undated,
};

}  // namespace palier::detail
