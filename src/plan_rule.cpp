// SPDX-License-Identifier: MIT
#include "palier/plan_rule.hpp"

#include "palier/detail/plan_rule_inl.hpp"
