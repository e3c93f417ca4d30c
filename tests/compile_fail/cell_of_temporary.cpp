// SPDX-License-Identifier: MIT
// refused: deleted
#include "palier/table.hpp"

palier::Column labels();

#ifdef PALIER_BAD
const std::optional<std::string_view> cell = labels().text_at(palier::RowId{0});
#else
const palier::Column column = labels();
const std::optional<std::string_view> cell = column.text_at(palier::RowId{0});
#endif
