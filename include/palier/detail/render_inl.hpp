// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::max
#include <utility>    // std::move
#include <vector>     // lines, documents

#include "palier/catalogue.hpp"
#include "palier/name_table.hpp"
#include "palier/render.hpp"

namespace palier {

namespace detail {

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

/// Writes the findings of a report one after the other.
class TextRenderer {
public:
    TextRenderer(const TextStyle& style, std::string_view source)
        : style_(style), width_(style.width == 0 ? unlimited : std::max<std::size_t>(style.width, narrowest)), lines_(source), has_source_(!source.empty()) {}

    void heading(std::string_view document) {
        if (!text_.empty()) text_ += '\n';
        is_between_findings_ = false;
        text_ += paint(!document.empty() ? harmless(document) : fr() ? "(document sans nom)" : "(unnamed document)", "1");
        text_ += '\n';
    }

    void finding(const Finding& finding, std::string_view source_document) {
        constexpr std::string_view colours[] = {"1;31", "1;33", "1;36", "1;34"};
        if (is_between_findings_) text_ += '\n';
        is_between_findings_ = true;
        std::size_t column = 2;
        text_ += "  ";
        if (finding.origin.line > 0) {
            const std::string place = std::to_string(finding.origin.line) + ':' + std::to_string(finding.origin.column) + "  ";
            text_ += place;
            column += place.size();
        }
        const std::string_view severity = severity_word(finding.severity);
        text_ += paint(severity, colours[static_cast<std::size_t>(finding.severity)]);
        column += count_characters(severity);
        constexpr std::size_t least_pointer = 12;  // characters worth showing on the same line
        put_piece(harmless_characters(finding.code), column, unlimited);
        put_piece(harmless_characters(finding.origin.pointer), column, least_pointer);
        text_ += '\n';
        paragraph("", message(finding, style_.language));
        if (has_source_ && finding.origin.line > 0 && finding.origin.document == source_document) excerpt(finding.origin);
        paragraph(fr() ? "Pourquoi : " : "Why: ", why(finding, style_.language));
        paragraph(fr() ? "Remède : " : "Remedy: ", remedy(finding, style_.language));
        std::string places;
        for (const Origin& related : finding.related) places += (places.empty() ? "" : ", ") + place(related, finding.origin.document);
        paragraph(fr() ? "Voir aussi : " : "See also: ", places);
    }

    void counts(const Report& report) {
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
            line += (line.empty() ? "" : ", ") + format_integer(static_cast<std::int64_t>(count), style_.language) + ' ' +
                    std::string((count == 1 ? word.one : word.several).in(style_.language));
        }
        if (line.empty()) line = fr() ? "Rien à signaler" : "Nothing to report";
        line += '.';
        if (report.dropped() > 0) {
            const std::string dropped = format_integer(static_cast<std::int64_t>(report.dropped()), style_.language);
            const bool one = report.dropped() == 1;
            if (fr())
                line += " Non détaillé" + std::string(one ? "" : "s") + " ici : " + dropped + (one ? " constat." : " constats.");
            else
                line += " Not shown: " + dropped + (one ? " finding." : " findings.");
        }
        if (!text_.empty()) text_ += '\n';
        wrap(line, 0, 0);
    }

    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    static constexpr std::size_t unlimited = static_cast<std::size_t>(-1) / 2;
    static constexpr std::size_t narrowest = 40;
    static constexpr std::size_t indent = 4;

    [[nodiscard]] bool fr() const noexcept { return style_.language == Language::fr; }

    [[nodiscard]] std::string_view severity_word(Severity severity) const noexcept {
        constexpr StaticText words[] = {{"erreur", "error"}, {"avertissement", "warning"}, {"conseil", "advice"}, {"remarque", "note"}};
        return words[static_cast<std::size_t>(severity)].in(style_.language);
    }

    [[nodiscard]] std::string paint(std::string_view text, std::string_view colour) const {
        if (style_.colour == TextColour::none) return std::string(text);
        return "\x1B[" + std::string(colour) + 'm' + std::string(text) + "\x1B[0m";
    }

    /// Adds a piece to a line, shortened when `least` of its characters have room there, else on a line of its own.
    void put_piece(std::vector<std::string> characters, std::size_t& column, std::size_t least) {
        if (characters.empty()) return;
        if (column + 2 + std::min(least, characters.size()) <= width_) {
            text_ += "  ";
            column += 2;
        } else {
            text_ += '\n' + std::string(indent, ' ');
            column = indent;
        }
        if (least != unlimited) shorten(characters, width_ - column);
        for (const std::string& one : characters) text_ += one;
        column += characters.size();
    }

