// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

/// Of a boolean or a category the way is one step: nothing to measure on it.
inline void check_baseline_missing(PlanCheck& check) {
    if (check.is_expected("/objectives/*/indicators/*/baseline")) return;
    for_each_followed(check, [&](const PlanIndicator& source, const Indicator& indicator, std::size_t o, std::size_t i) {
        const bool has_way = indicator.type != ValueType::boolean && indicator.type != ValueType::category;
        if (source.baseline || source.targets.empty() || !has_way) return;
        check.tell(plan_pointer("objectives", o, "indicators", i), {{"indicator", name_of(indicator)}});
    });
}

inline constexpr PlanRule baseline_missing = {
    .record = {"plan.baseline.missing", Severity::advice, "0.1.0", "indicator",
               {"L’indicateur « {indicator} » a une cible, mais pas de valeur de départ.", "The indicator “{indicator}” has a target, but no baseline."},
               {"On ne saura ni quel chemin reste à faire, ni si l’on avance assez vite.",
                "Nobody will know how far there is to go, nor whether progress is fast enough."},
               {"Ajouter « baseline » : la valeur mesurée et sa date.", "Add “baseline”: the value measured and its date."}},
    .pass = RulePass::sense,
    .example = {R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "practice.class_rate", "targets": [{"value": 50, "by": "2028-06-30"}]}]}]})",
                R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "practice.class_rate", "baseline": {"value": 35, "at": "2025-06-30"}, "targets": [{"value": 50, "by": "2028-06-30"}]}]}]})"},
    .check = check_baseline_missing,
};

}  // namespace palier::detail
