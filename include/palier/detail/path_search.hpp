// SPDX-License-Identifier: MIT
// floor: 11
#pragma once

#include <algorithm>  // std::sort, std::min
#include <bit>        // std::bit_width
#include <numeric>    // std::gcd
#include <utility>    // std::move
#include <vector>     // decisions

#include "palier/detail/path_bound.hpp"
#include "palier/detail/path_repair.hpp"

namespace palier::detail {

/// What is left of the limits of a search.
struct PathBudget {
    std::uint64_t nodes;
    std::uint64_t work;
};

/// Branch and bound on one problem: the lower bound of PathBound, decisions carried through the rows and the cells, variables
/// fixed when the other way costs too much, solutions completed from the bound. Depth first, with its own stack.
class PathSearch {
public:
    PathSearch(const PathProblem& problem, PathBudget& budget)
        : problem_(problem), budget_(budget), shift_(shift_for(problem)), bound_(problem, shift_), repair_(problem) {
        for (std::uint32_t item = 0; item < problem.size(); ++item)
            if (problem.choosable[item]) unit_ = std::gcd(unit_, problem.efforts[item]);
        unit_ = std::max<std::uint64_t>(unit_, 1);
        state_.assign(bound_.variables(), Fixing::free);
        groups_of_.resize(problem.size());
        for (std::uint32_t g = 0; g < problem.groups.size(); ++g)
            for (const std::uint32_t c : problem.groups[g])
                for (const auto* items : {&problem.cells[c].mandatory, &problem.cells[c].ordinary, &problem.cells[c].optional})
                    for (const std::uint32_t item : *items) groups_of_[item] = g;
        dependents_ = problem.prerequisites.turned();
    }

    /// Finds the best solution; the problem must have one.
    void run() {
        offer(repair_.all());
        if (best_.empty() || effort_ == 0) return;
        for (std::uint32_t item = 0; item < problem_.size(); ++item)
            if (!problem_.choosable[item]) decide(item, Fixing::out);
        for (std::uint32_t g = 0; g < problem_.groups.size(); ++g) groups_to_check_.push_back(g);
        search();
    }

    /// Returns which items the best solution chooses.
    [[nodiscard]] const std::vector<bool>& best() const noexcept { return best_; }
    [[nodiscard]] std::uint64_t effort() const noexcept { return effort_; }
    [[nodiscard]] std::uint64_t lower_bound() const noexcept { return lower_; }
    [[nodiscard]] std::uint64_t nodes() const noexcept { return nodes_; }

private:
    /// A branching whose second way is still to be tried.
    struct Branching {
        std::uint32_t variable;
        Fixing second;
        std::size_t trail;
        ScaledEffort bound;
        std::vector<ScaledEffort> prices;
    };
    enum class Next : std::uint8_t { closed, branch };

    static int shift_for(const PathProblem& problem) {
        std::uint64_t total = 1;
        for (const std::uint64_t effort : problem.efforts) total += effort;
        constexpr int finest = 16;
        return std::clamp(58 - static_cast<int>(std::bit_width(total)), 0, finest);
    }

    [[nodiscard]] std::uint64_t effort_of(const std::vector<bool>& chosen) const {
        std::uint64_t effort = 0;
        for (std::size_t item = 0; item < chosen.size(); ++item) effort += chosen[item] ? problem_.efforts[item] : 0;
        return effort;
    }

    /// Keeps a solution when it is the best so far.
    void offer(std::vector<bool> chosen) {
        if (chosen.empty()) return;
        const std::uint64_t effort = effort_of(chosen);
        if (!best_.empty() && effort >= effort_) return;
        best_ = std::move(chosen);
        effort_ = effort;
    }

