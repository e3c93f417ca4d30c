// SPDX-License-Identifier: MIT
// floor: 7
#pragma once

#include <array>  // truth tables

#include "palier/detail/evaluate_value_inl.hpp"

namespace palier::detail {

/// The four outcomes of a condition, in the order of the bits of PartialValue.
enum class LogicOutcome : std::uint8_t { no, yes, not_applicable, error };

/// One false settles it; what is not applicable is left out; an error stays unless settled.
constexpr LogicOutcome conjunction(LogicOutcome a, LogicOutcome b) noexcept {
    if (a == LogicOutcome::no || b == LogicOutcome::no) return LogicOutcome::no;
    if (a == LogicOutcome::not_applicable) return b;
    if (b == LogicOutcome::not_applicable) return a;
    return a == LogicOutcome::error || b == LogicOutcome::error ? LogicOutcome::error : LogicOutcome::yes;
}

constexpr LogicOutcome negation(LogicOutcome a) noexcept {
    return a == LogicOutcome::no ? LogicOutcome::yes : a == LogicOutcome::yes ? LogicOutcome::no : a;
}

constexpr LogicOutcome disjunction(LogicOutcome a, LogicOutcome b) noexcept {
    return negation(conjunction(negation(a), negation(b)));
}

using OutcomeTable = std::array<std::array<std::uint8_t, 16>, 16>;

/// Lifts an operation on outcomes to sets of them: the set of all results. Kleene's logic follows, and so do the rules
/// for n/a.
template <class Operation>
constexpr OutcomeTable lift(Operation operation) noexcept {
    OutcomeTable table{};
    for (unsigned a = 0; a < 16; ++a)
        for (unsigned b = 0; b < 16; ++b)
            for (unsigned i = 0; i < 4; ++i)
                for (unsigned j = 0; j < 4; ++j)
                    if ((a >> i & 1U) != 0 && (b >> j & 1U) != 0) {
                        const auto result = static_cast<unsigned>(
                            operation(static_cast<LogicOutcome>(i), static_cast<LogicOutcome>(j)));
                        table[a][b] = static_cast<std::uint8_t>(table[a][b] | 1U << result);
                    }
    return table;
}

inline constexpr OutcomeTable conjunctions = lift(conjunction);
inline constexpr OutcomeTable disjunctions = lift(disjunction);

/// The operations on what is known of values. `Strict` ones need all operands: any of them not applicable makes the
/// result so, or else any error an error.
struct PartialOps {
    using Kind = PartialValue::Kind;
    using TextForm = PartialValue::TextForm;
    static constexpr std::uint8_t false_bit = PartialValue::false_bit;
    static constexpr std::uint8_t true_bit = PartialValue::true_bit;
    static constexpr std::uint8_t not_applicable_bit = PartialValue::not_applicable_bit;
    static constexpr std::uint8_t error_bit = PartialValue::error_bit;
    static constexpr std::uint8_t outcome_bits = PartialValue::outcome_bits;
    static constexpr std::uint8_t nan_bit = PartialValue::nan_bit;
    static constexpr std::uint8_t decimal_bit = PartialValue::decimal_bit;

    static bool has_value(const PartialValue& value) noexcept { return value.kind_ != Kind::nothing; }
    static constexpr std::uint8_t bits(unsigned value) noexcept { return static_cast<std::uint8_t>(value); }

    static Reason first_reason(const PartialValue& a, const PartialValue& b) noexcept {
        return a.reason_ != Reason::none ? a.reason_ : b.reason_;
    }

    // ---- conditions

    static PartialValue make_condition(unsigned set, Reason reason) noexcept {
        const bool settled = set == false_bit || set == true_bit || set == not_applicable_bit;
        return {(set & (false_bit | true_bit)) != 0 ? Kind::boolean : Kind::nothing, bits(set),
                settled ? Reason::none : reason};
    }

