// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline constexpr PlanRule structure_items_too_few = {
    .record = {"plan.structure.items-too-few", Severity::advice, "0.1.0", "part count min",
               {"{part} : {count} sur {min} attendus au moins.",
                "{part}: {count} of at least {min} expected."},
               {"Le modèle de ce genre de plan en demande davantage.",
                "The template of this kind of plan asks for more."},
               {"Compléter la liste, ou dire en remarque pourquoi elle est plus courte.",
                "Complete the list, or say in a note why it is shorter."}},
    .pass = RulePass::structure,
    .example = {R"({"kind": "fiche-defi", "diagnosis": {"findings": ["Un seul constat."], "expectations": ["Une attente.", "Une autre attente."]}})",
                R"({"kind": "fiche-defi", "diagnosis": {"findings": ["Un constat.", "Un autre constat."], "expectations": ["Une attente.", "Une autre attente."]}})"},
};

}  // namespace palier::detail
