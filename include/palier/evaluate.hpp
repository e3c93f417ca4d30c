// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>      // std::size_t
#include <cstdint>      // std::int64_t, std::uint32_t
#include <span>         // frames
#include <string_view>  // texts
#include <type_traits>  // std::is_trivially_copyable_v
#include <vector>       // the scratch space

#include "palier/expression.hpp"

namespace palier {

namespace detail {
struct PartialOps;
}

/// Why a value is not known, or why evaluating it failed.
enum class Reason : std::uint8_t {
    none,
    missing,
    suppressed,
    not_significant,
    zero_denominator,  ///< A ratio over zero.
    division_by_zero,  ///< `/` or `%` of integers by zero, or the mean of nothing.
    overflow,          ///< An integer beyond 64 bits.
    not_a_number,      ///< An order asked of a NaN, such as 0.0 / 0.0.
    conversion,        ///< A text or a number that `int()` or `double()` cannot read.
    type_mismatch,     ///< An operation that its operands' types do not have; check_expression tells it beforehand.
};

/// Returns the word for a reason: `missing`, `division_by_zero`…, or an empty text for `none`.
[[nodiscard]] std::string_view to_text(Reason reason) noexcept;

/// Returns the reason that an unknown status gives; `none` for `known` and `not_applicable`.
[[nodiscard]] constexpr Reason reason_of(Status status) noexcept {
    switch (status) {
        case Status::missing: return Reason::missing;
        case Status::suppressed: return Reason::suppressed;
        case Status::not_significant: return Reason::not_significant;
        case Status::known:
        case Status::not_applicable: break;
    }
    return Reason::none;
}

/// The outcome of a condition: a boolean that is known, or not, or that makes no sense here.
enum class Truth : std::uint8_t { no, yes, unknown, not_applicable };

/// What is known of a value: all it may still be. A set of values (one, a range, the declared texts), and whether
/// it may be not applicable, and whether evaluating it may fail. Trivially copyable; owns nothing: a text, and the list
/// of possible texts, must outlive it.
class PartialValue {
public:
    enum class Kind : std::uint8_t {
        nothing,  ///< No value at all: not applicable, or an error.
        boolean,
        integer,
        number,
        ratio,  ///< A number kept as an exact quotient of integers.
        text,
        list,  ///< A list constant, met only inside an expression.
    };

    /// Makes a value that is not applicable.
    constexpr PartialValue() noexcept : PartialValue(Kind::nothing, not_applicable_bit, Reason::none) {}

    /// Makes a known value.
    [[nodiscard]] static constexpr PartialValue boolean(bool value) noexcept {
        return {Kind::boolean, value ? true_bit : false_bit, Reason::none};
    }
    [[nodiscard]] static constexpr PartialValue integer(std::int64_t value) noexcept {
        return integer_range(value, value, Reason::none);
    }
    [[nodiscard]] static PartialValue number(double value) noexcept;
    [[nodiscard]] static PartialValue text(std::string_view value) noexcept;
    /// Makes the exact quotient `scale * numerator / denominator`; over zero it is unknown, with that reason.
    /// When `scale * numerator` is beyond 64 bits it is the nearest double.
    [[nodiscard]] static PartialValue ratio(std::int64_t numerator, std::int64_t denominator,
                                            std::int64_t scale = 1) noexcept;

    /// Makes an unknown boolean.
    [[nodiscard]] static constexpr PartialValue unknown_boolean(Reason reason) noexcept {
        return {Kind::boolean, static_cast<std::uint8_t>(false_bit | true_bit), reason};
    }
    [[nodiscard]] static constexpr PartialValue unknown_boolean(Status status) noexcept {
        return unknown_boolean(reason_of(status));
    }
    /// Makes an integer between two bounds, both possible.
    [[nodiscard]] static constexpr PartialValue integer_range(std::int64_t lowest, std::int64_t highest,
                                                              Reason reason) noexcept {
        PartialValue made(Kind::integer, 0, reason);
        made.data_.integer = {lowest, highest};
        return made;
    }
    [[nodiscard]] static constexpr PartialValue integer_range(std::int64_t lowest, std::int64_t highest,
                                                              Status status) noexcept {
        return integer_range(lowest, highest, reason_of(status));
    }
    /// Makes a finite number between two bounds, both possible; infinite bounds stand for the greatest doubles.
    [[nodiscard]] static PartialValue number_range(double lowest, double highest, Reason reason) noexcept;
    [[nodiscard]] static PartialValue number_range(double lowest, double highest, Status status) noexcept {
        return number_range(lowest, highest, reason_of(status));
    }
    /// Makes the quotient of two integers between bounds, exactly. A denominator that may be zero makes the range
    /// unbounded.
    [[nodiscard]] static PartialValue ratio_range(std::int64_t lowest_numerator, std::int64_t highest_numerator,
                                                  std::int64_t lowest_denominator, std::int64_t highest_denominator,
                                                  std::int64_t scale, Reason reason) noexcept;
    /// Makes an unknown ratio between two bounds, which count as they are written in decimal: 33.3 is 333 / 10, as in
    /// comparisons.
    [[nodiscard]] static PartialValue ratio_between(double lowest, double highest, Reason reason) noexcept;
    /// Makes an unknown text. Without possible texts any text may come. The list must outlive the value.
    [[nodiscard]] static PartialValue unknown_text(Reason reason,
                                                   std::span<const std::string_view> possible = {}) noexcept;
    [[nodiscard]] static PartialValue unknown_text(Status status,
                                                   std::span<const std::string_view> possible = {}) noexcept {
        return unknown_text(reason_of(status), possible);
    }
    /// Makes a value that is not applicable.
    [[nodiscard]] static constexpr PartialValue not_applicable() noexcept { return {}; }
    /// Makes the result of an evaluation that failed.
    [[nodiscard]] static constexpr PartialValue error(Reason reason) noexcept {
        return {Kind::nothing, error_bit, reason};
    }

