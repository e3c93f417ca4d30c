// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_baseline_late(PlanCheck& check) {
    const std::vector<PlanObjective>& objectives = check.plan().objectives;
    for (std::size_t o = 0; o < objectives.size(); ++o)
        for (std::size_t i = 0; i < objectives[o].indicators.size(); ++i) {
            const PlanIndicator& source = objectives[o].indicators[i];
            if (!source.baseline || !source.baseline->at || source.targets.empty() || !source.targets.front().at) continue;
            if (*source.baseline->at < *source.targets.front().at) continue;
            const Indicator* const indicator = check.find_indicator(source.indicator);
            check.tell(plan_pointer("objectives", o, "indicators", i, "baseline", "at"),
                       {{"indicator", palier::name_of(indicator ? indicator->label : LocalizedText{}, source.indicator)},
                        {"at", source.baseline->at->text()},
                        {"by", source.targets.front().at->text()}},
                       {check.place(plan_pointer("objectives", o, "indicators", i, "targets", 0, "by"))});
        }
}

inline constexpr PlanRule baseline_late = {
    .record = {"plan.baseline.late", Severity::warning, "0.1.0", "indicator at by",
               {"La valeur de départ de l’indicateur « {indicator} » est mesurée le {at}, à l’échéance de sa première cible ({by}) ou après.",
                "The baseline of the indicator “{indicator}” is measured on {at}, when its first target is due ({by}) or later."},
               {"Aucun chemin ne mène de l’une à l’autre.", "There is no way from one to the other."},
               {"Corriger l’une des deux dates.", "Correct one of the two dates."}},
    .pass = RulePass::sense,
    .example = {R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "practice.class_rate", "baseline": {"value": 35, "at": "2028-06-30"}, "targets": [{"value": 50, "by": "2027-06-30"}]}]}]})",
                R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "practice.class_rate", "baseline": {"value": 35, "at": "2025-06-30"}, "targets": [{"value": 50, "by": "2027-06-30"}]}]}]})"},
    .check = check_baseline_late,
};

}  // namespace palier::detail
