// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>      // std::size_t
#include <cstdint>      // std::int64_t
#include <span>         // candidate names
#include <string>       // owned text
#include <string_view>  // texts to look at
#include <vector>       // the nearest names

#include "palier/config.hpp"

namespace palier {

/// A language in which texts are shown to people.
enum class Language : unsigned char { fr, en };

/// A text shown to people, in the languages its author gave.
/// A text written without a language is kept as `plain` and serves when a language lacks.
struct LocalizedText {
    std::string fr = {};     ///< French, or empty.
    std::string en = {};     ///< English, or empty.
    std::string plain = {};  ///< Language unknown, or empty.

    /// Tells whether no language has a text.
    [[nodiscard]] bool empty() const noexcept { return fr.empty() && en.empty() && plain.empty(); }

    /// Returns the text of a language, or else the plain one, or else the other language's; it may be empty.
    [[nodiscard]] std::string_view in(Language language) const& noexcept PALIER_LIFETIMEBOUND {
        const std::string& wanted = language == Language::fr ? fr : en;
        const std::string& other = language == Language::fr ? en : fr;
        return !wanted.empty() ? wanted : !plain.empty() ? plain : other;
    }
    std::string_view in(Language) && = delete;  // the view would outlive the text

    friend bool operator==(const LocalizedText&, const LocalizedText&) = default;
};

/// A text known when the program is compiled, in both languages.
struct StaticText {
    std::string_view fr;
    std::string_view en;

    /// Returns the text of a language.
    [[nodiscard]] constexpr std::string_view in(Language language) const noexcept { return language == Language::fr ? fr : en; }
};

/// Returns the position of the first byte that is not well-formed UTF-8, or `npos` of a string view. Linear.
[[nodiscard]] std::size_t find_invalid_utf8(std::string_view text) noexcept;

/// Returns a copy in which each byte that is not well-formed UTF-8 is replaced by U+FFFD. Linear.
[[nodiscard]] std::string repair_utf8(std::string_view text);

/// Counts the characters (code points) of a UTF-8 text; each malformed byte counts for one. Linear.
[[nodiscard]] std::size_t count_characters(std::string_view text) noexcept;

/// Returns a text in lower case without accents, for comparing names as people do: `Académie` and
/// `academie` fold to the same. Latin letters of French are folded, other characters are kept. Linear.
[[nodiscard]] std::string fold(std::string_view text);

/// Returns up to `limit` candidates that a person may have meant by `name`, nearest first, ties in the order given.
/// Distance counts inserted, lost, changed and swapped characters after folding; a candidate farther
/// than a third of the name's length is not offered. O(candidates x length^2), names over 64 bytes are not compared.
[[nodiscard]] std::vector<std::string> nearest_names(std::string_view name, std::span<const std::string_view> candidates,
                                                     std::size_t limit = 3);

/// Writes an integer for people: thousands apart by a narrow no-break space in French, a comma in English.
[[nodiscard]] std::string format_integer(std::int64_t value, Language language);

/// Writes a number for people: the shortest digits that read back as the same double, decimal comma in French.
/// From 10^15 on, and below 10^-6, exponents are used.
[[nodiscard]] std::string format_number(double value, Language language);

/// Writes a double as CEL and JSON read it: shortest round trip, always with a point or an exponent.
[[nodiscard]] std::string to_text(double value);

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/text_inl.hpp"
#endif
