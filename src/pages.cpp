// SPDX-License-Identifier: MIT
#include "palier/pages.hpp"

#include "palier/detail/pages_inl.hpp"
