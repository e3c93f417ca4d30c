// SPDX-License-Identifier: MIT

#include <string>
#include <vector>

#include "catch.hpp"
#include "palier/assess.hpp"

namespace test_assess {
namespace {

using namespace palier;

/// A framework of one field with criteria given as (tier, condition), built in code.
struct Grid {
    FrameworkDefinition definition;

    Grid() {
        definition.id = "grid";
        for (const char* tier : {"t1", "t2", "t3"}) definition.maturity.tiers.push_back({tier, {}, {}});
        definition.maturity.fields.emplace_back();
        definition.maturity.fields.back().id = "f";
        add_indicator("a", ValueType::boolean);
        add_indicator("b", ValueType::boolean);
        add_indicator("c", ValueType::boolean);
        Indicator& stage = add_indicator("stage", ValueType::ordinal);
        stage.min = 0;
        stage.max = 3;
        add_indicator("trained", ValueType::integer).min = 0;
        add_indicator("on_duty", ValueType::integer).min = 0;
        Indicator& rate = add_indicator("rate", ValueType::ratio);
        rate.of = "trained";
        rate.per = "on_duty";
        rate.scale = 100;
        rate.min = 0;
        rate.max = 100;
    }

    Indicator& add_indicator(std::string id, ValueType type) {
        definition.indicators.emplace_back();
        definition.indicators.back().id = std::move(id);
        definition.indicators.back().type = type;
        definition.indicators.back().not_applicable = NotApplicablePolicy::allowed;
        return definition.indicators.back();
    }

    Criterion& add(TierOrdinal tier, std::string when) {
        definition.maturity.criteria.emplace_back();
        Criterion& criterion = definition.maturity.criteria.back();
        criterion.id = "k" + std::to_string(definition.maturity.criteria.size());
        criterion.field = "f";
        criterion.tier = tier;
        criterion.when = std::move(when);
        return criterion;
    }
};

/// Answers by name on top of a frame without answers.
struct Answers {
    std::shared_ptr<const Framework> framework;
    std::vector<PartialValue> frame;
    EvaluationScratch scratch;

    explicit Answers(const Grid& grid) {
        FrameworkBuild build = Framework::build(grid.definition);
        REQUIRE(build.report.empty());
        framework = build.framework;
        frame = make_empty_frame(*framework->indicators(), scratch);
    }

    Answers& set(const char* name, PartialValue value) {
        frame[index(framework->indicators()->get(name))] = value;
        derive(*framework->indicators(), frame, {}, scratch);
        return *this;
    }

