// SPDX-License-Identifier: MIT
// floor: 11
#pragma once

#include <algorithm>  // std::sort, std::min, std::max
#include <cstdint>    // scaled efforts
#include <limits>     // no choice
#include <utility>    // std::move
#include <vector>     // costs

#include "palier/detail/path_problem.hpp"

namespace palier::detail {

/// What is decided of a variable.
enum class Fixing : std::uint8_t { free, in, out };

/// Efforts as integers of a small fraction, so that bounds are exact and the same on every machine.
using ScaledEffort = std::int64_t;

/// A lower bound on the effort of all solutions under some decisions.
///
/// There is one variable per item, "it is chosen", and for an implied item a second one, "it is satisfied". Two kinds of rows
/// tie them: a chosen item needs its prerequisites satisfied; a satisfied one needs itself or one that implies it chosen. Each row has a
/// price, from 0: breaking it costs its price, and so a prerequisite's effort is shared among those that need it, none of it
/// counted twice. Without the rows the cells have nothing in common, and the cheapest way to fill each is to take its cheapest.
/// Whatever the prices, the sum is a lower bound; the prices are improved step by step towards the greatest one.
class PathBound {
public:
    PathBound(const PathProblem& problem, int shift) : problem_(problem), shift_(shift) {
        const auto items = static_cast<std::uint32_t>(problem.size());
        satisfied_of_.resize(items);
        for (std::uint32_t item = 0; item < items; ++item) {
            owner_.push_back(item);
            satisfied_of_[item] = item;
        }
        for (std::uint32_t item = 0; item < items; ++item) {
            if (problem.implied_by[item].empty()) continue;
            satisfied_of_[item] = static_cast<std::uint32_t>(owner_.size());
            owner_.push_back(item);
        }
        for (std::uint32_t item = 0; item < items; ++item)
            for (const std::uint32_t before : problem.prerequisites[item]) arcs_.push_back({item, satisfied_of_[before]});
        prices.assign(arcs_.size() + owner_.size() - items, 0);
        max_price_ = std::numeric_limits<ScaledEffort>::max() / 16 / static_cast<ScaledEffort>(prices.size() + 1);
        own_cost_.assign(owner_.size(), 0);
        for (std::uint32_t item = 0; item < items; ++item) own_cost_[item] = effort(item);
        cost_.assign(owner_.size(), 0);
        selected_.assign(owner_.size(), 0);
        in_cell_.assign(owner_.size(), 0);
        average_.assign(owner_.size(), 0);
        set_first_prices();
    }

    [[nodiscard]] std::size_t variables() const noexcept { return owner_.size(); }
    [[nodiscard]] std::uint32_t satisfied_variable(std::uint32_t item) const noexcept { return satisfied_of_[item]; }
    [[nodiscard]] std::uint32_t item_of(std::uint32_t variable) const noexcept { return owner_[variable]; }
    [[nodiscard]] bool is_choice(std::uint32_t variable) const noexcept { return variable < problem_.size(); }
    [[nodiscard]] ScaledEffort effort(std::uint32_t item) const noexcept { return static_cast<ScaledEffort>(problem_.efforts[item]) << shift_; }

    /// Prices of the rows, prerequisites first. Any values from 0 give a bound.
    std::vector<ScaledEffort> prices;

    /// Takes note of decisions, which must be consistent with each other. Linear.
    void prepare(const std::vector<Fixing>& state);

    /// Improves the prices. `target` is the effort of a known solution; stops beyond `enough`. Returns the bound.
    [[nodiscard]] ScaledEffort improve(int iterations, ScaledEffort target, ScaledEffort enough);

    /// Returns the bound at the present prices.
    [[nodiscard]] ScaledEffort value() const noexcept { return value_; }
    /// Tells whether the cheapest way to fill the cells takes a variable, at the prices of the bound.
    [[nodiscard]] bool is_selected(std::uint32_t variable) const noexcept { return selected_[variable] != 0; }
    /// Returns how often it was taken lately, 0 to average_one.
    [[nodiscard]] std::int32_t average(std::uint32_t variable) const noexcept { return average_[variable]; }
    static constexpr std::int32_t average_one = 1 << 16;
    /// Returns by how much the bound rises at least when a free variable is taken if it is not, or left if it is.
    [[nodiscard]] ScaledEffort rise(std::uint32_t variable) const noexcept { return rise_[variable]; }
    /// Finds rise() at the prices of the bound. Linear.
    void find_rises();

