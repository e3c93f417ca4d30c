// SPDX-License-Identifier: MIT
#pragma once

#include <array>  // a table of characters

#include "palier/detail/characters.hpp"
#include "palier/id.hpp"

namespace palier {

namespace detail {

constexpr std::size_t max_id_length = 200;  // longer than any real code, short enough for one message line

/// By byte: whether an id of a document may hold it.
inline constexpr auto is_id_character = [] {
    std::array<bool, 256> accepted{};
    for (std::size_t i = 0; i < 128; ++i) {
        const char c = static_cast<char>(i);
        accepted[i] = is_ascii_alnum(c) || c == '.' || c == '-' || c == '_';
    }
    return accepted;
}();

}  // namespace detail

PALIER_INLINE bool is_document_id(std::string_view text) noexcept {
    if (text.empty() || text.size() > detail::max_id_length) return false;
    for (const char c : text)
        if (!detail::is_id_character[static_cast<unsigned char>(c)]) return false;
    return detail::is_ascii_alnum(text.front()) && detail::is_ascii_alnum(text.back());
}

PALIER_INLINE bool is_reserved_word(std::string_view text) noexcept {
    // The reserved words of the CEL specification, and its three literals.
    constexpr std::string_view words[] = {"as",       "break", "const", "continue", "else",      "false", "for",    "function",
                                          "if",       "import", "in",   "let",      "loop",      "namespace", "null", "package",
                                          "return",   "true",  "var",   "void",     "while"};
    for (const auto word : words)
        if (text == word) return true;
    return false;
}

PALIER_INLINE bool is_indicator_id(std::string_view text) noexcept {
    if (text.empty() || text.size() > detail::max_id_length) return false;
    std::size_t begin = 0;
    bool first = true;
    while (begin <= text.size()) {
        auto end = text.find('.', begin);
        if (end == std::string_view::npos) end = text.size();
        const auto segment = text.substr(begin, end - begin);
        if (segment.empty() || detail::is_ascii_digit(segment.front()) || is_reserved_word(segment)) return false;
        for (const char c : segment)
            if (!detail::is_ascii_alnum(c) && c != '_') return false;
        if (first && segment == "unit") return false;
        first = false;
        begin = end + 1;
    }
    return true;
}

}  // namespace palier
