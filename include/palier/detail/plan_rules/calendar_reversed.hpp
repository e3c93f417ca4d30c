// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_calendar_reversed(PlanCheck& check) {
    const std::vector<PlanEvent>& events = check.plan().calendar;
    for (std::size_t i = 0; i < events.size(); ++i)
        if (Validity{events[i].from, events[i].to}.empty())
            check.tell(plan_pointer("calendar", i, "to"), {{"event", events[i].label}, {"from", events[i].from->text()}, {"to", events[i].to->text()}},
                       {check.place(plan_pointer("calendar", i, "from"))});
}

inline constexpr PlanRule calendar_reversed = {
    .record = {"plan.calendar.reversed", Severity::error, "0.1.0", "event from to",
               {"« {event} » finit ({to}) avant de commencer ({from}), ou le même jour.",
                "“{event}” ends ({to}) before it begins ({from}), or on the same day."},
               {"« to » est le lendemain du dernier jour : cette ligne du calendrier n’a ici aucun jour.",
                "“to” is the day after the last: here this line of the calendar has no day."},
               {"Corriger « from » ou « to ».", "Correct “from” or “to”."}},
    .pass = RulePass::sense,
    .example = {R"({"calendar": [{"label": "Bilan", "from": "2026-06-30", "to": "2026-06-30"}]})",
                R"({"calendar": [{"label": "Bilan", "from": "2026-06-30", "to": "2026-07-01"}]})"},
    .check = check_calendar_reversed,
};

}  // namespace palier::detail
