# SPDX-License-Identifier: MIT
"""Comparing two diagnoses: years, versions of the rules, causes."""

from __future__ import annotations

import copy
import json
from typing import Any

import palier
import pytest

CAUSES = ("rules", "coverage", "answers", "perimeter")


def document(version: str, at_least: int) -> dict[str, Any]:
    """A framework of one field and two tiers."""
    return {
        "format": "palier/framework",
        "format_version": 1,
        "id": "grid",
        "version": version,
        "status": "synthetic",
        "indicators": [
            {"id": "named", "type": "boolean", "label": {"fr": "Nommé"}},
            {"id": "hours", "type": "integer", "min": 0, "max": 40, "label": {"fr": "Heures"}},
        ],
        "maturity": {
            "tiers": [{"id": "t1"}, {"id": "t2"}],
            "fields": [{"id": "pilotage", "label": {"fr": "Pilotage"}}],
            "criteria": [
                {"id": "p.named", "field": "pilotage", "tier": 1, "when": "named"},
                {"id": "p.hours", "field": "pilotage", "tier": 2, "when": f"hours >= {at_least}"},
            ],
        },
    }


def observed(period: str, **units: dict[str, Any]) -> dict[str, Any]:
    """Observations of some units in one school year."""
    return {
        "format": "palier/observations",
        "format_version": 1,
        "observations": [{"unit": unit, "period": period, "values": values} for unit, values in units.items()],
    }


def diagnosed(rules: palier.Framework, period: str, **units: dict[str, Any]) -> palier.Diagnosis:
    return palier.diagnose(rules, palier.Observations.load(observed(period, **units), rules))


def test_a_change_is_split_into_its_causes() -> None:
    first = palier.Framework.load(document("1", 20))
    second = palier.Framework.load(document("2", 10))
    before = diagnosed(first, "2023-2024", u={"named": True, "hours": 12}, v={"named": True}, gone={"named": True})
    after = diagnosed(second, "2024-2025", u={"named": True, "hours": 12}, v={"named": True, "hours": 3}, new={})
    made = palier.compare(before, after)
    assert str(made.period_before) == "2023-2024"
    assert made.fields == ["pilotage"]
    change = made["u"]["pilotage"]
    assert (change.before.certain, change.after.certain) == (1, 2)
    assert change.movement == "rose"
    assert change.is_sure
    assert {name: cause.certain for name, cause in change.causes.items()} == dict.fromkeys(CAUSES, 0) | {"rules": 1}
    assert made["v"]["pilotage"].movement == "narrowed"
    assert made["v"]["pilotage"].causes["coverage"].possible == -1
    assert made["gone"]["pilotage"].after is None
    assert made.counts() == {"pilotage": {"rose": 1, "narrowed": 1, "appeared": 1, "disappeared": 1}}
    assert [finding.code for finding in made.report] == ["comparison.organisation.missing"]
    assert [each.unit for each in made.moved] == ["u", "v", "gone", "new"]
    assert "TierChange u pilotage: 1 -> 2, rose" in repr(change)
    assert repr(made) == "<palier.Comparison of 4 units in 1 fields: 4 moved>"


def test_who_would_change_tier_is_the_same_answers_under_two_frameworks() -> None:
    answers = {"u": {"named": True, "hours": 12}, "v": {"named": False, "hours": 12}}
    now = diagnosed(palier.Framework.load(document("1", 20)), "2024-2025", **answers)
    adopted = diagnosed(palier.Framework.load(document("2", 10)), "2024-2025", **answers)
    assert [(each.unit, each.after.certain) for each in palier.compare(now, adopted).moved if each.after] == [("u", 2)]


def test_parts_add_up_over_the_example_academy(diagnosis: palier.Diagnosis, organisation: palier.Organisation) -> None:
    made = palier.compare(
        diagnosis, diagnosis, organisation=organisation, period_before="2023-2024", period_after="2024-2025"
    )
    rows = made.table().to_pylist()
    assert len(rows) == len(made) > 300
    compared = 0
    for row in rows:
        if row["certain_before"] is None or row["certain_after"] is None:
            assert row["rules_certain"] is None
            continue
        compared += 1
        for bound in ("certain", "possible"):
            parts = sum(row[f"{cause}_{bound}"] for cause in CAUSES)
            assert parts == row[f"{bound}_after"] - row[f"{bound}_before"]
    assert compared > 300
    assert {row["movement"] for row in rows} >= {"stayed", "rose", "merged"}


def test_a_diagnosis_has_not_changed_from_itself(diagnosis: palier.Diagnosis) -> None:
    made = palier.compare(diagnosis, diagnosis)
    assert not made.moved
    assert len(made.report) == 0


