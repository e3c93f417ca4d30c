# SPDX-License-Identifier: MIT
"""The plan profiles and the example plans, checked as plain documents: well formed, worded, and of one mind.

Nothing here asks the validator: these rules hold for the data whatever the validator says.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROFILES = sorted((ROOT / "data" / "plan_profiles").glob("*.json"))
KINDS = {
    "fiche-defi",
    "plan-formation",
    "pole-excellence",
    "projet-numerique-district",
    "projet-numerique-etablissement",
    "vnpe",
}
LEVELS = {"national", "academic", "departmental", "territorial", "district", "basin", "school", "team"}
HEADER = {
    "format", "format_version", "kind", "id", "title", "version", "status", "adoption", "framework", "organisation",
    "language", "source", "notes",
}  # fmt: skip

# The members of a plan: a name, with what is inside; "*" stands for the items of a list.
NEED = {"label": {}, "count": {}, "per": {}, "detail": {}}
POINT = {"value": {}, "at": {}}
AIM = {"value": {}, "by": {}}
SHARE = {"payer": {}, "percent": {}, "unit_cap_cents": {}}
TEXTS: dict[str, Any] = {"*": {}}
PLAN: dict[str, Any] = {
    **{name: {} for name in HEADER - {"adoption", "framework", "notes"}},
    "adoption": {"by": {}, "on": {}},
    "framework": {"id": {}, "version": {}},
    "notes": TEXTS,
    "owner": {},
    "period": {"from": {}, "to": {}},
    "public": {},
    "pilots": {"*": {"post": {}, "label": {}, "degree": {}}},
    "purposes": TEXTS,
    "supports": {"*": {"label": {}, "level": {}, "unit": {}, "role": {}}},
    "diagnosis": {
        "summary": {},
        **dict.fromkeys(("findings", "assets", "brakes", "expectations", "axes"), TEXTS),
    },
    "stages": {"*": {"id": {}, "label": {}, "at": {}}},
    "priorities": {"*": {"id": {}, "label": {}, "level": {}, "within": {}}},
    "objectives": {
        "*": {
            **{name: {} for name in ("id", "label", "field", "public", "teams", "approach", "added_value")},
            "priorities": TEXTS,
            "target": {"tier": {}, "by": {}},
            "equipment": TEXTS,
            "training": TEXTS,
            "indicators": {"*": {"indicator": {}, "baseline": POINT, "targets": {"*": AIM}, "stages": TEXTS}},
            "actions": TEXTS,
        }
    },
    "actions": {
        "*": {
            **{name: {} for name in ("id", "label", "term", "level", "owner", "from", "to", "hours", "participants")},
            **dict.fromkeys(("details", "actors", "addresses", "after"), TEXTS),
        }
    },
    "needs": {"human": {"*": NEED}, "material": {"*": NEED}},
    "budget": {
        "*": {
            **{name: {} for name in ("label", "payer", "rate_cents", "per", "from", "to", "unit_cap_cents")},
            **{name: {} for name in ("cap_cents", "amount_cents", "objective", "note")},
            "base": {"count": {}},
            "shares": {"*": SHARE},
        }
    },
    "budget_total_cents": {},
    "calendar": {"*": {"label": {}, "from": {}, "to": {}, "text": {}}},
    "partners": {"*": {"label": {}, "unit": {}, "role": {}}},
    "success": {"*": {"label": {}, "indicator": {}, "target": {}, "by": {}, "stages": TEXTS, "evidence": {}}},
}


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def place_in_a_plan(path: str) -> Any:
    """What stands at a path of a profile, or None when no plan has such a member."""
    node: Any = PLAN
    for step in path.removeprefix("/").split("/"):
        node = node.get(step)
        if node is None:
            return None
    return node


def both_languages(node: Any, place: str = "") -> Iterator[str]:
    """The places of the texts that lack a language, or say nothing in it."""
    if isinstance(node, dict):
        if set(node) & {"fr", "en"} and not all(str(node.get(each, "")).strip() for each in ("fr", "en")):
            yield place
        for name, child in node.items():
            yield from both_languages(child, f"{place}/{name}")
    elif isinstance(node, list):
        for position, child in enumerate(node):
            yield from both_languages(child, f"{place}/{position}")


def texts_of(node: Any, language: str) -> Iterator[str]:
    if isinstance(node, dict):
        for name, child in node.items():
            if name == language and isinstance(child, str):
                yield child
            else:
                yield from texts_of(child, language)
    elif isinstance(node, list):
        for child in node:
            yield from texts_of(child, language)


@pytest.fixture(scope="module")
def unit_kinds() -> set[str]:
    schema = read(ROOT / "data" / "organisation_schemas" / "france.json")
    return {kind["id"] for kind in schema["unit_kinds"]}


def test_there_is_one_profile_for_each_kind() -> None:
    assert {path.stem for path in PROFILES} == KINDS


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_a_profile_says_what_it_is_in_both_languages(path: Path) -> None:
    profile = read(path)
    assert (profile["format"], profile["format_version"], profile["id"]) == ("palier/plan-profile", 1, path.stem)
    assert profile["label"].keys() == profile["description"].keys() == {"fr", "en"}
    assert list(both_languages(profile)) == []
    assert "pas un formulaire officiel" in profile["description"]["fr"]
    assert "not an official form" in profile["description"]["en"]


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_every_part_of_a_profile_is_a_part_of_plans_and_is_worded(path: Path) -> None:
    parts = read(path)["parts"]
    assert len({part["path"] for part in parts}) == len(parts)
    listed = {part["path"] for part in parts}
    for part in parts:
        place = place_in_a_plan(part["path"])
        assert place is not None, part["path"]
        assert part["presence"] in {"required", "expected", "optional"}, part["path"]
        assert part.get("severity", "advice") in {"advice", "warning", "error"}, part["path"]
        assert part["label"].keys() == part["instruction"].keys() == {"fr", "en"}, part["path"]
        assert part["path"].split("/")[1] not in HEADER, part["path"]
        if "min" in part or "max" in part:
            assert "*" in place, f"{part['path']} counts the items of what is no list"
            assert 0 <= part.get("min", 0) <= part.get("max", 99), part["path"]
        above = part["path"].split("/*")[0].rsplit("/", 1)[0]
        assert above in listed | {""}, f"{part['path']} without {above}"
        if "*" in part["path"]:
            assert part["path"].split("/*")[0] in listed, f"{part['path']} without its list"


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_every_unit_kind_of_a_profile_exists(path: Path, unit_kinds: set[str]) -> None:
    profile = read(path)
    assert set(profile["owner_kinds"]) <= unit_kinds
    assert set(profile["levels"]) <= LEVELS
    for level, kinds in profile["levels"].items():
        assert set(kinds) <= unit_kinds, level
        assert len(kinds) == len(set(kinds)), level
    assert profile["short_term_months"] > 0
    years = profile.get("period_years", {"min": 1, "max": 1})
    assert 0 < years["min"] <= years["max"]


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_french_has_its_spaces_and_instructions_are_sentences(path: Path) -> None:
    profile = read(path)
    for text in texts_of(profile, "fr"):
        assert not re.search(r"[^\s\u00a0\u202f][:;?!]", text), text
        assert "..." not in text, text
        assert '"' not in text, text
    for part in profile["parts"]:
        for language in ("fr", "en"):
            assert part["instruction"][language].endswith("."), part["path"]
            assert not part["label"][language].endswith("."), part["path"]


def test_required_is_kept_for_what_a_plan_cannot_do_without() -> None:
    required = {
        path.stem: [part["path"] for part in read(path)["parts"] if part["presence"] == "required"] for path in PROFILES
    }
    assert required["fiche-defi"] == []
    assert all(len(each) <= 3 for each in required.values())


def test_the_seven_columns_are_expected_of_a_row_of_a_school_part() -> None:
    presence = {part["path"]: part["presence"] for part in read(ROOT / "data" / "plan_profiles" / "vnpe.json")["parts"]}
    columns = ["label", "public", "teams", "approach", "equipment", "training", "added_value"]
    assert all(presence[f"/objectives/*/{column}"] in {"expected", "required"} for column in columns)
