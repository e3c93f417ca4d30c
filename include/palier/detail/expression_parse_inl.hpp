// SPDX-License-Identifier: MIT
// floor: 4
#pragma once

#include <algorithm>  // std::min

#include "palier/detail/expression_decimal.hpp"
#include "palier/detail/expression_functions_inl.hpp"
#include "palier/detail/expression_lexer_inl.hpp"
#include "palier/detail/expression_stack_inl.hpp"

namespace palier {

namespace detail {

/// The wrong way would be a function per level of precedence: `((((…` would overflow the stack. Here what is open waits
/// in a stack of its own, and a loop turns tokens into nodes.
class ExpressionParser : ExpressionStack {
public:
    ExpressionParser(std::string_view text, const ExpressionLimits& limits, const Origin& origin)
        : ExpressionStack(text, limits, origin), text_(text), lexer_(text, teller_) {}

    ExpressionParse run() {
        if (text_.size() > limits_.max_length) {
            teller_.tell("expression.limit.length", 0,
                         {{"length", as_integer(text_.size())}, {"limit", as_integer(limits_.max_length)}});
        } else if (const std::size_t bad = find_invalid_utf8(text_); bad != std::string_view::npos) {
            teller_.tell("expression.syntax.encoding", bad, {{"byte", as_integer(bad)}});
        } else {
            advance();
            if (token_.kind == TokenKind::end)
                teller_.tell("expression.syntax.empty", 0);
            else
                while (going_) step();
        }
        ExpressionParse result;
        result.report = teller_.take();
        if (result.report.ok()) result.expression = builder_.finish(text_);
        return result;
    }

private:
    /// What the next token is looked at for.
    enum class State : std::uint8_t {
        operand,
        postfix,    // after an operand that `.method(…)` may still follow
        operation,  // after a complete operand
    };

    void step() {
        switch (state_) {
            case State::operand: return read_operand();
            case State::postfix: return read_postfix();
            case State::operation: return read_operation();
        }
    }

    // ---- tokens

    void advance() {
        token_ = lexer_.next(comma_separates());
        if (token_.kind == TokenKind::failed) stop();
    }

    [[nodiscard]] std::string met() const {
        if (token_.kind == TokenKind::end) return {};
        constexpr std::size_t longest = 40;  // bytes shown of what was met
        std::size_t size = std::min(token_.end - token_.begin, longest);
        while (size > 0 && token_.begin + size < text_.size() &&
               (static_cast<unsigned char>(text_[token_.begin + size]) & 0xC0U) == 0x80U)
            --size;
        return std::string(text_.substr(token_.begin, size));
    }

    // ---- operands

    void read_operand() {
        const std::size_t at = token_.begin;
        switch (token_.kind) {
            case TokenKind::boolean: return constant(ExprBoolean{token_.value}, at);
            case TokenKind::integer: return read_integer(at, true);
            case TokenKind::number: return constant(decimal_of(token_.number), at);
            case TokenKind::text: return constant(builder_.text(token_.text), at);
            case TokenKind::name: return read_name();
            case TokenKind::minus:
            case TokenKind::bang: return read_signs();
            case TokenKind::open:
                open({.kind = FrameKind::group, .position = at, .base = operands_.size()});
                return advance_if_going();
            case TokenKind::open_list:
                return open_and_look({.kind = FrameKind::list, .position = at, .base = operands_.size()});
            default: break;
        }
        if (token_.kind == TokenKind::binary && token_.op == BinaryOperator::add) {
            return fail("expression.syntax.plus-sign", at);
        }
        const bool at_end = token_.kind == TokenKind::end;
        fail(at_end ? "expression.syntax.operand-missing-at-end" : "expression.syntax.operand-missing", at,
             at_end ? std::vector<Argument>{} : std::vector<Argument>{{"met", met()}});
    }

    void advance_if_going() {
        if (going_) advance();
    }

    void constant(ExprNode node, std::size_t position) {
        push(node, position);
        if (!going_) return;
        advance();
        state_ = State::postfix;
    }

