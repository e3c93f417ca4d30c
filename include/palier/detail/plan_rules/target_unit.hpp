// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_target_unit(PlanCheck& check) {
    for_each_target_value(check, [&](const Scalar& value, const Indicator& indicator, std::size_t o, std::size_t i, std::size_t t) {
        if (!is_share_of_one(value, indicator)) return;
        const double percent = std::get<double>(value) * 100.0;
        check.tell(plan_pointer("objectives", o, "indicators", i, "targets", t, "value"),
                   {{"indicator", name_of(indicator)}, {"value", value_words(value, indicator)}, {"percent", value_words(Scalar(percent), indicator)}},
                   {definition_of(check, indicator)});
    });
}

inline constexpr PlanRule target_unit = {
    .record = {"plan.target.unit", Severity::warning, "0.1.0", "indicator value percent",
               {"La cible {value} de l’indicateur « {indicator} » semble une part de 1, alors qu’il se compte en pour cent.",
                "The target {value} of the indicator “{indicator}” looks like a share of 1, while it is counted in percent."},
               {"Elle serait lue comme moins de un pour cent.", "It would be read as less than one percent."},
               {"Écrire {percent} si c’est ce qui est voulu.", "Write {percent} if that is what is meant."}},
    .pass = RulePass::sense,
    .example = {R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "practice.class_rate", "targets": [{"value": 0.5, "by": "2027-06-30"}]}]}]})",
                R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "practice.class_rate", "targets": [{"value": 50, "by": "2027-06-30"}]}]}]})"},
    .check = check_target_unit,
};

}  // namespace palier::detail
