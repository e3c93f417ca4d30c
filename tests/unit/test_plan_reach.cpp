// SPDX-License-Identifier: MIT
//
// A plan against a diagnosis, case by case: days, prerequisites, circles, what does not apply, what is left out.

#include <string>
#include <vector>

#include "catch.hpp"
#include "palier/plan_reach.hpp"

namespace test_plan_reach {

using namespace palier;

namespace {

/// One field of two tiers: a and b at tier 1, c (after b) and d at tier 2; each is met when the boolean of its name is true.
struct School {
    std::shared_ptr<const Framework> framework;
    std::vector<PartialValue> frame;

    explicit School(const std::vector<std::string>& met, const std::vector<std::string>& unknown = {}, void (*change)(FrameworkDefinition&) = nullptr) {
        FrameworkDefinition definition;
        definition.id = "small";
        definition.version = "1";
        definition.maturity.tiers = {{"t1", {}, {}}, {"t2", {}, {}}};
        definition.maturity.fields.emplace_back();
        definition.maturity.fields.back().id = "f";
        for (const char* id : {"a", "b", "c", "d"}) {
            Indicator indicator;
            indicator.id = std::string("i") + id;
            definition.indicators.push_back(indicator);
            Criterion criterion;
            criterion.id = id;
            criterion.field = "f";
            criterion.tier = *id < 'c' ? 1 : 2;
            criterion.when = indicator.id;
            definition.maturity.criteria.push_back(criterion);
        }
        definition.maturity.criteria[2].prerequisites = {"b"};
        if (change) change(definition);
        framework = Framework::build(definition).framework;
        EvaluationScratch scratch;
        frame = make_empty_frame(*framework->indicators(), scratch);
        for (const Indicator& indicator : framework->indicators()->indicators()) {
            PartialValue& value = frame[index(*framework->indicators()->find(indicator.id))];
            const std::string name = indicator.id.substr(1);
            bool is_met = false, is_unknown = false;
            for (const std::string& one : met) is_met = is_met || one == name;
            for (const std::string& one : unknown) is_unknown = is_unknown || one == name;
            if (!is_unknown) value = PartialValue::boolean(is_met);
        }
    }

    [[nodiscard]] ObjectiveReach reach(const Plan& plan) const {
        const Assessor assessor(framework);
        EvaluationScratch scratch;
        const std::vector<ObjectiveReach> all = reach_of(plan, assessor, assessor.assess(frame, scratch));
        REQUIRE(all.size() == 1);
        return all[0];
    }

