// SPDX-License-Identifier: MIT
// floor: 3
#pragma once

#include <algorithm>         // std::replace
#include <charconv>          // rounding without a locale
#include <cmath>             // std::fabs
#include <cstddef>           // std::size_t, std::ptrdiff_t
#include <cstdint>           // std::int64_t
#include <initializer_list>  // arguments of a sentence
#include <string>            // texts
#include <string_view>       // texts
#include <vector>            // lists

#include "palier/period.hpp"
#include "palier/text.hpp"

namespace palier::detail {

inline constexpr std::string_view narrow_space = "\u202F";    // narrow no-break space
inline constexpr std::string_view no_break_space = "\u00A0";  // no-break space
inline constexpr char glue = '\x1F';  // a space at which no line is broken; a plain one once written, so that people can search for it

// Around an expression, whose spaces are no business of French.
inline constexpr char code_begins = '\x0E';
inline constexpr char code_ends = '\x0F';

/// Returns a sentence with `{0}`, `{1}`… replaced by the arguments and `~` by glue. Arguments are not looked into.
inline std::string fill(StaticText sentence, Language language, std::initializer_list<std::string_view> arguments) {
    const std::string_view form = sentence.in(language);
    std::size_t size = form.size();
    for (const std::string_view argument : arguments) size += argument.size();
    std::string text;
    text.reserve(size);
    for (std::size_t at = 0; at < form.size();) {
        std::size_t end = at;
        while (end < form.size() && form[end] != '{' && form[end] != '~') ++end;
        text.append(form, at, end - at);
        at = end;
        if (at == form.size()) break;
        if (form[at] == '{' && at + 2 < form.size() && form[at + 2] == '}') {
            text += arguments.begin()[static_cast<std::size_t>(form[at + 1] - '0')];
            at += 3;
        } else {
            text += form[at++] == '~' ? glue : '{';
        }
    }
    return text;
}

/// Tells whether a quantity takes the plural: in French from two on, in English unless it is one.
inline bool is_plural(double quantity, Language language) noexcept {
    return language == Language::fr ? std::fabs(quantity) >= 2.0 : std::fabs(quantity) != 1.0;
}

/// Writes a count and its noun: `1 critère`, `2 critères`.
inline std::string counted(std::int64_t count, StaticText one, StaticText many, Language language) {
    return format_integer(count, language) + glue + std::string((is_plural(static_cast<double>(count), language) ? many : one).in(language));
}

/// Marks a text as code.
inline std::string as_code(std::string_view text) { return code_begins + std::string(text) + code_ends; }

/// Puts a text between quotation marks.
inline std::string quoted(std::string_view text, Language language) {
    return language == Language::fr ? "« " + std::string(text) + " »" : "“" + std::string(text) + "”";
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

/// Makes a text ready to be broken into lines: control characters are dropped, and a French one is given one rule of spacing: a narrow
/// no-break space before `;`, `:`, `?`, `!`, `%` and inside « », wherever its author put a space of any kind. Other spaces, and those
/// of code, stay.
inline std::string typeset(std::string_view text, Language language) {
    std::string spaced;
    spaced.reserve(text.size() + 16);
    const auto starts = [&](std::size_t at, std::string_view with) { return text.substr(at, with.size()) == with; };
    const auto space_at = [&](std::size_t at) -> std::size_t {
        if (at >= text.size()) return 0;
        if (text[at] == ' ' || text[at] == glue) return 1;
        return starts(at, no_break_space) ? no_break_space.size() : starts(at, narrow_space) ? narrow_space.size() : 0;
    };
    bool prose = language == Language::fr;
    // What can need a change: control characters, spaces, and the first bytes of «, » and the no-break spaces.
    const auto is_ordinary = [](char byte) {
        const auto code = static_cast<unsigned char>(byte);
        return code > 0x20 && code != 0x7F && code != 0xC2 && code != 0xE2;
    };
    const auto is_tied = [](char sign) { return sign == ';' || sign == ':' || sign == '?' || sign == '!' || sign == '%'; };
    // A plain space between two words, too.
    const auto is_plain = [&](std::size_t at) {
        if (is_ordinary(text[at])) return true;
        if (!prose) return static_cast<unsigned char>(text[at]) >= 0x80 || text[at] == ' ';
        return text[at] == ' ' && at + 1 < text.size() && is_ordinary(text[at + 1]) && !is_tied(text[at + 1]);
    };
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && is_plain(end)) ++end;
        spaced += text.substr(at, end - at);
        at = end;
        if (at == text.size()) break;
        const char byte = text[at];
        if (byte == code_begins || byte == code_ends) {
            prose = language == Language::fr && byte == code_ends;
            ++at;
        } else if (byte == '\n' || byte == '\r' || byte == '\t') {
            spaced += ' ';
            ++at;
        } else if ((static_cast<unsigned char>(byte) < 0x20 && byte != glue) || byte == 0x7F) {
            ++at;
        } else if (!prose) {
            spaced += byte;
            ++at;
        } else if (const std::size_t space = space_at(at)) {
            const std::size_t after = at + space;
            const bool tied = after < text.size() && !spaced.empty() &&
                              (is_tied(text[after]) || starts(after, "»"));
            spaced += tied ? narrow_space : text.substr(at, space);
            at = after;
        } else if (starts(at, "«")) {
            spaced += "«";
            at += std::string_view("«").size();
            if (const std::size_t inside = space_at(at)) {
                spaced += narrow_space;
                at += inside;
            }
        } else {
            spaced += text[at++];
        }
    }
    return spaced;
}

/// Breaks a text into lines at its plain spaces and appends them to `out`, each ended by `\n`. The first begins with `bullet`, the others with
/// as many spaces; all are indented.
inline void append_wrapped(std::string& out, std::string_view text, std::size_t width, std::size_t indent, std::string_view bullet = {}) {
    const std::size_t margin = indent + count_characters(bullet);
    out.append(indent, ' ');
    out += bullet;
    std::size_t column = margin;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == ' ') {
            ++at;
            continue;
        }
        std::size_t end = at;
        unsigned char bits = 0;  // of all bytes together
        bool glued = false;
        for (; end < text.size() && text[end] != ' '; ++end) {
            bits = static_cast<unsigned char>(bits | static_cast<unsigned char>(text[end]));
            glued = glued || text[end] == glue;
        }
        const std::string_view word = text.substr(at, end - at);
        const std::size_t characters = bits < 0x80 ? word.size() : count_characters(word);
        if (column > margin && column + 1 + characters > width) {
            out += '\n';
            out.append(margin, ' ');
            column = margin;
        } else if (column > margin) {
            out += ' ';
            ++column;
        }
        const std::size_t written = out.size();
        out += word;
        if (glued) std::replace(out.begin() + static_cast<std::ptrdiff_t>(written), out.end(), glue, ' ');
        column += characters;
        at = end;
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    out += '\n';
}

}  // namespace palier::detail
