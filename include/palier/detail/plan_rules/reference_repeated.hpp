// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include <cstddef>  // positions
#include <string>   // ids
#include <vector>   // lists

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_reference_repeated(PlanCheck& check) {
    const auto look = [&](const std::vector<std::string>& ids, auto... place) {
        constexpr std::size_t few = 16;  // compared one by one
        bool are_new = ids.size() <= few;
        for (std::size_t i = 1; are_new && i < ids.size(); ++i)
            for (std::size_t k = 0; k < i; ++k) are_new = are_new && ids[k] != ids[i];
        if (are_new) return;
        NameList names;
        std::vector<std::size_t> firsts;  // by name
        for (std::size_t i = 0; i < ids.size(); ++i) {
            if (ids[i].empty()) continue;
            const std::size_t name = names.add(ids[i]);
            if (name == firsts.size())
                firsts.push_back(i);
            else
                check.tell(plan_pointer(place..., i), {{"id", ids[i]}}, {check.place(plan_pointer(place..., firsts[name]))});
        }
    };
    const Plan& plan = check.plan();
    for (std::size_t i = 0; i < plan.objectives.size(); ++i) {
        look(plan.objectives[i].priorities, "objectives", i, "priorities");
        look(plan.objectives[i].actions, "objectives", i, "actions");
        for (std::size_t k = 0; k < plan.objectives[i].indicators.size(); ++k) look(plan.objectives[i].indicators[k].stages, "objectives", i, "indicators", k, "stages");
    }
    for (std::size_t i = 0; i < plan.actions.size(); ++i) {
        look(plan.actions[i].levels, "actions", i, "level");
        look(plan.actions[i].actors, "actions", i, "actors");
        look(plan.actions[i].addresses, "actions", i, "addresses");
        look(plan.actions[i].after, "actions", i, "after");
    }
    for (std::size_t i = 0; i < plan.success.size(); ++i) look(plan.success[i].stages, "success", i, "stages");
}

inline constexpr PlanRule reference_repeated = {
    .record = {"plan.reference.repeated", Severity::advice, "0.1.0", "id",
               {"« {id} » est nommé deux fois dans la même liste.", "“{id}” is named twice in the same list."},
               {"La seconde mention n’ajoute rien ; c’est souvent un autre nom qui était voulu.",
                "The second mention adds nothing; often another name was meant."},
               {"Retirer la seconde mention, ou la remplacer par ce qui était voulu.",
                "Remove the second mention, or replace it by what was meant."}},
    .pass = RulePass::references,
    .example = {R"({"actions": [{"id": "a1", "label": "Stage", "addresses": ["formation.trained", "formation.trained"]}]})",
                R"({"actions": [{"id": "a1", "label": "Stage", "addresses": ["formation.trained", "formation.plan"]}]})"},
    .check = check_reference_repeated,
};

}  // namespace palier::detail
