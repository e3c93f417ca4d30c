// SPDX-License-Identifier: MIT
//
// Bounds against the oracle: all completions of the unknown answers, each assessed as a school that answered everything.

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

/// Tells whether the ratios that criteria read lie in their declared ranges.
bool are_in_range(const Assessor& assessor, const std::vector<PartialValue>& answers) {
    const Framework& framework = *assessor.framework();
    for (std::size_t i = 0; i < framework.criterion_count(); ++i)
        for (const InputUse& use : assessor.inputs_of(id_at<CriterionId>(i))) {
            const Indicator& indicator = framework.indicators()->indicators()[use.slot];
            if (indicator.type != ValueType::ratio || !answers[use.slot].is_known()) continue;
            const double value = answers[use.slot].as_number();
            if (value < indicator.min.value_or(value) || value > indicator.max.value_or(value)) return false;
        }
    return true;
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

TEST_CASE("bounds of ratios that share their parts hold every completion, and are called tight mostly when they are") {
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
        for (std::size_t i = 0; i < indicators.size(); ++i)
            if (!indicators.indicators()[i].is_derived()) frame[i] = generator.answer(indicators, id_at<IndicatorId>(i), 60);
        derive(indicators, frame, {}, scratch);

        // Of answers that bring a ratio beyond its declared range an error is told: they complete nothing.
        Attained truth;
        for_each_completion(indicators, frame, scratch, [&](const std::vector<PartialValue>& complete) {
            if (are_in_range(assessor, complete)) truth.add(assessor.assess(complete, scratch).fields[0].bounds);
        });
        if (truth.least == 99) continue;
        const TierBounds bounds = assessor.assess(frame, scratch).fields[0].bounds;
        CAPTURE(seed);
        CHECK(bounds.certain <= truth.least);
        CHECK(bounds.possible >= truth.greatest);
        if (!truth.exact) continue;  // a ratio over zero has no single tier
        if (bounds.tight) {
            CHECK(bounds.certain == truth.least);
            CHECK(bounds.possible == truth.greatest);
            if (bounds.certain != bounds.possible) ++tight_and_open;
        } else if (bounds.certain == truth.least && bounds.possible == truth.greatest) {
            ++missed;
        }
    }
    CAPTURE(tight_and_open, missed);
    CHECK(tight_and_open > 500);
    CHECK(missed < tight_and_open / 10);
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
