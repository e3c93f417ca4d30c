// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_reference_indicator_unknown(PlanCheck& check) {
    if (!check.framework()) return;
    const auto look = [&](const std::string& id, auto... place) {
        if (id.empty() || check.find_indicator(id)) return;
        std::vector<std::string> names;
        if (check.has_room()) {
            std::vector<std::string_view> known;
            for (const Indicator& indicator : check.framework()->indicators()->indicators()) known.push_back(indicator.id);
            names = nearest_names(id, known);
        }
        check.tell(plan_pointer(place..., "indicator"), {{"indicator", id}, {"framework", check.framework()->id()}, {"names", std::move(names)}});
    };
    const Plan& plan = check.plan();
    for (std::size_t i = 0; i < plan.objectives.size(); ++i)
        for (std::size_t k = 0; k < plan.objectives[i].indicators.size(); ++k)
            look(plan.objectives[i].indicators[k].indicator, "objectives", i, "indicators", k);
    for (std::size_t i = 0; i < plan.success.size(); ++i) look(plan.success[i].indicator, "success", i);
}

inline constexpr PlanRule reference_indicator_unknown = {
    .record = {"plan.reference.indicator-unknown", Severity::error, "0.1.0", "indicator framework names",
               {"« {indicator} » n’est pas un indicateur du référentiel « {framework} ».",
                "“{indicator}” is no indicator of the framework “{framework}”."},
               {"Sa cible ne pourra être ni vérifiée, ni suivie.", "Its target can be neither checked nor followed."},
               {"Corriger l’identifiant (les plus proches : {names}).", "Correct the identifier (the nearest: {names})."}},
    .pass = RulePass::references,
    .example = {R"({"success": [{"label": "Enseignants formés", "indicator": "teachers.trainned_rate"}]})",
                R"({"success": [{"label": "Enseignants formés", "indicator": "teachers.trained_rate"}]})"},
    .check = check_reference_indicator_unknown,
};

}  // namespace palier::detail