    /// Tries to do without each item of a solution, dear ones first, as long as that makes it better.
    [[nodiscard]] std::vector<bool> exchanged(std::vector<bool> solution) {
        if (solution.empty()) return solution;
        constexpr std::uint64_t most_work = 2'000'000;
        const std::uint64_t last = repair_.work() + most_work;
        std::uint64_t effort = effort_of(solution);
        for (bool better = true; better;) {
            better = false;
            std::vector<std::uint32_t> items;
            for (std::uint32_t item = 0; item < problem_.size(); ++item)
                if (solution[item] && problem_.efforts[item] > 0) items.push_back(item);
            std::sort(items.begin(), items.end(), [&](std::uint32_t a, std::uint32_t b) {
                return problem_.efforts[a] != problem_.efforts[b] ? problem_.efforts[a] > problem_.efforts[b] : a < b;
            });
            for (const std::uint32_t item : items) {
                if (!solution[item]) continue;
                if (repair_.work() > last) return solution;
                std::vector<bool> other = repair_.without(solution, item);
                if (other.empty() || effort_of(other) >= effort) continue;
                effort = effort_of(other);
                solution = std::move(other);
                better = true;
            }
        }
        return solution;
    }

    /// The greatest bound under which a better solution may hide.
    [[nodiscard]] ScaledEffort enough() const noexcept { return static_cast<ScaledEffort>(effort_ - std::min(effort_, unit_)) << shift_; }
    [[nodiscard]] bool is_closed(ScaledEffort bound) const noexcept { return effort_ == 0 || bound > enough(); }
    /// Whole efforts that a bound proves.
    [[nodiscard]] std::uint64_t proven(ScaledEffort bound) const noexcept {
        if (bound <= 0) return 0;
        const auto whole = static_cast<std::uint64_t>(((bound - 1) >> shift_) + 1);
        return (whole + unit_ - 1) / unit_ * unit_;
    }

    void search() {
        std::vector<Branching> stack;
        constexpr int root_steps = 400, node_steps = 24;
        std::uint64_t work_before = 0;
        ScaledEffort here = 0;  // proven of the current node before it is looked at
        std::size_t kept_prices = 0;
        constexpr std::size_t most_kept_prices = 4'000'000;
        for (bool is_root = true;; is_root = false) {
            ScaledEffort bound = here;
            Next next = look(is_root ? root_steps : node_steps, bound);
            if (!is_root) {
                const std::uint64_t work = bound_.work() + repair_.work() + work_;
                budget_.work -= std::min(budget_.work, work - work_before);
            }
            work_before = bound_.work() + repair_.work() + work_;
            std::uint32_t variable = 0;
            if (next == Next::branch) {
                variable = choose();
                if (variable == PathProblem::none) {  // everything is decided
                    offer(repair_.among(state_));
                    next = Next::closed;
                }
            }
            if (next == Next::branch && (budget_.nodes == 0 || budget_.work == 0)) {
                for (const Branching& open : stack) bound = std::min(bound, open.bound);
                lower_ = std::min(effort_, proven(std::max(bound, ScaledEffort{0})));
                return;
            }
            if (next == Next::branch) {
                --budget_.nodes;
                ++nodes_;
                const Fixing first = bound_.average(variable) * 2 >= PathBound::average_one ? Fixing::in : Fixing::out;
                stack.push_back({variable, first == Fixing::in ? Fixing::out : Fixing::in, trail_.size(), bound, {}});
                if (kept_prices < most_kept_prices) stack.back().prices = bound_.prices;
                kept_prices += stack.back().prices.size();
                decide(variable, first);
                here = bound;
                continue;
            }
            // Back to the last branching that may still hide a better solution.
            bool found = false;
            while (!stack.empty() && !found) {
                Branching open = std::move(stack.back());
                stack.pop_back();
                kept_prices -= open.prices.size();
                undo(open.trail);
                if (is_closed(open.bound)) continue;
                if (!open.prices.empty()) bound_.prices = std::move(open.prices);
                decide(open.variable, open.second);
                here = open.bound;
                found = true;
            }
            if (!found) break;
        }
        lower_ = effort_;
    }

