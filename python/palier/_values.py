# SPDX-License-Identifier: MIT
"""Values that are no scalar: what is unknown, and what makes no sense.

Written out instead of as data classes: those import half of the standard library, and `import palier` is to be quick.
"""

from __future__ import annotations

TYPE_CHECKING = False  # type checkers take it as true; `typing` itself is slow to import
if TYPE_CHECKING:
    from typing import NoReturn

__all__ = ["NotApplicable", "Unknown"]


class Unknown:
    """A value of which nothing is known but its bounds.

    It is neither true nor false: using it as a condition raises.

    Parameters
    ----------
    reason : str
        ``missing``, ``suppressed``, ``not_significant``, or for a result ``zero_denominator``, ``division_by_zero``,
        ``overflow``, ``conversion``.
    low, high : int or float, optional
        The least and the greatest it may be; None is open.
    possible : tuple of str
        The texts it may be; empty when any may come.

    Examples
    --------
    >>> import palier
    >>> palier.Unknown("suppressed")
    Unknown('suppressed')
    >>> palier.Unknown() == palier.Unknown("missing")
    True
    """

    __slots__ = ("high", "low", "possible", "reason")
    __match_args__ = ("reason", "low", "high", "possible")

    reason: str
    low: float | None
    high: float | None
    possible: tuple[str, ...]

    def __init__(
        self,
        reason: str = "missing",
        low: float | None = None,
        high: float | None = None,
        possible: tuple[str, ...] = (),
    ) -> None:
        object.__setattr__(self, "reason", reason)
        object.__setattr__(self, "low", low)
        object.__setattr__(self, "high", high)
        object.__setattr__(self, "possible", tuple(possible))

    def _key(self) -> tuple[object, ...]:
        return (self.reason, self.low, self.high, self.possible)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"cannot set {name!r}: the value is frozen")

    def __bool__(self) -> NoReturn:
        raise TypeError("an unknown value is neither true nor false")

    def __eq__(self, other: object) -> bool:
        return self._key() == other._key() if isinstance(other, Unknown) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._key())

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), self._key())

    def __repr__(self) -> str:
        text = f"Unknown({self.reason!r}"
        if self.low is not None:
            text += f", low={self.low!r}"
        if self.high is not None:
            text += f", high={self.high!r}"
        if self.possible:
            text += f", possible={self.possible!r}"
        return text + ")"


class NotApplicable:
    """The answer to a question that makes no sense for the unit.

    It is neither true nor false: using it as a condition raises.

    Parameters
    ----------
    reason : str
        Why, in the words of who answered, or an empty text.

    Examples
    --------
    >>> import palier
    >>> palier.NotApplicable("no canteen")
    NotApplicable('no canteen')
    """

    __slots__ = ("reason",)
    __match_args__ = ("reason",)

    reason: str

    def __init__(self, reason: str = "") -> None:
        object.__setattr__(self, "reason", reason)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"cannot set {name!r}: the value is frozen")

    def __bool__(self) -> NoReturn:
        raise TypeError("a value that is not applicable is neither true nor false")

    def __eq__(self, other: object) -> bool:
        return self.reason == other.reason if isinstance(other, NotApplicable) else NotImplemented

    def __hash__(self) -> int:
        return hash((NotApplicable, self.reason))

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), (self.reason,))

    def __repr__(self) -> str:
        return f"NotApplicable({self.reason!r})" if self.reason else "NotApplicable()"


# What users see in messages and pickles is the public name.
for _public in (Unknown, NotApplicable):
    _public.__module__ = "palier"
