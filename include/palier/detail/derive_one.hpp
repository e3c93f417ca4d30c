// SPDX-License-Identifier: MIT
// floor: 8
#pragma once

#include <span>  // frames

#include "palier/evaluate.hpp"
#include "palier/indicator.hpp"

namespace palier::detail {

/// Computes one derived indicator of a frame from the others, as derive() does.
void derive_one(const IndicatorSet& indicators, IndicatorId id, std::span<PartialValue> frame, EvaluationScratch& scratch);

}  // namespace palier::detail
