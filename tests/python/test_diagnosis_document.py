# SPDX-License-Identifier: MIT
"""Diagnoses as documents: of one mind with the table, the profiles and the JSON Schema."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import palier
import pytest
from palier.cli.commands import app
from typer.testing import CliRunner

jsonschema = pytest.importorskip("jsonschema")

ROOT = Path(__file__).resolve().parents[2]


def problems(document: dict[str, Any]) -> list[str]:
    """Where a document departs from the schema."""
    validator = jsonschema.Draft202012Validator(palier.schema("diagnosis"))
    return [error.json_path for error in validator.iter_errors(document)]


def test_gaps_and_explanations_come_on_demand(diagnosis: palier.Diagnosis) -> None:
    (profile,) = [
        each
        for each in diagnosis.to_dict(gaps=True, explanation=True)["profiles"]
        if (each["unit"], each["period"]) == ("0990001N", "2024-2025")
    ]
    alone = diagnosis["0990001N"]
    assert profile["gaps"] == alone.gaps().to_dict()["fields"]
    assert profile["explanation"] == alone.explanation()
    assert {**alone.to_dict(gaps=True, explanation=True), **profile} == json.loads(
        alone.to_json(gaps=True, explanation=True)
    )
    assert "gaps" not in alone.to_dict(explanation=True)


@pytest.mark.parametrize(
    "folder", [None, *sorted(path.parent for path in (ROOT / "examples" / "documents").rglob("observations.json"))]
)
def test_diagnoses_are_valid(folder: Path | None) -> None:
    """With all that can be written of each unit, of the example académie and of each family of rules."""
    framework = palier.Framework.load("demo" if folder is None else folder / "framework.json")
    source = "academie-exemple" if folder is None else folder / "observations.json"
    organisation = palier.Organisation.load("academie-exemple") if folder is None else None
    observations = palier.Observations.load(source, framework)
    for evidence in (None, "confirmed"):
        made = palier.diagnose(framework, observations, organisation=organisation, minimum_evidence=evidence)
        document = made.to_dict(gaps=True, explanation=True)
        assert len(document["profiles"]) > 0
        assert problems(document) == []


def test_explanations_may_be_deeper_than_python_recurses() -> None:
    deep = "n > 1"
    for level in range(240):
        deep = f"n > {level} || n > {level + 1} && ({deep})"
    framework = palier.Framework.load(
        {
            "format": "palier/framework",
            "format_version": 1,
            "id": "deep",
            "version": "1",
            "indicators": [{"id": "n", "type": "integer", "min": 0}],
            "maturity": {
                "tiers": [{"id": "t1"}],
                "fields": [{"id": "f"}],
                "criteria": [{"id": "k", "field": "f", "tier": 1, "when": deep}],
            },
        }
    )
    assert framework.report.ok
    rows = [{"unit": "u", "period": "2024-2025", "values": {"n": 0}}]
    answers = {"format": "palier/observations", "format_version": 1, "observations": rows}
    profile = palier.diagnose(framework, palier.Observations.load(answers, framework))["u"]
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(400)
    try:
        node = profile.explanation(criteria="all")
    finally:
        sys.setrecursionlimit(limit)
    depth = 0
    while node["children"]:
        node = node["children"][-1]
        depth += 1
    assert depth > 400


def test_the_command_line_writes_the_document_with_what_was_found_on_the_way() -> None:
    command = ["diagnose", "demo", "academie-exemple", "--period", "2024-2025", "--format", "json"]
    plain, detailed = (CliRunner().invoke(app, [*command, *more]) for more in ([], ["--details"]))
    assert (plain.exit_code, detailed.exit_code) == (0, 0)
    short, full = json.loads(plain.stdout), json.loads(detailed.stdout)
    assert problems(short) == problems(full) == []
    assert short == {key: value for key, value in full.items() if key != "profiles"}
    assert short["report"]["format"] == "palier/report"
    assert {each["unit"] for each in full["profiles"]} == {row["unit"] for row in full["rows"]}
    assert all(each["gaps"] and each["explanation"]["children"] for each in full["profiles"])


def test_a_result_that_is_cut_is_no_diagnosis() -> None:
    framework = palier.Framework.load("demo")
    observations = palier.Observations.load("academie-exemple", framework)
    document = palier.diagnose(framework, observations, period="2024-2025").to_dict(gaps=True, explanation=True)
    (profile,) = [each for each in document["profiles"] if each["unit"] == "0990001N"]
    tier = next(node for node in profile["explanation"]["children"][0]["children"] if node["children"])
    for place, member in (
        (document, "rows"),
        (document["rows"][0], "certain"),
        (document["framework"], "hash"),
        (profile, "criteria"),
        (profile["gaps"][0], "lacking"),
        (next(gap for gap in profile["gaps"] if gap["criteria"])["criteria"][0], "parts"),
        (tier, "standing"),
        (tier["children"][0], "state"),
    ):
        kept = place.pop(member)
        assert problems(document) != [], member
        place[member] = kept
    assert problems(document) == []
