// SPDX-License-Identifier: MIT
// floor: 11
#pragma once

#include <algorithm>    // std::all_of, std::any_of
#include <cmath>        // std::fabs
#include <limits>       // the greatest integer
#include <optional>     // comparisons that make no sense
#include <span>         // slots
#include <string>       // opaque parts
#include <string_view>  // text constants
#include <utility>      // std::move
#include <vector>       // conjuncts

#include "palier/detail/evaluate_exact_inl.hpp"
#include "palier/evaluate.hpp"
#include "palier/indicator.hpp"
#include "palier/name_table.hpp"

namespace palier::detail {

/// A constant of a condition.
struct ConditionConstant {
    enum class Kind : std::uint8_t { integer, number, boolean, text };
    Kind kind = Kind::boolean;
    std::int64_t integer = 0;  // or 0 and 1 for a boolean
    double number = 0.0;
    std::string_view text;  // of the expression

    [[nodiscard]] bool is_numeric() const noexcept { return kind == Kind::integer || kind == Kind::number; }
};

/// Compares two numbers on the number line; nothing when they are no numbers. A decimal constant is the shortest that reads as its
/// double, so that comparing doubles compares what was written too.
inline std::optional<int> compare_constants(const ConditionConstant& a, const ConditionConstant& b) noexcept {
    if (!a.is_numeric() || !b.is_numeric()) return std::nullopt;
    if (a.kind == ConditionConstant::Kind::integer)
        return b.kind == ConditionConstant::Kind::integer ? compare(a.integer, b.integer) : compare(a.integer, b.number);
    return b.kind == ConditionConstant::Kind::integer ? -compare(b.integer, a.number) : compare(a.number, b.number);
}

inline bool same_constant(const ConditionConstant& a, const ConditionConstant& b) noexcept {
    if (a.is_numeric() && b.is_numeric()) return compare_constants(a, b) == 0;
    return a.kind == b.kind && a.integer == b.integer && a.text == b.text;
}

/// What one part of a conjunction says of one name, or of itself when it is not understood.
struct Conjunct {
    enum class Relation : std::uint8_t {
        at_least,
        above,
        at_most,
        below,
        one_of,
        none_of,
        opaque,  ///< It holds when the same text does.
    };
    std::uint32_t subject = 0;  // a slot, or beyond all slots the number of a text
    Relation relation = Relation::opaque;
    std::vector<ConditionConstant> constants;  // one for an order
};

/// Tells whether whatever satisfies `a` satisfies `b`. Both speak of the same subject.
inline bool implies(const Conjunct& a, const Conjunct& b) noexcept {
    using Relation = Conjunct::Relation;
    if (a.relation == Relation::opaque || b.relation == Relation::opaque) return a.relation == b.relation;
    const auto satisfies = [](const ConditionConstant& value, const Conjunct& condition) {
        const auto among = [&] {
            return std::any_of(condition.constants.begin(), condition.constants.end(), [&](const auto& c) { return same_constant(value, c); });
        };
        if (condition.relation == Relation::one_of) return among();
        if (condition.relation == Relation::none_of) return !among();
        const auto order = compare_constants(value, condition.constants.front());
        if (!order) return false;
        switch (condition.relation) {
            case Relation::at_least: return *order >= 0;
            case Relation::above: return *order > 0;
            case Relation::at_most: return *order <= 0;
            default: return *order < 0;
        }
    };
    if (a.relation == Relation::one_of)
        return std::all_of(a.constants.begin(), a.constants.end(), [&](const auto& value) { return satisfies(value, b); });
    if (a.relation == Relation::none_of)
        return b.relation == Relation::none_of &&
               std::all_of(b.constants.begin(), b.constants.end(), [&](const auto& value) { return !satisfies(value, a); });
    // An order: what it excludes.
    if (b.relation == Relation::none_of)
        return std::all_of(b.constants.begin(), b.constants.end(), [&](const auto& value) { return value.is_numeric() && !satisfies(value, a); });
    if (b.relation == Relation::one_of) return false;
    const bool upward = a.relation == Relation::at_least || a.relation == Relation::above;
    if (upward != (b.relation == Relation::at_least || b.relation == Relation::above)) return false;
    const auto order = compare_constants(a.constants.front(), b.constants.front());
    if (!order) return false;
    if (*order == 0) return a.relation == b.relation || a.relation == Relation::above || a.relation == Relation::below;
    return upward ? *order > 0 : *order < 0;
}

/// Takes conditions apart into what they say together.
class ConjunctReader {
public:
    explicit ConjunctReader(const IndicatorSet& indicators) : indicators_(indicators) {}

