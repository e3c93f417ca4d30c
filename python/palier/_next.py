# SPDX-License-Identifier: MIT
"""What next for one unit: gaps, questions, the stop certificate. Built by palier._core from its results."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import TYPE_CHECKING, Any, Literal, overload

if TYPE_CHECKING:
    from palier._core import Indicator, Profile

__all__ = [
    "Certificate",
    "FieldCertificate",
    "FieldGap",
    "GapCondition",
    "GapCriterion",
    "GapGroup",
    "Gaps",
    "Question",
]

Lang = Literal["fr", "en"]
Verdict = Literal["settled", "open", "nothing_to_ask"]


def _in_language(label: str | Mapping[str, str], lang: Lang, otherwise: str) -> str:
    if isinstance(label, str):
        return label or otherwise
    return label.get(lang) or label.get("fr") or label.get("en") or otherwise


@dataclass(frozen=True)
class GapGroup:
    """Several conditions under one connective; those that hold are left out."""

    connective: Literal["all_of", "one_of"]
    truth: str
    role: str
    depth: int


@dataclass(frozen=True)
class GapCondition:
    """One condition that is not satisfied, or not known."""

    text: str
    """The condition as an expression."""
    reads: str | None
    """Id of the indicator, or ``unit.NAME``, that is compared; None for anything else."""
    value: Any
    """What was read: a scalar, or a dict with ``status``."""
    comparison: str | None
    """``==``, ``!=``, ``<``, ``<=``, ``>``, ``>=``, ``in`` or ``not in``."""
    threshold: Any
    """What it is compared with; a list for ``in``."""
    distance: float | None
    """From a known number to its threshold."""
    enough: int | None
    """The numerator that would satisfy it, for a ratio."""
    truth: str
    """``no`` or ``unknown``."""
    role: str
    """``satisfied_when``, or ``applies_when`` for a condition on the unit."""
    depth: int
    """Groups that hold it."""


@dataclass(frozen=True)
class GapCriterion:
    """A criterion of the tier aimed at that is not met, or unknown."""

    id: str
    field: str
    tier: int
    state: str
    effort: int
    mandatory: bool
    open_prerequisites: tuple[str, ...]
    parts: tuple[GapCondition | GapGroup, ...]
    _data: Mapping[str, Any] = dataclass_field(repr=False, compare=False)

    def label(self, lang: Lang = "fr") -> str:
        """Return the text shown to people, or else the id."""
        return _in_language(self._data["label"], lang, self.id)

    def advice(self, lang: Lang = "fr") -> str:
        """Return what its author advises, or an empty text."""
        return _in_language(self._data["advice"], lang, "")

    @property
    def conditions(self) -> tuple[GapCondition, ...]:
        """The conditions among its parts, without the connectives."""
        return tuple(part for part in self.parts if isinstance(part, GapCondition))

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data that JSON can hold."""
        return dict(self._data)

    def __repr__(self) -> str:
        must = ", mandatory" if self.mandatory else ""
        lacking = "; ".join(part.text for part in self.conditions)
        return f"<palier.GapCriterion {self.id}: {self.state}{must}, effort {self.effort}: {lacking}>"


@dataclass(frozen=True)
class FieldGap:
    """What is missing in one field."""

    field: str
    certain: int
    possible: int
    tier: int | None
    """The tier aimed at; None when the highest one is certain."""
    needed: int
    """Criteria of that tier that are needed when all that may apply do."""
    lacking: int
    """How many of those listed are needed: exact, or an upper bound when some may not apply."""
    criteria: tuple[GapCriterion, ...]

    def __repr__(self) -> str:
        if self.tier is None:
            return f"<palier.FieldGap {self.field}: nothing, tier {self.certain} is the highest>"
        count = len(self.criteria)
        return f"<palier.FieldGap {self.field}: {self.lacking} of {count} criteria for tier {self.tier}>"


class Gaps(Sequence[GapCriterion]):
    """What a unit lacks for its next tiers: the criteria that are not met or unknown, in document order."""

    __slots__ = ("_data", "_text", "criteria", "fields", "unit")

    def __init__(self, unit: str, data: list[dict[str, Any]], text: Callable[[Lang, int], str]) -> None:
        self.unit = unit
        self.fields: tuple[FieldGap, ...] = tuple(_field_gap(each) for each in data)
        self.criteria: tuple[GapCriterion, ...] = tuple(each for gap in self.fields for each in gap.criteria)
        self._data = data
        self._text = text

    @overload
    def __getitem__(self, index: int) -> GapCriterion: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[GapCriterion, ...]: ...
    def __getitem__(self, index: int | slice) -> GapCriterion | tuple[GapCriterion, ...]:
        return self.criteria[index]

    def __len__(self) -> int:
        return len(self.criteria)

    def __iter__(self) -> Iterator[GapCriterion]:
        return iter(self.criteria)

    def text(self, lang: Lang = "fr", *, width: int = 80) -> str:
        """Return the gaps as sentences, in lines of plain text."""
        return self._text(lang, width)

    def to_dict(self) -> dict[str, Any]:
        """Return the gaps as plain data that JSON can hold."""
        return {"unit": self.unit, "fields": self._data}

    def __repr__(self) -> str:
        fields = ", ".join(
            f"{gap.field} {gap.lacking} of {len(gap.criteria)} for tier {gap.tier}"
            for gap in self.fields
            if gap.tier is not None
        )
        return f"<palier.Gaps {self.unit}: {fields or 'none'}>"


