# SPDX-License-Identifier: MIT
"""The command line as an application, without its commands."""

from __future__ import annotations

import typer

HELP = (
    "Paliers de maturité numérique : où en est-on, avec quelle certitude, pourquoi, que faire ensuite.\n\n"
    "Digital maturity tiers of schools: where do we stand, how sure are we, why, what next.\n\n"
    "Codes de sortie / exit status: 0 rien de grave / no error, 1 constats d'erreur / errors found, "
    "2 mauvais usage / misuse."
)


def new_app() -> typer.Typer:
    """Return an application that waits for its commands."""
    app = typer.Typer(
        name="palier", no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False, help=HELP
    )
    app.callback()(_nothing)  # so that a command alone keeps its name
    return app


def _nothing() -> None:
    """Do nothing before a command."""
