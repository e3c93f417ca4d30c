// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_stage_undated(PlanCheck& check) {
    if (check.is_expected("/stages/*/at")) return;
    const std::vector<PlanStage>& stages = check.plan().stages;
    for (std::size_t i = 0; i < stages.size(); ++i)
        if (!stages[i].at) check.tell(plan_pointer("stages", i), {{"stage", name_of(stages[i].label, stages[i].id)}});
}

inline constexpr PlanRule stage_undated = {
    .record = {"plan.stage.undated", Severity::advice, "0.1.0", "stage",
               {"L’étape « {stage} » n’a pas de date.", "The stage “{stage}” has no date."},
               {"Une mesure ne se compare à une autre que si l’on sait quand chacune est faite.",
                "A measurement compares with another only if it is known when each is made."},
               {"Donner le jour de la mesure (membre « at »).", "Give the day of the measurement (member “at”)."}},
    .pass = RulePass::sense,
    .example = {R"({"stages": [{"id": "depart", "label": "Départ"}, {"id": "bilan", "label": "Bilan"}]})",
                R"({"stages": [{"id": "depart", "label": "Départ", "at": "2025-09-15"}, {"id": "bilan", "label": "Bilan", "at": "2028-06-15"}]})"},
    .check = check_stage_undated,
};

}  // namespace palier::detail
