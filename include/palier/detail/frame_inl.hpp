// SPDX-License-Identifier: MIT
#pragma once

#include <limits>  // open ranges

#include "palier/detail/derive_one.hpp"
#include "palier/detail/unknown_attribute.hpp"
#include "palier/frame.hpp"

namespace palier {

namespace detail {

inline constexpr double no_bound = std::numeric_limits<double>::infinity();

/// An integer bound from a declared double, cut to 64 bits.
inline std::int64_t integer_bound(const std::optional<double>& bound, std::int64_t open) noexcept {
    constexpr double limit = 9223372036854775808.0;  // 2^63
    if (!bound) return open;
    if (*bound >= limit) return std::numeric_limits<std::int64_t>::max();
    if (*bound < -limit) return std::numeric_limits<std::int64_t>::min();
    return static_cast<std::int64_t>(*bound);
}

/// The quotient of two parts: exact when both are known, their ranges' quotient otherwise.
inline PartialValue quotient_of(const Indicator& indicator, const PartialValue& of, const PartialValue& per) {
    if (of.is_not_applicable() || per.is_not_applicable()) return PartialValue::not_applicable();
    const double low = indicator.min.value_or(-no_bound);
    const double high = indicator.max.value_or(no_bound);
    if (of.is_known() && per.is_known()) {
        if (per.as_integer() == 0) return PartialValue::number_range(low, high, Reason::zero_denominator);
        return PartialValue::ratio(of.as_integer(), per.as_integer(), indicator.scale);
    }
    const Reason reason = of.is_known() ? per.reason() : of.reason();
    if (of.kind() != PartialValue::Kind::integer || per.kind() != PartialValue::Kind::integer)
        return PartialValue::number_range(low, high, reason);
    return PartialValue::ratio_range(of.lower_integer(), of.upper_integer(), per.lower_integer(), per.upper_integer(), indicator.scale, reason)
        .within(low, high);
}

}  // namespace detail

PALIER_INLINE PartialValue unknown_value(const IndicatorSet& indicators, IndicatorId id, Reason reason) {
    const Indicator& indicator = indicators[id];
    switch (indicator.type) {
        case ValueType::boolean: return PartialValue::unknown_boolean(reason);
        case ValueType::integer:
        case ValueType::ordinal:
            return PartialValue::integer_range(detail::integer_bound(indicator.min, std::numeric_limits<std::int64_t>::min()),
                                               detail::integer_bound(indicator.max, std::numeric_limits<std::int64_t>::max()), reason);
        case ValueType::number:
        case ValueType::ratio:
            return PartialValue::number_range(indicator.min.value_or(-detail::no_bound), indicator.max.value_or(detail::no_bound), reason);
        case ValueType::category: break;
    }
    return PartialValue::unknown_text(reason, indicators.texts_of(id));
}

PALIER_INLINE PartialValue observed_value(const Observations& observations, RowId row, IndicatorId id, Evidence minimum) {
    const IndicatorSet& indicators = *observations.indicators();
    const ObservationColumn& column = observations.column(id);
    const std::size_t at = index(row);
    const Status status = column.status[at];
    if (status == Status::not_applicable) return PartialValue::not_applicable();
    if (status != Status::known) return unknown_value(indicators, id, reason_of(status));
    if (minimum != Evidence::unstated && (column.evidence.empty() || column.evidence[at] < minimum))
        return unknown_value(indicators, id, Reason::missing);
    switch (indicators[id].type) {
        case ValueType::boolean: return PartialValue::boolean(column.integers[at] != 0);
        case ValueType::integer:
        case ValueType::ordinal: return PartialValue::integer(column.integers[at]);
        case ValueType::number:
        case ValueType::ratio: return PartialValue::number(column.numbers[at]);
        case ValueType::category: break;
    }
    return PartialValue::text(indicators.texts_of(id)[static_cast<std::size_t>(column.integers[at])]);
}

PALIER_INLINE void detail::derive_one(const IndicatorSet& indicators, IndicatorId id, std::span<PartialValue> frame, EvaluationScratch& scratch) {
    PartialValue& value = frame[index(id)];
    if (const BoundExpression* formula = indicators.find_formula(id)) {
        const Indicator& indicator = indicators[id];
        value = evaluate(formula->expression, frame, formula->slots, scratch);
        // A failed evaluation is an unknown value of the declared range, with its reason.
        if (value.may_fail()) value = unknown_value(indicators, id, value.reason());
        if (!value.is_known() && !value.is_not_applicable())
            value = value.within(indicator.min.value_or(-no_bound), indicator.max.value_or(no_bound));
    } else if (const auto quotient = indicators.find_quotient(id)) {
        const PartialValue& of = frame[index(quotient->of)];
        const PartialValue& per = frame[index(quotient->per)];
        const bool given_as_number = value.kind() == PartialValue::Kind::number && value.is_known();
        if (given_as_number && (of.is_unknown() || per.is_unknown())) return;
        value = quotient_of(indicators[id], of, per);
    }
}

PALIER_INLINE void derive(const IndicatorSet& indicators, std::span<PartialValue> frame, std::span<const Pinned> pinned, EvaluationScratch& scratch) {
    for (const IndicatorId id : indicators.derivation_order())
        if (pinned.empty() || pinned[index(id)] == Pinned::no) detail::derive_one(indicators, id, frame, scratch);
}

PALIER_INLINE std::vector<PartialValue> make_frame(const Observations& observations, RowId row, std::span<const PartialValue> attributes,
                                                   Evidence minimum, EvaluationScratch& scratch) {
    const IndicatorSet& indicators = *observations.indicators();
    std::vector<PartialValue> frame;
    frame.reserve(indicators.frame_size());
    for (std::size_t i = 0; i < indicators.size(); ++i) frame.push_back(observed_value(observations, row, id_at<IndicatorId>(i), minimum));
    for (std::size_t i = 0; i < indicators.attributes().size(); ++i)
        frame.push_back(i < attributes.size() ? attributes[i] : detail::unknown_attribute(indicators.attributes()[i]));
    derive(indicators, frame, {}, scratch);
    return frame;
}

PALIER_INLINE std::vector<PartialValue> make_empty_frame(const IndicatorSet& indicators, EvaluationScratch& scratch) {
    std::vector<PartialValue> frame;
    frame.reserve(indicators.frame_size());
    for (std::size_t i = 0; i < indicators.size(); ++i) frame.push_back(unknown_value(indicators, id_at<IndicatorId>(i), Reason::missing));
    for (const auto& attribute : indicators.attributes()) frame.push_back(detail::unknown_attribute(attribute));
    derive(indicators, frame, {}, scratch);
    return frame;
}

}  // namespace palier
