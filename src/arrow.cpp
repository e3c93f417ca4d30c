// SPDX-License-Identifier: MIT
#include "palier/arrow.hpp"

#include "palier/detail/arrow_inl.hpp"
