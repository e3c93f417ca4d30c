// SPDX-License-Identifier: MIT

#include <string>
#include <vector>

#include "catch.hpp"
#include "palier/error.hpp"
#include "palier/path.hpp"
#include "path_school.hpp"

namespace test_path {

using namespace palier_tests;

TEST_CASE("a target that is reached asks for nothing") {
    PathSchool school;
    school.add("a", 1);
    school.build().know("b_a", PartialValue::boolean(true));
    CHECK(school.path().reachable);
    CHECK(school.path().optimal);
    CHECK(school.path().steps.empty());
    CHECK(school.sets().complete);
    REQUIRE(school.sets().sets.size() == 1);
    CHECK(school.sets().sets[0].criteria.empty());

    SECTION("so does tier 0, and an empty target") {
        school.know("b_a", PartialValue::boolean(false));
        CHECK(school.path().steps.size() == 1);
        CHECK(school.path(0).steps.empty());
        CHECK(cheapest_path(*school.assessor, school.frame, school.assess(), {}).optimal);
    }
    SECTION("so does a tier without applicable criteria") {
        school.know("b_a", PartialValue::not_applicable());
        CHECK(school.path().optimal);
        CHECK(school.path().steps.empty());
    }
    SECTION("so does a tier proven by splitting an answer") {
        PathSchool split;
        split.add_when("low", "hours < 5", 1);
        split.add_when("high", "hours >= 5", 1);
        split.at_least(1);
        split.build();
        REQUIRE(split.assess().fields[0].bounds.certain == 1);
        CHECK(split.path().steps.empty());
        CHECK(split.sets().sets[0].criteria.empty());
    }
}

TEST_CASE("the path takes the cheapest criteria that fill the requirement") {
    PathSchool school;
    school.add("dear", 9);
    school.add("cheap", 2);
    school.add("middle", 5);
    school.add("free", 0);
    school.at_least(2);
    CHECK(school.build().names(school.path()) == "cheap free");
    CHECK(school.path().effort == 2);

    SECTION("a mandatory one whatever it costs") {
        school.definition.maturity.criteria[0].need = Need::mandatory;
        CHECK(school.build().names(school.path()) == "dear free");
    }
    SECTION("a share rounds up, of what applies") {
        school.definition.maturity.default_requirement = {RequirementRule::share, 0, static_cast<Percent>(500'000)};
        CHECK(school.build().names(school.path()) == "cheap free");
        school.know("b_free", PartialValue::not_applicable());
        CHECK(school.names(school.path()) == "cheap middle");
    }
    SECTION("no more than apply") {
        school.at_least(3);
        school.build().know("b_free", PartialValue::not_applicable()).know("b_cheap", PartialValue::not_applicable());
        CHECK(school.names(school.path()) == "dear middle");
    }
    SECTION("what is met counts") {
        school.build().know("b_dear", PartialValue::boolean(true));
        CHECK(school.names(school.path()) == "free");
    }
}

TEST_CASE("prerequisites come first and cost once") {
    PathSchool school(1, 2);
    school.add("own", 6);
    school.add("left", 1, {"base"});
    school.add("right", 1, {"base"});
    school.add("base", 4).field = "f1";
    school.at_least(2);
    // Alone, `left` costs 5 with its prerequisite and `own` 6; the two that share it cost 6 together.
    CHECK(school.build().names(school.path()) == "base left right");
    CHECK(school.path().effort == 6);
    CHECK(school.path().optimal);

    SECTION("those that are met or not applicable cost nothing") {
        for (const auto& value : {PartialValue::boolean(true), PartialValue::not_applicable()}) {
            school.know("b_base", value);
            CHECK(school.names(school.path()) == "left right");
        }
    }
    SECTION("a chain is followed to its end, in order") {
        school.definition.maturity.criteria[3].prerequisites = {"first"};
        school.add("first", 1).field = "f1";
        CHECK(school.build().names(school.path()) == "first base left right");
        school.definition.maturity.criteria.back().effort = 9;
        CHECK(school.build().path().effort == 15);
    }
    SECTION("several fields share them") {
        school.definition.maturity.criteria[1].field = "f1";
        school.definition.maturity.criteria[1].prerequisites.clear();
        school.at_least(1);
        school.build();
        const std::vector<FieldTarget> both{{FieldId{0}, 1}, {FieldId{1}, 1}, {FieldId{1}, 0}};
        CHECK(school.names(cheapest_path(*school.assessor, school.frame, school.assess(), both)) == "base right");
    }
}

TEST_CASE("cumulative tiers need those below, independent ones do not") {
    PathSchool school(3);
    school.add("one", 5).tier = 1;
    school.add("two", 1).tier = 2;
    school.add("three", 3).tier = 3;
    CHECK(school.build().names(school.path(2)) == "one two");
    CHECK(school.names(school.sets(2)) == "one two");
    school.definition.maturity.gating = Gating::independent;
    CHECK(school.build().names(school.path(2)) == "two");
    CHECK(school.names(school.sets(2)) == "two, three");
    // Any tier from the wanted one on will do.
    school.definition.maturity.criteria[1].effort = 4;
    CHECK(school.build().names(school.path(2)) == "three");
    CHECK(school.names(school.path(1)) == "three");
}

TEST_CASE("a criterion that turns out to apply may help") {
    PathSchool school;
    Indicator asked;
    asked.id = "asked";
    asked.type = ValueType::boolean;
    school.definition.indicators.push_back(asked);
    school.add("a", 9);
    // Whether it applies is unknown, and it is met if it does: at its worst it is not applicable.
    school.add_when("perhaps", "rate >= 0.0", 1).applies = "asked";
    school.definition.maturity.default_requirement = {RequirementRule::share, 0, static_cast<Percent>(500'000)};
    school.build();
    REQUIRE(school.assess().criteria[1] == CriterionResult{Outcome::not_applicable, Outcome::met});
    CHECK(school.names(school.path()) == "perhaps");
    CHECK(school.names(school.sets()) == "perhaps, a");
}

TEST_CASE("what cannot be satisfied makes a tier unreachable, and is told") {
    PathSchool school(2);
    school.add("low", 1).tier = 1;
    const auto only_block = [&](TierOrdinal tier) {
        const CheapestPath path = school.path(tier);
        CHECK_FALSE(path.reachable);
        CHECK_FALSE(path.optimal);
        CHECK(path.steps.empty());
        REQUIRE(path.blocking.size() == 1);
        return path.blocking[0];
    };
    const auto obstacle = [&] {
        const BlockedTier block = only_block(2);
        CHECK(block.tier == 2);
        REQUIRE(block.criteria.size() == 1);
        CHECK((*school.framework)[block.criteria[0].criterion].id == "x");
        return block.criteria[0].obstacle;
    };
    SECTION("by the attributes of the unit") {
        school.add_when("x", "unit.size >= 10", 1).tier = 2;
        school.build().know("unit.size", PartialValue::integer(3));
        CHECK(obstacle() == Obstacle::never_true);
        CHECK_FALSE(school.sets(2).reachable);
        CHECK(school.sets(2).complete);
        CHECK(school.sets(2).sets.empty());
        REQUIRE(school.sets(2).blocking.size() == 1);
        CHECK(school.sets(2).blocking[0] == only_block(2));
        CHECK(school.path(1).reachable);
        // While the attribute is unknown it may still turn out to hold.
        school.build();
        CHECK(school.path(2).reachable);
    }
    SECTION("by the declared range") {
        school.add_when("x", "hours >= 11", 1).tier = 2;
        CHECK(school.build().assess().criteria[1].state() == CriterionState::not_met);
        CHECK(obstacle() == Obstacle::never_true);
    }
    SECTION("by its condition") {
        school.add_when("x", "false", 1).tier = 2;
        school.build();
        CHECK(obstacle() == Obstacle::never_true);
    }
    SECTION("because its condition could not be read") {
        school.add_when("x", "no_such_indicator", 1).tier = 2;
        school.build();
        CHECK(obstacle() == Obstacle::unusable);
    }
    SECTION("because of a prerequisite") {
        school.definition.maturity.fields.emplace_back();
        school.definition.maturity.fields.back().id = "f1";
        school.add_when("never", "false", 1).field = "f1";
        school.add("between", 1, {"never"}).field = "f1";
        school.add("x", 1, {"between"}).tier = 2;
        school.build();
        CHECK(obstacle() == Obstacle::prerequisite);
        CHECK(school.sets(2).reachable);  // they do not look at prerequisites
    }
    SECTION("because it waits for itself") {
        school.add("x", 1, {"x"}).tier = 2;
        school.build();
        CHECK(obstacle() == Obstacle::prerequisite_cycle);
    }
    SECTION("because prerequisites go in a circle") {
        school.add("x", 1, {"y"}).tier = 2;
        school.add("y", 1, {"x"}).tier = 1;
        school.at_least(1);
        school.build();
        CHECK(obstacle() == Obstacle::prerequisite_cycle);
        // A circle is broken where one is met.
        school.know("b_y", PartialValue::boolean(true));
        CHECK(school.names(school.path(2)) == "x");
    }
    SECTION("but a circle is broken where one is implied by another criterion") {
        school.add_when("x", "rate >= 20.0", 1, {"y"}).tier = 2;
        school.add_when("y", "rate >= 30.0", 1, {"x"}).tier = 2;
        school.add_when("z", "rate >= 40.0", 6).tier = 2;
        school.build();
        CHECK(school.names(school.path(2)) == "low z(x y)");
    }
    SECTION("the lowest tier is told, each field once") {
        school.add_when("x", "false", 1).tier = 1;
        school.add_when("y", "false", 1).tier = 2;
        school.build();
        CHECK(only_block(2).tier == 1);
    }
    SECTION("one of several may be missing") {
        school.add_when("x", "false", 1).tier = 2;
        school.add("y", 1).tier = 2;
        school.at_least(1);
        CHECK(school.build().names(school.path(2)) == "low y");
        CHECK(school.names(school.sets(2)) == "low y");
    }
    CHECK(to_text(Obstacle::unusable) == "unusable");
    CHECK(to_text(Obstacle::never_true) == "never_true");
    CHECK(to_text(Obstacle::prerequisite) == "prerequisite");
    CHECK(to_text(Obstacle::prerequisite_cycle) == "prerequisite_cycle");
}

TEST_CASE("a target or an assessment of another framework is refused") {
    PathSchool school;
    school.add("a", 1);
    school.build();
    const auto code = [&](std::vector<FieldTarget> target, const Assessment& assessment) -> std::string {
        try {
            static_cast<void>(cheapest_path(*school.assessor, school.frame, assessment, target));
        } catch (const ArgumentError& error) {
            return error.code();
        }
        return {};
    };
    CHECK(code({{FieldId{0}, 1}}, school.assess()).empty());
    CHECK(code({{FieldId{1}, 1}}, school.assess()) == "api.argument.target");
    CHECK(code({{FieldId{0}, 2}}, school.assess()) == "api.argument.target");
    CHECK(code({{FieldId{0}, 1}}, {}) == "api.argument.assessment");
    CHECK_THROWS_AS(minimal_unmet_sets(*school.assessor, {}, school.assess(), {}), ArgumentError);
}

TEST_CASE("a profile has all that is needed") {
    PathSchool school;
    school.add("a", 1);
    school.build();
    Profile profile;
    profile.framework = school.framework;
    profile.frame = school.frame;
    profile.assessment = school.assess();
    const std::vector<FieldTarget> target{{FieldId{0}, 1}};
    CHECK(school.names(cheapest_path(profile, target)) == "a");
    CHECK(school.names(minimal_unmet_sets(profile, target)) == "a");
}

}  // namespace test_path
