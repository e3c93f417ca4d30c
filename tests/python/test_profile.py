# SPDX-License-Identifier: MIT
"""Profiles of one unit: fields, criteria, explanations."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import palier
import polars
import pytest
from conftest import small_document

UNIT = "0990001N"


@pytest.fixture(scope="module")
def profile(diagnosis: palier.Diagnosis) -> palier.Profile:
    return diagnosis[UNIT, "2024-2025"]


def nodes(tree: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """All nodes of an explanation."""
    pending = [tree]
    while pending:
        node = pending.pop()
        yield node
        pending += node["children"]


def test_a_profile_has_a_view_per_field(profile: palier.Profile) -> None:
    assert list(profile.fields) == list(profile.framework.fields)
    field = profile.fields["formation"]
    assert (field.id, field.label("fr")) == ("formation", "Formation")
    assert 0 <= field.certain <= field.possible <= 3
    assert [tier.tier for tier in field.tiers] == [1, 2, 3]
    # Cumulative: certain is the last tier whose requirements, and those below, are certain.
    certain = 0
    for tier in field.tiers:
        if not tier.certain:
            break
        certain = tier.tier
    assert field.certain == certain
    with pytest.raises(palier.UnknownNameError):
        profile.fields["formations"]


def test_counts_are_those_of_the_criteria(profile: palier.Profile) -> None:
    assert list(profile.criteria) == list(profile.framework.criteria)
    for field in profile.fields.values():
        states = [each.state.name for each in profile.criteria.values() if each.field == field.id]
        assert (field.counts.met, field.counts.not_met, field.counts.unknown, field.counts.not_applicable) == tuple(
            states.count(name) for name in ("met", "not_met", "unknown", "not_applicable")
        )
        assert sum(tier.counts.met for tier in field.tiers) == field.counts.met


def test_values_are_those_observed_and_derived(profile: palier.Profile, observations: palier.Observations) -> None:
    assert profile.values["pupils.enrolled"] == observations.value(UNIT, "pupils.enrolled") == 512
    validated, applicable = (profile.values[f"label.items_{what}"] for what in ("validated", "applicable"))
    assert profile.values["label.rate"] == pytest.approx(100 * validated / applicable)
    assert isinstance(profile.values["teachers.trained_rate"], palier.Unknown)
    assert profile.values["teachers.trained_rate"].reason == "missing"


def test_an_explanation_is_written_in_both_languages(profile: palier.Profile) -> None:
    french, english = profile.explain(), profile.explain("en")
    assert "Collège des Tilleuls" in french
    assert "2024-2025" in french
    assert "fictif" in french
    assert french != english
    assert max(map(len, profile.explain(width=60).splitlines())) <= 60
    only = profile.explain(lang="fr", field="formation")
    assert "Formation" in only
    assert len(only) < len(french)
    with pytest.raises(palier.UnknownNameError):
        profile.explain(field="formations")
    for wrong in ({"criteria": "some"}, {"depth": "deep"}):
        with pytest.raises(palier.ArgumentError):
            profile.explain(**wrong)  # type: ignore[arg-type]


def test_an_explanation_is_data_that_json_can_hold(profile: palier.Profile) -> None:
    tree = profile.explanation(criteria="all")
    assert json.loads(json.dumps(tree)) == tree
    assert tree["kind"] == "profile"
    assert tree["unit"] == UNIT
    assert tree["framework"]["hash"] == profile.framework.hash
    assert [node["field"] for node in tree["children"]] == list(profile.fields)
    for node in tree["children"]:
        assert (node["certain"], node["possible"]) == (
            profile.fields[node["field"]].certain,
            profile.fields[node["field"]].possible,
        )
    shown = {node["criterion"]: node["state"] for node in nodes(tree) if node["kind"] == "criterion"}
    assert shown == {each.id: each.state.name for each in profile.criteria.values()}
    kinds = {node["kind"] for node in nodes(tree)}
    assert {"profile", "field", "tier", "criterion", "condition"} <= kinds
    assert {node["kind"] for node in nodes(profile.explanation(depth="fields"))} == {"profile", "field", "tier"}
    rates = [
        node["reading"]
        for node in nodes(tree)
        if node["kind"] == "condition" and node["reading"] and node["reading"]["name"] == "teachers.trained_rate"
    ]
    assert rates
    assert all(reading["value"]["status"] == "unknown" for reading in rates)


def test_a_profile_is_a_short_sheet(profile: palier.Profile) -> None:
    sheet = profile.sheet()
    assert sheet.count("[") >= len(profile.fields)
    for field in profile.fields.values():
        bar = "#" * field.certain + "?" * (field.possible - field.certain) + "-" * (3 - field.possible)
        (line,) = [line for line in sheet.splitlines() if line.startswith(field.label("fr"))]
        assert f"[{bar}]" in line


def test_a_profile_is_plain_data(profile: palier.Profile) -> None:
    data = json.loads(json.dumps(profile.to_dict()))
    assert data["unit"] == UNIT
    assert data["period"] == "2024-2025"
    assert [each["field"] for each in data["fields"]] == list(profile.fields)
    assert data["overall"] is None
    assert len(data["criteria"]) == len(profile.criteria)


def test_html_shows_words_besides_colours(profile: palier.Profile) -> None:
    html = profile._repr_html_()
    assert "Collège des Tilleuls" in html
    assert "2024-2025" in html
    assert "Référentiel fictif" in html
    for field in profile.fields.values():
        assert f"palier {field.certain}" in html or "sous le palier 1" in html or "moins de 1" in html


def test_html_escapes_what_the_framework_says() -> None:
    document = small_document()
    document["label"] = {"fr": "<script>alert(1)</script>"}
    document["maturity"]["fields"][0]["label"] = {"fr": "<b>gras</b>"}  # type: ignore[index]
    framework = palier.Framework.load(document)
    frame = polars.DataFrame({"unit": ["<i>u</i>"], "named": [True]})
    diagnosis = palier.diagnose(framework, palier.Observations.from_frame(frame, framework, period="2024-2025"))
    for html in (framework._repr_html_(), diagnosis._repr_html_(), diagnosis["<i>u</i>"]._repr_html_()):
        assert "<script>" not in html
        assert "<b>gras" not in html
        assert "<i>u" not in html


def test_a_profile_keeps_what_it_needs_alive() -> None:
    framework = palier.Framework.load(small_document())
    frame = polars.DataFrame({"unit": ["a"], "named": [True]})
    field = palier.diagnose(framework, palier.Observations.from_frame(frame, framework, period="2024-2025"))[
        "a"
    ].fields["steering"]
    del framework
    assert (field.certain, field.possible) == (1, 2)
    assert field.tiers[1].counts.unknown == 2
