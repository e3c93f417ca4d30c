# SPDX-License-Identifier: MIT
"""The authoring guide holds: its commands say what it shows, its JSON is in its documents, its mistakes are told."""

from __future__ import annotations

import copy
import json
import re
import shlex
from pathlib import Path
from typing import Any

import palier
import pytest

pytest.importorskip("typer", reason="the extra 'cli' (typer and rich) is not installed")

from palier.cli.commands import app
from typer.testing import CliRunner

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")
FOLDER = ROOT / "examples" / "documents" / "authoring-guide"
FIRST = json.loads((FOLDER / "framework.json").read_text(encoding="utf-8"))
SECOND = json.loads((FOLDER / "framework-2027.json").read_text(encoding="utf-8"))


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", GUIDE, flags=re.DOTALL | re.MULTILINE)


def plain(text: str) -> list[str]:
    """The lines of an output, without what depends on the width of a screen."""
    return [line.rstrip() for line in text.strip().splitlines()]


def is_part(fragment: Any, node: Any) -> bool:
    """Tell whether a node has all that a fragment shows."""
    if isinstance(fragment, dict):
        return isinstance(node, dict) and all(name in node and is_part(fragment[name], node[name]) for name in fragment)
    if isinstance(fragment, list):
        return isinstance(node, list) and len(node) == len(fragment) and all(map(is_part, fragment, node))
    return bool(fragment == node)


def holds(document: Any, fragment: Any) -> bool:
    """Tell whether a fragment is part of some node of a document."""
    if is_part(fragment, document):
        return True
    inner = document.values() if isinstance(document, dict) else document if isinstance(document, list) else []
    return any(holds(each, fragment) for each in inner)


def test_there_is_something_to_test() -> None:
    assert len(blocks("console")) >= 4
    assert len(blocks("json")) >= 10
    assert len(mistakes()) >= 15


@pytest.mark.parametrize("block", blocks("console"), ids=lambda block: block.splitlines()[0])
def test_the_commands_say_what_the_guide_shows(block: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)
    monkeypatch.setenv("PALIER_LANG", "en")
    command, _, shown = block.partition("\n")
    program, *arguments = shlex.split(command.removeprefix("$ "))
    assert program == "palier"
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    expected, found = plain(shown), plain(result.stdout)
    if expected[0] == "…":
        expected = expected[1:]
        found = found[-len(expected) :]
    assert found == expected


@pytest.mark.parametrize("block", blocks("json"), ids=lambda block: block[:40])
def test_the_json_of_the_guide_is_that_of_its_documents(block: str) -> None:
    fragment = json.loads(block if block.startswith("{") else f"{{{block}}}")
    assert holds(FIRST, fragment) or holds(SECOND, fragment)


def mistakes() -> list[tuple[str, str, str]]:
    """The rows of the table of mistakes: where, what is written, what is found."""
    return re.findall(r"^\| `(/[^`]*)` \| `([^`]*)` \| (.*) \|$", GUIDE, flags=re.MULTILINE)


@pytest.mark.parametrize(("place", "written", "told"), mistakes())
def test_the_mistakes_are_told_as_the_guide_says(place: str, written: str, told: str) -> None:
    document = copy.deepcopy(FIRST)
    node = document
    *steps, last = place[1:].split("/")
    for step in steps:
        node = node[int(step)] if isinstance(node, list) else node[step]
    node[last] = json.loads(written)
    report = palier.check(json.dumps(document, ensure_ascii=False).encode())
    codes = {finding.code for finding in report}
    if told.startswith("nothing"):
        assert codes == set()
        return
    code = told.partition("`")[2].partition("`")[0]
    assert code in codes
    nearest = re.search(r"`(\w[\w.]*)` exists|did you mean `(\w+)`", told)
    if nearest:
        name = nearest[1] or nearest[2]
        texts = [finding.message("en") + finding.remedy("en") for finding in report if finding.code == code]
        assert any(name in text for text in texts), texts


def test_the_two_versions_differ_by_what_the_guide_says() -> None:
    first, second = (copy.deepcopy(each) for each in (FIRST, SECOND))
    for document in (first, second):
        for name in ("version", "valid"):
            del document[name]
        criterion = document["maturity"]["criteria"][2]
        assert criterion["id"] == "accompagnement.trained"
        del criterion["when"], criterion["label"]
        del document["maturity"]["requirements"]["overrides"][1:]
    assert first == second
