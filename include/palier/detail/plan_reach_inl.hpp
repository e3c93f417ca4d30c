// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::min, std::max, std::sort
#include <limits>     // days that never come
#include <utility>    // std::move

#include "palier/detail/needed.hpp"
#include "palier/plan_reach.hpp"

namespace palier {

namespace detail {

/// What the actions of a plan do for the criteria of a framework, day by day.
class PlanReach {
public:
    PlanReach(const Plan& plan, const Assessor& assessor, const Assessment& now)
        : plan_(plan), assessor_(assessor), framework_(*assessor.framework()), now_(now), outcomes_(now.criteria) {
        const std::size_t criteria = framework_.criterion_count();
        addressed_.assign(criteria, never);
        first_action_.assign(criteria, 0);
        for (std::size_t i = 0; i < plan.actions.size(); ++i)
            for (const std::string& name : plan.actions[i].addresses) {
                const std::optional<CriterionId> id = framework_.find_criterion(name);
                const std::int64_t day = last_day(plan.actions[i].to);
                if (!id || day >= addressed_[index(*id)]) continue;
                addressed_[index(*id)] = day;
                first_action_[index(*id)] = i;
            }
        surely_ = days_of([&](CriterionId id) { return now_.criteria[index(id)].worst != Outcome::not_met; });
        perhaps_ = days_of([&](CriterionId id) { return now_.criteria[index(id)].best != Outcome::not_met; });
    }

    [[nodiscard]] std::optional<ObjectiveReach> look(std::size_t position) {
        const PlanObjective& objective = plan_.objectives[position];
        if (!objective.target || !objective.target->tier) return std::nullopt;
        const std::optional<FieldId> field = framework_.find_field(objective.field);
        const std::int64_t tier = *objective.target->tier;
        if (!field || tier < 1 || tier > static_cast<std::int64_t>(framework_.tier_count())) return std::nullopt;
        ObjectiveReach made;
        made.objective = position;
        made.field = *field;
        made.tier = static_cast<TierOrdinal>(tier);
        const std::int64_t deadline = objective.target->by ? objective.target->by->days() : plan_.period.to ? last_day({}) : undated;
        if (deadline < undated) made.by = Date::from_days(static_cast<std::int32_t>(deadline));
        made.now = now_.fields[index(*field)].bounds;
        made.in_time = bound(*field, deadline, made.now);
        made.in_all = bound(*field, undated, made.now);
        if (made.now.certain >= made.tier)
            made.status = ReachStatus::already_met;
        else if (made.in_time.certain >= made.tier)
            made.status = ReachStatus::reached;
        else if (made.in_all.certain >= made.tier)
            made.status = ReachStatus::late;
        else
            made.status = made.in_all.possible >= made.tier ? ReachStatus::unknown : ReachStatus::not_reached;
        if (made.status >= ReachStatus::late) find_late(made, deadline);
        if (made.status >= ReachStatus::unknown) find_left_out(made);
        return made;
    }

private:
    static constexpr std::int64_t undated = std::numeric_limits<std::int32_t>::max();  // after every day
    static constexpr std::int64_t never = undated + 1;

    /// Returns the last day of an action that ends before `to`, or else of the plan.
    [[nodiscard]] std::int64_t last_day(const std::optional<Date>& to) const noexcept {
        const std::optional<Date>& end = to ? to : plan_.period.to;
        return end ? end->days() - std::int64_t{1} : undated;
    }

    /// Returns the day from which each criterion counts as met by actions, given which ones hold anyway. One in a circle never counts.
    template <class Holds>
    [[nodiscard]] std::vector<std::int64_t> days_of(Holds holds) const {
        const std::size_t criteria = framework_.criterion_count();
        std::vector<std::int64_t> days(criteria, never);
        std::vector<std::size_t> waits(criteria, 0);
        std::vector<std::vector<CriterionId>> followers(criteria);
        std::vector<CriterionId> ready;
        for (std::size_t i = 0; i < criteria; ++i) {
            if (addressed_[i] == never || now_.criteria[i].state() == CriterionState::not_applicable) continue;
            const auto id = id_at<CriterionId>(i);
            for (const CriterionId before : framework_.compiled(id).prerequisites) {
                if (holds(before)) continue;
                ++waits[i];
                followers[index(before)].push_back(id);
            }
            days[i] = addressed_[i];
            if (waits[i] == 0) ready.push_back(id);
        }
        for (std::size_t at = 0; at < ready.size(); ++at)
            for (const CriterionId after : followers[index(ready[at])]) {
                days[index(after)] = std::max(days[index(after)], days[index(ready[at])]);
                if (--waits[index(after)] == 0) ready.push_back(after);
            }
        for (std::size_t i = 0; i < criteria; ++i)
            if (waits[i] != 0) days[i] = never;
        return days;
    }

