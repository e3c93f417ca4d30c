// SPDX-License-Identifier: MIT
// floor: 1
#pragma once

#include <cstddef>      // std::size_t
#include <string>       // what is left of a long text
#include <string_view>  // UTF-8 texts

namespace palier::detail {

constexpr bool is_ascii_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_ascii_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_alnum(char c) noexcept { return is_ascii_letter(c) || is_ascii_digit(c); }

/// Length in bytes of the well-formed UTF-8 character at `at`, or 0.
constexpr std::size_t utf8_length(std::string_view text, std::size_t at) noexcept {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto continues = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xC0U) == 0x80U; };
    const unsigned char lead = byte(at);
    if (lead < 0x80U) return 1;
    if (lead >= 0xC2U && lead <= 0xDFU) return continues(at + 1) ? 2 : 0;
    if (lead >= 0xE0U && lead <= 0xEFU) {
        if (!continues(at + 1) || !continues(at + 2)) return 0;
        if (lead == 0xE0U && byte(at + 1) < 0xA0U) return 0;  // overlong
        if (lead == 0xEDU && byte(at + 1) > 0x9FU) return 0;  // surrogate
        return 3;
    }
    if (lead >= 0xF0U && lead <= 0xF4U) {
        if (!continues(at + 1) || !continues(at + 2) || !continues(at + 3)) return 0;
        if (lead == 0xF0U && byte(at + 1) < 0x90U) return 0;  // overlong
        if (lead == 0xF4U && byte(at + 1) > 0x8FU) return 0;  // beyond U+10FFFF
        return 4;
    }
    return 0;
}

/// Returns a text as it is, or the beginning of one of more than `longest` bytes, cut between characters, with an ellipsis.
inline std::string excerpt(std::string_view text, std::size_t longest) {
    if (text.size() <= longest) return std::string(text);
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return std::string(text.substr(0, end)) + "…";
}

}  // namespace palier::detail
