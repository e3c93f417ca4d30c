// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_reach_already_met(PlanCheck& check) {
    const Framework* const framework = standing_framework(check);
    for (const ObjectiveReach& reach : check.reaches()) {
        if (reach.status != ReachStatus::already_met) continue;
        const PlanObjective& objective = check.plan().objectives[reach.objective];
        check.tell(plan_pointer("objectives", reach.objective, "target"),
                   {{"objective", name_of(objective)}, {"field", palier::name_of((*framework)[reach.field].label, objective.field)}, {"tier", std::int64_t{reach.tier}}});
    }
}

inline constexpr PlanRule reach_already_met = {
    .record = {"plan.reach.already-met", Severity::advice, "0.1.0", "objective field tier",
               {"Le palier {tier} en « {field} », que vise l’objectif « {objective} », est déjà atteint.",
                "Tier {tier} in “{field}”, which the objective “{objective}” aims at, is reached already."},
               {"L’objectif n’engage à rien de nouveau.", "The objective commits to nothing new."},
               {"Viser le palier suivant, ou dire qu’il s’agit de s’y maintenir.", "Aim at the next tier, or say that it is about keeping it."}},
    .pass = RulePass::sense,
    .example = {R"({"objectives": [{"id": "o1", "label": "Former les équipes", "field": "formation", "target": {"tier": 1, "by": "2027-06-30"}, "actions": ["a1"]}], "actions": [{"id": "a1", "label": "Stage", "from": "2025-10-01", "to": "2026-06-30", "addresses": ["formation.trained"]}]})",
                R"({"objectives": [{"id": "o1", "label": "Former les équipes", "field": "formation", "target": {"tier": 2, "by": "2027-06-30"}, "actions": ["a1"]}], "actions": [{"id": "a1", "label": "Stage", "from": "2025-10-01", "to": "2026-06-30", "addresses": ["formation.trained"]}]})"},
    .check = check_reach_already_met,
};

}  // namespace palier::detail
