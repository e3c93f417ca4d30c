// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include <algorithm>  // std::any_of
#include <cstddef>    // positions
#include <string>     // names
#include <vector>     // lists

#include "palier/detail/plan_values.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

/// Calls visit(what the plan says, the indicator, objective, position) for each indicator of an objective that the framework knows.
template <class Visit>
void for_each_followed(const PlanCheck& check, Visit visit) {
    if (!check.framework()) return;
    const std::vector<PlanObjective>& objectives = check.plan().objectives;
    for (std::size_t o = 0; o < objectives.size(); ++o)
        for (std::size_t i = 0; i < objectives[o].indicators.size(); ++i)
            if (const Indicator* indicator = check.find_indicator(objectives[o].indicators[i].indicator)) visit(objectives[o].indicators[i], *indicator, o, i);
}

inline LocalizedText name_of(const Indicator& indicator) { return palier::name_of(indicator.label, indicator.id); }
inline LocalizedText name_of(const PlanObjective& objective) { return palier::name_of(objective.label, objective.id); }
inline LocalizedText name_of(const PlanAction& action) { return palier::name_of(action.label, action.id); }
inline LocalizedText name_of(const Criterion& criterion) { return palier::name_of(criterion.label, criterion.id); }

/// Returns where an indicator is defined.
inline Origin definition_of(const PlanCheck& check, const Indicator& indicator) {
    return {check.framework()->definition().document, indicator.pointer, 0, 0};
}

/// Returns the names and the places of criteria.
struct CriteriaWords {
    std::vector<LocalizedText> names;
    std::vector<Origin> places;
};

inline void add_criterion(CriteriaWords& words, const Framework& framework, CriterionId id) {
    words.names.push_back(name_of(framework[id]));
    words.places.push_back({framework.definition().document, framework[id].pointer, 0, 0});
}

/// Tells what is stated of an indicator and has the given fault: targets of objectives.
template <class Tell>
void for_each_target_value(const PlanCheck& check, Tell tell) {
    for_each_followed(check, [&](const PlanIndicator& source, const Indicator& indicator, std::size_t o, std::size_t i) {
        for (std::size_t t = 0; t < source.targets.size(); ++t)
            if (source.targets[t].value) tell(*source.targets[t].value, indicator, o, i, t);
    });
}

/// Calls visit(day, what is due, place...) for each deadline of a plan, of tiers, of targets, of success: a function that names what is
/// due, and the tokens of its pointer.
template <class Visit>
void for_each_deadline(const Plan& plan, Visit visit) {
    for (std::size_t o = 0; o < plan.objectives.size(); ++o) {
        const PlanObjective& objective = plan.objectives[o];
        const auto name = [&] { return name_of(objective); };
        if (objective.target && objective.target->by) visit(*objective.target->by, name, "objectives", o, "target", "by");
        for (std::size_t i = 0; i < objective.indicators.size(); ++i) {
            const std::vector<PlanValue>& targets = objective.indicators[i].targets;
            for (std::size_t t = 0; t < targets.size(); ++t)
                if (targets[t].at) visit(*targets[t].at, name, "objectives", o, "indicators", i, "targets", t, "by");
        }
    }
    for (std::size_t i = 0; i < plan.success.size(); ++i)
        if (plan.success[i].by) visit(*plan.success[i].by, [&] { return plan.success[i].label; }, "success", i, "by");
}

/// Returns the framework of the standing, whose criteria the assessment is of; null without a standing.
inline const Framework* standing_framework(const PlanCheck& check) { return check.has_standing() ? check.context().diagnosis->framework().get() : nullptr; }

/// The same for what actions address; null when none addresses any criterion, so that the standing need not be computed.
inline const Framework* addressed_framework(const PlanCheck& check) {
    const auto addresses = [](const PlanAction& action) { return !action.addresses.empty(); };
    const std::vector<PlanAction>& actions = check.plan().actions;
    return std::any_of(actions.begin(), actions.end(), addresses) ? standing_framework(check) : nullptr;
}

}  // namespace palier::detail
