# SPDX-License-Identifier: MIT
"""The commands. Help texts are bilingual, French first."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import Annotated, Any

import typer

import palier
from palier.cli import known, show, validate
from palier.cli.application import new_app
from palier.cli.options import (
    Format,
    FormatOption,
    LangOption,
    OrganisationOption,
    PeriodOption,
    TablePeriodOption,
)
from palier.cli.sources import (
    expect_school_year,
    load_framework,
    load_observations,
    load_organisation,
    misuse,
    named_framework,
    read_source,
)
from palier.cli.tables import is_table
from palier.cli.words import Lang, said, say

app = new_app()

SHOWCASE_UNIT = "0990001N"
SHOWCASE_TIER = 2


def _print_json(data: Any) -> None:
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))


@app.command()
def demo(
    lang: LangOption = Lang.fr,
    unit: Annotated[str, typer.Option("--unit", help="Établissement montré / school shown.")] = SHOWCASE_UNIT,
    output: FormatOption = Format.text,
) -> None:
    """Montrer l'académie fictive : un profil expliqué, le tableau des districts. / Show the fictional académie."""
    with show.working(say("diagnosing", lang)):
        framework = palier.Framework.load("demo")
        organisation = palier.Organisation.load("academie-exemple")
        observations = palier.Observations.load("academie-exemple", framework)
        diagnosis = palier.diagnose(framework, observations, organisation=organisation, period="2024-2025")
        profile = _profile(diagnosis, unit, lang)
        districts = palier.roll_up(diagnosis, organisation, hierarchy="district", level="district")
    if output is Format.json:
        _print_json({"profile": profile.to_dict(), "districts": districts.table(lang=lang.value).to_pylist()})
        return
    show.show_profile(profile, lang, None)
    show.console().print()
    show.show_groups(districts, SHOWCASE_TIER, lang)
    out = show.console()
    out.print()
    out.print(say("next-title", lang), style="bold")
    out.print(say("next", lang, unit=unit), markup=False)


