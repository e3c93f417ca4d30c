// SPDX-License-Identifier: MIT
#pragma once

#include <array>        // the eight characters
#include <compare>      // ordering
#include <optional>     // a code that could be read
#include <string>       // département codes
#include <string_view>  // texts to read

#include "palier/config.hpp"

namespace palier {

/// How strictly a UAI code is read.
enum class UaiMode : unsigned char {
    strict,   ///< Eight characters, upper case.
    lenient,  ///< Blanks around, lower case and lost leading zeros are repaired; the check letter never is.
};

/// What is wrong with a text that should be a UAI code.
enum class UaiProblem : unsigned char {
    none,
    empty,
    length,           ///< Not eight characters (strict), or not 2 to 8 (lenient).
    characters,       ///< Not digits followed by one letter.
    letter_outside,   ///< The letter is I, O or Q, which the check alphabet does not hold: a placeholder code.
    letter_wrong,     ///< The check letter does not belong to the digits.
};

/// The national code of a school or service (*unité administrative immatriculée*, formerly RNE): three digits of
/// the département, four of sequence, one check letter. Every single-digit error and every swap of digits is detected.
class Uai {
public:
    /// Returns the check letter of seven digits taken as an integer in 0..9 999 999: its remainder modulo 23
    /// in the alphabet without I, O and Q.
    [[nodiscard]] static constexpr char check_letter(unsigned digits) noexcept { return "ABCDEFGHJKLMNPRSTUVWXYZ"[digits % 23U]; }

    /// Reads a code. Throws ArgumentError `api.argument.uai` when it is none; see parse_uai for the total form.
    explicit Uai(std::string_view text, UaiMode mode = UaiMode::strict);

    /// Returns the eight characters. The view lives as long as the code.
    [[nodiscard]] std::string_view text() const& noexcept PALIER_LIFETIMEBOUND { return {characters_.data(), characters_.size()}; }
    std::string_view text() && = delete;  // the view would outlive the code

    /// Returns the seven digits as an integer.
    [[nodiscard]] unsigned digits() const noexcept;

    /// Returns the département as three characters, the national directory's way: `035`, `971`, and
    /// `02A` or `02B` for the Corsican prefixes 620 and 720.
    [[nodiscard]] std::string department() const;

    friend bool operator==(const Uai&, const Uai&) = default;
    friend auto operator<=>(const Uai&, const Uai&) = default;

private:
    friend struct UaiParse parse_uai(std::string_view, UaiMode) noexcept;
    explicit Uai(const std::array<char, 8>& characters) noexcept : characters_(characters) {}

    std::array<char, 8> characters_;
};

/// The outcome of reading a UAI code.
struct UaiParse {
    std::optional<Uai> uai;                  ///< Set when there is no problem.
    UaiProblem problem = UaiProblem::none;
    char expected_letter = '\0';             ///< The check letter of the digits, when there are seven.
};

/// Reads a code and says what is wrong when it is none; never repairs a check letter.
[[nodiscard]] UaiParse parse_uai(std::string_view text, UaiMode mode = UaiMode::strict) noexcept;

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/uai_inl.hpp"
#endif
