// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::lower_bound, std::stable_sort
#include <cmath>      // std::ceil, std::floor, std::isfinite, std::trunc
#include <unordered_map>  // rows and reasons by key

#include "palier/catalogue.hpp"
#include "palier/observation.hpp"

namespace palier {

PALIER_INLINE std::span<const SchoolYear> Observations::periods() const& noexcept {
    return periods_;
}

namespace detail {

constexpr std::uint64_t pack(std::uint32_t high, std::uint32_t low) noexcept { return (static_cast<std::uint64_t>(high) << 32U) | low; }

constexpr std::uint64_t row_key(UnitId unit, SchoolYear period) noexcept {
    return pack(static_cast<std::uint32_t>(unit), static_cast<std::uint32_t>(period.start_year()));
}

constexpr std::uint64_t cell_key(RowId row, IndicatorId indicator) noexcept {
    return pack(static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(indicator));
}

struct ObservationKeys {
    std::unordered_map<std::uint64_t, std::uint32_t> rows;   // (unit, start year) -> row
    std::unordered_map<std::uint64_t, std::string> reasons;  // (row, indicator) -> reason
};

/// Beyond 2^53 doubles no longer hold every integer, so a spreadsheet's "integer" may be another one.
inline constexpr double largest_exact_integer = 9007199254740992.0;

/// Compares an integer with a bound exactly, without rounding the integer to a double.
inline bool is_below(std::int64_t number, double bound) noexcept {
    constexpr double two_63 = 9223372036854775808.0;
    if (bound >= two_63) return true;
    return bound > -two_63 && number < static_cast<std::int64_t>(std::ceil(bound));
}

inline bool is_above(std::int64_t number, double bound) noexcept {
    constexpr double two_63 = 9223372036854775808.0;
    if (bound < -two_63) return true;
    return bound < two_63 && number > static_cast<std::int64_t>(std::floor(bound));
}

inline std::string describe_range(const Indicator& indicator) {
    const auto write = [](double bound) {
        std::string text = to_text(bound);
        if (text.size() > 2 && text.ends_with(".0")) text.resize(text.size() - 2);
        return text;
    };
    if (indicator.min && indicator.max) return write(*indicator.min) + " … " + write(*indicator.max);
    if (indicator.min) return "≥ " + write(*indicator.min);
    return indicator.max ? "≤ " + write(*indicator.max) : std::string("-");
}

inline LocalizedText describe_type(ValueType type) {
    switch (type) {
        case ValueType::boolean: return {"oui/non (true, false)", "yes/no (true, false)", {}};
        case ValueType::integer: return {"nombre entier", "whole number", {}};
        case ValueType::number: return {"nombre", "number", {}};
        case ValueType::ordinal: return {"degré entier", "whole degree", {}};
        case ValueType::category: return {"texte parmi les valeurs déclarées", "text among the declared values", {}};
        case ValueType::ratio: return {"nombre (taux)", "number (rate)", {}};
    }
    return {};
}

inline LocalizedText describe_scalar(const Scalar& scalar) {
    struct Describer {
        LocalizedText operator()(bool value) const {
            return value ? LocalizedText{"oui (true)", "yes (true)", {}} : LocalizedText{"non (false)", "no (false)", {}};
        }
        LocalizedText operator()(std::int64_t value) const {
            return {"le nombre " + format_integer(value, Language::fr), "the number " + format_integer(value, Language::en), {}};
        }
        LocalizedText operator()(double value) const {
            return {"le nombre " + format_number(value, Language::fr), "the number " + format_number(value, Language::en), {}};
        }
        LocalizedText operator()(const std::string& value) const {
            return {"le texte « " + value + " »", "the text “" + value + "”", {}};
        }
    };
    return std::visit(Describer{}, scalar);
}

}  // namespace detail

PALIER_INLINE std::optional<RowId> Observations::find_row(std::string_view unit, SchoolYear period) const noexcept {
    const auto id = units_.find(unit);
    if (!id) return std::nullopt;
    const auto found = keys_->rows.find(detail::row_key(*id, period));
    return found == keys_->rows.end() ? std::nullopt : std::optional<RowId>(id_at<RowId>(found->second));
}

PALIER_INLINE Value Observations::value(RowId row, IndicatorId indicator) const {
    const ObservationColumn& column = columns_[index(indicator)];
    const Indicator& definition = (*indicators_)[indicator];
    const std::size_t at = index(row);
    Value value;
    value.status = column.status[at];
    if (!column.evidence.empty()) value.evidence = column.evidence[at];
    value.reason = std::string(reason(row, indicator));
    if (value.status != Status::known) return value;
    switch (definition.type) {
        case ValueType::boolean: value.scalar = column.integers[at] != 0; break;
        case ValueType::integer:
        case ValueType::ordinal: value.scalar = column.integers[at]; break;
        case ValueType::number:
        case ValueType::ratio: value.scalar = column.numbers[at]; break;
        case ValueType::category: value.scalar = definition.values[static_cast<std::size_t>(column.integers[at])]; break;
    }
    return value;
}

PALIER_INLINE std::string_view Observations::reason(RowId row, IndicatorId indicator) const& noexcept {
    const auto found = keys_->reasons.find(detail::cell_key(row, indicator));
    return found == keys_->reasons.end() ? std::string_view() : std::string_view(found->second);
}

PALIER_INLINE std::span<const TierStatement> Observations::statements() const& noexcept { return statements_; }

PALIER_INLINE std::span<const TierStatement> Observations::statements_of(RowId row) const& noexcept {
    const auto first = std::lower_bound(statements_.begin(), statements_.end(), row, [](const TierStatement& one, RowId of) { return one.row < of; });
    auto last = first;
    while (last != statements_.end() && last->row == row) ++last;
    return {first, last};
}

PALIER_INLINE void ObservationsBuilder::state(TierStatement statement) { made_.statements_.push_back(std::move(statement)); }

PALIER_INLINE ObservationsBuilder::ObservationsBuilder(std::shared_ptr<const IndicatorSet> indicators) {
    made_.indicators_ = std::move(indicators);
    made_.keys_ = std::make_shared<detail::ObservationKeys>();
    made_.columns_.resize(made_.indicators_->size());
    given_.resize(made_.indicators_->size());
}

PALIER_INLINE RowId ObservationsBuilder::add_row(std::string_view unit, SchoolYear period) {
    const UnitId id = made_.units_.add(unit);
    const auto [place, added] = made_.keys_->rows.try_emplace(detail::row_key(id, period), static_cast<std::uint32_t>(made_.row_units_.size()));
    if (!added) return id_at<RowId>(place->second);
    made_.row_units_.push_back(id);
    made_.row_periods_.push_back(period);
    const auto at = std::lower_bound(made_.periods_.begin(), made_.periods_.end(), period);
    if (at == made_.periods_.end() || *at != period) made_.periods_.insert(at, period);
    return id_at<RowId>(place->second);
}

PALIER_INLINE std::optional<RowId> ObservationsBuilder::find_row(std::string_view unit, SchoolYear period) const noexcept {
    return made_.find_row(unit, period);
}

PALIER_INLINE void ObservationsBuilder::set(RowId row, IndicatorId id, const Value& value, const Origin& origin, Report& report) {
    const Indicator& indicator = (*made_.indicators_)[id];
    ObservationColumn& column = made_.columns_[index(id)];
    const std::size_t at = index(row);
    const auto tell = [&](std::string_view code, std::vector<Argument> more) {
        more.insert(more.begin(), {"indicator", indicator.id});
        report.add(make_finding(code, origin, std::move(more)));
    };

    if (!indicator.formula.empty()) {
        if (value.status == Status::known) tell("observations.value.derived", {});
        return;
    }
    const std::size_t rows = made_.row_units_.size();
    const bool integral = indicator.type != ValueType::number && indicator.type != ValueType::ratio;
    if (column.status.size() < rows) {
        column.status.resize(rows, Status::missing);
        if (integral)
            column.integers.resize(rows, 0);
        else
            column.numbers.resize(rows, 0.0);
        given_[index(id)].resize(rows, false);
    }
    if (given_[index(id)][at]) {
        tell("observations.value.repeated",
             {{"unit", std::string(made_.unit_name(row))}, {"period", made_.period_of(row).text()}});
        return;
    }
    given_[index(id)][at] = true;
    if (!value.reason.empty()) made_.keys_->reasons[detail::cell_key(row, id)] = value.reason;
    if (value.evidence != Evidence::unstated) {
        column.evidence.resize(rows, Evidence::unstated);
        column.evidence[at] = value.evidence;
    }
    if (value.status != Status::known) {
        if (value.status == Status::not_applicable) {
            if (indicator.not_applicable == NotApplicablePolicy::never) return tell("observations.value.not-applicable-forbidden", {});
            if (indicator.not_applicable == NotApplicablePolicy::with_reason && value.reason.empty())
                tell("observations.value.reason-missing", {});
        }
        column.status[at] = value.status;
        return;
    }

    const auto wrong_type = [&] {
        tell("observations.value.type", {{"expected", detail::describe_type(indicator.type)}, {"met", detail::describe_scalar(value.scalar)}});
    };
    const auto out_of_range = [&](ArgumentValue met) {
        tell("observations.value.out-of-range", {{"value", std::move(met)}, {"range", detail::describe_range(indicator)}});
    };
    switch (indicator.type) {
        case ValueType::boolean: {
            const bool* truth = std::get_if<bool>(&value.scalar);
            if (!truth) return wrong_type();
            column.integers[at] = *truth ? 1 : 0;
            break;
        }
        case ValueType::integer:
        case ValueType::ordinal: {
            std::int64_t number = 0;
            if (const auto* integer = std::get_if<std::int64_t>(&value.scalar)) {
                number = *integer;
            } else if (const auto* real = std::get_if<double>(&value.scalar)) {
                // Frames turn a column of integers with holes into doubles.
                if (!std::isfinite(*real)) return tell("observations.value.not-finite", {});
                if (std::trunc(*real) != *real || std::fabs(*real) > detail::largest_exact_integer) return wrong_type();
                number = static_cast<std::int64_t>(*real);
            } else {
                return wrong_type();
            }
            if ((indicator.min && detail::is_below(number, *indicator.min)) || (indicator.max && detail::is_above(number, *indicator.max)))
                return out_of_range(number);
            column.integers[at] = number;
            break;
        }
        case ValueType::number:
        case ValueType::ratio: {
            double number = 0.0;
            if (const auto* real = std::get_if<double>(&value.scalar))
                number = *real;
            else if (const auto* integer = std::get_if<std::int64_t>(&value.scalar))
                number = static_cast<double>(*integer);
            else
                return wrong_type();
            if (!std::isfinite(number)) return tell("observations.value.not-finite", {});
            if ((indicator.min && number < *indicator.min) || (indicator.max && number > *indicator.max)) return out_of_range(number);
            column.numbers[at] = number;
            break;
        }
        case ValueType::category: {
            const auto* text = std::get_if<std::string>(&value.scalar);
            if (!text) return wrong_type();
            std::size_t position = 0;
            while (position < indicator.values.size() && indicator.values[position] != *text) ++position;
            if (position == indicator.values.size()) {
                const std::vector<std::string_view> candidates(indicator.values.begin(), indicator.values.end());
                auto nearest = nearest_names(*text, candidates);
                if (nearest.empty()) nearest = indicator.values;
                return tell("observations.value.category-unknown", {{"value", *text}, {"nearest", std::move(nearest)}});
            }
            column.integers[at] = static_cast<std::int64_t>(position);
            break;
        }
    }
    column.status[at] = Status::known;
}

PALIER_INLINE std::shared_ptr<const Observations> ObservationsBuilder::freeze() {
    const std::size_t rows = made_.row_units_.size();
    for (std::size_t i = 0; i < made_.columns_.size(); ++i) {
        const ValueType type = made_.indicators_->indicators()[i].type;
        ObservationColumn& column = made_.columns_[i];
        column.status.resize(rows, Status::missing);
        if (type == ValueType::number || type == ValueType::ratio)
            column.numbers.resize(rows, 0.0);
        else
            column.integers.resize(rows, 0);
        if (!column.evidence.empty()) column.evidence.resize(rows, Evidence::unstated);
    }
    std::stable_sort(made_.statements_.begin(), made_.statements_.end(), [](const TierStatement& a, const TierStatement& b) { return a.row < b.row; });
    auto frozen = std::make_shared<const Observations>(std::move(made_));
    *this = ObservationsBuilder(frozen->indicators_);
    return frozen;
}

}  // namespace palier