def test_it_speaks_arrow_json_and_two_languages(diagnosis: palier.Diagnosis) -> None:
    polars = pytest.importorskip("polars")
    made = palier.compare(diagnosis, diagnosis, period_before="2023-2024")
    assert polars.DataFrame(made).height == len(made)
    data = json.loads(json.dumps(made.to_dict()))
    assert data["before"]["period"] == "2023-2024"
    assert data["rows"][0]["field"] in data["fields"]
    assert "unités comparées" in made.to_text()
    assert "units compared" in made.to_text("en", width=60)
    assert max(len(line) for line in made.to_text(width=60).splitlines()) <= 60


def test_what_is_not_there_is_misuse(diagnosis: palier.Diagnosis) -> None:
    made = palier.compare(diagnosis, diagnosis)
    with pytest.raises(palier.UnknownNameError, match="compared unit"):
        _ = made["0990001X"]
    with pytest.raises(palier.UnknownNameError, match="field"):
        _ = made["0990001N"]["formations"]
    with pytest.raises(palier.ArgumentError):
        palier.compare(diagnosis, diagnosis, period_before="2023")
    none = palier.compare(diagnosis, diagnosis, period_before="2001-2002")
    assert "comparison.period.undiagnosed" in [finding.code for finding in none.report]


def test_the_command_line_compares(tmp_path: Any) -> None:
    pytest.importorskip("typer", reason="the extra 'cli' (typer and rich) is not installed")
    from palier.cli.commands import app
    from typer.testing import CliRunner

    def run(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(app, ["compare", *arguments])
        return result.exit_code, result.stdout

    years = ["--period-before", "2023-2024", "--period-after", "2024-2025"]
    status, out = run("academie-exemple", *years)
    assert status == 0
    assert "Unités qui ont bougé" in out
    assert max(len(line) for line in out.splitlines()) <= 80
    for name, content in {
        "one.json": document("1", 20),
        "two.json": document("2", 10),
        "obs.json": observed("2024-2025", u={"named": True, "hours": 12}),
    }.items():
        (tmp_path / name).write_text(json.dumps(content), encoding="utf-8")
    versions = ["--framework-before", str(tmp_path / "one.json"), "--framework-after", str(tmp_path / "two.json")]
    status, out = run(str(tmp_path / "obs.json"), *versions, "--format", "json")
    assert status == 0
    row = json.loads(out)["rows"][0]
    assert (row["certain_before"], row["certain_after"], row["rules_certain"]) == (1, 2, 1)
    status, out = run(str(tmp_path / "obs.json"), *versions, "--lang", "en")
    assert "tier 1 → 2 (rules)" in out
    status, _ = run(str(tmp_path / "obs.json"))
    assert status == 2
    changed = copy.deepcopy(document("2", 10))
    changed["indicators"][1]["max"] = 10
    (tmp_path / "two.json").write_text(json.dumps(changed), encoding="utf-8")
    status, out = run(str(tmp_path / "obs.json"), *versions, "--format", "json")
    assert status == 1  # 12 is out of range now
    assert "comparison.answer.unfit" in out


def test_html_tells_who_has_moved_and_why() -> None:
    rules = palier.Framework.load(document("<b>1</b>", 20))
    before = diagnosed(rules, "2023-2024", u={"named": True}, gone={"named": True}, same={})
    after = diagnosed(rules, "2024-2025", u={"named": True, "hours": 30}, same={}, **{"<i>new": {}})
    html = palier.compare(before, after)._repr_html_()
    assert "palier 1 à 2" in html
    assert "palier 2" in html
    assert "précisé" in html
    assert "couverture" in html
    assert "absent après : 1" in html
    assert "inchangé : 1" in html
    assert html.count("Référentiel fictif") == 1
    assert "&lt;i&gt;new" in html
    assert "<i>" not in html
    assert "<b>" not in html
    unknown: dict[str, dict[str, Any]] = {f"u{number}": {} for number in range(30)}
    many = {unit: {"named": True} for unit in unknown}
    long = palier.compare(diagnosed(rules, "2023-2024", **unknown), diagnosed(rules, "2024-2025", **many))
    assert "30 changements, dont les 20 premiers" in long._repr_html_()


def test_html_of_units_that_stay_says_so() -> None:
    same = diagnosed(palier.Framework.load(document("1", 20)), "2024-2025", u={"named": True})
    html = palier.compare(same, same)._repr_html_()
    assert "inchangé : 1" in html
    assert "Évolution" not in html
