// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_training_unsized(PlanCheck& check) {
    const std::vector<PlanAction>& actions = check.plan().actions;
    const bool hours_told = check.is_expected("/actions/*/hours"), participants_told = check.is_expected("/actions/*/participants");
    for (std::size_t i = 0; i < actions.size(); ++i) {
        const bool lacks_hours = !actions[i].hours && actions[i].participants && !hours_told;
        const bool lacks_participants = actions[i].hours && !actions[i].participants && !participants_told;
        if (lacks_hours || lacks_participants) check.tell(plan_pointer("actions", i), {{"action", name_of(actions[i])}});
    }
}

inline constexpr PlanRule training_unsized = {
    .record = {"plan.training.unsized", Severity::advice, "0.1.0", "action",
               {"On ne peut pas compter le volume de la formation « {action} » : il manque les heures ou le nombre de participants.",
                "The volume of the training “{action}” cannot be counted: hours or participants are missing."},
               {"Les journées-stagiaires, que demande le plan de formation, se calculent avec les deux.",
                "Trainee days, which a training plan asks for, are computed from both."},
               {"Donner « hours » et « participants ».", "Give “hours” and “participants”."}},
    .pass = RulePass::sense,
    .example = {R"({"actions": [{"id": "a1", "label": "Stage", "owner": "0990001N.direction", "hours": 12}]})",
                R"({"actions": [{"id": "a1", "label": "Stage", "owner": "0990001N.direction", "hours": 12, "participants": 14}]})"},
    .check = check_training_unsized,
};

}  // namespace palier::detail
