// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline constexpr PlanRule structure_number_out_of_range = {
    .record = {"plan.structure.number-out-of-range", Severity::error, "0.1.0", "part met min max",
               {"{part} : {met} est hors de l’intervalle de {min} à {max}.",
                "{part}: {met} is outside the range from {min} to {max}."},
               {"Une valeur impossible fausserait les calculs ; elle compte comme absente.",
                "An impossible value would distort computations; it counts as absent."},
               {"Vérifier la saisie et l’unité.",
                "Check the entry and the unit."}},
    .pass = RulePass::structure,
    .example = {R"({"objectives": [{"id": "o1", "label": "Former les équipes", "target": {"tier": 0}}]})",
                R"({"objectives": [{"id": "o1", "label": "Former les équipes", "target": {"tier": 2}}]})"},
};

}  // namespace palier::detail
