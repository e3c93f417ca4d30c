// SPDX-License-Identifier: MIT
// floor: 6
#pragma once

#include <charconv>      // numbers without a locale
#include <cstddef>       // std::size_t
#include <cstdint>       // std::int64_t
#include <optional>      // texts that are something else
#include <string>        // numbers in their plain form
#include <string_view>   // cells
#include <system_error>  // std::errc
#include <utility>       // std::move
#include <variant>       // scalars

#include "palier/detail/characters.hpp"
#include "palier/indicator.hpp"
#include "palier/text.hpp"
#include "palier/value.hpp"

namespace palier::detail {

inline constexpr std::string_view cell_no_break_space = "\u00A0";
inline constexpr std::string_view cell_narrow_space = "\u202F";

/// Writes a scalar as cells of tables and attributes of graphs hold it: `true`, `12`, `0.5` (the shortest digits that read back), or the text.
inline std::string scalar_text(const Scalar& scalar) {
    struct Writer {
        std::string operator()(bool held) const { return held ? "true" : "false"; }
        std::string operator()(std::int64_t held) const { return std::to_string(held); }
        std::string operator()(double held) const { return to_text(held); }
        std::string operator()(const std::string& held) const { return held; }
    };
    return std::visit(Writer{}, scalar);
}

/// Returns the length of the blank a text begins with: a space, a tab, a line end, a no-break space; 0 without one.
inline std::size_t leading_blank(std::string_view text) noexcept {
    if (text.empty()) return 0;
    const char c = text.front();
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') return 1;
    for (const auto blank : {cell_no_break_space, cell_narrow_space})
        if (text.starts_with(blank)) return blank.size();
    return 0;
}

/// Returns a text without the blanks around it.
inline std::string_view trim_cell(std::string_view text) noexcept {
    while (const std::size_t length = leading_blank(text)) text.remove_prefix(length);
    for (bool changed = true; changed && !text.empty();) {
        changed = false;
        for (const std::string_view blank : {std::string_view(" "), std::string_view("\t"), std::string_view("\r"), std::string_view("\n"),
                                             cell_no_break_space, cell_narrow_space}) {
            if (!text.ends_with(blank)) continue;
            text.remove_suffix(blank.size());
            changed = true;
        }
    }
    return text;
}

/// Returns the words of a cell that stand for no value, and their status; the text is trimmed.
inline std::optional<Status> find_marker(std::string_view text) {
    constexpr std::size_t longest = 20;
    if (text.empty()) return Status::missing;
    if (text.size() > longest) return std::nullopt;
    const std::string word = fold(text);
    if (word == "ss") return Status::suppressed;
    if (word == "ns") return Status::not_significant;
    if (word == "n/a" || word == "non applicable" || word == "not applicable" || word == "not_applicable" || word == "sans objet")
        return Status::not_applicable;
    if (word == "-" || word == "- -" || word == "na" || word == "nan" || word == "null" || word == "none" || word == "<na>")
        return Status::missing;
    return std::nullopt;
}

/// Reads a word for yes or no.
inline std::optional<bool> find_boolean(std::string_view text) {
    const std::string word = fold(text);
    for (const std::string_view yes : {"1", "oui", "vrai", "true", "yes", "o", "y"})
        if (word == yes) return true;
    for (const std::string_view no : {"0", "non", "faux", "false", "no", "n"})
        if (word == no) return false;
    return std::nullopt;
}

/// A number in the plain form that from_chars reads.
struct PlainNumber {
    std::string text;
    bool percent = false;   // a sign % came after it
    bool integral = true;   // neither a point nor an exponent
};

/// Brings a number as people write it into its plain form. Blanks are taken out between digits only.
inline std::optional<PlainNumber> to_plain_number(std::string_view text) {
    PlainNumber plain;
    if (text.ends_with('%')) {
        plain.percent = true;
        text = trim_cell(text.substr(0, text.size() - 1));
    }
    bool exponent = false;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (is_ascii_digit(c)) {
            plain.text += c;
            ++at;
        } else if ((c == '+' || c == '-') && (at == 0 || text[at - 1] == 'e' || text[at - 1] == 'E')) {
            if (c == '-' || at != 0) plain.text += c;
            ++at;
        } else if ((c == '.' || c == ',') && plain.integral) {
            plain.text += '.';
            plain.integral = false;
            ++at;
        } else if ((c == 'e' || c == 'E') && !exponent && at > 0) {
            plain.text += 'e';
            plain.integral = false;
            exponent = true;
            ++at;
        } else if (const std::size_t blank = leading_blank(text.substr(at));
                   blank != 0 && plain.integral && at > 0 && is_ascii_digit(text[at - 1]) && at + blank < text.size() && is_ascii_digit(text[at + blank])) {
            at += blank;
        } else {
            return std::nullopt;
        }
    }
    if (plain.text.empty()) return std::nullopt;
    return plain;
}

/// Reads a number as people write it; a percentage is kept as such when the indicator counts in percent.
inline std::optional<Scalar> find_number(std::string_view text, const Indicator& indicator) {
    constexpr std::int64_t percent_scale = 100;
    auto plain = to_plain_number(text);
    if (!plain) return std::nullopt;
    const bool counts_in_percent = indicator.unit == "%" || (indicator.type == ValueType::ratio && indicator.scale == percent_scale);
    if (plain->percent && !counts_in_percent) {
        if (plain->text.find('e') != std::string::npos) return std::nullopt;
        plain->text += "e-2";  // so that the double nearest to the quotient is read at once
        plain->integral = false;
    }
    const char* const end = plain->text.data() + plain->text.size();
    if (plain->integral) {
        std::int64_t integer = 0;
        const auto result = std::from_chars(plain->text.data(), end, integer);
        if (result.ec == std::errc() && result.ptr == end) return Scalar(integer);
    }
    double number = 0.0;
    const auto result = std::from_chars(plain->text.data(), end, number);
    if (result.ec != std::errc() || result.ptr != end) return std::nullopt;
    return Scalar(number);
}

/// Returns the declared value that a text names: itself, in another case or without accents, or by its label.
inline std::optional<std::string> find_declared_value(std::string_view text, const Indicator& indicator) {
    for (const auto& value : indicator.values)
        if (value == text) return value;
    const std::string word = fold(text);
    for (const auto& value : indicator.values)
        if (fold(value) == word) return value;
    for (const auto& labelled : indicator.value_labels) {
        const LocalizedText& label = labelled.label;
        for (const std::string* candidate : {&label.fr, &label.en, &label.plain})
            if (!candidate->empty() && fold(*candidate) == word) return labelled.value;
    }
    return std::nullopt;
}

}  // namespace palier::detail
