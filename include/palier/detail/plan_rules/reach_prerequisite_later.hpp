// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_reach_prerequisite_later(PlanCheck& check) {
    const Framework* const framework = addressed_framework(check);
    if (!framework) return;
    const std::vector<CriterionResult>& now = check.standing()->assessment.criteria;
    const std::vector<PlanAction>& actions = check.plan().actions;
    const std::optional<Date>& end = check.plan().period.to;
    std::vector<std::optional<Date>> first(framework->criterion_count());  // when the first action that addresses it is over
    std::vector<bool> is_open(framework->criterion_count(), true);         // no such action has an end
    for (const PlanAction& action : actions)
        for (const std::string& name : action.addresses)
            if (const auto id = framework->find_criterion(name)) {
                const std::optional<Date>& to = action.to ? action.to : end;
                if (to && (!first[index(*id)] || *to < *first[index(*id)])) first[index(*id)] = to;
                if (to) is_open[index(*id)] = false;
            }
    for (std::size_t a = 0; a < actions.size(); ++a)
        for (std::size_t k = 0; actions[a].to && k < actions[a].addresses.size(); ++k) {
            const std::optional<CriterionId> id = framework->find_criterion(actions[a].addresses[k]);
            if (!id || now[index(*id)].state() == CriterionState::met) continue;
            for (const CriterionId before : framework->compiled(*id).prerequisites) {
                if (is_open[index(before)] || now[index(before)].state() != CriterionState::not_met || *first[index(before)] <= *actions[a].to) continue;
                check.tell(plan_pointer("actions", a, "addresses", k),
                           {{"action", name_of(actions[a])},
                            {"criterion", name_of((*framework)[*id])},
                            {"prerequisite", name_of((*framework)[before])},
                            {"day", first[index(before)]->text()}},
                           {check.place(plan_pointer("actions", a, "to"))});
            }
        }
}

inline constexpr PlanRule reach_prerequisite_later = {
    .record = {"plan.reach.prerequisite-later", Severity::advice, "0.1.0", "action criterion prerequisite day",
               {"L’action « {action} » vise le critère « {criterion} » avant que « {prerequisite} », qu’il suppose, ne soit prêt ({day}).",
                "The action “{action}” addresses the criterion “{criterion}” before “{prerequisite}”, which it takes, is ready ({day})."},
               {"Le critère ne comptera comme rempli qu’à cette date.", "The criterion will count as met only from that day."},
               {"Faire suivre les actions dans l’ordre de leurs critères.", "Let the actions follow each other in the order of their criteria."}},
    .pass = RulePass::sense,
    .example = {R"({"objectives": [{"id": "o1", "label": "Équiper", "indicators": []}], "actions": [{"id": "a1", "label": "Étape 1", "to": "2026-06-30", "addresses": ["reseau.high-speed"]}, {"id": "a2", "label": "Étape 2", "to": "2027-06-30", "addresses": ["reseau.every"]}]})",
                R"({"objectives": [{"id": "o1", "label": "Équiper", "indicators": []}], "actions": [{"id": "a1", "label": "Étape 1", "to": "2027-06-30", "addresses": ["reseau.high-speed"]}, {"id": "a2", "label": "Étape 2", "to": "2026-06-30", "addresses": ["reseau.every"]}]})"},
    .check = check_reach_prerequisite_later,
};

}  // namespace palier::detail
