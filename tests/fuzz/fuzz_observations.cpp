// SPDX-License-Identifier: MIT
// Any bytes read as observations give a report, and what is kept reads again as itself.
//
//   clang++-19 -std=c++20 -O1 -g -fsanitize=fuzzer,address,undefined -Iinclude tests/fuzz/fuzz_observations.cpp -o fuzz_observations
//   ./fuzz_observations -max_total_time=60 -dict=tests/fuzz/json.dict CORPUS

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "palier/json.hpp"

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

const palier::Framework& framework() {
    static const palier::FrameworkBuild build = palier::read_framework(R"json({
      "format": "palier/framework", "format_version": 1, "id": "f", "version": "1",
      "indicators": [
        {"id": "yes", "type": "boolean", "not_applicable": "with_reason"}, {"id": "count", "type": "integer", "min": 0},
        {"id": "all", "type": "integer"}, {"id": "rate", "type": "ratio", "of": "count", "per": "all", "scale": 100},
        {"id": "kind", "type": "category", "values": ["x", "y"]}, {"id": "mean", "type": "number", "min": -1.5},
        {"id": "use", "type": "ordinal", "min": 0, "max": 3, "not_applicable": "allowed"}, {"id": "twice", "type": "number", "formula": "mean * 2.0"}],
      "maturity": {"tiers": [{"id": "t"}], "fields": [{"id": "f"}], "criteria": [{"id": "c", "field": "f", "tier": 1, "when": "yes"}]}
    })json");
    return *build.framework;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const palier::ObservationsRead first = palier::read_observations(bytes, framework(), {"x", {}, {}});
    for (const palier::Finding& finding : first.report.findings()) require(finding.origin.document == "x" && finding.origin.line > 0);
    require(first.observations != nullptr);
    const std::string written = palier::write_observations(*first.observations, framework());
    const palier::ObservationsRead second = palier::read_observations(written, framework(), {"x", {}, {}});
    require(second.observations->row_count() == first.observations->row_count());
    require(palier::write_observations(*second.observations, framework()) == written);
    return 0;
}
