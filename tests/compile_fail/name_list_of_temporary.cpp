// SPDX-License-Identifier: MIT
// refused: deleted
#include "palier/name_table.hpp"

palier::NameList names();

#ifdef PALIER_BAD
const std::string_view name = names()[0];
#else
const palier::NameList list = names();
const std::string_view name = list[0];
#endif
