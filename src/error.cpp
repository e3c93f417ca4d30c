// SPDX-License-Identifier: MIT
#include "palier/error.hpp"

#include "palier/detail/error_inl.hpp"