    /// The outcomes of an operand of logic; a value that is no boolean is an error.
    static unsigned outcomes(const PartialValue& value) noexcept {
        if (value.kind_ == Kind::boolean || value.kind_ == Kind::nothing) return value.flags_ & outcome_bits;
        return (value.flags_ & not_applicable_bit) | error_bit;
    }
    static Reason reason_in_logic(const PartialValue& value) noexcept {
        return value.kind_ == Kind::boolean || value.kind_ == Kind::nothing ? value.reason_ : Reason::type_mismatch;
    }

    static PartialValue combine(const OutcomeTable& table, const PartialValue& a, const PartialValue& b) noexcept {
        const Reason reason = reason_in_logic(a) != Reason::none ? reason_in_logic(a) : reason_in_logic(b);
        return make_condition(table[outcomes(a)][outcomes(b)], reason);
    }

    static PartialValue logical_not(const PartialValue& a) noexcept {
        const unsigned set = outcomes(a);
        return make_condition(
            (set & (not_applicable_bit | error_bit)) | (set & false_bit) << 1U | (set & true_bit) >> 1U,
            reason_in_logic(a));
    }

    // ---- strictness

    /// What operands bring to a strict result besides values.
    struct Strict {
        unsigned flags = 0;      // not_applicable_bit, error_bit
        bool has_values = true;  // all operands may have a value at once
        Reason reason = Reason::none;
    };

    static Strict join(const Strict& so_far, const PartialValue& next) noexcept {
        const unsigned next_flags = next.flags_ & (not_applicable_bit | error_bit);
        const bool next_has_values = has_value(next);
        Strict joined;
        joined.flags = (so_far.flags | next_flags) & not_applicable_bit;
        // An error counts unless the other operand is surely not applicable.
        const bool so_far_takes_part = so_far.has_values || (so_far.flags & error_bit) != 0;
        const bool next_takes_part = next_has_values || (next_flags & error_bit) != 0;
        if (((so_far.flags & error_bit) != 0 && next_takes_part) ||
            ((next_flags & error_bit) != 0 && so_far_takes_part))
            joined.flags |= error_bit;
        joined.has_values = so_far.has_values && next_has_values;
        joined.reason = so_far.reason != Reason::none ? so_far.reason : next.reason_;
        return joined;
    }

    static Strict join(const PartialValue& a, const PartialValue& b) noexcept {
        if (((a.flags_ | b.flags_) & (not_applicable_bit | error_bit)) == 0) return {0, true, first_reason(a, b)};
        return join(join(Strict{}, a), b);
    }

    /// The result when no value is possible.
    static PartialValue without_value(const Strict& strict) noexcept {
        return {Kind::nothing, bits(strict.flags), strict.flags == not_applicable_bit ? Reason::none : strict.reason};
    }

    /// Adds what the operands bring to a result computed from their values.
    static PartialValue finish(PartialValue result, const Strict& strict) noexcept {
        result.flags_ = bits(result.flags_ | strict.flags);
        if (result.reason_ == Reason::none) result.reason_ = strict.reason;
        if (result.kind_ == Kind::boolean || result.kind_ == Kind::nothing)
            return make_condition(result.flags_ & outcome_bits, result.reason_);
        return result;
    }

    static PartialValue mismatch() noexcept { return PartialValue::error(Reason::type_mismatch); }

    // ---- declared here, defined by theme in the files beside this one

