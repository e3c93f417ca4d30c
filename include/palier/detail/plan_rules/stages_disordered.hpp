// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_stages_disordered(PlanCheck& check) {
    const std::vector<PlanStage>& stages = check.plan().stages;
    std::optional<std::size_t> before;  // the dated stage before
    for (std::size_t i = 0; i < stages.size(); ++i) {
        if (!stages[i].at) continue;
        if (before && *stages[i].at < *stages[*before].at)
            check.tell(plan_pointer("stages", i, "at"),
                       {{"stage", name_of(stages[i].label, stages[i].id)}, {"at", stages[i].at->text()}, {"earlier", name_of(stages[*before].label, stages[*before].id)},
                        {"day", stages[*before].at->text()}},
                       {check.place(plan_pointer("stages", *before, "at"))});
        before = i;
    }
}

inline constexpr PlanRule stages_disordered = {
    .record = {"plan.stages.disordered", Severity::advice, "0.1.0", "stage at earlier day",
               {"L’étape « {stage} » ({at}) vient dans la liste après « {earlier} » ({day}), qui est plus tardive.",
                "The stage “{stage}” ({at}) comes in the list after “{earlier}” ({day}), which is later."},
               {"On lit les étapes dans l’ordre du temps ; une date est peut-être fausse.",
                "Stages are read in the order of time; a date may be wrong."},
               {"Corriger la date, ou remettre les étapes dans l’ordre.", "Correct the date, or put the stages in order."}},
    .pass = RulePass::sense,
    .example = {R"({"stages": [{"id": "depart", "label": "Départ", "at": "2028-06-15"}, {"id": "bilan", "label": "Bilan", "at": "2025-09-15"}]})",
                R"({"stages": [{"id": "depart", "label": "Départ", "at": "2025-09-15"}, {"id": "bilan", "label": "Bilan", "at": "2028-06-15"}]})"},
    .check = check_stages_disordered,
};

}  // namespace palier::detail
