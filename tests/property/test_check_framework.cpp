// SPDX-License-Identifier: MIT
//
// The analysis of a framework against the oracle: all answers of a small framework, each diagnosed.

#include <random>
#include <set>
#include <string>
#include <vector>

#include "catch.hpp"
#include "palier/check_framework.hpp"
#include "unit/witness.hpp"

namespace test_check_framework {
namespace {

using namespace palier;

/// Small random frameworks: one field, two booleans, two ordinals and an integer of a few values each, a formula.
class Generator {
public:
    explicit Generator(std::uint32_t seed) : random_(seed) {}

    FrameworkDefinition framework() {
        FrameworkDefinition made;
        made.id = "random";
        made.version = "1";
        for (const char* id : {"b0", "b1"}) made.indicators.push_back(indicator(id, ValueType::boolean, 0));
        made.indicators.push_back(indicator("o0", ValueType::ordinal, 2));
        made.indicators.push_back(indicator("o1", ValueType::ordinal, 2));
        made.indicators.push_back(indicator("i0", ValueType::integer, 3));
        for (const std::size_t at : {2U, 4U})
            if (chance(40)) made.indicators[at].not_applicable = NotApplicablePolicy::with_reason;
        Indicator score = indicator("score", ValueType::number, 0);
        score.formula = "mean([o0, o1])";
        score.direction = Direction::none;
        made.indicators.push_back(score);
        for (std::uint32_t tier = 1; tier <= 2 + below(2); ++tier) made.maturity.tiers.push_back({"t" + std::to_string(tier), {}, {}});
        made.maturity.fields.emplace_back();
        made.maturity.fields[0].id = "f";
        const std::uint32_t criteria = 2 + below(5);
        for (std::uint32_t i = 0; i < criteria; ++i) {
            Criterion criterion;
            criterion.id = "k" + std::to_string(i);
            criterion.field = "f";
            criterion.tier = 1 + below(static_cast<std::uint32_t>(made.maturity.tiers.size()));
            criterion.when = condition(2);
            if (chance(15)) criterion.applies = condition(1);
            if (chance(20)) criterion.need = Need::mandatory;
            made.maturity.criteria.push_back(criterion);
        }
        made.maturity.default_requirement = requirement();
        if (chance(40)) made.maturity.overrides.push_back({"f", 2, requirement(), {}});
        made.maturity.gating = chance(75) ? Gating::cumulative : Gating::independent;
        return made;
    }

private:
    std::uint32_t below(std::uint32_t count) { return std::uniform_int_distribution<std::uint32_t>(0, count - 1)(random_); }
    bool chance(std::uint32_t percent) { return below(100) < percent; }

    Indicator indicator(std::string id, ValueType type, double max) {
        Indicator made;
        made.id = std::move(id);
        made.type = type;
        if (max > 0) {
            made.min = 0;
            made.max = max;
        }
        made.direction = static_cast<Direction>(below(3));
        return made;
    }

