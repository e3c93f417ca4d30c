// SPDX-License-Identifier: MIT
#include "palier/indicator.hpp"

#include <algorithm>
#include <map>
#include <random>

#include "catch.hpp"
#include "palier/error.hpp"
#include "sentences.hpp"

namespace test_indicator {

using namespace palier;
using namespace palier_test;

namespace {

Indicator indicator(std::string id, ValueType type = ValueType::integer) {
    Indicator made;
    made.id = std::move(id);
    made.type = type;
    return made;
}

Indicator derived(std::string id, std::string formula, ValueType type = ValueType::integer) {
    Indicator made = indicator(std::move(id), type);
    made.formula = std::move(formula);
    return made;
}

Indicator ratio(std::string id, std::string of, std::string per) {
    Indicator made = indicator(std::move(id), ValueType::ratio);
    made.of = std::move(of);
    made.per = std::move(per);
    return made;
}

struct Made {
    std::shared_ptr<const IndicatorSet> set;
    Report report;
};

Made make(std::vector<Indicator> definitions, std::vector<UnitAttribute> attributes = {}) {
    Made made;
    made.set = IndicatorSet::make(std::move(definitions), std::move(attributes), "f.json", made.report);
    CHECK(gaps(made.report) == Lines{});
    for (const auto& finding : made.report.findings())
        CHECK(finding.origin.document == "f.json");
    return made;
}

std::vector<std::string> order_of(const IndicatorSet& set) {
    std::vector<std::string> names;
    for (const auto id : set.derivation_order())
        names.push_back(set[id].id);
    return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("good definitions are kept in their order without a finding") {
    const auto [set, report] =
        make({indicator("b"), indicator("a", ValueType::number), indicator("c.d", ValueType::boolean)});
    CHECK(report.empty());
    REQUIRE(set->size() == 3);
    CHECK(set->indicators()[0].id == "b");
    CHECK((*set)[IndicatorId{2}].id == "c.d");
    CHECK(set->find("a") == IndicatorId{1});
    CHECK_FALSE(set->find("c"));
    CHECK(set->get("c.d") == IndicatorId{2});
    CHECK(set->derivation_order().empty());
}

TEST_CASE("an empty set is a set") {
    const auto [set, report] = make({});
    CHECK(report.empty());
    CHECK(set->size() == 0);
    CHECK(set->frame_size() == set->attributes().size());
}

TEST_CASE("an unknown name throws and offers the nearest") {
    const auto [set, report] = make({indicator("teachers.trained"), indicator("ent")});
    try {
        static_cast<void>(set->get("teachers.traned"));
        FAIL("no exception");
    } catch (const UnknownNameError& error) {
        CHECK(error.origin() == "teachers.traned");
        CHECK(error.hint().find("teachers.trained") != std::string::npos);
    }
}

TEST_CASE("an indicator built in code is told at its position, one read at its pointer") {
    Indicator read = indicator("1b");
    read.pointer = "/elsewhere/7";
    const auto [set, report] = make({indicator("1a"), read, indicator("ok")});
    CHECK(lines(report) ==
          Lines{"framework.indicator.id-invalid /indicators/0/id", "framework.indicator.id-invalid /elsewhere/7/id"});
    CHECK((*set)[IndicatorId{0}].pointer == "/indicators/2");
}

TEST_CASE("framework.indicator.id-invalid: it is left out") {
    for (const char* id : {"", "9a", "a-b", "a..b", "in", "a.true", "unit", "unit.pupils", "é", " a"}) {
        CAPTURE(id);
        const auto [set, report] = make({indicator(id), indicator("kept")});
        CHECK(lines(report) == Lines{"framework.indicator.id-invalid /indicators/0/id"});
        CHECK(report.findings()[0].severity == Severity::error);
        CHECK(argument(&report.findings()[0], "indicator") == id);
        REQUIRE(set->size() == 1);
        CHECK(set->find("kept") == IndicatorId{0});
    }
}

TEST_CASE("framework.indicator.id-repeated: the second is left out, the first is named as related") {
    const auto [set, report] =
        make({indicator("a"), indicator("b"), indicator("a", ValueType::boolean), indicator("a")});
    CHECK(lines(report) == Lines{"framework.indicator.id-repeated /indicators/2/id",
                                 "framework.indicator.id-repeated /indicators/3/id"});
    for (const auto& finding : report.findings())
        CHECK(finding.related == std::vector<Origin>{{"f.json", "/indicators/0/id", 0, 0}});
    REQUIRE(set->size() == 2);
    CHECK((*set)[IndicatorId{0}].type == ValueType::integer);
}

TEST_CASE("framework.indicator.id-prefix: an id that begins another up to a dot") {
    const auto [set, report] = make({indicator("a.b.c.d"), indicator("a.b"), indicator("a.bc"), indicator("x")});
    CHECK(lines(report) == Lines{"framework.indicator.id-prefix /indicators/1/id"});
    CHECK(argument(&report.findings()[0], "indicator") == "a.b");
    CHECK(argument(&report.findings()[0], "other") == "a.b.c.d");
    CHECK(report.findings()[0].related == std::vector<Origin>{{"f.json", "/indicators/0/id", 0, 0}});
    CHECK(make({indicator("a"), indicator("a.b"), indicator("a.b.c")}).report.count("framework.indicator.id-prefix") ==
          3);
}

TEST_CASE("framework.indicator.bounds-reversed: both bounds are ignored") {
    Indicator reversed = indicator("a");
    reversed.min = 3.0;
    reversed.max = 1.0;
    const auto [set, report] = make({reversed});
    CHECK(lines(report) == Lines{"framework.indicator.bounds-reversed /indicators/0/min"});
    CHECK_FALSE((*set)[IndicatorId{0}].min);
    CHECK_FALSE((*set)[IndicatorId{0}].max);
    Indicator equal = indicator("a");
    equal.min = equal.max = 2.0;
    CHECK(make({equal}).report.empty());
}

TEST_CASE("framework.indicator.bounds-missing: an ordinal without its bounds is taken from 0 to 3") {
    const auto bounds = [](std::optional<double> min, std::optional<double> max) {
        Indicator ordinal = indicator("a", ValueType::ordinal);
        ordinal.min = min;
        ordinal.max = max;
        const auto [set, report] = make({ordinal});
        CHECK(report.count("framework.indicator.bounds-missing") == (min && max && *min <= *max ? 0 : 1));
        return std::pair((*set)[IndicatorId{0}].min.value(), (*set)[IndicatorId{0}].max.value());
    };
    CHECK(bounds({}, {}) == std::pair(0.0, 3.0));
    CHECK(bounds(1.0, {}) == std::pair(1.0, 3.0));
    CHECK(bounds(5.0, {}) == std::pair(5.0, 5.0));
    CHECK(bounds({}, 4.0) == std::pair(0.0, 4.0));
    CHECK(bounds({}, -2.0) == std::pair(-2.0, -2.0));
    CHECK(bounds(3.0, 1.0) == std::pair(0.0, 3.0));
    CHECK(bounds(1.0, 4.0) == std::pair(1.0, 4.0));
}

TEST_CASE("framework.indicator.values-missing and value-repeated: a category lists its values once") {
    Indicator repeated = indicator("a", ValueType::category);
    repeated.values = {"x", "y", "x", "X", "x"};
    const auto [set, report] = make({repeated, indicator("b", ValueType::category)});
    CHECK(lines(report) == Lines{"framework.indicator.value-repeated /indicators/0/values/2",
                                 "framework.indicator.value-repeated /indicators/0/values/4",
                                 "framework.indicator.values-missing /indicators/1"});
    CHECK(report.findings()[0].severity == Severity::warning);
    CHECK(argument(&report.findings()[0], "value") == "x");
    const auto texts = set->texts_of(IndicatorId{0});
    CHECK(std::vector<std::string_view>(texts.begin(), texts.end()) == std::vector<std::string_view>{"x", "y", "X"});
    CHECK((*set)[IndicatorId{0}].values == Names{"x", "y", "X"});
    CHECK(set->texts_of(IndicatorId{1}).empty());
}

TEST_CASE("the usual attributes of units can be read without being declared") {
    const auto [set, report] =
        make({indicator("a"),
              derived("b", "unit.kind == 'college' && unit.pupils > 0 && unit.degree == 2 && unit.sector != ''",
                      ValueType::boolean)});
    CHECK(report.empty());
    REQUIRE(set->attributes().size() >= 4);
    CHECK(set->attributes()[0].name == "kind");
    CHECK(set->frame_size() == 2 + set->attributes().size());
    CHECK(set->find_slot("unit.kind") == 2U);
}

TEST_CASE("a framework declares the other attributes it reads, and may give a usual one another type") {
    const auto [set, report] = make({derived("a", "unit.internat && unit.pupils > 0.5", ValueType::boolean)},
                                    {{"internat", ValueType::boolean}, {"pupils", ValueType::number}});
    CHECK(report.empty());
    CHECK(set->environment().find("unit.internat")->type == ValueType::boolean);
    CHECK(set->environment().find("unit.pupils")->type == ValueType::number);
    const auto pupils = set->find_slot("unit.pupils");
    REQUIRE(pupils);
    CHECK(set->attributes()[*pupils - set->size()].type == ValueType::number);
    const auto slot = set->find_slot("unit.internat");
    REQUIRE(slot);
    CHECK(*slot == set->frame_size() - 1);
    CHECK(set->attributes()[*slot - set->size()].name == "internat");
}

TEST_CASE("framework.attribute.name-invalid: it cannot be read") {
    const auto [set, report] = make({}, {{"ok", ValueType::boolean},
                                         {"", ValueType::boolean},
                                         {"1a", ValueType::boolean},
                                         {"a.b", ValueType::boolean},
                                         {"in", ValueType::boolean},
                                         {"a-b", ValueType::boolean}});
    CHECK(lines(report) == Lines{"framework.attribute.name-invalid /unit_attributes/1/name",
                                 "framework.attribute.name-invalid /unit_attributes/2/name",
                                 "framework.attribute.name-invalid /unit_attributes/3/name",
                                 "framework.attribute.name-invalid /unit_attributes/4/name",
                                 "framework.attribute.name-invalid /unit_attributes/5/name"});
    CHECK(set->find_slot("unit.ok"));
    CHECK_FALSE(set->find_slot("unit.a.b"));
    CHECK_FALSE(set->find_slot("unit."));
}

TEST_CASE("framework.attribute.name-repeated: the first declaration is kept, one of a usual attribute too") {
    const auto [set, report] = make({}, {{"a", ValueType::integer}, {"pupils", ValueType::number}, {"a", ValueType::boolean}, {"pupils", ValueType::integer}});
    CHECK(lines(report) == Lines{"framework.attribute.name-repeated /unit_attributes/2/name", "framework.attribute.name-repeated /unit_attributes/3/name"});
    REQUIRE(report.findings()[0].related.size() == 1);
    CHECK(report.findings()[0].related[0].pointer == "/unit_attributes/0/name");
    CHECK(set->attributes()[*set->find_slot("unit.a")].type == ValueType::integer);
    CHECK(set->attributes()[*set->find_slot("unit.pupils")].type == ValueType::number);
}

TEST_CASE("framework.indicator.scale-not-positive: a ratio is then taken without a scale") {
    for (const std::int64_t scale : {0, -100, 1, 100}) {
        Indicator rate = indicator("rate", ValueType::ratio);
        rate.of = "a";
        rate.per = "b";
        rate.scale = scale;
        const auto [set, report] = make({indicator("a"), indicator("b"), rate});
        CHECK(lines(report) == (scale > 0 ? Lines{} : Lines{"framework.indicator.scale-not-positive /indicators/2/scale"}));
        CHECK((*set)[IndicatorId{2}].scale == (scale > 0 ? scale : 1));
    }
}

TEST_CASE("slots are the indicators, then the attributes; other names have none") {
    const auto [set, report] = make({indicator("a"), indicator("b.c")});
    CHECK(set->find_slot("a") == 0U);
    CHECK(set->find_slot("b.c") == 1U);
    CHECK_FALSE(set->find_slot("b"));
    CHECK_FALSE(set->find_slot("kind"));
    CHECK_FALSE(set->find_slot("unit"));
    CHECK_FALSE(set->find_slot("unit.nothing"));
    CHECK_FALSE(set->find_slot(""));
}

TEST_CASE("expressions see the types, bounds and values of indicators") {
    Indicator stage = indicator("stage", ValueType::ordinal);
    stage.min = 0.0;
    stage.max = 3.0;
    Indicator network = indicator("network", ValueType::category);
    network.values = {"fibre", "adsl"};
    const auto [set, report] = make({stage, network});
    const SymbolType* seen = set->environment().find("stage");
    REQUIRE(seen);
    CHECK(seen->type == ValueType::ordinal);
    CHECK(seen->min == 0.0);
    CHECK(seen->max == 3.0);
    CHECK(set->environment().find("network")->categories == Names{"fibre", "adsl"});
}

TEST_CASE("framework.indicator.weight-unknown: a weight is a numeric indicator") {
    const auto weighted = [](std::string weight) {
        Indicator mean = indicator("mean", ValueType::number);
        mean.weight = std::move(weight);
        Indicator category = indicator("category", ValueType::category);
        category.values = {"x"};
        return make({mean, indicator("pupils"), indicator("rate", ValueType::number),
                     indicator("flag", ValueType::boolean), category})
            .report;
    };
    CHECK(weighted("pupils").empty());
    CHECK(weighted("rate").empty());
    CHECK(weighted("").empty());
    for (const char* name : {"pupil", "flag", "category", "unit.pupils"}) {
        CAPTURE(name);
        CHECK(lines(weighted(name)) == Lines{"framework.indicator.weight-unknown /indicators/0/weight"});
    }
    const Report report = weighted("pupil");
    CHECK(argument(&report.findings()[0], "nearest") == "pupils");
}

TEST_CASE("a ratio keeps its numerator and denominator, and is derived after them") {
    const auto [set, report] = make({ratio("rate", "trained", "all"), indicator("all"), derived("trained", "all - 1")});
    CHECK(report.empty());
    const auto quotient = set->find_quotient(IndicatorId{0});
    REQUIRE(quotient);
    CHECK((*set)[quotient->of].id == "trained");
    CHECK((*set)[quotient->per].id == "all");
    CHECK_FALSE(set->find_quotient(IndicatorId{1}));
    CHECK(set->find_formula(IndicatorId{0}) == nullptr);
    CHECK(order_of(*set) == Names{"trained", "rate"});
    CHECK((*set)[IndicatorId{0}].is_derived());
    CHECK((*set)[IndicatorId{2}].is_derived());
    CHECK_FALSE((*set)[IndicatorId{1}].is_derived());
}

TEST_CASE("framework.indicator.ratio-part: both parts are integer indicators, each is told apart") {
    const auto [set, report] =
        make({ratio("rate", "rooms", "hours"), indicator("room"), indicator("hours", ValueType::number)});
    CHECK(lines(report) ==
          Lines{"framework.indicator.ratio-part /indicators/0/of", "framework.indicator.ratio-part /indicators/0/per"});
    CHECK(argument(&report.findings()[0], "nearest") == "room");
    CHECK(argument(&report.findings()[1], "name") == "hours");
    CHECK_FALSE(set->find_quotient(IndicatorId{0}));
    CHECK(set->derivation_order().empty());
    const auto missing = make({ratio("rate", "", "")});
    CHECK(missing.report.count("framework.indicator.ratio-part") == 2);
}

TEST_CASE("an ordinal may be a part of a ratio") {
    Indicator stage = indicator("stage", ValueType::ordinal);
    stage.min = 0.0;
    stage.max = 3.0;
    CHECK(make({ratio("rate", "stage", "n"), stage, indicator("n")}).report.empty());
}

TEST_CASE("a ratio with a formula is derived by the formula") {
    Indicator rate = ratio("rate", "nothing", "nowhere");
    rate.formula = "double(n) / 2.0";
    const auto [set, report] = make({rate, indicator("n")});
    CHECK(report.empty());
    CHECK(set->find_formula(IndicatorId{0}) != nullptr);
    CHECK_FALSE(set->find_quotient(IndicatorId{0}));
}

TEST_CASE("a formula is bound to the slots that its symbols stand for") {
    const auto [set, report] = make({indicator("a"), indicator("b"), derived("sum", "b + a * b + unit.pupils")});
    CHECK(report.empty());
    const BoundExpression* formula = set->find_formula(IndicatorId{2});
    REQUIRE(formula);
    const auto& symbols = formula->expression.symbols();
    REQUIRE(symbols.size() == formula->slots.size());
    std::map<std::string, std::uint32_t> bound;
    for (std::size_t i = 0; i < symbols.size(); ++i)
        bound[std::string(symbols[i])] = formula->slots[i];
    CHECK(bound ==
          std::map<std::string, std::uint32_t>{{"a", 0U}, {"b", 1U}, {"unit.pupils", *set->find_slot("unit.pupils")}});
    CHECK(set->find_formula(IndicatorId{0}) == nullptr);
}

TEST_CASE("a formula with an error is dropped: syntax, unknown name, wrong type of a part or of the whole") {
    for (const char* formula : {"n +", "m + 1", "n + 1.5", "n > 1", "double(n)", "'text'", "[n]", "   "}) {
        CAPTURE(formula);
        const auto [set, report] = make({derived("x", formula), indicator("n")});
        CHECK_FALSE(report.ok());
        for (const auto& finding : report.findings()) {
            CHECK(finding.code.rfind("expression.", 0) == 0);
            CHECK(finding.origin.pointer == "/indicators/0/formula");
        }
        CHECK(set->find_formula(IndicatorId{0}) == nullptr);
        CHECK(set->derivation_order().empty());
        CHECK((*set)[IndicatorId{0}].is_derived());
    }
}

TEST_CASE(
    "the type of a formula is that of its indicator: an ordinal is an integer, a ratio a number, a category a text") {
    const auto ok = [](ValueType type, const char* formula) {
        Indicator made = derived("x", formula, type);
        made.min = 0.0;
        made.max = 3.0;
        made.values = {"a", "b"};
        return make({made, indicator("n")}).report.ok();
    };
    CHECK(ok(ValueType::boolean, "n > 1"));
    CHECK(ok(ValueType::integer, "n + 1"));
    CHECK(ok(ValueType::ordinal, "n + 1"));
    CHECK(ok(ValueType::number, "double(n)"));
    CHECK(ok(ValueType::ratio, "double(n)"));
    CHECK(ok(ValueType::category, "n > 1 ? 'a' : 'b'"));
    CHECK_FALSE(ok(ValueType::boolean, "n"));
    CHECK_FALSE(ok(ValueType::ordinal, "double(n)"));
    CHECK_FALSE(ok(ValueType::number, "n"));
    CHECK_FALSE(ok(ValueType::category, "n"));
}

TEST_CASE("a derived indicator comes after all that it is derived from, whatever the order of the document") {
    std::mt19937 random(4U);
    for (int round = 0; round < 30; ++round) {
        // x0 is observed; each other reads up to three earlier ones.
        std::vector<Indicator> definitions = {indicator("x0")};
        for (int i = 1; i < 40; ++i) {
            std::string formula = "1";
            for (int n = 0; n < 3; ++n)
                formula += " + x" + std::to_string(random() % static_cast<unsigned>(i));
            definitions.push_back(derived("x" + std::to_string(i), formula));
        }
        std::shuffle(definitions.begin(), definitions.end(), random);
        const auto [set, report] = make(definitions);
        REQUIRE(report.empty());
        const auto order = set->derivation_order();
        REQUIRE(order.size() == 39);
        std::vector<bool> done(set->size());
        done[index(set->get("x0"))] = true;
        for (const auto id : order) {
            for (const auto slot : set->find_formula(id)->slots)
                REQUIRE(done[slot]);
            REQUIRE_FALSE(done[index(id)]);
            done[index(id)] = true;
        }
    }
}

TEST_CASE("framework.indicator.cycle: an indicator that reads itself is never computed") {
    const auto [set, report] = make({derived("a", "a + 1"), derived("b", "n + 1"), indicator("n")});
    CHECK(lines(report) == Lines{"framework.indicator.cycle /indicators/0"});
    CHECK(argument(&report.findings()[0], "cycle") == "a → a");
    CHECK(order_of(*set) == Names{"b"});
}

TEST_CASE("framework.indicator.cycle: a circle is told once, in reading order, ratios included") {
    const auto [set, report] = make({derived("a", "b"), derived("b", "int(c)"), ratio("c", "a", "n"), indicator("n")});
    CHECK(lines(report) == Lines{"framework.indicator.cycle /indicators/0"});
    CHECK(argument(&report.findings()[0], "cycle") == "a → b → c → a");
    CHECK(set->derivation_order().empty());
}

TEST_CASE("framework.indicator.cycle: what only reads a circle is no part of it, and is not computed either") {
    const auto [set, report] = make({derived("far", "near"), derived("near", "a + n"), derived("a", "b"),
                                     derived("b", "a"), derived("free", "n"), indicator("n")});
    CHECK(lines(report) == Lines{"framework.indicator.cycle /indicators/2"});
    CHECK(argument(&report.findings()[0], "cycle") == "a → b → a");
    CHECK(order_of(*set) == Names{"free"});
}

TEST_CASE("framework.indicator.cycle: what a circle reads is computed") {
    const auto [set, report] =
        make({derived("a", "b + free"), derived("b", "a"), derived("free", "n"), indicator("n")});
    CHECK(report.count("framework.indicator.cycle") == 1);
    CHECK(order_of(*set) == Names{"free"});
}

TEST_CASE("framework.indicator.cycle: two circles are told apart") {
    const auto [set, report] = make({derived("a", "b"), derived("c", "d"), derived("b", "a"), derived("d", "c")});
    CHECK(lines(report) == Lines{"framework.indicator.cycle /indicators/0", "framework.indicator.cycle /indicators/1"});
}

TEST_CASE("framework.indicator.cycle: a long tail that hangs on a circle costs no more than its length") {
    // 30 000 indicators, each reading the next, the last one itself: quadratic work would take minutes.
    constexpr int count = 30'000;
    std::vector<Indicator> definitions;
    for (int i = 0; i < count; ++i)
        definitions.push_back(derived("x" + std::to_string(i), "x" + std::to_string(std::min(i + 1, count - 1))));
    const auto [set, report] = make(definitions);
    CHECK(lines(report) == Lines{"framework.indicator.cycle /indicators/29999"});
    CHECK(set->derivation_order().empty());
}

TEST_CASE("an expression is bound against a set, or told and left out") {
    const auto [set, unused] = make({indicator("a"), indicator("b", ValueType::boolean)});
    Report report;
    const Origin place{"g.json", "/when", 3, 1};
    const auto bound = bind_expression("a >= 2 && b", *set, ExprType::boolean, place, report);
    REQUIRE(bound);
    CHECK(report.empty());
    CHECK(bound->slots.size() == 2);
    CHECK_FALSE(bind_expression("a >= ", *set, ExprType::boolean, place, report));
    CHECK_FALSE(bind_expression("a", *set, ExprType::boolean, place, report));
    CHECK_FALSE(bind_expression("c", *set, ExprType::boolean, place, report));
    CHECK_FALSE(bind_expression("", *set, ExprType::boolean, place, report));
    CHECK(report.count(Severity::error) == 4);
    CHECK(gaps(report) == Lines{});
    for (const auto& finding : report.findings())
        CHECK(finding.origin == place);
}

TEST_CASE("an expression with a warning alone is bound") {
    Indicator network = indicator("network", ValueType::category);
    network.values = {"fibre"};
    const auto [set, unused] = make({network});
    Report report;
    CHECK(bind_expression("network == 'fibr'", *set, ExprType::boolean, {}, report));
    CHECK(report.ok());
    CHECK(report.count("expression.value.category-unknown") == 1);
}

TEST_CASE("thousands of misspelt names are told without comparing all with all") {
    std::vector<Indicator> definitions;
    for (int i = 0; i < 1'000; ++i)
        definitions.push_back(ratio("rate_of_things_" + std::to_string(i), "count_of_thing_" + std::to_string(i), "n"));
    definitions.push_back(indicator("n"));
    const auto [set, report] = make(definitions);
    CHECK(report.count("framework.indicator.ratio-part") == 1'000);
}

}  // namespace test_indicator
