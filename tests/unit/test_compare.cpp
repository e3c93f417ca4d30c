// SPDX-License-Identifier: MIT
#include "palier/compare.hpp"

#include <map>
#include <string>
#include <vector>

#include "catch.hpp"
#include "compare_school.hpp"
#include "organisation_samples.hpp"
#include "palier/error.hpp"

namespace test_compare {

using namespace compare_samples;

namespace {

/// Two schools merge into one, one becomes two, one changes its name, one is taken in, one closes, one opens; in 2024.
std::shared_ptr<const Organisation> moving() {
    OrganisationSchemaDefinition definition;
    definition.id = "test";
    definition.unit_kinds = {{.id = "college", .family = UnitFamily::school}};
    definition.link_kinds = {{.id = "succeeds", .from = {"college"}, .to = {"college"}}};
    definition.succession = "succeeds";
    OrganisationBuilder builder(make_organisation_schema(std::move(definition)).schema);
    const Date then = organisation_samples::day(2024, 9, 1);
    for (const char* gone : {"m1", "m2", "s", "old", "taken", "gone"}) builder.add({.id = gone, .kind = "college", .valid = {{}, then}});
    for (const char* made : {"m", "s1", "s2", "new", "fresh"}) builder.add({.id = made, .kind = "college", .valid = {then, {}}});
    for (const char* steady : {"host", "steady", "silent"}) builder.add({.id = steady, .kind = "college"});
    builder.add({.id = "alias.new", .kind = "college", .aliases = {"alias.old"}});
    for (const auto& [from, to] : {std::pair{"m", "m1"}, {"m", "m2"}, {"s1", "s"}, {"s2", "s"}, {"new", "old"}, {"host", "taken"}})
        builder.add(organisation_samples::link("succeeds", from, to));
    const auto [organisation, report] = builder.freeze();
    REQUIRE(report.ok());
    return organisation;
}

std::map<std::string, std::string> pairings(const TierComparison& made) {
    std::map<std::string, std::string> found;
    for (const UnitPair& pair : made.pairs) found[pair.unit + (pair.successor.empty() ? "" : ">" + pair.successor)] = std::string(to_text(pair.pairing));
    return found;
}

std::vector<std::string> codes(const Report& report) {
    std::vector<std::string> found;
    for (const Finding& finding : report.findings()) found.push_back(finding.code);
    return found;
}

}  // namespace

TEST_CASE("the change of one school, worked by hand") {
    const auto before = diagnosed(build(first_version()), {{"u", {{"a", yes()}, {"n", number(4)}}}}, 2023);
    const auto after = diagnosed(build(second_version()), {{"u", {{"a", yes()}, {"n", number(6)}, {"c", yes()}}}}, 2024);
    const TierComparison made = compare(before, after);
    REQUIRE(made.changes.size() == 1);
    // Before: a holds, n = 4 is below 5: tier 1. Under the second rules n = 4 is enough for tier 2, but nobody had asked for c:
    // tier 0 is certain, 2 possible. That c is now known lifts the certain tier to 2; n = 6 changes nothing any more.
    CHECK(told(made.changes[0]) == "1 -> 2, rules -1 +1, coverage +2 0");
    CHECK(made.changes[0].movement == Movement::rose);
    CHECK(made.changes[0].is_sure());
    CHECK(made.period_before == SchoolYear::from_rentree(2023));
    CHECK(made.period_after == SchoolYear::from_rentree(2024));
    CHECK(codes(made.report) == std::vector<std::string>{"comparison.indicator.only-after"});

    SECTION("under the same rules the answers alone explain it") {
        const auto framework = build(first_version());
        const auto then = diagnosed(framework, {{"u", {{"a", yes()}, {"n", number(4)}}}}, 2023);
        const auto now = diagnosed(framework, {{"u", {{"a", yes()}, {"n", number(6)}}}}, 2024);
        CHECK(told(compare(then, now).changes[0]) == "1 -> 2, answers +1 +1");
        CHECK(told(compare(now, then).changes[0]) == "2 -> 1, answers -1 -1");
        CHECK(compare(now, then).changes[0].movement == Movement::fell);
    }
    SECTION("the same answers under new rules tell who would change tier") {
        const TierComparison adopted = compare(before, diagnosed(build(second_version()), {{"u", {{"a", yes()}, {"n", number(4)}}}}, 2023));
        CHECK(told(adopted.changes[0]) == "1 -> 0-2, rules -1 +1");
        CHECK(adopted.changes[0].movement == Movement::widened);
        CHECK_FALSE(adopted.changes[0].is_sure());
    }
}

TEST_CASE("what becomes known or unknown is coverage, what differs is answers") {
    const auto framework = build(first_version());
    const auto one = [&](const Answers& before, const Answers& after) {
        return compare(diagnosed(framework, {{"u", before}}), diagnosed(framework, {{"u", after}}, 2025)).changes[0];
    };
    CHECK(told(one({{"a", yes()}}, {{"a", yes()}, {"n", number(7)}})) == "1-2 -> 2, coverage +1 0");
    CHECK(one({{"a", yes()}}, {{"a", yes()}, {"n", number(7)}}).movement == Movement::narrowed);
    CHECK(told(one({{"a", yes()}, {"n", number(7)}}, {{"a", yes()}})) == "2 -> 1-2, coverage -1 0");
    CHECK(one({{"a", yes()}, {"n", number(7)}}, {{"a", yes()}}).movement == Movement::widened);
    // Both at once: first what is known, then what it says.
    CHECK(told(one({{"a", no()}}, {{"a", yes()}, {"n", number(2)}})) == "0 -> 1, answers +1 +1");
    CHECK(told(one({{"a", yes()}}, {{"a", no()}, {"n", number(9)}})) == "1-2 -> 0, coverage +1 0, answers -2 -2");
    // "Not applicable" is an answer; suppressed and missing are the same lack of one.
    const Value not_applicable = Value::without_scalar(Status::not_applicable);
    CHECK(told(one({{"a", yes()}, {"n", number(2)}}, {{"a", yes()}, {"n", not_applicable}})) == "1 -> 2, answers +1 +1");
    CHECK(told(one({{"a", yes()}, {"n", Value::without_scalar(Status::suppressed)}}, {{"a", yes()}})) == "1-2 -> 1-2");
}

TEST_CASE("answers that are not backed enough are a lack of coverage") {
    const auto framework = build(first_version());
    Value declared = number(8);
    declared.evidence = Evidence::declared;
    Value sure = yes();
    sure.evidence = Evidence::verified;
    const std::vector<Row> rows{{"u", {{"a", sure}, {"n", declared}}}};
    DiagnoseOptions strict;
    strict.minimum_evidence = Evidence::verified;
    CHECK(told(compare(diagnosed(framework, rows), diagnosed(framework, rows, 2024, strict)).changes[0]) == "2 -> 1-2, coverage -1 0");
}

TEST_CASE("attributes of units that become known are coverage, those that differ answers") {
    FrameworkDefinition definition = first_version();
    definition.maturity.criteria[0].when = "unit.degree == 2";
    const auto framework = build(definition);
    const auto with_degree = [](std::int64_t degree) {
        OrganisationBuilder builder(organisation_samples::test_schema());
        UnitDefinition unit{.id = "c1", .kind = "college"};
        unit.attributes.push_back({"degree", degree});
        builder.add(unit);
        DiagnoseOptions options;
        options.organisation = builder.freeze().organisation;
        return options;
    };
    const std::vector<Row> rows{{"c1", {{"n", number(1)}}}};
    const auto second = diagnosed(framework, rows, 2024, with_degree(2));
    CHECK(told(compare(diagnosed(framework, rows), second).changes[0]) == "0-1 -> 1, coverage +1 0");
    CHECK(told(compare(diagnosed(framework, rows, 2024, with_degree(1)), second).changes[0]) == "0 -> 1, answers +1 +1");
}

TEST_CASE("units are followed through mergers, splits and new names") {
    const auto framework = build(first_version());
    const Answers low{{"a", yes()}, {"n", number(1)}};
    const Answers high{{"a", yes()}, {"n", number(9)}};
    std::vector<Row> before, after;
    for (const char* unit : {"m1", "m2", "s", "old", "taken", "gone", "host", "steady", "silent", "alias.old", "stranger"}) before.push_back({unit, low});
    for (const char* unit : {"m", "s1", "s2", "new", "fresh", "host", "steady", "alias.new", "newcomer"}) after.push_back({unit, high});
    CompareOptions options;
    options.organisation = moving();
    const TierComparison made = compare(diagnosed(framework, before, 2023), diagnosed(framework, after, 2024), options);
    CHECK(pairings(made) == std::map<std::string, std::string>{{"m1>m", "merged"}, {"m2>m", "merged"}, {"s>s1", "split"}, {"s>s2", "split"}, {"old>new", "renamed"},
                                                              {"taken>host", "merged"}, {"host", "merged"}, {"gone", "closed"}, {"steady", "same"},
                                                              {"silent", "disappeared"}, {"alias.old>alias.new", "same"}, {"stranger", "disappeared"},
                                                              {"fresh", "opened"}, {"newcomer", "appeared"}});
    for (const TierChange& change : made.changes) {
        const UnitPair& pair = made.pairs[change.pair];
        CAPTURE(pair.unit);
        if (!pair.before || !pair.after) {
            CHECK(change.before.has_value() == pair.before.has_value());
            CHECK(change.after.has_value() == pair.after.has_value());
            CHECK(change.total() == TierDelta{});
        } else {
            const bool moved = pair.pairing == Pairing::merged || pair.pairing == Pairing::split;
            CHECK(told(change) == (moved ? "1 -> 2, perimeter +1 +1" : "1 -> 2, answers +1 +1"));
        }
    }
    CHECK(made.report.empty());

    SECTION("without an organisation nothing is known of those on one side only") {
        const TierComparison blind = compare(diagnosed(framework, before, 2023), diagnosed(framework, after, 2024));
        CHECK(pairings(blind)["m1"] == "disappeared");
        CHECK(pairings(blind)["m"] == "appeared");
        CHECK(pairings(blind)["host"] == "same");
        CHECK(codes(blind.report) == std::vector<std::string>{"comparison.organisation.missing"});
    }
    SECTION("swapped, what opened has closed") {
        const TierComparison swapped = compare(diagnosed(framework, after, 2024), diagnosed(framework, before, 2023), options);
        CHECK(pairings(swapped)["fresh"] == "closed");
        CHECK(pairings(swapped)["gone"] == "opened");
        CHECK(pairings(swapped)["steady"] == "same");
    }
}

TEST_CASE("what two frameworks do not share is told") {
    FrameworkDefinition first = first_version();
    first.maturity.fields.push_back(first.maturity.fields[0]);
    first.maturity.fields.back().id = "dropped";
    first.indicators.push_back(count("lost"));
    first.maturity.criteria.push_back(criterion("k4", "dropped", 1, "lost > 1"));
    first.maturity.overall = OverallRule::weakest;
    FrameworkDefinition second = second_version();
    second.id = "other";
    second.maturity.tiers.push_back({"t3", {}, {}});
    second.maturity.fields.push_back(second.maturity.fields[0]);
    second.maturity.fields.back().id = "added";
    second.indicators[1].max = 3;  // 4 fits no longer
    const auto before = diagnosed(build(first), {{"u", {{"a", yes()}, {"n", number(4)}}}, {"v", {{"a", yes()}, {"n", number(3)}}}});
    const auto after = diagnosed(build(second), {{"u", {{"a", yes()}, {"n", number(3)}, {"c", yes()}}}, {"v", {{"a", yes()}, {"n", number(3)}, {"c", yes()}}}});
    const TierComparison made = compare(before, after);
    CHECK(made.fields == std::vector<std::string>{"f"});
    CHECK(codes(made.report) == std::vector<std::string>{"comparison.framework.other", "comparison.field.only-before", "comparison.field.only-after",
                                                          "comparison.indicator.only-before", "comparison.indicator.only-after", "comparison.tier.other",
                                                          "comparison.overall.one-sided", "comparison.answer.unfit"});
    // u's 4 is lost under the new rules: nothing certain, everything possible but tier 3, which has no criterion and holds.
    CHECK(made.changes[0].by(ChangeCause::rules).certain == -1);

    SECTION("the overall tier is compared when both have one") {
        FrameworkDefinition with = first_version();
        with.maturity.overall = OverallRule::weakest;
        FrameworkDefinition harder = with;
        harder.version = "2";
        harder.maturity.criteria[1].when = "n >= 9";
        const std::vector<Row> rows{{"u", {{"a", yes()}, {"n", number(6)}}}};
        const TierComparison overall = compare(diagnosed(build(with), rows), diagnosed(build(harder), rows));
        CHECK(overall.fields == std::vector<std::string>{"f", "overall"});
        CHECK(told(overall.changes[1]) == "2 -> 1, rules -1 -1");
    }
}

TEST_CASE("school years are the latest ones unless said") {
    const auto framework = build(first_version());
    ObservationsBuilder builder(framework->indicators());
    Report report;
    for (int year = 2022; year <= 2024; ++year) {
        const RowId row = builder.add_row("u", SchoolYear::from_rentree(year));
        builder.set(row, IndicatorId{0}, Value::known(year >= 2024), {}, report);
    }
    const auto all = diagnose(framework, builder.freeze());
    CHECK(told(compare(all, all).changes[0]) == "1-2 -> 1-2");
    CompareOptions options;
    options.period_before = SchoolYear::from_rentree(2022);
    CHECK(told(compare(all, all, options).changes[0]) == "0 -> 1-2, answers +1 +2");
    options.period_before = SchoolYear::from_rentree(2010);
    const TierComparison none = compare(all, all, options);
    CHECK(none.pairs.size() == 1);
    CHECK(none.pairs[0].pairing == Pairing::appeared);
    CHECK(codes(none.report) == std::vector<std::string>{"comparison.period.undiagnosed", "comparison.organisation.missing"});
    CHECK(compare(diagnosed(framework, {}), diagnosed(framework, {})).changes.empty());
    CHECK_THROWS_AS(compare(all, nullptr), ArgumentError);
}

TEST_CASE("the table has a row per unit and field, and empty cells where a side is missing") {
    const auto before = diagnosed(build(first_version()), {{"u", {{"a", yes()}, {"n", number(4)}}}, {"gone", {}}}, 2023);
    const auto after = diagnosed(build(second_version()), {{"u", {{"a", yes()}, {"n", number(6)}, {"c", yes()}}}}, 2024);
    const TierComparison made = compare(before, after);
    const Table table = made.table();
    REQUIRE(table.row_count() == 2);
    const auto integer = [&](const char* name, std::uint32_t row) { return table.get_column(name).integer_at(RowId{row}); };
    CHECK(table.get_column("movement").text_at(RowId{0}) == "rose");
    CHECK(table.get_column("sure").boolean_at(RowId{0}) == true);
    CHECK(table.get_column("period_before").text_at(RowId{0}) == "2023-2024");
    CHECK(integer("rules_certain", 0) == -1);
    CHECK(integer("rules_possible", 0) == 1);
    CHECK(integer("coverage_certain", 0) == 2);
    CHECK(integer("answers_certain", 0) == 0);
    CHECK(table.get_column("unit").text_at(RowId{1}) == "gone");
    CHECK(table.get_column("movement").text_at(RowId{1}) == "disappeared");
    CHECK_FALSE(integer("certain_after", 1).has_value());
    CHECK_FALSE(integer("rules_certain", 1).has_value());
    CHECK(table.get_column("period_after").is_null(RowId{1}));
    CHECK(made.count_movements(0)[static_cast<std::size_t>(Movement::rose)] == 1);
    CHECK(made.count_movements(0)[static_cast<std::size_t>(Movement::disappeared)] == 1);
}

TEST_CASE("a comparison reads in both languages") {
    FrameworkDefinition first = first_version();
    FrameworkDefinition second = second_version();
    first.status = second.status = "synthetic";
    first.maturity.fields[0].label = second.maturity.fields[0].label = {"Formation", "Training", {}};
    const auto before = diagnosed(build(first), {{"u", {{"a", yes()}, {"n", number(4)}}}, {"v", {{"a", no()}}}, {"w", {}}}, 2023);
    const auto after = diagnosed(build(second), {{"u", {{"a", yes()}, {"n", number(6)}, {"c", yes()}}}, {"v", {{"a", no()}}}}, 2024);
    const TierComparison made = compare(before, after);
    const std::string french = comparison_text(made, Language::fr, {200, 20});
    CAPTURE(french);
    CHECK(french.find("2 unités comparées.") != std::string::npos);
    CHECK(french.find("référentiel fictif") != std::string::npos);
    CHECK(french.find("inchangé\u202F: 1, en hausse\u202F: 1, absent après\u202F: 1") != std::string::npos);
    CHECK(french.find("règles \u22121, couverture +1") != std::string::npos);
    CHECK(french.find("Formation\u202F: palier 1 → 2 (règles et couverture)") != std::string::npos);
    const std::string english = comparison_text(made, Language::en, {200, 0});
    CHECK(english.find("2 units compared.") != std::string::npos);
    CHECK(english.find("Training") != std::string::npos);
    CHECK(english.find("… and 2 more.") != std::string::npos);
    CHECK(english.find("Training: tier") == std::string::npos);
    for (const Language language : {Language::fr, Language::en})
        CHECK(comparison_text(compare(diagnosed(build(first), {}), diagnosed(build(second), {})), language).find(language == Language::fr ? "Aucune unité" : "No unit") !=
              std::string::npos);
}

}  // namespace test_compare
