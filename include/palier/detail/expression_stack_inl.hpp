// SPDX-License-Identifier: MIT
// floor: 4
#pragma once

#include "palier/detail/expression_teller_inl.hpp"
#include "palier/detail/expression_words_inl.hpp"
#include "palier/name_table.hpp"

namespace palier::detail {

/// Adds nodes to an expression, children first.
class ExpressionBuilder {
public:
    ExpressionBuilder() { expression_.emplace(Expression()); }

    ExprId add(ExprNode node, std::size_t position) {
        expression_->nodes_.push_back(node);
        expression_->positions_.push_back(static_cast<std::uint32_t>(position));
        return id_at<ExprId>(expression_->nodes_.size() - 1);
    }

    [[nodiscard]] std::size_t size() const noexcept { return expression_->nodes_.size(); }

    /// Removes the last node, which must be a symbol, and returns its position in the table of names.
    std::uint32_t take_symbol() {
        const auto symbol = std::get<ExprSymbol>(expression_->nodes_.back()).symbol;
        expression_->nodes_.pop_back();
        expression_->positions_.pop_back();
        return symbol;
    }

    std::uint32_t symbol(std::string_view name) {
        const std::size_t at = names_.add(name);
        if (at == expression_->symbols_.size()) expression_->symbols_.emplace_back(name);
        return static_cast<std::uint32_t>(at);
    }

    ExprText text(std::string_view value) {
        const auto begin = static_cast<std::uint32_t>(expression_->bytes_.size());
        expression_->bytes_ += value;
        return {begin, static_cast<std::uint32_t>(value.size())};
    }

    /// Records children and returns where they begin.
    std::uint32_t children(std::span<const ExprId> ids) {
        const auto first = static_cast<std::uint32_t>(expression_->children_.size());
        expression_->children_.insert(expression_->children_.end(), ids.begin(), ids.end());
        return first;
    }

    [[nodiscard]] std::optional<Expression> finish(std::string_view text) {
        expression_->text_ = text;
        return std::move(expression_);
    }

private:
    std::optional<Expression> expression_;
    NameList names_;
};

/// What is open and what is finished, in place of the calls of a recursive parser: brackets, signs, operators and
/// branches wait as frames for their operands, finished operands wait for them.
class ExpressionStack {
protected:
    ExpressionStack(std::string_view text, const ExpressionLimits& limits, const Origin& origin)
        : limits_(limits), teller_(text, origin) {}

    enum class FrameKind : std::uint8_t {
        binary,
        negation,     // an odd number of `-`
        double_sign,  // an even number of `-` or `!`: they cancel out
        not_,         // an odd number of `!`
        group,
        list,
        call,
        then_branch,  // after `?`
        else_branch,  // after `:`
    };

    struct Frame {
        FrameKind kind;
        BinaryOperator op = BinaryOperator::equal;
        std::optional<Function> function{};
        std::size_t position = 0;
        std::size_t base = 0;  // operands that were finished when it was opened, receiver excluded
        bool is_method = false;
    };

    static std::int64_t as_integer(std::size_t value) noexcept { return static_cast<std::int64_t>(value); }

    static constexpr int precedence(BinaryOperator op) noexcept {
        switch (op) {
            case BinaryOperator::logical_or: return 1;
            case BinaryOperator::logical_and: return 2;
            case BinaryOperator::add:
            case BinaryOperator::subtract: return 4;
            case BinaryOperator::multiply:
            case BinaryOperator::divide:
            case BinaryOperator::modulo: return 5;
            default: return 3;  // relations
        }
    }

    [[nodiscard]] bool comma_separates() const noexcept {
        return bracket_ != 0 && frames_[bracket_ - 1].kind != FrameKind::group;
    }

    void stop() noexcept { going_ = false; }

    void fail(std::string_view code, std::size_t position, std::vector<Argument> arguments = {}) {
        teller_.tell(code, position, std::move(arguments));
        stop();
    }

    void push(ExprNode node, std::size_t position) {
        if (builder_.size() >= limits_.max_nodes)
            return fail("expression.limit.nodes", position, {{"limit", as_integer(limits_.max_nodes)}});
        operands_.push_back(builder_.add(node, position));
    }

    void open(Frame frame) {
        if (depth_ >= limits_.max_depth)
            return fail("expression.limit.depth", frame.position, {{"limit", as_integer(limits_.max_depth)}});
        ++depth_;
        const bool is_bracket =
            frame.kind == FrameKind::group || frame.kind == FrameKind::list || frame.kind == FrameKind::call;
        frames_.push_back(frame);
        if (is_bracket) {
            brackets_.push_back(bracket_);
            bracket_ = frames_.size();
        }
    }

    void close_bracket() {
        bracket_ = brackets_.back();
        brackets_.pop_back();
        frames_.pop_back();
        --depth_;
    }

    ExprId pop_operand() {
        const ExprId id = operands_.back();
        operands_.pop_back();
        return id;
    }

    void reduce_signs() {
        while (going_ && !frames_.empty()) {
            const Frame frame = frames_.back();
            if (frame.kind != FrameKind::negation && frame.kind != FrameKind::not_ &&
                frame.kind != FrameKind::double_sign)
                return;
            frames_.pop_back();
            --depth_;
            if (frame.kind == FrameKind::double_sign) continue;
            const auto op = frame.kind == FrameKind::negation ? UnaryOperator::negate : UnaryOperator::logical_not;
            push(ExprUnary{op, pop_operand()}, frame.position);
        }
    }

    /// Finishes the binary operators that bind at least as tightly as a level.
    void reduce_binary(int level) {
        while (going_ && !frames_.empty() && frames_.back().kind == FrameKind::binary &&
               precedence(frames_.back().op) >= level) {
            const Frame frame = frames_.back();
            frames_.pop_back();
            const ExprId right = pop_operand();
            const ExprId left = pop_operand();
            push(ExprBinary{frame.op, left, right}, frame.position);
        }
    }

    /// Finishes everything down to the innermost bracket, and its branches.
    void reduce_branch() {
        reduce_binary(0);
        while (going_ && !frames_.empty() && frames_.back().kind == FrameKind::else_branch) {
            const Frame frame = frames_.back();
            frames_.pop_back();
            --depth_;
            const ExprId when_false = pop_operand();
            const ExprId when_true = pop_operand();
            const ExprId condition = pop_operand();
            push(ExprConditional{condition, when_true, when_false}, frame.position);
            reduce_binary(0);
        }
    }

    const ExpressionLimits& limits_;
    ExpressionTeller teller_;
    ExpressionBuilder builder_;
    std::vector<Frame> frames_;
    std::vector<ExprId> operands_;
    std::vector<std::size_t> brackets_;  // the brackets around the innermost, as positions in frames_ plus one
    std::size_t bracket_ = 0;
    std::size_t depth_ = 0;
    bool going_ = true;
};

}  // namespace palier::detail
