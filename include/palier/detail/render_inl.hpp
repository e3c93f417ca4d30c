// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::max
#include <utility>    // std::move
#include <vector>     // lines, documents

#include "palier/catalogue.hpp"
#include "palier/detail/render_words.hpp"
#include "palier/render.hpp"

namespace palier {

namespace detail {

/// Writes the findings of a report one after the other.
class TextRenderer {
public:
    explicit TextRenderer(const TextStyle& style) : style_(style), width_(style.width == 0 ? unlimited : std::max<std::size_t>(style.width, narrowest)) {}

    /// Begins a document, whose text may be empty.
    void heading(std::string_view document, std::string_view source) {
        lines_ = SourceLines(source);
        has_source_ = !source.empty();
        if (!text_.empty()) text_ += '\n';
        is_between_findings_ = false;
        text_ += paint(!document.empty() ? harmless(document) : fr() ? "(document sans nom)" : "(unnamed document)", "1");
        text_ += '\n';
    }

    void finding(const Finding& finding) {
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
        const std::string_view severity = severity_word(finding.severity, style_.language);
        text_ += paint(severity, colours[static_cast<std::size_t>(finding.severity)]);
        column += count_characters(severity);
        constexpr std::size_t least_pointer = 12;  // characters worth showing on the same line
        put_piece(harmless_characters(finding.code), column, unlimited);
        put_piece(harmless_characters(finding.origin.pointer), column, least_pointer);
        text_ += '\n';
        paragraph("", message(finding, style_.language));
        if (has_source_ && finding.origin.line > 0) excerpt(finding.origin);
        paragraph(fr() ? "Pourquoi : " : "Why: ", why(finding, style_.language));
        paragraph(fr() ? "Remède : " : "Remedy: ", remedy(finding, style_.language));
        std::string places;
        for (const Origin& related : finding.related) places += (places.empty() ? "" : ", ") + place(related, finding.origin.document);
        paragraph(fr() ? "Voir aussi : " : "See also: ", places);
    }

    void counts(const Report& report) {
        if (!text_.empty()) text_ += '\n';
        wrap(counts_sentence(report, style_.language), 0, 0);
    }

    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    static constexpr std::size_t unlimited = static_cast<std::size_t>(-1) / 2;
    static constexpr std::size_t narrowest = 40;
    static constexpr std::size_t indent = 4;

    [[nodiscard]] bool fr() const noexcept { return style_.language == Language::fr; }

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
    SourceLines lines_{std::string_view()};
    bool has_source_ = false;
    bool is_between_findings_ = false;  // of the same document
    std::string text_;
};

}  // namespace detail

PALIER_INLINE std::string render_text(const Report& report, const TextStyle& style, std::span<const SourceText> sources) {
    detail::TextRenderer renderer(style);
    const detail::FindingsByDocument groups(report, {});
    for (std::size_t document = 0; document < groups.size(); ++document) {
        const std::string_view name = groups.name(document);
        std::string_view text;
        for (const SourceText& source : sources)
            if (text.empty() && source.document == name) text = source.text;
        renderer.heading(name, text);
        for (const Finding* finding : groups.findings(document)) renderer.finding(*finding);
    }
    renderer.counts(report);
    return renderer.take();
}

PALIER_INLINE std::string render_text(const Report& report, const TextStyle& style, std::string_view source) {
    if (report.findings().empty()) return render_text(report, style, std::span<const SourceText>());
    const SourceText first = {report.findings().front().origin.document, source};
    return render_text(report, style, std::span<const SourceText>(&first, 1));
}

}  // namespace palier
