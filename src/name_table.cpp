// SPDX-License-Identifier: MIT
#include "palier/name_table.hpp"

#include "palier/detail/name_table_inl.hpp"
