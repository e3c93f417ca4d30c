// SPDX-License-Identifier: MIT
#include "palier/good.hpp"
#include "palier/detail/good_inl.hpp"
