# SPDX-License-Identifier: MIT
"""What a person types as an answer, read in the natural forms of both languages."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

import palier
from palier.cli.words import Lang, say

if TYPE_CHECKING:
    from palier import Indicator

YES = frozenset({"oui", "o", "yes", "y", "vrai", "true"})
NO = frozenset({"non", "n", "no", "faux", "false"})
NOT_APPLICABLE = frozenset({"n/a", "na", "sans objet", "non applicable", "not applicable"})
SKIP = frozenset({"?", "passer", "skip"})
BACK = frozenset({"retour", "r", "back", "b"})
QUIT = frozenset({"q", "quitter", "quit"})
SPACES = re.compile(r"[\s\u00a0\u202f]+")
INTEGER = re.compile(r"[+-]?[0-9]+")
NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")
GROUPED = re.compile(r"[+-]?[0-9]{1,3}( [0-9]{3})+([.,][0-9]+)?")  # 1 250,5
GROUPED_IN_ENGLISH = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")  # 1,250.5
LONGEST = 30  # characters of a number; no answer has more


class UnreadableError(Exception):
    """The answer cannot be read; the message says what would be."""


def fold(text: str) -> str:
    """Return a text without case, accents and doubled spaces, for comparison."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    return SPACES.sub(" ", plain).strip().casefold().replace("\u2019", "'")


def choices(indicator: Indicator, lang: Lang) -> list[tuple[str, str]]:
    """Return what can be typed for each value, and what it means; empty for a yes or no and for numbers."""
    labels = indicator.value_labels(lang.value)
    if indicator.type is palier.ValueType.category:
        return [(str(place), labels.get(value, value)) for place, value in enumerate(indicator.values, 1)]
    if indicator.type is palier.ValueType.ordinal and labels:
        return list(labels.items())
    return []


def expected(indicator: Indicator, lang: Lang) -> str:
    """Return what an answer looks like, on one line."""
    if indicator.type is palier.ValueType.boolean:
        text = say("expect-boolean", lang)
    elif choices(indicator, lang):
        text = say("expect-choice", lang)
    else:
        low, high = (None if bound is None else number_text(bound, lang) for bound in (indicator.min, indicator.max))
        kind = "number" if indicator.type is palier.ValueType.number else "integer"
        text = say(f"expect-{kind}", lang)
        if low is not None and high is not None:
            text += say("expect-between", lang, low=low, high=high)
        elif low is not None:
            text += say("expect-from", lang, low=low)
        if indicator.unit:
            text += f" ({indicator.unit})"
    if indicator.not_applicable is not palier.NotApplicablePolicy.never:
        text += say("expect-n/a", lang)
    return text


def number_text(number: float, lang: Lang) -> str:
    """Write a number as the language does."""
    text = str(int(number)) if number == int(number) else str(number)
    return text.replace(".", ",") if lang is Lang.fr else text


def read_answer(indicator: Indicator, typed: str, lang: Lang) -> Any:
    """Return the value of a document for what was typed, or raise UnreadableError."""
    text = fold(typed)
    if indicator.type is palier.ValueType.boolean:
        if text in YES or text in NO:
            return text in YES
        raise UnreadableError(say("want-boolean", lang))
    if indicator.type is palier.ValueType.category:
        return _category(indicator, text, lang)
    if indicator.type is palier.ValueType.ordinal:
        for value, label in (*indicator.value_labels("fr").items(), *indicator.value_labels("en").items()):
            if text == fold(label):
                return int(value)
    digits = _digits(typed, indicator.unit, lang)
    if indicator.type is palier.ValueType.number:
        if NUMBER.fullmatch(digits):
            return float(digits.replace(",", "."))
        raise UnreadableError(say("want-number", lang))
    if INTEGER.fullmatch(digits):
        return int(digits)
    if indicator.type is palier.ValueType.ordinal and choices(indicator, lang):
        raise UnreadableError(say("want-choice", lang))
    raise UnreadableError(say("want-integer", lang))


def _digits(typed: str, unit: str, lang: Lang) -> str:
    """Return a number without its unit and the marks between its thousands; what is none stays as it is."""
    text = SPACES.sub(" ", typed).strip()
    unit = SPACES.sub(" ", unit).strip()
    if unit and text.casefold().endswith(unit.casefold()):
        text = text[: -len(unit)].rstrip()
    if len(text) > LONGEST:
        return ""
    if GROUPED.fullmatch(text):
        return text.replace(" ", "")
    if lang is Lang.en and GROUPED_IN_ENGLISH.fullmatch(text):
        return text.replace(",", "")
    return text


def _category(indicator: Indicator, text: str, lang: Lang) -> str:
    values = indicator.values
    for value in values:
        if text == fold(value):
            return value
    for language in ("fr", "en"):
        for value, label in indicator.value_labels(language).items():
            if text == fold(label):
                return value
    if INTEGER.fullmatch(text) and 1 <= int(text) <= len(values):
        return values[int(text) - 1]
    raise UnreadableError(say("want-choice", lang))