    /// Returns the same unknown number, within bounds that are known otherwise. A known value, or bounds that leave
    /// nothing, change nothing.
    [[nodiscard]] PartialValue within(double lowest, double highest) const noexcept;

    [[nodiscard]] constexpr Kind kind() const noexcept { return kind_; }
    /// Tells whether it is one value and cannot be anything else.
    [[nodiscard]] bool is_known() const noexcept;
    /// Tells whether it is surely not applicable.
    [[nodiscard]] constexpr bool is_not_applicable() const noexcept {
        return kind_ == Kind::nothing && flags_ == not_applicable_bit;
    }
    /// Tells whether evaluating it surely fails.
    [[nodiscard]] constexpr bool is_error() const noexcept { return kind_ == Kind::nothing && flags_ == error_bit; }
    /// Tells whether it is neither known nor surely not applicable; an error counts as unknown.
    [[nodiscard]] bool is_unknown() const noexcept { return !is_known() && !is_not_applicable(); }
    [[nodiscard]] constexpr bool may_be_not_applicable() const noexcept { return (flags_ & not_applicable_bit) != 0; }
    [[nodiscard]] constexpr bool may_fail() const noexcept { return (flags_ & error_bit) != 0; }
    [[nodiscard]] constexpr bool may_be_true() const noexcept { return (flags_ & true_bit) != 0; }
    [[nodiscard]] constexpr bool may_be_false() const noexcept { return (flags_ & false_bit) != 0; }
    /// Returns why it is unknown, or may fail; `none` for a known or not applicable value.
    [[nodiscard]] constexpr Reason reason() const noexcept { return reason_; }

    /// Returns the outcome of a condition: `yes` or `no` when it is surely so, `not_applicable` when surely that.
    [[nodiscard]] constexpr Truth truth() const noexcept {
        if (kind_ != Kind::boolean && kind_ != Kind::nothing) return Truth::unknown;
        switch (flags_ & outcome_bits) {
            case true_bit: return Truth::yes;
            case false_bit: return Truth::no;
            case not_applicable_bit: return Truth::not_applicable;
            default: return Truth::unknown;
        }
    }

    /// Returns a known boolean.
    [[nodiscard]] constexpr bool as_boolean() const noexcept { return may_be_true(); }
    /// Returns a known integer.
    [[nodiscard]] constexpr std::int64_t as_integer() const noexcept { return data_.integer.low; }
    /// Returns a known number, ratio or integer, as the nearest double.
    [[nodiscard]] double as_number() const noexcept { return lower(); }
    /// Returns a known text. The view lives as long as the text that was given, or as this value when it was computed.
    [[nodiscard]] std::string_view as_text() const& noexcept PALIER_LIFETIMEBOUND;
    std::string_view as_text() && = delete;  // the view might outlive the value

    /// Returns the lowest and the highest a number may be, nearest doubles; 0 to 1 for a boolean, NaN when there is no
    /// number.
    [[nodiscard]] double lower() const noexcept;
    [[nodiscard]] double upper() const noexcept;
    /// Returns the lowest and the highest an integer may be. For kind integer only.
    [[nodiscard]] constexpr std::int64_t lower_integer() const noexcept { return data_.integer.low; }
    [[nodiscard]] constexpr std::int64_t upper_integer() const noexcept { return data_.integer.high; }
    /// Returns the possible texts of an unknown text; empty when any may come.
    [[nodiscard]] std::span<const std::string_view> possible_texts() const noexcept;

private:
    friend struct detail::PartialOps;

    // What it may be. The four outcomes of a condition come first: they make a set on which logic works.
    static constexpr std::uint8_t false_bit = 1;
    static constexpr std::uint8_t true_bit = 2;
    static constexpr std::uint8_t not_applicable_bit = 4;
    static constexpr std::uint8_t error_bit = 8;
    static constexpr std::uint8_t outcome_bits = 15;
    static constexpr std::uint8_t nan_bit = 16;      // a number that may be NaN besides the range
    static constexpr std::uint8_t decimal_bit = 32;  // a constant: digits * 10^extent_ is what was written

