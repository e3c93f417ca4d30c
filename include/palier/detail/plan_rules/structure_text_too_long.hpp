// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline constexpr PlanRule structure_text_too_long = {
    .record = {"plan.structure.text-too-long", Severity::advice, "0.1.0", "part count max",
               {"{part} : {count} phrases pour {max} attendues au plus.",
                "{part}: {count} sentences where at most {max} are expected."},
               {"Le modèle de ce genre de plan demande d’être bref.",
                "The template of this kind of plan asks to be brief."},
               {"Résumer, et mettre le reste dans « notes ».",
                "Summarise, and put the rest in “notes”."}},
    .pass = RulePass::structure,
    .example = {R"({"kind": "fiche-defi", "diagnosis": {"findings": ["Le débit est faible. Les salles sont mal câblées. Le réseau tombe.", "Un autre constat."], "expectations": ["Une attente.", "Une autre attente."]}})",
                R"({"kind": "fiche-defi", "diagnosis": {"findings": ["Le débit est faible et le réseau tombe.", "Un autre constat."], "expectations": ["Une attente.", "Une autre attente."]}})"},
};

}  // namespace palier::detail
