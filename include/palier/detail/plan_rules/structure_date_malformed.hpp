// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline constexpr PlanRule structure_date_malformed = {
    .record = {"plan.structure.date-malformed", Severity::error, "0.1.0", "part met",
               {"{part} : « {met} » n’est pas une date.",
                "{part}: “{met}” is no date."},
               {"Une date s’écrit année-mois-jour et le jour doit exister ; elle compte comme absente.",
                "A date is written year-month-day and the day must exist; it counts as absent."},
               {"Écrire la date comme 2025-09-01.",
                "Write the date as 2025-09-01."}},
    .pass = RulePass::structure,
    .example = {R"({"period": {"from": "01/09/2025"}})",
                R"({"period": {"from": "2025-09-01", "to": "2028-09-01"}})"},
};

}  // namespace palier::detail
