// SPDX-License-Identifier: MIT
// floor: 7
#pragma once

#include <algorithm>  // std::min

#include "palier/maturity_model.hpp"

namespace palier::detail {

/// Criteria needed out of those that apply.
constexpr std::uint32_t needed_of(const Requirement& requirement, std::uint32_t applicable) noexcept {
    switch (requirement.rule) {
        case RequirementRule::all: return applicable;
        case RequirementRule::at_least: return std::min(requirement.count, applicable);
        case RequirementRule::share: return ceil_share(requirement.percent, applicable);
    }
    return applicable;
}

}  // namespace palier::detail
