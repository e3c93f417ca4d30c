// SPDX-License-Identifier: MIT
//
// Bounds against the oracle: all completions of the unknown answers, each assessed as a school that answered everything.

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "palier/assess.hpp"

namespace {

using namespace palier;

/// Small random frameworks whose answers have few values, so that all completions can be tried.
class Generator {
public:
    explicit Generator(std::uint32_t seed) : random_(seed) {}

    std::uint32_t below(std::uint32_t count) { return std::uniform_int_distribution<std::uint32_t>(0, count - 1)(random_); }
    bool chance(std::uint32_t percent) { return below(100) < percent; }

    FrameworkDefinition framework() {
        FrameworkDefinition made;
        made.id = "random";
        made.version = "1";
        for (std::uint32_t i = 0; i < 2; ++i) {
            made.indicators.push_back(indicator("b" + std::to_string(i), ValueType::boolean));
            made.indicators.push_back(indicator("o" + std::to_string(i), ValueType::ordinal));
            made.indicators.back().min = 0;
            made.indicators.back().max = 3;
            made.indicators.push_back(indicator("i" + std::to_string(i), ValueType::integer));
            made.indicators.back().min = 0;
            made.indicators.back().max = 4;
        }
        made.indicators.push_back(indicator("c", ValueType::category));
        made.indicators.back().values = {"none", "adsl", "fibre"};
        Indicator score = indicator("score", ValueType::number);
        score.formula = "mean([o0, o1])";
        made.indicators.push_back(score);
        for (std::uint32_t tier = 1; tier <= 3; ++tier) made.maturity.tiers.push_back({"t" + std::to_string(tier), {}, {}});
        for (std::uint32_t f = 0; f < 2; ++f) {
            Field field;
            field.id = "f" + std::to_string(f);
            if (chance(30)) field.max_not_applicable = static_cast<Percent>(250'000 * (1 + below(3)));
            made.maturity.fields.push_back(field);
        }
        const std::uint32_t criteria = 3 + below(7);
        for (std::uint32_t i = 0; i < criteria; ++i) {
            Criterion criterion;
            criterion.id = "k" + std::to_string(i);
            criterion.field = "f" + std::to_string(below(2));
            criterion.tier = 1 + below(3);
            criterion.when = condition(2);
            if (chance(20)) criterion.applies = condition(1);
            if (chance(20)) criterion.need = Need::mandatory;
            made.maturity.criteria.push_back(criterion);
        }
        made.maturity.default_requirement = requirement();
        if (chance(40)) made.maturity.overrides.push_back({"f0", 2, requirement(), {}});
        made.maturity.gating = chance(70) ? Gating::cumulative : Gating::independent;
        made.maturity.overall = static_cast<OverallRule>(below(3));
        made.maturity.overall_count = 1;
        return made;
    }

    /// One answer: a known value, nothing, or "not applicable".
    PartialValue answer(const IndicatorSet& indicators, IndicatorId id, std::uint32_t unknown_percent) {
        if (chance(unknown_percent)) return unknown_value(indicators, id, Reason::missing);
        if (chance(10)) return PartialValue::not_applicable();
        const auto values = values_of(indicators, id);
        return values[below(static_cast<std::uint32_t>(values.size()))];
    }

    static std::vector<PartialValue> values_of(const IndicatorSet& indicators, IndicatorId id) {
        const Indicator& indicator = indicators[id];
        if (indicator.type == ValueType::boolean) return {PartialValue::boolean(false), PartialValue::boolean(true)};
        std::vector<PartialValue> values;
        if (indicator.type == ValueType::category)
            for (const auto text : indicators.texts_of(id)) values.push_back(PartialValue::text(text));
        else
            for (std::int64_t v = 0; v <= static_cast<std::int64_t>(*indicator.max); ++v) values.push_back(PartialValue::integer(v));
        return values;
    }

private:
    static Indicator indicator(std::string id, ValueType type) {
        Indicator made;
        made.id = std::move(id);
        made.type = type;
        made.not_applicable = NotApplicablePolicy::allowed;
        return made;
    }

    Requirement requirement() {
        switch (below(3)) {
            case 0: return {RequirementRule::all, 0, {}};
            case 1: return {RequirementRule::at_least, 1 + below(3), {}};
            default: return {RequirementRule::share, 0, static_cast<Percent>(100'000 * (1 + below(10)))};
        }
    }

    std::string atom() {
        static const char* const comparisons[] = {" >= ", " > ", " <= ", " < ", " == ", " != "};
        const std::string digit = std::to_string(below(2));
        switch (below(6)) {
            case 0: return "b" + digit;
            case 1: return "o" + digit + comparisons[below(6)] + std::to_string(below(4));
            case 2: return "i" + digit + comparisons[below(6)] + std::to_string(below(5));
            case 3: return std::string("c") + (chance(50) ? " == 'fibre'" : " in ['adsl', 'fibre']");
            case 4: return std::string("score") + comparisons[below(4)] + std::to_string(below(3)) + (chance(50) ? ".5" : ".0");
            default: return "i0 + o1" + std::string(comparisons[below(4)]) + std::to_string(below(7));
        }
    }

    std::string condition(std::uint32_t depth) {
        if (depth == 0 || chance(35)) return atom();
        switch (below(3)) {
            case 0: return "(" + condition(depth - 1) + " && " + condition(depth - 1) + ")";
            case 1: return "(" + condition(depth - 1) + " || " + condition(depth - 1) + ")";
            default: return "!(" + condition(depth - 1) + ")";
        }
    }

    std::mt19937 random_;
};

/// Calls `visit` with every completion of the unknown answers of a frame.
template <class Visit>
void for_each_completion(const IndicatorSet& indicators, const std::vector<PartialValue>& frame, EvaluationScratch& scratch, Visit visit) {
    std::vector<std::uint32_t> open;
    std::vector<std::vector<PartialValue>> values;
    for (std::uint32_t i = 0; i < indicators.size(); ++i) {
        const auto id = id_at<IndicatorId>(i);
        if (indicators[id].is_derived() || !frame[i].is_unknown()) continue;
        open.push_back(i);
        values.push_back(Generator::values_of(indicators, id));
    }
    std::vector<std::size_t> at(open.size(), 0);
    for (;;) {
        std::vector<PartialValue> complete = frame;
        for (std::size_t i = 0; i < open.size(); ++i) complete[open[i]] = values[i][at[i]];
        derive(indicators, complete, {}, scratch);
        visit(complete);
        std::size_t next = 0;
        while (next < open.size() && ++at[next] == values[next].size()) at[next++] = 0;
        if (next == open.size()) return;
    }
}

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
