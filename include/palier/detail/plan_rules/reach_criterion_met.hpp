// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_reach_criterion_met(PlanCheck& check) {
    const Framework* const framework = addressed_framework(check);
    if (!framework) return;
    const std::vector<CriterionResult>& now = check.standing()->assessment.criteria;
    const std::vector<PlanAction>& actions = check.plan().actions;
    for (std::size_t a = 0; a < actions.size(); ++a)
        for (std::size_t k = 0; k < actions[a].addresses.size(); ++k) {
            const std::optional<CriterionId> id = framework->find_criterion(actions[a].addresses[k]);
            if (!id || now[index(*id)].state() != CriterionState::met) continue;
            check.tell(plan_pointer("actions", a, "addresses", k), {{"action", name_of(actions[a])}, {"criterion", name_of((*framework)[*id])}},
                       {{framework->definition().document, (*framework)[*id].pointer, 0, 0}});
        }
}

inline constexpr PlanRule reach_criterion_met = {
    .record = {"plan.reach.criterion-met", Severity::info, "0.1.0", "action criterion",
               {"L’action « {action} » vise le critère « {criterion} », déjà rempli.",
                "The action “{action}” addresses the criterion “{criterion}”, which is met already."},
               {"Elle le consolidera, mais ne fera pas changer de palier.", "It will strengthen it, but will not change the tier."},
               {"Vérifier qu’un autre critère n’était pas visé.", "Check that no other criterion was meant."}},
    .pass = RulePass::sense,
    .example = {R"({"objectives": [{"id": "o1", "label": "Former les équipes", "field": "formation", "target": {"tier": 2, "by": "2027-06-30"}, "actions": ["a1"]}], "actions": [{"id": "a1", "label": "Stage", "from": "2025-10-01", "to": "2026-06-30", "addresses": ["formation.trained", "formation.plan"]}]})",
                R"({"objectives": [{"id": "o1", "label": "Former les équipes", "field": "formation", "target": {"tier": 2, "by": "2027-06-30"}, "actions": ["a1"]}], "actions": [{"id": "a1", "label": "Stage", "from": "2025-10-01", "to": "2026-06-30", "addresses": ["formation.trained"]}]})"},
    .check = check_reach_criterion_met,
};

}  // namespace palier::detail
