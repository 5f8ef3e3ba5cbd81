"""`casekit lint`, as a user meets it."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "examples"
NDELA = EXAMPLES / "ndela-rae.yaml"
MISTAKES = EXAMPLES / "ten-mistakes.yaml"
AS_AT = ("--as-at", "2023-06-20")
PEOPLE = (
    "--as-at",
    "2023-06-20",
    "--only",
    "missing-dob",
    "--only",
    "deceased-without-date",
    "--only",
    "impossible-birth",
)

THREE = """\
casekit: 1
child: amy
family:
  amy: {name: Amy Example, gender: female, born: 2014-05-02}
  mum: {name: Rosa Example, gender: female}
  gran: {name: Ada Example (deceased), gender: female, born: 1950}
  ada: {name: Ada Example, gender: female, born: 1985}
  bea: {name: Bea Example, gender: female, born: 1980}
couples:
  - {partners: [ada], children: [bea]}
"""
"""A file in which there is one error, one warning and one piece of advice on people."""


@pytest.fixture
def three(folder: Path) -> Path:
    path = folder / "three.yaml"
    path.write_text(THREE, encoding="utf-8")
    return path


def test_text_shows_the_line_marks_the_place_and_gives_the_next_step(casekit: Any) -> None:
    ran = casekit("lint", MISTAKES, *AS_AT)
    assert ran.code == 1
    at = ran.lines.index(
        "Error at line 56: Nobody in this file has the key `stephen`; did you mean `steven`? [unknown-reference]"
    )
    assert ran.lines[at + 1 : at + 4] == [
        "     56 |   - partners: [stephen, karen]",
        "        |                ^^^^^^^",
        "  Next: Write `steven`, or add them.",
    ]
    assert ran.lines[0] == str(MISTAKES)
    assert ran.said == ""


def test_text_ends_with_a_sentence(casekit: Any, three: Path) -> None:
    assert (
        casekit("lint", three, *PEOPLE, "--advice").lines[-1] == "1 error, 1 warning and 1 piece of advice in 1 file."
    )
    assert casekit("lint", three, three, NDELA, *AS_AT, "--only", "own-ancestor").lines == [
        "Nothing to report in 2 files."
    ]


def test_errors_come_first_and_each_in_the_order_of_the_file(casekit: Any) -> None:
    found = json.loads(casekit("lint", MISTAKES, *AS_AT, "--format", "json").out)["findings"]
    severities = ["error", "warning", "advice"]
    order = [(severities.index(one["severity"]), one["line"], one["column"]) for one in found]
    assert order == sorted(order)


def test_nothing_wraps_and_nothing_is_coloured_when_piped(casekit: Any) -> None:
    ran = casekit("lint", MISTAKES, *AS_AT, "--advice")
    assert b"\x1b" not in ran.data
    findings = [line for line in ran.lines if line.startswith(("Error", "Warning"))]
    assert all(line.endswith("]") for line in findings)


def test_advice_is_counted_and_shown_when_asked_for(casekit: Any, three: Path) -> None:
    counted = casekit("lint", three, *PEOPLE)
    assert counted.lines[-2:] == [
        "1 error, 1 warning and 1 piece of advice in 1 file.",
        "--advice shows the advice too.",
    ]
    assert "[deceased-without-date]" not in counted.out
    shown = casekit("lint", three, *PEOPLE, "--advice")
    assert "\nAdvice at line 6: " in shown.out
    assert "--advice shows" not in shown.out


@pytest.mark.parametrize(
    ("rule", "codes"),
    [
        ("impossible-birth", {"error": 1, "warning": 1, "advice": 1}),
        ("missing-dob", {"error": 0, "warning": 1, "advice": 1}),
        ("deceased-without-date", {"error": 0, "warning": 0, "advice": 1}),
        ("own-ancestor", {"error": 0, "warning": 0, "advice": 0}),
    ],
)
def test_fail_on_decides_the_exit_code(casekit: Any, three: Path, rule: str, codes: dict[str, int]) -> None:
    assert casekit("lint", three, *AS_AT, "--only", rule).code == codes["error"]
    for limit, code in codes.items():
        assert casekit("lint", three, *AS_AT, "--only", rule, "--fail-on", limit).code == code


def test_what_fails_a_run_is_shown(casekit: Any, three: Path) -> None:
    ran = casekit("lint", three, *AS_AT, "--only", "deceased-without-date", "--fail-on", "advice")
    assert ran.code == 1
    assert "[deceased-without-date]" in ran.out


def test_concise_is_one_line_a_finding_without_case_text(casekit: Any, three: Path) -> None:
    ran = casekit("lint", three, *PEOPLE, "--format", "concise", "--advice")
    assert ran.lines == [
        f"{three}:8:50: error[impossible-birth] {ran.lines[0].partition('] ')[2]}",
        f"{three}:5:15: warning[missing-dob] Somebody in the family has no date of birth.",
        f"{three}:6:16: info[deceased-without-date] {ran.lines[2].partition('] ')[2]}",
    ]
    assert not any(name in ran.out for name in ("Rosa", "Ada", "Bea"))
    assert "Rosa Example" in casekit("lint", three, *PEOPLE, "--format", "concise", "--with-text").out
    assert len(casekit("lint", three, *PEOPLE, "--format", "concise").lines) == 2


def test_concise_says_nothing_where_there_is_nothing(casekit: Any) -> None:
    assert casekit("lint", NDELA, *AS_AT, "--format", "concise", "--only", "own-ancestor").data == b""


def test_json_keeps_its_contract(casekit: Any) -> None:
    report = json.loads(casekit("lint", MISTAKES, *AS_AT, "--format", "json").out)
    severities = [one["severity"] for one in report["findings"]]
    heads = ("casekit", "version", "as_at", "files", "unreadable", "incomplete", "counts")
    assert {key: report[key] for key in heads} == {
        "casekit": "findings",
        "version": 1,
        "as_at": "2023-06-20",
        "files": [str(MISTAKES)],
        "unreadable": [],
        "incomplete": [str(MISTAKES)],
        "counts": {word: severities.count(word) for word in ("error", "warning", "advice")},
    }
    one = next(one for one in report["findings"] if one["rule"] == "unknown-reference")
    assert one == {
        "rule": "unknown-reference",
        "severity": "error",
        "path": str(MISTAKES),
        "line": 56,
        "column": 16,
        "end_line": 56,
        "end_column": 23,
        "message": "A record names somebody who is not in the file.",
        "fixable": False,
        "also": [],
    }


def test_the_page_on_json_tells_the_truth(casekit: Any, folder: Path) -> None:
    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    example = json.loads(page.partition("```json\n")[2].partition("```")[0])
    Path("EH-20417.yaml").write_text(
        "casekit: 1\nchild: amy\nfamily:\n  amy: {name: Amy Example, born: 14/03/2013}\n", encoding="utf-8"
    )
    words = ("lint", "EH-20417.yaml", *AS_AT, "--only", "own-ancestor", "--format", "json")
    assert json.loads(casekit(*words).out) == example
    assert json.loads(casekit(*words, "--with-text").out)["findings"][0].keys() - example["findings"][0].keys() == {
        "help"
    }
    findings = page.partition("## A genogram")[0]
    named = re.findall(r"`(\w+)`", "".join(re.findall(r"^\|([^|]+)\|", findings, re.MULTILINE)))
    assert sorted(named) == sorted([*example, *example["findings"][0], "help"])


def test_json_with_text_holds_message_and_next_step(casekit: Any) -> None:
    report = json.loads(casekit("lint", MISTAKES, *AS_AT, "--format", "json", "--with-text").out)
    one = next(one for one in report["findings"] if one["rule"] == "unknown-reference")
    assert "stephen" in one["message"]
    assert one["help"] == "Write `steven`, or add them."


def test_only_and_skip_take_rules_and_subjects(casekit: Any) -> None:
    def rules(*words: str) -> set[str]:
        ran = casekit("lint", MISTAKES, *AS_AT, "--format", "json", *words)
        return {one["rule"] for one in json.loads(ran.out)["findings"]}

    of_the_format = {"not-a-date", "text-cut-by-hash", "unknown-field"}
    everything = rules()
    assert rules("--only", "unknown-reference") == of_the_format | {"unknown-reference"}
    assert rules("--only", "unnamed-person", "--only", "unknown-reference") - of_the_format == {
        "unnamed-person",
        "unknown-reference",
    }
    assert rules("--skip", "people") == everything - rules("--only", "people") | of_the_format
    assert rules("--only", "people", "--skip", "unnamed-person") == rules("--only", "people") - {"unnamed-person"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--only", "unamed-person"], "There is no rule or subject `unamed-person`; did you mean `unnamed-person`?"),
        (["--skip", "xyzzy"], "There is no rule or subject `xyzzy`."),
        (["--skip", "not-a-date"], "`not-a-date` belongs to the format of the file"),
        (["--as-at", "tomorrow"], "`--as-at tomorrow` is not a day."),
        (["--as-at", "2023-06-31"], "`--as-at 2023-06-31` is not a day."),
        (["--as-at", "20230620"], "`--as-at 20230620` is not a day."),
    ],
)
def test_what_cannot_be_used_is_said(casekit: Any, words: list[str], said: str) -> None:
    ran = casekit("lint", MISTAKES, *words)
    assert (ran.code, ran.data) == (2, b"")
    assert said in ran.said
    assert "\n  Next: " in ran.said


def test_as_at_decides_what_is_late(casekit: Any) -> None:
    then, later = (
        casekit("lint", NDELA, "--as-at", day, "--only", "summary-stale").out for day in ("2023-06-20", "2024-06-20")
    )
    assert "summary-stale" not in then
    assert "summary-stale" in later


def test_nothing_is_cut_when_piped_but_a_flood_in_one_file(casekit: Any, folder: Path) -> None:
    def write(name: str, count: int) -> None:
        events = "\n".join(f"    - {{date: 2023-02-30, what: Visit number {number}.}}" for number in range(count))
        text = f"casekit: 1\nchild: amy\nfamily:\n  amy: {{name: Amy Example}}\nchronology:\n  events:\n{events}\n"
        Path(name).write_text(text, encoding="utf-8")

    write("amy.yaml", 150)
    write("bo.yaml", 150)
    ran = casekit("lint", "amy.yaml", "bo.yaml")
    assert sum(line.startswith(("Error at", "Warning at")) for line in ran.lines) > 300
    assert ran.lines == casekit("lint", "amy.yaml", "bo.yaml", "--all").lines
    write("bo.yaml", 230)
    ran = casekit("lint", "amy.yaml", "bo.yaml")
    assert any("more of this file are not shown; add --all" in line for line in ran.lines)
    assert sum("2023-02-30" in line for line in casekit("lint", "bo.yaml", "--all").lines) == 230


def test_an_unreadable_file_stops_no_other_and_gives_2(casekit: Any, cases: Path) -> None:
    Path("cases/broken.yaml").write_bytes(b"child: \xff\xfe\x00 amy")
    Path("cases/cut.yaml").write_text("casekit: 1\nchild: amy\nfamily: {amy: {name: 'Amy", encoding="utf-8")
    ran = casekit("lint", *AS_AT)
    assert ran.code == 2
    assert "cases/broken.yaml\n" in ran.out
    assert "[summary-missing]" in ran.out
    report = json.loads(casekit("lint", *AS_AT, "--format", "json").out)
    assert report["unreadable"] == ["cases/broken.yaml"]
    assert len(report["files"]) == 4


def test_a_file_that_is_not_there_is_an_unreadable_file(casekit: Any, folder: Path) -> None:
    ran = casekit("lint", "nobody.yaml")
    assert ran.code == 2
    assert ran.lines[:3] == ["nobody.yaml", "", "Error: There is no such file. [unreadable-file]"]


def _shared_family(folder: Path, children: int = 2) -> None:
    (folder / "casekit.toml").write_text("[cases]\nfolder = 'cases'\n", encoding="utf-8")
    (folder / "families").mkdir()
    (folder / "cases").mkdir()
    people = "".join(f"  kid{one}: {{name: Kid {one} Example, born: 2014-05-02}}\n" for one in range(children))
    family = f"casekit: 1\nfamily:\n{people}  mum: {{name: Rosa Example, born: 31/02/1990}}\n"
    (folder / "families" / "example.yaml").write_text(family, encoding="utf-8")
    for one in range(children):
        text = f"casekit: 1\nchild: kid{one}\nfamily: ../families/example.yaml\n"
        (folder / "cases" / f"kid{one}.yaml").write_text(text, encoding="utf-8")


def test_a_finding_in_a_shared_family_file_is_reported_once_and_points_there(casekit: Any, folder: Path) -> None:
    _shared_family(folder)
    ran = casekit("lint", "--format", "json", *AS_AT)
    wrong = [one for one in json.loads(ran.out)["findings"] if one["rule"] == "not-a-date"]
    assert [(one["path"], one["line"], one["column"]) for one in wrong] == [("families/example.yaml", 5, 35)]
    shown = casekit("lint", *AS_AT).lines
    assert shown.count("families/example.yaml") == 1
    assert "      5 |   mum: {name: Rosa Example, born: 31/02/1990}" in shown


def test_many_files_at_once_give_what_one_after_another_gives(casekit: Any, folder: Path) -> None:
    """From 24 files on casekit uses all cores; a real process, because a second one is started from it."""
    _shared_family(folder, children=30)
    mistakes = MISTAKES.read_text(encoding="utf-8")
    for number in range(4):
        (folder / "cases" / f"z{number}.yaml").write_text(mistakes, encoding="utf-8")
    (folder / "cases" / "broken.yaml").write_bytes(b"child: \xff")
    words = ("--format", "json", "--with-text", *AS_AT)
    command = [sys.executable, "-m", "casekit", "lint", *words]
    together = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert together.returncode == 2
    assert together.stderr == b""
    report = json.loads(together.stdout)
    paths = report["files"]
    assert paths == sorted(paths)
    assert len(paths) == 35
    expected: dict[str, Any] = {}
    for path in paths:
        for one in json.loads(casekit("lint", path, *words).out)["findings"]:
            expected.setdefault(json.dumps(one, sort_keys=True), None)
    assert {json.dumps(one, sort_keys=True) for one in report["findings"]} == set(expected)
    assert len(report["findings"]) == len(expected)
    files = list(dict.fromkeys(one["path"] for one in report["findings"] if one["path"].startswith("cases/")))
    assert files == sorted(files)
