// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_indicator_sensitive(PlanCheck& check) {
    for_each_followed(check, [&](const PlanIndicator& source, const Indicator& indicator, std::size_t o, std::size_t i) {
        if (indicator.sensitivity != Sensitivity::sensitive || source.targets.empty()) return;
        check.tell(plan_pointer("objectives", o, "indicators", i, "indicator"), {{"indicator", name_of(indicator)}}, {definition_of(check, indicator)});
    });
    const std::vector<PlanSuccess>& success = check.plan().success;
    for (std::size_t i = 0; i < success.size(); ++i) {
        const Indicator* const indicator = check.find_indicator(success[i].indicator);
        if (!indicator || indicator->sensitivity != Sensitivity::sensitive || !success[i].target) continue;
        check.tell(plan_pointer("success", i, "indicator"), {{"indicator", name_of(*indicator)}}, {definition_of(check, *indicator)});
    }
}

inline constexpr PlanRule indicator_sensitive = {
    .record = {"plan.indicator.sensitive", Severity::warning, "0.1.0", "indicator",
               {"L’indicateur « {indicator} » est sensible, et le plan en fait une cible.",
                "The indicator “{indicator}” is sensitive, and the plan makes it a target."},
               {"Un plan se diffuse : la donnée d’un seul établissement n’y a pas sa place, et la viser pousse à moins déclarer.",
                "A plan is handed round: the figure of a single school has no place in it, and aiming at it leads to reporting less."},
               {"Suivre cet indicateur sans cible publiée, ou en choisir un autre.",
                "Follow this indicator without a published target, or choose another one."}},
    .pass = RulePass::sense,
    .example = {R"({"objectives": [{"id": "o1", "label": "Former les équipes", "indicators": [{"indicator": "incidents", "targets": [{"value": 0, "by": "2027-06-30"}]}]}]})",
                R"({"success": [{"label": "Incidents suivis", "indicator": "incidents", "evidence": "Registre de la direction"}]})"},
    .check = check_indicator_sensitive,
};

}  // namespace palier::detail
