// SPDX-License-Identifier: MIT
#include "palier/evaluate.hpp"

#include "palier/detail/evaluate_inl.hpp"
