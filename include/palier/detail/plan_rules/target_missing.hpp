// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

/// A sensitive indicator is better followed without a target.
inline void check_target_missing(PlanCheck& check) {
    if (check.is_expected("/objectives/*/indicators/*/targets")) return;
    const std::vector<PlanObjective>& objectives = check.plan().objectives;
    for (std::size_t o = 0; o < objectives.size(); ++o)
        for (std::size_t i = 0; i < objectives[o].indicators.size(); ++i) {
            const PlanIndicator& source = objectives[o].indicators[i];
            const Indicator* const indicator = check.find_indicator(source.indicator);
            if (!source.targets.empty() || (indicator && indicator->sensitivity == Sensitivity::sensitive)) continue;
            check.tell(plan_pointer("objectives", o, "indicators", i),
                       {{"indicator", palier::name_of(indicator ? indicator->label : LocalizedText{}, source.indicator)}});
        }
}

inline constexpr PlanRule target_missing = {
    .record = {"plan.target.missing", Severity::advice, "0.1.0", "indicator",
               {"L’indicateur « {indicator} » n’a pas de cible.", "The indicator “{indicator}” has no target."},
               {"Sans cible, on le mesurera sans savoir si l’objectif est atteint.",
                "Without a target it will be measured without telling whether the objective is reached."},
               {"Ajouter une cible avec sa date.", "Add a target with its date."}},
    .pass = RulePass::sense,
    .example = {R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "practice.class_rate", "baseline": {"value": 35, "at": "2025-06-30"}}]}]})",
                R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "practice.class_rate", "targets": [{"value": 50, "by": "2028-06-30"}]}]}]})"},
    .check = check_target_missing,
};

}  // namespace palier::detail
