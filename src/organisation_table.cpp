// SPDX-License-Identifier: MIT
#include "palier/organisation_table.hpp"

#include "palier/detail/organisation_table_inl.hpp"
#include "palier/detail/organisation_table_read_inl.hpp"
