// SPDX-License-Identifier: MIT
#include "palier/support.hpp"

#include "palier/detail/support_inl.hpp"
