"""A command loads what it needs and nothing else: what it takes to start is what everybody waits for."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
NDELA = str(ROOT / "examples" / "ndela-rae.yaml")
HEAVY = frozenset(
    ("rich", "reportlab", "resvg_py", "uharfbuzz", "PIL", "openpyxl", "docx", "holidays", "multiprocessing")
)
"""Libraries that only some file formats, terminals or many files at once need."""
PICTURES = frozenset({"casekit.genogram", "casekit.pictures", "casekit.timeline"})
OTHER_FILES = frozenset({"casekit.genogram.dot", "casekit.genogram.json_export", "casekit.pictures.pages"})
"""What a picture in other formats takes."""
RULES = frozenset({"casekit.lint", "casekit.due", "casekit.patterns", "casekit.reports", "casekit.exchange"})
SELDOM = frozenset(
    {"casekit.case.date_words", "casekit.case.taking_out", "casekit.text.yaml_complaints", "difflib", "locale"}
)
"""What only a file with something wrong in it needs, and what no command of ours does."""
OTHER_PICTURES = frozenset(f"casekit.genogram.{name}" for name in ("change_marks", "fills", "naming", "panels"))
"""What only pictures that are asked for with options need."""
_NAMES = ("add", "chronology", "due", "fix", "init", "lint", "patterns", "questions", "render", "rules", "summary")
COMMANDS = frozenset(f"casekit.cli.{name}" for name in _NAMES)
LOADED = "import json, sys; from casekit.cli.app import run; run(); print('\\n' + json.dumps(sorted(sys.modules)))"


def loaded_by(*words: str) -> frozenset[str]:
    """The modules and packages that a process has loaded once it has run a command."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *words], capture_output=True, encoding="utf-8", check=True, cwd=ROOT
    )
    names = json.loads(done.stdout.splitlines()[-1])
    return frozenset(".".join(parts[:length]) for name in names for parts in [name.split(".")] for length in (1, 2, 3))


@pytest.mark.parametrize(
    ("words", "never"),
    [
        (
            ("render", "genogram", NDELA, "--format", "svg"),
            HEAVY | RULES | OTHER_FILES | OTHER_PICTURES | SELDOM | COMMANDS - {"casekit.cli.render"},
        ),
        (
            ("render", "genogram", NDELA, "--format", "txt"),
            HEAVY | RULES | OTHER_FILES | OTHER_PICTURES | SELDOM | COMMANDS - {"casekit.cli.render"},
        ),
        (("chronology", NDELA), HEAVY | PICTURES | COMMANDS - {"casekit.cli.chronology"}),
        (("lint", NDELA, "--fail-on", "error"), HEAVY | PICTURES | COMMANDS - {"casekit.cli.lint"}),
        (("--version",), HEAVY | PICTURES | RULES | COMMANDS | {"yaml"}),
        (("--help",), HEAVY | PICTURES | {"yaml"}),
    ],
)
def test_a_command_loads_only_what_it_needs(words: tuple[str, ...], never: frozenset[str]) -> None:
    loaded = loaded_by(*words)
    assert "casekit.cli.app" in loaded
    assert not loaded & never


def test_the_package_alone_loads_nothing() -> None:
    script = "import sys; before = {*sys.modules}; import casekit; print(*({*sys.modules} - before))"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == (
        "casekit\n"
    )


def test_what_waits_for_the_end_of_a_command_sees_it() -> None:
    script = "import atexit, sys; atexit.register(print, 'done'); from casekit.cli.main import main; main()"
    ended = subprocess.run([sys.executable, "-c", script, "explain", "gap"], capture_output=True, text=True, check=True)
    assert ended.stdout.endswith("done\n")


def test_a_command_can_be_profiled() -> None:
    words = [sys.executable, "-m", "cProfile", "-m", "casekit", "explain", "gap"]
    profiled = subprocess.run(words, capture_output=True, text=True, check=True)
    assert "function calls" in profiled.stdout


def test_short_options_are_read_as_long_ones_are(tmp_path: Path) -> None:
    for name in ("-o", "--output"):
        words = [sys.executable, "-m", "casekit", "render", "genogram", NDELA, "--portrait", name, tmp_path / "a.pdf"]
        subprocess.run(words, capture_output=True, check=True)
        assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
        (tmp_path / "a.pdf").unlink()
    said = subprocess.run([sys.executable, "-m", "casekit", "lint", "-h"], capture_output=True, text=True, check=True)
    assert "casekit lint [OPTIONS]" in said.stdout
