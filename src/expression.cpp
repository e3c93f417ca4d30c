// SPDX-License-Identifier: MIT
#include "palier/expression.hpp"

#include "palier/detail/expression_inl.hpp"