    /// Bounds the current node and looks for solutions in it. `bound` is what is proven of it.
    [[nodiscard]] Next look(int steps, ScaledEffort& bound) {
        for (int round = 0;; ++round) {
            if (!propagate()) return Next::closed;
            bound_.prepare(state_);
            bound = std::max(bound, bound_.improve(steps, static_cast<ScaledEffort>(effort_) << shift_, enough()));
            if (is_closed(bound)) return Next::closed;
            if (round == 0) {
                // The exchange costs as much as many nodes: not at each of them.
                constexpr std::uint64_t often = 16;
                std::vector<bool> found = repair_.complete(state_, bound_);
                offer(nodes_ % often == 0 ? exchanged(std::move(found)) : std::move(found));
                if (is_closed(bound)) return Next::closed;
            }
            constexpr int most_rounds = 6;
            if (!fix_by_bound() || round == most_rounds) return Next::branch;
        }
    }

    /// Decides the variables whose other way cannot be better than what is known. True when there were some.
    [[nodiscard]] bool fix_by_bound() {
        bound_.find_rises();
        const ScaledEffort room = enough() - bound_.value();
        bool any = false;
        for (std::uint32_t v = 0; v < state_.size(); ++v) {
            if (state_[v] != Fixing::free || bound_.rise(v) <= room) continue;
            decide(v, bound_.is_selected(v) ? Fixing::in : Fixing::out);
            any = true;
        }
        return any;
    }

    /// Chooses what to decide next: a choice that the bound is least sure about, dear ones first.
    [[nodiscard]] std::uint32_t choose() const {
        std::uint32_t best = PathProblem::none;
        ScaledEffort best_doubt = -1;
        for (std::uint32_t v = 0; v < problem_.size(); ++v) {
            if (state_[v] != Fixing::free) continue;
            const std::int32_t average = bound_.average(v);
            const auto doubt = static_cast<ScaledEffort>(std::min(average, PathBound::average_one - average) / 64);
            const auto weight = static_cast<ScaledEffort>(std::min<std::uint64_t>(problem_.efforts[v], 1U << 20U) + 1 + dependents_[v].size());
            if (doubt * weight > best_doubt) {
                best_doubt = doubt * weight;
                best = v;
            }
        }
        return best;
    }

    // ---- decisions and what follows from them

    void decide(std::uint32_t variable, Fixing fixing) { to_decide_.push_back({variable, fixing}); }

    void undo(std::size_t trail) {
        to_decide_.clear();
        groups_to_check_.clear();
        while (trail_.size() > trail) {
            state_[trail_.back()] = Fixing::free;
            trail_.pop_back();
        }
    }

    [[nodiscard]] bool propagate() {
        for (;;) {
            if (!to_decide_.empty()) {
                const Decision next = to_decide_.back();
                to_decide_.pop_back();
                if (!apply(next)) return false;
            } else if (!groups_to_check_.empty()) {
                const std::uint32_t group = groups_to_check_.back();
                groups_to_check_.pop_back();
                if (!check_group(group)) return false;
            } else {
                return true;
            }
        }
    }

    struct Decision {
        std::uint32_t variable;
        Fixing fixing;
    };

    [[nodiscard]] bool apply(Decision decision) {
        const std::uint32_t v = decision.variable;
        ++work_;
        if (state_[v] == decision.fixing) return true;
        if (state_[v] != Fixing::free) return false;
        state_[v] = decision.fixing;
        trail_.push_back(v);
        const std::uint32_t item = bound_.item_of(v);
        const bool is_satisfied = bound_.satisfied_variable(item) == v;
        if (bound_.is_choice(v)) {
            if (decision.fixing == Fixing::in) {
                for (const std::uint32_t before : problem_.prerequisites[item]) decide(bound_.satisfied_variable(before), Fixing::in);
                if (!is_satisfied) decide(bound_.satisfied_variable(item), Fixing::in);
                for (const std::uint32_t implied : problem_.implies[item]) decide(bound_.satisfied_variable(implied), Fixing::in);
            } else {
                if (!is_satisfied && !check_suppliers(item)) return false;
                for (const std::uint32_t implied : problem_.implies[item])
                    if (!check_suppliers(implied)) return false;
            }
        } else if (decision.fixing == Fixing::in) {
            if (!check_suppliers(item)) return false;
        } else {
            // Had one of them been chosen, relying on it would cost nothing.
            decide(item, Fixing::out);
            for (const std::uint32_t supplier : problem_.implied_by[item]) decide(supplier, Fixing::out);
        }
        if (!is_satisfied) return true;
        if (decision.fixing == Fixing::out)
            for (const std::uint32_t dependent : dependents_[item]) decide(dependent, Fixing::out);
        if (problem_.cell_of[item] != PathProblem::none) groups_to_check_.push_back(groups_of_[item]);
        return true;
    }

