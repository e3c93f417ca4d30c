# SPDX-License-Identifier: MIT
"""What people do wrong on the command line: a sentence and the right status, never a traceback, nothing lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("typer", reason="the extra 'cli' (typer and rich) is not installed")

import palier
from palier.cli import answers
from palier.cli.words import Lang
from test_cli import run

EXAMPLE = {(kind, name): text for kind, name, text in palier.builtin_documents()}
CSV = "unit;period;teachers.on_duty\n0990001N;2024-2025;40\n"


def written(path: Path, content: str | bytes) -> str:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


@pytest.mark.parametrize("content", [b"", b"[]", EXAMPLE["organisation", "academie-exemple"][:30_000]])
def test_a_broken_organisation_does_not_pass_for_a_good_plan(tmp_path: Path, content: bytes) -> None:
    broken = written(tmp_path / "o.json", content)
    status, _, err = run("validate", "exemple", "--organisation", broken)
    assert (status, broken in err.replace("\n", "")) == (1, True)
    status, _, err = run("progress", "exemple", "--observations", "academie-exemple", "--organisation", broken)
    assert (status, broken in err.replace("\n", "")) == (1, True)


def test_an_interview_keeps_the_answers_that_its_reader_keeps(tmp_path: Path) -> None:
    row = {"unit": "0990001N", "period": "2024-2025", "values": {"pupils.enrolled": 10}}
    head = '{"format": "palier/observations", "format_version": 1, "observations": '
    saved = tmp_path / "s.json"
    written(saved, f'{head}[{json.dumps(row)}], "observations": []}}')
    status, _, err = run("diagnose", "demo", "--ask", "--save", str(saved), stdin=b"1\nq\n")
    assert status == 0, err
    (entry,) = json.loads(saved.read_text(encoding="utf-8"))["observations"]
    assert entry["values"].items() > row["values"].items()


def test_an_interview_that_cannot_be_saved_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "f"
    folder.mkdir()
    saved = folder / ("x" * 250 + ".json")  # the temporary file beside it has too long a name
    status, _, err = run("diagnose", "demo", "--ask", "--save", str(saved), stdin=b"1\n1\nq\n")
    assert status == 2
    assert "ne sont pas enregistrées" in err


def test_an_interview_resumes_behind_a_link_and_says_what_it_reads(tmp_path: Path) -> None:
    real = tmp_path / "real.json"
    link = tmp_path / "link.json"
    assert run("diagnose", "demo", "--ask", "--save", str(real), stdin=b"1\nq\n")[0] == 0
    link.symlink_to(real)
    first = real.read_text(encoding="utf-8")
    status, out, err = run("diagnose", "demo", "elsewhere.json", "--ask", "--save", str(link), stdin=b"oui\n1\n2\nq\n")
    assert status == 0, err
    assert "n'est pas relu" in out.replace("\n", " ")
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") != first


def test_half_a_character_is_saved_as_an_escape(tmp_path: Path) -> None:
    saved = tmp_path / "s.json"
    row = {"unit": "\ud800", "period": "2024-2025", "values": {}}
    written(saved, json.dumps({"format": "palier/observations", "format_version": 1, "observations": [row]}))
    before = json.loads(saved.read_text(encoding="utf-8"))
    status, _, _ = run("diagnose", "demo", "--ask", "--save", str(saved), "--unit", "u", stdin=b"1\nq\n")
    assert status == 0
    assert json.loads(saved.read_text(encoding="utf-8"))["observations"][0] == before["observations"][0]


@pytest.mark.parametrize("period", ["bidule", "2024-2026", "2024"])
def test_a_wrong_year_is_misuse_in_the_language_asked_for(tmp_path: Path, period: str) -> None:
    table = written(tmp_path / "a.csv", CSV)
    for command in (
        ["diagnose", "demo", table, "--period", period],
        ["compare", table, "--framework", "demo", "--period-before", period],
        ["diagnose", "demo", "--ask", "--period", period],
    ):
        status, _, err = run(*command)
        assert status == 2, command
        assert "is no school year" not in err
        assert period in err


@pytest.mark.parametrize(
    "command",
    [
        ["progress", "exemple", "--observations", "academie-exemple", "--at", "9999-12-31"],
        ["diagnose", "demo", "academie-exemple", "--unit", "0990001N", "--path", "formation=" + "9" * 26],
        ["check", "x" * 300],
        ["validate", "x" * 300],
        ["diagnose", "demo", "x" * 300 + ".csv"],
        ["diagnose", "demo", "academie-exemple", "--field", "formation"],
        ["diagnose", "demo", "academie-exemple", "--unit", "0990001N", "--by", "district"],
        ["diagnose", "demo", "academie-exemple", "--by", "district", "--tier", "9"],
        ["diagnose", "demo", "academie-exemple", "--tier", "1"],
        ["diagnose", "demo", "--ask", "--tier", "1"],
        ["diagnose", "demo", "--ask", "--details"],
        ["diagnose", "demo", "academie-exemple", "--details"],
        ["diagnose", "demo", "academie-exemple", "--details", "--format", "json", "--by", "district"],
        ["diagnose", "demo", "academie-exemple", "--details", "--format", "json", "--unit", "0990001N"],
    ],
)
def test_what_cannot_be_done_is_misuse(command: list[str]) -> None:
    status, out, err = run(*command)
    assert (status, out) == (2, "")
    assert err.strip()


def test_a_framework_of_one_tier_is_grouped_by_it(tmp_path: Path) -> None:
    document = json.loads(EXAMPLE["framework", "demo"])
    maturity = document["maturity"]
    maturity["tiers"] = maturity["tiers"][:1]
    maturity["criteria"] = [each for each in maturity["criteria"] if each["tier"] == 1]
    maturity["requirements"] = {"default": {"rule": "all"}}
    framework = written(tmp_path / "one.json", json.dumps(document))
    status, out, err = run("diagnose", framework, "academie-exemple", "--by", "district")
    assert (status, err) == (0, ""), err
    assert "palier 1" in out.lower()


def test_documents_nested_too_deep_are_told(tmp_path: Path) -> None:
    deep = written(tmp_path / "d.json", '{"framework": {"id": "demo"}, "x": ' + "[" * 100_000)
    assert run("compare", deep)[0] == 1
    assert run("diagnose", "demo", deep, "--ask", stdin=b"q\n")[0] == 2
    assert run("validate", "exemple", "--baseline", deep)[0] == 2


def test_files_may_have_names_of_any_bytes(tmp_path: Path) -> None:
    for suffix, content, command in (
        (".csv", CSV.encode(), ["diagnose", "demo"]),
        (".json", EXAMPLE["framework", "demo"], ["check"]),
    ):
        name = os.fsdecode(bytes(tmp_path) + b"/a\xe9" + suffix.encode())
        try:
            Path(name).write_bytes(content)
        except OSError:
            pytest.skip("this file system wants names in UTF-8")
        assert run(*command, name)[0] == 0


def test_a_stream_of_another_encoding_gets_plainer_characters() -> None:
    for encoding in ("cp1252", "ascii"):
        done = subprocess.run(
            [sys.executable, "-c", "from palier.cli import main; main()", "demo"],
            env=os.environ | {"PYTHONIOENCODING": encoding},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert "Formation" in done.stdout.decode(encoding)


def test_findings_alike_are_counted_beyond_those_kept(tmp_path: Path) -> None:
    head = "unit;period;" + ";".join(f"nothing{number}" for number in range(150))
    table = written(tmp_path / "a.csv", f"{head}\n0990001N;2024-2025{';1' * 150}\n")
    status, _, err = run("diagnose", "demo", table)
    assert status == 0
    assert "150 constats du même genre" in err
    assert "Les 149 autres" in err


def test_empty_rows_of_a_spreadsheet_are_nothing(tmp_path: Path) -> None:
    table = written(tmp_path / "a.csv", CSV + ";;\n; ;\n")
    assert run("diagnose", "demo", table)[0] == 0


def test_brackets_in_the_name_of_a_parquet_file_are_no_pattern(tmp_path: Path) -> None:
    polars = pytest.importorskip("polars", reason="reading Parquet needs polars")
    path = tmp_path / "a [2024].parquet"
    polars.DataFrame({"unit": ["0990001N"], "period": ["2024-2025"], "teachers.on_duty": [40]}).write_parquet(path)
    assert run("diagnose", "demo", str(path))[0] == 0


def test_a_code_may_end_with_its_dot() -> None:
    assert run("explain", "json.")[0] == 0
    assert run("validate", "exemple", "--select", "plan.")[0] == 0


@pytest.mark.parametrize(
    ("typed", "lang", "value"),
    [
        ("1250,5", Lang.fr, 1250.5),
        ("1 250,5", Lang.fr, 1250.5),
        ("1\u202f250", Lang.fr, 1250.0),
        ("1,250", Lang.fr, 1.25),
        ("1,250", Lang.en, 1250.0),
        ("1,250.5", Lang.en, 1250.5),
        ("1.5", Lang.en, 1.5),
    ],
)
def test_numbers_are_read_as_the_language_writes_them(typed: str, lang: Lang, value: float) -> None:
    hours = palier.Framework.load("demo").indicators["training.hours_offered"]
    assert answers.read_answer(hours, typed, lang) == value


@pytest.mark.parametrize("typed", ["1 2", "12 34", "1" * 400, "1,2,3"])
def test_what_is_no_number_is_not_guessed(typed: str) -> None:
    hours = palier.Framework.load("demo").indicators["training.hours_offered"]
    with pytest.raises(answers.UnreadableError):
        answers.read_answer(hours, typed, Lang.fr)


def test_a_table_without_years_takes_one_in_every_command(tmp_path: Path) -> None:
    table = written(tmp_path / "a.csv", "unit;teachers.on_duty\n0990001N;40\n")
    for command in (
        ["diagnose", "demo", table],
        ["check", table, "--framework", "demo"],
        ["validate", "exemple", "--framework", "demo", "--observations", table],
        ["progress", "exemple", "--framework", "demo", "--observations", table],
    ):
        status, out, err = run(*command)
        assert status == 1, command
        assert "--period 2024-2025" in " ".join((out + err).split())
        assert run(*command, "--period", "2024-2025")[0] == 0, command
