# SPDX-License-Identifier: MIT
"""The command ``validate``: plans, in files and folders, against what is known of the school."""

from __future__ import annotations

import json
import os
import re
import sys
import time
from enum import Enum
from pathlib import Path
from typing import Annotated, NamedTuple, NoReturn

import typer

import palier
from palier._core import nearest_names
from palier.cli import show
from palier.cli.files import is_folder, printable
from palier.cli.known import is_beginning, unknown_code
from palier.cli.options import LangOption, OrganisationOption, TablePeriodOption
from palier.cli.sources import (
    expect_school_year,
    load_framework,
    load_observations,
    load_organisation,
    misuse,
    named_framework,
    read_source,
)
from palier.cli.words import Lang, say

TYPE_CHECKING = False  # type checkers take it for true
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from palier import Diagnosis, Framework, Organisation, PlanProfile, Report

# Some writers escape the slash.
IS_PLAN = re.compile(rb'"format"\s*:\s*"palier(?:/|\\/|\\u002[fF])plan"')
PATIENCE = 2.0  # seconds before someone who watches is shown how far the work is
MANY = 100_000  # findings kept of one code, when some are left out afterwards
SHOWN = 100  # findings of one code that are written


class Output(str, Enum):
    """A form of the findings."""

    text = "text"
    json = "json"
    sarif = "sarif"
    markdown = "markdown"
    junit = "junit"
    github = "github"


class FailOn(str, Enum):
    """The least severity that makes the command fail."""

    error = "error"
    warning = "warning"
    advice = "advice"
    info = "info"
    never = "never"


SEVERITIES = ("error", "warning", "advice", "info")


class Document(NamedTuple):
    """Something to validate."""

    name: str
    content: bytes


class Known(NamedTuple):
    """What plans are validated against."""

    organisation: Organisation | None
    framework: Framework | None
    diagnosis: Diagnosis | None
    profiles: list[PlanProfile]


def validate(
    documents: Annotated[
        list[str],
        typer.Argument(
            metavar="FICHIER…", help="Plans, dossiers, « - » ou nom fourni / plans, folders, built-in name."
        ),
    ],
    organisation: OrganisationOption = None,
    framework: Annotated[
        str | None, typer.Option("--framework", metavar="RÉFÉRENTIEL", help="Fichier ou nom fourni / or built-in name.")
    ] = None,
    observations: Annotated[
        str | None,
        typer.Option(
            "--observations",
            metavar="OBSERVATIONS",
            help="Pour confronter au diagnostic / to compare with the diagnosis.",
        ),
    ] = None,
    period: TablePeriodOption = None,
    profile: Annotated[
        list[str] | None,
        typer.Option("--profile", metavar="FICHIER", help="Genre de plan à soi, répétable / a kind of one's own."),
    ] = None,
    output: Annotated[Output, typer.Option("--format", help="Forme du résultat / form of the result.")] = Output.text,
    lang: LangOption = Lang.fr,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="Gravité dont le code de sortie est 1 / severity that exits 1.")
    ] = FailOn.error,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="CODE", help="Seulement ces codes ou débuts de code / only these codes."),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="CODE", help="Sauf ces codes ou débuts de code / but these codes."),
    ] = None,
    baseline: Annotated[
        str | None,
        typer.Option("--baseline", metavar="FICHIER", help="Constats connus, à taire / known findings, left out."),
    ] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Écrire ce fichier / write that file.")
    ] = False,
    only_plans: Annotated[
        bool, typer.Option("--only-plans", help="Passer les autres fichiers / skip other files.")
    ] = False,
) -> None:
    """Valider des plans : structure, références, sens. / Validate plans: structure, references, sense."""
    wanted, unwanted = _codes(select, lang), _codes(ignore, lang)
    if (write_baseline and not baseline) or baseline == "":
        misuse(say("baseline-without", lang))
    expect_school_year(period, lang)
    fingerprints = _read_baseline(baseline, lang) if baseline and not write_baseline else []
    known = _known(organisation, framework, observations, period, profile or [], lang)
    chosen = bool(wanted or unwanted or baseline)

    found, unread = _find(documents, lang, only_plans=only_plans)
    if not found and not only_plans and not unread:
        misuse(say("no-plan", lang, names=", ".join(documents)))
    reports = list(_validated(found, known, MANY if chosen else SHOWN, lang))
    report = palier.Report.join(reports, max_findings_per_code=MANY if chosen else SHOWN)
    left_out = 0
    if chosen:
        wide = report.select(select=wanted, ignore=unwanted)
        if write_baseline:
            _write_baseline(str(baseline), wide, lang)
            return
        report = wide.select(known=fingerprints, max_findings_per_code=SHOWN)
        left_out = _total(wide) - _total(report)
    _write(report, found, output, fail_on, left_out, lang)
    failing = SEVERITIES[: SEVERITIES.index(fail_on.value) + 1] if fail_on is not FailOn.never else ()
    raise typer.Exit(2 if unread else 1 if any(report.counts[severity] for severity in failing) else 0)


