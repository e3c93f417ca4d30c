# SPDX-License-Identifier: MIT
"""``palier progress``: how far the targets of a plan are at a date."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING

import typer

import palier
from palier.cli.sources import (
    load_framework,
    load_observations,
    load_organisation,
    misuse,
    named_framework,
    read_source,
)
from palier.cli.words import Lang, said, say

if TYPE_CHECKING:
    from palier import PlanProgress


def measure(
    plan: str,
    observations: str,
    framework: str | None,
    organisation: str | None,
    period: str | None,
    at: str | None,
    lang: Lang,
) -> tuple[PlanProgress, palier.Report]:
    """Return the progress of a plan document, and what there is to say about the documents read."""
    content, shown = read_source(plan, "plan", lang)
    document = palier.Plan.load(content, name=shown)
    rules = load_framework(framework or named_framework(observations, lang), lang)
    answers = load_observations(observations, rules, lang, period)
    # The example's answers belong to the example's organisation.
    place = organisation or ("academie-exemple" if observations == "academie-exemple" else None)
    units = load_organisation(place, lang) if place else None
    try:
        day = datetime.date.fromisoformat(at) if at else datetime.date.today()
    except ValueError:
        misuse(say("no-date", lang, given=at or ""))
    report = document.report + rules.report + answers.report
    if units is not None:
        report = report + units.report
    try:
        return palier.progress(document, answers, at=day, organisation=units), report
    except palier.ArgumentError as problem:
        misuse(said(problem, lang))


def show_json(made: PlanProgress, report: palier.Report) -> None:
    """Write the targets as JSON."""
    rows = made.table().to_pylist()
    data = {"owner": made.owner, "at": made.at.isoformat(), "targets": rows, "report": json.loads(report.to_json())}
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2, default=str))
