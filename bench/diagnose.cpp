// SPDX-License-Identifier: MIT
//
// The main job on the built-in example: 117 rows, 95 indicators, 59 criteria, 6 fields x 3 tiers; and on 70 000 rows like them.
// Reading the same documents stands beside it, so that the figures can be read as ratios.

#include <benchmark/benchmark.h>

#include "palier/builtin.hpp"
#include "palier/json.hpp"
#include "palier/palier.hpp"

namespace {

using namespace palier;

struct Example {
    std::shared_ptr<const Framework> framework = read_framework(find_builtin("framework", "demo")).framework;
    std::shared_ptr<const Assessor> assessor = std::make_shared<const Assessor>(framework);
    std::shared_ptr<const Observations> observations =
        read_observations(find_builtin("observations", "academie-exemple"), *framework).observations;
    DiagnoseOptions options;
    Example() {
        const auto schema = read_organisation_schema(find_builtin("organisation-schema", "france")).schema;
        options.organisation = read_organisation(find_builtin("organisation", "academie-exemple"), schema).organisation;
    }
};

const Example& example() {
    static const Example made;
    return made;
}

void read_example(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(read_observations(find_builtin("observations", "academie-exemple"), *example().framework));
}
BENCHMARK(read_example)->Unit(benchmark::kMillisecond);

void diagnose_example(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(diagnose(example().assessor, example().observations, example().options));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(example().observations->row_count()));
}
BENCHMARK(diagnose_example)->Unit(benchmark::kMillisecond);

/// The rows of the example, over and over under other names, until there are as many as the schools of a country.
std::shared_ptr<const Observations> make_country() {
    constexpr std::size_t schools = 70'000;
    const Observations& rows = *example().observations;
    ObservationsBuilder builder(rows.indicators());
    Report report;
    for (std::size_t i = 0; i < schools; ++i) {
        const auto from = id_at<RowId>(i % rows.row_count());
        const RowId row = builder.add_row("s" + std::to_string(i), rows.period_of(from));
        for (std::size_t k = 0; k < rows.indicators()->size(); ++k) {
            const auto indicator = id_at<IndicatorId>(k);
            if (!(*rows.indicators())[indicator].is_derived()) builder.set(row, indicator, rows.value(from, indicator), {}, report);
        }
    }
    return builder.freeze();
}

void diagnose_country(benchmark::State& state) {
    const auto observations = make_country();
    for (auto _ : state) benchmark::DoNotOptimize(diagnose(example().assessor, observations, {}));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(observations->row_count()));
}
BENCHMARK(diagnose_country)->Unit(benchmark::kMillisecond);

void assess_one_frame(benchmark::State& state) {
    const auto diagnosis = diagnose(example().assessor, example().observations, example().options);
    const Profile profile = profile_of(*diagnosis, "0990001N");
    EvaluationScratch scratch;
    for (auto _ : state) benchmark::DoNotOptimize(example().assessor->assess(profile.frame, scratch));
}
BENCHMARK(assess_one_frame)->Unit(benchmark::kMicrosecond);

void profile_of_one_unit(benchmark::State& state) {
    const auto diagnosis = diagnose(example().assessor, example().observations, example().options);
    for (auto _ : state) benchmark::DoNotOptimize(profile_of(*diagnosis, "0990001N"));
}
BENCHMARK(profile_of_one_unit)->Unit(benchmark::kMicrosecond);

void explain_one_unit(benchmark::State& state) {
    const auto diagnosis = diagnose(example().assessor, example().observations, example().options);
    const Profile profile = profile_of(*diagnosis, "0990001N");
    std::size_t nodes = 0;
    for (auto _ : state) {
        const Explanation explanation = explain(profile);
        nodes = explanation.nodes.size();
        benchmark::DoNotOptimize(explanation.nodes.data());
    }
    state.counters["nodes"] = static_cast<double>(nodes);
}
BENCHMARK(explain_one_unit)->Unit(benchmark::kMicrosecond);

void explain_all_criteria_of_one_unit(benchmark::State& state) {
    const auto diagnosis = diagnose(example().assessor, example().observations, example().options);
    const Profile profile = profile_of(*diagnosis, "0990001N");
    ExplainOptions options;
    options.criteria = ExplainCriteria::all;
    std::size_t nodes = 0;
    for (auto _ : state) {
        const Explanation explanation = explain(profile, options);
        nodes = explanation.nodes.size();
        benchmark::DoNotOptimize(explanation.nodes.data());
    }
    state.counters["nodes"] = static_cast<double>(nodes);
}
BENCHMARK(explain_all_criteria_of_one_unit)->Unit(benchmark::kMicrosecond);

void explain_one_unit_in_french(benchmark::State& state) {
    const auto diagnosis = diagnose(example().assessor, example().observations, example().options);
    const Profile profile = profile_of(*diagnosis, "0990001N");
    for (auto _ : state) benchmark::DoNotOptimize(explain(profile, Language::fr));
}
BENCHMARK(explain_one_unit_in_french)->Unit(benchmark::kMicrosecond);

}  // namespace
