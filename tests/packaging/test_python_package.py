# SPDX-License-Identifier: MIT
"""The Python package as pip makes it: in isolation, out of a source archive, with nothing from the system."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

if sys.version_info >= (3, 11):
    import tomllib
else:
    tomllib = pytest.importorskip("tomli")

ROOT = Path(__file__).resolve().parents[2]


def test_development_builds_with_what_the_wheel_builds_with() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["dependency-groups"]["build"] == project["build-system"]["requires"]


def test_the_package_needs_nothing_at_run_time() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["dependencies"] == []


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Returns a wheel built in an isolated environment, with the system's JSON and Boost packages hidden from CMake."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        *(sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--no-deps", "--quiet"),
        *("--wheel-dir", str(folder)),
        *("-C", f"build-dir={folder / 'build'}"),
        # Not optimized: this wheel is looked at, not used, and compiles in half the time.
        *("-C", "cmake.define.CMAKE_CXX_FLAGS_RELEASE=-O0"),
        *("-C", "cmake.define.CMAKE_DISABLE_FIND_PACKAGE_nlohmann_json=ON"),
        *("-C", "cmake.define.CMAKE_DISABLE_FIND_PACKAGE_Boost=ON"),
        str(ROOT),
    ]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    (path,) = folder.glob("palier-*.whl")
    return path


def test_a_wheel_is_built_without_any_system_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert any(name.startswith("palier/_core.") and name.endswith((".so", ".pyd")) for name in names)
    assert {"palier/__init__.py", "palier/py.typed", "palier/_core.pyi"} <= set(names)
    foreign = [name for name in names if not name.startswith(("palier/", "palier-"))]
    assert foreign == []
    assert not [name for name in names if name.endswith((".hpp", ".cpp", ".a"))]


def test_the_wheel_runs_alone(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    python = environment / "bin" / "python"
    install = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-index", str(wheel)]
    subprocess.run(install, check=True)
    code = "import palier, sys; print(palier.__version__)"
    answer = subprocess.run([str(python), "-I", "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == wheel.name.split("-")[1]
