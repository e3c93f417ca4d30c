// SPDX-License-Identifier: MIT
#include "palier/json.hpp"

#include "palier/detail/json_inl.hpp"
