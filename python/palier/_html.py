# SPDX-License-Identifier: MIT
"""Short HTML for notebooks: words besides colours, everything escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from palier._core import (
    Comparison,
    Diagnosis,
    Framework,
    Profile,
    Report,
    TierBounds,
    TierChange,
    TierOverride,
    TierRollUp,
)

__all__ = ["comparison", "diagnosis", "framework", "profile", "report", "roll_up"]

_SHOWN = 20  # rows of a table; a notebook is no place for thousands

_PLURALS = {"error": "erreurs", "warning": "avertissements", "advice": "conseils", "info": "informations"}
_WORDS = {severity: plural.removesuffix("s") for severity, plural in _PLURALS.items()}
_MOVEMENTS = {
    "stayed": "inchangé",
    "rose": "en hausse",
    "fell": "en baisse",
    "narrowed": "précisé",
    "widened": "moins précis",
    "merged": "fusionné",
    "split": "scindé",
    "opened": "ouvert",
    "closed": "fermé",
    "appeared": "nouveau",
    "disappeared": "absent après",
}
_CAUSES = {"rules": "règles", "coverage": "couverture", "answers": "réponses", "perimeter": "périmètre"}
_COLOURS = {"error": "#b3261e", "warning": "#8a5300", "advice": "#1f5fa8", "info": "#555555"}


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Returns a table of cells that are HTML already."""
    cells = "".join(f'<th scope="col" style="text-align:left">{each}</th>' for each in head)
    body = "".join(
        "<tr>" + "".join(f'<td style="text-align:left">{cell}</td>' for cell in row) + "</tr>" for row in rows
    )
    return f"<table><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table>"


def _notice(source: Framework) -> str:
    """Returns what must be read with every result: that the rules are invented, and their own notice."""
    parts = []
    if source.is_synthetic:
        parts.append("<strong>Référentiel fictif, pour démonstration.</strong>")
    if source.notice("fr"):
        parts.append(escape(source.notice("fr")))
    return f"<p>{' '.join(parts)}</p>" if parts else ""


def _identity(source: Framework) -> str:
    return f"{escape(source.label('fr'))} ({escape(source.id)}, version {escape(source.version)})"


def _bounds(certain: int, possible: int) -> str:
    """Returns the tiers in words."""
    if certain == possible:
        return f"palier {certain}" if certain else "sous le palier 1"
    low = str(certain) if certain else "moins de 1"
    return f"palier {low} à {possible}"


def _bar(certain: int, possible: int, tiers: int) -> str:
    """Returns one square per tier: full when certain, striped when possible; the words beside say the same."""
    squares = []
    for tier in range(1, tiers + 1):
        fill = (
            "#1f5fa8"
            if tier <= certain
            else "repeating-linear-gradient(45deg,#9cc0ea,#9cc0ea 3px,#ffffff 3px,#ffffff 6px)"
            if tier <= possible
            else "#ffffff"
        )
        squares.append(
            '<span aria-hidden="true" style="display:inline-block;width:1.2em;height:0.9em;'
            f'border:1px solid #555;margin-right:2px;background:{fill}"></span>'
        )
    return "".join(squares)


def _summary(found: Report) -> str:
    """Returns how many findings of each severity there are."""
    parts = [f"{n} {_PLURALS[word] if n > 1 else _WORDS[word]}" for word, n in found.counts.items() if n > 0]
    if not parts:
        return "Rien à signaler."
    dropped = f" {found.dropped} de trop ne sont pas gardés." if found.dropped else ""
    return f"{', '.join(parts)}.{dropped}"


def report(found: Report) -> str:
    """Returns the findings as a table."""
    rows = [
        (
            f'<span style="color:{_COLOURS[finding.severity.name]};font-weight:bold">'
            f"{_WORDS[finding.severity.name]}</span>",
            escape(str(finding.origin)),
            escape(finding.message("fr")),
            escape(finding.remedy("fr")),
            f"<code>{escape(finding.code)}</code>",
        )
        for finding, _ in zip(found, range(_SHOWN), strict=False)
    ]
    text = f"<p>{escape(_summary(found))}"
    if len(found) > _SHOWN:
        text += f" Les {_SHOWN} premiers :"
    text += "</p>"
    return text + (_table(["Gravité", "Où", "Constat", "Que faire", "Code"], rows) if rows else "")


def framework(source: Framework) -> str:
    """Returns the fields and tiers of a framework."""
    rows = []
    for field in source.fields.values():
        counts = [0] * len(source.tiers)
        for criterion in source.criteria.values():
            if criterion.field == field.id:
                counts[criterion.tier - 1] += 1
        rows.append([escape(field.label("fr")), *(str(count) for count in counts)])
    head = ["Champ d’action", *(f"{escape(tier.label('fr'))} (critères)" for tier in source.tiers.values())]
    return f"<p>{_identity(source)}</p>{_notice(source)}{_table(head, rows)}"


