// SPDX-License-Identifier: MIT
// floor: 11
#pragma once

#include <algorithm>   // std::sort, heaps
#include <functional>  // std::greater
#include <numeric>     // std::iota
#include <optional>    // obstacles
#include <span>        // lists
#include <utility>     // std::move
#include <vector>      // lists

#include "palier/detail/path_goal.hpp"
#include "palier/detail/path_implications.hpp"

namespace palier::detail {

/// Lists of items by item, in one buffer.
class ItemLists {
public:
    ItemLists() = default;
    explicit ItemLists(const std::vector<std::vector<std::uint32_t>>& lists) {
        for (const auto& list : lists) {
            items_.insert(items_.end(), list.begin(), list.end());
            offsets_.push_back(static_cast<std::uint32_t>(items_.size()));
        }
    }

    [[nodiscard]] std::span<const std::uint32_t> operator[](std::size_t item) const noexcept {
        return std::span(items_).subspan(offsets_[item], offsets_[item + 1] - offsets_[item]);
    }
    [[nodiscard]] std::size_t size() const noexcept { return items_.size(); }

    /// Returns the lists the other way round, in order.
    [[nodiscard]] ItemLists turned() const {
        std::vector<std::vector<std::uint32_t>> lists(offsets_.size() - 1);
        for (std::uint32_t from = 0; from + 1 < offsets_.size(); ++from)
            for (const std::uint32_t to : (*this)[from]) lists[to].push_back(from);
        return ItemLists(lists);
    }

private:
    std::vector<std::uint32_t> offsets_ = {0};
    std::vector<std::uint32_t> items_;
};

/// Open criteria ("items") with what they cost, need and bring, and the cells to fill: of each group at least one.
struct PathProblem {
    static constexpr std::uint32_t none = 0xFFFF'FFFFU;

    std::vector<std::uint32_t> origin;   // item of the goal
    std::vector<std::uint64_t> efforts;
    std::vector<bool> choosable;         // it can be satisfied by effort of its own
    ItemLists prerequisites;             // open ones
    ItemLists implies, implied_by;       // without those that never count
    std::vector<std::uint32_t> rank;     // choosable ones: each comes after one supplier of each of its prerequisites
    std::vector<std::uint32_t> cell_of;  // or none
    std::vector<PathCell> cells;
    std::vector<std::vector<std::uint32_t>> groups;

    [[nodiscard]] std::size_t size() const noexcept { return efforts.size(); }
};

/// Satisfies chosen items in an order in which prerequisites come first, the least item first. Choosing `chosen` is possible
/// when all of them come.
class PathSimulation {
public:
    explicit PathSimulation(const ItemLists& prerequisites, const ItemLists& dependents, const ItemLists& implies)
        : prerequisites_(prerequisites), dependents_(dependents), implies_(implies) {}

    /// Runs through the chosen items. `order` and `satisfied` then tell what came, and what it brought. Linear, but for the order.
    void run(const std::vector<bool>& chosen) {
        const std::size_t size = chosen.size();
        order.clear();
        satisfied.assign(size, false);
        waits_for_.assign(size, 0);
        ready_.clear();
        for (std::uint32_t item = 0; item < size; ++item) {
            if (!chosen[item]) continue;
            waits_for_[item] = static_cast<std::uint32_t>(prerequisites_[item].size());
            if (waits_for_[item] == 0) ready_.push_back(item);
        }
        std::make_heap(ready_.begin(), ready_.end(), std::greater<>());
        while (!ready_.empty()) {
            std::pop_heap(ready_.begin(), ready_.end(), std::greater<>());
            const std::uint32_t item = ready_.back();
            ready_.pop_back();
            order.push_back(item);
            satisfy(item, chosen);
            for (const std::uint32_t implied : implies_[item]) satisfy(implied, chosen);
        }
    }

