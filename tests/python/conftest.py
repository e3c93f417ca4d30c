# SPDX-License-Identifier: MIT
"""What the tests of the Python package share."""

from __future__ import annotations

import os
from pathlib import Path

import palier
import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def framework() -> palier.Framework:
    """The demonstration framework."""
    return palier.Framework.load("demo")


@pytest.fixture(scope="session")
def organisation() -> palier.Organisation:
    """The example academy."""
    return palier.Organisation.load("academie-exemple")


@pytest.fixture(scope="session")
def observations(framework: palier.Framework) -> palier.Observations:
    """The answers of the example academy."""
    return palier.Observations.load("academie-exemple", framework)


@pytest.fixture(scope="session")
def diagnosis(
    framework: palier.Framework, observations: palier.Observations, organisation: palier.Organisation
) -> palier.Diagnosis:
    """The diagnosis of the example academy, both years."""
    return palier.diagnose(framework, observations, organisation=organisation)


@pytest.fixture(scope="session")
def small() -> palier.Framework:
    """A framework small enough to reckon by hand: one field, two tiers."""
    return palier.Framework.load(small_document())


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of open data beside the checkout, which is not part of the project."""
    folder = Path(os.environ.get("PALIER_SHARED_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"no folder of open data at {folder}; PALIER_SHARED_DATA names another one")
    return folder


def small_document() -> dict[str, object]:
    """A framework as a document: three indicators, three criteria."""
    return {
        "format": "palier/framework",
        "format_version": 1,
        "id": "small",
        "version": "1",
        "label": {"fr": "Petite grille", "en": "Small grid"},
        "indicators": [
            {"id": "named", "type": "boolean", "label": {"fr": "Nommé", "en": "Named"}},
            {"id": "pupils", "type": "integer", "min": 0, "max": 1000, "label": {"fr": "Élèves", "en": "Pupils"}},
            {
                "id": "share",
                "type": "number",
                "min": 0,
                "max": 100,
                "unit": "%",
                "label": {"fr": "Part", "en": "Share"},
            },
            {
                "id": "network",
                "type": "category",
                "values": ["none", "adsl", "fibre"],
                "not_applicable": "allowed",
                "label": {"fr": "Raccordement", "en": "Network"},
            },
        ],
        "maturity": {
            "tiers": [{"id": "one", "label": {"fr": "Un"}}, {"id": "two", "label": {"fr": "Deux"}}],
            "fields": [{"id": "steering", "label": {"fr": "Pilotage", "en": "Steering"}}],
            "criteria": [
                {"id": "c.named", "field": "steering", "tier": 1, "label": {"fr": "Nommé"}, "when": "named"},
                {"id": "c.pupils", "field": "steering", "tier": 2, "label": {"fr": "Grand"}, "when": "pupils >= 100"},
                {
                    "id": "c.fibre",
                    "field": "steering",
                    "tier": 2,
                    "label": {"fr": "Fibre"},
                    "when": "network == 'fibre'",
                },
            ],
            "requirements": {"default": {"rule": "all"}},
            "cumulative": True,
            "overall": "weakest",
        },
        "questionnaires": [],
    }
