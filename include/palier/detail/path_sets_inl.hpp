// SPDX-License-Identifier: MIT
// floor: 11
#pragma once

#include <algorithm>  // std::sort, heaps
#include <optional>   // parts that do not exist
#include <tuple>      // std::tie
#include <utility>    // std::move
#include <vector>     // sets

#include "palier/detail/path_goal.hpp"

namespace palier {

namespace detail {

/// Enumerates the minimal sets of a goal in order, best first.
///
/// The cells have no criterion in common, so that a minimal set is made of one minimal part per group, each inside one cell: all
/// mandatory criteria and so many of the others, whichever. The best set under "these in, those out" is then at hand: of each cell
/// the cheapest. After the best set come the best ones that lack its first free criterion, that have it but lack the second, and so on: these
/// leave out no set and hold none twice, because no minimal set holds another.
class UnmetSetSearch {
public:
    UnmetSetSearch(const Framework& framework, const PathGoal& goal, const UnmetSetLimits& limits)
        : goal_(goal), limits_(limits), state_(goal.criteria.size(), Choice::free), group_of_(goal.criteria.size(), 0) {
        efforts_.reserve(goal.criteria.size());
        options_.reserve(goal.cells.size());
        for (const CriterionId id : goal.criteria) efforts_.push_back(framework[id].effort);
        for (const PathCell& cell : goal.cells) options_.push_back(option(cell));
        for (std::uint32_t g = 0; g < goal.groups.size(); ++g)
            for (const std::uint32_t cell : goal.groups[g])
                for (const auto* items : {&goal.cells[cell].mandatory, &goal.cells[cell].ordinary, &goal.cells[cell].optional})
                    for (const std::uint32_t item : *items) group_of_[item] = g;
    }

    [[nodiscard]] UnmetSets run() {
        UnmetSets found;
        Node first;
        for (std::uint32_t g = 0; g < goal_.groups.size(); ++g) {
            auto part = best_part(g);
            if (!part) return unreachable();
            first.effort += part->effort;
            first.set.insert(first.set.end(), part->items.begin(), part->items.end());
        }
        std::sort(first.set.begin(), first.set.end());
        found.reachable = true;
        std::vector<Node> open;
        open.push_back(std::move(first));
        while (!open.empty() && found.sets.size() < limits_.max_sets && work_ <= limits_.max_work) {
            std::pop_heap(open.begin(), open.end(), comes_later);
            const Node node = std::move(open.back());
            open.pop_back();
            UnmetSet set;
            set.criteria.reserve(node.set.size());
            for (const std::uint32_t item : node.set) set.criteria.push_back(goal_.criteria[item]);
            set.effort = node.effort;
            found.sets.push_back(std::move(set));
            if (found.sets.size() < limits_.max_sets || open.empty()) expand(node, open);
        }
        found.complete = open.empty() && work_ <= limits_.max_work;
        return found;
    }

private:
    enum class Choice : std::uint8_t { free, in, out };

    /// A cell as the sets see it: how many of each kind make a minimal part.
    struct Option {
        struct Counts {
            std::uint32_t ordinary;
            std::uint32_t optional;
        };
        std::vector<Counts> counts;  // none when the cell cannot be satisfied
        std::vector<std::uint32_t> ordinary, optional;  // that can be satisfied, cheapest first
    };

    struct Part {
        std::vector<std::uint32_t> items;
        std::uint64_t effort = 0;
    };

    /// All sets that hold `in` and nothing of `out`; the best of them.
    struct Node {
        std::vector<std::uint32_t> in, out;
        std::vector<std::uint32_t> set;
        std::uint64_t effort = 0;
    };

    static bool comes_later(const Node& a, const Node& b) {
        if (a.set.size() != b.set.size()) return a.set.size() > b.set.size();
        return std::tie(a.effort, a.set) > std::tie(b.effort, b.set);
    }

    [[nodiscard]] Option option(const PathCell& cell) const {
        Option made;
        const auto possible = [&](const std::vector<std::uint32_t>& items) {
            std::vector<std::uint32_t> kept;
            kept.reserve(items.size());
            for (const std::uint32_t item : items)
                if (!goal_.obstacles[item]) kept.push_back(item);
            std::sort(kept.begin(), kept.end(),
                      [&](std::uint32_t a, std::uint32_t b) { return std::tie(efforts_[a], a) < std::tie(efforts_[b], b); });
            return kept;
        };
        for (const std::uint32_t item : cell.mandatory)
            if (goal_.obstacles[item]) return made;
        made.ordinary = possible(cell.ordinary);
        made.optional = possible(cell.optional);
        const auto mandatory = static_cast<std::uint32_t>(cell.mandatory.size());
        std::uint32_t before = 0;
        made.counts.reserve(1 + made.optional.size());
        for (std::uint32_t optional = 0; optional <= made.optional.size(); ++optional) {
            const std::uint32_t needed = std::max(mandatory, cell.needed(optional)) - mandatory;
            // One more that applies is needed only if it spares another one.
            if ((optional == 0 || needed < before) && needed <= made.ordinary.size()) made.counts.push_back({needed, optional});
            before = needed;
        }
        return made;
    }

