# SPDX-License-Identifier: MIT
"""Tables as spreadsheets write them, on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("typer", reason="the extra 'cli' (typer and rich) is not installed")

from palier.cli import tables
from palier.cli.words import Lang
from test_cli import run

ROW = "0990001N;2024-2025;OUI;40"
HEADER = "uai;annee_scolaire;referent.named;teachers.on_duty"


def read(path: Path, content: bytes) -> dict[str, list[Any]]:
    path.write_bytes(content)
    found: dict[str, list[Any]] = tables.read_table(path, Lang.fr).to_pydict()
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_is_read_in_each_encoding_of_spreadsheets(tmp_path: Path, encoding: str) -> None:
    content = "unité;réponse\nCollège de l’Œuvre;très élevé\n".encode(encoding)
    assert read(tmp_path / "a.csv", content) == {"unité": ["Collège de l’Œuvre"], "réponse": ["très élevé"]}


def test_bytes_of_no_encoding_are_kept_one_by_one(tmp_path: Path) -> None:
    assert read(tmp_path / "a.csv", b"a;b\n\x81;\xe9\n") == {"a": ["\x81"], "b": ["é"]}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "a;b\r\n001;1,5\r\n"),
        ("a.csv", 'a,b\n001,"1,5"\n'),
        ("a.csv", "a\tb\n001\t1,5\n"),
        ("a.tsv", "a\tb\n001\t1,5"),
        ("a.CSV", "sep=;\r\na;b\r\n001;1,5\r\n"),
        ("a.csv", "\n a ; b \n\n001;1,5\n"),
    ],
)
def test_the_separator_is_found_and_codes_keep_their_zeros(tmp_path: Path, name: str, content: str) -> None:
    assert read(tmp_path / name, content.encode()) == {"a": ["001"], "b": ["1,5"]}


def test_no_cell_of_an_uneven_table_is_lost(tmp_path: Path) -> None:
    assert read(tmp_path / "a.csv", b"a;a;\n1;2;3;4\n5\n") == {
        "a": ["1", "5"],
        "a (2)": ["2", None],
        "(3)": ["3", None],
        "(4)": ["4", None],
    }
    assert read(tmp_path / "a.csv", b"a;a (3);a\n1;2;3\n") == {"a": ["1"], "a (3)": ["2"], "a (3) (3)": ["3"]}
    assert read(tmp_path / "a.csv", b"a;b\n") == {"a": [], "b": []}
    assert read(tmp_path / "a.csv", b"") == {}


def test_cells_without_a_column_are_told(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text(f"{HEADER}\n{ROW};surplus\n", encoding="utf-8")
    status, out, _ = run("diagnose", "demo", str(table), "--format", "json")
    (found,) = json.loads(out)["report"]["findings"]
    assert status == 0
    assert (found["document"], found["pointer"]) == (str(table), "/columns/(5)")


def test_a_quotation_mark_never_closed_is_told_with_its_line(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text(f'{HEADER}\n{ROW}\n0990002P;"2024-2025;NON;30\n', encoding="utf-8")
    status, out, err = run("diagnose", "demo", str(table))
    assert (status, out) == (1, "")
    assert "a.csv, ligne 3 : ce n'est plus un tableau CSV" in err
    status, _, err = run("diagnose", "demo", str(table), "--lang", "en")
    assert (status, "no CSV table any more" in err) == (1, True)


def test_a_damaged_parquet_file_is_told(tmp_path: Path) -> None:
    table = tmp_path / "a.parquet"
    table.write_bytes(b"PAR1xxxx")
    status, out, err = run("diagnose", "demo", str(table))
    assert (status, out) == (1, "")
    assert "a.parquet" in err


def test_a_table_of_answers_is_checked(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text(f"{HEADER}\n{ROW}\n", encoding="utf-8")
    assert run("check", str(table), "--framework", "demo")[0] == 0
    table.write_text(f"{HEADER}\n{ROW.replace('OUI', 'peut-être')}\n", encoding="utf-8")
    status, out, _ = run("check", str(table), "--framework", "demo")
    assert status == 1
    assert str(table) in out.replace("\n", "")
    status, _, err = run("check", str(table))
    assert status == 2
    assert "--framework" in err


def test_an_interview_starts_from_a_table(tmp_path: Path) -> None:
    table, saved = tmp_path / "a.csv", tmp_path / "s.json"
    table.write_text(f"{HEADER}\n{ROW}\n", encoding="utf-8")
    status, out, err = run("diagnose", "demo", str(table), "--ask", "--save", str(saved), stdin=b"oui\n1\nq\n")
    assert status == 0, err
    assert "0990001N" in out
    (entry,) = json.loads(saved.read_text(encoding="utf-8"))["observations"]
    assert entry["unit"] == "0990001N"
    assert entry["values"].items() >= {"referent.named": True, "teachers.on_duty": 40}.items()
    assert len(entry["values"]) > 2


def test_an_interview_does_not_start_from_what_is_no_document(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("uai;nom\n", encoding="utf-8")
    status, out, err = run("diagnose", "demo", str(path), "--ask", stdin=b"q\n")
    assert status == 2
    assert "1:1" in out + err
