// SPDX-License-Identifier: MIT

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "palier/path.hpp"

namespace {

using namespace palier;

/// A framework written criterion by criterion, and one unit of which nothing is known but what a test says.
class School {
public:
    explicit School(std::uint32_t tiers = 1, std::uint32_t fields = 1) {
        definition.id = "paths";
        definition.version = "1";
        for (std::uint32_t t = 1; t <= tiers; ++t) definition.maturity.tiers.push_back({"t" + std::to_string(t), {}, {}});
        for (std::uint32_t f = 0; f < fields; ++f) {
            definition.maturity.fields.emplace_back();
            definition.maturity.fields.back().id = "f" + std::to_string(f);
        }
        number("rate", 0, 100);
        number("hours", 0, 10);
        definition.unit_attributes.push_back({"size", ValueType::integer});
    }

    /// Adds a criterion on a boolean of its own.
    Criterion& add(const std::string& id, std::uint32_t effort, std::vector<std::string> prerequisites = {}) {
        Indicator own;
        own.id = "b_" + id;
        own.type = ValueType::boolean;
        own.not_applicable = NotApplicablePolicy::allowed;
        definition.indicators.push_back(own);
        return add_when(id, own.id, effort, std::move(prerequisites));
    }

    Criterion& add_when(const std::string& id, const std::string& when, std::uint32_t effort, std::vector<std::string> prerequisites = {}) {
        Criterion made;
        made.id = id;
        made.field = "f0";
        made.when = when;
        made.effort = effort;
        made.prerequisites = std::move(prerequisites);
        definition.maturity.criteria.push_back(made);
        return definition.maturity.criteria.back();
    }

    void number(const std::string& id, double min, double max) {
        Indicator made;
        made.id = id;
        made.type = id == "hours" ? ValueType::integer : ValueType::number;
        made.min = min;
        made.max = max;
        made.not_applicable = NotApplicablePolicy::allowed;
        definition.indicators.push_back(made);
    }

    School& build() {
        framework = Framework::build(definition).framework;
        assessor.emplace(framework);
        frame = make_empty_frame(*framework->indicators(), scratch);
        return *this;
    }

    School& know(const std::string& symbol, PartialValue value) {
        frame[*framework->indicators()->find_slot(symbol)] = value;
        return *this;
    }

    [[nodiscard]] Assessment assess() { return assessor->assess(frame, scratch); }
    [[nodiscard]] CheapestPath path(TierOrdinal tier = 1, const PathLimits& limits = {}) {
        const std::vector<FieldTarget> target{{FieldId{0}, tier}};
        return cheapest_path(*assessor, frame, assess(), target, limits);
    }
    [[nodiscard]] UnmetSets sets(TierOrdinal tier = 1, const UnmetSetLimits& limits = {}) {
        const std::vector<FieldTarget> target{{FieldId{0}, tier}};
        return minimal_unmet_sets(*assessor, frame, assess(), target, limits);
    }
    [[nodiscard]] std::string names(const std::vector<CriterionId>& ids) const {
        std::string text;
        for (const CriterionId id : ids) text += (text.empty() ? "" : " ") + (*framework)[id].id;
        return text;
    }
    [[nodiscard]] std::string names(const CheapestPath& path) const {
        std::string text;
        for (const PathStep& step : path.steps) {
            text += (text.empty() ? "" : " ") + (*framework)[step.criterion].id;
            if (!step.implied.empty()) text += "(" + names(step.implied) + ")";
        }
        return text;
    }
    [[nodiscard]] std::string names(const UnmetSets& sets) const {
        std::string text;
        for (const UnmetSet& set : sets.sets) text += (text.empty() ? "" : ", ") + names(set.criteria);
        return text;
    }
    void at_least(std::uint32_t count) { definition.maturity.default_requirement = {RequirementRule::at_least, count, {}}; }

    FrameworkDefinition definition;
    std::shared_ptr<const Framework> framework;
    std::optional<Assessor> assessor;
    EvaluationScratch scratch;
    std::vector<PartialValue> frame;
};

}  // namespace

