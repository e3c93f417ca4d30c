// SPDX-License-Identifier: MIT
#include "palier/period.hpp"

#include "palier/detail/period_inl.hpp"
