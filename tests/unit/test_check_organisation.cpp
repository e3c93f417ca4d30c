// SPDX-License-Identifier: MIT
#include "palier/check_organisation.hpp"

#include "catch.hpp"
#include "organisation_samples.hpp"
#include "palier/catalogue.hpp"

namespace test_check_organisation {

using namespace organisation_samples;

namespace {

/// Schools, basins and regions, with limits, a rule, support and a code.
OrganisationSchemaDefinition checked_definition() {
    OrganisationSchemaDefinition definition;
    definition.id = "checked";
    definition.attributes = {{.name = "uai"}};
    definition.unit_kinds = {{.id = "school", .family = UnitFamily::school, .attributes = {"uai"}},
                             {.id = "basin", .family = UnitFamily::territory},
                             {.id = "district", .family = UnitFamily::territory},
                             {.id = "region", .family = UnitFamily::territory},
                             {.id = "guide", .family = UnitFamily::post}};
    definition.link_kinds = {
        {.id = "attached_to", .from = {"school"}, .to = {"basin", "district"}, .max_to_per_from = 1},
        {.id = "part_of", .from = {"basin", "region"}, .to = {"basin", "region"}, .acyclic = true},
        {.id = "mother_of", .from = {"school"}, .to = {"school"}, .acyclic = true, .max_from_per_to = 1},
        {.id = "succeeds", .from = {"school"}, .to = {"school"}},
                             {.id = "guides", .from = {"guide"}, .to = {"school"}},
        {.id = "partner_of", .from = {"school"}, .to = {"school"}, .symmetric = true}};
    definition.hierarchies = {{.id = "basin",
                               .link_kinds = {"attached_to", "part_of"},
                               .levels = {{.id = "school", .kinds = {"school"}},
                                          {.id = "basin", .kinds = {"basin"}},
                                          {.id = "region", .kinds = {"region"}}}}};
    definition.rules = {
        {.id = "in-a-basin",
         .label = {"dans un bassin", "in a basin", ""},
         .kinds = {"school"},
         .link_kinds = {"attached_to"},
         .ends = {"basin"},
         .min = 1},
        {.id = "one-guide", .kinds = {"school"}, .link_kinds = {"guides"}, .direction = LinkDirection::in, .max = 1}};
    definition.support = {{"guide"}, {{"guides", LinkDirection::in, {}}}};
    definition.succession = "succeeds";
    return definition;
}

struct Checked {
    std::shared_ptr<const Organisation> organisation;
    Report report;
};

/// Builds schools s1..s4, basins b1 b2, a district, regions r1..r3 and a guide, and checks them with some links on 1
/// January 2024.
Checked check_with(const std::vector<LinkDefinition>& links, const std::vector<UnitDefinition>& more = {}) {
    OrganisationBuilder builder(make_organisation_schema(checked_definition()).schema, {.document = "o.json"});
    for (const char* id : {"s1", "s2", "s3", "s4"})
        builder.add({.id = id, .kind = "school"});
    for (const char* id : {"b1", "b2"})
        builder.add({.id = id, .kind = "basin"});
    builder.add({.id = "d1", .kind = "district"});
    for (const char* id : {"r1", "r2", "r3"})
        builder.add({.id = id, .kind = "region"});
    builder.add({.id = "g", .kind = "guide"});
    for (const auto& made : more)
        builder.add(made);
    for (const auto& made : links)
        builder.add(made);
    auto result = builder.freeze();
    REQUIRE(result.report.ok());
    return {result.organisation, check_organisation(*result.organisation, day(2024))};
}

std::string text_of(const Report& report, std::string_view code) {
    for (const auto& finding : report.findings())
        if (finding.code == code)
            return message(finding, Language::en);
    return "none";
}

}  // namespace

TEST_CASE("a sound organisation is checked without a word") {
    std::vector<LinkDefinition> links;
    for (const char* school : {"s1", "s2", "s3", "s4"}) {
        links.push_back(link("attached_to", school, "b1"));
        links.push_back(link("guides", "g", school));
    }
    for (const char* part : {"b1", "b2", "r2", "r3"})
        links.push_back(link("part_of", part, "r1"));
    links.push_back(link("attached_to", "s1", "d1"));  // another kind at the far end counts apart
    const auto [organisation, report] = check_with(links);
    CHECK(report.empty());
}

TEST_CASE("a link between kinds that the schema does not join is told, kept and named") {
    const auto [organisation, report] = check_with({link("attached_to", "b1", "s1"), link("partner_of", "s1", "s2")});
    CHECK(report.count("organisation.link.ends-not-allowed") == 1);
    CHECK(place_of(report, "organisation.link.ends-not-allowed") == "/links/0");
    CHECK(text_of(report, "organisation.link.ends-not-allowed") ==
          "A link “attached_to” does not go from a unit of kind “basin” (“b1”) to one of kind “school” (“s1”).");
}

TEST_CASE("several parents where one is allowed are told with all of them, at the date only") {
    const auto two =
        check_with({link("attached_to", "s1", "b1"), link("attached_to", "s1", "b2"), link("attached_to", "s1", "b2")});
    CHECK(two.report.count("organisation.cardinality.targets") == 1);
    CHECK(place_of(two.report, "organisation.cardinality.targets") == "/units/0");
    CHECK(text_of(two.report, "organisation.cardinality.targets") ==
          "“s1” has 2 links “attached_to” to units of kind “basin” (at most 1).");
    const auto moved = check_with(
        {link("attached_to", "s1", "b1", {{}, day(2020)}), link("attached_to", "s1", "b2", {day(2020), {}})});
    CHECK(moved.report.count("organisation.cardinality.targets") == 0);
    const auto mothers = check_with({link("mother_of", "s1", "s3"), link("mother_of", "s2", "s3")});
    CHECK(place_of(mothers.report, "organisation.cardinality.sources") == "/units/2");
}

TEST_CASE("rules count links of several kinds of end together") {
    const auto [organisation, report] =
        check_with({link("attached_to", "s1", "b1"), link("attached_to", "s2", "d1"), link("guides", "g", "s1")},
                   {{.id = "g2", .kind = "guide"}});
    CHECK(report.count("organisation.rule.too-few") == 3);
    CHECK(text_of(report, "organisation.rule.too-few") == "“s2”: in a basin (links found: 0, expected: 1 or more).");
    CHECK(report.count("organisation.rule.too-many") == 0);
    const auto crowded =
        check_with({link("guides", "g", "s1"), link("guides", "g2", "s1")}, {{.id = "g2", .kind = "guide"}});
    CHECK(text_of(crowded.report, "organisation.rule.too-many") ==
          "“s1”: one-guide (links found: 2, expected: 1 at most).");
}

TEST_CASE("a cycle is told once, as the cycle, with its links") {
    const auto [organisation, report] =
        check_with({link("part_of", "r1", "r2"), link("part_of", "r2", "r3"), link("part_of", "r3", "r1"),
                    link("part_of", "b1", "r1"), link("mother_of", "s1", "s2"), link("mother_of", "s2", "s1"),
                    link("partner_of", "s3", "s4"), link("partner_of", "s4", "s3")});
    CHECK(report.count("organisation.hierarchy.cycle") == 2);
    std::vector<std::string> cycles;
    for (const auto& finding : report.findings())
        if (finding.code == "organisation.hierarchy.cycle") {
            cycles.push_back(std::get<std::string>(*finding.find_argument("cycle")));
            CHECK(finding.related.size() + 1 ==
                  static_cast<std::size_t>(std::get<std::int64_t>(*finding.find_argument("length"))));
        }
    CHECK(cycles == std::vector<std::string>{"r1 → r2 → r3 → r1", "s1 → s2 → s1"});
}

TEST_CASE("a cycle across time is no cycle, a self link no more than it was") {
    const auto [organisation, report] =
        check_with({link("part_of", "r1", "r2", {{}, day(2020)}), link("part_of", "r2", "r1", {day(2020), {}}),
                    link("part_of", "r3", "r3")});
    CHECK(report.count("organisation.hierarchy.cycle") == 0);
}

TEST_CASE("the shortest cycle of a tangle is told") {
    const auto [organisation, report] = check_with({link("part_of", "r1", "r2"), link("part_of", "r2", "r3"),
                                                    link("part_of", "r3", "r1"), link("part_of", "r2", "r1")});
    CHECK(report.count("organisation.hierarchy.cycle") == 1);
    CHECK(text_of(report, "organisation.hierarchy.cycle") == "These links turn in a circle: r1 → r2 → r1.");
}

TEST_CASE("a chain of a hundred thousand units, closed, is walked without recursion") {
    OrganisationBuilder builder(make_organisation_schema(checked_definition()).schema);
    constexpr int count = 100'000;
    for (int i = 0; i < count; ++i)
        builder.add({.id = "r" + std::to_string(i), .kind = "region"});
    for (int i = 0; i < count; ++i)
        builder.add(link("part_of", "r" + std::to_string(i), "r" + std::to_string((i + 1) % count)));
    const auto report = check_organisation(*builder.freeze().organisation, day(2024));
    REQUIRE(report.count("organisation.hierarchy.cycle") == 1);
    CHECK(text_of(report, "organisation.hierarchy.cycle").size() < 300);
}

TEST_CASE("links that overlap or never exist are told, those that follow each other are not") {
    const auto [organisation, report] = check_with(
        {link("attached_to", "s1", "b1", {day(2000), day(2010)}),
         link("attached_to", "s1", "b1", {day(2009), day(2012)}), link("attached_to", "s1", "b1", {day(2012), {}}),
         link("attached_to", "s2", "b1"), link("attached_to", "s2", "b1", {day(2020), {}}),
         link("attached_to", "old", "b1", {day(2010), {}})},
        {{.id = "old", .kind = "school", .valid = {{}, day(2010)}}});
    CHECK(report.count("organisation.link.overlap") == 2);
    CHECK(report.findings()[0].code == "organisation.link.never-exists");
    CHECK(place_of(report, "organisation.link.never-exists") == "/links/5");
    for (const auto& finding : report.findings())
        if (finding.code == "organisation.link.overlap")
            CHECK((finding.origin.pointer == "/links/1" || finding.origin.pointer == "/links/4"));
}

TEST_CASE("a unit may begin on the day that the one it succeeds ends") {
    const auto [organisation, report] =
        check_with({link("succeeds", "new", "old")}, {{.id = "old", .kind = "school", .valid = {{}, day(2020)}},
                                                      {.id = "new", .kind = "school", .valid = {day(2020), {}}}});
    CHECK(report.count("organisation.link.never-exists") == 0);
}

TEST_CASE("units without any link at the date are told, those that do not exist are not") {
    const auto [organisation, report] =
        check_with({link("part_of", "b1", "r1"), link("part_of", "b2", "r1", {{}, day(2020)})},
                   {{.id = "closed", .kind = "region", .valid = {{}, day(2020)}}});
    std::vector<std::string> orphans;
    for (const auto& finding : report.findings())
        if (finding.code == "organisation.unit.orphan")
            orphans.push_back(std::get<std::string>(*finding.find_argument("unit")));
    CHECK(orphans == std::vector<std::string>{"s1", "s2", "s3", "s4", "b2", "d1", "r2", "r3", "g"});
}

TEST_CASE("schools without support are told one by one, or once when none has any") {
    const auto some = check_with({link("guides", "g", "s1"), link("guides", "g", "s2")});
    CHECK(some.report.count("organisation.school.unsupported") == 2);
    CHECK(some.report.count("organisation.support.none") == 0);
    const auto none = check_with({});
    CHECK(none.report.count("organisation.school.unsupported") == 0);
    CHECK(none.report.count("organisation.support.none") == 1);
}

TEST_CASE("codes are checked in the attribute, or as the id of a school, and never changed") {
    const auto school = [](std::string id, std::string uai = "") {
        UnitDefinition made{.id = std::move(id), .kind = "school"};
        if (!uai.empty())
            made.attributes.push_back({"uai", std::move(uai)});
        return made;
    };
    const auto [organisation, report] = check_with({}, {school("0990001N"),
                                                        school("0351234A"),
                                                        school("0350708O"),
                                                        school("350122T"),
                                                        school("lycee-x", "12345"),
                                                        school("lycee-y", "0990002P"),
                                                        school("lycee-z", "0990002P"),
                                                        school("nothing-like-it"),
                                                        {.id = "0351234C", .kind = "basin"}});
    CHECK(place_of(report, "uai.letter.wrong") == "/units/12/id");
    CHECK(place_of(report, "uai.letter.placeholder") == "/units/13/id");
    CHECK(place_of(report, "uai.form.shortened") == "/units/14/id");
    CHECK(text_of(report, "uai.form.shortened") ==
          "Code 350122T has lost leading zeros or capitals: it is written 0350122T.");
    CHECK(place_of(report, "uai.form.invalid") == "/units/15/attributes/uai");
    CHECK(place_of(report, "uai.code.shared") == "/units/17/attributes/uai");
    CHECK(organisation->find_unit("350122T").has_value());
}

TEST_CASE("an organisation without units, and one whose schema says little, are checked too") {
    OrganisationSchemaDefinition definition;
    definition.unit_kinds = {{.id = "u", .family = UnitFamily::body}};
    const auto schema = make_organisation_schema(std::move(definition)).schema;
    OrganisationBuilder builder(schema);
    CHECK(check_organisation(*builder.freeze().organisation, day(2024)).empty());
    builder.add({.id = "a", .kind = "u"});
    CHECK(check_organisation(*builder.freeze().organisation, day(2024)).count("organisation.unit.orphan") == 1);
}

}  // namespace test_check_organisation
