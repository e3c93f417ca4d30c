// SPDX-License-Identifier: MIT
#pragma once

#include <span>    // frames
#include <vector>  // a new frame

#include "palier/evaluate.hpp"
#include "palier/indicator.hpp"
#include "palier/observation.hpp"

namespace palier {

/// Returns what is known of an indicator without an answer: its declared range, or its declared texts. O(1).
/// The value refers to texts of the set.
[[nodiscard]] PartialValue unknown_value(const IndicatorSet& indicators, IndicatorId id, Reason reason);

/// Returns one answer as a partial value; an answer backed by less than `minimum` counts as missing. O(1).
/// The value refers to texts of the set.
[[nodiscard]] PartialValue observed_value(const Observations& observations, RowId row, IndicatorId id, Evidence minimum);

/// What derive() does with derived indicators whose value the caller has set.
enum class Pinned : std::uint8_t { no, yes };

/// Computes the derived indicators of a frame from the others: ratios exactly, formulas in order. A ratio given as a number
/// stands while one of its parts is unknown. Slots marked in `pinned` (same size as the frame, or empty) are left as they are.
/// O(nodes of the formulas).
void derive(const IndicatorSet& indicators, std::span<PartialValue> frame, std::span<const Pinned> pinned, EvaluationScratch& scratch);

/// Makes the frame of a row: its answers, then what derives from them, then the unit's attributes as given
/// (one per IndicatorSet::attributes(); too few leave the rest unknown). O(slots + nodes of the formulas).
[[nodiscard]] std::vector<PartialValue> make_frame(const Observations& observations, RowId row, std::span<const PartialValue> attributes,
                                                   Evidence minimum, EvaluationScratch& scratch);

/// Makes the frame of a unit of which nothing is known. O(slots + nodes of the formulas).
[[nodiscard]] std::vector<PartialValue> make_empty_frame(const IndicatorSet& indicators, EvaluationScratch& scratch);

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/frame_inl.hpp"
#endif
