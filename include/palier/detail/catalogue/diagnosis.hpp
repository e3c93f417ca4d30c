// SPDX-License-Identifier: MIT
// floor: 3
#pragma once

#include "palier/catalogue.hpp"

namespace palier::detail {

/// Findings met while a diagnosis or a roll-up is made.
inline constexpr CodeRecord diagnosis_codes[] = {
    {"diagnosis.field.not-applicable-capped", Severity::warning, "0.1.0", "unit field share",
     {"{unit} : trop de « non applicable » dans le champ « {field} » (plus de {share} % de ses critères) ; ils comptent comme inconnus.",
      "{unit}: too many “not applicable” in the field “{field}” (more than {share} % of its criteria); they count as unknown."},
     {"« Non applicable » est neutre : sans limite, un champ vide de réponses atteindrait le plus haut palier.",
      "“Not applicable” is neutral: without a limit, a field without answers would reach the highest tier."},
     {"Répondre aux questions qui ont un sens pour l’unité, ou revoir le plafond du référentiel.",
      "Answer the questions that make sense for the unit, or review the framework’s limit."}},
    {"diagnosis.period.unobserved", Severity::warning, "0.1.0", "period nearest",
     {"Aucune observation pour l’année scolaire {period}.", "No observation for the school year {period}."},
     {"Le diagnostic est vide.", "The diagnosis is empty."},
     {"Choisir une année observée : {nearest}.", "Choose an observed year: {nearest}."}},
    {"diagnosis.unit.unknown", Severity::warning, "0.1.0", "unit",
     {"{unit} est observée mais absente de l’organisation.", "{unit} is observed but absent from the organisation."},
     {"Ses attributs restent inconnus et elle n’entre dans aucun regroupement.", "Its attributes stay unknown and it belongs to no group."},
     {"Vérifier le code, ou ajouter l’unité à l’organisation.", "Check the code, or add the unit to the organisation."}},
};

}  // namespace palier::detail
