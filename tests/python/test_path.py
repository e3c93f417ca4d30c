# SPDX-License-Identifier: MIT
"""Cheapest paths and minimal unmet sets from Python."""

from __future__ import annotations

import json
from typing import Any

import palier
import pytest


def grid(**more: Any) -> palier.Framework:
    """Two fields: a prerequisite across them, and a stronger threshold that brings a weaker one."""
    criteria = [
        {"id": "a", "field": "f", "tier": 1, "when": "named", "effort": 2, "label": {"fr": "Nommer", "en": "Name"}},
        {"id": "weak", "field": "f", "tier": 1, "when": "rate >= 30.0", "effort": 3, "advice": {"fr": "Former."}},
        {"id": "strong", "field": "f", "tier": 2, "when": "rate >= 50.0", "effort": 4, "requires": ["other"]},
        {"id": "other", "field": "g", "tier": 1, "when": "done", "effort": 1},
    ]
    for criterion in criteria:
        criterion.update(more.get(str(criterion["id"]), {}))
    return palier.Framework.load(
        {
            "format": "palier/framework",
            "format_version": 1,
            "id": "grid",
            "version": "1",
            "indicators": [
                {"id": "named", "type": "boolean"},
                {"id": "done", "type": "boolean"},
                {"id": "rate", "type": "number", "min": 0, "max": 100},
            ],
            "maturity": {
                "tiers": [{"id": "t1"}, {"id": "t2"}],
                "fields": [{"id": "f", "label": {"fr": "Formation", "en": "Training"}}, {"id": "g"}],
                "criteria": criteria,
            },
        }
    )


def profile(rules: palier.Framework, **values: Any) -> palier.Profile:
    document = {
        "format": "palier/observations",
        "format_version": 1,
        "observations": [{"unit": "u", "period": "2024-2025", "values": values}],
    }
    return palier.diagnose(rules, palier.Observations.load(document, rules))["u"]


def test_the_cheapest_path_worked_by_hand() -> None:
    path = profile(grid(), named=False, rate=10.0).cheapest_path({"f": 2})
    # a (2), other before strong (1), strong (4), which brings weak along.
    assert path.reachable
    assert path.optimal
    assert path.gap == 0
    assert path.effort == path.lower_bound == 7
    assert [(step.criterion, step.effort, step.implied) for step in path.steps] == [
        ("a", 2, []),
        ("other", 1, []),
        ("strong", 4, ["weak"]),
    ]
    assert (path.steps[0].field, path.steps[0].tier, path.steps[0].label("en")) == ("f", 1, "Name")
    assert repr(path) == "<palier.CheapestPath to f 2: 3 steps, effort 7, optimal>"
    assert json.loads(json.dumps(path.to_dict()))["steps"][2]["implied"] == ["weak"]
    assert len(profile(grid(), named=False, rate=10.0).cheapest_path({"f": 1})) == 2


def test_minimal_unmet_sets_list_all_that_must_hold() -> None:
    one = profile(grid(), named=False, rate=10.0)
    sets = one.minimal_unmet_sets({"f": 2})
    assert [each.criteria for each in sets.sets] == [["a", "weak", "strong"]]
    assert sets.sets[0].effort == 9
    assert sets.complete
    assert repr(sets) == "<palier.UnmetSets to f 2: 1 sets, all of them>"
    assert json.loads(json.dumps(sets.to_dict()))["sets"] == [{"criteria": ["a", "weak", "strong"], "effort": 9}]
    assert not one.minimal_unmet_sets({"f": 2}, max_sets=0).complete


def test_a_target_may_be_reached_already_or_out_of_reach() -> None:
    reached = profile(grid(), named=True, rate=60.0, done=True).cheapest_path({"f": 2, "g": 1})
    assert reached.reachable
    assert len(reached) == 0
    assert "déjà atteinte" in reached.to_text()
    rules = grid(other={"when": "rate > 100.0"})
    never = profile(rules, named=True).cheapest_path({"f": 2})
    assert not never.reachable
    assert [(each.field, each.tier, each.criteria) for each in never.blocking] == [("f", 2, {"strong": "prerequisite"})]
    assert "hors d'atteinte" in never.to_text()
    assert "depends on a criterion" in never.to_text("en")
    assert "unreachable" in repr(never)


def test_a_path_reads_in_both_languages() -> None:
    path = profile(grid(), named=False).cheapest_path({"f": 2})
    french = path.to_text(width=200).replace("\u202f", " ")
    assert "chemin le moins coûteux vers : Formation, palier 2" in french
    assert "Effort total : 7, le plus faible possible (prouvé)." in french
    assert "1. Nommer (Formation, palier 1) ; effort 2" in french
    assert "Satisfait du même coup : « weak »" in french
    assert "réponse inconnue" in french
    english = path.to_text("en", width=200)
    assert "Total effort: 7, the least possible (proven)." in english
    assert max(len(line) for line in path.to_text(width=60).splitlines()) <= 60


def test_misuse_is_told(diagnosis: palier.Diagnosis) -> None:
    one = diagnosis["0990001N"]
    with pytest.raises(palier.UnknownNameError, match="formations"):
        one.cheapest_path({"formations": 2})
    for tier in (-1, 9):
        with pytest.raises(palier.ArgumentError) as problem:
            one.minimal_unmet_sets({"formation": tier})
        assert problem.value.code == "api.argument.target"
    with pytest.raises(TypeError):
        one.cheapest_path({"formation": "deux"})  # type: ignore[dict-item]


def test_every_path_of_the_example_reaches_its_target(diagnosis: palier.Diagnosis) -> None:
    for unit in diagnosis.units[:20]:
        one = diagnosis[unit]
        for field in one.fields:
            path = one.cheapest_path({field: 3})
            assert path.optimal or not path.reachable
            sets = one.minimal_unmet_sets({field: 3}, max_sets=1)
            assert sets.reachable == bool(sets.sets)


def test_the_command_line_shows_a_path() -> None:
    pytest.importorskip("typer", reason="the extra 'cli' (typer and rich) is not installed")
    from palier.cli.commands import app
    from typer.testing import CliRunner

    def run(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(app, ["diagnose", "demo", "academie-exemple", *arguments])
        return result.exit_code, result.stdout

    status, out = run("--unit", "0990001N", "--path", "formation=2")
    assert status == 0
    assert "chemin le moins coûteux" in out
    assert max(len(line) for line in out.splitlines()) <= 80
    status, out = run("--unit", "0990001N", "--path", "formation=2,pilotage=3", "--format", "json")
    assert status == 0
    assert json.loads(out)["path"]["optimal"]
    assert run("--path", "formation=2")[0] == 2
    assert run("--unit", "0990001N", "--path", "formation")[0] == 2
    assert run("--unit", "0990001N", "--path", "formation=9")[0] == 2
    assert run("--unit", "0990001N", "--path", "formations=1")[0] == 2
