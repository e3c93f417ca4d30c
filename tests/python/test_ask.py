# SPDX-License-Identifier: MIT
"""``palier diagnose --ask``: an interview through a pipe, as a person would type it."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("typer", reason="the extra 'cli' (typer and rich) is not installed")

import palier
from palier.cli import answers
from palier.cli.commands import app
from palier.cli.words import Lang
from typer.testing import CliRunner


def grid() -> dict[str, Any]:
    """A framework with one question of each type, in one order."""
    indicators: list[dict[str, Any]] = [
        {"id": "lead", "type": "boolean", "label": {"fr": "Référent", "en": "Lead"}, "not_applicable": "allowed"},
        {
            "id": "wifi",
            "type": "ordinal",
            "min": 0,
            "max": 2,
            "label": {"fr": "Wi-Fi", "en": "Wi-Fi"},
            "value_labels": {"0": {"fr": "Aucun", "en": "None"}, "2": {"fr": "Partout", "en": "Everywhere"}},
        },
        {
            "id": "link",
            "type": "category",
            "values": ["none", "adsl", "fibre"],
            "label": {"fr": "Raccordement", "en": "Connection"},
            "value_labels": {"fibre": {"fr": "Fibre optique", "en": "Optical fibre"}},
        },
        {
            "id": "score",
            "type": "number",
            "min": 0,
            "max": 20,
            "unit": "%",
            "label": {"fr": "Note", "en": "Mark"},
            "not_applicable": "with_reason",
        },
        {"id": "rooms", "type": "integer", "min": 0, "max": 9000, "label": {"fr": "Salles", "en": "Rooms"}},
    ]
    conditions = ["lead", "wifi >= 1", "link == 'fibre'", "score >= 10.5", "rooms >= 1200"]
    return {
        "format": "palier/framework",
        "format_version": 1,
        "id": "petite",
        "version": "1",
        "status": "synthetic",
        "label": {"fr": "Petite grille", "en": "Small grid"},
        "indicators": indicators,
        "maturity": {
            "tiers": [{"id": "t1", "label": {"fr": "Palier 1", "en": "Tier 1"}}],
            "fields": [
                {"id": each["id"] + "s", "label": {"fr": "Champ " + each["id"], "en": "Field " + each["id"]}}
                for each in indicators
            ],
            "criteria": [
                {"id": f"{each['id']}s.k", "field": each["id"] + "s", "tier": 1, "when": condition}
                for each, condition in zip(indicators, conditions, strict=True)
            ],
        },
    }


@pytest.fixture
def rules(tmp_path: Path) -> str:
    """The file of the small framework."""
    path = tmp_path / "grille.json"
    path.write_text(json.dumps(grid()), encoding="utf-8")
    return str(path)


def run(*arguments: str, typed: str = "") -> tuple[int, str, str]:
    """Run a command on what is typed; return its status, its output and what it said beside it."""
    result = CliRunner().invoke(app, ["diagnose", *arguments], input=typed)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def saved(path: Path) -> dict[str, Any]:
    """Return the answers of the only row of a document."""
    (row,) = json.loads(path.read_text(encoding="utf-8"))["observations"]
    values: dict[str, Any] = row["values"]
    return values


def test_an_interview_in_french_ends_when_the_profile_is_certain(rules: str, tmp_path: Path) -> None:
    path = tmp_path / "reponses.json"
    status, out, _ = run(
        rules, "--ask", "--save", str(path), "--unit", "0990001N", "--period", "2024-2025",
        typed="Oui\npartout\nfibre optique\n12,5 %\n1 250\n",
    )  # fmt: skip
    assert status == 0
    assert saved(path) == {"lead": True, "wifi": 2, "link": "fibre", "score": 12.5, "rooms": 1250}
    assert "Le profil est certain" in out
    assert "Champ lead : palier 0-1, maintenant 1, acquis" in out
    assert "\x1b" not in out
    assert max(len(line) for line in out.splitlines() if "reponses.json" not in line) <= 80
    framework = palier.Framework.load(rules)
    report = palier.Observations.load(str(path), framework).report
    assert report.ok


def test_an_interview_in_english_takes_english_answers_and_numbers_of_the_list(rules: str, tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    status, out, _ = run(rules, "--ask", "--save", str(path), "--lang", "en", typed="no\n0\n2\n3.5\n7\n")
    assert status == 0
    assert saved(path) == {"lead": False, "wifi": 0, "link": "adsl", "score": 3.5, "rooms": 7}
    assert "The profile is certain" in out
    assert "Field lead: tier 0-1, now 0, settled" in out


def test_a_wrong_answer_is_asked_again_with_what_is_wanted(rules: str) -> None:
    status, out, _ = run(rules, "--ask", typed="peut-être\nn/a\n7\n1\nsatellite\n1\ndouze\n31\n12\nn/a\n3,5\n4\n")
    assert status == 0
    assert "Répondre par oui ou par non" in out
    assert "numéro ou un libellé de la liste" in out
    assert "par exemple 12,5" in out
    assert "« n/a » n'est pas une réponse" in out.replace("\u00a0", " ").replace("\u202f", " ")
    assert "Répondre par un nombre entier" in out
    assert "Le profil est certain" in out


def test_not_applicable_wants_its_reason_where_the_indicator_does(rules: str, tmp_path: Path) -> None:
    path = tmp_path / "reponses.json"
    run(rules, "--ask", "--save", str(path), typed="n/a\n1\n1\nn/a\n\nn/a : pas de note ici\n7\n")
    assert saved(path)["lead"] == {"status": "not_applicable"}
    assert saved(path)["score"] == {"status": "not_applicable", "reason": "pas de note ici"}
    run(rules, "--ask", "--save", str(tmp_path / "b.json"), typed="oui\n1\n1\nN/A\nsans notes\n7\n")
    assert saved(tmp_path / "b.json")["score"] == {"status": "not_applicable", "reason": "sans notes"}


def test_every_answer_is_kept_at_once_and_the_same_command_goes_on(rules: str, tmp_path: Path) -> None:
    path = tmp_path / "reponses.json"
    arguments = (rules, "--ask", "--save", str(path), "--unit", "0990001N", "--period", "2024-2025")
    status, out, _ = run(*arguments, typed="oui\n2\n")  # the input ends in the middle
    assert status == 0
    assert saved(path) == {"lead": True, "wifi": 2}
    assert "2 réponses données" in out
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []

    status, out, _ = run(*arguments, typed="3\nq\n")
    assert status == 0
    assert "Référent" not in out
    assert saved(path) == {"lead": True, "wifi": 2, "link": "fibre"}


def test_questions_can_be_skipped_and_taken_back(rules: str, tmp_path: Path) -> None:
    path = tmp_path / "reponses.json"
    status, out, _ = run(rules, "--ask", "--save", str(path), typed="retour\nnon\nretour\noui\n?\n?\n?\n?\n")
    assert status == 0
    assert "C'est la première réponse" in out
    assert "Question 1 (5 peuvent encore compter) – Champ lead" in out
    assert saved(path) == {"lead": True}
    assert "Il ne reste que des questions passées (4)" in out


def test_stopping_before_the_first_answer_makes_no_file(rules: str, tmp_path: Path) -> None:
    path = tmp_path / "reponses.json"
    status, out, _ = run(rules, "--ask", "--save", str(path), typed="?\nq\n")
    assert status == 0
    assert "Aucune réponse donnée" in out
    assert not path.exists()


def test_control_c_loses_nothing(rules: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "reponses.json"
    lines = iter(["oui", "2"])

    def interrupted(_prompt: str) -> str:
        try:
            return next(lines)
        except StopIteration:
            raise KeyboardInterrupt from None

    monkeypatch.setattr("palier.cli.ask._read_line", interrupted)
    status, out, _ = run(rules, "--ask", "--save", str(path))
    assert status == 130
    assert saved(path) == {"lead": True, "wifi": 2}
    assert "Enregistré dans" in out


def test_what_else_a_document_holds_is_kept(rules: str, tmp_path: Path) -> None:
    path = tmp_path / "reponses.json"
    other = {"unit": "0990002P", "period": "2024-2025", "values": {"lead": False}}
    row = {"unit": "0990001N", "period": "2024-2025", "values": {"wifi": {"value": 1, "evidence": "confirmed"}}}
    path.write_text(
        json.dumps(
            {"format": "palier/observations", "format_version": 1, "note": "à garder", "observations": [other, row]}
        ),
        encoding="utf-8",
    )
    path.chmod(0o640)
    status, _, err = run(rules, "--ask", "--save", str(path), typed="oui\nq\n")
    assert status == 2
    assert "--unit" in err
    run(rules, "--ask", "--save", str(path), "--unit", "0990001N", typed="oui\nq\n")
    document = json.loads(path.read_text(encoding="utf-8"))
    assert document["note"] == "à garder"
    assert document["observations"][0] == other
    assert document["observations"][1]["values"] == {"wifi": {"value": 1, "evidence": "confirmed"}, "lead": True}
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_given_document_is_the_start_and_is_not_changed(rules: str, tmp_path: Path) -> None:
    given, path = tmp_path / "avant.json", tmp_path / "apres.json"
    run(rules, "--ask", "--save", str(given), "--unit", "0990001N", "--period", "2024-2025", typed="oui\n")
    before = given.read_bytes()
    run(rules, str(given), "--ask", "--save", str(path), typed="1\n")
    assert given.read_bytes() == before
    assert saved(path) == {"lead": True, "wifi": 1}


def test_a_file_that_is_something_else_is_never_overwritten(rules: str, tmp_path: Path) -> None:
    for content in ("{}", "[1]", "pas du JSON", json.dumps(grid())):
        path = tmp_path / "autre.json"
        path.write_text(content, encoding="utf-8")
        status, _, err = run(rules, "--ask", "--save", str(path), typed="oui\n")
        assert status == 2
        assert "autre.json" in err
        assert path.read_text(encoding="utf-8") == content


def test_misuse_is_told(rules: str, tmp_path: Path) -> None:
    for arguments in (
        (rules,),
        (rules, "--save", "x.json"),
        (rules, "-", "--ask"),
        (rules, "--ask", "--format", "json"),
        (rules, "--ask", "--by", "bassin"),
        (rules, "--ask", "--field", "leeds"),
        (rules, "--ask", "--questionnaire", "none"),
        (rules, "--ask", "--save", str(tmp_path / "nowhere" / "x.json")),
        (rules, "--ask", "--period", "2024"),
    ):
        status, _, err = run(*arguments, typed="oui\n")
        assert status == 2, arguments
        assert err.strip(), arguments


def test_the_demonstration_can_be_asked_without_an_organisation() -> None:
    status, out, _ = run("demo", "--ask", "--field", "reseau", typed="q\n")
    assert status == 0
    assert "Question 1" in out
    typed = "?\n" * 95
    status, out, _ = run("demo", "--ask", "--lang", "en", typed=typed)
    assert status == 0
    assert "skipped questions" in out
    assert max(len(line) for line in out.splitlines()) <= 80


@pytest.mark.parametrize(
    ("typed", "value"),
    [("OUI", True), ("o", True), (" yes ", True), ("vrai", True), ("Non", False), ("N", False), ("no", False)],
)
def test_yes_and_no_in_both_languages(typed: str, value: bool) -> None:
    lead = palier.Framework.load(grid()).indicators["lead"]
    assert answers.read_answer(lead, typed, Lang.en) is value


def test_numbers_as_people_write_them() -> None:
    indicators = palier.Framework.load(grid()).indicators
    for typed, number in (("12,5", 12.5), ("12.5", 12.5), ("12,5\u202f%", 12.5), ("1\u00a0200", 1200.0)):
        assert answers.read_answer(indicators["score"], typed, Lang.fr) == number
    assert answers.read_answer(indicators["rooms"], "1\u202f200", Lang.fr) == 1200
    for typed in ("12,5", "douze", "", "1,2,3", "0x10"):
        with pytest.raises(answers.UnreadableError):
            answers.read_answer(indicators["rooms"], typed, Lang.fr)
    for typed in ("1,234.5", "nan", "inf", "1e3"):
        with pytest.raises(answers.UnreadableError):
            answers.read_answer(indicators["score"], typed, Lang.fr)