def _codes(given: list[str] | None, lang: Lang) -> list[str]:
    """Return the codes of an option, which may be lists with commas; stop at one that begins no code."""
    codes = [code.strip().rstrip(".-") for each in given or [] for code in each.split(",") if code.strip()]
    if codes:
        every = [record.code for record in palier.code_records()]
        for code in codes:
            if not any(is_beginning(code, each) for each in every):
                near = nearest_names(code, every)
                misuse(unknown_code(code, near, lang))
    return codes


def _known(
    organisation: str | None,
    framework: str | None,
    observations: str | None,
    period: str | None,
    profiles: list[str],
    lang: Lang,
) -> Known:
    if observations is not None and framework is None:
        framework = named_framework(observations, lang)
    rules = load_framework(framework, lang) if framework else None
    units = load_organisation(organisation, lang) if organisation else None
    for model in (rules, units):  # half read, they would make the plan look wrong
        if model is not None:
            _stop_at_errors(model.report, lang)
    diagnosis = None
    if observations is not None and rules is not None:
        answers = load_observations(observations, rules, lang, period)
        _stop_at_errors(answers.report, lang)
        diagnosis = palier.diagnose(rules, answers, organisation=units)
    kinds = []
    for name in profiles:
        content, shown = read_source(name, "plan-profile", lang)
        kind = palier.PlanProfile.load(content, name=shown)
        _stop_at_errors(kind.report, lang)
        kinds.append(kind)
    return Known(units, rules, diagnosis, kinds)


def _stop_at_errors(report: Report, lang: Lang) -> None:
    if not report.ok:
        typer.echo(report.to_text(lang=lang.value), err=True)
        raise typer.Exit(1)


def _find(names: list[str], lang: Lang, *, only_plans: bool) -> tuple[list[Document], bool]:
    """Return what to validate, and whether a file could not be read.

    Files are taken as they are, from folders the JSON files that say they are plans.
    """
    found: dict[str, Document] = {}
    unread = False
    for name in names:
        if name != "-" and is_folder(name):
            for path in _json_files(name):
                try:
                    content = path.read_bytes()
                except OSError as problem:  # the others are validated all the same
                    typer.echo(printable(f"{path}: {problem.strerror}"), err=True)
                    unread = True
                    continue
                if _is_plan(content):
                    found.setdefault(_shown(path), Document(_shown(path), content))
            continue
        content, shown = read_source(name, "plan", lang)
        shown = _shown(Path(shown)) if shown != "<stdin>" else shown
        if not only_plans or _is_plan(content):
            found.setdefault(shown, Document(shown, content))
    return list(found.values()), unread


def _is_plan(content: bytes) -> bool:
    """Tell whether a document says that it is a plan, in UTF-8 or UTF-16."""
    return IS_PLAN.search(content.replace(b"\0", b"")) is not None


def _shown(path: Path) -> str:
    """Return the name that findings give a file: its way from the current folder, with `/`, or else the whole path."""
    normal = os.path.normpath(path)
    inside = os.path.relpath(normal) if os.path.isabs(normal) else normal
    name = Path(normal if inside.startswith("..") else inside).as_posix()
    return printable(name)


