// SPDX-License-Identifier: MIT
// floor: 3
#pragma once

#include "palier/catalogue.hpp"

namespace palier::detail {

/// Findings met while two diagnoses are compared: what could not be compared as it is.
inline constexpr CodeRecord comparison_codes[] = {
    {"comparison.answer.unfit", Severity::warning, "0.1.0", "indicator count",
     {"« {indicator} » : réponses d’avant que le référentiel d’après n’accepte plus : {count}.",
      "“{indicator}”: answers of before that the framework of after no longer accepts: {count}."},
     {"Elles comptent comme manquantes sous les nouvelles règles ; l’effet est attribué au changement de règles.",
      "They count as missing under the new rules; the effect is put down to the change of rules."},
     {"Vérifier si l’indicateur a changé de type, de bornes ou de valeurs, et lui donner un autre identifiant s’il a changé de sens.",
      "See whether the indicator has changed its type, range or values, and give it another id if its meaning has changed."}},
    {"comparison.field.only-after", Severity::info, "0.1.0", "fields",
     {"Champs absents du référentiel d’avant : {fields}.", "Fields that the framework of before does not have: {fields}."},
     {"Sans champ de même identifiant, il n’y a rien à comparer.", "Without a field of the same id there is nothing to compare."},
     {"Lire ces champs dans le diagnostic d’après.", "Read these fields in the diagnosis of after."}},
    {"comparison.field.only-before", Severity::info, "0.1.0", "fields",
     {"Champs absents du référentiel d’après : {fields}.", "Fields that the framework of after does not have: {fields}."},
     {"Sans champ de même identifiant, il n’y a rien à comparer.", "Without a field of the same id there is nothing to compare."},
     {"Lire ces champs dans le diagnostic d’avant.", "Read these fields in the diagnosis of before."}},
    {"comparison.framework.other", Severity::warning, "0.1.0", "before after",
     {"Deux référentiels différents sont comparés : « {before} » et « {after} ».", "Two different frameworks are compared: “{before}” and “{after}”."},
     {"D’un référentiel à l’autre, un champ de même identifiant peut parler d’autre chose.",
      "From one framework to another a field of the same id may be about something else."},
     {"Comparer deux versions d’un même référentiel, ou s’assurer que leurs champs se correspondent.",
      "Compare two versions of one framework, or make sure that their fields correspond."}},
    {"comparison.indicator.only-after", Severity::info, "0.1.0", "indicators",
     {"Indicateurs absents du référentiel d’avant : {indicators}.", "Indicators that the framework of before does not have: {indicators}."},
     {"Ils n’étaient pas demandés : sous les nouvelles règles, les réponses d’avant les laissent inconnus.",
      "They were not asked: under the new rules the answers of before leave them unknown."},
     {"En tenir compte en lisant ce que le changement de règles explique.", "Keep it in mind when reading what the change of rules explains."}},
    {"comparison.indicator.only-before", Severity::info, "0.1.0", "indicators",
     {"Indicateurs absents du référentiel d’après : {indicators}.", "Indicators that the framework of after does not have: {indicators}."},
     {"Leurs réponses ne servent plus à aucun critère.", "Their answers no longer serve any criterion."},
     {"Si un indicateur a seulement changé de nom, lui rendre son identifiant.", "If an indicator has only changed its name, give it its id back."}},
    {"comparison.organisation.missing", Severity::advice, "0.1.0", "count",
     {"Unités présentes d’un seul côté, sans organisation pour dire pourquoi : {count}.", "Units on one side only, without an organisation to say why: {count}."},
     {"Une unité ouverte, fermée ou fusionnée ne se distingue pas d’une unité qui n’a pas répondu.",
      "A unit that opened, closed or merged cannot be told from one that did not answer."},
     {"Donner l’organisation, avec les dates de validité et les successions.", "Give the organisation, with dates of validity and successions."}},
    {"comparison.overall.one-sided", Severity::info, "0.1.0", "framework version",
     {"Seul le référentiel « {framework} » en version « {version} » donne un palier d’ensemble.", "Only the framework “{framework}” in version “{version}” gives an overall tier."},
     {"Il n’y a rien à comparer de l’autre côté.", "There is nothing to compare it with on the other side."},
     {"Comparer champ par champ.", "Compare field by field."}},
    {"comparison.period.undiagnosed", Severity::warning, "0.1.0", "period nearest",
     {"Aucune unité n’a été diagnostiquée en {period}.", "No unit was diagnosed for {period}."},
     {"Toutes les unités n’existent alors que de l’autre côté.", "All units are then on the other side only."},
     {"Choisir une année diagnostiquée : {nearest}.", "Choose a diagnosed year: {nearest}."}},
    {"comparison.tier.other", Severity::warning, "0.1.0", "before after",
     {"Les paliers des deux référentiels diffèrent : {before} d’un côté, {after} de l’autre.", "The tiers of the two frameworks differ: {before} on one side, {after} on the other."},
     {"Les paliers sont comparés par leur rang, qui n’a peut-être plus le même sens.", "Tiers are compared by their rank, which may no longer mean the same."},
     {"Comparer les rangs avec prudence, ou garder les mêmes paliers.", "Compare ranks with care, or keep the same tiers."}},
};

}  // namespace palier::detail
