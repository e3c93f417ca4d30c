// SPDX-License-Identifier: MIT
// floor: 11
#pragma once

#include <algorithm>  // std::sort, std::min
#include <array>      // counts of a cell
#include <cstdint>    // counts
#include <utility>    // std::move
#include <vector>     // choices

#include "palier/detail/path_bound.hpp"

namespace palier::detail {

/// Makes solutions of one problem, none of whose items can be spared: what is missing is added where it costs least, then what is
/// superfluous is left out. A heuristic: how good they are is for the bound to tell.
class PathRepair {
public:
    explicit PathRepair(const PathProblem& problem)
        : problem_(problem),
          dependents_(problem.prerequisites.turned()),
          simulation_(problem.prerequisites, dependents_, problem.implies),
          support_(problem.size(), 0),
          uses_(problem.size(), 0),
          group_of_(problem.cells.size(), 0),
          role_of_(problem.size(), Role::ordinary),
          held_(problem.cells.size()),
          whole_effort_(problem.size(), most_effort) {
        for (std::uint32_t g = 0; g < problem.groups.size(); ++g)
            for (const std::uint32_t cell : problem.groups[g]) group_of_[cell] = g;
        for (const PathCell& cell : problem.cells) {
            for (const std::uint32_t item : cell.mandatory) role_of_[item] = Role::mandatory;
            for (const std::uint32_t item : cell.optional) role_of_[item] = Role::optional;
        }
        for (std::uint32_t item = 0; item < problem.size(); ++item) by_effort_.push_back(item);
        std::vector<std::uint32_t> ranked = by_effort_;
        std::sort(ranked.begin(), ranked.end(), [&](std::uint32_t a, std::uint32_t b) { return key(problem.rank[a], a) < key(problem.rank[b], b); });
        std::sort(by_effort_.begin(), by_effort_.end(),
                  [&](std::uint32_t a, std::uint32_t b) { return problem.efforts[a] != problem.efforts[b] ? problem.efforts[a] > problem.efforts[b] : a > b; });
        begin();
        for (const std::uint32_t item : ranked) {
            if (!problem.choosable[item]) break;
            whole_effort_[item] = marginal_effort(item);
        }
    }

    /// Returns a solution made of all that can be chosen; empty when there is none. Quadratic at worst.
    [[nodiscard]] std::vector<bool> all() { return trimmed(problem_.choosable); }

    /// Returns a solution among the items decided to be in, or an empty one.
    [[nodiscard]] std::vector<bool> among(const std::vector<Fixing>& state) {
        begin();
        for (std::uint32_t item = 0; item < problem_.size(); ++item) chosen_[item] = state[item] == Fixing::in;
        return trimmed(chosen_);
    }

    /// Returns a solution made of what is decided and of what the bound takes; empty when that does not lead to one.
    [[nodiscard]] std::vector<bool> complete(const std::vector<Fixing>& state, const PathBound& bound) {
        state_ = &state;
        bound_ = &bound;
        std::vector<bool> found;
        for (const Order order : {Order::any, Order::ranked}) {
            order_ = order;
            begin();
            for (std::uint32_t item = 0; item < problem_.size(); ++item)
                if (state[item] == Fixing::in) choose(item);
            bool possible = settle();
            for (auto v = static_cast<std::uint32_t>(problem_.size()); v < bound.variables() && possible; ++v)
                if (state[v] == Fixing::in) possible = want(bound.item_of(v));
            for (const std::uint32_t v : bound.picked())
                if (possible) possible = want(bound.item_of(v));
            if (possible && fill()) found = trimmed(chosen_);
            if (!found.empty()) break;
        }
        state_ = nullptr;
        bound_ = nullptr;
        return found;
    }

    /// Returns a solution without one of the items of another solution, or an empty one.
    [[nodiscard]] std::vector<bool> without(const std::vector<bool>& solution, std::uint32_t item) {
        banned_ = item;
        std::vector<bool> found;
        for (const Order order : {Order::any, Order::ranked}) {
            order_ = order;
            begin();
            for (std::uint32_t other = 0; other < problem_.size(); ++other)
                if (solution[other] && other != item) choose(other);
            if (settle() && fill()) found = trimmed(chosen_);
            if (!found.empty()) break;
        }
        banned_ = PathProblem::none;
        return found;
    }

    /// Elementary steps so far.
    [[nodiscard]] std::uint64_t work() const noexcept { return work_; }

private:
    /// What a criterion counts as in its cell.
    enum class Role : std::uint8_t { mandatory, ordinary, optional };

