"""`casekit new` starts a case; a case is found by its path, its folder, its number, the child's key, or nothing."""

from pathlib import Path
from typing import Any

import pytest

from casekit.text.problems import PROBLEMS

SMALL = "casekit: 1\nchild: {key}\ncase:\n  id: {number}\n  opened: 2023-01-09\nfamily:\n  {key}: {{name: {name}}}\n"


def small(path: str, key: str, number: str, name: str = "Amy Example") -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(SMALL.format(key=key, number=number, name=name), encoding="utf-8")


def test_a_new_case_is_a_file_that_casekit_reads(casekit: Any, folder: Path) -> None:
    words = ("--name", "Amy Example", "--born", "2014-05-02", "--id", "EH-20417", "--opened", "2023-04-11")
    ran = casekit("new", "amy", *words)
    assert (ran.code, ran.data) == (0, b"")
    assert ran.said.splitlines() == [
        "Wrote amy.yaml",
        "  Next: Open it, write what you know, then run `casekit lint amy.yaml`.",
    ]
    linted = casekit("lint", "amy.yaml", "--format", "concise", "--advice")
    assert not {name for name in PROBLEMS if f"[{name}]" in linted.out}
    assert casekit("summary", "EH-20417").lines[0] == "# Case summary: Amy Example"


def test_a_new_case_goes_where_it_is_told(casekit: Any, folder: Path) -> None:
    assert casekit("new", "amy", "--name", "Amy Example", "-o", "cases/2023/one.yaml").code == 0
    assert Path("cases/2023/one.yaml").is_file()


def test_nothing_is_ever_written_over(casekit: Any, folder: Path) -> None:
    Path("amy.yaml").write_text("child: amy # years of work", encoding="utf-8")
    ran = casekit("new", "amy", "--name", "Amy Example")
    assert ran.code == 2
    assert "amy.yaml is there already; it is left as it is." in ran.said
    assert Path("amy.yaml").read_text(encoding="utf-8") == "child: amy # years of work"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("amy",), 'The child\'s name is missing.\n  Next: Write for example `casekit new amy --name "Amy Example"`.'),
        (("amy", "--name", "  "), "There is nothing after `--name`."),
        (("Amy Lee",), 'Write for example `casekit new amy-lee --name "Amy Lee"`.'),
        (("Ndéla", "--name", "Ndéla Rae"), '`casekit new ndela --name "Ndéla Rae"`'),
        (("李", "--name", "李"), "`李` cannot be a key"),
        (("amy.yaml", "--name", "Amy"), '`casekit new amy --name "Amy"`'),
        (("amy", "--name", "Amy", "--born", "2/5/2014"), "2014-05-02"),
        (("amy", "--name", "Amy", "--opened", "soon"), "`soon`"),
        (("amy", "--name", "Amy\u200bLee"), "There is a character that cannot be seen."),
        (("amy", "--name", "Amy", "-o", "amy.docx"), "Case files end in .yaml: amy.yaml"),
    ],
)
def test_what_no_case_can_start_with_is_said(casekit: Any, folder: Path, words: tuple[str, ...], said: str) -> None:
    ran = casekit("new", *words)
    assert (ran.code, ran.data) == (2, b"")
    assert said in ran.said
    assert "\n  Next: " in ran.said
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("wanted", ["cases/amy.yaml", "./cases/amy.yaml", "EH-1", "amy"])
def test_a_case_is_found_by_path_number_or_key(casekit: Any, cases: Path, wanted: str) -> None:
    assert casekit("summary", wanted).lines[0] == "# Case summary: Amy Example"