    /// Variables taken to fill the cells that must be, at the prices of the bound.
    [[nodiscard]] const std::vector<std::uint32_t>& picked() const noexcept { return picked_; }

    /// Elementary steps so far.
    [[nodiscard]] std::uint64_t work() const noexcept { return work_; }

    static constexpr ScaledEffort no_choice = std::numeric_limits<ScaledEffort>::max() / 2;

private:
    struct Arc {
        std::uint32_t from, to;
    };
    /// A cell that is still to be filled: its free variables in cells_order_, by kind.
    struct OpenCell {
        std::uint32_t cell;
        std::uint32_t mandatory, ordinary, optional, end;  // where the kinds begin
        std::uint32_t others_in, optional_in;
        // Of the last evaluation.
        ScaledEffort filled = 0;  // the cheapest way to fill it
        ScaledEffort loose = 0;   // when it need not be
        std::uint32_t ordinary_taken = 0, optional_taken = 0;
    };
    struct OpenGroup {
        std::uint32_t begin, end;  // in open_cells_
    };

    void set_first_prices();
    [[nodiscard]] ScaledEffort evaluate();
    void solve(OpenCell& cell);
    void sort(std::uint32_t begin, std::uint32_t end);
    [[nodiscard]] std::uint32_t wanted(const OpenCell& cell, std::uint32_t optional_taken) const noexcept {
        const std::uint32_t needed = problem_.cells[cell.cell].needed(cell.optional_in + optional_taken);
        const std::uint32_t there = cell.others_in + (cell.ordinary - cell.mandatory);
        return needed > there ? needed - there : 0;
    }

    const PathProblem& problem_;
    int shift_;
    ScaledEffort max_price_ = 0;
    std::vector<std::uint32_t> satisfied_of_;  // by item
    std::vector<std::uint32_t> owner_;         // by variable
    std::vector<Arc> arcs_;

    // What is open under the decisions noted.
    ScaledEffort decided_ = 0;
    ScaledEffort value_ = 0;
    struct OpenArc {
        std::uint32_t from, to;
        std::uint32_t row;  // in prices
    };
    std::vector<OpenArc> open_arcs_;
    struct OpenCover {
        std::uint32_t variable;
        std::uint32_t row;         // in prices
        std::uint32_t begin, end;  // in cover_suppliers_
        Fixing fixing;
    };
    std::vector<OpenCover> open_covers_;
    std::vector<std::uint32_t> cover_suppliers_;
    std::vector<std::uint32_t> free_;   // free variables outside cells to fill
    std::vector<std::uint32_t> all_free_;
    std::vector<OpenGroup> open_groups_;
    std::vector<OpenCell> open_cells_;
    std::vector<std::uint32_t> cell_order_;

    std::vector<ScaledEffort> own_cost_;  // by variable, without prices
    std::vector<ScaledEffort> cost_;
    std::vector<ScaledEffort> slack_;  // by open arc, then by open cover: above 0 when broken
    std::vector<std::uint8_t> selected_;
    std::vector<std::uint8_t> in_cell_;
    std::vector<std::int32_t> average_;
    std::vector<ScaledEffort> rise_;
    std::vector<std::uint32_t> picked_;
    std::uint64_t work_ = 0;
};

/// Shares the effort of each item, and of what it needs in turn, equally among those that need it and itself.
inline void PathBound::set_first_prices() {
    const std::size_t items = problem_.size();
    std::vector<std::vector<std::uint32_t>> rows(items), uses(items);  // prices that an item pays, and that it is paid
    for (std::uint32_t at = 0; at < arcs_.size(); ++at) {
        rows[arcs_[at].from].push_back(at);
        uses[owner_[arcs_[at].to]].push_back(at);
    }
    std::vector<std::uint32_t> order(items);
    for (std::uint32_t item = 0; item < items; ++item) order[item] = item;
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return problem_.rank[a] != problem_.rank[b] ? problem_.rank[a] < problem_.rank[b] : a < b;
    });
    for (const std::uint32_t item : order) {
        ScaledEffort total = effort(item);
        if (satisfied_of_[item] != item) {
            // It may be had through others: a cautious part of the cheapest one.
            for (const std::uint32_t other : problem_.implied_by[item])
                if (!problem_.choosable[item] || effort(other) < total) total = effort(other);
            total /= 2;
            prices[arcs_.size() + satisfied_of_[item] - items] = std::min(total, max_price_);
        } else {
            for (const std::uint32_t row : rows[item]) total = std::min(total + prices[row], max_price_);
        }
        const auto shares = static_cast<ScaledEffort>(uses[item].size() + (problem_.cell_of[item] != PathProblem::none ? 1U : 0U));
        for (const std::uint32_t row : uses[item]) prices[row] = total / std::max<ScaledEffort>(shares, 1);
    }
}

