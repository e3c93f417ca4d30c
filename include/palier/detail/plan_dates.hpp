// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include <cstdint>      // months
#include <optional>     // days that may be absent
#include <string>       // written days
#include <string_view>  // names of members

#include "palier/plan_rule.hpp"

namespace palier::detail {

/// Returns the same day some months later, or earlier when negative; the last day of a month that is too short.
inline Date add_months(Date day, std::int64_t months) {
    const std::string text = day.text();
    const auto two_digits_at = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
    const std::int64_t count = std::int64_t{day.year()} * 12 + two_digits_at(5) - 1 + months;
    if (count < 12) return *Date::from_parts(1, 1, 1);
    if (count >= std::int64_t{10'000} * 12) return *Date::from_parts(9999, 12, 31);
    for (int of_month = two_digits_at(8);; --of_month)
        if (const auto later = Date::from_parts(static_cast<int>(count / 12), static_cast<int>(count % 12) + 1, of_month)) return *later;
}

/// Returns the day on which the short term of a plan is over, when its period says where it begins.
inline std::optional<Date> short_term_end(const PlanCheck& check) {
    const std::optional<Date> from = check.plan().period.from;
    if (!from) return std::nullopt;
    return add_months(*from, check.profile().definition().short_term_months);
}

/// Says when, for people.
inline LocalizedText describe(const Validity& period) {
    if (period.from && period.to) return {"du " + period.from->text() + " au " + period.to->text(), "from " + period.from->text() + " to " + period.to->text(), {}};
    if (period.from) return {"à partir du " + period.from->text(), "from " + period.from->text() + " on", {}};
    if (period.to) return {"jusqu’au " + period.to->text(), "until " + period.to->text(), {}};
    return {"sans dates", "without dates", {}};
}

/// A day that lies outside a plan's period.
struct OutsideDay {
    std::string_view member;  ///< `from` or `to`.
    Date day;
    std::string_view bound;   ///< Member of the period that it passes.
};

/// Returns the first end of an interval that lies outside the period of a plan; nothing when the period itself has no day.
inline std::optional<OutsideDay> find_outside(const Validity& period, std::optional<Date> from, std::optional<Date> to) {
    if (period.empty()) return std::nullopt;
    if (from && period.from && *from < *period.from) return OutsideDay{"from", *from, "from"};
    if (from && period.to && *from >= *period.to) return OutsideDay{"from", *from, "to"};
    if (to && period.to && *to > *period.to) return OutsideDay{"to", *to, "to"};
    if (to && period.from && *to <= *period.from) return OutsideDay{"to", *to, "from"};
    return std::nullopt;
}

}  // namespace palier::detail
