// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_dates.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_stage_outside_period(PlanCheck& check) {
    constexpr std::int64_t state_of_play = 12;  // months before the plan
    const Validity& period = check.plan().period;
    if (period.empty()) return;
    const std::vector<PlanStage>& stages = check.plan().stages;
    for (std::size_t i = 0; i < stages.size(); ++i) {
        const std::optional<Date> at = stages[i].at;
        if (!at) continue;
        const bool is_early = period.from && *at < add_months(*period.from, -state_of_play);
        const bool is_late = period.to && *at > *period.to;
        if (!is_early && !is_late) continue;
        check.tell(plan_pointer("stages", i, "at"), {{"stage", name_of(stages[i].label, stages[i].id)}, {"at", at->text()}, {"period", describe(period)}},
                   {check.place(is_early ? "/period/from" : "/period/to")});
    }
}

inline constexpr PlanRule stage_outside_period = {
    .record = {"plan.stage.outside-period", Severity::warning, "0.1.0", "stage at period",
               {"L’étape « {stage} » ({at}) est hors de la période du plan ({period}).",
                "The stage “{stage}” ({at}) lies outside the period of the plan ({period})."},
               {"Une étape mesure l’effet du plan ; le point de départ se mesure au plus tôt dans l’année qui précède.",
                "A stage measures what the plan does; the starting point is measured in the year before at the earliest."},
               {"Corriger la date de l’étape, ou la période du plan.", "Correct the date of the stage, or the period of the plan."}},
    .pass = RulePass::sense,
    .example = {R"({"stages": [{"id": "depart", "label": "Départ", "at": "2025-09-15"}, {"id": "bilan", "label": "Bilan", "at": "2038-06-15"}]})",
                R"({"stages": [{"id": "depart", "label": "Départ", "at": "2025-06-15"}, {"id": "bilan", "label": "Bilan", "at": "2028-06-15"}]})"},
    .check = check_stage_outside_period,
};

}  // namespace palier::detail
