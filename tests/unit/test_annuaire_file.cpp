// SPDX-License-Identifier: MIT
#include "palier/annuaire.hpp"

#include <cstdlib>
#include <map>

#include "annuaire_tables.hpp"
#include "catch.hpp"

namespace test_annuaire_file {

using namespace annuaire_tables;

TEST_CASE("the open-data directory of Ille-et-Vilaine becomes an organisation that agrees with the file") {
    const char* folder = std::getenv("PALIER_SHARED_DATA");
    const std::string path =
        (folder != nullptr ? std::string(folder) : std::string(PALIER_SOURCE_DIR "/../shared/data")) +
        "/annuaire-ille-et-vilaine.csv";
    const std::string text = slurp(path);
    if (text.empty()) {
        WARN("skipped: no file " << path << "; set PALIER_SHARED_DATA to the folder of the open-data extracts");
        return;
    }
    const Rows rows = split_csv(text);
    REQUIRE(rows.size() == 997);
    const auto [organisation, report, counts] = read(rows);
    const auto& schema = organisation->schema();

    // The same counts, taken from the file without the library.
    std::map<std::string, std::size_t> column;
    for (std::size_t i = 0; i < rows[0].size(); ++i)
        column[rows[0][i]] = i;
    std::map<std::string, std::size_t> first_by_type;
    std::set<std::string> codes, communes, districts;
    std::size_t mothers = 0, pupils = 0;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const auto cell = [&](const char* name) { return rows[i][column.at(name)]; };
        communes.insert(cell("Code_commune"));
        if (!cell("nom_circonscription").empty())
            districts.insert(cell("nom_circonscription"));
        if (!codes.insert(cell("Identifiant_de_l_etablissement")).second)
            continue;
        ++first_by_type[cell("Type_etablissement")];
        mothers += cell("etablissement_mere").empty() ? 0 : 1;
        if (cell("Type_etablissement") == "Ecole" && !cell("Nombre_d_eleves").empty())
            pupils += std::stoul(cell("Nombre_d_eleves"));
    }

    CHECK(counts.rows == 996);
    CHECK(counts.units_from_rows == codes.size());
    CHECK(codes.size() == 993);
    CHECK(counts.repeated == 3);
    CHECK(counts.left_out == 0);
    const auto count = [&, &made = *organisation](std::string_view kind) {
        return made.units_of_kind(schema.get_unit_kind(kind)).size();
    };
    CHECK(count("ecole") == first_by_type["Ecole"]);
    CHECK(count("ecole") == 685);
    CHECK(count("college") == first_by_type["Collège"]);
    CHECK(count("lycee") == first_by_type["Lycée"]);
    CHECK(count("erea") == 2);
    CHECK(count("medico-social") == 39);
    CHECK(count("cio") == 5);
    CHECK(count("circonscription") + count("dsden") + count("rectorat") + count("service") == 42 + 11 + 9);
    CHECK(count("circonscription") == 23);
    CHECK(count("commune") == communes.size());
    CHECK(count("departement") == 1);
    CHECK(count("academie") == 1);
    CHECK(count("region-academique") == 1);
    CHECK(count("bassin") == 0);

    CHECK(places_of(report, "annuaire.code.several-rows") ==
          std::vector<std::string>{"/rows/938/Identifiant_de_l_etablissement",
                                   "/rows/959/Identifiant_de_l_etablissement",
                                   "/rows/972/Identifiant_de_l_etablissement"});
    CHECK(report.count("annuaire.type.missing") == 9);
    CHECK(places_of(report, "annuaire.state.closing").size() == 1);
    CHECK(report.count("annuaire.circonscription.unlisted") == 0);
    CHECK(report.count("annuaire.mother.unknown") == 0);
    CHECK(report.count(Severity::error) == 0);

    std::size_t mother_links = 0, school_pupils = 0;
    for (std::uint32_t i = 0; i < organisation->link_count(); ++i)
        mother_links += organisation->kind(LinkId{i}) == schema.get_link_kind("mother_of") ? 1U : 0U;
    CHECK(mother_links == mothers);
    const auto view = organisation->at(Date::parse("2023-06-08").value());
    for (const auto unit : organisation->units_of_kind(schema.get_unit_kind("ecole"))) {
        const Value value = organisation->attribute(unit, "pupils");
        if (value.status == Status::known)
            school_pupils += static_cast<std::size_t>(std::get<std::int64_t>(value.scalar));
    }
    CHECK(school_pupils == pupils);

    // Every school is in the one département; every école is in one of the circonscriptions that schools name.
    const auto department = schema.get_hierarchy("departement");
    const auto all = view.groups(department, schema.get_level(department, "departement"));
    CHECK(all.members.size() == counts.schools);
    CHECK(all.outside.empty());
    const auto district = schema.get_hierarchy("circonscription");
    const auto inspected = view.groups(district, schema.get_level(district, "circonscription"));
    CHECK(inspected.members.size() == first_by_type["Ecole"] + 3);
    std::size_t used = 0;
    for (std::size_t i = 0; i < inspected.groups.size(); ++i)
        used += inspected.members_of(i).empty() ? 0 : 1;
    CHECK(used == districts.size());
    const auto memory = organisation->memory();
    CHECK(memory.units < 120 * organisation->unit_count());
}

}  // namespace test_annuaire_file
