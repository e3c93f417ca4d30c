# SPDX-License-Identifier: MIT
"""Where the command line takes its documents from: files, standard input, built-in names."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import typer

import palier
from palier.cli.words import Lang, say

if TYPE_CHECKING:
    from palier import Framework, Observations, Organisation

TABLE_SUFFIXES = frozenset({".csv", ".tsv", ".parquet"})


def misuse(message: str) -> NoReturn:
    """Say what was asked wrongly and stop with status 2."""
    typer.echo(message, err=True)
    raise typer.Exit(2)


def builtin_names(kind: str) -> list[str]:
    """Return the names of the built-in documents of a kind."""
    return [name for document_kind, name, _ in palier.builtin_documents() if document_kind == kind]


def read_source(name: str, kind: str, lang: Lang) -> tuple[bytes, str]:
    """Return the bytes of a file, of standard input (``-``) or of a built-in document, and the name to show."""
    if name == "-":
        return sys.stdin.buffer.read(), "<stdin>"
    path = Path(name)
    if path.is_file():
        try:
            return path.read_bytes(), name
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
    if observations != "-" and Path(observations).suffix.lower() not in TABLE_SUFFIXES:
        content, _ = read_source(observations, "observations", lang)
        try:
            name = json.loads(content)["framework"]["id"]
        except (ValueError, KeyError, TypeError):
            name = None
        if name in builtin_names("framework"):
            return str(name)
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
    """Load observations from JSON, or from a CSV or Parquet table by a reader that is installed."""
    if Path(name).suffix.lower() in TABLE_SUFFIXES and Path(name).is_file():
        frame = read_table(Path(name), lang)
        return palier.Observations.from_frame(frame, framework, period=period)
    content, shown = read_source(name, "observations", lang)
    return palier.Observations.load(content, framework, name=shown)


def read_table(path: Path, lang: Lang) -> Any:
    """Read a table as text columns, so that codes keep their zeros and markers such as ``ss`` their meaning."""
    separator = "\t" if path.suffix.lower() == ".tsv" else _guess_separator(path)
    try:
        import polars
    except ModuleNotFoundError:
        pass
    else:
        if path.suffix.lower() == ".parquet":
            return polars.read_parquet(path)
        return polars.read_csv(path, separator=separator, infer_schema=False, encoding="utf8-lossy")
    try:
        import pyarrow.csv
        import pyarrow.parquet
    except ModuleNotFoundError:
        misuse(say("no-reader", lang, name=path.name))
    if path.suffix.lower() == ".parquet":
        return pyarrow.parquet.read_table(path)
    return pyarrow.csv.read_csv(path, parse_options=pyarrow.csv.ParseOptions(delimiter=separator))


def _guess_separator(path: Path) -> str:
    with path.open("rb") as file:
        header = file.readline()
    return ";" if header.count(b";") >= header.count(b",") else ","
