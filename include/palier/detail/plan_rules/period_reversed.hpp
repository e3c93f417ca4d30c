// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_period_reversed(PlanCheck& check) {
    const Validity& period = check.plan().period;
    if (period.empty()) check.tell("/period/to", {{"from", period.from->text()}, {"to", period.to->text()}}, {check.place("/period/from")});
}

inline constexpr PlanRule period_reversed = {
    .record = {"plan.period.reversed", Severity::error, "0.1.0", "from to",
               {"Le plan finit ({to}) avant de commencer ({from}), ou le même jour.",
                "The plan ends ({to}) before it begins ({from}), or on the same day."},
               {"« to » est le lendemain du dernier jour : le plan n’a ici aucun jour, et aucune date ne peut lui être comparée.",
                "“to” is the day after the last: here the plan has no day, and no date can be compared with it."},
               {"Corriger « from » ou « to ».", "Correct “from” or “to”."}},
    .pass = RulePass::sense,
    .example = {R"({"period": {"from": "2028-09-01", "to": "2025-09-01"}})",
                R"({"period": {"from": "2025-09-01", "to": "2028-09-01"}})"},
    .check = check_period_reversed,
};

}  // namespace palier::detail
