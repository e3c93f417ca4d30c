// SPDX-License-Identifier: MIT
// floor: 10
#pragma once

#include <algorithm>  // std::find, std::reverse
#include <cmath>      // std::fabs, std::ceil
#include <cstddef>    // std::ptrdiff_t
#include <numeric>    // std::iota
#include <vector>     // values of nodes

#include "palier/condition.hpp"

namespace palier::detail {

/// Whether a part of an expression stands under an odd number of `!`.
enum class Negation : std::uint8_t { none, negated };

constexpr Negation flipped(Negation negation) noexcept { return negation == Negation::none ? Negation::negated : Negation::none; }

/// A part of an expression, negated or not.
struct Operand {
    ExprId node{};
    Negation negation = Negation::none;
};

constexpr Truth negate(Truth truth) noexcept { return truth == Truth::yes ? Truth::no : truth == Truth::no ? Truth::yes : truth; }

constexpr Comparison negate(Comparison comparison) noexcept {
    switch (comparison) {
        case Comparison::equal: return Comparison::not_equal;
        case Comparison::not_equal: return Comparison::equal;
        case Comparison::less: return Comparison::greater_or_equal;
        case Comparison::less_or_equal: return Comparison::greater;
        case Comparison::greater: return Comparison::less_or_equal;
        case Comparison::greater_or_equal: return Comparison::less;
        case Comparison::one_of: return Comparison::none_of;
        case Comparison::none_of: return Comparison::one_of;
    }
    return comparison;
}

/// The comparison that says the same with its sides exchanged.
constexpr Comparison mirrored(Comparison comparison) noexcept {
    switch (comparison) {
        case Comparison::less: return Comparison::greater;
        case Comparison::less_or_equal: return Comparison::greater_or_equal;
        case Comparison::greater: return Comparison::less;
        case Comparison::greater_or_equal: return Comparison::less_or_equal;
        default: return comparison;
    }
}

constexpr std::optional<Comparison> comparison_of(BinaryOperator op) noexcept {
    switch (op) {
        case BinaryOperator::equal: return Comparison::equal;
        case BinaryOperator::not_equal: return Comparison::not_equal;
        case BinaryOperator::less: return Comparison::less;
        case BinaryOperator::less_or_equal: return Comparison::less_or_equal;
        case BinaryOperator::greater: return Comparison::greater;
        case BinaryOperator::greater_or_equal: return Comparison::greater_or_equal;
        case BinaryOperator::in: return Comparison::one_of;
        default: return std::nullopt;
    }
}

inline bool is_numeric(const PartialValue& value) noexcept {
    return value.kind() == PartialValue::Kind::integer || value.kind() == PartialValue::Kind::number || value.kind() == PartialValue::Kind::ratio;
}

/// Memory that the readers of one profile share, so that each reads without allocating.
struct ReadingRoom {
    std::vector<ExprId> open;
    std::vector<Operand> open_operands;
    std::vector<std::uint32_t> slots;
    std::vector<PartialValue> tried;         // by symbol
    std::vector<PartialValue> tried_values;  // by node
    std::vector<std::uint32_t> places;       // 0, 1, 2…
};

/// Reads one evaluated expression of a criterion: its groups, its conditions, what they compare and draw on. A view: what it is made of
/// must outlive it.
class ConditionReader {
public:
    /// `values` are those of the expression's nodes on the frame, as evaluate_nodes() gives them.
    ConditionReader(const Profile& profile, const BoundExpression& bound, std::span<const PartialValue> frame,
                    std::span<const PartialValue> values, ReadingRoom& room)
        : profile_(profile), indicators_(*profile.framework->indicators()), bound_(bound), frame_(frame), values_(values), room_(room) {}

    /// Drops the signs of negation in front of an operand.
    [[nodiscard]] Operand simplified(Operand operand) const {
        while (const auto* unary = std::get_if<ExprUnary>(&node(operand.node))) {
            if (unary->op != UnaryOperator::logical_not) break;
            operand = {unary->operand, flipped(operand.negation)};
        }
        return operand;
    }

    /// Returns how a simplified operand combines its own, if it does. By De Morgan a negated "and" is an "or" of negations; this holds
    /// for unknown and not applicable operands too.
    [[nodiscard]] std::optional<Connective> connective(Operand operand) const {
        const auto* binary = std::get_if<ExprBinary>(&node(operand.node));
        if (!binary) return std::nullopt;
        const bool plain = operand.negation == Negation::none;
        if (binary->op == BinaryOperator::logical_and) return plain ? Connective::all_of : Connective::one_of;
        if (binary->op == BinaryOperator::logical_or) return plain ? Connective::one_of : Connective::all_of;
        return std::nullopt;
    }

