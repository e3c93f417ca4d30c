// SPDX-License-Identifier: MIT
#pragma once

// What is told about the built-in plan once some of its members are replaced.

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "unit/plan_documents.hpp"

namespace palier_test {

/// What the built-in plan is checked against, made once.
inline const palier::PlanContext& example() {
    static const palier::PlanContext context = plan_context();
    return context;
}

/// The built-in plan with members merged into it (RFC 7386).
inline nlohmann::ordered_json changed_plan(std::string_view members) {
    auto plan = nlohmann::ordered_json::parse(palier::find_builtin("plan", "exemple"));
    plan.merge_patch(nlohmann::ordered_json::parse(members));
    return plan;
}

/// The report about a plan, `plan.json` in findings.
inline palier::Report validate_document(const nlohmann::ordered_json& plan, const palier::PlanContext& context = example()) {
    static const auto profiles = plan_profiles();
    palier::ValidatePlanOptions options;
    options.context = context;
    return palier::validate_plan_document(plan.dump(1), profiles, {.document_name = "plan.json"}, options).report;
}

/// The report about the built-in plan with members merged into it.
inline palier::Report validate(std::string_view members, const palier::PlanContext& context = example()) { return validate_document(changed_plan(members), context); }

using Places = std::vector<std::string>;

/// The pointers of the findings of a code about the built-in plan with members merged into it.
inline Places places(std::string_view code, std::string_view members, const palier::PlanContext& context = example()) {
    const palier::Report report = validate(members, context);
    Places found;
    for (const palier::Finding& finding : report.findings())
        if (finding.code == code) found.push_back(finding.origin.pointer);
    return found;
}

}  // namespace palier_test
