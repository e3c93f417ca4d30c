// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include <cstdint>  // marks

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_action_unused(PlanCheck& check) {
    const Plan& plan = check.plan();
    std::vector<std::uint8_t> is_used(plan.actions.size(), 0);
    bool is_any_named = false;  // by an objective
    const auto use = [&](const std::string& id) {
        if (const std::optional<std::size_t> action = check.find_action(id)) is_used[*action] = 1;
    };
    for (const PlanObjective& objective : plan.objectives)
        for (const std::string& id : objective.actions) {
            is_any_named = true;
            use(id);
        }
    if (!is_any_named) return;
    for (const PlanAction& action : plan.actions)
        for (const std::string& id : action.after) use(id);  // it prepares another
    for (std::size_t i = 0; i < plan.actions.size(); ++i) {
        const PlanAction& action = plan.actions[i];
        const bool is_repeated = !action.id.empty() && check.find_action(action.id) != i;  // told as such
        if (is_used[i] == 0 && action.addresses.empty() && !is_repeated) check.tell(plan_pointer("actions", i), {{"action", name_of(action.label, action.id)}});
    }
}

inline constexpr PlanRule action_unused = {
    .record = {"plan.action.unused", Severity::advice, "0.1.0", "action",
               {"L’action « {action} » ne sert aucun objectif, ni aucun critère.",
                "The action “{action}” serves neither an objective nor a criterion."},
               {"Les autres actions sont rattachées à un objectif : on ne voit pas à quoi sert celle-ci.",
                "The other actions are tied to an objective: what this one is for cannot be seen."},
               {"La rattacher à un objectif (membre « actions » de l’objectif), ou la retirer.",
                "Tie it to an objective (member “actions” of the objective), or remove it."}},
    .pass = RulePass::sense,
    .example = {R"({"actions": [{"id": "stage", "label": "Stage"}, {"id": "bilan", "label": "Bilan"}, {"id": "visite", "label": "Visite d’un salon"}]})",
                R"({"actions": [{"id": "stage", "label": "Stage"}, {"id": "bilan", "label": "Bilan"}, {"id": "visite", "label": "Visite d’un salon", "addresses": ["formation.trained"]}]})"},
    .check = check_action_unused,
};

}  // namespace palier::detail
