# SPDX-License-Identifier: MIT
"""Tiers stated by persons, beside the computed ones."""

from __future__ import annotations

import datetime
import json

import palier
from conftest import small_document


def test_a_stated_tier_stands_beside_the_computed_one() -> None:
    rules = palier.Framework.load(small_document())
    field = next(iter(rules.fields))
    document = {
        "format": "palier/observations",
        "format_version": 1,
        "observations": [{"unit": "u", "period": "2024-2025", "values": {}}],
    }
    plain = palier.diagnose(rules, palier.Observations.load(document, rules))["u"]
    stated = {
        "unit": "u",
        "period": "2024-2025",
        "field": field,
        "tier": 2,
        "role": "cheffe d'établissement",
        "reason": "visite du 3 juin",
        "date": "2025-06-12",
    }
    observations = palier.Observations.load(document | {"overrides": [stated]}, rules)
    assert observations.report.ok
    profile = palier.diagnose(rules, observations)["u"]
    assert plain.overrides == []
    (one,) = profile.overrides
    assert (one.field, one.tier, one.role, one.reason) == (field, 2, "cheffe d'établissement", "visite du 3 juin")
    assert one.date == datetime.date(2025, 6, 12)
    assert repr(one) == f"<palier.TierOverride {field}: tier 2, 2025-06-12>"
    assert profile.fields[field].certain == plain.fields[field].certain
    assert profile.to_dict()["overrides"][0]["date"] == "2025-06-12"
    assert "Position déclarée le 12 juin 2025" in profile.explain().replace("\n", " ")
    html = profile._repr_html_()
    assert "position déclarée le 12/06/2025 (cheffe d&#x27;établissement) : palier 2. Motif : visite du 3 juin" in html
    assert "position déclarée" not in plain._repr_html_()
    again = palier.Observations.load(json.loads(observations.to_json()), rules)
    assert palier.diagnose(rules, again)["u"].overrides[0].reason == "visite du 3 juin"


def test_a_stated_tier_of_no_field_is_told_and_left_out() -> None:
    rules = palier.Framework.load(small_document())
    document = {
        "format": "palier/observations",
        "format_version": 1,
        "observations": [{"unit": "u", "period": "2024-2025", "values": {}}],
        "overrides": [
            {
                "unit": "u",
                "period": "2024-2025",
                "field": "nothing",
                "tier": 1,
                "role": "r",
                "reason": "r",
                "date": "2025-01-01",
            }
        ],
    }
    observations = palier.Observations.load(document, rules)
    assert [finding.code for finding in observations.report] == ["observations.override.field-unknown"]
    assert palier.diagnose(rules, observations)["u"].overrides == []
