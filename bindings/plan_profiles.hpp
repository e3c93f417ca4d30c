// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The kinds of plan that the module knows.

#include <memory>  // shared profiles
#include <vector>  // profiles

#include "models.hpp"

namespace palier::python {

/// Returns the profiles that the library carries; read once, frozen, without any object of Python.
const std::vector<std::shared_ptr<const PlanProfileModel>>& builtin_profiles();

/// Returns the caller's profiles, then the built-in ones: one of theirs may stand for a built-in one.
std::vector<std::shared_ptr<const PlanProfile>> profiles_with(const std::vector<std::shared_ptr<PlanProfileModel>>& own);

}  // namespace palier::python
