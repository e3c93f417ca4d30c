# SPDX-License-Identifier: MIT
"""Organisations: units, links, hierarchies on a day."""

from __future__ import annotations

import datetime
import json

import palier
import pytest

DOCUMENT = {
    "format": "palier/organisation",
    "format_version": 1,
    "id": "small",
    "schema": "france",
    "units": [
        {
            "id": "0990001N",
            "kind": "college",
            "label": {"fr": "Collège des Tilleuls", "en": "Lime Tree school"},
            "aliases": ["0990099V"],
            "valid": {"from": "2010-09-01"},
            "attributes": {"degree": 2, "sector": "public", "pupils": 512},
        },
        {"id": "bassin.nord", "kind": "bassin", "label": "Bassin Nord"},
        {"id": "bassin.sud", "kind": "bassin", "label": "Bassin Sud"},
    ],
    "links": [
        {
            "kind": "attached_to",
            "from": "0990001N",
            "to": "bassin.nord",
            "valid": {"from": "2015-09-01", "to": "2024-09-01"},
        },
        {"kind": "attached_to", "from": "0990001N", "to": "bassin.sud", "valid": {"from": "2024-09-01"}},
    ],
}


@pytest.fixture(scope="module")
def small() -> palier.Organisation:
    return palier.Organisation.load(DOCUMENT)


def test_units_are_found_by_id_or_alias(small: palier.Organisation) -> None:
    assert small.report.ok, small.report.to_text("en")
    assert len(small) == 3
    unit = small["0990001N"]
    assert small["0990099V"] == unit
    assert "0990099V" in small
    assert "0990002P" not in small
    assert 3 not in small
    assert list(small) == ["0990001N", "bassin.nord", "bassin.sud"]
    assert len({unit, small["0990099V"]}) == 1
    with pytest.raises(palier.UnknownNameError) as caught:
        small["0990001P"]
    assert "0990001N" in caught.value.hint


def test_a_unit_tells_what_is_known_of_it(small: palier.Organisation) -> None:
    unit = small["0990001N"]
    assert (unit.id, unit.kind, unit.family, unit.is_school) == ("0990001N", "college", "school", True)
    assert unit.label("en") == "Lime Tree school"
    assert small["bassin.nord"].label("en") == "Bassin Nord"
    assert unit.aliases == ["0990099V"]
    assert unit.attributes == {"degree": 2, "sector": "public", "pupils": 512}
    assert unit.valid == (datetime.date(2010, 9, 1), None)
    assert unit.origin.pointer == "/units/0"
    assert repr(unit) == "<palier.Unit 0990001N (college)>"


def test_links_are_dated(small: palier.Organisation) -> None:
    unit = small["0990001N"]
    links = unit.links_out()
    assert [link.target.id for link in links] == ["bassin.nord", "bassin.sud"]
    assert links[0].valid == (datetime.date(2015, 9, 1), datetime.date(2024, 9, 1))
    assert [link.source for link in small["bassin.sud"].links_in("attached_to")] == [unit]
    with pytest.raises(palier.UnknownNameError):
        unit.links_out("attached")


@pytest.mark.parametrize(
    ("day", "bassin"),
    [("2024-08-31", "bassin.nord"), ("2024-09-01", "bassin.sud"), (datetime.date(2015, 9, 1), "bassin.nord")],
)
def test_hierarchies_are_walked_on_a_day(small: palier.Organisation, day: datetime.date | str, bassin: str) -> None:
    view = small.at(day)
    assert [unit.id for unit in view.ancestors("0990001N", "bassin")] == [bassin]
    assert [unit.id for unit in view.parents(small["0990099V"], "bassin")] == [bassin]
    assert [unit.id for unit in view.ancestors("0990001N", "bassin", "bassin")] == [bassin]
    assert [unit.id for unit in view.descendants(bassin, "bassin")] == ["0990001N"]
    groups = view.groups("bassin", "bassin")
    assert {name: [unit.id for unit in members] for name, members in groups.items()} == {
        name: ["0990001N"] if name == bassin else [] for name in ("bassin.nord", "bassin.sud")
    }


