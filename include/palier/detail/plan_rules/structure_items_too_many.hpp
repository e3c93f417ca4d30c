// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline constexpr PlanRule structure_items_too_many = {
    .record = {"plan.structure.items-too-many", Severity::advice, "0.1.0", "part count max",
               {"{part} : {count} pour {max} attendus au plus.",
                "{part}: {count} where at most {max} are expected."},
               {"Ce qui compte le plus se perd dans une longue liste.",
                "What matters most is lost in a long list."},
               {"Ne garder que l’essentiel, ou regrouper.",
                "Keep the essential, or group."}},
    .pass = RulePass::structure,
    .example = {R"({"kind": "fiche-defi", "diagnosis": {"findings": ["Un.", "Deux.", "Trois.", "Quatre."], "expectations": ["Une attente.", "Une autre attente."]}})",
                R"({"kind": "fiche-defi", "diagnosis": {"findings": ["Un.", "Deux.", "Trois."], "expectations": ["Une attente.", "Une autre attente."]}})"},
};

}  // namespace palier::detail
