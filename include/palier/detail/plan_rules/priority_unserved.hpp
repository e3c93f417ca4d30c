// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include <cstdint>  // marks

#include "palier/plan_rule.hpp"

namespace palier::detail {

/// Only when objectives name priorities at all; of priorities within one another, the outermost is told.
inline void check_priority_unserved(PlanCheck& check) {
    const Plan& plan = check.plan();
    std::vector<std::uint8_t> is_served(plan.priorities.size(), 0);
    bool is_any_named = false;
    for (const PlanObjective& objective : plan.objectives)
        for (const std::string& id : objective.priorities) {
            is_any_named = true;
            std::optional<std::size_t> at = check.find_priority(id);  // it, and those that it declines
            while (at && is_served[*at] == 0) {
                is_served[*at] = 1;
                at = check.find_priority(plan.priorities[*at].within);
            }
        }
    if (!is_any_named) return;
    for (std::size_t i = 0; i < plan.priorities.size(); ++i) {
        const PlanPriority& priority = plan.priorities[i];
        const bool is_repeated = !priority.id.empty() && check.find_priority(priority.id) != i;  // told as such
        const std::optional<std::size_t> above = check.find_priority(priority.within);
        const bool is_told_above = above && is_served[*above] == 0;
        if (is_served[i] == 0 && !is_repeated && !is_told_above) check.tell(plan_pointer("priorities", i), {{"priority", name_of(priority.label, priority.id)}});
    }
}

inline constexpr PlanRule priority_unserved = {
    .record = {"plan.priority.unserved", Severity::advice, "0.1.0", "priority",
               {"Aucun objectif ne sert la priorité « {priority} », ni celles qui la déclinent.",
                "No objective serves the priority “{priority}”, nor those that decline it."},
               {"Une priorité annoncée sans objectif reste une intention.",
                "A priority announced without an objective remains an intention."},
               {"La rattacher à un objectif (membre « priorities » de l’objectif), ou la retirer.",
                "Tie it to an objective (member “priorities” of the objective), or remove it."}},
    .pass = RulePass::sense,
    .example = {R"({"priorities": [{"id": "equipe", "label": "Accompagner les équipes"}, {"id": "familles", "label": "Associer les familles"}]})",
                R"({"priorities": [{"id": "academie", "label": "Développer les usages"}, {"id": "equipe", "label": "Accompagner les équipes", "within": "academie"}]})"},
    .check = check_priority_unserved,
};

}  // namespace palier::detail
