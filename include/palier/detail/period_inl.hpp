// SPDX-License-Identifier: MIT
#pragma once

#include "palier/error.hpp"
#include "palier/period.hpp"

namespace palier {

namespace detail {

struct CivilDay {
    int year;
    int month;
    int day;
};

constexpr bool is_leap(int year) noexcept { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

constexpr int days_in_month(int year, int month) noexcept {
    constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

/// Days from 1970-01-01, counting years from March so that the leap day comes last.
constexpr std::int32_t days_from_civil(int year, int month, int day) noexcept {
    const int y = month <= 2 ? year - 1 : year;
    const int era = (y >= 0 ? y : y - 399) / 400;
    const int year_of_era = y - era * 400;
    const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

constexpr CivilDay civil_from_days(std::int32_t days) noexcept {
    const std::int64_t z = std::int64_t{days} + 719468;  // wider, so that any number of days is harmless
    const int era = static_cast<int>((z >= 0 ? z : z - 146096) / 146097);
    const int day_of_era = static_cast<int>(z - std::int64_t{era} * 146097);
    const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int shifted = (5 * day_of_year + 2) / 153;
    const int month = shifted < 10 ? shifted + 3 : shifted - 9;
    return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day_of_year - (153 * shifted + 2) / 5 + 1};
}

/// Reads a run of digits, or gives -1.
constexpr int parse_digits(std::string_view text) noexcept {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return text.empty() ? -1 : value;
}

inline std::string two_digits(int value) { return {static_cast<char>('0' + value / 10 % 10), static_cast<char>('0' + value % 10)}; }

inline constexpr int first_rentree = 1900;  // before the first school on record, and far enough for any plan
inline constexpr int last_rentree = 2199;

inline int checked_year(int year, int first, int last) {
    if (year < first || year > last)
        throw ArgumentError("api.argument.school-year", "a school year starts between 1900 and 2199", std::to_string(year));
    return year;
}

}  // namespace detail

PALIER_INLINE std::optional<Date> Date::from_parts(int year, int month, int day) noexcept {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > detail::days_in_month(year, month)) return std::nullopt;
    return from_days(detail::days_from_civil(year, month, day));
}

PALIER_INLINE std::optional<Date> Date::parse(std::string_view text) noexcept {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    return from_parts(detail::parse_digits(text.substr(0, 4)), detail::parse_digits(text.substr(5, 2)), detail::parse_digits(text.substr(8, 2)));
}

PALIER_INLINE int Date::year() const noexcept { return detail::civil_from_days(days_).year; }

PALIER_INLINE std::string Date::text() const {
    const auto [year, month, day] = detail::civil_from_days(days_);
    return detail::two_digits(year / 100) + detail::two_digits(year % 100) + '-' + detail::two_digits(month) + '-' + detail::two_digits(day);
}

PALIER_INLINE SchoolYear SchoolYear::from_rentree(int year) {
    return SchoolYear(static_cast<std::int16_t>(detail::checked_year(year, detail::first_rentree, detail::last_rentree)));
}

PALIER_INLINE SchoolYear SchoolYear::from_session(int year) {
    return from_rentree(detail::checked_year(year, detail::first_rentree + 1, detail::last_rentree + 1) - 1);
}

PALIER_INLINE SchoolYear SchoolYear::containing(Date day) {
    const auto civil = detail::civil_from_days(day.days());
    return from_rentree(civil.month >= 9 ? civil.year : civil.year - 1);
}

PALIER_INLINE std::optional<SchoolYear> SchoolYear::find(std::string_view text) noexcept {
    if (text.size() != 9 || text[4] != '-') return std::nullopt;
    const int start = detail::parse_digits(text.substr(0, 4));
    const int end = detail::parse_digits(text.substr(5, 4));
    if (start < detail::first_rentree || start > detail::last_rentree || end != start + 1) return std::nullopt;
    return SchoolYear(static_cast<std::int16_t>(start));
}

PALIER_INLINE SchoolYear SchoolYear::parse(std::string_view text) {
    if (const auto year = find(text)) return *year;
    const bool single = text.size() == 4 && detail::parse_digits(text) >= 0;
    throw ArgumentError("api.argument.school-year", "'" + std::string(text.substr(0, 40)) + "' is no school year", text.substr(0, 40),
                        single ? "A single year is ambiguous: use from_rentree for the year it starts, from_session for the year it ends."
                               : "Write two years that follow each other, such as 2024-2025.");
}

PALIER_INLINE Date SchoolYear::first_day() const noexcept { return Date::from_days(detail::days_from_civil(start_, 9, 1)); }

PALIER_INLINE Validity SchoolYear::interval() const noexcept {
    return {first_day(), Date::from_days(detail::days_from_civil(start_ + 1, 9, 1))};
}

PALIER_INLINE std::string SchoolYear::text() const { return std::to_string(start_) + '-' + std::to_string(start_ + 1); }

}  // namespace palier