    void read_integer(std::size_t position, bool positive) {
        constexpr std::uint64_t limit = 0x8000'0000'0000'0000U;
        const std::uint64_t magnitude = token_.magnitude;
        if (magnitude > limit || (magnitude == limit && positive)) {
            teller_.tell("expression.literal.integer-range", position, {{"met", met()}});
            return constant(ExprInteger{0}, position);
        }
        constant(ExprInteger{static_cast<std::int64_t>(positive ? magnitude : 0U - magnitude)}, position);
    }

    void read_signs() {
        const TokenKind kind = token_.kind;
        const std::size_t at = token_.begin;
        std::size_t count = 0;
        while (going_ && token_.kind == kind) {
            ++count;
            advance();
        }
        if (!going_) return;
        const bool odd = count % 2 == 1;
        if (kind == TokenKind::minus && odd && token_.kind == TokenKind::integer) return read_integer(at, false);
        if (kind == TokenKind::minus && odd && token_.kind == TokenKind::number)
            return constant(decimal_of(-token_.number), at);
        open({.kind = !odd                       ? FrameKind::double_sign
                      : kind == TokenKind::minus ? FrameKind::negation
                                                 : FrameKind::not_,
              .position = at});
    }

    /// Opens a list or a call and closes it at once when it is empty.
    void open_and_look(Frame frame) {
        open(frame);
        state_ = State::operand;
        if (!going_) return;
        advance();
        if (!going_) return;
        const bool is_list = frame.kind == FrameKind::list;
        if (token_.kind == (is_list ? TokenKind::close_list : TokenKind::close)) close(frame);
    }

    void read_name() {
        const std::size_t at = token_.begin;
        const std::string first = token_.text;
        std::string name = first;
        std::string last = first;
        advance();
        // In `not a`, a word of everyday language stands where CEL writes a sign.
        if (going_ && (first == "not" || first == "non" || first == "NOT" || first == "NON") && begins_operand()) {
            teller_.tell("expression.syntax.word-operator", at, {{"met", first}, {"wanted", std::string("!")}});
            return open({.kind = FrameKind::not_, .position = at});
        }
        while (going_ && token_.kind == TokenKind::dot) {
            advance();
            if (!going_) return;
            if (token_.kind != TokenKind::name && !is_word(token_))
                return fail("expression.syntax.name-incomplete", token_.begin, {{"name", name}});
            last = std::string(text_.substr(token_.begin, token_.end - token_.begin));
            const std::size_t last_at = token_.begin;
            if (token_.kind != TokenKind::name)
                teller_.tell("expression.syntax.reserved-word", last_at, {{"met", last}});
            advance();
            if (going_ && token_.kind == TokenKind::open && name != "math") {
                push(ExprSymbol{builder_.symbol(name)}, at);
                return going_ ? read_method(last, last_at) : void();
            }
            name += '.';
            name += last;
        }
        if (!going_) return;
        if (token_.kind == TokenKind::open) return read_call(name, at);
        push(ExprSymbol{builder_.symbol(name)}, at);
        state_ = State::postfix;
    }

    [[nodiscard]] bool begins_operand() const noexcept {
        switch (token_.kind) {
            case TokenKind::boolean:
            case TokenKind::integer:
            case TokenKind::number:
            case TokenKind::text:
            case TokenKind::name:
            case TokenKind::open:
            case TokenKind::bang: return true;
            default: return false;
        }
    }

    /// Whether a token is a word that CEL keeps for itself.
    static bool is_word(const Token& token) noexcept {
        return token.kind == TokenKind::boolean || (token.kind == TokenKind::binary && token.op == BinaryOperator::in);
    }

    // ---- calls

    void read_call(const std::string& name, std::size_t at) {
        if (name == "has") return read_has(at);
        std::optional<Function> function = find_function(name);
        if (function && record_of(*function).form == CallForm::method) {
            teller_.tell("expression.function.form", at, {{"function", name}, {"wanted", "x." + name + "(y)"}});
            function.reset();
        } else if (!function) {
            tell_unknown_function(name, at);
        }
        open_and_look({.kind = FrameKind::call, .function = function, .position = at, .base = operands_.size()});
    }

