# SPDX-License-Identifier: MIT
"""Documents given as dicts, on their way to the readers of JSON."""

from __future__ import annotations

import json
import math
from typing import Any

from palier._errors import ArgumentError

__all__ = ["json_bytes"]


def json_bytes(document: dict[str, Any]) -> bytes:
    """Write a dict as JSON. NaN is missing, as in frames; numbers of NumPy and days are those of Python and ISO 8601.

    Raises
    ------
    ArgumentError
        ``api.argument.source``, for what JSON cannot hold.
    """
    try:
        try:
            text = json.dumps(document, ensure_ascii=False, allow_nan=False, default=_plain)
        except ValueError:
            text = json.dumps(_without_nan(document), ensure_ascii=False, allow_nan=False, default=_plain)
    except (TypeError, ValueError, RecursionError) as problem:
        raise ArgumentError(
            f"the dict cannot be written as JSON: {problem}",
            code="api.argument.source",
            origin="dict",
            hint="Pass a dict of dicts, lists, texts, finite numbers, True, False and None, not nested too deep.",
        ) from None
    return text.encode("utf-8", "surrogatepass")


def _plain(value: Any) -> Any:
    """Return what stands in JSON for an object that it does not know."""
    if hasattr(value, "item") and getattr(value, "ndim", 0) == 0:
        return value.item()
    if hasattr(value, "isoformat"):
        return value.isoformat()
    raise TypeError(f"an object of type {type(value).__name__} has no form in it")


def _without_nan(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nan(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_without_nan(each) for each in value]
    if hasattr(value, "item") and getattr(value, "ndim", 0) == 0:
        value = value.item()
    return None if isinstance(value, float) and math.isnan(value) else value
