# SPDX-License-Identifier: MIT
"""The reference pages that are committed are those that the library makes."""

from __future__ import annotations

import importlib.util
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_committed_pages_are_those_of_the_library() -> None:
    spec = importlib.util.spec_from_file_location("make_pages", ROOT / "tools" / "make_pages.py")
    assert spec is not None
    assert spec.loader is not None
    make_pages = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make_pages)
    wrong = [str(path.relative_to(ROOT)) for path in make_pages.differing()]
    assert not wrong, f"run `python tools/make_pages.py --update` and commit: {', '.join(wrong)}"
