// SPDX-License-Identifier: MIT

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "palier/path.hpp"
#include "path_school.hpp"

namespace test_path_limits {

using namespace palier_tests;

TEST_CASE("minimal sets come by size, then effort, then document order, up to a limit") {
    PathSchool school(2);
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
    PathSchool school;
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
    PathSchool school(4, 5);
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
    PathSchool school;
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
    PathSchool school;
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

}  // namespace test_path_limits