    static PartialValue compare_values(BinaryOperator op, const PartialValue& a, const PartialValue& b) noexcept;
    static PartialValue arithmetic(BinaryOperator op, const PartialValue& a, const PartialValue& b) noexcept;
    static PartialValue negate(const PartialValue& a) noexcept;
    static PartialValue hull(const PartialValue& a, const PartialValue& b) noexcept;
    static PartialValue choose(const PartialValue& condition, const PartialValue& yes, const PartialValue& no) noexcept;
    static PartialValue presence(const PartialValue& value) noexcept;
    static PartialValue as_double(const PartialValue& value) noexcept;
    static PartialValue as_integer(const PartialValue& value) noexcept;
    static PartialValue as_text(const PartialValue& value) noexcept;
    static PartialValue text_size(const PartialValue& value) noexcept;
    static PartialValue search(Function function, const PartialValue& text, const PartialValue& part) noexcept;
    static PartialValue decimal(const ExprNumber& constant) noexcept {
        PartialValue made = PartialValue::number(constant.value);
        if (constant.exponent != ExprNumber::no_decimal) {
            made.flags_ = decimal_bit;
            made.extent_ = constant.exponent;
            made.data_.number.digits = constant.digits;
        }
        return made;
    }
    static PartialValue extreme(Function function, const PartialValue& a, const PartialValue& b) noexcept;
    /// The same value as if it could be neither not applicable nor an error.
    static PartialValue drop_outcomes(PartialValue value) noexcept {
        value.flags_ = bits(value.flags_ & ~unsigned{not_applicable_bit | error_bit});
        return value;
    }
    static PartialValue list(const Strict& strict) noexcept {
        if (!strict.has_values) return without_value(strict);
        return {Kind::list, bits(strict.flags), strict.reason};
    }

    // Shared by several themes.
    static bool is_numeric(Kind kind) noexcept {
        return kind == Kind::integer || kind == Kind::number || kind == Kind::ratio;
    }
    static PartialValue to_number(const PartialValue& value) noexcept {
        if (value.kind_ != Kind::ratio) {
            PartialValue plain = value;
            plain.flags_ = bits(plain.flags_ & ~unsigned{decimal_bit});
            return plain;
        }
        return make_number(value.lower(), value.upper(), value.flags_ & unsigned{not_applicable_bit | error_bit},
                           value.reason_);
    }
    static PartialValue make_number(double low, double high, unsigned flags, Reason reason) noexcept {
        PartialValue made(Kind::number, bits(flags), reason);
        made.data_.number = {low, high, 0};
        return made;
    }
    /// A range of numbers. One that holds zero alone is not known: the zero may have either sign, and 1.0 / x tells
    /// them apart.
    static PartialValue make_range(double low, double high, unsigned flags, Reason reason) noexcept {
        return low == 0.0 && high == 0.0 ? make_number(-0.0, 0.0, flags, reason)
                                         : make_number(low, high, flags, reason);
    }
    /// An integer result whose bounds may be beyond 64 bits: what overflows is an error.
    static PartialValue make_integer(Wide low, Wide high, unsigned flags, Reason reason) noexcept {
        if (high < least_integer || low > greatest_integer)
            return {Kind::nothing, bits(flags | error_bit), Reason::overflow};
        if (low < least_integer || high > greatest_integer) {
            flags |= error_bit;
            if (reason == Reason::none) reason = Reason::overflow;
        }
        PartialValue made(Kind::integer, bits(flags), reason);
        made.data_.integer = {static_cast<std::int64_t>(std::max<Wide>(low, least_integer)),
                              static_cast<std::int64_t>(std::min<Wide>(high, greatest_integer))};
        return made;
    }
    static bool is_text_known(const PartialValue& value) noexcept {
        return value.form_ == TextForm::one || value.form_ == TextForm::inlined;
    }

private:
    enum class End : std::uint8_t { low, high };
    static double number(const PartialValue& value, End end) noexcept;
    static bool is_single(const PartialValue& value) noexcept;
    static int compare_ends(const PartialValue& a, End end_of_a, const PartialValue& b, End end_of_b) noexcept;
    static bool never_equal(const PartialValue& a, const PartialValue& b) noexcept;
    static PartialValue compare_numbers(BinaryOperator op, const PartialValue& a, const PartialValue& b) noexcept;
    static PartialValue compare_texts(BinaryOperator op, const PartialValue& a, const PartialValue& b) noexcept;
    static PartialValue integer_arithmetic(BinaryOperator op, const PartialValue& a, const PartialValue& b) noexcept;
    static PartialValue divide_integers(const PartialValue& a, const PartialValue& b) noexcept;
    static PartialValue remainder(const PartialValue& a, const PartialValue& b) noexcept;
    static PartialValue number_arithmetic(BinaryOperator op, const PartialValue& a, const PartialValue& b) noexcept;
};

}  // namespace palier::detail
