// SPDX-License-Identifier: MIT
#pragma once

// Small organisations for tests: schools, bassins, a département and an académie, and a commune that funds from above.

#include "catch.hpp"
#include "palier/organisation.hpp"

namespace organisation_samples {

using namespace palier;

inline Date day(int year, int month = 1, int date = 1) {
    return Date::from_parts(year, month, date).value();
}

/// Schools, bassins, départements and académies; the commune funds from above.
inline std::shared_ptr<const OrganisationSchema> test_schema() {
    OrganisationSchemaDefinition definition;
    definition.id = "test";
    definition.attributes = {{.name = "degree", .type = AttributeType::integer, .min = 1, .max = 2},
                             {.name = "sector", .type = AttributeType::category, .values = {"public", "private"}},
                             {.name = "pupils", .type = AttributeType::integer, .min = 0},
                             {.name = "latitude", .type = AttributeType::number, .min = -90, .max = 90},
                             {.name = "segpa", .type = AttributeType::boolean},
                             {.name = "ministry", .type = AttributeType::text}};
    definition.unit_kinds = {{.id = "college",
                              .family = UnitFamily::school,
                              .attributes = {"degree", "sector", "pupils", "latitude", "segpa", "ministry"},
                              .required = {"degree"}},
                             {.id = "bassin", .family = UnitFamily::territory},
                             {.id = "departement", .family = UnitFamily::territory},
                             {.id = "academie", .family = UnitFamily::territory},
                             {.id = "commune", .family = UnitFamily::authority},
                             {.id = "dane", .family = UnitFamily::service}};
    definition.link_kinds = {{.id = "attached_to", .from = {"college"}, .to = {"bassin"}},
                             {.id = "part_of", .from = {"bassin", "departement"}, .to = {"departement", "academie"}},
                             {.id = "funds", .from = {"commune"}, .to = {"college"}},
                             {.id = "accompanies", .from = {"dane"}, .to = {"college", "bassin"}}};
    definition.hierarchies = {
        {.id = "bassin",
         .link_kinds = {"attached_to", "part_of"},
         .levels = {{.id = "school", .kinds = {"college"}},
                    {.id = "bassin", .kinds = {"bassin"}},
                    {.id = "departement", .kinds = {"departement"}},
                    {.id = "academie", .kinds = {"academie"}}}},
        {.id = "payer",
         .link_kinds = {"funds"},
         .levels = {{.id = "school", .kinds = {"college"}}, {.id = "commune", .kinds = {"commune"}}}}};
    auto result = make_organisation_schema(std::move(definition));
    REQUIRE(result.report.empty());
    return result.schema;
}

inline UnitDefinition unit(std::string id, std::string kind) {
    UnitDefinition made{.id = std::move(id), .kind = std::move(kind)};
    if (made.kind == "college")
        made.attributes.push_back({"degree", std::int64_t{2}});
    return made;
}

inline LinkDefinition link(std::string kind, std::string from, std::string to, Validity valid = {}) {
    return {.kind = std::move(kind), .from = std::move(from), .to = std::move(to), .valid = valid};
}

/// Two bassins of one académie, c2 in both, c3 moved from north to south in 2020, c4 in none.
inline OrganisationResult sample() {
    OrganisationBuilder builder(test_schema(), {.id = "sample", .document = "sample.json"});
    for (const char* id : {"c1", "c2", "c3", "c4"})
        builder.add(unit(id, "college"));
    for (const char* id : {"north", "south"})
        builder.add(unit(id, "bassin"));
    builder.add(unit("dep", "departement"));
    builder.add(unit("aca", "academie"));
    builder.add(unit("town", "commune"));
    builder.add(link("attached_to", "c1", "north"));
    builder.add(link("attached_to", "c2", "south"));
    builder.add(link("attached_to", "c2", "north"));
    builder.add(link("attached_to", "c3", "north", {{}, day(2020)}));
    builder.add(link("attached_to", "c3", "south", {day(2020), {}}));
    builder.add(link("part_of", "north", "dep"));
    builder.add(link("part_of", "south", "aca"));  // jumps the département
    builder.add(link("part_of", "dep", "aca"));
    builder.add(link("funds", "town", "c1"));
    builder.add(link("funds", "town", "c2"));
    return builder.freeze();
}

inline std::vector<std::string> names(const Organisation& organisation, std::span<const UnitId> units) {
    std::vector<std::string> found;
    for (const auto unit : units)
        found.emplace_back(organisation.unit_id(unit));
    return found;
}

using Names = std::vector<std::string>;

/// The pointer of the only finding of a code.
inline std::string place_of(const Report& report, std::string_view code) {
    std::string place = "none";
    for (const auto& finding : report.findings())
        if (finding.code == code)
            place = place == "none" ? finding.origin.pointer : "several";
    return place;
}

}  // namespace organisation_samples
