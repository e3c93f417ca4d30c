// SPDX-License-Identifier: MIT
#include "palier/framework.hpp"

#include "palier/detail/framework_inl.hpp"