    enum class TextForm : std::uint8_t { any, one, set, inlined };

    struct Integers {
        std::int64_t low, high;
    };
    struct Numbers {
        double low, high;
        std::int64_t digits;
    };
    struct Ratios {  // both denominators positive
        std::int64_t low, low_over, high, high_over;
    };
    union Data {
        Integers integer;
        Numbers number;
        Ratios ratio;
        const char* text;
        const std::string_view* texts;
        char inlined[32];
    };

    constexpr PartialValue(Kind kind, std::uint8_t flags, Reason reason) noexcept
        : kind_(kind), flags_(flags), reason_(reason) {}

    Kind kind_;
    std::uint8_t flags_;
    Reason reason_;
    TextForm form_ = TextForm::any;
    std::int32_t extent_ = 0;  // size of a text, number of possible texts, exponent of a decimal, or node of a list
    Data data_ = {{0, 0}};
};

static_assert(std::is_trivially_copyable_v<PartialValue> && sizeof(PartialValue) <= 64);

/// Memory that evaluations may share to allocate nothing; one per thread. It grows to the largest expression met.
class EvaluationScratch {
public:
    /// Returns room for a number of values; what it held is lost.
    [[nodiscard]] std::span<PartialValue> room(std::size_t values);

private:
    std::vector<PartialValue> values_;
};

/// Evaluates an expression. `slots[i]` is the place in `frame` of the value of `symbols()[i]`; a slot beyond the frame
/// reads as missing, of unknown type. On known values this is CEL; design of the rest: docs/expressions.md. Never
/// throws because of the values. O(nodes); allocates nothing up to 64 nodes, or with a scratch that is large enough.
[[nodiscard]] PartialValue evaluate(const Expression& expression, std::span<const PartialValue> frame,
                                    std::span<const std::uint32_t> slots);
[[nodiscard]] PartialValue evaluate(const Expression& expression, std::span<const PartialValue> frame,
                                    std::span<const std::uint32_t> slots, EvaluationScratch& scratch);

/// Evaluates an expression on the values of its symbols(), in that order.
[[nodiscard]] PartialValue evaluate(const Expression& expression, std::span<const PartialValue> values);

/// Evaluates an expression and returns the value of every node, by ExprId; for explaining.
[[nodiscard]] std::vector<PartialValue> evaluate_nodes(const Expression& expression,
                                                       std::span<const PartialValue> frame,
                                                       std::span<const std::uint32_t> slots);

/// The same, into room for as many values as the expression has nodes, which the caller provides. Allocates nothing.
void evaluate_nodes(const Expression& expression, std::span<const PartialValue> frame,
                    std::span<const std::uint32_t> slots, std::span<PartialValue> values) noexcept;

/// Returns what is known of a value, given what is declared of its name: a missing one becomes its declared range, or
/// texts. `texts` are views of `type.categories` (see category_views). A known value outside its type is an error of
/// type. Views are into the value and `texts`.
[[nodiscard]] PartialValue to_partial(const Value& value, const SymbolType& type,
                                      std::span<const std::string_view> texts = {});

/// Returns the views of the categories of a type, for to_partial. They live as long as the type.
[[nodiscard]] std::vector<std::string_view> category_views(const SymbolType& type PALIER_LIFETIMEBOUND);

/// Returns a result as a value: known with its scalar, not applicable, or the unknown status nearest to its reason,
/// which `reason` then names.
[[nodiscard]] Value to_value(const PartialValue& result);

/// How the whole of a boolean expression moves when one of its names grows (or turns true).
enum class Polarity : std::uint8_t { none, increasing, decreasing, both };

/// A direct comparison of a name with a constant, the name on the left.
struct Threshold {
    BinaryOperator comparison;
    ExprId constant;
    friend bool operator==(const Threshold&, const Threshold&) = default;
};

/// How an expression uses one of its names.
struct SymbolUse {
    std::uint32_t symbol = 0;  ///< Position in symbols().
    Polarity polarity = Polarity::none;
    std::vector<Threshold> thresholds;  ///< In order of occurrence; `in` a list gives one `equal` per element.
    /// All occurrences are comparisons with constants, or of a boolean as a condition: between thresholds nothing
    /// changes.
    bool only_thresholds = true;
    std::uint32_t occurrences = 0;
};

/// Returns how an expression uses each of its names, in the order of symbols(). The whole is taken as something that
/// can grow: a boolean or a number. Declared ranges decide the sign of products and quotients. Linear.
[[nodiscard]] std::vector<SymbolUse> symbol_uses(const Expression& expression, const TypeEnvironment& types);

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/evaluate_inl.hpp"
#endif
