"""Running casekit as a user does, without a second process."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from casekit.cli.app import run as run_casekit

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "examples"
AS_AT = ("--as-at", "2023-06-20")

SMALL = """\
casekit: 1
child: amy
case:
  id: EH-1
  opened: 2023-01-09
family:
  amy: {name: Amy Example, gender: female, born: 2014-05-02}
  mum: {name: Rosa Example, gender: female, born: 1990}
couples:
  - {partners: [mum], children: [amy]}
"""


@dataclass(frozen=True)
class Ran:
    """What came of one run: the exit code, standard output as it was written, and what was said."""

    code: int
    data: bytes
    said: str

    @property
    def out(self) -> str:
        return self.data.decode("utf-8")

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Casekit = Callable[..., Ran]


@pytest.fixture
def casekit(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Casekit:
    """Run casekit with these words on its command line."""
    # Started as `python -m pytest`, messages would name that as the program.
    monkeypatch.setattr(sys.modules["__main__"], "__package__", None, raising=False)

    def run(*words: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["casekit", *map(str, words)])
        capsysbinary.readouterr()
        code = run_casekit()
        out, err = capsysbinary.readouterr()
        assert b"Traceback" not in err
        return Ran(code, out, err.decode("utf-8"))

    return run


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which casekit is run."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def cases(folder: Path) -> Path:
    """A folder of records: settings, two cases under `cases`, one of which has no chronology and no summary."""
    (folder / "casekit.toml").write_text('[cases]\nfolder = "cases"\n', encoding="utf-8")
    (folder / "cases").mkdir()
    (folder / "cases" / "amy.yaml").write_text(SMALL, encoding="utf-8")
    ndela = (EXAMPLES / "ndela-rae.yaml").read_text(encoding="utf-8")
    (folder / "cases" / "ndela.yaml").write_text(ndela, encoding="utf-8")
    return folder
