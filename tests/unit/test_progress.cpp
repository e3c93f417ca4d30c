// SPDX-License-Identifier: MIT
//
// Progress of targets: trajectories, statuses, the years whose values count, the table and the text.

#include <cmath>

#include "catch.hpp"
#include "palier/diagnose.hpp"
#include "palier/progress.hpp"

namespace test_progress {

using namespace palier;

namespace {

Date day(std::string_view text) { return *Date::parse(text); }

Indicator indicator(std::string id, ValueType type, Direction direction = Direction::up) {
    Indicator made;
    made.id = std::move(id);
    made.type = type;
    made.direction = direction;
    if (type == ValueType::ordinal) made.min = 0, made.max = 3;
    if (type == ValueType::category) made.values = {"adsl", "fibre"};
    return made;
}

/// One school: `rate` and the rest observed in 2024-2025 and 2026-2027.
std::shared_ptr<const Diagnosis> observed() {
    FrameworkDefinition definition;
    definition.id = "small";
    definition.version = "1";
    definition.indicators = {indicator("rate", ValueType::number),  indicator("outages", ValueType::integer, Direction::down), indicator("named", ValueType::boolean),
                             indicator("plan", ValueType::ordinal), indicator("network", ValueType::category),                 indicator("trained", ValueType::integer),
                             indicator("staff", ValueType::integer), indicator("share", ValueType::ratio)};
    definition.indicators.back().of = "trained";
    definition.indicators.back().per = "staff";
    definition.indicators.back().scale = 100;
    definition.maturity.tiers.push_back({"t1", {}, {}});
    definition.maturity.fields.emplace_back();
    definition.maturity.fields.back().id = "f";
    const auto framework = Framework::build(definition).framework;
    ObservationsBuilder builder(framework->indicators());
    Report report;
    const auto set = [&](int year, std::string_view id, Scalar value) {
        builder.set(builder.add_row("school", SchoolYear::from_rentree(year)), framework->indicators()->get(id), Value::known(std::move(value)), {}, report);
    };
    set(2024, "rate", 20.0);
    set(2026, "rate", 38.0);
    set(2026, "outages", std::int64_t{6});
    set(2024, "named", false);
    set(2026, "plan", std::int64_t{1});
    set(2026, "network", std::string("adsl"));
    set(2026, "trained", std::int64_t{6});
    set(2026, "staff", std::int64_t{20});
    REQUIRE(report.empty());
    return diagnose(framework, builder.freeze());
}

Plan plan_of(std::string id, std::optional<PlanValue> baseline, std::vector<PlanValue> targets) {
    Plan made;
    made.owner = "school";
    made.period = {day("2025-09-01"), day("2028-09-01")};
    made.objectives.emplace_back();
    made.objectives[0].id = "o1";
    made.objectives[0].indicators.push_back({std::move(id), std::move(baseline), std::move(targets), {}});
    return made;
}

PlanValue at(Scalar value, std::string_view date) { return {std::move(value), day(date)}; }

}  // namespace

TEST_CASE("what is expected lies on the line from the baseline through the targets") {
    const Plan plan = plan_of("rate", at(20.0, "2025-06-30"), {at(30.0, "2026-06-30"), at(50.0, "2027-06-30")});
    const auto diagnosis = observed();
    const auto expected = [&](std::string_view date, std::size_t target) { return progress(plan, *diagnosis, day(date)).targets[target].expected; };
    CHECK(expected("2025-06-30", 0) == 20.0);
    CHECK(expected("2025-09-11", 0) == 22.0);  // 73 days of 365
    CHECK(expected("2025-09-11", 1) == 22.0);
    CHECK(expected("2026-06-30", 1) == 30.0);
    CHECK(expected("2026-09-11", 0) == 30.0);  // due: itself
    CHECK(expected("2026-09-11", 1) == 34.0);
    CHECK(expected("2027-06-30", 1) == 50.0);
    CHECK(expected("2030-01-01", 1) == 50.0);
    CHECK(expected("2025-06-29", 0) == std::nullopt);
}

TEST_CASE("a target is reached, on track, behind, or without data") {
    const Plan plan = plan_of("rate", at(20.0, "2025-06-30"), {at(30.0, "2026-06-30"), at(50.0, "2027-06-30")});
    const auto diagnosis = observed();
    const PlanProgress early = progress(plan, *diagnosis, day("2025-09-11"));  // 20 observed, 22 expected
    CHECK(early.targets[0].status == ProgressStatus::no_data);  // the 20 are the baseline itself
    CHECK(early.targets[0].observed_in == SchoolYear::from_rentree(2024));
    CHECK(early.targets[0].attained == 0.0);
    const PlanProgress later = progress(plan, *diagnosis, day("2026-09-11"));  // 38 observed, 34 expected
    CHECK(later.targets[0].status == ProgressStatus::reached);
    CHECK(later.targets[0].attained == 1.8);
    CHECK(later.targets[1].status == ProgressStatus::on_track);
    CHECK(later.targets[1].attained == 0.6);
    CHECK(progress(plan, *diagnosis, day("2027-06-29")).targets[1].status == ProgressStatus::behind);
    CHECK(progress(plan, *diagnosis, day("2027-06-30")).targets[1].status == ProgressStatus::behind);
    CHECK(progress(plan_of("rates", std::nullopt, {at(1.0, "2027-06-30")}), *diagnosis, day("2027-01-01")).targets[0].status == ProgressStatus::no_data);
}

TEST_CASE("the baseline itself is no news, another value of its school year is") {
    const auto diagnosis = observed();
    const auto status = [&](double baseline, std::string_view at_day, double target) {
        return progress(plan_of("rate", at(baseline, "2025-06-30"), {at(target, "2026-06-30")}), *diagnosis, day(at_day)).targets[0].status;
    };
    CHECK(status(20.0, "2025-06-30", 30.0) == ProgressStatus::on_track);  // nothing more is expected yet
    CHECK(status(20.0, "2025-09-11", 30.0) == ProgressStatus::no_data);
    CHECK(status(20.0, "2026-08-31", 30.0) == ProgressStatus::no_data);
    CHECK(status(20.0, "2026-08-31", 20.0) == ProgressStatus::reached);
    CHECK(status(21.0, "2025-09-11", 30.0) == ProgressStatus::behind);  // 20 observed
    CHECK(status(10.0, "2025-09-11", 30.0) == ProgressStatus::on_track);
}

TEST_CASE("a value holds for its school year and after, never before the year of the baseline") {
    const auto diagnosis = observed();
    const Plan plan = plan_of("rate", at(20.0, "2025-09-15"), {at(30.0, "2027-06-30")});
    CHECK(progress(plan, *diagnosis, day("2026-08-31")).targets[0].status == ProgressStatus::no_data);
    CHECK(progress(plan, *diagnosis, day("2026-09-01")).targets[0].status == ProgressStatus::reached);
    const Plan loose = plan_of("rate", std::nullopt, {at(30.0, "2027-06-30")});
    CHECK(progress(loose, *diagnosis, day("2026-08-31")).targets[0].observed_in == SchoolYear::from_rentree(2024));
    CHECK(progress(loose, *diagnosis, day("2024-08-31")).targets[0].status == ProgressStatus::no_data);
}

TEST_CASE("without a baseline nothing is expected before the first target is due") {
    const auto diagnosis = observed();
    const Plan plan = plan_of("rate", std::nullopt, {at(60.0, "2027-06-30")});
    const TargetProgress before = progress(plan, *diagnosis, day("2027-06-29")).targets[0];
    CHECK(before.expected == std::nullopt);
    CHECK(before.attained == std::nullopt);
    CHECK(before.status == ProgressStatus::on_track);
    CHECK(progress(plan, *diagnosis, day("2027-06-30")).targets[0].status == ProgressStatus::behind);
}

TEST_CASE("less is better on the way down, from the baseline or else by the indicator") {
    const auto diagnosis = observed();
    CHECK(progress(plan_of("outages", at(std::int64_t{10}, "2025-06-30"), {at(std::int64_t{6}, "2027-06-30")}), *diagnosis, day("2027-01-01")).targets[0].status == ProgressStatus::reached);
    CHECK(progress(plan_of("outages", std::nullopt, {at(std::int64_t{5}, "2026-12-31")}), *diagnosis, day("2027-01-01")).targets[0].status == ProgressStatus::behind);
    CHECK(progress(plan_of("outages", std::nullopt, {at(std::int64_t{7}, "2026-12-31")}), *diagnosis, day("2027-01-01")).targets[0].status == ProgressStatus::reached);
    CHECK(progress(plan_of("outages", at(std::int64_t{4}, "2025-06-30"), {at(std::int64_t{7}, "2026-12-31")}), *diagnosis, day("2027-01-01")).targets[0].status == ProgressStatus::behind);
}

TEST_CASE("booleans and ordinals are expected at once on the day, categories never") {
    const auto diagnosis = observed();
    const Plan named = plan_of("named", at(false, "2025-06-30"), {at(true, "2027-06-30")});
    CHECK(progress(named, *diagnosis, day("2027-06-29")).targets[0].expected == 0.0);
    CHECK(progress(named, *diagnosis, day("2027-06-29")).targets[0].status == ProgressStatus::on_track);
    CHECK(progress(named, *diagnosis, day("2027-06-30")).targets[0].expected == 1.0);
    CHECK(progress(named, *diagnosis, day("2027-06-30")).targets[0].status == ProgressStatus::no_data);  // nothing since the baseline
    const Plan ordinal = plan_of("plan", at(std::int64_t{2}, "2025-06-30"), {at(std::int64_t{3}, "2027-06-30")});
    CHECK(progress(ordinal, *diagnosis, day("2027-01-01")).targets[0].expected == 2.0);
    CHECK(progress(ordinal, *diagnosis, day("2027-01-01")).targets[0].status == ProgressStatus::behind);  // it fell back to 1
    const Plan network = plan_of("network", at(std::string("adsl"), "2025-06-30"), {at(std::string("fibre"), "2027-06-30")});
    CHECK(progress(network, *diagnosis, day("2027-01-01")).targets[0].expected == std::nullopt);
    CHECK(progress(network, *diagnosis, day("2027-01-01")).targets[0].status == ProgressStatus::on_track);
    CHECK(progress(network, *diagnosis, day("2027-07-01")).targets[0].status == ProgressStatus::behind);
}

TEST_CASE("what derives from answers is followed, exactly") {
    const auto diagnosis = observed();
    const TargetProgress share = progress(plan_of("share", at(20.0, "2025-06-30"), {at(30.0, "2027-06-30")}), *diagnosis, day("2027-01-01")).targets[0];
    CHECK(share.status == ProgressStatus::reached);  // 6 of 20 are 30 %
    CHECK(share.attained == 1.0);
}

TEST_CASE("what has no date counts from the plan's first day to its last") {
    const auto diagnosis = observed();
    const Plan plan = plan_of("rate", PlanValue{Scalar(20.0), std::nullopt}, {{Scalar(50.0), std::nullopt}});
    const TargetProgress target = progress(plan, *diagnosis, day("2026-09-01")).targets[0];
    CHECK(target.baseline_at == day("2025-09-01"));
    CHECK(target.by == day("2028-08-31"));
    CHECK(std::abs(*target.expected - 30.0) < 0.05);
}

TEST_CASE("progress is a table of one row per target") {
    const auto diagnosis = observed();
    const Table table = to_table(progress(plan_of("rate", at(20.0, "2025-06-30"), {at(30.0, "2026-06-30"), at(50.0, "2027-06-30")}), *diagnosis, day("2026-09-11")));
    CHECK(table.row_count() == 2);
    std::string names;
    for (const Column& column : table.columns()) names += column.name() + " ";
    CHECK(names == "objective indicator target_value by baseline baseline_at expected observed observed_in attained status target_text observed_text ");
    CHECK(table.get_column("status").text_at(RowId{1}) == "on_track");
    CHECK(table.get_column("expected").number_at(RowId{1}) == 34.0);
    CHECK(table.get_column("by").date_at(RowId{0}) == day("2026-06-30"));
    CHECK(table.get_column("observed_in").text_at(RowId{0}) == "2026-2027");
}

TEST_CASE("progress is told in both languages") {
    const auto diagnosis = observed();
    const PlanProgress made = progress(plan_of("rate", at(20.0, "2025-06-30"), {at(50.0, "2027-06-30")}), *diagnosis, day("2026-09-11"));
    CHECK(to_text(made, Language::fr) == "Avancement au 2026-09-11 : school\n\no1\n  rate : 50 au 2027-06-30, cible en bonne voie (observé 38 en 2026-2027 ; attendu 38 ; départ 20)\n");
    CHECK(to_text(made, Language::en) == "Progress on 2026-09-11: school\n\no1\n  rate: 50 by 2027-06-30, target on track (observed 38 in 2026-2027; expected 38; baseline 20)\n");
}

}  // namespace test_progress
