// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_target_setback(PlanCheck& check) {
    for_each_followed(check, [&](const PlanIndicator& source, const Indicator& indicator, std::size_t o, std::size_t i) {
        if (indicator.direction == Direction::none) return;
        for (std::size_t t = 1; t < source.targets.size(); ++t) {
            const PlanValue& first = source.targets[t - 1];
            const PlanValue& second = source.targets[t];
            if (first.at && second.at && *second.at <= *first.at) continue;  // told as out of order
            const std::optional<double> before = number_of(first.value), after = number_of(second.value);
            if (!before || !after || (indicator.direction == Direction::up ? *after >= *before : *after <= *before)) continue;
            check.tell(plan_pointer("objectives", o, "indicators", i, "targets", t, "value"),
                       {{"indicator", name_of(indicator)}, {"before", value_words(*first.value, indicator)}, {"after", value_words(*second.value, indicator)}},
                       {check.place(plan_pointer("objectives", o, "indicators", i, "targets", t - 1, "value"))});
        }
    });
}

inline constexpr PlanRule target_setback = {
    .record = {"plan.target.setback", Severity::warning, "0.1.0", "indicator before after",
               {"La cible {after} de l’indicateur « {indicator} » revient en arrière : l’étape d’avant vise {before}.",
                "The target {after} of the indicator “{indicator}” steps back: the one before aims at {before}."},
               {"Deux étapes qui se contredisent ne se suivent pas.", "Two steps that contradict each other cannot be followed."},
               {"Corriger l’une des deux cibles.", "Correct one of the two targets."}},
    .pass = RulePass::sense,
    .example = {R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "practice.class_rate", "targets": [{"value": 50, "by": "2026-06-30"}, {"value": 45, "by": "2027-06-30"}]}]}]})",
                R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "practice.class_rate", "targets": [{"value": 45, "by": "2026-06-30"}, {"value": 50, "by": "2027-06-30"}]}]}]})"},
    .check = check_target_setback,
};

}  // namespace palier::detail
