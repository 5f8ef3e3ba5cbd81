"""The options of `casekit chronology`, as they are typed."""

import csv
import json
import subprocess
from pathlib import Path
from zipfile import is_zipfile

import pytest
from chronologies import with_events

from running import casekit

EVENTS = """
    - {date: 2022-03-01, what: Slept out., themes: [missing], tone: concern, significant: yes}
    - {date: 2022-08-01, what: Went to school., themes: [school], tone: strength, source: {agency: school}}
    - {date: 2023-03-02, what: Drank., themes: [alcohol], action: We rang.}
"""
MEETINGS = "meetings:\n  - {kind: supervision, date: 2023-01-10}\n"
AS_AT = ("--as-at", "2023-06-20")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tia.yaml").write_text(with_events(EVENTS, MEETINGS), encoding="utf-8")
    return tmp_path


def shown(*words: str) -> list[str]:
    ran = casekit(["chronology", "tia.yaml", *AS_AT, *words])
    assert ran.code == 0, ran.err
    return [what for what in ("Slept out.", "Went to school.", "Drank.") if what in ran.out]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--theme", "missing", "--theme", "alcohol"), ["Slept out.", "Drank."]),
        (("--when", "2022-Q3"), ["Went to school."]),
        (("--when", "2022"), ["Slept out.", "Went to school."]),
        (("--when", "last-6-months"), ["Drank."]),
        (("--when", "since-last-supervision"), ["Drank."]),
        (("--significant",), ["Slept out."]),
        (("--text", "SCHOOL"), ["Went to school."]),
        (("--view", "court", "--significant"), ["Slept out."]),
        (("--view", "thematic", "--theme", "school"), ["Went to school."]),
        (("--group-by", "year"), ["Slept out.", "Went to school.", "Drank."]),
    ],
)
def test_what_is_asked_for_is_shown(words: tuple[str, ...], expected: list[str]) -> None:
    assert shown(*words) == expected


@pytest.mark.parametrize(
    ("words", "message", "help"),
    [
        (("--view", "family", "--for", "internal"), "`--view family` is made to be shared", "Leave one of them out."),
        (("--view", "court", "--group-by", "year"), "cannot be grouped", "Leave `--group-by` out."),
        (
            ("--view", "thematic", "--group-by", "year"),
            "a table for each theme already",
            "`--group-by year` without it",
        ),
        (("--when", "2022", "--from", "2021"), "`--when` names both ends", "Use one or the other."),
        (("--when", "last-6-moths"), "Did you mean `last-6-months`?", "`since-last-supervision`"),
        (("--when", "since-last-review"), "No review up to 20 June 2023 is on record", "`meetings`"),
        (("--text", " "), "There is nothing after `--text`.", ""),
        (("--when", ""), "There is nothing after `--when`.", ""),
        (("--view", "curt"), "`curt` cannot stand after `--view`; did you mean `court`?", "court"),
        (("--theme", "mising"), "Did you mean `missing`?", ""),
    ],
)
def test_what_cannot_be_meant_is_said_with_the_way_on(words: tuple[str, ...], message: str, help: str) -> None:
    ran = casekit(["chronology", "tia.yaml", *AS_AT, *words])
    assert ran.code == 2
    assert ran.out == ""
    assert message in ran.err
    assert help in ran.err


@pytest.mark.parametrize("ending", ["html", "htm", "xlsx", "docx", "md", "csv", "json", "txt"])
def test_the_ending_of_the_file_says_how_it_is_written(folder: Path, ending: str) -> None:
    ran = casekit(["chronology", "tia.yaml", *AS_AT, "-o", f"out.{ending}"])
    assert (ran.code, ran.err) == (0, f"Wrote out.{ending}\n")
    assert is_zipfile(folder / f"out.{ending}") is (ending in ("xlsx", "docx"))


def test_a_text_too_long_for_excel_is_refused_with_the_way_on(folder: Path) -> None:
    (folder / "tia.yaml").write_text(with_events(f"    - {{date: 2020, what: {'word ' * 7_000}}}\n"), encoding="utf-8")
    ran = casekit(["chronology", "tia.yaml", "-o", "out.xlsx"])
    assert ran.code == 2
    assert "Write the chronology as Word, HTML or Markdown" in ran.err
    assert not (folder / "out.xlsx").exists()