    /// Sets the outcomes of a field as they are on a day, the actions until then done.
    void set_outcomes(FieldId field, std::int64_t day) {
        for (TierOrdinal tier = 1; tier <= framework_.tier_count(); ++tier)
            for (const CriterionId id : framework_.criteria_of(field, tier)) {
                CriterionResult& result = outcomes_[index(id)] = now_.criteria[index(id)];
                if (perhaps_[index(id)] <= day) result.best = Outcome::met;
                if (surely_[index(id)] <= day) result.worst = Outcome::met;
            }
    }

    [[nodiscard]] TierBounds bound(FieldId field, std::int64_t day, TierBounds now) {
        set_outcomes(field, day);
        TierBounds bounds = assessor_.bound_field(field, outcomes_);
        bounds.certain = std::max(bounds.certain, now.certain);  // the engine may know more of today
        return bounds;
    }

    /// Tells whether the field's claimed tier asks for the requirement of a tier.
    [[nodiscard]] bool asks_for(const ObjectiveReach& made, TierOrdinal tier) const noexcept {
        return framework_.maturity().gating == Gating::cumulative ? tier <= made.tier : tier >= made.tier;
    }

    /// Finds the actions that end too late and that bring criteria of the tiers asked for, or what these require.
    void find_late(ObjectiveReach& made, std::int64_t deadline) {
        std::vector<CriterionId> open;
        std::vector<bool> seen(framework_.criterion_count(), false);
        const auto visit = [&](CriterionId id) {
            if (seen[index(id)] || surely_[index(id)] <= deadline || perhaps_[index(id)] == never) return;
            seen[index(id)] = true;
            open.push_back(id);
        };
        set_outcomes(made.field, deadline);
        for (TierOrdinal tier = 1; tier <= framework_.tier_count(); ++tier) {
            if (!asks_for(made, tier) || assessor_.count_requirement(made.field, tier, outcomes_).certain) continue;
            for (const CriterionId id : framework_.criteria_of(made.field, tier))
                if (outcomes_[index(id)].worst != Outcome::met) visit(id);
        }
        for (std::size_t at = 0; at < open.size(); ++at) {
            if (addressed_[index(open[at])] > deadline) made.late_actions.push_back(first_action_[index(open[at])]);
            for (const CriterionId before : framework_.compiled(open[at]).prerequisites)
                if (now_.criteria[index(before)].worst == Outcome::not_met) visit(before);
        }
        std::sort(made.late_actions.begin(), made.late_actions.end());
        made.late_actions.erase(std::unique(made.late_actions.begin(), made.late_actions.end()), made.late_actions.end());
    }

    [[nodiscard]] bool is_in_vain(CriterionId id) const noexcept { return addressed_[index(id)] != never && surely_[index(id)] == never; }

    /// Returns the criteria to add for one tier's requirement to be certain; `outcomes_` has those of all actions.
    [[nodiscard]] std::vector<CriterionId> lacking(FieldId field, TierOrdinal tier) const {
        std::vector<CriterionId> open, chosen;
        std::uint32_t met = 0, applicable = 0;
        for (const CriterionId id : framework_.criteria_of(field, tier)) {
            const Outcome worst = outcomes_[index(id)].worst;
            if (worst == Outcome::met) ++met;
            if (worst != Outcome::not_applicable) ++applicable;
            if (worst == Outcome::not_met) open.push_back(id);
        }
        const std::uint32_t needed = needed_of(framework_.requirement_of(field, tier), applicable);
        const auto rank = [&](CriterionId id) {
            return std::pair(framework_[id].need == Need::mandatory ? 0 : 1, std::pair(is_in_vain(id) ? 0 : 1, std::pair(framework_[id].effort, id)));
        };
        std::sort(open.begin(), open.end(), [&](CriterionId a, CriterionId b) { return rank(a) < rank(b); });
        for (const CriterionId id : open)
            if (framework_[id].need == Need::mandatory || met + chosen.size() < needed) chosen.push_back(id);
        return chosen;
    }

