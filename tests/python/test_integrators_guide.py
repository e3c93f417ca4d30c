# SPDX-License-Identifier: MIT
"""The guide for integrators holds: its commands say what it shows, its snippets run, its C++ is in the example."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import palier
import pytest

pytest.importorskip("typer", reason="the extra 'cli' (typer and rich) is not installed")

from palier.cli.commands import app
from typer.testing import CliRunner

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "integrators.md").read_text(encoding="utf-8")
FOLDER = ROOT / "examples" / "documents" / "integrators-guide"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", GUIDE, flags=re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the folder of the guide, where its commands may write."""
    copy = tmp_path_factory.mktemp("guide") / "guide"
    shutil.copytree(FOLDER, copy)
    return copy


def run(command: str) -> tuple[int, str]:
    program, *arguments = shlex.split(command)
    assert program == "palier"
    result = CliRunner().invoke(app, arguments)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout


def test_there_is_something_to_test() -> None:
    assert len(blocks("console")) >= 6
    assert len(blocks("yaml")) >= 4
    assert len(blocks("python")) == 1
    assert len(blocks("cpp")) == 1


def test_the_commands_say_what_the_guide_shows(guide: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(guide)
    monkeypatch.setenv("PALIER_LANG", "en")
    for block in blocks("console"):  # in their order: one writes what the next reads
        command, *shown = block.rstrip("\n").split("\n")
        expected = 0
        if shown and shown[-1].startswith("# exit status "):
            expected = int(shown.pop().removeprefix("# exit status "))
        status, out = run(command.removeprefix("$ "))
        assert (command, status) == (command, expected), out
        if shown:
            assert out.rstrip("\n").split("\n") == shown, command


def test_the_jobs_run_what_can_be_run(guide: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(guide)
    commands = re.findall(r"(?:run:|-) (palier validate [^\n>]*)", "\n".join(blocks("yaml")))
    assert len(commands) == 3
    for command in commands:
        status, out = run(command)
        assert status == (0 if "--fail-on never" in command else 1)
        assert "plan.reference.action-unknown" in out


def test_the_hook_of_the_guide_exists() -> None:
    hook = re.search(r"- id: (\S+)", "\n".join(blocks("yaml")))
    assert hook is not None
    assert f"- id: {hook[1]}\n" in (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")


def test_the_python_of_the_guide_runs(
    guide: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(guide)
    exec(compile(blocks("python")[0], "docs/integrators.md", "exec"), {})
    out = capsys.readouterr().out
    assert "error 6 plan.reference.action-unknown" in out
    assert "### plans/lycee.json" in out


def test_the_cpp_of_the_guide_is_that_of_the_example() -> None:
    example = (ROOT / "examples" / "cpp" / "validate_plan.cpp").read_text(encoding="utf-8").split("\n")
    for line in blocks("cpp")[0].rstrip("\n").split("\n"):
        assert line in example, line


def test_the_part_of_the_guide_is_in_its_profile() -> None:
    shown = [json.loads(block) for block in blocks("json") if block.startswith('{"path"')]
    parts = json.loads((FOLDER / "fiche-courte.json").read_text(encoding="utf-8"))["parts"]
    assert shown
    for part in shown:
        assert any(part.items() <= each.items() for each in parts)


def test_the_options_of_the_guide_are_those_of_the_command() -> None:
    _, shown = run("palier validate --help")
    for option in re.findall(r"`(--[a-z-]+)", GUIDE):
        assert option in shown or option in {"--lang"}, option


def test_the_pages_that_the_guide_names_exist() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", GUIDE):
        assert (ROOT / "docs" / target).exists(), target
    kinds = set(re.findall(r"plan-kinds/([a-z-]+)\.md", GUIDE))
    assert kinds == {profile.id for profile in palier.plan_profiles()}
