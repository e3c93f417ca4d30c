// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_target_out_of_range(PlanCheck& check) {
    for_each_target_value(check, [&](const Scalar& value, const Indicator& indicator, std::size_t o, std::size_t i, std::size_t t) {
        if (fit_of(value, indicator) != ValueFit::out_of_range) return;
        check.tell(plan_pointer("objectives", o, "indicators", i, "targets", t, "value"),
                   {{"indicator", name_of(indicator)}, {"value", value_words(value, indicator)}, {"range", range_words(indicator)}}, {definition_of(check, indicator)});
    });
}

inline constexpr PlanRule target_out_of_range = {
    .record = {"plan.target.out-of-range", Severity::error, "0.1.0", "indicator value range",
               {"La cible {value} est hors des valeurs possibles de l’indicateur « {indicator} ».",
                "The target {value} is outside the possible values of the indicator “{indicator}”."},
               {"Elle ne pourra jamais être observée.", "It can never be observed."},
               {"Choisir une cible parmi les valeurs possibles ({range}).", "Choose a target among the possible values ({range})."}},
    .pass = RulePass::sense,
    .example = {R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "practice.class_rate", "targets": [{"value": 150, "by": "2027-06-30"}]}]}]})",
                R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "practice.class_rate", "targets": [{"value": 50, "by": "2027-06-30"}]}]}]})"},
    .check = check_target_out_of_range,
};

}  // namespace palier::detail
