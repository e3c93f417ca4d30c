// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_objective_inactive(PlanCheck& check) {
    if (check.is_expected("/objectives/*/actions")) return;
    const std::vector<PlanObjective>& objectives = check.plan().objectives;
    bool is_any_named = false;
    for (const PlanObjective& objective : objectives) is_any_named = is_any_named || !objective.actions.empty();
    if (!is_any_named) return;
    for (std::size_t i = 0; i < objectives.size(); ++i)
        if (objectives[i].actions.empty()) check.tell(plan_pointer("objectives", i), {{"objective", name_of(objectives[i].label, objectives[i].id)}});
}

inline constexpr PlanRule objective_inactive = {
    .record = {"plan.objective.inactive", Severity::advice, "0.1.0", "objective",
               {"Aucune action ne sert l’objectif « {objective} ».", "No action serves the objective “{objective}”."},
               {"D’autres objectifs du plan ont des actions : celui-ci n’en a pas.",
                "Other objectives of the plan have actions: this one has none."},
               {"Nommer les actions qui y mènent (membre « actions »).", "Name the actions that lead to it (member “actions”)."}},
    .pass = RulePass::sense,
    .example = {R"({"kind": "pole-excellence", "objectives": [{"id": "o1", "label": "Former", "actions": ["stage"]}, {"id": "o2", "label": "Équiper"}]})",
                R"({"kind": "pole-excellence", "objectives": [{"id": "o1", "label": "Former", "actions": ["stage"]}, {"id": "o2", "label": "Équiper", "actions": ["bilan"]}]})"},
    .check = check_objective_inactive,
};

}  // namespace palier::detail
