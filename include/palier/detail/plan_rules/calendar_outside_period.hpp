// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_dates.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_calendar_outside_period(PlanCheck& check) {
    const Validity& period = check.plan().period;
    const std::vector<PlanEvent>& events = check.plan().calendar;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const std::optional<OutsideDay> outside = find_outside(period, events[i].from, events[i].to);
        if (!outside) continue;
        check.tell(plan_pointer("calendar", i, outside->member),
                   {{"event", events[i].label}, {"dates", describe({events[i].from, events[i].to})}, {"period", describe(period)}},
                   {check.place(plan_pointer("period", outside->bound))});
    }
}

inline constexpr PlanRule calendar_outside_period = {
    .record = {"plan.calendar.outside-period", Severity::warning, "0.1.0", "event dates period",
               {"« {event} » ({dates}) sort de la période du plan ({period}).",
                "“{event}” ({dates}) goes beyond the period of the plan ({period})."},
               {"Le calendrier est celui du plan ; une année est souvent mal saisie.",
                "The calendar is that of the plan; often a year is mistyped."},
               {"Corriger la date, ou la période du plan.", "Correct the date, or the period of the plan."}},
    .pass = RulePass::sense,
    .example = {R"({"calendar": [{"label": "Bilan final", "from": "2028-09-01", "to": "2028-10-01"}]})",
                R"({"calendar": [{"label": "Bilan final", "from": "2028-06-01", "to": "2028-07-01"}]})"},
    .check = check_calendar_outside_period,
};

}  // namespace palier::detail
