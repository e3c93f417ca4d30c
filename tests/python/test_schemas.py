# SPDX-License-Identifier: MIT
"""The JSON Schemas of the formats: valid, true of every document here, and of one mind with the readers.

What a schema refuses, the reader calls an error: an editor never underlines what palier accepts. What the reader
calls an error, the schema refuses, but for what no schema can see; those codes are listed below.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import palier
import pytest
from palier.cli.commands import app
from typer.testing import CliRunner

jsonschema = pytest.importorskip("jsonschema")

ROOT = Path(__file__).resolve().parents[2]
NAMES = ["diagnosis", "framework", "observations", "organisation", "organisation-schema", "plan-profile", "report"]
KINDS = [profile.id for profile in palier.plan_profiles()]  # schemas made from the profiles: test_plan_schemas.py

# What only a reader sees. Some codes have a part that the schema sees too: a date that is none (2024-02-30 has its
# form), a percentage (of too many decimals), the parts of a ratio (that name no integer indicator), bounds (told as
# missing when they are reversed).
READER_ONLY = (
    "expression.",
    "framework.attribute.name-repeated",
    "framework.criterion.field-unknown",
    "framework.criterion.id-repeated",
    "framework.criterion.prerequisite-unknown",
    "framework.criterion.tier-out-of-range",
    "framework.field.id-repeated",
    "framework.indicator.bounds-missing",
    "framework.indicator.bounds-reversed",
    "framework.indicator.cycle",
    "framework.indicator.id-prefix",
    "framework.indicator.id-repeated",
    "framework.indicator.ratio-part",
    "framework.indicator.weight-unknown",
    "framework.overall.count-out-of-range",
    "framework.questionnaire.indicator-unknown",
    "framework.requirement.place-unknown",
    "framework.tier.id-repeated",
    "json.date.invalid",
    "json.interval.empty",
    "json.percent.invalid",
    "json.school-year.invalid",
    "observations.indicator.unknown",
    "observations.override.",
    "observations.value.",
    "organisation.",
    "organisation-schema.attribute.",
    "organisation-schema.hierarchy.",
    "organisation-schema.id.duplicate",
    "organisation-schema.link-kind.",
    "organisation-schema.reference.",
    "organisation-schema.rule.",
    "plan-profile.",
)

REPLACEMENTS = [None, True, 7, 2.5, "", "not an id", "2024-02-30", [], [3], {}, {"zz": 1}]
NUMBERS = [-1, 0, 5_000_000_000]


def validator(name: str) -> Any:
    return jsonschema.Draft202012Validator(palier.schema(name))


def documents() -> Iterator[tuple[str, Path]]:
    """Every document of the project whose format has one schema, with its format."""
    for path in sorted([*(ROOT / "data").rglob("*.json"), *(ROOT / "examples" / "documents").rglob("*.json")]):
        form = json.loads(path.read_text(encoding="utf-8")).get("format", "")
        name = form.removeprefix("palier/")
        if name in NAMES:
            yield name, path


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_a_schema_of_its_version_with_a_stable_name(name: str) -> None:
    schema = palier.schema(name)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:palier:schema:{name}:1"
    assert schema["properties"]["format"]["const"] == f"palier/{name}"


@pytest.mark.parametrize("name", NAMES)
def test_what_editors_show_exists_in_both_languages(name: str) -> None:
    described = 0
    pending: list[Any] = [palier.schema(name)]
    while pending:
        node = pending.pop()
        if isinstance(node, dict):
            text = node.get("description")
            if isinstance(text, str):
                described += 1
                french, _, english = text.partition(" / ")
                assert french
                assert english, text
            pending.extend(node.values())
        elif isinstance(node, list):
            pending.extend(node)
    assert described >= 8


@pytest.mark.parametrize(
    ("name", "path"), list(documents()), ids=lambda each: each if isinstance(each, str) else each.stem
)
def test_every_document_here_is_valid(name: str, path: Path) -> None:
    document = json.loads(path.read_text(encoding="utf-8"))
    assert [error.json_path for error in validator(name).iter_errors(document)] == []


def test_reports_are_valid() -> None:
    report = palier.check(b'{"format": "palier/framework", "indicators": [{"id": "a", "typ": 3}]}', name="bad.json")
    assert not report.ok
    for text in (report.to_json(), palier.Report().to_json()):
        assert [error.json_path for error in validator("report").iter_errors(json.loads(text))] == []


def test_an_unknown_format_is_told_with_those_there_are() -> None:
    with pytest.raises(palier.UnknownNameError, match="framework"):
        palier.schema("framewrk")
    with pytest.raises(palier.UnknownNameError, match="organisation-schema"):
        palier.schema("zzzzzzzzzzzz")


def test_the_command_line_writes_a_schema_as_it_is() -> None:
    result = CliRunner().invoke(app, ["schema", "framework"])
    assert result.exit_code == 0
    assert result.stdout_bytes == (ROOT / "data" / "schemas" / "framework.json").read_bytes()
    result = CliRunner().invoke(app, ["schema"])
    assert (result.exit_code, result.stdout.split()) == (0, NAMES + KINDS)
    result = CliRunner().invoke(app, ["schema", "demo", "--lang", "en"])
    assert result.exit_code == 2
    assert "organisation-schema" in result.stderr


def test_a_document_may_name_its_schema() -> None:
    document = {"$schema": "framework.schema.json", **full_framework()}
    assert [str(each) for each in palier.Framework.load(document).report] == []
    named, bare = (palier.check(json.dumps(each).encode()) for each in (document, full_framework()))
    assert [each.code for each in named] == [each.code for each in bare]


def full_framework() -> dict[str, Any]:
    """A small framework that has every member of the format."""
    words = {"fr": "Texte", "en": "Text"}
    return {
        "format": "palier/framework",
        "format_version": 1,
        "id": "full",
        "version": "1",
        "status": "synthetic",
        "label": words,
        "notice": "Texte",
        "description": "Texte",
        "valid": {"from": "2024-09-01", "to": "2025-09-01"},
        "unit_attributes": [{"name": "boarding", "type": "boolean"}],
        "indicators": [
            {
                "id": "done",
                "type": "boolean",
                "label": words,
                "question": "Q",
                "definition": "D",
                "not_applicable": "never",
            },
            {"id": "all", "type": "integer", "min": 0, "max": 50, "unit": "h", "roll_up": "sum", "minimum_group": 3},
            {
                "id": "part",
                "type": "integer",
                "min": 0,
                "max": 50,
                "direction": "up",
                "sensitive": True,
                "description": "D",
            },
            {
                "id": "rate",
                "type": "ratio",
                "of": "part",
                "per": "all",
                "scale": 100,
                "roll_up": "weighted_mean",
                "weight": "all",
            },
            {"id": "stage", "type": "ordinal", "min": 0, "max": 2, "value_labels": {"0": words, "1": "Un"}},
            {"id": "kind", "type": "category", "values": ["a", "b"], "value_labels": {"a": "A"}},
            {"id": "total", "type": "integer", "formula": "all + part"},
        ],
        "maturity": {
            "tiers": [{"id": "one", "label": words, "description": "D"}, {"id": "two"}],
            "fields": [
                {"id": "f", "label": "F", "description": "D", "max_not_applicable_percent": 33.3},
                {"id": "g"},
            ],
            "criteria": [
                {
                    "id": "f.a",
                    "field": "f",
                    "tier": 1,
                    "when": "done",
                    "mandatory": True,
                    "label": words,
                    "description": "D",
                },
                {
                    "id": "f.b",
                    "field": "f",
                    "tier": 2,
                    "when": "rate >= 30.0",
                    "requires": ["f.a"],
                    "effort": 2,
                    "advice": "A",
                },
                {"id": "g.a", "field": "g", "tier": 1, "when": "stage >= 1 && kind == 'a'", "applies": "unit.boarding"},
            ],
            "requirements": {
                "default": {"rule": "all"},
                "overrides": [
                    {"field": "f", "tier": 2, "rule": "at_least", "count": 1},
                    {"tier": 1, "rule": "share", "percent": 80},
                ],
            },
            "cumulative": True,
            "overall": {"rule": "fields_at_least", "count": 1},
        },
        "questionnaires": [
            {
                "id": "q",
                "label": "Q",
                "answered_by": "unit",
                "optional": True,
                "description": "D",
                "sections": [{"id": "s", "label": "S", "description": "D", "items": [{"indicator": "done"}]}],
            }
        ],
    }


def full_observations() -> dict[str, Any]:
    """Observations that have every member of the format."""
    return {
        "format": "palier/observations",
        "format_version": 1,
        "id": "o",
        "label": "Réponses",
        "framework": {"id": "full", "version": "1"},
        "observations": [
            {
                "unit": "0990001N",
                "period": "2024-2025",
                "values": {
                    "done": True,
                    "all": {"value": 12, "evidence": "confirmed", "reason": "liste"},
                    "part": {"status": "suppressed", "reason": "effectif trop faible"},
                    "stage": {"status": "known", "value": 1},
                    "kind": None,
                },
            }
        ],
        "overrides": [
            {
                "unit": "0990001N",
                "period": "2024-2025",
                "field": "f",
                "tier": 1,
                "role": "chef d'établissement",
                "reason": "visite",
                "date": "2025-06-12",
            }
        ],
    }


def full_organisation() -> dict[str, Any]:
    """An organisation that has every member of the format."""
    return {
        "format": "palier/organisation",
        "format_version": 1,
        "id": "o",
        "version": "1",
        "label": {"fr": "Académie"},
        "notice": "Fictive",
        "schema": "france",
        "units": [
            {
                "id": "0990001N",
                "kind": "college",
                "label": "Collège",
                "aliases": ["0990099V"],
                "valid": {"from": "2010-09-01"},
                "attributes": {"degree": 2, "sector": "public", "pupils": None},
            },
            {"id": "bassin.nord", "kind": "bassin"},
        ],
        "links": [{"kind": "attached_to", "from": "0990001N", "to": "bassin.nord", "valid": {"to": "2030-09-01"}}],
    }


def full_plan_profile() -> dict[str, Any]:
    """A small profile of plans that has every member of the format."""
    words = {"fr": "Texte", "en": "Text"}
    return {
        "format": "palier/plan-profile",
        "format_version": 1,
        "id": "full",
        "version": "1",
        "label": words,
        "description": words,
        "owner_kinds": ["college"],
        "levels": {"school": ["college"], "basin": ["bassin"]},
        "short_term_months": 12,
        "period_years": {"min": 3, "max": 5},
        "parts": [
            {"path": "/owner", "presence": "required", "label": words},
            {
                "path": "/objectives",
                "presence": "expected",
                "min": 1,
                "max": 5,
                "severity": "error",
                "sentences": 2,
                "label": words,
                "instruction": "Texte",
            },
            {"path": "/objectives/*/public", "presence": "optional", "label": words},
        ],
    }


def full_organisation_schema() -> dict[str, Any]:
    """An organisation schema that has most members of the format."""
    words = {"fr": "Texte", "en": "Text"}
    return {
        "format": "palier/organisation-schema",
        "format_version": 1,
        "id": "small",
        "version": "1",
        "label": words,
        "attributes": [
            {"name": "degree", "type": "integer", "min": 1, "max": 2, "label": words},
            {"name": "sector", "type": "category", "values": ["public"], "value_labels": {"public": words}},
        ],
        "unit_kinds": [
            {"id": "school", "family": "school", "attributes": ["degree", "sector"], "required": ["degree"]},
            {"id": "basin", "family": "territory", "label": words},
        ],
        "link_kinds": [
            {
                "id": "in",
                "label": words,
                "inverse_label": words,
                "from": ["school"],
                "to": ["basin"],
                "cardinality": {"to_per_from": {"max": 1}, "from_per_to": {"max": 90}},
                "symmetric": False,
                "acyclic": True,
            }
        ],
        "hierarchies": [
            {
                "id": "basin",
                "label": words,
                "link_kinds": ["in"],
                "levels": [{"id": "school", "kinds": ["school"]}, {"id": "basin", "label": words, "kinds": ["basin"]}],
            }
        ],
        "rules": [
            {
                "id": "placed",
                "kinds": ["school"],
                "link_kinds": ["in"],
                "direction": "out",
                "ends": ["basin"],
                "min": 1,
                "max": 2,
            }
        ],
        "support": {"supporters": ["basin"], "steps": [{"link_kind": "in", "direction": "out", "ends": ["basin"]}]},
        "succession": "in",
    }


def mutants(document: Any) -> Iterator[tuple[str, Any]]:
    """The document with one member left out, one value replaced, or one unknown member added, everywhere."""
    places: list[tuple[Any, ...]] = [()]
    while places:
        place = places.pop()
        node = document
        for step in place:
            node = node[step]
        steps = list(node) if isinstance(node, dict) else list(range(len(node))) if isinstance(node, list) else []
        places.extend((*place, step) for step in steps)
        for step in steps:
            changed = copy.deepcopy(document)
            inner = changed
            for each in place:
                inner = inner[each]
            if isinstance(inner, dict):
                del inner[step]
                yield f"{(*place, step)} left out", changed
            for replacement in REPLACEMENTS + (NUMBERS if isinstance(node[step], (int, float)) else []):
                inner[step] = replacement
                yield f"{(*place, step)} = {replacement!r}", changed
        if isinstance(node, dict):
            changed = copy.deepcopy(document)
            inner = changed
            for each in place:
                inner = inner[each]
            inner["zz_unknown"] = 3
            yield f"{place} with an unknown member", changed


def read_framework(document: Any) -> palier.Report:
    try:
        return palier.Framework.load(json.dumps(document).encode()).report
    except palier.DocumentError as error:
        return error.report or palier.Report()


def read_observations(document: Any) -> palier.Report:
    framework = palier.Framework.load(full_framework())
    return palier.Observations.load(json.dumps(document).encode(), framework).report


def read_organisation(document: Any) -> palier.Report:
    try:
        return palier.Organisation.load(json.dumps(document).encode()).report
    except palier.DocumentError as error:
        return error.report or palier.Report()


def read_any(document: Any) -> palier.Report:
    return palier.check(json.dumps(document).encode())


@pytest.mark.parametrize(
    ("name", "document", "reads"),
    [
        ("framework", full_framework(), read_framework),
        ("observations", full_observations(), read_observations),
        ("organisation", full_organisation(), read_organisation),
        ("organisation-schema", full_organisation_schema(), read_any),
        ("plan-profile", full_plan_profile(), read_any),
    ],
    ids=["framework", "observations", "organisation", "organisation-schema", "plan-profile"],
)
def test_schema_and_reader_agree(name: str, document: Any, reads: Callable[[Any], palier.Report]) -> None:
    schema = validator(name)
    assert schema.is_valid(document)
    assert [str(each) for each in reads(document) if each.severity.name == "error"] == []
    refused = 0
    for change, mutant in mutants(document):
        codes = {each.code for each in reads(mutant) if each.severity.name == "error"}
        if schema.is_valid(mutant):
            assert {code for code in codes if not code.startswith(READER_ONLY)} == set(), change
        else:
            refused += 1
            assert codes, f"{change}: {next(schema.iter_errors(mutant)).message}"
    assert refused > 50
