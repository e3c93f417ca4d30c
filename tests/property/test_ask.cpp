// SPDX-License-Identifier: MIT
//
// Questions and the stop certificate against the oracle: every answer to every question, all completions of the others.

#include <algorithm>
#include <cstdint>
#include <map>
#include <vector>

#include "catch.hpp"
#include "palier/ask.hpp"
#include "small_frameworks.hpp"

namespace test_ask {
namespace {

using namespace palier;
using palier_tests::for_each_completion;
using palier_tests::Generator;

/// A random framework with a rate of its two integers, and a school that answered part of it.
struct Case {
    explicit Case(std::uint32_t seed, std::int64_t widest = 4) : generator(seed) {
        FrameworkDefinition definition = generator.framework();
        for (Indicator& indicator : definition.indicators)
            if (indicator.type == ValueType::integer) indicator.max = static_cast<double>(widest);
        Indicator rate;
        rate.id = "rate";
        rate.type = ValueType::ratio;
        rate.of = "i0";
        rate.per = "i1";
        rate.scale = 100;
        definition.indicators.push_back(rate);
        for (Criterion& criterion : definition.maturity.criteria)
            if (generator.chance(25)) criterion.when = "rate >= " + std::to_string(25 * generator.below(7)) + ".0";
        framework = Framework::build(definition).framework;
        const IndicatorSet& indicators = *framework->indicators();
        profile.framework = framework;
        profile.frame = make_empty_frame(indicators, scratch);
        for (std::size_t i = 0; i < indicators.size(); ++i)
            if (!indicators.indicators()[i].is_derived()) profile.frame[i] = generator.answer(indicators, id_at<IndicatorId>(i), 40);
        derive(indicators, profile.frame, {}, scratch);
    }

    void assess(const Assessor& assessor) { profile.assessment = assessor.assess(profile.frame, scratch); }

