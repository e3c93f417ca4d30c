// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_target_early(PlanCheck& check) {
    const Plan& plan = check.plan();
    if (!plan.period.from) return;
    const auto look = [&](const std::optional<Date>& by, const LocalizedText& name, auto... place) {
        if (by && *by < *plan.period.from)
            check.tell(plan_pointer(place...), {{"name", name}, {"by", by->text()}, {"from", plan.period.from->text()}}, {check.place("/period/from")});
    };
    for (std::size_t o = 0; o < plan.objectives.size(); ++o) {
        const PlanObjective& objective = plan.objectives[o];
        if (objective.target) look(objective.target->by, name_of(objective), "objectives", o, "target", "by");
        for (std::size_t i = 0; i < objective.indicators.size(); ++i)
            for (std::size_t t = 0; t < objective.indicators[i].targets.size(); ++t)
                look(objective.indicators[i].targets[t].at, name_of(objective), "objectives", o, "indicators", i, "targets", t, "by");
    }
    for (std::size_t i = 0; i < plan.success.size(); ++i) look(plan.success[i].by, plan.success[i].label, "success", i, "by");
}

inline constexpr PlanRule target_early = {
    .record = {"plan.target.early", Severity::warning, "0.1.0", "name by from",
               {"« {name} » : l’échéance du {by} vient avant le début du plan ({from}).",
                "“{name}”: the deadline of {by} comes before the plan begins ({from})."},
               {"Ce qui est déjà passé ne peut pas être visé.", "What is already past cannot be aimed at."},
               {"Corriger l’échéance, ou la période du plan.", "Correct the deadline, or the period of the plan."}},
    .pass = RulePass::sense,
    .example = {R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "practice.class_rate", "targets": [{"value": 50, "by": "2024-06-30"}]}]}]})",
                R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "practice.class_rate", "targets": [{"value": 50, "by": "2028-06-30"}]}]}]})"},
    .check = check_target_early,
};

}  // namespace palier::detail
