// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include <utility>  // std::move

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_reach_late(PlanCheck& check) {
    const Framework* const framework = standing_framework(check);
    for (const ObjectiveReach& reach : check.reaches()) {
        if (reach.status != ReachStatus::late) continue;
        const PlanObjective& objective = check.plan().objectives[reach.objective];
        std::vector<LocalizedText> names;
        std::vector<Origin> places;
        for (const std::size_t a : reach.late_actions) {
            const PlanAction& action = check.plan().actions[a];
            names.push_back(name_of(action));
            places.push_back(check.place(action.to ? plan_pointer("actions", a, "to") : plan_pointer("actions", a)));
        }
        check.tell(plan_pointer("objectives", reach.objective, "target"),
                   {{"objective", name_of(objective)},
                    {"field", palier::name_of((*framework)[reach.field].label, objective.field)},
                    {"tier", std::int64_t{reach.tier}},
                    {"by", reach.by ? reach.by->text() : std::string()},
                    {"actions", list_words(names)}},
                   std::move(places));
    }
}

inline constexpr PlanRule reach_late = {
    .record = {"plan.reach.late", Severity::error, "0.1.0", "objective field tier by actions",
               {"L’objectif « {objective} » vise le palier {tier} en « {field} » pour le {by}, mais {actions} n’y suffit qu’après cette date.",
                "The objective “{objective}” aims at tier {tier} in “{field}” by {by}, but {actions} will do only after that date."},
               {"Le palier serait atteint, mais pas à la date annoncée.", "The tier would be reached, but not by the date announced."},
               {"Avancer la fin de ces actions, ou reculer l’échéance.", "Bring the end of these actions forward, or move the deadline back."}},
    .pass = RulePass::sense,
    .example = {R"({"objectives": [{"id": "o1", "label": "Former les équipes", "field": "formation", "target": {"tier": 2, "by": "2026-03-31"}, "actions": ["a1"]}], "actions": [{"id": "a1", "label": "Stage", "from": "2025-10-01", "to": "2026-06-30", "addresses": ["formation.trained"]}]})",
                R"({"objectives": [{"id": "o1", "label": "Former les équipes", "field": "formation", "target": {"tier": 2, "by": "2027-06-30"}, "actions": ["a1"]}], "actions": [{"id": "a1", "label": "Stage", "from": "2025-10-01", "to": "2026-06-30", "addresses": ["formation.trained"]}]})"},
    .check = check_reach_late,
};

}  // namespace palier::detail