    void find_left_out(ObjectiveReach& made) {
        set_outcomes(made.field, undated);
        const bool cumulative = framework_.maturity().gating == Gating::cumulative;
        std::vector<CriterionId> chosen, uncertain;
        std::optional<std::pair<std::size_t, std::uint64_t>> least;
        for (TierOrdinal tier = 1; tier <= framework_.tier_count(); ++tier) {
            if (!asks_for(made, tier)) continue;
            const RequirementResult requirement = assessor_.count_requirement(made.field, tier, outcomes_);
            if (requirement.certain) continue;
            std::vector<CriterionId> some = lacking(made.field, tier);
            if (made.status == ReachStatus::unknown && (cumulative || requirement.possible))
                for (const CriterionId id : framework_.criteria_of(made.field, tier))
                    if (outcomes_[index(id)].state() == CriterionState::unknown) uncertain.push_back(id);
            if (cumulative) {
                chosen.insert(chosen.end(), some.begin(), some.end());
                continue;
            }
            std::uint64_t effort = 0;  // any of the tiers will do: the one of fewest criteria, then least effort
            for (const CriterionId id : some) effort += framework_[id].effort;
            if (least && *least <= std::pair(some.size(), effort)) continue;
            least = std::pair(some.size(), effort);
            chosen = std::move(some);
        }
        std::sort(chosen.begin(), chosen.end());
        made.unknown = find_unknown(std::move(uncertain));
        std::vector<bool> seen(framework_.criterion_count(), false);
        std::vector<CriterionId> blocked;
        for (const CriterionId id : chosen) {
            if (is_in_vain(id))
                blocked.push_back(id);
            else
                made.left_out.push_back(id);
        }
        for (std::size_t at = 0; at < blocked.size(); ++at) {
            if (seen[index(blocked[at])]) continue;
            seen[index(blocked[at])] = true;
            for (const CriterionId before : framework_.compiled(blocked[at]).prerequisites) {
                if (now_.criteria[index(before)].worst != Outcome::not_met || surely_[index(before)] != never) continue;
                made.prerequisites.push_back({blocked[at], before});
                if (is_in_vain(before)) blocked.push_back(before);
            }
        }
    }

    /// Returns the criteria whose unknown outcome makes others uncertain: themselves, or what they require.
    [[nodiscard]] std::vector<CriterionId> find_unknown(std::vector<CriterionId> uncertain) const {
        std::vector<CriterionId> found;
        std::vector<bool> seen(framework_.criterion_count(), false);
        for (std::size_t at = 0; at < uncertain.size(); ++at) {
            const CriterionId id = uncertain[at];
            if (seen[index(id)]) continue;
            seen[index(id)] = true;
            if (now_.criteria[index(id)].state() == CriterionState::unknown) found.push_back(id);
            if (!is_in_vain(id)) continue;
            for (const CriterionId before : framework_.compiled(id).prerequisites)
                if (surely_[index(before)] == never && now_.criteria[index(before)].worst == Outcome::not_met) uncertain.push_back(before);
        }
        std::sort(found.begin(), found.end());
        return found;
    }

    const Plan& plan_;
    const Assessor& assessor_;
    const Framework& framework_;
    const Assessment& now_;
    std::vector<CriterionResult> outcomes_;   // right for one field and day at a time
    std::vector<std::int64_t> addressed_;     // by criterion: the first day when an action that addresses it is done
    std::vector<std::size_t> first_action_;   // by criterion: that action
    std::vector<std::int64_t> surely_;        // by criterion: the day from which it counts, the unknown answers at their worst
    std::vector<std::int64_t> perhaps_;       // the same at their best
};

}  // namespace detail

PALIER_INLINE std::string_view to_text(ReachStatus status) noexcept {
    constexpr std::string_view words[] = {"already_met", "reached", "late", "unknown", "not_reached"};
    return words[static_cast<std::size_t>(status)];
}

PALIER_INLINE std::vector<ObjectiveReach> reach_of(const Plan& plan, const Assessor& assessor, const Assessment& now) {
    std::vector<ObjectiveReach> made;
    bool claims = false;
    for (const PlanObjective& objective : plan.objectives) claims = claims || objective.target;
    if (!claims) return made;
    detail::PlanReach reach(plan, assessor, now);
    for (std::size_t i = 0; i < plan.objectives.size(); ++i)
        if (std::optional<ObjectiveReach> one = reach.look(i)) made.push_back(std::move(*one));
    return made;
}

}  // namespace palier
