// SPDX-License-Identifier: MIT
#include "palier/plan_shape.hpp"

#include "palier/detail/plan_shape_inl.hpp"
