// SPDX-License-Identifier: MIT
// Any bytes validated as a plan, in three passes against a built-in profile and with a diagnosis, give a report with places.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "palier/render.hpp"
#include "unit/plan_documents.hpp"

namespace {

// Each profile stands for the kind that documents name most, so that any document tries the rules of structure of any kind.
std::vector<std::shared_ptr<const palier::PlanProfile>> all_named_alike() {
    std::vector<std::shared_ptr<const palier::PlanProfile>> alike;
    for (const auto& profile : palier_test::plan_profiles()) {
        palier::PlanProfileDefinition definition = profile->definition();
        definition.id = "vnpe";
        alike.push_back(palier::PlanProfile::make(std::move(definition)).profile);
    }
    return alike;
}

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto profiles = all_named_alike();  // one for each input, by its size: all of them take six times as long
    static const palier::PlanContext context = palier_test::plan_context();
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    palier::ValidatePlanOptions options;
    options.context = context;
    const auto& profile = profiles[size % profiles.size()];
    const palier::PlanRead read = palier::validate_plan_document(bytes, {&profile, 1}, {"x", {}, {}}, options);
    for (const palier::Finding& finding : read.report.findings()) require(finding.origin.document == "x" && finding.origin.line > 0);
    require(palier::find_invalid_utf8(palier::render_text(read.report, {}, bytes)) == std::string::npos);
    (void)palier::write_report(read.report);
    (void)palier::read_plan_profile(bytes, {"x", {}, {}});
    return 0;
}
