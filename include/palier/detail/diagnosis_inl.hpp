// SPDX-License-Identifier: MIT
#pragma once

#include "palier/diagnosis.hpp"

namespace palier {

PALIER_INLINE std::span<const RowId> Diagnosis::rows() const& noexcept {
    return rows_;
}

PALIER_INLINE std::span<const FieldProfile> Diagnosis::fields_at(std::size_t position) const& noexcept {
    return std::span<const FieldProfile>(fields_).subspan(position * framework()->field_count(), framework()->field_count());
}

PALIER_INLINE std::optional<std::size_t> Diagnosis::find(std::string_view unit, std::optional<SchoolYear> period) const {
    const auto position_of = [&](SchoolYear year) -> std::optional<std::size_t> {
        const auto row = observations_->find_row(unit, year);
        if (!row || positions_[index(*row)] >= rows_.size()) return std::nullopt;
        return positions_[index(*row)];
    };
    if (period) return position_of(*period);
    const auto periods = observations_->periods();
    for (std::size_t i = periods.size(); i-- > 0;)
        if (const auto position = position_of(periods[i])) return position;
    return std::nullopt;
}

PALIER_INLINE Table Diagnosis::table() const {
    const auto field_names = [&] {
        auto names = std::make_shared<NameList>();
        for (const auto& field : framework()->maturity().fields) names->add(field.id);
        if (!overall_.empty()) names->add("overall");
        return names;
    }();
    TableBuilder builder;
    ColumnBuilder& unit = builder.add_column("unit", ColumnType::text);
    ColumnBuilder& period = builder.add_column("period", ColumnType::category);
    ColumnBuilder& field = builder.add_column("field", field_names);
    ColumnBuilder& certain = builder.add_column("certain", ColumnType::int32);
    ColumnBuilder& possible = builder.add_column("possible", ColumnType::int32);
    ColumnBuilder& tight = builder.add_column("tight", ColumnType::boolean);
    ColumnBuilder& met = builder.add_column("met", ColumnType::int32);
    ColumnBuilder& not_met = builder.add_column("not_met", ColumnType::int32);
    ColumnBuilder& unknown = builder.add_column("unknown", ColumnType::int32);
    ColumnBuilder& not_applicable = builder.add_column("not_applicable", ColumnType::int32);
    builder.reserve(rows_.size() * (framework()->field_count() + (overall_.empty() ? 0 : 1)));
    for (std::size_t at = 0; at < rows_.size(); ++at) {
        const std::string_view name = observations_->unit_name(rows_[at]);
        const std::string year = observations_->period_of(rows_[at]).text();
        const auto add = [&](std::size_t field_position, const TierBounds& bounds) {
            unit.append_text(name);
            period.append_text(year);
            field.append_category(id_at<CategoryId>(field_position));
            certain.append_integer(bounds.certain);
            possible.append_integer(bounds.possible);
            tight.append_boolean(bounds.tight);
        };
        for (const auto& profile : fields_at(at)) {
            add(index(profile.field), profile.bounds);
            met.append_integer(profile.counts.met);
            not_met.append_integer(profile.counts.not_met);
            unknown.append_integer(profile.counts.unknown);
            not_applicable.append_integer(profile.counts.not_applicable);
        }
        if (const auto overall = overall_at(at)) {
            add(framework()->field_count(), *overall);
            for (ColumnBuilder* column : {&met, &not_met, &unknown, &not_applicable}) column->append_null();
        }
    }
    return builder.finish();
}

}  // namespace palier
