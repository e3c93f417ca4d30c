// SPDX-License-Identifier: MIT
// floor: 7
#pragma once

#include "palier/detail/evaluate_run_inl.hpp"

namespace palier {

namespace detail {

/// Walks an expression from its root, parents before children, with the direction in which each node moves the whole.
class UseFinder {
public:
    UseFinder(const Expression& expression, const TypeEnvironment& types)
        : expression_(expression),
          declared_(expression.symbols().size()),
          uses_(expression.symbols().size()),
          directions_(expression.nodes().size(), 0),
          direct_(expression.nodes().size(), false) {
        std::vector<PartialValue> values;
        std::vector<std::uint32_t> slots;
        for (std::size_t i = 0; i < expression.symbols().size(); ++i) {
            declared_[i] = types.find(expression.symbols()[i]);
            uses_[i].symbol = static_cast<std::uint32_t>(i);
            slots.push_back(static_cast<std::uint32_t>(i));
            values.push_back(declared_[i] ? to_partial(Value::without_scalar(Status::missing), *declared_[i])
                                          : PartialValue::error(Reason::missing));
        }
        ranges_ = evaluate_nodes(expression, values, slots);
    }

    std::vector<SymbolUse> run() {
        directions_.back() = upward;
        for (std::size_t i = expression_.nodes().size(); i > 0; --i) {
            now_ = i - 1;
            std::visit([this](const auto& node) { visit(node); }, expression_.nodes()[now_]);
        }
        for (auto& use : uses_) std::reverse(use.thresholds.begin(), use.thresholds.end());
        return std::move(uses_);
    }

private:
    static constexpr std::uint8_t upward = 1;
    static constexpr std::uint8_t downward = 2;

    [[nodiscard]] std::uint8_t same() const noexcept { return directions_[now_]; }
    [[nodiscard]] std::uint8_t opposite() const noexcept {
        const unsigned direction = directions_[now_];
        return static_cast<std::uint8_t>((direction & upward) << 1U | (direction & downward) >> 1U);
    }
    [[nodiscard]] std::uint8_t both() const noexcept {
        return same() == 0 ? std::uint8_t{0} : static_cast<std::uint8_t>(upward | downward);
    }
    void give(ExprId child, std::uint8_t direction) noexcept { directions_[index(child)] = direction; }
    void give_all(std::span<const ExprId> children, std::uint8_t direction) noexcept {
        for (const ExprId child : children) give(child, direction);
    }

    void visit(const ExprBoolean&) const noexcept {}
    void visit(const ExprInteger&) const noexcept {}
    void visit(const ExprNumber&) const noexcept {}
    void visit(const ExprText&) const noexcept {}

    void visit(const ExprSymbol& node) {
        SymbolUse& use = uses_[node.symbol];
        ++use.occurrences;
        use.polarity = static_cast<Polarity>(static_cast<unsigned>(use.polarity) | same());
        const bool is_boolean = declared_[node.symbol] != nullptr && declared_[node.symbol]->type == ValueType::boolean;
        use.only_thresholds =
            use.only_thresholds && (direct_[now_] || is_boolean);  // a boolean has two values, nothing lies between
    }

    void visit(const ExprHas& node) {
        SymbolUse& use = uses_[node.symbol];
        ++use.occurrences;
        use.polarity = Polarity::both;
        use.only_thresholds = false;
    }

    void visit(const ExprUnary& node) { give(node.operand, opposite()); }

    void visit(const ExprConditional& node) {
        give(node.condition, both());
        give(node.when_true, same());
        give(node.when_false, same());
    }

    void visit(const ExprList& node) { give_all(expression_.children(node), same()); }

    void visit(const ExprCall& node) {
        switch (node.function) {
            case Function::to_number:
            case Function::to_integer: {
                // Reading a number in a text has no direction.
                const ExprId child = expression_.children(node).front();
                return give(child, ranges_[index(child)].kind() == PartialValue::Kind::text ? both() : same());
            }
            case Function::least:
            case Function::greatest:
            case Function::mean:
            case Function::sum:
            case Function::count: return give_all(expression_.children(node), same());
            case Function::to_text:
            case Function::size:
            case Function::starts_with:
            case Function::ends_with:
            case Function::contains: break;
        }
        give_all(expression_.children(node), both());
    }

