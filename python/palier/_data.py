# SPDX-License-Identifier: MIT
"""Results as plain data that JSON can hold."""

from __future__ import annotations

from typing import Any

from palier._core import (
    BlockedTier,
    CheapestPath,
    Comparison,
    Diagnosis,
    Framework,
    UnmetSets,
)

__all__ = ["comparison", "path", "unmet_sets"]


def framework_identity(framework: Framework) -> dict[str, Any]:
    """Returns what tells which rules gave a result."""
    return {"id": framework.id, "version": framework.version, "hash": framework.hash, "status": framework.status}


def comparison(result: Comparison) -> dict[str, Any]:
    """Returns two diagnoses side by side."""
    sides = {
        name: {
            "period": None if period is None else str(period),
            "framework": framework_identity(side.framework),
            "minimum_evidence": _evidence(side),
        }
        for name, side, period in (
            ("before", result.before, result.period_before),
            ("after", result.after, result.period_after),
        )
    }
    return {**sides, "fields": result.fields, "counts": result.counts(), "rows": result.table().to_pylist()}


def path(result: CheapestPath) -> dict[str, Any]:
    """Returns the cheapest path to a target."""
    return {
        "reachable": result.reachable,
        "optimal": result.optimal,
        "effort": result.effort,
        "lower_bound": result.lower_bound,
        "steps": [
            {
                "criterion": step.criterion,
                "field": step.field,
                "tier": step.tier,
                "effort": step.effort,
                "implied": step.implied,
                "label": {"fr": step.label("fr"), "en": step.label("en")},
                "advice": {"fr": step.advice("fr"), "en": step.advice("en")},
            }
            for step in result.steps
        ],
        "blocking": _blocking(result.blocking),
    }


def unmet_sets(result: UnmetSets) -> dict[str, Any]:
    """Returns the minimal sets of criteria that reach a target."""
    return {
        "reachable": result.reachable,
        "complete": result.complete,
        "sets": [{"criteria": each.criteria, "effort": each.effort} for each in result.sets],
        "blocking": _blocking(result.blocking),
    }


def _blocking(tiers: list[BlockedTier]) -> list[dict[str, Any]]:
    return [{"field": each.field, "tier": each.tier, "criteria": each.criteria} for each in tiers]


def _evidence(result: Diagnosis) -> str | None:
    name = result.minimum_evidence.name
    return None if name == "unstated" else name
