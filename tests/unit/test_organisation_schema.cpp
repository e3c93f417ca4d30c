// SPDX-License-Identifier: MIT
#include "palier/organisation_schema.hpp"

#include <type_traits>

#include "catch.hpp"
#include "palier/error.hpp"

namespace test_organisation_schema {

using namespace palier;

namespace {

OrganisationSchemaDefinition small_definition() {
    OrganisationSchemaDefinition definition;
    definition.document = "small.json";
    definition.id = "small";
    definition.attributes = {{.name = "degree", .type = AttributeType::integer, .min = 1, .max = 2},
                             {.name = "sector", .type = AttributeType::category, .values = {"public", "private"}}};
    definition.unit_kinds = {
        {.id = "school", .family = UnitFamily::school, .attributes = {"degree", "sector"}, .required = {"degree"}},
        {.id = "basin", .family = UnitFamily::territory},
        {.id = "payer", .family = UnitFamily::authority}};
    definition.link_kinds = {{.id = "attached_to", .from = {"school"}, .to = {"basin"}, .max_to_per_from = 1},
                             {.id = "partner_of", .from = {"school"}, .to = {"payer"}, .symmetric = true}};
    definition.hierarchies = {{.id = "basin",
                               .link_kinds = {"attached_to"},
                               .levels = {{.id = "school", .kinds = {"school"}}, {.id = "basin", .kinds = {"basin"}}}}};
    definition.rules = {
        {.id = "every-school", .kinds = {"school"}, .link_kinds = {"attached_to"}, .ends = {"basin"}, .min = 1}};
    definition.support = {{"payer"},
                          {{"partner_of", LinkDirection::both, {}}, {"attached_to", LinkDirection::out, {"basin"}}}};
    return definition;
}

/// The pointer of the only finding of a code.
std::string place_of(const Report& report, std::string_view code) {
    std::string place = "none";
    for (const auto& finding : report.findings())
        if (finding.code == code)
            place = place == "none" ? finding.origin.pointer : "several";
    return place;
}

}  // namespace

TEST_CASE("a sound schema freezes without a word") {
    const auto [schema, report] = make_organisation_schema(small_definition());
    CHECK(report.empty());
    REQUIRE(schema != nullptr);
    CHECK(schema->id() == "small");
    REQUIRE(schema->unit_kinds().size() == 3);
    CHECK(schema->find_unit_kind("basin") == UnitKindId{1});
    CHECK_FALSE(schema->find_unit_kind("bassin").has_value());
    CHECK(schema->unit_kind(UnitKindId{0}).carries(schema->get_attribute("sector")));
    CHECK_FALSE(schema->unit_kind(UnitKindId{1}).carries(schema->get_attribute("sector")));
    CHECK(schema->rules().size() == 1);
    CHECK(schema->support().supporters == std::vector{UnitKindId{2}});
    REQUIRE(schema->support().steps.size() == 2);
    CHECK(schema->support().steps[1].link_kind == schema->get_link_kind("attached_to"));
    CHECK(schema->support().steps[1].ends == std::vector{UnitKindId{1}});
    CHECK_FALSE(schema->succession().has_value());
}

TEST_CASE("a link kind says between which kinds it goes, both ways when symmetric") {
    const auto [schema, report] = make_organisation_schema(small_definition());
    const UnitKindId school{0}, basin{1}, payer{2};
    const LinkKind& attached = schema->link_kind(schema->get_link_kind("attached_to"));
    CHECK(attached.allows(school, basin));
    CHECK_FALSE(attached.allows(basin, school));
    const LinkKind& partner = schema->link_kind(schema->get_link_kind("partner_of"));
    CHECK(partner.allows(school, payer));
    CHECK(partner.allows(payer, school));
    CHECK_FALSE(partner.allows(school, school));
}

TEST_CASE("a hierarchy knows the level of each kind and its link kinds") {
    const auto [schema, report] = make_organisation_schema(small_definition());
    const Hierarchy& hierarchy = schema->hierarchy(schema->get_hierarchy("basin"));
    CHECK(hierarchy.level_of(UnitKindId{0}) == LevelId{0});
    CHECK(hierarchy.level_of(UnitKindId{1}) == LevelId{1});
    CHECK(hierarchy.level_of(UnitKindId{2}) == no_id<LevelId>);
    CHECK(hierarchy.find_level("basin") == LevelId{1});
    CHECK(hierarchy.has(schema->get_link_kind("attached_to")));
    CHECK_FALSE(hierarchy.has(schema->get_link_kind("partner_of")));
    CHECK(schema->get_level(schema->get_hierarchy("basin"), "school") == LevelId{0});
}

TEST_CASE("asking for an unknown name throws and offers the nearest") {
    const auto [schema, report] = make_organisation_schema(small_definition());
    try {
        (void)schema->get_attribute("secteur");
        FAIL("no exception");
    } catch (const UnknownNameError& error) {
        CHECK(error.code() == "api.name.unknown");
        CHECK(error.hint() == "Nearest known: sector.");
    }
    CHECK_THROWS_AS(schema->get_unit_kind("x"), UnknownNameError);
    CHECK_THROWS_AS(schema->get_link_kind("x"), UnknownNameError);
    CHECK_THROWS_AS(schema->get_hierarchy("x"), UnknownNameError);
    CHECK_THROWS_AS(schema->get_level(HierarchyId{0}, "x"), UnknownNameError);
}

TEST_CASE("an attribute that expressions could not read is left out") {
    for (const char* name : {"", "kind", "unit", "Degree", "a.b", "1st", "in", "année"}) {
        CAPTURE(name);
        auto definition = small_definition();
        definition.attributes.push_back({.name = name});
        const auto [schema, report] = make_organisation_schema(std::move(definition));
        CHECK(place_of(report, "organisation-schema.attribute.name-invalid") == "/attributes/2/name");
        CHECK(schema->attributes().size() == 2);
    }
}

TEST_CASE("bounds and values that mean nothing are reported and dropped") {
    auto definition = small_definition();
    definition.attributes.push_back({.name = "a", .type = AttributeType::number, .min = 2, .max = 1});
    definition.attributes.push_back({.name = "b", .type = AttributeType::text, .max = 1});
    definition.attributes.push_back({.name = "c", .type = AttributeType::category});
    definition.attributes.push_back({.name = "d", .type = AttributeType::text, .values = {"x"}});
    definition.attributes.push_back({.name = "e",
                                     .type = AttributeType::category,
                                     .values = {"x", "y", "x", "z"},
                                     .value_labels = {{"X", "", ""}, {"Y", "", ""}, {"X2", "", ""}, {"Z", "", ""}}});
    const auto [schema, report] = make_organisation_schema(std::move(definition));
    CHECK(place_of(report, "organisation-schema.attribute.bounds-reversed") == "/attributes/2");
    CHECK(place_of(report, "organisation-schema.attribute.bounds-useless") == "/attributes/3");
    CHECK(place_of(report, "organisation-schema.attribute.values-missing") == "/attributes/4");
    CHECK(place_of(report, "organisation-schema.attribute.values-useless") == "/attributes/5");
    CHECK(place_of(report, "organisation-schema.attribute.value-duplicate") == "/attributes/6/values/2");
    CHECK_FALSE(schema->attributes()[2].min.has_value());
    CHECK(schema->attributes()[5].values.empty());
    CHECK(schema->attributes()[6].values == std::vector<std::string>{"x", "y", "z"});
    CHECK(schema->attributes()[6].value_labels[2].fr == "Z");
    CHECK(schema->attributes()[6].find_value("z") == 2U);
}

TEST_CASE("a repeated id is reported with the place of the first, which is kept") {
    auto definition = small_definition();
    definition.unit_kinds.push_back({.id = "basin", .family = UnitFamily::post, .pointer = "/elsewhere"});
    const auto [schema, report] = make_organisation_schema(std::move(definition));
    REQUIRE(report.findings().size() == 1);
    CHECK(report.findings()[0].code == "organisation-schema.id.duplicate");
    CHECK(report.findings()[0].origin.document == "small.json");
    CHECK(report.findings()[0].origin.pointer == "/elsewhere/id");
    REQUIRE(report.findings()[0].related.size() == 1);
    CHECK(report.findings()[0].related[0].pointer == "/unit_kinds/1");
    CHECK(schema->unit_kinds()[1].family == UnitFamily::territory);
}

TEST_CASE("a mention of something undeclared is reported where it stands and ignored") {
    auto definition = small_definition();
    definition.unit_kinds[1].attributes = {"sectr"};
    definition.link_kinds[0].to = {"bazin", "basin"};
    definition.hierarchies[0].link_kinds = {"attached_to", "nothing"};
    definition.hierarchies[0].levels[1].kinds = {"basin", "unknown"};
    const auto [schema, report] = make_organisation_schema(std::move(definition));
    CHECK(report.count(Severity::error) == 4);
    CHECK(place_of(report, "organisation-schema.reference.attribute-unknown") == "/unit_kinds/1/attributes/0");
    CHECK(place_of(report, "organisation-schema.reference.link-kind-unknown") == "/hierarchies/0/link_kinds/1");
    CHECK(report.count("organisation-schema.reference.unit-kind-unknown") == 2);
    CHECK(schema->link_kinds()[0].to == std::vector{UnitKindId{1}});
    const auto* nearest = report.findings()[0].find_argument("nearest");
    REQUIRE(nearest != nullptr);
    CHECK(std::get<std::vector<std::string>>(*nearest) == std::vector<std::string>{"sector"});
}

TEST_CASE("a required attribute is carried too") {
    auto definition = small_definition();
    definition.unit_kinds[1].required = {"sector"};
    const auto [schema, report] = make_organisation_schema(std::move(definition));
    CHECK(report.ok());
    CHECK(report.count("organisation-schema.unit-kind.required-not-carried") == 1);
    CHECK(schema->unit_kinds()[1].carries(schema->get_attribute("sector")));
}

TEST_CASE("a kind stands on one level of a hierarchy") {
    auto definition = small_definition();
    definition.hierarchies[0].levels[1].kinds = {"basin", "school"};
    const auto [schema, report] = make_organisation_schema(std::move(definition));
    CHECK(place_of(report, "organisation-schema.hierarchy.kind-on-two-levels") == "/hierarchies/0/levels/1/kinds");
    CHECK(schema->hierarchies()[0].level_of(UnitKindId{0}) == LevelId{0});
    CHECK(schema->hierarchies()[0].levels[1].kinds == std::vector{UnitKindId{1}});
}

TEST_CASE("what cannot serve is told: no kind, one level, no end, a rule without a subject") {
    OrganisationSchemaDefinition empty;
    const auto nothing = make_organisation_schema(empty);
    REQUIRE(nothing.schema != nullptr);
    CHECK(nothing.report.count("organisation-schema.unit-kind.none") == 1);
    CHECK(nothing.report.count("organisation-schema.id.invalid") == 1);

    auto definition = small_definition();
    definition.hierarchies[0].levels.pop_back();
    definition.link_kinds[1].to.clear();
    definition.link_kinds[1].max_from_per_to = 0;
    definition.rules.push_back(
        {.id = "lost-ends", .kinds = {"school"}, .link_kinds = {"attached_to"}, .ends = {"typo"}, .max = 1});
    definition.rules.push_back(
        {.id = "reversed", .kinds = {"school"}, .link_kinds = {"attached_to"}, .min = 2, .max = 1});
    const auto [schema, report] = make_organisation_schema(std::move(definition));
    CHECK(report.count("organisation-schema.hierarchy.too-few-levels") == 1);
    CHECK(report.count("organisation-schema.link-kind.no-end") == 1);
    CHECK(report.count("organisation-schema.link-kind.maximum-zero") == 1);
    CHECK(report.count("organisation-schema.rule.unusable") == 2);
    CHECK(schema->rules().size() == 1);
}

TEST_CASE("a step of support that names something undeclared is left out, not widened") {
    auto definition = small_definition();
    definition.support.steps = {{"partner", LinkDirection::in, {}}, {"attached_to", LinkDirection::out, {"bazin"}}};
    definition.succession = "succeeds";
    const auto [schema, report] = make_organisation_schema(std::move(definition));
    CHECK(schema->support().steps.empty());
    CHECK(report.count("organisation-schema.reference.link-kind-unknown") == 2);
    CHECK(place_of(report, "organisation-schema.reference.unit-kind-unknown") == "/support/steps/1/ends/0");
}

TEST_CASE("words of a schema are read as they are written") {
    for (const auto type : {AttributeType::boolean, AttributeType::integer, AttributeType::number, AttributeType::text,
                            AttributeType::category})
        CHECK(parse_attribute_type(to_text(type)) == type);
    for (const auto family : {UnitFamily::school, UnitFamily::territory, UnitFamily::authority, UnitFamily::service,
                              UnitFamily::body, UnitFamily::post, UnitFamily::partner})
        CHECK(parse_unit_family(to_text(family)) == family);
    for (const auto direction : {LinkDirection::out, LinkDirection::in, LinkDirection::both})
        CHECK(parse_link_direction(to_text(direction)) == direction);
    CHECK_FALSE(parse_unit_family("School").has_value());
}

TEST_CASE("a schema is shared, never copied") {
    CHECK_FALSE(std::is_copy_constructible_v<OrganisationSchema>);
}

}  // namespace test_organisation_schema
