// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_dates.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

/// A year that the text names and that the dates do not touch; `2025` beside the school year 2025-2026 is no contradiction.
inline void check_calendar_text_differs(PlanCheck& check) {
    const std::vector<PlanEvent>& events = check.plan().calendar;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const PlanEvent& event = events[i];
        if (event.text.empty() || Validity{event.from, event.to}.empty()) continue;
        const auto is_outside = [&](int year) {
            return (event.from && year < event.from->year()) || (event.to && year > Date::from_days(event.to->days() - 1).year());
        };
        int digits = 0;
        int year = 0;
        bool differs = false;
        for (std::size_t at = 0; at <= event.text.size(); ++at) {
            const char c = at < event.text.size() ? event.text[at] : ' ';
            if (c >= '0' && c <= '9') {
                year = digits < 4 ? year * 10 + (c - '0') : year;
                ++digits;
                continue;
            }
            if (digits == 4 && year >= 1900 && year < 2200 && is_outside(year)) differs = true;
            digits = year = 0;
        }
        if (!differs) continue;
        check.tell(plan_pointer("calendar", i, "text"), {{"event", event.label}, {"text", event.text}, {"dates", describe({event.from, event.to})}},
                   {check.place(plan_pointer("calendar", i, event.from ? "from" : "to"))});
    }
}

inline constexpr PlanRule calendar_text_differs = {
    .record = {"plan.calendar.text-differs", Severity::warning, "0.1.0", "event text dates",
               {"« {event} » : le texte dit « {text} », les dates disent autre chose ({dates}).",
                "“{event}”: the text says “{text}”, the dates say something else ({dates})."},
               {"On ne sait laquelle des deux périodes est la bonne.", "There is no telling which of the two periods is right."},
               {"Corriger les dates d’après le texte, ou le texte d’après les dates.",
                "Correct the dates by the text, or the text by the dates."}},
    .pass = RulePass::sense,
    .example = {R"({"calendar": [{"label": "Essai d’un ENT", "from": "2025-09-01", "to": "2026-07-01", "text": "2026-2027"}]})",
                R"({"calendar": [{"label": "Essai d’un ENT", "from": "2026-09-01", "to": "2027-07-01", "text": "2026-2027"}]})"},
    .check = check_calendar_text_differs,
};

}  // namespace palier::detail
