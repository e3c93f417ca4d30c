// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_reference_stage_unknown(PlanCheck& check) {
    const auto look = [&](const std::string& id, auto... place) {
        if (id.empty() || check.find_stage(id)) return;
        check.tell(plan_pointer(place...), {{"stage", id}, {"names", check.has_room() ? check.nearest_stages(id) : std::vector<std::string>()}});
    };
    const Plan& plan = check.plan();
    for (std::size_t i = 0; i < plan.objectives.size(); ++i)
        for (std::size_t k = 0; k < plan.objectives[i].indicators.size(); ++k) {
            const std::vector<std::string>& stages = plan.objectives[i].indicators[k].stages;
            for (std::size_t n = 0; n < stages.size(); ++n) look(stages[n], "objectives", i, "indicators", k, "stages", n);
        }
    for (std::size_t i = 0; i < plan.success.size(); ++i)
        for (std::size_t n = 0; n < plan.success[i].stages.size(); ++n) look(plan.success[i].stages[n], "success", i, "stages", n);
}

inline constexpr PlanRule reference_stage_unknown = {
    .record = {"plan.reference.stage-unknown", Severity::error, "0.1.0", "stage names",
               {"« {stage} » n’est l’identifiant d’aucune étape du plan.", "“{stage}” is the identifier of no stage of the plan."},
               {"On ne peut dire quand l’indicateur sera mesuré.", "There is no telling when the indicator will be measured."},
               {"Corriger l’identifiant (les plus proches : {names}), ou ajouter l’étape.",
                "Correct the identifier (the nearest: {names}), or add the stage."}},
    .pass = RulePass::references,
    .example = {R"({"success": [{"label": "Usages en hausse", "stages": ["fin"]}]})",
                R"({"success": [{"label": "Usages en hausse", "stages": ["bilan"]}]})"},
    .check = check_reference_stage_unknown,
};

}  // namespace palier::detail