def _override(stated: TierOverride, source: Framework) -> str:
    """Returns a sentence about a tier that a person has stated."""
    field = source.fields[stated.field].label("fr")
    role = f" ({stated.role})" if stated.role else ""
    tier = f"palier {stated.tier}" if stated.tier else "sous le palier 1"
    reason = f" Motif : {stated.reason}" if stated.reason else ""
    return escape(f"{field}, position déclarée le {stated.date:%d/%m/%Y}{role} : {tier}.{reason}")


def profile(result: Profile) -> str:
    """Returns the tiers of one unit, field by field, and those that persons have stated beside them."""
    tiers = len(result.framework.tiers)
    rows = []
    for field in result.fields.values():
        counts = field.counts
        words = f"{counts.met} satisfaits, {counts.not_met} non satisfaits, {counts.unknown} inconnus"
        if counts.not_applicable:
            words += f", {counts.not_applicable} sans objet"
        rows.append(
            [
                escape(field.label("fr")),
                _bar(field.certain, field.possible, tiers),
                escape(_bounds(field.certain, field.possible)),
                escape(words),
            ]
        )
    if result.overall is not None:
        bounds = result.overall
        rows.append(
            [
                "<strong>Ensemble</strong>",
                _bar(bounds.certain, bounds.possible, tiers),
                escape(_bounds(bounds.certain, bounds.possible)),
                "",
            ]
        )
    period = f", {escape(str(result.period))}" if result.period is not None else ""
    name = escape(result.label("fr"))
    if result.label("fr") != result.unit:
        name += f" ({escape(result.unit)})"
    return (
        f"<p><strong>{name}</strong>{period}<br>{_identity(result.framework)}</p>{_notice(result.framework)}"
        + _table(["Champ d’action", "", "Palier", "Critères"], rows)
        + "".join(f"<p>{_override(stated, result.framework)}</p>" for stated in result.overrides)
    )


def diagnosis(result: Diagnosis) -> str:
    """Returns the first units, a column per field."""
    units = result.units
    fields = list(result.framework.fields.values())
    rows = []
    for unit in units[:_SHOWN]:
        one = result[unit]
        tiers = [escape(_bounds(each.certain, each.possible)) for each in one.fields.values()]
        rows.append([escape(one.label("fr")), escape(str(one.period)), *tiers])
    text = f"<p>{_identity(result.framework)} : {len(units)} unités"
    if len(units) > _SHOWN:
        text += f", dont les {_SHOWN} premières"
    text += f"</p>{_notice(result.framework)}"
    return text + _table(["Unité", "Année", *(escape(field.label("fr")) for field in fields)], rows)


def _field_name(field: str, made: Comparison) -> str:
    known = made.after.framework.fields
    return escape(known[field].label("fr")) if field in known else "<strong>Ensemble</strong>"


def _unit_name(change: TierChange, made: Comparison) -> str:
    side = made.before if change.before is not None else made.after
    name = side[change.unit].label("fr") if change.unit in side else change.unit
    return escape(name + (f" (devenue {change.successor})" if change.successor else ""))


def _side(bounds: TierBounds | None) -> str:
    return "" if bounds is None else escape(_bounds(bounds.certain, bounds.possible))


def _causes(change: TierChange) -> str:
    """Returns what has moved the bounds."""
    causes = change.causes
    return ", ".join(word for cause, word in _CAUSES.items() if causes[cause].certain or causes[cause].possible)


def comparison(result: Comparison) -> str:
    """Returns how many units have moved in each field, and the first of them."""
    sides = ((result.before, result.period_before, "Avant"), (result.after, result.period_after, "Après"))
    lines = [
        f"<strong>{word}</strong> : {_identity(side.framework)}" + (f", {escape(str(period))}" if period else "")
        for side, period, word in sides
    ]
    notices = dict.fromkeys(_notice(side.framework) for side, _, _ in sides)
    counts = [
        [_field_name(field, result), ", ".join(f"{_MOVEMENTS[word]} : {number}" for word, number in moved.items())]
        for field, moved in result.counts().items()
    ]
    moved = result.moved
    rows = [
        (
            _unit_name(change, result),
            _field_name(change.field, result),
            _side(change.before),
            _side(change.after),
            _MOVEMENTS[change.movement],
            _causes(change),
        )
        for change in moved[:_SHOWN]
    ]
    text = f"<p>{'<br>'.join(lines)}</p>{''.join(notices)}{_table(['Champ d’action', 'Unités'], counts)}"
    if not rows:
        return text
    more = f"<p>{len(moved)} changements, dont les {_SHOWN} premiers :</p>" if len(moved) > _SHOWN else ""
    return text + more + _table(["Unité", "Champ d’action", "Avant", "Après", "Évolution", "Cause"], rows)


def roll_up(result: TierRollUp) -> str:
    """Returns the first rows of the table."""
    table = result.table("fr")
    rows = []
    for position in range(min(_SHOWN, len(table))):
        cells = table[position]
        rows.append([escape("secret" if cell is None else str(cell)) for cell in cells.values()])
    more = f"<p>{len(table)} lignes, dont les {_SHOWN} premières</p>" if len(table) > _SHOWN else ""
    return _table([escape(name) for name in table.column_names], rows) + more
