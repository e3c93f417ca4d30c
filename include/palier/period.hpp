// SPDX-License-Identifier: MIT
#pragma once

#include <compare>      // ordering
#include <cstdint>      // std::int32_t
#include <optional>     // open ends, texts that are no date
#include <string>       // written forms
#include <string_view>  // texts to read

#include "palier/config.hpp"

namespace palier {

/// A day of the Gregorian calendar, as days since 1970-01-01. Years 1 to 9999.
class Date {
public:
    /// The day 1970-01-01.
    constexpr Date() = default;

    /// Makes the day that lies a number of days after 1970-01-01.
    [[nodiscard]] static constexpr Date from_days(std::int32_t days) noexcept {
        Date date;
        date.days_ = days;
        return date;
    }

    /// Makes a day from its parts, if there is such a day.
    [[nodiscard]] static std::optional<Date> from_parts(int year, int month, int day) noexcept;

    /// Reads `2024-09-01`; nothing else.
    [[nodiscard]] static std::optional<Date> parse(std::string_view text) noexcept;

    /// Returns days since 1970-01-01, the Arrow date32.
    [[nodiscard]] constexpr std::int32_t days() const noexcept { return days_; }

    /// Returns the year.
    [[nodiscard]] int year() const noexcept;

    /// Writes `2024-09-01`.
    [[nodiscard]] std::string text() const;

    friend constexpr bool operator==(Date, Date) = default;
    friend constexpr auto operator<=>(Date, Date) = default;

private:
    std::int32_t days_ = 0;
};

/// A half-open interval of days [from, to); an absent end is open.
struct Validity {
    std::optional<Date> from;
    std::optional<Date> to;

    /// Tells whether a day lies inside.
    [[nodiscard]] constexpr bool contains(Date day) const noexcept { return (!from || *from <= day) && (!to || day < *to); }

    /// Tells whether no day lies inside: both ends are given and `from` is not before `to`.
    [[nodiscard]] constexpr bool empty() const noexcept { return from && to && *to <= *from; }

    friend bool operator==(const Validity&, const Validity&) = default;
};

/// A school year, 1 September to 31 August, named by its two years: `2024-2025`.
/// A single year means different things in different data sets, so each convention has its own constructor.
class SchoolYear {
public:
    /// Makes the year that starts at the *rentrée* of a year: from_rentree(2024) is 2024-2025.
    /// Throws ArgumentError `api.argument.school-year` outside 1900..2199.
    [[nodiscard]] static SchoolYear from_rentree(int year);

    /// Makes the year that ends with the examination *session* of a year: from_session(2025) is 2024-2025.
    /// Throws ArgumentError `api.argument.school-year` outside 1901..2200.
    [[nodiscard]] static SchoolYear from_session(int year);

    /// Makes the school year that a day belongs to.
    [[nodiscard]] static SchoolYear containing(Date day);

    /// Reads `2024-2025`, the only written form without ambiguity; the two years must follow each other.
    [[nodiscard]] static std::optional<SchoolYear> find(std::string_view text) noexcept;

    /// Reads `2024-2025`. Throws ArgumentError `api.argument.school-year` on anything else, with what to call instead.
    [[nodiscard]] static SchoolYear parse(std::string_view text);

    /// Returns the calendar year of the *rentrée*.
    [[nodiscard]] constexpr int start_year() const noexcept { return start_; }

    /// Returns 1 September to 1 September, half open.
    [[nodiscard]] Validity interval() const noexcept;

    /// Returns the first day, 1 September.
    [[nodiscard]] Date first_day() const noexcept;

    /// Writes `2024-2025`.
    [[nodiscard]] std::string text() const;

    friend constexpr bool operator==(SchoolYear, SchoolYear) = default;
    friend constexpr auto operator<=>(SchoolYear, SchoolYear) = default;

private:
    constexpr explicit SchoolYear(std::int16_t start) noexcept : start_(start) {}

    std::int16_t start_;
};

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/period_inl.hpp"
#endif
