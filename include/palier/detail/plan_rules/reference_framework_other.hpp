// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_reference_framework_other(PlanCheck& check) {
    const Framework* const given = check.context().framework.get();
    if (!given || check.plan().framework.empty() || check.plan().framework == given->id()) return;
    check.tell("/framework/id", {{"framework", check.plan().framework}, {"given", given->id()}}, {{given->definition().document, "/id", 0, 0}});
}

inline constexpr PlanRule reference_framework_other = {
    .record = {"plan.reference.framework-other", Severity::warning, "0.1.0", "framework given",
               {"Le plan suit le référentiel « {framework} », mais c’est « {given} » qui est fourni.",
                "The plan follows the framework “{framework}”, but “{given}” is the one given."},
               {"Les indicateurs, critères et paliers du plan ne peuvent être vérifiés.",
                "The indicators, criteria and tiers of the plan cannot be checked."},
               {"Fournir le référentiel que le plan nomme, ou corriger son nom.",
                "Give the framework that the plan names, or correct its name."}},
    .pass = RulePass::references,
    .example = {R"({"framework": {"id": "autre-grille"}})",
                R"({"framework": {"id": "demo"}})"},
    .check = check_reference_framework_other,
};

}  // namespace palier::detail
