// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_target_undated(PlanCheck& check) {
    if (check.is_expected("/objectives/*/indicators/*/targets/*/by")) return;
    const std::vector<PlanObjective>& objectives = check.plan().objectives;
    for (std::size_t o = 0; o < objectives.size(); ++o)
        for (std::size_t i = 0; i < objectives[o].indicators.size(); ++i) {
            const PlanIndicator& source = objectives[o].indicators[i];
            for (std::size_t t = 0; t < source.targets.size(); ++t) {
                if (source.targets[t].at) continue;
                const Indicator* const indicator = check.find_indicator(source.indicator);
                check.tell(plan_pointer("objectives", o, "indicators", i, "targets", t),
                           {{"indicator", palier::name_of(indicator ? indicator->label : LocalizedText{}, source.indicator)}});
            }
        }
}

inline constexpr PlanRule target_undated = {
    .record = {"plan.target.undated", Severity::advice, "0.1.0", "indicator",
               {"Une cible de l’indicateur « {indicator} » n’a pas d’échéance.", "A target of the indicator “{indicator}” has no deadline."},
               {"On ne saura pas quand la dire atteinte ou manquée.", "Nobody will know when to call it reached or missed."},
               {"Ajouter « by ».", "Add “by”."}},
    .pass = RulePass::sense,
    .example = {R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "practice.class_rate", "targets": [{"value": 50}]}]}]})",
                R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "practice.class_rate", "targets": [{"value": 50, "by": "2027-06-30"}]}]}]})"},
    .check = check_target_undated,
};

}  // namespace palier::detail
