// SPDX-License-Identifier: MIT
#include "palier/check_framework.hpp"

#include "palier/detail/check_framework_inl.hpp"
