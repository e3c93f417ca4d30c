// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Results as JSON. The JSON Schema `diagnosis` describes a whole diagnosis; its `$defs` `profile`, `gap` and `node` describe the others.
/// A diagnosis as a document `palier/diagnosis`, the profile of one unit, its explanation, its gaps. Opt-in; used without
/// the compiled library it needs nlohmann/json.

#include <optional>  // what may be left out
#include <string>    // documents

#include "palier/diagnosis.hpp"
#include "palier/explain.hpp"
#include "palier/gap.hpp"
#include "palier/profile.hpp"

namespace palier {

/// What is written of each unit beside where it stands. Both grow with the framework: 35 kB a unit for the built-in one.
struct UnitDetails {
    std::optional<GapOptions> gaps{};              ///< What it lacks for its next tiers; absent: not written.
    std::optional<ExplainOptions> explanation{};  ///< Why it stands there; absent: not written.
};

/// Writes a diagnosis as a JSON document: framework (id, version, hash, status), minimum evidence, and `rows`, those of Diagnosis::table().
/// Where details are asked for, `profiles` holds each unit as write_profile() has it, without what the head says. Linear.
/// Throws as gaps() and explain() do.
[[nodiscard]] std::string write_diagnosis(const Diagnosis& diagnosis, const UnitDetails& details = {});

/// Writes where one unit stands as JSON: unit, label, period, framework, minimum evidence, fields, overall tier, tiers stated by persons,
/// the state of each criterion, and the details asked for. Linear. Throws as gaps() and explain() do.
[[nodiscard]] std::string write_profile(const Profile& profile, const UnitDetails& details = {});

/// Writes an explanation as JSON, a tree: each node has a `kind` (`profile`, `field`, `tier`, `criterion`, `group`, `condition`, `input`) and
/// `children`. A value is a scalar, or an object with `status` `unknown` (reason, low, high, possible) or `not_applicable`; a number that is not
/// finite is the text `inf`, `-inf` or `nan`. Linear.
[[nodiscard]] std::string write_explanation(const Explanation& explanation);

/// Writes gaps as JSON: for each field the tier aimed at, and the criteria that are not met or unknown with what they read. Linear.
[[nodiscard]] std::string write_gaps(const Gaps& gaps);

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/json_diagnosis_inl.hpp"
#endif
