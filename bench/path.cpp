// SPDX-License-Identifier: MIT
//
// The cheapest path on generated frameworks: 200 criteria in 20 cells with 120 prerequisites, the same with thresholds that imply each other, and one
// long chain. Counters: `optimal`, the share of frameworks proven optimal; `gap`, the greatest gap left, in parts of the effort; `worst_ms`, of processor
// time.

#include <algorithm>
#include <ctime>
#include <random>

#include <benchmark/benchmark.h>

#include "palier/palier.hpp"

namespace {

using namespace palier;

struct School {
    std::shared_ptr<const Framework> framework;
    std::shared_ptr<const Assessor> assessor;
    std::vector<PartialValue> frame;
    Assessment assessment;
    std::vector<FieldTarget> target;
};

enum class Conditions { own_booleans, shared_thresholds };

School make_school(std::uint32_t seed, std::uint32_t criteria, std::uint32_t prerequisites, Conditions conditions) {
    std::mt19937 random(seed);
    const auto below = [&](std::uint32_t count) { return static_cast<std::uint32_t>(random() % count); };
    constexpr std::uint32_t fields = 5, tiers = 4, shared = 60;
    FrameworkDefinition made;
    made.id = "bench";
    made.version = "1";
    for (std::uint32_t t = 1; t <= tiers; ++t) made.maturity.tiers.push_back({"t" + std::to_string(t), {}, {}});
    for (std::uint32_t f = 0; f < fields; ++f) {
        made.maturity.fields.emplace_back();
        made.maturity.fields.back().id = "f" + std::to_string(f);
    }
    for (std::uint32_t i = 0; i < (conditions == Conditions::own_booleans ? criteria : shared); ++i) {
        Indicator indicator;
        indicator.id = "i" + std::to_string(i);
        indicator.type = conditions == Conditions::own_booleans ? ValueType::boolean : ValueType::integer;
        if (conditions == Conditions::shared_thresholds) {
            indicator.min = 0;
            indicator.max = 100;
        }
        made.indicators.push_back(std::move(indicator));
    }
    for (std::uint32_t i = 0; i < criteria; ++i) {
        Criterion criterion;
        criterion.id = "k" + std::to_string(i);
        criterion.field = "f" + std::to_string(below(fields));
        criterion.tier = 1 + below(tiers);
        criterion.when = conditions == Conditions::own_booleans ? "i" + std::to_string(i) : "i" + std::to_string(below(shared)) + " >= " + std::to_string(1 + below(99));
        criterion.effort = 1 + below(10);
        made.maturity.criteria.push_back(std::move(criterion));
    }
    for (std::uint32_t i = 0; i < prerequisites; ++i) {
        const std::uint32_t a = below(criteria), b = below(criteria);
        if (a != b) made.maturity.criteria[std::max(a, b)].prerequisites.push_back("k" + std::to_string(std::min(a, b)));
    }
    made.maturity.default_requirement = {RequirementRule::share, 0, static_cast<Percent>(600'000)};
    School school;
    school.framework = Framework::build(std::move(made)).framework;
    school.assessor = std::make_shared<const Assessor>(school.framework);
    EvaluationScratch scratch;
    school.frame = make_empty_frame(*school.framework->indicators(), scratch);
    school.assessment = school.assessor->assess(school.frame, scratch);
    for (std::uint32_t f = 0; f < fields; ++f) school.target.push_back({FieldId{f}, tiers});
    return school;
}

void run(benchmark::State& state, Conditions conditions, const PathLimits& limits = {}) {
    constexpr std::uint32_t schools = 100;
    std::vector<School> made;
    for (std::uint32_t seed = 1; seed <= schools; ++seed) made.push_back(make_school(seed, 200, 120, conditions));
    double worst = 0, gap = 0;
    std::size_t optimal = 0, count = 0;
    for (auto _ : state) {
        const School& school = made[count % schools];
        const std::clock_t begin = std::clock();
        const CheapestPath path = cheapest_path(*school.assessor, school.frame, school.assessment, school.target, limits);
        worst = std::max(worst, static_cast<double>(std::clock() - begin) * 1000.0 / CLOCKS_PER_SEC);
        ++count;
        optimal += path.optimal ? 1U : 0U;
        if (path.effort > 0) gap = std::max(gap, static_cast<double>(path.gap()) / static_cast<double>(path.effort));
    }
    state.counters["optimal"] = static_cast<double>(optimal) / static_cast<double>(count);
    state.counters["gap"] = gap;
    state.counters["worst_ms"] = worst;
}

void cheapest_path_200_criteria_120_prerequisites(benchmark::State& state) { run(state, Conditions::own_booleans); }
BENCHMARK(cheapest_path_200_criteria_120_prerequisites)->Unit(benchmark::kMillisecond)->Iterations(100);

void cheapest_path_200_thresholds_120_prerequisites(benchmark::State& state) { run(state, Conditions::shared_thresholds); }
BENCHMARK(cheapest_path_200_thresholds_120_prerequisites)->Unit(benchmark::kMillisecond)->Iterations(100);

void the_same_proven_optimal(benchmark::State& state) {
    PathLimits limits;
    limits.max_work *= 10;
    run(state, Conditions::shared_thresholds, limits);
}
BENCHMARK(the_same_proven_optimal)->Unit(benchmark::kMillisecond)->Iterations(100);

}  // namespace
