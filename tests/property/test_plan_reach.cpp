// SPDX-License-Identifier: MIT
//
// Plans against their meaning: every completion of what is unknown, the actions done one after the other, and tiers counted by hand.

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "catch.hpp"
#include "palier/plan_reach.hpp"
#include "property/small_frameworks.hpp"

namespace test_plan_reach {

using namespace palier_tests;

namespace {

struct Case {
    std::shared_ptr<const Framework> framework;
    std::vector<PartialValue> frame;
    Assessment now;
    Plan plan;
};

Case make_case(std::uint32_t seed) {
    Generator generator(seed);
    FrameworkDefinition definition = generator.framework();
    std::vector<Criterion>& criteria = definition.maturity.criteria;
    const auto count = static_cast<std::uint32_t>(criteria.size());
    const std::uint32_t arcs = generator.chance(30) ? 0 : generator.below(count);
    for (std::uint32_t i = 0; i < arcs; ++i) criteria[generator.below(count)].prerequisites.push_back("k" + std::to_string(generator.below(count)));
    for (Criterion& criterion : criteria) criterion.effort = generator.below(4);
    Case made;
    made.framework = Framework::build(definition).framework;
    const IndicatorSet& indicators = *made.framework->indicators();
    EvaluationScratch scratch;
    made.frame = make_empty_frame(indicators, scratch);
    for (std::size_t i = 0; i < indicators.size(); ++i)
        if (!indicators[id_at<IndicatorId>(i)].is_derived()) made.frame[i] = generator.answer(indicators, id_at<IndicatorId>(i), 25);
    derive(indicators, made.frame, {}, scratch);
    made.now = Assessor(made.framework).assess(made.frame, scratch);
    if (generator.chance(70)) made.plan.period = {Date::from_days(0), Date::from_days(30)};
    const std::uint32_t actions = generator.below(6);
    for (std::uint32_t i = 0; i < actions; ++i) {
        PlanAction action;
        if (generator.chance(70)) action.to = Date::from_days(static_cast<std::int32_t>(1 + generator.below(40)));
        const std::uint32_t addresses = generator.below(4);
        for (std::uint32_t k = 0; k < addresses; ++k) action.addresses.push_back("k" + std::to_string(generator.below(count + 1)));
        made.plan.actions.push_back(action);
    }
    for (std::uint32_t i = 0; i < 3; ++i) {
        PlanObjective objective;
        objective.field = "f" + std::to_string(generator.below(2));
        objective.target = PlanTarget{1 + generator.below(3), std::nullopt};
        if (generator.chance(80)) objective.target->by = Date::from_days(static_cast<std::int32_t>(generator.below(40)));
        made.plan.objectives.push_back(objective);
    }
    return made;
}

/// Day after which nothing comes, for actions and targets without a date.
constexpr std::int32_t no_day = 1'000'000;

std::int32_t end_of(const Plan& plan, const PlanAction& action) {
    return action.to ? action.to->days() - 1 : plan.period.to ? plan.period.to->days() - 1 : no_day;
}

std::int32_t deadline_of(const Plan& plan, const PlanObjective& objective) {
    return objective.target->by ? objective.target->by->days() : plan.period.to ? plan.period.to->days() - 1 : no_day;
}

/// The outcomes once the actions that end by a day are done, given those of today without anything unknown.
std::vector<Outcome> after(const Case& one, std::vector<Outcome> outcomes, std::int32_t day) {
    const std::vector<Outcome> today = outcomes;
    for (bool changed = true; changed;) {
        changed = false;
        for (const PlanAction& action : one.plan.actions) {
            if (end_of(one.plan, action) > day) continue;
            for (const std::string& name : action.addresses) {
                const auto id = one.framework->find_criterion(name);
                if (!id || outcomes[index(*id)] == Outcome::met || one.now.criteria[index(*id)].state() == CriterionState::not_applicable) continue;
                bool ready = true;
                for (const std::string& before : (*one.framework)[*id].prerequisites) {
                    const std::size_t at = index(*one.framework->find_criterion(before));
                    if (outcomes[at] == Outcome::not_met) ready = false;
                }
                if (!ready) continue;
                outcomes[index(*id)] = Outcome::met;
                changed = true;
            }
        }
    }
    return outcomes;
}

/// The tier of a field, counted from the definition.
TierOrdinal tier_of(const Framework& framework, const std::string& field, const std::vector<Outcome>& outcomes) {
    const MaturityModel& model = framework.maturity();
    TierOrdinal reached = 0;
    bool below = true;
    for (TierOrdinal tier = 1; tier <= model.tiers.size(); ++tier) {
        std::uint32_t met = 0, applicable = 0;
        bool mandatory = true;
        for (std::size_t i = 0; i < model.criteria.size(); ++i) {
            if (model.criteria[i].field != field || model.criteria[i].tier != tier) continue;
            met += outcomes[i] == Outcome::met;
            applicable += outcomes[i] != Outcome::not_applicable;
            if (model.criteria[i].need == Need::mandatory && outcomes[i] == Outcome::not_met) mandatory = false;
        }
        const Requirement& rule = model.requirement_of(field, tier);
        const std::uint32_t needed = rule.rule == RequirementRule::all        ? applicable
                                     : rule.rule == RequirementRule::at_least ? std::min(rule.count, applicable)
                                                                              : ceil_share(rule.percent, applicable);
        const bool holds = mandatory && met >= needed;
        below = below && holds;
        if (model.gating == Gating::cumulative ? below : holds) reached = tier;
    }
    return reached;
}

/// Calls `visit` with the outcomes of today for every completion, each unknown criterion by itself.
template <class Visit>
void for_each_outcome(const Assessment& now, Visit visit) {
    std::vector<Outcome> outcomes;
    for (const CriterionResult& result : now.criteria) outcomes.push_back(result.worst);
    for (;;) {
        visit(outcomes);
        std::size_t next = 0;
        while (next < outcomes.size() && outcomes[next] == now.criteria[next].best) {
            outcomes[next] = now.criteria[next].worst;
            ++next;
        }
        if (next == outcomes.size()) return;
        outcomes[next] = static_cast<Outcome>(static_cast<int>(outcomes[next]) + 1);
    }
}

std::size_t unknown_count(const Assessment& now) {
    return static_cast<std::size_t>(std::count_if(now.criteria.begin(), now.criteria.end(), [](const CriterionResult& result) { return result.worst != result.best; }));
}

struct Range {
    TierOrdinal least = 99, most = 0;
    void add(TierOrdinal tier) {
        least = std::min(least, tier);
        most = std::max(most, tier);
    }
};

}  // namespace

TEST_CASE("the status of a claimed tier is what every completion of the outcomes says") {
    std::size_t seen[5] = {};
    for (std::uint32_t seed = 0; seed < 900; ++seed) {
        CAPTURE(seed);
        const Case one = make_case(seed);
        if (unknown_count(one.now) > 5) continue;
        const Assessor assessor(one.framework);
        for (const ObjectiveReach& reach : reach_of(one.plan, assessor, one.now)) {
            const PlanObjective& objective = one.plan.objectives[reach.objective];
            CAPTURE(reach.objective, to_text(reach.status));
            Range in_time, in_all;
            for_each_outcome(one.now, [&](const std::vector<Outcome>& today) {
                in_time.add(tier_of(*one.framework, objective.field, after(one, today, deadline_of(one.plan, objective))));
                in_all.add(tier_of(*one.framework, objective.field, after(one, today, no_day)));
            });
            const bool met = one.now.fields[index(reach.field)].bounds.certain >= reach.tier;
            const ReachStatus expected = met                              ? ReachStatus::already_met
                                         : in_time.least >= reach.tier    ? ReachStatus::reached
                                         : in_all.least >= reach.tier     ? ReachStatus::late
                                         : in_all.most >= reach.tier      ? ReachStatus::unknown
                                                                          : ReachStatus::not_reached;
            CHECK(reach.status == expected);
            ++seen[static_cast<std::size_t>(reach.status)];
        }
    }
    for (const std::size_t count : seen) CHECK(count > 20);  // every status was tried
}

TEST_CASE("what is called reached, late or not reached holds for every completion of the answers") {
    EvaluationScratch scratch;
    std::size_t tried = 0;
    for (std::uint32_t seed = 5000; seed < 5400; ++seed) {
        CAPTURE(seed);
        const Case one = make_case(seed);
        const Assessor assessor(one.framework);
        std::size_t completions = 1;
        for (std::size_t i = 0; i < one.framework->indicators()->size(); ++i)
            if (one.frame[i].is_unknown() && !(*one.framework->indicators())[id_at<IndicatorId>(i)].is_derived())
                completions *= Generator::values_of(*one.framework->indicators(), id_at<IndicatorId>(i)).size();
        if (completions > 200) continue;
        const std::vector<ObjectiveReach> reaches = reach_of(one.plan, assessor, one.now);
        std::vector<Range> in_time(reaches.size()), in_all(reaches.size());
        for_each_completion(*one.framework->indicators(), one.frame, scratch, [&](const std::vector<PartialValue>& frame) {
            std::vector<Outcome> today;
            for (const CriterionResult& result : assessor.assess(frame, scratch).criteria) today.push_back(result.worst);
            for (std::size_t i = 0; i < reaches.size(); ++i) {
                const PlanObjective& objective = one.plan.objectives[reaches[i].objective];
                in_time[i].add(tier_of(*one.framework, objective.field, after(one, today, deadline_of(one.plan, objective))));
                in_all[i].add(tier_of(*one.framework, objective.field, after(one, today, no_day)));
            }
        });
        for (std::size_t i = 0; i < reaches.size(); ++i) {
            CAPTURE(i, to_text(reaches[i].status));
            const TierOrdinal tier = reaches[i].tier;
            if (reaches[i].status <= ReachStatus::reached) CHECK(in_time[i].least >= tier);
            if (reaches[i].status <= ReachStatus::late) CHECK(in_all[i].least >= tier);
            if (reaches[i].status == ReachStatus::not_reached) CHECK(in_all[i].most < tier);
            CHECK(reaches[i].in_time.certain <= in_time[i].least);
            CHECK(reaches[i].in_all.possible >= in_all[i].most);
            ++tried;
        }
    }
    CHECK(tried > 200);
}

TEST_CASE("the criteria left out are enough to be certain of the tier, and none can be spared") {
    std::size_t tried = 0;
    for (std::uint32_t seed = 10'000; seed < 10'600; ++seed) {
        CAPTURE(seed);
        const Case one = make_case(seed);
        const Assessor assessor(one.framework);
        std::vector<Outcome> worst;
        for (const CriterionResult& result : one.now.criteria) worst.push_back(result.worst);
        const std::vector<Outcome> done = after(one, worst, no_day);
        for (const ObjectiveReach& reach : reach_of(one.plan, assessor, one.now)) {
            const std::string& field = one.plan.objectives[reach.objective].field;
            if (reach.status < ReachStatus::unknown) {
                CHECK(reach.left_out.empty());
                continue;
            }
            CAPTURE(reach.objective);
            std::vector<Outcome> added = done;
            for (const CriterionId id : reach.left_out) added[index(id)] = Outcome::met;
            for (const LeftOutPrerequisite& one_more : reach.prerequisites) added[index(one_more.criterion)] = Outcome::met;
            CHECK(tier_of(*one.framework, field, added) >= reach.tier);
            for (const CriterionId id : reach.left_out) {
                CHECK(done[index(id)] == Outcome::not_met);
                std::vector<Outcome> spared = added;
                spared[index(id)] = Outcome::not_met;
                CHECK(tier_of(*one.framework, field, spared) < reach.tier);
            }
            for (const LeftOutPrerequisite& blocked : reach.prerequisites) {
                CHECK(done[index(blocked.criterion)] == Outcome::not_met);
                CHECK(done[index(blocked.prerequisite)] == Outcome::not_met);
            }
            ++tried;
        }
    }
    CHECK(tried > 200);
}

}  // namespace test_plan_reach
