// SPDX-License-Identifier: MIT
// floor: 2
#pragma once

#include <algorithm>    // std::min, std::max
#include <array>        // kinds of byte
#include <cstddef>      // std::size_t
#include <cstdint>      // kinds of byte
#include <string>       // texts
#include <string_view>  // texts

#include "palier/detail/characters.hpp"
#include "palier/text.hpp"

namespace palier::detail {

inline constexpr std::string_view narrow_space = "\u202F";    // narrow no-break space
inline constexpr std::string_view no_break_space = "\u00A0";  // no-break space
inline constexpr char glue = '\x1F';  // a space at which no line is broken; a plain one once written, so that people can search for it

// Around an expression, whose spaces are no business of French.
inline constexpr char code_begins = '\x0E';
inline constexpr char code_ends = '\x0F';

/// Makes a text ready to be broken into lines: control characters are dropped, and a French one is given one rule of spacing: a narrow
/// no-break space before `;`, `:`, `?`, `!`, `%` and inside « », wherever its author put a space of any kind. Other spaces, and those
/// of code, stay.
class Typesetter {
public:
    explicit Typesetter(Language language) noexcept : language_(language) {}

    /// Returns a text made ready; the view holds until the next one. Linear; allocates nothing once it has met a text as long.
    [[nodiscard]] std::string_view run(std::string_view text) {
        spaced_.clear();
        spaced_.reserve(text.size() + 16);
        fixed_ = 0;
        bool prose = language_ == Language::fr;
        for (std::size_t at = 0; at < text.size();) {
            const std::uint8_t special = prose ? of_prose : of_code;
            std::size_t end = at;
            while (end < text.size() && (kinds[static_cast<unsigned char>(text[end])] & special) == 0) ++end;
            spaced_.append(text.data() + at, end - at);
            if (end == text.size()) break;
            at = end;
            const char byte = text[at++];
            switch (kinds[static_cast<unsigned char>(byte)]) {
                case control:
                    if (byte == code_begins || byte == code_ends) prose = language_ == Language::fr && byte == code_ends;
                    if (byte == '\n' || byte == '\r' || byte == '\t') spaced_ += ' ';
                    fixed_ = spaced_.size();
                    break;
                case tied:
                    tie();
                    spaced_ += byte;
                    break;
                default:  // the first byte of a quotation mark, or of another sign
                    if (text.substr(at - 1, closing_mark.size()) == closing_mark) tie();
                    spaced_ += byte;
                    if (text.substr(at - 1, opening_mark.size()) == opening_mark) {
                        spaced_ += text[at++];
                        if (const std::size_t space = space_at(text, at)) {
                            spaced_ += narrow_space;
                            at += space;
                            fixed_ = spaced_.size();
                        }
                    }
            }
        }
        return spaced_;
    }

private:
    static constexpr std::string_view opening_mark = "«", closing_mark = "»";

    // What a byte may be that is not simply copied.
    static constexpr std::uint8_t control = 1, tied = 2, mark = 4;
    static constexpr std::uint8_t of_code = control, of_prose = control | tied | mark;

    static constexpr std::array<std::uint8_t, 256> kinds = [] {
        std::array<std::uint8_t, 256> made{};
        for (std::size_t byte = 0; byte < 0x20; ++byte) made[byte] = control;
        made[0x7F] = control;
        made[static_cast<unsigned char>(glue)] = 0;
        for (const char sign : {';', ':', '?', '!', '%'}) made[static_cast<unsigned char>(sign)] = tied;
        made[static_cast<unsigned char>(opening_mark.front())] = mark;
        return made;
    }();

    static std::size_t space_at(std::string_view text, std::size_t at) noexcept {
        const std::string_view rest = text.substr(std::min(at, text.size()));
        if (rest.starts_with(' ') || rest.starts_with(glue)) return 1;
        return rest.starts_with(no_break_space) ? no_break_space.size() : rest.starts_with(narrow_space) ? narrow_space.size() : 0;
    }

    /// Makes a narrow one of the space written last, if there is one behind anything.
    void tie() {
        const std::string_view open = std::string_view(spaced_).substr(fixed_);
        const std::size_t space = open.ends_with(' ') || open.ends_with(glue) ? 1
                                  : open.ends_with(no_break_space)            ? no_break_space.size()
                                  : open.ends_with(narrow_space)              ? narrow_space.size()
                                                                              : 0;
        if (space == 0 || space == spaced_.size()) return;
        spaced_.resize(spaced_.size() - space);
        spaced_ += narrow_space;
    }

    Language language_;
    std::string spaced_;
    std::size_t fixed_ = 0;  // up to here spaces stay as they are
};

inline bool has_double_space(std::string_view text) noexcept {
    unsigned found = 0;
    for (std::size_t i = 1; i < text.size(); ++i) found |= static_cast<unsigned>(text[i - 1] == ' ') & static_cast<unsigned>(text[i] == ' ');
    return found != 0;
}

/// Breaks a text into lines at its plain spaces and appends them to `out`, each ended by `\n`. The first begins with `bullet`, the others with
/// as many spaces; all are indented. Linear.
inline void append_wrapped(std::string& out, std::string_view text, std::size_t width, std::size_t indent, std::string_view bullet = {}) {
    const std::size_t margin = indent + count_characters(bullet);
    out.append(indent, ' ');
    out += bullet;
    const std::size_t written = out.size();
    std::size_t column = margin;
    std::size_t line = 0, line_end = 0;  // words that follow each other in the text as they do in the line
    const auto write_line = [&] { out.append(text.data() + line, line_end - line); };
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == ' ') {
            ++at;
            continue;
        }
        // No text has more characters than bytes: what is left fits.
        if (column == margin && margin + text.size() - at <= width && !has_double_space(text.substr(at))) {
            line = at;
            line_end = text.size();
            break;
        }
        const std::size_t word = at;
        std::size_t characters = 0;
        for (;;) {
            const std::size_t ascii = at;
            while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80U && text[at] != ' ') ++at;
            characters += at - ascii;
            if (at == text.size() || text[at] == ' ') break;
            at += std::max<std::size_t>(1, utf8_length(text, at));
            ++characters;
        }
        const bool first = column == margin;
        if (!first && column + 1 + characters > width) {
            write_line();
            out += '\n';
            out.append(margin, ' ');
            column = margin;
            line = line_end = at = word;
            continue;
        }
        column += first ? 0U : 1U;
        if (!first && word != line_end + 1) {  // several spaces are one
            write_line();
            out += ' ';
        }
        if (first || word != line_end + 1) line = word;
        line_end = at;
        column += characters;
    }
    write_line();
    for (std::size_t at = out.find(glue, written); at != std::string::npos; at = out.find(glue, at + 1)) out[at] = ' ';
    while (!out.empty() && out.back() == ' ') out.pop_back();
    out += '\n';
}

}  // namespace palier::detail
