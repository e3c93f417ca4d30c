// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline constexpr PlanRule structure_word_unknown = {
    .record = {"plan.structure.word-unknown", Severity::error, "0.1.0", "part met names",
               {"{part} : « {met} » n’est pas un mot connu.",
                "{part}: “{met}” is no known word."},
               {"Les logiciels ne lisent ici que quelques mots ; la valeur compte comme absente.",
                "Software reads a few words only here; the value counts as absent."},
               {"Employer l’un de ces mots : {names}.",
                "Use one of these words: {names}."}},
    .pass = RulePass::structure,
    .example = {R"({"status": "adopté"})",
                R"({"status": "adopted"})"},
};

}  // namespace palier::detail
