// SPDX-License-Identifier: MIT
// refused: deleted
#include "palier/table.hpp"

palier::Table answers();

#ifdef PALIER_BAD
const palier::Column& column = answers().get_column("unit");
#else
const palier::Table table = answers();
const palier::Column& column = table.get_column("unit");
#endif
