// SPDX-License-Identifier: MIT
// refused: deleted
#include "palier/name_table.hpp"

palier::NameTable<palier::UnitId> units();

#ifdef PALIER_BAD
const std::string_view name = units().name(palier::UnitId{0});
#else
const palier::NameTable<palier::UnitId> table = units();
const std::string_view name = table.name(palier::UnitId{0});
#endif
