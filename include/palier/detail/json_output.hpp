// SPDX-License-Identifier: MIT
// floor: edge
#pragma once

#include <cmath>        // std::trunc
#include <cstddef>      // std::size_t
#include <cstdint>      // std::int64_t
#include <string>       // documents
#include <string_view>  // words

#include <nlohmann/json.hpp>

#include "palier/detail/json_reader.hpp"
#include "palier/maturity_model.hpp"
#include "palier/period.hpp"
#include "palier/text.hpp"

namespace palier::detail {

using OutputJson = nlohmann::ordered_json;

/// The text of a document for people and programs: two blanks of indent, UTF-8 kept, a last line end.
inline std::string print(const OutputJson& json) {
    constexpr int indent = 2;
    return json.dump(indent, ' ', false, OutputJson::error_handler_t::replace) + '\n';
}

/// A value on one line.
inline std::string line_of(const OutputJson& json) { return json.dump(-1, ' ', false, OutputJson::error_handler_t::replace); }

/// Begins a document with the members of `head`, left open for lists of things on a line each.
inline std::string begin_document(const OutputJson& head) {
    std::string text = "{";
    for (const auto& [name, value] : head.items()) {
        text += text.size() == 1 ? "\n  " : ",\n  ";
        text += line_of(name) + ": " + line_of(value);
    }
    return text;
}

/// Adds a member that is a list, one thing on a line, to a document begun so. `write(add)` calls `add(line)` for each.
template <class Write>
void append_lines(std::string& text, std::string_view name, Write write) {
    text += ",\n  \"";
    text += name;
    text += "\": [";
    bool empty = true;
    write([&](std::string_view line) {
        text += empty ? "\n    " : ",\n    ";
        text += line;
        empty = false;
    });
    text += empty ? "]" : "\n  ]";
}

template <class T, std::size_t Count>
std::string word_of(T value, const JsonWord<T> (&words)[Count]) {
    for (const JsonWord<T>& word : words)
        if (word.value == value) return std::string(word.word);
    return {};
}

inline OutputJson output(const LocalizedText& text) {
    if (text.fr.empty() && text.en.empty()) return text.plain;
    // A document has no place for a text without language beside others: it takes the language that lacks.
    OutputJson json = OutputJson::object();
    const std::string& fr = text.fr.empty() ? text.plain : text.fr;
    const std::string& en = text.en.empty() ? text.plain : text.en;
    if (!fr.empty()) json["fr"] = fr;
    if (!en.empty()) json["en"] = en;
    return json;
}

/// Whole numbers without decimal point, as people write them.
inline OutputJson output_number(double number) {
    constexpr double greatest_exact = 9007199254740992.0;  // 2^53
    if (std::trunc(number) == number && std::fabs(number) <= greatest_exact && !(number == 0.0 && std::signbit(number)))
        return static_cast<std::int64_t>(number);
    return number;
}

/// An exact percentage: the double nearest to its decimals reads back as the same.
inline OutputJson output(Percent percent) {
    constexpr double units = 10'000.0;
    return output_number(static_cast<double>(static_cast<std::uint32_t>(percent)) / units);
}

inline OutputJson output(const Validity& valid) {
    OutputJson json = OutputJson::object();
    if (valid.from) json["from"] = valid.from->text();
    if (valid.to) json["to"] = valid.to->text();
    return json;
}

inline void put(OutputJson& json, const char* name, const std::string& text) {
    if (!text.empty()) json[name] = text;
}
inline void put(OutputJson& json, const char* name, const LocalizedText& text) {
    if (!text.empty()) json[name] = output(text);
}

}  // namespace palier::detail
