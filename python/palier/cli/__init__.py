# SPDX-License-Identifier: MIT
"""The command line: ``palier demo | diagnose | compare | check | validate | explain | schema | models``.

It needs the extra ``cli`` (typer and rich). Exit status: 0 nothing of severity error,
1 findings of severity error, 2 misuse.
"""

from __future__ import annotations

import codecs
import contextlib
import errno
import io
import os
import sys

TYPE_CHECKING = False  # type checkers take it for true; typing itself is dear to import
if TYPE_CHECKING:
    import typer

__all__ = ["main"]


_PLAINER = "palier-plainer"
_PLAIN = {"\u202f": " ", "\u00a0": " ", "\u2019": "'", "\u2192": "->", "\u2026": "...", "\u2013": "-", "\u2014": "-"}


def _plainer(problem: UnicodeError) -> tuple[str, int]:
    """Write in plainer characters what the encoding of a stream lacks: a redirection on Windows, an old terminal."""
    if not isinstance(problem, UnicodeEncodeError):
        raise problem
    lacking = problem.object[problem.start : problem.end]
    return "".join(_PLAIN.get(each, "?") for each in lacking), problem.end


def _shown_arguments() -> list[str]:
    """Return the arguments with what is no text made visible, but for names of files, which may hold any bytes."""
    shown: list[str] = []
    for argument in sys.argv:
        is_file = os.path.exists(argument) or (shown and shown[-1] in ("--save", "--baseline"))
        shown.append(argument if is_file else argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
    return shown


def _open_streams() -> None:
    """Give the program the streams that it was started without, so that nothing else need think of them."""
    if sys.stdin is None:
        sys.stdin = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - as long as the program runs


def _application(name: str) -> typer.Typer:
    """Return the application for a command. Those that a machine runs often come alone, without what others import."""
    if name not in ("validate", "schema", "explain"):
        from palier.cli.commands import app

        return app
    from palier.cli.application import new_app

    alone = new_app()
    if name == "validate":
        from palier.cli.validate import validate

        alone.command()(validate)
    else:
        from palier.cli import known

        alone.command()(known.schema if name == "schema" else known.explain)
    return alone


def main() -> None:
    """Run the command line, or say how to get what it needs."""
    _open_streams()
    try:
        app = _application(sys.argv[1] if len(sys.argv) > 1 else "")
    except ModuleNotFoundError as missing:
        if missing.name is None or missing.name.partition(".")[0] not in {"typer", "rich"}:
            raise
        sys.stderr.write(
            "La ligne de commande a besoin de typer et rich : pip install 'palier[cli]'\n"
            "The command line needs typer and rich: pip install 'palier[cli]'\n"
        )
        raise SystemExit(2) from None
    codecs.register_error(_PLAINER, _plainer)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_PLAINER)
    sys.argv = _shown_arguments()
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except OSError as problem:  # of the output: those of files are told where they are opened
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is buffered could not be written either
        if problem.errno != errno.EPIPE:  # whoever read has seen enough
            with contextlib.suppress(OSError):
                sys.stderr.write(f"palier : {problem.strerror}\n")
        raise SystemExit(2) from None
