// SPDX-License-Identifier: MIT
#include "palier/value.hpp"

#include "palier/detail/value_inl.hpp"
