// SPDX-License-Identifier: MIT

#include <string>

#include "catch.hpp"
#include "palier/path.hpp"
#include "path_school.hpp"

namespace test_path_implications {

using namespace palier_tests;

TEST_CASE("what a criterion implies is met with it") {
    PathSchool school;
    school.add_when("some", "rate >= 30.0", 5);
    school.add_when("most", "rate >= 50.0", 7);
    school.build();
    CHECK(school.names(school.path()) == "most(some)");
    CHECK(school.path().effort == 7);
    CHECK(school.path().lower_bound == 7);

    SECTION("one that requires what it implies brings nothing") {
        school.definition.maturity.criteria[1].prerequisites = {"some"};
        CHECK(school.build().names(school.path()) == "some most");
        CHECK(school.path().effort == 12);
    }
    SECTION("one outside the target may be the cheapest way") {
        school.definition.maturity.fields.emplace_back();
        school.definition.maturity.fields.back().id = "f1";
        school.add_when("all", "rate >= 80.0 && hours > 3", 3).field = "f1";
        CHECK(school.build().names(school.path()) == "all(some most)");
        school.definition.maturity.criteria.back().prerequisites = {"some"};
        CHECK(school.build().names(school.path()) == "most(some)");
    }
    SECTION("an implied criterion may be a prerequisite") {
        school.add_when("after", "hours >= 1", 1, {"some"});
        school.definition.maturity.criteria[0].field = "f0";
        CHECK(school.build().names(school.path()) == "most(some) after");
    }
    SECTION("without a limit on implications that is passed") {
        PathLimits limits;
        limits.max_implications = 0;
        const CheapestPath path = school.path(1, limits);
        CHECK(path.reachable);
        CHECK_FALSE(path.implications_complete);
        CHECK_FALSE(path.optimal);
        CHECK(path.lower_bound == 0);
        CHECK(path.gap() == path.effort);
    }
}

TEST_CASE("implications are deduced from thresholds, lists, equal conditions and conjunctions") {
    const auto implies = [](const std::string& strong, const std::string& weak) {
        PathSchool school;
        Indicator place;
        place.id = "place";
        place.type = ValueType::category;
        place.values = {"town", "village", "farm"};
        school.definition.indicators.push_back(place);
        Indicator open;
        open.id = "open";
        open.type = ValueType::boolean;
        open.not_applicable = NotApplicablePolicy::allowed;
        school.definition.indicators.push_back(open);
        school.add_when("strong", strong, 1);
        school.add_when("weak", weak, 1);
        school.build();
        REQUIRE(school.framework->compiled(CriterionId{0}).when);
        REQUIRE(school.framework->compiled(CriterionId{1}).when);
        return !deduce_implications(*school.framework, school.frame)[0].empty();
    };
    CHECK(implies("rate >= 50.0", "rate >= 30.0"));
    CHECK_FALSE(implies("rate >= 30.0", "rate >= 50.0"));
    CHECK(implies("rate >= 30.0", "rate >= 30.0"));
    CHECK(implies("rate > 30.0", "rate >= 30.0"));
    CHECK_FALSE(implies("rate >= 30.0", "rate > 30.0"));
    CHECK(implies("rate < 30.0", "rate <= 30.0"));
    CHECK(implies("rate < 30.0", "!(rate >= 30.0)"));
    CHECK_FALSE(implies("rate < 30.0", "rate < 20.0"));
    CHECK_FALSE(implies("rate >= 50.0", "rate <= 30.0"));
    CHECK(implies("50.0 <= rate", "rate != 30.0"));
    CHECK_FALSE(implies("rate >= 30.0", "rate != 30.0"));
    CHECK(implies("rate == 50.0", "rate > 49.5"));
    CHECK(implies("hours > 3", "hours >= 4"));  // integers have neighbours
    CHECK(implies("hours in [4, 5]", "hours > 3"));
    CHECK_FALSE(implies("hours in [3, 5]", "hours > 3"));
    CHECK(implies("hours in [4, 5]", "hours in [3, 4, 5]"));
    CHECK_FALSE(implies("hours in [3, 4, 5]", "hours in [4, 5]"));
    CHECK(implies("place == 'farm'", "place in ['farm', 'village']"));
    CHECK(implies("place == 'farm'", "place != 'town'"));
    CHECK_FALSE(implies("place != 'town'", "place == 'farm'"));  // not deduced from the declared values
    CHECK(implies("!(place in ['town', 'farm'])", "place != 'town'"));
    CHECK(implies("open == true", "open"));
    CHECK(implies("open", "open != false"));
    CHECK_FALSE(implies("open", "!open"));
    CHECK(implies("rate >= 50.0 && open", "rate >= 30.0"));
    CHECK_FALSE(implies("rate >= 50.0", "rate >= 30.0 && open"));
    CHECK(implies("open && hours >= 4 && rate >= 50.0", "rate >= 30.0 && hours >= 4"));
    CHECK(implies("!(rate < 50.0 || !open)", "rate >= 30.0"));
    CHECK_FALSE(implies("rate >= 50.0 || open", "rate >= 30.0"));
    CHECK(implies("rate >= 50.0 || open", "rate >= 50.0||open"));  // the same condition, however written
    CHECK(implies("(rate >= 50.0 || open) && hours > 1", "rate >= 50.0 || open"));
    CHECK_FALSE(implies("rate * 2.0 >= 50.0", "rate * 2.0 >= 30.0"));  // only names and constants are compared
    CHECK_FALSE(implies("rate >= 50.0", "hours >= 3"));
}

TEST_CASE("an implication holds only where the implied criterion surely applies") {
    PathSchool school;
    school.add_when("strong", "rate >= 50.0 && hours >= 4", 1);
    school.add_when("weak", "rate >= 30.0", 1);
    const auto implied = [&] { return !deduce_implications(*school.framework, school.frame)[0].empty(); };
    school.build();
    CHECK(implied());

    SECTION("not when the part that implies it may be not applicable") {
        school.know("rate", PartialValue::not_applicable());
        CHECK_FALSE(implied());
    }
    SECTION("when another part is not applicable") {
        school.know("hours", PartialValue::not_applicable());
        CHECK(implied());
    }
    SECTION("when it applies to this unit, on the same condition, but not when an answer decides") {
        school.definition.maturity.criteria[1].applies = "unit.size >= 3";
        school.build().know("unit.size", PartialValue::integer(3));
        CHECK(implied());
        school.know("unit.size", PartialValue::integer(2));
        CHECK_FALSE(implied());
        school.definition.maturity.criteria[1].applies = "hours >= 1";
        school.build().know("hours", PartialValue::integer(5));
        CHECK_FALSE(implied());
        school.definition.maturity.criteria[0].applies = "hours >= 1";
        school.build();
        CHECK(implied());
    }
}

}  // namespace test_path_implications
