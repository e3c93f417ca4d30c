// SPDX-License-Identifier: MIT
#include "palier/condition.hpp"

#include "palier/detail/condition_inl.hpp"