    static constexpr std::uint64_t most_effort = std::uint64_t{1} << 62U;

    static std::uint64_t key(std::uint32_t high, std::uint32_t low) noexcept { return std::uint64_t{high} << 32U | low; }

    // ---- adding what is missing

    /// What may satisfy a prerequisite: anything, though items may then wait for each other, or only what is of lesser rank.
    enum class Order : std::uint8_t { any, ranked };

    void begin() {
        chosen_.assign(problem_.size(), false);
        satisfied_.assign(problem_.size(), false);
        satisfied_from_.assign(problem_.size(), PathProblem::none);
        open_.clear();
        work_ += problem_.size();
    }

    void choose(std::uint32_t item) {
        const auto satisfy = [&](std::uint32_t brought) {
            satisfied_[brought] = true;
            satisfied_from_[brought] = std::min(satisfied_from_[brought], problem_.rank[item]);
        };
        chosen_[item] = true;
        satisfy(item);
        for (const std::uint32_t implied : problem_.implies[item]) satisfy(implied);
        open_.push_back(item);
        work_ += problem_.implies[item].size() + 1;
    }

    [[nodiscard]] bool is_settled(std::uint32_t before, std::uint32_t rank) const {
        return order_ == Order::any ? satisfied_[before] : satisfied_from_[before] < rank;
    }

    /// Satisfies the prerequisites of what was chosen.
    [[nodiscard]] bool settle() {
        while (!open_.empty()) {
            const std::uint32_t item = open_.back();
            open_.pop_back();
            for (const std::uint32_t before : problem_.prerequisites[item])
                if (!is_settled(before, problem_.rank[item]) && !want(before, problem_.rank[item])) return false;
        }
        return true;
    }

    [[nodiscard]] bool want(std::uint32_t item) { return satisfied_[item] || (want(item, PathProblem::none) && settle()); }

    [[nodiscard]] bool want(std::uint32_t item, std::uint32_t rank) {
        const std::uint32_t supplier = supplier_of(item, rank);
        if (supplier != PathProblem::none) choose(supplier);
        return supplier != PathProblem::none;
    }

    /// Returns what an item costs with what it still lacks, as if none of that were shared.
    [[nodiscard]] std::uint64_t marginal_effort(std::uint32_t item) {
        std::uint64_t total = problem_.efforts[item];
        for (const std::uint32_t before : problem_.prerequisites[item]) {
            if (is_settled(before, problem_.rank[item])) continue;
            std::uint64_t least = most_effort;
            const auto look = [&](std::uint32_t supplier) {
                if (order_ == Order::any || problem_.rank[supplier] < problem_.rank[item]) least = std::min(least, whole_effort_[supplier]);
            };
            look(before);
            for (const std::uint32_t supplier : problem_.implied_by[before]) look(supplier);
            total = std::min(total + least, most_effort);
            work_ += problem_.implied_by[before].size() + 1;
        }
        return total;
    }

    /// Returns the cheapest way to satisfy an item that comes before a rank and is not ruled out, or none. What the bound
    /// often takes counts as cheaper.
    [[nodiscard]] std::uint32_t supplier_of(std::uint32_t item, std::uint32_t rank) {
        std::uint32_t best = PathProblem::none;
        std::uint64_t best_effort = 0;
        const auto look = [&](std::uint32_t supplier) {
            if (!problem_.choosable[supplier] || (order_ == Order::ranked && problem_.rank[supplier] >= rank) || supplier == banned_) return;
            if (state_ && (*state_)[supplier] == Fixing::out) return;
            std::uint64_t effort = marginal_effort(supplier);
            if (bound_) {
                constexpr std::uint64_t shares = 16;
                const auto seldom = shares + 1 - static_cast<std::uint64_t>(bound_->average(supplier)) * shares / PathBound::average_one;
                effort = effort / (shares + 1) * seldom + effort % (shares + 1) * seldom / (shares + 1);
            }
            if (best != PathProblem::none && effort >= best_effort) return;
            best = supplier;
            best_effort = effort;
        };
        look(item);
        for (const std::uint32_t supplier : problem_.implied_by[item]) look(supplier);
        return best;
    }

