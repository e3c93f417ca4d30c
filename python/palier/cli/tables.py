# SPDX-License-Identifier: MIT
"""Tables that people export: CSV in the encodings and with the separators of spreadsheets, and Parquet."""

from __future__ import annotations

import csv
import io
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

import palier
from palier.cli.files import is_file, printable
from palier.cli.words import Lang, say

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT_SUFFIXES = frozenset({".csv", ".tsv"})
SUFFIXES = TEXT_SUFFIXES | {".parquet"}

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SEPARATORS = ";,\t"
_LONGEST_CELL = 10_000_000  # characters; beyond, a quotation mark was never closed


class UnreadableTableError(Exception):
    """The file holds no table; the message, in the language asked for, says what was met and where."""


def is_table(name: str) -> bool:
    """Tell whether a name is that of a file that holds a table."""
    return Path(name).suffix.lower() in SUFFIXES and is_file(name)


def read_table(path: Path, lang: Lang) -> Any:
    """Return the table of a file, as what `Observations.from_frame` reads.

    A CSV file gives texts alone, so that codes keep their zeros and markers such as ``ss`` their meaning. No cell is
    lost: a row that is too long makes columns without a name, a name that comes twice is told and numbered. A column
    with neither a name nor a cell is none.
    """
    try:
        if path.suffix.lower() in TEXT_SUFFIXES:
            return _table(_rows(decode(path.read_bytes()), path, lang), path, lang)
        return _read_parquet(path, lang)
    except OSError as problem:
        raise UnreadableTableError(f"{printable(str(path))} : {problem.strerror or problem}") from None
    except BaseException as problem:
        if type(problem).__module__ != "pyo3_runtime":  # a reader that gave up on damaged bytes
            raise
        raise UnreadableTableError(say("bad-parquet", lang, name=printable(path.name), problem=problem)) from None


def decode(content: bytes) -> str:
    """Return the text of a file: UTF-8, UTF-16 with its mark, or else what spreadsheets write in France."""
    if content.startswith(_UTF16_MARKS):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _rows(text: str, path: Path, lang: Lang) -> Iterator[list[str]]:
    first, _, rest = text.partition("\n")
    if first.startswith("sep=") and len(first.rstrip("\r")) == len("sep=;"):  # for a spreadsheet to read
        separator, text = first[4], rest
    else:
        separator = max(_SEPARATORS, key=first.count)
    limit = csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        yield from (row for row in reader if any(map(str.strip, row)))  # spreadsheets end with empty rows
    except csv.Error as problem:
        words = {"name": printable(path.name), "line": reader.line_num, "problem": problem}
        raise UnreadableTableError(say("bad-table", lang, **words)) from None
    finally:
        csv.field_size_limit(limit)


def _table(rows: Iterator[list[str]], path: Path, lang: Lang) -> palier.Table:
    header = [name.strip() for name in next(rows, [])]
    named: dict[str, list[str | None]] = {}
    # All rows at once: a spreadsheet of a whole country is some hundred megabytes.
    for position, (name, *cells) in enumerate(zip_longest(header, *rows, fillvalue=""), 1):
        shown = name or f"({position})"
        if shown in named:
            sentence = say("name-twice", lang, name=printable(path.name), column=printable(name), position=position)
            typer.echo(sentence, err=True)
        while shown in named:
            shown += f" ({position})"
        if name or any(cells):
            named[shown] = [cell or None for cell in cells]
    return palier.Table.from_pydict(named)


def _read_parquet(path: Path, lang: Lang) -> Any:
    try:
        import polars

        return polars.read_parquet(path, glob=False)
    except ModuleNotFoundError:
        pass
    except polars.exceptions.PolarsError as problem:
        raise UnreadableTableError(say("bad-parquet", lang, name=printable(path.name), problem=problem)) from None
    try:
        import pyarrow
        import pyarrow.parquet

        return pyarrow.parquet.read_table(path)
    except ModuleNotFoundError:
        raise UnreadableTableError(say("no-reader", lang, name=printable(path.name))) from None
    except pyarrow.ArrowException as problem:
        raise UnreadableTableError(say("bad-parquet", lang, name=printable(path.name), problem=problem)) from None
