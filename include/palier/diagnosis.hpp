// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>      // std::size_t
#include <memory>       // shared parts
#include <optional>     // organisation, overall
#include <span>         // rows
#include <string_view>  // units
#include <vector>       // columns

#include "palier/assess.hpp"
#include "palier/finding.hpp"
#include "palier/observation.hpp"
#include "palier/organisation.hpp"
#include "palier/table.hpp"

namespace palier {

/// What a diagnosis is made with.
struct DiagnoseOptions {
    /// Gives `unit.NAME` to expressions, and labels; without it they are unknown.
    std::shared_ptr<const Organisation> organisation;
    /// The school year to diagnose; without it, every period observed.
    std::optional<SchoolYear> period;
    /// Answers backed by less than this count as missing.
    Evidence minimum_evidence = Evidence::unstated;
    /// Limits of the search for tight bounds.
    AssessOptions assess;
};

/// The tiers of many units: one row per (unit, period), one set of bounds per field. Immutable, shared between threads.
class Diagnosis {
public:
    [[nodiscard]] const std::shared_ptr<const Framework>& framework() const& noexcept PALIER_LIFETIMEBOUND { return assessor_->framework(); }
    [[nodiscard]] const std::shared_ptr<const Assessor>& assessor() const& noexcept PALIER_LIFETIMEBOUND { return assessor_; }
    [[nodiscard]] const std::shared_ptr<const Observations>& observations() const& noexcept PALIER_LIFETIMEBOUND { return observations_; }
    [[nodiscard]] const DiagnoseOptions& options() const& noexcept PALIER_LIFETIMEBOUND { return options_; }
    [[nodiscard]] const Report& report() const& noexcept PALIER_LIFETIMEBOUND { return report_; }

    /// Returns the rows of the observations that were diagnosed, in their order.
    [[nodiscard]] std::span<const RowId> rows() const& noexcept PALIER_LIFETIMEBOUND;

    /// Returns the results of the fields for the row at a position of rows().
    [[nodiscard]] std::span<const FieldProfile> fields_at(std::size_t position) const& noexcept PALIER_LIFETIMEBOUND;

    /// Returns the overall tier for the row at a position of rows(), if the framework asks for one.
    [[nodiscard]] std::optional<TierBounds> overall_at(std::size_t position) const noexcept {
        return overall_.empty() ? std::nullopt : std::optional<TierBounds>(overall_[position]);
    }

    /// Returns the position in rows() of a unit at a period, or at its latest one. Linear in the periods.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view unit, std::optional<SchoolYear> period = std::nullopt) const;

    /// Returns the tiers as a table, one row per unit x period x field, and a row with field `overall` when there is one:
    /// unit, period, field, certain, possible, tight, met, not_met, unknown, not_applicable. Linear.
    [[nodiscard]] Table table() const;

private:
    friend class Diagnoser;

    std::shared_ptr<const Assessor> assessor_;
    std::shared_ptr<const Observations> observations_;
    DiagnoseOptions options_;
    std::vector<RowId> rows_;
    std::vector<std::uint32_t> positions_;  // by row of the observations; past the end when not diagnosed
    std::vector<FieldProfile> fields_;
    std::vector<TierBounds> overall_;
    Report report_;
};

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/diagnosis_inl.hpp"
#endif
