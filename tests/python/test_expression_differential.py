# SPDX-License-Identifier: MIT
"""On known values an expression gives what cel-python and common-expression-language give, as CEL defines it.

Each of them departs from the language's definition in a few places. Random expressions stay clear of these places, one
option of the generator for each; `test_where_others_depart` states what the definition wants there.
"""

from __future__ import annotations

import importlib
import math
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import palier
import pytest

TYPES = {
    "b0": "boolean",
    "b1": "boolean",
    "group.b2": "boolean",
    "i0": "integer",
    "i1": "integer",
    "group.i2": "integer",
    "d0": "number",
    "d1": "number",
    "t0": "category",
    "t1": "category",
}

ERROR = "an error"
MOST, LEAST = 2**63 - 1, -(2**63)


@dataclass(frozen=True)
class Rival:
    """Another implementation, and where it departs from the definition of CEL."""

    package: str
    module: str
    compares_integers_with_numbers: bool = True  # 1 < 1.5
    divides_numbers_by_zero: bool = True  # 1.0 / 0.0 is an infinity of the right sign
    counts_characters: bool = True  # size('é') is 1
    refuses_to_negate_the_least: bool = True  # -(-2^63) overflows
    refuses_the_ends_of_int: bool = True  # int(-2.0^63) is out of range


RIVALS = [
    Rival(
        "cel-python",
        "celpy",
        compares_integers_with_numbers=False,
        divides_numbers_by_zero=False,
        refuses_the_ends_of_int=False,
    ),
    Rival("common-expression-language", "cel", counts_characters=False, refuses_to_negate_the_least=False),
]


class Generator:
    """Random well-typed expressions; the same for the same seed."""

    def __init__(self, seed: int, rival: Rival) -> None:
        self.random = random.Random(seed)
        self.rival = rival

    def pick(self, *words: str) -> str:
        return words[self.random.randrange(len(words))]

    def any(self, depth: int) -> str:
        return [self.condition, self.condition, self.integer, self.number, self.text][self.random.randrange(5)](depth)

    def choice(self, of: Callable[[int], str], depth: int) -> str:
        return f"({self.condition(depth)}) ? ({of(depth)}) : ({of(depth)})"

    def condition(self, depth: int) -> str:
        if depth == 0:
            return self.pick("b0", "b1", "group.b2", "true", "false")
        below = depth - 1
        relation = self.pick("==", "!=", "<", "<=", ">", ">=")
        match self.random.randrange(12):
            case 0 | 1:
                return f"({self.condition(below)}) && ({self.condition(below)})"
            case 2 | 3:
                return f"({self.condition(below)}) || ({self.condition(below)})"
            case 4:
                return f"!({self.condition(below)})"
            case 5 | 6:
                return f"({self.integer(below)}) {relation} ({self.integer(below)})"
            case 7:
                return f"({self.number(below)}) {relation} ({self.number(below)})"
            case 8 if self.rival.compares_integers_with_numbers:
                sides = [self.number(below), self.integer(below)]
                self.random.shuffle(sides)
                return f"({sides[0]}) {relation} ({sides[1]})"
            case 9:
                return f"({self.text(below)}) {relation} ({self.text(below)})"
            case 10:
                return f"({self.text(below)}).{self.pick('contains', 'startsWith', 'endsWith')}({self.text(below)})"
            case 11:
                return self.choice(self.condition, below)
            case _:
                return f"({self.integer(below)}) in [{self.integer(below)}, {self.integer(below)}]"

    def integer(self, depth: int) -> str:
        if depth == 0:
            return self.pick("i0", "i1", "group.i2", "0", "1", "2", "-3", "7", "0x1F", str(MOST), str(LEAST))
        below = depth - 1
        match self.random.randrange(9):
            case 5 if self.rival.refuses_to_negate_the_least:
                return f"-({self.integer(below)})"
            case 5:
                return f"-({self.pick('i1', 'group.i2', '7')})"
            case 6 if self.rival.refuses_the_ends_of_int:
                return f"int({self.number(below)})"
            case 6:
                return f"int({self.pick('d1', '-2.9', '1e15', '1e300')})"
            case 7 if self.rival.counts_characters:
                return f"size({self.text(below)})"
            case 7:
                return f"size({self.pick('t0', repr('fibre'), 'string(i0)')})"
            case 8:
                return self.choice(self.integer, below)
            case operation:
                return f"({self.integer(below)}) {'+-*/%'[operation % 5]} ({self.integer(below)})"

    def number(self, depth: int) -> str:
        if depth == 0:
            return self.pick("d0", "d1", "0.0", "1.5", "-2.25", "1e300", "0.1", ".5")
        below = depth - 1
        match self.random.randrange(7):
            case 3:
                divisor = (
                    self.number(below)
                    if self.rival.divides_numbers_by_zero
                    else self.pick("1.5", "-2.25", "1e300", "0.1")
                )
                return f"({self.number(below)}) / ({divisor})"
            case 4:
                return f"-({self.number(below)})"
            case 5:
                return f"double({self.integer(below)})"
            case 6:
                return self.choice(self.number, below)
            case operation:
                return f"({self.number(below)}) {'+-*'[operation]} ({self.number(below)})"

    def text(self, depth: int) -> str:
        if depth == 0:
            return self.pick(
                "t0", "t1", "'adsl'", '"fibre"', "''", r"r'a\n'", r"'caf\u00e9'", r"'\x41\101'", "'''x'y'''", r"'it\'s'"
            )
        if self.random.randrange(2) == 0:
            return f"string({self.integer(depth - 1)})"
        return self.choice(self.text, depth - 1)

    def values(self) -> dict[str, Any]:
        r = self.random
        return {
            "b0": r.random() < 0.5,
            "b1": r.random() < 0.5,
            "group.b2": r.random() < 0.5,
            "i0": r.choice([0, 1, -1, 7, 100, MOST, LEAST]),
            "i1": r.randrange(-10, 11),
            "group.i2": r.randrange(6),
            "d0": r.choice([0.0, 1.0, -2.5, 1e308, 0.1]),
            "d1": r.uniform(-5.0, 5.0),
            "t0": r.choice(["adsl", "fibre", ""]),
            "t1": "é",
        }


