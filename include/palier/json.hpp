// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Every model as JSON: reading any bytes, writing what can be read again. Opt-in; used without the compiled
/// library it needs nlohmann/json.

#include <cstddef>      // std::size_t
#include <cstdint>      // std::int64_t
#include <memory>       // frozen observations are shared
#include <span>         // schemas to choose from
#include <string>       // names and written documents
#include <string_view>  // bytes to read

#include "palier/config.hpp"
#include "palier/finding.hpp"
#include "palier/framework.hpp"
#include "palier/json_options.hpp"
#include "palier/observation.hpp"
#include "palier/organisation.hpp"
#include "palier/organisation_schema.hpp"

namespace palier {

/// The first members of a document.
struct DocumentFormat {
    DocumentKind kind = DocumentKind::unknown;
    std::string format;         ///< As written, such as `palier/framework`, or empty.
    std::int64_t version = 0;   ///< `format_version`, or 0.
    std::string id;             ///< `id`, or empty.
    Report report;              ///< What prevents reading: `json.…` (syntax, `json.format.unknown`, `json.format.version`), `limit.…`.
};

/// Says what a document is, without reading it as that. Linear in the bytes; total.
[[nodiscard]] DocumentFormat detect_format(std::string_view bytes, const ReadOptions& options = {});

/// Reads a framework from the bytes of a JSON document, whatever they hold, and builds it. Findings carry line and column; what
/// is wrong is told and left out (`json.…`, `limit.…`, `framework.…`, `expression.…`). Linear in the bytes.
[[nodiscard]] FrameworkBuild read_framework(std::string_view bytes, const ReadOptions& options = {});

/// What reading observations gives: always a report and observations, which may be empty.
struct ObservationsRead {
    std::shared_ptr<const Observations> observations;
    Report report;
};

/// Reads observations of a framework's indicators from the bytes of a JSON document, whatever they hold. Findings carry
/// line and column (`json.…`, `limit.…`, `observations.…`); a value that does not fit counts as missing. Linear in the bytes.
[[nodiscard]] ObservationsRead read_observations(std::string_view bytes, const Framework& framework, const ReadOptions& options = {});

/// Reads a schema of organisations from the bytes of a JSON document, whatever they hold. Findings carry line and column;
/// what is wrong is told and left out (`json.…`, `limit.…`, `organisation-schema.…`). Linear in the bytes.
[[nodiscard]] OrganisationSchemaResult read_organisation_schema(std::string_view bytes, const ReadOptions& options = {});

/// Reads an organisation from the bytes of a JSON document, whatever they hold, and freezes it. It follows the schema that the
/// document names among those given. Findings carry line and column; what is wrong is told and left out
/// (`json.…`, `limit.…`, `organisation.…`). Linear in the bytes. Throws ArgumentError `api.argument.null` without a schema.
[[nodiscard]] OrganisationResult read_organisation(std::string_view bytes, std::span<const std::shared_ptr<const OrganisationSchema>> schemas,
                                                   const ReadOptions& options = {});
[[nodiscard]] OrganisationResult read_organisation(std::string_view bytes, std::shared_ptr<const OrganisationSchema> schema,
                                                   const ReadOptions& options = {});

/// Writes a framework as a JSON document that read_framework reads as the same definition. Malformed UTF-8 in
/// texts made in code is replaced by U+FFFD. Linear.
[[nodiscard]] std::string write_framework(const FrameworkDefinition& definition);

/// Writes a schema of organisations as a JSON document that read_organisation_schema reads as the same schema. Linear.
[[nodiscard]] std::string write_organisation_schema(const OrganisationSchema& schema);

/// Writes an organisation as a JSON document that read_organisation reads as the same units and links, one on a line and
/// in the order they were read. Linear but for that order.
[[nodiscard]] std::string write_organisation(const Organisation& organisation);

/// Writes observations as a JSON document that read_observations reads as the same rows. Linear.
[[nodiscard]] std::string write_observations(const Observations& observations, const Framework& framework);

/// Languages of the sentences of a written report.
enum class ReportLanguages : std::uint8_t {
    fr,
    en,
    both,  ///< Each sentence is an object by language.
};

/// Writes a report as a JSON document for other programs, with the sentences in one language or both, and for each finding a
/// fingerprint that stays the same as long as code, document, anchor and arguments do. Linear.
[[nodiscard]] std::string write_report(const Report& report, ReportLanguages languages = ReportLanguages::both);

/// Completes the findings about a document that have a JSON Pointer but no line, such as those of check_framework(), from its bytes.
/// Linear in the bytes; nothing is read when there is no such finding.
void locate_findings(std::string_view bytes, const ReadOptions& options, Report& report);

/// Returns the fingerprint of a finding, 16 hexadecimal digits: code, document, anchor (or else pointer) and arguments, not the line.
[[nodiscard]] std::string fingerprint(const Finding& finding);

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/json_document_inl.hpp"
#include "palier/detail/json_format_inl.hpp"
#include "palier/detail/json_framework_inl.hpp"
#include "palier/detail/json_framework_write_inl.hpp"
#include "palier/detail/json_locate_inl.hpp"
#include "palier/detail/json_observations_inl.hpp"
#include "palier/detail/json_organisation_inl.hpp"
#include "palier/detail/json_organisation_schema_inl.hpp"
#include "palier/detail/json_organisation_write_inl.hpp"
#include "palier/detail/json_reader_inl.hpp"
#include "palier/detail/json_report_inl.hpp"
#include "palier/detail/json_scan_inl.hpp"
#endif
