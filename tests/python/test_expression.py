# SPDX-License-Identifier: MIT
"""Expressions from Python: values in, values out."""

from __future__ import annotations

import math
from typing import Any

import palier
import pytest
from hypothesis import given
from hypothesis import strategies as st


def test_an_expression_reads_typed_names() -> None:
    rule = palier.Expression("a && b > 2", {"a": "boolean", "b": "integer"})
    assert rule.evaluate({"a": True, "b": 3}) is True
    assert rule.evaluate({"a": True, "b": 2}) is False
    assert (rule.text, rule.type, rule.symbols) == ("a && b > 2", "boolean", ["a", "b"])
    assert str(palier.Expression("((a))&&(b>2)", {"a": "boolean", "b": "integer"})) == "a && b > 2"


@pytest.mark.parametrize("absent", [None, math.nan, palier.Unknown(), palier.Unknown("suppressed")])
def test_an_unknown_value_stays_unknown_unless_it_does_not_matter(absent: object) -> None:
    rule = palier.Expression("a && x > 2.0", {"a": "boolean", "x": {"type": "number", "min": 0, "max": 10}})
    assert rule.evaluate({"a": False, "x": absent}) is False
    result = rule.evaluate({"a": True, "x": absent})
    assert isinstance(result, palier.Unknown)
    assert result.reason == (absent.reason if isinstance(absent, palier.Unknown) else "missing")
    surely = palier.Expression("x >= 0.0", {"x": {"type": "number", "min": 0, "max": 10}})
    assert surely.evaluate({"x": absent}) is True


def test_bounds_are_carried_through_arithmetic() -> None:
    formula = palier.Expression("2 * x + 1", {"x": {"type": "integer", "min": 0, "max": 10}})
    assert formula.evaluate({"x": 4}) == 9
    assert formula.evaluate({}) == palier.Unknown("missing", low=1, high=21)


def test_not_applicable_is_neutral_in_logic() -> None:
    rule = palier.Expression("a && b", {"a": "boolean", "b": "boolean"})
    assert rule.evaluate({"a": True, "b": palier.NotApplicable}) is True
    assert (
        rule.evaluate({"a": palier.NotApplicable("sans objet"), "b": palier.NotApplicable()}) == palier.NotApplicable()
    )


def test_errors_of_evaluation_are_unknown_with_their_reason() -> None:
    quotient = palier.Expression("1 / x", {"x": "integer"})
    assert quotient.evaluate({"x": 0}) == palier.Unknown("division_by_zero")


def test_texts_are_compared_with_the_declared_ones() -> None:
    rule = palier.Expression("kind in ['adsl', 'fibre']", {"kind": {"type": "category", "values": ["adsl", "fibre"]}})
    assert rule.evaluate({"kind": "fibre"}) is True
    assert rule.evaluate({}) is True


@pytest.mark.parametrize(
    ("text", "types", "code"),
    [
        ("a &&", {"a": "boolean"}, "expression.syntax"),
        ("a = 1", {"a": "integer"}, "expression"),
        ("a + 1.0 > 2.0", {"a": "integer"}, "expression.type"),
        ("b", {"a": "integer"}, "expression.name"),
    ],
)
def test_what_cannot_be_used_is_told(text: str, types: dict[str, Any], code: str) -> None:
    with pytest.raises(palier.DefinitionError) as caught:
        palier.Expression(text, types)
    report = caught.value.report
    assert report is not None
    assert len(report.filter(code=code, severity="error")) >= 1
    assert "offset" in report[0].arguments


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("boolean", 1),
        ("boolean", "true"),
        ("integer", True),
        ("integer", 1.5),
        ("integer", 2**63),
        ("number", "1"),
        ("number", math.inf),
        ("category", 1),
    ],
)
def test_values_of_another_type_are_refused(kind: str, value: object) -> None:
    identity = palier.Expression("x == x", {"x": kind})
    with pytest.raises(palier.ArgumentError) as caught:
        identity.evaluate({"x": value})
    assert caught.value.code == "api.argument.value"


def test_a_value_without_a_type_is_refused() -> None:
    with pytest.raises(palier.UnknownNameError):
        palier.Expression("a", {"a": "boolean"}).evaluate({"b": True})


@given(st.integers(-(2**31), 2**31), st.integers(-(2**31), 2**31))
def test_integers_are_compared_as_python_compares_them(a: int, b: int) -> None:
    values = {"a": a, "b": b}
    types = {"a": "integer", "b": "integer"}
    for text, expected in (("a < b", a < b), ("a == b", a == b), ("a + b", a + b), ("a * b", a * b), ("a - b", a - b)):
        assert palier.Expression(text, types).evaluate(values) == expected
