# SPDX-License-Identifier: MIT
"""The JSON Schema of a kind of plan and the pass of structure: both are made from one description, and must agree.

Each document of a corpus of mutated plans is refused by the schema if and only if ``validate`` tells an error of
structure.
"""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import palier
import pytest

jsonschema = pytest.importorskip("jsonschema")

ROOT = Path(__file__).resolve().parents[2]
KINDS = [profile.id for profile in palier.plan_profiles()]
VALUES = [
    None, True, False, 0, 1, 3, -1, 2.5, 3.0, 1e16, "", " ", "a", "A b", "2025-02-30", "2024-02-29", "2023-02-29",
    "1900-02-29", "2000-02-29", "0000-01-01", "2025-9-1", "adopted", "short", [], [None], ["x"], [[]], {},
    {"fr": "Texte"}, {"fr": 3}, {"fr": None}, {"de": "x"},
]  # fmt: skip


def plans() -> list[Any]:
    """Every example plan."""
    found = []
    for path in [ROOT / "data" / "examples" / "plan.json", *sorted((ROOT / "examples/documents/plans").glob("*.json"))]:
        document = json.loads(path.read_text(encoding="utf-8"))
        if document["format"] == "palier/plan":
            found.append(document)
    return found


def places(document: Any) -> Iterator[tuple[Any, Any]]:
    """Each container of a document, with the key of each of its values."""
    pending = [document]
    while pending:
        node = pending.pop()
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        for key in keys:
            yield node, key
            if isinstance(node[key], dict | list):
                pending.append(node[key])


def mutated(document: Any, chance: random.Random) -> Any:
    """Return a copy with one to three values replaced, removed, renamed or repeated."""
    changed = copy.deepcopy(document)
    for _ in range(chance.randint(1, 3)):
        node, key = chance.choice(list(places(changed)))
        action = chance.random()
        if action < 0.6:
            node[key] = copy.deepcopy(chance.choice(VALUES))
        elif action < 0.8:
            del node[key]
        elif isinstance(node, list):
            node.extend(copy.deepcopy(node[key]) for _ in range(chance.randint(1, 8)))
        else:
            node[str(key) + "x"] = node.pop(key)
    return changed


def structure_errors(document: Any) -> list[str]:
    report = palier.validate(json.dumps(document).encode())
    return [
        finding.code
        for finding in report
        if finding.severity == palier.Severity.error and finding.code.startswith(("plan.structure.", "json."))
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_a_schema_with_wording_in_both_languages(kind: str) -> None:
    schema = palier.schema(kind)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:palier:schema:plan:{kind}:1"
    assert schema["properties"]["kind"]["const"] == kind
    french, _, english = schema["properties"]["objectives"]["title"].partition(" / ")
    assert french
    assert english
    assert french != english


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_and_the_pass_of_structure_agree(kind: str) -> None:
    validator = jsonschema.Draft202012Validator(palier.schema(kind))
    chance = random.Random(f"plans {kind}")
    refused = 0
    for base in plans():
        for _ in range(40):
            document = mutated(base | {"kind": kind}, chance)
            if document.get("kind") != kind or document.get("format") != "palier/plan":
                continue  # another schema's matter
            found = [error.json_path for error in validator.iter_errors(document)]
            told = structure_errors(document)
            seen = {"schema": found, "structure": told, "document": document}
            assert bool(found) == bool(told), json.dumps(seen, ensure_ascii=False)
            refused += bool(found)
    assert refused > 30


def test_every_example_is_valid_by_its_schema() -> None:
    for document in plans():
        validator = jsonschema.Draft202012Validator(palier.schema(document["kind"]))
        assert [error.json_path for error in validator.iter_errors(document)] == []