    /// Looks at what may satisfy an item that others may satisfy as well.
    [[nodiscard]] bool check_suppliers(std::uint32_t item) {
        std::uint32_t open = 0, last = 0;
        bool any_in = false;
        const auto count = [&](std::uint32_t supplier) {
            any_in = any_in || state_[supplier] == Fixing::in;
            if (state_[supplier] != Fixing::free) return;
            ++open;
            last = supplier;
        };
        count(item);
        for (const std::uint32_t supplier : problem_.implied_by[item]) count(supplier);
        work_ += problem_.implied_by[item].size();
        if (any_in) return true;
        const std::uint32_t satisfied = bound_.satisfied_variable(item);
        if (open == 0) {
            if (state_[satisfied] == Fixing::in) return false;
            decide(satisfied, Fixing::out);
        } else if (open == 1 && state_[satisfied] == Fixing::in) {
            decide(last, Fixing::in);
        }
        return true;
    }

    [[nodiscard]] bool check_group(std::uint32_t group) {
        const PathCell* only = nullptr;
        std::uint32_t possible = 0;
        for (const std::uint32_t c : problem_.groups[group]) {
            const PathCell& cell = problem_.cells[c];
            const Left mandatory = left(cell.mandatory), ordinary = left(cell.ordinary), optional = left(cell.optional);
            if (mandatory.out > 0 || !cell.holds(mandatory.in + mandatory.free + ordinary.in + ordinary.free, optional.in + optional.free)) continue;
            if (mandatory.free == 0 && cell.holds(mandatory.in + ordinary.in, optional.in)) return true;
            ++possible;
            only = &cell;
        }
        if (possible == 0) return false;
        if (possible > 1) return true;
        const Left mandatory = left(only->mandatory), ordinary = left(only->ordinary), optional = left(only->optional);
        const auto take_free = [&](const std::vector<std::uint32_t>& items) {
            for (const std::uint32_t item : items)
                if (state_[bound_.satisfied_variable(item)] == Fixing::free) decide(bound_.satisfied_variable(item), Fixing::in);
        };
        take_free(only->mandatory);
        const std::uint32_t others = mandatory.in + mandatory.free + ordinary.in + ordinary.free, optionals = optional.in + optional.free;
        // When not one of a kind can be spared, all of it is needed.
        if (ordinary.free > 0 && !only->holds(others - 1, optionals)) take_free(only->ordinary);
        if (optional.free > 0 && !only->holds(others, optionals - 1)) take_free(only->optional);
        return true;
    }

    struct Left {
        std::uint32_t in = 0, free = 0, out = 0;
    };
    [[nodiscard]] Left left(const std::vector<std::uint32_t>& items) {
        Left counts;
        for (const std::uint32_t item : items) {
            const Fixing fixing = state_[bound_.satisfied_variable(item)];
            ++(fixing == Fixing::in ? counts.in : fixing == Fixing::free ? counts.free : counts.out);
        }
        work_ += items.size();
        return counts;
    }

    const PathProblem& problem_;
    PathBudget& budget_;
    int shift_;
    PathBound bound_;
    PathRepair repair_;
    ItemLists dependents_;
    std::uint64_t unit_ = 0;  // all efforts are multiples of it
    std::vector<std::uint32_t> groups_of_;  // by item
    std::vector<Fixing> state_;
    std::vector<std::uint32_t> trail_;
    std::vector<Decision> to_decide_;
    std::vector<std::uint32_t> groups_to_check_;

    std::vector<bool> best_;
    std::uint64_t effort_ = 0;
    std::uint64_t lower_ = 0;
    std::uint64_t nodes_ = 0;
    std::uint64_t work_ = 0;
};

}  // namespace palier::detail
