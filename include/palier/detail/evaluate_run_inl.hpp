// SPDX-License-Identifier: MIT
// floor: 7
#pragma once

#include <new>  // placement of values

#include "palier/detail/evaluate_call_inl.hpp"

namespace palier {

namespace detail {

/// The values of all nodes side by side, by ExprId.
struct NodeValues {
    PartialValue* values;

    [[nodiscard]] const PartialValue& at(ExprId id) const noexcept { return values[index(id)]; }
};

/// Computes the value of a node from those of its children, which `Values` tells where to find.
template <class Values>
class NodeEvaluator {
public:
    NodeEvaluator(const Expression& expression, std::span<const PartialValue> frame, const std::uint32_t* slots,
                  std::size_t slot_count, Values values) noexcept
        : expression_(expression),
          nodes_(expression.nodes()),
          frame_(frame),
          slots_(slots),
          slot_count_(slot_count),
          values_(values) {}

    [[nodiscard]] PartialValue compute(std::size_t node) const noexcept {
        return std::visit([this](const auto& kind) { return this->value_of(kind); }, nodes_[node]);
    }

private:
    using Kind = PartialValue::Kind;

    [[nodiscard]] const PartialValue& at(ExprId id) const noexcept { return values_.at(id); }

    /// Without slots, a symbol is its own slot.
    [[nodiscard]] PartialValue read(std::uint32_t symbol) const noexcept {
        if (slots_ != nullptr && symbol >= slot_count_) return PartialValue::error(Reason::missing);
        const std::size_t slot = slots_ != nullptr ? slots_[symbol] : symbol;
        return slot < frame_.size() ? frame_[slot] : PartialValue::error(Reason::missing);
    }

    PartialValue value_of(const ExprBoolean& node) const noexcept { return PartialValue::boolean(node.value); }
    PartialValue value_of(const ExprInteger& node) const noexcept { return PartialValue::integer(node.value); }
    PartialValue value_of(const ExprNumber& node) const noexcept { return PartialOps::decimal(node); }
    PartialValue value_of(const ExprText& node) const noexcept { return PartialValue::text(expression_.text_of(node)); }
    PartialValue value_of(const ExprSymbol& node) const noexcept { return read(node.symbol); }
    PartialValue value_of(const ExprHas& node) const noexcept { return PartialOps::presence(read(node.symbol)); }

    PartialValue value_of(const ExprUnary& node) const noexcept {
        return node.op == UnaryOperator::logical_not ? PartialOps::logical_not(at(node.operand))
                                                     : PartialOps::negate(at(node.operand));
    }

    PartialValue value_of(const ExprBinary& node) const noexcept {
        switch (node.op) {
            case BinaryOperator::logical_and: return PartialOps::combine(conjunctions, at(node.left), at(node.right));
            case BinaryOperator::logical_or: return PartialOps::combine(disjunctions, at(node.left), at(node.right));
            case BinaryOperator::in: return find_in(node);
            case BinaryOperator::add:
            case BinaryOperator::subtract:
            case BinaryOperator::multiply:
            case BinaryOperator::divide:
            case BinaryOperator::modulo: return PartialOps::arithmetic(node.op, at(node.left), at(node.right));
            default: return PartialOps::compare_values(node.op, at(node.left), at(node.right));
        }
    }

    PartialValue value_of(const ExprConditional& node) const noexcept {
        return PartialOps::choose(at(node.condition), at(node.when_true), at(node.when_false));
    }

    PartialValue value_of(const ExprList& node) const noexcept {
        PartialOps::Strict strict;
        for (const ExprId id : expression_.children(node)) strict = PartialOps::join(strict, at(id));
        return PartialOps::list(strict);
    }

    /// The elements of a list constant; none when the node is anything else.
    [[nodiscard]] std::span<const ExprId> elements(ExprId id) const noexcept {
        const auto* const list = std::get_if<ExprList>(&nodes_[index(id)]);
        return list == nullptr ? std::span<const ExprId>() : expression_.children(*list);
    }
    [[nodiscard]] bool is_list(ExprId id) const noexcept { return std::holds_alternative<ExprList>(nodes_[index(id)]); }

