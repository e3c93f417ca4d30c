// SPDX-License-Identifier: MIT
#pragma once

#include "palier/detail/plan_rules.hpp"
#include "palier/validate_plan.hpp"

namespace palier {

PALIER_INLINE std::span<const PlanRule* const> plan_rules() noexcept { return detail::all_plan_rules; }

PALIER_INLINE const PlanRule* find_plan_rule(std::string_view code) noexcept {
    for (const PlanRule* rule : detail::all_plan_rules)
        if (rule->record.code == code) return rule;
    return nullptr;
}

PALIER_INLINE Report validate_plan(const Plan& plan, const PlanProfile& profile, const ValidatePlanOptions& options) {
    Report report(options.report_limits);
    PlanCheck check(plan, profile, options.context, report, options.report_limits);
    for (const PlanRule* rule : detail::all_plan_rules) check.run(*rule);
    for (const PlanRule* rule : options.extra_rules) check.run(*rule);
    return report;
}

}  // namespace palier
