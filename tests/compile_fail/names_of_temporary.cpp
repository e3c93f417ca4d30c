// SPDX-License-Identifier: MIT
// refused: deleted
#include "palier/name_table.hpp"

palier::NameTable<palier::UnitId> units();

#ifdef PALIER_BAD
const std::vector<std::string_view> names = units().all();
#else
const palier::NameTable<palier::UnitId> table = units();
const std::vector<std::string_view> names = table.all();
#endif
