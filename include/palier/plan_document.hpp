// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Plans and their profiles as JSON: reading any bytes, validating them in one call, and the JSON Schema of a kind. Opt-in; used without
/// the compiled library it needs nlohmann/json.

#include <memory>       // shared profiles
#include <span>         // profiles to choose from
#include <string>       // schemas
#include <string_view>  // bytes to read

#include "palier/json.hpp"
#include "palier/plan.hpp"
#include "palier/plan_profile.hpp"
#include "palier/validate_plan.hpp"

namespace palier {

/// Reads the profile of a kind of plan from the bytes of a JSON document, whatever they hold. Findings carry line and column; what is
/// wrong is told and left out (`json.…`, `limit.…`, `plan-profile.…`). Linear in the bytes.
[[nodiscard]] PlanProfileResult read_plan_profile(std::string_view bytes, const ReadOptions& options = {});

/// What reading a plan gives: always a plan, which may be empty, the profile it was read by, and a report.
struct PlanRead {
    Plan plan;
    std::shared_ptr<const PlanProfile> profile;  ///< That of the plan's kind; of an unknown kind, one with the members common to all.
    Report report;
};

/// Reads a plan from the bytes of a JSON document, whatever they hold, by the profile of its kind among those given, and tells how it
/// departs from it (`json.…`, `limit.…`, `plan.structure.…`). Findings carry line and column. Linear in the bytes.
[[nodiscard]] PlanRead read_plan(std::string_view bytes, std::span<const std::shared_ptr<const PlanProfile>> profiles, const ReadOptions& options = {});

/// Reads and validates a plan in three passes, none of which stops the next: structure, references, sense. Findings carry line and
/// column. `options.report_limits` counts for all passes together. Linear in the bytes and what they name.
[[nodiscard]] PlanRead validate_plan_document(std::string_view bytes, std::span<const std::shared_ptr<const PlanProfile>> profiles,
                                              const ReadOptions& read_options = {}, const ValidatePlanOptions& options = {});

/// Writes the JSON Schema (2020-12) of a kind of plan: it refuses exactly the documents in which read_plan finds an error of structure.
/// Wording is in both languages. Linear.
[[nodiscard]] std::string write_plan_schema(const PlanProfile& profile);

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/json_plan_inl.hpp"
#include "palier/detail/json_plan_profile_inl.hpp"
#include "palier/detail/json_plan_schema_inl.hpp"
#endif
