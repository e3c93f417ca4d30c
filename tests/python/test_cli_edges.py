# SPDX-License-Identifier: MIT
"""The command line at the edge of what it meets: odd folders, streams that are closed, bytes that are no text."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("typer", reason="the extra 'cli' (typer and rich) is not installed")

import palier
from palier.cli import show, tables
from palier.cli.words import Lang
from test_cli import run

EXAMPLE = {(kind, name): text for kind, name, text in palier.builtin_documents()}
PLAN = EXAMPLE["plan", "exemple"]
WRONG = PLAN.replace(b'"after": ["stage"]', b'"after": ["zzz"]')
UNKNOWN = "plan.reference.action-unknown"


def started(command: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    """Run a command of a shell in which ``palier`` is this one."""
    main = f"{sys.executable} -c 'from palier.cli import main; main()'"
    return subprocess.run(command.replace("palier", main, 1), shell=True, capture_output=True, check=False, **options)  # type: ignore[call-overload,no-any-return]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (WRONG.replace(b"palier/plan", rb"palier\/plan"), UNKNOWN),
        (b"\xff\xfe" + WRONG.decode().encode("utf-16-le"), "json.encoding.utf-16"),
    ],
)
def test_a_plan_is_one_in_any_encoding_and_with_escaped_slashes(tmp_path: Path, content: bytes, code: str) -> None:
    assert content != PLAN
    (tmp_path / "plan.json").write_bytes(content)
    for arguments in ([str(tmp_path)], ["--only-plans", str(tmp_path / "plan.json")]):
        status, out, _ = run("validate", *arguments)
        assert status == 1
        assert code in out


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_what_cannot_be_read_in_a_folder_stops_nothing_else(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "gone.json").symlink_to("nowhere")
    (tmp_path / "wrong.json").write_bytes(WRONG)
    status, out, err = run("validate", str(tmp_path))
    assert status == 2
    assert UNKNOWN in out
    assert "gone.json" in err
    assert "pipe.json" not in out + err


@pytest.mark.parametrize(
    "command",
    [
        "palier diagnose demo academie-exemple --unit X",
        "palier diagnose demo academie-exemple --by X",
        "palier diagnose demo academie-exemple --period X",
        "palier demo --unit X",
        "palier compare academie-exemple --period-before X",
        "palier validate exemple --select X",
        "palier explain X",
    ],
)
def test_an_argument_that_is_no_text_is_misuse(command: str) -> None:
    done = started(command.replace("X", r"$(printf '\351')"))
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Traceback" not in done.stderr
    assert "\ufffd".encode() in done.stderr


@pytest.mark.parametrize(
    "command",
    [
        "palier check - <&-",
        "palier diagnose demo - <&-",
        "palier validate - <&-",
        "palier models > /dev/full",
        "palier demo > /dev/full",
    ],
)
def test_streams_that_give_or_take_nothing_are_told(command: str) -> None:
    if "/dev/full" in command and not Path("/dev/full").exists():
        pytest.skip("there is no full device here")
    done = started(command)
    assert done.returncode in (1, 2)
    assert b"Traceback" not in done.stderr
    assert done.stdout or done.stderr


def test_a_closed_stream_does_not_keep_the_other_from_the_result() -> None:
    assert b"Formation" in started("palier demo 2>&-").stdout
    assert started("palier models >&-").returncode == 0


def test_a_reader_that_leaves_early_is_no_mistake() -> None:
    assert started("palier models | head -n 1").stderr == b""


def test_why_a_unit_has_no_profile_is_told(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("unit;pupils.enrolled\n0990001N;40\n", encoding="utf-8")
    status, _, err = run("diagnose", "demo", str(table), "--unit", "0990001N")
    assert status == 2
    assert "observations.table.period-column-missing" in err
    assert "--period" in err
    status, _, err = run("diagnose", "demo", "academie-exemple", "--unit", "0990001N", "--period", "2019-2020")
    assert status == 2
    assert "2023-2024, 2024-2025" in err
    assert "proches" not in err


@pytest.mark.parametrize("damage", ["cut", "latin-1"])
def test_damaged_observations_still_name_their_framework(tmp_path: Path, damage: str) -> None:
    content = EXAMPLE["observations", "academie-exemple"]
    broken = tmp_path / "o.json"
    broken.write_bytes(content[:3000] if damage == "cut" else content.decode().encode("latin-1", "replace"))
    status, out, err = run("compare", str(broken), "--period-before", "2023-2024", "--period-after", "2023-2024")
    assert status == 1
    assert "ne nomme pas" not in err
    assert "json." in err
    assert out


def test_a_column_that_comes_twice_is_told_and_empty_ones_are_none(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("unit;period;pupils.enrolled;pupils.enrolled\n0990001N;2024-2025;40;900\n", encoding="utf-8")
    status, out, err = run("diagnose", "demo", str(table))
    assert status == 0
    assert "vient deux fois (encore en position 4) ; seule la première compte" in err.replace("\n", " ")
    assert "0990001N" in out
    table.write_text("unit;period;pupils.enrolled;;\n0990001N;2024-2025;40;;\n", encoding="utf-8")
    status, out, err = run("diagnose", "demo", str(table))
    assert (status, err) == (0, "")
    assert "0990001N" in out


def test_a_reader_that_gives_up_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    panic = type("PanicException", (BaseException,), {"__module__": "pyo3_runtime"})

    def give_up(*_: object) -> None:
        raise panic("range end index out of range")

    monkeypatch.setattr(tables, "_read_parquet", give_up)
    path = tmp_path / "x.parquet"
    path.write_bytes(b"PAR1")
    with pytest.raises(tables.UnreadableTableError, match=r"x\.parquet"):
        tables.read_table(path, Lang.fr)


def test_an_interview_keeps_to_answers_that_can_be_read_back(tmp_path: Path) -> None:
    saved = tmp_path / "n.json"
    values = '{"training.hours_offered": NaN}'
    head = '{"format": "palier/observations", "format_version": 1, "observations": '
    saved.write_text(f'{head}[{{"unit": "a", "period": "2024-2025", "values": {values}}}]}}', encoding="utf-8")
    status, _, _ = run("diagnose", "demo", "--ask", "--save", str(saved), stdin=b"1\nq\n")
    assert status == 0
    (row,) = json.loads(saved.read_text(encoding="utf-8"), parse_constant=pytest.fail)["observations"]
    assert row["values"]["training.hours_offered"] is None
    assert len(row["values"]) == 2

    rows = [
        {"period": "2024-2025", "values": {}},
        {"unit": "b", "period": "zzz", "values": {}},
        {"unit": "b", "period": "2023-2024", "values": {}},
    ]
    saved.write_text(f"{head}{json.dumps(rows)}}}", encoding="utf-8")
    status, out, _ = run("diagnose", "demo", "--ask", "--save", str(saved), stdin=b"q\n")
    assert status == 0
    assert "None" not in out
    assert "2023-2024" in out


def test_places_where_nothing_can_be_saved_are_told_before_the_first_question(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    for place in (tmp_path / "loop", tmp_path / ("x" * 300), tmp_path / "none" / "a.json"):
        status, out, err = run("diagnose", "demo", "--ask", "--save", str(place), stdin=b"1\n")
        assert (status, out) == (2, "")
        assert err.strip()


def test_groups_keep_their_names_in_narrow_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    for columns in (80, 60, 50):
        monkeypatch.setattr(show, "width", lambda columns=columns: columns)
        status, out, _ = run("diagnose", "demo", "academie-exemple", "--by", "district")
        assert status == 0
        assert "Groupe" in out
        assert out.count("District") >= 4


def test_names_do_not_drive_the_terminal(tmp_path: Path) -> None:
    rows = [{"unit": "\x1b[31mrouge\x1b]0;titre\x07", "period": "2024-2025", "values": {}}]
    document = {"format": "palier/observations", "format_version": 1, "observations": rows}
    path = tmp_path / "o.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    status, out, _ = run("diagnose", "demo", str(path))
    assert status == 0
    assert "rouge" in out
    assert "\x1b" not in out
    assert "\x07" not in out


@pytest.mark.parametrize(
    "command",
    [
        ["check", "exemple", "--period", "zzz"],
        ["validate", "exemple", "--period", "zzz"],
        ["progress", "exemple", "--observations", "academie-exemple", "--period", "zzz"],
        ["validate", "exemple", "--baseline", "", "--write-baseline"],
        ["diagnose", "demo", "academie-exemple", "--unit", "0990001N", "--path", "formation=2", "--field", "pilotage"],
    ],
)
def test_what_would_do_nothing_is_refused(command: list[str]) -> None:
    status, out, err = run(*command)
    assert (status, out) == (2, "")
    assert err.strip()
