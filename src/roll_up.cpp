// SPDX-License-Identifier: MIT
#include "palier/roll_up.hpp"

#include "palier/detail/roll_up_inl.hpp"
