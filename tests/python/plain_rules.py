# SPDX-License-Identifier: MIT
"""A second evaluator of frameworks, as plain as can be: it tries every completion of the unknown answers.

It shares nothing with the engine, reads the expressions with Python's own parser, and is only meant for the small
frameworks of ``examples/documents``: each unknown answer needs few candidate values.
"""

from __future__ import annotations

import ast
import itertools
import math
import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

Json = dict[str, Any]


class _Dotted(ast.NodeTransformer):
    """Makes one name of a dotted name."""

    def visit_Attribute(self, node: ast.Attribute) -> ast.Name:
        return ast.Name(id=ast.unparse(node))


class _NotApplicable:
    """What does not apply."""


NOT_APPLICABLE = _NotApplicable()


def to_python(text: str) -> ast.expr:
    """Read an expression of the rules as one of Python, for the few operators that the examples use."""
    text = text.replace("&&", " and ").replace("||", " or ")
    text = re.sub(r"!(?!=)", " not ", text)
    text = re.sub(r"\btrue\b", "True", re.sub(r"\bfalse\b", "False", text))
    branch = re.fullmatch(r"(.+?)\?(.+):(.+)", text)
    if branch:
        text = f"({branch[2]}) if ({branch[1]}) else ({branch[3]})"
    expression: ast.expr = _Dotted().visit(ast.parse(text.strip(), mode="eval")).body
    return expression


def names_in(node: ast.AST) -> set[str]:
    """Return the dotted names that an expression reads."""
    if isinstance(node, ast.Name):
        return {node.id}
    inner = node.args if isinstance(node, ast.Call) else list(ast.iter_child_nodes(node))
    return set().union(*(names_in(child) for child in inner))


def constants_in(node: ast.AST) -> set[Fraction]:
    """Return the numbers written in an expression."""
    return {
        Fraction(str(each.value))
        for each in ast.walk(node)
        if isinstance(each, ast.Constant) and isinstance(each.value, (int, float)) and not isinstance(each.value, bool)
    }


def evaluate(node: ast.expr, values: Json) -> Any:
    """Evaluate an expression on answers that are known or do not apply, with exact numbers."""
    if isinstance(node, ast.Constant):
        is_number = isinstance(node.value, (int, float)) and not isinstance(node.value, bool)
        return Fraction(str(node.value)) if is_number else node.value
    if isinstance(node, ast.Name):
        return values[node.id]
    if isinstance(node, ast.BoolOp):
        parts = [part for part in (evaluate(each, values) for each in node.values) if part is not NOT_APPLICABLE]
        if not parts:
            return NOT_APPLICABLE
        return all(parts) if isinstance(node.op, ast.And) else any(parts)
    if isinstance(node, ast.IfExp):
        condition = evaluate(node.test, values)
        if condition is NOT_APPLICABLE:
            return NOT_APPLICABLE
        return evaluate(node.body if condition else node.orelse, values)
    if isinstance(node, ast.UnaryOp):
        operand = evaluate(node.operand, values)
        if operand is NOT_APPLICABLE:
            return NOT_APPLICABLE
        return not operand if isinstance(node.op, ast.Not) else -operand
    if isinstance(node, ast.Compare):
        left, right = evaluate(node.left, values), evaluate(node.comparators[0], values)
        if left is NOT_APPLICABLE or right is NOT_APPLICABLE:
            return NOT_APPLICABLE
        return {
            ast.Eq: left == right,
            ast.NotEq: left != right,
            ast.Lt: left < right,
            ast.LtE: left <= right,
            ast.Gt: left > right,
            ast.GtE: left >= right,
        }[type(node.ops[0])]
    if isinstance(node, ast.BinOp):
        left, right = evaluate(node.left, values), evaluate(node.right, values)
        if left is NOT_APPLICABLE or right is NOT_APPLICABLE:
            return NOT_APPLICABLE
        return {ast.Add: left + right, ast.Sub: left - right, ast.Mult: left * right}[type(node.op)]
    assert isinstance(node, ast.Call), ast.dump(node)
    assert isinstance(node.func, ast.Name), ast.dump(node)
    function = node.func.id
    if function == "has":
        return evaluate(node.args[0], values) is not NOT_APPLICABLE
    given = node.args[0].elts if isinstance(node.args[0], ast.List) else node.args
    parts = [evaluate(each, values) for each in given]
    if any(part is NOT_APPLICABLE for part in parts):
        return NOT_APPLICABLE
    return {
        "mean": lambda: Fraction(sum(parts)) / len(parts),
        "sum": lambda: sum(parts),
        "count": lambda: sum(bool(part) for part in parts),
        "math.least": lambda: min(parts),
        "math.greatest": lambda: max(parts),
    }[function]()


