// SPDX-License-Identifier: MIT
#pragma once

#include <memory>       // frozen observations are shared
#include <optional>     // a period for all rows
#include <string>       // name of the document
#include <string_view>  // cells

#include "palier/finding.hpp"
#include "palier/framework.hpp"
#include "palier/indicator.hpp"
#include "palier/observation.hpp"
#include "palier/period.hpp"
#include "palier/table.hpp"
#include "palier/value.hpp"

namespace palier {

/// How a table of observations is read.
struct ObservationsTableOptions {
    /// Name of the table in findings, such as a file name; may be empty.
    std::string document_name = {};
    /// The school year of rows that give none: of all rows when the table has no column of periods.
    std::optional<SchoolYear> period = {};
    /// Limits of the report.
    ReportLimits report_limits = {};
};

/// What reading a table gives: always observations, which may be empty, and a report.
struct ObservationsTableRead {
    std::shared_ptr<const Observations> observations;
    Report report;
};

/// Reads observations from a table, whatever it holds. With a column `indicator` it is *long*: columns `unit`, `period`,
/// `indicator`, `value`, and if wanted `status`, `evidence`, `reason`. Otherwise it is *wide*: `unit`, `period`, and one column
/// per indicator, by its id. French names and those of the national directory are known too (`uai`, `annee_scolaire`,
/// `indicateur`, …); years of a column `rentree` or `session` are read as such, a bare year elsewhere is refused as ambiguous.
/// Findings `observations.table.…` and `observations.value.…` point to `/rows/N/COLUMN`, N from 0. Linear in the cells.
[[nodiscard]] ObservationsTableRead read_observations_table(const Table& table, const Framework& framework,
                                                            const ObservationsTableOptions& options = {});

/// Reads a cell as people write it: decimal comma, blanks between thousands, `94,20 %`, `OUI`/`NON`, `VRAI`/`FAUX`, `O`/`N`, `1`/`0`,
/// a category or an ordinal by its label; `ss` is suppressed, `NS` not significant, `n/a` not applicable. An empty text, `-`, `nan` and
/// `NA` are missing: taking `NA` for "not applicable" could raise a tier. A text of none of these forms is returned as it is.
[[nodiscard]] Value parse_cell(std::string_view text, const Indicator& indicator);

/// Returns observations as a wide table: `unit`, `period`, and a column per indicator that is not computed by a formula. What is not known
/// is an empty cell; its status, evidence and reason are in the long table only, and so is an indicator whose id is `unit` or
/// `period`. Linear in the cells.
[[nodiscard]] Table make_wide_table(const Observations& observations);

/// Returns observations as a long table that read_observations_table reads as the same: `unit`, `period`, `indicator`, `value` (a text),
/// `status`, `evidence`, `reason`; a row for each unit, period and indicator that is not computed by a formula. Linear in the cells.
[[nodiscard]] Table make_long_table(const Observations& observations);

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/observations_cell_inl.hpp"
#include "palier/detail/observations_table_inl.hpp"
#include "palier/detail/observations_table_write_inl.hpp"
#endif
