"""`casekit init`, and `casekit lint --watch`, which its task for VS Code runs."""

import json
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from running import casekit


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_made_ready_holds_a_case_that_is_checked_by_the_policy_chosen(folder: Path) -> None:
    assert casekit(["init", "--policy", "kent"]).code == 0
    casekit(["new", "amy", "--name", "Amy Example", "-o", "cases/amy.yaml"])
    out = casekit(["lint", "--format", "concise", "--with-text"]).out
    assert out.startswith("cases/amy.yaml:")
    assert "(Kent: three generations)" in out


def test_what_is_there_already_stays(folder: Path) -> None:
    Path("casekit.toml").write_text("# mine\n", encoding="utf-8")
    ran = casekit(["init"])
    assert ran.code == 0
    assert "casekit.toml is there already; it is left as it is." in ran.err
    assert Path("casekit.toml").read_text(encoding="utf-8") == "# mine\n"


def test_an_unknown_policy_is_refused_before_anything_is_written(folder: Path) -> None:
    ran = casekit(["init", "--policy", "kant"])
    assert ran.code == 2
    assert "did you mean `kent`?" in ran.err
    assert list(folder.iterdir()) == []


def tasks(folder: Path) -> list[dict[str, Any]]:
    casekit(["init"])
    found: list[dict[str, Any]] = json.loads(Path(".vscode/tasks.json").read_text(encoding="utf-8"))["tasks"]
    return found


def test_the_problem_matcher_takes_every_line_of_the_concise_form_apart(folder: Path) -> None:
    check, *_ = tasks(folder)
    casekit(["new", "amy", "--name", "Amy Example", "-o", "cases/amy.yaml"])
    pattern = check["problemMatcher"]["pattern"]
    lines = casekit(check["args"]).out.splitlines()
    assert len(lines) > 5
    for line in lines:
        match = re.match(pattern["regexp"], line)
        assert match
        assert match[pattern["file"]] == "cases/amy.yaml"
        assert match[pattern["severity"]] in ("error", "warning", "info")
        assert casekit(["explain", match[pattern["code"]]]).code == 0


def test_watching_checks_again_when_a_case_or_its_family_changes(folder: Path) -> None:
    _, watch, _ = tasks(folder)
    background = watch["problemMatcher"]["background"]
    Path("families").mkdir()
    family = Path("families/example.yaml")
    family.write_text("casekit: 1\nfamily:\n  amy: {name: Amy Example, born: 2014-05-02}\n", encoding="utf-8")
    Path("cases/amy.yaml").write_text("casekit: 1\nchild: amy\nfamily: ../families/example.yaml\n", encoding="utf-8")
    out = Path("out.txt")
    with out.open("w", encoding="utf-8") as stream:
        running = subprocess.Popen([sys.executable, "-m", "casekit", *watch["args"]], stdout=stream)
    try:
        assert "not-a-date" not in _after(out, background["endsPattern"], 1)
        family.write_text("casekit: 1\nfamily:\n  amy: {name: Amy Example, born: 2014-13-02}\n", encoding="utf-8")
        assert "not-a-date" in _after(out, background["endsPattern"], 2)
    finally:
        running.kill()
        running.wait()
    assert len(re.findall(background["beginsPattern"], out.read_text(encoding="utf-8"), re.MULTILINE)) == 2


def _after(out: Path, pattern: str, rounds: int) -> str:
    """What has been written once so many rounds have ended."""
    for _ in range(600):
        text = out.read_text(encoding="utf-8")
        if len(re.findall(pattern, text, re.MULTILINE)) >= rounds:
            return text
        time.sleep(0.1)
    raise AssertionError(f"no round {rounds} within a minute")
