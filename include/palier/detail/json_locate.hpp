// SPDX-License-Identifier: MIT
// floor: edge
#pragma once

#include <span>         // pointers to look for
#include <string>       // names of documents
#include <string_view>  // the text
#include <vector>       // places

#include "palier/detail/json_document.hpp"
#include "palier/detail/json_scan.hpp"
#include "palier/finding.hpp"

namespace palier::detail {

/// Where a JSON Pointer leads in a text.
struct PointerPlace {
    TextPlace value;                ///< First character of the value, or of the nearest container that there is.
    TextPlace name;                 ///< The member's name; the value for elements and the root.
    std::vector<TextPlace> repeats;  ///< The names of further members of the same name in the same object, the first ten.
};

/// Finds the places of JSON Pointers in one walk over the text: linear in the text and the pointers. A pointer that leads
/// nowhere gets the place of its nearest container, so that a cut or wrong text is no obstacle.
/// The text must be well-formed UTF-8 without byte order mark, as JsonDocument::text() is.
[[nodiscard]] std::vector<PointerPlace> locate_pointers(std::string_view text, std::span<const std::string_view> pointers);

/// Completes the findings about a document that have no line. Reads the text only when there is such a finding.
void locate_findings(std::string_view text, const std::string& document, Report& report);

/// The same for a document that was read: its tree leads to the places. Linear in the findings, their pointers and the text before them,
/// but for sorting the places.
void locate_findings(const JsonDocument& document, Report& report);

}  // namespace palier::detail
