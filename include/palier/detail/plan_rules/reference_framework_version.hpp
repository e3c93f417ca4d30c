// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_reference_framework_version(PlanCheck& check) {
    const Framework* const framework = check.framework();
    const std::string& version = check.plan().framework_version;
    if (!framework || version.empty() || check.plan().framework.empty() || version == framework->version()) return;
    check.tell("/framework/version", {{"framework", framework->id()}, {"version", version}, {"given", framework->version()}},
               {{framework->definition().document, "/version", 0, 0}});
}

inline constexpr PlanRule reference_framework_version = {
    .record = {"plan.reference.framework-version", Severity::warning, "0.1.0", "framework version given",
               {"Le plan suit la version {version} du référentiel « {framework} », mais c’est la version {given} qui est fournie.",
                "The plan follows version {version} of the framework “{framework}”, but version {given} is the one given."},
               {"D’une version à l’autre, un palier de même rang ou un indicateur de même nom peut demander autre chose.",
                "From one version to the next, a tier of the same rank or an indicator of the same name may ask for something else."},
               {"Fournir la version que le plan nomme, ou relire le plan d’après la nouvelle et changer le numéro.",
                "Give the version that the plan names, or read the plan again by the new one and change the number."}},
    .pass = RulePass::references,
    .example = {R"({"framework": {"id": "demo", "version": "2024.1"}})",
                R"({"framework": {"id": "demo", "version": "2026.1"}})"},
    .check = check_reference_framework_version,
};

}  // namespace palier::detail
