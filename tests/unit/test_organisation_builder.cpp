// SPDX-License-Identifier: MIT
#include <algorithm>
#include <limits>

#include "catch.hpp"
#include "organisation_samples.hpp"
#include "palier/error.hpp"
#include "palier/organisation.hpp"

namespace test_organisation_builder {

using namespace organisation_samples;

TEST_CASE("an attribute that cannot be right is reported at its place and left unknown") {
    OrganisationBuilder builder(test_schema(), {.document = "d.json"});
    builder.add({.id = "c1",
                 .kind = "college",
                 .attributes = {{"degree", std::int64_t{7}},
                                {"sector", std::string("publik")},
                                {"pupils", 1.5},
                                {"latitude", std::numeric_limits<double>::infinity()},
                                {"segpa", std::int64_t{1}},
                                {"ministry", false},
                                {"pupil", std::int64_t{3}}}});
    builder.add(
        {.id = "b", .kind = "bassin", .attributes = {{"pupils", std::int64_t{3}}, {"pupils", std::int64_t{4}}}});
    const auto [organisation, report] = builder.freeze();
    CHECK(place_of(report, "organisation.attribute.range") == "/units/0/attributes/degree");
    CHECK(place_of(report, "organisation.attribute.value-unknown") == "/units/0/attributes/sector");
    CHECK(report.count("organisation.attribute.type") == 4);
    CHECK(place_of(report, "organisation.attribute.unknown") == "/units/0/attributes/pupil");
    CHECK(place_of(report, "organisation.attribute.required") == "/units/0");
    CHECK(place_of(report, "organisation.attribute.not-carried") == "/units/1/attributes/pupils");
    CHECK(place_of(report, "organisation.attribute.duplicate") == "/units/1/attributes/pupils");
    CHECK(organisation->attribute(organisation->get_unit("c1"), "degree").status == Status::missing);
    CHECK(organisation->attribute(organisation->get_unit("b"), "pupils") == Value::known(std::int64_t{3}));
    for (const auto& finding : report.findings())
        CHECK(finding.origin.document == "d.json");
}

TEST_CASE("a unit is found by its aliases; an id is stronger, the first alias wins") {
    OrganisationBuilder builder(test_schema());
    builder.add({.id = "b1", .kind = "bassin", .aliases = {"old1", "b2", "b1"}});
    builder.add({.id = "b2", .kind = "bassin", .aliases = {"old1", "old2"}});
    builder.add(link("part_of", "old2", "old1"));
    const auto [organisation, report] = builder.freeze();
    CHECK(organisation->get_unit("old1") == UnitId{0});
    CHECK(organisation->get_unit("old2") == UnitId{1});
    CHECK(organisation->get_unit("b2") == UnitId{1});
    CHECK(report.count("organisation.alias.clash") == 2);
    CHECK(place_of(report, "organisation.alias.useless") == "/units/0/aliases/2");
    CHECK(organisation->aliases(UnitId{0}) == std::vector<std::string_view>{"old1", "b2"});
    CHECK(organisation->aliases(UnitId{1}) == std::vector<std::string_view>{"old1", "old2"});
    REQUIRE(organisation->link_count() == 1);
    CHECK(organisation->source(LinkId{0}) == UnitId{1});
    CHECK_THROWS_AS(organisation->get_unit("old3"), UnknownNameError);
    CHECK_FALSE(organisation->find_unit("").has_value());
}

TEST_CASE("units that cannot be used are reported and left out, and so are their links") {
    OrganisationBuilder builder(test_schema());
    builder.add(unit("c1", "college"));
    builder.add(unit("c1", "bassin"));
    builder.add(unit("x", "colege"));
    builder.add(unit("", "college"));
    builder.add(link("attached_to", "x", "c1"));
    builder.add(link("attached_to", "c1", "c9"));
    builder.add(link("attachd_to", "c1", "c1"));
    const auto [organisation, report] = builder.freeze();
    CHECK(organisation->unit_count() == 1);
    CHECK(organisation->link_count() == 0);
    CHECK(organisation->kind(UnitId{0}) == UnitKindId{0});
    CHECK(place_of(report, "organisation.unit.id-duplicate") == "/units/1/id");
    CHECK(place_of(report, "organisation.unit.kind-unknown") == "/units/2/kind");
    CHECK(place_of(report, "organisation.unit.id-missing") == "/units/3/id");
    CHECK(place_of(report, "organisation.link.end-left-out") == "/links/0/from");
    CHECK(place_of(report, "organisation.link.end-unknown") == "/links/1/to");
    CHECK(place_of(report, "organisation.link.kind-unknown") == "/links/2/kind");
}

TEST_CASE("odd ids, broken texts, empty and reversed validities are told, and kept") {
    OrganisationBuilder builder(test_schema());
    builder.add({.id = "é b", .kind = "bassin", .label = {.fr = "caf\xE9"}, .valid = {day(2020), day(2010)}});
    builder.add({.id = std::string(1'000'000, 'x'), .kind = "bassin", .valid = {day(2020), day(2020)}});
    builder.add(link("part_of", "é b", "é b"));
    const auto [organisation, report] = builder.freeze();
    CHECK(organisation->unit_count() == 2);
    CHECK(report.count("organisation.unit.id-unusual") == 2);
    CHECK(place_of(report, "organisation.text.encoding") == "/units/0/label");
    CHECK(organisation->label(UnitId{0}, Language::fr) == "caf\uFFFD");
    CHECK(place_of(report, "organisation.validity.reversed") == "/units/0/valid");
    CHECK(place_of(report, "organisation.validity.empty") == "/units/1/valid");
    CHECK(place_of(report, "organisation.link.self") == "/links/0");
    CHECK(organisation->link_count() == 1);
    CHECK(organisation->validity(UnitId{0}) == Validity{day(2020), day(2010)});
    CHECK_FALSE(organisation->at(day(2015)).exists(UnitId{0}));
    CHECK(organisation->at(day(2015)).parents(UnitId{0}, HierarchyId{0}).empty());
    for (const auto& finding : report.findings())
        for (const auto& argument : finding.arguments)
            if (const auto* text = std::get_if<std::string>(&argument.value))
                CHECK(text->size() < 200);
}

TEST_CASE("a unit and a link know their number in the document, and where they stand") {
    OrganisationBuilder builder(test_schema(),
                                {.document = "annuaire", .units_pointer = "/rows", .links_pointer = "/rows"});
    builder.add({.id = "b1", .kind = "bassin", .position = 12});
    builder.add({.id = "b2", .kind = "bassin"});
    builder.add({.kind = "part_of", .from = "b2", .to = "b1", .position = 40});
    builder.add({.kind = "part_of", .from = "b1", .to = "b2"});
    const auto [organisation, report] = builder.freeze();
    CHECK(organisation->origin(UnitId{0}) == Origin{"annuaire", "/rows/12", 0, 0});
    CHECK(organisation->origin(UnitId{1}) == Origin{"annuaire", "/rows/13", 0, 0});
    CHECK(organisation->position(LinkId{0}) == 41);
    CHECK(organisation->origin(LinkId{1}).pointer == "/rows/40");
}

TEST_CASE("the order of the document changes no row") {
    const auto build = [](bool reversed) {
        OrganisationBuilder builder(test_schema());
        for (const char* id : {"c1", "c2"})
            builder.add(unit(id, "college"));
        builder.add(unit("b1", "bassin"));
        builder.add(unit("b2", "bassin"));
        std::vector<LinkDefinition> links = {
            link("attached_to", "c1", "b2"), link("attached_to", "c1", "b1", {day(2020), {}}),
            link("accompanies", "c1", "b1"), link("attached_to", "c1", "b1", {{}, day(2020)}),
            link("attached_to", "c2", "b1")};
        if (reversed)
            std::reverse(links.begin(), links.end());
        for (const auto& made : links)
            builder.add(made);
        const auto result = builder.freeze();
        std::vector<Link> rows;
        for (std::uint32_t i = 0; i < result.organisation->link_count(); ++i)
            rows.push_back(result.organisation->link(LinkId{i}));
        return rows;
    };
    CHECK(build(false) == build(true));
}

TEST_CASE("a builder without a schema is a misuse, an empty one makes an empty organisation") {
    CHECK_THROWS_AS(OrganisationBuilder(nullptr), ArgumentError);
    OrganisationBuilder builder(test_schema());
    const auto [organisation, report] = builder.freeze();
    CHECK(report.empty());
    CHECK(organisation->unit_count() == 0);
    CHECK(organisation->at(day(2020)).schools().empty());
    CHECK(organisation->at(day(2020)).groups(HierarchyId{0}, LevelId{1}).groups.empty());
}

TEST_CASE("a builder starts afresh after it froze") {
    OrganisationBuilder builder(test_schema());
    builder.add(unit("c1", "college"));
    CHECK(builder.freeze().organisation->unit_count() == 1);
    builder.add(unit("c1", "college"));
    const auto again = builder.freeze();
    CHECK(again.report.empty());
    CHECK(again.organisation->unit_count() == 1);
    CHECK(again.organisation->position(UnitId{0}) == 0);
}

TEST_CASE("a million parallel links and a unit with a hundred parents are only work") {
    OrganisationBuilder builder(test_schema());
    builder.add(unit("c1", "college"));
    for (int i = 0; i < 100; ++i) {
        builder.add(unit("b" + std::to_string(i), "bassin"));
        builder.add(link("attached_to", "c1", "b" + std::to_string(i)));
    }
    for (int i = 0; i < 1'000'000; ++i)
        builder.add(link("attached_to", "c1", "b0"));
    const auto [organisation, report] = builder.freeze();
    CHECK(organisation->link_count() == 1'000'100);
    CHECK(organisation->at(day(2020)).parents(UnitId{0}, HierarchyId{0}).size() == 100);
    CHECK(organisation->at(day(2020)).groups(HierarchyId{0}, LevelId{1}).members.size() == 100);
    CHECK(organisation->memory().links < 16 * organisation->link_count());
}

TEST_CASE("rows whose texts live elsewhere make what definitions make, and are told the same") {
    unsigned seed = 3;
    const auto random = [&](unsigned below) { return (seed = seed * 1103515245U + 12345U) / 65536U % below; };
    const std::vector<std::string> names = {"c1", "c2", "c3", "north", "south", "dep", "caf\xE9", "caf\uFFFD", "", "nowhere"};
    const std::vector<std::string> unit_kinds = {"college", "bassin", "departement", "what"};
    const std::vector<std::string> link_kinds = {"attached_to", "part_of", "funds", "what"};
    std::size_t told = 0;
    for (int round = 0; round < 50; ++round) {
        OrganisationBuilder one(test_schema()), many(test_schema());
        for (unsigned i = random(12); i > 0; --i) {
            UnitDefinition written{.id = names[random(10)], .kind = unit_kinds[random(4)]};
            if (random(2) == 0)
                written.label = {names[random(10)], names[random(10)], names[random(10)]};
            if (random(2) == 0)
                written.aliases = {names[random(10)], names[random(10)]};
            if (random(2) == 0)
                written.attributes = {{"degree", std::int64_t{random(4)}}, {"ministry", names[random(10)]}, {"what", 1.5}};
            one.add(written);
            const std::vector<std::string_view> aliases(written.aliases.begin(), written.aliases.end());
            std::vector<AttributeCell> cells;
            if (!written.attributes.empty())
                cells = {{"degree", std::get<std::int64_t>(written.attributes[0].value)},
                         {"ministry", std::string_view(std::get<std::string>(written.attributes[1].value))},
                         {"what", 1.5}};
            many.expect(written.id);
            many.add_row({.id = written.id,
                          .kind = written.kind,
                          .label_fr = written.label.fr,
                          .label_en = written.label.en,
                          .label_plain = written.label.plain,
                          .aliases = aliases,
                          .attributes = cells});
        }
        std::vector<LinkRow> rows;
        for (unsigned i = random(40); i > 0; --i) {
            const std::string& kind = link_kinds[random(4)];
            const std::string& from = names[random(10)];
            const std::string& to = names[random(10)];
            const Validity valid = random(3) == 0 ? Validity{day(2020), day(2010)} : Validity{};
            one.add(link(kind, from, to, valid));
            rows.push_back({.kind = kind, .from = from, .to = to, .valid = valid});
        }
        many.add_rows(rows);
        const auto left = one.freeze(), right = many.freeze();
        CAPTURE(round);
        REQUIRE(left.report.findings().size() == right.report.findings().size());
        for (std::size_t i = 0; i < left.report.findings().size(); ++i) {
            const Finding& a = left.report.findings()[i];
            const Finding& b = right.report.findings()[i];
            CHECK((a.code == b.code && a.origin == b.origin && a.arguments == b.arguments));
        }
        told += left.report.findings().size();
        REQUIRE(left.organisation->unit_count() == right.organisation->unit_count());
        REQUIRE(left.organisation->link_count() == right.organisation->link_count());
        for (std::size_t i = 0; i < left.organisation->unit_count(); ++i) {
            const auto unit = id_at<UnitId>(i);
            CHECK(left.organisation->unit_id(unit) == right.organisation->unit_id(unit));
            CHECK(left.organisation->label(unit) == right.organisation->label(unit));
            CHECK(left.organisation->aliases(unit) == right.organisation->aliases(unit));
            CHECK(left.organisation->attribute(unit, "ministry") == right.organisation->attribute(unit, "ministry"));
        }
        for (std::size_t i = 0; i < left.organisation->link_count(); ++i)
            CHECK(left.organisation->link(id_at<LinkId>(i)) == right.organisation->link(id_at<LinkId>(i)));
    }
    CHECK(told > 500);
}

}  // namespace test_organisation_builder
