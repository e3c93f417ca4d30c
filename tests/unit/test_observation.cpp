// SPDX-License-Identifier: MIT
#include "palier/observation.hpp"

#include <cmath>
#include <limits>
#include <map>
#include <random>

#include "catch.hpp"
#include "sentences.hpp"

namespace test_observation {

using namespace palier;
using palier_test::argument;
using palier_test::gaps;
using palier_test::Lines;
using palier_test::lines;

namespace {

constexpr std::int64_t two_53 = 9'007'199'254'740'992;
const SchoolYear year = SchoolYear::from_rentree(2024);

Indicator indicator(std::string id, ValueType type, std::optional<double> min = {}, std::optional<double> max = {}) {
    Indicator made;
    made.id = std::move(id);
    made.type = type;
    made.min = min;
    made.max = max;
    return made;
}

std::shared_ptr<const IndicatorSet> indicators(std::vector<Indicator> definitions) {
    Report report;
    auto set = IndicatorSet::make(std::move(definitions), {}, "f.json", report);
    REQUIRE(report.ok());
    return set;
}

/// One indicator of each type, and one derived by a formula.
std::shared_ptr<const IndicatorSet> every_type() {
    Indicator network = indicator("network", ValueType::category);
    network.values = {"fibre", "adsl", "aucun"};
    Indicator rate = indicator("rate", ValueType::ratio);
    rate.of = rate.per = "count";
    Indicator twice = indicator("twice", ValueType::integer);
    twice.formula = "count * 2";
    return indicators({indicator("named", ValueType::boolean), indicator("count", ValueType::integer),
                       indicator("hours", ValueType::number), indicator("stage", ValueType::ordinal, 0.0, 3.0), network,
                       rate, twice});
}

/// What becomes of one value given for one indicator.
struct SetOutcome {
    Value kept;
    Report report;
};

SetOutcome set_one(const std::shared_ptr<const IndicatorSet>& set, const std::string& name, const Value& value) {
    SetOutcome made;
    ObservationsBuilder builder(set);
    const RowId row = builder.add_row("0990001A", year);
    const Origin origin{"o.json", "/rows/0", 4, 2};
    builder.set(row, set->get(name), value, origin, made.report);
    made.kept = builder.freeze()->value(row, set->get(name));
    CHECK(gaps(made.report) == Lines{});
    for (const auto& finding : made.report.findings()) {
        CHECK(finding.origin == origin);
        CHECK(argument(&finding, "indicator") == name);
    }
    return made;
}

SetOutcome set_known(const std::string& name, Scalar scalar) {
    return set_one(every_type(), name, Value::known(std::move(scalar)));
}

std::string code(const SetOutcome& outcome) {
    return outcome.report.findings().empty() ? std::string() : outcome.report.findings()[0].code;
}

SetOutcome set_bounded(Indicator definition, Scalar scalar) {
    const std::string id = definition.id;
    return set_one(indicators({std::move(definition)}), id, Value::known(std::move(scalar)));
}

Value backed(Value value, Evidence evidence) {
    value.evidence = evidence;
    return value;
}

}  // namespace

TEST_CASE("without a row there is nothing, and every column is empty") {
    const auto set = every_type();
    const auto observations = ObservationsBuilder(set).freeze();
    CHECK(observations->row_count() == 0);
    CHECK(observations->units().size() == 0);
    CHECK(observations->periods().empty());
    CHECK(observations->indicators() == set);
    CHECK_FALSE(observations->find_row("x", year));
    for (const auto& definition : set->indicators())
        CHECK(observations->column(set->get(definition.id)).status.empty());
}

TEST_CASE("there is one row per unit and period, numbered in order of appearance") {
    ObservationsBuilder builder(every_type());
    const SchoolYear before = SchoolYear::from_rentree(2022);
    CHECK(builder.add_row("b", year) == RowId{0});
    CHECK(builder.add_row("a", year) == RowId{1});
    CHECK(builder.add_row("b", before) == RowId{2});
    CHECK(builder.add_row("b", year) == RowId{0});
    const auto observations = builder.freeze();
    REQUIRE(observations->row_count() == 3);
    CHECK(observations->find_row("b", before) == RowId{2});
    CHECK(observations->find_row("a", year) == RowId{1});
    CHECK_FALSE(observations->find_row("a", before));
    CHECK_FALSE(observations->find_row("c", year));
    CHECK(observations->unit_name(RowId{2}) == "b");
    CHECK(observations->unit_of(RowId{2}) == observations->unit_of(RowId{0}));
    CHECK(observations->period_of(RowId{2}) == before);
    CHECK(observations->units().all() == std::vector<std::string_view>{"b", "a"});
}

TEST_CASE("periods come in time order, each once, whatever the order of rows") {
    ObservationsBuilder builder(every_type());
    int unit = 0;
    for (const int start : {2024, 2022, 2023, 2022, 2024, 2021, 2021})
        builder.add_row("u" + std::to_string(unit++), SchoolYear::from_rentree(start));
    const auto observations = builder.freeze();
    std::vector<int> starts;
    for (const auto period : observations->periods())
        starts.push_back(period.start_year());
    CHECK(starts == std::vector<int>{2021, 2022, 2023, 2024});
}

TEST_CASE("a value of its indicator's type is kept as it is") {
    CHECK(set_known("named", true).kept == Value::known(true));
    CHECK(set_known("named", false).kept == Value::known(false));
    CHECK(set_known("count", std::int64_t{-12}).kept == Value::known(std::int64_t{-12}));
    CHECK(set_known("hours", 1.5).kept == Value::known(1.5));
    CHECK(set_known("stage", std::int64_t{3}).kept == Value::known(std::int64_t{3}));
    CHECK(set_known("network", std::string("aucun")).kept == Value::known(std::string("aucun")));
    CHECK(set_known("rate", 0.25).kept == Value::known(0.25));
    CHECK(set_known("count", std::numeric_limits<std::int64_t>::min()).report.empty());
    CHECK(set_known("count", std::numeric_limits<std::int64_t>::max()).kept ==
          Value::known(std::numeric_limits<std::int64_t>::max()));
}

TEST_CASE("each type is stored in its own column: integers or numbers, one cell per row") {
    const auto set = every_type();
    ObservationsBuilder builder(set);
    Report report;
    builder.add_row("first", year);
    const RowId row = builder.add_row("second", year);
    builder.add_row("third", year);
    const std::map<std::string, Scalar> given = {{"named", true},
                                                 {"count", std::int64_t{7}},
                                                 {"hours", 1.5},
                                                 {"stage", std::int64_t{2}},
                                                 {"network", std::string("adsl")},
                                                 {"rate", 0.25}};
    for (const auto& [name, scalar] : given)
        builder.set(row, set->get(name), Value::known(scalar), {}, report);
    const auto observations = builder.freeze();
    CHECK(report.empty());
    const auto integers = [&](const char* name) { return observations->column(set->get(name)).integers; };
    const auto numbers = [&](const char* name) { return observations->column(set->get(name)).numbers; };
    using Integers = std::vector<std::int64_t>;
    using Numbers = std::vector<double>;
    CHECK(integers("named") == Integers{0, 1, 0});
    CHECK(integers("count") == Integers{0, 7, 0});
    CHECK(integers("stage") == Integers{0, 2, 0});
    CHECK(integers("network") == Integers{0, 1, 0});
    CHECK(integers("twice") == Integers{0, 0, 0});
    CHECK(integers("hours").empty());
    CHECK(integers("rate").empty());
    CHECK(numbers("hours") == Numbers{0.0, 1.5, 0.0});
    CHECK(numbers("rate") == Numbers{0.0, 0.25, 0.0});
    CHECK(numbers("count").empty());
    for (const auto& [name, scalar] : given) {
        const auto& column = observations->column(set->get(name));
        CHECK(column.status == std::vector<Status>{Status::missing, Status::known, Status::missing});
        CHECK(column.evidence.empty());
    }
}

TEST_CASE("what was not set is missing") {
    const auto set = every_type();
    ObservationsBuilder builder(set);
    const RowId row = builder.add_row("u", year);
    const auto observations = builder.freeze();
    for (const auto& definition : set->indicators())
        CHECK(observations->value(row, set->get(definition.id)) == Value{});
}

TEST_CASE("observations.value.type: another type is told and kept as missing") {
    const std::vector<std::pair<std::string, Scalar>> wrong = {{"named", std::int64_t{1}},
                                                               {"named", 1.0},
                                                               {"named", std::string("oui")},
                                                               {"count", true},
                                                               {"count", std::string("12")},
                                                               {"count", 1.5},
                                                               {"stage", false},
                                                               {"stage", 0.5},
                                                               {"hours", true},
                                                               {"hours", std::string("1,5")},
                                                               {"network", std::int64_t{0}},
                                                               {"network", true},
                                                               {"network", 1.0},
                                                               {"rate", false},
                                                               {"rate", std::string("50 %")}};
    for (const auto& [name, scalar] : wrong) {
        CAPTURE(name, scalar.index());
        const SetOutcome outcome = set_known(name, scalar);
        CHECK(code(outcome) == "observations.value.type");
        CHECK(outcome.kept.status == Status::missing);
    }
    const SetOutcome outcome = set_known("count", std::string("12"));
    CHECK(argument(&outcome.report.findings()[0], "expected") == "whole number");
    CHECK(argument(&outcome.report.findings()[0], "met") == "the text “12”");
}

TEST_CASE("a whole double is an integer, for spreadsheets turn columns with holes into doubles") {
    CHECK(set_known("count", 12.0).kept == Value::known(std::int64_t{12}));
    CHECK(set_known("count", -0.0).kept == Value::known(std::int64_t{0}));
    CHECK(set_known("stage", 2.0).kept == Value::known(std::int64_t{2}));
    CHECK(set_known("hours", std::int64_t{3}).kept == Value::known(3.0));
    CHECK(set_known("rate", std::int64_t{1}).kept == Value::known(1.0));
}

TEST_CASE("beyond 2^53 a double may stand for another integer, so it is refused") {
    CHECK(set_known("count", static_cast<double>(two_53)).kept == Value::known(two_53));
    CHECK(set_known("count", -static_cast<double>(two_53)).kept == Value::known(-two_53));
    CHECK(code(set_known("count", static_cast<double>(two_53) + 2.0)) == "observations.value.type");
    CHECK(code(set_known("count", -static_cast<double>(two_53) - 2.0)) == "observations.value.type");
    CHECK(code(set_known("count", 1e300)) == "observations.value.type");
    CHECK(set_known("count", two_53 + 1).kept == Value::known(two_53 + 1));
}

TEST_CASE("observations.value.not-finite: neither infinity nor NaN is a measure") {
    for (const double number : {std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity(),
                                std::numeric_limits<double>::quiet_NaN()})
        for (const char* name : {"count", "stage", "hours", "rate"}) {
            CAPTURE(name);
            const SetOutcome outcome = set_known(name, number);
            CHECK(code(outcome) == "observations.value.not-finite");
            CHECK(outcome.kept.status == Status::missing);
        }
}

TEST_CASE("observations.value.out-of-range: bounds are inclusive, what is outside is kept as missing") {
    for (const auto type : {ValueType::integer, ValueType::ordinal}) {
        const Indicator definition = indicator("x", type, 1.0, 3.0);
        CHECK(set_bounded(definition, std::int64_t{1}).report.empty());
        CHECK(set_bounded(definition, std::int64_t{3}).report.empty());
        CHECK(code(set_bounded(definition, std::int64_t{0})) == "observations.value.out-of-range");
        CHECK(code(set_bounded(definition, std::int64_t{4})) == "observations.value.out-of-range");
        CHECK(code(set_bounded(definition, 4.0)) == "observations.value.out-of-range");
        CHECK(set_bounded(definition, std::int64_t{4}).kept.status == Status::missing);
    }
    const Indicator definition = indicator("x", ValueType::number, 0.5, 1.5);
    CHECK(set_bounded(definition, 0.5).report.empty());
    CHECK(set_bounded(definition, 1.5).report.empty());
    CHECK(code(set_bounded(definition, std::nextafter(0.5, 0.0))) == "observations.value.out-of-range");
    CHECK(code(set_bounded(definition, std::nextafter(1.5, 2.0))) == "observations.value.out-of-range");
    CHECK(code(set_bounded(definition, std::int64_t{2})) == "observations.value.out-of-range");
}

TEST_CASE("observations.value.out-of-range: the range is told as it was declared") {
    const auto range = [](std::optional<double> min, std::optional<double> max, std::int64_t value) {
        const SetOutcome outcome = set_bounded(indicator("x", ValueType::integer, min, max), value);
        return argument(palier_test::find(outcome.report, "observations.value.out-of-range"), "range");
    };
    CHECK(range(0.0, 100.0, 101) == "0 … 100");
    CHECK(range(0.5, {}, 0) == "≥ 0.5");
    CHECK(range({}, 10.0, 11) == "≤ 10");
    CHECK(range({}, {}, 11).empty());
}

TEST_CASE("integers are held against their bounds exactly, also where doubles skip some") {
    const double limit = static_cast<double>(two_53);
    const Indicator definition = indicator("x", ValueType::integer, -limit, limit);
    CHECK(set_bounded(definition, two_53).report.empty());
    CHECK(set_bounded(definition, -two_53).report.empty());
    CHECK(code(set_bounded(definition, two_53 + 1)) == "observations.value.out-of-range");
    CHECK(code(set_bounded(definition, -two_53 - 1)) == "observations.value.out-of-range");
    const Indicator wide = indicator("x", ValueType::integer, -1e300, 1e300);
    CHECK(set_bounded(wide, std::numeric_limits<std::int64_t>::max()).report.empty());
    CHECK(set_bounded(wide, std::numeric_limits<std::int64_t>::min()).report.empty());
    const Indicator high = indicator("x", ValueType::integer, 1e300, {});
    CHECK(code(set_bounded(high, std::numeric_limits<std::int64_t>::max())) == "observations.value.out-of-range");
    const Indicator low = indicator("x", ValueType::integer, {}, -1e300);
    CHECK(code(set_bounded(low, std::numeric_limits<std::int64_t>::min())) == "observations.value.out-of-range");
    const Indicator halves = indicator("x", ValueType::integer, -1.5, 1.5);
    CHECK(set_bounded(halves, std::int64_t{-1}).report.empty());
    CHECK(set_bounded(halves, std::int64_t{1}).report.empty());
    CHECK(code(set_bounded(halves, std::int64_t{-2})) == "observations.value.out-of-range");
    CHECK(code(set_bounded(halves, std::int64_t{2})) == "observations.value.out-of-range");
}

TEST_CASE("observations.value.category-unknown: the nearest answers are offered, or all when none is near") {
    const SetOutcome near = set_known("network", std::string("fibr"));
    CHECK(code(near) == "observations.value.category-unknown");
    CHECK(near.kept.status == Status::missing);
    CHECK(argument(&near.report.findings()[0], "value") == "fibr");
    CHECK(argument(&near.report.findings()[0], "nearest") == "fibre");
    const SetOutcome far = set_known("network", std::string("satellite"));
    CHECK(argument(&far.report.findings()[0], "nearest") == "fibre, adsl or aucun");
    CHECK(code(set_known("network", std::string("Fibre"))) == "observations.value.category-unknown");
    CHECK(code(set_known("network", std::string())) == "observations.value.category-unknown");
}

TEST_CASE("observations.value.derived: a value given for what a formula computes is ignored") {
    const SetOutcome outcome = set_known("twice", std::int64_t{14});
    CHECK(code(outcome) == "observations.value.derived");
    CHECK(outcome.report.findings()[0].severity == Severity::warning);
    CHECK(outcome.kept.status == Status::missing);
    CHECK(set_one(every_type(), "twice", Value::without_scalar(Status::suppressed)).report.empty());
}

TEST_CASE("observations.value.not-applicable-forbidden: it counts as missing where the indicator says never") {
    const auto outcome = [](NotApplicablePolicy policy, std::string reason) {
        Indicator definition = indicator("x", ValueType::integer);
        definition.not_applicable = policy;
        return set_one(indicators({definition}), "x", Value::without_scalar(Status::not_applicable, std::move(reason)));
    };
    const SetOutcome never = outcome(NotApplicablePolicy::never, "pas d’internat");
    CHECK(code(never) == "observations.value.not-applicable-forbidden");
    CHECK(never.kept.status == Status::missing);
    const SetOutcome allowed = outcome(NotApplicablePolicy::allowed, "");
    CHECK(allowed.report.empty());
    CHECK(allowed.kept.status == Status::not_applicable);
    const SetOutcome with_reason = outcome(NotApplicablePolicy::with_reason, "pas d’internat");
    CHECK(with_reason.report.empty());
    CHECK(with_reason.kept == Value::without_scalar(Status::not_applicable, "pas d’internat"));
}

TEST_CASE("observations.value.reason-missing: it is an advice, the answer is kept") {
    Indicator definition = indicator("x", ValueType::integer);
    definition.not_applicable = NotApplicablePolicy::with_reason;
    const SetOutcome outcome = set_one(indicators({definition}), "x", Value::without_scalar(Status::not_applicable));
    CHECK(code(outcome) == "observations.value.reason-missing");
    CHECK(outcome.report.findings()[0].severity == Severity::advice);
    CHECK(outcome.kept.status == Status::not_applicable);
}

TEST_CASE("suppressed and not significant are kept apart, and apart from missing") {
    for (const auto status : {Status::missing, Status::suppressed, Status::not_significant})
        for (const char* name : {"named", "count", "hours", "stage", "network", "rate"}) {
            const SetOutcome outcome = set_one(every_type(), name, Value::without_scalar(status));
            CHECK(outcome.report.empty());
            CHECK(outcome.kept.status == status);
        }
}

TEST_CASE("observations.value.repeated: the first value is kept, be it missing or wrong") {
    const auto set = every_type();
    const Value seven = Value::known(std::int64_t{7});
    for (const Value& first : {seven, Value::without_scalar(Status::missing), Value::known(std::string("wrong"))}) {
        ObservationsBuilder builder(set);
        const RowId row = builder.add_row("0990001A", year);
        Report report;
        builder.set(row, set->get("count"), first, {}, report);
        Report repeated;
        builder.set(row, set->get("count"), Value::known(std::int64_t{8}), {}, repeated);
        CHECK(lines(repeated) == Lines{"observations.value.repeated "});
        CHECK(gaps(repeated) == Lines{});
        CHECK(argument(&repeated.findings()[0], "unit") == "0990001A");
        CHECK(argument(&repeated.findings()[0], "period") == "2024-2025");
        const Value kept = builder.freeze()->value(row, set->get("count"));
        CHECK(kept == (first == seven ? seven : Value{}));
    }
}

TEST_CASE("the same indicator of another row, or another indicator of the row, is no repetition") {
    const auto set = every_type();
    ObservationsBuilder builder(set);
    Report report;
    const RowId first = builder.add_row("a", year);
    builder.set(first, set->get("count"), Value::known(std::int64_t{1}), {}, report);
    const RowId second = builder.add_row("a", SchoolYear::from_rentree(2025));
    builder.set(second, set->get("count"), Value::known(std::int64_t{2}), {}, report);
    builder.set(first, set->get("stage"), Value::known(std::int64_t{1}), {}, report);
    CHECK(report.empty());
    const auto observations = builder.freeze();
    CHECK(observations->value(first, set->get("count")) == Value::known(std::int64_t{1}));
    CHECK(observations->value(second, set->get("count")) == Value::known(std::int64_t{2}));
}

TEST_CASE("evidence is kept with its value; a column has none until one states some") {
    const auto set = every_type();
    ObservationsBuilder builder(set);
    Report report;
    const RowId first = builder.add_row("a", year);
    builder.set(first, set->get("count"), Value::known(std::int64_t{1}), {}, report);
    const RowId second = builder.add_row("b", year);
    builder.set(second, set->get("count"), backed(Value::known(std::int64_t{2}), Evidence::confirmed), {}, report);
    builder.set(second, set->get("named"), Value::known(true), {}, report);
    builder.add_row("c", year);
    const auto observations = builder.freeze();
    CHECK(report.empty());
    CHECK(observations->column(set->get("count")).evidence ==
          std::vector<Evidence>{Evidence::unstated, Evidence::confirmed, Evidence::unstated});
    CHECK(observations->column(set->get("named")).evidence.empty());
    CHECK(observations->value(second, set->get("count")).evidence == Evidence::confirmed);
    CHECK(observations->value(first, set->get("count")).evidence == Evidence::unstated);
}

TEST_CASE("a reason is kept with its value, whatever the status") {
    const auto set = every_type();
    ObservationsBuilder builder(set);
    Report report;
    const RowId row = builder.add_row("a", year);
    Value reasoned = Value::known(true);
    reasoned.reason = "vu sur place";
    builder.set(row, set->get("named"), reasoned, {}, report);
    builder.set(row, set->get("count"), Value::without_scalar(Status::missing, "pas compté"), {}, report);
    const auto observations = builder.freeze();
    CHECK(observations->reason(row, set->get("named")) == "vu sur place");
    CHECK(observations->value(row, set->get("named")) == reasoned);
    CHECK(observations->reason(row, set->get("count")) == "pas compté");
    CHECK(observations->reason(row, set->get("hours")).empty());
}

TEST_CASE("after freezing the builder is empty and can be used again, without touching what was frozen") {
    const auto set = every_type();
    ObservationsBuilder builder(set);
    Report report;
    builder.set(builder.add_row("a", year), set->get("count"), Value::known(std::int64_t{1}), {}, report);
    const auto first = builder.freeze();
    CHECK(builder.add_row("b", year) == RowId{0});
    builder.set(RowId{0}, set->get("count"), Value::known(std::int64_t{2}), {}, report);
    const auto second = builder.freeze();
    CHECK(report.empty());
    CHECK(first->unit_name(RowId{0}) == "a");
    CHECK(first->value(RowId{0}, set->get("count")) == Value::known(std::int64_t{1}));
    CHECK(second->unit_name(RowId{0}) == "b");
    CHECK(second->value(RowId{0}, set->get("count")) == Value::known(std::int64_t{2}));
}

TEST_CASE("observations give back what was set, for random rows and orders") {
    const auto set = every_type();
    std::mt19937 random(9U);
    ObservationsBuilder builder(set);
    Report report;
    std::map<std::pair<std::string, int>, std::map<std::string, std::int64_t>> oracle;
    for (int round = 0; round < 5'000; ++round) {
        const std::string unit = "u" + std::to_string(random() % 200U);
        const int start = 2020 + static_cast<int>(random() % 5U);
        const RowId row = builder.add_row(unit, SchoolYear::from_rentree(start));
        const std::string name = random() % 2U == 0 ? "count" : "stage";
        const auto number = static_cast<std::int64_t>(random() % 4U);
        builder.set(row, set->get(name), Value::known(number), {}, report);
        oracle[{unit, start}].emplace(name, number);
    }
    CHECK(report.count("observations.value.repeated") == report.count(Severity::warning));
    const auto observations = builder.freeze();
    REQUIRE(observations->row_count() == oracle.size());
    for (const auto& [key, values] : oracle) {
        const auto row = observations->find_row(key.first, SchoolYear::from_rentree(key.second));
        REQUIRE(row);
        for (const char* name : {"count", "stage"}) {
            const auto known = values.find(name);
            REQUIRE(observations->value(*row, set->get(name)) ==
                    (known == values.end() ? Value{} : Value::known(known->second)));
        }
    }
}

}  // namespace test_observation
