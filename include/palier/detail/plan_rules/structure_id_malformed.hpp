// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline constexpr PlanRule structure_id_malformed = {
    .record = {"plan.structure.id-malformed", Severity::error, "0.1.0", "part met",
               {"{part} : « {met} » ne peut pas servir d’identifiant.",
                "{part}: “{met}” cannot be an identifier."},
               {"Les autres parties du plan et les logiciels désignent celle-ci par son identifiant.",
                "The other parts of the plan and software name this one by its identifier."},
               {"N’employer que des minuscules sans accent, des chiffres, points, tirets et soulignés, en commençant par une lettre ou un chiffre.",
                "Use only lower-case letters without accents, digits, dots, hyphens and underscores, beginning with a letter or a digit."}},
    .pass = RulePass::structure,
    .example = {R"({"id": "Volet numérique"})",
                R"({"id": "volet-numerique"})"},
};

}  // namespace palier::detail
