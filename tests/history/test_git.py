"""Earlier versions of files, from real git repositories."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest
from saving import Saved

from casekit.history.git import NotInHistory, Repository, commit_of, text_at
from casekit.history.process import GitFailed


@pytest.fixture
def saved(tmp_path: Path) -> Saved:
    return Saved(tmp_path / "records")


NAMES = ["rae.yaml", "the case.yaml", "Ndéla ø.yaml", "-rf.yaml", "a[b]*.yaml", "in/a folder/rae.yaml", '"quoted".yaml']


@pytest.mark.parametrize("name", NAMES)
def test_a_text_of_an_earlier_version(saved: Saved, name: str) -> None:
    path = saved.save(name, "one\n", "2023-01-02")
    saved.save(name, "two\n", "2023-02-03")
    saved.save("other.yaml", "x\n", "2023-03-04")
    assert text_at(path, "HEAD") == b"two\n"
    assert text_at(path, "HEAD~2") == b"one\n"
    assert text_at(path, "2023-01-31") == b"one\n"
    assert text_at(path, "2023-02-03") == b"two\n"
    days = [version.day for version in Repository(saved.folder).versions_of(path)]
    assert days == [date(2023, 2, 3), date(2023, 1, 2)]


LINES = "one\ntwo\nthree\nfour\nfive\nsix\n"


def test_a_file_that_was_given_another_name(saved: Saved) -> None:
    saved.save("old name.yaml", LINES, "2023-01-02")
    saved.git("mv", "old name.yaml", "new.yaml")
    saved.git("commit", "-qm", "renamed", day="2023-02-03")
    path = saved.save("new.yaml", LINES + "seven\n", "2023-03-04")
    assert text_at(path, "HEAD~2") == LINES.encode()
    names = [version.path for version in Repository(saved.folder).versions_of(path)]
    assert names == ["new.yaml", "new.yaml", "old name.yaml"]


def test_the_version_that_a_file_came_from(saved: Saved) -> None:
    path = saved.save("rae.yaml", "one\n", "2023-01-02")
    saved.save("other.yaml", "x\n", "2023-02-03")
    commit = saved.git("rev-parse", "--short=10", "HEAD~1").strip()
    assert commit_of(path) == (commit, date(2023, 1, 2), True)
    saved.write("rae.yaml", "one\r\n")
    assert commit_of(path) == (commit, date(2023, 1, 2), True)
    saved.write("rae.yaml", "two\n")
    assert commit_of(path) == (commit, date(2023, 1, 2), False)
    assert commit_of(saved.write("new.yaml", "x\n")) is None


@pytest.mark.parametrize("revision", ["nothing", "-n", "--all", "", " ", "HEAD:rae.yaml", "2001-01-01", "a\nb"])
def test_a_version_that_there_is_not(saved: Saved, revision: str) -> None:
    path = saved.save("rae.yaml", "one\n")
    with pytest.raises(NotInHistory, match="git knows no version"):
        text_at(path, revision)


def test_a_file_that_a_version_does_not_hold(saved: Saved) -> None:
    saved.save("other.yaml", "one\n")
    with pytest.raises(NotInHistory, match=r"rae\.yaml is not in the version `HEAD`"):
        text_at(saved.write("rae.yaml", "one\n"), "HEAD")


def test_a_folder_that_is_not_kept_in_git(tmp_path: Path) -> None:
    assert Repository.of(tmp_path / "rae.yaml") is None
    assert commit_of(tmp_path / "rae.yaml") is None
    with pytest.raises(NotInHistory, match="is not kept in git"):
        text_at(tmp_path / "rae.yaml", "HEAD")


def test_a_repository_without_a_version(saved: Saved) -> None:
    path = saved.write("rae.yaml", "one\n")
    repository = Repository.of(path)
    assert repository is not None
    assert repository.versions_of(path) == ()
    assert not repository.is_committed(path)
    assert commit_of(path) is None


def test_without_git_nothing_is_known(saved: Saved, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = saved.save("rae.yaml", "one\n")
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    assert commit_of(path) is None
    with pytest.raises(NotInHistory, match="`git` command is not there"):
        text_at(path, "HEAD")


def test_a_program_in_the_record_folder_is_not_git(saved: Saved, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved.save("rae.yaml", "one\n")
    program = saved.write("git", "#!/bin/sh\ntouch ran\n")
    program.chmod(0o755)
    monkeypatch.chdir(saved.folder)
    monkeypatch.setenv("PATH", str(saved.folder))
    assert commit_of(path) is None
    assert not (saved.folder / "ran").exists()


def test_a_second_working_folder_of_one_repository(saved: Saved, tmp_path: Path) -> None:
    saved.save("rae.yaml", "one\n")
    saved.git("worktree", "add", "--quiet", str(tmp_path / "beside"))
    assert text_at(tmp_path / "beside" / "rae.yaml", "HEAD") == b"one\n"


def test_a_repository_inside_another(saved: Saved, tmp_path: Path) -> None:
    inner = Saved(tmp_path / "inner")
    inner.save("rae.yaml", "one\n")
    saved.git("-c", "protocol.file.allow=always", "submodule", "add", "--quiet", str(inner.folder), "cases")
    assert text_at(saved.folder / "cases" / "rae.yaml", "HEAD") == b"one\n"


def test_a_copy_that_is_not_whole(saved: Saved, tmp_path: Path) -> None:
    saved.save("rae.yaml", "one\n")
    saved.save("rae.yaml", "two\n", "2023-02-03")
    saved.git("clone", "--quiet", "--depth=1", saved.folder.as_uri(), str(tmp_path / "copy"))
    path = tmp_path / "copy" / "rae.yaml"
    assert text_at(path, "HEAD") == b"two\n"
    with pytest.raises(NotInHistory):
        text_at(path, "HEAD~1")


def test_in_the_hook_of_another_repository(saved: Saved, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    other = Saved(tmp_path / "other")
    other.save("rae.yaml", "other\n")
    path = saved.save("rae.yaml", "one\n")
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    assert Repository.of(path) is None
    monkeypatch.setenv("GIT_DIR", str(saved.folder / ".git"))
    assert text_at(path, "HEAD") == b"one\n"


def test_a_damaged_repository_is_said_not_to_open(saved: Saved) -> None:
    path = saved.save("rae.yaml", "one\n")
    (saved.folder / ".git" / "HEAD").write_text("nonsense", encoding="utf-8")
    with pytest.raises(GitFailed, match="does not open"):
        Repository.of(path)


@pytest.mark.skipif(os.name == "nt", reason="the programs are shell scripts")
def test_settings_of_a_repository_start_no_program(saved: Saved, tmp_path: Path) -> None:
    path = saved.save("rae.yaml", "one\n")
    saved.save(".gitattributes", "*.yaml filter=evil diff=evil\n", "2023-01-03")
    mark = tmp_path / "ran"
    script = tmp_path / "evil"
    script.write_text(f"#!/bin/sh\ntouch {mark}\ncat\n", encoding="utf-8")
    script.chmod(0o755)
    evil = str(script)
    for name in (
        *("core.fsmonitor", "core.pager", "core.sshCommand", "diff.external", "diff.evil.command"),
        *("diff.evil.textconv", "filter.evil.clean", "filter.evil.smudge", "gpg.program"),
    ):
        saved.git("config", name, evil)
    saved.git("config", "log.showSignature", "true")
    saved.git("config", "core.hooksPath", str(tmp_path))
    saved.git("config", "remote.origin.url", f"ext::{evil}")
    saved.git("config", "remote.origin.promisor", "true")
    saved.git("config", "remote.origin.partialCloneFilter", "blob:none")
    blob = saved.git("rev-parse", "HEAD:rae.yaml").strip()
    lost = saved.folder / ".git" / "objects" / blob[:2] / blob[2:]
    assert commit_of(path) is not None
    lost.unlink()
    mark.unlink(missing_ok=True)
    repository = Repository.of(path)
    assert repository is not None
    assert len(list(repository.versions())) == 2
    assert repository.committed_text(path) is None
    assert not mark.exists()


def test_other_copies_are_named_once(saved: Saved) -> None:
    saved.git("remote", "add", "origin", "git@example.org:team/records.git")
    saved.git("remote", "set-url", "--push", "origin", "https://push.example.org/records")
    saved.git("config", "remote.origin.partialCloneFilter", "blob:none")
    assert Repository(saved.folder).remotes() == (
        ("origin", "git@example.org:team/records.git"),
        ("origin", "https://push.example.org/records"),
    )


def test_a_folder_of_another_user_is_not_opened(saved: Saved, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved.save("rae.yaml", "one\n")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    with pytest.raises(GitFailed, match="belongs to another user"):
        Repository.of(path)


def test_reading_changes_nothing(saved: Saved) -> None:
    path = saved.save("rae.yaml", "one\n")
    index = saved.folder / ".git" / "index"
    before = index.read_bytes(), sorted((saved.folder / ".git").iterdir())
    os.utime(path, (0, 0))
    assert commit_of(path) is not None
    assert (index.read_bytes(), sorted((saved.folder / ".git").iterdir())) == before


def test_git_that_takes_too_long(saved: Saved, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved.save("rae.yaml", "one\n")

    def hangs(*words: object, **more: object) -> None:
        raise subprocess.TimeoutExpired("git", 1)

    monkeypatch.setattr(subprocess, "run", hangs)
    with pytest.raises(NotInHistory, match="did not answer"):
        text_at(path, "HEAD")
