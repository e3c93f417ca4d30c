// SPDX-License-Identifier: MIT
//
// Two diagnoses side by side: 5 000 schools in two years, and the same answers under two versions of the rules. The diagnosis of one side stands
// beside, so that the figures can be read as ratios.

#include <benchmark/benchmark.h>

#include "palier/builtin.hpp"
#include "palier/json.hpp"
#include "palier/palier.hpp"

namespace {

using namespace palier;

/// The answers of one school year of the built-in example, over and over under other names, for a framework with the same indicators.
std::shared_ptr<const Observations> make_schools(const Observations& rows, SchoolYear year, const Framework& framework) {
    constexpr std::size_t schools = 5'000;
    std::vector<RowId> of_year;
    for (std::size_t i = 0; i < rows.row_count(); ++i)
        if (rows.period_of(id_at<RowId>(i)) == year) of_year.push_back(id_at<RowId>(i));
    ObservationsBuilder builder(framework.indicators());
    Report report;
    for (std::size_t i = 0; i < schools; ++i) {
        const RowId from = of_year[i % of_year.size()];
        const RowId row = builder.add_row("s" + std::to_string(i), year);
        for (std::size_t k = 0; k < rows.indicators()->size(); ++k) {
            const auto indicator = id_at<IndicatorId>(k);
            if (!(*rows.indicators())[indicator].is_derived()) builder.set(row, indicator, rows.value(from, indicator), {}, report);
        }
    }
    return builder.freeze();
}

struct Sides {
    std::shared_ptr<const Framework> framework = read_framework(find_builtin("framework", "demo")).framework;
    std::shared_ptr<const Assessor> assessor = std::make_shared<const Assessor>(framework);
    std::shared_ptr<const Observations> answers;  // of the later year
    std::shared_ptr<const Diagnosis> before, after, under_new_rules;

    Sides() {
        const auto rows = read_observations(find_builtin("observations", "academie-exemple"), *framework).observations;
        const SchoolYear first = SchoolYear::from_rentree(2023), second = SchoolYear::from_rentree(2024);
        before = diagnose(assessor, make_schools(*rows, first, *framework));
        answers = make_schools(*rows, second, *framework);
        after = diagnose(assessor, answers);
        // A version in which tiers no longer build on each other.
        FrameworkDefinition definition = framework->definition();
        definition.version += ".next";
        definition.maturity.gating = Gating::independent;
        const auto rules = Framework::build(std::move(definition)).framework;
        under_new_rules = diagnose(rules, make_schools(*rows, second, *rules));
    }
};

const Sides& sides() {
    static const Sides made;
    return made;
}

void count(benchmark::State& state, std::size_t schools) {
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(schools));
}

void diagnose_one_year(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(diagnose(sides().assessor, sides().answers));
    count(state, sides().answers->row_count());
}
BENCHMARK(diagnose_one_year)->Unit(benchmark::kMillisecond);

void compare_two_years(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(compare(sides().before, sides().after).changes.data());
    count(state, sides().answers->row_count());
}
BENCHMARK(compare_two_years)->Unit(benchmark::kMillisecond);

void compare_two_versions_of_the_rules(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(compare(sides().after, sides().under_new_rules).changes.data());
    count(state, sides().answers->row_count());
}
BENCHMARK(compare_two_versions_of_the_rules)->Unit(benchmark::kMillisecond);

void write_the_comparison(benchmark::State& state) {
    const TierComparison made = compare(sides().before, sides().after);
    for (auto _ : state) benchmark::DoNotOptimize(comparison_text(made, Language::fr));
}
BENCHMARK(write_the_comparison)->Unit(benchmark::kMillisecond);

}  // namespace
