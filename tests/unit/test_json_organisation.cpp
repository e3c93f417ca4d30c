// SPDX-License-Identifier: MIT
#include <fstream>
#include <sstream>

#include "catch.hpp"
#include "organisation_samples.hpp"
#include "palier/error.hpp"
#include "palier/json.hpp"

namespace test_json_organisation {

using namespace organisation_samples;

namespace {

std::string slurp(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

const std::string france_path = PALIER_SOURCE_DIR "/data/organisation_schemas/france.json";
const std::string example_path = PALIER_SOURCE_DIR "/data/examples/academie-exemple.json";

constexpr std::string_view small_schema = R"({
  "format": "palier/organisation-schema", "format_version": 1, "id": "small", "version": "1", "label": {"fr": "Petit", "en": "Small"},
  "attributes": [
    {"name": "degree", "type": "integer", "min": 1, "max": 2},
    {"name": "sector", "type": "category", "values": ["public", "private"], "value_labels": {"private": {"fr": "Privé", "en": "Private"}}}
  ],
  "unit_kinds": [
    {"id": "school", "family": "school", "attributes": ["degree", "sector"], "required": ["degree"]},
    {"id": "basin", "family": "territory", "attributes": []}
  ],
  "link_kinds": [
    {"id": "attached_to", "from": ["school"], "to": ["basin"], "cardinality": {"to_per_from": {"max": 1}}},
    {"id": "partner_of", "from": ["school"], "to": ["school"], "symmetric": true, "acyclic": true, "cardinality": {"from_per_to": {"max": 3}}}
  ],
  "hierarchies": [
    {"id": "basin", "link_kinds": ["attached_to"], "levels": [{"id": "school", "kinds": ["school"]}, {"id": "basin", "kinds": ["basin"]}]}
  ],
  "rules": [{"id": "in-a-basin", "kinds": ["school"], "link_kinds": ["attached_to"], "direction": "both", "ends": ["basin"], "min": 1, "max": 2}],
  "support": {"supporters": ["school"], "steps": [{"link_kind": "partner_of", "direction": "both"}, {"link_kind": "attached_to", "direction": "out", "ends": ["basin"]}]},
  "succession": "partner_of"
})";

std::string organisation_document(std::string_view units, std::string_view links = "") {
    return R"({"format": "palier/organisation", "format_version": 1, "id": "o", "schema": "small",
"units": [)" +
           std::string(units) +
           R"(],
"links": [)" +
           std::string(links) + "]}";
}

std::shared_ptr<const OrganisationSchema> small() {
    return read_organisation_schema(small_schema).schema;
}

OrganisationResult read_small(std::string_view units, std::string_view links = "") {
    return read_organisation(organisation_document(units, links), small(), {.document_name = "o.json"});
}

/// `line:column pointer` of the only finding of a code.
std::string told_at(const Report& report, std::string_view code) {
    std::string place = "none";
    for (const auto& finding : report.findings())
        if (finding.code == code)
            place = place != "none" ? "several"
                                    : std::to_string(finding.origin.line) + ':' +
                                          std::to_string(finding.origin.column) + ' ' + finding.origin.pointer;
    return place;
}

}  // namespace

TEST_CASE("a schema is read with all its parts") {
    const auto [schema, report] = read_organisation_schema(small_schema, {.document_name = "small.json"});
    CHECK(report.empty());
    CHECK(schema->id() == "small");
    CHECK(schema->label().en == "Small");
    CHECK(schema->attribute(AttributeId{1}).value_labels[1].fr == "Privé");
    CHECK(schema->attribute(AttributeId{1}).value_labels[0].empty());
    CHECK(schema->attribute(AttributeId{0}).max == 2.0);
    CHECK(schema->link_kind(LinkKindId{0}).max_to_per_from == 1U);
    CHECK(schema->link_kind(LinkKindId{1}).max_from_per_to == 3U);
    CHECK(schema->link_kind(LinkKindId{1}).symmetric);
    CHECK(schema->link_kind(LinkKindId{1}).acyclic);
    REQUIRE(schema->rules().size() == 1);
    CHECK(schema->rules()[0].direction == LinkDirection::both);
    CHECK(schema->rules()[0].max == 2U);
    REQUIRE(schema->support().steps.size() == 2);
    CHECK(schema->support().steps[0].direction == LinkDirection::both);
    CHECK(schema->succession() == LinkKindId{1});
}

TEST_CASE("the built-in schema and the example académie are read without a word") {
    const auto [schema, report] = read_organisation_schema(slurp(france_path), {.document_name = "france.json"});
    CHECK(report.empty());
    const auto example = read_organisation(slurp(example_path), schema, {.document_name = "example.json"});
    CHECK(example.report.empty());
    CHECK(example.organisation->unit_count() > 100);
    CHECK(example.organisation->at(day(2025)).schools().size() >= 55);
}

