// SPDX-License-Identifier: MIT
#include "palier/framework.hpp"

#include "catch.hpp"
#include "palier/error.hpp"
#include "sentences.hpp"

namespace test_framework {

using namespace palier;
using palier_test::argument;
using palier_test::gaps;
using palier_test::Lines;
using palier_test::lines;

namespace {

Field field(std::string id) {
    Field made;
    made.id = std::move(id);
    return made;
}

Criterion criterion(std::string id, std::string field, TierOrdinal tier, std::string when = "n > 0") {
    Criterion made;
    made.id = std::move(id);
    made.field = std::move(field);
    made.tier = tier;
    made.when = std::move(when);
    return made;
}

RequirementOverride place(std::optional<std::string> field, std::optional<TierOrdinal> tier) {
    return {std::move(field), tier, {RequirementRule::at_least, 1, {}}, {}};
}

/// Two fields, two tiers, one integer indicator `n`, no criterion.
FrameworkDefinition frame() {
    FrameworkDefinition made;
    made.document = "f.json";
    made.id = "test";
    made.version = "1";
    Indicator n;
    n.id = "n";
    n.type = ValueType::integer;
    made.indicators = {n};
    made.maturity.tiers = {{"t1", {}, {}}, {"t2", {}, {}}};
    made.maturity.fields = {field("pilotage"), field("vie")};
    return made;
}

FrameworkDefinition with(std::vector<Criterion> criteria) {
    FrameworkDefinition made = frame();
    made.maturity.criteria = std::move(criteria);
    return made;
}

FrameworkBuild build(FrameworkDefinition definition) {
    FrameworkBuild made = Framework::build(std::move(definition));
    CHECK(gaps(made.report) == Lines{});
    for (const auto& finding : made.report.findings())
        CHECK(finding.origin.document == "f.json");
    return made;
}

std::vector<std::string> names(const Framework& framework, std::span<const CriterionId> criteria) {
    std::vector<std::string> made;
    for (const auto id : criteria)
        made.push_back(framework[id].id);
    return made;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a good definition is built without a finding") {
    const auto [framework, report] = build(with({criterion("c1", "pilotage", 1), criterion("c2", "vie", 2)}));
    CHECK(report.empty());
    REQUIRE(framework);
    CHECK(framework->id() == "test");
    CHECK(framework->version() == "1");
    CHECK(framework->field_count() == 2);
    CHECK(framework->tier_count() == 2);
    CHECK(framework->criterion_count() == 2);
    CHECK(framework->indicators()->size() == 1);
    CHECK((*framework)[FieldId{1}].id == "vie");
    CHECK((*framework)[CriterionId{1}].id == "c2");
}

TEST_CASE("a framework says that it is invented only with the status synthetic") {
    for (const auto& [status, synthetic] : {std::pair("synthetic", true), std::pair("adopted", false),
                                            std::pair("", false), std::pair("Synthetic", false)}) {
        FrameworkDefinition definition = frame();
        definition.status = status;
        CHECK(build(definition).framework->is_synthetic() == synthetic);
    }
}

TEST_CASE("fields and criteria are found by name, or the nearest are offered") {
    const auto framework = build(with({criterion("charte", "pilotage", 1)})).framework;
    CHECK(framework->find_field("vie") == FieldId{1});
    CHECK(framework->get_field("pilotage") == FieldId{0});
    CHECK(framework->get_criterion("charte") == CriterionId{0});
    CHECK_FALSE(framework->find_field("x"));
    CHECK_FALSE(framework->find_criterion("pilotage"));
    try {
        static_cast<void>(framework->get_field("pilotge"));
        FAIL("no exception");
    } catch (const UnknownNameError& error) {
        CHECK(error.hint().find("pilotage") != std::string::npos);
    }
    try {
        static_cast<void>(framework->get_criterion("chartre"));
        FAIL("no exception");
    } catch (const UnknownNameError& error) {
        CHECK(error.origin() == "chartre");
        CHECK(error.hint().find("charte") != std::string::npos);
    }
}

TEST_CASE("the criteria of a field and tier come in document order") {
    const auto framework =
        build(with({criterion("c5", "vie", 2), criterion("c1", "pilotage", 2), criterion("c4", "vie", 1),
                    criterion("c2", "pilotage", 2), criterion("c3", "vie", 2)}))
            .framework;
    CHECK(names(*framework, framework->criteria_of(FieldId{0}, 1)) == Names{});
    CHECK(names(*framework, framework->criteria_of(FieldId{0}, 2)) == Names{"c1", "c2"});
    CHECK(names(*framework, framework->criteria_of(FieldId{1}, 1)) == Names{"c4"});
    CHECK(names(*framework, framework->criteria_of(FieldId{1}, 2)) == Names{"c5", "c3"});
    const CompiledCriterion& compiled = framework->compiled(framework->get_criterion("c4"));
    CHECK(compiled.id == CriterionId{2});
    CHECK(compiled.field == FieldId{1});
    CHECK(compiled.tier == 1);
}

TEST_CASE("the requirement of every field and tier is that of the model") {
    FrameworkDefinition definition = frame();
    definition.maturity.default_requirement = {RequirementRule::share, 0, static_cast<Percent>(800'000)};
    definition.maturity.overrides = {place({}, 2), place("vie", {}), place("vie", 2)};
    for (std::uint32_t i = 0; i < 3; ++i)
        definition.maturity.overrides[i].requirement.count = i + 1;
    const auto framework = build(definition).framework;
    CHECK(framework->requirement_of(FieldId{0}, 1) == definition.maturity.default_requirement);
    CHECK(framework->requirement_of(FieldId{0}, 2).count == 1);
    CHECK(framework->requirement_of(FieldId{1}, 1).count == 2);
    CHECK(framework->requirement_of(FieldId{1}, 2).count == 3);
}

TEST_CASE("framework.tier.missing: without a tier there is no framework") {
    FrameworkDefinition definition = with({criterion("c", "vie", 1)});
    definition.maturity.tiers.clear();
    const auto [framework, report] = build(definition);
    CHECK_FALSE(framework);
    CHECK(report.findings()[0].code == "framework.tier.missing");
    CHECK(report.findings()[0].origin.pointer == "/maturity/tiers");
    CHECK(report.count("framework.criterion.tier-out-of-range") == 1);
}

TEST_CASE("framework.field.missing: without a field there is no framework") {
    FrameworkDefinition definition = frame();
    definition.maturity.fields.clear();
    const auto [framework, report] = build(definition);
    CHECK_FALSE(framework);
    CHECK(lines(report) == Lines{"framework.field.missing /maturity/fields"});
}

TEST_CASE("an empty definition is told, not built") {
    const auto [framework, report] = Framework::build({});
    CHECK_FALSE(framework);
    CHECK_FALSE(report.ok());
}

TEST_CASE("framework.tier.id-repeated: tiers are kept, for they are counted") {
    FrameworkDefinition definition = frame();
    definition.maturity.tiers = {{"a", {}, {}}, {"b", {}, {}}, {"a", {}, {}}};
    const auto [framework, report] = build(definition);
    CHECK(lines(report) == Lines{"framework.tier.id-repeated /maturity/tiers"});
    CHECK(argument(&report.findings()[0], "tier") == "a");
    CHECK(framework->tier_count() == 3);
}

TEST_CASE("framework.field.id-invalid: it is left out, and so is the name overall, kept for results") {
    for (const char* id : {"", "a b", "-a", "é", "overall"}) {
        CAPTURE(id);
        FrameworkDefinition definition = frame();
        definition.maturity.fields.insert(definition.maturity.fields.begin(), field(id));
        const auto [framework, report] = build(definition);
        CHECK(lines(report) == Lines{"framework.field.id-invalid /maturity/fields/0/id"});
        REQUIRE(framework->field_count() == 2);
        CHECK(framework->get_field("pilotage") == FieldId{0});
        CHECK((*framework)[FieldId{0}].pointer == "/maturity/fields/1");
    }
}

TEST_CASE("with no usable field there is no framework") {
    FrameworkDefinition definition = frame();
    definition.maturity.fields = {field("")};
    const auto [framework, report] = build(definition);
    CHECK_FALSE(framework);
    CHECK_FALSE(report.ok());
}

TEST_CASE("framework.field.id-repeated: the second is left out, the first named as related") {
    FrameworkDefinition definition = frame();
    definition.maturity.fields.push_back(field("pilotage"));
    const auto [framework, report] = build(definition);
    CHECK(lines(report) == Lines{"framework.field.id-repeated /maturity/fields/2/id"});
    CHECK(report.findings()[0].related == std::vector<Origin>{{"f.json", "/maturity/fields/0/id", 0, 0}});
    CHECK(framework->field_count() == 2);
}

TEST_CASE("framework.criterion.id-invalid: it is left out") {
    const auto [framework, report] = build(with({criterion("a b", "vie", 1), criterion("ok", "vie", 1)}));
    CHECK(lines(report) == Lines{"framework.criterion.id-invalid /maturity/criteria/0/id"});
    CHECK(framework->criterion_count() == 1);
    CHECK(framework->get_criterion("ok") == CriterionId{0});
    CHECK(names(*framework, framework->criteria_of(FieldId{1}, 1)) == Names{"ok"});
}

TEST_CASE("framework.criterion.id-repeated: the second is left out, the first named as related") {
    const auto [framework, report] =
        build(with({criterion("c", "vie", 1), criterion("d", "vie", 1), criterion("c", "pilotage", 2)}));
    CHECK(lines(report) == Lines{"framework.criterion.id-repeated /maturity/criteria/2/id"});
    CHECK(report.findings()[0].related == std::vector<Origin>{{"f.json", "/maturity/criteria/0/id", 0, 0}});
    CHECK(framework->criterion_count() == 2);
    CHECK((*framework)[framework->get_criterion("c")].field == "vie");
}

TEST_CASE("framework.criterion.field-unknown: it is left out, the nearest field is offered") {
    const auto [framework, report] = build(with({criterion("c", "pilotag", 1), criterion("d", "", 1)}));
    CHECK(lines(report) == Lines{"framework.criterion.field-unknown /maturity/criteria/0/field",
                                 "framework.criterion.field-unknown /maturity/criteria/1/field"});
    CHECK(argument(&report.findings()[0], "nearest") == "pilotage");
    CHECK(framework->criterion_count() == 0);
}

TEST_CASE("framework.criterion.tier-out-of-range: tiers go from 1 to their number") {
    const auto [framework, report] = build(with({criterion("c", "vie", 0), criterion("d", "vie", 3),
                                                 criterion("e", "vie", 4'000'000'000U), criterion("f", "vie", 2)}));
    CHECK(lines(report) == Lines{"framework.criterion.tier-out-of-range /maturity/criteria/0/tier",
                                 "framework.criterion.tier-out-of-range /maturity/criteria/1/tier",
                                 "framework.criterion.tier-out-of-range /maturity/criteria/2/tier"});
    CHECK(argument(&report.findings()[1], "count") == "2");
    CHECK(framework->criterion_count() == 1);
}

TEST_CASE("framework.criterion.prerequisite-unknown: it is dropped, the others are kept") {
    Criterion c = criterion("c", "vie", 1);
    c.prerequisites = {"d", "e", "b c", "later"};
    const auto [framework, report] =
        build(with({c, criterion("d", "vie", 1), criterion("b c", "vie", 1), criterion("later", "vie", 2)}));
    CHECK(lines(report) == Lines{"framework.criterion.id-invalid /maturity/criteria/2/id",
                                 "framework.criterion.prerequisite-unknown /maturity/criteria/0/requires/1",
                                 "framework.criterion.prerequisite-unknown /maturity/criteria/0/requires/2"});
    CHECK((*framework)[CriterionId{0}].prerequisites == Names{"d", "later"});
    const auto compiled = framework->compiled(CriterionId{0}).prerequisites;
    CHECK(names(*framework, compiled) == Names{"d", "later"});
}

TEST_CASE("framework.requirement.count-missing: at_least asks for one criterion or more") {
    FrameworkDefinition definition = frame();
    definition.maturity.default_requirement = {RequirementRule::at_least, 0, {}};
    definition.maturity.overrides = {place("vie", {}), place("vie", 1)};
    definition.maturity.overrides[1].requirement.count = 0;
    const auto report = build(definition).report;
    CHECK(lines(report) == Lines{"framework.requirement.count-missing /maturity/requirements/default",
                                 "framework.requirement.count-missing /maturity/requirements/overrides/1"});
}

TEST_CASE("framework.requirement.share-out-of-range: a share is above 0 % and up to 100 %") {
    FrameworkDefinition definition = frame();
    definition.maturity.default_requirement = {RequirementRule::share, 0, Percent{}};
    definition.maturity.overrides = {place("vie", {}), place("vie", 1), place("vie", 2)};
    definition.maturity.overrides[0].requirement = {RequirementRule::share, 0, static_cast<Percent>(1'000'001)};
    definition.maturity.overrides[1].requirement = {RequirementRule::share, 0, static_cast<Percent>(1'000'000)};
    definition.maturity.overrides[2].requirement = {RequirementRule::share, 0, static_cast<Percent>(1)};
    const auto report = build(definition).report;
    CHECK(lines(report) == Lines{"framework.requirement.share-out-of-range /maturity/requirements/default/percent",
                                 "framework.requirement.share-out-of-range /maturity/requirements/overrides/0/percent"});
    CHECK(argument(&report.findings()[1], "percent") == "100.0001");
}

TEST_CASE("framework.overall.count-out-of-range: an overall tier asks for one field or more, up to all of them") {
    FrameworkDefinition definition = frame();
    definition.maturity.overall = OverallRule::fields_at_least;
    for (const auto& [count, told] : {std::pair(0U, true), std::pair(1U, false), std::pair(2U, false), std::pair(3U, true)}) {
        definition.maturity.overall_count = count;
        CHECK(lines(build(definition).report) ==
              (told ? Lines{"framework.overall.count-out-of-range /maturity/overall"} : Lines{}));
    }
    definition.maturity.overall = OverallRule::weakest;
    definition.maturity.overall_count = 0;
    CHECK(build(definition).report.empty());
}

TEST_CASE("framework.requirement.place-unknown: an override of no field or tier is left out") {
    FrameworkDefinition definition = frame();
    definition.maturity.overrides = {place("vies", {}), place({}, 0), place({}, 3), place("vie", 2), place("x", 9)};
    const auto [framework, report] = build(definition);
    CHECK(lines(report) == Lines{"framework.requirement.place-unknown /maturity/requirements/overrides/0/field",
                                 "framework.requirement.place-unknown /maturity/requirements/overrides/1/tier",
                                 "framework.requirement.place-unknown /maturity/requirements/overrides/2/tier",
                                 "framework.requirement.place-unknown /maturity/requirements/overrides/4/field"});
    CHECK(argument(&report.findings()[0], "nearest") == "vie");
    CHECK(argument(&report.findings()[1], "nearest") == "2");
    CHECK(framework->maturity().overrides.size() == 1);
}

TEST_CASE("framework.questionnaire.indicator-unknown: the question is left out, its section is kept") {
    FrameworkDefinition definition = frame();
    Questionnaire form;
    form.id = "form";
    form.sections = {{"s1", {}, {{"n", ""}, {"m", ""}}}, {"s2", {}, {{"o", "/given"}}}};
    definition.questionnaires = {form};
    const auto [framework, report] = build(definition);
    CHECK(lines(report) ==
          Lines{"framework.questionnaire.indicator-unknown /questionnaires/0/sections/0/items/1/indicator",
                "framework.questionnaire.indicator-unknown /given/indicator"});
    CHECK(argument(&report.findings()[0], "questionnaire") == "form");
    const auto& sections = framework->definition().questionnaires.at(0).sections;
    REQUIRE(sections.size() == 2);
    CHECK(sections[0].items.size() == 1);
    CHECK(sections[1].items.empty());
}

TEST_CASE("what is wrong with indicators is told too, and the definition keeps the usable ones as they are used") {
    FrameworkDefinition definition = frame();
    Indicator ordinal;
    ordinal.id = "stage";
    ordinal.type = ValueType::ordinal;
    definition.indicators.push_back(ordinal);
    definition.indicators.push_back(definition.indicators.front());
    definition.unit_attributes = {
        {"a.b", ValueType::boolean}, {"internat", ValueType::boolean}, {"pupils", ValueType::number}};
    const auto [framework, report] = build(definition);
    CHECK(report.count("framework.indicator.id-repeated") == 1);
    CHECK(report.count("framework.indicator.bounds-missing") == 1);
    CHECK(report.count("framework.attribute.name-invalid") == 1);
    const FrameworkDefinition& kept = framework->definition();
    REQUIRE(kept.indicators.size() == 2);
    CHECK(kept.indicators[1].max == 3.0);
    REQUIRE(kept.unit_attributes.size() == 2);
    CHECK(kept.unit_attributes[0].name == "internat");
    CHECK(kept.unit_attributes[1].name == "pupils");
}

TEST_CASE("a condition is compiled against the indicators and the attributes of units") {
    Criterion c = criterion("c", "vie", 1, "n >= 2 && unit.pupils > 0");
    c.applies = "unit.kind == 'college'";
    const auto [framework, report] = build(with({c, criterion("d", "vie", 1)}));
    CHECK(report.empty());
    const CompiledCriterion& compiled = framework->compiled(CriterionId{0});
    REQUIRE(compiled.when);
    REQUIRE(compiled.applies);
    CHECK(compiled.when->slots.size() == 2);
    CHECK(compiled.applies->slots == std::vector<std::uint32_t>{*framework->indicators()->find_slot("unit.kind")});
    CHECK(framework->compiled(CriterionId{1}).when);
    CHECK_FALSE(framework->compiled(CriterionId{1}).applies);
}

TEST_CASE("a condition with an error is told at its place, the criterion stays with an unknown outcome") {
    for (const char* when : {"", "n >", "m > 0", "n", "n > 'x'"}) {
        CAPTURE(when);
        const auto [framework, report] = build(with({criterion("c", "vie", 1, when)}));
        CHECK_FALSE(report.ok());
        CHECK(report.findings()[0].origin.pointer == "/maturity/criteria/0/when");
        REQUIRE(framework->criterion_count() == 1);
        CHECK_FALSE(framework->compiled(CriterionId{0}).when);
    }
}

TEST_CASE("when it cannot be told whether a criterion applies, its outcome is unknown as well") {
    Criterion c = criterion("c", "vie", 1);
    c.applies = "unit.nothing == 1";
    const auto [framework, report] = build(with({c}));
    REQUIRE(report.findings().size() == 1);
    CHECK(report.findings()[0].origin.pointer == "/maturity/criteria/0/applies");
    CHECK_FALSE(framework->compiled(CriterionId{0}).applies);
    CHECK_FALSE(framework->compiled(CriterionId{0}).when);
}

TEST_CASE("a place given by the reader is told instead of the position") {
    Criterion c = criterion("a b", "vie", 1);
    c.pointer = "/grid/7";
    RequirementOverride override_ = place("x", {});
    override_.pointer = "/special/3";
    FrameworkDefinition definition = with({c});
    definition.maturity.overrides = {override_};
    definition.maturity.fields.push_back(field(""));
    definition.maturity.fields.back().pointer = "/axes/2";
    CHECK(lines(build(definition).report) == Lines{"framework.field.id-invalid /axes/2/id",
                                                   "framework.criterion.id-invalid /grid/7/id",
                                                   "framework.requirement.place-unknown /special/3/field"});
}

TEST_CASE("ten thousand criteria are built in time, as are an expression of a megabyte and ten thousand of a kind") {
    FrameworkDefinition definition = frame();
    definition.maturity.criteria.push_back(criterion("long", "vie", 1, "n > 0 && " + std::string(1'000'000, ' ') + "n > 1"));
    definition.maturity.criteria.push_back(criterion("deep", "vie", 1, std::string(1'000'000, '(')));
    for (int i = 0; i < 10'000; ++i) {
        definition.maturity.criteria.push_back(criterion("c" + std::to_string(i), "pilotage", 1, "n > " + std::to_string(i)));
        definition.maturity.criteria.back().prerequisites = {"c" + std::to_string((i + 1) % 10'000)};  // one long circle
    }
    definition.maturity.criteria.push_back(criterion("c0", "vie", 2));
    const auto [framework, report] = build(definition);
    CHECK(lines(report) == Lines{"framework.criterion.id-repeated /maturity/criteria/10002/id",
                                 "expression.limit.length /maturity/criteria/0/when",
                                 "expression.limit.length /maturity/criteria/1/when"});
    CHECK(framework->criterion_count() == 10'002);
    CHECK(framework->criteria_of(FieldId{0}, 1).size() == 10'000);
}

TEST_CASE("thousands of errors of one kind are capped and counted, in time") {
    FrameworkDefinition definition = frame();
    for (int i = 0; i < 5'000; ++i) {
        definition.maturity.fields.push_back(field("field_number_" + std::to_string(i)));
        definition.maturity.criteria.push_back(criterion("c" + std::to_string(i), "another_" + std::to_string(i), 1));
    }
    const auto report = build(definition).report;
    CHECK(report.count("framework.criterion.field-unknown") == 5'000);
    CHECK(report.findings().size() == 100);
}

}  // namespace test_framework
