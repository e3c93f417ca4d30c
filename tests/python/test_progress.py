# SPDX-License-Identifier: MIT
"""Progress, reach and budget of the built-in plan, from Python."""

from __future__ import annotations

import datetime
import json
from typing import Any

import palier
import pytest
from palier.cli.commands import app
from typer.testing import CliRunner


@pytest.fixture(scope="module")
def framework() -> palier.Framework:
    return palier.Framework.load("demo")


@pytest.fixture(scope="module")
def organisation() -> palier.Organisation:
    return palier.Organisation.load("academie-exemple")


def observations(framework: palier.Framework, classes: int) -> palier.Observations:
    rows = [
        {"unit": "0990001N", "period": "2025-2026", "values": {"practice.classes": classes, "classes.total": 20}},
    ]
    document = {"format": "palier/observations", "format_version": 1, "framework": {"id": "demo"}, "observations": rows}
    return palier.Observations.load(document, framework)


@pytest.mark.parametrize(
    ("classes", "at", "statuses"),
    [
        (10, "2026-06-30", ["reached", "reached"]),
        (9, "2026-06-30", ["reached", "on_track"]),
        (8, "2025-12-15", ["on_track", "on_track"]),  # 40 %, where 39.6 % is expected
        (7, "2026-01-15", ["behind", "behind"]),
    ],
)
def test_a_target_is_expected_on_the_line_from_its_baseline(
    framework: palier.Framework, classes: int, at: str, statuses: list[str]
) -> None:
    made = palier.progress(palier.Plan.load("exemple"), observations(framework, classes), at=at)
    assert made.statuses == statuses
    rows = made.table().to_pylist()
    assert [row["status"] for row in rows] == statuses
    assert rows[0]["observed"] == pytest.approx(classes * 5.0)
    assert rows[0]["by"] == datetime.date(2026, 6, 30)


def test_a_unit_that_nobody_observed_has_no_data(framework: palier.Framework) -> None:
    plan = json.loads(
        next(text for kind, name, text in palier.builtin_documents() if (kind, name) == ("plan", "exemple"))
    )
    made = palier.progress(palier.Plan.load(plan | {"owner": "nobody"}), observations(framework, 9), at="2026-06-30")
    assert made.statuses == ["no_data", "no_data"]
    assert "sans donnée" in made.to_text()
    assert "no data" in made.to_text(lang="en")


def test_reach_tells_what_is_left_out(framework: palier.Framework, organisation: palier.Organisation) -> None:
    diagnosis = palier.diagnose(
        framework, palier.Observations.load("academie-exemple", framework), organisation=organisation
    )
    plan: dict[str, Any] = json.loads(
        next(text for kind, name, text in palier.builtin_documents() if (kind, name) == ("plan", "exemple"))
    )
    (reached,) = palier.plan_reach(palier.Plan.load(plan), diagnosis)
    assert (reached["objective"], reached["field"], reached["tier"]) == ("former", "formation", 2)
    assert reached["status"] == "reached"
    assert reached["left_out"] == []
    plan["actions"][0]["addresses"] = []
    (missed,) = palier.plan_reach(palier.Plan.load(plan), diagnosis)
    assert missed["status"] in {"unknown", "not_reached"}
    assert missed["left_out"] == ["formation.trained"]
    with pytest.raises(palier.UnknownNameError):
        palier.plan_reach(palier.Plan.load(plan | {"owner": "nobody"}), diagnosis)


def test_the_budget_is_in_cents(framework: palier.Framework, organisation: palier.Organisation) -> None:
    diagnosis = palier.diagnose(
        framework, palier.Observations.load("academie-exemple", framework), organisation=organisation
    )
    made = palier.plan_budget(palier.Plan.load("exemple"), diagnosis)
    # 512 pupils at 30 euros, three school years
    assert made["lines"][0]["per_time_cents"] == 512 * 3000
    assert made["total_cents"] == 3 * 512 * 3000
    assert made["payers"] == {"etat": 3 * 512 * 3000}
    assert palier.plan_budget(palier.Plan.load("exemple"))["lines"][0]["state"] == "count_unknown"


def test_the_command_line_follows_a_plan() -> None:
    command = ["progress", "exemple", "--observations", "academie-exemple", "--at", "2026-06-30"]
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 0, result.output
    assert "Former les équipes aux usages en classe" in result.stdout
    assert "45\N{NO-BREAK SPACE}%" in result.stdout
    result = CliRunner().invoke(app, [*command, "--format", "json"])
    targets = json.loads(result.stdout)["targets"]
    assert [target["target_value"] for target in targets] == [45.0, 50.0]
    result = CliRunner().invoke(app, [*command[:-1], "30/06/2026", "--lang", "en"])
    assert result.exit_code == 2
    assert "year-month-day" in result.stderr
