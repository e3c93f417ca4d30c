// SPDX-License-Identifier: MIT
// Any bytes validated as a plan, in three passes against every built-in profile and with a diagnosis, give a report with places.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "palier/render.hpp"
#include "unit/plan_documents.hpp"

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto profiles = palier_test::plan_profiles();
    static const palier::PlanContext context = palier_test::plan_context();
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    palier::ValidatePlanOptions options;
    options.context = context;
    // Each profile in turn stands for the kind that the document names: one alone would leave most rules of structure untried.
    for (const auto& profile : profiles) {
        palier::PlanProfileDefinition definition = profile->definition();
        definition.id = "vnpe";
        const auto renamed = palier::PlanProfile::make(std::move(definition)).profile;
        const palier::PlanRead read = palier::validate_plan_document(bytes, {&renamed, 1}, {"x", {}, {}}, options);
        for (const palier::Finding& finding : read.report.findings()) require(finding.origin.document == "x" && finding.origin.line > 0);
        require(palier::find_invalid_utf8(palier::render_text(read.report, {}, bytes)) == std::string::npos);
        (void)palier::write_report(read.report);
    }
    (void)palier::read_plan_profile(bytes, {"x", {}, {}});
    return 0;
}
