// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Reports for people to read, as plain text and Markdown, and for the tools that show them: JUnit, GitHub. SARIF is in sarif.hpp.

#include <cstdint>      // std::uint32_t
#include <optional>     // never
#include <span>         // sources
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

/// A document and its text, for showing the lines that findings are about.
struct SourceText {
    std::string_view document;  ///< As findings name it.
    std::string_view text;
};

/// Writes a report for people: findings grouped by document, each with its place, severity, sentence, reason and remedy, then a line of
/// counts that tells what was dropped. `source` is the text of the first document met: its lines are shown with a
/// caret. Characters that would disturb a terminal are replaced by U+FFFD, wherever they come from. Linear.
[[nodiscard]] std::string render_text(const Report& report, const TextStyle& style = {}, std::string_view source = {});

/// The same with the texts of several documents. O(findings + documents x sources).
[[nodiscard]] std::string render_text(const Report& report, const TextStyle& style, std::span<const SourceText> sources);

/// Writes a report as Markdown: a line of counts, then for each document a table of its findings. What comes from documents is escaped,
/// so that it neither breaks the table nor becomes a link or HTML. Linear.
[[nodiscard]] std::string render_markdown(const Report& report, Language language = Language::fr);

/// Writes a report as workflow commands of GitHub Actions, one on a line: `::error file=plan.json,line=2,col=10,title=CODE::sentence`.
/// Advice and remarks are notices; a last notice tells what was dropped. Linear.
[[nodiscard]] std::string render_github(const Report& report, Language language = Language::fr);

/// How a report is written for tools that read JUnit.
struct JunitOptions {
    /// Language of the sentences.
    Language language = Language::fr;
    /// Findings at least as serious are failures, the others are output of cases that pass; nothing: no failure at all.
    std::optional<Severity> fail_on = Severity::error;
};

/// Writes a report as JUnit XML: a suite for each document, a case for each finding. A document of `documents` without finding has one case,
/// which passes; those not named there follow as they are met. Well-formed whatever the report holds. Linear.
[[nodiscard]] std::string render_junit(const Report& report, std::span<const std::string> documents = {}, const JunitOptions& options = {});

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/render_inl.hpp"
#include "palier/detail/render_outputs_inl.hpp"
#endif