inline void PathBound::prepare(const std::vector<Fixing>& state) {
    const std::size_t items = problem_.size();
    decided_ = 0;
    all_free_.clear();
    free_.clear();
    for (std::uint32_t v = 0; v < owner_.size(); ++v) {
        selected_[v] = state[v] == Fixing::in ? 1 : 0;
        in_cell_[v] = 0;
        if (state[v] == Fixing::in && is_choice(v)) decided_ += effort(v);
        if (state[v] == Fixing::free) all_free_.push_back(v);
    }
    open_arcs_.clear();
    for (std::uint32_t at = 0; at < arcs_.size(); ++at)
        if (state[arcs_[at].from] == Fixing::free && state[arcs_[at].to] == Fixing::free) open_arcs_.push_back({arcs_[at].from, arcs_[at].to, at});
    open_covers_.clear();
    cover_suppliers_.clear();
    for (auto v = static_cast<std::uint32_t>(items); v < owner_.size(); ++v) {
        if (state[v] == Fixing::out) continue;
        const auto row = static_cast<std::uint32_t>(arcs_.size() + v - items);
        OpenCover cover{v, row, static_cast<std::uint32_t>(cover_suppliers_.size()), 0, state[v]};
        bool supplied = false;
        const auto add = [&](std::uint32_t supplier) {
            supplied = supplied || state[supplier] == Fixing::in;
            if (state[supplier] == Fixing::free) cover_suppliers_.push_back(supplier);
        };
        add(owner_[v]);
        for (const std::uint32_t supplier : problem_.implied_by[owner_[v]]) add(supplier);
        cover.end = static_cast<std::uint32_t>(cover_suppliers_.size());
        if (supplied)
            cover_suppliers_.resize(cover.begin);
        else
            open_covers_.push_back(cover);
    }
    open_groups_.clear();
    open_cells_.clear();
    cell_order_.clear();
    for (const auto& group : problem_.groups) {
        OpenGroup open{static_cast<std::uint32_t>(open_cells_.size()), 0};
        const std::size_t order_before = cell_order_.size();
        bool filled = false;
        for (const std::uint32_t c : group) {
            const PathCell& cell = problem_.cells[c];
            OpenCell one{};
            one.cell = c;
            bool possible = true;
            std::uint32_t mandatory_in = 0;
            const auto add = [&](const std::vector<std::uint32_t>& list, std::uint32_t& in) {
                const auto begin = static_cast<std::uint32_t>(cell_order_.size());
                for (const std::uint32_t item : list) {
                    const std::uint32_t v = satisfied_of_[item];
                    in += state[v] == Fixing::in ? 1U : 0U;
                    if (state[v] == Fixing::free) cell_order_.push_back(v);
                    if (state[v] == Fixing::out && &list == &cell.mandatory) possible = false;
                }
                return begin;
            };
            one.mandatory = add(cell.mandatory, mandatory_in);
            one.others_in = mandatory_in;
            one.ordinary = add(cell.ordinary, one.others_in);
            one.optional = add(cell.optional, one.optional_in);
            one.end = static_cast<std::uint32_t>(cell_order_.size());
            filled = filled || (mandatory_in == cell.mandatory.size() && cell.holds(one.others_in, one.optional_in));
            possible = possible && wanted(one, one.end - one.optional) <= one.optional - one.ordinary;
            if (possible)
                open_cells_.push_back(one);
            else
                cell_order_.resize(one.mandatory);
        }
        open.end = static_cast<std::uint32_t>(open_cells_.size());
        if (filled) {
            open_cells_.resize(open.begin);
            cell_order_.resize(order_before);
        } else {
            open_groups_.push_back(open);
        }
    }
    for (const std::uint32_t v : cell_order_) in_cell_[v] = 1;
    for (const std::uint32_t v : all_free_)
        if (in_cell_[v] == 0) free_.push_back(v);
    work_ += owner_.size() + arcs_.size();
}

