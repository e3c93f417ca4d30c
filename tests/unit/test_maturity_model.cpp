// SPDX-License-Identifier: MIT
#include "palier/maturity_model.hpp"

#include <algorithm>
#include <limits>
#include <random>

#include "catch.hpp"

namespace test_maturity_model {

using namespace palier;

namespace {

Requirement at_least(std::uint32_t count) {
    return {RequirementRule::at_least, count, {}};
}

RequirementOverride place(std::optional<std::string> field, std::optional<TierOrdinal> tier, std::uint32_t count) {
    return {std::move(field), tier, at_least(count), {}};
}

constexpr Percent percent(std::uint32_t whole) {
    return static_cast<Percent>(whole * 10'000U);
}

}  // namespace

TEST_CASE("a share counts upwards: the least number that makes at least the share") {
    STATIC_REQUIRE(ceil_share(percent(80), 5) == 4);
    STATIC_REQUIRE(ceil_share(percent(80), 6) == 5);
    STATIC_REQUIRE(ceil_share(percent(50), 3) == 2);
    STATIC_REQUIRE(ceil_share(percent(30), 20) == 6);
    STATIC_REQUIRE(ceil_share(percent(100), 7) == 7);
    STATIC_REQUIRE(ceil_share(percent(0), 7) == 0);
    STATIC_REQUIRE(ceil_share(percent(80), 0) == 0);
    STATIC_REQUIRE(ceil_share(static_cast<Percent>(1), 1) == 1);
}

TEST_CASE("a share is exact where binary fractions are not") {
    // 0.07 x 100 is 7.000000000000001 in doubles, whose ceiling is 8.
    CHECK(ceil_share(percent(7), 100) == 7);
    CHECK(ceil_share(percent(14), 50) == 7);
    CHECK(ceil_share(static_cast<Percent>(333'333), 3) == 1);
    CHECK(ceil_share(static_cast<Percent>(333'334), 3) == 2);
}

TEST_CASE("a share is what exact integer arithmetic says") {
    std::mt19937 random(1U);
    const auto holds = [](std::uint32_t share, std::uint32_t count) {
        const std::uint64_t needed = ceil_share(static_cast<Percent>(share), count);
        const std::uint64_t wanted = std::uint64_t{share} * count;
        return needed * 1'000'000U >= wanted && (needed == 0 || (needed - 1) * 1'000'000U < wanted);
    };
    for (std::uint32_t share = 0; share <= 1'000'000; share += 997)
        for (std::uint32_t count = 0; count <= 40; ++count)
            REQUIRE(holds(share, count));
    for (int round = 0; round < 20'000; ++round)
        REQUIRE(holds(static_cast<std::uint32_t>(random() % 1'000'001U), static_cast<std::uint32_t>(random())));
    REQUIRE(holds(1'000'000, std::numeric_limits<std::uint32_t>::max()));
    REQUIRE(holds(999'999, std::numeric_limits<std::uint32_t>::max()));
}

TEST_CASE("without an override the default requirement holds everywhere, and asks for all criteria") {
    const MaturityModel model;
    CHECK(model.requirement_of("pilotage", 1) == Requirement{RequirementRule::all, 0, {}});
    MaturityModel other;
    other.default_requirement = at_least(3);
    CHECK(other.requirement_of("pilotage", 9) == at_least(3));
}

TEST_CASE("the most specific override wins: field and tier, then field, then tier, whatever their order") {
    std::vector<RequirementOverride> all = {place({}, {}, 1), place({}, 2, 2), place("f", {}, 3), place("f", 2, 4)};
    std::mt19937 random(2U);
    for (int round = 0; round < 50; ++round) {
        std::shuffle(all.begin(), all.end(), random);
        MaturityModel model;
        model.default_requirement = at_least(9);
        model.overrides = all;
        CHECK(model.requirement_of("f", 2).count == 4);
        CHECK(model.requirement_of("f", 1).count == 3);
        CHECK(model.requirement_of("g", 2).count == 2);
        CHECK(model.requirement_of("g", 1).count == 1);
    }
}

TEST_CASE("of two equally specific overrides the first wins") {
    MaturityModel model;
    model.overrides = {place("f", {}, 1), place("f", {}, 2)};
    CHECK(model.requirement_of("f", 1).count == 1);
}

TEST_CASE("an override of another place changes nothing") {
    MaturityModel model;
    model.overrides = {place("g", {}, 1), place({}, 3, 2), place("f", 3, 4)};
    CHECK(model.requirement_of("f", 1) == model.default_requirement);
}

TEST_CASE("a model is cumulative and has no overall tier unless told otherwise") {
    const MaturityModel model;
    CHECK(model.gating == Gating::cumulative);
    CHECK(model.overall == OverallRule::none);
    CHECK(Criterion{}.need == Need::ordinary);
    CHECK(Criterion{}.effort == 1);
}

}  // namespace test_maturity_model
