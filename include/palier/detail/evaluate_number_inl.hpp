// SPDX-License-Identifier: MIT
// floor: 7
#pragma once

#include <utility>  // std::pair, std::swap

#include "palier/detail/evaluate_logic_inl.hpp"

namespace palier::detail {

// ---- comparisons

inline double PartialOps::number(const PartialValue& value, End end) noexcept {
    return end == End::low ? value.data_.number.low : value.data_.number.high;
}

/// Whether both ends of a number are the same, as they are written; for the numeric kinds only.
inline bool PartialOps::is_single(const PartialValue& value) noexcept {
    switch (value.kind_) {
        case Kind::integer: return value.data_.integer.low == value.data_.integer.high;
        case Kind::number: return value.data_.number.low == value.data_.number.high;
        default: break;
    }
    const auto& ratio = value.data_.ratio;
    return ratio.low == ratio.high && ratio.low_over == ratio.high_over;
}

// Turns its operands round once at most.
// NOLINTNEXTLINE(misc-no-recursion)
inline int PartialOps::compare_ends(const PartialValue& a, End end_of_a, const PartialValue& b, End end_of_b) noexcept {
    if (a.kind_ == Kind::ratio) {
        const auto& ratio = a.data_.ratio;
        const auto [over, under] = end_of_a == End::low ? std::pair(ratio.low, ratio.low_over)
                                                        : std::pair(ratio.high, ratio.high_over);
        if (b.kind_ == Kind::ratio) {
            const auto& other = b.data_.ratio;
            return end_of_b == End::low ? compare(over, under, other.low, other.low_over)
                                        : compare(over, under, other.high, other.high_over);
        }
        if (b.kind_ == Kind::integer)
            return compare(over, under, end_of_b == End::low ? b.data_.integer.low : b.data_.integer.high, 1);
        if ((b.flags_ & decimal_bit) != 0)
            return compare(over, under, b.data_.number.digits, power_of_ten(-b.extent_));
        return compare(Quotient{over, under}, number(b, end_of_b));
    }
    if (b.kind_ == Kind::ratio) return -compare_ends(b, end_of_b, a, end_of_a);
    if (a.kind_ == Kind::number) {
        if (b.kind_ == Kind::number) return compare(number(a, end_of_a), number(b, end_of_b));
        return -compare(end_of_b == End::low ? b.data_.integer.low : b.data_.integer.high, number(a, end_of_a));
    }
    const std::int64_t integer = end_of_a == End::low ? a.data_.integer.low : a.data_.integer.high;
    if (b.kind_ == Kind::number) return compare(integer, number(b, end_of_b));
    return compare(integer, end_of_b == End::low ? b.data_.integer.low : b.data_.integer.high);
}

/// Whether a range of integers and a constant between two integers overlap without meeting.
// NOLINTNEXTLINE(misc-no-recursion): turns its operands round once at most.
inline bool PartialOps::never_equal(const PartialValue& a, const PartialValue& b) noexcept {
    if (a.kind_ != Kind::integer) return b.kind_ == Kind::integer && never_equal(b, a);
    if (b.kind_ != Kind::number) return false;
    const auto& [low, high, digits] = b.data_.number;
    return low == high && std::trunc(low) != low;
}

inline PartialValue PartialOps::compare_numbers(BinaryOperator op, const PartialValue& a,
                                                const PartialValue& b) noexcept {
    using enum BinaryOperator;
    const bool is_order = op != equal && op != not_equal;
    unsigned set = 0;
    const bool nan_possible = ((a.flags_ | b.flags_) & nan_bit) != 0;
    if (nan_possible) {
        // Implementations of CEL disagree on ordering NaN; an error is the prudent answer. NaN equals nothing.
        set = is_order ? error_bit : op == equal ? false_bit : true_bit;
        const bool no_range = (a.kind_ == Kind::number && std::isnan(a.data_.number.low)) ||
                              (b.kind_ == Kind::number && std::isnan(b.data_.number.low));
        if (no_range) return make_condition(set, Reason::not_a_number);
    }
    const int low_high = compare_ends(a, End::low, b, End::high);
    const int high_low = is_single(a) && is_single(b) ? low_high : compare_ends(a, End::high, b, End::low);
    bool yes = false;
    bool no = false;
    switch (op) {
        case less:
            yes = low_high < 0;
            no = high_low >= 0;
            break;
        case less_or_equal:
            yes = low_high <= 0;
            no = high_low > 0;
            break;
        case greater:
            yes = high_low > 0;
            no = low_high <= 0;
            break;
        case greater_or_equal:
            yes = high_low >= 0;
            no = low_high < 0;
            break;
        default:
            yes = low_high <= 0 && high_low >= 0 && !never_equal(a, b);
            no = !(low_high == 0 && high_low == 0);
            if (op == not_equal) std::swap(yes, no);
    }
    set |= (yes ? unsigned{true_bit} : 0U) | (no ? unsigned{false_bit} : 0U);
    Reason reason = first_reason(a, b);
    if (nan_possible && reason == Reason::none) reason = Reason::not_a_number;
    return make_condition(set, reason);
}

inline PartialValue PartialOps::compare_texts(BinaryOperator op, const PartialValue& a,
                                              const PartialValue& b) noexcept {
    using enum BinaryOperator;
    constexpr unsigned either = false_bit | true_bit;
    const Reason reason = first_reason(a, b);
    if (a.form_ == TextForm::any || b.form_ == TextForm::any) return make_condition(either, reason);
    const auto test = [op](std::string_view x, std::string_view y) {
        // Bytes of UTF-8 order as code points do.
        const int order = x.compare(y);
        switch (op) {
            case less: return order < 0;
            case less_or_equal: return order <= 0;
            case greater: return order > 0;
            case greater_or_equal: return order >= 0;
            case not_equal: return order != 0;
            default: return order == 0;
        }
    };
    constexpr std::int64_t most_pairs = 65'536;  // beyond, saying "either" is sound and fast
    const bool a_known = is_text_known(a);
    const bool b_known = is_text_known(b);
    if (a_known && b_known) return make_condition(test(a.as_text(), b.as_text()) ? true_bit : false_bit, reason);
    const std::string_view single_a = a.as_text();
    const std::string_view single_b = b.as_text();
    const std::span<const std::string_view> texts_a = a_known ? std::span(&single_a, 1) : a.possible_texts();
    const std::span<const std::string_view> texts_b = b_known ? std::span(&single_b, 1) : b.possible_texts();
    if (static_cast<std::int64_t>(texts_a.size()) * static_cast<std::int64_t>(texts_b.size()) > most_pairs)
        return make_condition(either, reason);
    unsigned set = 0;
    for (const auto x : texts_a)
        for (const auto y : texts_b) {
            set |= test(x, y) ? unsigned{true_bit} : unsigned{false_bit};
            if (set == either) return make_condition(set, reason);
        }
    return make_condition(set, reason);
}

inline PartialValue PartialOps::compare_values(BinaryOperator op, const PartialValue& a,
                                               const PartialValue& b) noexcept {
    using enum BinaryOperator;
    constexpr unsigned extras = not_applicable_bit | error_bit;
    if (is_numeric(a.kind_) && is_numeric(b.kind_) && ((a.flags_ | b.flags_) & extras) == 0) return compare_numbers(op, a, b);
    const Strict strict = join(a, b);
    if (!strict.has_values) return without_value(strict);
    PartialValue result;
    if (is_numeric(a.kind_) && is_numeric(b.kind_)) {
        result = compare_numbers(op, a, b);
    } else if (a.kind_ == Kind::text && b.kind_ == Kind::text) {
        result = compare_texts(op, a, b);
    } else if (op != equal && op != not_equal) {
        result = mismatch();
    } else if (a.kind_ == Kind::boolean && b.kind_ == Kind::boolean) {
        const unsigned same = ((a.flags_ & b.flags_) & (true_bit | false_bit)) != 0 ? true_bit : 0U;
        const bool differ = (a.may_be_true() && b.may_be_false()) || (a.may_be_false() && b.may_be_true());
        unsigned set = same | (differ ? unsigned{false_bit} : 0U);
        if (op == not_equal) set = (set & false_bit) << 1U | (set & true_bit) >> 1U;
        result = make_condition(set, strict.reason);
    } else {
        result =
            make_condition(op == equal ? false_bit : true_bit, Reason::none);  // values of two types are never equal
    }
    return strict.flags == 0 ? result : finish(result, strict);
}

// ---- arithmetic

inline PartialValue PartialOps::divide_integers(const PartialValue& a, const PartialValue& b) noexcept {
    const auto [low, high] = a.data_.integer;
    const auto [divisor_low, divisor_high] = b.data_.integer;
    const bool by_zero = divisor_low <= 0 && divisor_high >= 0;
    const unsigned flags = by_zero ? unsigned{error_bit} : 0U;
    Reason reason = first_reason(a, b);
    if (by_zero && reason == Reason::none) reason = Reason::division_by_zero;
    if (divisor_low == 0 && divisor_high == 0) return {Kind::nothing, error_bit, Reason::division_by_zero};
    // On each side of zero the quotient is monotonic in both operands: the corners bound it.
    Wide least = 0;
    Wide most = 0;
    bool first = true;
    const auto take = [&](std::int64_t over, std::int64_t under) {
        const Wide quotient = static_cast<Wide>(over) / under;
        least = first ? quotient : std::min(least, quotient);
        most = first ? quotient : std::max(most, quotient);
        first = false;
    };
    const auto take_side = [&](std::int64_t from, std::int64_t to) {
        if (from > to) return;
        for (const std::int64_t over : {low, high})
            for (const std::int64_t under : {from, to}) take(over, under);
    };
    take_side(divisor_low, std::min<std::int64_t>(divisor_high, -1));
    take_side(std::max<std::int64_t>(divisor_low, 1), divisor_high);
    return make_integer(least, most, flags, reason);
}

inline PartialValue PartialOps::remainder(const PartialValue& a, const PartialValue& b) noexcept {
    const auto [low, high] = a.data_.integer;
    const auto [divisor_low, divisor_high] = b.data_.integer;
    if (divisor_low == 0 && divisor_high == 0) return {Kind::nothing, error_bit, Reason::division_by_zero};
    unsigned flags = 0;
    Reason reason = first_reason(a, b);
    const auto may_fail = [&](Reason why) {
        flags = error_bit;
        if (reason == Reason::none) reason = why;
    };
    if (divisor_low <= 0 && divisor_high >= 0) may_fail(Reason::division_by_zero);
    if (low == least_integer && divisor_low <= -1 && divisor_high >= -1) {
        if (high == least_integer && divisor_low == divisor_high) return {Kind::nothing, error_bit, Reason::overflow};
        may_fail(Reason::overflow);  // the quotient that goes with it does not fit, and CEL refuses both
    }
    if (divisor_low == divisor_high && divisor_low != -1) {
        // Inside one period the remainder grows with the operand.
        const std::int64_t divisor = divisor_low;
        if (low / divisor == high / divisor && (low < 0) == (high < 0))
            return make_integer(low % divisor, high % divisor, flags, reason);
    }
    const Wide widest = std::max(-static_cast<Wide>(divisor_low), static_cast<Wide>(divisor_high)) - 1;
    const Wide least = low < 0 ? std::max<Wide>(-widest, low) : Wide{0};
    const Wide most = high > 0 ? std::min<Wide>(widest, high) : Wide{0};
    return make_integer(least, most, flags, reason);
}

inline PartialValue PartialOps::integer_arithmetic(BinaryOperator op, const PartialValue& a,
                                                   const PartialValue& b) noexcept {
    const Wide low = a.data_.integer.low;
    const Wide high = a.data_.integer.high;
    const Wide other_low = b.data_.integer.low;
    const Wide other_high = b.data_.integer.high;
    const Reason reason = first_reason(a, b);
    switch (op) {
        case BinaryOperator::add: return make_integer(low + other_low, high + other_high, 0, reason);
        case BinaryOperator::subtract: return make_integer(low - other_high, high - other_low, 0, reason);
        case BinaryOperator::multiply: {
            const Wide corners[] = {low * other_low, low * other_high, high * other_low, high * other_high};
            return make_integer(*std::min_element(std::begin(corners), std::end(corners)),
                                *std::max_element(std::begin(corners), std::end(corners)), 0, reason);
        }
        case BinaryOperator::divide: return divide_integers(a, b);
        default: return remainder(a, b);
    }
}

/// Rounding to nearest is monotonic: the doubles computed at the ends bound the doubles computed between them, so
/// nothing has to be widened, and a bound that is attained stays attained.
inline PartialValue PartialOps::number_arithmetic(BinaryOperator op, const PartialValue& left,
                                                  const PartialValue& right) noexcept {
    const PartialValue a = to_number(left);
    const PartialValue b = to_number(right);
    const auto [low, high, digits] = a.data_.number;
    const auto [other_low, other_high, other_digits] = b.data_.number;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const Reason reason = first_reason(a, b);
    unsigned flags = (a.flags_ | b.flags_) & nan_bit;
    double corners[4] = {};
    switch (op) {
        case BinaryOperator::add:
            corners[0] = corners[1] = low + other_low;
            corners[2] = corners[3] = high + other_high;
            if ((high == infinity && other_low == -infinity) || (low == -infinity && other_high == infinity))
                flags |= nan_bit;
            break;
        case BinaryOperator::subtract:
            corners[0] = corners[1] = low - other_high;
            corners[2] = corners[3] = high - other_low;
            if ((high == infinity && other_high == infinity) || (low == -infinity && other_low == -infinity))
                flags |= nan_bit;
            break;
        default: {
            const auto holds_zero = [](double from, double to) { return from <= 0.0 && to >= 0.0; };
            const auto is_unbounded = [](double from, double to) { return from == -infinity || to == infinity; };
            const bool zero = holds_zero(low, high);
            const bool other_zero = holds_zero(other_low, other_high);
            const bool unbounded = is_unbounded(low, high);
            const bool other_unbounded = is_unbounded(other_low, other_high);
            if (op == BinaryOperator::multiply) {
                corners[0] = low * other_low;
                corners[1] = low * other_high;
                corners[2] = high * other_low;
                corners[3] = high * other_high;
                if ((zero && other_unbounded) || (other_zero && unbounded)) flags |= nan_bit;
            } else {
                if ((zero && other_zero) || (unbounded && other_unbounded)) flags |= nan_bit;
                corners[0] = low / other_low;
                corners[1] = low / other_high;
                corners[2] = high / other_low;
                corners[3] = high / other_high;
                const bool divisor_is_known =
                    std::bit_cast<std::uint64_t>(other_low) == std::bit_cast<std::uint64_t>(other_high);
                if (other_zero && !divisor_is_known) {
                    corners[0] = corners[2] = -infinity;  // zero may be approached, and have either sign
                    corners[1] = corners[3] = infinity;
                } else if (other_zero && zero && low != high) {
                    // Over a known zero: an infinity per sign of the operand.
                    const double upward = 1.0 / other_low;
                    corners[0] = corners[1] = low < 0.0 ? -upward : upward;
                    corners[2] = corners[3] = high > 0.0 ? upward : -upward;
                }
            }
        }
    }
    if (a.is_known() && b.is_known())
        return make_number(corners[0], corners[0], std::isnan(corners[0]) ? nan_bit : 0U, reason);
    if (std::isnan(low) || std::isnan(other_low))
        return make_number(std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN(), nan_bit,
                           reason);
    double least = infinity;
    double most = -infinity;
    for (const double corner : corners) {
        // Where an operation has no value at a corner, it may have any close to it.
        least = std::isnan(corner) ? -infinity : std::min(least, corner);
        most = std::isnan(corner) ? infinity : std::max(most, corner);
    }
    return make_range(least, most, flags, reason);
}

inline PartialValue PartialOps::arithmetic(BinaryOperator op, const PartialValue& a, const PartialValue& b) noexcept {
    const Strict strict = join(a, b);
    if (!strict.has_values) return without_value(strict);
    PartialValue result;
    if (a.kind_ == Kind::integer && b.kind_ == Kind::integer)
        result = integer_arithmetic(op, a, b);
    else if (is_numeric(a.kind_) && is_numeric(b.kind_) && a.kind_ != Kind::integer && b.kind_ != Kind::integer &&
             op != BinaryOperator::modulo)
        result = number_arithmetic(op, a, b);
    else
        result = mismatch();
    return strict.flags == 0 ? result : finish(result, strict);
}

/// The smaller or the greater of two values, none of which is an error or not applicable.
inline PartialValue PartialOps::extreme(Function function, const PartialValue& a, const PartialValue& b) noexcept {
    const bool least = function == Function::least;
    if (a.kind_ == Kind::integer && b.kind_ == Kind::integer) {
        const auto [low, high] = a.data_.integer;
        const auto [other_low, other_high] = b.data_.integer;
        return least ? make_integer(std::min(low, other_low), std::min(high, other_high), 0, first_reason(a, b))
                     : make_integer(std::max(low, other_low), std::max(high, other_high), 0, first_reason(a, b));
    }
    if (a.kind_ == Kind::nothing) return a;
    if (!is_numeric(a.kind_) || !is_numeric(b.kind_) || a.kind_ == Kind::integer || b.kind_ == Kind::integer)
        return mismatch();
    const PartialValue x = to_number(a);
    const PartialValue y = to_number(b);
    const auto [low, high, digits] = x.data_.number;
    const auto [other_low, other_high, other_digits] = y.data_.number;
    const unsigned flags = ((a.flags_ | b.flags_) & nan_bit) != 0 ? unsigned{error_bit} : 0U;
    if (std::isnan(low) || std::isnan(other_low)) return PartialValue::error(Reason::not_a_number);
    const Reason reason = flags != 0 && first_reason(a, b) == Reason::none ? Reason::not_a_number : first_reason(a, b);
    return least ? make_number(std::min(low, other_low), std::min(high, other_high), flags, reason)
                 : make_number(std::max(low, other_low), std::max(high, other_high), flags, reason);
}

inline PartialValue PartialOps::negate(const PartialValue& a) noexcept {
    if (!has_value(a)) return a;
    const unsigned flags = a.flags_ & (not_applicable_bit | error_bit | nan_bit);
    if (a.kind_ == Kind::integer)
        return make_integer(-static_cast<Wide>(a.data_.integer.high), -static_cast<Wide>(a.data_.integer.low), flags,
                            a.reason_);
    if (!is_numeric(a.kind_))
        return finish(mismatch(), {a.flags_ & unsigned{not_applicable_bit}, true, Reason::type_mismatch});
    const PartialValue number = to_number(a);
    const double low = -number.data_.number.high;
    const double high = -number.data_.number.low;
    return number.is_known() ? make_number(low, high, flags, a.reason_) : make_range(low, high, flags, a.reason_);
}

}  // namespace palier::detail
