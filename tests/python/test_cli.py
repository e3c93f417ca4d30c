# SPDX-License-Identifier: MIT
"""The command line, as a person types it: what it shows, in which language, and its exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("typer", reason="the extra 'cli' (typer and rich) is not installed")

import palier
from palier.cli.commands import app
from typer.testing import CliRunner

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str, stdin: bytes | None = None) -> tuple[int, str, str]:
    """Run a command; return its status, its output and what it said beside it."""
    result = CliRunner().invoke(app, list(arguments), input=stdin)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def test_demo_shows_a_profile_its_reasons_and_the_districts_in_french() -> None:
    status, out, _ = run("demo")
    assert status == 0
    assert "Collège des Tilleuls" in out
    assert "Référentiel fictif" in out
    assert "Formation : palier 1 acquis, palier 2 encore possible" in out.replace("\u202f", " ")
    assert "District Orvelle" in out
    assert "palier diagnose demo" in out


def test_demo_speaks_english_too() -> None:
    status, out, _ = run("demo", "--lang", "en")
    assert status == 0
    assert "tier 1 secured, tier 2 still possible" in out
    assert "What next" in out


def test_output_in_a_pipe_fits_eighty_columns_without_colour() -> None:
    for arguments in (["demo"], ["models"], ["diagnose", "demo", "academie-exemple"]):
        status, out, _ = run(*arguments)
        assert status == 0
        assert "\x1b" not in out
        assert max(len(line) for line in out.splitlines()) <= 80


def test_demo_as_json_is_one_document() -> None:
    status, out, _ = run("demo", "--format", "json")
    assert status == 0
    document = json.loads(out)
    assert document["profile"]["unit"] == "0990001N"
    assert {row["field"] for row in document["districts"]} == {
        field.id for field in palier.Framework.load("demo").fields.values()
    }


def test_diagnose_one_unit_explains_one_field() -> None:
    status, out, _ = run("diagnose", "demo", "academie-exemple", "--unit", "0990001N", "--field", "formation")
    assert status == 0
    assert "Taux d'enseignants formés" in out
    assert "Équipement : palier" not in out.replace("\u202f", " ")


def test_diagnose_one_unit_as_json_has_its_gaps() -> None:
    status, out, _ = run("diagnose", "demo", "academie-exemple", "--unit", "0990001N", "--format", "json")
    assert status == 0
    gaps = {gap["field"]: gap for gap in json.loads(out)["gaps"]}
    assert gaps["formation"]["tier"] == 2
    assert [each["criterion"] for each in gaps["formation"]["criteria"]] == ["formation.trained"]


def test_diagnose_by_district_groups_units() -> None:
    status, out, _ = run("diagnose", "demo", "academie-exemple", "--by", "district", "--lang", "en")
    assert status == 0
    assert "Schools at tier 2 or above, by district, 2024-2025" in out


def test_diagnose_as_json_has_rows_and_the_framework_it_was_given_by() -> None:
    status, out, _ = run("diagnose", "demo", "academie-exemple", "--format", "json", "--period", "2023-2024")
    assert status == 0
    document = json.loads(out)
    assert document["framework"]["id"] == "demo"
    assert len(document["framework"]["hash"]) == 64


def test_a_misspelt_unit_is_misuse_and_names_the_nearest() -> None:
    status, _, err = run("diagnose", "demo", "academie-exemple", "--unit", "0990001M")
    assert status == 2
    assert "0990001N" in err


def test_a_misspelt_field_or_hierarchy_is_misuse() -> None:
    status, _, err = run("diagnose", "demo", "academie-exemple", "--unit", "0990001N", "--field", "formations")
    assert (status, "formation" in err) == (2, True)
    status, _, err = run("diagnose", "demo", "academie-exemple", "--by", "distict")
    assert (status, "district" in err) == (2, True)


def test_a_missing_file_is_misuse_and_names_what_there_is() -> None:
    status, _, err = run("diagnose", "dmeo", "academie-exemple")
    assert status == 2
    assert "demo" in err


@pytest.mark.parametrize(
    ("option", "given", "french", "english"),
    [
        ("--by", "distict", "n'est pas une hiérarchie de l'organisation", "is no hierarchy"),
        ("--unit", "0990001", "n'est pas une unité diagnostiquée", "is not a diagnosed unit"),
        ("--field", "formations", "n'est pas un champ du référentiel", "is no field"),
    ],
)
def test_a_misspelt_name_is_told_once_in_the_language_asked_for(
    option: str, given: str, french: str, english: str
) -> None:
    unit = ("--unit", "0990001N") if option == "--field" else ()
    for lang, sentence, nearest in (("fr", french, "le"), ("en", english, "Nearest known: ")):
        status, _, err = run("diagnose", "demo", "academie-exemple", *unit, option, given, "--lang", lang)
        assert (status, sentence in err, err.count(given)) == (2, True, 2 if given == "0990001" else 1)
        assert ("plus proche" in err, "Nearest known" in err) == (lang == "fr", lang == "en")
        assert nearest in err


@pytest.mark.parametrize(
    ("options", "french"),
    [
        (("--unit", "0990001N", "--path", "formation=7"), "pas de palier 7"),
        (("--period", "2024"), "n'est pas une année scolaire"),
        (("--minimum-evidence", "sure"), "n'est pas un niveau de preuve"),
    ],
)
def test_a_bad_argument_is_told_in_french(options: tuple[str, ...], french: str) -> None:
    status, _, err = run("diagnose", "demo", "academie-exemple", *options)
    assert (status, french in err, "api." in err) == (2, True, False)


def test_the_units_are_shown_for_the_latest_year_in_80_columns() -> None:
    status, out, _ = run("diagnose", "demo", "academie-exemple")
    assert status == 0
    assert "Paliers par unité et par champ, 2024-2025" in out
    assert "Autres années : 2023-2024" in out
    assert max(map(len, out.splitlines())) <= 80
    assert "…" not in out.splitlines()[1]
    assert sum(line.startswith("0990001N") for line in out.splitlines()) == 1
    earlier = run("diagnose", "demo", "academie-exemple", "--period", "2023-2024")[1]
    assert "par champ, 2023-2024" in earlier
    assert "Autres années" not in earlier


def test_long_names_of_fields_are_cut_to_what_fits() -> None:
    from palier.cli.show import shortened

    assert shortened(["pilotage", "ent"], 11) == ["pilotage", "ent"]
    assert shortened(["pilotage", "ent"], 8) == ["pilo…", "ent"]
    assert shortened(["pilotage", "formation"], 3) == ["pi…", "fo…"]


def test_the_heading_of_a_unit_is_written_once() -> None:
    out = run("diagnose", "demo", "academie-exemple", "--unit", "0990001N")[1]
    assert out.count("Collège des Tilleuls (0990001N)") == 1
    assert out.count("Auto-évaluation") == 1
    assert "[##-]  palier 2" in out


def test_many_findings_alike_are_counted_and_the_first_is_shown() -> None:
    status, out, err = run("diagnose", "demo", "academie-exemple")
    assert status == 0
    assert "Paliers par unité et par champ" in out
    assert err.count("diagnosis.field.not-applicable-capped") == 1
    assert "constats du même genre" in err
    assert "0990109F" in err
    assert len(err.splitlines()) < 15


def test_check_passes_every_document_that_comes_with_palier() -> None:
    files = sorted(str(path) for path in (ROOT / "data").rglob("*.json") if path.parent.name != "schemas")
    assert len(files) == 11
    status, out, _ = run("check", *files)
    assert status == 0
    assert out.count("rien à signaler") == len(files)


def test_check_tells_line_reason_and_remedy_of_a_broken_document(tmp_path: Path) -> None:
    broken = tmp_path / "référentiel.json"
    text = (ROOT / "data" / "frameworks" / "demo.json").read_text(encoding="utf-8")
    broken.write_text(text.replace('"referent.named"', '"referent.nammed"', 1), encoding="utf-8")
    status, out, _ = run("check", str(broken))
    assert status == 1
    assert "référentiel.json" in out
    assert "referent.named" in out
    status, out, _ = run("check", str(broken), "--format", "json")
    assert status == 1
    report = json.loads(out)
    assert report["format"] == "palier/report"
    assert not report["ok"]
    assert all(finding["line"] > 0 for finding in report["findings"])


def test_check_reads_standard_input_and_any_bytes() -> None:
    status, out, _ = run("check", "-", stdin=b"\xff\xfe{")
    assert status == 1
    assert "<stdin>" in out


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b'{"format": "palier/framewrok", "format_version": 1}', b"null"])
def test_check_never_fails_on_a_strange_document(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "strange.json"
    path.write_bytes(content)
    status, out, _ = run("check", str(path))
    assert status == 1
    assert out.strip()


def test_models_lists_the_built_in_documents() -> None:
    status, out, _ = run("models", "--format", "json")
    assert status == 0
    listed = json.loads(out)
    assert {"kind": "framework", "name": "demo"} in [{"kind": row["kind"], "name": row["name"]} for row in listed]


def test_diagnose_reads_a_csv_table_with_french_habits(tmp_path: Path) -> None:
    table = tmp_path / "réponses.csv"
    table.write_text(
        "unit;period;referent.trained;training.plan;teachers.on_duty;teachers.trained\n0990001N;2024-2025;OUI;1;40;ss\n",
        encoding="utf-8",
    )
    status, out, err = run("diagnose", "demo", str(table), "--unit", "0990001N", "--field", "formation")
    assert status == 0, err
    assert "masqué (secret statistique)" in out


def test_without_its_extra_the_command_says_what_to_install() -> None:
    program = (
        "import sys\n"
        "sys.modules['typer'] = None\n"
        "from palier.cli import main\n"
        "try:\n"
        "    main()\n"
        "except SystemExit as stop:\n"
        "    sys.exit(stop.code)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "pip install 'palier[cli]'" in done.stderr
