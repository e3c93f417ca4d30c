// SPDX-License-Identifier: MIT
#include "palier/plan_profile.hpp"

#include "palier/detail/plan_profile_inl.hpp"
