# SPDX-License-Identifier: MIT
"""Frameworks: where they come from, what they show."""

from __future__ import annotations

import datetime
import json
import typing
from pathlib import Path

import palier
import pytest
from conftest import ROOT, small_document


def test_a_framework_comes_from_an_id_a_path_bytes_or_objects(tmp_path: Path) -> None:
    path = ROOT / "data" / "frameworks" / "demo.json"
    text = path.read_bytes()
    sources: list[object] = ["demo", path, str(path), text, bytearray(text), memoryview(text), json.loads(text)]
    hashes = {palier.Framework.load(source).hash for source in sources}
    assert len(hashes) == 1


def test_the_demonstration_is_marked_synthetic_wherever_it_shows(framework: palier.Framework) -> None:
    assert framework.is_synthetic
    assert framework.status == "synthetic"
    assert "synthetic" in repr(framework)
    assert "fictif" in framework._repr_html_()
    assert "fictive" in framework.notice("fr")
    assert framework.check().ok
    assert len(framework.hash) == 64


def test_parts_are_found_by_id_in_their_order(framework: palier.Framework) -> None:
    assert list(framework.fields)[:2] == ["pilotage", "formation"]
    assert len(framework.tiers) == 3
    assert 35 <= len(framework.criteria) <= 60
    assert framework.fields["pilotage"].label("en") != framework.fields["pilotage"].label("fr")
    criterion = framework.criteria["pilotage.referent"]
    assert (criterion.field, criterion.tier, criterion.is_mandatory) == ("pilotage", 1, True)
    assert criterion.label("fr")
    assert criterion.advice("fr")
    assert "pilotage" in framework.fields
    assert framework.fields.get("nonesuch") is None
    assert framework.fields._ipython_key_completions_() == list(framework.fields)


def test_indicators_tell_how_they_are_asked_and_what_they_take(framework: palier.Framework) -> None:
    named = framework.indicators["referent.named"]
    assert named.type is palier.ValueType.boolean
    assert named.question("fr").endswith("?")
    assert named.direction is palier.Direction.up
    rate = framework.indicators["label.rate"]
    assert (rate.type, rate.of, rate.per, rate.scale, rate.unit) == (
        palier.ValueType.ratio,
        "label.items_validated",
        "label.items_applicable",
        100,
        "%",
    )
    assert rate.is_derived
    assert rate.roll_up == "ratio"
    followed = framework.indicators["steering.followed"]
    assert (followed.min, followed.max) == (0, 3)
    assert set(followed.value_labels("fr")) == {"0", "1", "2", "3"}
    assert followed.not_applicable is palier.NotApplicablePolicy.never


def test_views_outlive_the_names_they_came_through() -> None:
    criterion = palier.Framework.load(small_document()).criteria["c.fibre"]
    tiers = palier.Framework.load(small_document()).tiers
    assert criterion.when == "network == 'fibre'"
    assert [tier.id for tier in tiers.values()] == ["one", "two"]


def test_requirements_are_told(framework: palier.Framework, small: palier.Framework) -> None:
    assert small.requirement("steering", 1) == "all"
    assert small.is_cumulative
    assert small.overall == "weakest"
    told = {framework.requirement(field, tier) for field in framework.fields for tier in (1, 2, 3)}
    assert "all" in told
    assert any(text.startswith("at least ") for text in told)


def test_a_framework_written_is_read_as_the_same(framework: palier.Framework) -> None:
    again = palier.Framework.load(framework.to_json().encode())
    assert again.hash == framework.hash
    assert again.report.ok


def test_what_is_wrong_is_told_and_the_rest_is_used() -> None:
    document = small_document()
    document["maturity"]["criteria"][1]["when"] = "pupils >= 'many'"  # type: ignore[index]
    document["surprise"] = 1
    framework = palier.Framework.load(document, name="mine.json")
    assert not framework.report.ok
    assert len(framework.report.filter(severity="error")) == 1
    finding = framework.report.filter(severity="error")[0]
    assert finding.code.startswith("expression.")
    assert finding.origin.document == "mine.json"
    assert finding.origin.pointer.startswith("/maturity/criteria/1")
    assert finding.origin.line > 0
    assert len(framework.criteria) == 3


def test_validity_is_a_pair_of_days(framework: palier.Framework) -> None:
    begins, ends = framework.valid
    assert isinstance(begins, datetime.date)
    assert ends is None


def test_built_in_documents_are_listed() -> None:
    documents = palier.builtin_documents()
    kinds = {(kind, name) for kind, name, _ in documents}
    assert {
        ("framework", "demo"),
        ("organisation-schema", "france"),
        ("organisation", "academie-exemple"),
        ("observations", "academie-exemple"),
        ("schema", "framework"),
    } <= kinds
    for kind, _, text in documents:
        assert kind == "schema" or json.loads(text)["format_version"] == 1


@pytest.mark.parametrize("name", ["Framework", "Organisation", "Observations", "Diagnosis", "Profile"])
def test_frozen_models_are_made_by_functions_only(name: str) -> None:
    with pytest.raises(TypeError):
        getattr(palier, name)()


def broken_rules() -> dict[str, typing.Any]:
    document: dict[str, typing.Any] = small_document()
    document["maturity"]["criteria"][0]["when"] = "true"
    return document


def test_check_analyses_the_rules_and_finds_nothing_in_the_demonstration(framework: palier.Framework) -> None:
    assert len(framework.check()) == 0
    assert len(palier.check(ROOT / "data" / "frameworks" / "demo.json")) == 0


def test_check_gives_the_place_the_witness_and_the_line_of_a_defect(tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text(json.dumps(broken_rules(), indent=1), encoding="utf-8")
    for report in (palier.Framework.load(path).check(), palier.check(path)):
        found = [finding for finding in report if finding.code == "framework.criterion.always-met"]
        assert len(found) == 1
        assert found[0].origin.pointer == "/maturity/criteria/0/when"
        assert found[0].origin.line > 1
        assert found[0].arguments["witness"]
        assert "ne demande rien" in found[0].why("fr")


@pytest.mark.parametrize(
    "path", sorted((ROOT / "examples" / "documents").glob("*/framework.json")), ids=lambda path: path.parent.name
)
def test_check_finds_no_more_than_advice_in_the_examples(path: Path) -> None:
    assert [
        str(f.code) for f in palier.check(path) if f.severity not in (palier.Severity.advice, palier.Severity.info)
    ] == []


def test_check_calls_a_contradiction_an_error() -> None:
    document: dict[str, typing.Any] = small_document()
    criteria = document["maturity"]["criteria"]
    criteria[1]["when"], criteria[2]["when"] = "pupils >= 100", "pupils < 50"
    report = palier.check(document)
    assert not report.ok
    found = next(finding for finding in report if finding.code == "framework.criterion.contradiction")
    assert "« c.pupils » et « c.fibre »" in found.message("fr")