    /// Adds the cheapest of a kind to what is in already, to make so many; false when that cannot be.
    [[nodiscard]] bool fill(const std::vector<std::uint32_t>& items, std::uint32_t count, Part& part) {
        work_ += items.size();
        for (const std::uint32_t item : items) {
            if (state_[item] != Choice::in) continue;
            if (count-- == 0) return false;
            part.items.push_back(item);
            part.effort += efforts_[item];
        }
        for (const std::uint32_t item : items) {
            if (count == 0) break;
            if (state_[item] != Choice::free) continue;
            --count;
            part.items.push_back(item);
            part.effort += efforts_[item];
        }
        return count == 0;
    }

    [[nodiscard]] std::optional<Part> best_part(std::uint32_t group) {
        std::optional<Part> best;
        for (const std::uint32_t at : goal_.groups[group]) {
            const PathCell& cell = goal_.cells[at];
            const Option& option = options_[at];
            bool allowed = !option.counts.empty();
            for (const std::uint32_t item : cell.mandatory) allowed = allowed && state_[item] != Choice::out;
            for (const std::uint32_t other : goal_.groups[group])
                if (other != at && allowed) allowed = !holds_any_in(goal_.cells[other]);
            work_ += cell.mandatory.size() + 1;
            if (!allowed) continue;
            for (const auto& counts : option.counts) {
                Part part;
                part.items.reserve(cell.mandatory.size() + counts.ordinary + counts.optional);
                for (const std::uint32_t item : cell.mandatory) {
                    part.items.push_back(item);
                    part.effort += efforts_[item];
                }
                if (!fill(option.ordinary, counts.ordinary, part) || !fill(option.optional, counts.optional, part)) continue;
                std::sort(part.items.begin(), part.items.end());
                if (!best || part.items.size() < best->items.size() ||
                    (part.items.size() == best->items.size() && std::tie(part.effort, part.items) < std::tie(best->effort, best->items)))
                    best = std::move(part);
            }
        }
        return best;
    }

    [[nodiscard]] bool holds_any_in(const PathCell& cell) const {
        for (const auto* items : {&cell.mandatory, &cell.ordinary, &cell.optional})
            for (const std::uint32_t item : *items)
                if (state_[item] == Choice::in) return true;
        return false;
    }

    void expand(const Node& node, std::vector<Node>& open) {
        for (const std::uint32_t item : node.in) state_[item] = Choice::in;
        for (const std::uint32_t item : node.out) state_[item] = Choice::out;
        Node child;
        child.in = node.in;
        for (const std::uint32_t item : node.set) {
            if (state_[item] != Choice::free || work_ > limits_.max_work) continue;
            state_[item] = Choice::out;
            // Only the part of its group changes: the others are the best ones still.
            if (auto part = best_part(group_of_[item])) {
                child.out.assign(node.out.begin(), node.out.end());
                child.out.push_back(item);
                child.set = std::move(part->items);
                child.set.reserve(node.set.size() + child.set.size());
                child.effort = part->effort;
                for (const std::uint32_t other : node.set)
                    if (group_of_[other] != group_of_[item]) {
                        child.set.push_back(other);
                        child.effort += efforts_[other];
                    }
                std::sort(child.set.begin(), child.set.end());
                open.push_back(child);
                std::push_heap(open.begin(), open.end(), comes_later);
                work_ += child.set.size() + child.in.size() + child.out.size();
            }
            state_[item] = Choice::in;
            child.in.push_back(item);
        }
        std::fill(state_.begin(), state_.end(), Choice::free);
        work_ += state_.size();
    }

    [[nodiscard]] UnmetSets unreachable() const {
        UnmetSets found;
        found.complete = true;
        return found;
    }

    const PathGoal& goal_;
    UnmetSetLimits limits_;
    std::vector<std::uint64_t> efforts_;  // by item, like those below
    std::vector<Choice> state_;
    std::vector<std::uint32_t> group_of_;
    std::vector<Option> options_;  // by cell
    std::uint64_t work_ = 0;
};

}  // namespace detail

PALIER_INLINE UnmetSets minimal_unmet_sets(const Assessor& assessor, std::span<const PartialValue> frame, const Assessment& assessment,
                                           std::span<const FieldTarget> target, const UnmetSetLimits& limits) {
    const Framework& framework = *assessor.framework();
    const detail::PathGoal goal = detail::make_path_goal(assessor, frame, assessment, target, detail::GoalScope::target);
    UnmetSets found = detail::UnmetSetSearch(framework, goal, limits).run();
    if (found.reachable) return found;
    std::vector<bool> satisfiable;
    for (const auto& obstacle : goal.obstacles) satisfiable.push_back(!obstacle);
    found.blocking = detail::find_blocking(framework, goal, satisfiable, goal.obstacles);
    return found;
}

PALIER_INLINE UnmetSets minimal_unmet_sets(const Profile& profile, std::span<const FieldTarget> target, const UnmetSetLimits& limits) {
    return minimal_unmet_sets(Assessor(profile.framework), profile.frame, profile.assessment, target, limits);
}

}  // namespace palier
