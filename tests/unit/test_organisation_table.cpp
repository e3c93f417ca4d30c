// SPDX-License-Identifier: MIT
#include "palier/organisation_table.hpp"

#include "catch.hpp"
#include "organisation_samples.hpp"
#include "palier/error.hpp"

namespace test_organisation_table {

using namespace organisation_samples;

namespace {

/// The sample with a label in each language, aliases, dates and attributes of every type.
std::shared_ptr<const Organisation> full_sample() {
    OrganisationBuilder builder(test_schema(), {.id = "full"});
    UnitDefinition school{.id = "c1", .kind = "college", .label = {.fr = "Collège", .en = "School"}, .aliases = {"old", "older"}};
    school.valid = {day(2010, 9), day(2030, 9)};
    school.attributes = {{"degree", std::int64_t{2}}, {"sector", std::string("public")}, {"pupils", std::int64_t{512}},
                         {"latitude", 48.1},          {"segpa", true},                   {"ministry", std::string("Éducation")}};
    builder.add(school);
    builder.add(UnitDefinition{.id = "c2", .kind = "college", .label = {.plain = "Prévert"}, .attributes = {{"degree", std::int64_t{1}}}});
    builder.add(unit("north", "bassin"));
    builder.add(link("attached_to", "c1", "north", {day(2015, 9), {}}));
    builder.add(link("attached_to", "c1", "north", {{}, day(2012, 9)}));
    builder.add(link("attached_to", "c2", "north"));
    auto result = builder.freeze();
    REQUIRE(result.report.ok());
    return result.organisation;
}

Column text_column(std::string_view name, std::vector<const char*> cells) {
    ColumnBuilder builder(name, ColumnType::text);
    for (const char* cell : cells) cell == nullptr ? builder.append_null() : builder.append_text(cell);
    return builder.finish();
}

}  // namespace

TEST_CASE("units and links become tables with a row each") {
    const auto organisation = full_sample();
    const Table units = make_units_table(*organisation);
    REQUIRE(units.row_count() == 3);
    const auto first = id_at<RowId>(0);
    CHECK(units.get_column("id").text_at(first) == "c1");
    CHECK(units.get_column("kind").text_at(first) == "college");
    CHECK(units.get_column("label").is_null(first));
    CHECK(units.get_column("label_fr").text_at(first) == "Collège");
    CHECK(units.get_column("aliases").text_at(first) == "old older");
    CHECK(units.get_column("valid_from").date_at(first) == day(2010, 9));
    CHECK(units.get_column("pupils").integer_at(first) == 512);
    CHECK(units.get_column("latitude").number_at(first) == 48.1);
    CHECK(units.get_column("segpa").boolean_at(first) == true);
    CHECK(units.get_column("ministry").text_at(first) == "Éducation");
    CHECK(units.get_column("pupils").is_null(id_at<RowId>(1)));

    const Table links = make_links_table(*organisation);
    REQUIRE(links.row_count() == 3);
    CHECK(links.get_column("from").text_at(first) == "c1");
    CHECK(links.get_column("to").text_at(first) == "north");
    CHECK(links.get_column("kind").text_at(first) == "attached_to");
}

TEST_CASE("an organisation read from its own tables has the same tables") {
    const auto organisation = full_sample();
    const Table units = make_units_table(*organisation);
    const Table links = make_links_table(*organisation);
    const OrganisationResult read = read_organisation_tables(units, links, test_schema());
    CHECK(read.report.empty());
    CHECK(make_units_table(*read.organisation) == units);
    CHECK(make_links_table(*read.organisation) == links);
    CHECK(read.organisation->find_unit("older") == read.organisation->find_unit("c1"));
}

TEST_CASE("an attribute called as a column of ours gets a column of its own") {
    OrganisationSchemaDefinition definition;
    definition.id = "names";
    definition.attributes = {{.name = "label", .type = AttributeType::text}};
    definition.unit_kinds = {{.id = "school", .family = UnitFamily::school, .attributes = {"label"}}};
    const auto schema = make_organisation_schema(definition).schema;
    OrganisationBuilder builder(schema, {});
    builder.add(UnitDefinition{.id = "s", .kind = "school", .label = {.plain = "shown"}, .attributes = {{"label", std::string("kept")}}});
    const auto organisation = builder.freeze().organisation;
    const Table units = make_units_table(*organisation);
    CHECK(units.get_column("label").text_at(id_at<RowId>(0)) == "shown");
    CHECK(units.get_column("unit.label").text_at(id_at<RowId>(0)) == "kept");
    const auto read = read_organisation_tables(units, make_links_table(*organisation), schema);
    CHECK(read.report.empty());
    CHECK(make_units_table(*read.organisation) == units);
}

TEST_CASE("whole numbers that a frame carries as doubles are whole again") {
    ColumnBuilder pupils("pupils", ColumnType::float64);
    pupils.append_number(512.0);
    pupils.append_null();
    ColumnBuilder degree("degree", ColumnType::int32);
    degree.append_integer(2);
    degree.append_integer(1);
    const Table units({text_column("id", {"a", "b"}), text_column("kind", {"college", "college"}), pupils.finish(), degree.finish()});
    const Table links({text_column("kind", {}), text_column("from", {}), text_column("to", {})});
    const auto read = read_organisation_tables(units, links, test_schema());
    CHECK(read.report.empty());
    const Value value = read.organisation->attribute(read.organisation->get_unit("a"), "pupils");
    CHECK(std::get<std::int64_t>(value.scalar) == 512);
    CHECK(read.organisation->attribute(read.organisation->get_unit("b"), "pupils").status == Status::missing);
}

TEST_CASE("what cannot be read of a table is told, and the rest is read") {
    ColumnBuilder wrong("valid_from", ColumnType::int64);
    for (int i = 0; i < 3; ++i) wrong.append_integer(2024);
    const Table units({text_column("id", {"a", nullptr, "north"}), text_column("kind", {"college", "college", "bassin"}), text_column("pupil", {"x", "y", nullptr}),
                       text_column("degree", {"2", nullptr, nullptr}), wrong.finish(), text_column("valid_to", {"2030-09-01", nullptr, "demain"})});
    const Table links({text_column("kind", {"attached_to", "attached_to"}), text_column("from", {"a", "a"}), text_column("to", {"north", nullptr}), text_column("sens", {"1", "2"})});
    OrganisationTablesOptions options;
    options.header.document = "base.xlsx";
    const auto read = read_organisation_tables(units, links, test_schema(), options);
    CHECK(read.organisation->unit_count() == 2);
    CHECK(read.organisation->link_count() == 1);
    CHECK(read.report.count("organisation.table.cell-missing") == 2);
    CHECK(read.report.count("organisation.table.column-unknown") == 2);
    CHECK(read.report.count("organisation.table.column-type") == 1);
    CHECK(read.report.count("organisation.table.date") == 1);
    CHECK(read.report.count("organisation.attribute.type") == 1);  // "2" is no integer
    for (const Finding& finding : read.report.findings()) {
        CHECK(finding.origin.document == "base.xlsx");
        if (finding.code == "organisation.table.date") CHECK(finding.origin.pointer == "/units/2/valid_to");
        if (finding.code == "organisation.table.column-unknown" && finding.origin.pointer == "/units")
            CHECK(std::get<std::vector<std::string>>(*finding.find_argument("nearest")) == std::vector<std::string>{"pupils"});
    }
}

TEST_CASE("a table without its columns gives an empty organisation and says why") {
    const auto read = read_organisation_tables(Table({text_column("uai", {"a"})}), Table(), test_schema());
    CHECK(read.organisation->unit_count() == 0);
    CHECK(read.report.count("organisation.table.column-missing") == 5);
    CHECK_THROWS_AS(static_cast<void>(read_organisation_tables(Table(), Table(), nullptr)), ArgumentError);
}

}  // namespace test_organisation_table
