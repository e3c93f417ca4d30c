# SPDX-License-Identifier: MIT
"""What the command line says, in French and English."""

from __future__ import annotations

from enum import Enum
from typing import Final


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
    "units-title": ("Paliers par unité et par champ", "Tiers by unit and field"),
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
    "no-file": (
        "« {name} » n'est ni un fichier ni un document fourni ({known}).",
        "“{name}” is neither a file nor a built-in document ({known}).",
    ),
    "no-model": ("« {name} » n'a pas pu être lu ; voir ci-dessus.", "“{name}” could not be read; see above."),
    "no-reader": (
        "Pour lire {name}, installer polars ou pyarrow : pip install polars",
        "To read {name}, install polars or pyarrow: pip install polars",
    ),
    "unknown-unit": (
        "« {unit} » n'est pas une unité diagnostiquée. {hint}",
        "“{unit}” is not a diagnosed unit. {hint}",
    ),
    "no-answers": ("Aucune unité à diagnostiquer.", "No unit to diagnose."),
}


def say(key: str, lang: Lang, **values: object) -> str:
    """Return a sentence in a language, completed with values."""
    french, english = _WORDS[key]
    return (french if lang is Lang.fr else english).format(**values)