    /// Keeps the end of a long pointer, which says most.
    static void shorten(std::vector<std::string>& characters, std::size_t most) {
        if (characters.size() <= most) return;
        characters.erase(characters.begin(), characters.end() - static_cast<std::ptrdiff_t>(most - 1));
        characters.insert(characters.begin(), "…");
    }

    [[nodiscard]] static std::string place(const Origin& origin, const std::string& document) {
        std::string text = origin.document == document ? std::string() : harmless(origin.document) + ' ';
        if (origin.line > 0) return text + std::to_string(origin.line) + ':' + std::to_string(origin.column);
        return text + harmless(origin.pointer);
    }

    void paragraph(std::string_view label, std::string_view sentence) {
        if (sentence.empty()) return;
        wrap(std::string(label) + harmless(sentence), indent, indent + (label.empty() ? 0 : 2));
    }

    /// Breaks a text at blanks, except where French forbids it: after « and before » : ; ? ! %.
    void wrap(std::string_view sentence, std::size_t first_indent, std::size_t next_indent) {
        std::size_t column = first_indent;
        text_.append(first_indent, ' ');
        bool at_start = true;
        for (std::size_t at = 0; at < sentence.size();) {
            std::size_t end = at;
            for (;;) {
                end = std::min(sentence.find(' ', end), sentence.size());
                if (end == sentence.size()) break;
                const std::string_view before = sentence.substr(at, end - at);
                const std::string_view after = sentence.substr(end + 1);
                const bool glued = before.ends_with("«") || after.starts_with("»") || (!after.empty() && std::string_view(":;?!%").find(after[0]) != std::string_view::npos);
                if (!glued) break;
                ++end;
            }
            const std::string_view word = sentence.substr(at, end - at);
            const std::size_t length = count_characters(word);
            if (!at_start && column + 1 + length > width_) {
                text_ += '\n';
                text_.append(next_indent, ' ');
                column = next_indent;
            } else if (!at_start) {
                text_ += ' ';
                ++column;
            }
            text_ += word;
            column += length;
            at_start = false;
            at = end + 1;
        }
        text_ += '\n';
    }

    /// The line of the source, cut to the width around the column, and a caret below.
    void excerpt(const Origin& origin) {
        std::vector<std::string> characters = harmless_characters(lines_.line(origin.line));
        const std::string number = std::to_string(origin.line);
        const std::string gutter = "      " + number + " | ";
        const std::size_t caret = std::min<std::size_t>(origin.column > 0 ? origin.column - 1 : 0, characters.size());
        const std::size_t room = std::max(width_, gutter.size() + 20) - gutter.size();
        std::size_t begin = 0;
        if (characters.size() > room) {
            constexpr std::size_t context = 3;  // thirds: one before the caret, two behind it
            begin = caret > room / context ? std::min(caret - room / context, characters.size() - room + 1) : 0;
            const std::size_t end = std::min(begin + room, characters.size());
            const bool cut_behind = end < characters.size();
            characters = {characters.begin() + static_cast<std::ptrdiff_t>(begin), characters.begin() + static_cast<std::ptrdiff_t>(end)};
            if (begin > 0) characters.front() = "…";
            if (cut_behind) characters.back() = "…";
        }
        text_ += gutter;
        for (const std::string& one : characters) text_ += one;
        text_ += "\n      " + std::string(number.size(), ' ') + " | " + std::string(caret - begin, ' ') + paint("^", "1;32") + '\n';
    }

    TextStyle style_;
    std::size_t width_;
    SourceLines lines_;
    bool has_source_;
    bool is_between_findings_ = false;  // of the same document
    std::string text_;
};

}  // namespace detail

PALIER_INLINE std::string render_text(const Report& report, const TextStyle& style, std::string_view source) {
    detail::TextRenderer renderer(style, source);
    NameList documents;
    std::vector<std::vector<const Finding*>> groups;
    for (const Finding& finding : report.findings()) {
        const std::size_t document = documents.add(finding.origin.document);
        groups.resize(documents.size());
        groups[document].push_back(&finding);
    }
    for (std::size_t document = 0; document < groups.size(); ++document) {
        renderer.heading(documents[document]);
        for (const Finding* finding : groups[document]) renderer.finding(*finding, documents[0]);  // the source is the first one's
    }
    renderer.counts(report);
    return renderer.take();
}

}  // namespace palier
