// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Organisations as two tables, one of units and one of links: the form of data frames and of other programs.

#include <memory>  // the schema

#include "palier/finding.hpp"
#include "palier/organisation.hpp"
#include "palier/table.hpp"

namespace palier {

/// Returns the units as a table, one row each in their order: `id`, `kind`, `label` (without a language), `label_fr`, `label_en`,
/// `aliases` (separated by blanks), `valid_from`, `valid_to` (dates; empty is open), then one column per attribute of the schema, by
/// its name, or `unit.NAME` where the name is taken. Linear.
[[nodiscard]] Table make_units_table(const Organisation& organisation);

/// Returns the links as a table, one row each in their order: `kind`, `from`, `to` (ids of units), `valid_from`, `valid_to`. Linear.
[[nodiscard]] Table make_links_table(const Organisation& organisation);

/// How tables of units and links are read.
struct OrganisationTablesOptions {
    /// Id, labels, and the name of the tables in findings. The pointers of units and links are set here: `/units/N/COLUMN` and
    /// `/links/N/COLUMN`, N from 0.
    OrganisationHeader header = {};
    /// Limits of the report.
    ReportLimits report_limits = {};
};

/// Reads an organisation from a table of units and one of links, as make_units_table and make_links_table write them. Columns `id` and
/// `kind`, and `kind`, `from` and `to`, are needed; dates are dates or ISO texts; a column that is neither named above nor an
/// attribute is left out with a finding. Findings `organisation.table.…`, and those of OrganisationBuilder. Linear in the cells.
/// Throws ArgumentError `api.argument.null` without a schema.
[[nodiscard]] OrganisationResult read_organisation_tables(const Table& units, const Table& links, std::shared_ptr<const OrganisationSchema> schema,
                                                          const OrganisationTablesOptions& options = {});

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/organisation_table_inl.hpp"
#include "palier/detail/organisation_table_read_inl.hpp"
#endif
