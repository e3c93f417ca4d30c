# SPDX-License-Identifier: MIT
"""UAI codes, school years, enumerations."""

from __future__ import annotations

import datetime
import enum
import pickle

import palier
import pytest
from hypothesis import given
from hypothesis import strategies as st

ALPHABET = "ABCDEFGHJKLMNPRSTUVWXYZ"


@given(st.integers(0, 9_999_999))
def test_the_check_letter_is_the_remainder_modulo_23(digits: int) -> None:
    letter = ALPHABET[digits % 23]
    assert palier.Uai.check_letter(digits) == letter
    code = palier.Uai(f"{digits:07d}{letter}")
    assert str(code) == f"{digits:07d}{letter}"
    assert code.digits == digits


@given(st.integers(0, 9_999_999), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
def test_any_other_letter_is_refused_in_every_mode(digits: int, letter: str) -> None:
    text = f"{digits:07d}{letter}"
    right = letter == ALPHABET[digits % 23]
    for mode in ("strict", "lenient"):
        assert (palier.Uai.find(text, mode=mode) is not None) is right
    expected = (
        None if right else palier.UaiProblem.letter_outside if letter in "IOQ" else palier.UaiProblem.letter_wrong
    )
    assert palier.Uai.problem_of(text) is expected


@given(st.integers(0, 9_999_999))
def test_lost_zeros_blanks_and_lower_case_are_repaired_when_asked(digits: int) -> None:
    letter = ALPHABET[digits % 23]
    damaged = f"  {digits}{letter.lower()} "
    assert palier.Uai(damaged, mode="lenient") == palier.Uai(f"{digits:07d}{letter}")
    assert palier.Uai.find(damaged) is None


@given(st.text())
def test_any_text_is_a_code_or_has_a_problem(text: str) -> None:
    assert (palier.Uai.find(text) is None) == (palier.Uai.problem_of(text) is not None)


def test_codes_compare_hash_and_pickle() -> None:
    first, second = palier.Uai("0350122T"), palier.Uai("0350793X")
    assert first < second <= second
    assert first != second
    assert first != "0350122T"
    assert len({first, palier.Uai("0350122T"), second}) == 2
    assert pickle.loads(pickle.dumps(first)) == first
    assert repr(first) == "Uai('0350122T')"
    assert palier.Uai("6200001" + palier.Uai.check_letter(6200001)).department == "02A"


@given(st.integers(1900, 2199))
def test_a_school_year_has_three_conventions(start: int) -> None:
    year = palier.SchoolYear.from_rentree(start)
    assert year == palier.SchoolYear.from_session(start + 1)
    assert year == palier.SchoolYear.parse(f"{start}-{start + 1}")
    assert str(year) == f"{start}-{start + 1}"
    assert year.start_year == start
    assert year.first_day == datetime.date(start, 9, 1)
    assert pickle.loads(pickle.dumps(year)) == year
    assert len({year, palier.SchoolYear.from_rentree(start)}) == 1


@given(st.dates(datetime.date(1900, 9, 1), datetime.date(2199, 8, 31)))
def test_a_day_belongs_to_the_year_of_its_september(day: datetime.date) -> None:
    year = palier.SchoolYear.containing(day)
    assert year.first_day <= day
    assert day < datetime.date(year.start_year + 1, 9, 1)
    assert palier.SchoolYear.containing(day.isoformat()) == year


@given(st.text(max_size=12))
def test_only_two_years_in_a_row_are_a_school_year(text: str) -> None:
    year = palier.SchoolYear.find(text)
    assert year is None or str(year) == text


def test_a_bare_year_is_refused_with_what_to_call() -> None:
    with pytest.raises(palier.ArgumentError) as caught:
        palier.SchoolYear.parse("2024")
    assert caught.value.code == "api.argument.school-year"
    assert "from_rentree" in caught.value.hint
    assert "from_session" in caught.value.hint


@pytest.mark.parametrize(
    "kind",
    [
        palier.Severity,
        palier.Status,
        palier.Evidence,
        palier.ValueType,
        palier.CriterionState,
        palier.UaiProblem,
        palier.Direction,
        palier.NotApplicablePolicy,
    ],
)
def test_enumerations_are_those_of_python(kind: type[enum.Enum]) -> None:
    assert issubclass(kind, enum.Enum)
    for member in kind:
        assert pickle.loads(pickle.dumps(member)) is member


def test_unknown_and_not_applicable_are_values_but_no_conditions() -> None:
    unknown = palier.Unknown("suppressed", low=0, high=5)
    assert repr(unknown) == "Unknown('suppressed', low=0, high=5)"
    assert unknown == palier.Unknown("suppressed", 0, 5)
    assert unknown != palier.Unknown("missing", 0, 5)
    assert palier.NotApplicable("sans objet") != palier.NotApplicable()
    assert len({palier.NotApplicable(), palier.NotApplicable(), unknown}) == 2
    for value in (unknown, palier.NotApplicable("no canteen")):
        assert pickle.loads(pickle.dumps(value)) == value
        with pytest.raises(TypeError):
            bool(value)
        with pytest.raises(AttributeError):
            value.reason = "known"  # type: ignore[misc]
