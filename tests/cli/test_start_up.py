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
            HEAVY | RULES | OTHER_FILES | COMMANDS - {"casekit.cli.render"},
        ),
        (
            ("render", "genogram", NDELA, "--format", "txt"),
            HEAVY | RULES | OTHER_FILES | COMMANDS - {"casekit.cli.render"},
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
