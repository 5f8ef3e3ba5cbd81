"""`casekit lint` on case files that are kept in git."""

import os
import time
from datetime import date
from pathlib import Path

import pytest
from saving import Saved

from running import casekit

CASE = """\
casekit: 1
child: kit
case: {opened: 2023-01-02}
family:
  kit: {name: Kit Lund}
chronology:
  events:
    - date: 2022-06-18
      what: A neighbour rang the police about shouting.
    - {date: 2022-11-03, what: "School: eleven days were missed."}
"""
RULES = ("history-lost", "backdated-edit", "uncommitted", "remote-not-approved", "summary-only-appended")
LOST = CASE.replace("    - date: 2022-06-18\n      what: A neighbour rang the police about shouting.\n", "")


@pytest.fixture
def saved(tmp_path: Path) -> Saved:
    repository = Saved(tmp_path / "records")
    repository.save("cases/kit.yaml", CASE, "2023-01-02")
    return repository


def said(path: Path, *more: str, day: str = "2023-06-20", rules: tuple[str, ...] = RULES) -> list[str]:
    """What the rules that need git say of a file, one line a finding."""
    only = [word for rule in rules for word in ("--only", rule)]
    ran = casekit(["lint", str(path), "--as-at", day, *only, "--format", "concise", "--advice", "--with-text", *more])
    assert ran.code in (0, 1), ran.err
    return [line.partition("] ")[2] for line in ran.out.splitlines() if line]


def written_on(path: Path, day: str) -> None:
    """Let a file have been written at noon of a day."""
    noon = time.mktime(date.fromisoformat(day).timetuple()) + 12 * 60 * 60
    os.utime(path, (noon, noon))


def test_a_file_as_it_was_saved(saved: Saved) -> None:
    assert said(saved.folder / "cases") == []


def test_an_event_that_a_later_version_lost(saved: Saved) -> None:
    path = saved.save("cases/kit.yaml", LOST, "2023-05-02")
    (line,) = said(path)
    assert "The event of 18 June 2022, first saved on 2 January 2023, has been gone since 2 May 2023." in line


def test_an_event_that_is_gone_since_the_last_version(saved: Saved) -> None:
    path = saved.write("cases/kit.yaml", LOST)
    written_on(path, "2023-06-20")
    (line,) = said(path)
    assert "is gone from the file as it is now" in line


def test_an_event_that_was_lost_and_put_back(saved: Saved) -> None:
    saved.save("cases/kit.yaml", LOST, "2023-03-02")
    assert said(saved.save("cases/kit.yaml", CASE, "2023-05-02")) == []


def test_history_goes_on_under_another_name(saved: Saved) -> None:
    saved.git("mv", "cases/kit.yaml", "cases/k 1.yaml")
    saved.git("commit", "-qm", "renamed", day="2023-02-02")
    assert len(said(saved.save("cases/k 1.yaml", LOST, "2023-05-02"))) == 1


def test_many_files_at_once(saved: Saved) -> None:
    for number in range(30):
        saved.write(f"cases/k{number}.yaml", CASE)
    saved.git("add", ".")
    saved.git("commit", "-qm", "all", day="2023-02-02")
    saved.save("cases/k7.yaml", LOST, "2023-05-02")
    assert len(said(saved.folder / "cases")) == 1


def test_work_on_a_branch_that_was_joined_is_not_lost(saved: Saved) -> None:
    more = CASE + "    - {date: 2023-02-01, what: Kit joined the swimming club.}\n"
    saved.git("checkout", "--quiet", "-b", "other")
    saved.save("cases/kit.yaml", more, "2023-02-01")
    saved.git("checkout", "--quiet", "main")
    top = CASE.replace("kit: {name", "mum: {name: Dina Lund}\n  kit: {name")
    saved.save("cases/kit.yaml", top, "2023-03-01")
    saved.git("merge", "--quiet", "--no-edit", "other", day="2023-03-02")
    assert said(saved.folder / "cases") == []


def test_a_change_that_was_not_saved_for_days(saved: Saved) -> None:
    path = saved.write("cases/kit.yaml", CASE + "    - {date: 2023-06-01, what: Kit moved up a class.}\n")
    written_on(path, "2023-06-10")
    (line,) = said(path, day="2023-06-12")
    assert "This file was changed on 10 June 2023, and the change is not saved in git." in line
    assert said(path, day="2023-06-11") == []


def test_a_file_that_was_never_saved(saved: Saved) -> None:
    path = saved.write("cases/new.yaml", CASE)
    written_on(path, "2023-06-10")
    (line,) = said(path)
    assert "was never saved in git" in line


def test_a_file_that_git_is_told_to_ignore(saved: Saved) -> None:
    saved.save(".gitignore", "private/\n")
    path = saved.write("private/new.yaml", CASE)
    written_on(path, "2023-06-10")
    assert said(path) == []


def test_other_ends_of_lines_are_no_change(saved: Saved) -> None:
    path = saved.write("cases/kit.yaml", CASE.replace("\n", "\r\n"))
    written_on(path, "2023-06-10")
    assert said(path) == []


