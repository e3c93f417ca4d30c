// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::find_if, std::min
#include <charconv>   // std::to_chars
#include <cmath>      // std::fabs

#include "palier/detail/characters.hpp"
#include "palier/detail/name_bytes.hpp"
#include "palier/text.hpp"

namespace palier {

namespace detail {

/// The unaccented form of U+00C0..U+00FF, two bytes at most; the two signs that are no letters stand for themselves.
constexpr std::string_view fold_latin1(unsigned code) noexcept {
    constexpr std::string_view table[64] = {
        "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",  // U+00C0
        "d", "n", "o", "o", "o", "o", "o",  "×", "o", "u", "u", "u", "u", "y", "th", "ss",
        "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",  // U+00E0
        "d", "n", "o", "o", "o", "o", "o",  "÷", "o", "u", "u", "u", "u", "y", "th", "y"};
    return table[code - 0xC0U];
}

constexpr std::size_t max_compared_name = 64;  // bytes; bounds the work of one comparison

/// Optimal string alignment distance between two short texts, or some number beyond `reach` as soon as it exceeds that.
inline std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t reach) noexcept {
    // Plain arrays: this is the inner loop of everything that offers a name.
    std::size_t rows[3][max_compared_name + 2];
    const std::size_t beyond = reach + 1;
    for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
    std::size_t least_before = 0;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t* const now = rows[i % 3];
        const std::size_t* const back = rows[(i - 1) % 3];
        const std::size_t* const two_back = rows[(i + 1) % 3];
        // Only near the diagonal can a way within reach pass.
        const std::size_t first = i > reach ? i - reach : 1;
        const std::size_t last = std::min(b.size(), i + reach);
        now[first - 1] = first == 1 ? i : beyond;
        std::size_t least = now[first - 1];
        for (std::size_t j = first; j <= last; ++j) {
            std::size_t distance = back[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
            if (back[j] < distance) distance = back[j] + 1;
            if (now[j - 1] < distance) distance = now[j - 1] + 1;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && two_back[j - 2] < distance) distance = two_back[j - 2] + 1;
            now[j] = distance;
            if (distance < least) least = distance;
        }
        now[last + 1] = beyond;
        if (least > reach && least_before > reach) return beyond;  // a swap looks two rows back
        least_before = least;
    }
    return rows[a.size() % 3][b.size()];
}

}  // namespace detail

PALIER_INLINE std::size_t find_invalid_utf8(std::string_view text) noexcept {
    std::size_t at = 0;
    while (at < text.size()) {
        // Most of a document is ASCII: eight bytes at once, then one by one.
        while (text.size() - at >= 8 && (detail::load_bytes<std::uint64_t>(text.data() + at) & 0x8080'8080'8080'8080U) == 0) at += 8;
        while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80U) ++at;
        if (at == text.size()) break;
        const std::size_t length = detail::utf8_length(text, at);
        if (length == 0) return at;
        at += length;
    }
    return std::string_view::npos;
}

PALIER_INLINE std::string repair_utf8(std::string_view text) {
    std::string repaired;
    repaired.reserve(text.size());
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t length = detail::utf8_length(text, at);
        if (length == 0)
            repaired += "\xEF\xBF\xBD";
        else
            repaired += text.substr(at, length);
        at += length == 0 ? 1 : length;
    }
    return repaired;
}

PALIER_INLINE std::size_t count_characters(std::string_view text) noexcept {
    std::size_t count = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t length = static_cast<unsigned char>(text[at]) < 0x80U ? 1 : detail::utf8_length(text, at);
        at += length == 0 ? 1 : length;
        ++count;
    }
    return count;
}

