# SPDX-License-Identifier: MIT
"""The options that several commands share."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import typer

from palier.cli.words import Lang


class Format(str, Enum):
    """A form of the output."""

    text = "text"
    json = "json"


LangOption = Annotated[Lang, typer.Option("--lang", help="Langue / language.", envvar="PALIER_LANG")]
FormatOption = Annotated[Format, typer.Option("--format", help="Texte ou JSON / text or JSON.")]
PeriodOption = Annotated[
    str | None,
    typer.Option(
        "--period",
        metavar="2024-2025",
        help="Année scolaire ; sans elle la dernière, et toutes en JSON sans --unit ni --by. / "
        "School year; otherwise the latest, and all in JSON without --unit or --by.",
    ),
]
TablePeriodOption = Annotated[
    str | None,
    typer.Option(
        "--period",
        metavar="2024-2025",
        help="Année scolaire d'un tableau qui n'en a pas la colonne / school year of a table without its column.",
    ),
]
OrganisationOption = Annotated[
    str | None,
    typer.Option(
        "--organisation", metavar="FICHIER", help="Organisation : fichier ou nom fourni / file or built-in name."
    ),
]
