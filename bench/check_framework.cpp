// SPDX-License-Identifier: MIT
//
// Static analysis: the built-in framework, and a generated one of 6 fields x 3 tiers with 102 criteria on 60 indicators.

#include <benchmark/benchmark.h>

#include <string>

#include "palier/builtin.hpp"
#include "palier/json.hpp"
#include "palier/palier.hpp"

namespace {

using namespace palier;

std::shared_ptr<const Framework> generated() {
    FrameworkDefinition made;
    made.id = "generated";
    made.version = "1";
    constexpr int indicators = 60;
    for (int i = 0; i < indicators; ++i) {
        Indicator indicator;
        indicator.id = "n" + std::to_string(i);
        indicator.type = i % 4 == 0 ? ValueType::boolean : i % 4 == 1 ? ValueType::ordinal : i % 4 == 2 ? ValueType::integer : ValueType::number;
        if (i % 4 != 0) {
            indicator.min = 0;
            indicator.max = i % 4 == 1 ? 3 : 100;
        }
        indicator.direction = Direction::up;
        if (i % 5 == 0) indicator.not_applicable = NotApplicablePolicy::allowed;
        made.indicators.push_back(indicator);
    }
    for (int t = 1; t <= 3; ++t) made.maturity.tiers.push_back({"t" + std::to_string(t), {}, {}});
    for (int f = 0; f < 6; ++f) {
        made.maturity.fields.emplace_back();
        made.maturity.fields.back().id = "f" + std::to_string(f);
    }
    const auto atom = [](int i, int tier) {
        const std::string name = "n" + std::to_string(i);
        return i % 4 == 0 ? name : i % 4 == 1 ? name + " >= " + std::to_string(tier) : i % 4 == 2 ? name + " >= " + std::to_string(tier * 20) : name + " >= " + std::to_string(tier * 20) + ".0";
    };
    for (int c = 0; c < 102; ++c) {
        Criterion criterion;
        criterion.id = "c" + std::to_string(c);
        criterion.field = "f" + std::to_string(c % 6);
        const int tier = 1 + c / 6 % 3;
        criterion.tier = static_cast<TierOrdinal>(tier);
        const int first = c % 6 * 10 + c / 18 % 10, second = c % 6 * 10 + (c * 7 + 3) % 10;
        criterion.when = atom(first, tier) + (c % 2 == 0 ? "" : (c % 4 == 1 ? " && " : " || ") + atom(second, tier));
        if (c % 7 == 0) criterion.applies = "unit.degree == 2";
        made.maturity.criteria.push_back(criterion);
    }
    made.maturity.overrides = {{std::nullopt, 3, {RequirementRule::share, 0, static_cast<Percent>(600'000)}, {}},
                               {"f1", 2, {RequirementRule::at_least, 3, {}}, {}}};
    return Framework::build(std::move(made)).framework;
}

void check_demo(benchmark::State& state) {
    const auto framework = read_framework(find_builtin("framework", "demo")).framework;
    for (auto _ : state) benchmark::DoNotOptimize(check_framework(framework));
}
BENCHMARK(check_demo)->Unit(benchmark::kMillisecond);

void check_generated(benchmark::State& state) {
    const auto framework = generated();
    for (auto _ : state) benchmark::DoNotOptimize(check_framework(framework));
    state.counters["defects"] = static_cast<double>(find_framework_defects(framework).size());
}
BENCHMARK(check_generated)->Unit(benchmark::kMillisecond);

}  // namespace