PALIER_INLINE std::string fold(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = detail::utf8_length(text, at);
        const char c = text[at];
        if (length == 1) {
            folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
        } else if (length == 2) {
            const unsigned code = ((static_cast<unsigned char>(c) & 0x1FU) << 6U) | (static_cast<unsigned char>(text[at + 1]) & 0x3FU);
            if (code >= 0xC0U && code <= 0xFFU)
                folded += detail::fold_latin1(code);
            else if (code == 0x152U || code == 0x153U)
                folded += "oe";
            else if (code == 0x178U)
                folded += 'y';
            else
                folded += text.substr(at, length);
        } else {
            folded += text.substr(at, length == 0 ? 1 : length);
        }
        at += length == 0 ? 1 : length;
    }
    return folded;
}

PALIER_INLINE std::vector<std::string> nearest_names(std::string_view name, std::span<const std::string_view> candidates, std::size_t limit) {
    const std::string wanted = fold(name);
    if (wanted.empty() || wanted.size() > detail::max_compared_name) return {};
    std::size_t reach = std::max<std::size_t>(1, wanted.size() / 3);
    struct Match {
        std::size_t distance;
        std::string_view name;
    };
    std::vector<Match> matches;
    for (const auto candidate : candidates) {
        const std::string folded = fold(candidate);
        if (folded.empty() || folded.size() > detail::max_compared_name) continue;
        const std::size_t gap = folded.size() > wanted.size() ? folded.size() - wanted.size() : wanted.size() - folded.size();
        if (gap > reach) continue;
        const std::size_t distance = detail::edit_distance(wanted, folded, reach);
        if (distance > reach) continue;
        const auto farther = std::find_if(matches.begin(), matches.end(), [&](const Match& match) { return match.distance > distance; });
        matches.insert(farther, {distance, candidate});
        if (matches.size() > limit) matches.pop_back();
        if (matches.size() < limit) continue;
        // Those to come must be nearer than the last one kept.
        if (matches.empty() || matches.back().distance == 0) break;
        reach = std::min(reach, matches.back().distance - 1);
    }
    std::vector<std::string> names;
    for (const auto& match : matches) names.emplace_back(match.name);
    return names;
}

PALIER_INLINE std::string to_text(double value) {
    char buffer[32];
    const auto result = std::to_chars(buffer, buffer + sizeof buffer, value);
    std::string text(buffer, result.ptr);
    if (text.find_first_of(".en") == std::string::npos) text += ".0";
    return text;
}

PALIER_INLINE std::string format_integer(std::int64_t value, Language language) {
    char buffer[24];
    const auto result = std::to_chars(buffer, buffer + sizeof buffer, value);
    const std::string_view digits(buffer, static_cast<std::size_t>(result.ptr - buffer));
    const std::size_t sign = value < 0 ? 1 : 0;
    if (digits.size() - sign <= 3) return std::string(digits);
    std::string text(digits.substr(0, sign));
    const std::string_view separator = language == Language::fr ? "\u202F" : ",";
    for (std::size_t i = sign; i < digits.size(); ++i) {
        if (i > sign && (digits.size() - i) % 3 == 0) text += separator;
        text += digits[i];
    }
    return text;
}

PALIER_INLINE std::string format_number(double value, Language language) {
    constexpr double largest_plain = 1e15;   // beyond, digits would suggest a precision that doubles lack
    constexpr double smallest_plain = 1e-6;
    const double magnitude = std::fabs(value);
    char buffer[64];
    const bool plain = magnitude == 0.0 || (magnitude >= smallest_plain && magnitude < largest_plain);
    const auto result = plain ? std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed)
                              : std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific);
    std::string text(buffer, result.ptr);
    const auto point = text.find('.');
    std::string tail = point == std::string::npos ? std::string() : text.substr(point + 1);
    if (plain) {
        std::int64_t whole = 0;
        const std::size_t whole_end = point == std::string::npos ? text.size() : point;
        std::from_chars(text.data(), text.data() + whole_end, whole);
        const bool minus_zero = whole == 0 && text.front() == '-';
        std::string head = format_integer(whole, language);
        if (minus_zero && magnitude != 0.0) head.insert(0, "-");
        return tail.empty() ? head : head + (language == Language::fr ? "," : ".") + tail;
    }
    if (language == Language::fr && point != std::string::npos) text[point] = ',';
    return text;
}

}  // namespace palier