@app.command()
def diagnose(
    framework: Annotated[
        str, typer.Argument(metavar="RÉFÉRENTIEL", help="Fichier ou nom fourni / file or built-in name.")
    ],
    observations: Annotated[
        str | None,
        typer.Argument(metavar="OBSERVATIONS", help="JSON, CSV, Parquet, « - » ou nom fourni / or built-in name."),
    ] = None,
    organisation: OrganisationOption = None,
    unit: Annotated[str | None, typer.Option("--unit", help="Expliquer une seule unité / explain one unit.")] = None,
    field: Annotated[str | None, typer.Option("--field", help="Un seul champ expliqué / only one field.")] = None,
    period: PeriodOption = None,
    hierarchy: Annotated[
        str | None, typer.Option("--by", metavar="HIÉRARCHIE", help="Regrouper : bassin, district… / group by.")
    ] = None,
    tier: Annotated[
        int | None, typer.Option("--tier", min=1, help="Avec --by : palier compté / tier counted. Défaut : 2.")
    ] = None,
    minimum_evidence: Annotated[
        str | None,
        typer.Option(
            "--minimum-evidence",
            metavar="NIVEAU",
            help="declared, confirmed, verified : ignorer le reste / ignore the rest.",
        ),
    ] = None,
    path: Annotated[
        str | None,
        typer.Option(
            "--path",
            metavar="CHAMP=PALIER,…",
            help="Avec --unit : chemin le moins coûteux / cheapest path.",
        ),
    ] = None,
    details: Annotated[
        bool,
        typer.Option("--details", help="Avec --format json : marges et raisons de chacune / gaps and reasons of each."),
    ] = False,
    asking: Annotated[
        bool, typer.Option("--ask", help="Poser les questions une à une / ask the questions one by one.")
    ] = False,
    save: Annotated[
        str | None,
        typer.Option("--save", metavar="FICHIER", help="Avec --ask : garder et reprendre / keep and resume."),
    ] = None,
    questionnaire: Annotated[
        str | None, typer.Option("--questionnaire", help="Avec --ask : un seul questionnaire / only one form.")
    ] = None,
    lang: LangOption = Lang.fr,
    output: FormatOption = Format.text,
) -> None:
    """Placer chaque unité sur les paliers, expliquer, regrouper. / Place every unit on the tiers, explain, group."""
    if asking:
        given = (hierarchy, tier, minimum_evidence, path)
        if any(each is not None for each in given) or details or output is Format.json:
            misuse(say("ask-misuse", lang))
        _ask(framework, observations, organisation, unit, period, save, field, questionnaire, lang)
        return
    if save is not None or questionnaire is not None:
        misuse(say("ask-without", lang))
    target = _target(path, lang) if path is not None else None
    if target is not None and unit is None:
        misuse(say("path-without", lang))
    if observations is None:
        misuse(say("no-observations", lang))
    if field is not None and target is not None:
        misuse(say("options-apart", lang, given="--field, --path"))
    if field is not None and unit is None:
        misuse(say("option-without", lang, given="--field", needed="--unit"))
    if tier is not None and hierarchy is None:
        misuse(say("option-without", lang, given="--tier", needed="--by"))
    if details and output is not Format.json:
        misuse(say("option-without", lang, given="--details", needed="--format json"))
    if details and (unit is not None or hierarchy is not None):
        misuse(say("options-apart", lang, given="--details, --unit, --by"))
    if hierarchy is not None and unit is not None:
        misuse(say("options-apart", lang, given="--unit, --by"))
    with show.working(say("reading", lang)):
        model = load_framework(framework, lang)
        # The example's answers belong to the example's organisation.
        place = organisation or ("academie-exemple" if observations == "academie-exemple" else None)
        units = load_organisation(place, lang) if place else None
        answers = load_observations(observations, model, lang, period)
    if tier is not None and tier > len(model.tiers):
        misuse(say("no-tier", lang, given=tier))
    report = model.report + answers.report
    if units is not None:
        report = report + units.report
    with show.working(say("diagnosing", lang)):
        try:
            diagnosis = palier.diagnose(
                model, answers, organisation=units, period=period, minimum_evidence=minimum_evidence
            )
        except palier.ArgumentError as problem:
            misuse(said(problem, lang))
    report = report + diagnosis.report
    if unit is not None:
        if unit not in diagnosis:
            # What was found on the way is why.
            show.show_report(report, lang)
            if period is not None and (years := _years(answers, unit)):
                misuse(say("not-then", lang, unit=unit, period=period, known=", ".join(years)))
        profile = _profile(diagnosis, unit, lang)
        try:
            if output is Format.json:
                _print_json(
                    profile.to_dict()
                    | {
                        "explanation": profile.explanation(field=field),
                        "gaps": profile.gaps(field).to_dict()["fields"],
                        "report": json.loads(report.to_json()),
                    }
                    | ({} if target is None else {"path": profile.cheapest_path(target).to_dict()})
                )
            elif target is not None:
                found = profile.cheapest_path(target)
                show.show_report(report, lang)
                typer.echo(found.to_text(lang=lang.value, width=show.width()), nl=False)
            else:
                show.show_report(report, lang)
                show.show_profile(profile, lang, field)
        except (palier.UnknownNameError, palier.ArgumentError) as problem:
            misuse(said(problem, lang))
    elif hierarchy is not None:
        try:
            groups = palier.roll_up(diagnosis, units, hierarchy=hierarchy)
        except palier.PalierError as problem:
            misuse(said(problem, lang))
        if output is Format.json:
            _print_json(
                {
                    "groups": groups.table(lang=lang.value).to_pylist(),
                    "report": json.loads((report + groups.report).to_json()),
                }
            )
        else:
            show.show_report(report + groups.report, lang)
            show.show_groups(groups, tier or min(SHOWCASE_TIER, len(model.tiers)), lang)
    elif output is Format.json:
        # Put together as text: with details it may be large.
        document = diagnosis.to_json(gaps=details, explanation=details).removesuffix("\n}\n")
        typer.echo(f'{document},\n  "report": {report.to_json()}}}')
    else:
        show.show_report(report, lang)
        show.show_units(diagnosis, lang)
    raise typer.Exit(0 if report.ok else 1)