inline void PathBound::sort(std::uint32_t begin, std::uint32_t end) {
    const ScaledEffort* const cost = cost_.data();
    const auto before = [cost](std::uint32_t a, std::uint32_t b) { return cost[a] != cost[b] ? cost[a] < cost[b] : a < b; };
    std::uint32_t* const order = cell_order_.data();
    constexpr std::uint32_t few = 24;
    if (end - begin > few) {
        std::sort(order + begin, order + end, before);
        return;
    }
    // Prices move little at a time, so that the order is nearly right.
    for (std::uint32_t i = begin + 1; i < end; ++i) {
        const std::uint32_t moving = order[i];
        std::uint32_t at = i;
        for (; at > begin && before(moving, order[at - 1]); --at) order[at] = order[at - 1];
        order[at] = moving;
    }
}

inline void PathBound::solve(OpenCell& cell) {
    sort(cell.ordinary, cell.optional);
    sort(cell.optional, cell.end);
    ScaledEffort mandatory = 0;
    cell.loose = 0;
    for (std::uint32_t at = cell.mandatory; at < cell.ordinary; ++at) {
        mandatory += cost_[cell_order_[at]];
        cell.loose += std::min<ScaledEffort>(0, cost_[cell_order_[at]]);
    }
    const std::uint32_t ordinary = cell.optional - cell.ordinary, optional = cell.end - cell.optional;
    std::uint32_t gains = 0;  // ordinary ones that cost less than nothing
    while (gains < ordinary && cost_[cell_order_[cell.ordinary + gains]] < 0) cell.loose += cost_[cell_order_[cell.ordinary + gains++]];
    cell.filled = no_choice;
    ScaledEffort of_optional = 0;
    for (std::uint32_t taken = 0;; ++taken) {
        const std::uint32_t others = std::max(wanted(cell, taken), gains);
        if (others <= ordinary) {
            ScaledEffort total = mandatory + of_optional;
            for (std::uint32_t at = 0; at < others; ++at) total += cost_[cell_order_[cell.ordinary + at]];
            if (total < cell.filled) {
                cell.filled = total;
                cell.ordinary_taken = others;
                cell.optional_taken = taken;
            }
        }
        if (taken == optional) break;
        const ScaledEffort next = cost_[cell_order_[cell.optional + taken]];
        if (next < 0) cell.loose += next;
        of_optional += next;
    }
}

inline ScaledEffort PathBound::evaluate() {
    ScaledEffort bound = decided_;
    // Plain pointers: what is written could be the vectors themselves for all that the compiler knows.
    ScaledEffort* const cost = cost_.data();
    std::uint8_t* const selected = selected_.data();
    const ScaledEffort* const own_cost = own_cost_.data();
    const ScaledEffort* const price_of = prices.data();
    const std::uint32_t* const suppliers = cover_suppliers_.data();
    for (const std::uint32_t v : all_free_) {
        cost[v] = own_cost[v];
        selected[v] = 0;
    }
    for (const OpenArc& arc : open_arcs_) {
        const ScaledEffort price = price_of[arc.row];
        cost[arc.from] += price;
        cost[arc.to] -= price;
    }
    for (const OpenCover& cover : open_covers_) {
        const ScaledEffort price = price_of[cover.row];
        if (cover.fixing == Fixing::free)
            cost[cover.variable] += price;
        else
            bound += price;
        for (std::uint32_t at = cover.begin; at < cover.end; ++at) cost[suppliers[at]] -= price;
    }
    for (const std::uint32_t v : free_) {
        if (cost[v] >= 0) continue;
        bound += cost[v];
        selected[v] = 1;
    }
    picked_.clear();
    for (const OpenGroup& group : open_groups_) {
        ScaledEffort least = no_choice;
        std::uint32_t chosen = group.begin;
        for (std::uint32_t c = group.begin; c < group.end; ++c) {
            solve(open_cells_[c]);
            bound += open_cells_[c].loose;
            const ScaledEffort extra = open_cells_[c].filled - open_cells_[c].loose;
            if (extra < least) {
                least = extra;
                chosen = c;
            }
        }
        bound += least;
        for (std::uint32_t c = group.begin; c < group.end; ++c) {
            const OpenCell& cell = open_cells_[c];
            if (c != chosen) {
                for (std::uint32_t at = cell.mandatory; at < cell.end; ++at) selected_[cell_order_[at]] = cost_[cell_order_[at]] < 0 ? 1 : 0;
                continue;
            }
            const auto take = [&](std::uint32_t begin, std::uint32_t count) {
                for (std::uint32_t at = begin; at < begin + count; ++at) {
                    selected_[cell_order_[at]] = 1;
                    picked_.push_back(cell_order_[at]);
                }
            };
            take(cell.mandatory, cell.ordinary - cell.mandatory);
            take(cell.ordinary, cell.ordinary_taken);
            take(cell.optional, cell.optional_taken);
        }
    }
    work_ += all_free_.size() + open_arcs_.size() + 2 * cell_order_.size() + cover_suppliers_.size();
    return bound;
}