class PlainRules:
    """The rules of a framework document."""

    def __init__(self, document: Json) -> None:
        self.indicators = {each["id"]: each for each in document["indicators"]}
        self.maturity = document["maturity"]
        self.tier_count = len(self.maturity["tiers"])
        self.fields = {each["id"]: each for each in self.maturity["fields"]}
        criteria = self.maturity["criteria"]
        self.conditions = {each["id"]: to_python(each["when"]) for each in criteria}
        self.applies = {each["id"]: to_python(each["applies"]) for each in criteria if "applies" in each}
        with_formula = [each for each in document["indicators"] if "formula" in each]
        self.formulas = {each["id"]: to_python(each["formula"]) for each in with_formula}
        self.constants = set().union(*map(constants_in, [*self.conditions.values(), *self.formulas.values()]))
        self.ratio_parts = {each[part] for each in self.indicators.values() for part in ("of", "per") if part in each}

    def bounds(self, field: str, answers: Json, attributes: Json) -> tuple[int, int]:
        """Return the least and the greatest tier over every completion of what is not known."""
        given = {name: self._known(name, answers.get(name)) for name in self.indicators}
        given |= {f"unit.{name}": value for name, value in attributes.items()}
        if self._is_capped(field, given):
            given = {name: None if value is NOT_APPLICABLE else value for name, value in given.items()}
        tiers: set[int] = set()
        for values in self._completions(field, given):
            tiers.add(self._tier(field, values))
            if {0, self.tier_count} <= tiers:
                break
        return min(tiers), max(tiers)

    def overall(self, tiers: list[int]) -> int | None:
        """Return the overall tier that the fields' tiers give."""
        rule = self.maturity["overall"]
        name = rule if isinstance(rule, str) else rule["rule"]
        if name == "none":
            return None
        return min(tiers) if name == "weakest" else sorted(tiers, reverse=True)[rule["count"] - 1]

    def _known(self, name: str, answer: Any) -> Any:
        """Return a known value, what does not apply, or None."""
        if isinstance(answer, dict):
            if answer.get("status") == "not_applicable":
                return NOT_APPLICABLE
            answer = answer.get("value")
        if isinstance(answer, (int, float)) and not isinstance(answer, bool):
            return Fraction(str(answer))
        return answer

    def _criteria(self, field: str) -> list[Json]:
        return [each for each in self.maturity["criteria"] if each["field"] == field]

    def _reads(self, field: str) -> set[str]:
        """Return what is answered, not derived, among all that a field's criteria read."""
        names: set[str] = set()
        for each in self._criteria(field):
            names |= names_in(self.conditions[each["id"]])
            names |= names_in(self.applies[each["id"]]) if each["id"] in self.applies else set()
        while True:
            more = set().union(*(self._parts(name) for name in names)) - names
            if not more:
                return {name for name in names if not self._parts(name)}
            names |= more

    def _parts(self, name: str) -> set[str]:
        indicator = self.indicators.get(name, {})
        if name in self.formulas:
            return names_in(self.formulas[name])
        return {indicator["of"], indicator["per"]} if indicator.get("type") == "ratio" else set()

    def _candidates(self, name: str) -> list[Any]:
        """Return values of an unknown answer, among them some on each side of every threshold."""
        if name == "unit.degree":
            return [Fraction(1), Fraction(2)]
        indicator = self.indicators[name]
        if indicator["type"] == "boolean":
            return [False, True]
        if indicator["type"] == "category":
            return list(indicator["values"])
        low, high = Fraction(str(indicator["min"])), Fraction(str(indicator["max"]))
        around = {low, high} | self.constants
        if indicator["type"] != "number":
            around = {Fraction(math.floor(each) + step) for each in around for step in (-1, 0, 1)}
        if name in self.ratio_parts:
            step = max(1, int(high - low) // 40)
            around |= {Fraction(each) for each in range(int(low), int(high) + 1, step)}
        return sorted(each for each in around if low <= each <= high)

    def _completions(self, field: str, given: Json) -> Iterator[Json]:
        unknown = sorted(name for name in self._reads(field) if given.get(name) is None)
        candidates = [self._candidates(name) for name in unknown]
        assert math.prod(map(len, candidates)) <= 20_000, f"{field} has too many completions for the plain evaluator"
        for chosen in itertools.product(*candidates):
            yield from self._derive({**given, **dict(zip(unknown, chosen, strict=True))})

    def _derive(self, values: Json) -> Iterator[Json]:
        """Compute what is derived; over zero, a ratio may be either end of its range."""
        free: list[str] = []
        for name, indicator in self.indicators.items():
            if indicator["type"] == "ratio" and name not in self.formulas:
                of, per = values[indicator["of"]], values[indicator["per"]]
                if NOT_APPLICABLE in (of, per):
                    values[name] = NOT_APPLICABLE
                elif of is not None and per is not None and per == 0:
                    free.append(name)
                elif of is not None and per is not None:
                    values[name] = of * indicator.get("scale", 1) / per
        for name, formula in self.formulas.items():
            if all(values.get(part) is not None for part in names_in(formula)):
                values[name] = evaluate(formula, values)
        ends = [(self.indicators[name]["min"], self.indicators[name]["max"]) for name in free]
        for chosen in itertools.product(*ends):
            yield values | {name: Fraction(each) for name, each in zip(free, chosen, strict=True)}

    def _outcome(self, criterion: Json, values: Json) -> Any:
        name = criterion["id"]
        if name in self.applies and evaluate(self.applies[name], values) is not True:
            return NOT_APPLICABLE
        return evaluate(self.conditions[name], values)

    def _is_capped(self, field: str, given: Json) -> bool:
        """Tell whether too many criteria do not apply because of an answer (the examples do so by known answers)."""
        cap = self.fields[field].get("max_not_applicable_percent")
        if cap is None:
            return False
        outcomes = [self._outcome(each, next(self._completions(field, given))) for each in self._criteria(field)]
        return 100 * sum(each is NOT_APPLICABLE for each in outcomes) > Fraction(str(cap)) * len(outcomes)

    def _requirement(self, field: str, tier: int) -> Json:
        requirements = self.maturity.get("requirements", {})
        for places in ({"field": field, "tier": tier}, {"field": field}, {"tier": tier}):
            for each in requirements.get("overrides", []):
                if {name: each[name] for name in ("field", "tier") if name in each} == places:
                    return dict(each)
        return dict(requirements.get("default", {"rule": "all"}))

    def _holds(self, field: str, tier: int, values: Json) -> bool:
        outcomes = [(each, self._outcome(each, values)) for each in self._criteria(field) if each["tier"] == tier]
        applicable = [(each, outcome) for each, outcome in outcomes if outcome is not NOT_APPLICABLE]
        if any(each.get("mandatory") and not outcome for each, outcome in applicable):
            return False
        requirement = self._requirement(field, tier)
        needed = {
            "all": lambda: len(applicable),
            "at_least": lambda: min(requirement["count"], len(applicable)),
            "share": lambda: math.ceil(Fraction(str(requirement["percent"])) * len(applicable) / 100),
        }[requirement["rule"]]()
        return sum(bool(outcome) for _, outcome in applicable) >= needed

    def _tier(self, field: str, values: Json) -> int:
        held = [tier for tier in range(1, self.tier_count + 1) if self._holds(field, tier, values)]
        if not self.maturity.get("cumulative", True):
            return max(held, default=0)
        return next((tier - 1 for tier in range(1, self.tier_count + 1) if tier not in held), self.tier_count)
