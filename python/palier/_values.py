# SPDX-License-Identifier: MIT
"""Values that are no scalar: what is unknown, and what makes no sense."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn

__all__ = ["NotApplicable", "Unknown"]


@dataclass(frozen=True, slots=True, repr=False)
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
    """

    reason: str = "missing"
    low: float | None = None
    high: float | None = None
    possible: tuple[str, ...] = ()

    def __bool__(self) -> NoReturn:
        raise TypeError("an unknown value is neither true nor false")

    def __repr__(self) -> str:
        text = f"Unknown({self.reason!r}"
        if self.low is not None:
            text += f", low={self.low!r}"
        if self.high is not None:
            text += f", high={self.high!r}"
        if self.possible:
            text += f", possible={self.possible!r}"
        return text + ")"


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The answer to a question that makes no sense for the unit.

    It is neither true nor false: using it as a condition raises.

    Parameters
    ----------
    reason : str
        Why, in the words of who answered, or an empty text.
    """

    reason: str = ""

    def __bool__(self) -> NoReturn:
        raise TypeError("a value that is not applicable is neither true nor false")


# What users see in messages and pickles is the public name.
for _public in (Unknown, NotApplicable):
    _public.__module__ = "palier"
