"""A folder with one case, on a day that does not change; `making.py` is importable from the tests beside it."""

import sys
from importlib import import_module
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The case file, in the folder in which casekit is run."""
    making = import_module("making")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("casekit.cli.workspace.today", lambda: making.TODAY)
    file = tmp_path / "amy.yaml"
    file.write_bytes(making.CASE.encode("utf-8"))
    return file
