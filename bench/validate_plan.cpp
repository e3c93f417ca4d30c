// SPDX-License-Identifier: MIT
//
// From the bytes of a plan to its report, in three passes against the demonstration framework, the example academy and its diagnosis:
// documents of 4 kB, 100 kB and 10 MB, made of objectives and actions that refer to each other.

#include <benchmark/benchmark.h>

#include <string>

#include "palier/builtin.hpp"
#include "palier/diagnose.hpp"
#include "palier/plan_document.hpp"

namespace {

using namespace palier;

/// A plan of about so many bytes, whose names all exist.
std::string generated(std::size_t bytes) {
    std::string objectives;
    std::string actions;
    for (std::size_t i = 0; objectives.size() + actions.size() < bytes; ++i) {
        const std::string id = std::to_string(i);
        objectives += std::string(i == 0 ? "" : ",\n") + R"({"id": "o)" + id + R"(", "label": "Développer les usages, objectif )" + id +
                      R"(", "field": "formation", "public": "Tous les élèves du niveau", "teams": "Équipes disciplinaires", "approach": "Travail en îlots, différenciation",)"
                      R"( "equipment": ["Classe mobile", "Vidéoprojecteur"], "training": ["Stage d'établissement"], "added_value": "Autonomie des élèves",)"
                      R"( "indicators": [{"indicator": "practice.class_rate", "baseline": {"value": 35.0, "at": "2025-06-30"},)"
                      R"( "targets": [{"value": 45.0, "by": "2026-06-30"}, {"value": 50.0, "by": "2027-06-30"}]}], "actions": ["a)" + id + "\"]}";
        actions += std::string(i == 0 ? "" : ",\n") + R"({"id": "a)" + id + R"(", "label": "Stage d'établissement, action )" + id +
                   R"(", "term": "short", "level": "school", "owner": "0990001N.direction", "actors": ["0990001N.referent", "0990001N.enseignants"],)"
                   R"( "from": "2025-10-01", "to": "2026-06-30", "addresses": ["formation.trained"]})";
    }
    return R"({"format": "palier/plan", "format_version": 1, "kind": "vnpe", "id": "plan", "owner": "0990001N", "title": "Plan engendré",
"period": {"from": "2025-09-01", "to": "2028-09-01"}, "framework": {"id": "demo", "version": "2026.1"}, "organisation": "academie-exemple",
"objectives": [)" + objectives + "],\n\"actions\": [" + actions + "]}";
}

struct Models {
    std::vector<std::shared_ptr<const PlanProfile>> profiles;
    ValidatePlanOptions options;

    Models() {
        for (const BuiltinDocument& document : builtin_documents())
            if (document.kind == "plan-profile") profiles.push_back(read_plan_profile(document.text).profile);
        PlanContext& context = options.context;
        context.framework = read_framework(find_builtin("framework", "demo")).framework;
        const auto schema = read_organisation_schema(find_builtin("organisation-schema", "france")).schema;
        context.organisation = read_organisation(find_builtin("organisation", "academie-exemple"), schema).organisation;
        const auto observations = read_observations(find_builtin("observations", "academie-exemple"), *context.framework).observations;
        DiagnoseOptions diagnose_options;
        diagnose_options.organisation = context.organisation;
        context.diagnosis = diagnose(context.framework, observations, diagnose_options);
    }
};

const Models& models() {
    static const Models made;
    return made;
}

void set_bytes(benchmark::State& state, const std::string& bytes) {
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(bytes.size()));
}

/// All three passes.
void validate(benchmark::State& state) {
    const std::string bytes = generated(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(validate_plan_document(bytes, models().profiles, {}, models().options));
    set_bytes(state, bytes);
}
BENCHMARK(validate)->Arg(4'000)->Arg(100'000)->Arg(10'000'000)->Unit(benchmark::kMicrosecond);

/// Structure alone: what a JSON Schema validator does.
void read_structure(benchmark::State& state) {
    const std::string bytes = generated(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(read_plan(bytes, models().profiles));
    set_bytes(state, bytes);
}
BENCHMARK(read_structure)->Arg(4'000)->Arg(100'000)->Arg(10'000'000)->Unit(benchmark::kMicrosecond);

}  // namespace
