// SPDX-License-Identifier: MIT
#include "palier/rollup.hpp"

#include "palier/detail/rollup_inl.hpp"