    std::vector<std::uint32_t> order;
    std::vector<bool> satisfied;

private:
    void satisfy(std::uint32_t item, const std::vector<bool>& chosen) {
        if (satisfied[item]) return;
        satisfied[item] = true;
        for (const std::uint32_t dependent : dependents_[item]) {
            if (!chosen[dependent] || --waits_for_[dependent] > 0) continue;
            ready_.push_back(dependent);
            std::push_heap(ready_.begin(), ready_.end(), std::greater<>());
        }
    }

    const ItemLists& prerequisites_;
    const ItemLists& dependents_;
    const ItemLists& implies_;
    std::vector<std::uint32_t> waits_for_;
    std::vector<std::uint32_t> ready_;
};

/// The open criteria of a goal with all their relations; what can be satisfied at all, and why not.
struct PathRelations {
    ItemLists prerequisites, dependents, implies;
    std::vector<bool> choosable;
    std::vector<bool> satisfiable;                   // chosen or implied
    std::vector<std::optional<Obstacle>> obstacles;  // of what is not choosable
    std::vector<std::uint32_t> rank;
    bool implications_complete = true;
};

inline PathRelations make_path_relations(const Framework& framework, std::span<const PartialValue> frame, const Assessment& assessment,
                                         const PathGoal& goal, const PathLimits& limits) {
    PathRelations made;
    const std::size_t size = goal.criteria.size();
    std::vector<std::uint32_t> item_of(framework.criterion_count(), PathProblem::none);
    for (std::uint32_t item = 0; item < size; ++item) item_of[index(goal.criteria[item])] = item;

    std::vector<std::vector<std::uint32_t>> lists(size);
    for (std::uint32_t item = 0; item < size; ++item) {
        for (const CriterionId before : framework.compiled(goal.criteria[item]).prerequisites)
            if (assessment.criteria[index(before)].worst == Outcome::not_met) lists[item].push_back(item_of[index(before)]);
        std::sort(lists[item].begin(), lists[item].end());
        lists[item].erase(std::unique(lists[item].begin(), lists[item].end()), lists[item].end());
    }
    made.prerequisites = ItemLists(lists);
    made.dependents = made.prerequisites.turned();

    const Implications implications = ImplicationFinder(framework, frame).find(goal.criteria, limits.max_implications);
    made.implications_complete = implications.complete;
    for (std::size_t item = 0; item < size; ++item) {
        lists[item].clear();
        for (const CriterionId id : implications.of[item]) lists[item].push_back(item_of[index(id)]);
    }
    made.implies = ItemLists(lists);

    std::vector<bool> possible;
    for (const auto& obstacle : goal.obstacles) possible.push_back(!obstacle);
    PathSimulation simulation(made.prerequisites, made.dependents, made.implies);
    simulation.run(possible);
    made.obstacles = goal.obstacles;
    made.choosable.assign(size, false);
    made.rank.assign(size, PathProblem::none);
    for (std::uint32_t at = 0; at < simulation.order.size(); ++at) {
        made.choosable[simulation.order[at]] = true;
        made.rank[simulation.order[at]] = at;
    }
    made.satisfiable = simulation.satisfied;

    // What waits in vain: behind an impossible criterion, or else behind itself.
    const ItemLists implied_by = made.implies.turned();
    std::vector<std::uint32_t> open;
    const auto is_lost = [&](std::uint32_t item) {
        if (made.satisfiable[item] || !made.obstacles[item]) return false;
        for (const std::uint32_t other : implied_by[item])
            if (!made.obstacles[other]) return false;
        return true;
    };
    for (std::uint32_t item = 0; item < size; ++item)
        if (is_lost(item)) open.push_back(item);
    while (!open.empty()) {
        const std::uint32_t item = open.back();
        open.pop_back();
        for (const std::uint32_t dependent : made.dependents[item]) {
            if (made.obstacles[dependent]) continue;
            made.obstacles[dependent] = Obstacle::prerequisite;
            if (is_lost(dependent)) open.push_back(dependent);
            for (const std::uint32_t implied : made.implies[dependent])
                if (is_lost(implied)) open.push_back(implied);
        }
    }
    for (std::size_t item = 0; item < size; ++item)
        if (!made.choosable[item] && !made.obstacles[item]) made.obstacles[item] = Obstacle::prerequisite_cycle;
    return made;
}

/// Leaves out the implications that never count because the implied criterion always comes before: `rate >= 50.0` implies
/// `rate >= 30.0`, but brings nothing when it also requires it.
inline std::vector<std::vector<std::uint32_t>> useful_implications(const PathRelations& relations) {
    const std::size_t size = relations.choosable.size();
    std::vector<std::vector<std::uint32_t>> useful(size);
    for (std::uint32_t item = 0; item < size; ++item)
        if (relations.choosable[item]) useful[item].assign(relations.implies[item].begin(), relations.implies[item].end());
    if (relations.implies.size() == 0) return useful;
    std::vector<std::uint32_t> ranked;
    for (std::uint32_t item = 0; item < size; ++item)
        if (relations.choosable[item]) ranked.push_back(item);
    std::sort(ranked.begin(), ranked.end(), [&](std::uint32_t a, std::uint32_t b) { return relations.rank[a] < relations.rank[b]; });
    constexpr std::size_t max_size = 2048;  // bits of all pairs: half a megabyte
    constexpr int max_rounds = 16;
    std::vector<std::vector<bool>> before(size <= max_size ? size : 0);
    for (int round = 0; round < max_rounds; ++round) {
        std::vector<bool> is_implied(size, false);
        for (const auto& list : useful)
            for (const std::uint32_t item : list) is_implied[item] = true;
        bool changed = false;
        for (const std::uint32_t item : ranked) {
            std::vector<bool> sure(size, false);  // what always comes before this one
            for (const std::uint32_t prerequisite : relations.prerequisites[item]) {
                sure[prerequisite] = true;
                // Nothing else brings it, so what it needs comes before as well.
                if (is_implied[prerequisite] || before.empty() || before[prerequisite].empty()) continue;
                for (std::size_t other = 0; other < size; ++other)
                    if (before[prerequisite][other]) sure[other] = true;
            }
            const std::size_t had = useful[item].size();
            useful[item].erase(std::remove_if(useful[item].begin(), useful[item].end(), [&](std::uint32_t other) { return sure[other]; }),
                               useful[item].end());
            changed = changed || useful[item].size() < had;
            if (!before.empty()) before[item] = std::move(sure);
        }
        if (!changed) break;
    }
    return useful;
}

/// Cuts what a goal needs into problems that have nothing to do with each other, the smallest first.
inline std::vector<PathProblem> make_path_problems(const Framework& framework, const PathGoal& goal, const PathRelations& relations) {
    const auto size = static_cast<std::uint32_t>(goal.criteria.size());
    const ItemLists implies(useful_implications(relations));
    const ItemLists implied_by = implies.turned();

    // What may play a part: the cells' criteria, what implies them, and what these need.
    std::vector<std::uint32_t> cell_of(size, PathProblem::none), open;
    std::vector<bool> relevant(size, false);
    const auto add = [&](std::uint32_t item) {
        if (relevant[item] || !relations.satisfiable[item]) return;
        relevant[item] = true;
        open.push_back(item);
    };
    for (std::uint32_t c = 0; c < goal.cells.size(); ++c)
        for (const auto* items : {&goal.cells[c].mandatory, &goal.cells[c].ordinary, &goal.cells[c].optional})
            for (const std::uint32_t item : *items) {
                cell_of[item] = c;
                add(item);
            }
    while (!open.empty()) {
        const std::uint32_t item = open.back();
        open.pop_back();
        for (const std::uint32_t other : implied_by[item]) add(other);
        if (!relations.choosable[item]) continue;
        for (const std::uint32_t other : relations.prerequisites[item]) add(other);
    }

    std::vector<std::uint32_t> leader(size);
    std::iota(leader.begin(), leader.end(), 0U);
    const auto find = [&](std::uint32_t item) {
        while (leader[item] != item) item = leader[item] = leader[leader[item]];
        return item;
    };
    const auto join = [&](std::uint32_t a, std::uint32_t b) {
        if (!relevant[a] || !relevant[b]) return;
        leader[std::max(find(a), find(b))] = std::min(find(a), find(b));
    };
    for (std::uint32_t item = 0; item < size; ++item) {
        if (!relevant[item]) continue;
        if (relations.choosable[item])
            for (const std::uint32_t other : relations.prerequisites[item]) join(item, other);
        for (const std::uint32_t other : implies[item]) join(item, other);
    }
    std::vector<std::uint32_t> group_leader;
    for (const auto& group : goal.groups) {
        std::uint32_t first = PathProblem::none;
        for (const std::uint32_t c : group)
            for (const auto* items : {&goal.cells[c].mandatory, &goal.cells[c].ordinary, &goal.cells[c].optional})
                for (const std::uint32_t item : *items) {
                    if (!relevant[item]) continue;
                    if (first == PathProblem::none) first = item;
                    join(first, item);
                }
        group_leader.push_back(first);
    }

    std::vector<PathProblem> problems;
    std::vector<std::uint32_t> problem_of(size, PathProblem::none), local(size, PathProblem::none);
    std::vector<std::vector<std::uint32_t>> members;
    for (std::uint32_t item = 0; item < size; ++item) {
        if (!relevant[item]) continue;
        const std::uint32_t root = find(item);
        if (problem_of[root] == PathProblem::none) {
            problem_of[root] = static_cast<std::uint32_t>(members.size());
            members.emplace_back();
        }
        local[item] = static_cast<std::uint32_t>(members[problem_of[root]].size());
        members[problem_of[root]].push_back(item);
    }
    for (const auto& items : members) {
        PathProblem problem;
        problem.origin = items;
        const auto restricted = [&](const ItemLists& lists) {
            std::vector<std::vector<std::uint32_t>> made(items.size());
            for (std::size_t at = 0; at < items.size(); ++at) {
                if (!relations.choosable[items[at]]) continue;
                for (const std::uint32_t other : lists[items[at]])
                    if (relevant[other]) made[at].push_back(local[other]);
            }
            return ItemLists(made);
        };
        problem.prerequisites = restricted(relations.prerequisites);
        problem.implies = restricted(implies);
        problem.implied_by = problem.implies.turned();
        for (const std::uint32_t item : items) {
            problem.efforts.push_back(framework[goal.criteria[item]].effort);
            problem.choosable.push_back(relations.choosable[item]);
            problem.rank.push_back(relations.rank[item]);
        }
        problem.cell_of.assign(items.size(), PathProblem::none);
        problems.push_back(std::move(problem));
    }
    for (std::size_t g = 0; g < goal.groups.size(); ++g) {
        PathProblem& problem = problems[problem_of[find(group_leader[g])]];
        problem.groups.emplace_back();
        for (const std::uint32_t c : goal.groups[g]) {
            const auto at = static_cast<std::uint32_t>(problem.cells.size());
            PathCell cell = goal.cells[c];
            bool possible = true;
            for (const std::uint32_t item : cell.mandatory) possible = possible && relevant[item];
            for (auto* items : {&cell.mandatory, &cell.ordinary, &cell.optional}) {
                items->erase(std::remove_if(items->begin(), items->end(), [&](std::uint32_t item) { return !relevant[item]; }), items->end());
                for (std::uint32_t& item : *items) {
                    item = local[item];
                    problem.cell_of[item] = at;
                }
            }
            if (!possible) {
                for (const auto* items : {&cell.mandatory, &cell.ordinary, &cell.optional})
                    for (const std::uint32_t item : *items) problem.cell_of[item] = PathProblem::none;
                continue;
            }
            problem.groups.back().push_back(at);
            problem.cells.push_back(std::move(cell));
        }
    }
    std::sort(problems.begin(), problems.end(), [](const PathProblem& a, const PathProblem& b) {
        return a.size() != b.size() ? a.size() < b.size() : a.origin.front() < b.origin.front();
    });
    return problems;
}

}  // namespace palier::detail