def test_a_text_that_git_keeps_encrypted_is_not_compared(saved: Saved) -> None:
    (saved.folder / "cases" / "kit.yaml").write_bytes(b"\x00GITCRYPT\x00abc")
    saved.git("commit", "-qam", "locked")
    path = saved.write("cases/kit.yaml", CASE)
    written_on(path, "2023-06-10")
    assert said(path) == []


def test_a_copy_elsewhere_is_said_once(saved: Saved) -> None:
    saved.save("cases/two.yaml", CASE)
    saved.git("remote", "add", "origin", "https://asha:secret@git.example.org/team/records.git")
    (line,) = said(saved.folder / "cases")
    assert "nobody has approved: git.example.org/team/records (`origin`)" in line
    assert "secret" not in line


APPROVED = ["git.example.org", "GIT.example.org/team", "git.example.org/team/records"]


@pytest.mark.parametrize("approved", APPROVED)
def test_a_copy_that_the_authority_approved(saved: Saved, approved: str) -> None:
    saved.git("remote", "add", "origin", "git@git.example.org:team/records.git")
    saved.write("casekit.toml", f'[history]\napproved = ["{approved}"]\n')
    assert said(saved.folder / "cases") == []


@pytest.mark.parametrize("approved", ["example.org", "git.example.org/tea", "git.example.org/team/records/x"])
def test_an_approval_of_another_place_does_not_count(saved: Saved, approved: str) -> None:
    saved.git("remote", "add", "origin", "git@git.example.org:team/records.git")
    saved.write("casekit.toml", f'[history]\napproved = ["{approved}"]\n')
    assert len(said(saved.folder / "cases")) == 1


@pytest.mark.parametrize("address", ["/srv/records.git", "../copy", "file:///srv/records", "C:/records"])
def test_a_copy_on_this_computer_is_nobody_elses(saved: Saved, address: str) -> None:
    saved.git("remote", "add", "origin", address)
    assert said(saved.folder / "cases") == []


PLACES = [
    ("ssh://git@git.example.org:2222/team/records", "git.example.org/team/records"),
    ("//share/records", "share/records"),
    ("\\\\share\\records", "share/records"),
    ("ext::nc example.org 80", "ext"),
    ("git://[2001:db8::1]/records", "2001:db8::1/records"),
]


@pytest.mark.parametrize(("address", "shown"), PLACES)
def test_an_address_of_any_kind(saved: Saved, address: str, shown: str) -> None:
    saved.git("config", "remote.origin.url", address)
    (line,) = said(saved.folder / "cases")
    assert f"approved: {shown} (`origin`)" in line


def test_the_public_message_names_no_place(saved: Saved) -> None:
    saved.git("remote", "add", "origin", "https://git.example.org/kit-lund.git")
    ran = casekit(["lint", str(saved.folder / "cases"), "--only", "remote-not-approved", "--format", "concise"])
    assert "nobody has approved" in ran.out and "lund" not in ran.out and "example.org" not in ran.out


def test_history_is_not_looked_at_where_the_settings_say_so(saved: Saved) -> None:
    path = saved.save("cases/kit.yaml", LOST, "2023-05-02")
    saved.write("casekit.toml", "[history]\ncheck = false\n")
    assert said(path) == []


@pytest.mark.parametrize("reason", ["chronology", "file"])
def test_a_reason_for_what_was_taken_out(saved: Saved, reason: str) -> None:
    allow = "allow: [{rule: history-lost, why: It belonged to another child.}]\n"
    text = LOST.replace("chronology:\n", f"chronology:\n  {allow}") if reason == "chronology" else LOST
    found = said(saved.save("cases/kit.yaml", text, "2023-05-02"))
    assert len(found) == (0 if reason == "chronology" else 1)


def test_without_git_nothing_is_said(saved: Saved, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved.save("cases/kit.yaml", LOST, "2023-05-02")
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    assert said(path) == []


def test_no_git_is_run_when_no_rule_asks(saved: Saved, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*words: object, **more: object) -> None:
        raise AssertionError("git was run")

    monkeypatch.setattr("subprocess.run", refuses)
    monkeypatch.setattr("subprocess.Popen", refuses)
    assert said(saved.folder / "cases", rules=("gap", "people")) == said(
        saved.folder / "cases", rules=("gap", "people")
    )


def test_a_repository_that_git_does_not_open_is_said_once(saved: Saved) -> None:
    saved.save("cases/two.yaml", CASE)
    (saved.folder / ".git" / "HEAD").write_text("nonsense", encoding="utf-8")
    ran = casekit(["lint", str(saved.folder / "cases"), "--only", "history-lost"])
    assert ran.err.count("git does not open this folder") == 1
    assert ran.code == 0


def test_an_audit_says_that_there_is_no_history(tmp_path: Path) -> None:
    path = tmp_path / "kit.yaml"
    path.write_text(CASE, encoding="utf-8")
    ran = casekit(["lint", str(path), "--profile", "audit", "--format", "json"])
    assert '"uncommitted"' in ran.out
