// SPDX-License-Identifier: MIT
#include "palier/origin.hpp"

#include "palier/detail/origin_inl.hpp"