inline ScaledEffort PathBound::improve(int iterations, ScaledEffort target, ScaledEffort enough) {
    ScaledEffort value = evaluate();
    ScaledEffort best = value;
    std::vector<ScaledEffort> best_prices = prices;
    for (const std::uint32_t v : all_free_) average_[v] = selected_[v] != 0 ? average_one : 0;
    constexpr int patience = 8;              // steps without progress before they are halved
    constexpr ScaledEffort one = 64;         // the step factor is a number of 64ths
    ScaledEffort factor = one;
    int stalled = 0;
    for (int i = 0; i < iterations && best <= enough; ++i) {
        // How much each row is broken (above 0) or slack (below 0).
        const std::uint8_t* const selected = selected_.data();
        const std::uint32_t* const suppliers = cover_suppliers_.data();
        slack_.resize(open_arcs_.size() + open_covers_.size());
        ScaledEffort* next = slack_.data();
        ScaledEffort norm = 0;
        const auto count = [&](ScaledEffort slack, ScaledEffort price) {
            *next++ = slack;
            if (slack > 0 || price > 0) norm += slack * slack;
        };
        for (const OpenArc& arc : open_arcs_) count(static_cast<ScaledEffort>(selected[arc.from]) - selected[arc.to], prices[arc.row]);
        for (const OpenCover& cover : open_covers_) {
            ScaledEffort slack = selected[cover.variable];
            for (std::uint32_t at = cover.begin; at < cover.end; ++at) slack -= selected[suppliers[at]];
            count(slack, prices[cover.row]);
        }
        if (norm == 0) break;  // nothing is broken and no price is paid for nothing: the bound is attained
        const ScaledEffort step = std::max<ScaledEffort>(1, std::max<ScaledEffort>(target - value, 1) / one * factor / norm);
        const auto move = [&](ScaledEffort& price, ScaledEffort slack) {
            if (slack == 0) return;
            const ScaledEffort reach = max_price_ / std::max<ScaledEffort>(1, slack < 0 ? -slack : slack);
            price = std::clamp<ScaledEffort>(price + std::min(step, reach) * slack, 0, max_price_);
        };
        const ScaledEffort* slack = slack_.data();
        for (const OpenArc& arc : open_arcs_) move(prices[arc.row], *slack++);
        for (const OpenCover& cover : open_covers_) move(prices[cover.row], *slack++);
        value = evaluate();
        for (const std::uint32_t v : all_free_) average_[v] += ((selected_[v] != 0 ? average_one : 0) - average_[v]) / 16;
        if (value > best) {
            best = value;
            best_prices = prices;
            stalled = 0;
        } else if (++stalled == patience) {
            stalled = 0;
            factor /= 2;
            prices = best_prices;
            value = evaluate();
            if (factor == 0) break;
        }
    }
    prices = std::move(best_prices);
    value_ = evaluate();
    return value_;
}

inline void PathBound::find_rises() {
    rise_.assign(owner_.size(), 0);
    for (const std::uint32_t v : free_) rise_[v] = cost_[v] < 0 ? -cost_[v] : cost_[v];
    for (const OpenGroup& group : open_groups_) {
        if (group.end - group.begin != 1) continue;
        const OpenCell& cell = open_cells_[group.begin];
        if (cell.end != cell.optional) continue;
        const std::uint32_t ordinary = cell.optional - cell.ordinary, taken = cell.ordinary_taken;
        const std::uint32_t least = wanted(cell, 0);
        const auto cost = [&](std::uint32_t at) { return cost_[cell_order_[cell.ordinary + at]]; };
        for (std::uint32_t at = cell.mandatory; at < cell.ordinary; ++at) rise_[cell_order_[at]] = no_choice;
        for (std::uint32_t at = 0; at < ordinary; ++at) {
            ScaledEffort& rise = rise_[cell_order_[cell.ordinary + at]];
            if (at < taken)  // leave it: the next one instead, if one is needed
                rise = taken > least ? -cost(at) : taken < ordinary ? cost(taken) - cost(at) : no_choice;
            else  // take it: the dearest that was taken can go, if it was taken for the number only
                rise = taken > least || taken == 0 ? cost(at) : cost(at) - std::max<ScaledEffort>(0, cost(taken - 1));
        }
    }
}

}  // namespace palier::detail
