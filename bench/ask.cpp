// SPDX-License-Identifier: MIT
//
// What next, for one school of the built-in example: its gaps, and the next best questions with 50 answers missing.

#include <benchmark/benchmark.h>

#include "palier/builtin.hpp"
#include "palier/json.hpp"
#include "palier/palier.hpp"

namespace {

using namespace palier;

/// A school of the example as it answered, and with as many of its questions unanswered as asked for, those of the criteria first.
class School {
public:
    School() {
        const auto schema = read_organisation_schema(find_builtin("organisation-schema", "france")).schema;
        DiagnoseOptions options;
        options.organisation = read_organisation(find_builtin("organisation", "academie-exemple"), schema).organisation;
        const auto observations = read_observations(find_builtin("observations", "academie-exemple"), *framework).observations;
        answered = profile_of(*diagnose(assessor, observations, options), "0990001N");
    }

    [[nodiscard]] Profile with_unknowns(std::size_t wanted) const {
        const IndicatorSet& indicators = *framework->indicators();
        Profile profile = answered;
        std::size_t unknown = 0;
        for (std::size_t i = 0; i < indicators.size(); ++i) {
            const auto id = id_at<IndicatorId>(i);
            if (indicators[id].is_derived()) continue;
            if (!profile.frame[i].is_unknown() && unknown < wanted) profile.frame[i] = unknown_value(indicators, id, Reason::missing);
            unknown += profile.frame[i].is_unknown() ? 1U : 0U;
        }
        EvaluationScratch scratch;
        derive(indicators, profile.frame, {}, scratch);
        profile.assessment = assessor->assess(profile.frame, scratch);
        return profile;
    }

    std::shared_ptr<const Framework> framework = read_framework(find_builtin("framework", "demo")).framework;
    std::shared_ptr<const Assessor> assessor = std::make_shared<const Assessor>(framework);
    Profile answered;
};

const School& school() {
    static const School made;
    return made;
}

/// Returns how many sets of criteria, minimal by inclusion, lead to the next tier, summed over the fields.
std::size_t unmet_sets(const Profile& profile) {
    std::size_t sets = 0;
    for (const FieldProfile& field : profile.assessment.fields)
        if (const auto next = next_tier(profile, field.field)) {
            const FieldTarget target{field.field, *next};
            sets += minimal_unmet_sets(*school().assessor, profile.frame, profile.assessment, {&target, 1}).sets.size();
        }
    return sets;
}

void gaps_of_one_school(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(gaps(school().answered));
}
BENCHMARK(gaps_of_one_school)->Unit(benchmark::kMicrosecond);

void gaps_of_one_school_in_french(benchmark::State& state) {
    const Gaps found = gaps(school().answered);
    for (auto _ : state) benchmark::DoNotOptimize(to_text(found, Language::fr));
}
BENCHMARK(gaps_of_one_school_in_french)->Unit(benchmark::kMicrosecond);

void next_questions_of_unknowns(benchmark::State& state) {
    const Profile profile = school().with_unknowns(static_cast<std::size_t>(state.range(0)));
    std::size_t relevant = 0;
    for (auto _ : state) {
        const auto questions = next_questions(*school().assessor, profile, 1000);
        relevant = questions.size();
        benchmark::DoNotOptimize(questions.data());
    }
    state.counters["questions"] = static_cast<double>(relevant);
}
BENCHMARK(next_questions_of_unknowns)->Arg(10)->Arg(50)->Arg(90)->Unit(benchmark::kMicrosecond);

void certificate_of_unknowns(benchmark::State& state) {
    const Profile profile = school().with_unknowns(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(certify(*school().assessor, profile));
}
BENCHMARK(certificate_of_unknowns)->Arg(50)->Unit(benchmark::kMicrosecond);

/// The sets of criteria that lead to the next tier of each field.
void unmet_sets_of_one_school(benchmark::State& state) {
    const Profile profile = school().with_unknowns(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(unmet_sets(profile));
}
BENCHMARK(unmet_sets_of_one_school)->Arg(0)->Arg(10)->Unit(benchmark::kMicrosecond);

/// All that one school is told, as data: its tiers, why, what is missing, what to ask next, whether asking may stop, and which sets of criteria
/// lead to the next tier of each field.
void everything_of_one_school(benchmark::State& state) {
    Profile profile = school().with_unknowns(static_cast<std::size_t>(state.range(0)));
    EvaluationScratch scratch;
    for (auto _ : state) {
        profile.assessment = school().assessor->assess(profile.frame, scratch);
        const Explanation explanation = explain(profile);
        const Gaps missing = gaps(profile);
        const auto questions = next_questions(*school().assessor, profile, 5);
        benchmark::DoNotOptimize(explanation.nodes.data());
        benchmark::DoNotOptimize(missing.fields.data());
        benchmark::DoNotOptimize(questions.data());
        benchmark::DoNotOptimize(certify(*school().assessor, profile));
        benchmark::DoNotOptimize(unmet_sets(profile));
    }
}
BENCHMARK(everything_of_one_school)->Arg(0)->Arg(10)->Unit(benchmark::kMicrosecond);

/// The same, and the explanation and the gaps written in French.
void everything_of_one_school_in_french(benchmark::State& state) {
    Profile profile = school().with_unknowns(static_cast<std::size_t>(state.range(0)));
    EvaluationScratch scratch;
    for (auto _ : state) {
        profile.assessment = school().assessor->assess(profile.frame, scratch);
        benchmark::DoNotOptimize(to_text(explain(profile), Language::fr));
        benchmark::DoNotOptimize(to_text(gaps(profile), Language::fr));
        benchmark::DoNotOptimize(next_questions(*school().assessor, profile, 5));
        benchmark::DoNotOptimize(certify(*school().assessor, profile));
        benchmark::DoNotOptimize(unmet_sets(profile));
    }
}
BENCHMARK(everything_of_one_school_in_french)->Arg(0)->Arg(10)->Unit(benchmark::kMicrosecond);

}  // namespace
