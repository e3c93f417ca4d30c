// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include <utility>  // std::move

#include "palier/detail/plan_cycles.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_reference_priority_cycle(PlanCheck& check) {
    const std::vector<PlanPriority>& priorities = check.plan().priorities;
    const auto ways = [&](std::size_t priority) { return std::size_t{priorities[priority].within.empty() ? 0U : 1U}; };
    const auto target = [&](std::size_t priority, std::size_t) { return check.find_priority(priorities[priority].within); };
    for_each_cycle(priorities.size(), check, ways, target, [&](std::span<const std::size_t> cycle, std::size_t) {
        std::vector<Origin> others;
        for (std::size_t i = 0; i + 1 < cycle.size() && i < 8; ++i) others.push_back(check.place(plan_pointer("priorities", cycle[i], "within")));
        check.tell(plan_pointer("priorities", cycle.back(), "within"), {{"cycle", print_cycle(priorities, cycle)}}, std::move(others));
    });
}

inline constexpr PlanRule reference_priority_cycle = {
    .record = {"plan.reference.priority-cycle", Severity::error, "0.1.0", "cycle",
               {"Des priorités se déclinent en boucle : {cycle}.", "Priorities decline each other in a circle: {cycle}."},
               {"Aucune n’est la première : on ne sait d’où vient la priorité.",
                "None comes first: there is no telling where the priority comes from."},
               {"Retirer l’un de ces liens (membre « within »).", "Remove one of these links (member “within”)."}},
    .pass = RulePass::references,
    .example = {R"({"priorities": [{"id": "p1", "label": "Académie", "within": "p2"}, {"id": "p2", "label": "Établissement", "within": "p1"}]})",
                R"({"priorities": [{"id": "p1", "label": "Académie"}, {"id": "p2", "label": "Établissement", "within": "p1"}]})"},
    .check = check_reference_priority_cycle,
};

}  // namespace palier::detail