    /// Fills the groups that are not yet.
    [[nodiscard]] bool fill() {
        for (const auto& group : problem_.groups) {
            if (is_any_filled(group, satisfied_)) continue;
            std::vector<std::uint32_t> best;
            std::uint64_t best_effort = most_effort;
            for (const std::uint32_t c : group) {
                std::vector<std::uint32_t> wanted;
                const std::uint64_t effort = list_wanted(problem_.cells[c], wanted);
                if (effort >= best_effort) continue;
                best = std::move(wanted);
                best_effort = effort;
            }
            if (best.empty()) return false;
            for (const std::uint32_t item : best)
                if (!want(item)) return false;
        }
        return true;
    }

    /// Lists the cheapest items that fill a cell and returns their effort, most_effort when it cannot be filled.
    [[nodiscard]] std::uint64_t list_wanted(const PathCell& cell, std::vector<std::uint32_t>& wanted) {
        std::uint64_t total = 0;
        struct Offer {
            std::uint64_t effort;
            std::uint32_t item;
            bool is_optional;
        };
        std::vector<Offer> offers;
        const auto effort_of = [&](std::uint32_t item) {
            const std::uint32_t supplier = supplier_of(item, PathProblem::none);
            return supplier == PathProblem::none ? most_effort : marginal_effort(supplier);
        };
        std::uint32_t others = 0, optional = 0;
        for (const std::uint32_t item : cell.mandatory) {
            ++others;
            if (satisfied_[item]) continue;
            wanted.push_back(item);
            total = std::min(total + effort_of(item), most_effort);
        }
        for (const auto* items : {&cell.ordinary, &cell.optional})
            for (const std::uint32_t item : *items) {
                const bool is_optional = items == &cell.optional;
                if (satisfied_[item])
                    ++(is_optional ? optional : others);
                else
                    offers.push_back({effort_of(item), item, is_optional});
            }
        std::sort(offers.begin(), offers.end(), [](const Offer& a, const Offer& b) { return a.effort != b.effort ? a.effort < b.effort : a.item < b.item; });
        for (const Offer& offer : offers) {
            if (cell.holds(others, optional)) break;
            ++(offer.is_optional ? optional : others);
            wanted.push_back(offer.item);
            total = std::min(total + offer.effort, most_effort);
        }
        return cell.holds(others, optional) ? total : most_effort;
    }

    // ---- leaving out what is superfluous

    [[nodiscard]] bool is_solution(const std::vector<bool>& chosen) {
        simulation_.run(chosen);
        work_ += problem_.size() + problem_.prerequisites.size();
        std::size_t count = 0;
        for (const bool one : chosen) count += one ? 1U : 0U;
        if (simulation_.order.size() != count) return false;
        return std::all_of(problem_.groups.begin(), problem_.groups.end(),
                           [&](const auto& group) { return is_any_filled(group, simulation_.satisfied); });
    }

    template <class Satisfied>
    [[nodiscard]] bool is_any_filled(const std::vector<std::uint32_t>& group, const Satisfied& satisfied) {
        return std::any_of(group.begin(), group.end(), [&](std::uint32_t c) {
            const PathCell& cell = problem_.cells[c];
            const auto count = [&](const std::vector<std::uint32_t>& items) {
                std::uint32_t number = 0;
                for (const std::uint32_t item : items) number += satisfied[item] ? 1U : 0U;
                work_ += items.size();
                return number;
            };
            const std::uint32_t mandatory = count(cell.mandatory);
            return mandatory == cell.mandatory.size() && cell.holds(mandatory + count(cell.ordinary), count(cell.optional));
        });
    }

    /// Leaves out what is superfluous, dear items first; empty when the choice is no solution.
    [[nodiscard]] std::vector<bool> trimmed(const std::vector<bool>& from) {
        std::vector<bool> chosen = from;
        count_all(chosen);
        for (bool changed = true; changed;) {
            changed = false;
            for (const std::uint32_t item : by_effort_) {
                if (!chosen[item]) continue;
                ++work_;
                count(item, ~0U);
                if (all_held(item)) {
                    chosen[item] = false;
                    changed = true;
                } else {
                    count(item, 1U);
                }
            }
        }
        if (is_solution(chosen)) return chosen;
        // Two items held each other up: check each step in full, for as long as that is reasonable.
        chosen = from;
        if (!is_solution(chosen)) return {};
        constexpr std::uint64_t most_work = 50'000'000;
        const std::uint64_t last = work_ + most_work;
        std::vector<std::uint32_t> left;
        for (const std::uint32_t item : by_effort_)
            if (chosen[item]) left.push_back(item);
        count_all(chosen);
        // Many at once first, halves, quarters…, so that little is left to try one by one; and in full only what the counts can spare.
        for (std::size_t chunk = left.size() / 2 + 1;;) {
            bool changed = false;
            std::size_t kept = 0;
            for (std::size_t at = 0; at < left.size(); at += chunk) {
                const std::size_t end = std::min(at + chunk, left.size());
                for (std::size_t i = at; i < end; ++i) {
                    chosen[left[i]] = false;
                    count(left[i], ~0U);
                }
                bool spared = work_ <= last;
                for (std::size_t i = at; i < end && spared; ++i) spared = all_held(left[i]);
                if (spared && is_solution(chosen)) {
                    changed = true;
                    continue;
                }
                for (std::size_t i = at; i < end; ++i) {
                    chosen[left[i]] = true;
                    count(left[i], 1U);
                    left[kept++] = left[i];
                }
            }
            left.resize(kept);
            if (chunk == 1 && !changed) break;
            chunk = std::max<std::size_t>(chunk / 2, 1);
        }
        return chosen;
    }

