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

import palier
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


PLANS = [
    path
    for path in sorted((ROOT / "examples" / "documents" / "plans").glob("*.json"))
    if read(path)["format"] == "palier/plan"
]
FILLED_IN = {"fiche-defi", "pole-excellence"}  # after plans that were really filled in, and as loose as they are


def all_documents(form: str) -> dict[str, Any]:
    """Documents of a format by id: the built-in ones and those beside the plans."""
    places = [ROOT / "data" / "examples", ROOT / "data" / "frameworks", ROOT / "examples" / "documents" / "plans"]
    documents = [read(path) for place in places for path in sorted(place.glob("*.json"))]
    return {each["id"]: each for each in documents if each["format"] == form}


def places(node: Any, path: str) -> list[Any]:
    """The values at a path, "*" for the items of a list."""
    found = [node]
    for step in path.removeprefix("/").split("/"):
        if step == "*":
            found = [item for each in found if isinstance(each, list) for item in each]
        else:
            found = [each[step] for each in found if isinstance(each, dict) and each.get(step) is not None]
    return found


def all_paths(node: Any, path: str = "") -> Iterator[str]:
    if isinstance(node, dict) and not (node and set(node) <= {"fr", "en"}):
        for name, child in node.items():
            yield f"{path}/{name}"
            yield from all_paths(child, f"{path}/{name}")
    elif isinstance(node, list):
        for child in node:
            yield from all_paths(child, f"{path}/*")


def test_there_is_one_example_of_each_kind() -> None:
    assert sorted(read(path)["kind"] for path in PLANS) == sorted(KINDS)
    assert [path.stem for path in PLANS] == [read(path)["kind"] for path in PLANS]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_a_plan_has_known_members_only_and_those_of_its_kind(path: Path) -> None:
    plan = read(path)
    for each in all_paths(plan):
        assert place_in_a_plan(each) is not None, each
    listed = {part["path"] for part in read(ROOT / "data" / "plan_profiles" / f"{plan['kind']}.json")["parts"]}
    assert {f"/{name}" for name in plan if name not in HEADER} <= listed
    assert re.fullmatch(r"[a-z0-9][a-z0-9.-]*", plan["id"])
    assert list(both_languages(plan)) == []
    assert plan["source"].keys() == {"fr", "en"}


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_a_plan_has_the_required_parts_and_a_fictional_one_the_expected_parts_too(path: Path) -> None:
    plan = read(path)
    for part in read(ROOT / "data" / "plan_profiles" / f"{plan['kind']}.json")["parts"]:
        if part["presence"] == "optional" or (part["presence"] == "expected" and plan["kind"] in FILLED_IN):
            continue
        above, _, name = part["path"].rpartition("/")
        for holder in places(plan, above) if above else [plan]:
            assert holder.get(name) not in (None, "", [], {}), f"{part['path']} in {holder}"
        for items in places(plan, part["path"]):
            if "min" in part or "max" in part:
                assert part.get("min", 0) <= len(items) <= part.get("max", 99), part["path"]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_references_of_a_plan_resolve(path: Path) -> None:
    plan = read(path)
    for section in ("objectives", "actions", "priorities", "stages"):
        ids = places(plan, f"/{section}/*/id")
        assert len(ids) == len(set(ids)), section
    for reference, target in (
        ("/objectives/*/actions/*", "/actions/*/id"),
        ("/objectives/*/priorities/*", "/priorities/*/id"),
        ("/objectives/*/indicators/*/stages/*", "/stages/*/id"),
        ("/success/*/stages/*", "/stages/*/id"),
        ("/priorities/*/within", "/priorities/*/id"),
        ("/actions/*/after/*", "/actions/*/id"),
        ("/budget/*/objective", "/objectives/*/id"),
    ):
        assert set(places(plan, reference)) <= set(places(plan, target)), reference

    framework = all_documents("palier/framework").get(plan.get("framework", {}).get("id"), {})
    maturity = framework.get("maturity", {})
    indicators = {each["id"] for each in framework.get("indicators", [])}
    for place in ("/objectives/*/indicators/*/indicator", "/success/*/indicator"):
        assert set(places(plan, place)) <= indicators, place
    assert set(places(plan, "/actions/*/addresses/*")) <= {each["id"] for each in maturity.get("criteria", [])}
    assert set(places(plan, "/objectives/*/field")) <= {each["id"] for each in maturity.get("fields", [])}
    assert "framework" not in plan or plan["framework"]["version"] == framework["version"]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_units_of_a_plan_exist_and_act_at_levels_of_their_kind(path: Path) -> None:
    plan = read(path)
    profile = read(ROOT / "data" / "plan_profiles" / f"{plan['kind']}.json")
    organisation = all_documents("palier/organisation").get(plan.get("organisation"), {"units": []})
    kinds = {unit["id"]: unit["kind"] for unit in organisation["units"]}
    posts = {
        unit for place in ("/pilots/*/post", "/supports/*/unit", "/partners/*/unit") for unit in places(plan, place)
    }
    assert posts <= kinds.keys()
    if "owner" in plan:
        assert kinds[plan["owner"]] in profile["owner_kinds"]
    for action in plan.get("actions", []):
        for unit in [*action.get("actors", []), *([action["owner"]] if "owner" in action else [])]:
            assert kinds[unit] in profile["levels"][action["level"]], f"{unit} at {action['level']} in {action['id']}"


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_dates_of_a_plan_are_in_order_and_inside_its_period(path: Path) -> None:
    plan = read(path)
    begins, ends = plan.get("period", {}).get("from", "0000"), plan.get("period", {}).get("to", "9999")
    spans = [*plan.get("actions", []), *plan.get("calendar", []), *plan.get("budget", [])]
    for span in spans:
        assert begins <= span.get("from", begins) < span.get("to", ends) <= ends, span
    for place in (
        "/objectives/*/target/by",
        "/objectives/*/indicators/*/targets/*/by",
        "/success/*/by",
        "/stages/*/at",
    ):
        assert all(begins <= date <= ends for date in places(plan, place)), place
    actions = {action.get("id"): action for action in plan.get("actions", [])}
    for action in actions.values():
        for earlier in action.get("after", []):
            assert actions[earlier]["to"] <= action["to"], action["id"]
        year = f"{int(begins[:4]) + 1}{begins[4:]}"
        if "term" in action:
            assert (action["to"] <= year) == (action["term"] == "short"), action["id"]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_baselines_are_what_the_school_answered(path: Path) -> None:
    plan = read(path)
    answers = {
        (block["unit"], block["period"]): block["values"]
        for block in read(ROOT / "data" / "examples" / "observations.json")["observations"]
    }
    framework = all_documents("palier/framework").get(plan.get("framework", {}).get("id"), {"indicators": []})
    indicators = {each["id"]: each for each in framework["indicators"]}

    def answer(name: str, year: str) -> Any:
        if "formula" in indicators[name]:
            return sum(answer(each, year) for each in indicators[name]["formula"].split(" + "))
        given = answers[plan["owner"], year][name]
        return given["value"] if isinstance(given, dict) else given

    for item in places(plan, "/objectives/*/indicators/*"):
        if "baseline" not in item:
            continue
        last = int(item["baseline"]["at"][:4])
        year = f"{last - 1}-{last}"
        indicator = indicators[item["indicator"]]
        if indicator["type"] == "ratio":
            value = indicator["scale"] * answer(indicator["of"], year) / answer(indicator["per"], year)
        else:
            value = answer(item["indicator"], year)
        assert item["baseline"]["value"] == value, item["indicator"]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_stated_amounts_are_those_of_their_lines(path: Path) -> None:
    plan = read(path)
    organisation = all_documents("palier/organisation").get(plan.get("organisation"), {"units": []})
    owner = next((unit for unit in organisation["units"] if unit["id"] == plan.get("owner")), {})
    stated = 0
    for line in plan.get("budget", []):
        if "amount_cents" not in line:
            continue
        count = line["base"]["count"]
        count = owner["attributes"]["pupils"] if count == "unit.pupils" else count
        years = int(line["to"][:4]) - int(line["from"][:4]) if line["per"] == "year" else 1
        assert line["amount_cents"] == count * line["rate_cents"] * years, line["label"]
        stated += line["amount_cents"]
    assert plan.get("budget_total_cents", stated) == stated


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_a_claimed_tier_is_served_by_actions_that_end_in_time(path: Path) -> None:
    plan = read(path)
    actions = {action.get("id"): action for action in plan.get("actions", [])}
    framework = all_documents("palier/framework").get(plan.get("framework", {}).get("id"), {})
    criteria = {each["id"]: each for each in framework.get("maturity", {}).get("criteria", [])}
    for objective in plan["objectives"]:
        if "target" not in objective:
            continue
        served = [
            criteria[criterion]
            for name in objective["actions"]
            for criterion in actions[name].get("addresses", [])
            if actions[name]["to"] <= objective["target"]["by"]
        ]
        assert any(
            (each["field"], each["tier"]) == (objective["field"], objective["target"]["tier"]) for each in served
        ), objective["id"]