    PartialValue find_in(const ExprBinary& node) const noexcept {
        const PartialOps::Strict strict = PartialOps::join(at(node.left), at(node.right));
        if (!strict.has_values) return PartialOps::without_value(strict);
        if (!is_list(node.right)) return PartialOps::finish(PartialOps::mismatch(), strict);
        PartialValue result = PartialValue::boolean(false);
        for (const ExprId id : elements(node.right))
            result = PartialOps::combine(
                disjunctions, result,
                PartialOps::compare_values(BinaryOperator::equal, value_only(at(node.left)), value_only(at(id))));
        if (result.truth() == Truth::unknown && covers(elements(node.right), at(node.left)))
            result = PartialValue::boolean(true);
        return PartialOps::finish(result, strict);
    }

    /// Whether a list holds each of the few values that an unknown text or integer may have.
    [[nodiscard]] bool covers(std::span<const ExprId> ids, const PartialValue& value) const noexcept {
        const auto holds = [&](const PartialValue& one) {
            for (const ExprId id : ids)
                if (PartialOps::compare_values(BinaryOperator::equal, value_only(at(id)), one).truth() == Truth::yes)
                    return true;
            return false;
        };
        if (value.kind() == Kind::text) {
            const auto texts = value.possible_texts();
            if (texts.empty() || texts.size() > ids.size()) return false;
            for (const auto text : texts)
                if (!holds(PartialValue::text(text))) return false;
            return true;
        }
        if (value.kind() == Kind::boolean)
            return holds(PartialValue::boolean(false)) && holds(PartialValue::boolean(true));
        if (value.kind() != Kind::integer ||
            static_cast<Wide>(value.upper_integer()) - value.lower_integer() >= static_cast<Wide>(ids.size()))
            return false;
        for (Wide one = value.lower_integer(); one <= value.upper_integer(); ++one)
            if (!holds(PartialValue::integer(static_cast<std::int64_t>(one)))) return false;
        return true;
    }

    /// The same value as if it could be nothing else: what else it may be was joined already.
    static PartialValue value_only(PartialValue value) noexcept { return PartialOps::drop_outcomes(value); }

    PartialValue value_of(const ExprCall& node) const noexcept {
        const auto arguments = expression_.children(node);
        const PartialValue& first = at(arguments.front());
        switch (node.function) {
            case Function::to_number: return PartialOps::as_double(first);
            case Function::to_integer: return PartialOps::as_integer(first);
            case Function::to_text: return PartialOps::as_text(first);
            case Function::size: return size_of(arguments.front());
            case Function::starts_with:
            case Function::ends_with:
            case Function::contains: return PartialOps::search(node.function, first, at(arguments[1]));
            case Function::least:
            case Function::greatest:
                return extreme(node.function, arguments.size() == 1 && is_list(arguments.front())
                                                  ? elements(arguments.front())
                                                  : arguments);
            case Function::mean:
            case Function::sum:
                return is_list(arguments.front()) ? total(node.function, elements(arguments.front()))
                                                  : not_a_list(first);
            case Function::count: break;
        }
        return is_list(arguments.front()) ? count(elements(arguments.front())) : not_a_list(first);
    }

    static PartialValue not_a_list(const PartialValue& value) noexcept {
        const PartialOps::Strict strict = PartialOps::join(PartialOps::Strict{}, value);
        return strict.has_values ? PartialOps::finish(PartialOps::mismatch(), strict)
                                 : PartialOps::without_value(strict);
    }

    PartialValue size_of(ExprId id) const noexcept {
        if (!is_list(id)) return PartialOps::text_size(at(id));
        const PartialOps::Strict strict = PartialOps::join(PartialOps::Strict{}, at(id));
        if (!strict.has_values) return PartialOps::without_value(strict);
        return PartialOps::finish(PartialValue::integer(static_cast<std::int64_t>(elements(id).size())), strict);
    }

    [[nodiscard]] PartialOps::Strict join_all(std::span<const ExprId> ids) const noexcept {
        PartialOps::Strict strict;
        for (const ExprId id : ids) strict = PartialOps::join(strict, at(id));
        return strict;
    }

    PartialValue extreme(Function function, std::span<const ExprId> ids) const noexcept {
        const PartialOps::Strict strict = join_all(ids);
        if (!strict.has_values) return PartialOps::without_value(strict);
        if (ids.empty()) return PartialValue::error(Reason::type_mismatch);
        PartialValue result = value_only(at(ids.front()));
        for (const ExprId id : ids.subspan(1)) result = PartialOps::extreme(function, result, value_only(at(id)));
        if (result.kind() != Kind::nothing && !PartialOps::is_numeric(result.kind())) result = PartialOps::mismatch();
        return PartialOps::finish(result, strict);
    }

