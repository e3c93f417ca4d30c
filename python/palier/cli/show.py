# SPDX-License-Identifier: MIT
"""How results look in a terminal: 80 columns, without colour when piped."""

from __future__ import annotations

import shutil
import sys
import textwrap
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

import palier
from palier.cli.words import Lang, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.console import Console
    from rich.table import Table

    from palier import Diagnosis, Profile, Report, TierRollUp

MAX_UNIT_ROWS = 40
MAX_ALIKE = 3


def width() -> int:
    """Return the width to write for: the terminal's, and 80 in a pipe."""
    return min(shutil.get_terminal_size((80, 24)).columns, 120) if sys.stdout.isatty() else 80


def console() -> Console:
    """Return the standard output, plain in a pipe."""
    from rich.console import Console  # dear to import, as all of rich

    return Console(width=width(), highlight=False, soft_wrap=False)


@contextmanager
def working(title: str) -> Iterator[None]:
    """Show on the error stream that work goes on, only to someone who watches."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    progress = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    with progress:
        progress.add_task(title, total=None)
        yield


def bar(title: str, total: int) -> tuple[Callable[[int], None], Callable[[], None]]:
    """Show a bar on the error stream; return how to say what is done, and how to take it away."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    progress = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = progress.add_task(title, total=total)
    progress.start()

    def advance(done: int) -> None:
        progress.update(task, completed=done)

    return advance, progress.stop


def table(title: str | None = None) -> Table:
    """Return an empty table that reads well without colour."""
    from rich import box
    from rich.table import Table

    return Table(
        title=title,
        title_justify="left",
        title_style="bold",
        box=box.SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
        show_edge=False,
    )


def bounds_text(certain: int | None, possible: int | None) -> str:
    """Write tier bounds: ``2``, or ``1-2`` when still open."""
    if certain is None or possible is None:
        return "-"
    return str(certain) if certain == possible else f"{certain}-{possible}"


def harmless(text: str) -> str:
    """Return a text without the control characters that would drive a terminal."""
    return "".join(each if each.isprintable() else "\ufffd" for each in text)


def shortened(names: list[str], room: int) -> list[str]:
    """Return names that fit side by side in so many characters: the longest ones are cut to one length, at least 3."""
    longest = max(map(len, names), default=0)
    while longest > 3 and sum(min(len(name), longest) for name in names) > room:
        longest -= 1
    return [name if len(name) <= longest else name[: longest - 1] + "…" for name in names]


def show_report(report: Report, lang: Lang) -> None:
    """Write the findings, if any, on the error stream; of many alike, unless errors, the first and their number."""
    if len(report) == 0:
        return
    alike = _by_code(report)
    many = [each for each in alike if len(each) > MAX_ALIKE and each.ok]
    if not many:
        typer.echo(report.to_text(lang=lang.value), err=True)
        return
    few = sum((each for each in alike if not (len(each) > MAX_ALIKE and each.ok)), palier.Report())
    if len(few) > 0:
        typer.echo(few.to_text(lang=lang.value), err=True)
    for each in many:
        first = each[0]
        count = sum(each.counts.values())  # those that were too many to keep too
        typer.echo(say("alike", lang, code=first.code, count=count), err=True)
        for sentence in (
            first.message(lang.value),
            say("alike-more", lang, count=count - 1),
            first.remedy(lang.value),
        ):
            typer.echo(textwrap.fill(sentence, 78, initial_indent="    ", subsequent_indent="    "), err=True)
    typer.echo(err=True)


def _by_code(report: Report) -> list[Report]:
    """Return the findings of each code, in the order they were met, with the number of those not kept."""
    codes = dict.fromkeys(finding.code for finding in report)
    longer = {code: [each for each in codes if each != code and each.startswith(code)] for code in codes}
    return [report.select(select=[code], ignore=longer[code]) for code in codes]


def show_profile(profile: Profile, lang: Lang, field: str | None) -> None:
    """Write a profile on a sheet, then why; both begin with the same heading, which is written once."""
    out = console()
    heading, _, reasons = profile.explain(lang=lang.value, field=field, width=width()).partition("\n\n")
    bars = profile.sheet(lang=lang.value, width=width()).partition("\n\n")[2]
    out.print(f"{heading}\n\n{bars}\n{reasons}", markup=False, end="")


def show_units(diagnosis: Diagnosis, lang: Lang) -> None:
    """Write one line per unit, one column per field, for the latest school year there is."""
    out = console()
    everything = diagnosis.table().to_pylist()
    if not everything:
        out.print(say("no-answers", lang))
        return
    *earlier, latest = sorted({row["period"] for row in everything})
    rows: dict[str, dict[str, str]] = {}
    fields: list[str] = []
    for row in everything:
        if row["period"] != latest:
            continue
        if row["field"] not in fields:
            fields.append(row["field"])
        rows.setdefault(row["unit"], {})[row["field"]] = bounds_text(row["certain"], row["possible"])
    units = list(rows)[:MAX_UNIT_ROWS]
    shown = table(say("units-title", lang, period=latest))
    shown.add_column(say("unit", lang), no_wrap=True)
    between = 2  # columns of the terminal, beside each column of the table
    room = width() - max(map(len, [say("unit", lang), *units])) - between * (len(fields) + 1)
    for name in shortened(fields, room):
        shown.add_column(name, justify="center", no_wrap=True)
    for unit in units:
        shown.add_row(harmless(unit), *(rows[unit].get(field, "-") for field in fields))
    out.print(shown)
    if len(rows) > MAX_UNIT_ROWS:
        out.print(say("more-rows", lang, count=len(rows) - MAX_UNIT_ROWS))
    if earlier:
        out.print(say("other-periods", lang, periods=", ".join(earlier)))
    out.print(say("units-legend", lang))
    out.print(say("self-assessment", lang))


def show_groups(roll_up: TierRollUp, tier: int, lang: Lang) -> None:
    """Write how many schools of each group have reached a tier, per field."""
    out = console()
    fields: list[str] = []
    groups: dict[str, dict[str, str]] = {}
    heads: dict[str, tuple[str, str, str]] = {}
    for row in roll_up.table(lang=lang.value).to_pylist():
        if row["tier"] != tier:
            continue
        if row["field"] not in fields:
            fields.append(row["field"])
        heads[row["group"]] = (
            row["label"] or row["group"],
            str(row["members"]),
            "-" if row["suppressed"] else str(row["diagnosed"]),
        )
        groups.setdefault(row["group"], {})[row["field"]] = bounds_text(row["certain"], row["possible"])
    title = say("group-title", lang, tier=tier, level=roll_up.level, period=roll_up.period or "")
    shown = table(title)
    shown.add_column(say("group", lang), min_width=12)  # folded rather than cut: who it is matters most
    shown.add_column(say("members", lang), justify="right", no_wrap=True)
    shown.add_column(say("diagnosed", lang), justify="right", no_wrap=True)
    room = width() - 12 - len(say("members", lang)) - len(say("diagnosed", lang)) - 2 * (len(fields) + 3)
    for name in shortened([field[:6] for field in fields], room):
        shown.add_column(name, justify="center", no_wrap=True)
    for group, (label, members, diagnosed) in heads.items():
        shown.add_row(harmless(label), members, diagnosed, *(groups[group].get(field, "-") for field in fields))
    out.print(shown)
    out.print(say("group-legend", lang))
