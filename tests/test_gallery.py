"""The gallery of bad input: a folder for each, with the file and every word that casekit says of it.

The first line of `message.txt` is the command as somebody would type it, the last its exit code. What cannot be kept in
a folder (a file of 64 MB, a pipe, a link) is made by the table below. `pytest tests/test_gallery.py --update` writes
the messages again.
"""

import os
import shlex
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from casekit.case.reading import Reader, load
from casekit.text.source import NotText
from casekit.text.yaml_tree import read_tree
from running import casekit

GALLERY = Path(__file__).parent / "gallery"
USUAL = "casekit lint case.yaml --as-at 2023-06-20 --advice --only unknown-reference"
START = "casekit: 1\nchild: amy\nfamily:\n  amy:\n    name: Amy Bell\n"


def _write(text: str, name: str = "case.yaml") -> Callable[[Path], None]:
    return lambda folder: folder.joinpath(name).write_text(text, encoding="utf-8") and None


def _large_file(folder: Path) -> None:
    with folder.joinpath("case.yaml").open("wb") as file:
        file.truncate(64 * 1024 * 1024)


def _pipe(folder: Path) -> None:
    os.mkfifo(folder / "case.yaml")


def _device(folder: Path) -> None:
    folder.joinpath("case.yaml").symlink_to("/dev/zero")


def _link_out(folder: Path) -> None:
    folder.joinpath("elsewhere").mkdir()
    folder.joinpath("elsewhere", "tom.yaml").write_text(START, encoding="utf-8")
    folder.joinpath("cases").mkdir()
    folder.joinpath("cases", "amy.yaml").write_text(START, encoding="utf-8")
    folder.joinpath("cases", "tom.yaml").symlink_to(folder / "elsewhere" / "tom.yaml")


def _link_loop(folder: Path) -> None:
    folder.joinpath("case.yaml").symlink_to(folder / "other.yaml")
    folder.joinpath("other.yaml").symlink_to(folder / "case.yaml")


def _locked(folder: Path) -> None:
    file = folder / "case.yaml"
    file.write_text(START, encoding="utf-8")
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("this user may read every file")


BUILT: dict[str, Callable[[Path], None]] = {
    "069-number-of-many-figures": _write(f"{START}    phone: {'9' * 5_000}\n"),
    "069-hexadecimal-of-many-figures": _write(f"{START}    phone: 0x{'f' * 100_000}\n"),
    "076-brackets-nested-too-deep": _write(f"{START}    notes: {'[' * 5_000}\n"),
    "077-records-nested-too-deep": _write("".join(f"{' ' * depth}a:\n" for depth in range(2_000))),
    "077-lists-nested-too-deep": _write("- " * 3_000 + "x\n"),
    "078-line-of-five-megabytes": _write(f"{START}    notes: {'a' * 5_000_000}\n"),
    "078-large-file": _large_file,
    "078-pipe": _pipe,
    "078-endless-file": _device,
    "079-a-million-values": _write(f"{START}    strengths: [{'a,' * 1_000_000}]\n"),
    "080-field-name-of-many-letters": _write(f"{START}    {'Amy rang her mum and then her gran ' * 60}: she said\n"),
    "082-a-million-times-one-letter": _write(f"{START}    notes: {'a' * 1_000_000}!\n"),
    "083-path-that-does-not-exist": lambda _: None,
    "084-locked-file": _locked,
    "085-link-out-of-the-folder": _link_out,
    "085-link-in-a-circle": _link_loop,
    "088-name-kept-by-windows": _write(START, "con.yaml"),
    "088-name-with-a-colon": _write(START, "amy: 2023.yaml"),
    "088-name-of-many-letters": _write(START, "a" * 150 + ".yaml"),
}
NOT_ON_WINDOWS = {"078-pipe", "078-endless-file", "085-link-out-of-the-folder", "085-link-in-a-circle"}
NOT_ON_WINDOWS |= {"084-locked-file", "088-name-kept-by-windows", "088-name-with-a-colon"}
FOLDERS = sorted({folder.name for folder in GALLERY.iterdir() if folder.is_dir()} | set(BUILT))
WITH_A_FILE = [name for name in FOLDERS if (GALLERY / name / "case.yaml").is_file()]


def place(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put an input of the gallery into an empty folder, and go there."""
    if sys.platform == "win32" and name in NOT_ON_WINDOWS:
        pytest.skip("Windows has no such files")
    if (GALLERY / name).is_dir():
        shutil.copytree(GALLERY / name, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("message.txt"))
    if name in BUILT:
        BUILT[name](folder)
    monkeypatch.chdir(folder)


@pytest.mark.parametrize("name", FOLDERS)
def test_message(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    file = GALLERY / name / "message.txt"
    known = file.read_bytes().decode("utf-8") if file.exists() else f"$ {USUAL}\n"
    command = known.partition("\n")[0].removeprefix("$ ")
    place(name, tmp_path, monkeypatch)
    code, out, err = casekit(shlex.split(command)[1:])
    message = f"$ {command}\n{out}{err}[exit code {code}]\n"
    if request.config.getoption("--update"):
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(message.encode("utf-8"))
    assert "Traceback" not in message
    assert code in (0, 1, 2)
    assert known == message or request.config.getoption("--update")


@pytest.mark.skipif(not hasattr(yaml, "CSafeLoader"), reason="PyYAML was built without libyaml")
@pytest.mark.parametrize("name", WITH_A_FILE)
def test_both_parsers_say_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(GALLERY / name)
    try:
        source = load("case.yaml")
    except NotText:
        return
    with_libyaml, without = read_tree(source, yaml.CSafeLoader), read_tree(source, yaml.SafeLoader)
    assert with_libyaml.findings == without.findings
    assert with_libyaml.top == without.top
    assert with_libyaml.complete == without.complete


@pytest.mark.parametrize("name", WITH_A_FILE)
def test_every_finding_points_at_words_of_the_file(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(GALLERY / name)
    reading = Reader().read("case.yaml")
    for finding in reading.findings:
        source = reading.sources.get(finding.place.path)
        if source is None:
            continue
        line, column, end_line, end_column = finding.place.span
        assert 1 <= line <= end_line <= len(source.lines)
        assert 1 <= column <= len(source.line(line)) + 1
        assert (line, column) <= (end_line, end_column)
        assert end_column <= len(source.line(end_line)) + 2


def test_a_flood_of_findings_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    events = "".join(f"    - {{date: 2023-13-{number}, what: Amy rang.}}\n" for number in range(10_000))
    tmp_path.joinpath("case.yaml").write_text(f"{START}chronology:\n  events:\n{events}", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    code, out, _ = casekit(USUAL.split()[1:])
    lines = out.splitlines()
    assert code == 1
    assert sum(line.startswith("Error at") for line in lines) == 200
    assert "9,800 more" in lines[-4]
    assert lines[-2].replace(",", "") == "10000 errors in 1 file."
    assert lines[-1].startswith("Not all of case.yaml could be read")
