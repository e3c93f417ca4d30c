// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_dates.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_period_open(PlanCheck& check) {
    const Validity& period = check.plan().period;
    if (period.from.has_value() != period.to.has_value()) check.tell("/period", {{"known", describe(period)}});
}

inline constexpr PlanRule period_open = {
    .record = {"plan.period.open", Severity::advice, "0.1.0", "known",
               {"La période du plan n’est dite qu’à moitié : {known}.", "Only half of the plan’s period is said: {known}."},
               {"Sans premier et dernier jour, ni les échéances, ni la durée du plan ne peuvent être vérifiées.",
                "Without a first and a last day, neither deadlines nor the length of the plan can be checked."},
               {"Donner « from » et « to ».", "Give both “from” and “to”."}},
    .pass = RulePass::sense,
    .example = {R"({"period": {"from": "2025-09-01", "to": null}})",
                R"({"period": {"from": "2025-09-01", "to": "2028-09-01"}})"},
    .check = check_period_open,
};

}  // namespace palier::detail
