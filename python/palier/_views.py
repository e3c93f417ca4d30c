# SPDX-License-Identifier: MIT
"""Read-only mappings from ids to views of a frozen model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from palier import _core
from palier._errors import UnknownNameError

__all__ = ["NameMap"]

View = TypeVar("View")


class NameMap(Mapping[str, View]):
    """Ids in their order, each with the view it stands for; views are made when asked for.

    An unknown id raises UnknownNameError with the nearest ones; it is a KeyError too.
    """

    __slots__ = ("_ids", "_kind", "_positions", "_view_at")

    def __init__(self, kind: str, ids: Sequence[str], view_at: Callable[[int], View]) -> None:
        self._kind = kind
        self._ids = ids
        self._positions = {name: position for position, name in enumerate(ids)}
        self._view_at = view_at

    def __getitem__(self, key: str) -> View:
        try:
            position = self._positions[key]
        except (KeyError, TypeError):
            nearest = _core.nearest_names(str(key), list(self._ids))
            hint = f"Nearest known: {', '.join(nearest)}." if nearest else ""
            raise UnknownNameError(
                f"unknown {self._kind} {key!r}", code="api.name.unknown", origin=str(key), hint=hint
            ) from None
        return self._view_at(position)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def __repr__(self) -> str:
        shown = 8
        more = ", …" if len(self) > shown else ""
        return f"<{len(self)} by {self._kind}: {', '.join(self._ids[:shown])}{more}>"

    def _ipython_key_completions_(self) -> list[str]:
        return list(self._ids)
