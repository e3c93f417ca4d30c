// SPDX-License-Identifier: MIT
// floor: 4
#pragma once

#include <charconv>  // std::from_chars, std::to_chars
#include <utility>   // std::exchange

#include "palier/catalogue.hpp"
#include "palier/detail/characters.hpp"
#include "palier/detail/expression_words_inl.hpp"
#include "palier/id.hpp"

namespace palier::detail {

enum class TokenKind : std::uint8_t {
    end,
    boolean,
    integer,
    number,
    text,
    name,
    binary,  // an operator that can only be binary, or `in`
    minus,
    bang,
    open,
    close,
    open_list,
    close_list,
    comma,
    dot,
    question,
    colon,
    failed,  // told already; nothing sensible can follow
};

struct Token {
    TokenKind kind = TokenKind::end;
    BinaryOperator op = BinaryOperator::equal;
    bool value = false;     // of a boolean
    std::size_t begin = 0;  // bytes
    std::size_t end = 0;
    std::uint64_t magnitude = 0;  // of an integer
    double number = 0;
    std::string text{};  // of a text or a name
};

inline void append_utf8(std::string& bytes, std::uint32_t code) {
    const auto put = [&](std::uint32_t byte) { bytes += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code < 0x80U) {
        put(code);
    } else if (code < 0x800U) {
        put(0xC0U | (code >> 6U));
        put(0x80U | (code & 0x3FU));
    } else if (code < 0x10000U) {
        put(0xE0U | (code >> 12U));
        put(0x80U | ((code >> 6U) & 0x3FU));
        put(0x80U | (code & 0x3FU));
    } else {
        put(0xF0U | (code >> 18U));
        put(0x80U | ((code >> 12U) & 0x3FU));
        put(0x80U | ((code >> 6U) & 0x3FU));
        put(0x80U | (code & 0x3FU));
    }
}

/// Cuts a text into tokens, as CEL does; tells what people write by mistake and goes on as if they had written it
/// right.
class ExpressionLexer {
public:
    ExpressionLexer(std::string_view text, ExpressionTeller& teller) : text_(text), teller_(teller) {}

    /// Reads the next token. `comma_separates` holds inside a list or a call, where `1,5` is two things.
    Token next(bool comma_separates) {
        skip_blanks();
        Token token;
        token.begin = at_;
        if (at_ < text_.size()) read(token, comma_separates);
        token.end = at_;
        return token;
    }

