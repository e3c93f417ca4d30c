# SPDX-License-Identifier: MIT
"""Writes the reference pages that the library makes: codes of findings, rules about plans, kinds of plan.

python tools/make_pages.py            says which committed pages differ, and exits 1 when one does
python tools/make_pages.py --update   writes them
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import palier

DOCS = Path(__file__).resolve().parent.parent / "docs"
MADE = {
    "fr": "<!-- Page écrite par tools/make_pages.py ; ne pas la modifier ici. -->\n",
    "en": "<!-- Written by tools/make_pages.py; not to be changed here. -->\n",
}
TITLES = {
    "fr": "# Les règles sur les plans\n\n{count} règles, en trois passes : la structure (le document et son genre), "
    "les références (ce qu'il nomme existe), le sens (ce qu'il dit se tient). Chaque exemple se fusionne (RFC 7386) "
    "dans le plan fourni `exemple`. `palier explain CODE` dit la même chose.\n",
    "en": "# The rules about plans\n\n{count} rules, in three passes: structure (the document and its kind), "
    "references (what it names exists), sense (what it says holds together). Each example is merged (RFC 7386) "
    "into the built-in plan `exemple`. `palier explain CODE` says the same.\n",
}
PASSES = {
    "structure": {"fr": "Structure", "en": "Structure"},
    "references": {"fr": "Références", "en": "References"},
    "sense": {"fr": "Sens", "en": "Sense"},
}
CODES_TITLES = {
    "fr": "# Les codes des constats\n\n"
    "{count} codes : ce qui peut être dit d'un document ou de données, pourquoi, et que faire. "
    "Les {rules} règles sur les plans ont [leur page](plan-rules.fr.md). `palier explain CODE` dit la même chose.\n",
    "en": "# The codes of findings\n\n"
    "{count} codes: what may be told about a document or data, why, and what to do. "
    "The {rules} rules about plans have [their page](plan-rules.md). `palier explain CODE` says the same.\n",
}


def suffix(lang: str) -> str:
    """Return what the name of a page of a language ends with."""
    return ".fr.md" if lang == "fr" else ".md"


def rules_page(lang: str) -> str:
    """Return the page of all rules: what there is, then each rule."""
    rules = palier.plan_rules()
    parts = [MADE[lang], "\n", TITLES[lang].format(count=len(rules)), "\n"]
    for rule_pass, title in PASSES.items():
        parts.append(f"- {title[lang]}\n")
        for rule in rules:
            if rule.rule_pass == rule_pass:
                anchor = rule.code.replace(".", "")
                parts.append(f"  - [`{rule.code}`](#{anchor})\n")
    for rule in rules:
        parts += ["\n", rule.page("fr" if lang == "fr" else "en")]
    return "".join(parts)


def codes_page(lang: str) -> str:
    """Return the page of all codes but those of rules about plans: what there is, then each code."""
    rules = {rule.code for rule in palier.plan_rules()}
    records = [record for record in palier.code_records() if record.code not in rules]
    parts = [MADE[lang], "\n", CODES_TITLES[lang].format(count=len(records), rules=len(rules)), "\n"]
    parts += [f"- [`{record.code}`](#{record.code.replace('.', '')})\n" for record in records]
    for record in records:
        parts += ["\n", record.page("fr" if lang == "fr" else "en")]
    return "".join(parts)


def pages() -> dict[Path, str]:
    """Return every page by its path."""
    made: dict[Path, str] = {}
    for lang in ("fr", "en"):
        made[DOCS / f"finding-codes{suffix(lang)}"] = codes_page(lang)
        made[DOCS / f"plan-rules{suffix(lang)}"] = rules_page(lang)
        for profile in palier.plan_profiles():
            page = MADE[lang] + "\n" + profile.page("fr" if lang == "fr" else "en")
            made[DOCS / "plan-kinds" / f"{profile.id}{suffix(lang)}"] = page
    return made


def differing() -> list[Path]:
    """Return the committed pages that are missing or not what the library makes, and those of kinds that are gone."""
    made = pages()
    wrong = [path for path, text in made.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    return wrong + [path for path in (DOCS / "plan-kinds").glob("*.md") if path not in made]


def main() -> int:
    """Compare or write, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--update", action="store_true", help="write the pages instead of comparing")
    if parser.parse_args().update:
        for path, text in pages().items():
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        print(f"pages: {len(pages())} written")
        return 0
    wrong = differing()
    for path in wrong:
        print(f"pages: {path.relative_to(DOCS.parent)} is not what the library makes; see tools/make_pages.py --update")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
