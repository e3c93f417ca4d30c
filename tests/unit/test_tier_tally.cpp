// SPDX-License-Identifier: MIT
#include <algorithm>
#include <random>
#include <vector>

#include "catch.hpp"
#include "palier/roll_up.hpp"

namespace test_tier_tally {

using namespace palier;

namespace {

TierTally random_tally(std::mt19937& random) {
    TierTally made(4);
    for (std::size_t n = random() % 8U; n > 0; --n) {
        const auto certain = static_cast<TierOrdinal>(random() % 5U);
        if (random() % 4U == 0)
            made.add_missing();
        else
            made.add({certain, static_cast<TierOrdinal>(certain + random() % (5U - certain)), true});
    }
    return made;
}

TierTally merged(TierTally a, const TierTally& b) {
    a.merge(b);
    return a;
}

}  // namespace

TEST_CASE("a new tally has nobody and no median") {
    const TierTally tally(3);
    CHECK(tally.members() == 0);
    CHECK(tally.diagnosed() == 0);
    CHECK(tally.certainly_at_least(0) == 0);
    CHECK(tally.possibly_at_least(3) == 0);
    CHECK_FALSE(tally.median());
}

TEST_CASE("a tally counts who has surely and possibly reached each tier") {
    TierTally tally(3);
    tally.add({0, 2, true});
    tally.add({2, 2, true});
    tally.add({3, 3, true});
    tally.add_missing();
    CHECK(tally.members() == 4);
    CHECK(tally.diagnosed() == 3);
    const std::uint32_t certain[] = {3, 2, 2, 1};
    const std::uint32_t possible[] = {3, 3, 3, 1};
    for (TierOrdinal tier = 0; tier <= 3; ++tier) {
        CHECK(tally.certainly_at_least(tier) == certain[tier]);
        CHECK(tally.possibly_at_least(tier) == possible[tier]);
    }
    CHECK(tally.certainly_at_least(4) == 0);
}

TEST_CASE("the median of an even number is the lower of the two in the middle, on each side") {
    const auto median = [](std::vector<TierBounds> bounds) {
        TierTally tally(3);
        for (const auto& one : bounds)
            tally.add(one);
        return *tally.median();
    };
    CHECK(median({{1, 1, true}}) == TierBounds{1, 1, true});
    CHECK(median({{0, 0, true}, {3, 3, true}}) == TierBounds{0, 0, true});
    CHECK(median({{0, 0, true}, {1, 1, true}, {3, 3, true}}) == TierBounds{1, 1, true});
    CHECK(median({{0, 3, true}, {1, 2, true}, {0, 1, true}}) == TierBounds{0, 2, false});
    CHECK(median({{2, 2, true}, {2, 3, true}, {0, 3, true}, {3, 3, true}}) == TierBounds{2, 3, false});
}

TEST_CASE("who was not diagnosed does not move the median") {
    TierTally tally(3);
    tally.add({3, 3, true});
    for (int i = 0; i < 5; ++i)
        tally.add_missing();
    CHECK(tally.median() == TierBounds{3, 3, true});
}

TEST_CASE("the median is that of the sorted tiers, whatever the members") {
    std::mt19937 random(3U);
    for (int round = 0; round < 500; ++round) {
        TierTally tally(4);
        std::vector<TierOrdinal> certain;
        std::vector<TierOrdinal> possible;
        for (std::size_t n = 1 + random() % 9U; n > 0; --n) {
            const auto low = static_cast<TierOrdinal>(random() % 5U);
            const auto high = static_cast<TierOrdinal>(low + random() % (5U - low));
            tally.add({low, high, true});
            certain.push_back(low);
            possible.push_back(high);
        }
        std::sort(certain.begin(), certain.end());
        std::sort(possible.begin(), possible.end());
        const std::size_t middle = (certain.size() - 1) / 2;
        REQUIRE(tally.median()->certain == certain[middle]);
        REQUIRE(tally.median()->possible == possible[middle]);
    }
}

TEST_CASE("merging tallies is associative and commutative, the empty one is neutral") {
    std::mt19937 random(4U);
    for (int round = 0; round < 500; ++round) {
        const TierTally a = random_tally(random);
        const TierTally b = random_tally(random);
        const TierTally c = random_tally(random);
        REQUIRE(merged(merged(a, b), c) == merged(a, merged(b, c)));
        REQUIRE(merged(a, b) == merged(b, a));
        REQUIRE(merged(a, TierTally(4)) == a);
        REQUIRE(merged(TierTally(4), a) == a);
    }
}

TEST_CASE("parts counted apart give the same whole") {
    std::mt19937 random(5U);
    for (int round = 0; round < 200; ++round) {
        TierTally whole(4);
        TierTally parts[3] = {TierTally(4), TierTally(4), TierTally(4)};
        for (int n = 0; n < 20; ++n) {
            const auto low = static_cast<TierOrdinal>(random() % 5U);
            const TierBounds bounds{low, static_cast<TierOrdinal>(low + random() % (5U - low)), true};
            whole.add(bounds);
            parts[random() % 3U].add(bounds);
        }
        REQUIRE(merged(merged(parts[2], parts[0]), parts[1]) == whole);
    }
}

}  // namespace test_tier_tally
