// SPDX-License-Identifier: MIT
#include "palier/plan.hpp"

#include "palier/detail/plan_inl.hpp"