    /// Tells whether, from here on, an operand begins: then a `%` met just before is a remainder, not a percentage.
    [[nodiscard]] bool operand_follows() const noexcept {
        std::size_t at = at_;
        while (at < text_.size() && is_blank(text_[at])) ++at;
        if (at == text_.size()) return false;
        const char c = text_[at];
        if (text_.substr(at, 2) == "in" && (at + 2 == text_.size() || !is_name_character(text_[at + 2]))) return false;
        return is_ascii_alnum(c) || c == '_' || c == '(' || c == '[' || c == '-' || c == '.' || c == '\'' || c == '"' ||
               (c == '!' && peek(at + 1) != '=') || static_cast<unsigned char>(c) >= 0x80U;
    }

private:
    static constexpr bool is_blank(char c) noexcept {
        return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
    }
    static constexpr bool is_name_character(char c) noexcept { return is_ascii_alnum(c) || c == '_'; }
    static constexpr bool is_hex_digit(char c) noexcept {
        return is_ascii_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
    static constexpr std::uint32_t hex_value(char c) noexcept {
        return static_cast<std::uint32_t>(is_ascii_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
    }

    [[nodiscard]] char peek(std::size_t at) const noexcept { return at < text_.size() ? text_[at] : '\0'; }

    /// The code point of the well-formed character at `at`, or 0.
    [[nodiscard]] std::uint32_t code_at(std::size_t at) const noexcept {
        const std::size_t length = at < text_.size() ? utf8_length(text_, at) : 0;
        const auto byte = [&](std::size_t i) {
            return static_cast<std::uint32_t>(static_cast<unsigned char>(text_[at + i]));
        };
        switch (length) {
            case 1: return byte(0);
            case 2: return ((byte(0) & 0x1FU) << 6U) | (byte(1) & 0x3FU);
            case 3: return ((byte(0) & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
            case 4:
                return ((byte(0) & 0x07U) << 18U) | ((byte(1) & 0x3FU) << 12U) | ((byte(2) & 0x3FU) << 6U) |
                       (byte(3) & 0x3FU);
            default: return 0;
        }
    }

    static constexpr bool is_invisible(std::uint32_t code) noexcept {
        return code == 0xA0U || (code >= 0x2000U && code <= 0x200BU) || code == 0x202FU || code == 0x205FU ||
               code == 0x3000U || code == 0xFEFFU;
    }

    void skip_blanks() {
        while (at_ < text_.size()) {
            if (is_blank(text_[at_])) {
                ++at_;
            } else if (text_[at_] == '/' && peek(at_ + 1) == '/') {
                while (at_ < text_.size() && text_[at_] != '\n' && text_[at_] != '\r') ++at_;
            } else if (is_invisible(code_at(at_))) {
                teller_.tell("expression.syntax.no-break-space", at_);
                at_ += utf8_length(text_, at_);
            } else {
                return;
            }
        }
    }

    void read(Token& token, bool comma_separates) {
        const char c = text_[at_];
        if (is_ascii_digit(c) || (c == '.' && is_ascii_digit(peek(at_ + 1))))
            return read_number(token, comma_separates);
        if (c == '\'' || c == '"') return read_text(token, at_, TextKind::plain);
        if (is_ascii_letter(c) || c == '_') return read_word(token);
        if (static_cast<unsigned char>(c) >= 0x80U) return read_foreign(token);
        read_sign(token);
    }

    void take(Token& token, TokenKind kind, std::size_t bytes) {
        token.kind = kind;
        at_ += bytes;
    }

    void take(Token& token, BinaryOperator op, std::size_t bytes) {
        token.op = op;
        take(token, TokenKind::binary, bytes);
    }

    /// Takes what people write for an operator of CEL, and says so.
    void mistake(Token& token, BinaryOperator op, std::size_t bytes) {
        teller_.tell("expression.syntax.operator", at_,
                     {{"met", std::string(text_.substr(at_, bytes))}, {"wanted", std::string(to_text(op))}});
        take(token, op, bytes);
    }

    void read_sign(Token& token) {
        using enum BinaryOperator;
        const std::string_view rest = text_.substr(at_);
        if (rest.starts_with("===")) return mistake(token, equal, 3);
        if (rest.starts_with("!==")) return mistake(token, not_equal, 3);
        if (rest.starts_with("==")) return take(token, equal, 2);
        if (rest.starts_with("!=")) return take(token, not_equal, 2);
        if (rest.starts_with("<=")) return take(token, less_or_equal, 2);
        if (rest.starts_with(">=")) return take(token, greater_or_equal, 2);
        if (rest.starts_with("=<")) return mistake(token, less_or_equal, 2);
        if (rest.starts_with("=>")) return mistake(token, greater_or_equal, 2);
        if (rest.starts_with("<>")) return mistake(token, not_equal, 2);
        if (rest.starts_with("&&")) return take(token, logical_and, 2);
        if (rest.starts_with("||")) return take(token, logical_or, 2);
        switch (rest.front()) {
            case '<': return take(token, less, 1);
            case '>': return take(token, greater, 1);
            case '+': return take(token, add, 1);
            case '*': return take(token, multiply, 1);
            case '/': return take(token, divide, 1);
            case '%': return take(token, modulo, 1);
            case '=': return mistake(token, equal, 1);
            case '&': return mistake(token, logical_and, 1);
            case '|': return mistake(token, logical_or, 1);
            case '-': return take(token, TokenKind::minus, 1);
            case '!': return take(token, TokenKind::bang, 1);
            case '(': return take(token, TokenKind::open, 1);
            case ')': return take(token, TokenKind::close, 1);
            case '[': return take(token, TokenKind::open_list, 1);
            case ']': return take(token, TokenKind::close_list, 1);
            case ',': return take(token, TokenKind::comma, 1);
            case '.': return take(token, TokenKind::dot, 1);
            case '?': return take(token, TokenKind::question, 1);
            case ':': return take(token, TokenKind::colon, 1);
            case '{':
            case '}': teller_.tell("expression.feature.map", at_); return take(token, TokenKind::failed, 1);
            default: return strange(token, 1);
        }
    }

    void strange(Token& token, std::size_t bytes) {
        const std::string_view met = text_.substr(at_, bytes);
        const bool printable = bytes > 1 || (met.front() > ' ' && met.front() != '\x7F');
        constexpr char hex[] = "0123456789ABCDEF";
        const auto byte = static_cast<unsigned char>(met.front());
        teller_.tell("expression.syntax.character", at_,
                     {{"met", printable ? std::string(met) : std::string("U+00") + hex[byte >> 4U] + hex[byte & 15U]}});
        take(token, TokenKind::failed, bytes);
    }

    // ---- words

    void read_word(Token& token) {
        const char c = text_[at_];
        const bool quoted = peek(at_ + 1) == '\'' || peek(at_ + 1) == '"';
        if (quoted && (c == 'r' || c == 'R')) return read_text(token, at_ + 1, TextKind::raw);
        const bool quoted_twice = peek(at_ + 2) == '\'' || peek(at_ + 2) == '"';
        if ((c == 'b' || c == 'B') && (quoted || ((peek(at_ + 1) == 'r' || peek(at_ + 1) == 'R') && quoted_twice))) {
            teller_.tell("expression.feature.bytes", at_);
            return read_text(token, at_ + (quoted ? 1U : 2U), quoted ? TextKind::plain : TextKind::raw);
        }
        std::size_t end = at_;
        bool foreign = false;
        while (end < text_.size()) {
            if (is_name_character(text_[end])) {
                ++end;
            } else if (const std::uint32_t code = code_at(end);
                       code >= 0xC0U && code < 0x250U && code != 0xD7U && code != 0xF7U) {
                foreign = true;
                end += utf8_length(text_, end);
            } else {
                break;
            }
        }
        const std::string_view word = text_.substr(at_, end - at_);
        if (foreign) teller_.tell("expression.name.letters", at_, {{"met", std::string(word)}});
        if (word == "true" || word == "false") {
            token.value = word == "true";
            return take(token, TokenKind::boolean, word.size());
        }
        if (word == "in") return take(token, BinaryOperator::in, word.size());
        if (word == "null") {
            teller_.tell("expression.feature.null", at_);
        } else if (is_reserved_word(word)) {
            teller_.tell("expression.syntax.reserved-word", at_, {{"met", std::string(word)}});
        }
        token.text = word;
        take(token, TokenKind::name, word.size());
    }

    // ---- characters beyond ASCII

    void read_foreign(Token& token) {
        const std::uint32_t code = code_at(at_);
        const std::size_t length = utf8_length(text_, at_);
        switch (code) {
            case 0x2265: return mistake(token, BinaryOperator::greater_or_equal, length);
            case 0x2264: return mistake(token, BinaryOperator::less_or_equal, length);
            case 0x2260: return mistake(token, BinaryOperator::not_equal, length);
            case 0xD7: return mistake(token, BinaryOperator::multiply, length);
            case 0xF7: return mistake(token, BinaryOperator::divide, length);
            case 0x2212:
            case 0x2013:
                mistake(token, BinaryOperator::subtract, length);
                token.kind = TokenKind::minus;
                return;
            case 0xAB: return read_quoted(token, length, 0xBB, 0xBB);
            case 0x2018:
            case 0x2019: return read_quoted(token, length, 0x2019, 0x2018);
            case 0x201C:
            case 0x201D:
            case 0x201E: return read_quoted(token, length, 0x201D, 0x201C);
            default: break;
        }
        if (code >= 0xC0U && code < 0x250U) return read_word(token);
        strange(token, length == 0 ? 1 : length);
    }

    /// A text between quotes of print: told, and read up to the closing one.
    void read_quoted(Token& token, std::size_t length, std::uint32_t close, std::uint32_t other) {
        std::size_t end = at_ + length;
        while (end < text_.size() && code_at(end) != close && code_at(end) != other) ++end;
        teller_.tell("expression.syntax.quotes", at_, {{"met", std::string(text_.substr(at_, length))}});
        if (end >= text_.size()) return take(token, TokenKind::failed, text_.size() - at_);
        token.text = text_.substr(at_ + length, end - at_ - length);
        take(token, TokenKind::text, end - at_ + utf8_length(text_, end));
    }

    // ---- numbers

    void read_number(Token& token, bool comma_separates) {
        const std::size_t begin = at_;
        if (text_[begin] == '0' && peek(begin + 1) == 'x' && is_hex_digit(peek(begin + 2)))
            return read_hexadecimal(token);
        std::string digits = take_digits();
        std::size_t groups = 0;
        while (groups_follow(digits.size(), groups)) {
            while (!is_ascii_digit(text_[at_])) ++at_;
            digits += take_digits();
            ++groups;
        }
        if (groups > 0) {
            teller_.tell("expression.literal.grouped-digits", begin,
                         {{"met", std::string(text_.substr(begin, at_ - begin))}, {"wanted", digits}});
        }
        bool is_integer = true;
        if (peek(at_) == '.' && is_ascii_digit(peek(at_ + 1))) {
            ++at_;
            digits += '.' + take_digits();
            is_integer = false;
        } else if (!comma_separates && peek(at_) == ',' && is_ascii_digit(peek(at_ + 1))) {
            ++at_;
            digits += '.' + take_digits();
            is_integer = false;
            teller_.tell("expression.literal.decimal-comma", begin,
                         {{"met", std::string(text_.substr(begin, at_ - begin))}, {"wanted", digits}});
        }
        const char sign = peek(at_ + 1);
        if ((peek(at_) == 'e' || peek(at_) == 'E') &&
            (is_ascii_digit(sign) || ((sign == '+' || sign == '-') && is_ascii_digit(peek(at_ + 2))))) {
            digits += 'e';
            if (sign == '-') digits += '-';
            at_ += is_ascii_digit(sign) ? 1U : 2U;
            digits += take_digits();
            is_integer = false;
        }
        finish_number(token, begin, digits, is_integer);
    }

    std::string take_digits() {
        const std::size_t begin = at_;
        while (is_ascii_digit(peek(at_))) ++at_;
        return std::string(text_.substr(begin, at_ - begin));
    }

    /// Whether blanks and exactly three digits follow one to three digits, as in `1 000`.
    [[nodiscard]] bool groups_follow(std::size_t digits, std::size_t groups) const noexcept {
        if (groups == 0 && (digits == 0 || digits > 3)) return false;
        std::size_t at = at_;
        while (at < text_.size() && (text_[at] == ' ' || is_invisible(code_at(at)))) at += utf8_length(text_, at);
        if (at == at_) return false;
        for (std::size_t i = 0; i < 3; ++i)
            if (!is_ascii_digit(peek(at + i))) return false;
        return !is_name_character(peek(at + 3));
    }

    void read_hexadecimal(Token& token) {
        const std::size_t begin = at_;
        at_ += 2;
        bool too_large = false;
        while (is_hex_digit(peek(at_))) {
            too_large = too_large || (token.magnitude >> 60U) != 0;
            token.magnitude = (token.magnitude << 4U) | hex_value(text_[at_]);
            ++at_;
        }
        if (too_large) token.magnitude = UINT64_MAX;
        token.kind = TokenKind::integer;
        finish_suffix(begin);
    }

    void finish_number(Token& token, std::size_t begin, const std::string& digits, bool is_integer) {
        const char* const first = digits.data();
        const char* const last = first + digits.size();
        if (is_integer && peek(at_) == '.' && !is_ascii_letter(peek(at_ + 1)) && peek(at_ + 1) != '_') {
            ++at_;
            teller_.tell("expression.literal.number", begin,
                         {{"met", std::string(text_.substr(begin, at_ - begin))}, {"wanted", digits + ".0"}});
            is_integer = false;
        }
        if (is_integer) {
            token.kind = TokenKind::integer;
            if (std::from_chars(first, last, token.magnitude).ec != std::errc()) token.magnitude = UINT64_MAX;
        } else {
            token.kind = TokenKind::number;
            if (std::from_chars(first, last, token.number).ec != std::errc()) {
                teller_.tell("expression.literal.number-range", begin,
                             {{"met", std::string(text_.substr(begin, at_ - begin))}});
                token.number = 0;
            }
        }
        finish_suffix(begin);
    }

    /// What sticks to a number: `u` is CEL's unsigned, anything else is a slip.
    void finish_suffix(std::size_t begin) {
        if (!is_name_character(peek(at_))) return;
        const std::size_t end_of_number = at_;
        while (is_name_character(peek(at_))) ++at_;
        const std::string_view suffix = text_.substr(end_of_number, at_ - end_of_number);
        const std::string met(text_.substr(begin, at_ - begin));
        const std::string wanted(text_.substr(begin, end_of_number - begin));
        if (suffix == "u" || suffix == "U")
            teller_.tell("expression.feature.unsigned", begin, {{"met", met}, {"wanted", wanted}});
        else
            teller_.tell("expression.literal.number", begin, {{"met", met}, {"wanted", wanted}});
    }

    // ---- texts

    enum class TextKind : std::uint8_t { plain, raw };

    void read_text(Token& token, std::size_t open, TextKind kind) {
        const std::size_t begin = at_;
        const char quote = text_[open];
        const std::string_view triple = quote == '"' ? "\"\"\"" : "'''";
        const bool is_triple = text_.substr(open).starts_with(triple);
        at_ = open + (is_triple ? 3U : 1U);
        token.kind = TokenKind::text;
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (is_triple ? text_.substr(at_).starts_with(triple) : c == quote) {
                at_ += is_triple ? 3U : 1U;
                return;
            }
            if (!is_triple && (c == '\n' || c == '\r')) break;
            if (c == '\\' && kind == TextKind::plain)
                read_escape(token);
            else
                token.text += text_[at_++];
        }
        teller_.tell("expression.literal.text-unclosed", begin,
                     {{"met", std::string(text_.substr(begin, open - begin + (is_triple ? 3U : 1U)))}});
        at_ = text_.size();
        token.kind = TokenKind::failed;
    }

    void read_escape(Token& token) {
        const std::size_t begin = at_;
        const char c = peek(at_ + 1);
        at_ += c == '\0' ? 1 : 2;
        constexpr std::string_view letters = "abfnrtv\\'\"`?";
        constexpr std::string_view meanings = "\a\b\f\n\r\t\v\\'\"`?";
        if (const auto known = letters.find(c); c != '\0' && known != std::string_view::npos) {
            token.text += meanings[known];
            return;
        }
        std::size_t count = c == 'x' || c == 'X' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
        std::uint32_t code = 0;
        bool good = true;
        if (count > 0) {
            for (; count > 0 && is_hex_digit(peek(at_)); --count) code = (code << 4U) | hex_value(text_[at_++]);
            good = count == 0;
        } else if (c >= '0' && c <= '3') {
            code = static_cast<std::uint32_t>(c - '0');
            for (count = 2; count > 0 && peek(at_) >= '0' && peek(at_) <= '7'; --count)
                code = code * 8U + static_cast<std::uint32_t>(text_[at_++] - '0');
            good = count == 0;
        } else {
            good = false;
        }
        if (good && (code > 0x10FFFFU || (code >= 0xD800U && code <= 0xDFFFU))) good = false;
        if (good)
            append_utf8(token.text, code);
        else
            teller_.tell("expression.literal.escape", begin,
                         {{"met", std::string(repair_utf8(text_.substr(begin, at_ - begin)))}});
    }

    std::string_view text_;
    ExpressionTeller& teller_;
    std::size_t at_ = 0;
};

}  // namespace palier::detail