    PartialValue total(Function function, std::span<const ExprId> ids) const noexcept {
        const PartialOps::Strict strict = join_all(ids);
        if (!strict.has_values) return PartialOps::without_value(strict);
        if (ids.empty())
            return function == Function::sum ? PartialValue::integer(0) : PartialValue::error(Reason::division_by_zero);
        return PartialOps::finish(at(ids.front()).kind() == Kind::integer ? integer_total(function, ids, strict.reason)
                                                                          : number_total(function, ids),
                                  strict);
    }

    /// Integers are added without rounding or overflow; the total must fit, a mean is the double nearest to the
    /// quotient.
    PartialValue integer_total(Function function, std::span<const ExprId> ids, Reason reason) const noexcept {
        Wide low = 0;
        Wide high = 0;
        for (const ExprId id : ids) {
            if (at(id).kind() != Kind::integer) return PartialOps::mismatch();
            low += at(id).lower_integer();
            high += at(id).upper_integer();
        }
        if (function == Function::sum) return PartialOps::make_integer(low, high, 0, reason);
        const auto size = static_cast<Wide>(ids.size());
        const bool exact = low == high;
        const double least = nearest_double({low, size});
        return exact ? PartialValue::number(least)
                     : PartialOps::make_range(least, nearest_double({high, size}), 0, reason);
    }

    /// Numbers are added from the left, as `a + b + c` does.
    PartialValue number_total(Function function, std::span<const ExprId> ids) const noexcept {
        PartialValue result = value_only(at(ids.front()));
        if (result.kind() != Kind::number && result.kind() != Kind::ratio) return PartialOps::mismatch();
        result = PartialOps::to_number(result);
        for (const ExprId id : ids.subspan(1))
            result = PartialOps::arithmetic(BinaryOperator::add, result, value_only(at(id)));
        if (function == Function::sum) return result;
        return PartialOps::arithmetic(BinaryOperator::divide, result,
                                      PartialValue::number(static_cast<double>(ids.size())));
    }

    PartialValue count(std::span<const ExprId> ids) const noexcept {
        const PartialOps::Strict strict = join_all(ids);
        if (!strict.has_values) return PartialOps::without_value(strict);
        std::int64_t low = 0;
        std::int64_t high = 0;
        for (const ExprId id : ids) {
            const PartialValue& value = at(id);
            if (value.kind() != Kind::boolean) return PartialOps::finish(PartialOps::mismatch(), strict);
            if (value.may_be_true()) ++high;
            if (!value.may_be_false()) ++low;
        }
        return PartialOps::finish(PartialValue::integer_range(low, high, low == high ? Reason::none : strict.reason),
                                  strict);
    }

