// SPDX-License-Identifier: MIT
// floor: 4
#pragma once

#include <cmath>  // std::signbit

#include "palier/detail/expression_words_inl.hpp"

namespace palier {

namespace detail {

/// Writes nodes with an explicit stack of what is still to be written.
class ExpressionPrinter {
public:
    ExpressionPrinter(const Expression& expression, std::size_t most_bytes)
        : expression_(expression), most_bytes_(most_bytes) {}

    std::string run(ExprId node) {
        constexpr std::size_t usual_text = 64;  // of a condition as authors write them
        text_.reserve(usual_text);
        write(node, Level::conditional);
        while (!stack_.empty() && text_.size() < most_bytes_) {
            const Item item = stack_.back();
            stack_.pop_back();
            if (item.is_text)
                text_ += item.text;
            else
                write(item.node, item.level);
        }
        return std::move(text_);
    }

private:
    // How tightly the grammar wants an operand to hold together.
    enum class Level : std::uint8_t {
        conditional,
        logical_or,
        logical_and,
        relation,
        addition,
        multiplication,
        unary,
        member
    };

    struct Item {
        bool is_text;
        std::string_view text;
        ExprId node;
        Level level;
    };

    static constexpr Level level_of(BinaryOperator op) noexcept {
        switch (op) {
            case BinaryOperator::logical_or: return Level::logical_or;
            case BinaryOperator::logical_and: return Level::logical_and;
            case BinaryOperator::add:
            case BinaryOperator::subtract: return Level::addition;
            case BinaryOperator::multiply:
            case BinaryOperator::divide:
            case BinaryOperator::modulo: return Level::multiplication;
            default: return Level::relation;
        }
    }
    static constexpr Level tighter(Level level) noexcept { return static_cast<Level>(static_cast<int>(level) + 1); }

    struct LevelOf {
        Level operator()(const ExprInteger& node) const { return node.value < 0 ? Level::unary : Level::member; }
        Level operator()(const ExprNumber& node) const {
            return std::signbit(node.value) ? Level::unary : Level::member;
        }
        Level operator()(const ExprUnary&) const { return Level::unary; }
        Level operator()(const ExprBinary& node) const { return level_of(node.op); }
        Level operator()(const ExprConditional&) const { return Level::conditional; }
        Level operator()(const ExprBoolean&) const { return Level::member; }
        Level operator()(const ExprText&) const { return Level::member; }
        Level operator()(const ExprSymbol&) const { return Level::member; }
        Level operator()(const ExprHas&) const { return Level::member; }
        Level operator()(const ExprCall&) const { return Level::member; }
        Level operator()(const ExprList&) const { return Level::member; }
    };

    // The stack gives back what is pushed last: parts are pushed from the right.
    void push(std::string_view text) { stack_.push_back({true, text, ExprId{}, Level::conditional}); }
    void push(ExprId node, Level level) { stack_.push_back({false, {}, node, level}); }
    void push_list(std::span<const ExprId> nodes) {
        for (std::size_t i = nodes.size(); i > 0; --i) {
            push(nodes[i - 1], Level::conditional);
            if (i > 1) push(", ");
        }
    }

    void write(ExprId id, Level wanted) {
        const ExprNode& node = expression_.node(id);
        const bool wrapped = std::visit(LevelOf{}, node) < wanted;
        if (wrapped) {
            text_ += '(';
            push(")");
        }
        std::visit([this](const auto& payload) { write_node(payload); }, node);
    }

    void write_node(const ExprBoolean& node) { text_ += node.value ? "true" : "false"; }
    void write_node(const ExprInteger& node) { text_ += std::to_string(node.value); }
    void write_node(const ExprNumber& node) { text_ += to_text(node.value); }
    void write_node(const ExprSymbol& node) { text_ += expression_.symbols()[node.symbol]; }
    void write_node(const ExprHas& node) {
        text_ += "has(";
        text_ += expression_.symbols()[node.symbol];
        text_ += ')';
    }

    void write_node(const ExprText& node) {
        constexpr char hex[] = "0123456789abcdef";
        text_ += '\'';
        for (const char c : expression_.text_of(node)) {
            const auto byte = static_cast<unsigned char>(c);
            if (c == '\'' || c == '\\') {
                text_ += '\\';
                text_ += c;
            } else if (byte < 0x20U || byte == 0x7FU) {
                text_ += "\\x";
                text_ += hex[byte >> 4U];
                text_ += hex[byte & 15U];
            } else {
                text_ += c;
            }
        }
        text_ += '\'';
    }

    void write_node(const ExprUnary& node) {
        text_ += palier::to_text(node.op);
        // `-(1)` negates a constant; `-1` is one.
        const ExprNode& operand = expression_.node(node.operand);
        const bool is_number =
            std::holds_alternative<ExprInteger>(operand) || std::holds_alternative<ExprNumber>(operand);
        if (node.op == UnaryOperator::negate && is_number && std::visit(LevelOf{}, operand) == Level::member) {
            text_ += '(';
            push(")");
        }
        push(node.operand, Level::member);
    }

    void write_node(const ExprBinary& node) {
        const Level level = level_of(node.op);
        // A name needs no parentheses and leaves nothing to come back to but what follows the operator,
        // which waits on the stack like any other: operators that lean to the right have no bound of depth.
        if (const auto* const name = std::get_if<ExprSymbol>(&expression_.node(node.left))) {
            write_node(*name);
            text_ += ' ';
            text_ += palier::to_text(node.op);
            text_ += ' ';
            return push(node.right, tighter(level));
        }
        push(node.right, tighter(level));
        push(" ");
        push(palier::to_text(node.op));
        push(" ");
        push(node.left, level);
    }

    void write_node(const ExprConditional& node) {
        push(node.when_false, Level::conditional);
        push(" : ");
        push(node.when_true, Level::logical_or);
        push(" ? ");
        push(node.condition, Level::logical_or);
    }

    void write_node(const ExprCall& node) {
        const auto arguments = expression_.children(node);
        const FunctionRecord& record = record_of(node.function);
        if (record.form != CallForm::method) {
            text_ += record.name;
            text_ += '(';
            push(")");
            return push_list(arguments);
        }
        push(")");
        push_list(arguments.subspan(1));
        push("(");
        push(record.name);
        push(".");
        // `math.contains(…)` would read as a function of a library.
        const auto* const symbol = std::get_if<ExprSymbol>(&expression_.node(arguments.front()));
        const bool ambiguous = symbol != nullptr && expression_.symbols()[symbol->symbol] == "math";
        if (ambiguous) push(")");
        push(arguments.front(), Level::member);
        if (ambiguous) push("(");
    }

    void write_node(const ExprList& node) {
        text_ += '[';
        push("]");
        push_list(expression_.children(node));
    }

    const Expression& expression_;
    std::size_t most_bytes_;
    std::string text_;
    std::vector<Item> stack_;
};

}  // namespace detail

PALIER_INLINE std::string to_text(const Expression& expression) {
    return to_text(expression, expression.root());
}

PALIER_INLINE std::string to_text(const Expression& expression, ExprId node) {
    return detail::ExpressionPrinter(expression, std::string::npos).run(node);
}

}  // namespace palier