    /// Counts what is chosen, and nothing else.
    void count_all(const std::vector<bool>& chosen) {
        for (std::uint32_t item = 0; item < problem_.size(); ++item) support_[item] = uses_[item] = 0;
        for (auto& counts : held_) counts = {};
        for (std::uint32_t item = 0; item < problem_.size(); ++item)
            if (chosen[item]) count(item, 1U);
    }

    /// Counts an item in, by 1, or out, by ~0.
    void count(std::uint32_t item, std::uint32_t by) {
        support(item, by);
        for (const std::uint32_t implied : problem_.implies[item]) support(implied, by);
        for (const std::uint32_t before : problem_.prerequisites[item]) uses_[before] += by;
        work_ += problem_.implies[item].size() + problem_.prerequisites[item].size();
    }

    /// Counts a support of an item, and the item in its cell when it is the first or the last.
    void support(std::uint32_t item, std::uint32_t by) {
        const bool was_held = support_[item] > 0;
        support_[item] += by;
        const bool is_held = support_[item] > 0;
        if (was_held != is_held && problem_.cell_of[item] != PathProblem::none)
            held_[problem_.cell_of[item]][static_cast<std::size_t>(role_of_[item])] += is_held ? 1U : ~0U;
    }

    /// Tells whether a cell of a group has what it needs, by the counts.
    [[nodiscard]] bool is_group_held(const std::vector<std::uint32_t>& group) {
        work_ += group.size();
        return std::any_of(group.begin(), group.end(), [&](std::uint32_t c) {
            const auto& [mandatory, ordinary, optional] = held_[c];
            return mandatory == problem_.cells[c].mandatory.size() && problem_.cells[c].holds(mandatory + ordinary, optional);
        });
    }

    /// Tells whether all that an item brought is there still, or is needed by nothing.
    [[nodiscard]] bool all_held(std::uint32_t item) {
        const auto held = [&](std::uint32_t brought) {
            if (support_[brought] > 0) return true;
            if (uses_[brought] > 0) return false;
            const std::uint32_t cell = problem_.cell_of[brought];
            return cell == PathProblem::none || is_group_held(problem_.groups[group_of_[cell]]);
        };
        if (!held(item)) return false;
        return std::all_of(problem_.implies[item].begin(), problem_.implies[item].end(), held);
    }

    const PathProblem& problem_;
    ItemLists dependents_;
    PathSimulation simulation_;
    std::vector<std::uint32_t> support_, uses_;   // by item: chosen ones that satisfy it, that need it
    std::vector<std::uint32_t> group_of_;         // by cell
    std::vector<Role> role_of_;                   // by item
    std::vector<std::array<std::uint32_t, 3>> held_;  // by cell and Role: items with support
    std::vector<std::uint64_t> whole_effort_;     // by item: with all it needs, as if nothing were shared
    std::vector<std::uint32_t> by_effort_;        // dearest first
    std::vector<bool> chosen_, satisfied_;        // of the solution being made
    std::vector<std::uint32_t> satisfied_from_;   // the least rank that satisfies an item
    std::vector<std::uint32_t> open_;             // chosen, their prerequisites not looked at yet
    const std::vector<Fixing>* state_ = nullptr;  // decisions to respect, and the bound to follow
    const PathBound* bound_ = nullptr;
    Order order_ = Order::ranked;
    std::uint32_t banned_ = PathProblem::none;
    std::uint64_t work_ = 0;
};

}  // namespace palier::detail
