# SPDX-License-Identifier: MIT
"""The commands ``validate``, ``explain`` and ``schema``, as a person, a CI job or an editor runs them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

pytest.importorskip("typer", reason="the extra 'cli' (typer and rich) is not installed")

import palier
from palier.cli.commands import app
from palier.cli.known import explained
from palier.cli.words import Lang, say
from typer.testing import CliRunner

ROOT = Path(__file__).resolve().parents[2]
PLAN = next(bytes(text) for kind, name, text in palier.builtin_documents() if (kind, name) == ("plan", "exemple"))
BROKEN = PLAN.replace(b'"after": ["stage"]', b'"after": ["stagee"]')
UNKNOWN = "plan.reference.action-unknown"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a plan that is right, one with an error, a deeper one, and documents that are no plans."""
    assert BROKEN != PLAN
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plans" / "deep").mkdir(parents=True)
    (tmp_path / "plans" / ".hidden").mkdir()
    (tmp_path / "plans" / "good.json").write_bytes(PLAN)
    (tmp_path / "plans" / "bad.json").write_bytes(BROKEN)
    (tmp_path / "plans" / "deep" / "bad.json").write_bytes(BROKEN)
    (tmp_path / "plans" / ".hidden" / "bad.json").write_bytes(BROKEN)
    (tmp_path / "plans" / "package.json").write_text('{"name": "palier/plan"}', encoding="utf-8")
    (tmp_path / "plans" / "schema.json").write_text('{"format": {"const": "palier/plan"}}', encoding="utf-8")
    (tmp_path / "plans" / "note.txt").write_bytes(BROKEN)
    return tmp_path


def run(*arguments: str, stdin: bytes | None = None) -> tuple[int, str, str]:
    """Run a command; return its status, its output and what it said beside it."""
    result = CliRunner().invoke(app, list(arguments), input=stdin)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def test_a_plan_without_error_is_validated(folder: Path) -> None:
    assert run("validate", "plans/good.json") == (0, "Rien à signaler.\n", "")
    assert run("validate", "plans/good.json", "--lang", "en")[1] == "Nothing to report.\n"
    assert run("validate", "exemple")[0] == 0


def test_an_error_is_shown_with_its_line_and_a_caret(folder: Path) -> None:
    status, out, _ = run("validate", "plans/bad.json", "--lang", "en")
    assert status == 1
    lines = out.splitlines()
    assert lines[0] == "plans/bad.json"
    assert f"error  {UNKNOWN}  /actions/1/after/0" in lines[1]
    assert any('"after": ["stagee"]' in line for line in lines)
    assert any(re.fullmatch(r" +\| +\^", line) for line in lines)
    assert lines[-1] == "1 error."
    assert max(map(len, lines)) <= 80


def test_standard_input_is_read(folder: Path) -> None:
    status, out, _ = run("validate", "-", stdin=BROKEN)
    assert status == 1
    assert out.startswith("<stdin>\n")


def test_folders_are_searched_for_plans_and_each_is_told_once(folder: Path) -> None:
    status, out, _ = run("validate", "plans", "./plans/bad.json", "--lang", "en")
    assert status == 1
    documents = [line for line in out.splitlines() if line.endswith(".json")]
    assert documents == ["plans/bad.json", "plans/deep/bad.json"]
    assert out.endswith("2 errors.\n3 documents validated, 2 with findings.\n")
    assert out.count("^\n") == 2


def test_a_folder_without_plan_is_misuse(folder: Path) -> None:
    (folder / "empty").mkdir()
    status, out, err = run("validate", "empty")
    assert (status, out) == (2, "")
    assert "Aucun plan" in err


def test_a_file_that_is_no_plan_is_an_error_unless_only_plans_are_asked_for(folder: Path) -> None:
    assert run("validate", "plans/package.json")[0] == 1
    assert run("validate", "--only-plans", "plans/package.json") == (0, "Rien à signaler.\n", "")
    assert run("validate", "--only-plans", "plans/package.json", "plans/bad.json")[0] == 1


