// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_target_disordered(PlanCheck& check) {
    const std::vector<PlanObjective>& objectives = check.plan().objectives;
    for (std::size_t o = 0; o < objectives.size(); ++o)
        for (std::size_t i = 0; i < objectives[o].indicators.size(); ++i) {
            const PlanIndicator& source = objectives[o].indicators[i];
            for (std::size_t t = 1; t < source.targets.size(); ++t) {
                const std::optional<Date>& before = source.targets[t - 1].at;
                const std::optional<Date>& after = source.targets[t].at;
                if (!before || !after || *before < *after) continue;
                const Indicator* const indicator = check.find_indicator(source.indicator);
                check.tell(plan_pointer("objectives", o, "indicators", i, "targets", t, "by"),
                           {{"indicator", palier::name_of(indicator ? indicator->label : LocalizedText{}, source.indicator)}, {"before", before->text()}, {"after", after->text()}},
                           {check.place(plan_pointer("objectives", o, "indicators", i, "targets", t - 1, "by"))});
            }
        }
}

inline constexpr PlanRule target_disordered = {
    .record = {"plan.target.disordered", Severity::warning, "0.1.0", "indicator before after",
               {"Les cibles de l’indicateur « {indicator} » ne sont pas dans l’ordre du temps : {after} vient après {before}.",
                "The targets of the indicator “{indicator}” are not in the order of time: {after} comes after {before}."},
               {"Le suivi lit les cibles comme des étapes successives.", "Monitoring reads targets as successive steps."},
               {"Ranger les cibles par date, une seule par jour.", "Sort the targets by date, one a day."}},
    .pass = RulePass::sense,
    .example = {R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "practice.class_rate", "targets": [{"value": 40, "by": "2027-06-30"}, {"value": 50, "by": "2026-06-30"}]}]}]})",
                R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "practice.class_rate", "targets": [{"value": 40, "by": "2026-06-30"}, {"value": 50, "by": "2027-06-30"}]}]}]})"},
    .check = check_target_disordered,
};

}  // namespace palier::detail