def nested(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as other implementations read dotted names: maps of maps."""
    made: dict[str, Any] = {}
    for name, value in values.items():
        *path, last = name.split(".")
        at = made
        for step in path:
            at = at.setdefault(step, {})
        at[last] = value
    return made


def ours(text: str, values: Mapping[str, Any]) -> Any:
    result = palier.Expression(text, TYPES).evaluate(dict(values))
    if isinstance(result, palier.Unknown):
        assert result.reason in {"division_by_zero", "overflow", "not_a_number", "conversion"}, result
        return ERROR
    return result


def by_cel_python(text: str, values: Mapping[str, Any]) -> Any:
    import celpy
    from celpy import celtypes

    environment = celpy.Environment()
    program = environment.program(environment.compile(text))
    try:
        result = program.evaluate({name: celpy.json_to_cel(value) for name, value in nested(values).items()})
    except celpy.CELEvalError:
        return ERROR
    plain: list[tuple[type, type]] = [(celtypes.BoolType, bool), (celtypes.IntType, int), (float, float), (str, str)]
    for wrapped, kind in plain:
        if isinstance(result, wrapped):
            return kind(result)
    return result


def by_common_expression_language(text: str, values: Mapping[str, Any]) -> Any:
    import cel

    cel.compile(text)  # what cannot be read is no error of evaluation
    try:
        return cel.evaluate(text, nested(values))
    except (RuntimeError, TypeError, ValueError, ArithmeticError):
        return ERROR


EVALUATE = {"celpy": by_cel_python, "cel": by_common_expression_language}


def same(a: Any, b: Any) -> bool:
    if isinstance(a, float) and isinstance(b, float):
        return (a == b and math.copysign(1.0, a) == math.copysign(1.0, b)) or (math.isnan(a) and math.isnan(b))
    return type(a) is type(b) and a == b


@pytest.fixture(params=RIVALS, ids=lambda rival: rival.package)
def rival(request: pytest.FixtureRequest) -> Rival:
    chosen: Rival = request.param
    try:
        importlib.import_module(chosen.module)
    except ImportError:
        pytest.skip(f"the package {chosen.package} is not installed")
    return chosen


def test_random_expressions_give_the_same(rival: Rival) -> None:
    evaluate = EVALUATE[rival.module]
    errors = 0
    for seed in range(1500):
        generator = Generator(seed, rival)
        text = generator.any(1 + seed % 3)
        values = generator.values()
        expected = evaluate(text, values)
        errors += expected == ERROR
        result = ours(text, values)
        assert same(result, expected), f"seed {seed}: {text} on {values}: {result!r}, {rival.package}: {expected!r}"
    assert 50 < errors < 750  # the comparison covers values and errors


@pytest.mark.parametrize(
    "text",
    [
        # precedence and associativity
        "1 + 2 * 3 - 4 / 2 % 3",
        "10 - 4 - 3",
        "-7 / 2",
        "-7 % 3",
        "7 % -3",
        "!b0 || b1 && b0",
        "b0 ? 1 : b1 ? 2 : 3",
        "1 < 2 == true",
        "--1",
        "!!b0",
        "- 1",
        "1 - -1",
        "1--1",
        # absorption of errors
        "b0 && 1 / 0 == 1 || true",
        "1 / 0 == 1 || true",
        "1 / 0 == 1 && false",
        "false && 1 / 0 == 1",
        "true ? 1 : 1 / 0",
        # limits of integers
        "9223372036854775807 + 1",
        "-9223372036854775808 - 1",
        "4611686018427387904 * 2",
        "1 / 0",
        "1 % 0",
        "-9223372036854775808",
        # texts
        "'a' < 'b'",
        "'Z' < 'a'",
        "'z' < 'é'",
        r"'\u00e9' == 'é'",
        r"'\x41\101' == 'AA'",
        r"r'\n' == '\\n'",
        r"'\a\b\f\n\r\t\v\'\"\`\?' != ''",
        "'''x'y''' == \"x'y\"",
        "'abc'.contains('')",
        "'abc'.startsWith('ab') && 'abc'.endsWith('bc')",
        "size('abc') == 3",
        # lists
        "2 in [1, 2, 3]",
        "4 in [1, 2, 3]",
        "'a' in []",
        "size([1, 2]) == 2",
        "size([]) == 0",
        # conversions
        "int(2.9)",
        "int(-2.9)",
        "int('-12')",
        "int('1.5')",
        "double(3)",
        "double('2.5e1')",
        "double('x')",
        "string(-12)",
        "string('a')",
        # numbers
        "1e3",
        ".5",
        "1.5e-2",
        "0.1 + 0.2",
        "1e308 * 10.0",
        "0x1F + 1",
        "007",
        # names and comments
        "group.b2 || true",
        "i1 + group.i2 >= -10 // done",
    ],
)
def test_chosen_expressions_give_the_same(rival: Rival, text: str) -> None:
    values = Generator(1, rival).values()
    assert same(ours(text, values), EVALUATE[rival.module](text, values))


def test_has_of_a_dotted_name_is_the_macro(rival: Rival) -> None:
    values = Generator(1, rival).values()
    assert ours("has(group.b2)", values) is True
    assert EVALUATE[rival.module]("has(group.b2)", values) is True


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 < 1.5", True),
        ("1.5 < 1", False),
        ("2 == 2.0", True),
        ("2 in [1.0, 2.0]", True),
        ("9007199254740993 == 9007199254740992.0", False),
        ("1.0 / 0.0", math.inf),
        ("-1.0 / 0.0", -math.inf),
        ("1.0 / -0.0", -math.inf),
        ("size('é')", 1),
        (f"-({LEAST})", ERROR),
        ("int(-9223372036854775808.0)", ERROR),
    ],
)
def test_where_others_depart(text: str, expected: Any) -> None:
    assert same(ours(text, {}), expected)
