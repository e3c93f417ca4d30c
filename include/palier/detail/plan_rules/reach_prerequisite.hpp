// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_reach_prerequisite(PlanCheck& check) {
    const Framework* const framework = addressed_framework(check);
    if (!framework) return;
    const std::vector<CriterionResult>& now = check.standing()->assessment.criteria;
    const std::vector<PlanAction>& actions = check.plan().actions;
    std::vector<bool> addressed(framework->criterion_count(), false);
    for (const PlanAction& action : actions)
        for (const std::string& name : action.addresses)
            if (const auto id = framework->find_criterion(name)) addressed[index(*id)] = true;
    for (std::size_t a = 0; a < actions.size(); ++a)
        for (std::size_t k = 0; k < actions[a].addresses.size(); ++k) {
            const std::optional<CriterionId> id = framework->find_criterion(actions[a].addresses[k]);
            if (!id || now[index(*id)].state() == CriterionState::met) continue;
            for (const CriterionId before : framework->compiled(*id).prerequisites) {
                if (addressed[index(before)] || now[index(before)].state() != CriterionState::not_met) continue;
                check.tell(plan_pointer("actions", a, "addresses", k),
                           {{"action", name_of(actions[a])}, {"criterion", name_of((*framework)[*id])}, {"prerequisite", name_of((*framework)[before])}},
                           {{framework->definition().document, (*framework)[before].pointer, 0, 0}});
            }
        }
}

inline constexpr PlanRule reach_prerequisite = {
    .record = {"plan.reach.prerequisite", Severity::warning, "0.1.0", "action criterion prerequisite",
               {"L’action « {action} » vise le critère « {criterion} », qui suppose d’abord « {prerequisite} » : il n’est ni rempli, ni visé par une action.",
                "The action “{action}” addresses the criterion “{criterion}”, which first takes “{prerequisite}”: it is neither met nor addressed by an action."},
               {"Sans lui, le critère visé ne compte pas comme rempli.", "Without it, the criterion addressed does not count as met."},
               {"Viser aussi ce critère, dans cette action ou dans une autre.", "Address that criterion too, in this action or another one."}},
    .pass = RulePass::sense,
    .example = {R"({"objectives": [{"id": "o1", "label": "Équiper", "indicators": []}], "actions": [{"id": "a1", "label": "Étape 1", "to": "2026-06-30", "addresses": ["reseau.high-speed"]}]})",
                R"({"objectives": [{"id": "o1", "label": "Équiper", "indicators": []}], "actions": [{"id": "a1", "label": "Étape 1", "to": "2026-06-30", "addresses": ["reseau.high-speed"]}, {"id": "a2", "label": "Étape 2", "to": "2026-06-30", "addresses": ["reseau.every"]}]})"},
    .check = check_reach_prerequisite,
};

}  // namespace palier::detail
