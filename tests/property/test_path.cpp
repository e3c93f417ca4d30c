// SPDX-License-Identifier: MIT
//
// Paths against the oracle: all subsets of the open criteria, each tried with the engine's own count of requirements.

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "palier/path.hpp"

namespace test_path {
namespace {

using namespace palier;

constexpr std::size_t most_open = 14;  // all subsets are tried

/// Small random frameworks with prerequisites, thresholds of shared indicators, and one unit's answers.
class Generator {
public:
    explicit Generator(std::uint32_t seed) : random_(seed) {}

    std::uint32_t below(std::uint32_t count) { return static_cast<std::uint32_t>(random_() % count); }
    bool chance(std::uint32_t percent) { return below(100) < percent; }

    FrameworkDefinition framework() {
        FrameworkDefinition made;
        made.id = "random";
        made.version = "1";
        for (std::uint32_t i = 0; i < 4; ++i) {
            made.indicators.push_back(indicator("n" + std::to_string(i), ValueType::integer));
            made.indicators.back().min = 0;
            made.indicators.back().max = 6;
            made.indicators.push_back(indicator("b" + std::to_string(i), ValueType::boolean));
        }
        made.indicators.push_back(indicator("r", ValueType::number));
        made.indicators.back().min = 0;
        made.indicators.back().max = 6;
        made.unit_attributes.push_back({"size", ValueType::integer});
        tiers_ = 1 + below(3);
        for (std::uint32_t tier = 1; tier <= tiers_; ++tier) made.maturity.tiers.push_back({"t" + std::to_string(tier), {}, {}});
        for (std::uint32_t f = 0; f < 2; ++f) {
            made.maturity.fields.emplace_back();
            made.maturity.fields.back().id = "f" + std::to_string(f);
            if (chance(15)) made.maturity.fields.back().max_not_applicable = static_cast<Percent>(250'000);
        }
        const std::uint32_t criteria = 3 + below(15);
        const std::uint32_t dear = chance(20) ? 1 : chance(40) ? 50 : 6;
        for (std::uint32_t i = 0; i < criteria; ++i) {
            Criterion criterion;
            criterion.id = "k" + std::to_string(i);
            criterion.field = "f" + std::to_string(below(2));
            criterion.tier = 1 + below(tiers_);
            criterion.when = condition();
            if (chance(15)) criterion.applies = chance(50) ? "unit.size >= 3" : "b" + std::to_string(below(4));
            if (chance(20)) criterion.need = Need::mandatory;
            criterion.effort = below(dear + 1);
            made.maturity.criteria.push_back(criterion);
        }
        const std::uint32_t arcs = chance(30) ? 0 : below(2 * criteria);
        const bool circles = chance(15);
        for (std::uint32_t i = 0; i < arcs; ++i) {
            const std::uint32_t a = below(criteria), b = below(criteria);
            if (a == b && !circles) continue;
            const std::uint32_t after = circles ? a : std::max(a, b), before = circles ? b : std::min(a, b);
            made.maturity.criteria[after].prerequisites.push_back("k" + std::to_string(before));
        }
        made.maturity.default_requirement = requirement();
        if (chance(40)) made.maturity.overrides.push_back({"f0", 1 + below(tiers_), requirement(), {}});
        made.maturity.gating = chance(70) ? Gating::cumulative : Gating::independent;
        return made;
    }

    PartialValue answer(const IndicatorSet& indicators, IndicatorId id) {
        if (chance(25)) return unknown_value(indicators, id, Reason::missing);
        if (chance(10)) return PartialValue::not_applicable();
        return known(indicators, id, 25, 4);
    }

    PartialValue known(const IndicatorSet& indicators, IndicatorId id, std::uint32_t percent, std::uint32_t count) {
        if (indicators[id].type == ValueType::boolean) return PartialValue::boolean(chance(percent));
        if (indicators[id].type == ValueType::number) return PartialValue::number(0.5 * below(2 * count - 1));
        return PartialValue::integer(below(count));
    }

    std::vector<FieldTarget> target() {
        std::vector<FieldTarget> made;
        made.push_back({FieldId{0}, 1 + below(tiers_)});
        if (chance(60)) made.push_back({FieldId{1}, 1 + below(tiers_)});
        return made;
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
        const std::string digit = std::to_string(below(4));
        switch (below(14)) {
            case 0: return "b" + digit;
            case 1: return "unit.size >= " + std::to_string(2 + below(3));
            case 2: return "n" + digit + " > " + std::to_string(2 + below(4));
            case 3: return "n" + digit + " in [4, 5]";
            case 4: return "n" + digit + " >= 7";  // never
            case 5: return std::string(chance(50) ? "r >= " : "r > ") + std::to_string(1 + below(5)) + (chance(50) ? ".5" : ".0");
            case 6: return "!(n" + digit + " < " + std::to_string(3 + below(3)) + ")";
            case 7: return std::to_string(3 + below(3)) + " <= n" + digit;
            case 8: return "n" + digit + (chance(50) ? " != " : " == ") + std::to_string(below(7));
            case 9: return "!(b" + digit + " || n" + digit + " <= " + std::to_string(2 + below(3)) + ")";
            case 10: return chance(50) ? "!b" + digit : "b" + digit + " != " + (chance(50) ? "true" : "false");
            default: return "n" + digit + " >= " + std::to_string(2 + below(5));
        }
    }

    std::string condition() {
        if (chance(25)) return atom() + " && " + atom();
        return chance(8) ? "(" + atom() + " || " + atom() + ")" : atom();
    }

    std::mt19937 random_;
    std::uint32_t tiers_ = 1;
};

/// One unit, and what the oracle knows of it.
struct Case {
    FrameworkBuild build;
    std::vector<PartialValue> frame;
    Assessment assessment;
    std::vector<FieldTarget> target;
    std::vector<CriterionId> open;  // may be satisfied
};

/// Tells whether no answers satisfy a condition that reads the size of the unit, or asks for more than can be. All of them are tried.
bool is_hopeless(const Framework& framework, CriterionId id, std::span<const PartialValue> frame) {
    const std::string& when = framework[id].when;
    if (when.find("unit.size") == std::string::npos && when.find(">= 7") == std::string::npos) return false;
    const auto& bound = *framework.compiled(id).when;
    std::vector<std::vector<PartialValue>> values;
    std::uint32_t combinations = 1;
    for (const std::uint32_t slot : bound.slots) {
        std::vector<PartialValue> of_slot;
        if (slot >= framework.indicators()->size() || frame[slot].is_not_applicable()) of_slot.push_back(frame[slot]);
        if (slot < framework.indicators()->size()) {
            const ValueType type = framework.indicators()->indicators()[slot].type;
            for (std::int64_t v = 0; v <= (type == ValueType::boolean ? 1 : type == ValueType::integer ? 6 : 12); ++v)
                of_slot.push_back(type == ValueType::boolean   ? PartialValue::boolean(v == 1)
                                  : type == ValueType::integer ? PartialValue::integer(v)
                                                               : PartialValue::number(0.5 * static_cast<double>(v)));
        }
        combinations *= static_cast<std::uint32_t>(of_slot.size());
        values.push_back(std::move(of_slot));
    }
    std::vector<PartialValue> answers(frame.begin(), frame.end());
    for (std::uint32_t code = 0; code < combinations; ++code) {
        std::uint32_t rest = code;
        for (std::size_t i = 0; i < values.size(); ++i) {
            answers[bound.slots[i]] = values[i][rest % values[i].size()];
            rest /= static_cast<std::uint32_t>(values[i].size());
        }
        if (evaluate(bound.expression, answers, bound.slots).may_be_true()) return false;
    }
    return true;
}

bool reaches(const Assessor& assessor, const Case& one, std::span<const CriterionResult> results) {
    return std::all_of(one.target.begin(), one.target.end(), [&](const FieldTarget& wanted) {
        return one.assessment.fields[index(wanted.field)].bounds.certain >= wanted.tier ||
               assessor.bound_field(wanted.field, results).certain >= wanted.tier;
    });
}

Case make_case(std::uint32_t seed) {
    for (;; seed += 1'000'000) {
        Generator generator(seed);
        Case made{Framework::build(generator.framework()), {}, {}, {}, {}};
        const Framework& framework = *made.build.framework;
        const IndicatorSet& indicators = *framework.indicators();
        EvaluationScratch scratch;
        made.frame = make_empty_frame(indicators, scratch);
        for (std::size_t i = 0; i < indicators.size(); ++i) made.frame[i] = generator.answer(indicators, id_at<IndicatorId>(i));
        for (std::size_t i = indicators.size(); i < made.frame.size(); ++i)
            if (indicators.attributes()[i - indicators.size()].name == "size") made.frame[i] = PartialValue::integer(3);
        made.assessment = Assessor(made.build.framework).assess(made.frame, scratch);
        made.target = generator.target();
        for (std::size_t i = 0; i < framework.criterion_count(); ++i) {
            const CriterionResult& result = made.assessment.criteria[i];
            if (result.worst == Outcome::met || result.state() == CriterionState::not_applicable) continue;
            if (!is_hopeless(framework, id_at<CriterionId>(i), made.frame)) made.open.push_back(id_at<CriterionId>(i));
        }
        if (made.open.size() <= most_open) return made;
    }
}

/// Satisfies the chosen criteria in an order in which prerequisites come first. False when there is none.
bool follow(const Case& one, std::uint32_t subset, const std::vector<std::vector<CriterionId>>& implied, std::vector<CriterionResult>& results) {
    results = one.assessment.criteria;
    std::uint32_t left = subset;
    for (bool progress = true; left != 0 && progress;) {
        progress = false;
        for (std::size_t i = 0; i < one.open.size(); ++i) {
            if ((left >> i & 1U) == 0) continue;
            const auto& before = one.build.framework->compiled(one.open[i]).prerequisites;
            if (!std::all_of(before.begin(), before.end(), [&](CriterionId id) { return results[index(id)].worst != Outcome::not_met; })) continue;
            left &= ~(1U << i);
            progress = true;
            results[index(one.open[i])] = {Outcome::met, Outcome::met};
            for (const CriterionId id : implied[index(one.open[i])])
                if (results[index(id)].state() != CriterionState::not_applicable) results[index(id)] = {Outcome::met, Outcome::met};
        }
    }
    return left == 0;
}

std::uint64_t effort_of(const Case& one, std::uint32_t subset) {
    std::uint64_t effort = 0;
    for (std::size_t i = 0; i < one.open.size(); ++i)
        if ((subset >> i & 1U) != 0) effort += (*one.build.framework)[one.open[i]].effort;
    return effort;
}

}  // namespace

TEST_CASE("the cheapest path costs what the best of all subsets costs") {
    std::size_t reachable = 0, unreachable = 0, with_prerequisites = 0, with_implications = 0, branched = 0;
    for (std::uint32_t seed = 0; seed < 4000; ++seed) {
        CAPTURE(seed);
        const Case one = make_case(seed);
        REQUIRE(one.build.report.ok());
        const Framework& framework = *one.build.framework;
        const Assessor assessor(one.build.framework);
        const auto implied = deduce_implications(framework, one.frame);
        const CheapestPath path = cheapest_path(assessor, one.frame, one.assessment, one.target);

        std::uint64_t best = ~std::uint64_t{0};
        std::vector<CriterionResult> results;
        for (std::uint32_t subset = 0; subset < 1U << one.open.size(); ++subset)
            if (effort_of(one, subset) < best && follow(one, subset, implied, results) && reaches(assessor, one, results)) best = effort_of(one, subset);

        REQUIRE(path.reachable == (best != ~std::uint64_t{0}));
        if (!path.reachable) {
            ++unreachable;
            CHECK(path.steps.empty());
            CHECK_FALSE(path.blocking.empty());
            continue;
        }
        ++reachable;
        CHECK(path.effort == best);
        CHECK(path.optimal);
        CHECK(path.lower_bound == path.effort);
        CHECK(path.blocking.empty());

        // The steps are a path: in their order, and reaching the target by the engine's own count.
        results = one.assessment.criteria;
        std::uint64_t effort = 0;
        std::uint32_t subset = 0;
        for (const PathStep& step : path.steps) {
            for (const CriterionId before : framework.compiled(step.criterion).prerequisites) CHECK(results[index(before)].worst != Outcome::not_met);
            with_prerequisites += framework.compiled(step.criterion).prerequisites.size();
            results[index(step.criterion)] = {Outcome::met, Outcome::met};
            for (const CriterionId id : step.implied) {
                CHECK(std::count(implied[index(step.criterion)].begin(), implied[index(step.criterion)].end(), id) == 1);
                results[index(id)] = {Outcome::met, Outcome::met};
            }
            with_implications += step.implied.size();
            effort += step.effort;
            CHECK(step.effort == framework[step.criterion].effort);
            const auto at = std::find(one.open.begin(), one.open.end(), step.criterion);
            REQUIRE(at != one.open.end());
            subset |= 1U << (at - one.open.begin());
        }
        CHECK(effort == path.effort);
        CHECK(reaches(assessor, one, results));
        CHECK(results == outcomes_after(one.assessment.criteria, path));
        // None can be spared.
        for (std::uint32_t smaller = (subset - 1) & subset; subset != 0; smaller = (smaller - 1) & subset) {
            CHECK_FALSE((follow(one, smaller, implied, results) && reaches(assessor, one, results)));
            if (smaller == 0) break;
        }
        branched += path.nodes > 0 ? 1U : 0U;
    }
    CHECK(reachable > 1500);
    CHECK(unreachable > 300);
    CHECK(with_prerequisites > 300);
    CHECK(with_implications > 300);
    CHECK(branched > 50);
}

TEST_CASE("the minimal unmet sets are those of all subsets, in their order") {
    std::size_t several = 0, independent = 0, compared = 0;
    for (std::uint32_t seed = 0; seed < 2500; ++seed) {
        CAPTURE(seed);
        const Case one = make_case(seed);
        if (one.open.size() > 11) continue;
        const Framework& framework = *one.build.framework;
        const Assessor assessor(one.build.framework);

        std::vector<bool> reached;
        std::vector<CriterionResult> results;
        for (std::uint32_t subset = 0; subset < 1U << one.open.size(); ++subset) {
            results = one.assessment.criteria;
            for (std::size_t i = 0; i < one.open.size(); ++i)
                if ((subset >> i & 1U) != 0) results[index(one.open[i])] = {Outcome::met, Outcome::met};
            reached.push_back(reaches(assessor, one, results));
        }
        std::vector<UnmetSet> wanted;
        for (std::uint32_t subset = 0; subset < reached.size(); ++subset) {
            if (!reached[subset]) continue;
            UnmetSet set;
            bool minimal = true;
            for (std::size_t i = 0; i < one.open.size(); ++i) {
                if ((subset >> i & 1U) == 0) continue;
                minimal = minimal && !reached[subset & ~(1U << i)];  // a better outcome never harms, so one less is enough to try
                set.criteria.push_back(one.open[i]);
            }
            set.effort = effort_of(one, subset);
            if (minimal) wanted.push_back(set);
        }
        std::sort(wanted.begin(), wanted.end(), [](const UnmetSet& a, const UnmetSet& b) {
            if (a.criteria.size() != b.criteria.size()) return a.criteria.size() < b.criteria.size();
            return a.effort != b.effort ? a.effort < b.effort : a.criteria < b.criteria;
        });

        const UnmetSets all = minimal_unmet_sets(assessor, one.frame, one.assessment, one.target, {1'000'000, 1'000'000'000});
        CHECK(all.complete);
        CHECK(all.reachable == !wanted.empty());
        CHECK(all.blocking.empty() == all.reachable);
        CHECK(all.sets == wanted);
        const UnmetSets few = minimal_unmet_sets(assessor, one.frame, one.assessment, one.target, {3, 1'000'000'000});
        CHECK(few.complete == (wanted.size() <= 3));
        wanted.resize(std::min<std::size_t>(wanted.size(), 3));
        CHECK(few.sets == wanted);
        ++compared;
        several += all.sets.size() > 3 ? 1U : 0U;
        independent += framework.maturity().gating == Gating::independent && !all.sets.empty() && all.sets.size() > 1 ? 1U : 0U;
    }
    CHECK(compared > 1200);
    CHECK(several > 80);
    CHECK(independent > 40);
}

TEST_CASE("what is implied is met by whatever answers meet the criterion that implies it") {
    std::size_t implications = 0, confirmed = 0;
    for (std::uint32_t seed = 0; seed < 3000; ++seed) {
        CAPTURE(seed);
        const Case one = make_case(seed);
        const Framework& framework = *one.build.framework;
        const IndicatorSet& indicators = *framework.indicators();
        const Assessor assessor(one.build.framework);
        const auto implied = deduce_implications(framework, one.frame);
        std::size_t count = 0;
        for (const auto& list : implied) count += list.size();
        if (count == 0) continue;
        implications += count;
        Generator answers(seed + 17);
        EvaluationScratch scratch;
        for (int round = 0; round < 60; ++round) {
            std::vector<PartialValue> frame = one.frame;  // what is not applicable stays so
            for (std::size_t i = 0; i < indicators.size(); ++i) {
                if (frame[i].is_not_applicable()) continue;
                frame[i] = answers.known(indicators, id_at<IndicatorId>(i), 60, 7);
            }
            for (std::size_t i = 0; i < implied.size(); ++i) {
                if (assessor.evaluate_criterion(id_at<CriterionId>(i), frame, scratch).state() != CriterionState::met) continue;
                for (const CriterionId id : implied[i]) {
                    CAPTURE(framework[id_at<CriterionId>(i)].when, framework[id].when);
                    CHECK(assessor.evaluate_criterion(id, frame, scratch).state() == CriterionState::met);
                    ++confirmed;
                }
            }
        }
    }
    CHECK(implications > 3000);
    CHECK(confirmed > 20'000);
}

}  // namespace test_path
