// SPDX-License-Identifier: MIT
#pragma once

// What a report tells, in a form that a test can compare at a glance.

#include <string>
#include <vector>

#include "palier/finding.hpp"

namespace palier_test {

/// Each finding as `line:column code pointer`.
inline std::vector<std::string> told(const palier::Report& report) {
    std::vector<std::string> lines;
    for (const palier::Finding& finding : report.findings()) {
        std::string line = std::to_string(finding.origin.line) + ':' + std::to_string(finding.origin.column) + ' ' + finding.code;
        if (!finding.origin.pointer.empty()) line += ' ' + finding.origin.pointer;
        lines.push_back(std::move(line));
    }
    return lines;
}

using Told = std::vector<std::string>;

}  // namespace palier_test