    Generator generator;
    EvaluationScratch scratch;
    std::shared_ptr<const Framework> framework;
    Profile profile;
};

std::uint32_t width(const Assessment& assessment) {
    std::uint32_t sum = 0;
    for (const FieldProfile& field : assessment.fields) sum += field.bounds.possible - field.bounds.certain;
    if (assessment.overall) sum += assessment.overall->possible - assessment.overall->certain;
    return sum;
}

}  // namespace

TEST_CASE("an answer narrows at least what was promised, and mostly exactly that") {
    std::size_t questions = 0, exact_worst = 0, exact_mean = 0, means = 0;
    for (std::uint32_t seed = 0; seed < 500; ++seed) {
        CAPTURE(seed);
        Case one(seed);
        const Assessor assessor(one.framework);
        one.assess(assessor);
        const IndicatorSet& indicators = *one.framework->indicators();
        const std::uint32_t before = width(one.profile.assessment);
        for (const Question& question : next_questions(assessor, one.profile, 99)) {
            const auto values = Generator::values_of(indicators, question.indicator);
            std::uint32_t least = before, sum = 0;
            for (const PartialValue& value : values) {
                std::vector<PartialValue> frame = one.profile.frame;
                frame[index(question.indicator)] = value;
                derive(indicators, frame, {}, one.scratch);
                const std::uint32_t after = width(assessor.assess(frame, one.scratch));
                REQUIRE(after <= before);
                least = std::min(least, before - after);
                sum += before - after;
            }
            CHECK(question.worst <= least);
            ++questions;
            exact_worst += question.worst == least ? 1U : 0U;
            if (indicators[question.indicator].type != ValueType::integer) {
                CHECK(question.cells == values.size());
                const double mean = static_cast<double>(sum) / static_cast<double>(values.size());
                CHECK(question.mean <= mean + 1e-9);
                ++means;
                exact_mean += question.mean >= mean - 1e-9 ? 1U : 0U;
            } else {
                CHECK(question.cells <= values.size());
            }
        }
    }
    INFO(questions << " questions, worst case exact for " << exact_worst << ", mean for " << exact_mean << " of " << means);
    CHECK(questions > 500);
    CHECK(exact_worst * 100 > questions * 97);
    CHECK(exact_mean * 100 > means * 90);
}

TEST_CASE("the cells of wide ranges are found without trying every answer") {
    std::size_t questions = 0, same_cells = 0, same_worst = 0;
    for (std::uint32_t seed = 0; seed < 150; ++seed) {
        CAPTURE(seed);
        constexpr std::int64_t widest = 300;
        Case one(seed, widest);
        const Assessor assessor(one.framework);
        one.assess(assessor);
        const IndicatorSet& indicators = *one.framework->indicators();
        const std::uint32_t before = width(one.profile.assessment);
        for (const Question& question : next_questions(assessor, one.profile, 99)) {
            if (indicators[question.indicator].type != ValueType::integer) continue;
            // All answers, one by one; a cell ends where the result of any open criterion changes.
            std::vector<CriterionResult> last;
            std::uint32_t cells = 0, least = before;
            for (std::int64_t answer = 0; answer <= widest; ++answer) {
                std::vector<PartialValue> frame = one.profile.frame;
                frame[index(question.indicator)] = PartialValue::integer(answer);
                derive(indicators, frame, {}, one.scratch);
                const Assessment assessment = assessor.assess(frame, one.scratch);
                least = std::min(least, before - width(assessment));
                if (answer == 0 || assessment.criteria != last) ++cells;
                last = assessment.criteria;
            }
            CHECK(question.worst <= least);
            CHECK(question.cells <= cells);  // criteria that can move nothing make no cells
            ++questions;
            same_cells += question.cells == cells ? 1U : 0U;
            same_worst += question.worst == least ? 1U : 0U;
        }
    }
    INFO(questions << " questions, cells alike for " << same_cells << ", worst case for " << same_worst);
    CHECK(questions > 70);
    CHECK(same_worst * 100 > questions * 95);
    CHECK(same_cells * 100 > questions * 60);
}

TEST_CASE("questions come best first") {
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
        CAPTURE(seed);
        Case one(seed);
        const Assessor assessor(one.framework);
        one.assess(assessor);
        const auto all = next_questions(assessor, one.profile, 99);
        for (std::size_t i = 1; i < all.size(); ++i) {
            const Question &a = all[i - 1], &b = all[i];
            CHECK(std::tie(a.worst, a.mean) >= std::tie(b.worst, b.mean));
            if (a.worst == b.worst && a.mean == b.mean && a.decided == b.decided) CHECK(a.indicator < b.indicator);
        }
        const auto few = next_questions(assessor, one.profile, 2);
        REQUIRE(few.size() == std::min<std::size_t>(2, all.size()));
        for (std::size_t i = 0; i < few.size(); ++i) CHECK(few[i].indicator == all[i].indicator);
    }
}

