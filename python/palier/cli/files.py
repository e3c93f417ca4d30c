# SPDX-License-Identifier: MIT
"""Names of files, which people mistype and which may hold any bytes."""

from __future__ import annotations

from pathlib import Path


def is_file(name: str) -> bool:
    """Tell whether a name is that of a file; one that no file can have is not."""
    try:
        return Path(name).is_file()
    except OSError:
        return False


def is_folder(name: str) -> bool:
    """Tell whether a name is that of a folder; one that no folder can have is not."""
    try:
        return Path(name).is_dir()
    except OSError:
        return False


def printable(text: str) -> str:
    """Return a text as it can be shown: the name of a file may hold any bytes."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