    /// Adds the operands of a group in written order; groups of the same connective inside it are merged with it.
    void add_operands(Operand group, std::vector<Operand>& found) const {
        const auto wanted = connective(group);
        std::vector<Operand>& open = room_.open_operands;
        open.assign(1, group);
        while (!open.empty()) {
            const Operand operand = simplified(open.back());
            open.pop_back();
            if (connective(operand) != wanted) {
                found.push_back(operand);
                continue;
            }
            const auto& binary = std::get<ExprBinary>(node(operand.node));
            open.push_back({binary.right, operand.negation});
            open.push_back({binary.left, operand.negation});
        }
    }

    [[nodiscard]] Truth truth(Operand operand) const {
        const Truth truth = value(operand.node).truth();
        return operand.negation == Negation::none ? truth : negate(truth);
    }

    /// Describes a simplified operand that is no group, in a condition newly made.
    void describe(Operand operand, ExplainedCondition& made) const {
        made.truth = truth(operand);
        made.text = to_text(bound_.expression, operand.node);
        if (operand.negation == Negation::negated)
            made.text = std::holds_alternative<ExprBinary>(node(operand.node)) || std::holds_alternative<ExprConditional>(node(operand.node))
                            ? "!(" + made.text + ")"
                            : "!" + made.text;
        const Sides sides = sides_of(operand);
        if (!sides.comparison) {
            made.value = value(operand.node);
            return;
        }
        made.comparison = sides.comparison;
        made.value = value(sides.subject);
        if (const auto* symbol = std::get_if<ExprSymbol>(&node(sides.subject)))
            read(bound_.slots[symbol->symbol], made.reading.emplace());
        else
            made.subject = to_text(bound_.expression, sides.subject);
        set_thresholds(made, sides, operand.negation);
        set_distance(made);
        set_enough(made, sides, operand);
    }

    /// Returns the slots of the values behind a condition: what its indicator is derived from, or all that its expression reads, and what
    /// a threshold depends on. Each once, in written order. The view holds until the next call.
    [[nodiscard]] std::span<const std::uint32_t> inputs(Operand operand) const {
        std::vector<std::uint32_t>& slots = room_.slots;
        slots.clear();
        const auto add = [&](std::uint32_t slot) {
            if (std::find(slots.begin(), slots.end(), slot) == slots.end()) slots.push_back(slot);
        };
        const Sides sides = sides_of(operand);
        const auto* symbol = sides.comparison ? std::get_if<ExprSymbol>(&node(sides.subject)) : nullptr;
        if (!symbol) {
            add_symbols(sides.comparison ? sides.subject : operand.node, add);
        } else if (const std::uint32_t slot = bound_.slots[symbol->symbol]; slot < indicators_.size()) {
            if (const BoundExpression* formula = indicators_.find_formula(id_at<IndicatorId>(slot))) {
                for (const std::uint32_t input : formula->slots) add(input);
            } else if (const auto quotient = indicators_.find_quotient(id_at<IndicatorId>(slot))) {
                add(static_cast<std::uint32_t>(index(quotient->of)));
                add(static_cast<std::uint32_t>(index(quotient->per)));
            }
        }
        if (sides.comparison && sides.threshold && !is_constant(*sides.threshold)) add_symbols(*sides.threshold, add);
        return slots;
    }

    /// Tells what is known of a slot, in a reading newly made.
    void read(std::uint32_t slot, Reading& made) const {
        made.slot = slot;
        if (slot >= frame_.size()) return;
        made.value = frame_[slot];
        if (slot >= indicators_.size()) return;
        const auto id = id_at<IndicatorId>(slot);
        const Observations* observations = profile_.observations.get();
        if (observations && index(profile_.row) < observations->row_count()) {
            const ObservationColumn& column = observations->column(id);
            if (!column.evidence.empty()) made.evidence = column.evidence[index(profile_.row)];
            made.reason = observations->reason(profile_.row, id);
            if (column.status[index(profile_.row)] == Status::known && made.evidence < profile_.minimum_evidence &&
                !indicators_[id].is_derived())
                made.discount = Discount::evidence;
        }
        if (profile_.frame[slot].is_not_applicable() && !made.value.is_not_applicable()) made.discount = Discount::not_applicable_cap;
        const auto quotient = indicators_.find_formula(id) ? std::nullopt : indicators_.find_quotient(id);
        // A ratio that was given as a number while a part is unknown stands on its own.
        if (quotient && !(made.value.is_known() && made.value.kind() == PartialValue::Kind::number)) {
            made.of = Reading::Part{quotient->of, frame_[index(quotient->of)]};
            made.per = Reading::Part{quotient->per, frame_[index(quotient->per)]};
        }
    }

private:
    /// The sides of a comparison, what is compared first; a bare condition is compared with true.
    struct Sides {
        std::optional<Comparison> comparison;
        ExprId subject{};
        std::optional<ExprId> threshold;  // absent: true
    };

