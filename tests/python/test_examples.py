# SPDX-License-Identifier: MIT
"""Every framework of ``examples/documents`` gives the profiles that were worked out by hand beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import palier
import pytest
from plain_rules import PlainRules

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "documents"
FAMILIES = sorted(path.parent.name for path in FOLDER.glob("*/expected.json"))


def read(family: str, name: str) -> Any:
    return json.loads((FOLDER / family / f"{name}.json").read_text(encoding="utf-8"))


def diagnose(family: str) -> tuple[palier.Framework, palier.Diagnosis]:
    framework = palier.Framework.load(FOLDER / family / "framework.json")
    observations = palier.Observations.load(FOLDER / family / "observations.json", framework)
    assert [str(each) for each in framework.report + observations.report] == []
    organisation = None
    if (FOLDER / family / "organisation.json").exists():
        organisation = palier.Organisation.load(FOLDER / family / "organisation.json")
        assert organisation.report.ok
    return framework, palier.diagnose(framework, observations, organisation=organisation)


def test_all_families_are_there() -> None:
    assert {
        "binding-checklist",
        "blocking-statements",
        "cumulative-gates",
        "independent-tiers",
        "key-targets",
        "likert-mean",
        "stage-pick",
        "validated-items",
        "weakest-link",
    } <= set(FAMILIES)
    assert sorted(path.parent.name for path in FOLDER.glob("*/framework.json")) == FAMILIES


@pytest.mark.parametrize("family", FAMILIES)
def test_the_profiles_are_those_worked_out_by_hand(family: str) -> None:
    expected = read(family, "expected")
    framework, diagnosis = diagnose(family)
    assert framework.id == expected["framework"]
    assert sorted({finding.code for finding in diagnosis.report}) == expected["findings"]
    assert sorted(diagnosis) == sorted(each["unit"] for each in expected["profiles"])
    for each in expected["profiles"]:
        profile = diagnosis[each["unit"]]
        found = {
            name: {"certain": field.certain, "possible": field.possible, "tight": field.tight}
            | ({"capped": True} if field.not_applicable_capped else {})
            for name, field in profile.fields.items()
        }
        assert found == each["fields"], f"{each['unit']}: {each['why']}"
        overall = profile.overall
        assert (
            None
            if overall is None
            else {"certain": overall.certain, "possible": overall.possible, "tight": overall.tight}
        ) == each.get("overall"), each["unit"]
        # Tiers stated by persons stand beside, and in the text, and change nothing above.
        assert profile.to_dict()["overrides"] == each.get("overrides", []), each["unit"]
        for stated in each.get("overrides", []):
            assert stated["reason"] in profile.explain(field=stated["field"], width=1000), each["unit"]


@pytest.mark.parametrize("family", FAMILIES)
def test_every_completion_of_the_unknown_answers_stays_within_the_bounds(family: str) -> None:
    rules = PlainRules(read(family, "framework"))
    units = read(family, "organisation")["units"] if (FOLDER / family / "organisation.json").exists() else []
    attributes = {unit["id"]: unit["attributes"] for unit in units}
    answers = {row["unit"]: row["values"] for row in read(family, "observations")["observations"]}
    for each in read(family, "expected")["profiles"]:
        unit = each["unit"]
        for field, bounds in each["fields"].items():
            least, greatest = rules.bounds(field, answers[unit], attributes.get(unit, {}))
            if bounds["tight"]:
                assert (least, greatest) == (bounds["certain"], bounds["possible"]), (unit, field)
            else:
                assert bounds["certain"] <= least <= greatest <= bounds["possible"], (unit, field)
        for end in ("certain", "possible"):
            overall = rules.overall([bounds[end] for bounds in each["fields"].values()])
            assert overall == each.get("overall", {}).get(end), (unit, end)


@pytest.mark.parametrize("family", FAMILIES)
def test_an_example_is_synthetic_bilingual_and_asks_all_that_it_reads(family: str) -> None:
    framework = read(family, "framework")
    assert framework["status"] == "synthetic"
    sections = [section for form in framework["questionnaires"] for section in form["sections"]]
    asked = [item["indicator"] for section in sections for item in section["items"]]
    for indicator in framework["indicators"]:
        derived = "formula" in indicator or indicator["type"] == "ratio"
        assert (indicator["id"] in asked) != derived, indicator["id"]
        texts = ["label"] if derived else ["label", "question"]
        assert all(indicator[text][lang] for text in texts for lang in ("fr", "en")), indicator["id"]
    for part in ("tiers", "fields", "criteria"):
        for each in framework["maturity"][part]:
            assert all(each["label"][lang] for lang in ("fr", "en")), each["id"]
            assert part != "criteria" or all(each["advice"][lang] for lang in ("fr", "en")), each["id"]
    for row in read(family, "observations")["observations"]:
        assert palier.Uai(row["unit"]).department == "099"
    assert all(each["why"].endswith(".") for each in read(family, "expected")["profiles"])


@pytest.mark.parametrize("family", FAMILIES)
def test_an_example_is_described_in_its_readme(family: str) -> None:
    assert f"`{family}`" in (FOLDER / "README.md").read_text(encoding="utf-8")
