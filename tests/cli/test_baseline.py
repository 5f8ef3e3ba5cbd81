"""The baseline: what was there when a team began is set aside, what is new is seen, and it only ever gets smaller."""

import json
from pathlib import Path
from typing import Any

import pytest

from running import Ran, casekit

CASE = """\
casekit: 1
child: amy
family:
  amy: {name: Amy Qwertz, gender: female, born: 2014-05-02}
  mum: {name: Rosa Zyxwvu, gender: female, born: 1990-01-01}
chronology:
  events:
    - {date: 2023-01-05, what: Amy was late for Mondayish.}
    - {date: 2023-02-05, what: Amy was late again for Tuesdayish.}
"""
EVENT = "    - {date: 2023-03-05, what: A neighbour rang.}\n"
ON_DAY = ("--as-at", "2023-06-20")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "casekit.toml").write_text('[cases]\nfolder = "cases"\n', encoding="utf-8")
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "one.yaml").write_text(CASE, encoding="utf-8")
    return tmp_path


def write(folder: Path, text: str, name: str = "one.yaml") -> None:
    (folder / "cases" / name).write_text(text, encoding="utf-8")


def lint(*words: str) -> Ran:
    return casekit(["lint", *ON_DAY, *words])


def found(*words: str) -> list[tuple[str, int]]:
    report: dict[str, Any] = json.loads(lint("--format", "json", *words).out)
    return [(one["rule"], one["line"]) for one in report["findings"]]


def entries(folder: Path) -> Any:
    return json.loads((folder / "casekit-baseline.json").read_text(encoding="utf-8"))["files"]


def test_what_was_there_is_counted_and_not_shown(folder: Path) -> None:
    before = lint()
    count = len(found())
    ran = lint("--write-baseline")
    assert (ran.code, ran.out) == (0, "")
    assert f"Wrote casekit-baseline.json: {count} findings are set aside." in ran.err
    after = lint()
    assert "Nothing to report in 1 file." in after.out
    assert f"{count} findings from the baseline are not shown" in after.out
    assert found() == []
    assert lint("--no-baseline").out == before.out


def test_what_is_new_is_shown_wherever_lines_moved_to(folder: Path) -> None:
    lint("--write-baseline")
    text = "# a note\n\n" + CASE.replace("chronology:", "visits: []\n\nchronology:") + EVENT
    write(folder, text)
    last = len(text.splitlines())
    new = found()
    assert ("event-without-action", last) in new
    assert not {line for _, line in new} & {last - 1, last - 2}
    assert len(new) < len(found("--no-baseline"))


def test_events_in_another_order_are_still_known(folder: Path) -> None:
    lint("--write-baseline")
    *head, one, two = CASE.splitlines(keepends=True)
    write(folder, "".join((*head, two, one)))
    assert found() == []


def test_an_error_of_form_is_never_set_aside(folder: Path) -> None:
    write(folder, CASE.replace("2023-02-05", "07/04/2023"))
    ran = lint("--write-baseline")
    assert "never set aside: cases/one.yaml" in ran.err.replace("\\", "/")
    assert [rule for rule, _ in found()] == ["not-a-date"]
    assert lint().code == 1


def test_the_exit_code_is_that_of_what_is_shown(folder: Path) -> None:
    write(folder, CASE + "relationships: [{between: [amy, nobody], is: close}]\n")
    assert lint().code == 1
    lint("--write-baseline")
    ran = lint()
    assert ran.code == 0
    assert "of them errors" in ran.out
    assert json.loads(lint("--format", "json").out)["hidden"]["error"] >= 1


def test_it_holds_no_name_and_no_case_text(folder: Path) -> None:
    lint("--write-baseline")
    text = (folder / "casekit-baseline.json").read_text(encoding="utf-8").casefold()
    for word in ("amy", "rosa", "qwertz", "zyxwvu", "mondayish", "2023", "2014", "mum"):
        assert word not in text


def test_a_whole_run_takes_out_what_is_no_longer_found(folder: Path) -> None:
    write(folder, CASE, "two.yaml")
    casekit(["lint", "--write-baseline"])
    (folder / "cases" / "two.yaml").unlink()
    before = entries(folder)
    casekit(["lint", "cases/one.yaml"])
    casekit(["lint", "--only", "chronology"])
    assert entries(folder) == before
    ran = casekit(["lint"])
    assert "no longer found were taken out" in ran.err
    assert list(entries(folder)) == ["cases/one.yaml"]
    smaller = entries(folder)["cases/one.yaml"]
    write(folder, CASE + EVENT)
    casekit(["lint"])
    for rule, records in entries(folder)["cases/one.yaml"].items():
        assert set(records) <= set(smaller[rule])


def test_entries_of_files_that_were_not_checked_stay(folder: Path) -> None:
    write(folder, CASE, "two.yaml")
    lint("--write-baseline")
    write(folder, CASE.replace("gender: female, ", ""))
    lint("--write-baseline", "cases/one.yaml")
    assert set(entries(folder)) == {"cases/one.yaml", "cases/two.yaml"}
    assert found() == []


@pytest.mark.parametrize("text", ["", "[]", '{"casekit": "baseline", "version": 2}', '{"casekit": "findings"}'])
def test_a_file_that_is_no_baseline_stops_the_run_with_a_sentence(folder: Path, text: str) -> None:
    (folder / "casekit-baseline.json").write_text(text, encoding="utf-8")
    ran = lint()
    assert ran.code == 2
    assert "cannot be read as a baseline" in ran.err
    assert lint("--no-baseline").code in (0, 1)


@pytest.mark.parametrize("words", [("--only", "chronology"), ("--profile", "audit"), ("--no-baseline",)])
def test_it_is_written_from_all_that_is_found_only(folder: Path, words: tuple[str, ...]) -> None:
    ran = lint("--write-baseline", *words)
    assert ran.code == 2
    assert not (folder / "casekit-baseline.json").exists()
