# SPDX-License-Identifier: MIT
"""Who supports whom, what breaks, and organisations as tables, texts, graphs and drawings."""

from __future__ import annotations

import datetime
import json
import shutil
from pathlib import Path

import palier
import polars
import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
TODAY = "2025-01-15"


@pytest.fixture(scope="module")
def organisation() -> palier.Organisation:
    return palier.Organisation.load("academie-exemple")


@pytest.fixture(scope="module")
def day(organisation: palier.Organisation) -> palier.OrganisationView:
    return organisation.at(TODAY)


def test_the_support_chain_leads_from_the_school_to_its_supporters(day: palier.OrganisationView) -> None:
    chain = day.support_chain("0990001N")
    assert chain[0].role == "referent-numerique"
    distances = [supporter.distance for supporter in chain]
    assert distances == sorted(distances)
    assert {"dane", "canope"} <= {supporter.role for supporter in chain}
    assert len({supporter.unit.id for supporter in chain}) == len(chain)
    for supporter in chain:
        at = "0990001N"
        for link in supporter.path:
            ends = {link.source.id, link.target.id}
            assert at in ends
            (at,) = ends - {at}
        assert at == supporter.unit.id


def test_coverage_is_that_of_the_chains(day: palier.OrganisationView) -> None:
    by_chain = [
        school.id for school in day.schools() if not any(s.role == "animateur-tice" for s in day.support_chain(school))
    ]
    assert [unit.id for unit in day.unsupported(["animateur-tice"])] == by_chain
    districts = day.units("district")
    without = day.without_link("part_of", "in", ends=["cercle-usagers"], units=districts)
    expected = [
        district.id
        for district in districts
        if not any(link.source.kind == "cercle-usagers" for link in district.links_in("part_of"))
    ]
    assert [unit.id for unit in without] == expected


def test_a_failure_point_cuts_the_schools_that_it_says(day: palier.OrganisationView) -> None:
    for point in day.failure_points():
        cut = day.cut_schools(point.unit)
        assert len(cut) == point.cut >= 1
        assert all(school.is_school for school in cut)


def test_history_tells_what_was_merged(organisation: palier.Organisation, day: palier.OrganisationView) -> None:
    heirs = [link.source for unit in organisation.units() for link in unit.links_in("succeeds")]
    assert heirs
    for heir in heirs:
        generations = {unit.id: generation for unit, generation in heir.history()}
        assert generations[heir.id] == 0
        for link in heir.links_out("succeeds"):
            assert generations[link.target.id] == -1
            if not day.exists(link.target) and day.exists(heir):
                assert heir in day.successors(link.target)


def test_words_that_are_not_known_are_refused(day: palier.OrganisationView) -> None:
    with pytest.raises(palier.UnknownNameError):
        day.unsupported(["animateur"])
    with pytest.raises(palier.ArgumentError, match="no direction"):
        day.without_link("part_of", "up")
    with pytest.raises(palier.ArgumentError, match="no unit"):
        day.to_dot([])


def test_tables_round_trip_through_any_frame(organisation: palier.Organisation) -> None:
    units = polars.DataFrame(organisation.units_table())
    links = polars.DataFrame(organisation.links_table())
    assert len(units) == len(organisation)
    assert len(links) == organisation.link_count
    assert units["valid_from"].dtype == polars.Date
    again, report = palier.Organisation.from_tables(units, links)
    assert report.ok
    assert polars.DataFrame(again.units_table()).equals(units)
    assert polars.DataFrame(again.links_table()).equals(links)


def test_a_misnamed_column_is_told_with_the_nearest_name(organisation: palier.Organisation) -> None:
    units = polars.DataFrame(organisation.units_table()).rename({"pupils": "pupil"})
    _, report = palier.Organisation.from_tables(units, organisation.links_table(), name="base.xlsx")
    (finding,) = [finding for finding in report if finding.code == "organisation.table.column-unknown"]
    assert "pupils" in finding.remedy("fr")


def test_networkx_has_the_same_units_and_links(organisation: palier.Organisation, day: palier.OrganisationView) -> None:
    networkx = pytest.importorskip("networkx")
    whole = organisation.to_networkx()
    assert whole.number_of_nodes() == len(organisation)
    assert whole.number_of_edges() == organisation.link_count
    assert whole.nodes["0990001N"]["unit.pupils"] == organisation["0990001N"].attributes["pupils"]
    today = day.to_networkx()
    assert set(today) == {unit.id for unit in day.units()}
    graphml = networkx.parse_graphml(day.to_graphml())
    assert graphml.number_of_nodes() == today.number_of_nodes()
    assert graphml.number_of_edges() == today.number_of_edges()
    kinds = {data["id"]: data["kind"] for _, data in graphml.nodes(data=True)}
    assert kinds == {unit.id: unit.kind for unit in day.units()}


def test_a_drawing_shows_what_is_around_a_school(day: palier.OrganisationView, monkeypatch: pytest.MonkeyPatch) -> None:
    drawing = day.draw("0990001N")
    assert "0990001N" in drawing.dot
    if shutil.which("dot"):
        assert drawing._repr_html_().startswith("<figure>")
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert drawing.svg() is None
    assert drawing._repr_html_().startswith("<table>")


def test_another_country_is_a_document() -> None:
    folder = EXAMPLES / "documents" / "organisation-belgium"
    organisation = palier.Organisation.load(folder / "organisation.json", schema=folder / "schema.json")
    assert not list(organisation.report)
    assert not [finding for finding in organisation.check(TODAY) if finding.severity == palier.Severity.error]
    day = organisation.at(TODAY)
    assert [supporter.role for supporter in day.support_chain("ecole.tilleuls")] == ["personne-ressource", "conseiller"]
    assert [unit.id for unit in day.ancestors("ecole.erables", "zone")] == ["commune.un", "zone.a", "federation"]
    assert {(point.unit.id, point.cut) for point in day.failure_points()} == {
        ("zone.a", 1),
        ("commune.un", 1),
        ("zone.a.conseiller", 1),
    }


def test_the_notebook_runs() -> None:
    notebook = json.loads((EXAMPLES / "notebooks" / "who_supports_my_school.ipynb").read_text(encoding="utf-8"))
    names: dict[str, object] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), "who_supports_my_school.ipynb", "exec"), names)
    assert isinstance(names["today"], datetime.date)
    assert names["cut"]
