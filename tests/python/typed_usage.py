# SPDX-License-Identifier: MIT
"""What a program that is checked for types sees; mypy --strict reads this file, nothing runs it."""

from __future__ import annotations

import datetime
from pathlib import Path

import palier
from typing_extensions import assert_type

framework = palier.Framework.load(Path("framework.json"))
assert_type(framework, palier.Framework)
assert_type(framework.fields["pilotage"].label("en"), str)
assert_type(framework.valid, tuple[datetime.date | None, datetime.date | None])

organisation, report = palier.Organisation.from_annuaire(object())
assert_type(report, palier.Report)
assert_type(
    organisation["0990001N"].attributes["degree"], bool | int | float | str | palier.Unknown | palier.NotApplicable
)
assert_type(organisation.at("2024-09-01").ancestors(organisation["0990001N"], "bassin"), list[palier.Unit])

observations = palier.Observations.from_frame(object(), framework, period="2024-2025")
diagnosis = palier.diagnose(framework, observations, organisation=organisation, minimum_evidence="confirmed")
profile = diagnosis["0990001N", palier.SchoolYear.from_rentree(2024)]
assert_type(profile, palier.Profile)
assert_type(profile.fields["formation"].certain, int)
assert_type(profile.overall, palier.TierBounds | None)
assert_type(profile.explain("fr", field="formation"), str)
assert_type(profile.gaps("formation").text("en"), str)
assert_type(profile.gaps()[0].conditions[0].distance, float | None)
assert_type(profile.next_questions(5)[0].wording("fr"), str)
assert_type(profile.certificate().settled, bool)
for unit in diagnosis:
    assert_type(unit, str)
for finding in diagnosis.report.filter(severity="error"):
    assert_type(finding.severity, palier.Severity)
if profile.criteria["pilotage.referent"].state is palier.CriterionState.met:
    assert_type(palier.roll_up(diagnosis, hierarchy="bassin").table("en"), palier.Table)
assert_type(palier.Uai.find("0350793X", mode="lenient"), palier.Uai | None)

framework.label("de")  # type: ignore[arg-type]
palier.SchoolYear("2024-2025")  # type: ignore[call-arg]
palier.diagnose(framework, observations, "2024-2025")  # type: ignore[arg-type, call-arg]
