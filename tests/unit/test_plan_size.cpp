// SPDX-License-Identifier: MIT
//
// Validation is linear in the plan: ten times as many actions and references, sound or broken, take about ten times as long.

#include <algorithm>
#include <ctime>
#include <memory>
#include <string>

#include "catch.hpp"
#include "unit/plan_documents.hpp"

namespace test_plan_size {

using namespace palier;

namespace {

/// A plan whose every action names a unit and a criterion and is named by an objective, every other one names the action before; each
/// objective serves a priority of a chain of priorities, follows an indicator, claims a tier and has a line of the budget. With a mistake at
/// their end, all these names are wrong, and the targets with them.
Plan make_plan(std::size_t actions, std::string_view mistake) {
    Plan plan;
    plan.kind = "vnpe";
    plan.owner = "0990001N";
    plan.period = {Date::parse("2025-09-01"), Date::parse("2028-09-01")};
    const auto name = [&](std::string_view prefix, std::size_t number) { return std::string(prefix) + std::to_string(number); };
    for (std::size_t i = 0; i < actions; ++i) {
        PlanAction action;
        action.id = name("a", i);
        action.label.plain = name("Action ", i);
        action.owner = "0990001N.referent" + std::string(mistake);
        action.from = Date::parse(i % 2 == 0 ? "2025-10-01" : "2026-01-01");
        action.to = Date::parse(i % 2 == 0 ? "2026-01-01" : "2026-06-30");
        action.addresses = {"formation.trained" + std::string(mistake)};
        if (i % 2 == 1) action.after = {name("a", i - 1) + std::string(mistake)};
        plan.actions.push_back(std::move(action));
        if (i % 10 != 0) {
            plan.objectives.back().actions.push_back(name("a", i) + std::string(mistake));
            continue;
        }
        PlanObjective objective;
        objective.id = name("o", i);
        objective.label.plain = name("Objectif ", i);
        objective.priorities = {name("p", i) + std::string(mistake)};
        objective.field = "formation";
        objective.target = PlanTarget{mistake.empty() ? 2 : 3, Date::parse("2027-06-30")};
        const double wanted = mistake.empty() ? 50.0 : 150.0;
        objective.indicators.push_back({"practice.class_rate", PlanValue{Scalar(35.0), Date::parse("2025-06-30")}, {{Scalar(wanted), Date::parse("2027-06-30")}}, {}});
        BudgetLine line;
        line.payer = "etat";
        line.count = BudgetCount("unit.pupils" + std::string(mistake));
        line.rate_cents = 3000;
        line.per = Periodicity::year;
        line.amount_cents = 1;
        plan.budget.push_back(std::move(line));
        plan.objectives.push_back(std::move(objective));
        PlanPriority priority;
        priority.id = name("p", i);
        priority.label.plain = name("Priorité ", i);
        if (i > 0) priority.within = name("p", i - 10);
        plan.priorities.push_back(std::move(priority));
    }
    return plan;
}

/// Processor time, in seconds.
double time_of(const Plan& plan, const PlanProfile& profile, const ValidatePlanOptions& options) {
    const std::clock_t start = std::clock();
    const Report report = validate_plan(plan, profile, options);
    CHECK(!report.empty());
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

void check_linear(std::size_t small_size, std::string_view mistake) {
    const auto profiles = palier_test::plan_profiles();
    const auto vnpe = std::find_if(profiles.begin(), profiles.end(), [](const auto& profile) { return profile->id() == "vnpe"; });
    REQUIRE(vnpe != profiles.end());
    ValidatePlanOptions options;
    options.context = palier_test::plan_context();
    const double small = time_of(make_plan(small_size, mistake), **vnpe, options);
    const double large = time_of(make_plan(10 * small_size, mistake), **vnpe, options);
    CAPTURE(small);
    CAPTURE(large);
    CHECK(large < 20 * small);
}

}  // namespace

TEST_CASE("a plan of 25 000 actions takes about ten times as long as one of 2 500") { check_linear(2'500, ""); }
TEST_CASE("so does a plan whose every name is wrong") { check_linear(500, "x"); }

TEST_CASE("a cycle through 100 000 parts is told once") {
    const auto profiles = palier_test::plan_profiles();
    Plan plan;
    plan.actions.resize(100'000);
    plan.priorities.resize(plan.actions.size());
    for (std::size_t i = 0; i < plan.actions.size(); ++i) {
        plan.actions[i].id = plan.priorities[i].id = std::to_string(i);
        plan.priorities[i].within = std::to_string(i > 0 ? i - 1 : plan.actions.size() - 1);
        plan.actions[i].after = {plan.priorities[i].within};
    }
    const PlanContext context;
    Report report;
    PlanCheck check(plan, *profiles.front(), context, report, {});
    check.run(*find_plan_rule("plan.reference.action-cycle"));
    check.run(*find_plan_rule("plan.reference.priority-cycle"));
    CHECK(report.count("plan.reference.action-cycle") == 1);
    CHECK(report.count("plan.reference.priority-cycle") == 1);
}

}  // namespace test_plan_size
