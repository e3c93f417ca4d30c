# SPDX-License-Identifier: MIT
"""Reports, findings, and what is written about their codes."""

from __future__ import annotations

import json
import re

import palier
import polars
import pytest


@pytest.fixture(scope="module")
def report(small: palier.Framework) -> palier.Report:
    frame = polars.DataFrame(
        {
            "unit": ["a", "b", None],
            "period": ["2024-2025", "2024", "2024-2025"],
            "pupils": ["many", "2", "3"],
            "pupil": [1, 2, 3],
        }
    )
    return palier.Observations.from_frame(frame, small, name="answers.csv").report


def test_a_report_is_a_sequence_of_findings(report: palier.Report) -> None:
    assert len(report) == 4
    assert report
    assert not report.ok
    assert [finding.code for finding in report] == [
        "observations.table.period-ambiguous",
        "observations.table.unit-missing",
        "observations.value.type",
        "observations.table.column-unknown",
    ]
    assert report[-1] == list(report)[3]
    with pytest.raises(IndexError):
        report[4]
    assert report.counts == {"error": 3, "warning": 0, "advice": 1, "info": 0}
    assert report.dropped == 0
    assert repr(report) == "<palier.Report not ok, 3 error, 1 advice>"


def test_a_finding_says_what_where_why_and_what_to_do(report: palier.Report) -> None:
    finding = report[0]
    assert finding.severity is palier.Severity.error
    assert (finding.origin.document, finding.origin.pointer) == ("answers.csv", "/rows/1/period")
    assert finding.arguments == {"value": "2024", "rentree": "2024-2025", "session": "2023-2024"}
    for lang in ("fr", "en"):
        assert "2023-2024" in finding.message(lang)
        assert finding.why(lang).endswith(".")
        assert finding.remedy(lang).endswith(".")
    assert finding.message("fr") != finding.message("en")
    assert len(finding.fingerprint) == 16
    assert finding in {finding}


def test_filters_take_a_code_or_its_beginning_and_a_severity(report: palier.Report) -> None:
    assert len(report.filter(code="observations.table")) == 3
    assert len(report.filter(code="observations.table.unit-missing")) == 1
    assert len(report.filter(code="observations.tab")) == 0
    assert report.filter(severity="advice").ok
    assert report.filter(severity=palier.Severity.error).counts["error"] == 3
    assert len(report.filter(code="observations.table", severity="error")) == 2
    assert len(report.filter()) == len(report)


def test_reports_add_up(report: palier.Report) -> None:
    both = report + report
    assert len(both) == 2 * len(report)
    assert len(report) == 4
    assert not palier.Report()
    assert palier.Report().ok


def test_a_report_is_a_table(report: palier.Report) -> None:
    frame = polars.DataFrame(report.to_table("en"))
    assert frame.columns == ["code", "severity", "document", "pointer", "line", "column", "message", "remedy"]
    assert frame["code"].to_list() == [finding.code for finding in report]
    assert frame["message"].to_list() == [finding.message("en") for finding in report]


def test_a_report_is_a_document(report: palier.Report) -> None:
    document = json.loads(report.to_json())
    assert document["format"] == "palier/report"
    assert document["ok"] is False
    assert document["counts"] == report.counts
    assert [each["code"] for each in document["findings"]] == [finding.code for finding in report]
    assert document["findings"][0]["fingerprint"] == report[0].fingerprint
    french = json.loads(report.to_json("fr"))
    assert french["findings"][0]["message"] == report[0].message("fr")


def test_a_report_is_a_text_with_words_for_severities(report: palier.Report) -> None:
    french = report.to_text("fr")
    assert "answers.csv" in french
    assert "erreur  observations.table.period-ambiguous  /rows/1/period" in french
    assert french.endswith("3 erreurs, 1 conseil.\n")
    assert max(map(len, french.splitlines())) <= 80
    english = report.to_text("en", width=0)
    assert report[0].message("en") in english
    assert report[0].remedy("en") in english
    assert english.endswith("3 errors, 1 piece of advice.\n")
    assert palier.Report().to_text("fr") == "Rien à signaler.\n"


def test_html_escapes_everything(small: palier.Framework) -> None:
    frame = polars.DataFrame({"unit": ["<script>alert(1)</script>"], "period": ["<b>"], "<i>": ["&"]})
    html = palier.Observations.from_frame(frame, small, name="<x>").report._repr_html_()
    assert "<script>" not in html
    assert "<b>" not in html
    assert "<i>" not in html
    assert "<x>" not in html
    assert "&lt;b&gt;" in html
    assert "erreur" in html


def test_findings_beyond_the_limit_are_counted(small: palier.Framework) -> None:
    frame = polars.DataFrame({"unit": [f"u{i}" for i in range(250)], "period": ["2024"] * 250})
    report = palier.Observations.from_frame(frame, small).report
    assert len(report) == 100
    assert report.dropped == 150
    assert report.counts["error"] == 250
    assert "150" in report.to_text("fr")


def test_every_code_is_documented() -> None:
    records = palier.code_records()
    codes = [record.code for record in records]
    assert len(set(codes)) == len(codes) > 50
    for record in records:
        assert palier.code_record(record.code).code == record.code
        for lang in ("fr", "en"):
            for sentence in (record.summary(lang), record.why(lang), record.remedy(lang)):
                assert sentence.endswith("."), record.code
                used = set(re.findall(r"{(.*?)}", sentence))
                assert used <= set(record.parameters), record.code
