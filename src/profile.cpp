// SPDX-License-Identifier: MIT
#include "palier/profile.hpp"

#include "palier/detail/profile_inl.hpp"
