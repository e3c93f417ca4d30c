// SPDX-License-Identifier: MIT
// floor: edge
#pragma once

/// @file
/// Texts of unknown origin inside Markdown.

#include <string>       // texts
#include <string_view>  // texts

#include "palier/detail/render_words.hpp"

namespace palier::detail {

/// A text that Markdown shows as it is, on one line, in a table as well.
inline std::string markdown_text(std::string_view text) {
    std::string escaped;
    for (const char c : harmless(text)) {
        if (c == '<')
            escaped += "&lt;";
        else if (c == '>')
            escaped += "&gt;";
        else if (c == '&')
            escaped += "&amp;";
        else {
            if (std::string_view("\\`*_[]|~#").find(c) != std::string_view::npos) escaped += '\\';
            escaped += c;
        }
    }
    return escaped;
}

/// A text as code on one line, in a table as well. A bar has to be escaped there even inside code; a back quote is replaced.
inline std::string markdown_code(std::string_view text) {
    std::string code = "`";
    for (const char c : harmless(text)) {
        if (c == '|') code += '\\';
        code += c == '`' ? '\'' : c;
    }
    return code == "`" ? std::string() : code + '`';
}

}  // namespace palier::detail
