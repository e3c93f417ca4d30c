# SPDX-License-Identifier: MIT
"""Diagnoses: tiers with bounds, as mappings and as tables."""

from __future__ import annotations

import json
from itertools import product
from typing import Any

import palier
import polars
import pytest
from conftest import small_document
from hypothesis import given
from hypothesis import strategies as st


def tier_of(named: bool, pupils: int, network: str) -> int:
    """The tier of the small framework, by hand."""
    if not named:
        return 0
    return 2 if pupils >= 100 and network == "fibre" else 1


@given(
    st.sampled_from([True, False, None]),
    st.sampled_from([0, 99, 100, 1000, None]),
    st.sampled_from(["none", "fibre", None]),
)
def test_bounds_are_the_least_and_the_greatest_over_all_answers(
    named: bool | None, pupils: int | None, network: str | None
) -> None:
    framework = palier.Framework.load(small_document())
    frame = polars.DataFrame(
        {"unit": ["a"], "named": [named], "pupils": [pupils], "network": [network]},
        schema={"unit": polars.String, "named": polars.Boolean, "pupils": polars.Int64, "network": polars.String},
    )
    observations = palier.Observations.from_frame(frame, framework, period="2024-2025")
    profile = palier.diagnose(framework, observations)["a"]
    tiers = [
        tier_of(*answers)
        for answers in product(
            [True, False] if named is None else [named],
            [0, 99, 100, 1000] if pupils is None else [pupils],
            ["none", "adsl", "fibre"] if network is None else [network],
        )
    ]
    field = profile.fields["steering"]
    assert (field.certain, field.possible) == (min(tiers), max(tiers))
    assert field.tight
    assert profile.overall is not None
    assert (profile.overall.certain, profile.overall.possible) == (field.certain, field.possible)


def test_a_diagnosis_is_a_mapping_from_units_to_profiles(diagnosis: palier.Diagnosis) -> None:
    assert len(diagnosis) == len(diagnosis.units) == len(set(diagnosis))
    assert "0990001N" in diagnosis
    assert "nonesuch" not in diagnosis
    assert 3 not in diagnosis
    assert diagnosis._ipython_key_completions_() == diagnosis.units
    with pytest.raises(palier.UnknownNameError) as caught:
        diagnosis["0990001P"]
    assert "0990001N" in caught.value.hint


def test_a_profile_is_of_the_latest_year_unless_one_is_given(diagnosis: palier.Diagnosis) -> None:
    assert [str(period) for period in diagnosis.periods] == ["2023-2024", "2024-2025"]
    unit = "0990001N"
    assert str(diagnosis[unit].period) == "2024-2025"
    assert str(diagnosis[unit, "2023-2024"].period) == "2023-2024"
    year = palier.SchoolYear.from_rentree(2023)
    assert diagnosis.profile(unit, year).period == diagnosis[unit, year].period == year
    with pytest.raises(palier.UnknownNameError):
        diagnosis[unit, "2020-2021"]
    with pytest.raises(palier.ArgumentError):
        diagnosis[unit, "2020"]


def test_the_table_says_what_the_profiles_say(diagnosis: palier.Diagnosis) -> None:
    frame = diagnosis.to_polars()
    assert frame.columns == [
        "unit",
        "period",
        "field",
        "certain",
        "possible",
        "tight",
        "met",
        "not_met",
        "unknown",
        "not_applicable",
    ]
    assert frame.height == len(diagnosis.table())
    assert frame.filter(polars.col("certain") > polars.col("possible")).is_empty()
    for row in frame.sample(40, seed=1).iter_rows(named=True):
        field = diagnosis[row["unit"], row["period"]].fields[row["field"]]
        assert (field.certain, field.possible, field.tight) == (row["certain"], row["possible"], row["tight"])
        counts = field.counts
        assert (counts.met, counts.not_met, counts.unknown, counts.not_applicable) == (
            row["met"],
            row["not_met"],
            row["unknown"],
            row["not_applicable"],
        )
    per_field = frame.group_by("field").agg(
        total=polars.sum_horizontal("met", "not_met", "unknown", "not_applicable").n_unique()
    )
    assert per_field["total"].to_list() == [1] * len(diagnosis.framework.fields)


def test_an_overall_tier_is_a_row_of_its_own(small: palier.Framework) -> None:
    frame = polars.DataFrame({"unit": ["a"], "named": [True]})
    observations = palier.Observations.from_frame(frame, small, period="2024-2025")
    rows = palier.diagnose(small, observations).table().to_pylist()
    assert [row["field"] for row in rows] == ["steering", "overall"]
    assert rows[1]["met"] is None


def test_attributes_and_labels_come_from_the_organisation(
    framework: palier.Framework, observations: palier.Observations, organisation: palier.Organisation
) -> None:
    without = palier.diagnose(framework, observations)
    assert without.organisation is None
    assert without["0990001N"].label() == "0990001N"
    within = palier.diagnose(framework, observations, organisation=organisation)
    assert within.organisation is not None
    assert within["0990001N"].label() == organisation["0990001N"].label()
    # Knowing more narrows the bounds, and never moves them apart.
    for mine, other in zip(within.table().to_pylist(), without.table().to_pylist(), strict=True):
        assert other["certain"] <= mine["certain"] <= mine["possible"] <= other["possible"]


