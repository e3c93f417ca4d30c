// SPDX-License-Identifier: MIT
#include "palier/plan_reach.hpp"
#include "palier/detail/plan_reach_inl.hpp"
