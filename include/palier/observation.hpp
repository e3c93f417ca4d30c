// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>        // cells
#include <memory>         // frozen observations are shared
#include <optional>       // rows that may be absent
#include <span>           // columns
#include <string>         // reasons
#include <string_view>    // unit names
#include <vector>         // columns

#include "palier/finding.hpp"
#include "palier/id.hpp"
#include "palier/indicator.hpp"
#include "palier/name_table.hpp"
#include "palier/period.hpp"
#include "palier/value.hpp"

namespace palier {

/// The values of one indicator for all rows, in columns.
struct ObservationColumn {
    std::vector<Status> status;          ///< One per row.
    std::vector<std::int64_t> integers;  ///< Booleans, integers, ordinals, and categories as positions; else empty.
    std::vector<double> numbers;         ///< Numbers, and ratios given as such; else empty.
    std::vector<Evidence> evidence;      ///< One per row, or empty when no value states any.
};

/// A tier that a person states for a row, to be shown beside the computed one and never instead of it.
struct TierStatement {
    RowId row{};
    std::string field;       ///< Id of a field of the framework.
    std::uint32_t tier = 0;  ///< 0 means below tier 1.
    std::string role;        ///< Who states it, as a role ("head of school"), never a name.
    std::string reason;      ///< Why, in the person's own words.
    Date date;               ///< When it was stated.
};

namespace detail {
struct ObservationKeys;  // hash tables, kept out of this header for the sake of compile time
}  // namespace detail

/// What was observed: unit x period x indicator, frozen in columns, one row per (unit, period).
/// Safe to share between threads.
class Observations {
public:
    /// Returns the indicators that the columns stand for.
    [[nodiscard]] const std::shared_ptr<const IndicatorSet>& indicators() const& noexcept PALIER_LIFETIMEBOUND { return indicators_; }

    /// Returns the number of rows.
    [[nodiscard]] std::size_t row_count() const noexcept { return row_units_.size(); }

    /// Returns the names of the units met, in order of first appearance.
    [[nodiscard]] const NameTable<UnitId>& units() const& noexcept PALIER_LIFETIMEBOUND { return units_; }

    /// Returns the unit of a row, as a position in units().
    [[nodiscard]] UnitId unit_of(RowId row) const noexcept { return row_units_[index(row)]; }
    /// Returns the name of the unit of a row. The view lives as long as the observations.
    [[nodiscard]] std::string_view unit_name(RowId row) const& noexcept PALIER_LIFETIMEBOUND { return units_.name(unit_of(row)); }
    /// Returns the period of a row.
    [[nodiscard]] SchoolYear period_of(RowId row) const noexcept { return row_periods_[index(row)]; }

    /// Returns the periods met, in time order.
    [[nodiscard]] std::span<const SchoolYear> periods() const& noexcept PALIER_LIFETIMEBOUND;

    /// Returns the row of a unit at a period, if there is one. Constant on average.
    [[nodiscard]] std::optional<RowId> find_row(std::string_view unit, SchoolYear period) const noexcept;

    /// Returns the column of an indicator.
    [[nodiscard]] const ObservationColumn& column(IndicatorId indicator) const& noexcept PALIER_LIFETIMEBOUND {
        return columns_[index(indicator)];
    }

    /// Returns one value, with its evidence and reason.
    [[nodiscard]] Value value(RowId row, IndicatorId indicator) const;

    /// Returns the reason given with a value, or an empty text. Constant on average.
    [[nodiscard]] std::string_view reason(RowId row, IndicatorId indicator) const& noexcept PALIER_LIFETIMEBOUND;

    /// Returns the tiers that persons state, by row, those of one row in the order they were added.
    [[nodiscard]] std::span<const TierStatement> statements() const& noexcept PALIER_LIFETIMEBOUND;
    /// Returns those of one row. Logarithmic.
    [[nodiscard]] std::span<const TierStatement> statements_of(RowId row) const& noexcept PALIER_LIFETIMEBOUND;

private:
    friend class ObservationsBuilder;

    std::shared_ptr<const IndicatorSet> indicators_;
    NameTable<UnitId> units_;
    std::vector<UnitId> row_units_;
    std::vector<SchoolYear> row_periods_;
    std::vector<SchoolYear> periods_;
    std::vector<ObservationColumn> columns_;
    std::shared_ptr<detail::ObservationKeys> keys_;  // rows and reasons by what they belong to; never null once built
    std::vector<TierStatement> statements_;          // sorted by row
};

/// Collects observations in any order, checks each against its indicator, then freezes.
class ObservationsBuilder {
public:
    explicit ObservationsBuilder(std::shared_ptr<const IndicatorSet> indicators);

    /// Returns the row of a unit at a period, adding it when it is new. Constant on average.
    RowId add_row(std::string_view unit, SchoolYear period);

    /// Returns the row of a unit at a period, if it was added. Constant on average.
    [[nodiscard]] std::optional<RowId> find_row(std::string_view unit, SchoolYear period) const noexcept;

    /// Sets a value. What does not fit the indicator (type, range, category, n/a policy, a derived indicator, a second value)
    /// is told in the report (`observations.value.…`) and kept as missing, or as the first value met.
    void set(RowId row, IndicatorId indicator, const Value& value, const Origin& origin, Report& report);

    /// Adds a tier that a person states for a row. Whether the framework has such a field and tier is the caller's to check.
    void state(TierStatement statement);

    /// Freezes what was collected. The builder is empty afterwards.
    [[nodiscard]] std::shared_ptr<const Observations> freeze();

private:
    Observations made_;
    std::vector<std::vector<bool>> given_;  // a value was set, per indicator and row
};

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/observation_inl.hpp"
#endif
