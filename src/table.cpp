// SPDX-License-Identifier: MIT
#include "palier/table.hpp"

#include "palier/detail/table_inl.hpp"