    Requirement requirement() {
        switch (below(3)) {
            case 0: return {RequirementRule::at_least, 1 + below(3), {}};
            case 1: return {RequirementRule::share, 0, static_cast<Percent>(100'000 * (1 + below(10)))};
            default: return {};
        }
    }

    std::string atom() {
        static const char* const comparisons[] = {" >= ", " > ", " <= ", " < ", " == ", " != "};
        const std::string comparison = comparisons[below(6)];
        switch (below(6)) {
            case 0: return "b0";
            case 1: return "b1";
            case 2: return "o0" + comparison + std::to_string(below(3));
            case 3: return "i0" + comparison + std::to_string(below(4));
            case 4: return "score" + std::string(comparisons[below(4)]) + std::to_string(below(2)) + ".5";
            default: return "i0 + o1" + comparison + std::to_string(below(6));
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

struct Answered {
    std::vector<PartialValue> frame;
    Assessment assessment;
};

/// Every way in which a school can answer.
std::vector<Answered> all_answers(const Assessor& assessor) {
    const IndicatorSet& indicators = *assessor.framework()->indicators();
    EvaluationScratch scratch;
    const std::vector<PartialValue> empty = make_empty_frame(indicators, scratch);
    std::vector<std::vector<PartialValue>> values;
    for (const Indicator& indicator : indicators.indicators()) {
        if (indicator.is_derived()) break;  // the last ones
        values.emplace_back();
        if (indicator.type == ValueType::boolean) {
            values.back() = {PartialValue::boolean(false), PartialValue::boolean(true)};
            continue;
        }
        for (std::int64_t v = 0; v <= static_cast<std::int64_t>(*indicator.max); ++v) values.back().push_back(PartialValue::integer(v));
        if (indicator.not_applicable != NotApplicablePolicy::never) values.back().push_back(PartialValue::not_applicable());
    }
    std::vector<Answered> made;
    std::vector<std::size_t> at(values.size(), 0);
    for (;;) {
        Answered one{empty, {}};
        for (std::size_t i = 0; i < values.size(); ++i) one.frame[i] = values[i][at[i]];
        derive(indicators, one.frame, {}, scratch);
        one.assessment = assessor.assess(one.frame, scratch);
        made.push_back(std::move(one));
        std::size_t next = 0;
        while (next < values.size() && ++at[next] == values[next].size()) at[next++] = 0;
        if (next == values.size()) return made;
    }
}

using Told = std::set<std::string>;

/// What ought to be told, by looking at every answer.
class Oracle {
public:
    explicit Oracle(const Assessor& assessor) : framework_(*assessor.framework()), answers_(all_answers(assessor)) {}

    Told defects() {
        for (std::size_t i = 0; i < framework_.criterion_count(); ++i) look_at(id_at<CriterionId>(i));
        for (std::size_t i = 0; i < framework_.criterion_count(); ++i)
            for (std::size_t j = 0; j < framework_.criterion_count(); ++j)
                if (i != j) look_at(id_at<CriterionId>(i), id_at<CriterionId>(j));
        for (TierOrdinal tier = 1; tier <= framework_.tier_count(); ++tier) {
            if (framework_.criteria_of(FieldId{0}, tier).empty()) continue;
            if (none([&](const Answered& a) { return reached(a, tier); })) {
                add("framework.tier.unattainable", tier);
                if (cumulative()) break;
                look_at_tier(tier);
                continue;
            }
            look_at_tier(tier);
        }
        return std::move(told_);
    }

    /// The indicators of which some improvement lowers the tier, all other answers being the same.
    std::set<std::size_t> punished() const {
        std::set<std::size_t> made;
        for (const Answered& before : answers_)
            for (const Answered& after : answers_) {
                if (tier_of(before) <= tier_of(after)) continue;
                std::size_t changed = 99, changes = 0;
                for (std::size_t i = 0; i < 5; ++i) {
                    const PartialValue &x = before.frame[i], &y = after.frame[i];
                    if (x.is_not_applicable() != y.is_not_applicable() || (!x.is_not_applicable() && x.lower() != y.lower())) {
                        changed = i;
                        ++changes;
                    }
                }
                if (changes != 1) continue;
                const PartialValue &x = before.frame[changed], &y = after.frame[changed];
                const Direction direction = framework_.indicators()->indicators()[changed].direction;
                if (x.is_not_applicable() || y.is_not_applicable() || direction == Direction::none) continue;
                if (direction == Direction::up ? x.lower() < y.lower() : x.lower() > y.lower()) made.insert(changed);
            }
        return made;
    }

private:
    [[nodiscard]] bool cumulative() const { return framework_.maturity().gating == Gating::cumulative; }
    static TierOrdinal tier_of(const Answered& a) { return a.assessment.fields[0].bounds.certain; }
    static CriterionState state(const Answered& a, CriterionId id) { return a.assessment.criteria[index(id)].state(); }
    static bool holds(const Answered& a, TierOrdinal tier) { return a.assessment.requirements[tier - 1].certain; }

    [[nodiscard]] bool reached(const Answered& a, TierOrdinal tier) const {
        for (TierOrdinal t = cumulative() ? 1 : tier; t >= 1 && t <= tier; ++t)
            if (!holds(a, t)) return false;
        return true;
    }

    template <class Test>
    [[nodiscard]] bool none(Test test) const {
        for (const Answered& a : answers_)
            if (test(a)) return false;
        return true;
    }

    template <class... Parts>
    void add(std::string text, Parts... parts) {
        ((text += " " + std::to_string(static_cast<std::uint32_t>(parts))), ...);
        told_.insert(text);
    }

    void look_at(CriterionId id) {
        const bool never_met = none([&](const Answered& a) { return state(a, id) == CriterionState::met; });
        const bool never_fails = none([&](const Answered& a) { return state(a, id) == CriterionState::not_met; });
        if (never_met && never_fails)
            add("framework.criterion.never-applies", id);
        else if (never_met)
            add("framework.criterion.unattainable", id);
        else if (never_fails)
            add("framework.criterion.always-met", id);
        else
            ordinary_.insert(id);
    }

    [[nodiscard]] bool needed(CriterionId id) const {
        if (framework_[id].need == Need::mandatory) return true;
        const Requirement& requirement = framework_.requirement_of(FieldId{0}, framework_[id].tier);
        const auto count = static_cast<std::uint32_t>(framework_.criteria_of(FieldId{0}, framework_[id].tier).size());
        return requirement.rule == RequirementRule::all || (requirement.rule == RequirementRule::at_least && requirement.count >= count) ||
               (requirement.rule == RequirementRule::share && ceil_share(requirement.percent, count) >= count);
    }

    [[nodiscard]] bool share_an_input(CriterionId a, CriterionId b) const {
        const Assessor assessor(nullptr_guard());
        for (const InputUse& x : assessor.inputs_of(a))
            for (const InputUse& y : assessor.inputs_of(b))
                if (x.slot == y.slot) return true;
        return false;
    }
    [[nodiscard]] std::shared_ptr<const Framework> nullptr_guard() const { return {std::shared_ptr<const Framework>(), &framework_}; }

    void look_at(CriterionId a, CriterionId b) {
        if (!ordinary_.contains(a) || !ordinary_.contains(b) || !share_an_input(a, b)) return;
        const TierOrdinal low = framework_[a].tier, high = framework_[b].tier;
        const bool in_order = low < high || (low == high && a < b);
        if (in_order && (cumulative() || low == high) && needed(a) && needed(b)) {
            const auto decided = [&](const Answered& x, CriterionId id) { return state(x, id) == CriterionState::met || state(x, id) == CriterionState::not_met; };
            const bool never_both = none([&](const Answered& x) { return state(x, a) == CriterionState::met && state(x, b) == CriterionState::met; });
            const bool apply = !none([&](const Answered& x) {
                return decided(x, a) && decided(x, b) && (state(x, a) == CriterionState::met || state(x, b) == CriterionState::met);
            });
            if (never_both && apply) add("framework.criterion.contradiction", a, b);
        }
        if (!cumulative() || low >= high || !needed(a)) return;
        if (!none([&](const Answered& x) { return state(x, a) != CriterionState::not_met && state(x, b) == CriterionState::not_met; })) return;
        const bool weaker = !none([&](const Answered& x) { return state(x, b) == CriterionState::met && state(x, a) == CriterionState::not_met; });
        if (weaker) add("framework.criterion.weaker-than-lower", b, a);
        if (!weaker && framework_.requirement_of(FieldId{0}, high).rule == RequirementRule::all) told_.insert("framework.criterion.repeats-lower " + std::to_string(index(b)));
    }

    void look_at_tier(TierOrdinal tier) {
        const TierOrdinal lower = tier - 1;
        if (!none([&](const Answered& a) { return reached(a, lower) && !holds(a, tier); })) return;
        if (lower == 0) return add("framework.tier.always-reached", tier);
        const bool easier = !none([&](const Answered& a) { return holds(a, tier) && !holds(a, lower); });
        add(easier ? "framework.tier.easier" : "framework.tier.adds-nothing", tier);
    }

    const Framework& framework_;
    std::vector<Answered> answers_;
    std::set<CriterionId> ordinary_;
    Told told_;
};

std::string describe(const FrameworkDefect& defect) {
    std::string text = defect.finding.code;
    if (text.starts_with("framework.tier.")) return text + " " + std::to_string(defect.tier);
    for (const CriterionId id : defect.criteria) {
        text += " " + std::to_string(index(id));
        if (defect.finding.code == "framework.criterion.repeats-lower") break;
    }
    return text;
}

}  // namespace

TEST_CASE("the analysis tells what looking at every answer tells, and a diagnosis confirms every witness") {
    std::size_t witnesses = 0, lowered = 0, missed = 0;
    std::set<std::string> codes;
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        const FrameworkBuild build = Framework::build(Generator(seed).framework());
        REQUIRE(build.report.ok());
        Oracle oracle{Assessor(build.framework)};
        const Told truth = oracle.defects();
        const std::set<std::size_t> punished = oracle.punished();
        Told told;
        std::set<std::size_t> told_punished;
        for (const FrameworkDefect& defect : find_framework_defects(build.framework)) {
            const std::string& code = defect.finding.code;
            CAPTURE(code);
            CHECK_FALSE(code.starts_with("limit."));  // all is small enough to be decided
            if (!defect.witnesses.empty()) {
                ++witnesses;
                codes.insert(code);
                CHECK(palier_test::is_confirmed(build.framework, defect));
            }
            if (code == "framework.indicator.better-lowers") {
                // The answer that differs between the two witnesses.
                for (std::size_t i = 0; i < defect.witnesses.at(0).answers.size(); ++i)
                    if (!(defect.witnesses[0].answers[i].value == defect.witnesses.at(1).answers.at(i).value))
                        told_punished.insert(index(defect.witnesses[0].answers[i].indicator));
            } else if ((code.starts_with("framework.criterion.") || code.starts_with("framework.tier.")) && code != "framework.tier.without-criterion" &&
                       !(code == "framework.criterion.contradiction" && defect.criteria.size() > 2)) {
                told.insert(describe(defect));
            }
        }
        CHECK(told == truth);
        for (const std::size_t indicator : told_punished) CHECK(punished.contains(indicator));
        lowered += told_punished.size();
        for (const std::size_t indicator : punished) missed += told_punished.contains(indicator) ? 0U : 1U;
    }
    CAPTURE(lowered, missed);
    CHECK(missed <= lowered / 12);  // the one search that may overlook: docs/framework-checks.md
    // The property would be empty if nothing were found.
    CHECK(witnesses > 400);
    CHECK(codes.size() >= 8);
}

}  // namespace test_check_framework
