// SPDX-License-Identifier: MIT
#include "palier/indicator.hpp"

#include "palier/detail/indicator_inl.hpp"
