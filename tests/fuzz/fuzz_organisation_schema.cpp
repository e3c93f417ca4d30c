// SPDX-License-Identifier: MIT
// Any bytes read as a schema of organisations give a report and a schema, and what is kept reads again as itself.
//
//   clang++-19 -std=c++20 -O1 -g -fsanitize=fuzzer,address,undefined -Iinclude tests/fuzz/fuzz_organisation_schema.cpp
//   -o fuzz_schema
//   ./fuzz_schema -max_total_time=60 -dict=tests/fuzz/json.dict CORPUS

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "palier/json.hpp"

namespace {

void require(bool holds) {
    if (!holds)
        std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const palier::OrganisationSchemaResult first = palier::read_organisation_schema(bytes, {"x", {}, {}});
    for (const palier::Finding& finding : first.report.findings())
        require(finding.origin.document == "x" && finding.origin.line > 0);
    require(first.schema != nullptr);
    const std::string written = palier::write_organisation_schema(*first.schema);
    const palier::OrganisationSchemaResult second = palier::read_organisation_schema(written, {"x", {}, {}});
    require(palier::write_organisation_schema(*second.schema) == written);
    return 0;
}