def test_the_status_follows_the_severity_asked_for(folder: Path) -> None:
    advice = PLAN.replace(b'"title":', b'"titel": "x", "title":')
    (folder / "advice.json").write_bytes(advice)
    report = palier.validate(advice)
    assert report.counts["advice"] == 1
    assert report.counts["warning"] == report.counts["error"] == 0
    for fail_on, status in (("error", 0), ("warning", 0), ("advice", 1), ("info", 1), ("never", 0)):
        assert run("validate", "advice.json", "--fail-on", fail_on)[0] == status, fail_on
    assert run("validate", "plans/bad.json", "--fail-on", "never")[0] == 0


def test_codes_are_selected_and_ignored_by_their_beginnings(folder: Path) -> None:
    assert run("validate", "plans/bad.json", "--ignore", UNKNOWN)[0] == 0
    assert run("validate", "plans/bad.json", "--ignore", "plan.period, plan.reference")[0] == 0
    assert run("validate", "plans/bad.json", "--ignore", "plan.reference.action")[0] == 0
    assert run("validate", "plans/bad.json", "--select", "plan.structure")[0] == 0
    assert run("validate", "plans/bad.json", "--select", "plan.structure", "--select", "plan.reference")[0] == 1
    status, _, err = run("validate", "plans/bad.json", "--ignore", "plan.reference.action-unknow", "--lang", "en")
    assert status == 2
    assert UNKNOWN in err


def test_a_baseline_silences_what_is_known_and_nothing_else(folder: Path) -> None:
    assert run("validate", "plans", "--write-baseline")[0] == 2
    status, out, err = run("validate", "plans", "--baseline", "known.json", "--write-baseline", "--lang", "en")
    assert (status, out) == (0, "")
    assert err == "2 known findings written to known.json.\n"
    known = json.loads((folder / "known.json").read_text(encoding="utf-8"))
    assert [(each["code"], each["document"]) for each in known["findings"]] == [
        (UNKNOWN, "plans/bad.json"),
        (UNKNOWN, "plans/deep/bad.json"),
    ]
    status, out, err = run("validate", "plans", "--baseline", "known.json", "--lang", "en")
    assert status == 0
    assert out == "Nothing to report.\n3 documents validated, 0 with findings.\n"
    assert err == "Known findings, not shown: 2.\n"
    # Lines added above change nothing; another fault is told.
    (folder / "plans" / "bad.json").write_bytes(
        b"\n\n" + BROKEN.replace(b'"actions": ["stage"', b'"actions": ["satge"')
    )
    status, out, err = run("validate", "plans", "--baseline", "known.json", "--lang", "en")
    assert status == 1
    assert out.count(UNKNOWN) == 1
    assert "/objectives/0/actions/0" in out


def test_a_baseline_holds_however_files_are_named_and_items_moved(folder: Path) -> None:
    whole = str(folder / "plans" / "bad.json")
    assert run("validate", whole, "--baseline", "known.json", "--write-baseline")[0] == 0
    for name in ("plans/bad.json", "./plans/../plans//bad.json", whole):
        assert run("validate", name, "--baseline", "known.json")[0] == 0, name
    assert run("validate", "plans/deep/bad.json", "--baseline", "known.json")[0] == 1, "another file"
    plan = json.loads(BROKEN)
    plan["actions"].reverse()
    (folder / "plans" / "bad.json").write_text(json.dumps(plan), encoding="utf-8")
    assert run("validate", "plans/bad.json", "--baseline", "known.json")[0] == 0


def test_a_command_alone_is_the_same_as_among_the_others(folder: Path) -> None:
    for arguments in (
        ["validate", "plans"],
        ["validate", "--help"],
        ["schema"],
        ["explain", "plan.action"],
        ["validate"],
    ):
        program = f"import sys; sys.argv = {['palier', *arguments]}\nfrom palier.cli import main\nmain()\n"
        alone = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
        among = CliRunner().invoke(app, arguments, prog_name="palier")
        assert (alone.returncode, alone.stdout) == (among.exit_code, among.stdout), arguments


