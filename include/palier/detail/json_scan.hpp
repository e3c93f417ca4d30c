// SPDX-License-Identifier: MIT
// floor: edge
#pragma once

#include <cstddef>      // std::size_t
#include <cstdint>      // std::uint32_t
#include <string>       // decoded texts
#include <string_view>  // the bytes
#include <vector>       // open containers

#include "palier/detail/characters.hpp"
#include "palier/text.hpp"

namespace palier::detail {

/// What a JsonScanner meets.
enum class JsonEvent : std::uint8_t { begin_object, end_object, begin_array, end_array, name, string, number, literal, end, error };

/// What would have been right where a document stops being JSON.
enum class JsonExpected : std::uint8_t {
    value,
    value_or_end_array,
    name,
    name_or_end_object,
    colon,
    comma_or_end_array,
    comma_or_end_object,
    end_of_document,
    closing_quote,
    plain_character,
    escape,
    low_surrogate,
    digit,
};

/// A piece of a document: bytes [begin, end); a name or string with its quotation marks.
struct JsonToken {
    JsonEvent event;
    bool has_escapes;  ///< Of a name or string: it is not its bytes as they stand.
    std::size_t begin;
    std::size_t end;
};

/// Walks the tokens of a JSON text (RFC 8259, no extension) without building anything and without recursion, and says what would have been
/// right where the text is cut or wrong. Its oracle in tests is nlohmann/json.
class JsonScanner {
public:
    /// Starts at the first byte. The text must be well-formed UTF-8, without byte order mark, and outlive the scanner.
    explicit JsonScanner(std::string_view text) : text_(text) {}

    /// Returns the next token; after `end` or `error`, the same again. Linear in the bytes of the token.
    [[nodiscard]] JsonToken next();

    /// Returns what was expected, once next() has returned `error`. The token begins at the byte at fault.
    [[nodiscard]] JsonExpected expected() const noexcept { return expected_; }

private:
    enum class State : std::uint8_t { value, value_or_end, name, name_or_end, colon, after_value, stopped };

    [[nodiscard]] JsonToken fail(JsonExpected expected, std::size_t at);
    [[nodiscard]] JsonToken open(char container);
    [[nodiscard]] JsonToken close(JsonEvent event);
    [[nodiscard]] JsonToken scan_value();
    [[nodiscard]] JsonToken scan_string(JsonEvent event);
    [[nodiscard]] JsonToken scan_number();
    [[nodiscard]] bool scan_digits();
    [[nodiscard]] bool scan_escape();
    void pass_comma() noexcept;
    [[nodiscard]] char peek() const noexcept { return at_ < text_.size() ? text_[at_] : '\0'; }
    [[nodiscard]] JsonExpected wanted() const noexcept;

    std::string_view text_;
    std::size_t at_ = 0;
    State state_ = State::value;
    JsonExpected expected_ = JsonExpected::value;
    JsonToken last_{JsonEvent::error, false, 0, 0};
    std::vector<char> open_;  // '{' or '['
};

/// Appends the text that a name or string token stands for, its escapes resolved. Linear.
void append_json_string(std::string& text, std::string_view quoted);

/// Returns the text that a name or string token stands for, its escapes resolved. Linear.
[[nodiscard]] std::string decode_json_string(std::string_view quoted);

/// Says to people what was expected.
[[nodiscard]] LocalizedText describe(JsonExpected expected);

/// Says to people what stands at a byte of a text: a character, a word, or its end.
[[nodiscard]] LocalizedText describe_met(std::string_view text, std::size_t at);

/// A line and a column in characters, both from 1.
struct TextPlace {
    std::uint32_t line = 1;
    std::uint32_t column = 1;

    friend bool operator==(const TextPlace&, const TextPlace&) = default;
};

/// Turns growing byte positions of a UTF-8 text into places; all together linear in the text.
/// A line ends with LF, CRLF or CR alone.
class PlaceCursor {
public:
    explicit PlaceCursor(std::string_view text) : text_(text) {}

    /// Returns the place of a byte that is not before the one asked last.
    [[nodiscard]] TextPlace advance_to(std::size_t byte) noexcept;

private:
    std::string_view text_;
    std::size_t at_ = 0;
    TextPlace place_;
};

}  // namespace palier::detail
