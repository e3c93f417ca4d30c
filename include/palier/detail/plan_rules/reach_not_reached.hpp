// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include <utility>  // std::move

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_reach_not_reached(PlanCheck& check) {
    const Framework* const framework = standing_framework(check);
    for (const ObjectiveReach& reach : check.reaches()) {
        if (reach.status != ReachStatus::not_reached) continue;
        const PlanObjective& objective = check.plan().objectives[reach.objective];
        CriteriaWords left_out;
        for (const CriterionId id : reach.left_out) add_criterion(left_out, *framework, id);
        for (const LeftOutPrerequisite& before : reach.prerequisites) add_criterion(left_out, *framework, before.prerequisite);
        check.tell(plan_pointer("objectives", reach.objective, "target", "tier"),
                   {{"objective", name_of(objective)},
                    {"field", palier::name_of((*framework)[reach.field].label, objective.field)},
                    {"tier", std::int64_t{reach.tier}},
                    {"criteria", list_words(left_out.names)}},
                   std::move(left_out.places));
    }
}

inline constexpr PlanRule reach_not_reached = {
    .record = {"plan.reach.not-reached", Severity::error, "0.1.0", "objective field tier criteria",
               {"L’objectif « {objective} » vise le palier {tier} en « {field} », mais aucune action ne vise {criteria}.",
                "The objective “{objective}” aims at tier {tier} in “{field}”, but no action addresses {criteria}."},
               {"Toutes les actions faites, le palier ne serait pas atteint.", "With all actions done, the tier would not be reached."},
               {"Ajouter une action qui vise ces critères, ou viser un palier plus proche.",
                "Add an action that addresses these criteria, or aim at a nearer tier."}},
    .pass = RulePass::sense,
    .example = {R"({"objectives": [{"id": "o1", "label": "Former les équipes", "field": "formation", "target": {"tier": 3, "by": "2027-06-30"}, "actions": ["a1"]}], "actions": [{"id": "a1", "label": "Stage", "from": "2025-10-01", "to": "2026-06-30", "addresses": ["formation.trained"]}]})",
                R"({"objectives": [{"id": "o1", "label": "Former les équipes", "field": "formation", "target": {"tier": 2, "by": "2027-06-30"}, "actions": ["a1"]}], "actions": [{"id": "a1", "label": "Stage", "from": "2025-10-01", "to": "2026-06-30", "addresses": ["formation.trained"]}]})"},
    .check = check_reach_not_reached,
};

}  // namespace palier::detail