TEST_CASE("what is written is read as the same") {
    const auto france = read_organisation_schema(slurp(france_path)).schema;
    const std::string written = write_organisation_schema(*france);
    const auto again = read_organisation_schema(written);
    CHECK(again.report.empty());
    CHECK(write_organisation_schema(*again.schema) == written);
    CHECK(again.schema->unit_kinds().size() == france->unit_kinds().size());

    const auto example = read_organisation(slurp(example_path), france).organisation;
    const std::string text = write_organisation(*example);
    const auto second = read_organisation(text, france);
    CHECK(second.report.empty());
    CHECK(write_organisation(*second.organisation) == text);
    REQUIRE(second.organisation->unit_count() == example->unit_count());
    REQUIRE(second.organisation->link_count() == example->link_count());
    for (std::uint32_t i = 0; i < example->link_count(); ++i)
        CHECK(second.organisation->link(LinkId{i}) == example->link(LinkId{i}));
    for (std::uint32_t i = 0; i < example->unit_count(); ++i) {
        const UnitId unit{i};
        CHECK(second.organisation->unit_id(unit) == example->unit_id(unit));
        CHECK(second.organisation->kind(unit) == example->kind(unit));
        CHECK(second.organisation->label(unit) == example->label(unit));
        CHECK(second.organisation->validity(unit) == example->validity(unit));
        for (std::uint32_t j = 0; j < france->attributes().size(); ++j)
            CHECK(second.organisation->attribute(unit, AttributeId{j}) == example->attribute(unit, AttributeId{j}));
    }
    const auto full = read_organisation_schema(write_organisation_schema(*small()));
    CHECK(full.report.empty());
    CHECK(full.schema->rules()[0].min == 1);
    CHECK(full.schema->link_kind(LinkKindId{1}).acyclic);
    CHECK(full.schema->support().steps[1].ends == std::vector{UnitKindId{1}});
    CHECK(full.schema->succession() == LinkKindId{1});
}

TEST_CASE("units and links are read with aliases, validity and attributes") {
    const auto [organisation, report] = read_small(
        R"({"id": "s", "kind": "school", "label": {"fr": "École"}, "aliases": ["old"], "valid": {"from": "2010-09-01", "to": "2020-09-01"},
                       "attributes": {"degree": 1, "sector": null}}, {"id": "b", "kind": "basin", "label": "Bassin"})",
        R"({"kind": "attached_to", "from": "old", "to": "b", "valid": {"from": "2015-09-01"}})");
    CHECK(report.empty());
    const auto s = organisation->get_unit("old");
    CHECK(organisation->unit_id(s) == "s");
    CHECK(organisation->label(s, Language::en) == "École");
    CHECK(organisation->validity(s) == Validity{day(2010, 9), day(2020, 9)});
    CHECK(organisation->attribute(s, "degree") == Value::known(std::int64_t{1}));
    CHECK(organisation->attribute(s, "sector").status == Status::missing);
    CHECK(organisation->validity(LinkId{0}) == Validity{day(2015, 9), {}});
    CHECK(organisation->source(LinkId{0}) == s);
}

TEST_CASE("each mistake is told at its line and column, and the rest is read") {
    const auto [organisation, report] = read_small(R"(
{"id": "s1", "kind": "school", "attributes": {"degree": 3}},
{"id": "s2", "kind": "scool", "attributes": {"degree": 1}},
{"id": "s1", "kind": "basin"},
{"kind": "basin"},
7,
{"id": "s3", "kind": "school", "attributes": {"degree": [1]}, "valid": {"from": "2020-01-01", "to": "2010-01-01"}},
{"id": "b", "kind": "basin", "labell": "x"},
{"id": "s4"})",
                                                   R"(
{"kind": "attached_to", "from": "s3", "to": "b"},
{"kind": "attached_to", "from": "s3", "to": "bb"},
{"kind": "attached_to", "from": "s2", "to": "b"},
{"kind": "attached_to", "from": "s4", "to": "b"},
{"kind": "attached_to", "from": 3, "to": "b"})");
    CHECK(told_at(report, "organisation.attribute.range") == "3:57 /units/0/attributes/degree");
    CHECK(told_at(report, "organisation.unit.kind-unknown") == "4:22 /units/1/kind");
    CHECK(told_at(report, "organisation.unit.id-duplicate") == "5:8 /units/2/id");
    CHECK(told_at(report, "organisation.validity.reversed") == "8:72 /units/5/valid");
    CHECK(told_at(report, "json.member.unknown").substr(0, 2) == "9:");
    CHECK(report.count("json.member.missing") == 2);
    CHECK(report.count("json.type.wrong") == 3);
    CHECK(told_at(report, "organisation.link.end-unknown") == "13:45 /links/1/to");
    CHECK(report.count("organisation.link.end-left-out") == 2);
    CHECK(organisation->unit_count() == 3);
    CHECK(organisation->link_count() == 1);
    // Numbers in the document are not shifted by what was left out.
    CHECK(organisation->origin(organisation->get_unit("b")).pointer == "/units/6");
}

