// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_baseline_type(PlanCheck& check) {
    for_each_followed(check, [&](const PlanIndicator& source, const Indicator& indicator, std::size_t o, std::size_t i) {
        if (!source.baseline || !source.baseline->value || fit_of(*source.baseline->value, indicator) != ValueFit::wrong_type) return;
        check.tell(plan_pointer("objectives", o, "indicators", i, "baseline", "value"),
                   {{"indicator", name_of(indicator)}, {"value", scalar_words(*source.baseline->value)}, {"type", type_words(indicator.type)}}, {definition_of(check, indicator)});
    });
}

inline constexpr PlanRule baseline_type = {
    .record = {"plan.baseline.type", Severity::error, "0.1.0", "indicator value type",
               {"La valeur de départ « {value} » n’est pas une valeur de l’indicateur « {indicator} ».",
                "The baseline “{value}” is no value of the indicator “{indicator}”."},
               {"Le chemin parcouru se mesure à partir d’elle.", "Progress is measured from it."},
               {"Écrire {type}.", "Write {type}."}},
    .pass = RulePass::sense,
    .example = {R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "practice.class_rate", "baseline": {"value": true, "at": "2025-06-30"}, "targets": [{"value": 50, "by": "2028-06-30"}]}]}]})",
                R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "practice.class_rate", "baseline": {"value": 35, "at": "2025-06-30"}, "targets": [{"value": 50, "by": "2028-06-30"}]}]}]})"},
    .check = check_baseline_type,
};

}  // namespace palier::detail
