// SPDX-License-Identifier: MIT

#include <string>
#include <vector>

#include "catch.hpp"
#include "explain_school.hpp"
#include "golden.hpp"
#include "palier/builtin.hpp"
#include "palier/error.hpp"
#include "palier/gap.hpp"
#include "palier/json.hpp"

namespace test_gap {
namespace {

using namespace palier;
using palier_tests::both;
using palier_tests::check_golden;
using palier_tests::School;
using palier_tests::without_hash;

/// What is listed, one word per part: the text of a condition, or the connective; two spaces for each level.
std::vector<std::string> outline(const GapCriterion& criterion) {
    std::vector<std::string> lines;
    for (const GapPart& part : criterion.parts) {
        std::string line(2 * std::size_t{part.depth}, ' ');
        if (const auto* group = std::get_if<ExplainedGroup>(&part.part))
            line += group->connective == Connective::all_of ? "all of" : "one of";
        else
            line += std::get<ExplainedCondition>(part.part).text;
        lines.push_back(line);
    }
    return lines;
}

/// A school of one field and one criterion over a, b, c, d and a rate.
struct OneCriterion : School {
    explicit OneCriterion(std::string when) {
        for (const char* id : {"a", "b", "c", "d"}) indicator(id, ValueType::boolean, {});
        indicator("trained", ValueType::integer, {}).min = 0;
        indicator("staff", ValueType::integer, {}).min = 0;
        rate("share", "trained", "staff", {});
        field("f", {});
        criterion(1, std::move(when));
    }
    [[nodiscard]] std::vector<std::string> lines() const {
        const Gaps found = gaps(profile());
        REQUIRE(found.fields.size() == 1);
        REQUIRE(found.fields.front().criteria.size() == 1);
        return outline(found.fields.front().criteria.front());
    }
};

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a gap lists what is not satisfied and leaves out what is") {
    SECTION("one of several asked for: no connective is needed") {
        OneCriterion school("a && b && c");
        school.answer("a", true);
        school.answer("b", true);
        CHECK(school.lines() == Lines{"c"});
    }
    SECTION("several of several") {
        OneCriterion school("a && b && c");
        school.answer("a", true);
        school.answer("b", false);
        CHECK(school.lines() == Lines{"all of", "  b", "  c"});
    }
    SECTION("an alternative that is met hides the other; one that is not shows both") {
        OneCriterion school("a && (b || c && d)");
        school.answer("a", false);
        school.answer("b", true);
        CHECK(school.lines() == Lines{"a"});
        school.answers.clear();
        school.answer("a", false);
        school.answer("c", true);
        CHECK(school.lines() == Lines{"all of", "  a", "  one of", "    b", "    d"});
    }
    SECTION("a negation is carried to the conditions") {
        OneCriterion school("!(a || b)");
        school.answer("a", true);
        school.answer("b", true);
        CHECK(school.lines() == Lines{"all of", "  !a", "  !b"});
    }
    SECTION("what is not applicable does not count") {
        OneCriterion school("a && b");
        school.answer("a", Status::not_applicable);
        CHECK(school.lines() == Lines{"b"});
    }
    SECTION("an open condition on the unit comes first") {
        OneCriterion school("a");
        school.definition.maturity.criteria.front().applies = "unit.degree == 2";
        CHECK(school.lines() == Lines{"unit.degree == 2", "a"});
    }
}

TEST_CASE("a condition carries its value, its threshold and how far it is") {
    OneCriterion school("share >= 30.0");
    school.answer("trained", std::int64_t{5});
    school.answer("staff", std::int64_t{20});
    const Gaps found = gaps(school.profile());
    const GapPart& part = found.fields.front().criteria.front().parts.front();
    const auto& condition = std::get<ExplainedCondition>(part.part);
    CHECK(condition.value.as_number() == 25.0);
    CHECK(condition.thresholds.front().as_number() == 30.0);
    CHECK(condition.distance == 5.0);
    CHECK(condition.enough == 6);
    REQUIRE(part.inputs.size() == 2);
    CHECK(part.inputs.front().value.as_integer() == 5);
}

TEST_CASE("a gap aims at the next tier, or at the one asked for") {
    School school;
    for (const char* id : {"a", "b", "c"}) school.indicator(id, ValueType::boolean, {});
    school.field("f", {});
    school.criterion(1, "a");
    school.criterion(2, "b");
    school.criterion(3, "c");
    school.field("g", {});
    for (TierOrdinal tier = 1; tier <= 3; ++tier) school.criterion(tier, "a");
    school.answer("a", true);
    const Profile profile = school.profile();

    const Gaps next = gaps(profile);
    REQUIRE(next.fields.size() == 2);
    CHECK(next.fields[0].tier->tier == 2);
    CHECK(next.fields[0].tier->lacking == 1);
    REQUIRE(next.fields[0].criteria.size() == 1);
    CHECK(next.fields[0].criteria.front().standing.criterion == CriterionId{1});
    CHECK_FALSE(next.fields[1].tier);  // the highest tier is certain
    CHECK(next.fields[1].criteria.empty());

    const Gaps third = gaps(profile, {"f", 3u});
    REQUIRE(third.fields.size() == 1);
    CHECK(third.fields.front().criteria.front().standing.criterion == CriterionId{2});

    for (const TierOrdinal wrong : {0u, 4u}) CHECK_THROWS_AS(gaps(profile, {"f", wrong}), ArgumentError);
    CHECK_THROWS_AS(gaps(profile, {"h", {}}), UnknownNameError);
}

TEST_CASE("a criterion in doubt for another reason has no parts and says why") {
    School school;
    for (const char* id : {"a", "b", "c"}) school.indicator(id, ValueType::boolean, {});
    school.field("f", both("Domaine", "Area")).max_not_applicable = Percent{400'000};
    school.criterion(1, "a", both("Premier", "First"));
    school.criterion(1, "b", both("Deuxième", "Second"));
    school.criterion(1, "c", both("Troisième", "Third")).applies = "unit.degree == 2";
    school.answer("a", Status::not_applicable);
    school.answer("b", true);
    school.answer("c", true);
    const Gaps found = gaps(school.profile());
    bool told = false;
    for (const GapCriterion& criterion : found.fields.front().criteria) told = told || criterion.parts.empty();
    CHECK(told);
    CHECK(to_text(found, Language::fr).find("Il se peut que ce champ") != std::string::npos);
}

TEST_CASE("the gaps of a school, in French and in English") {
    const auto framework = read_framework(find_builtin("framework", "demo")).framework;
    const auto observations = read_observations(find_builtin("observations", "academie-exemple"), *framework).observations;
    DiagnoseOptions options;
    const auto schema = read_organisation_schema(find_builtin("organisation-schema", "france")).schema;
    options.organisation = read_organisation(find_builtin("organisation", "academie-exemple"), schema).organisation;
    const Profile profile = profile_of(*diagnose(framework, observations, options), "0990001N");
    for (const Language language : {Language::fr, Language::en})
        check_golden("gap_demo", language, without_hash(to_text(gaps(profile), language), *framework));
}

TEST_CASE("every form of gap, in French and in English") {
    School school;
    for (const char* id : {"a", "b", "c", "d"})
        school.indicator(id, ValueType::boolean, both(std::string("Question ") + id, std::string("Question ") + id));
    school.indicator("trained", ValueType::integer, both("Enseignants formés", "Teachers trained")).min = 0;
    school.indicator("staff", ValueType::integer, both("Enseignants en poste", "Teachers on duty")).min = 0;
    school.rate("share", "trained", "staff", both("Taux d'enseignants formés", "Rate of teachers trained"));
    school.field("formation", both("Formation", "Training"));
    school.criterion(1, "a", both("Une question simple", "A plain question")).advice = both("Y répondre.", "Answer it.");
    school.criterion(1, "share >= 30.0", both("Trois sur dix", "Three in ten")).effort = 3;
    Criterion& group = school.criterion(1, "b && (c || d && share >= 20.0)", both("Plusieurs points", "Several points"));
    group.need = Need::mandatory;
    group.prerequisites = {"k1"};
    school.criterion(1, "a || share > 20.0", both("Au choix", "Either way"));
    school.criterion(1, "c", both("Selon l'unité", "Depending on the unit")).applies = "unit.degree == 2";
    school.definition.maturity.overrides.push_back({std::nullopt, 1u, {RequirementRule::at_least, 3, {}}, {}});
    school.field("sommet", both("Tout en haut", "At the top"));
    school.criterion(1, "staff > 0", both("Il y a du monde", "Somebody is there"));
    school.field("reste", both("Assuré sans tout remplir", "Secured without all"));
    school.criterion(1, "staff > 0", both("Il y a du monde", "Somebody is there"));
    school.criterion(1, "d", both("Question d", "Question d"));
    school.definition.maturity.overrides.push_back({"reste", 1u, {RequirementRule::at_least, 1, {}}, {}});
    school.definition.maturity.tiers.resize(1);
    school.answer("trained", std::int64_t{4});
    school.answer("staff", std::int64_t{20});
    school.answer("d", false);
    const Profile profile = school.profile();
    for (const Language language : {Language::fr, Language::en}) {
        GapOptions first;
        first.tier = 1;
        check_golden("gap_forms", language, without_hash(to_text(gaps(profile), language) + to_text(gaps(profile, first), language, 60), *profile.framework));
    }
}

}  // namespace test_gap
