// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

/// An end is the day after the last; a deadline on that very day is how people say "by the end", and is let be.
inline void check_target_late(PlanCheck& check) {
    const Plan& plan = check.plan();
    if (!plan.period.to) return;
    const auto look = [&](const std::optional<Date>& by, const LocalizedText& name, auto... place) {
        if (by && *by > *plan.period.to)
            check.tell(plan_pointer(place...), {{"name", name}, {"by", by->text()}, {"to", plan.period.to->text()}}, {check.place("/period/to")});
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

inline constexpr PlanRule target_late = {
    .record = {"plan.target.late", Severity::warning, "0.1.0", "name by to",
               {"« {name} » : l’échéance du {by} vient après la fin du plan ({to}).",
                "“{name}”: the deadline of {by} comes after the end of the plan ({to})."},
               {"Le plan ne sera plus là pour en répondre.", "The plan will no longer be there to answer for it."},
               {"Avancer l’échéance, ou allonger la période du plan.", "Bring the deadline forward, or lengthen the period of the plan."}},
    .pass = RulePass::sense,
    .example = {R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "practice.class_rate", "targets": [{"value": 50, "by": "2029-06-30"}]}]}]})",
                R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "practice.class_rate", "targets": [{"value": 50, "by": "2028-06-30"}]}]}]})"},
    .check = check_target_late,
};

}  // namespace palier::detail
