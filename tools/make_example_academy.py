#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Write the fictional example academy: its organisation and two school years of observations.

Everything is invented. The same bytes come out on every machine and Python version: the only randomness is
`random.Random(text).random()`, seeded per school and per indicator.

usage: make_example_academy.py [--check]
    without option, writes both files; with --check, compares them and exits with 1 when one differs.
"""

import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True  # a tool leaves nothing behind but its two files

from example_academy.answers import observations  # noqa: E402
from example_academy.organisation import organisation  # noqa: E402

EXAMPLES = Path(__file__).resolve().parent.parent / "data" / "examples"


def compact(item):
    return json.dumps(item, ensure_ascii=False, separators=(",", ":"))


def document(head, lists):
    """Return JSON text with one item of each list per line."""
    members = [f'  "{name}": {json.dumps(value, ensure_ascii=False)}' for name, value in head.items()]
    for name, items in lists.items():
        members.append(f'  "{name}": [\n    ' + ",\n    ".join(map(compact, items)) + "\n  ]")
    return "{\n" + ",\n".join(members) + "\n}\n"


def documents():
    notice = {
        "fr": "Académie fictive : écoles, communes et chiffres sont inventés.",
        "en": "Fictional académie: schools, towns and figures are invented.",
    }
    found = organisation()
    yield (
        EXAMPLES / "academie-exemple.json",
        document(
            {
                "format": "palier/organisation",
                "format_version": 1,
                "id": "academie-exemple",
                "schema": "france",
                "label": {"fr": "Académie Exemple (fictive)", "en": "Example académie (fictional)"},
                "notice": notice,
            },
            {"units": list(found.units.values()), "links": found.links},
        ),
    )
    yield (
        EXAMPLES / "observations.json",
        document(
            {
                "format": "palier/observations",
                "format_version": 1,
                "framework": {"id": "demo", "version": "2026.1"},
                "notice": notice,
            },
            {"observations": observations()},
        ),
    )


def main(arguments):
    if arguments not in ([], ["--check"]):
        print("usage: make_example_academy.py [--check]", file=sys.stderr)
        return 2
    stale = 0
    for path, text in documents():
        data = text.encode("utf-8")
        if not arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            print(f"{path.name}: {len(data)} bytes")
        elif not path.exists() or path.read_bytes() != data:
            print(f"{path} differs from what this script writes; run it again without --check", file=sys.stderr)
            stale = 1
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
