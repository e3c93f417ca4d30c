// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_target_type(PlanCheck& check) {
    for_each_target_value(check, [&](const Scalar& value, const Indicator& indicator, std::size_t o, std::size_t i, std::size_t t) {
        if (fit_of(value, indicator) != ValueFit::wrong_type) return;
        check.tell(plan_pointer("objectives", o, "indicators", i, "targets", t, "value"),
                   {{"indicator", name_of(indicator)}, {"value", scalar_words(value)}, {"type", type_words(indicator.type)}}, {definition_of(check, indicator)});
    });
}

inline constexpr PlanRule target_type = {
    .record = {"plan.target.type", Severity::error, "0.1.0", "indicator value type",
               {"La cible « {value} » n’est pas une valeur de l’indicateur « {indicator} ».",
                "The target “{value}” is no value of the indicator “{indicator}”."},
               {"Une cible se compare à ce qui sera observé : il lui faut le même type.",
                "A target is compared with what will be observed: it needs the same type."},
               {"Écrire {type}.", "Write {type}."}},
    .pass = RulePass::sense,
    .example = {R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "practice.class_rate", "targets": [{"value": "la moitié", "by": "2027-06-30"}]}]}]})",
                R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "practice.class_rate", "targets": [{"value": 50, "by": "2027-06-30"}]}]}]})"},
    .check = check_target_type,
};

}  // namespace palier::detail
