// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Reports as SARIF 2.1.0, for code scanning, editors and other tools that show findings. Opt-in; used without the compiled library it
/// needs nlohmann/json.

#include <string>  // the document

#include "palier/finding.hpp"
#include "palier/text.hpp"

namespace palier {

/// Writes a report as a SARIF 2.1.0 log of one run: the rules are the codes met, with reason and remedy; each finding has its level, its
/// place (line, column in characters, JSON Pointer), the other places that explain it, and the fingerprint of json.hpp under
/// `palierFingerprint/v1`. Advice and remarks have the level `note`. A document's name is taken as a path, relative to the root of what is
/// scanned unless it is absolute. Valid whatever the report holds: malformed UTF-8 is replaced by U+FFFD. Linear.
[[nodiscard]] std::string write_sarif(const Report& report, Language language = Language::fr);

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/sarif_inl.hpp"
#endif
