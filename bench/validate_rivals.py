# SPDX-License-Identifier: MIT
"""From the bytes of a plan to its report: palier's three passes beside validators of JSON Schema, structure alone.

    pip install jsonschema-rs jsonschema
    npm install ajv
    python bench/validate_rivals.py      exit status 77 when palier is missing

The rivals of Python read the bytes with ``json``, ajv with ``JSON.parse`` (in a process of its own, validate_ajv.mjs),
then they apply the schema that ``palier schema vnpe`` writes. One thread, best of several runs; read the figures as
ratios. Those that are not installed are left out; ajv is looked for in the current folder.
"""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SIZES = {"4 kB": 4_000, "100 kB": 100_000, "10 MB": 10_000_000}


def generated(size: int) -> bytes:
    """Return a plan of about so many bytes whose names all exist."""
    import palier

    texts = {(kind, name): text for kind, name, text in palier.builtin_documents()}
    plan = json.loads(texts["plan", "exemple"])
    objective, action = plan["objectives"][0], plan["actions"][0]
    one = len(json.dumps([objective, action], ensure_ascii=False).encode())
    count = max(1, size // one)
    plan["objectives"] = [
        objective | {"id": f"o{i}", "label": f"Développer les usages, objectif {i}", "actions": [f"a{i}"]}
        for i in range(count)
    ]
    plan["budget"][0]["objective"] = "o0"
    plan["actions"] = [action | {"id": f"a{i}", "label": f"Stage d'établissement {i}"} for i in range(count)]
    return json.dumps(plan, ensure_ascii=False).encode()


def best(works: dict[str, Callable[[], object]], rounds: int = 5, seconds: float = 0.2) -> dict[str, float]:
    """Return the least time of one call of each. They take turns of a fifth of a second, to meet the same minutes."""
    least = dict.fromkeys(works, float("inf"))
    for _ in range(rounds):
        for name, work in works.items():
            spent = 0.0
            while spent < seconds:
                start = time.perf_counter()
                work()
                took = time.perf_counter() - start
                least[name] = min(least[name], took)
                spent += took
    return least


def ajv_times(documents: dict[str, bytes], schema: object) -> dict[str, float]:
    """Return the least time of ajv on each document; say why when it cannot run."""
    node = shutil.which("node")
    if node is None:
        print("node is not installed: ajv is left out")
        return {}
    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for i, (label, document) in enumerate(documents.items()):
            names[label] = str(Path(folder, f"{i}.json"))
            Path(names[label]).write_bytes(document)
        Path(folder, "schema.json").write_text(json.dumps(schema), encoding="utf-8")
        script = Path(__file__).with_name("validate_ajv.mjs")
        command = [node, str(script), ".", str(Path(folder, "schema.json")), *names.values()]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        if run.returncode == 77:
            print("ajv is not in the current folder (npm install ajv): left out")
            return {}
        run.check_returncode()
        times = json.loads(run.stdout)
        return {label: times[name] for label, name in names.items()}


def main() -> int:
    """Print a table of times and ratios."""
    if importlib.util.find_spec("palier") is None:
        print("Left out: validate_rivals.py, because this is not installed: palier.")
        return 77
    import palier

    framework = palier.Framework.load("demo")
    organisation = palier.Organisation.load("academie-exemple")
    observations = palier.Observations.load("academie-exemple", framework)
    diagnosis = palier.diagnose(framework, observations, organisation=organisation)
    schema = palier.schema("vnpe")
    rivals: dict[str, Callable[[bytes], object]] = {}
    try:
        import jsonschema_rs
    except ModuleNotFoundError:
        print("jsonschema-rs is not installed: left out")
    else:
        fast = jsonschema_rs.validator_for(schema)
        rivals["jsonschema-rs, structure alone"] = lambda document: list(fast.iter_errors(json.loads(document)))
    try:
        import jsonschema
    except ModuleNotFoundError:
        print("jsonschema is not installed: left out")
    else:
        slow = jsonschema.Draft202012Validator(schema)
        rivals["jsonschema, structure alone"] = lambda document: list(slow.iter_errors(json.loads(document)))
    documents = {label: generated(size) for label, size in SIZES.items()}
    ajv = ajv_times(documents, schema)
    for label, document in documents.items():
        works: dict[str, Callable[[], object]] = {
            "palier, three passes": lambda d=document: palier.validate(d, diagnosis=diagnosis),
            "json.loads alone": lambda d=document: json.loads(d),
        }
        for name, check in rivals.items():
            if len(document) > 1_000_000 and name.startswith("jsonschema,"):
                continue  # minutes
            works[name] = lambda d=document, c=check: c(d)
        times = best(works)
        if label in ajv:
            times["ajv, structure alone"] = ajv[label]
        reference = times["palier, three passes"]
        print(f"{label} ({len(document)} bytes)")
        for name, took in times.items():
            print(f"  {name:32} {took * 1e6:12.0f} µs   {took / reference:8.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
