// SPDX-License-Identifier: MIT
#include "palier/plan_budget.hpp"
#include "palier/detail/plan_budget_inl.hpp"
