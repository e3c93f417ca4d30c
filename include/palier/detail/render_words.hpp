// SPDX-License-Identifier: MIT
// floor: edge
#pragma once

/// @file
/// What the ways of writing a report share: characters that do no harm, words, findings by document.

#include <cstddef>      // positions
#include <cstdint>      // counts
#include <span>         // names of documents
#include <string>       // texts
#include <string_view>  // names
#include <vector>       // lines, documents

#include "palier/finding.hpp"
#include "palier/name_table.hpp"
#include "palier/text.hpp"

namespace palier::detail {

/// The characters of a text, one by one, with those that steer a terminal or turn the direction of writing replaced.
inline std::vector<std::string> harmless_characters(std::string_view text) {
    constexpr std::string_view replacement = "\uFFFD";
    const std::string repaired = repair_utf8(text);
    std::vector<std::string> characters;
    for (std::size_t at = 0; at < repaired.size();) {
        std::size_t end = at + 1;
        while (end < repaired.size() && (static_cast<unsigned char>(repaired[end]) & 0xC0U) == 0x80U) ++end;
        const std::string_view one = std::string_view(repaired).substr(at, end - at);
        const auto lead = static_cast<unsigned char>(one[0]);
        const bool is_control = lead < 0x20U || lead == 0x7FU || (one >= "\u0080" && one <= "\u009F");
        const bool turns = (one >= "\u200E" && one <= "\u200F") || (one >= "\u2028" && one <= "\u202E") || (one >= "\u2066" && one <= "\u2069");
        characters.emplace_back(lead == '\t' || lead == '\n' || lead == '\r' ? " " : is_control || turns ? replacement : one);
        at = end;
    }
    return characters;
}

inline std::string harmless(std::string_view text) {
    std::string joined;
    for (const std::string& one : harmless_characters(text)) joined += one;
    return joined;
}

/// The lines of a source, found once.
class SourceLines {
public:
    explicit SourceLines(std::string_view source) : source_(source) {
        constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
        if (source_.starts_with(utf8_mark)) source_.remove_prefix(utf8_mark.size());
        begins_.push_back(0);
        for (std::size_t at = 0; at < source_.size(); ++at)
            if (source_[at] == '\n' || (source_[at] == '\r' && (at + 1 == source_.size() || source_[at + 1] != '\n'))) begins_.push_back(at + 1);
    }

    /// Returns a line from 1, without its end; empty beyond the last.
    [[nodiscard]] std::string_view line(std::size_t number) const noexcept {
        if (number == 0 || number > begins_.size()) return {};
        const std::size_t begin = begins_[number - 1];
        std::string_view line = source_.substr(begin, number < begins_.size() ? begins_[number] - begin : std::string_view::npos);
        while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
        return line;
    }

private:
    std::string_view source_;
    std::vector<std::size_t> begins_;
};

inline std::string_view severity_word(Severity severity, Language language) noexcept {
    constexpr StaticText words[] = {{"erreur", "error"}, {"avertissement", "warning"}, {"conseil", "advice"}, {"remarque", "note"}};
    return words[static_cast<std::size_t>(severity)].in(language);
}

/// "1 erreur, 2 avertissements."; "Rien à signaler." without any finding.
inline std::string severities_sentence(const Report& report, Language language) {
    struct Words {
        StaticText one;
        StaticText several;
    };
    constexpr Words words[] = {
        {{"erreur", "error"}, {"erreurs", "errors"}},
        {{"avertissement", "warning"}, {"avertissements", "warnings"}},
        {{"conseil", "piece of advice"}, {"conseils", "pieces of advice"}},
        {{"remarque", "note"}, {"remarques", "notes"}},
    };
    std::string line;
    for (const Severity severity : {Severity::error, Severity::warning, Severity::advice, Severity::info}) {
        const std::size_t count = report.count(severity);
        if (count == 0) continue;
        const Words& word = words[static_cast<std::size_t>(severity)];
        line += (line.empty() ? "" : ", ") + format_integer(static_cast<std::int64_t>(count), language) + ' ' +
                std::string((count == 1 ? word.one : word.several).in(language));
    }
    if (line.empty()) line = language == Language::fr ? "Rien à signaler" : "Nothing to report";
    return line + '.';
}

/// "Non détaillés ici : 3 constats."; empty when all were kept.
inline std::string dropped_sentence(const Report& report, Language language) {
    if (report.dropped() == 0) return {};
    const std::string dropped = format_integer(static_cast<std::int64_t>(report.dropped()), language);
    const bool one = report.dropped() == 1;
    if (language == Language::fr) return "Non détaillé" + std::string(one ? "" : "s") + " ici : " + dropped + (one ? " constat." : " constats.");
    return "Not shown: " + dropped + (one ? " finding." : " findings.");
}

inline std::string counts_sentence(const Report& report, Language language) {
    const std::string dropped = dropped_sentence(report, language);
    return severities_sentence(report, language) + (dropped.empty() ? "" : " " + dropped);
}

/// The findings of a report by document: first the documents named, in their order, then the others as they are met.
class FindingsByDocument {
public:
    FindingsByDocument(const Report& report, std::span<const std::string> documents) {
        for (const std::string& document : documents) add(document);
        for (const Finding& finding : report.findings()) groups_[add(finding.origin.document)].push_back(&finding);
    }

    [[nodiscard]] std::size_t size() const noexcept { return groups_.size(); }
    [[nodiscard]] std::string_view name(std::size_t document) const noexcept { return names_[document]; }
    [[nodiscard]] const std::vector<const Finding*>& findings(std::size_t document) const noexcept { return groups_[document]; }

private:
    std::size_t add(std::string_view document) {
        const std::size_t position = names_.add(document);
        if (groups_.size() < names_.size()) groups_.resize(names_.size());
        return position;
    }

    NameList names_;
    std::vector<std::vector<const Finding*>> groups_;
};

}  // namespace palier::detail
