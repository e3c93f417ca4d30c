// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_indicator_repeated(PlanCheck& check) {
    const std::vector<PlanObjective>& objectives = check.plan().objectives;
    for (std::size_t o = 0; o < objectives.size(); ++o) {
        const std::vector<PlanIndicator>& indicators = objectives[o].indicators;
        NameList names;
        std::vector<std::size_t> first;  // position of each name
        for (std::size_t i = 0; i < indicators.size(); ++i) {
            if (indicators[i].indicator.empty()) continue;
            const std::size_t at = names.add(indicators[i].indicator);
            if (at == first.size()) {
                first.push_back(i);
                continue;
            }
            const Indicator* const indicator = check.find_indicator(indicators[i].indicator);
            check.tell(plan_pointer("objectives", o, "indicators", i, "indicator"),
                       {{"indicator", palier::name_of(indicator ? indicator->label : LocalizedText{}, indicators[i].indicator)}, {"objective", name_of(objectives[o])}},
                       {check.place(plan_pointer("objectives", o, "indicators", first[at], "indicator"))});
        }
    }
}

inline constexpr PlanRule indicator_repeated = {
    .record = {"plan.indicator.repeated", Severity::warning, "0.1.0", "indicator objective",
               {"L’indicateur « {indicator} » figure deux fois dans l’objectif « {objective} ».",
                "The indicator “{indicator}” comes twice in the objective “{objective}”."},
               {"Deux cibles d’un même indicateur se suivent, elles ne s’ajoutent pas.",
                "Two targets of one indicator follow each other, they do not add up."},
               {"Réunir les cibles sous un seul indicateur, par dates.", "Bring the targets together under one indicator, by date."}},
    .pass = RulePass::sense,
    .example = {R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "practice.class_rate", "targets": [{"value": 45, "by": "2026-06-30"}]}, {"indicator": "practice.class_rate", "targets": [{"value": 50, "by": "2027-06-30"}]}]}]})",
                R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "practice.class_rate", "targets": [{"value": 45, "by": "2026-06-30"}, {"value": 50, "by": "2027-06-30"}]}]}]})"},
    .check = check_indicator_repeated,
};

}  // namespace palier::detail
