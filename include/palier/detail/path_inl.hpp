// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::sort

#include "palier/detail/path_search.hpp"
#include "palier/path.hpp"

namespace palier {

PALIER_INLINE std::string_view to_text(Obstacle obstacle) noexcept {
    switch (obstacle) {
        case Obstacle::unusable: return "unusable";
        case Obstacle::never_true: return "never_true";
        case Obstacle::prerequisite: return "prerequisite";
        case Obstacle::prerequisite_cycle: break;
    }
    return "prerequisite_cycle";
}

PALIER_INLINE CheapestPath cheapest_path(const Assessor& assessor, std::span<const PartialValue> frame, const Assessment& assessment,
                                         std::span<const FieldTarget> target, const PathLimits& limits) {
    const Framework& framework = *assessor.framework();
    const detail::PathGoal goal = detail::make_path_goal(assessor, frame, assessment, target, detail::GoalScope::framework);
    CheapestPath path;
    if (goal.groups.empty()) {
        path.reachable = path.optimal = true;
        return path;
    }
    const detail::PathRelations relations = detail::make_path_relations(framework, frame, assessment, goal, limits);
    path.implications_complete = relations.implications_complete;
    path.blocking = detail::find_blocking(framework, goal, relations.satisfiable, relations.obstacles);
    if (!path.blocking.empty()) return path;

    path.reachable = true;
    detail::PathBudget budget{limits.max_nodes, limits.max_work};
    std::vector<bool> chosen(goal.criteria.size(), false);
    for (const detail::PathProblem& problem : detail::make_path_problems(framework, goal, relations)) {
        if (problem.groups.empty()) continue;
        detail::PathSearch search(problem, budget);
        search.run();
        for (std::size_t item = 0; item < search.best().size(); ++item)
            if (search.best()[item]) chosen[problem.origin[item]] = true;
        path.effort += search.effort();
        path.lower_bound += search.lower_bound();
        path.nodes += search.nodes();
    }
    // An implication left aside might have given a cheaper path.
    if (!path.implications_complete) path.lower_bound = 0;
    path.optimal = path.implications_complete && path.lower_bound == path.effort;

    detail::PathSimulation simulation(relations.prerequisites, relations.dependents, relations.implies);
    simulation.run(chosen);
    std::vector<bool> told(goal.criteria.size(), false);
    for (const std::uint32_t item : simulation.order) {
        PathStep step;
        step.criterion = goal.criteria[item];
        step.effort = framework[step.criterion].effort;
        told[item] = true;
        for (const std::uint32_t implied : relations.implies[item]) {
            if (told[implied]) continue;
            told[implied] = true;
            step.implied.push_back(goal.criteria[implied]);
        }
        path.steps.push_back(std::move(step));
    }
    return path;
}

PALIER_INLINE CheapestPath cheapest_path(const Profile& profile, std::span<const FieldTarget> target, const PathLimits& limits) {
    return cheapest_path(Assessor(profile.framework), profile.frame, profile.assessment, target, limits);
}

PALIER_INLINE std::vector<CriterionResult> outcomes_after(std::span<const CriterionResult> now, const CheapestPath& path) {
    std::vector<CriterionResult> after(now.begin(), now.end());
    const auto meet = [&](CriterionId id) {
        if (index(id) < after.size()) after[index(id)] = {Outcome::met, Outcome::met};
    };
    for (const PathStep& step : path.steps) {
        meet(step.criterion);
        for (const CriterionId id : step.implied) meet(id);
    }
    return after;
}

PALIER_INLINE std::vector<std::vector<CriterionId>> deduce_implications(const Framework& framework, std::span<const PartialValue> frame,
                                                                        std::uint32_t max_implications) {
    std::vector<CriterionId> all;
    for (std::size_t i = 0; i < framework.criterion_count(); ++i) all.push_back(id_at<CriterionId>(i));
    return detail::ImplicationFinder(framework, frame).find(all, max_implications).of;
}

}  // namespace palier
