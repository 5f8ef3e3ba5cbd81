"""Findings in the forms that code hosts, build servers and editors read."""

import json
import re
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
import yaml

from running import casekit

ROOT = Path(__file__).parent.parent.parent
BADLY_KEPT = str(ROOT / "examples" / "callum-reid.yaml")
WELL_KEPT = str(ROOT / "examples" / "maisie-hall.yaml")
DAY = ["--as-at", "2023-06-20"]


def findings(path: str) -> list[dict[str, object]]:
    """What the JSON form says, to compare with."""
    found: list[dict[str, object]] = json.loads(casekit(["lint", path, *DAY, "--format", "json"]).out)["findings"]
    return found


def test_sarif_holds_each_finding_with_its_rule_and_place() -> None:
    run = json.loads(casekit(["lint", BADLY_KEPT, *DAY, "--format", "sarif"]).out)["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    expected = findings(BADLY_KEPT)
    assert len(run["results"]) == len(expected) == 78
    for result, finding in zip(run["results"], expected, strict=True):
        assert rules[result["ruleIndex"]] == result["ruleId"] == finding["rule"]
        assert result["message"]["text"] == finding["message"]
        region = result["locations"][0]["physicalLocation"]["region"]
        assert (region["startLine"], region["endColumn"]) == (finding["line"], finding["end_column"])
        assert result["level"] == {"error": "error", "warning": "warning", "advice": "note"}[str(finding["severity"])]
    assert run["columnKind"] == "unicodeCodePoints"


@pytest.mark.parametrize("name", ["with space.yaml", "100%.yaml", "Ndéla.yaml"])
def test_paths_in_sarif_are_uris(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text("casekit: 1\nchild: amy\n", encoding="utf-8")
    run = json.loads(casekit(["lint", name, "--format", "sarif"]).out)["runs"][0]
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"[A-Za-z0-9._~%/-]+", uri)
    assert unquote(uri) == name


def test_annotations_hold_one_line_each_and_advice_where_it_is_asked_for() -> None:
    lines = casekit(["lint", BADLY_KEPT, *DAY, "--format", "github"]).out.splitlines()
    form = re.compile(
        r"::(error|warning) file=[^,:]*callum-reid\.yaml,line=\d+,col=\d+(,endColumn=\d+)?,title=[a-z0-9-]+::.+"
    )
    assert all(form.fullmatch(line) for line in lines[:-1])
    assert lines[-1].startswith("10 errors, 53 warnings and 15 pieces of advice")
    more = casekit(["lint", BADLY_KEPT, *DAY, "--format", "github", "--advice"]).out.splitlines()
    assert len(more) - len(lines) == 15


def test_what_would_end_an_annotation_early_is_escaped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = 'casekit: 1\nchild: amy\nfamily:\n  amy: {name: Amy, gendr: "100%"}\n'
    Path("a,b.yaml").write_text(text, encoding="utf-8")
    out = casekit(["lint", "a,b.yaml", "--format", "github"]).out
    assert "file=a%2Cb.yaml," in out


def test_junit_fails_from_the_limit_on_and_shows_the_rest_as_skipped() -> None:
    for limit, failures in (("error", 10), ("warning", 63), ("advice", 78)):
        out = casekit(["lint", BADLY_KEPT, *DAY, "--format", "junit", "--fail-on", limit]).out
        root = ElementTree.fromstring(out)
        assert root.get("failures") == str(failures)
        assert len(root.findall(".//failure")) == failures
        assert len(root.findall(".//skipped")) == 78 - failures


def test_a_file_with_nothing_to_report_is_one_passed_test() -> None:
    root = ElementTree.fromstring(casekit(["lint", WELL_KEPT, *DAY, "--format", "junit"]).out)
    assert (root.get("tests"), root.get("failures")) == ("1", "0")
    (case,) = root.iter("testcase")
    assert case.get("name") == "nothing to report"
    assert len(case) == 0


def test_the_hook_and_the_workflow_name_commands_that_exist() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert re.fullmatch(hook["files"], "cases/EH-1.yaml") or re.match(hook["files"], "cases/EH-1.yaml")
    assert casekit([*hook["entry"].split()[1:], WELL_KEPT, *DAY]).code == 0
    workflow = (ROOT / "docs" / "casekit-workflow.yml").read_text(encoding="utf-8")
    commands = re.findall(r"- run: casekit ([^>\n]+)", workflow)
    assert len(commands) == 2
    for command in commands:
        assert casekit([*command.split(), WELL_KEPT, *DAY]).code == 0
