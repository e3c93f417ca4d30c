// SPDX-License-Identifier: MIT
#include "palier/validate_plan.hpp"

#include "palier/detail/validate_plan_inl.hpp"
