// SPDX-License-Identifier: MIT
#include "palier/builtin.hpp"

#include "palier/detail/builtin_inl.hpp"
