# SPDX-License-Identifier: MIT
"""Arguments that are no models, and dicts that hold what JSON does not."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import palier
import pytest

FRAMEWORK = palier.Framework.load("demo")
OBSERVATIONS = palier.Observations.load("academie-exemple", FRAMEWORK)
DIAGNOSIS = palier.diagnose(FRAMEWORK, OBSERVATIONS)


@pytest.mark.parametrize(
    "call",
    [
        lambda none: palier.diagnose(FRAMEWORK, none),
        lambda none: palier.diagnose(none, OBSERVATIONS),
        lambda none: palier.Observations.load("academie-exemple", none),
        lambda none: palier.Observations.from_frame(palier.Table.from_pydict({"unit": ["a"]}), none),
        lambda none: palier.compare(none, DIAGNOSIS),
        lambda none: palier.compare(DIAGNOSIS, none),
        lambda none: palier.roll_up(none, hierarchy="district"),
        lambda none: palier.validate("exemple", profiles=[none]),
        lambda none: palier.Plan.load("exemple", profiles=[none]),
        lambda none: palier.Report.join([none]),
    ],
)
def test_none_is_no_model(call: Callable[[Any], object]) -> None:
    with pytest.raises(TypeError):
        call(None)


@pytest.mark.parametrize("severity", [3, [], 2.5])
def test_a_severity_is_one_or_its_word(severity: Any) -> None:
    for call in (lambda: palier.Report().filter(severity=severity), lambda: palier.Report().to_junit(fail_on=severity)):
        with pytest.raises(palier.ArgumentError) as refused:
            call()
        assert refused.value.code == "api.argument.severity"


def answers(*values: Any) -> dict[str, Any]:
    rows = [
        {"unit": f"u{i}", "period": "2024-2025", "values": {"pupils.enrolled": value}} for i, value in enumerate(values)
    ]
    return {"format": "palier/observations", "format_version": 1, "observations": rows}


def test_nan_in_a_dict_is_missing_and_loses_nothing_else() -> None:
    read = palier.Observations.load(answers(10, float("nan"), 30), FRAMEWORK)
    assert len(read.report) == 0
    assert read.value("u0", "pupils.enrolled") == 10
    assert isinstance(read.value("u1", "pupils.enrolled"), palier.Unknown)
    assert read.value("u2", "pupils.enrolled") == 30


def test_numbers_of_numpy_and_days_are_those_of_python() -> None:
    numpy = pytest.importorskip("numpy")
    read = palier.Observations.load(answers(numpy.int64(10), numpy.float64("nan"), numpy.float64(30.0)), FRAMEWORK)
    assert read.value("u0", "pupils.enrolled") == 10
    assert isinstance(read.value("u1", "pupils.enrolled"), palier.Unknown)
    document = answers(10)
    document["overrides"] = [
        {
            "unit": "u0",
            "period": "2024-2025",
            "field": "formation",
            "tier": 1,
            "role": "IEN",
            "reason": "visite",
            "date": datetime.date(2025, 6, 12),
        }
    ]
    assert len(palier.Observations.load(document, FRAMEWORK).report) == 0


def deep() -> dict[str, Any]:
    nested: dict[str, Any] = {}
    for _ in range(100_000):
        nested = {"a": nested}
    return nested


@pytest.mark.parametrize("value", [float("inf"), object(), {1, 2}, deep()])
def test_what_json_cannot_hold_is_refused_with_what_to_do(value: Any) -> None:
    with pytest.raises(palier.ArgumentError) as refused:
        palier.Observations.load(answers(value), FRAMEWORK)
    assert refused.value.code == "api.argument.source"
    assert refused.value.hint
