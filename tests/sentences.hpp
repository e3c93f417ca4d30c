// SPDX-License-Identifier: MIT
#pragma once

// What findings tell, without lines and columns, and whether their sentences can be completed.

#include <string>
#include <vector>

#include "palier/catalogue.hpp"

namespace palier_test {

using Lines = std::vector<std::string>;

/// Each finding as `code pointer`, in order.
inline Lines lines(const palier::Report& report) {
    Lines made;
    for (const auto& finding : report.findings())
        made.push_back(finding.code + ' ' + finding.origin.pointer);
    return made;
}

/// What a finding lacks to make its sentences: a record in the catalogue, or arguments that the record names.
inline Lines gaps(const palier::Report& report) {
    Lines made;
    for (const auto& finding : report.findings()) {
        const palier::CodeRecord* const record = palier::find_code(finding.code);
        if (record == nullptr) {
            made.push_back(finding.code + " has no record");
            continue;
        }
        const std::string names = std::string(record->parameters) + ' ';
        for (std::size_t at = 0, end = names.find(' '); end != std::string::npos;
             at = end + 1, end = names.find(' ', at))
            if (end > at && !finding.find_argument(names.substr(at, end - at)))
                made.push_back(finding.code + " lacks " + names.substr(at, end - at));
    }
    return made;
}

/// The first finding of a code, or null.
inline const palier::Finding* find(const palier::Report& report, std::string_view code) {
    for (const auto& finding : report.findings())
        if (finding.code == code)
            return &finding;
    return nullptr;
}

/// An argument of a finding as people read it in English, or an empty text.
inline std::string argument(const palier::Finding* finding, std::string_view name) {
    const palier::ArgumentValue* const value = finding ? finding->find_argument(name) : nullptr;
    return value ? palier::to_text(*value, palier::Language::en) : std::string();
}

}  // namespace palier_test