def _json_files(folder: str) -> Iterator[Path]:
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(files):
            path = Path(where) / name
            # A pipe would wait for ever; a link to nothing is told.
            if name.lower().endswith(".json") and (path.is_file() or not path.exists()):
                yield path


def _validated(documents: list[Document], known: Known, most: int, lang: Lang) -> Iterator[Report]:
    """Validate in as many threads as there are processors; reports come in the order of the documents."""

    def one(document: Document) -> Report:
        return palier.validate(
            document.content,
            organisation=known.organisation,
            framework=known.framework,
            diagnosis=known.diagnosis,
            profiles=known.profiles,
            name=document.name,
            max_findings_per_code=most,
        )

    if len(documents) < 2:
        yield from map(one, documents)
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        yield from _watched(pool.map(one, documents), len(documents), lang)


def _watched(reports: Iterable[Report], count: int, lang: Lang) -> Iterator[Report]:
    """Show on the error stream how far the work is, to someone who watches and once it lasts."""
    if not sys.stderr.isatty():
        yield from reports
        return
    begun = time.monotonic()
    advance: Callable[[int], None] | None = None
    stop: Callable[[], None] = lambda: None  # noqa: E731 - nothing to stop yet
    try:
        for done, report in enumerate(reports, 1):
            yield report
            if advance is None and time.monotonic() - begun > PATIENCE:
                advance, stop = show.bar(say("validating", lang), count)
            if advance is not None:
                advance(done)
    finally:
        stop()


def _total(report: Report) -> int:
    return sum(report.counts.values())


def _read_baseline(name: str, lang: Lang) -> list[str]:
    def broken() -> NoReturn:
        misuse(say("no-baseline", lang, name=name))

    try:
        document = json.loads(Path(name).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        broken()
    if not isinstance(document, dict) or document.get("format") != "palier/baseline":
        broken()
    findings = document.get("findings")
    if not isinstance(findings, list):
        broken()
    known = [each.get("fingerprint") if isinstance(each, dict) else None for each in findings]
    fingerprints = [each for each in known if isinstance(each, str)]
    if len(fingerprints) != len(findings):
        broken()
    return fingerprints


def _write_baseline(name: str, report: Report, lang: Lang) -> None:
    """Write the findings, one on a line, so that a change of the file reads as a change of findings."""
    lines = [
        json.dumps(
            {
                "fingerprint": finding.fingerprint,
                "code": finding.code,
                "document": finding.origin.document,
                "pointer": finding.origin.pointer,
            },
            ensure_ascii=False,
        )
        for finding in report
    ]
    head = '{"format": "palier/baseline", "format_version": 1, "findings": ['
    text = head + "".join(f"\n  {line}{',' if i + 1 < len(lines) else ''}" for i, line in enumerate(lines)) + "\n]}\n"
    try:
        Path(name).write_text(text, encoding="utf-8")
    except OSError as problem:
        misuse(f"{name}: {problem.strerror}")
    typer.echo(say("baseline-written", lang, count=len(lines), name=name), err=True)


def _write(
    report: Report, documents: list[Document], output: Output, fail_on: FailOn, left_out: int, lang: Lang
) -> None:
    if output is Output.text:
        named = {finding.origin.document for finding in report}
        sources = {document.name: document.content for document in documents if document.name in named}
        terminal = sys.stdout.isatty()
        colour = terminal and "NO_COLOR" not in os.environ
        typer.echo(report.to_text(lang.value, width=show.width(), sources=sources, colour=colour), nl=False, color=True)
        if len(documents) > 1:
            typer.echo(say("validated", lang, count=len(documents), told=len(named)))
    elif output is Output.json:
        typer.echo(report.to_json(lang.value), nl=False)
    elif output is Output.sarif:
        typer.echo(report.to_sarif(lang.value), nl=False)
    elif output is Output.markdown:
        typer.echo(report.to_markdown(lang.value), nl=False)
    elif output is Output.github:
        typer.echo(report.to_github(lang.value), nl=False)
    else:
        names = [document.name for document in documents]
        least = None if fail_on is FailOn.never else fail_on.value
        typer.echo(report.to_junit(lang.value, documents=names, fail_on=least), nl=False)
    if left_out:
        typer.echo(say("baseline-known", lang, count=left_out), err=True)