@pytest.mark.parametrize(
    "text", ["", "[]", '{"format": "palier/plan"}', '{"format": "palier/baseline", "findings": [1]}']
)
def test_a_broken_baseline_is_misuse(folder: Path, text: str) -> None:
    (folder / "known.json").write_text(text, encoding="utf-8")
    assert run("validate", "plans", "--baseline", "known.json")[0] == 2
    assert run("validate", "plans", "--baseline", "none.json")[0] == 2


def test_every_form_tells_the_same_findings(folder: Path) -> None:
    def out(form: str) -> str:
        status, text, _ = run("validate", "plans", "--format", form, "--lang", "en")
        assert status == 1
        return text

    report = json.loads(out("json"))
    assert [each["document"] for each in report["findings"]] == ["plans/bad.json", "plans/deep/bad.json"]
    sarif = json.loads(out("sarif"))["runs"][0]["results"]
    assert [each["partialFingerprints"]["palierFingerprint/v1"] for each in sarif] == [
        each["fingerprint"] for each in report["findings"]
    ]
    suites = ET.fromstring(out("junit"))
    assert (suites.get("tests"), suites.get("failures")) == ("3", "2")
    assert [suite.get("name") for suite in suites] == ["plans/bad.json", "plans/good.json", "plans/deep/bad.json"]
    line = report["findings"][0]["line"]
    assert out("github").startswith(f"::error file=plans/bad.json,line={line},col=")
    assert out("markdown").startswith("2 errors.\n\n### plans/bad.json\n")


def test_junit_fails_what_the_status_fails(folder: Path) -> None:
    for fail_on, failures in (("error", "2"), ("never", "0")):
        _, out, _ = run("validate", "plans", "--format", "junit", "--fail-on", fail_on)
        assert ET.fromstring(out).get("failures") == failures


def test_plans_are_checked_against_what_is_given(folder: Path) -> None:
    plan = PLAN.replace(b'"practice.class_rate"', b'"practice.clas_rate"').replace(
        b'"0990001N.referent"', b'"0990001N.referant"'
    )
    (folder / "plan.json").write_bytes(plan)
    assert run("validate", "plan.json")[0] == 0
    status, out, _ = run("validate", "plan.json", "--framework", "demo", "--organisation", "academie-exemple")
    assert status == 1
    assert "plan.reference.indicator-unknown" in out
    assert "plan.reference.unit-unknown" in out
    full = ("--observations", "academie-exemple", "--organisation", "academie-exemple")
    assert run("validate", "exemple", *full) == (0, "Rien à signaler.\n", "")


