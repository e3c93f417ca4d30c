// SPDX-License-Identifier: MIT
#pragma once

// The built-in profiles, and the built-in plan with what it is checked against.

#include <memory>
#include <string>
#include <vector>

#include "palier/builtin.hpp"
#include "palier/diagnose.hpp"
#include "palier/plan_document.hpp"

namespace palier_test {

/// Every built-in profile.
inline std::vector<std::shared_ptr<const palier::PlanProfile>> plan_profiles() {
    std::vector<std::shared_ptr<const palier::PlanProfile>> profiles;
    for (const palier::BuiltinDocument& document : palier::builtin_documents())
        if (document.kind == "plan-profile") profiles.push_back(palier::read_plan_profile(document.text).profile);
    return profiles;
}

/// The example academy, the demonstration framework and the diagnosis of both school years.
inline palier::PlanContext plan_context() {
    palier::PlanContext context;
    context.framework = palier::read_framework(palier::find_builtin("framework", "demo")).framework;
    const auto schema = palier::read_organisation_schema(palier::find_builtin("organisation-schema", "france")).schema;
    context.organisation = palier::read_organisation(palier::find_builtin("organisation", "academie-exemple"), schema).organisation;
    const auto observations = palier::read_observations(palier::find_builtin("observations", "academie-exemple"), *context.framework).observations;
    palier::DiagnoseOptions options;
    options.organisation = context.organisation;
    context.diagnosis = palier::diagnose(context.framework, observations, options);
    return context;
}

}  // namespace palier_test
