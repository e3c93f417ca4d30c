// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What a JSON document may be and may cost, and how it is read.

#include <cstddef>  // std::size_t
#include <cstdint>  // kinds
#include <string>   // names

#include "palier/finding.hpp"

namespace palier {

/// What a JSON document may cost. Beyond a limit a finding `limit.…` says what was left out, and the rest is read.
struct JsonLimits {
    /// Bytes read; what follows is left out. Values above 512 MiB count as 512 MiB.
    std::size_t max_bytes = std::size_t{256} * 1024 * 1024;
    /// Objects and arrays inside each other; deeper ones are left out.
    std::size_t max_depth = 128;
    /// Bytes of a member's name; a member with a longer one is left out.
    std::size_t max_name_bytes = 1000;
    /// Values (objects, arrays, texts, numbers…) kept; what follows is left out. Each costs 36 bytes of memory.
    std::size_t max_values = 20'000'000;
};

/// How a document is read.
struct ReadOptions {
    /// Name of the document in findings: a file name, a built-in id, or empty.
    std::string document_name = {};
    /// What the document may cost.
    JsonLimits limits = {};
    /// What the report may keep.
    ReportLimits report_limits = {};
};

/// What a document says it is.
enum class DocumentKind : std::uint8_t {
    unknown,
    framework,
    organisation_schema,
    organisation,
    observations,
    plan,
    plan_profile,
    report,
    diagnosis,
};

}  // namespace palier
