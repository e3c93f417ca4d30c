// SPDX-License-Identifier: MIT

#include <string>

#include "catch.hpp"
#include "explain_school.hpp"
#include "golden.hpp"
#include "palier/detail/prose.hpp"
#include "palier/explain.hpp"
#include "palier/json.hpp"

namespace test_explain_text {
namespace {

using namespace palier;
using palier_tests::both;
using palier_tests::check_golden;
using palier_tests::read_file;
using palier_tests::School;
using palier_tests::without_hash;

void check_golden(const std::string& name, const Profile& profile, const ExplainTextOptions& options = {}) {
    for (const Language language : {Language::fr, Language::en}) {
        const std::string text = explain(profile, language, options) + "\n" + profile_sheet(profile, language, options.width);
        check_golden(name, language, without_hash(text, *profile.framework));
    }
}

/// Fields in which every kind of value, of threshold and of unknown occurs once.
School many_conditions() {
    School school;
    school.indicator("plan", ValueType::boolean, both("Plan annuel", "Yearly plan"));
    school.indicator("shared", ValueType::boolean, both("Comptes partagés", "Shared accounts"));
    school.indicator("meetings", ValueType::integer, both("Séances de travail", "Working sessions")).unit = "h";
    Indicator& outage = school.indicator("outage", ValueType::integer, both("Interruptions", "Outages"));
    outage.unit = "h";
    outage.min = 0;
    Indicator& wifi = school.indicator("wifi", ValueType::ordinal, both("Wi-Fi", "Wi-Fi"));
    wifi.value_labels = {{"0", both("absent", "none")}, {"1", both("partiel", "in part")}, {"2", both("supervisé", "supervised")}};
    Indicator& network = school.indicator("network", ValueType::category, both("Raccordement", "Connection"));
    network.values = {"none", "adsl", "radio", "fibre"};
    network.value_labels = {{"none", both("aucun", "none")}, {"adsl", both("ADSL", "ADSL")}, {"radio", both("4G ou 5G", "4G or 5G")},
                            {"fibre", both("fibre optique", "optical fibre")}};
    school.indicator("trained", ValueType::integer, both("Enseignants formés", "Teachers trained")).min = 0;
    school.indicator("staff", ValueType::integer, both("Enseignants en poste", "Teachers on duty")).min = 0;
    school.rate("trained_rate", "trained", "staff", both("Taux d'enseignants formés", "Rate of teachers trained"));
    school.indicator("applied", ValueType::integer, both("Candidatures", "Applications")).min = 0;
    school.indicator("retained", ValueType::integer, both("Candidatures retenues", "Applications retained")).min = 0;
    school.rate("retained_rate", "retained", "applied", both("Part des candidatures retenues", "Share of applications retained"));
    for (const char* id : {"q1", "q2", "q3"})
        school.indicator(id, ValueType::boolean, both(std::string("Usage ") + id[1], std::string("Use ") + id[1]));
    Indicator& kinds = school.indicator("kinds", ValueType::integer, both("Types d'usages", "Kinds of use"));
    kinds.formula = "count([q1, q2, q3])";
    kinds.min = 0;
    kinds.max = 3;
    school.indicator("hours", ValueType::number, both("Heures de formation", "Hours of training")).unit = "h";
    school.definition.indicators.back().min = 0;
    school.indicator("incidents", ValueType::integer, both("Incidents", "Incidents")).min = 0;
    school.indicator("satisfaction", ValueType::number, both("Satisfaction", "Satisfaction")).min = 1;
    return school;
}

TEST_CASE("what blocks the next tier, in every kind of condition") {
    School school = many_conditions();
    school.field("pilotage", both("Pilotage", "Steering"));
    Criterion& plan = school.criterion(1, "plan", both("Un plan annuel existe", "There is a yearly plan"));
    plan.need = Need::mandatory;
    plan.advice = both("Écrire une page.", "Write one page.");
    school.criterion(1, "!shared", both("Aucun compte n'est partagé", "No account is shared"));
    school.criterion(1, "meetings >= 3", both("Trois heures de travail", "Three hours of work")).prerequisites = {"k1"};
    school.criterion(1, "outage < 1", both("Moins d'une heure d'interruption", "Less than an hour of outage"));
    school.criterion(1, "trained_rate >= 30.0", both("30 % des enseignants sont formés", "30% of teachers are trained"));
    school.criterion(1, "retained_rate >= 50.0", both("La moitié des candidatures sont retenues", "Half of the applications are retained"));
    school.criterion(1, "wifi == 2", both("Le Wi-Fi est supervisé", "The Wi-Fi is supervised"));
    school.criterion(1, "kinds >= 3", both("Trois usages", "Three uses"));
    school.field("reseau", both("Réseau", "Network"));
    school.criterion(1, "network in ['radio', 'fibre'] || (hours > 6.0 && satisfaction >= 3.5)",
                     both("Raccordement rapide, ou équipe formée et satisfaite", "A fast connection, or a trained and satisfied team"));
    school.criterion(1, "incidents <= 2", both("Deux incidents au plus", "Two incidents at most"));
    school.criterion(1, "network != 'none' && trained >= math.least(3, staff)",
                     both("Raccordement et trois formés", "A connection and three people trained"));
    school.criterion(2, "network != 'adsl'", both("Autre chose que l'ADSL", "Anything but ADSL"));
    school.field("equipe", both("Équipe", "Team"));
    school.criterion(1, "trained >= math.least(12, staff)", both("Douze formés, ou tous", "Twelve people trained, or all"));
    school.criterion(1, "!(network in ['none', 'adsl'])", both("Un bon raccordement", "A good connection"));
    school.criterion(1, "int(q1 ? '1' : 'x') / (trained - 9) > 0", both("Un calcul impossible", "An impossible computation"));
    school.definition.maturity.overrides.push_back({"reseau", std::nullopt, {RequirementRule::share, 0, Percent{600'000}}, {}});

    school.answer("plan", false, Evidence::confirmed);
    school.answer("shared", true, Evidence::unstated, "deux comptes de prêt");
    school.answer("meetings", std::int64_t{1});
    school.answer("outage", std::int64_t{1});
    school.answer("trained", std::int64_t{9});
    school.answer("staff", std::int64_t{40});
    school.answer("applied", std::int64_t{0});
    school.answer("retained", std::int64_t{0});
    school.answer("wifi", std::int64_t{1});
    school.answer("q1", true);
    school.answer("network", std::string("adsl"));
    school.answer("hours", 6.0);
    school.answer("satisfaction", Status::not_significant);
    school.answer("incidents", Status::suppressed);
    check_golden("explain_blocks", school.profile());
}

TEST_CASE("where a unit may stand") {
    School school = many_conditions();
    school.definition.status = "synthetic";
    school.definition.notice = both("Exemple : tout est inventé !", "An example: all is invented.");
    school.definition.maturity.tiers[1].label = both("Réussite", "Success");
    school.definition.maturity.overall = OverallRule::weakest;
    school.field("sommet", both("Tout est atteint", "All is reached"));
    for (TierOrdinal tier = 1; tier <= 3; ++tier) school.criterion(tier, "plan", both("Plan annuel", "Yearly plan"));
    school.field("milieu", both("Entre deux", "In between"));
    school.criterion(1, "plan", both("Plan annuel", "Yearly plan"));
    school.criterion(2, "wifi >= 2", both("Wi-Fi supervisé", "Supervised Wi-Fi"));
    school.field("bas", both("Tout en bas", "At the bottom"));
    school.criterion(1, "shared", both("Comptes partagés", "Shared accounts"));
    school.field("plafond", both("Trop de n/a", "Too many n/a")).max_not_applicable = Percent{500'000};
    school.criterion(1, "hours >= 6.0", both("Six heures de formation", "Six hours of training"));
    school.field("lache", both("Réponses liées", "Tied answers"));
    school.criterion(1, "incidents * incidents >= incidents + incidents", both("Un carré", "A square"));
    school.field("limite", both("Applicable ou non", "Applying or not"));
    school.criterion(1, "plan", both("Plan annuel", "Yearly plan")).applies = "unit.degree == 2";
    school.criterion(1, "shared", both("Comptes partagés", "Shared accounts"));
    school.answer("plan", true);
    school.answer("shared", false);
    school.answer("hours", Status::not_applicable, "prévu l'an prochain");
    school.overrides.push_back({FieldId{1}, 2, "IEN", "visite du 3 juin", *Date::parse("2025-06-12")});
    school.overrides.push_back({FieldId{1}, 0, "cheffe d'établissement", "", *Date::parse("2025-09-01")});
    school.options.minimum_evidence = Evidence::unstated;
    check_golden("explain_standings", school.profile());

    SECTION("narrow lines, down to fields") {
        ExplainTextOptions options;
        options.width = 40;
        options.content.depth = ExplainDepth::fields;
        check_golden("explain_narrow", school.profile(), options);
    }
}

TEST_CASE("an open question of applying leaves open whether there are too many n/a") {
    School school = many_conditions();
    school.field("f", both("Champ", "Field")).max_not_applicable = Percent{600'000};
    school.criterion(1, "hours >= 6.0", both("Six heures", "Six hours"));
    school.criterion(1, "plan", both("Plan annuel", "Yearly plan")).applies = "unit.degree == 2";
    school.answer("hours", Status::not_applicable);
    school.answer("plan", true);
    const std::string text = explain(school.profile(), Language::en);
    CAPTURE(text);
    CHECK(text.find("Six hours: unknown") != std::string::npos);
    CHECK(text.find("This field may hold too many “n/a”") != std::string::npos);
}

TEST_CASE("all criteria of one field, only confirmed answers") {
    School school = many_conditions();
    school.definition.maturity.gating = Gating::independent;
    school.field("a", both("Usages", "Uses"));
    school.criterion(1, "kinds >= 2", both("Deux usages", "Two uses")).need = Need::mandatory;
    school.criterion(1, "hours >= 0.0", both("Heures connues", "Hours known"));
    school.criterion(1, "wifi > 2", both("Wi-Fi complet", "Complete Wi-Fi")).applies = "kinds >= 3";
    school.criterion(2, "plan ? trained >= 10 : trained >= 5", both("Assez de formés", "Enough people trained"));
    school.criterion(2, "trained + staff >= 50", both("Une grande équipe", "A large team"));
    school.field("b", both("Autre", "Other"));
    school.definition.maturity.overrides.push_back({"a", 1, {RequirementRule::at_least, 1, {}}, {}});
    school.options.minimum_evidence = Evidence::confirmed;
    school.answer("q1", true, Evidence::verified);
    school.answer("q2", true, Evidence::confirmed, "deux classes");
    school.answer("q3", false, Evidence::confirmed);
    school.answer("hours", 3.0, Evidence::declared);
    school.answer("plan", true, Evidence::confirmed);
    school.answer("trained", std::int64_t{9}, Evidence::confirmed);
    school.answer("staff", std::int64_t{40}, Evidence::unstated);
    ExplainTextOptions options;
    options.content.criteria = ExplainCriteria::all;
    options.content.field = "a";
    check_golden("explain_all", school.profile(), options);
}

TEST_CASE("the demonstration: a school of the example academy") {
    const std::string data = std::string(PALIER_SOURCE_DIR) + "/data/";
    const FrameworkBuild framework = read_framework(read_file(data + "frameworks/demo.json"));
    REQUIRE(framework.framework);
    const auto schema = read_organisation_schema(read_file(data + "organisation_schemas/france.json"));
    DiagnoseOptions options;
    options.organisation = read_organisation(read_file(data + "examples/academie-exemple.json"), schema.schema).organisation;
    REQUIRE(options.organisation);
    const auto read = read_observations(read_file(data + "examples/observations.json"), *framework.framework);
    const auto diagnosis = diagnose(framework.framework, read.observations, options);
    check_golden("explain_demo", profile_of(*diagnosis, "0990001N", SchoolYear::from_rentree(2024)));

    // Conditions decide their group, and conditions and groups their criterion, whatever the answers.
    ExplainOptions all;
    all.criteria = ExplainCriteria::all;
    const auto truth_of = [](const ExplanationNode& node) {
        const auto* group = std::get_if<ExplainedGroup>(&node.part);
        return group ? group->truth : std::get<ExplainedCondition>(node.part).truth;
    };
    std::size_t groups = 0, criteria = 0;
    for (const RowId row : diagnosis->rows()) {
        const Profile profile = profile_of(*diagnosis, row);
        const Explanation explanation = explain(profile, all);
        for (const ExplanationNode& node : explanation.nodes) {
            if (const auto* group = std::get_if<ExplainedGroup>(&node.part)) {
                bool yes = false, no = false, unknown = false;
                for (const ExplanationNode& child : explanation.children(node)) {
                    yes = yes || truth_of(child) == Truth::yes;
                    no = no || truth_of(child) == Truth::no;
                    unknown = unknown || truth_of(child) == Truth::unknown;
                }
                const bool all_of = group->connective == Connective::all_of;
                ++groups;
                if (all_of ? no : yes)
                    REQUIRE(group->truth == (all_of ? Truth::no : Truth::yes));
                else if (!unknown)
                    REQUIRE(group->truth == (yes ? Truth::yes : no ? Truth::no : Truth::not_applicable));
            } else if (const auto* criterion = std::get_if<ExplainedCriterion>(&node.part)) {
                const auto children = explanation.children(node);
                REQUIRE_FALSE(children.empty());
                ++criteria;
                if (children.size() == 2 && truth_of(children[0]) == Truth::no)
                    REQUIRE(criterion->result.state() == CriterionState::not_applicable);
                else if (children.size() == 1 && truth_of(children[0]) == Truth::yes)
                    REQUIRE(criterion->result.state() == CriterionState::met);
                else if (children.size() == 1 && truth_of(children[0]) == Truth::no)
                    REQUIRE(criterion->result.state() == CriterionState::not_met);
            }
        }
        for (const Language language : {Language::fr, Language::en}) {
            const std::string text = to_text(explanation, language);
            REQUIRE(find_invalid_utf8(text) == std::string_view::npos);
            REQUIRE(text.find(" \n") == std::string::npos);
        }
    }
    CHECK(groups > 100);
    CHECK(criteria == diagnosis->rows().size() * framework.framework->criterion_count());
}

TEST_CASE("a number is never rounded across its threshold") {
    School school;
    school.field("f", {});
    school.indicator("hours", ValueType::number, both("Heures", "Hours"));
    school.criterion(1, "hours >= 30.0");
    school.answer("hours", 29.9996);
    const std::string text = explain(school.profile(), Language::fr);
    CHECK(text.find("29,9996") != std::string::npos);
    CHECK(text.find("il manque 0,0004") != std::string::npos);
}

TEST_CASE("French spaces follow one rule, lines are broken at plain spaces only") {
    CHECK(detail::typeset("Oui : « 30 % » ; non ?", Language::fr) == "Oui\u202F: «\u202F30\u202F%\u202F»\u202F; non\u202F?");
    CHECK(detail::typeset("10\u00A0% ; https://a", Language::fr) == "10\u202F%\u202F; https://a");
    CHECK(detail::typeset("", Language::fr).empty());
    CHECK(detail::typeset("soit " + detail::as_code("a ? b : c") + " : oui", Language::fr) == "soit a ? b : c\u202F: oui");
    CHECK(detail::typeset(detail::as_code("a % b") + " ; \x1B[31mred\n", Language::en) == "a % b ; [31mred ");
    std::string out;
    detail::append_wrapped(out, "un deux\u202F: trois quatre", 10, 0, "- ");
    CHECK(out == "- un\n  deux\u202F:\n  trois\n  quatre\n");
    out.clear();
    detail::append_wrapped(out, "", 10, 2);
    CHECK(out == "\n");
    out.clear();
    detail::append_wrapped(out, std::string("3") + detail::glue + "points un-mot-bien-trop-long", 10, 2);
    CHECK(out == "  3 points\n  un-mot-bien-trop-long\n");
}

TEST_CASE("counts, dates and rounding are written as each language wants") {
    CHECK(detail::counted(0, {"critère", "criterion"}, {"critères", "criteria"}, Language::fr) == "0\x1F" "critère");
    CHECK(detail::counted(0, {"critère", "criterion"}, {"critères", "criteria"}, Language::en) == "0\x1F" "criteria");
    CHECK(detail::counted(1, {"critère", "criterion"}, {"critères", "criteria"}, Language::en) == "1\x1F" "criterion");
    CHECK(detail::counted(2, {"critère", "criterion"}, {"critères", "criteria"}, Language::fr) == "2\x1F" "critères");
    CHECK(detail::format_date(*Date::parse("2025-03-01"), Language::fr) == "1er\x1F" "mars 2025");
    CHECK(detail::format_date(*Date::parse("2025-12-31"), Language::en) == "31\x1F" "December 2025");
    CHECK(detail::rounded(36.144578313253014, 1) == 36.1);
    CHECK(detail::rounded(-0.001, 1) == 0.0);
    CHECK(detail::rounded(1e300, 1) == 1e300);
    CHECK(detail::listed({"a", "b", "c"}, {"ou", "or"}, Language::fr) == "a, b ou c");
}

TEST_CASE("units of measure agree with their quantity in French") {
    const auto said = [](const char* unit, std::int64_t count) {
        School school;
        school.field("f", {});
        school.indicator("n", ValueType::integer, both("N", "N")).unit = unit;
        school.criterion(1, "n >= 10");
        school.answer("n", count);
        const std::string text = explain(school.profile(), Language::fr);
        const std::size_t at = text.find("N\u202F: ") + std::string("N\u202F: ").size();
        return text.substr(at, text.find("\u202F;", at) - at);
    };
    CHECK(said("réunions", 1) == "1 réunion");
    CHECK(said("réunions", 2) == "2 réunions");
    CHECK(said("réunions", 0) == "0 réunion");
    CHECK(said("niveaux", 1) == "1 niveau");
    CHECK(said("mois", 1) == "1 mois");
    CHECK(said("Mb/s", 1) == "1 Mb/s");
    CHECK(said("visites/compte", 1) == "1 visite/compte");
    CHECK(said("pour 100 élèves", 1) == "1 pour 100 élèves");
}

}  // namespace

}  // namespace test_explain_text
