// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include <utility>  // std::move

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_reach_unknown(PlanCheck& check) {
    const Framework* const framework = standing_framework(check);
    for (const ObjectiveReach& reach : check.reaches()) {
        if (reach.status != ReachStatus::unknown) continue;
        const PlanObjective& objective = check.plan().objectives[reach.objective];
        CriteriaWords open;
        for (const CriterionId id : reach.unknown) add_criterion(open, *framework, id);
        check.tell(plan_pointer("objectives", reach.objective, "target"),
                   {{"objective", name_of(objective)},
                    {"field", palier::name_of((*framework)[reach.field].label, objective.field)},
                    {"tier", std::int64_t{reach.tier}},
                    {"criteria", list_words(open.names)}},
                   std::move(open.places));
    }
}

inline constexpr PlanRule reach_unknown = {
    .record = {"plan.reach.unknown", Severity::advice, "0.1.0", "objective field tier criteria",
               {"L’objectif « {objective} » n’atteint le palier {tier} en « {field} » que selon des réponses qui manquent aujourd’hui : {criteria}.",
                "Whether the objective “{objective}” reaches tier {tier} in “{field}” depends on answers that are missing today: {criteria}."},
               {"Si ces critères ne sont pas remplis, les actions prévues ne suffiront pas.",
                "If these criteria are not met, the actions planned will not be enough."},
               {"Répondre à ce qui manque, ou viser aussi ces critères.", "Answer what is missing, or address these criteria as well."}},
    .pass = RulePass::sense,
    .example = {R"({"objectives": [{"id": "o1", "label": "Former les équipes", "field": "formation", "target": {"tier": 2, "by": "2027-06-30"}, "actions": ["a1"]}], "actions": [{"id": "a1", "label": "Stage", "from": "2025-10-01", "to": "2026-06-30", "addresses": ["formation.plan"]}]})",
                R"({"objectives": [{"id": "o1", "label": "Former les équipes", "field": "formation", "target": {"tier": 2, "by": "2027-06-30"}, "actions": ["a1"]}], "actions": [{"id": "a1", "label": "Stage", "from": "2025-10-01", "to": "2026-06-30", "addresses": ["formation.trained"]}]})"},
    .check = check_reach_unknown,
};

}  // namespace palier::detail
