// SPDX-License-Identifier: MIT
// floor: 7
#pragma once

#include <algorithm>  // std::min, std::max, std::clamp
#include <bit>        // std::bit_cast
#include <cmath>      // std::isnan
#include <cstring>    // std::memcpy

#include "palier/detail/evaluate_exact_inl.hpp"
#include "palier/detail/expression_decimal.hpp"
#include "palier/evaluate.hpp"

namespace palier {

PALIER_INLINE std::span<PartialValue> EvaluationScratch::room(std::size_t values) {
    if (values_.size() < values) values_.resize(values);
    return std::span(values_).first(values);
}

PALIER_INLINE std::string_view to_text(Reason reason) noexcept {
    constexpr std::string_view words[] = {
        "",         "missing",      "suppressed", "not_significant", "zero_denominator", "division_by_zero",
        "overflow", "not_a_number", "conversion", "type_mismatch"};
    static_assert(std::size(words) == static_cast<std::size_t>(Reason::type_mismatch) + 1);
    return words[static_cast<std::size_t>(reason)];
}

PALIER_INLINE PartialValue PartialValue::number(double value) noexcept {
    PartialValue made(Kind::number, std::isnan(value) ? nan_bit : std::uint8_t{0}, Reason::none);
    made.data_.number = {value, value, 0};
    return made;
}

PALIER_INLINE PartialValue PartialValue::number_range(double lowest, double highest, Reason reason) noexcept {
    constexpr double greatest = std::numeric_limits<double>::max();
    PartialValue made(Kind::number, 0, reason);
    made.data_.number = {std::isnan(lowest) ? -greatest : std::clamp(lowest, -greatest, greatest),
                         std::isnan(highest) ? greatest : std::clamp(highest, -greatest, greatest), 0};
    // A range that holds zero alone: the zero may have either sign, and 1.0 / x tells them apart.
    if (lowest == 0.0 && highest == 0.0) made.data_.number = {-0.0, 0.0, 0};
    return made;
}

PALIER_INLINE PartialValue PartialValue::text(std::string_view value) noexcept {
    if (value.size() > 0x7FFF'FFFFU) return unknown_text(Reason::overflow);  // no text of ours; the size would not fit
    PartialValue made(Kind::text, 0, Reason::none);
    made.form_ = TextForm::one;
    made.extent_ = static_cast<std::int32_t>(value.size());
    made.data_.text = value.data();
    return made;
}

PALIER_INLINE PartialValue PartialValue::unknown_text(Reason reason,
                                                      std::span<const std::string_view> possible) noexcept {
    PartialValue made(Kind::text, 0, reason);
    if (!possible.empty() && possible.size() <= 0x7FFF'FFFFU) {
        made.form_ = TextForm::set;
        made.extent_ = static_cast<std::int32_t>(possible.size());
        made.data_.texts = possible.data();
    }
    return made;
}

PALIER_INLINE PartialValue PartialValue::ratio(std::int64_t numerator, std::int64_t denominator,
                                               std::int64_t scale) noexcept {
    if (denominator == 0)
        return ratio_between(-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity(),
                             Reason::zero_denominator);
    const detail::Wide product = static_cast<detail::Wide>(numerator) * scale;
    const detail::Wide over = denominator < 0 ? -product : product;
    const detail::Wide under = denominator < 0 ? -static_cast<detail::Wide>(denominator) : denominator;
    if (!detail::fits_in_64_bits(over) || !detail::fits_in_64_bits(under))
        return number(detail::nearest_double({over, under}));
    PartialValue made(Kind::ratio, 0, Reason::none);
    made.data_.ratio = {static_cast<std::int64_t>(over), static_cast<std::int64_t>(under),
                        static_cast<std::int64_t>(over), static_cast<std::int64_t>(under)};
    return made;
}

PALIER_INLINE PartialValue PartialValue::ratio_range(std::int64_t lowest_numerator, std::int64_t highest_numerator,
                                                     std::int64_t lowest_denominator, std::int64_t highest_denominator,
                                                     std::int64_t scale, Reason reason) noexcept {
    using detail::Quotient;
    using detail::Wide;
    if (lowest_denominator <= 0 && highest_denominator >= 0)
        return number_range(-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity(),
                            reason == Reason::none ? Reason::zero_denominator : reason);
    const Wide products[] = {static_cast<Wide>(lowest_numerator) * scale, static_cast<Wide>(highest_numerator) * scale};
    Quotient low{};
    Quotient high{};
    bool first = true;
    for (const Wide over : products) {
        for (const std::int64_t under : {lowest_denominator, highest_denominator}) {
            const Quotient corner = under < 0 ? Quotient{-over, -static_cast<Wide>(under)} : Quotient{over, under};
            if (first || detail::compare(corner, low) < 0) low = corner;
            if (first || detail::compare(corner, high) > 0) high = corner;
            first = false;
        }
    }
    const auto fits = [](const Quotient& q) {
        return detail::fits_in_64_bits(q.over) && detail::fits_in_64_bits(q.under);
    };
    if (!fits(low) || !fits(high)) {
        if (reason == Reason::none) return number(detail::nearest_double(low));
        // The exact ends lie beside the doubles nearest to them.
        constexpr double infinity = std::numeric_limits<double>::infinity();
        return number_range(std::nextafter(detail::nearest_double(low), -infinity),
                            std::nextafter(detail::nearest_double(high), infinity), reason);
    }
    PartialValue made(Kind::ratio, 0, reason);
    made.data_.ratio = {static_cast<std::int64_t>(low.over), static_cast<std::int64_t>(low.under),
                        static_cast<std::int64_t>(high.over), static_cast<std::int64_t>(high.under)};
    return made;
}

PALIER_INLINE PartialValue PartialValue::ratio_between(double lowest, double highest, Reason reason) noexcept {
    const ExprNumber least = detail::decimal_of(lowest);
    const ExprNumber most = detail::decimal_of(highest);
    const bool exact_low = least.exponent != ExprNumber::no_decimal;
    const bool exact_high = most.exponent != ExprNumber::no_decimal;
    if (exact_low && exact_high) {
        PartialValue made(Kind::ratio, 0, reason);
        made.data_.ratio = {least.digits, detail::power_of_ten(-least.exponent), most.digits,
                            detail::power_of_ten(-most.exponent)};
        return made;
    }
    // A bound as it is written lies beside the double nearest to it, unless that is an integer.
    constexpr double infinity = std::numeric_limits<double>::infinity();
    return number_range(std::trunc(lowest) == lowest ? lowest : std::nextafter(lowest, -infinity),
                        std::trunc(highest) == highest ? highest : std::nextafter(highest, infinity), reason);
}

PALIER_INLINE PartialValue PartialValue::within(double lowest, double highest) const noexcept {
    if (reason_ == Reason::none || !(lowest <= highest)) return *this;
    PartialValue made = *this;
    switch (kind_) {
        case Kind::integer: {
            auto& [low, high] = made.data_.integer;
            if (detail::compare(low, lowest) < 0)
                low = lowest >= detail::two_to_63 ? detail::greatest_integer
                                                  : static_cast<std::int64_t>(std::ceil(lowest));
            if (detail::compare(high, highest) > 0)
                high = highest < -detail::two_to_63 ? detail::least_integer
                                                    : static_cast<std::int64_t>(std::floor(highest));
            return low <= high ? made : *this;
        }
        case Kind::number: {
            auto& number = made.data_.number;
            number.low = std::max(number.low, lowest);
            number.high = std::min(number.high, highest);
            return number.low <= number.high ? made : *this;
        }
        case Kind::ratio: {
            auto& [low, low_over, high, high_over] = made.data_.ratio;
            const bool raises = detail::compare(detail::Quotient{low, low_over}, lowest) < 0;
            const bool lowers = detail::compare(detail::Quotient{high, high_over}, highest) > 0;
            // A bound too extreme to be written exactly narrows nothing, which is sound.
            const ExprNumber least = detail::decimal_of(lowest);
            const ExprNumber most = detail::decimal_of(highest);
            if (raises && least.exponent != ExprNumber::no_decimal) {
                low = least.digits;
                low_over = detail::power_of_ten(-least.exponent);
            }
            if (lowers && most.exponent != ExprNumber::no_decimal) {
                high = most.digits;
                high_over = detail::power_of_ten(-most.exponent);
            }
            return detail::compare(detail::Quotient{low, low_over}, detail::Quotient{high, high_over}) <= 0 ? made
                                                                                                            : *this;
        }
        case Kind::nothing:
        case Kind::boolean:
        case Kind::text:
        case Kind::list: break;
    }
    return *this;
}

PALIER_INLINE bool PartialValue::is_known() const noexcept {
    if ((flags_ & (not_applicable_bit | error_bit)) != 0) return false;
    switch (kind_) {
        case Kind::nothing:
        case Kind::list: return false;
        case Kind::boolean: return may_be_true() != may_be_false();
        case Kind::integer: return data_.integer.low == data_.integer.high;
        case Kind::number: {
            const bool is_nan = std::isnan(data_.number.low);
            return (flags_ & nan_bit) != 0 ? is_nan
                                           : std::bit_cast<std::uint64_t>(data_.number.low) ==
                                                 std::bit_cast<std::uint64_t>(data_.number.high);
        }
        case Kind::ratio:
            if (data_.ratio.low == data_.ratio.high && data_.ratio.low_over == data_.ratio.high_over) return true;
            return detail::compare(detail::Quotient{data_.ratio.low, data_.ratio.low_over},
                                   detail::Quotient{data_.ratio.high, data_.ratio.high_over}) == 0;
        case Kind::text: break;
    }
    return form_ == TextForm::one || form_ == TextForm::inlined || (form_ == TextForm::set && extent_ == 1);
}

PALIER_INLINE std::string_view PartialValue::as_text() const& noexcept {
    const auto size = static_cast<std::size_t>(extent_);
    switch (form_) {
        case TextForm::one: return {data_.text, size};
        case TextForm::inlined: return {data_.inlined, size};
        case TextForm::set: return data_.texts[0];
        case TextForm::any: break;
    }
    return {};
}

PALIER_INLINE std::span<const std::string_view> PartialValue::possible_texts() const noexcept {
    if (kind_ != Kind::text || form_ != TextForm::set) return {};
    return {data_.texts, static_cast<std::size_t>(extent_)};
}

PALIER_INLINE double PartialValue::lower() const noexcept {
    switch (kind_) {
        case Kind::boolean: return may_be_false() ? 0.0 : 1.0;
        case Kind::integer: return static_cast<double>(data_.integer.low);
        case Kind::number: return data_.number.low;
        case Kind::ratio: return detail::nearest_double({data_.ratio.low, data_.ratio.low_over});
        case Kind::nothing:
        case Kind::text:
        case Kind::list: break;
    }
    return std::numeric_limits<double>::quiet_NaN();
}

PALIER_INLINE double PartialValue::upper() const noexcept {
    switch (kind_) {
        case Kind::boolean: return may_be_true() ? 1.0 : 0.0;
        case Kind::integer: return static_cast<double>(data_.integer.high);
        case Kind::number: return data_.number.high;
        case Kind::ratio: return detail::nearest_double({data_.ratio.high, data_.ratio.high_over});
        case Kind::nothing:
        case Kind::text:
        case Kind::list: break;
    }
    return std::numeric_limits<double>::quiet_NaN();
}

}  // namespace palier