    /// Reads a call on the operand just finished; the token is its opening parenthesis.
    void read_method(const std::string& name, std::size_t at) {
        std::optional<Function> function = find_function(name);
        if (function && record_of(*function).form == CallForm::global) {
            teller_.tell("expression.function.form", at,
                         {{"function", name}, {"wanted", name + (record_of(*function).most == 0 ? "(x, y)" : "(x)")}});
            function.reset();
        } else if (!function) {
            tell_unknown_function(name, at);
        }
        open_and_look({.kind = FrameKind::call,
                       .function = function,
                       .position = at,
                       .base = operands_.size() - 1,
                       .is_method = true});
    }

    void tell_unknown_function(const std::string& name, std::size_t at) {
        if (is_macro(name)) return teller_.tell("expression.feature.macro", at, {{"function", name}});
        if (is_left_out(name)) return teller_.tell("expression.feature.function", at, {{"function", name}});
        if (!teller_.wants("expression.function.unknown")) return teller_.tell("expression.function.unknown", at);
        teller_.tell("expression.function.unknown", at, {{"function", name}, {"nearest", nearest_functions(name)}});
    }

    void read_has(std::size_t at) {
        advance();
        if (!going_) return;
        std::string name;
        const std::size_t name_at = token_.begin;
        while (going_ && token_.kind == TokenKind::name) {
            name += token_.text;
            advance();
            if (!going_ || token_.kind != TokenKind::dot) break;
            name += '.';
            advance();
        }
        if (!going_) return;
        if (token_.kind != TokenKind::close || name.empty() || name.back() == '.')
            return fail("expression.function.has", name.empty() ? token_.begin : name_at);
        push(ExprHas{builder_.symbol(name)}, at);
        if (!going_) return;
        advance();
        state_ = State::postfix;
    }

    /// Closes the innermost bracket, whose frame is on top; the token is its closing sign.
    void close(const Frame& frame) {
        close_bracket();
        const std::size_t first = frame.base;
        const std::size_t count = operands_.size() - first;
        if (frame.kind == FrameKind::list || frame.kind == FrameKind::call) {
            const std::uint32_t children = builder_.children(std::span(operands_).subspan(first));
            operands_.resize(first);
            const auto size = static_cast<std::uint32_t>(count);
            if (frame.kind == FrameKind::list) {
                push(ExprList{children, size}, frame.position);
            } else {
                if (frame.function) check_count(*frame.function, size, frame);
                push(ExprCall{frame.function.value_or(Function::size), children, size}, frame.position);
            }
        }
        if (!going_) return;
        advance();
        state_ = State::postfix;
    }

    void check_count(Function function, std::uint32_t count, const Frame& frame) {
        const FunctionRecord& record = record_of(function);
        if (count >= record.fewest && (record.most == 0 || count <= record.most)) return;
        const std::int64_t receiver = frame.is_method ? 1 : 0;
        teller_.tell("expression.function.arguments", frame.position,
                     {{"function", std::string(record.name)},
                      {"met", static_cast<std::int64_t>(count) - receiver},
                      {"wanted", static_cast<std::int64_t>(record.fewest) - receiver}});
    }

    // ---- after an operand

    /// Reads what may stick to an operand: `.method(…)`; then the operand is complete.
    void read_postfix() {
        if (token_.kind == TokenKind::dot) {
            const std::size_t at = token_.begin;
            advance();
            if (!going_) return;
            if (token_.kind != TokenKind::name)
                return fail("expression.syntax.operator-missing", at, {{"met", std::string(".")}});
            const std::string name = token_.text;
            const std::size_t name_at = token_.begin;
            advance();
            if (!going_) return;
            if (token_.kind != TokenKind::open) return fail("expression.feature.field", at, {{"met", name}});
            return read_method(name, name_at);
        }
        if (token_.kind == TokenKind::open_list) return fail("expression.feature.index", token_.begin);
        reduce_signs();
        state_ = State::operation;
    }

    void read_operation() {
        switch (token_.kind) {
            case TokenKind::end: return read_end();
            case TokenKind::minus: return read_binary(BinaryOperator::subtract);
            case TokenKind::binary:
                if (token_.op == BinaryOperator::modulo && !lexer_.operand_follows()) return read_percent();
                return read_binary(token_.op);
            case TokenKind::question: return read_question();
            case TokenKind::colon: return read_colon();
            case TokenKind::comma: return read_comma();
            case TokenKind::close:
            case TokenKind::close_list: return read_close();
            case TokenKind::name: return read_word_operator();
            default: break;
        }
        fail("expression.syntax.operator-missing", token_.begin, {{"met", met()}});
    }

