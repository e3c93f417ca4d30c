// SPDX-License-Identifier: MIT
//
// Spacing and line breaking against their simple forms, on texts made of all that they treat apart.

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>

#include "catch.hpp"
#include "palier/detail/prose.hpp"

namespace test_typeset {
namespace {

using namespace palier;
using palier::detail::code_begins;
using palier::detail::code_ends;
using palier::detail::glue;
using palier::detail::narrow_space;
using palier::detail::no_break_space;

/// The rules of spacing, one character after the other.
std::string simple_typeset(std::string_view text, Language language) {
    std::string spaced;
    spaced.reserve(text.size() + 16);
    const auto starts = [&](std::size_t at, std::string_view with) { return text.substr(at, with.size()) == with; };
    const auto space_at = [&](std::size_t at) -> std::size_t {
        if (at >= text.size()) return 0;
        if (text[at] == ' ' || text[at] == glue) return 1;
        return starts(at, no_break_space) ? no_break_space.size() : starts(at, narrow_space) ? narrow_space.size() : 0;
    };
    bool prose = language == Language::fr;
    const auto is_tied = [](char sign) { return sign == ';' || sign == ':' || sign == '?' || sign == '!' || sign == '%'; };
    for (std::size_t at = 0; at < text.size();) {
        const char byte = text[at];
        if (byte == code_begins || byte == code_ends) {
            prose = language == Language::fr && byte == code_ends;
            ++at;
        } else if (byte == '\n' || byte == '\r' || byte == '\t') {
            spaced += ' ';
            ++at;
        } else if ((static_cast<unsigned char>(byte) < 0x20 && byte != glue) || byte == 0x7F) {
            ++at;
        } else if (!prose) {
            spaced += byte;
            ++at;
        } else if (const std::size_t space = space_at(at)) {
            const std::size_t after = at + space;
            const bool tied = after < text.size() && !spaced.empty() &&
                              (is_tied(text[after]) || starts(after, "»"));
            spaced += tied ? narrow_space : text.substr(at, space);
            at = after;
        } else if (starts(at, "«")) {
            spaced += "«";
            at += std::string_view("«").size();
            if (const std::size_t inside = space_at(at)) {
                spaced += narrow_space;
                at += inside;
            }
        } else {
            spaced += text[at++];
        }
    }
    return spaced;
}

/// The words, cut at plain spaces, one after the other.
std::string simple_wrap(std::string_view text, std::size_t width, std::size_t indent, std::string_view bullet) {
    const std::size_t margin = indent + count_characters(bullet);
    std::string out = std::string(indent, ' ') + std::string(bullet);
    std::size_t column = margin;
    for (std::size_t at = 0; at < text.size();) {
        std::string word;
        while (at < text.size() && text[at] != ' ') word += text[at++];
        ++at;
        if (word.empty()) continue;
        if (column > margin && column + 1 + count_characters(word) > width) {
            out += '\n' + std::string(margin, ' ');
            column = margin;
        } else if (column > margin) {
            out += ' ';
            ++column;
        }
        column += count_characters(word);
        std::replace(word.begin(), word.end(), glue, ' ');
        out += word;
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out + '\n';
}

std::string random_text(std::mt19937& random) {
    static const std::string pieces[] = {"a",    "mot",  "élève", "un-mot-bien-plus-long-que-les-autres", "l'été", "12", " ", " ", " ",
                                         "  ",   "\u00A0", "\u202F", "\x1F", ":", ";", "?", "!", "%",
                                         "« ",   "«",    "»",     " »",   "\n",  "\t", "\x0E", "\x0F", "\x01",
                                         "\x7F", "\xC2", "\xE2", "\xE2\x80", "\xA0", "\xFF", "°", "€", "…"};
    std::string text;
    for (std::uint32_t left = static_cast<std::uint32_t>(random()) % 40; left > 0; --left) text += pieces[random() % std::size(pieces)];
    return text;
}

TEST_CASE("a text is spaced as character after character would be") {
    std::mt19937 random(1);
    for (const Language language : {Language::fr, Language::en}) {
        detail::Typesetter typesetter(language);
        for (int i = 0; i < 10'000; ++i) {
            const std::string text = random_text(random);
            CAPTURE(text);
            REQUIRE(typesetter.run(text) == simple_typeset(text, language));
        }
    }
}

TEST_CASE("a text is broken into lines as word after word would be") {
    std::mt19937 random(2);
    for (int i = 0; i < 10'000; ++i) {
        const std::string text = random_text(random);
        const std::size_t width = 1 + random() % 60, indent = random() % 6;
        const std::string_view bullet = random() % 2 == 0 ? "" : "- ";
        CAPTURE(text, width, indent, bullet);
        std::string out = "before\n";
        detail::append_wrapped(out, text, width, indent, bullet);
        REQUIRE(out == "before\n" + simple_wrap(text, width, indent, bullet));
    }
}

}  // namespace
}  // namespace test_typeset
