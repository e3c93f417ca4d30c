// SPDX-License-Identifier: MIT
// floor: 3
#pragma once

#include "palier/catalogue.hpp"

namespace palier::detail {

/// Findings met while results are carried up a hierarchy.
inline constexpr CodeRecord roll_up_codes[] = {
    {"roll-up.coverage.low", Severity::advice, "0.1.0", "group diagnosed members",
     {"{group}, unités diagnostiquées : {diagnosed} sur {members}.", "{group}, units diagnosed: {diagnosed} out of {members}."},
     {"Moins de la moitié a répondu : la répartition dit peu de l’ensemble.", "Less than half has answered: the distribution says little of the whole."},
     {"Compléter les autodiagnostics avant de comparer.", "Complete the self-diagnoses before comparing."}},
    {"roll-up.group.suppressed", Severity::info, "0.1.0", "group minimum",
     {"{group} : effectif trop faible pour être montré (moins de {minimum} unités diagnostiquées, ou il en révélerait un autre).",
      "{group}: too few to be shown (fewer than {minimum} diagnosed units, or it would reveal another group)."},
     {"Une petite cellule désigne des établissements ; un palier n’est pas un classement.",
      "A small cell points at schools; a tier is no ranking."},
     {"Regrouper à un niveau plus large, ou abaisser le seuil pour un usage interne.",
      "Group at a wider level, or lower the threshold for internal use."}},
    {"roll-up.unit.outside", Severity::advice, "0.1.0", "count hierarchy",
     {"Unités rattachées à aucun groupe de la hiérarchie « {hierarchy} » à cette date : {count}.",
      "Units of no group of the hierarchy “{hierarchy}” on that day: {count}."},
     {"Elles manquent dans tous les groupes.", "They are missing from every group."},
     {"Vérifier les rattachements et leurs dates.", "Check the links and their dates."}},
};

}  // namespace palier::detail
