// SPDX-License-Identifier: MIT
// refused: FieldId
#include "palier/name_table.hpp"

std::string_view unit_name(const palier::NameTable<palier::UnitId>& units);

#ifdef PALIER_BAD
std::string_view unit_name(const palier::NameTable<palier::UnitId>& units) { return units.name(palier::FieldId{3}); }
#else
std::string_view unit_name(const palier::NameTable<palier::UnitId>& units) { return units.name(palier::UnitId{3}); }
#endif
