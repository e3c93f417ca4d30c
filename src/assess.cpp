// SPDX-License-Identifier: MIT
#include "palier/assess.hpp"

#include "palier/detail/assess_inl.hpp"
