// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline constexpr PlanRule structure_part_missing = {
    .record = {"plan.structure.part-missing", Severity::error, "0.1.0", "part member",
               {"Il manque : {part}.",
                "Missing: {part}."},
               {"Sans cette partie, le plan n’est pas valide.",
                "Without this part the plan is not valid."},
               {"Ajouter « {member} ».",
                "Add “{member}”."}},
    .pass = RulePass::structure,
    .example = {R"({"title": null})",
                R"({"title": "Volet numérique"})"},
};

}  // namespace palier::detail
