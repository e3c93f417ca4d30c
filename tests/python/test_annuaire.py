# SPDX-License-Identifier: MIT
"""The national directory of schools: an extract made up here, and real open data when it is at hand."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import Any

import palier
import pandas
import polars
import pytest

ALPHABET = "ABCDEFGHJKLMNPRSTUVWXYZ"


@pytest.fixture(scope="module")
def directory(shared_data: Path) -> Path:
    path = shared_data / "annuaire-ille-et-vilaine.csv"
    if not path.is_file():
        pytest.skip(f"no directory of schools at {path}")
    return path


@pytest.fixture(scope="module")
def rows(directory: Path) -> list[dict[str, str]]:
    """The rows, read by the standard library alone."""
    with directory.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def read(directory: Path, library: str) -> Any:
    if library == "polars":
        return polars.read_csv(directory, separator=";", infer_schema=False)
    return pandas.read_csv(directory, sep=";", dtype=str, keep_default_na=False, encoding="utf-8-sig")


@pytest.fixture(scope="module", params=["polars", "pandas"])
def read_directory(request: pytest.FixtureRequest, directory: Path) -> tuple[palier.Organisation, palier.Report]:
    return palier.Organisation.from_annuaire(read(directory, request.param), name=directory.name)


def test_every_row_becomes_a_unit_or_a_finding(
    read_directory: tuple[palier.Organisation, palier.Report], rows: list[dict[str, str]]
) -> None:
    organisation, report = read_directory
    codes = [row["Identifiant_de_l_etablissement"] for row in rows]
    assert len(codes) == 996
    assert len(set(codes)) == 993
    assert set(codes) <= set(organisation)
    assert all(palier.Uai.find(code) for code in codes)
    repeated = {code for code, count in Counter(codes).items() if count > 1}
    assert repeated == {"0352072M", "0350852L", "0350778F"}
    told = [each for each in report if each.code in {"annuaire.code.repeated", "annuaire.code.several-rows"}]
    assert {each.arguments["code"] for each in told} == repeated
    assert len(told) == 3
    for finding in told:
        row = int(finding.origin.pointer.split("/")[2])
        assert codes[row] == finding.arguments["code"]
        assert codes[row] in codes[:row]
        assert finding.origin.document == "annuaire-ille-et-vilaine.csv"
    (counted,) = report.filter(code="annuaire.rows.counted")
    assert counted.arguments["rows"] == 996
    assert counted.arguments["units"] == 993
    assert counted.arguments["repeated"] == 3
    assert organisation.report.counts == report.counts


def test_attributes_are_those_of_the_rows(
    read_directory: tuple[palier.Organisation, palier.Report], rows: list[dict[str, str]]
) -> None:
    organisation, _ = read_directory
    first = {row["Identifiant_de_l_etablissement"]: row for row in reversed(rows)}
    schools = {unit.id for unit in organisation.schools()}
    assert schools <= set(first)
    for code, row in first.items():
        unit = organisation[code]
        if row["Nom_etablissement"].strip():
            assert unit.label() == row["Nom_etablissement"].strip()
        pupils = row["Nombre_d_eleves"].strip()
        if unit.is_school and pupils:
            assert unit.attributes["pupils"] == int(pupils)
        if unit.is_school and row["Statut_public_prive"].strip():
            assert unit.attributes["sector"] == {"Public": "public", "Privé": "private"}[row["Statut_public_prive"]]
        if row["date_ouverture"] and unit.valid[0] is not None:
            assert unit.valid[0].isoformat() == row["date_ouverture"]


def test_kinds_follow_the_type_of_the_row(
    read_directory: tuple[palier.Organisation, palier.Report], rows: list[dict[str, str]]
) -> None:
    organisation, _ = read_directory
    first = {row["Identifiant_de_l_etablissement"]: row for row in reversed(rows)}
    expected = {"Ecole": "ecole", "Collège": "college", "Lycée": "lycee", "EREA": "erea"}
    for name, kind in expected.items():
        codes = {code for code, row in first.items() if row["Type_etablissement"] == name}
        assert codes, name
        assert Counter(organisation[code].kind for code in codes).most_common(1)[0][0] == kind
    services = {code for code, row in first.items() if row["Type_etablissement"] not in expected}
    assert services


def test_pupils_sum_to_the_same(
    read_directory: tuple[palier.Organisation, palier.Report], rows: list[dict[str, str]]
) -> None:
    organisation, _ = read_directory
    first = {row["Identifiant_de_l_etablissement"]: row for row in reversed(rows)}
    expected = sum(int(first[unit.id]["Nombre_d_eleves"] or 0) for unit in organisation.schools())
    assert sum(unit.attributes.get("pupils", 0) for unit in organisation.schools()) == expected  # type: ignore[misc]


def test_schools_stand_in_the_bassin_that_their_row_names(
    read_directory: tuple[palier.Organisation, palier.Report], rows: list[dict[str, str]]
) -> None:
    organisation, _ = read_directory
    view = organisation.at("2025-09-01")
    named = {row["Identifiant_de_l_etablissement"] for row in rows if row["libelle_bassin_formation"].strip()}
    standing = {unit.id for unit in organisation.schools() if view.ancestors(unit, "bassin", "bassin")}
    assert standing == {unit.id for unit in organisation.schools()} & named


EXTRACT = {
    "Identifiant_de_l_etablissement": ["0990001N", "0990001N", "0990002Q", None],
    "Nom_etablissement": ["Collège des Tilleuls", "Collège des Tilleuls (site B)", "École du Pré", "Sans code"],
    "Type_etablissement": ["Collège", "Collège", "Ecole", "Ecole"],
    "Statut_public_prive": ["Public", "Public", "Privé", "Public"],
    "Nombre_d_eleves": ["512", "", "90", "3"],
    "date_ouverture": ["2010-09-01", "2012-09-01", "1990-09-01", ""],
    "Code_departement": ["099"] * 4,
}


def test_an_extract_made_up_gives_units_and_findings() -> None:
    letter = ALPHABET[990002 % 23]
    columns = {name: list(cells) for name, cells in EXTRACT.items()}
    columns["Identifiant_de_l_etablissement"][2] = f"0990002{letter}"
    organisation, report = palier.Organisation.from_annuaire(
        polars.DataFrame(columns), id="extrait", name="extrait.csv"
    )
    assert organisation.id == "extrait"
    assert [unit.id for unit in organisation.schools()] == ["0990001N", f"0990002{letter}"]
    assert organisation["0990001N"].attributes["pupils"] == 512
    pointers = {
        finding.origin.pointer.split("/")[2] for finding in report if finding.origin.pointer.startswith("/rows/")
    }
    assert {"1", "3"} <= pointers


@pytest.mark.parametrize("frame", [{}, {"a": [1]}, {"Identifiant_de_l_etablissement": [None, None]}])
def test_any_frame_gives_an_organisation_and_a_report(frame: dict[str, list[Any]]) -> None:
    organisation, report = palier.Organisation.from_annuaire(polars.DataFrame(frame))
    assert len(organisation) == 0
    assert not report.ok