TEST_CASE("an organisation names its schema; an unknown one is told and nothing is guessed") {
    const auto france = read_organisation_schema(slurp(france_path)).schema;
    const std::string text = organisation_document(R"({"id": "b", "kind": "basin"})");
    const std::vector<std::shared_ptr<const OrganisationSchema>> both = {france, small()};
    const auto found = read_organisation(text, both);
    CHECK(found.report.empty());
    CHECK(found.organisation->schema().id() == "small");
    const auto other = read_organisation(text, france, {.document_name = "o.json"});
    CHECK(told_at(other.report, "organisation.schema.unknown") == "1:77 /schema");
    CHECK(other.organisation->unit_count() == 0);
    CHECK(other.report.findings().size() == 1);
    CHECK_THROWS_AS(read_organisation(text, std::shared_ptr<const OrganisationSchema>()), ArgumentError);
    CHECK_THROWS_AS(read_organisation(text, std::span<const std::shared_ptr<const OrganisationSchema>>()),
                    ArgumentError);
}

TEST_CASE("a schema's mistakes are told at their place") {
    const auto [schema, report] =
        read_organisation_schema(R"({"format": "palier/organisation-schema", "format_version": 1, "id": "x",
"attributes": [{"name": "kind", "type": "text"}, {"name": "a", "type": "texte"}],
"unit_kinds": [{"id": "u", "family": "school", "attributes": ["b"]}, {"id": "u", "family": "post"}, {"id": "v", "family": "planet"}],
"link_kinds": [{"id": "l", "from": ["u"], "to": ["w"]}],
"rules": [{"id": "r", "kinds": ["u"], "link_kinds": ["l"], "min": "one"}]})",
                                 {.document_name = "x.json"});
    CHECK(told_at(report, "organisation-schema.attribute.name-invalid") == "2:25 /attributes/0/name");
    CHECK(told_at(report, "organisation-schema.reference.attribute-unknown") == "3:63 /unit_kinds/0/attributes/0");
    CHECK(told_at(report, "organisation-schema.id.duplicate") == "3:77 /unit_kinds/1/id");
    CHECK(report.count("json.word.unknown") == 2);
    CHECK(told_at(report, "organisation-schema.reference.unit-kind-unknown") == "4:50 /link_kinds/0/to/0");
    CHECK(report.count("json.type.wrong") == 1);
    CHECK(schema->unit_kinds().size() == 1);
    CHECK(schema->rules().empty());
}

TEST_CASE("any bytes give findings and an organisation, never an exception") {
    const std::string example = slurp(example_path);
    const auto france = read_organisation_schema(slurp(france_path)).schema;
    std::vector<std::string> documents = {
        "",
        " ",
        "null",
        "[]",
        "7",
        "\"x\"",
        "{",
        "{}",
        "\xFF\xFE",
        std::string(2000, '['),
        std::string(1000, '{'),
        R"({"format": "palier/framework", "format_version": 1, "units": []})",
        R"({"format": "palier/organisation", "format_version": 9, "schema": "france", "units": {}})",
        R"({"format": "palier/organisation", "format_version": 1, "schema": "france", "units": [], "units": [1]})",
        R"({"format": "palier/organisation", "format_version": 1, "schema": "france", "units": [{"id": "a", "kind": "ecole", "attributes": {"degree": 1e999, "pupils": 99999999999999999999}}]})",
        "{\"format\": \"palier/organisation\", \"format_version\": 1, \"schema\": \"france\", \"units\": [{\"id\": \"caf\xE9\", \"kind\": \"dane\"}]}"};
    for (std::size_t cut = 1; cut < 4000; cut += 97)
        documents.push_back(example.substr(0, cut));
    for (const auto& document : documents) {
        CAPTURE(document.substr(0, 80));
        const auto organisation = read_organisation(document, france);
        REQUIRE(organisation.organisation != nullptr);
        CHECK_FALSE(organisation.report.ok());
        const auto schema = read_organisation_schema(document);
        REQUIRE(schema.schema != nullptr);
        CHECK_FALSE(schema.report.ok());
    }
    // Cut in the middle, the first half is still there.
    const auto half = read_organisation(example.substr(0, example.size() / 2), france);
    CHECK(half.report.count("json.syntax.truncated") == 1);
    CHECK(half.organisation->unit_count() > 100);
}

}  // namespace test_json_organisation
