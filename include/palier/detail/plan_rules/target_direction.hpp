// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_target_direction(PlanCheck& check) {
    for_each_followed(check, [&](const PlanIndicator& source, const Indicator& indicator, std::size_t o, std::size_t i) {
        if (indicator.direction == Direction::none || !source.baseline) return;
        const std::optional<double> from = number_of(source.baseline->value);
        if (!from) return;
        for (std::size_t t = 0; t < source.targets.size(); ++t) {
            const std::optional<double> to = number_of(source.targets[t].value);
            if (!to || (indicator.direction == Direction::up ? *to >= *from : *to <= *from)) continue;
            if (is_share_of_one(*source.targets[t].value, indicator)) continue;  // told as such
            check.tell(plan_pointer("objectives", o, "indicators", i, "targets", t, "value"),
                       {{"indicator", name_of(indicator)},
                        {"target", value_words(*source.targets[t].value, indicator)},
                        {"baseline", value_words(*source.baseline->value, indicator)}},
                       {check.place(plan_pointer("objectives", o, "indicators", i, "baseline", "value")), definition_of(check, indicator)});
        }
    });
}

inline constexpr PlanRule target_direction = {
    .record = {"plan.target.direction", Severity::warning, "0.1.0", "indicator target baseline",
               {"La cible {target} de l’indicateur « {indicator} » est moins bonne que la valeur de départ {baseline}.",
                "The target {target} of the indicator “{indicator}” is worse than the baseline {baseline}."},
               {"L’objectif prévoit un recul, sans doute sans le vouloir.", "The objective plans a step back, probably unintended."},
               {"Corriger la cible ou la valeur de départ.", "Correct the target or the baseline."}},
    .pass = RulePass::sense,
    .example = {R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "practice.class_rate", "baseline": {"value": 35, "at": "2025-06-30"}, "targets": [{"value": 30, "by": "2027-06-30"}]}]}]})",
                R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "practice.class_rate", "baseline": {"value": 35, "at": "2025-06-30"}, "targets": [{"value": 50, "by": "2027-06-30"}]}]}]})"},
    .check = check_target_direction,
};

}  // namespace palier::detail
