// SPDX-License-Identifier: MIT
// refused: deleted
#include "palier/uai.hpp"

#ifdef PALIER_BAD
std::string_view text_of(std::string_view code) { return palier::Uai(code).text(); }
#else
std::string text_of(std::string_view code) {
    const palier::Uai uai(code);
    return std::string(uai.text());
}
#endif
