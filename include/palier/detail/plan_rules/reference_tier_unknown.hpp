// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_reference_tier_unknown(PlanCheck& check) {
    const Framework* const framework = check.framework();
    if (!framework) return;
    const auto count = static_cast<std::int64_t>(framework->tier_count());
    const std::vector<PlanObjective>& objectives = check.plan().objectives;
    for (std::size_t i = 0; i < objectives.size(); ++i) {
        const std::optional<PlanTarget>& target = objectives[i].target;
        if (!target || !target->tier || *target->tier <= count) continue;
        check.tell(plan_pointer("objectives", i, "target", "tier"), {{"tier", *target->tier}, {"count", count}, {"framework", framework->id()}},
                   {{framework->definition().document, "/maturity/tiers", 0, 0}});
    }
}

inline constexpr PlanRule reference_tier_unknown = {
    .record = {"plan.reference.tier-unknown", Severity::error, "0.1.0", "tier count framework",
               {"Le palier {tier} n’existe pas : le référentiel « {framework} » en a {count}.",
                "Tier {tier} does not exist: the framework “{framework}” has {count}."},
               {"Un palier qui n’existe pas ne sera jamais atteint.", "A tier that does not exist will never be reached."},
               {"Viser un palier du référentiel, compté à partir de 1.", "Aim at a tier of the framework, counted from 1."}},
    .pass = RulePass::references,
    .example = {R"({"objectives": [{"id": "o1", "label": "Former les équipes", "field": "formation", "target": {"tier": 9}}]})",
                R"({"objectives": [{"id": "o1", "label": "Former les équipes", "field": "formation", "target": {"tier": 2}}]})"},
    .check = check_reference_tier_unknown,
};

}  // namespace palier::detail
