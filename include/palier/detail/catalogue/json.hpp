// SPDX-License-Identifier: MIT
// floor: 3
#pragma once

#include "palier/catalogue.hpp"

namespace palier::detail {

/// Findings about a document as JSON, whatever its format.
inline constexpr CodeRecord json_codes[] = {
    {"json.encoding.invalid", Severity::error, "0.1.0", "byte",
     {"Le document n’est pas en UTF-8 : l’octet {byte} ne forme pas un caractère.", "The document is not UTF-8: byte {byte} forms no character."},
     {"Les accents seraient perdus ou faux ; l’octet est remplacé par « \uFFFD » et la lecture continue.",
      "Accents would be lost or wrong; the byte is replaced by U+FFFD and reading goes on."},
     {"Enregistrer le fichier en UTF-8 (souvent il est en Windows-1252).", "Save the file as UTF-8 (it is often in Windows-1252)."}},
};

}  // namespace palier::detail
