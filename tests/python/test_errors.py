# SPDX-License-Identifier: MIT
"""The exceptions: what they are, what they carry, and that documents raise none."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path

import palier
import pytest

Call = Callable[[palier.Framework], object]


@pytest.mark.parametrize(
    ("call", "kind", "code"),
    [
        (lambda fw: palier.Uai("0350793A"), palier.ArgumentError, "api.argument.uai"),
        (lambda fw: palier.SchoolYear.from_rentree(1), palier.ArgumentError, "api.argument.school-year"),
        (lambda fw: fw.fields["formatoin"], palier.UnknownNameError, "api.name.unknown"),
        (lambda fw: fw.requirement("formatoin", 1), palier.UnknownNameError, "api.name.unknown"),
        (lambda fw: fw.requirement("formation", 4), palier.ArgumentError, "api.argument.tier"),
        (lambda fw: fw.label("de"), palier.ArgumentError, "api.argument.language"),
        (lambda fw: palier.Framework.load("nonesuch"), palier.UnknownNameError, "api.name.unknown"),
        (lambda fw: palier.Framework.load(3), palier.ArgumentError, "api.argument.source"),
        (lambda fw: palier.Framework.load('{"format": 1}'), palier.ArgumentError, "api.argument.source"),
        (lambda fw: palier.Framework.load(b"no json"), palier.DocumentError, "api.definition.document"),
        (lambda fw: palier.Observations.from_frame([1], fw), palier.ArgumentError, "api.argument.frame"),
        (lambda fw: palier.code_record("no.such.code"), palier.UnknownNameError, "api.name.unknown"),
        (lambda fw: palier.Expression("a &&", {}), palier.DefinitionError, "api.definition.expression"),
        (lambda fw: palier.Expression("a", {"a": "maybe"}), palier.ArgumentError, "api.argument.type"),
        (lambda fw: palier.Report().filter(severity="fatal"), palier.ArgumentError, "api.argument.severity"),
    ],
)
def test_misuse_raises_with_a_code(
    call: Call, kind: type[palier.PalierError], code: str, framework: palier.Framework
) -> None:
    with pytest.raises(kind) as caught:
        call(framework)
    assert type(caught.value) is kind
    assert caught.value.code == code
    assert caught.value.message
    assert code in str(caught.value)


def test_the_names_are_those_of_python_too() -> None:
    assert issubclass(palier.ArgumentError, ValueError)
    assert issubclass(palier.DefinitionError, ValueError)
    assert issubclass(palier.UnknownNameError, KeyError)
    assert issubclass(palier.DocumentError, palier.DefinitionError)
    for kind in (palier.ArgumentError, palier.DefinitionError, palier.UnknownNameError):
        assert issubclass(kind, palier.PalierError)
        assert kind.__module__ == "palier"


def test_an_unknown_name_offers_the_nearest(framework: palier.Framework) -> None:
    with pytest.raises(palier.UnknownNameError) as caught:
        framework.fields["formatoin"]
    assert caught.value.origin == "formatoin"
    assert "formation" in caught.value.hint
    assert "formation" in str(caught.value)


def test_a_document_error_carries_the_findings() -> None:
    with pytest.raises(palier.DocumentError) as caught:
        palier.Framework.load(b"{}", name="empty.json")
    report = caught.value.report
    assert report is not None
    assert not report.ok
    assert all(finding.origin.document == "empty.json" for finding in report)
    assert report[0].code in str(caught.value)


def test_exceptions_survive_pickling(framework: palier.Framework) -> None:
    for call in (lambda: framework.fields["x"], lambda: palier.Uai("x"), lambda: palier.Framework.load(b"")):
        with pytest.raises(palier.PalierError) as caught:
            call()
        again = pickle.loads(pickle.dumps(caught.value))
        assert type(again) is type(caught.value)
        assert (again.code, again.message, again.hint) == (caught.value.code, caught.value.message, caught.value.hint)


def test_a_file_that_cannot_be_read_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        palier.Framework.load(tmp_path / "absent.json")
    with pytest.raises(FileNotFoundError):
        palier.Framework.load("absent.json")


DAMAGED = [
    b"",
    b"{",
    b"[]",
    b"null",
    b"\xff\xfe\x00",
    b'{"format": "palier/plan"}',
    b'{"format": "palier/observations", "format_version": 1, "observations": 3}',
    b'{"format": "palier/observations", "format_version": 1, '
    b'"observations": [1, {"unit": 3}, {"unit": "a", "period": "2024"}]}',
    b'{"a": 1, "a": 2}',
    b'{"format_version": 1e999}',
    b"[" * 100_000,
    '{"format": "palier/observations", "é": "\\ud800"}'.encode(),
]


@pytest.mark.parametrize("document", DAMAGED, ids=range(len(DAMAGED)))
def test_no_document_raises_but_gives_findings(document: bytes, framework: palier.Framework) -> None:
    observations = palier.Observations.load(document, framework)
    assert len(observations) == 0
    assert not observations.report.ok
    organisation = palier.Organisation.load(document)
    assert len(organisation) == 0
    assert not organisation.report.ok
    for report in (observations.report, organisation.report):
        # Every sentence can be made, whatever the document holds.
        for lang in ("fr", "en"):
            assert report.to_text(lang)
        assert report._repr_html_()
        assert report.to_json()
    with pytest.raises(palier.DocumentError):
        palier.Framework.load(document)
