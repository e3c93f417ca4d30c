// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::min
#include <bit>        // std::endian

#include "palier/detail/eight_bytes.hpp"
#include "palier/detail/json_scan.hpp"
#include "palier/json.hpp"

namespace palier::detail {

/// The value of a hexadecimal digit, or -1.
constexpr int json_hexadecimal_digit(char c) noexcept {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// The code unit of the four hexadecimal digits at a byte, or -1.
constexpr int json_code_unit(std::string_view text, std::size_t at) noexcept {
    if (at + 4 > text.size()) return -1;
    int unit = 0;
    for (std::size_t i = at; i < at + 4; ++i) {
        const int digit = json_hexadecimal_digit(text[i]);
        if (digit < 0) return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

inline void append_json_utf8(std::string& text, unsigned code) {
    const auto push = [&](unsigned byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code < 0x80U) {
        push(code);
    } else if (code < 0x800U) {
        push(0xC0U | (code >> 6U));
        push(0x80U | (code & 0x3FU));
    } else if (code < 0x10000U) {
        push(0xE0U | (code >> 12U));
        push(0x80U | ((code >> 6U) & 0x3FU));
        push(0x80U | (code & 0x3FU));
    } else {
        push(0xF0U | (code >> 18U));
        push(0x80U | ((code >> 12U) & 0x3FU));
        push(0x80U | ((code >> 6U) & 0x3FU));
        push(0x80U | (code & 0x3FU));
    }
}

/// Tells whether a byte of a string stands for itself: it is no quotation mark, no backslash and no control character.
constexpr bool is_plain_in_json_string(char c) noexcept { return c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20U; }

/// Returns the first byte from `at` on that does not stand for itself in a string, or the end: most of a document is plain text.
inline std::size_t skip_plain_json(std::string_view text, std::size_t at) noexcept {
    if constexpr (std::endian::native == std::endian::little) {
        for (; at + EightBytes::size <= text.size(); at += EightBytes::size) {
            const EightBytes bytes(text.data() + at);
            const std::uint64_t special = bytes.equal('"') | bytes.equal('\\') | bytes.below(0x20);
            if (special != 0) return at + EightBytes::first(special);
        }
    }
    while (at < text.size() && is_plain_in_json_string(text[at])) ++at;
    return at;
}

constexpr bool is_json_blank(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

PALIER_INLINE JsonExpected JsonScanner::wanted() const noexcept {
    switch (state_) {
        case State::value: return JsonExpected::value;
        case State::value_or_end: return JsonExpected::value_or_end_array;
        case State::name: return JsonExpected::name;
        case State::name_or_end: return JsonExpected::name_or_end_object;
        case State::colon: return JsonExpected::colon;
        case State::after_value:
            if (open_.empty()) return JsonExpected::end_of_document;
            return open_.back() == '{' ? JsonExpected::comma_or_end_object : JsonExpected::comma_or_end_array;
        case State::stopped: break;
    }
    return expected_;
}

PALIER_INLINE JsonToken JsonScanner::fail(JsonExpected expected, std::size_t at) {
    expected_ = expected;
    state_ = State::stopped;
    return last_ = {JsonEvent::error, false, at, at};
}

PALIER_INLINE JsonToken JsonScanner::open(char container) {
    open_.push_back(container);
    state_ = container == '{' ? State::name_or_end : State::value_or_end;
    ++at_;
    return last_ = {container == '{' ? JsonEvent::begin_object : JsonEvent::begin_array, false, at_ - 1, at_};
}

/// Goes on after a value. A comma right behind it is taken at once; next() sees to all else.
inline void JsonScanner::pass_comma() noexcept {
    state_ = State::after_value;
    if (at_ == text_.size() || text_[at_] != ',' || open_.empty()) return;
    ++at_;
    state_ = open_.back() == '{' ? State::name : State::value;
}

PALIER_INLINE JsonToken JsonScanner::close(JsonEvent event) {
    open_.pop_back();
    last_ = {event, false, at_, at_ + 1};
    ++at_;
    pass_comma();
    return last_;
}

PALIER_INLINE JsonToken JsonScanner::next() {
    if (state_ == State::stopped) return last_;
    for (;;) {
        while (at_ < text_.size() && is_json_blank(text_[at_])) ++at_;
        if (at_ == text_.size()) {
            if (state_ != State::after_value || !open_.empty()) return fail(wanted(), at_);
            state_ = State::stopped;
            return last_ = {JsonEvent::end, false, at_, at_};
        }
        const char c = text_[at_];
        switch (state_) {
            case State::value_or_end:
                if (c == ']') return close(JsonEvent::end_array);
                return scan_value();
            case State::value: return scan_value();
            case State::name_or_end:
                if (c == '}') return close(JsonEvent::end_object);
                [[fallthrough]];
            case State::name:
                if (c != '"') return fail(wanted(), at_);
                return scan_string(JsonEvent::name);
            case State::colon:
                if (c != ':') return fail(wanted(), at_);
                ++at_;
                state_ = State::value;
                break;
            case State::after_value:
                if (open_.empty()) return fail(wanted(), at_);
                if (c == '}' && open_.back() == '{') return close(JsonEvent::end_object);
                if (c == ']' && open_.back() == '[') return close(JsonEvent::end_array);
                if (c != ',') return fail(wanted(), at_);
                ++at_;
                state_ = open_.back() == '{' ? State::name : State::value;
                break;
            case State::stopped: return last_;
        }
    }
}

PALIER_INLINE JsonToken JsonScanner::scan_value() {
    const char c = text_[at_];
    if (c == '{' || c == '[') return open(c);
    if (c == '"') return scan_string(JsonEvent::string);
    if (c == '-' || is_ascii_digit(c)) return scan_number();
    for (const std::string_view word : {std::string_view("true"), std::string_view("false"), std::string_view("null")}) {
        const std::string_view met = text_.substr(at_, word.size());
        if (word.starts_with(met) && met.size() < word.size()) return fail(wanted(), text_.size());  // the text is cut in the word
        if (met != word) continue;
        last_ = {JsonEvent::literal, false, at_, at_ + word.size()};
        at_ += word.size();
        pass_comma();
        return last_;
    }
    return fail(wanted(), at_);
}

PALIER_INLINE JsonToken JsonScanner::scan_string(JsonEvent event) {
    const std::size_t begin = at_++;
    bool has_escapes = false;
    for (;;) {
        at_ = skip_plain_json(text_, at_);
        if (at_ == text_.size()) return fail(JsonExpected::closing_quote, at_);
        const char c = text_[at_];
        if (c == '"') break;
        if (static_cast<unsigned char>(c) < 0x20U) return fail(JsonExpected::plain_character, at_);
        if (!scan_escape()) return last_;
        has_escapes = true;
    }
    last_ = {event, has_escapes, begin, ++at_};
    if (event == JsonEvent::string) {
        pass_comma();
    } else if (at_ < text_.size() && text_[at_] == ':') {
        ++at_;
        state_ = State::value;
    } else {
        state_ = State::colon;
    }
    return last_;
}

PALIER_INLINE bool JsonScanner::scan_escape() {
    const std::size_t begin = at_++;
    const char c = peek();
    if (c == '"' || c == '\\' || c == '/' || c == 'b' || c == 'f' || c == 'n' || c == 'r' || c == 't') {
        ++at_;
        return true;
    }
    const int unit = c == 'u' ? json_code_unit(text_, at_ + 1) : -1;
    const bool cut = at_ == text_.size() || (c == 'u' && at_ + 5 > text_.size());
    if (unit < 0) {
        (void)fail(JsonExpected::escape, cut ? text_.size() : begin);
        return false;
    }
    at_ += 5;
    if (unit < 0xD800 || unit > 0xDFFF) return true;
    // A character beyond U+FFFF is written as two escapes.
    const int low = unit <= 0xDBFF && text_.substr(at_, 2) == "\\u" ? json_code_unit(text_, at_ + 2) : -1;
    if (low < 0xDC00 || low > 0xDFFF) {
        (void)fail(JsonExpected::low_surrogate, unit <= 0xDBFF ? at_ : begin);
        return false;
    }
    at_ += 6;
    return true;
}

PALIER_INLINE bool JsonScanner::scan_digits() {
    const std::size_t begin = at_;
    while (is_ascii_digit(peek())) ++at_;
    return at_ > begin;
}

PALIER_INLINE JsonToken JsonScanner::scan_number() {
    const std::size_t begin = at_;
    if (peek() == '-') ++at_;
    if (peek() == '0') {
        ++at_;
    } else if (!scan_digits()) {
        return fail(JsonExpected::digit, at_);
    }
    if (peek() == '.') {
        ++at_;
        if (!scan_digits()) return fail(JsonExpected::digit, at_);
    }
    if (peek() == 'e' || peek() == 'E') {
        ++at_;
        if (peek() == '+' || peek() == '-') ++at_;
        if (!scan_digits()) return fail(JsonExpected::digit, at_);
    }
    last_ = {JsonEvent::number, false, begin, at_};
    pass_comma();
    return last_;
}

PALIER_INLINE void append_json_string(std::string& text, std::string_view quoted) {
    const std::string_view inner = quoted.substr(1, quoted.size() - 2);
    for (std::size_t at = 0; at < inner.size(); ++at) {
        const std::size_t plain = std::min(inner.find('\\', at), inner.size());
        text += inner.substr(at, plain - at);
        at = plain;
        if (at == inner.size()) return;
        const char c = inner[++at];
        if (c == 'u') {
            auto code = static_cast<unsigned>(json_code_unit(inner, at + 1));
            at += 4;
            if (code >= 0xD800U && code <= 0xDBFFU) {
                const auto low = static_cast<unsigned>(json_code_unit(inner, at + 3));
                code = 0x10000U + ((code - 0xD800U) << 10U) + (low - 0xDC00U);
                at += 6;
            }
            append_json_utf8(text, code);
        } else {
            text += c == 'b' ? '\b' : c == 'f' ? '\f' : c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c;
        }
    }
}

PALIER_INLINE std::string decode_json_string(std::string_view quoted) {
    std::string text;
    append_json_string(text, quoted);
    return text;
}

PALIER_INLINE LocalizedText describe(JsonExpected expected) {
    switch (expected) {
        case JsonExpected::value: return {"une valeur", "a value", {}};
        case JsonExpected::value_or_end_array: return {"une valeur ou « ] »", "a value or “]”", {}};
        case JsonExpected::name: return {"le nom d’un membre, entre guillemets droits", "a member name in double quotes", {}};
        case JsonExpected::name_or_end_object:
            return {"le nom d’un membre, entre guillemets droits, ou « } »", "a member name in double quotes, or “}”", {}};
        case JsonExpected::colon: return {"« : » après le nom du membre", "“:” after the member name", {}};
        case JsonExpected::comma_or_end_array: return {"« , » ou « ] »", "“,” or “]”", {}};
        case JsonExpected::comma_or_end_object: return {"« , » ou « } »", "“,” or “}”", {}};
        case JsonExpected::end_of_document: return {"la fin du document", "the end of the document", {}};
        case JsonExpected::closing_quote: return {"le guillemet droit qui ferme le texte", "the double quote that closes the text", {}};
        case JsonExpected::plain_character:
            return {"un caractère visible (un retour à la ligne s’écrit \\n)", "a visible character (a line break is written \\n)", {}};
        case JsonExpected::escape:
            return {"un caractère échappé connu (\\\", \\\\, \\n, \\t, \\u00E9…)", "a known escaped character (\\\", \\\\, \\n, \\t, \\u00E9…)", {}};
        case JsonExpected::low_surrogate:
            return {"les deux moitiés d’un caractère (\\uD83D\\uDE00)", "both halves of a character (\\uD83D\\uDE00)", {}};
        case JsonExpected::digit: return {"un chiffre", "a digit", {}};
    }
    return {};
}

PALIER_INLINE LocalizedText describe_met(std::string_view text, std::size_t at) {
    if (at >= text.size()) return {"la fin du document", "the end of the document", {}};
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x20U || byte == 0x7FU) {
        constexpr std::string_view digits = "0123456789ABCDEF";
        const std::string code = std::string("U+00") + digits[byte >> 4U] + digits[byte & 0x0FU];
        return {"le caractère de contrôle " + code, "the control character " + code, {}};
    }
    constexpr std::size_t longest_word = 24;  // enough to recognise it, short enough for one line
    const auto is_word = [](char c) { return is_ascii_alnum(c) || c == '_'; };
    std::size_t end = at;
    while (end < text.size() && end - at < longest_word && is_word(text[end])) ++end;
    if (end == at) {
        ++end;  // a single character, with its continuation bytes
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    }
    const std::string met(text.substr(at, end - at));
    return {"« " + met + " »", "“" + met + "”", {}};
}

PALIER_INLINE TextPlace PlaceCursor::advance_to(std::size_t byte) noexcept {
    const std::size_t stop = std::min(byte, text_.size());
    for (; at_ < stop; ++at_) {
        while (at_ + EightBytes::size <= stop) {
            const EightBytes bytes(text_.data() + at_);
            if ((bytes.equal('\n') | bytes.equal('\r')) != 0) break;
            place_.column += static_cast<std::uint32_t>(bytes.count_characters());
            at_ += EightBytes::size;
        }
        if (at_ == stop) break;
        const char c = text_[at_];
        const bool ends_line = c == '\n' || (c == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] != '\n'));
        if (ends_line) {
            ++place_.line;
            place_.column = 1;
        } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
            ++place_.column;
        }
    }
    return place_;
}

}  // namespace palier::detail