TEST_CASE("a target that is reached asks for nothing") {
    School school;
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
        School split;
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
    School school;
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
    School school(1, 2);
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

TEST_CASE("what a criterion implies is met with it") {
    School school;
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
        School school;
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
    School school;
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

TEST_CASE("cumulative tiers need those below, independent ones do not") {
    School school(3);
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
    School school;
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
    School school(2);
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

TEST_CASE("minimal sets come by size, then effort, then document order, up to a limit") {
    School school(2);
    school.add("a", 3);
    school.add("b", 1);
    school.add("c", 1);
    school.add("must", 7).need = Need::mandatory;
    school.at_least(2);
    school.add("up", 1, {"a"}).tier = 2;
    school.build();
    const UnmetSets one = school.sets(1);
    CHECK(school.names(one) == "b must, c must, a must");
    CHECK(one.complete);
    CHECK(one.sets[2].effort == 10);
    CHECK(school.names(school.sets(2)) == "b must up, c must up, a must up");  // prerequisites play no part
    CHECK(school.names(school.sets(1, {2, 1'000})) == "b must, c must");
    CHECK_FALSE(school.sets(1, {2, 1'000}).complete);
    CHECK(school.sets(1, {3, 1'000}).complete);
    CHECK(school.sets(1, {0, 1'000}).reachable);
    CHECK(school.sets(1, {0, 1'000}).sets.empty());
    CHECK_FALSE(school.sets(1, {0, 1'000}).complete);
    // Stopped by its work, it gives the first ones.
    const UnmetSets stopped = school.sets(1, {10, 1});
    CHECK_FALSE(stopped.complete);
    for (std::size_t i = 0; i < stopped.sets.size(); ++i) CHECK(stopped.sets[i] == one.sets[i]);
}

TEST_CASE("many alternatives are enumerated from the best one") {
    School school;
    for (std::uint32_t i = 0; i < 60; ++i) school.add("k" + std::to_string(i), 1 + i % 7);
    school.at_least(30);
    school.build();
    const UnmetSets sets = school.sets();
    REQUIRE(sets.sets.size() == 100);
    CHECK_FALSE(sets.complete);
    CHECK(sets.sets[0].effort == school.path().effort);
    CHECK(std::is_sorted(sets.sets.begin(), sets.sets.end(), [](const UnmetSet& a, const UnmetSet& b) {
        return a.effort != b.effort ? a.effort < b.effort : a.criteria < b.criteria;
    }));
}

TEST_CASE("a search that is stopped tells what is proven") {
    std::mt19937 random(5);
    const auto below = [&](std::uint32_t count) { return static_cast<std::uint32_t>(random() % count); };
    School school(4, 5);
    std::vector<FieldTarget> target;
    for (std::uint32_t f = 0; f < 5; ++f) target.push_back({FieldId{f}, 4});
    for (std::uint32_t i = 0; i < 200; ++i) {
        Criterion& criterion = school.add("k" + std::to_string(i), 1 + below(10));
        criterion.field = "f" + std::to_string(below(5));
        criterion.tier = 1 + below(4);
    }
    for (std::uint32_t i = 0; i < 120; ++i) {
        const std::uint32_t a = below(200), b = below(200);
        if (a != b) school.definition.maturity.criteria[std::max(a, b)].prerequisites.push_back("k" + std::to_string(std::min(a, b)));
    }
    school.definition.maturity.default_requirement = {RequirementRule::share, 0, static_cast<Percent>(600'000)};
    school.build();
    const Assessment assessment = school.assess();
    const CheapestPath best = cheapest_path(*school.assessor, school.frame, assessment, target);
    CHECK(best.optimal);
    CHECK(best.gap() == 0);
    const auto after = outcomes_after(assessment.criteria, best);
    for (const FieldTarget& wanted : target) CHECK(school.assessor->bound_field(wanted.field, after).certain >= wanted.tier);

    PathLimits none;
    none.max_nodes = 0;
    const CheapestPath first = cheapest_path(*school.assessor, school.frame, assessment, target, none);
    CHECK(first.reachable);
    CHECK(first.nodes == 0);
    CHECK(first.lower_bound <= best.effort);
    CHECK(first.effort >= best.effort);
    CHECK(first.optimal == (first.gap() == 0));
    // The same limits give the same path.
    const CheapestPath again = cheapest_path(*school.assessor, school.frame, assessment, target);
    CHECK(again.steps == best.steps);
    CHECK(again.nodes == best.nodes);
}

TEST_CASE("efforts of any size are added exactly") {
    School school;
    for (std::uint32_t i = 0; i < 40; ++i) school.add("k" + std::to_string(i), 0xFFFF'FFFFU - (i % 2), i >= 2 ? std::vector{"k" + std::to_string(i - 2)} : std::vector<std::string>{});
    school.at_least(21);
    school.build();
    // Two chains of twenty: one whole, and one more of the other. The second one is cheaper by one each.
    const CheapestPath path = school.path();
    CHECK(path.optimal);
    CHECK(path.effort == 20 * std::uint64_t{0xFFFF'FFFEU} + 0xFFFF'FFFFU);

    SECTION("and none at all costs nothing") {
        for (Criterion& criterion : school.definition.maturity.criteria) criterion.effort = 0;
        const CheapestPath free = school.build().path();
        CHECK(free.optimal);
        CHECK(free.effort == 0);
        CHECK(free.steps.size() == 21);
    }
}

TEST_CASE("thousands of criteria in a chain, a circle, or on one condition end soon") {
    constexpr std::uint32_t many = 5000;
    School school;
    PathLimits limits;
    limits.max_work = 100'000;
    SECTION("chain") {
        for (std::uint32_t i = 0; i < many; ++i) school.add_when("k" + std::to_string(i), "rate >= 50.0", 1, i > 0 ? std::vector{"k" + std::to_string(i - 1)} : std::vector<std::string>{});
        school.at_least(many / 2);
        limits.max_implications = 1000;
        const CheapestPath path = school.build().path(1, limits);
        CHECK(path.reachable);
        CHECK_FALSE(path.implications_complete);
    }
    SECTION("circle") {
        for (std::uint32_t i = 0; i < many; ++i) school.add("k" + std::to_string(i), 1, {"k" + std::to_string((i + 1) % many)});
        const CheapestPath path = school.build().path(1, limits);
        CHECK_FALSE(path.reachable);
        REQUIRE(path.blocking.size() == 1);
        CHECK(path.blocking[0].criteria.size() == many);
        CHECK(school.sets(1, {1, 100'000}).reachable);
    }
}

TEST_CASE("a target or an assessment of another framework is refused") {
    School school;
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
    School school;
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
