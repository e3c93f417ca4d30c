# SPDX-License-Identifier: MIT
"""What the command line says, in French and English."""

from __future__ import annotations

from enum import Enum
from typing import Final

import palier


class Lang(str, Enum):
    """A language of the output."""

    fr = "fr"
    en = "en"


_WORDS: Final[dict[str, tuple[str, str]]] = {
    "reading": ("Lecture", "Reading"),
    "diagnosing": ("Diagnostic", "Diagnosing"),
    "unit": ("Unité", "Unit"),
    "field": ("Champ", "Field"),
    "group": ("Groupe", "Group"),
    "members": ("Éts", "Schools"),
    "diagnosed": ("Diag.", "Diag."),
    "suppressed": ("effectif trop faible", "too few to show"),
    "group-title": (
        "Établissements au palier {tier} ou plus, par {level}, {period}",
        "Schools at tier {tier} or above, by {level}, {period}",
    ),
    "group-legend": (
        "4-6 : 4 acquis, 6 possibles si les réponses manquantes sont favorables.",
        "4-6: 4 for certain, 6 possible if the missing answers are favourable.",
    ),
    "units-title": ("Paliers par unité et par champ, {period}", "Tiers by unit and field, {period}"),
    "other-periods": ("Autres années : {periods} (--period).", "Other years: {periods} (--period)."),
    "units-legend": (
        "1-2 : palier 1 acquis, palier 2 encore possible. 0 : en dessous du palier 1.",
        "1-2: tier 1 for certain, tier 2 still possible. 0: below tier 1.",
    ),
    "more-rows": (
        "… et {count} autres ; --format json les donne tous.",
        "… and {count} more; --format json gives them all.",
    ),
    "self-assessment": (
        "Auto-évaluation : un point de départ pour le dialogue, ni une note ni un classement.",
        "Self-assessment: a starting point for a conversation, neither a mark nor a ranking.",
    ),
    "no-finding": ("{document} : rien à signaler.", "{document}: nothing to report."),
    "validating": ("Validation", "Validating"),
    "validated": (
        "{count} documents validés, {told} avec constats.",
        "{count} documents validated, {told} with findings.",
    ),
    "no-plan": ("Aucun plan à valider dans {names}.", "No plan to validate in {names}."),
    "no-code": (
        "« {code} » n'est le code ni le début du code d'aucun constat.",
        "“{code}” is neither the code of a finding nor its beginning.",
    ),
    "since": ("depuis la version {version}", "since version {version}"),
    "why": ("Pourquoi : ", "Why: "),
    "remedy": ("Remède : ", "Remedy: "),
    "severity-error": ("erreur", "error"),
    "severity-warning": ("avertissement", "warning"),
    "severity-advice": ("conseil", "advice"),
    "severity-info": ("remarque", "note"),
    "example-bad": (
        "La règle parle, quand le plan « exemple » porte :",
        "The rule speaks, when the plan “exemple” holds:",
    ),
    "example-good": ("Elle se tait, quand il porte :", "It is silent, when it holds:"),
    "no-baseline": (
        "{name} n'est pas une liste de constats connus ; --write-baseline en écrit une.",
        "{name} is no list of known findings; --write-baseline writes one.",
    ),
    "baseline-without": (
        "--write-baseline demande où écrire : --baseline FICHIER",
        "--write-baseline needs where to write: --baseline FILE",
    ),
    "baseline-written": ("{count} constats connus écrits dans {name}.", "{count} known findings written to {name}."),
    "baseline-known": ("Constats connus, non montrés : {count}.", "Known findings, not shown: {count}."),
    "kind": ("Nature", "Kind"),
    "name": ("Nom", "Name"),
    "label": ("Libellé", "Label"),
    "size": ("Octets", "Bytes"),
    "models-title": ("Documents fournis", "Built-in documents"),
    "models-hint": (
        "Un nom de cette liste se donne partout où un fichier est attendu.",
        "A name of this list can be given wherever a file is expected.",
    ),
    "next-title": ("Et maintenant", "What next"),
    "next": (
        "palier diagnose demo academie-exemple --unit {unit} --field formation\n"
        "palier diagnose demo academie-exemple --format json\n"
        "palier check mon-referentiel.json\n"
        "palier models",
        "palier diagnose demo academie-exemple --unit {unit} --field formation --lang en\n"
        "palier diagnose demo academie-exemple --format json\n"
        "palier check my-framework.json\n"
        "palier models --lang en",
    ),
    "no-date": ("« {given} » n'est pas une date : année-mois-jour.", "“{given}” is no date: year-month-day."),
    "no-file": (
        "« {name} » n'est ni un fichier ni un document fourni ({known}).",
        "“{name}” is neither a file nor a built-in document ({known}).",
    ),
    "alike": ("{code} : {count} constats du même genre. Le premier :", "{code}: {count} findings alike. The first:"),
    "alike-more": (
        "Les {count} autres : --format json.",
        "The other {count}: --format json.",
    ),
    "no-schema": (
        "« {name} » n'est le nom d'aucun format ({known}).",
        "“{name}” is the name of no format ({known}).",
    ),
    "no-model": ("« {name} » n'a pas pu être lu ; voir ci-dessus.", "“{name}” could not be read; see above."),
    "no-reader": (
        "Pour lire {name}, installer polars ou pyarrow : pip install polars",
        "To read {name}, install polars or pyarrow: pip install polars",
    ),
    "bad-table": (
        "{name}, ligne {line} : ce n'est plus un tableau CSV ({problem}). Chercher un guillemet en trop ou non fermé.",
        "{name}, line {line}: no CSV table any more ({problem}). Look for a stray or unclosed quotation mark.",
    ),
    "bad-parquet": ("{name} n'est pas un fichier Parquet : {problem}", "{name} is no Parquet file: {problem}"),
    "no-tier": ("Le référentiel n'a pas de palier {given}.", "The framework has no tier {given}."),
    "options-apart": ("Les options {given} ne vont pas ensemble.", "The options {given} do not go together."),
    "name-twice": (
        "{name} : la colonne « {column} » vient deux fois (encore en position {position}) ; seule la première compte. "
        "Garder la bonne, supprimer ou renommer l'autre.",
        "{name}: the column “{column}” comes twice (again in position {position}); the first one alone counts. "
        "Keep the right one, delete or rename the other.",
    ),
    "not-then": (
        "« {unit} » n'a pas d'observation en {period}. Années connues : {known}.",
        "“{unit}” has no observation in {period}. Known years: {known}.",
    ),
    "option-without": (
        "L'option {given} ne sert qu'avec {needed}.",
        "The option {given} needs {needed}.",
    ),
    "unknown-unit": ("« {name} » n'est pas une unité diagnostiquée.", "“{name}” is not a diagnosed unit."),
    "unknown-field": ("« {name} » n'est pas un champ du référentiel.", "“{name}” is no field of the framework."),
    "unknown-questionnaire": (
        "« {name} » n'est pas un questionnaire du référentiel.",
        "“{name}” is no questionnaire of the framework.",
    ),
    "unknown-hierarchy": (
        "« {name} » n'est pas une hiérarchie de l'organisation.",
        "“{name}” is no hierarchy of the organisation.",
    ),
    "unknown-name": ("« {name} » n'est pas connu.", "“{name}” is not known."),
    "nearest": ("Nom le plus proche : {known}.", "Nearest known: {known}."),
    "nearest-many": ("Noms les plus proches : {known}.", "Nearest known: {known}."),
    "bad-tier": ("Le référentiel n'a pas de palier {origin}.", "The framework has no tier {origin}."),
    "bad-year": (
        "« {origin} » n'est pas une année scolaire ; écrire deux années qui se suivent : 2024-2025.",
        "“{origin}” is no school year; write two years that follow each other: 2024-2025.",
    ),
    "bad-evidence": (
        "« {origin} » n'est pas un niveau de preuve ; écrire declared, confirmed ou verified.",
        "“{origin}” is no level of evidence; write declared, confirmed or verified.",
    ),
    "no-organisation": (
        "--by demande une organisation : --organisation FICHIER",
        "--by needs an organisation: --organisation FILE",
    ),
    "path-misuse": (
        "« {given} » n'est pas un objectif ; écrire un champ et un palier : --path formation=2",
        "“{given}” is no target; write a field and a tier: --path formation=2",
    ),
    "path-without": (
        "--path demande l'unité dont on cherche le chemin : --unit 0990001N",
        "--path needs the unit whose path is wanted: --unit 0990001N",
    ),
    "which-framework": (
        "« {name} » ne nomme pas de référentiel fourni : le donner avec --framework.",
        "“{name}” names no built-in framework: give it with --framework.",
    ),
    "no-answers": ("Aucune unité à diagnostiquer.", "No unit to diagnose."),
    "ask-intro": (
        "Autodiagnostic de {unit}, année scolaire {period} : la question la plus utile d'abord.",
        "Self-assessment of {unit}, school year {period}: the most useful question first.",
    ),
    "ask-keys": (
        "Une réponse par ligne ; « ? » passe, « retour » corrige la précédente, « q » arrête.",
        "One answer a line; “?” skips, “back” corrects the last one, “q” stops.",
    ),
    "ask-saving": (
        "Chaque réponse est enregistrée dans {name} ; la même commande reprend où l'on s'est arrêté.",
        "Every answer is saved in {name}; the same command goes on from there.",
    ),
    "ask-not-saving": (
        "Les réponses ne sont pas enregistrées ; --save FICHIER les garde.",
        "Answers are not saved; --save FILE keeps them.",
    ),
    "ask-number": ("Question {number} ({left} peuvent encore compter)", "Question {number} ({left} may still matter)"),
    "ask-moved": ("  {field} : palier {before}, maintenant {after}", "  {field}: tier {before}, now {after}"),
    "ask-closed": (
        "  {field} : palier {before}, maintenant {after}, acquis",
        "  {field}: tier {before}, now {after}, settled",
    ),
    "ask-unmoved": ("  Aucun palier ne bouge pour l'instant.", "  No tier moves for now."),
    "ask-first": ("  C'est la première réponse.", "  This is the first answer."),
    "ask-settled": (
        "Le profil est certain : aucune autre réponse ne peut le changer.",
        "The profile is certain: no other answer can change it.",
    ),
    "ask-nothing": (
        "Plus rien à demander, mais des paliers restent ouverts, faute de savoir :",
        "Nothing is left to ask, but tiers are still open for want of:",
    ),
    "ask-organisation": (
        "--organisation FICHIER donne ce que l'on sait de l'unité.",
        "--organisation FILE gives what is known of the unit.",
    ),
    "ask-skipped": (
        "Il ne reste que des questions passées ({count}) ; relancer la commande les repose.",
        "Only skipped questions remain ({count}); run the command again to answer them.",
    ),
    "ask-count": ("{count} réponses données.", "{count} answers given."),
    "ask-count-none": ("Aucune réponse donnée.", "No answer given."),
    "ask-count-one": ("1 réponse donnée.", "1 answer given."),
    "ask-saved": ("Enregistré dans {name}.", "Saved in {name}."),
    "ask-resumed": (
        "Reprise de {name} ; le document donné n'est pas relu.",
        "Resuming {name}; the document given is not read again.",
    ),
    "ask-no-save": (
        "Impossible d'écrire {name} ({problem}) : les réponses ne sont pas enregistrées. Donner un autre fichier.",
        "{name} cannot be written ({problem}): the answers are not saved. Give another file.",
    ),
    "ask-stdin": (
        "Avec --ask, les réponses viennent de l'entrée standard : donner un fichier d'observations.",
        "With --ask, answers come from the standard input: give a file of observations.",
    ),
    "ask-unit": (
        "Plusieurs unités dans ces observations : choisir avec --unit.",
        "Several units in these observations: choose one with --unit.",
    ),
    "ask-new-unit": ("mon-etablissement", "my-school"),
    "ask-misuse": (
        "--ask ne va pas avec --by, --tier, --minimum-evidence, --path, --details ni --format json.",
        "--ask does not go with --by, --tier, --minimum-evidence, --path, --details or --format json.",
    ),
    "ask-without": ("--save et --questionnaire vont avec --ask.", "--save and --questionnaire go with --ask."),
    "ask-no-folder": ("Le dossier de {name} n'existe pas.", "The folder of {name} does not exist."),
    "no-observations": (
        "Donner un fichier d'observations, ou --ask pour répondre ici.",
        "Give a file of observations, or --ask to answer here.",
    ),
    "ask-reason": ("  Motif : ", "  Reason: "),
    "expect-boolean": ("oui / non", "yes / no"),
    "expect-choice": ("numéro ou libellé", "number or label"),
    "expect-integer": ("nombre entier", "whole number"),
    "expect-number": ("nombre", "number"),
    "expect-between": (" de {low} à {high}", " from {low} to {high}"),
    "expect-from": (" à partir de {low}", " from {low}"),
    "expect-n/a": (" / n/a", " / n/a"),
    "want-boolean": ("Répondre par oui ou par non.", "Answer yes or no."),
    "want-choice": (
        "Répondre par un numéro ou un libellé de la liste.",
        "Answer with a number or a label of the list.",
    ),
    "want-integer": ("Répondre par un nombre entier, par exemple 12.", "Answer with a whole number, for example 12."),
    "want-number": ("Répondre par un nombre, par exemple 12,5.", "Answer with a number, for example 12.5."),
    "want-reason": ("« n/a » demande ici un motif.", "“n/a” wants a reason here."),
    "no-n/a": ("« n/a » n'est pas une réponse à cette question.", "“n/a” is no answer to this question."),
}