    Assessment assess(AssessOptions options = {}) { return Assessor(framework, options).assess(frame, scratch); }
    TierBounds bounds(AssessOptions options = {}) { return assess(options).fields[0].bounds; }
};

const PartialValue yes = PartialValue::boolean(true);
const PartialValue no = PartialValue::boolean(false);
const PartialValue n_a = PartialValue::not_applicable();

}  // namespace

TEST_CASE("a tier needs all tiers below it when gates are cumulative, and none when they are independent") {
    Grid grid;
    grid.add(1, "a");
    grid.add(2, "b");
    Answers cumulative(grid);
    CHECK(cumulative.set("a", no).set("b", yes).bounds().possible == 0);
    grid.definition.maturity.gating = Gating::independent;
    Answers independent(grid);
    // Tier 3 has no criterion: its requirement holds, vacuously, and independent gates reach it.
    CHECK(independent.set("a", no).set("b", no).bounds().certain == 3);
    grid.add(3, "c");
    Answers gated(grid);
    CHECK(gated.set("a", no).set("b", yes).set("c", no).bounds().certain == 2);
}

TEST_CASE("a requirement without an applicable criterion holds, and is marked vacuous") {
    Grid grid;
    grid.add(1, "a").applies = "false";
    grid.add(2, "b");
    Answers answers(grid);
    const Assessment assessment = answers.set("b", no).assess();
    CHECK(assessment.requirements[0].vacuous);
    CHECK(assessment.requirements[0].certain);
    CHECK_FALSE(assessment.requirements[1].vacuous);
    CHECK(assessment.fields[0].bounds.certain == 1);
    CHECK(assessment.fields[0].bounds.possible == 1);
    CHECK(assessment.criteria[0].state() == CriterionState::not_applicable);
}

TEST_CASE("at_least k asks for the smaller of k and the number applicable") {
    Grid grid;
    grid.add(1, "a");
    grid.add(1, "b");
    grid.add(1, "c");
    grid.add(2, "stage >= 1");
    grid.definition.maturity.default_requirement = {RequirementRule::at_least, 2, {}};
    Answers answers(grid);
    answers.set("stage", PartialValue::integer(0));
    CHECK(answers.set("a", yes).set("b", yes).set("c", no).bounds().certain == 1);
    CHECK(answers.set("a", yes).set("b", no).set("c", no).bounds().possible == 0);
    CHECK(answers.set("a", yes).set("b", n_a).set("c", n_a).bounds().certain == 1);
    CHECK(answers.set("a", no).set("b", n_a).set("c", n_a).bounds().possible == 0);
}

TEST_CASE("a share is compared exactly, by its ceiling") {
    Grid grid;
    for (const char* when : {"a", "b", "c"}) grid.add(1, when);
    grid.add(2, "stage >= 3");
    // 66.6667 % of 3 is a little more than 2, so 3 are needed; 66.6666 % is a little less, so 2 are.
    grid.definition.maturity.default_requirement = {RequirementRule::share, 0, static_cast<Percent>(666'667)};
    Answers strict(grid);
    strict.set("stage", PartialValue::integer(0));
    CHECK(strict.set("a", yes).set("b", yes).set("c", no).bounds().possible == 0);
    grid.definition.maturity.default_requirement.percent = static_cast<Percent>(666'666);
    Answers loose(grid);
    loose.set("stage", PartialValue::integer(0));
    CHECK(loose.set("a", yes).set("b", yes).set("c", no).bounds().certain == 1);
}

TEST_CASE("a mandatory criterion is needed whatever the rule, unless it is not applicable") {
    Grid grid;
    grid.add(1, "a").need = Need::mandatory;
    grid.add(1, "b");
    grid.add(2, "c");
    grid.definition.maturity.default_requirement = {RequirementRule::at_least, 1, {}};
    Answers answers(grid);
    answers.set("c", no);
    CHECK(answers.set("a", no).set("b", yes).bounds().possible == 0);
    CHECK(answers.set("a", n_a).set("b", yes).bounds().certain == 1);
    CHECK(answers.set("a", n_a).set("b", yes).assess().requirements[0].mandatory_open == 0);
}

TEST_CASE("an unknown answer leaves the tier open between its worst and its best value") {
    Grid grid;
    grid.add(1, "a");
    grid.add(2, "stage >= 2");
    grid.add(3, "b");
    Answers answers(grid);
    const TierBounds bounds = answers.set("a", yes).set("b", yes).bounds();
    CHECK(bounds.certain == 1);
    CHECK(bounds.possible == 3);
    CHECK(bounds.tight);
}

TEST_CASE("a range that decides a comparison leaves nothing open") {
    Grid grid;
    grid.add(1, "rate >= 0.0");
    grid.add(2, "stage <= 3");
    grid.add(3, "a");
    Answers answers(grid);
    const TierBounds bounds = answers.set("a", no).bounds();
    CHECK(bounds.certain == 2);
    CHECK(bounds.possible == 2);
}

TEST_CASE("thirty percent of twenty classes is six, exactly") {
    Grid grid;
    grid.add(1, "rate >= 30.0");
    grid.add(2, "rate > 30.0");
    Answers answers(grid);
    answers.set("trained", PartialValue::integer(6)).set("on_duty", PartialValue::integer(20));
    CHECK(answers.bounds().certain == 1);
    CHECK(answers.bounds().possible == 1);
}

TEST_CASE("a ratio over zero is unknown within its declared range, with its reason") {
    Grid grid;
    grid.add(1, "rate >= 30.0");
    Answers answers(grid);
    answers.set("trained", PartialValue::integer(0)).set("on_duty", PartialValue::integer(0));
    const PartialValue rate = answers.frame[index(answers.framework->indicators()->get("rate"))];
    CHECK(rate.is_unknown());
    CHECK(rate.reason() == Reason::zero_denominator);
    CHECK(rate.lower() == 0.0);
    CHECK(rate.upper() == 100.0);
    CHECK(answers.bounds().certain == 0);
    CHECK(answers.bounds().possible == 3);
}

TEST_CASE("a half-known ratio is bounded by what is known of its parts") {
    Grid grid;
    grid.add(1, "rate <= 60.0");
    grid.add(2, "a");
    Answers answers(grid);
    answers.set("a", no).set("on_duty", PartialValue::integer(20));
    CHECK(answers.bounds().certain == 0);
    answers.set("trained", PartialValue::integer_range(0, 12, Reason::missing));
    CHECK(answers.bounds().certain == 1);
}

TEST_CASE("an answer that pulls both ways is split, so that impossible combinations are not counted") {
    Grid grid;
    // Whatever the stage, one of the two holds: interval logic alone would not see it.
    grid.add(1, "stage >= 2");
    grid.add(1, "stage < 2");
    grid.add(2, "a");
    grid.definition.maturity.default_requirement = {RequirementRule::at_least, 1, {}};
    Answers answers(grid);
    answers.set("a", no);
    const TierBounds split = answers.bounds();
    CHECK(split.certain == 1);
    CHECK(split.possible == 1);
    CHECK(split.tight);
    const TierBounds unsplit = answers.bounds({0});
    CHECK(unsplit.certain == 0);
    CHECK(unsplit.possible == 1);
    CHECK_FALSE(unsplit.tight);
}

TEST_CASE("too many not applicable answers count as unknown") {
    Grid grid;
    grid.add(1, "a");
    grid.add(1, "b");
    grid.add(2, "c");
    grid.definition.maturity.fields[0].max_not_applicable = static_cast<Percent>(500'000);
    Answers answers(grid);
    answers.set("c", yes);
    const Assessment below = answers.set("a", n_a).set("b", yes).assess();
    CHECK_FALSE(below.fields[0].not_applicable_capped);
    CHECK(below.fields[0].bounds.certain == 3);
    const Assessment above = answers.set("a", n_a).set("b", n_a).assess();
    CHECK(above.fields[0].not_applicable_capped);
    CHECK(above.fields[0].bounds.certain == 0);
    CHECK(above.fields[0].bounds.possible == 3);
    CHECK(above.fields[0].counts.unknown == 2);
}

TEST_CASE("a criterion that does not apply to the unit is no answer and does not count against the cap") {
    Grid grid;
    grid.add(1, "a").applies = "unit.degree == 2";
    grid.add(1, "b");
    grid.definition.maturity.fields[0].max_not_applicable = static_cast<Percent>(400'000);
    Answers answers(grid);
    const auto degree = answers.framework->indicators()->find_slot("unit.degree");
    REQUIRE(degree);
    answers.frame[*degree] = PartialValue::integer(1);
    const Assessment assessment = answers.set("b", yes).assess();
    CHECK_FALSE(assessment.fields[0].not_applicable_capped);
    CHECK(assessment.fields[0].bounds.certain == 3);
}

TEST_CASE("a criterion of which it is unknown whether it applies lies between met or not met and not applicable") {
    Grid grid;
    grid.add(1, "a").applies = "unit.degree == 2";
    grid.add(2, "b");
    Answers answers(grid);
    answers.set("b", no);
    const Assessment met = answers.set("a", yes).assess();
    CHECK(met.criteria[0].worst == Outcome::not_applicable);
    CHECK(met.criteria[0].best == Outcome::met);
    CHECK(met.fields[0].bounds.certain == 1);
    const Assessment not_met = answers.set("a", no).assess();
    CHECK(not_met.criteria[0].worst == Outcome::not_met);
    CHECK(not_met.criteria[0].best == Outcome::not_applicable);
    CHECK(not_met.fields[0].bounds.certain == 0);
    CHECK(not_met.fields[0].bounds.possible == 1);
}

TEST_CASE("the overall tier is the weakest field, or the one that enough fields reach") {
    Grid grid;
    for (const char* id : {"g", "h"}) {
        grid.definition.maturity.fields.emplace_back();
        grid.definition.maturity.fields.back().id = id;
    }
    grid.add(1, "a");
    grid.add(2, "b").field = "g";
    grid.add(3, "c").field = "h";
    Answers none(grid);
    CHECK_FALSE(none.assess().overall);
    grid.definition.maturity.overall = OverallRule::weakest;
    Answers weakest(grid);
    weakest.set("a", yes).set("b", no);  // f: 3, g: 1, h: 2 or 3
    CHECK(weakest.assess().overall->certain == 1);
    CHECK(weakest.assess().overall->possible == 1);
    grid.definition.maturity.overall = OverallRule::fields_at_least;
    grid.definition.maturity.overall_count = 2;
    Answers two(grid);
    two.set("a", yes).set("b", no);
    CHECK(two.assess().overall->certain == 2);
    CHECK(two.assess().overall->possible == 3);
}

TEST_CASE("inputs are seen through formulas, a ratio stays an input of its own") {
    Grid grid;
    Indicator& score = grid.add_indicator("score", ValueType::number);
    score.formula = "mean([double(stage), rate])";
    grid.add(1, "score >= 2.0 && !a");
    Answers answers(grid);
    const Assessor assessor(answers.framework);
    const auto uses = assessor.inputs_of(CriterionId{0});
    const auto polarity_of = [&](const char* name) {
        for (const auto& use : uses)
            if (use.slot == index(answers.framework->indicators()->get(name))) return use.polarity;
        return Polarity::none;
    };
    CHECK(polarity_of("stage") == Polarity::increasing);
    CHECK(polarity_of("rate") == Polarity::increasing);
    CHECK(polarity_of("a") == Polarity::decreasing);
    CHECK(polarity_of("score") == Polarity::none);
    CHECK(polarity_of("trained") == Polarity::none);
}

}  // namespace test_assess