def test_a_kind_of_ones_own_is_known(folder: Path) -> None:
    kind = {
        "format": "palier/plan-profile",
        "format_version": 1,
        "id": "note",
        "version": "1",
        "label": {"fr": "Note", "en": "Note"},
        "parts": [{"path": "/objectives", "presence": "required"}],
    }
    (folder / "note.json").write_text(json.dumps(kind), encoding="utf-8")
    plan = {"format": "palier/plan", "format_version": 1, "kind": "note", "id": "n", "title": "N"}
    (folder / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    assert "plan.structure.kind-unknown" in run("validate", "plan.json")[1]
    status, out, _ = run("validate", "plan.json", "--profile", "note.json")
    assert status == 1
    assert "plan.structure.part-missing" in out
    assert "plan.structure.kind-unknown" not in out


def test_findings_are_capped_per_code_and_counted(folder: Path) -> None:
    plan = json.loads(PLAN)
    plan["actions"][1]["after"] = [f"none-{i}" for i in range(250)]
    (folder / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    for more in ([], ["--select", "plan.reference"]):
        report = json.loads(run("validate", "plan.json", "--format", "json", *more)[1])
        assert len(report["findings"]) == 100
        assert report["counts"]["error"] == 250
        assert report["dropped"] == 150


def test_misuse_is_told(folder: Path) -> None:
    for arguments in (["none.json"], ["plans", "--framework", "none"], ["plans", "--profile", "none.json"]):
        status, out, err = run("validate", *arguments)
        assert (status, out) == (2, "")
        assert "none" in err


def test_a_name_that_is_no_text_is_shown(folder: Path) -> None:
    try:
        (folder / os.fsdecode(b"caf\xe9.json")).write_bytes(BROKEN)
    except OSError:
        pytest.skip("file names are text here")
    status, out, _ = run("validate", ".", "--format", "json")
    assert status == 1
    assert "caf\ufffd.json" in {each["document"] for each in json.loads(out)["findings"]}


def test_explain_says_what_why_and_what_to_do() -> None:
    status, out, _ = run("explain", UNKNOWN)
    record = palier.code_record(UNKNOWN)
    assert status == 0
    flat = " ".join(out.split())
    for sentence in (record.why("fr"), record.remedy("fr")):
        assert sentence.partition("{")[0].strip() in flat
    assert "erreur, depuis la version 0.1.0" in out
    assert "La règle parle" in out
    assert run("explain", UNKNOWN, "--format", "markdown", "--lang", "en")[1].startswith(f"## `{UNKNOWN}`\n")
    assert run("explain", "json.word.unknown", "--format", "markdown")[1].startswith(
        "## `json.word.unknown`\n\n« *met* »"
    )


@pytest.mark.parametrize("lang", list(Lang))
def test_every_code_is_explained(lang: Lang) -> None:
    records = palier.code_records()
    assert run("explain")[1].split() == sorted(record.code for record in records)
    rules = {rule.code: rule for rule in palier.plan_rules()}
    for record in records:
        out = explained(record, rules.get(record.code), lang)
        assert out.startswith(f"{record.code}\n")
        assert "{" not in out.partition(say("example-bad", lang))[0]
        if record.code in rules:
            assert say("example-bad", lang) in out


def test_explain_lists_what_begins_so_and_offers_the_nearest() -> None:
    status, out, _ = run("explain", "plan.reference")
    assert status == 0
    assert UNKNOWN in out.split()
    assert all(code.startswith("plan.reference.") for code in out.split())
    status, out, err = run("explain", "plan.reference.action-unknwon", "--lang", "en")
    assert (status, out) == (2, "")
    assert UNKNOWN in err


def test_schema_of_a_kind_of_plan() -> None:
    assert {"framework", "vnpe", "fiche-defi"} <= set(run("schema")[1].split())
    assert json.loads(run("schema", "vnpe")[1]) == palier.schema("vnpe")
    status, _, err = run("schema", "vnpee")
    assert status == 2
    assert "vnpe" in err


def test_check_takes_plans_too(folder: Path) -> None:
    status, out, _ = run("check", "plans/bad.json")
    assert status == 1
    assert UNKNOWN in out


def test_one_plan_is_validated_without_importing_what_is_dear(folder: Path) -> None:
    program = (
        "import sys; sys.argv = ['palier', 'validate', 'plans/good.json']\n"
        "from palier.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "dear = {'rich.console', 'rich.progress', 'polars', 'pyarrow', 'pandas', 'concurrent.futures'}\n"
        "dear.add('palier.cli.commands')\n"
        "print(sorted(dear & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "Rien à signaler.\n"
    assert done.stderr == "[]\n"


def test_many_files_are_validated_soon(folder: Path) -> None:
    for i in range(200):
        (folder / "plans" / f"{i}.json").write_bytes(PLAN)
    begun = time.perf_counter()
    assert run("validate", "plans", "--format", "json")[0] == 1
    assert time.perf_counter() - begun < 10


def test_the_hook_of_pre_commit_names_the_command() -> None:
    text = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    entry = re.search(r"^  entry: palier (.+)$", text, flags=re.MULTILINE)
    assert entry is not None
    command, *options = entry[1].split()
    assert run(command, *options, "exemple")[0] == 0