@pytest.mark.parametrize("evidence", ["declared", "confirmed", "verified", palier.Evidence.verified])
def test_asking_for_more_evidence_widens_the_bounds(
    framework: palier.Framework, observations: palier.Observations, evidence: Any
) -> None:
    every = palier.diagnose(framework, observations)
    some = palier.diagnose(framework, observations, minimum_evidence=evidence)
    assert some.minimum_evidence.name in str(evidence)
    for mine, other in zip(some.table().to_pylist(), every.table().to_pylist(), strict=True):
        assert mine["certain"] <= other["certain"] <= other["possible"] <= mine["possible"]
        assert mine["unknown"] >= other["unknown"]


def test_a_year_that_was_not_observed_is_told(framework: palier.Framework, observations: palier.Observations) -> None:
    diagnosis = palier.diagnose(framework, observations, period="1999-2000")
    assert len(diagnosis) == 0
    assert [finding.code for finding in diagnosis.report] == ["diagnosis.period.unobserved"]


def test_observations_of_another_framework_are_refused(
    small: palier.Framework, observations: palier.Observations
) -> None:
    with pytest.raises(palier.ArgumentError) as caught:
        palier.diagnose(small, observations)
    assert caught.value.code == "api.argument.framework"


def test_wrong_words_are_refused(framework: palier.Framework, observations: palier.Observations) -> None:
    with pytest.raises(palier.ArgumentError) as caught:
        palier.diagnose(framework, observations, minimum_evidence="sworn")
    assert caught.value.code == "api.argument.evidence"
    with pytest.raises(palier.ArgumentError):
        palier.diagnose(framework, observations, period="2024")


def test_every_result_tells_the_rules_that_gave_it(diagnosis: palier.Diagnosis) -> None:
    document = json.loads(json.dumps(diagnosis.to_dict()))
    assert document["format"] == "palier/diagnosis"
    assert document["framework"] == {
        "id": "demo",
        "version": diagnosis.framework.version,
        "hash": diagnosis.framework.hash,
        "status": "synthetic",
    }
    assert document["rows"] == diagnosis.table().to_pylist()
    assert json.loads(diagnosis.to_json()) == document
    assert "profiles" not in document


def test_html_shows_words_and_the_notice(diagnosis: palier.Diagnosis) -> None:
    html = diagnosis._repr_html_()
    assert "fictif" in html
    assert "palier " in html
    assert "Collège des Tilleuls" in html


def test_a_roll_up_counts_what_the_diagnosis_says(
    diagnosis: palier.Diagnosis, organisation: palier.Organisation
) -> None:
    rolled = palier.roll_up(
        diagnosis, organisation, hierarchy="bassin", level="bassin", period="2024-2025", minimum_group=1
    )
    assert rolled.level == "bassin"
    assert str(rolled.period) == "2024-2025"
    assert rolled.suppressed == []
    view = organisation.at(rolled.date)
    tiers = {
        (row["unit"], row["field"]): (row["certain"], row["possible"])
        for row in diagnosis.table().to_pylist()
        if row["period"] == "2024-2025"
    }
    members = {name: [unit.id for unit in units] for name, units in view.groups("bassin", "bassin").items()}
    assert rolled.groups == list(members)
    rows = rolled.table("fr").to_pylist()
    assert len(rows) == len(members) * len(diagnosis.framework.fields) * len(diagnosis.framework.tiers)
    for row in rows:
        bounds = [tiers[unit, row["field"]] for unit in members[row["group"]] if (unit, row["field"]) in tiers]
        assert row["members"] == len(members[row["group"]])
        assert row["diagnosed"] == len(bounds)
        assert row["certain"] == sum(certain >= row["tier"] for certain, _ in bounds)
        assert row["possible"] == sum(possible >= row["tier"] for _, possible in bounds)


def test_small_groups_are_not_shown(diagnosis: palier.Diagnosis, organisation: palier.Organisation) -> None:
    rolled = palier.roll_up(diagnosis, hierarchy="bassin", minimum_group=10_000)
    assert rolled.suppressed == rolled.groups
    assert all(row["certain"] is None for row in rolled.table().to_pylist())
    assert "secret" in rolled._repr_html_()
    frame = polars.DataFrame(rolled)
    assert frame["suppressed"].all()


def test_a_roll_up_needs_names_that_exist(
    diagnosis: palier.Diagnosis, framework: palier.Framework, observations: palier.Observations
) -> None:
    with pytest.raises(palier.UnknownNameError):
        palier.roll_up(diagnosis, hierarchy="basin")
    with pytest.raises(palier.UnknownNameError):
        palier.roll_up(diagnosis, hierarchy="bassin", level="basin")
    with pytest.raises(palier.ArgumentError) as caught:
        palier.roll_up(palier.diagnose(framework, observations), hierarchy="bassin")
    assert caught.value.code == "api.argument.organisation"
