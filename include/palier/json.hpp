// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Every model as JSON: reading any bytes, writing what can be read again. Opt-in; used without the compiled
/// library it needs nlohmann/json.

#include <cstddef>  // std::size_t
#include <string>   // names and written documents

#include "palier/config.hpp"
#include "palier/finding.hpp"

namespace palier {

/// What a JSON document may cost. Beyond a limit a finding `limit.…` says what was left out, and the rest is read.
struct JsonLimits {
    /// Bytes read; what follows is left out. Values above 1 GiB count as 1 GiB.
    std::size_t max_bytes = 256U * 1024U * 1024U;
    /// Objects and arrays inside each other; deeper ones are left out.
    std::size_t max_depth = 128;
    /// Bytes of a member's name; a member with a longer one is left out.
    std::size_t max_name_bytes = 1000;
    /// Values (objects, arrays, texts, numbers…) kept; what follows is left out. Each costs 32 bytes of memory.
    std::size_t max_values = 20'000'000;
};

/// How a document is read.
struct ReadOptions {
    /// Name of the document in findings: a file name, a built-in id, or empty.
    std::string document_name;
    /// What the document may cost.
    JsonLimits limits;
    /// What the report may keep.
    ReportLimits report_limits;
};

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/json_document_inl.hpp"
#include "palier/detail/json_locate_inl.hpp"
#include "palier/detail/json_reader_inl.hpp"
#include "palier/detail/json_scan_inl.hpp"
#endif
