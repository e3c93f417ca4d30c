# SPDX-License-Identifier: MIT
"""The built-in documents are what they say: generated ones can be made again, fictional ones stay fictional."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import palier

ROOT = Path(__file__).resolve().parents[2]


def test_the_example_academie_is_what_its_generator_makes() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "make_example_academy.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_library_carries_the_files_of_the_folder_byte_for_byte() -> None:
    carried = sorted(text for _, _, text in palier.builtin_documents())
    files = sorted(path.read_bytes() for path in (ROOT / "data").rglob("*.json"))
    assert carried == files


def test_every_school_of_the_example_has_a_valid_code_of_no_departement() -> None:
    organisation = palier.Organisation.load("academie-exemple")
    schools = [code for code in organisation if organisation[code].is_school]
    assert len(schools) >= 60
    for code in schools:
        assert palier.Uai(code).department == "099"


def test_the_demonstration_says_that_it_is_invented_in_both_languages() -> None:
    framework = palier.Framework.load("demo")
    assert framework.is_synthetic
    assert "fictive" in framework.label("fr")
    assert "fictitious" in framework.label("en")
    assert framework.notice("fr")
    assert framework.notice("en")


def test_every_text_of_the_demonstration_exists_in_both_languages() -> None:
    document = json.loads((ROOT / "data" / "frameworks" / "demo.json").read_text(encoding="utf-8"))
    missing = []

    def walk(node: object, place: str) -> None:
        if isinstance(node, dict):
            if set(node) & {"fr", "en"} and not (node.get("fr") and node.get("en")):
                missing.append(place)
            for name, child in node.items():
                walk(child, f"{place}/{name}")
        elif isinstance(node, list):
            for position, child in enumerate(node):
                walk(child, f"{place}/{position}")

    walk(document, "")
    assert missing == []


def test_no_example_names_a_person() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "data").rglob("*.json"))
    assert not re.search(r"\b(M\.|Mme|Mlle|Monsieur|Madame) [A-Z]", text)
