# SPDX-License-Identifier: MIT
"""The JSON Schemas of the formats."""

from __future__ import annotations

from palier._core import builtin_documents, nearest_names, plan_profiles
from palier._errors import UnknownNameError

TYPE_CHECKING = False  # type checkers take it as true; `typing` itself is slow to import
if TYPE_CHECKING:
    from typing import Any

__all__ = ["schema"]


def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a format of documents, or of a kind of plan.

    Parameters
    ----------
    name : str
        ``diagnosis``, ``framework``, ``observations``, ``organisation``, ``organisation-schema``, ``plan-profile``,
        ``report``, or a kind of plan such as ``vnpe``.

    Returns
    -------
    dict
        The schema; a new one at each call. Editors show its descriptions, French first, then English.

    Raises
    ------
    UnknownNameError
        If no format has that name.

    Examples
    --------
    >>> import palier
    >>> palier.schema("framework")["$id"]
    'urn:palier:schema:framework:1'
    """
    import json

    texts = {known: text for kind, known, text in builtin_documents() if kind == "schema"}
    plans = {profile.id: profile for profile in plan_profiles()}
    if name in plans:
        made: dict[str, Any] = json.loads(plans[name].schema_json())
        return made
    if name not in texts:
        near = nearest_names(name, [*texts, *plans])
        raise UnknownNameError(
            f"no format is called {name!r}",
            code="api.name.unknown",
            origin=name,
            hint=f"Known formats: {', '.join(near or [*texts, *plans])}.",
        )
    document: dict[str, Any] = json.loads(texts[name])
    return document
