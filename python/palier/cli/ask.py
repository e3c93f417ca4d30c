# SPDX-License-Identifier: MIT
"""The interview of ``palier diagnose --ask``: the next best question, until nothing can change any more."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

import palier
from palier.cli import answers, show
from palier.cli.sources import load_observations, misuse, read_source
from palier.cli.tables import is_table
from palier.cli.words import Lang, said, say

if TYPE_CHECKING:
    from palier import Framework, Indicator, Organisation, Profile, Question

FIRST_MONTH = 8  # of a school year
ABSENT = object()


class Interview:
    """The answers of one unit, in the document that holds them."""

    def __init__(self, framework: Framework, document: dict[str, Any], unit: str, period: str) -> None:
        self.framework = framework
        self.document = document
        self.entry = _entry(document, unit, period)
        self.unit = unit
        self.period = period
        self.history: list[tuple[str, Any]] = []  # what was answered, and what stood there before

    @property
    def values(self) -> dict[str, Any]:
        """The answers, by id of indicator."""
        values: dict[str, Any] = self.entry["values"]
        return values

    def observations(self) -> palier.Observations:
        """Read the answers as a document of their own."""
        alone = {key: value for key, value in self.document.items() if key != "observations"}
        return palier.Observations.load({**alone, "observations": [self.entry]}, self.framework)

    def profile(self, organisation: Organisation | None) -> Profile:
        """Diagnose what was answered so far."""
        diagnosis = palier.diagnose(self.framework, self.observations(), organisation=organisation, period=self.period)
        return diagnosis[self.unit]

    def answer(self, indicator: str, value: Any) -> list[palier.Finding]:
        """Record an answer, unless there is something to say against it."""
        before = self.values.get(indicator, ABSENT)
        self.values[indicator] = value
        place = f"/values/{indicator}"
        problems = [
            each
            for each in self.observations().report
            if each.origin.pointer.endswith(place) or f"{place}/" in each.origin.pointer
        ]
        if problems:
            self._restore(indicator, before)
        else:
            self.history.append((indicator, before))
        return problems

    def undo(self) -> str | None:
        """Take the last answer back; return its question, or None when there is none."""
        if not self.history:
            return None
        indicator, before = self.history.pop()
        self._restore(indicator, before)
        return indicator

    def save(self, path: Path) -> None:
        """Write the whole document in one step, so that the file always holds a complete one."""
        text = json.dumps(self.document, ensure_ascii=False, indent=2) + "\n"
        try:
            text.encode()
        except UnicodeEncodeError:  # an answer holds half a character, which only an escape can write
            text = json.dumps(self.document, indent=2) + "\n"
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            # mkstemp makes it private; a document is as readable as the one it replaces, or as any new file.
            mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
            os.chmod(name, mode)
            os.replace(name, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(name)
            raise

    def _restore(self, indicator: str, before: Any) -> None:
        if before is ABSENT:
            self.values.pop(indicator, None)
        else:
            self.values[indicator] = before


def start(
    framework: Framework, source: str | None, save: str | None, unit: str | None, period: str | None, lang: Lang
) -> Interview:
    """Open the saved document, or else the one given, or else an empty one, at the row of the unit."""
    document: Any = None
    if save is not None and Path(save).exists():
        content, shown = read_source(save, "observations", lang)
        if source is not None:
            show.console().print(say("ask-resumed", lang, name=shown), markup=False)
    elif source is not None:
        if source == "-":
            misuse(say("ask-stdin", lang))
        if is_table(source):
            answers = load_observations(source, framework, lang, period)
            show.show_report(answers.report, lang)
            content, shown = answers.to_json().encode(), source
        else:
            content, shown = read_source(source, "observations", lang)
    else:
        content, shown = b"", ""
    if content:
        report = palier.Observations.load(content, framework, name=shown).report
        show.show_report(report, lang)
        try:
            # What is no number in JSON is no answer, and would make the file one that cannot be read back.
            document = json.loads(content, object_pairs_hook=_first_of_each, parse_constant=lambda _: None)
        except (ValueError, RecursionError):
            document = None
        rows = document.get("observations") if isinstance(document, dict) else None
        readable = isinstance(rows, list) and all(isinstance(row, dict) for row in rows)
        if not isinstance(document, dict) or document.get("format") != "palier/observations" or not readable:
            misuse(say("no-model", lang, name=shown))
    else:
        document = {
            "format": "palier/observations",
            "format_version": 1,
            "framework": {"id": framework.id, "version": framework.version},
            "observations": [],
        }
    rows = document["observations"]
    if unit is None:
        units = sorted({each for row in rows if isinstance(each := row.get("unit"), str)})
        if len(units) > 1:
            misuse(say("ask-unit", lang))
        unit = units[0] if units else say("ask-new-unit", lang)
    if period is None:
        known = sorted(each for row in rows if row.get("unit") == unit and _is_year(each := row.get("period")))
        today = date.today()
        current = palier.SchoolYear.from_rentree(today.year if today.month >= FIRST_MONTH else today.year - 1)
        period = known[-1] if known else str(current)
    try:
        palier.SchoolYear.parse(period)
    except palier.PalierError as problem:
        misuse(said(problem, lang))
    return Interview(framework, document, unit, period)


def run(
    interview: Interview,
    organisation: Organisation | None,
    save: Path | None,
    lang: Lang,
    *,
    field: str | None = None,
    questionnaire: str | None = None,
) -> None:
    """Ask until nothing can change any more, or the person stops."""
    out = show.console()
    out.print(say("ask-intro", lang, unit=interview.unit, period=interview.period), markup=False)
    out.print(say("ask-keys", lang), markup=False)
    out.print(say("ask-saving", lang, name=save) if save else say("ask-not-saving", lang), markup=False)
    skipped: set[str] = set()
    again: str | None = None  # a question that was taken back
    number = 0
    try:
        profile = interview.profile(organisation)
        while True:
            certificate = profile.certificate(field=field, questionnaire=questionnaire)
            if again is None and certificate.verdict != "open":
                _finish(certificate, profile, lang)
                break
            indicator = _next(profile, again, skipped, field, questionnaire)
            if indicator is None:
                out.print()
                out.print(say("ask-skipped", lang, count=len(skipped)), markup=False)
                break
            if again is None:
                number += 1
            about = [each.field for each in certificate.fields if indicator.id in each.askable]
            title = say("ask-number", lang, number=number, left=len(certificate.askable))
            if about:
                title += " – " + ", ".join(profile.fields[name].label(lang.value) for name in about)
            _show_question(indicator, title, lang)
            command = _ask_one(interview, indicator, lang)
            if command == "quit":
                break
            if command == "back":
                back = interview.undo()
                if back is None:
                    out.print(say("ask-first", lang), markup=False)
                    again = indicator.id
                    continue
                again = back
                skipped.discard(back)
            else:
                again = None
            if command == "skip":
                skipped.add(indicator.id)
                continue
            if save is not None:
                _save(interview, save, lang)
            before, profile = profile, interview.profile(organisation)
            _show_moves(before, profile, lang)
    except KeyboardInterrupt:
        out.print()
        _goodbye(interview, save, lang)
        raise typer.Exit(130) from None
    out.print()
    out.print(profile.sheet(lang=lang.value, width=show.width()), markup=False, end="")
    _goodbye(interview, save, lang)


def _next(
    profile: Profile, again: str | None, skipped: set[str], field: str | None, questionnaire: str | None
) -> Indicator | None:
    if again is not None:
        return profile.framework.indicators[again]
    best: list[Question] = profile.next_questions(len(skipped) + 1, field=field, questionnaire=questionnaire)
    for question in best:
        if question.id not in skipped:
            return question.indicator
    return None


def _show_question(indicator: Indicator, title: str, lang: Lang) -> None:
    out = show.console()
    out.print()
    out.print(title, style="bold", markup=False)
    out.print(indicator.question(lang.value) or indicator.label(lang.value), markup=False)
    for typed, meaning in answers.choices(indicator, lang):
        out.print(f"  {typed}. {meaning}", markup=False)
    out.print(f"  {answers.expected(indicator, lang)}", style="dim", markup=False)


def _ask_one(interview: Interview, indicator: Indicator, lang: Lang) -> str:
    """Read lines until one is an answer or a command; return the command, or an empty text."""
    out = show.console()
    while True:
        line = _read_line("> ")
        word = None if line is None else answers.fold(line)
        if word is None or word in answers.QUIT:
            return "quit"
        if word in answers.SKIP:
            return "skip"
        if word in answers.BACK:
            return "back"
        if not word:
            out.print(say("ask-keys", lang), markup=False)
            continue
        try:
            value = _not_applicable(indicator, line or "", lang)
            if value is None:
                value = answers.read_answer(indicator, line or "", lang)
        except answers.UnreadableError as problem:
            out.print(f"  {problem}", markup=False)
            continue
        problems = interview.answer(indicator.id, value)
        if not problems:
            return ""
        for each in problems:
            out.print(f"  {each.message(lang.value)} {each.remedy(lang.value)}", markup=False)


def _not_applicable(indicator: Indicator, line: str, lang: Lang) -> dict[str, Any] | None:
    """Return the answer "not applicable", with its reason where one is wanted; None for any other answer."""
    head, _, reason = line.partition(":")
    if answers.fold(head) not in answers.NOT_APPLICABLE:
        return None
    if indicator.not_applicable is palier.NotApplicablePolicy.never:
        raise answers.UnreadableError(say("no-n/a", lang))
    reason = reason.strip()
    if not reason and indicator.not_applicable is palier.NotApplicablePolicy.with_reason:
        reason = (_read_line(say("ask-reason", lang)) or "").strip()
        if not reason:
            raise answers.UnreadableError(say("want-reason", lang))
    value: dict[str, Any] = {"status": "not_applicable"}
    if reason:
        value["reason"] = reason
    return value


def _read_line(prompt: str) -> str | None:
    """Read one line; None at the end of the input."""
    if sys.stdin.isatty():
        try:
            return input(prompt)
        except EOFError:
            return None
    line = sys.stdin.readline()
    # Nobody types into a pipe: show what was read, so that the output reads like the conversation.
    typer.echo(prompt + line.rstrip("\r\n"))
    return line.rstrip("\r\n") if line else None


def _show_moves(before: Profile, after: Profile, lang: Lang) -> None:
    out = show.console()
    moved = False
    for name, now in after.fields.items():
        was = before.fields[name]
        if (was.certain, was.possible) == (now.certain, now.possible):
            continue
        moved = True
        out.print(
            say(
                "ask-moved" if now.certain != now.possible else "ask-closed",
                lang,
                field=now.label(lang.value),
                before=show.bounds_text(was.certain, was.possible),
                after=show.bounds_text(now.certain, now.possible),
            ),
            markup=False,
        )
    if not moved:
        out.print(say("ask-unmoved", lang), markup=False)


def _finish(certificate: palier.Certificate, profile: Profile, lang: Lang) -> None:
    out = show.console()
    out.print()
    if certificate.settled:
        out.print(say("ask-settled", lang), style="bold", markup=False)
        return
    out.print(say("ask-nothing", lang), style="bold", markup=False)
    indicators = profile.framework.indicators
    for name in dict.fromkeys(name for each in certificate.fields for name in each.beyond):
        label = indicators[name].label(lang.value) if name in indicators else name
        out.print(f"  - {label}", markup=False)
    if any(name.startswith("unit.") for each in certificate.fields for name in each.beyond):
        out.print(say("ask-organisation", lang), markup=False)


def _goodbye(interview: Interview, save: Path | None, lang: Lang) -> None:
    out = show.console()
    count = len(interview.history)
    out.print(say({0: "ask-count-none", 1: "ask-count-one"}.get(count, "ask-count"), lang, count=count), markup=False)
    if save is not None and (interview.history or save.exists()):
        _save(interview, save, lang)
        out.print(say("ask-saved", lang, name=save), markup=False)


def _save(interview: Interview, path: Path, lang: Lang) -> None:
    try:
        interview.save(path)
    except OSError as problem:
        misuse(say("ask-no-save", lang, name=path, problem=problem.strerror))


def _is_year(value: Any) -> bool:
    try:
        palier.SchoolYear.parse(value)
    except (palier.PalierError, TypeError):
        return False
    return True


def _first_of_each(members: list[tuple[str, Any]]) -> dict[str, Any]:
    """Keep the first of members with one name, as the readers of documents do."""
    kept: dict[str, Any] = {}
    for name, value in members:
        kept.setdefault(name, value)
    return kept


def _entry(document: dict[str, Any], unit: str, period: str) -> dict[str, Any]:
    """Return the row of a unit at a school year, adding an empty one when it is new."""
    rows: list[dict[str, Any]] = document["observations"]
    for row in rows:
        if row.get("unit") == unit and row.get("period") == period:
            if not isinstance(row.get("values"), dict):
                row["values"] = {}
            return row
    row = {"unit": unit, "period": period, "values": {}}
    rows.append(row)
    return row


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
