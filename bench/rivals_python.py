# SPDX-License-Identifier: MIT
"""One school under the rules of the demonstration framework: palier beside three engines from PyPI.

Every engine gets fully answered schools, made from a seed, and the conditions as they stand in the framework. Outcomes
are compared before anything is timed. The rivals are spared what they do not have: derived indicators are computed for
them beforehand, all conditions go in one call, and they stop at true, false or not applicable. palier derives the
indicators, counts what each tier requires and bounds the tiers.

    python bench/rivals_python.py [SCHOOLS]      exit status 77 when an engine is missing
"""

from __future__ import annotations

import importlib.util
import json
import random
import re
import sys
import time
from collections.abc import Callable
from fractions import Fraction
from typing import Any

ENGINES = {"palier": "palier", "zen-engine": "zen", "cel-python": "celpy", "common-expression-language": "cel"}
SEED = 2026
ROUNDS = 200
SECONDS = 3.0  # for one engine

Values = dict[str, Any]
Outcomes = list[bool | None]  # by criterion; None when it does not apply


def make_answers(framework: Any, engine: random.Random) -> Values:
    """Answer every indicator that is asked, at random inside its declared range."""
    answers: Values = {}
    for name, indicator in framework.indicators.items():
        if indicator.is_derived:
            continue
        kind = indicator.type.name
        low = 0 if indicator.min is None else indicator.min
        high = low + 40 if indicator.max is None else indicator.max
        if kind == "boolean":
            answers[name] = engine.random() < 0.5
        elif kind == "category":
            answers[name] = engine.choice(indicator.values)
        elif kind == "number":
            answers[name] = round(engine.uniform(low, high), 1)
        else:
            answers[name] = engine.randint(int(low), int(min(high, low + 40)))
    # A ratio over zero is unknown, and these schools are fully answered.
    for indicator in framework.indicators.values():
        if answers.get(indicator.per) == 0:
            answers[indicator.per] = 1
    return answers


def derive(framework: Any, answers: Values) -> Values:
    """Add the derived indicators, as plain numbers."""
    import palier

    types = {name: indicator.type.name for name, indicator in framework.indicators.items()}
    types = {name: "number" if kind == "ratio" else kind for name, kind in types.items()}
    waiting = [indicator for indicator in framework.indicators.values() if indicator.is_derived]
    values = dict(answers)
    while waiting:
        indicator = waiting.pop(0)
        reads = (
            palier.Expression(indicator.formula, types).symbols if indicator.formula else [indicator.of, indicator.per]
        )
        if any(name not in values for name in reads):
            waiting.append(indicator)
        elif indicator.formula:
            own = {name: types[name] for name in reads}
            values[indicator.id] = palier.Expression(indicator.formula, own).evaluate(
                {name: values[name] for name in reads}
            )
        elif values[indicator.per] == 0:
            values[indicator.per] = 0
            values[indicator.id] = 0.0
        else:
            values[indicator.id] = float(Fraction(indicator.scale * values[indicator.of], values[indicator.per]))
    return values


def nest(values: Values) -> Values:
    """Turn dotted names into the nested maps that the other engines read them from."""
    tree: Values = {}
    for name, value in values.items():
        *path, last = name.split(".")
        at = tree
        for part in path:
            at = at.setdefault(part, {})
        at[last] = value
    return tree


def to_zen(condition: str) -> str:
    """Write a condition of the framework in the language of zen-engine."""
    return re.sub(r"!(?!=)", "not ", condition.replace("&&", "and").replace("||", "or"))


def same(condition: str) -> str:
    """Leave a condition as it stands: it is CEL."""
    return condition


def conditions(framework: Any, translate: Callable[[str], str]) -> list[str]:
    """Write each criterion as one expression: null where it does not apply."""
    parts = []
    for criterion in framework.criteria.values():
        when = translate(criterion.when)
        parts.append(f"({translate(criterion.applies)}) ? ({when}) : null" if criterion.applies else f"({when})")
    return parts


def in_one_list(framework: Any, translate: Callable[[str], str]) -> str:
    """Write all conditions as one list, so that a school costs one call."""
    return "[" + ", ".join(conditions(framework, translate)) + "]"


def make_zen_graph(framework: Any) -> Callable[[Values], Outcomes]:
    """One decision graph, as zen-engine is meant to be used: an expression node holds every condition."""
    import zen

    rows = [
        {"id": f"r{number}", "key": f"c{number}", "value": condition}
        for number, condition in enumerate(conditions(framework, to_zen))
    ]
    nodes: list[Values] = [
        {"id": "in", "name": "in", "type": "inputNode"},
        {"id": "rules", "name": "rules", "type": "expressionNode", "content": {"expressions": rows}},
        {"id": "out", "name": "out", "type": "outputNode"},
    ]
    edges = [
        {"id": f"{source}-{target}", "sourceId": source, "targetId": target, "type": "edge"}
        for source, target in (("in", "rules"), ("rules", "out"))
    ]
    nodes = [{**node, "position": {"x": 0, "y": 0}} for node in nodes]
    decision = zen.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))
    keys = [row["key"] for row in rows]

    def run(context: Values) -> Outcomes:
        result = decision.evaluate(context)["result"]
        return [result.get(key) for key in keys]

    return run


