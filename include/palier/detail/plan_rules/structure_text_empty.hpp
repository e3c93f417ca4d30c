// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline constexpr PlanRule structure_text_empty = {
    .record = {"plan.structure.text-empty", Severity::advice, "0.1.0", "part",
               {"{part} : le texte est vide.",
                "{part}: the text is empty."},
               {"Un cadre laissé en blanc ne dit rien à ses lecteurs.",
                "A box left blank tells its readers nothing."},
               {"Remplir ce texte, ou retirer le membre.",
                "Fill in this text, or remove the member."}},
    .pass = RulePass::structure,
    .example = {R"({"title": "  "})",
                R"({"title": "Volet numérique"})"},
};

}  // namespace palier::detail
