// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include <cstddef>      // positions
#include <string_view>  // texts

#include "palier/text.hpp"

namespace palier::detail {

/// Takes the next word of a text, as blanks part words; empty at the end. No-break blanks count.
inline std::string_view next_word(std::string_view& text) noexcept {
    const auto blank_at = [&](std::size_t at) -> std::size_t {  // its bytes, or 0
        const char c = text[at];
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r') return 1;
        if (c == '\xC2' && text.substr(at).starts_with("\u00A0")) return 2;
        if (c == '\xE2' && text.substr(at).starts_with("\u202F")) return 3;
        return 0;
    };
    std::size_t begin = 0;
    while (begin < text.size() && blank_at(begin) != 0) begin += blank_at(begin);
    std::size_t end = begin;
    while (end < text.size() && blank_at(end) == 0) ++end;
    const std::string_view word = text.substr(begin, end - begin);
    text.remove_prefix(end);
    return word;
}

/// Returns a word without the opening marks before it.
inline std::string_view skip_opening(std::string_view word) noexcept {
    for (;;) {
        std::size_t marks = 0;
        for (const std::string_view mark : {"(", "[", "\"", "'", "-", "«", "“", "’"})
            if (word.starts_with(mark)) marks = mark.size();
        if (marks == 0) return word;
        word.remove_prefix(marks);
    }
}

/// Tells whether a word begins with a capital letter, accents included.
inline bool is_capitalised(std::string_view word) noexcept {
    if (word.empty()) return false;
    if (word[0] >= 'A' && word[0] <= 'Z') return true;
    if (word.size() < 2 || word[0] != '\xC3') return false;
    const auto second = static_cast<unsigned char>(word[1]);
    return second <= 0x9E && second != 0x97;
}

/// Tells whether a word may be a name, and not the first one of the next sentence (`salle M. Les élèves…`).
inline bool is_surname(std::string_view word) noexcept {
    if (!is_capitalised(word)) return false;
    for (const std::string_view other : {"Le", "La", "Les", "Un", "Une", "Des", "Ce", "Cette", "Ces", "Il", "Elle", "Ils", "Elles", "On", "Nous", "En", "Au", "Aux", "À", "Pour",
                                         "Avec", "Sans", "Dans", "Par", "Puis", "The", "A", "In", "Then"})
        if (word == other) return false;
    return !word.starts_with("L'") && !word.starts_with("L’");
}

/// Tells whether a text names a person by a title: `M. Exemple`, `Mme EXEMPLE`. A title of a function has a small letter: `Mme la rectrice`.
inline bool names_person(std::string_view text) noexcept {
    if (text.find('M') == std::string_view::npos) return false;  // of every title
    std::string_view word = next_word(text);
    while (!word.empty()) {
        const std::string_view title = skip_opening(word);
        word = next_word(text);
        for (const std::string_view known : {"M.", "MM.", "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Mme", "Mmes", "Mlle", "Mlles", "Monsieur", "Madame", "Mademoiselle"})
            if (title == known && is_surname(word)) return true;
        const bool is_joined = title.starts_with("M.") && title.size() > 3 && is_surname(title.substr(2)) && title[3] >= 'a' && title[3] <= 'z';  // no blank between
        if (is_joined) return true;
    }
    return false;
}

/// Tells whether a text holds an e-mail address, but the public one of a school (`ce.0990001N@…`).
inline bool holds_address(std::string_view text) noexcept {
    if (text.find('@') == std::string_view::npos) return false;
    for (std::string_view word = next_word(text); !word.empty(); word = next_word(text)) {
        word = skip_opening(word);
        const std::size_t at = word.find('@');
        if (at == std::string_view::npos || at == 0 || word.starts_with("ce.") || word.starts_with("mailto:ce.")) continue;
        const std::size_t point = word.find('.', at + 2);
        if (point != std::string_view::npos && point + 2 < word.size()) return true;
    }
    return false;
}

/// Tells whether a text holds a telephone number: ten digits from 0 in pairs, or `+` and ten to thirteen digits.
inline bool holds_phone(std::string_view text) noexcept {
    if (text.find('0') == std::string_view::npos && text.find('+') == std::string_view::npos) return false;
    const auto is_digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    const auto is_in_word = [&](std::size_t at) {  // of a code or a number, whose end this would be
        const char c = text[at];
        return is_digit(at) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ',' || c == '.' || c == '-';
    };
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
        const bool is_foreign = text[begin] == '+';
        if ((!is_foreign && text[begin] != '0') || (begin > 0 && is_in_word(begin - 1))) continue;
        std::size_t digits = 0;
        std::size_t at = is_foreign ? begin + 1 : begin;
        for (;;) {
            if (is_digit(at)) {
                ++digits;
                ++at;
                continue;
            }
            std::size_t gap = 0;
            if (at < text.size() && (text[at] == ' ' || text[at] == '.' || text[at] == '-')) gap = 1;
            else if (text.substr(at).starts_with("\u00A0")) gap = 2;
            else if (text.substr(at).starts_with("\u202F")) gap = 3;
            const bool goes_on = gap > 0 && digits > 0 && is_digit(at + gap) && (is_foreign || digits % 2 == 0) && digits < 13;
            if (!goes_on) break;
            at += gap;
        }
        if (is_foreign ? digits >= 10 && digits <= 13 : digits == 10 && text[begin + 1] != '0') return true;
    }
    return false;
}

}  // namespace palier::detail
