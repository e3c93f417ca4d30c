// SPDX-License-Identifier: MIT
// floor: 7
#pragma once

#include <charconv>      // std::from_chars, std::to_chars
#include <system_error>  // std::errc

#include "palier/detail/evaluate_number_inl.hpp"
#include "palier/text.hpp"

namespace palier::detail {

// ---- choosing

/// The least that holds whatever either operand may be; neither is a ratio.
inline PartialValue PartialOps::hull(const PartialValue& a, const PartialValue& b) noexcept {
    const unsigned flags = (a.flags_ | b.flags_) & (not_applicable_bit | error_bit | nan_bit);
    Reason reason = first_reason(a, b);
    const auto with_flags = [&](PartialValue value) {
        value.flags_ = bits((value.flags_ & ~unsigned{decimal_bit}) | flags);
        value.reason_ = reason;
        return value;
    };
    if (a.kind_ == Kind::nothing || b.kind_ == Kind::nothing) {
        const PartialValue& value = a.kind_ == Kind::nothing ? b : a;
        if (value.kind_ == Kind::boolean || value.kind_ == Kind::nothing)
            return make_condition((a.flags_ | b.flags_) & outcome_bits, reason);
        return with_flags(value);
    }
    if (a.kind_ == Kind::boolean && b.kind_ == Kind::boolean)
        return make_condition((a.flags_ | b.flags_) & outcome_bits, reason);
    if (a.kind_ == Kind::integer && b.kind_ == Kind::integer)
        return make_integer(std::min(a.data_.integer.low, b.data_.integer.low),
                            std::max(a.data_.integer.high, b.data_.integer.high), flags, reason);
    if (a.kind_ == Kind::number && b.kind_ == Kind::number) {
        const auto& [low, high, digits] = a.data_.number;
        const auto& [other_low, other_high, other_digits] = b.data_.number;
        if (std::isnan(low)) return with_flags(b);
        if (std::isnan(other_low)) return with_flags(a);
        if (a.is_known() && b.is_known() &&
            std::bit_cast<std::uint64_t>(low) == std::bit_cast<std::uint64_t>(other_low))
            return with_flags(a);
        return make_range(std::min(low, other_low), std::max(high, other_high), flags, reason);
    }
    if (a.kind_ == Kind::text && b.kind_ == Kind::text) {
        if (is_text_known(a) && is_text_known(b) && a.as_text() == b.as_text()) return with_flags(a);
        const auto within_set = [](const PartialValue& known, const PartialValue& set) {
            if (known.form_ == TextForm::set && set.form_ == TextForm::set)
                return known.data_.texts == set.data_.texts && known.extent_ == set.extent_;
            if (!is_text_known(known) || set.form_ != TextForm::set) return false;
            const auto texts = set.possible_texts();
            return std::find(texts.begin(), texts.end(), known.as_text()) != texts.end();
        };
        if (within_set(a, b)) return with_flags(b);
        if (within_set(b, a)) return with_flags(a);
        return with_flags(PartialValue::unknown_text(reason));
    }
    return finish(mismatch(), {flags & not_applicable_bit, true, Reason::type_mismatch});
}

/// A ratio or a decimal constant that was chosen is the nearest double: being exact is for what is compared directly,
/// or else what is announced of a choice between the two would depend on the other.
inline PartialValue PartialOps::choose(const PartialValue& condition, const PartialValue& chosen_if_true,
                                       const PartialValue& chosen_if_false) noexcept {
    const unsigned set = outcomes(condition);
    if (set == true_bit) return to_number(chosen_if_true);
    if (set == false_bit) return to_number(chosen_if_false);
    const PartialValue yes = to_number(chosen_if_true);
    const PartialValue no = to_number(chosen_if_false);
    const unsigned rest = set & (not_applicable_bit | error_bit);
    const Reason reason = reason_in_logic(condition);
    PartialValue result(Kind::nothing, bits(rest), rest == not_applicable_bit && set == rest ? Reason::none : reason);
    if ((set & true_bit) != 0) result = (set & rest) != 0 ? hull(result, yes) : yes;
    if ((set & false_bit) != 0) result = (set & (rest | true_bit)) != 0 ? hull(result, no) : no;
    // Two branches that agree leave nothing unknown; two that differ are so because of the condition.
    if (!result.is_known() && !result.is_not_applicable() && result.reason_ == Reason::none) result.reason_ = reason;
    return result;
}

/// An answer that is awaited may come, or turn out not to apply: whether it is there is not settled.
inline PartialValue PartialOps::presence(const PartialValue& value) noexcept {
    if (value.is_not_applicable()) return PartialValue::boolean(false);
    const unsigned absent = value.may_be_not_applicable() ? unsigned{false_bit} : 0U;
    const bool settled = value.kind_ != Kind::nothing && value.reason_ == Reason::none;
    return make_condition(settled ? true_bit | absent : unsigned{true_bit | false_bit}, value.reason_);
}

// ---- conversions

/// Applies a function of one text to all that a text may be, and gathers the results.
template <class Each>
PartialValue over_texts(const PartialValue& text, const PartialValue& of_any, Each each) noexcept {
    if (text.is_known()) return each(text.as_text());
    const auto possible = text.possible_texts();
    if (possible.empty()) return of_any;
    PartialValue result = each(possible.front());
    for (const auto one : possible.subspan(1)) result = PartialOps::hull(result, each(one));
    return result;
}

inline PartialValue read_double(std::string_view text) noexcept {
    const std::string_view digits = text.starts_with('+') ? text.substr(1) : text;
    double value = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool signed_twice = digits.size() < text.size() && digits.starts_with('-');
    if (failure != std::errc() || end != digits.data() + digits.size() || signed_twice)
        return PartialValue::error(Reason::conversion);
    return PartialValue::number(value);
}

inline PartialValue read_integer(std::string_view text) noexcept {
    const std::string_view digits = text.starts_with('+') ? text.substr(1) : text;
    std::int64_t value = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool signed_twice = digits.size() < text.size() && digits.starts_with('-');
    if (failure != std::errc() || end != digits.data() + digits.size() || signed_twice)
        return PartialValue::error(Reason::conversion);
    return PartialValue::integer(value);
}

inline PartialValue PartialOps::as_double(const PartialValue& value) noexcept {
    switch (value.kind_) {
        case Kind::nothing:
        case Kind::number:
        case Kind::ratio: return value;
        case Kind::integer:
            return make_number(static_cast<double>(value.data_.integer.low),
                               static_cast<double>(value.data_.integer.high), value.flags_, value.reason_);
        case Kind::text: {
            constexpr double greatest = std::numeric_limits<double>::infinity();
            const PartialValue any = make_number(-greatest, greatest, error_bit | nan_bit,
                                                 value.reason_ == Reason::none ? Reason::conversion : value.reason_);
            return finish(over_texts(value, any, read_double),
                          {value.flags_ & unsigned{not_applicable_bit | error_bit}, true, value.reason_});
        }
        case Kind::boolean:
        case Kind::list: break;
    }
    return finish(mismatch(), {value.flags_ & unsigned{not_applicable_bit}, true, Reason::type_mismatch});
}

inline PartialValue PartialOps::as_integer(const PartialValue& value) noexcept {
    const unsigned flags = value.flags_ & unsigned{not_applicable_bit | error_bit};
    switch (value.kind_) {
        case Kind::nothing:
        case Kind::integer: return value;
        case Kind::ratio: {
            const auto& [low, low_over, high, high_over] = value.data_.ratio;
            return make_integer(low / low_over, high / high_over, flags, value.reason_);
        }
        case Kind::number: {
            const auto [low, high, digits] = value.data_.number;
            if (std::isnan(low)) return {Kind::nothing, bits(flags | error_bit), Reason::not_a_number};
            // CEL's implementations refuse the two ends, -2^63 and 2^63, both.
            const bool low_fits = low > -two_to_63;
            const bool high_fits = high < two_to_63;
            const bool nan_possible = (value.flags_ & nan_bit) != 0;
            if (low >= two_to_63 || high <= -two_to_63)
                return {Kind::nothing, bits(flags | error_bit), Reason::overflow};
            const bool may_fail = !low_fits || !high_fits || nan_possible;
            const Reason why = nan_possible && low_fits && high_fits ? Reason::not_a_number : Reason::overflow;
            return make_integer(low_fits ? static_cast<std::int64_t>(low) : least_integer,
                                high_fits ? static_cast<std::int64_t>(high) : greatest_integer,
                                flags | (may_fail ? unsigned{error_bit} : 0U),
                                may_fail && value.reason_ == Reason::none ? why : value.reason_);
        }
        case Kind::text: {
            const PartialValue any = make_integer(least_integer, greatest_integer, error_bit,
                                                  value.reason_ == Reason::none ? Reason::conversion : value.reason_);
            return finish(over_texts(value, any, read_integer), {flags, true, value.reason_});
        }
        case Kind::boolean:
        case Kind::list: break;
    }
    return finish(mismatch(), {flags & not_applicable_bit, true, Reason::type_mismatch});
}

inline PartialValue PartialOps::as_text(const PartialValue& value) noexcept {
    static constexpr std::string_view booleans[] = {"false", "true"};
    const unsigned flags = value.flags_ & unsigned{not_applicable_bit | error_bit};
    PartialValue made = PartialValue::unknown_text(value.reason_);
    switch (value.kind_) {
        case Kind::nothing:
        case Kind::text: return value;
        case Kind::boolean:
            made = value.may_be_true() && value.may_be_false()
                       ? PartialValue::unknown_text(value.reason_, booleans)
                       : PartialValue::text(booleans[value.may_be_true() ? 1 : 0]);
            break;
        case Kind::integer:
            if (value.data_.integer.low == value.data_.integer.high) {
                const auto written = std::to_chars(made.data_.inlined, made.data_.inlined + sizeof made.data_.inlined,
                                                   value.data_.integer.low);
                made.form_ = TextForm::inlined;
                made.extent_ = static_cast<std::int32_t>(written.ptr - made.data_.inlined);
                made.reason_ = Reason::none;
            }
            break;
        case Kind::number:
        case Kind::ratio:  // each implementation of CEL writes doubles its own way
        case Kind::list: return finish(mismatch(), {flags & not_applicable_bit, true, Reason::type_mismatch});
    }
    return finish(made, {flags, true, value.reason_});
}

// ---- texts

inline PartialValue PartialOps::text_size(const PartialValue& value) noexcept {
    if (!has_value(value)) return value;
    const unsigned flags = value.flags_ & unsigned{not_applicable_bit | error_bit};
    if (value.kind_ != Kind::text) return finish(mismatch(), {flags & not_applicable_bit, true, Reason::type_mismatch});
    const PartialValue any = PartialValue::integer_range(0, greatest_integer, value.reason_);
    return finish(over_texts(value, any,
                             [](std::string_view text) {
                                 return PartialValue::integer(static_cast<std::int64_t>(count_characters(text)));
                             }),
                  {flags, true, value.reason_});
}

inline PartialValue PartialOps::search(Function function, const PartialValue& text, const PartialValue& part) noexcept {
    const Strict strict = join(text, part);
    if (!strict.has_values) return without_value(strict);
    if (text.kind_ != Kind::text || part.kind_ != Kind::text)
        return finish(mismatch(), {strict.flags & not_applicable_bit, true, Reason::type_mismatch});
    const auto test = [function](std::string_view whole, std::string_view piece) {
        switch (function) {
            case Function::starts_with: return PartialValue::boolean(whole.starts_with(piece));
            case Function::ends_with: return PartialValue::boolean(whole.ends_with(piece));
            default: return PartialValue::boolean(whole.find(piece) != std::string_view::npos);
        }
    };
    const PartialValue either = PartialValue::unknown_boolean(strict.reason);
    PartialValue result;
    constexpr std::int64_t most_pairs = 65'536;  // beyond, saying "either" is sound and fast
    if (part.is_known() && part.as_text().empty())
        result = PartialValue::boolean(true);  // found in any text
    else if (static_cast<std::int64_t>(text.extent_) * part.extent_ > most_pairs && !text.is_known() &&
             !part.is_known())
        result = either;
    else
        result = over_texts(text, either, [&](std::string_view whole) {
            return over_texts(part, either, [&](std::string_view piece) { return test(whole, piece); });
        });
    return finish(result, strict);
}

}  // namespace palier::detail
