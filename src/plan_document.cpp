// SPDX-License-Identifier: MIT
#include "palier/plan_document.hpp"

#include "palier/detail/json_plan_inl.hpp"
#include "palier/detail/json_plan_profile_inl.hpp"
#include "palier/detail/json_plan_schema_inl.hpp"