def test_a_child_is_told_what_is_not_known_yet_and_the_worker_to_read_it_first() -> None:
    ran = casekit(["chronology", "tia.yaml", *AS_AT, "--view", "child"])
    assert "What we do not know yet, and would like to ask:" in ran.out
    assert "What are you good at, and what do you love doing?" in ran.out
    assert "Read this copy through before the child does" in ran.err
    sheet = casekit(["chronology", "tia.yaml", *AS_AT, "--view", "child", "--format", "csv"]).out.removeprefix("\ufeff")
    asked = [row for row in csv.DictReader(sheet.splitlines()) if row["Part"].startswith("What we do not know yet")]
    assert "What are you good at, and what do you love doing?" in [row["Event details"] for row in asked]


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def test_a_court_copy_says_which_saved_version_it_was_made_from(folder: Path) -> None:
    court = ["chronology", "tia.yaml", *AS_AT, "--view", "court"]
    assert "Made from tia.yaml, of which no version is saved in git" in casekit(court).out
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "First", "--date", "2023-06-19T12:00:00")
    said = subprocess.run(["git", "rev-parse", "HEAD"], cwd=folder, check=True, capture_output=True, text=True)
    origin = f"Made from version {said.stdout[:10]} of tia.yaml, saved in git on 19 June 2023."
    assert origin in casekit(court).out
    for row in csv.DictReader(casekit([*court, "--format", "csv"]).out.removeprefix("\ufeff").splitlines()):
        assert row["Made from"] == origin
    with (folder / "tia.yaml").open("a", encoding="utf-8") as file:
        file.write("# a note\n")
    assert "with changes that are not saved in git" in casekit(court).out


def two_more(folder: Path) -> None:
    other = with_events("    - {date: 2022-05-01, what: Ran off., themes: [missing]}\n").replace("tia", "ben")
    (folder / "ben.yaml").write_text(other.replace("Tia Marsh", "Ben Marsh"), encoding="utf-8")
    (folder / "cy.yaml").write_text(
        with_events("    - {date: 2022, what: Quiet.}\n").replace("tia", "cy"), encoding="utf-8"
    )


def test_all_cases_stand_in_one_stream(folder: Path) -> None:
    two_more(folder)
    ran = casekit(["chronology", "--all", "--theme", "missing", *AS_AT])
    assert (ran.code, ran.err) == (0, "1 of 3 cases has no such event.\n")
    assert ran.out.index("Chronology: Ben Marsh") < ran.out.index("Ran off.") < ran.out.index("Slept out.")
    assert "Quiet." not in ran.out


def test_all_cases_in_one_sheet_and_as_an_object_a_line(folder: Path) -> None:
    two_more(folder)
    assert casekit(["chronology", "--all", "--theme", "missing", *AS_AT, "-o", "all.csv"]).code == 0
    with (folder / "all.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["Case"], row["Child"], row["Event details"]) for row in rows] == [
        ("ben", "Ben Marsh", "Ran off."),
        ("tia", "Tia Marsh", "Slept out."),
    ]
    lines = casekit(["chronology", "--all", "--theme", "missing", *AS_AT, "--format", "json"]).out.splitlines()
    assert [json.loads(line)["child"]["key"] for line in lines] == ["ben", "tia"]


def test_where_no_case_has_such_an_event_that_is_said(folder: Path) -> None:
    two_more(folder)
    ran = casekit(["chronology", "--all", "--theme", "mising", *AS_AT])
    assert (ran.code, ran.out) == (2, "")
    assert "None of 3 cases has such an event." in ran.err
    assert "Did you mean `missing`?" in ran.err


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_shown(folder: Path) -> None:
    two_more(folder)
    (folder / "bad.yaml").write_text("casekit: 1\nchild: x\nfamily: [\n", encoding="utf-8")
    ran = casekit(["chronology", "--all", *AS_AT])
    assert ran.code == 2
    assert "Ran off." in ran.out
    assert "bad.yaml could not be read whole and is left out; `casekit lint bad.yaml` says why." in ran.err


def test_a_file_for_one_case_is_not_made_of_many() -> None:
    ran = casekit(["chronology", "--all", "-o", "out.docx"])
    assert ran.code == 2
    assert "`--all` writes one stream, and word is a file for one case." in ran.err


@pytest.mark.parametrize("born", ["2012-04-05", "2022-04-05", "unknown"])
def test_the_childs_copy_never_speaks_of_the_child_as_of_somebody_else(folder: Path, born: str) -> None:
    (folder / "zed.yaml").write_text(
        f"casekit: 1\nchild: zed\nfamily:\n  zed: {{name: Zed Hart, born: {born}}}\n"
        "chronology:\n  events:\n    - {date: 2023-01-02, what: A good day.}\n",
        encoding="utf-8",
    )
    asked = casekit(["chronology", "zed.yaml", "--view", "child"]).out.partition("What we do not know yet")[2]
    assert "you" in asked
    assert "Zed" not in asked
