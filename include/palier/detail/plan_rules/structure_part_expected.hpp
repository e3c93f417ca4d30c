// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline constexpr PlanRule structure_part_expected = {
    .record = {"plan.structure.part-expected", Severity::advice, "0.1.0", "parts members",
               {"Il manque : {parts}.",
                "Missing: {parts}."},
               {"Le modèle de ce genre de plan le prévoit.",
                "The template of this kind of plan asks for it."},
               {"Compléter (membres du document : {members}).",
                "Complete (members of the document: {members})."}},
    .pass = RulePass::structure,
    .example = {R"({"objectives": [{"id": "o1", "label": "Former les équipes"}]})",
                R"({"objectives": [{"id": "o1", "label": "Former les équipes", "public": "Tous les élèves", "teams": "Toutes les équipes", "approach": "Travail en îlots", "equipment": ["Classe mobile"], "training": ["Prise en main"], "added_value": "Autonomie", "indicators": [{"indicator": "teachers.trained_rate"}], "actions": ["stage"]}]})"},
};

}  // namespace palier::detail
