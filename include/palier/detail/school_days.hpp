// SPDX-License-Identifier: MIT
// floor: 3
#pragma once

#include <cstdint>   // counts of months
#include <optional>  // a day that may not be
#include <string>    // written days

#include "palier/period.hpp"

namespace palier::detail {

/// Returns the year in which the school year of a day begins, of any day: SchoolYear is of the years 1900 to 2199.
inline int school_year_of(Date day) noexcept {
    const int year = day.year();
    const std::optional<Date> first = Date::from_parts(year, 9, 1);
    return first && day < *first ? year - 1 : year;
}

/// Counts the months from the year 0 to a day.
inline std::int64_t months_to(Date day) {
    const std::string text = day.text();
    const int month = (text[text.size() - 5] - '0') * 10 + (text[text.size() - 4] - '0');
    return day.year() * std::int64_t{12} + month;
}

}  // namespace palier::detail
