// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include <cstddef>   // positions
#include <cstdint>   // states
#include <optional>  // edges that lead nowhere
#include <span>      // cycles
#include <string>    // printed cycles
#include <vector>    // states

#include "palier/plan_rule.hpp"

namespace palier::detail {

/// Looks for cycles among the parts of a list, each of which leads to others: `target(part, k)` is where the k-th way of a part leads,
/// `ways(part)` how many it has. Calls `tell(cycle, k)` with the parts of a cycle, in order, and the way of the last one that leads back
/// to the first. Of cycles that share parts some are told: when they are undone, the others come. Linear; iterative.
template <class Ways, class Target, class Tell>
void for_each_cycle(std::size_t count, const PlanCheck& check, Ways ways, Target target, Tell tell) {
    enum class State : std::uint8_t { fresh, open, done };
    struct Step {
        std::size_t part;
        std::size_t way;
    };
    std::vector<State> states(count, State::fresh);
    std::vector<std::uint8_t> is_told(count, 0);
    std::vector<std::size_t> depths(count, 0);
    std::vector<std::size_t> line;  // the open parts
    std::vector<Step> steps;
    const auto enter = [&](std::size_t part) {
        states[part] = State::open;
        depths[part] = line.size();
        line.push_back(part);
        steps.push_back({part, 0});
    };
    for (std::size_t start = 0; start < count; ++start) {
        if (states[start] != State::fresh) continue;
        enter(start);
        while (!steps.empty()) {
            const auto [part, way] = steps.back();
            if (way == ways(part)) {
                states[part] = State::done;
                steps.pop_back();
                line.pop_back();
                continue;
            }
            ++steps.back().way;
            const std::optional<std::size_t> next = target(part, way);
            if (!next) continue;
            if (states[*next] == State::fresh) {
                enter(*next);
            } else if (states[*next] == State::open && is_told[part] == 0 && is_told[*next] == 0) {
                const std::span<const std::size_t> cycle = std::span<const std::size_t>(line).subspan(depths[*next]);
                if (check.has_room())  // beyond, findings are counted only: a long cycle need not be followed
                    for (const std::size_t each : cycle) is_told[each] = 1;
                tell(cycle, way);
            }
        }
    }
}

/// Writes a cycle as `a → b → a`; of a long one the beginning.
template <class Parts>
std::string print_cycle(const Parts& parts, std::span<const std::size_t> cycle) {
    constexpr std::size_t most = 8;
    std::string text;
    for (std::size_t i = 0; i < cycle.size() && i < most; ++i) text += parts[cycle[i]].id + " → ";
    if (cycle.size() > most) text += "… → ";
    return text + parts[cycle.front()].id;
}

}  // namespace palier::detail
