// SPDX-License-Identifier: MIT
//
// Bounds against the oracle: all completions of the unknown answers, each assessed as a school that answered everything.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "catch.hpp"
#include "palier/assess.hpp"
#include "small_frameworks.hpp"

namespace test_assess {
namespace {

using namespace palier;

using palier_tests::for_each_completion;
using palier_tests::Generator;

struct Attained {
    TierOrdinal least = 99;
    TierOrdinal greatest = 0;
    bool exact = true;  // every completion gave one tier
    void add(const TierBounds& bounds) {
        least = std::min(least, bounds.certain);
        greatest = std::max(greatest, bounds.possible);
        exact = exact && bounds.certain == bounds.possible;
    }
};

/// Tells whether what a field derives is in its declared range, and as it was given: other answers are told as an error, and complete nothing.
bool is_answer(const Assessor& assessor, const std::vector<PartialValue>& answers, const std::vector<PartialValue>& frame) {
    const IndicatorSet& indicators = *assessor.framework()->indicators();
    const auto derived = assessor.derived_of(FieldId{0});
    return std::all_of(derived.begin(), derived.end(), [&](IndicatorId id) {
        if (!answers[index(id)].is_known()) return !frame[index(id)].is_known();
        const double value = answers[index(id)].as_number();
        if (frame[index(id)].is_known() && frame[index(id)].as_number() != value) return false;
        return value >= indicators[id].min.value_or(value) && value <= indicators[id].max.value_or(value);
    });
}

}  // namespace

TEST_CASE("bounds hold every completion, and are attained where they are called tight") {
    std::size_t tight_and_open = 0;
    std::size_t loose = 0;
    std::size_t compared = 0;
    for (std::uint32_t seed = 0; seed < 1500; ++seed) {
        Generator generator(seed);
        const FrameworkBuild build = Framework::build(generator.framework());
        REQUIRE(build.report.ok());
        const Assessor assessor(build.framework);
        const IndicatorSet& indicators = *build.framework->indicators();
        EvaluationScratch scratch;
        std::vector<PartialValue> frame = make_empty_frame(indicators, scratch);
        for (std::size_t i = 0; i < indicators.size(); ++i)
            if (!indicators.indicators()[i].is_derived()) frame[i] = generator.answer(indicators, id_at<IndicatorId>(i), 35);
        derive(indicators, frame, {}, scratch);

        const Assessment assessment = assessor.assess(frame, scratch);
        std::vector<Attained> attained(assessment.fields.size());
        Attained overall;
        for_each_completion(indicators, frame, scratch, [&](const std::vector<PartialValue>& complete) {
            const Assessment one = assessor.assess(complete, scratch);
            for (std::size_t f = 0; f < attained.size(); ++f) attained[f].add(one.fields[f].bounds);
            if (one.overall) overall.add(*one.overall);
        });
        const auto compare = [&](const TierBounds& bounds, const Attained& truth) {
            ++compared;
            CHECK(bounds.certain <= truth.least);
            CHECK(bounds.possible >= truth.greatest);
            // A field over its cap of "not applicable" has no single tier even when all else is answered.
            if (!truth.exact) return;
            if (bounds.tight) {
                CHECK(bounds.certain == truth.least);
                CHECK(bounds.possible == truth.greatest);
                if (bounds.certain != bounds.possible) ++tight_and_open;
            } else {
                ++loose;
            }
        };
        for (std::size_t f = 0; f < attained.size(); ++f) {
            CAPTURE(seed, f);
            compare(assessment.fields[f].bounds, attained[f]);
        }
        if (assessment.overall) {
            CAPTURE(seed);
            compare(*assessment.overall, overall);
        }
    }
    // The property would be empty if nothing were open, or nothing called tight.
    CHECK(compared > 3000);
    CHECK(tight_and_open > 200);
    CHECK(loose < compared / 5);
}

TEST_CASE("bounds of ratios and formulas that share their parts hold every completion, and are called tight only and mostly when attained") {
    std::size_t tight_and_open = 0;
    std::size_t missed = 0;  // attained, but not found to be
    for (std::uint32_t seed = 0; seed < 3000; ++seed) {
        Generator generator(seed);
        const FrameworkBuild build = Framework::build(generator.ratios());
        REQUIRE(build.report.ok());
        const Assessor assessor(build.framework);
        const IndicatorSet& indicators = *build.framework->indicators();
        EvaluationScratch scratch;
        std::vector<PartialValue> frame = make_empty_frame(indicators, scratch);
        for (std::size_t i = 0; i < indicators.size(); ++i) {
            if (!indicators.indicators()[i].is_derived()) frame[i] = generator.answer(indicators, id_at<IndicatorId>(i), 60);
            if (indicators.indicators()[i].type == ValueType::ratio && generator.chance(5)) frame[i] = PartialValue::number(50.0);  // given without its parts
        }
        derive(indicators, frame, {}, scratch);
        const auto over_zero = [&](IndicatorId id) {
            const auto quotient = indicators.find_quotient(id);
            return quotient && frame[index(id)].is_unknown() && frame[index(quotient->of)].is_known() && frame[index(quotient->per)].is_known();
        };

        Attained all, exact;
        for_each_completion(indicators, frame, scratch, [&](const std::vector<PartialValue>& complete) {
            if (!is_answer(assessor, complete, frame)) return;
            const TierBounds one = assessor.assess(complete, scratch).fields[0].bounds;
            all.add(one);
            if (one.certain == one.possible) exact.add(one);  // not where a ratio is over zero
        });
        if (all.least == 99) continue;  // the known answers leave none
        const TierBounds bounds = assessor.assess(frame, scratch).fields[0].bounds;
        CAPTURE(seed);
        CHECK(bounds.certain <= all.least);
        CHECK(bounds.possible >= all.greatest);
        // Over a known zero a ratio is any value of its range, which no answer shows.
        const auto derived = assessor.derived_of(FieldId{0});
        if (std::any_of(derived.begin(), derived.end(), over_zero) || bounds.certain == bounds.possible) continue;
        const bool attained = bounds.certain == exact.least && bounds.possible == exact.greatest;
        if (bounds.tight) {
            CHECK(attained);
            ++tight_and_open;
        } else if (attained) {
            ++missed;
        }
    }
    CAPTURE(tight_and_open, missed);
    CHECK(tight_and_open > 500);
    CHECK(missed < tight_and_open / 3);
}

TEST_CASE("a better answer never makes a requirement worse, not applicable lying between") {
    // The argument behind the bounds: met > not applicable > not met, for every rule and every number of criteria.
    const Outcome outcomes[] = {Outcome::not_met, Outcome::not_applicable, Outcome::met};
    for (std::uint32_t rule = 0; rule < 14; ++rule) {
        FrameworkDefinition definition;
        definition.id = "rule";
        definition.maturity.tiers.push_back({"t", {}, {}});
        definition.maturity.fields.emplace_back();
        definition.maturity.fields.back().id = "f";
        for (std::uint32_t i = 0; i < 4; ++i) {
            Criterion criterion;
            criterion.id = "k" + std::to_string(i);
            criterion.field = "f";
            criterion.when = "true";
            criterion.need = i == 0 && rule % 2 == 1 ? Need::mandatory : Need::ordinary;
            definition.maturity.criteria.push_back(criterion);
        }
        if (rule < 4)
            definition.maturity.default_requirement = {RequirementRule::at_least, 1 + rule, {}};
        else
            definition.maturity.default_requirement = {RequirementRule::share, 0, static_cast<Percent>((rule - 3) * 100'000)};
        const FrameworkBuild build = Framework::build(definition);
        const Assessor assessor(build.framework);
        for (std::uint32_t code = 0; code < 81; ++code) {
            std::vector<CriterionResult> results;
            std::uint32_t rest = code;
            for (int i = 0; i < 4; ++i, rest /= 3) results.push_back({outcomes[rest % 3], outcomes[rest % 3]});
            const bool holds = assessor.count_requirement(FieldId{0}, 1, results).certain;
            for (auto& result : results) {
                const CriterionResult before = result;
                for (const Outcome better : outcomes) {
                    if (better <= before.worst) continue;
                    result = {better, better};
                    if (holds) CHECK(assessor.count_requirement(FieldId{0}, 1, results).certain);
                }
                result = before;
            }
        }
    }
}

}  // namespace test_assess