def make_zen_expression(framework: Any) -> Callable[[Values], Outcomes]:
    """One compiled expression, the fastest way into zen-engine."""
    import zen

    run: Callable[[Values], Outcomes] = zen.compile_expression(in_one_list(framework, to_zen)).evaluate
    return run


def make_cel_python(framework: Any) -> Callable[[Any], Outcomes]:
    """One compiled program of the CEL implementation in Python."""
    import celpy

    environment = celpy.Environment()
    program = environment.program(environment.compile(in_one_list(framework, same)))

    def run(context: Any) -> Outcomes:
        return [None if each is None else bool(each) for each in program.evaluate(context)]

    return run


def make_cel_rust(framework: Any) -> Callable[[Any], Outcomes]:
    """One compiled program of the CEL implementation in Rust."""
    import cel

    run: Callable[[Any], Outcomes] = cel.compile(in_one_list(framework, same)).execute
    return run


def best_per_school(run: Callable[[Any], object], inputs: list[Any]) -> float:
    """Return the microseconds of processor time that one school takes, in the best of several rounds over all."""
    best = float("inf")
    spent = 0.0
    for _ in range(ROUNDS):
        start = time.process_time()
        for each in inputs:
            run(each)
        took = time.process_time() - start
        best = min(best, took)
        spent += took
        if spent > SECONDS:
            break
    return best / len(inputs) * 1e6


def main(schools: int) -> int:
    """Compare, then print the table."""
    missing = [name for name, module in ENGINES.items() if importlib.util.find_spec(module) is None]
    if missing:
        print(f"Left out: rivals_python.py, because these are not installed: {', '.join(missing)}.")
        return 77
    import cel
    import celpy
    import palier

    framework = palier.Framework.load("demo")
    organisation = palier.Organisation.load("academie-exemple")
    names = list(palier.diagnose(framework, palier.Observations.load("academie-exemple", framework)))[:schools]
    engine = random.Random(SEED)
    answers = {name: make_answers(framework, engine) for name in names}

    def document(unit: str) -> Values:
        observed = [{"unit": unit, "period": "2024-2025", "values": answers[unit]}]
        return {
            "format": "palier/observations",
            "format_version": 1,
            "framework": {"id": "demo", "version": framework.version},
            "observations": observed,
        }

    everyone = document(names[0])
    everyone["observations"] = [document(name)["observations"][0] for name in names]
    diagnosis = palier.diagnose(framework, palier.Observations.load(everyone, framework), organisation=organisation)

    contexts = []
    for name in names:
        context = nest(derive(framework, answers[name]))
        attributes = organisation[name].attributes
        context["unit"] = {
            key: value for key, value in attributes.items() if isinstance(value, (bool, int, float, str))
        }
        contexts.append(context)
    # Name, what runs a school, and the inputs in the engine's own types.
    zen_graph, zen_expression = make_zen_graph(framework), make_zen_expression(framework)
    cel_python, cel_rust = make_cel_python(framework), make_cel_rust(framework)
    rivals: list[tuple[str, Callable[[Any], Outcomes], list[Any]]] = [
        ("common-expression-language, context prepared", cel_rust, [cel.Context(variables=each) for each in contexts]),
        ("common-expression-language, from a dict", cel_rust, contexts),
        ("zen-engine, one compiled expression, from a dict", zen_expression, contexts),
        ("zen-engine, decision graph, from a dict", zen_graph, contexts),
        ("cel-python, context prepared", cel_python, [celpy.json_to_cel(each) for each in contexts]),
    ]

    states = {"met": True, "not_met": False, "not_applicable": None}
    differing = 0
    for rival, run, inputs in rivals:
        for name, given in zip(names, inputs, strict=True):
            wanted = [states[result.state.name] for result in diagnosis[name].criteria.values()]
            for criterion, want, got in zip(framework.criteria, wanted, run(given), strict=True):
                if want is not got:
                    differing += 1
                    print(f"{rival} differs on {criterion} of {name}: {got}, palier {want}")
    if differing:
        return 1

    def from_dict(observed: Values) -> object:
        unit = observed["observations"][0]["unit"]
        return palier.diagnose(framework, palier.Observations.load(observed, framework), organisation=organisation)[
            unit
        ]

    figures = [
        ("palier, profile of a school already read", best_per_school(lambda name: diagnosis[name], names)),
        (
            "palier, from a dict: read, checked, diagnosed",
            best_per_school(from_dict, [document(name) for name in names]),
        ),
    ]
    figures += [(rival, best_per_school(run, inputs)) for rival, run, inputs in rivals]
    base = figures[0][1]
    print(f"{len(names)} schools, {len(framework.criteria)} criteria; all outcomes agree\n")
    print("| one school | µs | ratio |\n|---|---|---|")
    for name, figure in figures:
        print(f"| {name} | {figure:.0f} | {figure / base:.1f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20))
