# SPDX-License-Identifier: MIT
"""The command line: ``palier demo | diagnose | compare | check | validate | explain | schema | models``.

It needs the extra ``cli`` (typer and rich). Exit status: 0 nothing of severity error,
1 findings of severity error, 2 misuse.
"""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line, or say how to get what it needs."""
    try:
        from palier.cli.commands import app
    except ModuleNotFoundError as missing:
        if missing.name is None or missing.name.partition(".")[0] not in {"typer", "rich"}:
            raise
        sys.stderr.write(
            "La ligne de commande a besoin de typer et rich : pip install 'palier[cli]'\n"
            "The command line needs typer and rich: pip install 'palier[cli]'\n"
        )
        raise SystemExit(2) from None
    app()