    [[nodiscard]] std::string names(const std::vector<CriterionId>& ids) const {
        std::string text;
        for (const CriterionId id : ids) text += (*framework)[id].id;
        return text;
    }
};

Plan claim(std::int64_t tier, const char* by = "2027-06-30") {
    Plan plan;
    plan.period = {Date::parse("2025-09-01"), Date::parse("2028-09-01")};
    plan.objectives.emplace_back();
    plan.objectives[0].field = "f";
    plan.objectives[0].target = PlanTarget{tier, by ? Date::parse(by) : std::nullopt};
    return plan;
}

void add(Plan& plan, const char* to, std::vector<std::string> addresses) {
    plan.actions.emplace_back();
    if (to) plan.actions.back().to = Date::parse(to);
    plan.actions.back().addresses = std::move(addresses);
}

}  // namespace

TEST_CASE("a tier that is certain today is already met, whatever the actions do") {
    CHECK(School({"a", "b"}).reach(claim(1)).status == ReachStatus::already_met);
}

TEST_CASE("an action is done on the day before its end, and a deadline is a last day") {
    const School school({"a"});
    const auto status = [&](const char* to, const char* by) {
        Plan plan = claim(1, by);
        add(plan, to, {"b"});
        return school.reach(plan).status;
    };
    CHECK(status("2027-07-01", "2027-06-30") == ReachStatus::reached);
    CHECK(status("2027-07-02", "2027-06-30") == ReachStatus::late);
    CHECK(status(nullptr, "2028-08-31") == ReachStatus::reached);  // the plan's last day
    CHECK(status(nullptr, "2028-08-30") == ReachStatus::late);
    CHECK(status("2028-09-01", nullptr) == ReachStatus::reached);
    CHECK(status("2028-09-02", nullptr) == ReachStatus::late);
}

TEST_CASE("without any date an undated action meets an undated target, and no dated one") {
    const School school({"a"});
    Plan plan = claim(1, nullptr);
    plan.period = {};
    add(plan, nullptr, {"b"});
    CHECK(school.reach(plan).status == ReachStatus::reached);
    CHECK(school.reach(plan).by == std::nullopt);
    plan.objectives[0].target->by = Date::parse("2027-06-30");
    CHECK(school.reach(plan).status == ReachStatus::late);
}

TEST_CASE("the actions that come too late are named, those that do not matter are not") {
    const School school({});
    Plan plan = claim(1);
    add(plan, "2026-06-30", {"a"});
    add(plan, "2028-06-30", {"b"});
    add(plan, "2028-06-30", {"d"});
    const ObjectiveReach reach = school.reach(plan);
    CHECK(reach.status == ReachStatus::late);
    CHECK(reach.late_actions == std::vector<std::size_t>{1});
    CHECK(reach.in_time.certain == 0);
    CHECK(reach.in_all.certain == 1);
}

TEST_CASE("a late prerequisite makes what comes after it late") {
    const School school({"a"}, {}, [](FrameworkDefinition& definition) { definition.maturity.criteria[1].tier = 2; });
    Plan plan = claim(2);
    add(plan, "2026-06-30", {"c", "d"});
    add(plan, "2028-06-30", {"b"});
    CHECK(school.reach(plan).status == ReachStatus::late);
    CHECK(school.reach(plan).late_actions == std::vector<std::size_t>{1});
}

TEST_CASE("criteria left out are named, and what keeps an addressed one from counting is told apart") {
    const School school({"a"});
    Plan plan = claim(2);
    add(plan, "2026-06-30", {"c"});
    ObjectiveReach reach = school.reach(plan);
    CHECK(reach.status == ReachStatus::not_reached);
    CHECK(school.names(reach.left_out) == "bd");
    REQUIRE(reach.prerequisites.size() == 1);
    CHECK(school.names({reach.prerequisites[0].criterion, reach.prerequisites[0].prerequisite}) == "cb");
    add(plan, "2026-06-30", {"b", "unheard-of"});
    reach = school.reach(plan);
    CHECK(school.names(reach.left_out) == "d");
    CHECK(reach.prerequisites.empty());
}

TEST_CASE("unknown answers that decide are named") {
    const School school({"a"}, {"b", "d"});
    ObjectiveReach reach = school.reach(claim(1));
    CHECK(reach.status == ReachStatus::unknown);
    CHECK(school.names(reach.unknown) == "b");
    Plan plan = claim(2);
    add(plan, "2026-06-30", {"c", "d"});
    reach = school.reach(plan);  // c counts if b is met
    CHECK(reach.status == ReachStatus::unknown);
    CHECK(school.names(reach.unknown) == "b");
    add(plan, "2026-06-30", {"b"});
    CHECK(school.reach(plan).status == ReachStatus::reached);
}

TEST_CASE("criteria that require each other never count, unless one is met") {
    const auto circle = [](FrameworkDefinition& definition) { definition.maturity.criteria[1].prerequisites = {"c"}; };
    Plan plan = claim(2);
    add(plan, "2026-06-30", {"a", "b", "c", "d"});
    CHECK(School({}, {}, circle).reach(plan).status == ReachStatus::not_reached);
    CHECK(School({"b"}, {}, circle).reach(plan).status == ReachStatus::reached);
    CHECK(School({"c"}, {}, circle).reach(plan).status == ReachStatus::reached);
}

TEST_CASE("of a count, the cheapest criteria are left out; of independent tiers, the tier of fewest") {
    const School count({}, {}, [](FrameworkDefinition& definition) {
        definition.maturity.default_requirement = {RequirementRule::at_least, 1, {}};
        definition.maturity.criteria[0].effort = 5;
    });
    CHECK(count.names(count.reach(claim(1)).left_out) == "b");
    CHECK(count.names(count.reach(claim(2)).left_out) == "bc");
    const School independent({"d"}, {}, [](FrameworkDefinition& definition) { definition.maturity.gating = Gating::independent; });
    CHECK(independent.names(independent.reach(claim(1)).left_out) == "c");
}

TEST_CASE("objectives that claim nothing, or nothing known, are left out") {
    const School school({"a"});
    const Assessor assessor(school.framework);
    EvaluationScratch scratch;
    const Assessment now = assessor.assess(school.frame, scratch);
    Plan plan = claim(3);
    CHECK(reach_of(plan, assessor, now).empty());
    plan.objectives[0].target->tier = 0;
    CHECK(reach_of(plan, assessor, now).empty());
    plan.objectives[0] = {};
    CHECK(reach_of(plan, assessor, now).empty());
    plan = claim(1);
    plan.objectives[0].field = "g";
    CHECK(reach_of(plan, assessor, now).empty());
}

}  // namespace test_plan_reach
