// SPDX-License-Identifier: MIT

#include "palier/plan_document.hpp"

#include <algorithm>
#include <string>

#include "catch.hpp"
#include "told.hpp"
#include "unit/plan_documents.hpp"

namespace test_plan_document {

using namespace palier;
using palier_test::told;
using palier_test::Told;

namespace {

PlanRead read(std::string_view bytes) {
    static const auto profiles = palier_test::plan_profiles();
    return read_plan(bytes, profiles, {.document_name = "plan.json"});
}

}  // namespace

TEST_CASE("a plan is read whole, each item at its position") {
    const PlanRead made = read(find_builtin("plan", "exemple"));
    const Plan& plan = made.plan;
    CHECK(told(made.report) == Told{});
    CHECK(made.profile->id() == "vnpe");
    CHECK(plan.id == "tilleuls-2025");
    CHECK(plan.status == PlanStatus::adopted);
    CHECK(plan.adopted_on->text() == "2025-06-24");
    CHECK(plan.period.from->text() == "2025-09-01");
    CHECK(plan.framework == "demo");
    REQUIRE(plan.objectives.size() == 1);
    const PlanObjective& objective = plan.objectives[0];
    CHECK(objective.audience.plain == "Tous les élèves");
    CHECK(objective.target->tier == 2);
    REQUIRE(objective.indicators.size() == 1);
    CHECK(objective.indicators[0].baseline->value == std::optional<Scalar>(35.0));
    CHECK(objective.indicators[0].targets[1].at->text() == "2027-06-30");
    REQUIRE(plan.actions.size() == 2);
    CHECK(plan.actions[1].after == std::vector<std::string>{"stage"});
    CHECK(plan.actions[0].term == PlanTerm::short_term);
    REQUIRE(plan.budget.size() == 1);
    CHECK(std::get<std::string>(*plan.budget[0].count) == "unit.pupils");
    CHECK(plan.budget[0].per == Periodicity::year);
}

TEST_CASE("what departs from the profile is told at its line, and the rest is read") {
    const PlanRead made = read(R"({
  "format": "palier/plan", "format_version": 1, "kind": "vnpe", "id": "A b", "title": {"fr": "é", "de": "Titel"},
  "owner": 12, "priod": {},
  "period": {"from": "2025-02-30", "to": "2028-09-01"},
  "status": "adopté",
  "objectives": [null, {"label": "Former", "target": {"tier": 0, "by": "2026-01-01"}}],
  "budget": [{"label": "Tablettes", "rate_cents": 12.5, "shares": [{"payer": "etat"}]}]
})");
    const std::vector<std::string> lines = told(made.report);
    const auto has = [&](const std::string& line) { return std::find(lines.begin(), lines.end(), line) != lines.end(); };
    CAPTURE(lines);
    CHECK(has("2:71 plan.structure.id-malformed /id"));
    CHECK(has("2:99 plan.structure.member-unknown /title/de"));
    CHECK(has("3:12 plan.structure.type-wrong /owner"));
    CHECK(has("3:16 plan.structure.member-unknown /priod"));
    CHECK(has("4:22 plan.structure.date-malformed /period/from"));
    CHECK(has("5:13 plan.structure.word-unknown /status"));
    CHECK(has("6:18 plan.structure.type-wrong /objectives/0"));
    CHECK(has("6:63 plan.structure.number-out-of-range /objectives/1/target/tier"));
    CHECK(has("7:51 plan.structure.type-wrong /budget/0/rate_cents"));
    CHECK(has("7:68 plan.structure.part-missing /budget/0/shares/0"));
    CHECK(made.plan.objectives.size() == 2);
    CHECK(made.plan.objectives[1].label.plain == "Former");
    CHECK(made.plan.objectives[1].target->by->text() == "2026-01-01");
    CHECK(!made.plan.objectives[1].target->tier);
    CHECK(made.plan.period.to->text() == "2028-09-01");
}

TEST_CASE("a plan of an unknown kind is read by the members common to all, and the kind is told with the nearest") {
    const PlanRead made = read(R"({"format": "palier/plan", "format_version": 1, "kind": "vnp", "id": "a", "title": "A", "pilots": [{"label": "Direction"}]})");
    CHECK(told(made.report) == Told{"1:56 plan.structure.kind-unknown /kind"});
    CHECK(made.plan.pilots.size() == 1);
}

TEST_CASE("any bytes give a report and a plan") {
    for (const std::string_view bytes : {"", "[]", "null", "{", "{\"format\": \"palier/framework\"}", "\xff\xfe", "{\"format\": \"palier/plan\", \"kind\": {}}"}) {
        CAPTURE(bytes);
        const PlanRead made = read(bytes);
        CHECK(!made.report.ok());
        CHECK(made.profile != nullptr);
    }
}

}  // namespace test_plan_document