@app.command()
def compare(
    before: Annotated[
        str, typer.Argument(metavar="AVANT", help="Observations : JSON, CSV, Parquet, nom fourni / built-in.")
    ],
    after: Annotated[
        str | None, typer.Argument(metavar="[APRÈS]", help="Défaut : les mêmes / the same observations.")
    ] = None,
    framework: Annotated[
        str | None,
        typer.Option(
            "--framework", metavar="RÉFÉRENTIEL", help="Des deux côtés / of both sides. Défaut : celui nommé par AVANT."
        ),
    ] = None,
    framework_before: Annotated[
        str | None, typer.Option("--framework-before", metavar="RÉFÉRENTIEL", help="D'avant / of before.")
    ] = None,
    framework_after: Annotated[
        str | None, typer.Option("--framework-after", metavar="RÉFÉRENTIEL", help="D'après / of after.")
    ] = None,
    organisation: OrganisationOption = None,
    period_before: Annotated[
        str | None, typer.Option("--period-before", metavar="2023-2024", help="Défaut : la dernière / latest.")
    ] = None,
    period_after: Annotated[
        str | None, typer.Option("--period-after", metavar="2024-2025", help="Défaut : la dernière / latest.")
    ] = None,
    lang: LangOption = Lang.fr,
    output: FormatOption = Format.text,
) -> None:
    """Comparer deux années ou deux référentiels : qui bouge, pourquoi. / Compare two years or two sets of rules."""
    first = framework_before or framework or named_framework(before, lang)
    second = framework_after or framework or (named_framework(after, lang) if after and not framework_before else first)
    later = after or before
    with show.working(say("reading", lang)):
        # One model for one framework, so that its answers are not read twice.
        rules_before = load_framework(first, lang)
        rules_after = rules_before if second == first else load_framework(second, lang)
        place = organisation or ("academie-exemple" if before == "academie-exemple" else None)
        units = load_organisation(place, lang) if place else None
        answers_before = load_observations(before, rules_before, lang, period_before)
        same = later == before and rules_after is rules_before
        answers_after = answers_before if same else load_observations(later, rules_after, lang, period_after)
    report = rules_before.report + answers_before.report
    if rules_after is not rules_before:
        report = report + rules_after.report
    if not same:
        report = report + answers_after.report
    if units is not None:
        report = report + units.report
    with show.working(say("diagnosing", lang)):
        try:
            comparison = palier.compare(
                palier.diagnose(rules_before, answers_before, organisation=units),
                palier.diagnose(rules_after, answers_after, organisation=units),
                period_before=period_before,
                period_after=period_after,
            )
        except palier.ArgumentError as problem:
            misuse(said(problem, lang))
    report = report + comparison.report
    if output is Format.json:
        _print_json(comparison.to_dict() | {"report": json.loads(report.to_json())})
    else:
        show.show_report(report, lang)
        typer.echo(comparison.to_text(lang=lang.value, width=show.width()), nl=False)
    raise typer.Exit(0 if report.ok else 1)


@app.command()
def check(
    documents: Annotated[
        list[str], typer.Argument(metavar="FICHIER…", help="Documents JSON, « - », ou noms fournis / built-in names.")
    ],
    framework: Annotated[
        str | None, typer.Option("--framework", help="Référentiel des observations / framework of observations.")
    ] = None,
    period: TablePeriodOption = None,
    lang: LangOption = Lang.fr,
    output: FormatOption = Format.text,
) -> None:
    """Vérifier des documents : ligne, raison, remède. / Check documents: line, reason, remedy."""
    expect_school_year(period, lang)
    total = palier.Report()
    rules = load_framework(framework, lang) if framework else None
    for name in documents:
        report, shown = _check_one(name, rules, period, lang)
        total = total + report
        if output is Format.text:
            typer.echo(report.to_text(lang=lang.value) if len(report) > 0 else say("no-finding", lang, document=shown))
    if output is Format.json:
        typer.echo(total.to_json())
    raise typer.Exit(0 if total.ok else 1)


app.command()(known.schema)
app.command()(validate.validate)
app.command()(known.explain)


@app.command()
def progress(
    plan: Annotated[str, typer.Argument(metavar="PLAN", help="Plan : fichier JSON, « - » ou « exemple ».")],
    observations: Annotated[
        str, typer.Option("--observations", metavar="FICHIER", help="Observations : JSON, CSV, Parquet, nom fourni.")
    ],
    framework: Annotated[
        str | None, typer.Option("--framework", metavar="RÉFÉRENTIEL", help="Défaut : celui des observations.")
    ] = None,
    organisation: OrganisationOption = None,
    period: TablePeriodOption = None,
    at: Annotated[
        str | None, typer.Option("--at", metavar="2026-06-30", help="Jour / day. Défaut : aujourd'hui / today.")
    ] = None,
    lang: LangOption = Lang.fr,
    output: FormatOption = Format.text,
) -> None:
    """Suivre les cibles d'un plan : atteintes, en bonne voie, en retard. / Follow the targets of a plan."""
    from palier.cli import progress as monitoring

    expect_school_year(period, lang)
    with show.working(say("reading", lang)):
        made, report = monitoring.measure(plan, observations, framework, organisation, period, at, lang)
    if output is Format.json:
        monitoring.show_json(made, report)
    else:
        show.show_report(report, lang)
        typer.echo(made.to_text(lang=lang.value), nl=False)
    raise typer.Exit(0 if report.ok else 1)


