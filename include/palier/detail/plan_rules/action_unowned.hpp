// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_action_unowned(PlanCheck& check) {
    if (check.is_expected("/actions/*/owner") || check.is_expected("/actions/*/actors")) return;
    const std::vector<PlanAction>& actions = check.plan().actions;
    for (std::size_t i = 0; i < actions.size(); ++i)
        if (actions[i].owner.empty() && actions[i].actors.empty()) check.tell(plan_pointer("actions", i), {{"action", name_of(actions[i].label, actions[i].id)}});
}

inline constexpr PlanRule action_unowned = {
    .record = {"plan.action.unowned", Severity::advice, "0.1.0", "action",
               {"L’action « {action} » n’a ni responsable, ni acteur.", "The action “{action}” has neither an owner nor an actor."},
               {"Ce dont personne ne répond se fait rarement.", "What nobody answers for is seldom done."},
               {"Nommer le poste ou l’instance qui en répond (membre « owner »).",
                "Name the post or body that answers for it (member “owner”)."}},
    .pass = RulePass::sense,
    .example = {R"({"kind": "pole-excellence", "actions": [{"id": "a1", "label": "Établir le diagnostic"}]})",
                R"({"kind": "pole-excellence", "actions": [{"id": "a1", "label": "Établir le diagnostic", "owner": "0990001N.direction"}]})"},
    .check = check_action_unowned,
};

}  // namespace palier::detail
