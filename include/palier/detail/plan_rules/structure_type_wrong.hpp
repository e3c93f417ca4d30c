// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline constexpr PlanRule structure_type_wrong = {
    .record = {"plan.structure.type-wrong", Severity::error, "0.1.0", "part expected met",
               {"{part} : {expected} attendu, {met} trouvé.",
                "{part}: {expected} expected, {met} found."},
               {"La valeur ne peut pas être lue ; elle compte comme absente.",
                "The value cannot be read; it counts as absent."},
               {"Écrire la valeur sous la forme attendue.",
                "Write the value in the form expected."}},
    .pass = RulePass::structure,
    .example = {R"({"budget": [{"label": "Tablettes", "rate_cents": "300 €"}]})",
                R"({"budget": [{"label": "Tablettes", "rate_cents": 30000}]})"},
};

}  // namespace palier::detail
