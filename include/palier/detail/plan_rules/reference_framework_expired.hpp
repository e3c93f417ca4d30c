// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_dates.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_reference_framework_expired(PlanCheck& check) {
    const Framework* const framework = check.framework();
    const std::optional<Date> from = check.plan().period.from;
    if (!framework || !from || framework->definition().valid.contains(*from)) return;
    check.tell("/period/from", {{"framework", name_of(framework->definition().label, framework->id())}, {"day", from->text()}, {"validity", describe(framework->definition().valid)}},
               {{framework->definition().document, "/valid", 0, 0}});
}

inline constexpr PlanRule reference_framework_expired = {
    .record = {"plan.reference.framework-expired", Severity::warning, "0.1.0", "framework day validity",
               {"Le référentiel « {framework} » n’est pas en vigueur le {day}, premier jour du plan (il l’est {validity}).",
                "The framework “{framework}” is not in force on {day}, the first day of the plan (it is in force {validity})."},
               {"Les critères qu’il pose ne sont pas ceux auxquels le plan sera comparé.",
                "The criteria it sets are not those that the plan will be compared with."},
               {"Suivre la version du référentiel en vigueur au début du plan.",
                "Follow the version of the framework in force when the plan begins."}},
    .pass = RulePass::references,
    .example = {R"({"period": {"from": "2022-09-01", "to": "2025-09-01"}})",
                R"({"period": {"from": "2025-09-01", "to": "2028-09-01"}})"},
    .check = check_reference_framework_expired,
};

}  // namespace palier::detail