    /// Returns the parts that all hold when the condition does, but for those that are not applicable. Views are into `bound`. Linear.
    [[nodiscard]] std::vector<Conjunct> read(const BoundExpression& bound) {
        std::vector<Conjunct> found;
        std::vector<Part> open{{bound.expression.root(), false}};
        while (!open.empty()) {
            Part part = open.back();
            open.pop_back();
            const ExprNode* node = &bound.expression.node(part.node);
            while (const auto* unary = std::get_if<ExprUnary>(node)) {
                if (unary->op != UnaryOperator::logical_not) break;
                part = {unary->operand, !part.negated};
                node = &bound.expression.node(part.node);
            }
            const auto* binary = std::get_if<ExprBinary>(node);
            if (binary && binary->op == (part.negated ? BinaryOperator::logical_or : BinaryOperator::logical_and)) {
                open.push_back({binary->right, part.negated});
                open.push_back({binary->left, part.negated});
                continue;
            }
            found.push_back(conjunct(bound, part));
        }
        return found;
    }

    /// Returns the slots that a conjunct of read() is about.
    [[nodiscard]] std::span<const std::uint32_t> slots_of(const Conjunct& conjunct) const noexcept {
        const std::size_t slots = indicators_.frame_size();
        if (conjunct.subject < slots) return {&conjunct.subject, 1};
        return opaque_slots_[conjunct.subject - slots];
    }

    /// Returns the number of subjects met so far.
    [[nodiscard]] std::size_t subjects() const noexcept { return indicators_.frame_size() + opaque_.size(); }

private:
    struct Part {
        ExprId node{};
        bool negated = false;
    };

    [[nodiscard]] Conjunct conjunct(const BoundExpression& bound, Part part) {
        const Expression& expression = bound.expression;
        const ExprNode& node = expression.node(part.node);
        if (const auto* symbol = std::get_if<ExprSymbol>(&node); symbol && bound.slots[symbol->symbol] < indicators_.frame_size())
            return {bound.slots[symbol->symbol],
                    Conjunct::Relation::one_of,
                    {ConditionConstant{ConditionConstant::Kind::boolean, part.negated ? 0 : 1, 0.0, {}}}};
        const auto* binary = std::get_if<ExprBinary>(&node);
        if (!binary || !is_comparison(binary->op)) return opaque(bound, part);
        const auto* left = std::get_if<ExprSymbol>(&expression.node(binary->left));
        const auto* right = std::get_if<ExprSymbol>(&expression.node(binary->right));
        Conjunct made;
        if (binary->op == BinaryOperator::in) {
            const auto* list = std::get_if<ExprList>(&expression.node(binary->right));
            if (!left || !list) return opaque(bound, part);
            for (const ExprId element : expression.children(*list)) {
                const auto constant = constant_of(expression, element);
                if (!constant) return opaque(bound, part);
                made.constants.push_back(*constant);
            }
        } else {
            const auto constant = constant_of(expression, left ? binary->right : binary->left);
            if ((left == nullptr) == (right == nullptr) || !constant) return opaque(bound, part);
            made.constants.push_back(*constant);
        }
        const std::uint32_t slot = bound.slots[(left ? left : right)->symbol];
        if (slot >= indicators_.frame_size()) return opaque(bound, part);
        const bool is_equality = binary->op == BinaryOperator::in || binary->op == BinaryOperator::equal || binary->op == BinaryOperator::not_equal;
        if (!is_equality && !made.constants.front().is_numeric()) return opaque(bound, part);
        made.subject = slot;
        made.relation = relation_of(binary->op, left != nullptr, part.negated);
        tidy(made);
        return made;
    }

    static Conjunct::Relation relation_of(BinaryOperator op, bool name_first, bool negated) noexcept {
        using Relation = Conjunct::Relation;
        bool upward = op == BinaryOperator::greater || op == BinaryOperator::greater_or_equal;
        bool strict = op == BinaryOperator::less || op == BinaryOperator::greater;
        switch (op) {
            case BinaryOperator::in:
            case BinaryOperator::equal: return negated ? Relation::none_of : Relation::one_of;
            case BinaryOperator::not_equal: return negated ? Relation::one_of : Relation::none_of;
            default: break;
        }
        if (!name_first) upward = !upward;
        // An order asked of a NaN fails, so that the negation of an order is the opposite order.
        if (negated) {
            upward = !upward;
            strict = !strict;
        }
        if (upward) return strict ? Relation::above : Relation::at_least;
        return strict ? Relation::below : Relation::at_most;
    }