def test_units_exist_from_their_first_day(small: palier.Organisation) -> None:
    assert [unit.id for unit in small.schools()] == ["0990001N"]
    assert small.schools(at="2010-08-31") == []
    assert not small.at("2010-08-31").exists("0990001N")
    assert small.units("college", at="2010-09-01") == [small["0990001N"]]
    assert len(small.units()) == 3
    assert len(small.at("2010-08-31").units()) == 2
    with pytest.raises(palier.UnknownNameError):
        small.units("colege")
    with pytest.raises(palier.ArgumentError) as caught:
        small.at("01/09/2024")
    assert caught.value.code == "api.argument.date"


def test_the_schema_tells_kinds_and_hierarchies(small: palier.Organisation) -> None:
    assert small.schema == "france"
    assert "college" in small.kinds
    assert "bassin" in small.hierarchies["bassin"]
    assert small.kind_label("college", "fr") == "Collège"


def test_the_example_academy_is_as_announced(organisation: palier.Organisation) -> None:
    assert organisation.report.ok
    assert "fictive" in organisation.notice("fr")
    assert len(organisation.units("departement")) == 3
    schools = organisation.schools()
    assert 50 <= len(schools) <= 70
    assert {school.attributes["degree"] for school in schools} == {1, 2}
    for school in schools:
        assert palier.Uai(school.id)
        assert school.id.startswith("099")


def test_what_is_wrong_is_told_and_left_out() -> None:
    document = {
        **DOCUMENT,
        "units": [*DOCUMENT["units"], {"id": "x", "kind": "colege"}],  # type: ignore[misc]
        "links": [*DOCUMENT["links"], {"kind": "attached_to", "from": "x", "to": "y"}],  # type: ignore[misc]
    }
    organisation = palier.Organisation.load(document)
    assert len(organisation) == 3
    assert not organisation.report.ok
    finding = organisation.report.filter(code="organisation.unit.kind-unknown")[0]
    assert finding.origin.pointer.startswith("/units/3")
    assert finding.origin.line > 0


def test_views_keep_their_organisation_alive() -> None:
    assert (
        palier.Organisation.load(DOCUMENT).at("2024-09-01").schools()[0].links_out()[0].target.label() == "Bassin Nord"
    )


def test_an_own_schema_is_taken() -> None:
    schema = {
        "format": "palier/organisation-schema",
        "format_version": 1,
        "id": "tiny",
        "version": "1",
        "label": {"fr": "Petit"},
        "unit_kinds": [{"id": "place", "family": "school", "label": {"fr": "Lieu"}}],
        "link_kinds": [],
        "hierarchies": [],
    }
    document = {
        "format": "palier/organisation",
        "format_version": 1,
        "id": "o",
        "schema": "tiny",
        "units": [{"id": "here", "kind": "place"}],
        "links": [],
    }
    organisation = palier.Organisation.load(document, schema=schema)
    assert organisation.schema == "tiny"
    assert organisation["here"].is_school


def test_a_check_is_made_on_a_day(small: palier.Organisation, organisation: palier.Organisation) -> None:
    assert organisation.check("2024-10-01").ok
    report = small.check(datetime.date(2024, 10, 1))
    assert report.ok
    (orphan,) = report.filter(code="organisation.unit.orphan")  # the bassin that the school left in September
    assert orphan.origin.pointer == "/units/1"
    assert len(small.check("2023-10-01").filter(code="organisation.unit.orphan")) == 1
    assert report.filter(code="organisation.support")
    assert len(small.report) == 0


def test_an_organisation_is_written_and_read_again(organisation: palier.Organisation) -> None:
    text = organisation.to_json()
    again = palier.Organisation.load(json.loads(text))
    assert again.report.ok
    assert again.to_json() == text
    assert again.units_table() == organisation.units_table()
    assert again.links_table() == organisation.links_table()
