// SPDX-License-Identifier: MIT
#pragma once

#include "palier/maturity_model.hpp"

namespace palier {

PALIER_INLINE const Requirement& MaturityModel::requirement_of(const std::string& field, TierOrdinal tier) const noexcept {
    const RequirementOverride* best = nullptr;
    int best_rank = 0;
    for (const auto& candidate : overrides) {
        if (candidate.field && *candidate.field != field) continue;
        if (candidate.tier && *candidate.tier != tier) continue;
        const int rank = (candidate.field ? 2 : 0) + (candidate.tier ? 1 : 0);
        if (!best || rank > best_rank) {
            best = &candidate;
            best_rank = rank;
        }
    }
    return best ? best->requirement : default_requirement;
}

}  // namespace palier
