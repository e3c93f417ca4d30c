# SPDX-License-Identifier: MIT
"""Frames of pandas, polars, pyarrow and DuckDB: in and out."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable
from typing import Any

import duckdb
import palier
import pandas
import polars
import pyarrow
import pytest
from hypothesis import given
from hypothesis import strategies as st

Columns = dict[str, list[Any]]


def from_duckdb(columns: Columns) -> Any:
    """A relation; it keeps its connection alive."""
    table = pyarrow.table(columns)
    return duckdb.connect().from_arrow(table)


MAKERS: dict[str, Callable[[Columns], Any]] = {
    "pandas": pandas.DataFrame,
    "polars": polars.DataFrame,
    "pyarrow": pyarrow.table,
    "duckdb": from_duckdb,
    "palier": palier.Table.from_pydict,
}


@pytest.fixture(params=list(MAKERS))
def make(request: pytest.FixtureRequest) -> Callable[[Columns], Any]:
    return MAKERS[request.param]


def test_a_wide_frame_of_every_library_is_read_alike(make: Callable[[Columns], Any], small: palier.Framework) -> None:
    frame = make(
        {
            "unit": ["0990001N", "0990002P"],
            "period": ["2024-2025", "2023-2024"],
            "named": [True, None],
            "pupils": [512, None],
            "share": [None, 94.5],
            "network": ["fibre", None],
        }
    )
    observations = palier.Observations.from_frame(frame, small)
    assert observations.report.ok, observations.report.to_text("en")
    assert len(observations) == 2
    assert observations.units == ["0990001N", "0990002P"]
    assert [str(period) for period in observations.periods] == ["2023-2024", "2024-2025"]
    assert observations.value("0990001N", "named") is True
    assert observations.value("0990001N", "pupils") == 512
    assert isinstance(observations.value("0990001N", "pupils"), int)
    assert observations.value("0990001N", "network") == "fibre"
    assert observations.value("0990001N", "share") == palier.Unknown("missing")
    assert observations.value("0990002P", "share", period="2023-2024") == 94.5
    assert observations.value("0990002P", "named") == palier.Unknown("missing")


def test_a_long_frame_of_every_library_is_read_alike(make: Callable[[Columns], Any], small: palier.Framework) -> None:
    frame = make(
        {
            "uai": ["0990001N"] * 4,
            "annee_scolaire": ["2024-2025"] * 4,
            "indicateur": ["named", "pupils", "share", "network"],
            "valeur": ["OUI", "ss", "94,20 %", None],
            "statut": [None, None, "known", "not_applicable"],
            "evidence": ["confirmed", None, None, None],
            "motif": [None, None, None, "travaux"],
        }
    )
    observations = palier.Observations.from_frame(frame, small)
    assert observations.report.ok, observations.report.to_text("en")
    assert observations.value("0990001N", "named") is True
    assert observations.evidence("0990001N", "named") is palier.Evidence.confirmed
    assert observations.value("0990001N", "pupils") == palier.Unknown("suppressed")
    assert observations.value("0990001N", "share") == 94.2
    assert observations.value("0990001N", "network") == palier.NotApplicable("travaux")


def test_texts_are_read_as_people_write_them(make: Callable[[Columns], Any], small: palier.Framework) -> None:
    frame = make(
        {
            "unit": ["a", "b", "c", "d", "e", "f"],
            "named": ["OUI", "FAUX", "1", "n", "NA", ""],
            "pupils": ["1 000", "12", "ss", "NS", "n/a", "-"],
            "share": ["94,20%", "94.2", "0", "nan", "", "100 %"],
        }
    )
    observations = palier.Observations.from_frame(frame, small, period="2024-2025")
    values = [observations.value(unit, "named") for unit in "abcdef"]
    assert values == [True, False, True, False, palier.Unknown("missing"), palier.Unknown("missing")]
    assert observations.value("a", "pupils") == 1000
    assert observations.value("c", "pupils") == palier.Unknown("suppressed")
    assert observations.value("d", "pupils") == palier.Unknown("not_significant")
    assert observations.value("a", "share") == observations.value("b", "share") == 94.2
    assert observations.value("f", "share") == 100
    codes = [finding.code for finding in observations.report]
    # "n/a" where the framework allows none, and the one "NA".
    assert codes == ["observations.table.na-ambiguous", "observations.value.not-applicable-forbidden"]
    assert observations.report[1].origin.pointer == "/rows/4/pupils"


def test_integers_and_yes_no_survive_as_doubles(small: palier.Framework) -> None:
    frame = pandas.DataFrame(
        {"unit": ["a", "b"], "pupils": [512.0, math.nan], "named": [1.0, 0.0], "share": [math.nan, math.inf]}
    )
    observations = palier.Observations.from_frame(frame, small, period=palier.SchoolYear.from_rentree(2024))
    assert observations.value("a", "pupils") == 512
    assert observations.value("b", "pupils") == palier.Unknown("missing")
    assert (observations.value("a", "named"), observations.value("b", "named")) == (True, False)
    assert observations.value("b", "share") == palier.Unknown("missing")


def test_categories_and_dates_of_frames_are_read(small: palier.Framework) -> None:
    frame = polars.DataFrame(
        {"unit": ["a", "b"], "period": ["2024-10-01", "2025-08-31"], "network": ["fibre", "adsl"]}
    ).with_columns(
        polars.col("period").str.to_date(),
        polars.col("network").cast(polars.Categorical),
        polars.col("unit").cast(polars.Categorical),
    )
    observations = palier.Observations.from_frame(frame, small)
    assert observations.report.ok, observations.report.to_text("en")
    assert [str(period) for period in observations.periods] == ["2024-2025"]
    assert observations.value("b", "network") == "adsl"


def test_a_bare_year_is_refused_unless_its_column_says_what_it_is(
    make: Callable[[Columns], Any], small: palier.Framework
) -> None:
    bare = palier.Observations.from_frame(make({"unit": ["a"], "period": [2024], "pupils": [1]}), small)
    assert len(bare) == 0
    assert [finding.code for finding in bare.report] == ["observations.table.period-ambiguous"]
    for column, year in (("rentree", "2024-2025"), ("session", "2023-2024")):
        read = palier.Observations.from_frame(make({"unit": ["a"], column: [2024], "pupils": [1]}), small)
        assert [str(period) for period in read.periods] == [year]


def test_a_misspelt_column_is_told(make: Callable[[Columns], Any], small: palier.Framework) -> None:
    frame = make({"unit": ["a"], "period": ["2024-2025"], "pupil": [1]})
    report = palier.Observations.from_frame(frame, small, name="answers").report
    assert [(each.code, each.origin.pointer) for each in report] == [
        ("observations.table.column-unknown", "/columns/pupil")
    ]
    assert report[0].arguments["nearest"] == ["pupils"]
    assert report[0].origin.document == "answers"


READERS: dict[str, Callable[[Any], list[dict[str, Any]]]] = {
    "polars": lambda table: polars.DataFrame(table).to_dicts(),
    "pyarrow": lambda table: pyarrow.table(table).to_pylist(),
    "duckdb": lambda table: duckdb.sql("select * from table").fetchall(),
}


def test_results_go_to_every_library_alike(diagnosis: palier.Diagnosis, observations: palier.Observations) -> None:
    for result, table in ((diagnosis, diagnosis.table()), (observations, observations.to_table())):
        expected = table.to_pylist()
        assert polars.DataFrame(result).to_dicts() == expected
        assert pyarrow.table(result).to_pylist() == expected
        as_table = pyarrow.table(result)  # noqa: F841  read by name below
        rows = duckdb.sql("select * from as_table").fetchall()
        assert rows == [tuple(row.values()) for row in expected]
    frame = diagnosis.to_pandas()
    assert list(frame.columns) == diagnosis.table().column_names
    assert frame["certain"].tolist() == diagnosis.table()["certain"]
    assert diagnosis.to_polars().equals(polars.DataFrame(diagnosis))


def test_observations_survive_every_library(make: Callable[[Columns], Any], small: palier.Framework) -> None:
    frame = make(
        {"unit": ["a", "b"], "named": [True, None], "pupils": [1, 2], "share": [0.1, 99.9], "network": ["none", None]}
    )
    before = palier.Observations.from_frame(frame, small, period="2024-2025")
    for exported in (before, polars.DataFrame(before), pyarrow.table(before), before.to_table().to_pandas()):
        after = palier.Observations.from_frame(exported, small)
        assert after.report.ok, after.report.to_text("en")
        assert after.to_table() == before.to_table()


def test_the_example_survives_as_a_long_frame(framework: palier.Framework, observations: palier.Observations) -> None:
    long = observations.to_long_table()
    assert len(long) == len(observations) * (len(observations.to_table().column_names) - 2)
    after = palier.Observations.from_frame(polars.DataFrame(long), framework)
    assert after.report.counts == observations.report.counts
    assert after.to_long_table() == long
    assert after.to_json() == observations.to_json()


VALUES = {
    "named": st.booleans(),
    "pupils": st.integers(0, 1000),
    "share": st.floats(0, 100),
    "network": st.sampled_from(["none", "adsl", "fibre"]),
}
ABSENT = st.sampled_from([None, {"status": "suppressed"}, {"status": "not_significant"}])
UNITS = st.text("0123456789abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=5)


@given(
    st.lists(
        st.tuples(
            UNITS,
            st.integers(2000, 2030),
            st.fixed_dictionaries({}, optional={name: values | ABSENT for name, values in VALUES.items()}),
        ),
        unique_by=lambda row: row[:2],
        max_size=6,
    )
)
def test_documents_and_frames_hold_the_same_observations(rows: list[tuple[str, int, dict[str, Any]]]) -> None:
    from conftest import small_document

    framework = palier.Framework.load(small_document())
    document = {
        "format": "palier/observations",
        "format_version": 1,
        "framework": {"id": "small", "version": "1"},
        "observations": [
            {"unit": unit, "period": f"{year}-{year + 1}", "values": values} for unit, year, values in rows
        ],
    }
    read = palier.Observations.load(document, framework)
    assert read.report.ok, read.report.to_text("en")
    assert len(read) == len(rows)
    for unit, year, values in rows:
        for name in VALUES:
            given_value = values.get(name)
            if isinstance(given_value, dict):
                expected: object = palier.Unknown(given_value["status"])
            else:
                expected = palier.Unknown("missing") if given_value is None else given_value
            assert read.value(unit, name, period=f"{year}-{year + 1}") == expected
    again = palier.Observations.load(read.to_json().encode(), framework)
    assert again.to_long_table() == read.to_long_table()
    long = palier.Observations.from_frame(polars.DataFrame(read.to_long_table()), framework)
    assert long.to_long_table() == read.to_long_table()
    wide = palier.Observations.from_frame(polars.DataFrame(read.to_table()), framework)
    assert wide.to_table() == read.to_table()


@given(st.text(max_size=20), st.sampled_from(list(VALUES)))
def test_any_text_in_a_cell_is_read_or_told(text: str, indicator: str) -> None:
    from conftest import small_document

    framework = palier.Framework.load(small_document())
    frame = polars.DataFrame({"unit": ["a"], indicator: [text]})
    read = palier.Observations.from_frame(frame, framework, period="2024-2025")
    value = read.value("a", indicator)
    if isinstance(value, palier.Unknown) and value.reason == "missing" and text.strip(" \t\r\n\u00a0\u202f"):
        told = {"-", "- -", "na", "nan", "null", "none", "<na>"}
        assert read.report or text.strip(" \t\r\n\u00a0\u202f").lower() in told


def test_frames_of_a_stream_are_read_once_and_whole(small: palier.Framework) -> None:
    batches = [pyarrow.record_batch({"unit": [f"u{i}"], "pupils": [i]}) for i in range(10)]
    reader = pyarrow.RecordBatchReader.from_batches(batches[0].schema, batches)
    observations = palier.Observations.from_frame(reader, small, period="2024-2025")
    assert len(observations) == 10
    assert observations.value("u9", "pupils") == 9


CELLS = [
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.text(st.characters(exclude_categories=["Cs"])),
    st.dates(),
]


@given(st.data(), st.integers(0, 20))
def test_a_table_gives_back_the_lists_it_was_made_of(data: st.DataObject, rows: int) -> None:
    columns = {
        f"c{number}": data.draw(st.lists(st.none() | cells, min_size=rows, max_size=rows))
        for number, cells in enumerate(CELLS)
    }
    table = palier.Table.from_pydict(columns)
    assert table.to_pydict() == columns
    assert pyarrow.table(table).to_pydict() == columns


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"a": [1, "1"]}, "api.argument.column-type"),
        ({"a": [True, 1]}, "api.argument.column-type"),
        ({"a": [object()]}, "api.argument.column-type"),
        ({"a": [datetime.datetime(2025, 1, 1)]}, "api.argument.column-type"),  # its hour would be lost
        ({"a": [1], "b": []}, "api.argument.columns"),
        ({"a": [2**63]}, "api.argument.range"),
        ({"a": ["\ud800"]}, "api.argument.text"),
    ],
)
def test_lists_that_make_no_table_are_refused(columns: dict[str, list[Any]], code: str) -> None:
    with pytest.raises(palier.ArgumentError) as caught:
        palier.Table.from_pydict(columns)
    assert caught.value.code == code


def test_cells_may_be_of_any_iterable_and_numbers_mix() -> None:
    table = palier.Table.from_pydict({"a": (each for each in [1, None, 2.5]), "b": (None, None, None)})
    assert table.column_types == {"a": "float64", "b": "text"}
    assert table["a"] == [1.0, None, 2.5]
    with pytest.raises(TypeError):
        palier.Table.from_pydict({"a": 3})


@pytest.mark.filterwarnings("ignore:The DataFrame has column names of mixed type")
def test_columns_of_pandas_may_mix_numbers_and_markers(framework: palier.Framework) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(
        {
            "uai": ["0990001N", "0990002P", "0990003R", "0990004S"],
            "annee_scolaire": ["2024-2025"] * 4,
            "pupils.enrolled": [512, "ss", 40.0, None],
            "referent.named": [True, "non", None, False],
        }
    )
    read = palier.Observations.from_frame(frame, framework)
    assert read.report.ok, read.report
    assert read.value("0990001N", "pupils.enrolled") == 512
    suppressed = read.value("0990002P", "pupils.enrolled")
    assert isinstance(suppressed, palier.Unknown)
    assert suppressed.reason == "suppressed"
    assert read.value("0990003R", "pupils.enrolled") == 40
    assert isinstance(read.value("0990004S", "pupils.enrolled"), palier.Unknown)
    # A column that is named by a number, as pandas does without a header, is no hindrance.
    frame[7] = [1, "x", None, 2]
    assert palier.Observations.from_frame(frame, framework).value("0990001N", "pupils.enrolled") == 512
    assert frame["pupils.enrolled"].tolist()[:2] == [512, "ss"]
    assert (read.value("0990001N", "referent.named"), read.value("0990002P", "referent.named")) == (True, False)


def test_a_frame_that_cannot_be_given_is_refused_with_what_to_do(framework: palier.Framework) -> None:
    pandas = pytest.importorskip("pandas")
    twice = pandas.DataFrame([["0990001N", "2024-2025", 1, 2]], columns=["unit", "period", "a", "a"])
    with pytest.raises(palier.ArgumentError) as refused:
        palier.Observations.from_frame(twice, framework)
    assert refused.value.code == "api.argument.frame"
    assert "twice: a" in refused.value.hint
    odd = pandas.DataFrame({"unit": ["a"], "period": ["2024-2025"], "pupils.enrolled": [1 + 2j]})
    with pytest.raises(palier.ArgumentError) as refused:
        palier.Observations.from_frame(odd, framework)
    assert "astype" in refused.value.hint
