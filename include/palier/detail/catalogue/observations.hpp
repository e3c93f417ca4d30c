// SPDX-License-Identifier: MIT
// floor: 3
#pragma once

#include "palier/catalogue.hpp"

namespace palier::detail {

/// Findings about observed values against the indicators they fill.
inline constexpr CodeRecord observations_codes[] = {
    {"observations.framework.other", Severity::warning, "0.1.0", "framework version wanted wanted_version",
     {"Ces observations répondent au référentiel « {framework} » en version « {version} », et sont lues avec « {wanted} » en version « {wanted_version} ».",
      "These observations answer the framework “{framework}” in version “{version}”, and are read with “{wanted}” in version “{wanted_version}”."},
     {"D’une version à l’autre, un indicateur peut changer de sens sans changer de nom.", "From one version to another an indicator may change its meaning and keep its name."},
     {"Donner le référentiel d’origine, ou vérifier les indicateurs puis corriger le membre « framework ».",
      "Give the original framework, or check the indicators and then correct the member “framework”."}},
    {"observations.indicator.unknown", Severity::error, "0.1.0", "indicator nearest names",
     {"« {indicator} » n’est pas un indicateur du référentiel.", "“{indicator}” is no indicator of the framework."},
     {"Sa valeur ne peut servir à aucun critère ; elle est laissée de côté.", "Its value can serve no criterion; it is left out."},
     {"Corriger le nom (par exemple {names}), ou retirer la valeur.", "Correct the name (for instance {names}), or remove the value."}},
    {"observations.value.ambiguous", Severity::warning, "0.1.0", "status",
     {"Une valeur est donnée avec l’état « {status} », qui dit qu’il n’y en a pas.", "A value is given with the status “{status}”, which says that there is none."},
     {"On ne peut savoir lequel des deux est juste ; l’état l’emporte et la valeur est ignorée.",
      "There is no telling which of the two is right; the status wins and the value is ignored."},
     {"Retirer « value » ou « status ».", "Remove “value” or “status”."}},
    {"observations.value.category-unknown", Severity::error, "0.1.0", "indicator value nearest",
     {"« {value} » n’est pas une réponse prévue pour « {indicator} ».", "“{value}” is no answer foreseen for “{indicator}”."},
     {"Une réponse hors liste ne peut être comparée à rien ; elle compte comme manquante.",
      "An answer outside the list can be compared with nothing; it counts as missing."},
     {"Choisir une des valeurs déclarées ; les plus proches : {nearest}.", "Choose one of the declared values; the nearest: {nearest}."}},
    {"observations.value.derived", Severity::warning, "0.1.0", "indicator",
     {"« {indicator} » se calcule à partir d’autres indicateurs : la valeur donnée est ignorée.",
      "“{indicator}” is computed from other indicators: the value given is ignored."},
     {"Garder les deux laisserait croire à deux sources pour une même valeur.", "Keeping both would suggest two sources for one value."},
     {"Retirer la valeur, ou observer les indicateurs dont elle dérive.", "Remove the value, or observe the indicators it derives from."}},
    {"observations.value.not-applicable-forbidden", Severity::warning, "0.1.0", "indicator",
     {"« {indicator} » ne peut pas être « non applicable ».", "“{indicator}” cannot be “not applicable”."},
     {"Le référentiel attend une réponse de toutes les unités ; celle-ci compte comme manquante.",
      "The framework expects an answer from every unit; this one counts as missing."},
     {"Répondre, ou demander à l’auteur du référentiel d’autoriser « non applicable ».",
      "Answer, or ask the framework’s author to allow “not applicable”."}},
    {"observations.value.not-finite", Severity::error, "0.1.0", "indicator",
     {"« {indicator} » a reçu une valeur qui n’est pas un nombre fini.", "“{indicator}” was given a value that is no finite number."},
     {"Un calcul raté en amont serait pris pour une mesure ; la valeur compte comme manquante.",
      "A failed computation upstream would pass for a measure; the value counts as missing."},
     {"Laisser la case vide quand la valeur manque.", "Leave the cell empty when the value is missing."}},
    {"observations.value.out-of-range", Severity::error, "0.1.0", "indicator value range",
     {"« {indicator} » vaut {value}, hors de l’intervalle prévu ({range}).", "“{indicator}” is {value}, outside the range foreseen ({range})."},
     {"Une valeur impossible fausserait les paliers et les totaux ; elle compte comme manquante.",
      "An impossible value would distort tiers and totals; it counts as missing."},
     {"Vérifier la saisie et l’unité de mesure.", "Check the entry and the unit of measure."}},
    {"observations.value.reason-missing", Severity::advice, "0.1.0", "indicator",
     {"« {indicator} » est dit « non applicable » sans motif.", "“{indicator}” is said “not applicable” without a reason."},
     {"Le référentiel demande un motif : « non applicable » n’est pas une échappatoire.",
      "The framework asks for a reason: “not applicable” is no way out."},
     {"Ajouter le motif dans reason.", "Add the reason in reason."}},
    {"observations.value.repeated", Severity::warning, "0.1.0", "indicator unit period",
     {"« {indicator} » est donné deux fois pour {unit} en {period}.", "“{indicator}” is given twice for {unit} in {period}."},
     {"On ne peut savoir laquelle des deux valeurs est la bonne ; la première est gardée.",
      "There is no telling which of the two values is right; the first is kept."},
     {"Supprimer l’une des deux lignes.", "Delete one of the two rows."}},
    {"observations.value.type", Severity::error, "0.1.0", "indicator expected met",
     {"« {indicator} » attend une valeur de type {expected} et reçoit {met}.", "“{indicator}” expects a value of type {expected} and gets {met}."},
     {"Une valeur d’un autre type ne peut pas être comparée aux seuils ; elle compte comme manquante.",
      "A value of another type cannot be compared with thresholds; it counts as missing."},
     {"Corriger la valeur, ou la colonne qui la fournit.", "Correct the value, or the column it comes from."}},
};

}  // namespace palier::detail
