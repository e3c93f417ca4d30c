// SPDX-License-Identifier: MIT
// floor: 3
#pragma once

#include "palier/catalogue.hpp"

namespace palier::detail {

/// Findings about codes of schools and services (UAI).
inline constexpr CodeRecord uai_codes[] = {
    {"uai.code.shared", Severity::warning, "0.1.0", "code unit other",
     {"« {unit} » et « {other} » ont le même code UAI, {code}.", "“{unit}” and “{other}” have the same UAI code, {code}."},
     {"Ce qui est publié sous ce code ne pourrait être attribué à l’une plutôt qu’à l’autre.", "What is published under the code could not be given to one rather than the other."},
     {"Vérifier les deux codes, ou réunir les deux unités.", "Check both codes, or join the two units."}},
    {"uai.form.invalid", Severity::error, "0.1.0", "code",
     {"« {code} » n’a pas la forme d’un code UAI.", "“{code}” does not have the form of a UAI code."},
     {"Un code UAI a sept chiffres et une lettre ; celui-ci est gardé tel quel et ne se rapprochera d’aucune autre source.",
      "A UAI code has seven digits and a letter; this one is kept as it stands and will match no other source."},
     {"Vérifier le code à la source.", "Check the code at its source."}},
    {"uai.form.repaired", Severity::warning, "0.1.0", "code written",
     {"Le code « {written} » a été lu comme {code}.", "Code “{written}” was read as {code}."},
     {"Les tableurs suppriment les zéros de tête ; la lettre de contrôle confirme le code rétabli.",
      "Spreadsheets drop leading zeros; the check letter confirms the code restored."},
     {"Mettre la colonne au format texte dans la source.", "Format the column as text in the source."}},
    {"uai.form.shortened", Severity::warning, "0.1.0", "code expected",
     {"Le code {code} a perdu des zéros de tête ou ses majuscules : il s’écrit {expected}.", "Code {code} has lost leading zeros or capitals: it is written {expected}."},
     {"Il ne se rapprochera d’aucune autre source ; rien n’est changé.", "It will match no other source; nothing is changed."},
     {"Écrire {expected}, après vérification.", "Write {expected}, after checking."}},
    {"uai.letter.placeholder", Severity::warning, "0.1.0", "code",
     {"Le code {code} finit par une lettre qu’aucun code UAI ne porte : c’est un code d’attente.",
      "Code {code} ends in a letter that no UAI code has: it is a placeholder."},
     {"Le corriger rattacherait ses chiffres à un autre établissement ; il est gardé tel quel.",
      "Correcting it would give its figures to another school; it is kept as it stands."},
     {"Demander le code définitif au service qui publie la source.", "Ask the publisher of the source for the final code."}},
    {"uai.letter.wrong", Severity::error, "0.1.0", "code expected",
     {"La lettre du code {code} ne va pas avec ses chiffres, qui demandent {expected}.", "The letter of code {code} does not belong to its digits, which call for {expected}."},
     {"Un chiffre ou la lettre est faux, et rien ne dit lequel ; le code est gardé tel quel.",
      "A digit or the letter is wrong, and nothing tells which; the code is kept as it stands."},
     {"Vérifier le code à la source, sans changer la lettre au jugé.", "Check the code at its source, without guessing the letter."}},
};

}  // namespace palier::detail
