// SPDX-License-Identifier: MIT
#include "palier/graph_text.hpp"

#include <algorithm>
#include <string>

#include "catch.hpp"
#include "organisation_samples.hpp"

namespace test_graph_text {

using namespace organisation_samples;

namespace {

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
    return found;
}

}  // namespace

TEST_CASE("the DOT text holds the units and links of the day") {
    const auto organisation = sample().organisation;
    const std::string before = write_dot(organisation->at(day(2019)));
    const std::string after = write_dot(organisation->at(day(2021)));
    CHECK(count(before, "c3->north") == 1);
    CHECK(count(before, "c3->south") == 0);
    CHECK(count(after, "c3->north") == 0);
    CHECK(count(after, "c3->south") == 1);
    CHECK(count(after, "shape=box") == 4);
}

TEST_CASE("only the units asked for are written, and the links between them") {
    const auto organisation = sample().organisation;
    GraphTextOptions options;
    options.units = {organisation->get_unit("c1"), organisation->get_unit("north")};
    const std::string text = write_dot(organisation->at(day(2021)), options);
    CHECK(count(text, "shape=") == 2);
    CHECK(count(text, "->") == 1);
}

TEST_CASE("labels are escaped in both formats") {
    OrganisationBuilder builder(test_schema(), {});
    UnitDefinition school = unit("c\"1", "college");
    school.label.plain = "Collège \"<A & B>\"\x01";
    builder.add(school);
    const auto organisation = builder.freeze().organisation;
    const std::string dot = write_dot(organisation->at(day(2021)));
    CHECK(count(dot, "\\\"<A & B>\\\"") == 1);
    const std::string graphml = write_graphml(organisation->at(day(2021)));
    CHECK(count(graphml, "&lt;A &amp; B&gt;") == 1);
    CHECK(graphml.find('\x01') == std::string::npos);
}

TEST_CASE("GraphML carries kinds, dates and attributes") {
    const auto organisation = sample().organisation;
    const std::string text = write_graphml(organisation->at(day(2021)));
    CHECK(count(text, "<node ") == 9);
    CHECK(count(text, ">college<") == 4);
    CHECK(count(text, "attr.name=\"unit.pupils\"") == 1);
    CHECK(count(text, ">2020-01-01<") >= 1);
    CHECK(text.rfind("<?xml", 0) == 0);
}

}  // namespace test_graph_text
