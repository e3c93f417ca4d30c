// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_baseline_out_of_range(PlanCheck& check) {
    for_each_followed(check, [&](const PlanIndicator& source, const Indicator& indicator, std::size_t o, std::size_t i) {
        if (!source.baseline || !source.baseline->value || fit_of(*source.baseline->value, indicator) != ValueFit::out_of_range) return;
        check.tell(plan_pointer("objectives", o, "indicators", i, "baseline", "value"),
                   {{"indicator", name_of(indicator)}, {"value", value_words(*source.baseline->value, indicator)}, {"range", range_words(indicator)}}, {definition_of(check, indicator)});
    });
}

inline constexpr PlanRule baseline_out_of_range = {
    .record = {"plan.baseline.out-of-range", Severity::error, "0.1.0", "indicator value range",
               {"La valeur de départ {value} est hors des valeurs possibles de l’indicateur « {indicator} ».",
                "The baseline {value} is outside the possible values of the indicator “{indicator}”."},
               {"Le chemin parcouru se mesure à partir d’elle.", "Progress is measured from it."},
               {"Corriger la valeur (possibles : {range}).", "Correct the value (possible: {range})."}},
    .pass = RulePass::sense,
    .example = {R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "practice.class_rate", "baseline": {"value": -5, "at": "2025-06-30"}, "targets": [{"value": 50, "by": "2028-06-30"}]}]}]})",
                R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "practice.class_rate", "baseline": {"value": 35, "at": "2025-06-30"}, "targets": [{"value": 50, "by": "2028-06-30"}]}]}]})"},
    .check = check_baseline_out_of_range,
};

}  // namespace palier::detail
