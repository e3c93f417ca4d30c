# SPDX-License-Identifier: MIT
"""The programs of the README run as they stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    """Return the code block of a language."""
    found = re.findall(rf"```{language}\n(.*?)```", README, flags=re.DOTALL)
    assert len(found) == 1
    return str(found[0])


def test_the_python_program_runs(capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(block("python"), "README.md", "exec"), {})
    out = capsys.readouterr().out
    assert out.startswith("1 2\n")
    assert "encore possible" in out


def test_the_cpp_program_is_the_example_that_is_built() -> None:
    example = (ROOT / "examples" / "cpp" / "readme.cpp").read_text(encoding="utf-8")
    assert example.partition("\n")[2] == block("cpp")
