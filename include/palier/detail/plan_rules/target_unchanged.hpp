// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_target_unchanged(PlanCheck& check) {
    for_each_followed(check, [&](const PlanIndicator& source, const Indicator& indicator, std::size_t o, std::size_t i) {
        if (!source.baseline || !source.baseline->value || source.targets.empty() || !source.targets.back().value) return;
        const Scalar& from = *source.baseline->value;
        const Scalar& to = *source.targets.back().value;
        const std::optional<double> first = number_of(from), last = number_of(to);
        if (first && last ? *first != *last : from != to) return;
        check.tell(plan_pointer("objectives", o, "indicators", i, "targets", source.targets.size() - 1, "value"),
                   {{"indicator", name_of(indicator)}, {"value", value_words(to, indicator)}},
                   {check.place(plan_pointer("objectives", o, "indicators", i, "baseline", "value"))});
    });
}

inline constexpr PlanRule target_unchanged = {
    .record = {"plan.target.unchanged", Severity::advice, "0.1.0", "indicator value",
               {"La dernière cible de l’indicateur « {indicator} » est sa valeur de départ ({value}).",
                "The last target of the indicator “{indicator}” is its baseline ({value})."},
               {"Rien ne changera, même si l’objectif est atteint.", "Nothing will change, even if the objective is reached."},
               {"Viser davantage, ou dire dans l’objectif qu’il s’agit de se maintenir.",
                "Aim for more, or say in the objective that it is about keeping the level."}},
    .pass = RulePass::sense,
    .example = {R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "practice.class_rate", "baseline": {"value": 35, "at": "2025-06-30"}, "targets": [{"value": 35.0, "by": "2027-06-30"}]}]}]})",
                R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "practice.class_rate", "baseline": {"value": 35, "at": "2025-06-30"}, "targets": [{"value": 50, "by": "2027-06-30"}]}]}]})"},
    .check = check_target_unchanged,
};

}  // namespace palier::detail
