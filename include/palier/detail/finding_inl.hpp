// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::lower_bound
#include <utility>    // std::move

#include "palier/finding.hpp"

namespace palier {

PALIER_INLINE Report::Report() = default;

PALIER_INLINE Report::Report(ReportLimits limits) : limits_(limits) {}

PALIER_INLINE std::span<const Finding> Report::findings() const& noexcept {
    return findings_;
}

PALIER_INLINE std::span<Finding> Report::mutable_findings() & noexcept {
    return findings_;
}

PALIER_INLINE const ArgumentValue* Finding::find_argument(std::string_view name) const& noexcept {
    for (const auto& argument : arguments)
        if (argument.name == name) return &argument.value;
    return nullptr;
}

PALIER_INLINE void Report::add(Finding finding) {
    ++counts_[static_cast<std::size_t>(finding.severity)];
    if (++total_of(finding.code) > limits_.max_findings_per_code)
        ++dropped_;
    else
        findings_.push_back(std::move(finding));
}

PALIER_INLINE void Report::merge(Report other) {
    for (auto& finding : other.findings_) {
        --other.total_of(finding.code);
        add(std::move(finding));
    }
    // What the other report dropped is known by code and by severity only as totals.
    for (const auto& [code, dropped] : other.codes_) total_of(code) += dropped;
    std::array<std::size_t, 4> moved{};
    for (const auto& finding : other.findings_) ++moved[static_cast<std::size_t>(finding.severity)];
    for (std::size_t i = 0; i < counts_.size(); ++i) counts_[i] += other.counts_[i] - moved[i];
    dropped_ += other.dropped_;
}

PALIER_INLINE std::size_t Report::count(std::string_view code) const noexcept {
    const auto place = std::lower_bound(codes_.begin(), codes_.end(), code, [](const CodeTotal& known, std::string_view name) { return known.code < name; });
    return place == codes_.end() || place->code != code ? 0 : place->total;
}

PALIER_INLINE std::size_t& Report::total_of(std::string_view code) {
    auto place = std::lower_bound(codes_.begin(), codes_.end(), code, [](const CodeTotal& known, std::string_view name) { return known.code < name; });
    if (place == codes_.end() || place->code != code) place = codes_.insert(place, {std::string(code), 0});
    return place->total;
}

}  // namespace palier
