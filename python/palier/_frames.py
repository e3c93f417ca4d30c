# SPDX-License-Identifier: MIT
"""Data frames on their way to Arrow."""

from __future__ import annotations

import math
import sys
from typing import Any

from palier._errors import ArgumentError

__all__ = ["arrow_stream"]


def arrow_stream(frame: Any) -> Any:
    """Return the Arrow stream of a frame.

    A column of pandas may mix numbers and texts, as one read from a spreadsheet with markers such as ``ss`` does; Arrow
    has no such columns, so it is taken as texts, which is how a CSV file gives it.

    Raises
    ------
    ArgumentError
        ``api.argument.frame``, with what the frame itself says when it cannot give one.
    """
    try:
        return frame.__arrow_c_stream__()
    except Exception as first:
        problem = first
    plain = _with_texts(frame)
    if plain is not None:
        try:
            return plain.__arrow_c_stream__()
        except Exception as second:
            problem = second
    raise ArgumentError(
        f"the frame cannot be given as Arrow: {str(problem).partition(chr(10))[0] or type(problem).__name__}",
        code="api.argument.frame",
        origin=type(frame).__name__,
        hint=_hint(frame),
    ) from problem


def _is_pandas(frame: Any) -> bool:
    return type(frame).__module__.partition(".")[0] == "pandas" and hasattr(frame, "columns")


def _hint(frame: Any) -> str:
    if _is_pandas(frame) and not frame.columns.is_unique:
        twice = ", ".join(sorted({str(name) for name in frame.columns[frame.columns.duplicated()]}))
        return f"Give each column a name of its own; these come twice: {twice}."
    return 'Make columns of another kind texts first, such as frame[name].astype("string").'


def _with_texts(frame: Any) -> Any:
    """Return the frame with texts in place of what is mixed; None when it is not of pandas, or nothing is."""
    if not _is_pandas(frame) or not frame.columns.is_unique:
        return None
    infer = sys.modules["pandas"].api.types.infer_dtype
    objects = [name for name in frame.columns if frame[name].dtype == object]
    mixed = [name for name in objects if infer(frame[name], skipna=True).startswith("mixed")]
    if not mixed:
        return None
    plain = frame.copy(deep=False)
    for name in mixed:
        plain[name] = frame[name].map(_text, na_action="ignore").astype("string")
    return plain


def _text(value: Any) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        if math.isnan(value):
            return None
        return str(int(value)) if value.is_integer() else repr(value)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
