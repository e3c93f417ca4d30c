// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Reports for people to read, as plain text.

#include <cstdint>      // std::uint32_t
#include <string>       // rendered text
#include <string_view>  // sources

#include "palier/config.hpp"
#include "palier/finding.hpp"
#include "palier/text.hpp"

namespace palier {

/// Whether a text carries colours. Nothing is said by colour alone.
enum class TextColour : std::uint8_t {
    none,
    ansi,  ///< Escape sequences of terminals.
};

/// How a report is written for people.
struct TextStyle {
    /// Language of the sentences.
    Language language = Language::fr;
    /// Characters on a line, from 40; 0 puts each sentence on one line.
    std::uint32_t width = 80;
    /// Colours of severities and carets.
    TextColour colour = TextColour::none;
};

/// Writes a report for people: findings grouped by document, each with its place, severity, sentence, reason and remedy, then a line of
/// counts that tells what was dropped. `source` is the text of the first document met: its lines are shown with a
/// caret. Characters that would disturb a terminal are replaced by U+FFFD, wherever they come from. Linear.
[[nodiscard]] std::string render_text(const Report& report, const TextStyle& style = {}, std::string_view source = {});

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/render_inl.hpp"
#endif
