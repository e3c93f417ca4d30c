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
    const Date end = *plan.period.to;
    for_each_deadline(plan, [&](Date by, const auto& name_due, auto... place) {
        if (by > end)
            check.tell(plan_pointer(place...), {{"name", name_due()}, {"by", by.text()}, {"to", end.text()}}, {check.place("/period/to")});
    });
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
