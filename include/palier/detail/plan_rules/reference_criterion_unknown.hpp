// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/nearest_offer.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_reference_criterion_unknown(PlanCheck& check) {
    const Framework* const framework = check.framework();
    if (!framework) return;
    std::vector<std::string_view> known;
    for (const Criterion& criterion : framework->maturity().criteria) known.push_back(criterion.id);
    NearestNames nearest;
    const std::vector<PlanAction>& actions = check.plan().actions;
    for (std::size_t i = 0; i < actions.size(); ++i)
        for (std::size_t k = 0; k < actions[i].addresses.size(); ++k) {
            const std::string& id = actions[i].addresses[k];
            if (id.empty() || framework->find_criterion(id)) continue;
            check.tell(plan_pointer("actions", i, "addresses", k),
                       {{"criterion", id}, {"framework", framework->id()}, {"names", check.has_room() ? nearest.offer(id, known) : std::vector<std::string>()}});
        }
}

inline constexpr PlanRule reference_criterion_unknown = {
    .record = {"plan.reference.criterion-unknown", Severity::error, "0.1.0", "criterion framework names",
               {"« {criterion} » n’est pas un critère du référentiel « {framework} ».",
                "“{criterion}” is no criterion of the framework “{framework}”."},
               {"On ne peut dire ce que l’action fait gagner.", "There is no telling what the action gains."},
               {"Corriger l’identifiant (les plus proches : {names}).", "Correct the identifier (the nearest: {names})."}},
    .pass = RulePass::references,
    .example = {R"({"actions": [{"id": "a1", "label": "Stage", "addresses": ["formation.train"]}]})",
                R"({"actions": [{"id": "a1", "label": "Stage", "addresses": ["formation.trained"]}]})"},
    .check = check_reference_criterion_unknown,
};

}  // namespace palier::detail
