# SPDX-License-Identifier: MIT
"""The exceptions: the API was misused, or a definition built in code is wrong.

What a document contains never raises; it gives findings in a report. The one exception to it is
:class:`DocumentError`: a framework was asked for, and none could be made of the document.
"""

from __future__ import annotations

TYPE_CHECKING = False  # type checkers take it as true; `typing` itself is slow to import
if TYPE_CHECKING:
    from palier._core import Report

__all__ = ["ArgumentError", "DefinitionError", "DocumentError", "PalierError", "UnknownNameError"]


class PalierError(Exception):
    """The base of every exception of palier.

    Attributes
    ----------
    message : str
        What is wrong.
    code : str
        A stable code, such as ``api.name.unknown``.
    origin : str
        The thing at fault: a name, a value, a document, or an empty text.
    hint : str
        What to do about it, or an empty text.
    """

    def __init__(self, message: str = "", *, code: str = "", origin: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.origin = origin
        self.hint = hint

    def __str__(self) -> str:
        text = f"{self.message} [{self.code}]" if self.code else self.message
        return f"{text}\n{self.hint}" if self.hint else text

    def __reduce__(self) -> tuple[object, ...]:
        return (_restore, (type(self), dict(self.__dict__)))


class ArgumentError(PalierError, ValueError):
    """An argument outside what a function accepts (code ``api.argument.…``)."""


class DefinitionError(PalierError, ValueError):
    """A definition that cannot be used (code ``api.definition.…``).

    Attributes
    ----------
    report : Report or None
        The findings that say why.
    """

    def __init__(
        self, message: str = "", *, code: str = "", origin: str = "", hint: str = "", report: Report | None = None
    ) -> None:
        super().__init__(message, code=code, origin=origin, hint=hint)
        self.report = report

    def __str__(self) -> str:
        lines = [super().__str__()]
        if self.report is not None:
            shown = 5
            worst = list(self.report.filter(severity="error")) or list(self.report)
            for finding in worst[:shown]:
                lines.append(f"- {finding.message('en')} [{finding.code}] {finding.origin}".rstrip())
            if len(worst) > shown:
                lines.append(f"- and {len(worst) - shown} more")
        return "\n".join(lines)

    def __reduce__(self) -> tuple[object, ...]:
        return (_restore, (type(self), {**self.__dict__, "report": None}))  # a report stays in its process


class DocumentError(DefinitionError):
    """No model at all could be built from a document (code ``api.definition.document``); ``report`` says why."""


class UnknownNameError(PalierError, KeyError):
    """A name that the object does not know (code ``api.name.unknown``); the hint offers the nearest ones."""


def _restore(kind: type[PalierError], state: dict[str, object]) -> PalierError:
    error = kind.__new__(kind)
    error.__dict__.update(state)
    error.args = (state["message"],)
    return error


# What users see in messages and pickles is the public name.
for _public in (PalierError, ArgumentError, DefinitionError, DocumentError, UnknownNameError):
    _public.__module__ = "palier"
