// SPDX-License-Identifier: MIT
#include "palier/history.hpp"

#include "catch.hpp"
#include "organisation_samples.hpp"

namespace test_history {

using namespace organisation_samples;

namespace {

/// Bassins that succeed each other: a and b merge into c in 2010, c splits into d and e in 2020.
OrganisationResult bassins() {
    OrganisationSchemaDefinition definition;
    definition.id = "test";
    definition.unit_kinds = {{.id = "bassin", .family = UnitFamily::territory}};
    definition.link_kinds = {{.id = "succeeds", .from = {"bassin"}, .to = {"bassin"}}};
    definition.succession = "succeeds";
    OrganisationBuilder builder(make_organisation_schema(std::move(definition)).schema);
    const auto bassin = [&](const char* id, Validity valid) {
        builder.add({.id = id, .kind = "bassin", .valid = valid});
    };
    bassin("a", {{}, day(2010)});
    bassin("b", {{}, day(2010)});
    bassin("c", {day(2010), day(2020)});
    bassin("d", {day(2020), {}});
    bassin("e", {day(2020), {}});
    bassin("f", {{}, day(2000)});
    for (const auto& [from, to] : {std::pair{"c", "a"}, {"c", "b"}, {"d", "c"}, {"e", "c"}})
        builder.add(link("succeeds", from, to));
    return builder.freeze();
}

Names told(const Organisation& organisation, const std::vector<HistoryEntry>& history) {
    Names names;
    for (const auto& entry : history)
        names.push_back(std::to_string(entry.generation) + ' ' + std::string(organisation.unit_id(entry.unit)));
    return names;
}

}  // namespace

TEST_CASE("a history goes from what a unit descends from to what descends from it") {
    const auto [organisation, report] = bassins();
    const auto history = [&, &made = *organisation](const char* id) {
        return told(made, unit_history(made, made.get_unit(id)));
    };
    CHECK(history("c") == Names{"-1 a", "-1 b", "0 c", "1 d", "1 e"});
    CHECK(history("a") == Names{"0 a", "1 c", "2 d", "2 e"});
    CHECK(history("e") == Names{"-2 a", "-2 b", "-1 c", "0 e"});
    CHECK(history("f") == Names{"0 f"});
}

TEST_CASE("what stands for a unit on a day is the unit itself or its nearest successors") {
    const auto [organisation, report] = bassins();
    const auto standing = [&, &made = *organisation](const char* id, int year) {
        return names(made, find_successors_at(made.at(day(year)), made.get_unit(id)));
    };
    CHECK(standing("a", 2005) == Names{"a"});
    CHECK(standing("a", 2015) == Names{"c"});
    CHECK(standing("a", 2025) == Names{"d", "e"});
    CHECK(standing("f", 2025).empty());
    CHECK(standing("d", 2015).empty());
}

TEST_CASE("units that succeed each other in a circle, or themselves, end the walk") {
    OrganisationSchemaDefinition definition;
    definition.unit_kinds = {{.id = "u", .family = UnitFamily::body}};
    definition.link_kinds = {{.id = "succeeds", .from = {"u"}, .to = {"u"}}};
    definition.succession = "succeeds";
    OrganisationBuilder builder(make_organisation_schema(std::move(definition)).schema);
    for (const char* id : {"a", "b"})
        builder.add({.id = id, .kind = "u", .valid = {{}, day(2000)}});
    builder.add(link("succeeds", "a", "b"));
    builder.add(link("succeeds", "b", "a"));
    builder.add(link("succeeds", "a", "a"));
    const auto organisation = builder.freeze().organisation;
    CHECK(unit_history(*organisation, UnitId{0}).size() == 2);
    CHECK(find_successors_at(organisation->at(day(2010)), UnitId{0}).empty());
}

TEST_CASE("without succession in the schema a unit is its own history") {
    const auto [organisation, report] = sample();
    CHECK(unit_history(*organisation, UnitId{0}) == std::vector<HistoryEntry>{{UnitId{0}, 0}});
    CHECK(find_successors_at(organisation->at(day(2020)), UnitId{0}) == std::vector{UnitId{0}});
}

}  // namespace test_history