    const Expression& expression_;
    std::span<const ExprNode> nodes_;
    std::span<const PartialValue> frame_;
    const std::uint32_t* slots_;
    std::size_t slot_count_;
    Values values_;
};

/// Computes every node in turn, children before parents: one pass, no stack. Returns the value of the whole.
inline const PartialValue& evaluate_all(const Expression& expression, std::span<const PartialValue> frame,
                                        const std::uint32_t* slots, std::size_t slot_count,
                                        PartialValue* values) noexcept {
    const NodeEvaluator<NodeValues> evaluator(expression, frame, slots, slot_count, {values});
    const std::size_t size = expression.nodes().size();
    for (std::size_t i = 0; i < size; ++i) ::new (static_cast<void*>(values + i)) PartialValue(evaluator.compute(i));
    return values[size - 1];
}

inline PartialValue evaluate_at(const Expression& expression, std::span<const PartialValue> frame,
                                const std::uint32_t* slots, std::size_t slot_count) {
    constexpr std::size_t most_on_stack = 64;
    const std::size_t size = expression.nodes().size();
    if (size > most_on_stack) {
        std::vector<PartialValue> values(size);
        return evaluate_all(expression, frame, slots, slot_count, values.data());
    }
    // Raw memory: constructing 64 values to overwrite 5 would cost more than the evaluation.
    alignas(PartialValue) std::byte room[most_on_stack * sizeof(PartialValue)];
    return evaluate_all(expression, frame, slots, slot_count, reinterpret_cast<PartialValue*>(room));
}

constexpr Status status_of(Reason reason) noexcept {
    return reason == Reason::suppressed        ? Status::suppressed
           : reason == Reason::not_significant ? Status::not_significant
                                               : Status::missing;
}

}  // namespace detail

PALIER_INLINE PartialValue evaluate(const Expression& expression, std::span<const PartialValue> frame,
                                    std::span<const std::uint32_t> slots) {
    static constexpr std::uint32_t none = 0;  // no slots at all is not "each symbol its own slot"
    return detail::evaluate_at(expression, frame, slots.empty() ? &none : slots.data(), slots.size());
}

PALIER_INLINE PartialValue evaluate(const Expression& expression, std::span<const PartialValue> frame,
                                    std::span<const std::uint32_t> slots, EvaluationScratch& scratch) {
    static constexpr std::uint32_t none = 0;
    const auto room = scratch.room(expression.nodes().size());
    return detail::evaluate_all(expression, frame, slots.empty() ? &none : slots.data(), slots.size(), room.data());
}

PALIER_INLINE PartialValue evaluate(const Expression& expression, std::span<const PartialValue> values) {
    return detail::evaluate_at(expression, values, nullptr, 0);
}

PALIER_INLINE std::vector<PartialValue> evaluate_nodes(const Expression& expression,
                                                       std::span<const PartialValue> frame,
                                                       std::span<const std::uint32_t> slots) {
    std::vector<PartialValue> values(expression.nodes().size());
    evaluate_nodes(expression, frame, slots, values);
    return values;
}

PALIER_INLINE void evaluate_nodes(const Expression& expression, std::span<const PartialValue> frame,
                                  std::span<const std::uint32_t> slots, std::span<PartialValue> values) noexcept {
    static constexpr std::uint32_t none = 0;
    detail::evaluate_all(expression, frame, slots.empty() ? &none : slots.data(), slots.size(), values.data());
}

PALIER_INLINE std::vector<std::string_view> category_views(const SymbolType& type) {
    return {type.categories.begin(), type.categories.end()};
}

PALIER_INLINE PartialValue to_partial(const Value& value, const SymbolType& type,
                                      std::span<const std::string_view> texts) {
    if (value.status == Status::not_applicable) return PartialValue::not_applicable();
    const bool known = value.status == Status::known;
    const Reason reason = reason_of(value.status);
    const auto* const integer = std::get_if<std::int64_t>(&value.scalar);
    switch (type.type) {
        case ValueType::boolean:
            if (!known) return PartialValue::unknown_boolean(reason);
            if (const auto* const flag = std::get_if<bool>(&value.scalar)) return PartialValue::boolean(*flag);
            break;
        case ValueType::integer:
        case ValueType::ordinal:
            if (known && integer != nullptr) return PartialValue::integer(*integer);
            if (!known) {
                constexpr double infinity = std::numeric_limits<double>::infinity();
                return PartialValue::integer_range(detail::least_integer, detail::greatest_integer, reason)
                    .within(type.min.value_or(-infinity), type.max.value_or(infinity));
            }
            break;
        case ValueType::number:
        case ValueType::ratio:
            if (!known) {
                constexpr double infinity = std::numeric_limits<double>::infinity();
                const double lowest = type.min.value_or(-infinity);
                const double highest = type.max.value_or(infinity);
                return type.type == ValueType::ratio ? PartialValue::ratio_between(lowest, highest, reason)
                                                     : PartialValue::number_range(lowest, highest, reason);
            }
            if (integer != nullptr) return PartialValue::number(static_cast<double>(*integer));
            if (const auto* const number = std::get_if<double>(&value.scalar)) return PartialValue::number(*number);
            break;
        case ValueType::category:
            if (!known) return PartialValue::unknown_text(reason, texts);
            if (const auto* const text = std::get_if<std::string>(&value.scalar)) return PartialValue::text(*text);
            break;
    }
    return PartialValue::error(Reason::type_mismatch);
}

PALIER_INLINE Value to_value(const PartialValue& result) {
    if (result.is_not_applicable()) return Value::without_scalar(Status::not_applicable);
    if (result.is_known()) {
        switch (result.kind()) {
            case PartialValue::Kind::boolean: return Value::known(result.as_boolean());
            case PartialValue::Kind::integer: return Value::known(result.as_integer());
            case PartialValue::Kind::number:
            case PartialValue::Kind::ratio: return Value::known(result.as_number());
            case PartialValue::Kind::text: return Value::known(std::string(result.as_text()));
            case PartialValue::Kind::nothing:
            case PartialValue::Kind::list: break;
        }
    }
    return Value::without_scalar(detail::status_of(result.reason()), std::string(to_text(result.reason())));
}

}  // namespace palier
