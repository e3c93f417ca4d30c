# SPDX-License-Identifier: MIT
"""Organisations as graphs of networkx, and as drawings."""

from __future__ import annotations

import shutil
import subprocess
from html import escape
from typing import TYPE_CHECKING, Any

from palier._core import Link, Organisation, OrganisationView, Unit
from palier._errors import ArgumentError

if TYPE_CHECKING:
    import networkx

__all__ = ["Drawing", "draw", "to_networkx"]

_DRAWING_SECONDS = 60  # a drawing that takes Graphviz longer is no drawing to look at


def to_networkx(source: Organisation | OrganisationView, organisation: Organisation) -> networkx.MultiDiGraph[str]:
    """Return the units and links of an organisation, or of one day of it, as a graph of networkx.

    Nodes are ids, with ``kind``, ``label``, ``valid_from``, ``valid_to`` and each attribute as ``unit.NAME``; edges
    have ``kind`` and both dates.
    """
    try:
        import networkx
    except ImportError as error:
        message = "networkx is not installed"
        raise ArgumentError(message, code="api.argument.networkx", hint="pip install networkx") from error
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(id=organisation.id)
    units = organisation.units() if isinstance(source, Organisation) else source.units()
    for unit in units:
        valid_from, valid_to = unit.valid
        graph.add_node(
            unit.id,
            **{f"unit.{name}": value for name, value in unit.attributes.items()},
            kind=unit.kind,
            label=unit.label(),
            valid_from=valid_from,
            valid_to=valid_to,
        )
    for unit in units:
        for link in unit.links_out():
            valid_from, valid_to = link.valid
            if isinstance(source, OrganisationView) and not _holds(link, source):
                continue
            graph.add_edge(unit.id, link.target.id, kind=link.kind, valid_from=valid_from, valid_to=valid_to)
    return graph


def _holds(link: Link, day: OrganisationView) -> bool:
    """Tells whether a link of a unit that exists on the day does too."""
    start, end = link.valid
    return day.exists(link.target) and (start is None or start <= day.date) and (end is None or day.date < end)


class Drawing:
    """A drawing of some units and their links: SVG where Graphviz is installed, a table otherwise.

    Notebooks show it; :meth:`svg` and :attr:`dot` give its source.
    """

    def __init__(self, dot: str, rows: list[tuple[str, str, str]], title: str) -> None:
        self._dot = dot
        self._rows = rows
        self._title = title

    @property
    def dot(self) -> str:
        """The drawing in the language of Graphviz."""
        return self._dot

    def svg(self) -> str | None:
        """Return the drawing as SVG, or None where Graphviz is not installed or gives up."""
        program = shutil.which("dot")
        if program is None:
            return None
        try:
            made = subprocess.run(
                [program, "-Tsvg"], input=self._dot.encode(), capture_output=True, check=True, timeout=_DRAWING_SECONDS
            )
        except (OSError, subprocess.SubprocessError):
            return None
        text = made.stdout.decode("utf-8", "replace")
        return text[max(text.find("<svg"), 0) :]

    def _repr_html_(self) -> str:
        svg = self.svg()
        if svg is not None:
            return f"<figure><figcaption>{escape(self._title)}</figcaption>{svg}</figure>"
        rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in self._rows)
        head = "<tr><th>de</th><th>lien</th><th>vers</th></tr>"
        return f"<table><caption>{escape(self._title)}</caption><thead>{head}</thead><tbody>{rows}</tbody></table>"

    def __repr__(self) -> str:
        return f"<palier.Drawing {self._title}: {len(self._rows)} links>"


def _surroundings(day: OrganisationView, organisation: Organisation, unit: Unit) -> list[Unit]:
    """Returns a unit, those above it on every hierarchy, and those on the ways to its supporters; each once."""
    found = {unit.id: unit}
    for hierarchy in organisation.hierarchies:
        for above in day.ancestors(unit, hierarchy):
            found.setdefault(above.id, above)
    for supporter in day.support_chain(unit):
        for link in supporter.path:
            for end in (link.source, link.target):
                found.setdefault(end.id, end)
    return list(found.values())


def draw(day: OrganisationView, organisation: Organisation, unit: Unit | str, lang: Any) -> Drawing:
    """Draw what is around a unit: the units above it and those that support it."""
    centre = organisation[unit] if isinstance(unit, str) else unit
    units = _surroundings(day, organisation, centre)
    known = {each.id for each in units}
    rows = [
        (each.label(lang), link.kind, link.target.label(lang))
        for each in units
        for link in each.links_out()
        if link.target.id in known and _holds(link, day)
    ]
    return Drawing(day.to_dot(units, lang=lang), rows, f"{centre.label(lang)}, {day.date.isoformat()}")
