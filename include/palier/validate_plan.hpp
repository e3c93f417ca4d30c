// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Validation of plans: references and sense. Structure is told by the reader (plan_document.hpp), which knows the document.

#include <span>         // rules
#include <string_view>  // codes

#include "palier/plan_rule.hpp"

namespace palier {

/// How a plan is validated.
struct ValidatePlanOptions {
    /// What the plan is checked against.
    PlanContext context = {};
    /// Rules of the caller, run after those of the library; they must outlive the report.
    std::span<const PlanRule* const> extra_rules = {};
    /// What the report may keep.
    ReportLimits report_limits = {};
};

/// Returns every rule of the library, in the order of the passes and then of the codes.
[[nodiscard]] std::span<const PlanRule* const> plan_rules() noexcept;

/// Returns the rule of a code, or null. Linear in the rules.
[[nodiscard]] const PlanRule* find_plan_rule(std::string_view code) noexcept;

/// Runs the rules on a plan of a kind: that what it names exists (pass references), and that it holds together (pass sense).
/// Findings carry JSON Pointers of the plan, without lines (`plan.…`). Linear in the plan.
[[nodiscard]] Report validate_plan(const Plan& plan, const PlanProfile& profile, const ValidatePlanOptions& options = {});

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/validate_plan_inl.hpp"
#endif
