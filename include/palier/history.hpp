// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What a unit was before and what became of it: mergers, splits, renames.

#include <vector>  // the chain of units

#include "palier/config.hpp"
#include "palier/organisation.hpp"

namespace palier {

/// A unit in the history of another one.
struct HistoryEntry {
    UnitId unit;
    int generation =
        0;  ///< 0 the unit itself, -1 what it succeeds, -2 what that succeeded; 1 what succeeds it, and so on.

    friend bool operator==(const HistoryEntry&, const HistoryEntry&) = default;
};

/// Returns the units that a unit descends from and those that descend from it, along the succession links of its schema
/// whatever their dates: oldest first, each once with its nearest generation. Several units of generation -1 merged
/// into it; several of generation 1 share what it was. The unit alone when the schema has no succession. Linear in the
/// links met.
[[nodiscard]] std::vector<HistoryEntry> unit_history(const Organisation& organisation, UnitId unit);

/// Returns the units that stand for a unit on a day: itself when it exists, otherwise its nearest successors that do.
/// Empty when it has none. Linear in the links met.
[[nodiscard]] std::vector<UnitId> find_successors_at(const OrganisationView& view, UnitId unit);

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/history_inl.hpp"
#endif
