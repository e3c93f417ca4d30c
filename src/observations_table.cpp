// SPDX-License-Identifier: MIT
#include "palier/observations_table.hpp"

#include "palier/detail/observations_cell_inl.hpp"
#include "palier/detail/observations_table_inl.hpp"
#include "palier/detail/observations_table_write_inl.hpp"
