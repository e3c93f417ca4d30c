// SPDX-License-Identifier: MIT
// refused: deleted
#include "palier/text.hpp"

palier::LocalizedText label();

#ifdef PALIER_BAD
const std::string_view french = label().in(palier::Language::fr);
#else
const palier::LocalizedText text = label();
const std::string_view french = text.in(palier::Language::fr);
#endif
