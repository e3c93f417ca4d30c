// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/detail/school_days.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

/// A value rounded as it is written is the same: 33.3 for a third of the classes.
inline void check_baseline_observed(PlanCheck& check) {
    if (!check.has_standing()) return;
    const Diagnosis& diagnosis = *check.context().diagnosis;
    OwnerValues values(diagnosis, check.plan().owner);
    for_each_followed(check, [&](const PlanIndicator& source, const Indicator& indicator, std::size_t o, std::size_t i) {
        if (!source.baseline || !source.baseline->value || !source.baseline->at || fit_of(*source.baseline->value, indicator) != ValueFit::fits) return;
        const std::optional<IndicatorId> id = diagnosis.framework()->indicators()->find(indicator.id);
        const int year = school_year_of(*source.baseline->at);
        if (const Profile& owner = *check.standing(); owner.period && owner.period->start_year() == year) values.know(owner.row, owner.frame);
        const auto found = id ? values.find(*id, year, year) : std::nullopt;
        if (!found) return;
        const std::optional<double> stated = number_of(*source.baseline->value), observed = number_of(found->value);
        const bool is_real = indicator.type == ValueType::number || indicator.type == ValueType::ratio;
        if (stated && observed ? (is_real ? is_rounded(*stated, *observed) : *stated == *observed) : *source.baseline->value == found->value) return;
        check.tell(plan_pointer("objectives", o, "indicators", i, "baseline", "value"),
                   {{"indicator", name_of(indicator)},
                    {"stated", value_words(*source.baseline->value, indicator)},
                    {"observed", value_words(found->value, indicator)},
                    {"year", found->year.text()}},
                   {check.place(plan_pointer("objectives", o, "indicators", i, "baseline", "at"))});
    });
}

inline constexpr PlanRule baseline_observed = {
    .record = {"plan.baseline.observed", Severity::warning, "0.1.0", "indicator stated observed year",
               {"La valeur de départ de l’indicateur « {indicator} » est {stated}, mais {observed} a été observé en {year}.",
                "The baseline of the indicator “{indicator}” is {stated}, but {observed} was observed in {year}."},
               {"Deux valeurs pour la même année faussent le suivi.", "Two values for the same year distort monitoring."},
               {"Reprendre la valeur observée, ou corriger l’observation ou la date.", "Take the observed value, or correct the observation or the date."}},
    .pass = RulePass::sense,
    .example = {R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "practice.class_rate", "baseline": {"value": 25, "at": "2025-06-30"}, "targets": [{"value": 50, "by": "2028-06-30"}]}]}]})",
                R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "practice.class_rate", "baseline": {"value": 35, "at": "2025-06-30"}, "targets": [{"value": 50, "by": "2028-06-30"}]}]}]})"},
    .check = check_baseline_observed,
};

}  // namespace palier::detail
