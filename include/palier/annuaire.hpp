// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The national directory of schools and services (*annuaire de l'éducation*) as an organisation.

#include <cstddef>  // std::size_t
#include <memory>   // the schema is shared
#include <string>   // names

#include "palier/config.hpp"
#include "palier/finding.hpp"
#include "palier/organisation.hpp"
#include "palier/organisation_schema.hpp"
#include "palier/table.hpp"

namespace palier {

/// How the directory is read.
struct AnnuaireOptions {
    /// Id of the organisation made.
    std::string id = "annuaire";
    /// Name that findings give as their origin: a file name, or empty.
    std::string document_name = {};
    /// What the report may keep.
    ReportLimits report_limits = {};
};

/// What became of the rows: rows = units_from_rows + repeated + left_out.
struct AnnuaireCounts {
    std::size_t rows = 0;             ///< Rows of the table.
    std::size_t units_from_rows = 0;  ///< Rows that became a unit: schools and services.
    std::size_t schools = 0;          ///< Those of a kind of the family `school`.
    std::size_t repeated = 0;         ///< Rows whose code an earlier row has: other sites or tracks of its unit.
    std::size_t left_out = 0;         ///< Rows without a code.
    std::size_t units_derived = 0;    ///< Communes, départements, académies… named by rows.
    std::size_t links = 0;            ///< Links made.
};

/// An organisation made of the directory, what there is to say about each row, and the count of rows.
struct AnnuaireResult {
    std::shared_ptr<const Organisation> organisation;  ///< Never null.
    Report report;
    AnnuaireCounts counts;
};

/// Reads the directory in any of its layouts: columns are recognised by name whatever their case, accents and blanks,
/// in any order; cells may be text or numbers. The schema must have the kinds of the schema `france`.
///
/// Each row with a code becomes a unit whose id is the code, valid from its opening; a wrong check letter is told,
/// never repaired, a lost leading zero is repaired and told. A repeated code makes one unit, of its first row.
/// Circonscriptions, bassins, zones d'animation, communes, départements, académies and régions académiques are made
/// from names and codes. Findings `annuaire.…` and `uai.…` point at `/rows/ROW/COLUMN`, rows from 0; the last one
/// counts the rows. Linear. Throws ArgumentError `api.argument.null` without a schema.
[[nodiscard]] AnnuaireResult read_annuaire(const Table& table, std::shared_ptr<const OrganisationSchema> schema,
                                           const AnnuaireOptions& options = {});

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/annuaire_inl.hpp"
#endif
