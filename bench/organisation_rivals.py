# SPDX-License-Identifier: MIT
"""Columns in memory to a graph that can be walked, side by side with networkx, rustworkx and igraph, as ratios.

    python bench/organisation_rivals.py [SCHOOLS]      exit status 77 when palier or pyarrow is missing

Each library gets the same units and links as Python lists or Arrow columns, whichever it reads faster, and keeps
the kind of every link. Processor time, best of five runs each: all work in one thread.
"""

from __future__ import annotations

import importlib.util
import sys
import time
from collections.abc import Callable

SCHOOLS = int(sys.argv[1]) if len(sys.argv) > 1 else 70_000


def rows() -> tuple[dict[str, list[object]], dict[str, list[object]]]:
    """Returns the columns of units and of links."""
    units: list[tuple[str, str, str, int | None]] = []
    links: list[tuple[str, str, str]] = []
    units += [(f"aca.{i}", "academie", f"Académie {i}", None) for i in range(30)]
    units += [(f"dep.{i}", "departement", f"Département {i}", None) for i in range(100)]
    units += [(f"bassin.{i}", "bassin", f"Bassin {i}", None) for i in range(450)]
    units += [(f"circo.{i}", "circonscription", f"Circonscription {i}", None) for i in range(3_000)]
    units += [(f"commune.{i}", "commune", f"Commune {i}", None) for i in range(13_000)]
    links += [("part_of", f"dep.{i}", f"aca.{i % 30}") for i in range(100)]
    links += [("part_of", f"bassin.{i}", f"aca.{i % 30}") for i in range(450)]
    links += [("part_of", f"circo.{i}", f"dep.{i % 100}") for i in range(3_000)]
    links += [("part_of", f"commune.{i}", f"dep.{i % 100}") for i in range(13_000)]
    for i in range(SCHOOLS):
        second = i % 7 == 0
        units.append((f"s{i}", "college" if second else "ecole", f"École {i}", 2 if second else 1))
        links.append(("attached_to", f"s{i}", f"bassin.{i % 450}" if second else f"circo.{i % 3000}"))
        links.append(("located_in", f"s{i}", f"commune.{i % 13000}"))
        links.append(("funds", f"commune.{i % 13000}", f"s{i}"))
    unit_columns = [list(column) for column in zip(*units, strict=True)]
    link_columns = [list(column) for column in zip(*links, strict=True)]
    return (
        dict(zip(("id", "kind", "label", "degree"), unit_columns, strict=True)),
        dict(zip(("kind", "from", "to"), link_columns, strict=True)),
    )


def best(works: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Returns the seconds of the best of five runs of each; they take turns, so that all meet the same minutes."""
    times = dict.fromkeys(works, float("inf"))
    for _ in range(5):
        for name, work in works.items():
            start = time.process_time()
            made = work()
            times[name] = min(times[name], time.process_time() - start)
            del made
    return times


def main() -> int:
    """Runs and prints the table."""
    missing = [name for name in ("palier", "pyarrow") if importlib.util.find_spec(name) is None]
    if missing:
        print(f"Left out: organisation_rivals.py, because these are not installed: {', '.join(missing)}.")
        return 77
    import palier
    import pyarrow

    units, links = rows()
    unit_table = pyarrow.table(units)
    link_table = pyarrow.table(links)

    def with_palier() -> object:
        organisation, report = palier.Organisation.from_tables(unit_table, link_table)
        assert report.ok
        assert len(organisation) == len(units["id"])
        assert organisation.link_count == len(links["kind"])
        return organisation

    works: dict[str, Callable[[], object]] = {"palier": with_palier}
    try:
        import networkx

        def with_networkx() -> object:
            graph = networkx.MultiDiGraph()
            graph.add_nodes_from(
                (name, {"kind": kind, "label": label, "degree": degree})
                for name, kind, label, degree in zip(*units.values(), strict=True)
            )
            graph.add_edges_from((start, end, {"kind": kind}) for kind, start, end in zip(*links.values(), strict=True))
            return graph

        works["networkx"] = with_networkx
    except ImportError:
        print("networkx is not installed: left out")
    try:
        import rustworkx

        def with_rustworkx() -> object:
            graph = rustworkx.PyDiGraph(multigraph=True)
            indices = graph.add_nodes_from(list(zip(*units.values(), strict=True)))
            position = dict(zip(units["id"], indices, strict=True))
            graph.add_edges_from(
                [(position[start], position[end], kind) for kind, start, end in zip(*links.values(), strict=True)]
            )
            return graph

        works["rustworkx"] = with_rustworkx
    except ImportError:
        print("rustworkx is not installed: left out")
    try:
        import igraph

        def with_igraph() -> object:
            position = {name: i for i, name in enumerate(units["id"])}
            return igraph.Graph(
                n=len(position),
                edges=[(position[start], position[end]) for start, end in zip(links["from"], links["to"], strict=True)],
                directed=True,
                vertex_attrs=units,
                edge_attrs={"kind": links["kind"]},
            )

        works["igraph"] = with_igraph
    except ImportError:
        print("igraph is not installed: left out")

    results = best(works)
    print(f"{len(units['id'])} units, {len(links['kind'])} links, columns in memory to a graph")
    for name, seconds in results.items():
        print(f"{name:<10} {1000 * seconds:8.1f} ms  {seconds / results['palier']:6.1f} x palier")
    return 0


if __name__ == "__main__":
    sys.exit(main())