TEST_CASE("a question left out can change no tier, whatever the other answers are; settled fields never change") {
    std::size_t left_out = 0, settled = 0, nothing = 0;
    for (std::uint32_t seed = 0; seed < 400; ++seed) {
        CAPTURE(seed);
        Case one(seed);
        const Assessor assessor(one.framework);
        one.assess(assessor);
        const IndicatorSet& indicators = *one.framework->indicators();
        const Certificate certificate = certify(assessor, one.profile);
        std::vector<std::uint32_t> open;
        for (std::uint32_t i = 0; i < indicators.size(); ++i)
            if (!indicators.indicators()[i].is_derived() && one.profile.frame[i].is_unknown()) open.push_back(i);
        if (open.size() > 5) continue;

        struct Outcome {
            std::vector<std::int64_t> answers;  // as numbers, by place in `open`
            std::vector<TierBounds> fields;
        };
        std::vector<Outcome> outcomes;
        for_each_completion(indicators, one.profile.frame, one.scratch, [&](const std::vector<PartialValue>& complete) {
            Outcome outcome;
            for (const std::uint32_t slot : open) {
                const PartialValue& value = complete[slot];
                std::int64_t code = 0;
                if (value.kind() == PartialValue::Kind::text) code = static_cast<unsigned char>(value.as_text().front());  // all differ there
                if (value.kind() == PartialValue::Kind::boolean) code = value.as_boolean() ? 1 : 0;
                if (value.kind() == PartialValue::Kind::integer) code = value.as_integer();
                outcome.answers.push_back(code);
            }
            for (const FieldProfile& field : assessor.assess(complete, one.scratch).fields) outcome.fields.push_back(field.bounds);
            outcomes.push_back(std::move(outcome));
        });
        for (const FieldCertificate& field : certificate.fields) {
            const std::size_t f = index(field.field);
            if (field.verdict == Settlement::settled) {
                ++settled;
                CHECK(field.askable.empty());
                bool kept = true;
                for (const Outcome& outcome : outcomes) kept = kept && outcome.fields[f].certain == field.bounds.certain;
                CHECK(kept);
            }
            if (field.verdict == Settlement::nothing_to_ask) {
                ++nothing;
                CHECK_FALSE(field.beyond.empty());
            }
            for (std::size_t at = 0; at < open.size(); ++at) {
                if (std::find(field.askable.begin(), field.askable.end(), id_at<IndicatorId>(open[at])) != field.askable.end()) continue;
                ++left_out;
                bool alike = true;
                std::map<std::vector<std::int64_t>, std::pair<TierOrdinal, TierOrdinal>> seen;
                for (const Outcome& outcome : outcomes) {
                    std::vector<std::int64_t> others = outcome.answers;
                    others[at] = 0;
                    const std::pair<TierOrdinal, TierOrdinal> tier{outcome.fields[f].certain, outcome.fields[f].possible};
                    alike = alike && seen.emplace(std::move(others), tier).first->second == tier;
                }
                CHECK(alike);
            }
        }
    }
    CHECK(left_out > 300);
    CHECK(settled > 100);
    CHECK(nothing > 5);
}

TEST_CASE("asking the best question until the certificate says stop ends at the true tiers") {
    std::size_t asked = 0, unanswered = 0;
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
        CAPTURE(seed);
        Case one(seed);
        const Assessor assessor(one.framework);
        const IndicatorSet& indicators = *one.framework->indicators();
        std::vector<PartialValue> truth = one.profile.frame;
        std::size_t open = 0;
        for (std::size_t i = 0; i < indicators.size(); ++i)
            if (!indicators.indicators()[i].is_derived() && truth[i].is_unknown()) {
                const auto values = Generator::values_of(indicators, id_at<IndicatorId>(i));
                truth[i] = values[one.generator.below(static_cast<std::uint32_t>(values.size()))];
                ++open;
            }
        derive(indicators, truth, {}, one.scratch);
        const Assessment end = assessor.assess(truth, one.scratch);
        for (std::size_t round = 0;; ++round) {
            REQUIRE(round <= open);
            one.assess(assessor);
            const Certificate certificate = certify(assessor, one.profile);
            const auto questions = next_questions(assessor, one.profile, 1);
            CHECK((certificate.verdict == Settlement::open) == !questions.empty());
            if (certificate.verdict != Settlement::open) {
                unanswered += open - round;
                break;
            }
            ++asked;
            const std::size_t slot = index(questions.front().indicator);
            one.profile.frame[slot] = truth[slot];
            derive(indicators, one.profile.frame, {}, one.scratch);
        }
        for (std::size_t f = 0; f < end.fields.size(); ++f) {
            const TierBounds &known = one.profile.assessment.fields[f].bounds, &last = end.fields[f].bounds;
            CHECK(known.certain <= last.certain);
            CHECK(known.possible >= last.possible);
            if (last.certain == last.possible && certify(assessor, one.profile).fields[f].beyond.empty()) CHECK(known.certain == known.possible);
        }
    }
    CHECK(asked > 200);
    CHECK(unanswered > 50);  // the certificate spares questions
}

}  // namespace test_ask
