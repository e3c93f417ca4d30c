// SPDX-License-Identifier: MIT
#pragma once

#include "palier/error.hpp"
#include "palier/uai.hpp"

namespace palier {

PALIER_INLINE UaiParse parse_uai(std::string_view text, UaiMode mode) noexcept {
    const bool lenient = mode == UaiMode::lenient;
    if (lenient) {
        const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
        while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
        while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    }
    if (text.empty()) return {std::nullopt, UaiProblem::empty, '\0'};
    if (lenient ? text.size() < 2 || text.size() > 8 : text.size() != 8) return {std::nullopt, UaiProblem::length, '\0'};
    unsigned digits = 0;
    for (const char c : text.substr(0, text.size() - 1)) {
        if (c < '0' || c > '9') return {std::nullopt, UaiProblem::characters, '\0'};
        digits = digits * 10U + static_cast<unsigned>(c - '0');
    }
    char letter = text.back();
    if (lenient && letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - ('a' - 'A'));
    if (letter < 'A' || letter > 'Z') return {std::nullopt, UaiProblem::characters, '\0'};
    const char expected = Uai::check_letter(digits);
    if (letter == 'I' || letter == 'O' || letter == 'Q') return {std::nullopt, UaiProblem::letter_outside, expected};
    if (letter != expected) return {std::nullopt, UaiProblem::letter_wrong, expected};
    std::array<char, 8> characters{};
    for (std::size_t i = 7; i-- > 0; digits /= 10U) characters[i] = static_cast<char>('0' + digits % 10U);
    characters[7] = letter;
    return {Uai(characters), UaiProblem::none, expected};
}

PALIER_INLINE Uai::Uai(std::string_view text, UaiMode mode) : characters_{} {
    const UaiParse parse = parse_uai(text, mode);
    if (!parse.uai)
        throw ArgumentError("api.argument.uai", "'" + std::string(text.substr(0, 40)) + "' is no UAI code", text.substr(0, 40),
                            parse.problem == UaiProblem::letter_wrong
                                ? std::string("The check letter of these digits is ") + parse.expected_letter + "; check the code at its source."
                                : std::string("A code has seven digits and one letter other than I, O and Q."));
    characters_ = parse.uai->characters_;
}

PALIER_INLINE unsigned Uai::digits() const noexcept {
    unsigned digits = 0;
    for (std::size_t i = 0; i < 7; ++i) digits = digits * 10U + static_cast<unsigned>(characters_[i] - '0');
    return digits;
}

PALIER_INLINE std::string Uai::department() const {
    const std::string_view prefix(characters_.data(), 3);
    if (prefix == "620") return "02A";
    if (prefix == "720") return "02B";
    return std::string(prefix);
}

}  // namespace palier
