// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_target_early(PlanCheck& check) {
    const Plan& plan = check.plan();
    if (!plan.period.from) return;
    const Date first = *plan.period.from;
    for_each_deadline(plan, [&](Date by, const auto& name_due, auto... place) {
        if (by < first)
            check.tell(plan_pointer(place...), {{"name", name_due()}, {"by", by.text()}, {"from", first.text()}}, {check.place("/period/from")});
    });
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
