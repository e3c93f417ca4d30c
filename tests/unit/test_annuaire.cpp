// SPDX-License-Identifier: MIT
#include "palier/annuaire.hpp"

#include "annuaire_tables.hpp"
#include "catch.hpp"
#include "palier/error.hpp"

namespace test_annuaire {

using namespace annuaire_tables;

TEST_CASE("a row becomes a school in its commune, département, académie and région académique") {
    const auto [organisation, report, counts] = read({{"Identifiant_de_l_etablissement",
                                                       "Nom_etablissement",
                                                       "Type_etablissement",
                                                       "Statut_public_prive",
                                                       "Code postal",
                                                       "Code_commune",
                                                       "Nom_commune",
                                                       "Code_departement",
                                                       "Libelle_departement",
                                                       "Code_academie",
                                                       "Libelle_academie",
                                                       "Code_region",
                                                       "Libelle_region",
                                                       "code_nature",
                                                       "Nombre_d_eleves",
                                                       "date_ouverture",
                                                       "latitude",
                                                       "longitude",
                                                       "Segpa",
                                                       "Code_type_contrat_prive",
                                                       "Appartenance_Education_Prioritaire"},
                                                      {"0990001N", "Collège des Tilleuls",
                                                       "Collège",  "Public",
                                                       "99120",    "99012",
                                                       "Beaupré",  "099",
                                                       "Orvelle",  "99",
                                                       "Exemple",  "98",
                                                       "Exemplie", "340",
                                                       "512",      "1975-09-01",
                                                       "48.5",     "-1.25",
                                                       "1",        "99",
                                                       "REP+"}});
    CHECK(report.ok());
    CHECK(counts.rows == 1);
    CHECK(counts.schools == 1);
    CHECK(counts.units_derived == 4);
    const auto unit = organisation->get_unit("0990001N");
    CHECK(organisation->label(unit, Language::fr) == "Collège des Tilleuls");
    CHECK(organisation->schema().unit_kind(organisation->kind(unit)).id == "college");
    CHECK(organisation->validity(unit) == Validity{Date::parse("1975-09-01"), {}});
    CHECK(text_of(*organisation, "0990001N", "degree") == "2");
    CHECK(text_of(*organisation, "0990001N", "sector") == "public");
    CHECK(text_of(*organisation, "0990001N", "pupils") == "512");
    CHECK(text_of(*organisation, "0990001N", "segpa") == "yes");
    CHECK(text_of(*organisation, "0990001N", "contract") == "none");
    CHECK(text_of(*organisation, "0990001N", "priority_education") == "rep_plus");
    CHECK(text_of(*organisation, "0990001N", "opened") == "1975-09-01");
    CHECK(text_of(*organisation, "0990001N", "latitude") == "48.5");
    CHECK(text_of(*organisation, "0990001N", "postal_code") == "99120");
    CHECK(ends(*organisation, "0990001N", "located_in") == Ends{"commune.99012"});
    CHECK(ends(*organisation, "commune.99012", "part_of") == Ends{"departement.099"});
    CHECK(ends(*organisation, "departement.099", "part_of") == Ends{"academie.99"});
    CHECK(ends(*organisation, "academie.99", "part_of") == Ends{"region-academique.98"});
    CHECK(organisation->label(organisation->get_unit("departement.099"), Language::fr) == "Orvelle");
    CHECK(organisation->origin(unit).pointer == "/rows/0");
}

TEST_CASE("the layouts of all years are recognised, whatever the case, the blanks and the order of columns") {
    for (const auto& names :
         {std::vector<std::string>{"Identifiant_de_l_etablissement", "Code postal", "etablissement_multi_lignes",
                                   "Libelle_departement", "Code_departement"},
          {"identifiant_de_l_etablissement", "code_postal", "multi_uai", "libelle_departement", "code_departement"},
          {"\xEF\xBB\xBFNumero UAI", "CODE POSTAL", "Multi UAI", "Libellé département", "Code département"},
          {"RNE", "code-postal", "multi_uai", "libelle_departement", " code_departement "}}) {
        CAPTURE(names[0]);
        const auto [organisation, report, counts] = read({names, {"0990001N", "99120", "0", "Orvelle", "99"}});
        REQUIRE(organisation->find_unit("0990001N").has_value());
        CHECK(organisation->label(organisation->get_unit("departement.099"), Language::fr) == "Orvelle");
    }
}

TEST_CASE("département codes with and without padding are one département, Corsica included") {
    const auto [organisation, report, counts] = read({{"uai", "code_departement"},
                                                      {"0990001N", "99"},
                                                      {"0990002P", "099"},
                                                      {"0990003R", "2A"},
                                                      {"0990004S", "02A"},
                                                      {"0990005T", "02a"},
                                                      {"0990006U", "971"}});
    CHECK(ends(*organisation, "0990001N", "located_in") == ends(*organisation, "0990002P", "located_in"));
    CHECK(ends(*organisation, "0990003R", "located_in") == Ends{"departement.02a"});
    CHECK(ends(*organisation, "0990004S", "located_in") == Ends{"departement.02a"});
    CHECK(ends(*organisation, "0990005T", "located_in") == Ends{"departement.02a"});
    CHECK(text_of(*organisation, "departement.02a", "department_code") == "02A");
    CHECK(ends(*organisation, "0990006U", "located_in") == Ends{"departement.971"});
    CHECK(counts.units_derived == 3);
}

TEST_CASE("codes are repaired only where nothing can go wrong, and each repair is told") {
    const auto [organisation, report, counts] = read({{"uai", "nom_etablissement"},
                                                      {"990001N", "lost zero"},
                                                      {"0990002p", "lower case"},
                                                      {"0351234A", "wrong letter"},
                                                      {"0350708O", "placeholder"},
                                                      {"ABC", "no code"},
                                                      {"", "nothing"},
                                                      {"-", "dash"}});
    CHECK(organisation->find_unit("0990001N").has_value());
    CHECK(organisation->find_unit("0990002P").has_value());
    CHECK(organisation->find_unit("0351234A").has_value());
    CHECK_FALSE(organisation->find_unit("0351234B").has_value());
    CHECK(organisation->find_unit("0350708O").has_value());
    CHECK_FALSE(organisation->find_unit("0350708E").has_value());
    CHECK(organisation->find_unit("ABC").has_value());
    CHECK(places_of(report, "uai.form.repaired") == std::vector<std::string>{"/rows/0/uai", "/rows/1/uai"});
    CHECK(places_of(report, "uai.letter.wrong") == std::vector<std::string>{"/rows/2/uai"});
    CHECK(places_of(report, "uai.letter.placeholder") == std::vector<std::string>{"/rows/3/uai"});
    CHECK(places_of(report, "uai.form.invalid") == std::vector<std::string>{"/rows/4/uai"});
    CHECK(places_of(report, "annuaire.code.missing") == std::vector<std::string>{"/rows/5/uai", "/rows/6/uai"});
    CHECK(counts.left_out == 2);
    CHECK(counts.units_from_rows == 5);
}

TEST_CASE("a repeated code makes one unit of its first row; what differs is named") {
    const auto [organisation, report, counts] = read({{"uai", "nom_etablissement", "adresse_1", "multi_uai"},
                                                      {"0990001N", "Lycée A", "1 rue X", "1"},
                                                      {"0990002P", "Lycée B", "", ""},
                                                      {"0990001N", "Lycée A, annexe", "9 rue Y", "1"},
                                                      {"0990002P", "Lycée Bis", "", ""},
                                                      {"0990002P", "Lycée B", "", ""}});
    CHECK(organisation->label(organisation->get_unit("0990001N"), Language::fr) == "Lycée A");
    CHECK(places_of(report, "annuaire.code.several-rows") == std::vector<std::string>{"/rows/2/uai"});
    CHECK(places_of(report, "annuaire.code.repeated") == std::vector<std::string>{"/rows/3/uai"});
    CHECK(places_of(report, "annuaire.row.repeated") == std::vector<std::string>{"/rows/4/uai"});
    CHECK(counts.repeated == 3);
    CHECK(counts.rows == counts.units_from_rows + counts.repeated + counts.left_out);
    for (const auto& finding : report.findings())
        if (finding.code == "annuaire.code.several-rows") {
            CHECK(std::get<std::vector<std::string>>(*finding.find_argument("columns")) ==
                  std::vector<std::string>{"nom_etablissement", "adresse_1"});
            REQUIRE(finding.related.size() == 1);
            CHECK(finding.related[0].pointer == "/rows/0");
        }
}

TEST_CASE("a repeated code at another address counts its sites") {
    const auto [organisation, report, counts] = read({{"uai", "code_nature", "adresse_1"},
                                                      {"0990001N", "306", "1 rue du Collège"},
                                                      {"0990001N", "306", "1 RUE DU COLLEGE"},
                                                      {"0990001N", "306", "2 rue Y"},
                                                      {"0990002P", "306", "1 rue X"}});
    CHECK(text_of(*organisation, "0990001N", "sites") == "2");
    CHECK(text_of(*organisation, "0990002P", "sites") == "unknown");
}

TEST_CASE("the nature code says what a row is; the type serves without it") {
    const auto [organisation, report, counts] = read({{"uai", "type_etablissement", "code_nature"},
                                                      {"0990001N", "Ecole", "101"},
                                                      {"0990002P", "Lycée", "320"},
                                                      {"0990003R", "EREA", "370"},
                                                      {"0990004S", "Médico-social", "240"},
                                                      {"0990005T", "Service Administratif", "809"},
                                                      {"0990006U", "Information et orientation", "841"},
                                                      {"0990007V", "", "400"},
                                                      {"0990008W", "Collège", ""},
                                                      {"0990009X", "Collège", "151"},
                                                      {"0990010Y", "Château", "340"},
                                                      {"0990011Z", "", ""},
                                                      {"0990012A", "Autre", "380"},
                                                      {"0990013B", "Collège", "ABC"}});
    const auto kind = [&, &made = *organisation](std::string_view code) {
        return made.schema().unit_kind(made.kind(made.get_unit(code))).id;
    };
    CHECK(kind("0990001N") == "ecole");
    CHECK(kind("0990002P") == "lycee");
    CHECK(kind("0990003R") == "erea");
    CHECK(kind("0990004S") == "medico-social");
    CHECK(kind("0990005T") == "circonscription");
    CHECK(kind("0990006U") == "cio");
    CHECK(kind("0990007V") == "service");
    CHECK(kind("0990008W") == "college");
    CHECK(kind("0990009X") == "ecole");
    CHECK(kind("0990010Y") == "college");
    CHECK(kind("0990012A") == "service");
    CHECK(kind("0990013B") == "college");
    CHECK(places_of(report, "annuaire.type.conflict") == std::vector<std::string>{"/rows/8/type_etablissement"});
    CHECK(places_of(report, "annuaire.type.unknown") == std::vector<std::string>{"/rows/9/type_etablissement"});
    CHECK(places_of(report, "annuaire.type.missing") ==
          std::vector<std::string>{"/rows/6/type_etablissement", "/rows/10/type_etablissement"});
    CHECK(places_of(report, "annuaire.nature.unknown") == std::vector<std::string>{"/rows/12/type_etablissement"});
    CHECK(counts.schools == 7);
}

TEST_CASE("truth, dates, numbers and contracts are read in all their encodings, and odd ones told") {
    const auto [organisation, report, counts] =
        read({{"uai", "code_nature", "ulis", "segpa", "date_ouverture", "nombre_d_eleves", "type_contrat_prive",
               "code_type_contrat_prive", "statut_public_prive", "position"},
              {"0990001N", "340", "OUI", "0", "26/04/1969", "120", "C0NTRAT SIMPLE POUR PARTIE DES CLASSES", "21",
               "PRIVE", "48.1, -1.6"},
              {"0990002P", "340", "perhaps", "true", "2023-06-08T00:00:00+02:00", "120,5", "SANS OBJET", "30", "Privé",
               "north"},
              {"0990003R", "340", "1.0", "FAUX", "31/02/1969", "-3", "HORS CONTRAT", "", "Mixte", ""},
              {"0990004S", "340", "", "", "", "12.0", "", "77", "", ""}});
    CHECK(text_of(*organisation, "0990001N", "ulis") == "yes");
    CHECK(text_of(*organisation, "0990001N", "segpa") == "no");
    CHECK(text_of(*organisation, "0990001N", "opened") == "1969-04-26");
    CHECK(text_of(*organisation, "0990001N", "contract") == "simple");
    CHECK(text_of(*organisation, "0990001N", "sector") == "private");
    CHECK(text_of(*organisation, "0990001N", "latitude") == "48.1");
    CHECK(text_of(*organisation, "0990001N", "longitude") == "-1.6");
    CHECK(text_of(*organisation, "0990002P", "segpa") == "yes");
    CHECK(text_of(*organisation, "0990002P", "opened") == "2023-06-08");
    CHECK(text_of(*organisation, "0990002P", "pupils") == "unknown");
    CHECK(text_of(*organisation, "0990002P", "contract") == "association");
    CHECK(text_of(*organisation, "0990003R", "ulis") == "yes");
    CHECK(text_of(*organisation, "0990003R", "contract") == "outside");
    CHECK(text_of(*organisation, "0990004S", "pupils") == "12");
    CHECK(text_of(*organisation, "0990004S", "contract") == "unknown");
    CHECK(places_of(report, "annuaire.boolean.invalid") == std::vector<std::string>{"/rows/1/ulis"});
    CHECK(places_of(report, "annuaire.date.invalid") == std::vector<std::string>{"/rows/2/date_ouverture"});
    CHECK(places_of(report, "annuaire.number.invalid") ==
          std::vector<std::string>{"/rows/1/nombre_d_eleves", "/rows/2/nombre_d_eleves"});
    CHECK(places_of(report, "annuaire.contract.misspelt") == std::vector<std::string>{"/rows/0/type_contrat_prive"});
    CHECK(places_of(report, "annuaire.contract.conflict") == std::vector<std::string>{"/rows/1/type_contrat_prive"});
    CHECK(places_of(report, "annuaire.contract.unknown") ==
          std::vector<std::string>{"/rows/3/code_type_contrat_prive"});
    CHECK(places_of(report, "annuaire.status.unknown") == std::vector<std::string>{"/rows/2/statut_public_prive"});
    CHECK(places_of(report, "annuaire.status.missing") == std::vector<std::string>{"/rows/3/statut_public_prive"});
}

TEST_CASE("a school that closes, or has closed, is told; a closed one ends") {
    const auto [organisation, report, counts] = read({{"uai", "etat", "date_ouverture", "date_maj_ligne"},
                                                      {"0990001N", "A FERMER", "1970-01-01", "2023-06-08"},
                                                      {"0990002P", "FERMÉ", "1970-01-01", "2023-06-08"},
                                                      {"0990003R", "EN TRAVAUX", "", ""},
                                                      {"0990004S", "OUVERT", "", ""}});
    CHECK_FALSE(organisation->validity(organisation->get_unit("0990001N")).to.has_value());
    CHECK(organisation->validity(organisation->get_unit("0990002P")).to == Date::parse("2023-06-08"));
    CHECK(places_of(report, "annuaire.state.closing") == std::vector<std::string>{"/rows/0/etat"});
    CHECK(places_of(report, "annuaire.state.closed") == std::vector<std::string>{"/rows/1/etat"});
    CHECK(places_of(report, "annuaire.state.unknown") == std::vector<std::string>{"/rows/2/etat"});
}

TEST_CASE("a circonscription is found by its row, by code or by name, and made when it has none") {
    const auto [organisation, report, counts] = read(
        {{"uai", "nom_etablissement", "code_nature", "code_departement", "nom_circonscription", "code_circonscription"},
         {"0990001N", "École A", "151", "099", "Circonscription de Beaupré", ""},
         {"0990002P", "Circonscription de Beaupre", "809", "099", "", ""},
         {"0990003R", "École B", "151", "099", "Circonscription de Nulle-Part", ""},
         {"0990004S", "École C", "151", "099", "Autre nom", "0990002P"},
         {"0990005T", "École D", "151", "098", "Circonscription de Beaupré", ""}});
    CHECK(ends(*organisation, "0990001N", "attached_to") == Ends{"0990002P"});
    CHECK(ends(*organisation, "0990004S", "attached_to") == Ends{"0990002P"});
    CHECK(ends(*organisation, "0990003R", "attached_to") == Ends{"circonscription.099-circonscription-de-nulle-part"});
    CHECK(ends(*organisation, "0990005T", "attached_to") == Ends{"circonscription.098-circonscription-de-beaupre"});
    CHECK(ends(*organisation, "0990002P", "part_of") == Ends{"departement.099"});
    CHECK(places_of(report, "annuaire.circonscription.unlisted") ==
          std::vector<std::string>{"/rows/2/nom_circonscription", "/rows/4/nom_circonscription"});
}

TEST_CASE("bassins and zones d'animation come from codes, or from names without one") {
    const auto [organisation, report, counts] =
        read({{"uai", "code_nature", "code_academie", "code_bassin_formation", "libelle_bassin_formation",
               "code_zone_animation_pedagogique", "libelle_zone_animation_pedagogique"},
              {"0990001N", "340", "99", "25027", "Bassin Nord", "099002BU", "Zone"},
              {"0990002P", "340", "99", "", "Bassin Sud", "", ""},
              {"0990003R", "340", "99", "25027", "BASSIN NORD", "", ""}});
    CHECK(ends(*organisation, "0990001N", "attached_to") == Ends{"bassin.25027", "zone-animation.099002bu"});
    CHECK(ends(*organisation, "0990002P", "attached_to") == Ends{"bassin.academie-99-bassin-sud"});
    CHECK(ends(*organisation, "bassin.25027", "part_of") == Ends{"academie.99"});
    CHECK(text_of(*organisation, "zone-animation.099002bu", "code") == "099002BU");
    CHECK(places_of(report, "annuaire.code.absent") == std::vector<std::string>{"/rows/1/code_bassin_formation"});
    CHECK(places_of(report, "annuaire.name.differs") == std::vector<std::string>{"/rows/2/libelle_bassin_formation"});
    const auto view = organisation->at(Date::parse("2024-01-01").value());
    const auto bassin = organisation->schema().get_hierarchy("bassin");
    CHECK(view.groups(bassin, organisation->schema().get_level(bassin, "academie")).members.size() == 3);
}

TEST_CASE("a mother institution is linked when the file has it") {
    const auto [organisation, report, counts] = read({{"uai", "code_nature", "etablissement_mere", "code_departement"},
                                                      {"0990001N", "306", "", "099"},
                                                      {"0990002P", "334", "0990001N", "099"},
                                                      {"0990003R", "334", "0999999Z", "099"},
                                                      {"0990004S", "334", "0990004S", "099"},
                                                      {"0990005T", "805", "", "099"},
                                                      {"0990006U", "806", "0990005T", "099"}});
    CHECK(ends(*organisation, "0990001N", "mother_of") == Ends{"0990002P"});
    CHECK(ends(*organisation, "0990005T", "mother_of") == Ends{"0990006U"});
    CHECK(ends(*organisation, "0990005T", "administers") == Ends{"departement.099"});
    CHECK(places_of(report, "annuaire.mother.unknown") == std::vector<std::string>{"/rows/2/etablissement_mere"});
    CHECK(places_of(report, "annuaire.mother.self") == std::vector<std::string>{"/rows/3/etablissement_mere"});
}

TEST_CASE("a derived unit has one place; rows that disagree are told once") {
    const auto [organisation, report, counts] =
        read({{"uai", "code_commune", "nom_commune", "code_departement", "code_academie"},
              {"0990001N", "99001", "Beaupré", "099", "99"},
              {"0990002P", "99001", "Beaupre", "098", "99"},
              {"0990003R", "99001", "Beaupre", "098", "99"},
              {"0990004S", "", "", "099", "99"},
              {"0990005T", "1004", "Ain", "001", "10"}});
    CHECK(ends(*organisation, "commune.99001", "part_of") == Ends{"departement.099"});
    CHECK(report.count("annuaire.part.conflict") == 1);
    CHECK(report.count("annuaire.name.differs") == 1);
    CHECK(places_of(report, "annuaire.commune.missing") == std::vector<std::string>{"/rows/3/code_commune"});
    CHECK(ends(*organisation, "0990004S", "located_in") == Ends{"departement.099"});
    CHECK(organisation->find_unit("commune.01004").has_value());
}

TEST_CASE("columns of numbers are read as the directory writes them") {
    TableBuilder builder;
    auto& code = builder.add_column("uai", ColumnType::text);
    auto& nature = builder.add_column("code_nature", ColumnType::int64);
    auto& department = builder.add_column("code_departement", ColumnType::float64);
    auto& nursery = builder.add_column("ecole_maternelle", ColumnType::boolean);
    auto& opened = builder.add_column("date_ouverture", ColumnType::date);
    for (const char* text : {"0990001N", "0990002P"})
        code.append_text(text);
    nature.append_integer(101);
    nature.append_null();
    department.append_number(1.0);
    department.append_null();
    nursery.append_boolean(true);
    nursery.append_null();
    opened.append_date(Date::parse("1970-09-01").value());
    opened.append_null();
    const auto [organisation, report, counts] = read_annuaire(builder.finish(), france());
    CHECK(ends(*organisation, "0990001N", "located_in") == Ends{"departement.001"});
    CHECK(text_of(*organisation, "0990001N", "has_nursery") == "yes");
    CHECK(text_of(*organisation, "0990001N", "opened") == "1970-09-01");
    CHECK(text_of(*organisation, "0990001N", "degree") == "1");
}

TEST_CASE("a file without codes, an empty file and a file of another kind give findings, not exceptions") {
    const auto wrong = read({{"name", "value"}, {"a", "b"}});
    CHECK(wrong.report.count("annuaire.column.code-missing") == 1);
    CHECK(wrong.counts.left_out == 1);
    CHECK(wrong.organisation->unit_count() == 0);
    const auto empty = read_annuaire(Table(), france());
    CHECK(empty.report.count("annuaire.column.code-missing") == 1);
    CHECK(empty.counts.rows == 0);
    CHECK_THROWS_AS(read_annuaire(Table(), nullptr), ArgumentError);
}

TEST_CASE("the last finding counts the rows, and none is lost") {
    const auto [organisation, report, counts] =
        read({{"uai", "code_departement"}, {"0990001N", "099"}, {"0990001N", "099"}, {"", ""}});
    REQUIRE_FALSE(report.findings().empty());
    const auto& last = report.findings().back();
    CHECK(last.code == "annuaire.rows.counted");
    CHECK(std::get<std::int64_t>(*last.find_argument("rows")) == 3);
    CHECK(std::get<std::int64_t>(*last.find_argument("units")) == 1);
    CHECK(std::get<std::int64_t>(*last.find_argument("repeated")) == 1);
    CHECK(std::get<std::int64_t>(*last.find_argument("left_out")) == 1);
    CHECK(std::get<std::int64_t>(*last.find_argument("derived")) == 1);
}

}  // namespace test_annuaire