def test_a_case_is_found_from_a_folder_further_down(casekit: Any, cases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (cases / "notes").mkdir()
    monkeypatch.chdir(cases / "notes")
    assert casekit("summary", "amy").lines[0] == "# Case summary: Amy Example"
    assert casekit("lint", "--only", "own-ancestor").lines[-1].endswith("in 2 files.")


def test_a_folder_with_one_case_needs_no_words(casekit: Any, folder: Path) -> None:
    small("amy.yaml", "amy", "EH-1")
    assert casekit("summary").lines[0] == "# Case summary: Amy Example"
    assert casekit("summary", ".").lines[0] == "# Case summary: Amy Example"


def test_in_a_folder_of_one_case_among_many_it_is_that_one(
    casekit: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("casekit.toml").write_text("", encoding="utf-8")
    small("cases/amy/amy.yaml", "amy", "EH-1")
    small("cases/ben/ben.yaml", "ben", "EH-2", "Ben Example")
    assert casekit("summary").code == 2
    monkeypatch.chdir(folder / "cases" / "ben")
    assert casekit("summary").lines[0] == "# Case summary: Ben Example"


def test_one_of_several_must_be_named(casekit: Any, cases: Path) -> None:
    for wanted in ([], ["cases"]):
        ran = casekit("summary", *wanted)
        assert (ran.code, ran.data) == (2, b"")
        assert ran.said == (
            "casekit: There are 2 cases here; say which one.\n  Next: Name one of cases/amy.yaml, cases/ndela.yaml\n"
        )


def test_two_cases_with_one_number_are_not_mixed_up(casekit: Any, folder: Path) -> None:
    small("a.yaml", "amy", "EH-1")
    small("b.yaml", "ben", "EH-1")
    assert "There are 2 cases here" in casekit("summary", "EH-1").said


def test_without_settings_all_cases_below_are_checked_and_nothing_else(casekit: Any, folder: Path) -> None:
    small("amy.yaml", "amy", "EH-1")
    small("sub/ben.yml", "ben", "EH-2")
    small(".hidden/cat.yaml", "cat", "EH-3")
    Path("compose.yaml").write_text("services: {web: {image: x}}\n", encoding="utf-8")
    Path("notes.txt").write_text("child: amy\n", encoding="utf-8")
    assert casekit("lint", "--only", "own-ancestor").lines[-1] == "Nothing to report in 2 files."


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("lint",), "There are no case files in this folder."),
        (("summary",), "There are no case files in this folder."),
        (("summary", "amy"), "There is no file `amy`, and no case with that number or child's key."),
        (("summary", "amy.yaml"), "amy.yaml: There is no such file."),
        (("lint", "empty"), "There are no case files in empty."),
        (("lint", ""), "One of the names given is empty."),
        (("summary", " "), "One of the names given is empty."),
    ],
)
def test_what_is_not_there_is_said(casekit: Any, folder: Path, words: tuple[str, ...], said: str) -> None:
    Path("empty").mkdir()
    ran = casekit(*words)
    assert (ran.code, ran.data) == (2, b"")
    assert ran.said.startswith(f"casekit: {said}\n  Next: ")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("[cases\n", "casekit.toml, line 1"),
        ('[cases]\nfolder = "casez"\n', "casekit.toml says that cases lie in casez, and there is no such folder."),
        ('[cases]\nfolder = "../elsewhere"\n', "casekit.toml, line 2"),
        ('[policy]\nuse = "essex"\n', "casekit.toml, line 2"),
        ('[policy.summary]\nmax_age = "soon"\n', "casekit.toml, line 2"),
        ("colour = 1\n", "casekit knows no setting `colour`."),
    ],
)
def test_settings_that_cannot_be_used_are_said(casekit: Any, cases: Path, settings: str, said: str) -> None:
    Path("casekit.toml").write_text(settings, encoding="utf-8")
    for words in (("lint",), ("summary",), ("policy",)):
        if words == ("policy",) and "casez" in settings:
            continue
        ran = casekit(*words)
        assert (ran.code, ran.data) == (2, b"")
        assert said in ran.said
        assert "\n  Next: " in ran.said


def test_settings_that_are_no_text_are_said(casekit: Any, cases: Path) -> None:
    Path("casekit.toml").write_bytes(b"\xff\xfe[")
    assert casekit("lint").said.startswith("casekit: casekit.toml cannot be read.\n  Next: ")


def test_the_policy_of_the_settings_holds(casekit: Any, cases: Path) -> None:
    words = ("lint", "cases/ndela.yaml", "--as-at", "2023-06-20", "--only", "summary-stale", "--format", "concise")
    assert casekit(*words).data == b""
    Path("casekit.toml").write_text('[policy.summary]\nmax_age = "1 week"\n', encoding="utf-8")
    assert "[summary-stale]" in casekit(*words).out
