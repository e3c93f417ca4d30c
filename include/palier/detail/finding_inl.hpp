// SPDX-License-Identifier: MIT
#pragma once

#include "palier/finding.hpp"

namespace palier {

PALIER_INLINE const ArgumentValue* Finding::find_argument(std::string_view name) const& noexcept {
    for (const auto& argument : arguments)
        if (argument.name == name) return &argument.value;
    return nullptr;
}

PALIER_INLINE void Report::add(Finding finding) {
    ++counts_[static_cast<std::size_t>(finding.severity)];
    const auto known = codes_.find(finding.code);
    const std::size_t nth = known == codes_.end() ? (codes_[finding.code] = 1) : ++known->second;
    if (nth > limits_.max_findings_per_code)
        ++dropped_;
    else
        findings_.push_back(std::move(finding));
}

PALIER_INLINE void Report::merge(Report other) {
    std::map<std::string, std::size_t, std::less<>> kept;
    for (auto& finding : other.findings_) {
        ++kept[finding.code];
        add(std::move(finding));
    }
    // What the other report dropped is known by code and by severity only as totals.
    for (const auto& [code, total] : other.codes_) codes_[code] += total - kept[code];
    std::array<std::size_t, 4> moved{};
    for (const auto& finding : other.findings_) ++moved[static_cast<std::size_t>(finding.severity)];
    for (std::size_t i = 0; i < counts_.size(); ++i) counts_[i] += other.counts_[i] - moved[i];
    dropped_ += other.dropped_;
}

PALIER_INLINE std::size_t Report::count(std::string_view code) const noexcept {
    const auto known = codes_.find(code);
    return known == codes_.end() ? 0 : known->second;
}

}  // namespace palier
