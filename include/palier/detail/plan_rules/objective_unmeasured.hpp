// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include <algorithm>  // std::any_of, std::none_of

#include "palier/plan_rule.hpp"

namespace palier::detail {

/// Source: a contrat d'objectifs carries indicators for each objective (domain: code de l'éducation, L421-4). A plan may also measure its
/// objectives together, in the part on success, and then none has its own.
inline void check_objective_unmeasured(PlanCheck& check) {
    const std::vector<PlanObjective>& objectives = check.plan().objectives;
    const std::vector<PlanSuccess>& success = check.plan().success;
    const auto is_measured = [](const PlanObjective& objective) { return !objective.indicators.empty() || objective.target; };
    const bool measures_together = std::any_of(success.begin(), success.end(), [](const PlanSuccess& one) { return !one.indicator.empty(); });
    if (measures_together && std::none_of(objectives.begin(), objectives.end(), is_measured)) return;
    for (std::size_t i = 0; i < objectives.size(); ++i) {
        const PlanObjective& objective = objectives[i];
        if (is_measured(objective)) continue;
        check.tell(plan_pointer("objectives", i), {{"objective", name_of(objective.label, objective.id)}});
    }
}

inline constexpr PlanRule objective_unmeasured = {
    .record = {"plan.objective.unmeasured", Severity::advice, "0.1.0", "objective",
               {"L’objectif « {objective} » n’a ni indicateur, ni palier visé.", "The objective “{objective}” has neither an indicator nor a tier aimed at."},
               {"Rien ne dira s’il est atteint.", "Nothing will tell whether it is reached."},
               {"Ajouter au moins un indicateur avec une cible, ou le palier visé.", "Add at least one indicator with a target, or the tier aimed at."}},
    .pass = RulePass::sense,
    .example = {R"({"objectives": [{"id": "o1", "label": "Former les équipes"}], "success": null})",
                R"({"objectives": [{"id": "o1", "label": "Former les équipes", "field": "formation", "target": {"tier": 2, "by": "2027-06-30"}}]})"},
    .check = check_objective_unmeasured,
};

}  // namespace palier::detail