def say(key: str, lang: Lang, **values: object) -> str:
    """Return a sentence in a language, completed with values."""
    french, english = _WORDS[key]
    return (french if lang is Lang.fr else english).format(**values)


_MISUSES: Final = {
    "api.argument.target": "bad-tier",
    "api.argument.school-year": "bad-year",
    "api.argument.evidence": "bad-evidence",
    "api.argument.organisation": "no-organisation",
}
_NEAREST: Final = "Nearest known: "  # how the hint of an UnknownNameError begins


def said(problem: palier.PalierError, lang: Lang) -> str:
    """Return what is wrong with an argument, and what to do about it, in a language where there are words for it."""
    if isinstance(problem, palier.UnknownNameError):
        kind = problem.message.removeprefix("unknown ").partition(" '")[0].removeprefix("diagnosed ")
        key = f"unknown-{kind}"
        sentence = say(key if key in _WORDS else "unknown-name", lang, name=problem.origin)
        known = problem.hint.removeprefix(_NEAREST).removesuffix(".") if problem.hint.startswith(_NEAREST) else ""
        many = "nearest-many" if ", " in known else "nearest"
        return f"{sentence} {say(many, lang, known=known)}" if known else sentence
    if problem.code in _MISUSES:
        return say(_MISUSES[problem.code], lang, origin=problem.origin)
    return str(problem)
