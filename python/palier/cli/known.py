# SPDX-License-Identifier: MIT
"""The commands about what palier knows: ``schema``, ``explain``."""

from __future__ import annotations

import json
import re
import textwrap
from enum import Enum
from typing import Annotated

import typer

import palier
from palier._core import nearest_names
from palier.cli.options import LangOption
from palier.cli.sources import misuse
from palier.cli.words import Lang, say

TYPE_CHECKING = False  # type checkers take it for true
if TYPE_CHECKING:
    from palier import CodeRecord, PlanRule


class PageFormat(str, Enum):
    """A form of an explanation."""

    text = "text"
    markdown = "markdown"


def schema(
    name: Annotated[str | None, typer.Argument(metavar="[FORMAT]", help="framework, observations, vnpe…")] = None,
    lang: LangOption = Lang.fr,
) -> None:
    """Écrire le JSON Schema d'un format ou d'un genre de plan. / Write the JSON Schema of a format or kind of plan."""
    texts = {known: text for kind, known, text in palier.builtin_documents() if kind == "schema"}
    plans = {profile.id: profile for profile in palier.plan_profiles()}
    if name is None:
        for known in (*texts, *plans):
            typer.echo(known)
    elif name in texts:
        typer.echo(texts[name], nl=False)
    elif name in plans:
        typer.echo(plans[name].schema_json(), nl=False)
    else:
        misuse(say("no-schema", lang, name=name, known=", ".join((*texts, *plans))))


def explain(
    code: Annotated[
        str | None, typer.Argument(metavar="[CODE]", help="Code d'un constat, ou son début / code, or its beginning.")
    ] = None,
    lang: LangOption = Lang.fr,
    output: Annotated[PageFormat, typer.Option("--format", help="Texte ou Markdown / text or Markdown.")] = (
        PageFormat.text
    ),
) -> None:
    """Dire ce que signifie un constat, pourquoi, que faire. / Say what a finding means, why, what to do."""
    records = {record.code: record for record in palier.code_records()}
    code = code.rstrip(".-") if code is not None else None
    if code is None or code not in records:
        begun = [known for known in records if code is None or is_beginning(code, known)]
        if not begun and code is not None:
            near = nearest_names(code, list(records))
            misuse(unknown_code(code, near, lang))
        for known in sorted(begun):
            typer.echo(known)
        return
    rule = next((each for each in palier.plan_rules() if each.code == code), None)
    if output is PageFormat.markdown:
        typer.echo((rule or records[code]).page(lang.value), nl=False)
    else:
        typer.echo(explained(records[code], rule, lang), nl=False)


def unknown_code(code: str, near: list[str], lang: Lang) -> str:
    """Say that no finding has a code, and which come near."""
    hint = say("nearest" if len(near) == 1 else "nearest-many", lang, known=", ".join(near)) if near else ""
    return f"{say('no-code', lang, code=code)} {hint}".rstrip()


def is_beginning(beginning: str, code: str) -> bool:
    """Tell whether a code begins so, up to a dot or a dash."""
    return code == beginning or (code.startswith(beginning) and code[len(beginning)] in ".-")


def explained(record: CodeRecord, rule: PlanRule | None, lang: Lang) -> str:
    """Return what is written about a code, and the examples of a rule about plans, for a terminal."""
    severity = say(f"severity-{record.severity.name}", lang)
    lines = [record.code, f"  {severity}, {say('since', lang, version=record.since)}", ""]
    for label, sentence in (
        ("", record.summary(lang.value)),
        (say("why", lang), record.why(lang.value)),
        (say("remedy", lang), record.remedy(lang.value)),
    ):
        # The arguments stand for what a document holds.
        shown = label + re.sub(r"\{(\w+)\}", r"‹\1›", sentence)
        lines += [*textwrap.wrap(shown, 78, initial_indent="  ", subsequent_indent="  "), ""]
    if rule is not None:
        for label, example in ((say("example-bad", lang), rule.bad), (say("example-good", lang), rule.good)):
            lines += [f"  {label}", ""]
            lines += textwrap.indent(json.dumps(json.loads(example), ensure_ascii=False, indent=2), "    ").splitlines()
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"
