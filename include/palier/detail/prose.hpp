// SPDX-License-Identifier: MIT
// floor: 3
#pragma once

#include <algorithm>         // std::min
#include <charconv>          // rounding without a locale
#include <cmath>             // std::fabs, std::trunc
#include <cstddef>           // std::size_t, std::ptrdiff_t
#include <cstdint>           // std::int64_t
#include <initializer_list>  // arguments of a sentence
#include <string>            // texts
#include <string_view>       // texts
#include <vector>            // lists

#include "palier/detail/typeset.hpp"
#include "palier/period.hpp"
#include "palier/text.hpp"

namespace palier::detail {

/// Returns a sentence with `{0}`, `{1}`… replaced by the arguments and `~` by glue. Arguments are not looked into.
inline std::string fill(StaticText sentence, Language language, std::initializer_list<std::string_view> arguments) {
    const std::string_view form = sentence.in(language);
    std::size_t size = form.size();
    for (const std::string_view argument : arguments) size += argument.size();
    std::string text;
    text.reserve(size);
    std::size_t brace = form.find('{'), tilde = form.find('~');
    for (std::size_t at = 0;;) {
        const std::size_t end = std::min({brace, tilde, form.size()});
        text.append(form, at, end - at);
        if (end == form.size()) break;
        at = end + 1;
        if (end == tilde) {
            text += glue;
            tilde = form.find('~', at);
            continue;
        }
        if (at + 1 < form.size() && form[at + 1] == '}') {
            text += arguments.begin()[static_cast<std::size_t>(form[at] - '0')];
            at += 2;
        } else {
            text += '{';
        }
        brace = form.find('{', at);
    }
    return text;
}

/// Tells whether a quantity takes the plural: in French from two on, in English unless it is one.
inline bool is_plural(double quantity, Language language) noexcept {
    return language == Language::fr ? std::fabs(quantity) >= 2.0 : std::fabs(quantity) != 1.0;
}

/// Writes a count and its noun: `1 critère`, `2 critères`.
inline std::string counted(std::int64_t count, StaticText one, StaticText many, Language language) {
    std::string text = format_integer(count, language);
    text += glue;
    text += (is_plural(static_cast<double>(count), language) ? many : one).in(language);
    return text;
}

/// Marks a text as code.
inline std::string as_code(std::string_view text) { return code_begins + std::string(text) + code_ends; }

/// Puts a text between quotation marks.
inline std::string quoted(std::string_view text, Language language) {
    const bool french = language == Language::fr;
    std::string made;
    made.reserve(text.size() + 8);
    made += french ? "« " : "“";
    made += text;
    made += french ? " »" : "”";
    return made;
}

/// Joins the items of a list: `a, b et c`.
inline std::string listed(const std::vector<std::string>& items, StaticText last, Language language) {
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) text += i + 1 == items.size() ? " " + std::string(last.in(language)) + " " : ", ";
        text += items[i];
    }
    return text;
}

/// Rounds to a number of decimals, exactly as the double lies between its neighbours.
inline double rounded(double value, int decimals) {
    constexpr double largest = 1e15;  // beyond, a double has no decimals worth rounding
    if (!(std::fabs(value) < largest)) return value;
    if (std::trunc(value) == value) return value == 0.0 ? 0.0 : value;
    char buffer[64];
    const auto written = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, decimals);
    double result = value;
    std::from_chars(buffer, written.ptr, result);
    return result == 0.0 ? 0.0 : result;  // no minus zero
}

/// Writes a day: `12 juin 2025`, `1er mars 2025`, `12 June 2025`.
inline std::string format_date(Date date, Language language) {
    constexpr StaticText months[] = {{"janvier", "January"}, {"février", "February"}, {"mars", "March"},
                                     {"avril", "April"}, {"mai", "May"}, {"juin", "June"},
                                     {"juillet", "July"}, {"août", "August"}, {"septembre", "September"},
                                     {"octobre", "October"}, {"novembre", "November"}, {"décembre", "December"}};
    const std::string iso = date.text();  // 2025-06-12
    const auto digits = [&](std::size_t at) { return static_cast<std::size_t>((iso[at] - '0') * 10 + iso[at + 1] - '0'); };
    const std::size_t day = digits(8);
    std::string text = std::to_string(day);
    if (day == 1 && language == Language::fr) text += "er";
    text += glue;
    text += months[digits(5) - 1].in(language);
    return text + " " + iso.substr(0, 4);
}

/// Returns a text made ready to be broken into lines, as Typesetter says.
inline std::string typeset(std::string_view text, Language language) { return std::string(Typesetter(language).run(text)); }

}  // namespace palier::detail
