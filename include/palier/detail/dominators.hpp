// SPDX-License-Identifier: MIT
// floor: 0
#pragma once

#include <cstddef>  // std::size_t
#include <cstdint>  // positions
#include <utility>  // std::swap
#include <vector>   // tables

namespace palier::detail {

/// The immediate dominators of the nodes 1..n reachable from the root 0, which are numbered in the order a depth-first
/// walk meets them; `parent` is the tree of that walk. Lengauer and Tarjan's simple algorithm: O(edges x log nodes), no
/// recursion.
class Dominators {
public:
    explicit Dominators(std::vector<std::uint32_t> parent)
        : parent_(std::move(parent)),
          semi_(parent_.size()),
          ancestor_(parent_.size(), none),
          label_(parent_.size()),
          bucket_(parent_.size(), none),
          next_(parent_.size(), none),
          immediate_(parent_.size(), 0) {
        for (std::size_t i = 0; i < parent_.size(); ++i)
            semi_[i] = label_[i] = static_cast<std::uint32_t>(i);
    }

    /// Computes them; `visit_predecessors(node, visit)` calls `visit` with each predecessor of a node.
    template <class VisitPredecessors>
    std::vector<std::uint32_t> compute(VisitPredecessors visit_predecessors) {
        for (std::size_t i = parent_.size(); i-- > 1;) {
            const auto node = static_cast<std::uint32_t>(i);
            visit_predecessors(node, [&](std::uint32_t predecessor) {
                const std::uint32_t best = evaluate(predecessor);
                if (semi_[best] < semi_[node])
                    semi_[node] = semi_[best];
            });
            next_[node] = bucket_[semi_[node]];
            bucket_[semi_[node]] = node;
            const std::uint32_t above = parent_[node];
            ancestor_[node] = above;
            for (std::uint32_t waiting = bucket_[above]; waiting != none; waiting = next_[waiting]) {
                const std::uint32_t best = evaluate(waiting);
                immediate_[waiting] = semi_[best] < semi_[waiting] ? best : above;
            }
            bucket_[above] = none;
        }
        for (std::size_t i = 1; i < parent_.size(); ++i)
            if (immediate_[i] != semi_[i])
                immediate_[i] = immediate_[immediate_[i]];
        return std::move(immediate_);
    }

private:
    static constexpr std::uint32_t none = 0xFFFF'FFFFU;

    /// The node of least semidominator on the way up from a node, below the top of its tree; shortens that way.
    std::uint32_t evaluate(std::uint32_t node) {
        if (ancestor_[node] == none)
            return node;
        way_.clear();
        for (std::uint32_t at = node; ancestor_[ancestor_[at]] != none; at = ancestor_[at])
            way_.push_back(at);
        for (std::size_t i = way_.size(); i-- > 0;) {
            const std::uint32_t at = way_[i];
            const std::uint32_t above = ancestor_[at];
            if (semi_[label_[above]] < semi_[label_[at]])
                label_[at] = label_[above];
            ancestor_[at] = ancestor_[above];
        }
        return label_[node];
    }

    std::vector<std::uint32_t> parent_;
    std::vector<std::uint32_t> semi_;
    std::vector<std::uint32_t> ancestor_;
    std::vector<std::uint32_t> label_;
    std::vector<std::uint32_t> bucket_;  // first of the nodes waiting for their dominator
    std::vector<std::uint32_t> next_;    // the one that waits behind
    std::vector<std::uint32_t> immediate_;
    std::vector<std::uint32_t> way_;
};

}  // namespace palier::detail