@dataclass(frozen=True)
class Question:
    """An unanswered question, and what its answer does to the bounds, in tiers summed over the fields."""

    id: str
    """Id of the indicator."""
    worst: int
    """Tiers by which the bounds narrow whatever the answer is."""
    mean: float
    """Mean of that over the answers that differ for the rules."""
    decided: float
    """Mean number of open criteria that an answer decides."""
    cells: int
    """Answers that differ for the rules."""
    fields: tuple[str, ...]
    """Fields whose bounds it may move, now or with other answers."""
    status: str
    """Why it is open: ``missing``, ``suppressed``, ``not_significant``, or ``known`` with too little evidence."""
    indicator: Indicator = dataclass_field(repr=False, compare=False)
    """Type, range, values and labels of what is asked."""

    def wording(self, lang: Lang = "fr") -> str:
        """Return the question as it is asked, or else the indicator's label."""
        return self.indicator.question(lang) or self.indicator.label(lang)

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data that JSON can hold."""
        return {
            "indicator": self.id,
            "question": {"fr": self.wording("fr"), "en": self.wording("en")},
            "status": self.status,
            "worst": self.worst,
            "mean": self.mean,
            "decided": self.decided,
            "cells": self.cells,
            "fields": list(self.fields),
        }


@dataclass(frozen=True)
class FieldCertificate:
    """Whether answers can still move one field."""

    field: str
    verdict: Verdict
    certain: int
    possible: int
    askable: tuple[str, ...]
    """Ids of all questions whose answers may matter here."""
    beyond: tuple[str, ...]
    """What else keeps it open: unit attributes, questions of other forms, "not applicable" answers beyond the cap."""


@dataclass(frozen=True)
class Certificate:
    """The stop certificate: whether any remaining answer can change the tiers."""

    verdict: Verdict
    fields: tuple[FieldCertificate, ...]

    @property
    def settled(self) -> bool:
        """Whether it is proven that no answer can change any tier."""
        return self.verdict == "settled"

    @property
    def askable(self) -> tuple[str, ...]:
        """Ids of all questions whose answers may matter, each once."""
        return tuple(dict.fromkeys(name for each in self.fields for name in each.askable))

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data that JSON can hold."""
        return {
            "verdict": self.verdict,
            "fields": [
                {
                    "field": each.field,
                    "verdict": each.verdict,
                    "certain": each.certain,
                    "possible": each.possible,
                    "askable": list(each.askable),
                    "beyond": list(each.beyond),
                }
                for each in self.fields
            ],
        }

    def __repr__(self) -> str:
        fields = ", ".join(f"{each.field} {each.verdict}" for each in self.fields)
        return f"<palier.Certificate {self.verdict}: {fields}>"


def make_gaps(profile: Profile, data: list[dict[str, Any]], text: Callable[[Lang, int], str]) -> Gaps:
    """Build gaps from what the compiled part found."""
    return Gaps(profile.unit, data, text)


def make_questions(profile: Profile, data: list[dict[str, Any]], _more: None) -> list[Question]:
    """Build questions from what the compiled part found."""
    indicators = profile.framework.indicators
    return [
        Question(
            id=each["indicator"],
            worst=each["worst"],
            mean=each["mean"],
            decided=each["decided"],
            cells=each["cells"],
            fields=tuple(each["fields"]),
            status=each["status"],
            indicator=indicators[each["indicator"]],
        )
        for each in data
    ]


def make_certificate(_profile: Profile, data: list[dict[str, Any]], verdict: Verdict) -> Certificate:
    """Build a certificate from what the compiled part found."""
    fields = (
        FieldCertificate(**{**each, "askable": tuple(each["askable"]), "beyond": tuple(each["beyond"])})
        for each in data
    )
    return Certificate(verdict, tuple(fields))


def _field_gap(data: dict[str, Any]) -> FieldGap:
    return FieldGap(
        field=data["field"],
        certain=data["certain"],
        possible=data["possible"],
        tier=data["tier"],
        needed=data["needed"],
        lacking=data["lacking"],
        criteria=tuple(
            GapCriterion(
                id=each["criterion"],
                field=each["field"],
                tier=each["tier"],
                state=each["state"],
                effort=each["effort"],
                mandatory=each["mandatory"],
                open_prerequisites=tuple(each["open_prerequisites"]),
                parts=tuple(_part(part) for part in each["parts"]),
                _data=each,
            )
            for each in data["criteria"]
        ),
    )


def _part(data: dict[str, Any]) -> GapCondition | GapGroup:
    if data["kind"] == "group":
        return GapGroup(data["connective"], data["truth"], data["role"], data["depth"])
    thresholds = data["thresholds"]
    return GapCondition(
        text=data["text"],
        reads=data["reading"]["name"] if data["reading"] else None,
        value=data["value"],
        comparison=data["comparison"],
        threshold=thresholds[0] if len(thresholds) == 1 and data["comparison"] not in ("in", "not in") else thresholds,
        distance=data["distance"],
        enough=data["enough"],
        truth=data["truth"],
        role=data["role"],
        depth=data["depth"],
    )
