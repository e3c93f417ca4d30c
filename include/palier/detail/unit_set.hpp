// SPDX-License-Identifier: MIT
// floor: 2
#pragma once

#include <algorithm>  // std::find, std::sort, std::unique
#include <cstddef>    // std::size_t
#include <cstdint>    // words of a bitmap
#include <vector>     // units

#include "palier/id.hpp"

namespace palier::detail {

/// Sorts units and keeps each once.
inline void sort_once(std::vector<UnitId>& units) {
    std::sort(units.begin(), units.end());
    units.erase(std::unique(units.begin(), units.end()), units.end());
}

/// Units in the order they were first added, each once. Few are compared one by one; a bitmap serves beyond.
class UnitSet {
public:
    explicit UnitSet(std::size_t unit_count) : unit_count_(unit_count) {}

    /// Adds a unit; tells whether it was not there yet.
    bool add(UnitId unit) {
        if (has(unit))
            return false;
        units_.push_back(unit);
        if (seen_.empty() && units_.size() > few) {
            seen_.resize(unit_count_ / 64 + 1);
            for (const auto known : units_)
                mark(known);
        } else if (!seen_.empty()) {
            mark(unit);
        }
        return true;
    }

    [[nodiscard]] bool has(UnitId unit) const noexcept {
        if (seen_.empty())
            return std::find(units_.begin(), units_.end(), unit) != units_.end();
        return (seen_[index(unit) / 64] >> (index(unit) % 64) & 1U) != 0;
    }

    [[nodiscard]] std::vector<UnitId>& units() noexcept { return units_; }

private:
    static constexpr std::size_t few = 24;  // units compared one by one

    void mark(UnitId unit) noexcept { seen_[index(unit) / 64] |= std::uint64_t{1} << (index(unit) % 64); }

    std::size_t unit_count_;
    std::vector<UnitId> units_;
    std::vector<std::uint64_t> seen_;
};

}  // namespace palier::detail
