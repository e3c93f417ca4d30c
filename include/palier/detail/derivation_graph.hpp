// SPDX-License-Identifier: MIT
// floor: 2
#pragma once

#include <algorithm>  // std::find, std::find_if
#include <cstdint>    // std::uint32_t
#include <vector>     // who reads whom

#include "palier/id.hpp"

namespace palier::detail {

/// Orders derived indicators so that each comes after what it reads; what lies on a cycle stays out.
struct DerivationGraph {
    std::vector<std::vector<std::uint32_t>> reads;  // of each indicator, the indicators it reads
    std::vector<bool> derived;                      // it has a usable formula or quotient

    /// Appends the order of what can be computed; returns, for each indicator, whether it waits for itself.
    std::vector<bool> sort(std::vector<IndicatorId>& order) const {
        const std::size_t count = reads.size();
        std::vector<std::uint32_t> missing(count, 0U);
        std::vector<std::vector<std::uint32_t>> readers(count);
        for (std::uint32_t i = 0; i < count; ++i)
            for (const auto read : reads[i]) {
                ++missing[i];
                readers[read].push_back(i);
            }
        std::vector<std::uint32_t> ready;
        for (std::uint32_t i = 0; i < count; ++i)
            if (missing[i] == 0) ready.push_back(i);
        for (std::size_t next = 0; next < ready.size(); ++next) {
            if (derived[ready[next]]) order.push_back(id_at<IndicatorId>(ready[next]));
            for (const auto reader : readers[ready[next]])
                if (--missing[reader] == 0) ready.push_back(reader);
        }
        std::vector<bool> waits(count);
        for (std::size_t i = 0; i < count; ++i) waits[i] = missing[i] > 0;
        return waits;
    }

    /// Follows from each waiting indicator the first read that waits too, until one comes twice. Returns the cycles found,
    /// in reading order. Linear: `met` notes from where each indicator was first met, and no way is followed again.
    std::vector<std::vector<std::uint32_t>> find_cycles(const std::vector<bool>& waits) const {
        constexpr std::uint32_t never = 0xFFFF'FFFFU;
        std::vector<std::vector<std::uint32_t>> cycles;
        std::vector<std::uint32_t> met(reads.size(), never);
        std::vector<std::uint32_t> path;
        for (std::uint32_t start = 0; start < reads.size(); ++start) {
            if (!waits[start]) continue;
            path.clear();
            std::uint32_t at = start;
            while (met[at] == never) {
                met[at] = start;
                path.push_back(at);
                at = *std::find_if(reads[at].begin(), reads[at].end(), [&](std::uint32_t read) { return waits[read]; });
            }
            if (met[at] == start) cycles.emplace_back(std::find(path.begin(), path.end(), at), path.end());
        }
        return cycles;
    }
};

}  // namespace palier::detail