    [[nodiscard]] const ExprNode& node(ExprId id) const { return bound_.expression.node(id); }
    [[nodiscard]] const PartialValue& value(ExprId id) const { return values_[index(id)]; }

    static bool is_literal(const ExprNode& node) noexcept {
        return std::holds_alternative<ExprBoolean>(node) || std::holds_alternative<ExprInteger>(node) || std::holds_alternative<ExprNumber>(node) ||
               std::holds_alternative<ExprText>(node);
    }

    /// Tells whether nothing is read below a node.
    [[nodiscard]] bool is_constant(ExprId root) const {
        if (is_literal(node(root))) return true;
        if (std::holds_alternative<ExprSymbol>(node(root))) return false;
        std::vector<ExprId>& open = room_.open;
        open.assign(1, root);
        while (!open.empty()) {
            const ExprNode& here = node(open.back());
            open.pop_back();
            if (std::holds_alternative<ExprSymbol>(here) || std::holds_alternative<ExprHas>(here)) return false;
            for_each_child(here, [&](ExprId child) { open.push_back(child); });
        }
        return true;
    }

    [[nodiscard]] Sides sides_of(Operand operand) const {
        const ExprNode& here = node(operand.node);
        if (std::holds_alternative<ExprSymbol>(here)) return {Comparison::equal, operand.node, std::nullopt};
        const auto* binary = std::get_if<ExprBinary>(&here);
        auto comparison = binary ? comparison_of(binary->op) : std::nullopt;
        if (!comparison) return {};
        Sides sides{comparison, binary->left, binary->right};
        if (comparison == Comparison::one_of) {
            if (!std::holds_alternative<ExprList>(node(binary->right))) return {};
        } else if (is_constant(binary->left) && !is_constant(binary->right)) {
            sides = {mirrored(*comparison), binary->right, binary->left};
        }
        if (operand.negation == Negation::negated) sides.comparison = negate(*sides.comparison);
        return sides;
    }

    void set_thresholds(ExplainedCondition& made, const Sides& sides, Negation negation) const {
        if (!sides.threshold) {
            made.thresholds.push_back(PartialValue::boolean(negation == Negation::none));
            return;
        }
        if (const auto* list = std::get_if<ExprList>(&node(*sides.threshold))) {
            for (const ExprId element : bound_.expression.children(*list)) made.thresholds.push_back(value(element));
        } else {
            made.thresholds.push_back(value(*sides.threshold));
        }
        if (!is_constant(*sides.threshold)) made.threshold = to_text(bound_.expression, *sides.threshold);
        // `a != true` is `a == false`.
        if (made.thresholds.size() == 1 && made.comparison == Comparison::not_equal && made.thresholds.front().is_known() &&
            made.thresholds.front().kind() == PartialValue::Kind::boolean) {
            made.comparison = Comparison::equal;
            made.thresholds.front() = PartialValue::boolean(!made.thresholds.front().as_boolean());
        }
    }

    static void set_distance(ExplainedCondition& made) {
        if (!made.value.is_known() || !is_numeric(made.value) || made.thresholds.size() != 1) return;
        const PartialValue& threshold = made.thresholds.front();
        if (!threshold.is_known() || !is_numeric(threshold)) return;
        if (made.truth == Truth::yes) {
            made.distance = 0.0;
            return;
        }
        // Past a strict threshold the next integer is one further.
        const bool integers = made.value.kind() == PartialValue::Kind::integer && threshold.kind() == PartialValue::Kind::integer;
        const double beyond = integers ? 1.0 : 0.0;
        const double gap = threshold.as_number() - made.value.as_number();
        switch (*made.comparison) {
            case Comparison::greater_or_equal: made.distance = gap; break;
            case Comparison::greater: made.distance = gap + beyond; break;
            case Comparison::less_or_equal: made.distance = -gap; break;
            case Comparison::less: made.distance = -gap + beyond; break;
            case Comparison::equal: made.distance = std::fabs(gap); break;
            case Comparison::not_equal:
            case Comparison::one_of:
            case Comparison::none_of: break;
        }
    }

