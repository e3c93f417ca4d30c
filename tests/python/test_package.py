# SPDX-License-Identifier: MIT
"""The package itself: what it exports, imports and promises."""

from __future__ import annotations

import doctest
import inspect
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import palier
import pytest
from conftest import ROOT
from palier import _core

PACKAGE = Path(palier.__file__).parent


def run(code: str, *options: str) -> str:
    """Runs Python apart and returns what it prints."""
    done = subprocess.run([sys.executable, *options, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_public_names_are_sorted_and_there() -> None:
    assert list(palier.__all__) == sorted(palier.__all__)
    assert dir(palier) == palier.__all__
    for name in palier.__all__:
        assert hasattr(palier, name)


def test_nothing_public_of_the_module_is_left_out() -> None:
    private = {"nearest_names"}
    names = {name for name in vars(_core) if not name.startswith("_")}
    assert names - private <= set(palier.__all__)


def test_the_version_is_written_once() -> None:
    header = (ROOT / "include" / "palier" / "version.hpp").read_text(encoding="utf-8")
    assert f'"{palier.__version__}"' in header


def test_importing_brings_no_third_party_and_little_of_python() -> None:
    code = (
        "import sys; before = set(sys.modules); import palier, json;"
        "print(json.dumps(sorted({name.split('.')[0] for name in set(sys.modules) - before})))"
    )
    loaded = set(json.loads(run(code)))
    ours = {"palier", "pybind11_builtins"}
    assert loaded - ours <= set(sys.stdlib_module_names)
    # Those that cost as much time as the rest together; `json` brings `re` into this very program.
    assert not loaded & {"asyncio", "dataclasses", "inspect", "pathlib", "typing"}


def test_a_missing_module_says_how_to_build_it(tmp_path: Path) -> None:
    for file in PACKAGE.glob("*.py"):
        (tmp_path / "palier").mkdir(exist_ok=True)
        (tmp_path / "palier" / file.name).write_bytes(file.read_bytes())
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import palier"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "pip install -e ." in done.stderr


def documented() -> Iterator[tuple[str, object]]:
    """Every public object, and the members of public classes."""
    for name in palier.__all__:
        each = getattr(palier, name)
        yield name, each
        if isinstance(each, type):
            for member, value in vars(each).items():
                if not member.startswith("_") and (callable(value) or isinstance(value, property | staticmethod)):
                    yield f"{name}.{member}", getattr(each, member)


@pytest.mark.parametrize("name", [name for name, _ in documented() if not name.startswith("_")])
def test_everything_public_is_documented(name: str) -> None:
    each = dict(documented())[name]
    doc = inspect.getdoc(each) or ""
    # The lines that pybind11 puts first are signatures.
    prose = [line for line in doc.splitlines() if line and not line.startswith(f"{name.split('.')[-1]}(")]
    assert any("." in line for line in prose), doc


EXAMPLES = [name for name, each in documented() if ">>>" in (getattr(each, "__doc__", "") or "")]


@pytest.mark.parametrize("name", ["palier", *EXAMPLES])
def test_the_examples_run(name: str) -> None:
    each: object = palier if name == "palier" else dict(documented())[name]
    text = inspect.getdoc(each)
    assert text
    test = doctest.DocTestParser().get_doctest(text, {}, name, None, None)
    output: list[str] = []
    failed = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=output.append)
    assert failed.failed == 0, "".join(output)
    assert failed.attempted > 0


def test_the_main_functions_show_examples() -> None:
    assert {"Framework", "Organisation", "Observations.from_frame", "diagnose", "roll_up", "Expression", "Uai"} <= set(
        EXAMPLES
    )


def test_the_package_is_typed_and_its_stub_is_what_the_module_gives() -> None:
    assert (PACKAGE / "py.typed").is_file()
    pytest.importorskip("pybind11_stubgen", reason="the generator of stubs is not installed")
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "check_stubs.py")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_typed_program_is_understood() -> None:
    pytest.importorskip("mypy", reason="the type checker is not installed")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", str(Path(__file__).with_name("typed_usage.py"))],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_classes_do_not_leak_references() -> None:
    class Frame:
        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return palier.Report().to_table().__arrow_c_stream__()

    framework = palier.Framework.load("demo")
    frame = Frame()
    before = sys.getrefcount(Frame), sys.getrefcount(frame)
    for _ in range(20):
        palier.Observations.from_frame(frame, framework)
    assert (sys.getrefcount(Frame), sys.getrefcount(frame)) == before
