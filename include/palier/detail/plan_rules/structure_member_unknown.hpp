// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline constexpr PlanRule structure_member_unknown = {
    .record = {"plan.structure.member-unknown", Severity::advice, "0.1.0", "member names",
               {"Le membre « {member} » n’est pas connu.",
                "The member “{member}” is not known."},
               {"Il est gardé dans le document, mais aucune règle ne le lit ; c’est souvent une faute de frappe.",
                "It is kept in the document, but no rule reads it; it is often a slip of the pen."},
               {"Corriger le nom (par exemple {names}), ou mettre le texte dans « notes ».",
                "Correct the name (for instance {names}), or put the text in “notes”."}},
    .pass = RulePass::structure,
    .example = {R"({"objectifs": []})",
                R"({"notes": ["Les objectifs seront ajoutés après le conseil."]})"},
};

}  // namespace palier::detail