    /// Finds the numerator nearest to the present one that satisfies the condition, by asking the evaluation itself around the
    /// estimate, so that the answer is as exact as it is.
    void set_enough(ExplainedCondition& made, const Sides& sides, Operand operand) const {
        if (made.truth != Truth::no || !made.distance || !made.reading || !made.reading->of) return;
        const bool growing = made.comparison == Comparison::greater_or_equal || made.comparison == Comparison::greater;
        const bool shrinking = made.comparison == Comparison::less_or_equal || made.comparison == Comparison::less;
        const PartialValue& per = made.reading->per->value;
        if ((!growing && !shrinking) || !made.reading->of->value.is_known() || !per.is_known() || per.as_integer() <= 0) return;
        const std::int64_t scale = indicators_[id_at<IndicatorId>(made.reading->slot)].scale;
        if (scale <= 0) return;
        constexpr double exact_doubles = 9007199254740992.0;  // 2^53: beyond, steps of one are lost
        const double estimate = std::ceil(made.thresholds.front().as_number() * static_cast<double>(per.as_integer()) / static_cast<double>(scale));
        if (!(estimate >= 0.0 && estimate < exact_doubles)) return;

        const std::size_t symbols = bound_.slots.size();
        std::vector<PartialValue>& tried = room_.tried;
        tried.resize(symbols);
        for (std::size_t i = 0; i < symbols; ++i) tried[i] = frame_[bound_.slots[i]];
        room_.places.resize(symbols);
        std::iota(room_.places.begin(), room_.places.end(), 0U);
        room_.tried_values.resize(bound_.expression.nodes().size());
        const std::uint32_t symbol = std::get<ExprSymbol>(node(sides.subject)).symbol;
        const auto satisfied = [&](std::int64_t numerator) {
            tried[symbol] = PartialValue::ratio(numerator, per.as_integer(), scale);
            evaluate_nodes(bound_.expression, tried, room_.places, room_.tried_values);
            const Truth outcome = room_.tried_values[index(operand.node)].truth();
            return (operand.negation == Negation::none ? outcome : negate(outcome)) == Truth::yes;
        };
        const auto middle = static_cast<std::int64_t>(estimate);
        for (const std::int64_t step : {-1, 0, 1}) {
            const std::int64_t numerator = growing ? middle + step : middle - step;
            if (numerator >= 0 && satisfied(numerator)) {
                made.enough = numerator;
                return;
            }
        }
    }

    /// Visits the nodes right below a node, in written order.
    template <class Visit>
    void for_each_child(const ExprNode& parent, Visit visit) const {
        if (const auto* unary = std::get_if<ExprUnary>(&parent)) {
            visit(unary->operand);
        } else if (const auto* binary = std::get_if<ExprBinary>(&parent)) {
            visit(binary->left);
            visit(binary->right);
        } else if (const auto* choice = std::get_if<ExprConditional>(&parent)) {
            visit(choice->condition);
            visit(choice->when_true);
            visit(choice->when_false);
        } else if (const auto* call = std::get_if<ExprCall>(&parent)) {
            for (const ExprId child : bound_.expression.children(*call)) visit(child);
        } else if (const auto* list = std::get_if<ExprList>(&parent)) {
            for (const ExprId child : bound_.expression.children(*list)) visit(child);
        }
    }

    template <class Add>
    void add_symbols(ExprId root, Add add) const {
        std::vector<ExprId>& open = room_.open;
        open.assign(1, root);
        while (!open.empty()) {
            const ExprNode& here = node(open.back());
            open.pop_back();
            if (const auto* symbol = std::get_if<ExprSymbol>(&here)) add(bound_.slots[symbol->symbol]);
            if (const auto* has = std::get_if<ExprHas>(&here)) add(bound_.slots[has->symbol]);
            const auto first = static_cast<std::ptrdiff_t>(open.size());
            for_each_child(here, [&](ExprId child) { open.push_back(child); });
            std::reverse(open.begin() + first, open.end());  // the first written is taken first
        }
    }

    const Profile& profile_;
    const IndicatorSet& indicators_;
    const BoundExpression& bound_;
    std::span<const PartialValue> frame_;
    std::span<const PartialValue> values_;  // by ExprId
    ReadingRoom& room_;
};

}  // namespace palier::detail