    void read_binary(BinaryOperator op) {
        reduce_binary(precedence(op));
        if (!going_) return;
        frames_.push_back({.kind = FrameKind::binary, .op = op, .position = token_.begin});
        state_ = State::operand;
        advance();
    }

    void read_percent() {
        teller_.tell("expression.syntax.percent", token_.begin);
        advance();
    }

    void read_word_operator() {
        struct Word {
            std::string_view word;
            BinaryOperator op;
        };
        constexpr Word words[] = {{"and", BinaryOperator::logical_and}, {"et", BinaryOperator::logical_and},
                                  {"or", BinaryOperator::logical_or},   {"ou", BinaryOperator::logical_or},
                                  {"mod", BinaryOperator::modulo},      {"dans", BinaryOperator::in},
                                  {"est", BinaryOperator::equal},       {"is", BinaryOperator::equal}};
        const std::string folded = fold(token_.text);
        for (const auto& candidate : words) {
            if (folded != candidate.word) continue;
            teller_.tell("expression.syntax.word-operator", token_.begin,
                         {{"met", token_.text}, {"wanted", std::string(to_text(candidate.op))}});
            return read_binary(candidate.op);
        }
        fail("expression.syntax.operator-missing", token_.begin, {{"met", met()}});
    }

    void read_question() {
        reduce_binary(0);
        if (!going_) return;
        // CEL's grammar wants parentheses around a conditional between `?` and `:`.
        if (!frames_.empty() && frames_.back().kind == FrameKind::then_branch)
            return fail("expression.syntax.nested-conditional", token_.begin);
        open({.kind = FrameKind::then_branch, .position = token_.begin});
        state_ = State::operand;
        advance_if_going();
    }

    void read_colon() {
        reduce_binary(0);
        if (!going_) return;
        if (frames_.empty() || frames_.back().kind != FrameKind::then_branch)
            return fail("expression.syntax.colon", token_.begin);
        frames_.back().kind = FrameKind::else_branch;
        state_ = State::operand;
        advance();
    }

    /// Tells that a branch has no `:`, if one is open inside the innermost bracket.
    [[nodiscard]] bool branch_is_open() {
        if (frames_.empty() || frames_.back().kind != FrameKind::then_branch) return false;
        fail("expression.syntax.conditional-incomplete", frames_.back().position);
        return true;
    }

    void read_comma() {
        reduce_branch();
        if (!going_ || branch_is_open()) return;
        if (frames_.empty() || frames_.back().kind == FrameKind::group)
            return fail("expression.syntax.operator-missing", token_.begin, {{"met", met()}});
        state_ = State::operand;
        advance();
    }

    void read_close() {
        reduce_branch();
        if (!going_ || branch_is_open()) return;
        const bool closes_list = token_.kind == TokenKind::close_list;
        if (frames_.empty()) return fail("expression.syntax.bracket-unopened", token_.begin, {{"met", met()}});
        const Frame frame = frames_.back();
        if ((frame.kind == FrameKind::list) != closes_list)
            return fail("expression.syntax.bracket-mismatch", token_.begin,
                        {{"met", met()}, {"wanted", std::string(closes_list ? ")" : "]")}});
        close(frame);
    }

    void read_end() {
        reduce_branch();
        if (!going_ || branch_is_open()) return;
        if (!frames_.empty()) {
            const Frame& frame = frames_.back();
            return fail("expression.syntax.bracket-unclosed", frame.position,
                        {{"wanted", std::string(frame.kind == FrameKind::list ? "]" : ")")}});
        }
        stop();
    }

    std::string_view text_;
    ExpressionLexer lexer_;
    Token token_;
    State state_ = State::operand;
};

}  // namespace detail

PALIER_INLINE ExpressionParse parse_expression(std::string_view text, const ExpressionLimits& limits,
                                               const Origin& origin) {
    return detail::ExpressionParser(text, limits, origin).run();
}

}  // namespace palier
