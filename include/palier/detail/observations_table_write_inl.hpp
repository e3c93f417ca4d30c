// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>      // std::size_t
#include <memory>       // shared categories
#include <string>       // values
#include <string_view>  // words

#include "palier/detail/cell_text.hpp"
#include "palier/name_table.hpp"
#include "palier/observations_table.hpp"
#include "palier/text.hpp"

namespace palier {

namespace detail {

inline ColumnType column_type(ValueType type) noexcept {
    switch (type) {
        case ValueType::boolean: return ColumnType::boolean;
        case ValueType::integer:
        case ValueType::ordinal: return ColumnType::int64;
        case ValueType::number:
        case ValueType::ratio: return ColumnType::float64;
        case ValueType::category: break;
    }
    return ColumnType::category;
}

inline void append_cell(ColumnBuilder& column, const ObservationColumn& values, ValueType type, std::size_t row) {
    if (values.status[row] != Status::known) return column.append_null();
    switch (type) {
        case ValueType::boolean: return column.append_boolean(values.integers[row] != 0);
        case ValueType::integer:
        case ValueType::ordinal: return column.append_integer(values.integers[row]);
        case ValueType::number:
        case ValueType::ratio: return column.append_number(values.numbers[row]);
        case ValueType::category: return column.append_category(id_at<CategoryId>(static_cast<std::size_t>(values.integers[row])));
    }
}

}  // namespace detail

PALIER_INLINE Table make_wide_table(const Observations& observations) {
    const IndicatorSet& indicators = *observations.indicators();
    TableBuilder builder;
    ColumnBuilder& unit = builder.add_column("unit", ColumnType::text);
    ColumnBuilder& period = builder.add_column("period", ColumnType::category);
    for (std::size_t row = 0; row < observations.row_count(); ++row) {
        unit.append_text(observations.unit_name(id_at<RowId>(row)));
        period.append_text(observations.period_of(id_at<RowId>(row)).text());
    }
    for (std::size_t i = 0; i < indicators.size(); ++i) {
        const Indicator& indicator = indicators.indicators()[i];
        if (!indicator.formula.empty() || indicator.id == "unit" || indicator.id == "period")
            continue;
        const auto categories = [&] {
            auto names = std::make_shared<NameList>();
            for (const auto& value : indicator.values) names->add(value);
            return names;
        };
        ColumnBuilder& column = indicator.type == ValueType::category ? builder.add_column(indicator.id, categories())
                                                                      : builder.add_column(indicator.id, detail::column_type(indicator.type));
        column.reserve(observations.row_count());
        const ObservationColumn& values = observations.column(id_at<IndicatorId>(i));
        for (std::size_t row = 0; row < observations.row_count(); ++row) detail::append_cell(column, values, indicator.type, row);
    }
    return builder.finish();
}

PALIER_INLINE Table make_long_table(const Observations& observations) {
    const IndicatorSet& indicators = *observations.indicators();
    TableBuilder builder;
    ColumnBuilder& unit = builder.add_column("unit", ColumnType::text);
    ColumnBuilder& period = builder.add_column("period", ColumnType::category);
    ColumnBuilder& name = builder.add_column("indicator", ColumnType::category);
    ColumnBuilder& value = builder.add_column("value", ColumnType::text);
    ColumnBuilder& status = builder.add_column("status", ColumnType::category);
    ColumnBuilder& evidence = builder.add_column("evidence", ColumnType::category);
    ColumnBuilder& reason = builder.add_column("reason", ColumnType::text);
    const auto append_or_null = [](ColumnBuilder& column, std::string_view text) {
        if (text.empty())
            column.append_null();
        else
            column.append_text(text);
    };
    for (std::size_t r = 0; r < observations.row_count(); ++r) {
        const auto row = id_at<RowId>(r);
        const std::string year = observations.period_of(row).text();
        for (std::size_t i = 0; i < indicators.size(); ++i) {
            const Indicator& indicator = indicators.indicators()[i];
            if (!indicator.formula.empty()) continue;
            const Value cell = observations.value(row, id_at<IndicatorId>(i));
            unit.append_text(observations.unit_name(row));
            period.append_text(year);
            name.append_text(indicator.id);
            if (cell.status == Status::known)
                value.append_text(detail::scalar_text(cell.scalar));
            else
                value.append_null();
            status.append_text(to_text(cell.status));
            append_or_null(evidence, to_text(cell.evidence));
            append_or_null(reason, cell.reason);
        }
    }
    return builder.finish();
}

}  // namespace palier
