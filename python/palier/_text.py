# SPDX-License-Identifier: MIT
"""Reports as lines of plain text."""

from __future__ import annotations

from typing import Literal

from palier._core import Report

__all__ = ["report", "severity_word", "summary"]

_SEVERITIES = {
    "fr": {
        "error": ("erreur", "erreurs"),
        "warning": ("avertissement", "avertissements"),
        "advice": ("conseil", "conseils"),
        "info": ("information", "informations"),
    },
    "en": {
        "error": ("error", "errors"),
        "warning": ("warning", "warnings"),
        "advice": ("piece of advice", "pieces of advice"),
        "info": ("note", "notes"),
    },
}


def severity_word(severity: str, lang: Literal["fr", "en"], count: int = 1) -> str:
    """Returns the word for a severity, in the singular or the plural."""
    singular, plural = _SEVERITIES[lang][severity]
    return singular if count < 2 else plural


def summary(found: Report, lang: Literal["fr", "en"]) -> str:
    """Returns one line: how many findings of each severity."""
    parts = [f"{n} {severity_word(severity, lang, n)}" for severity, n in found.counts.items() if n > 0]
    if not parts:
        return "Rien à signaler." if lang == "fr" else "Nothing to tell."
    text = ", ".join(parts) + "."
    if found.dropped:
        text += (
            f" {found.dropped} constats de trop ne sont pas montrés."
            if lang == "fr"
            else f" {found.dropped} findings in excess are not shown."
        )
    return text


def report(found: Report, lang: Literal["fr", "en"]) -> str:
    """Returns each finding on its own lines, then the summary."""
    lines: list[str] = []
    for finding in found:
        place = str(finding.origin)
        # The summary counts "pieces of advice"; one finding is simply advice.
        word = finding.severity.name if lang == "en" else severity_word(finding.severity.name, lang)
        lines.append(f"{word} : {place}" if lang == "fr" and place else f"{word}: {place}" if place else word)
        lines.append(f"  {finding.message(lang)} [{finding.code}]")
        remedy = finding.remedy(lang)
        if remedy:
            lines.append(f"  → {remedy}")
    lines.append(summary(found, lang))
    return "\n".join(lines) + "\n"