@app.command()
def models(lang: LangOption = Lang.fr, output: FormatOption = Format.text) -> None:
    """Lister les documents fournis. / List the built-in documents."""
    listed = []
    for kind, name, text in palier.builtin_documents():
        if kind == "schema":  # not a document that a command reads
            continue
        label = json.loads(text).get("label", "")
        if isinstance(label, dict):
            label = label.get(lang.value) or label.get("fr") or ""
        listed.append({"kind": kind, "name": name, "label": label, "bytes": len(text)})
    if output is Format.json:
        _print_json(listed)
        return
    shown = show.table(say("models-title", lang))
    shown.add_column(say("kind", lang), no_wrap=True)
    shown.add_column(say("name", lang), no_wrap=True)
    shown.add_column(say("label", lang))
    shown.add_column(say("size", lang), justify="right", no_wrap=True)
    for row in listed:
        shown.add_row(str(row["kind"]), str(row["name"]), str(row["label"]), str(row["bytes"]))
    out = show.console()
    out.print(shown)
    out.print(say("models-hint", lang))


def _ask(
    framework: str,
    observations: str | None,
    organisation: str | None,
    unit: str | None,
    period: str | None,
    save: str | None,
    field: str | None,
    questionnaire: str | None,
    lang: Lang,
) -> None:
    from palier.cli import ask  # seldom needed

    model = load_framework(framework, lang)
    place = organisation or ("academie-exemple" if observations == "academie-exemple" else None)
    units = load_organisation(place, lang) if place else None
    # Behind a link, the file itself is written.
    try:
        target = None if save is None else Path(save).resolve()
        if target is not None and not target.parent.is_dir():
            misuse(say("ask-no-folder", lang, name=save))
        if target is not None:
            target.exists()
    except (OSError, RuntimeError) as problem:  # links in a circle, names too long, folders that are closed
        misuse(say("ask-no-save", lang, name=save, problem=getattr(problem, "strerror", None) or problem))
    if target is not None and not os.access(target.parent, os.W_OK):
        misuse(say("ask-no-save", lang, name=save, problem=os.strerror(errno.EACCES)))
    interview = ask.start(model, observations, save, unit, period, lang)
    try:
        ask.run(interview, units, target, lang, field=field, questionnaire=questionnaire)
    except palier.UnknownNameError as problem:
        misuse(said(problem, lang))


def _years(observations: palier.Observations, unit: str) -> list[str]:
    """Return the school years in which a unit was observed."""
    return sorted({row["period"] for row in observations.to_table().to_pylist() if row["unit"] == unit})


def _target(text: str, lang: Lang) -> dict[str, int]:
    """Read ``formation=2,pilotage=3``."""
    target = {}
    for part in text.split(","):
        field, _, tier = part.partition("=")
        if not field.strip() or not tier.strip().isdecimal() or len(tier.strip()) > 9:
            misuse(say("path-misuse", lang, given=part.strip()))
        target[field.strip()] = int(tier)
    return target


def _profile(diagnosis: palier.Diagnosis, unit: str, lang: Lang) -> palier.Profile:
    try:
        return diagnosis[unit]
    except palier.UnknownNameError as problem:
        misuse(said(problem, lang))


def _check_one(
    name: str, framework: palier.Framework | None, period: str | None, lang: Lang
) -> tuple[palier.Report, str]:
    documents = [(kind, name) for kind, name, _ in palier.builtin_documents() if kind != "schema"]
    kinds = {document_name: kind for kind, document_name in reversed(documents)}
    if is_table(name):
        if framework is None:
            misuse(say("which-framework", lang, name=name))
        return load_observations(name, framework, lang, period).report, name
    content, shown = read_source(name, kinds.get(name, "framework"), lang)
    try:
        return palier.check(content, framework=framework, name=shown), shown
    except palier.ArgumentError as problem:
        misuse(f"{shown} : {said(problem, lang)}")