    void visit(const ExprBinary& node) {
        using enum BinaryOperator;
        switch (node.op) {
            case logical_or:
            case logical_and:
            case add: give(node.left, same()); return give(node.right, same());
            case subtract: give(node.left, same()); return give(node.right, opposite());
            case multiply: give(node.left, by_sign(node.right)); return give(node.right, by_sign(node.left));
            case divide: return visit_quotient(node);
            case modulo: give(node.left, both()); return give(node.right, both());
            case less:
            case less_or_equal:
                note_thresholds(node);
                give(node.left, opposite());
                return give(node.right, same());
            case greater:
            case greater_or_equal:
                note_thresholds(node);
                give(node.left, same());
                return give(node.right, opposite());
            case equal:
            case not_equal: note_thresholds(node); return visit_equality(node);
            case in:
                note_elements(node);
                give(node.left, both());
                return give(node.right, both());
        }
    }

    enum class Sign : std::uint8_t { none, not_negative, not_positive };

    [[nodiscard]] Sign sign(ExprId id) const noexcept {
        const PartialValue& range = ranges_[index(id)];
        if (range.lower() >= 0.0) return Sign::not_negative;
        return range.upper() <= 0.0 ? Sign::not_positive : Sign::none;
    }

    [[nodiscard]] std::uint8_t by_sign(ExprId factor) const noexcept {
        const Sign factor_sign = sign(factor);
        return factor_sign == Sign::none ? both() : factor_sign == Sign::not_negative ? same() : opposite();
    }

    void visit_quotient(const ExprBinary& node) {
        const PartialValue& divisor = ranges_[index(node.right)];
        const bool keeps_sign = divisor.lower() > 0.0 || divisor.upper() < 0.0;
        give(node.left, keeps_sign ? by_sign(node.right) : both());
        const Sign over = sign(node.left);
        give(node.right, !keeps_sign || over == Sign::none ? both() : over == Sign::not_negative ? opposite() : same());
    }

    /// A boolean compared with a constant keeps or turns its direction; anything else has none.
    void visit_equality(const ExprBinary& node) {
        const auto* left = std::get_if<ExprBoolean>(&expression_.node(node.left));
        const auto* right = std::get_if<ExprBoolean>(&expression_.node(node.right));
        const auto direction = [&](const ExprBoolean* constant) {
            if (constant == nullptr) return both();
            return constant->value == (node.op == BinaryOperator::equal) ? same() : opposite();
        };
        give(node.left, direction(right));
        give(node.right, direction(left));
    }

    // ---- thresholds

    [[nodiscard]] bool is_constant(ExprId id) const noexcept {
        const ExprNode& node = expression_.node(id);
        return std::holds_alternative<ExprBoolean>(node) || std::holds_alternative<ExprInteger>(node) ||
               std::holds_alternative<ExprNumber>(node) || std::holds_alternative<ExprText>(node);
    }

    void note(ExprId name, BinaryOperator comparison, ExprId constant) {
        const auto* const symbol = std::get_if<ExprSymbol>(&expression_.node(name));
        if (symbol == nullptr || !is_constant(constant)) return;
        uses_[symbol->symbol].thresholds.push_back({comparison, constant});
        direct_[index(name)] = true;
    }

    static constexpr BinaryOperator mirrored(BinaryOperator op) noexcept {
        switch (op) {
            case BinaryOperator::less: return BinaryOperator::greater;
            case BinaryOperator::less_or_equal: return BinaryOperator::greater_or_equal;
            case BinaryOperator::greater: return BinaryOperator::less;
            case BinaryOperator::greater_or_equal: return BinaryOperator::less_or_equal;
            default: return op;
        }
    }

    void note_thresholds(const ExprBinary& node) {
        note(node.left, node.op, node.right);
        note(node.right, mirrored(node.op), node.left);
    }

    void note_elements(const ExprBinary& node) {
        const auto* const list = std::get_if<ExprList>(&expression_.node(node.right));
        if (list == nullptr) return;
        const auto elements = expression_.children(*list);
        for (const ExprId element : elements)
            if (!is_constant(element)) return;
        // Turned round at the end with all the others.
        for (std::size_t i = elements.size(); i > 0; --i) note(node.left, BinaryOperator::equal, elements[i - 1]);
        if (elements.empty()) direct_[index(node.left)] = true;
    }

    const Expression& expression_;
    std::vector<const SymbolType*> declared_;
    std::vector<SymbolUse> uses_;
    std::vector<std::uint8_t> directions_;
    std::vector<bool> direct_;  // by node: a name in a comparison with a constant
    std::vector<PartialValue> ranges_;
    std::size_t now_ = 0;
};

}  // namespace detail

PALIER_INLINE std::vector<SymbolUse> symbol_uses(const Expression& expression, const TypeEnvironment& types) {
    return detail::UseFinder(expression, types).run();
}

}  // namespace palier
