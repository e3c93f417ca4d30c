# SPDX-License-Identifier: MIT
"""Where the command line takes its documents from: files, standard input, built-in names."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

import palier
from palier.cli import tables
from palier.cli.files import is_file, printable
from palier.cli.words import Lang, said, say

if TYPE_CHECKING:
    from palier import Framework, Observations, Organisation


NAMED_FRAMEWORK = re.compile(r'"framework"\s*:\s*\{[^{}]*?"id"\s*:\s*"([^"]+)"')


def misuse(message: str) -> NoReturn:
    """Say what was asked wrongly and stop with status 2."""
    typer.echo(printable(message), err=True)
    raise typer.Exit(2)


def expect_school_year(period: str | None, lang: Lang) -> None:
    """Refuse what is no school year, also where nothing turns out to need one."""
    try:
        if period is not None:
            palier.SchoolYear.parse(period)
    except palier.PalierError as problem:
        misuse(said(problem, lang))


def builtin_names(kind: str) -> list[str]:
    """Return the names of the built-in documents of a kind."""
    return [name for document_kind, name, _ in palier.builtin_documents() if document_kind == kind]


def read_source(name: str, kind: str, lang: Lang) -> tuple[bytes, str]:
    """Return the bytes of a file, of standard input (``-``) or of a built-in document, and the name to show."""
    if name == "-":
        return sys.stdin.buffer.read(), "<stdin>"
    if is_file(name):
        try:
            return Path(name).read_bytes(), printable(name)
        except OSError as problem:
            misuse(f"{name}: {problem.strerror}")
    for document_kind, document_name, text in palier.builtin_documents():
        if document_kind == kind and document_name == name:
            return text, name
    misuse(say("no-file", lang, name=name, known=", ".join(builtin_names(kind)) or "-"))


def load_framework(name: str, lang: Lang) -> Framework:
    """Load a framework, or stop with its report."""
    content, shown = read_source(name, "framework", lang)
    try:
        return palier.Framework.load(content, name=shown)
    except palier.DefinitionError as problem:
        report = getattr(problem, "report", None)
        if report is not None:
            typer.echo(report.to_text(lang=lang.value), err=True)
        typer.echo(say("no-model", lang, name=shown), err=True)
        raise typer.Exit(1) from None


def named_framework(observations: str, lang: Lang) -> str:
    """Return the built-in framework that a document of observations names, or stop."""
    if observations != "-" and not tables.is_table(observations):
        content, _ = read_source(observations, "observations", lang)
        # Not by a strict reader: a document that is damaged further on names its framework all the same.
        found = NAMED_FRAMEWORK.search(tables.decode(content))
        if found and found[1] in builtin_names("framework"):
            return found[1]
    misuse(say("which-framework", lang, name=observations))


def load_organisation(name: str, lang: Lang) -> Organisation:
    """Load an organisation that follows the schema it names among the built-in ones."""
    content, shown = read_source(name, "organisation", lang)
    try:
        return palier.Organisation.load(content, name=shown)
    except palier.DefinitionError as problem:
        report = getattr(problem, "report", None)
        if report is not None:
            typer.echo(report.to_text(lang=lang.value), err=True)
        typer.echo(say("no-model", lang, name=shown), err=True)
        raise typer.Exit(1) from None


def load_observations(name: str, framework: Framework, lang: Lang, period: str | None) -> Observations:
    """Load observations from JSON, or from a CSV or Parquet table."""
    if tables.is_table(name):
        try:
            frame = tables.read_table(Path(name), lang)
        except tables.UnreadableTableError as problem:
            typer.echo(str(problem), err=True)
            raise typer.Exit(1) from None
        try:
            return palier.Observations.from_frame(frame, framework, period=period, name=printable(name))
        except palier.ArgumentError as problem:
            misuse(said(problem, lang))
    content, shown = read_source(name, "observations", lang)
    return palier.Observations.load(content, framework, name=shown)