    /// Gives equal conditions the same form: integers have neighbours, booleans an opposite.
    void tidy(Conjunct& conjunct) const {
        using Relation = Conjunct::Relation;
        if (conjunct.constants.empty()) return;
        ConditionConstant& constant = conjunct.constants.front();
        if (constant.kind == ConditionConstant::Kind::boolean && conjunct.constants.size() == 1 && conjunct.relation == Relation::none_of) {
            conjunct.relation = Relation::one_of;
            constant.integer = 1 - constant.integer;
        }
        const ValueType type = conjunct.subject < indicators_.size()
                                   ? indicators_[id_at<IndicatorId>(conjunct.subject)].type
                                   : indicators_.attributes()[conjunct.subject - indicators_.size()].type;
        if (expression_type(type) != ExprType::integer || constant.kind != ConditionConstant::Kind::integer) return;
        if (conjunct.relation == Relation::above && constant.integer < std::numeric_limits<std::int64_t>::max()) {
            conjunct.relation = Relation::at_least;
            ++constant.integer;
        } else if (conjunct.relation == Relation::below && constant.integer > std::numeric_limits<std::int64_t>::min()) {
            conjunct.relation = Relation::at_most;
            --constant.integer;
        }
    }

    static std::optional<ConditionConstant> constant_of(const Expression& expression, ExprId id) {
        using Kind = ConditionConstant::Kind;
        const ExprNode& node = expression.node(id);
        if (const auto* boolean = std::get_if<ExprBoolean>(&node)) return ConditionConstant{Kind::boolean, boolean->value ? 1 : 0, 0.0, {}};
        if (const auto* integer = std::get_if<ExprInteger>(&node)) return ConditionConstant{Kind::integer, integer->value, 0.0, {}};
        if (const auto* text = std::get_if<ExprText>(&node)) return ConditionConstant{Kind::text, 0, 0.0, expression.text_of(*text)};
        // Greater doubles are no longer what was written when that was an integer.
        constexpr double exact = 9007199254740992.0;  // 2^53
        if (const auto* number = std::get_if<ExprNumber>(&node); number && std::fabs(number->value) < exact)
            return ConditionConstant{Kind::number, 0, number->value, {}};
        return std::nullopt;
    }

    [[nodiscard]] Conjunct opaque(const BoundExpression& bound, Part part) {
        const std::string text = (part.negated ? "!" : "") + to_text(bound.expression, part.node);
        const std::size_t before = opaque_.size();
        const std::size_t at = opaque_.add(text);
        if (opaque_.size() > before) {
            std::vector<std::uint32_t> slots;
            std::vector<ExprId> open{part.node};
            while (!open.empty()) {
                const ExprNode& node = bound.expression.node(open.back());
                open.pop_back();
                if (const auto* symbol = std::get_if<ExprSymbol>(&node)) slots.push_back(bound.slots[symbol->symbol]);
                if (const auto* has = std::get_if<ExprHas>(&node)) slots.push_back(bound.slots[has->symbol]);
                if (const auto* unary = std::get_if<ExprUnary>(&node)) open.push_back(unary->operand);
                if (const auto* binary = std::get_if<ExprBinary>(&node)) open.insert(open.end(), {binary->left, binary->right});
                if (const auto* choice = std::get_if<ExprConditional>(&node))
                    open.insert(open.end(), {choice->condition, choice->when_true, choice->when_false});
                const auto add = [&](std::span<const ExprId> children) { open.insert(open.end(), children.begin(), children.end()); };
                if (const auto* call = std::get_if<ExprCall>(&node)) add(bound.expression.children(*call));
                if (const auto* list = std::get_if<ExprList>(&node)) add(bound.expression.children(*list));
            }
            opaque_slots_.push_back(std::move(slots));
        }
        return {static_cast<std::uint32_t>(indicators_.frame_size() + at), Conjunct::Relation::opaque, {}};
    }

    const IndicatorSet& indicators_;
    NameList opaque_;
    std::vector<std::vector<std::uint32_t>> opaque_slots_;
};

}  // namespace palier::detail
