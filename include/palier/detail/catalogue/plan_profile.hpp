// SPDX-License-Identifier: MIT
// floor: 3
#pragma once

#include "palier/catalogue.hpp"

namespace palier::detail {

/// Findings about the profile of a kind of plan.
inline constexpr CodeRecord plan_profile_codes[] = {
    {"plan-profile.count.reversed", Severity::error, "0.1.0", "path min max",
     {"{path} : le minimum ({min}) dépasse le maximum ({max}).", "{path}: the minimum ({min}) is above the maximum ({max})."},
     {"Aucun plan ne pourrait satisfaire ces deux bornes ; elles sont laissées de côté.", "No plan could satisfy both bounds; they are left out."},
     {"Corriger « min » ou « max ».", "Correct “min” or “max”."}},
    {"plan-profile.label.missing", Severity::warning, "0.1.0", "path",
     {"{path} n’a pas de libellé dans les deux langues.", "{path} has no label in both languages."},
     {"Les constats, le schéma et la page de référence le montrent dans la langue du lecteur.",
      "Findings, the schema and the reference page show it in the reader’s language."},
     {"Ajouter « label » avec « fr » et « en ».", "Add “label” with “fr” and “en”."}},
    {"plan-profile.level.unknown", Severity::error, "0.1.0", "level names",
     {"« {level} » n’est pas un niveau.", "“{level}” is no level."},
     {"Les actions d’un plan ne peuvent pas le citer ; il est laissé de côté.", "The actions of a plan cannot name it; it is left out."},
     {"Employer l’un des niveaux connus : {names}.", "Use one of the known levels: {names}."}},
    {"plan-profile.path.repeated", Severity::error, "0.1.0", "path",
     {"{path} est décrit deux fois.", "{path} is described twice."},
     {"On ne peut savoir laquelle des deux descriptions vaut ; la première est gardée.", "There is no telling which description holds; the first is kept."},
     {"Supprimer l’une des deux.", "Delete one of them."}},
    {"plan-profile.path.unknown", Severity::error, "0.1.0", "path names",
     {"« {path} » n’est pas un membre d’un plan.", "“{path}” is no member of a plan."},
     {"Aucun plan ne peut avoir cette partie ; elle est laissée de côté.", "No plan can have this part; it is left out."},
     {"Corriger le chemin (par exemple {names}).", "Correct the path (for instance {names})."}},
};

}  // namespace palier::detail