@pytest.mark.parametrize("name", ["district-organisation", "pole-organisation", "pole-framework"])
def test_documents_beside_the_plans_are_read_without_a_finding(name: str) -> None:
    path = ROOT / "examples" / "documents" / "plans" / f"{name}.json"
    assert [str(each) for each in palier.check(path.read_bytes(), name=path.name)] == []


def test_the_district_follows_the_rules_of_its_schema() -> None:
    path = ROOT / "examples" / "documents" / "plans" / "district-organisation.json"
    assert [str(each) for each in palier.Organisation.load(path).check("2025-09-01")] == []


def test_the_real_plans_stay_as_loose_as_they_are() -> None:
    sheet = read(ROOT / "examples" / "documents" / "plans" / "fiche-defi.json")
    assert {"owner", "period", "framework", "organisation"} & sheet.keys() == set()
    assert not any({"owner", "from", "to", "term"} & action.keys() for action in sheet["actions"])
    assert sheet["objectives"][0]["label"].endswith("?")
    assert not any("target" in item for item in sheet["success"])
    assert len(sheet["diagnosis"]["brakes"]) == 9
    centre = read(ROOT / "examples" / "documents" / "plans" / "pole-excellence.json")
    assert not any("payer" in line for line in centre["budget"])
    assert [len(centre[part]) for part in ("objectives", "actions", "calendar")] == [5, 5, 5]
    assert sum("per" not in line for line in centre["budget"]) == 1
