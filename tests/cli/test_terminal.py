"""casekit as a process of its own: on a terminal, in a pipe, with odd surroundings."""

import os
import signal
import struct
import subprocess
import sys
import time
from pathlib import Path

import pytest

from casekit.output.columns import columns

if sys.platform != "win32":
    import fcntl
    import pty
    import termios

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
NDELA = str(EXAMPLES / "ndela-rae.yaml")
MISTAKES = str(EXAMPLES / "ten-mistakes.yaml")
AS_AT = ("--as-at", "2023-06-20")
CASEKIT = (sys.executable, "-m", "casekit")

unix = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal or signals")


def on_terminal(*words: str, wide: int = 80, **environment: str) -> tuple[int, str]:
    """Run casekit on a terminal of this width; the exit code and all that it showed."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, wide, 0, 0))
    surroundings = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS")}
    process = subprocess.Popen(
        [*CASEKIT, *words],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**surroundings, "TERM": "xterm", **environment},
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(ours)
    return process.wait(), shown.decode("utf-8").replace("\r\n", "\n")


def piped(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*CASEKIT, *words], capture_output=True, check=False, env={**os.environ, **environment})


@unix
@pytest.mark.parametrize("wide", [80, 40])
@pytest.mark.parametrize(
    "words",
    [
        ("lint", "ten-mistakes.yaml", *AS_AT),
        ("rules",),
        ("policy", "summary"),
        ("explain", "not-a-date"),
        ("chronology", "ndela-rae.yaml", *AS_AT),
        ("chronology", "ndela-rae.yaml", "--theme", "nothing"),
        ("lint", "nobody"),
        ("new", "Amy Lee"),
    ],
    ids=" ".join,
)
def test_nothing_but_a_single_long_word_is_wider_than_the_terminal(
    words: tuple[str, ...], wide: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(EXAMPLES)
    _, shown = on_terminal(*words, wide=wide, NO_COLOR="1")
    too_wide = [line for line in shown.splitlines() if columns(line) > wide]
    assert [line for line in too_wide if " " in line.strip()] == []
    assert len(shown.splitlines()) > 1


@unix
def test_colours_are_for_terminals_that_want_them() -> None:
    words = ("lint", MISTAKES, *AS_AT)
    coloured = on_terminal(*words)[1]
    assert "\x1b[31;1mError\x1b[0m at line" in coloured
    for plain in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        shown = on_terminal(*words, **plain)[1]
        assert "\x1b" not in shown
    assert coloured.replace("\x1b[31;1m", "").replace("\x1b[33;1m", "").replace("\x1b[0m", "") == shown


@unix
def test_a_long_run_shows_its_progress_on_standard_error_only(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number:02}.yaml").write_text("casekit: 1\nchild: amy\nwrong: 1\n", encoding="utf-8")
    code, shown = on_terminal("lint", str(tmp_path), "--format", "concise", TERM="xterm")
    assert code == 1
    assert shown.count("error[unknown-field]") == 30
    quiet = piped("lint", str(tmp_path), "--format", "concise")
    assert quiet.stderr == b""
    assert quiet.stdout.count(b"error[unknown-field]") == 30


def test_what_is_piped_is_the_same_whatever_the_surroundings() -> None:
    words = ("lint", NDELA, *AS_AT, "--advice")
    usual = piped(*words)
    assert usual.returncode in (0, 1)
    assert "Ndéla" in usual.stdout.decode("utf-8")
    for odd in (
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "cp1252"},
        {"COLUMNS": "20", "TERM": "dumb"},
        {"FORCE_COLOR": "1"},
    ):
        assert piped(*words, **odd).stdout == usual.stdout


@unix
@pytest.mark.parametrize(
    ("words", "code"),
    [(("lint", MISTAKES, *AS_AT), 1), (("rules",), 0), (("chronology", NDELA), 0), (("--help",), 0)],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else str(value),
)
def test_a_reader_who_stops_early_is_no_mistake(words: tuple[str, ...], code: int) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run([*CASEKIT, *words], stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (code, b"")


@unix
@pytest.mark.parametrize("words", [("lint", NDELA), ("summary", NDELA), ("--help",)], ids=lambda words: words[0])
def test_a_result_is_not_lost_where_standard_output_is_closed(words: tuple[str, ...]) -> None:
    closed = subprocess.run(["sh", "-c", '"$@" >&-', "sh", *CASEKIT, *words], stderr=subprocess.PIPE, check=False)
    assert closed.returncode == 2
    assert closed.stderr.startswith(b"casekit: The result cannot be written: standard output is closed.")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
@pytest.mark.parametrize("words", [("lint", NDELA), ("summary", NDELA), ("--help",)], ids=lambda words: words[0])
def test_a_full_disk_is_said(words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run([*CASEKIT, *words], stdout=full, stderr=subprocess.PIPE, check=False)
    assert ran.returncode == 2
    assert ran.stderr.startswith(b"casekit: The result cannot be written: ")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for second processes under /proc")
def test_ctrl_c_ends_a_long_run_at_once(tmp_path: Path) -> None:
    (tmp_path / "0.yaml").write_text(Path(NDELA).read_text(encoding="utf-8"), encoding="utf-8")
    for number in range(1, 4000):
        (tmp_path / f"{number}.yaml").hardlink_to(tmp_path / "0.yaml")
    process = subprocess.Popen(
        [*CASEKIT, "lint", str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    started = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    latest = time.monotonic() + 20
    while len(os.sched_getaffinity(0)) > 1 and not started.read_text(encoding="ascii") and time.monotonic() < latest:
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    out, said = process.communicate(timeout=20)
    assert (process.returncode, out, said) == (130, b"", b"Interrupted.\n")
