# SPDX-License-Identifier: MIT
"""Compares the committed stub of palier._core with the one its module gives.

python tools/check_stubs.py            says what differs, and exits 1 when something does
python tools/check_stubs.py --update   writes the stub
"""

from __future__ import annotations

import argparse
import difflib
import enum
import importlib
import re
import subprocess
import sys
import tempfile
from pathlib import Path

COMMITTED = Path(__file__).resolve().parent.parent / "python" / "palier" / "_core.pyi"
HEADER = "# SPDX-License-Identifier: MIT\n"


def enum_members() -> dict[str, list[str]]:
    """Returns the members of each enumeration of the module, as a stub declares them."""
    core = importlib.import_module("palier._core")
    return {
        name: [f"    {member.name} = {member.value!r}" for member in each]
        for name, each in vars(core).items()
        if isinstance(each, type) and issubclass(each, enum.Enum)
    }


def complete_enums(lines: list[str]) -> list[str]:
    """Writes enumerations as type checkers want them: members without annotations, no constructor."""
    members = enum_members()
    written: list[str] = []
    inside = ""
    skipped = 0
    for line in lines:
        if line.startswith("class "):
            inside = line.removeprefix("class ").split("(")[0]
        elif line and not line.startswith(" "):
            inside = ""
        if skipped:
            skipped -= 1
        elif inside not in members:
            written.append(line)
        elif line == "    @classmethod":
            skipped = 2  # the signature of __new__ and its body
            written += members[inside]
        elif "typing.ClassVar" not in line:
            written.append(line)
    return written


def as_type_checkers_want(line: str) -> str:
    """Writes comparisons as they are: with any object, which a class of the module says is not equal."""
    line = re.sub(r"def __eq__\(self, (\w+): \w+\)", r"def __eq__(self, \1: object)", line)
    if line.endswith("__hash__: typing.ClassVar[None] = None"):
        line = line.removesuffix(" = None") + "  # type: ignore[assignment]"
    return line


def generate() -> str:
    """Returns the stub of the installed module."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "pybind11_stubgen", "palier._core", "--exit-code", "-o", folder],
            check=True,
            cwd=folder,
        )
        text = (Path(folder) / "palier" / "_core.pyi").read_text(encoding="utf-8")
    # The capsule has been in the standard library since Python 3.13; older type checkers know it elsewhere.
    text = text.replace("import types\nimport typing\n", "import typing\nimport typing_extensions\n")
    text = re.sub(r"\btypes\.CapsuleType", "typing_extensions.CapsuleType", text)
    lines = complete_enums([as_type_checkers_want(line.rstrip()) for line in text.splitlines()])
    return HEADER + "\n".join(lines).rstrip("\n") + "\n"


def main() -> int:
    """Runs the comparison and returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--update", action="store_true", help="write the stub instead of comparing")
    options = parser.parse_args()

    generated = generate()
    if options.update:
        COMMITTED.write_text(generated, encoding="utf-8")
        print(f"stubs: {COMMITTED.name} written")
        return 0
    committed = COMMITTED.read_text(encoding="utf-8") if COMMITTED.exists() else ""
    difference = list(
        difflib.unified_diff(committed.splitlines(), generated.splitlines(), "committed stub", "module", lineterm="")
    )
    if difference:
        print("\n".join(difference))
        print("stubs: python/palier/_core.pyi is not what the module gives; see tools/check_stubs.py --update")
        return 1
    print("stubs: the committed stub is what the module gives")
    return 0


if __name__ == "__main__":
    sys.exit(main())
