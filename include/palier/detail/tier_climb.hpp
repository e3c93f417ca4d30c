// SPDX-License-Identifier: MIT
// floor: 9
#pragma once

#include "palier/profile.hpp"

namespace palier::detail {

/// Bounds the tier of a field, its tiers' requirements being told one by one from the first. Whether the bounds are tight is left open.
class TierClimb {
public:
    explicit TierClimb(Gating gating) noexcept : cumulative_(gating == Gating::cumulative) {}

    /// Adds the next tier. Returns whether those above still matter.
    bool add(const RequirementResult& requirement) noexcept {
        ++tier_;
        certain_ = requirement.certain && (certain_ || !cumulative_);
        possible_ = requirement.possible && (possible_ || !cumulative_);
        if (certain_) bounds_.certain = tier_;
        if (possible_) bounds_.possible = tier_;
        return possible_ || !cumulative_;
    }

    [[nodiscard]] TierBounds bounds() const noexcept { return bounds_; }

private:
    bool cumulative_;
    bool certain_ = true;
    bool possible_ = true;
    TierOrdinal tier_ = 0;
    TierBounds bounds_{0, 0, false};
};

}  // namespace palier::detail
