// SPDX-License-Identifier: MIT
//
// Gaps against the oracle: all completions of the unknown answers, and all sets of criteria that could be met.

#include <bit>
#include <cstdint>
#include <vector>

#include "catch.hpp"
#include "palier/gap.hpp"
#include "small_frameworks.hpp"

namespace test_gap {

using namespace palier;
using palier_tests::for_each_completion;
using palier_tests::Generator;

TEST_CASE("a gap lists what some answers leave unmet, and says how many of it are needed") {
    std::size_t listed = 0, exact = 0;
    for (std::uint32_t seed = 0; seed < 400; ++seed) {
        CAPTURE(seed);
        Generator generator(seed);
        FrameworkDefinition definition = generator.framework();
        for (Field& field : definition.maturity.fields) field.max_not_applicable.reset();  // a cap has no single completion
        const auto framework = Framework::build(definition).framework;
        const Assessor assessor(framework);
        const IndicatorSet& indicators = *framework->indicators();
        EvaluationScratch scratch;
        Profile profile;
        profile.framework = framework;
        profile.frame = make_empty_frame(indicators, scratch);
        for (std::size_t i = 0; i < indicators.size(); ++i)
            if (!indicators.indicators()[i].is_derived()) profile.frame[i] = generator.answer(indicators, id_at<IndicatorId>(i), 30);
        derive(indicators, profile.frame, {}, scratch);
        profile.assessment = assessor.assess(profile.frame, scratch);

        std::vector<bool> may_lack(framework->criterion_count(), false);
        for_each_completion(indicators, profile.frame, scratch, [&](const std::vector<PartialValue>& complete) {
            for (std::size_t i = 0; i < may_lack.size(); ++i)
                if (assessor.evaluate_criterion(id_at<CriterionId>(i), complete, scratch).worst == Outcome::not_met) may_lack[i] = true;
        });
        for (const FieldGap& gap : gaps(profile).fields) {
            if (!gap.tier) continue;
            std::vector<bool> shown(framework->criterion_count(), false);
            std::vector<CriterionId> open;
            for (const GapCriterion& criterion : gap.criteria) {
                shown[index(criterion.standing.criterion)] = true;
                open.push_back(criterion.standing.criterion);
                CHECK_FALSE(criterion.parts.empty());
            }
            for (const CriterionId id : framework->criteria_of(gap.profile.field, gap.tier->tier))
                if (may_lack[index(id)]) CHECK(shown[index(id)]);
            // The least number of listed criteria that, once met, make the tier hold whatever the other answers are.
            REQUIRE(open.size() < 16);
            std::size_t least = open.size() + 1;
            bool may_not_apply = false;
            for (const CriterionId id : open) {
                const CriterionResult result = profile.assessment.criteria[index(id)];
                may_not_apply = may_not_apply || (result.worst != result.best && (result.worst == Outcome::not_applicable || result.best == Outcome::not_applicable));
            }
            for (std::uint32_t set = 0; set < 1U << open.size(); ++set) {
                std::vector<CriterionResult> results = profile.assessment.criteria;
                for (std::size_t i = 0; i < open.size(); ++i)
                    if (set >> i & 1U) results[index(open[i])] = {Outcome::met, Outcome::met};
                if (assessor.count_requirement(gap.profile.field, gap.tier->tier, results).certain)
                    least = std::min(least, static_cast<std::size_t>(std::popcount(set)));
            }
            REQUIRE(least <= open.size());  // all of them are enough
            ++listed;
            if (!may_not_apply) {
                ++exact;
                CHECK(gap.tier->lacking == least);
            }
        }
    }
    CHECK(listed > 400);
    CHECK(exact > 200);
}

}  // namespace test_gap
