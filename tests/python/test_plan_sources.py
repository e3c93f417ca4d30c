# SPDX-License-Identifier: MIT
"""The table of docs/plan-sources.md tells the truth: every place it names exists and holds what it says."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "plan-sources.md"
ROW = re.compile(r"^\| ([A-Z])(\d+) \| (.+) \| (.+) \|$", re.MULTILINE)
PLACE = re.compile(r"^`([^`#]+)#(/[^`]*)`(?: \(`([^`]+)`\))?$")
SOURCES = {"V": 34, "C": 40, "I": 49, "R": 23, "D": 26}  # statements of each source, at least
PERSONS = re.compile(r"\b(?:BALCH|BROTONS)\b", re.IGNORECASE)

ROWS = [
    (f"{letter}{number}", place)
    for letter, number, _, places in ROW.findall(PAGE.read_text(encoding="utf-8"))
    for place in places.split("<br>")
]


@cache
def document(name: str) -> Any:
    path = ROOT / name
    assert path.is_file(), f"docs/plan-sources.md names {name}, which does not exist"
    return json.loads(path.read_text(encoding="utf-8"))


def resolve(root: Any, pointer: str) -> Any:
    """What a JSON Pointer leads to; tells the longest part that leads somewhere when it fails."""
    node, walked = root, ""
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        known = list(node) if isinstance(node, dict) else [str(each) for each in range(len(node))]
        assert name in known, f"nothing at {walked}/{step}; there is {', '.join(known[:12])}"
        node = node[int(name)] if isinstance(node, list) else node[name]
        walked += f"/{step}"
    return node


def name_of(node: Any) -> str:
    """How the page calls a part, a unit, a link or an indicator."""
    if "path" in node:
        return str(node["path"])
    if "from" in node:
        return f"{node['from']} {node['kind']} {node['to']}"
    return str(node["id"])


@pytest.mark.parametrize(
    ("number", "place"), ROWS, ids=[f"{number}-{position}" for position, (number, _) in enumerate(ROWS)]
)
def test_every_place_exists_and_is_called_by_its_name(number: str, place: str) -> None:
    found = PLACE.match(place)
    assert found, f"{number}: {place} is no `file#/pointer`"
    node = resolve(document(found[1]), found[2])
    assert node not in (None, "", [], {}), f"{number}: {place} is empty"
    if found[3]:
        assert name_of(node) == found[3], (
            f"{number}: {found[1]}#{found[2]} is now {name_of(node)}, the page says {found[3]}"
        )


def test_statements_are_numbered_without_a_gap_and_all_there() -> None:
    numbers: dict[str, list[int]] = {}
    for letter, number, _, _ in ROW.findall(PAGE.read_text(encoding="utf-8")):
        numbers.setdefault(letter, []).append(int(number))
    assert numbers.keys() == SOURCES.keys()
    for letter, found in numbers.items():
        assert found == list(range(1, len(found) + 1)), letter
        assert len(found) >= SOURCES[letter], letter


def test_every_plan_and_every_kind_is_named_by_the_page() -> None:
    named = {PLACE.match(place)[1] for _, place in ROWS}  # type: ignore[index]
    plans = (ROOT / "examples" / "documents" / "plans").glob("*.json")
    kinds = (ROOT / "data" / "plan_profiles").glob("*.json")
    assert {path.relative_to(ROOT).as_posix() for path in [*plans, *kinds]} <= named


@pytest.mark.parametrize("folder", ["data", "examples", "docs"])
def test_persons_of_the_sources_appear_nowhere(folder: str) -> None:
    for path in sorted((ROOT / folder).rglob("*")):
        if path.suffix in {".json", ".md"}:
            found = PERSONS.search(path.read_text(encoding="utf-8"))
            assert not found, f"{path.relative_to(ROOT)} names a person: {found[0]}"  # type: ignore[index]
