"""The files that are made from the code are those that the code makes today."""

from pathlib import Path

import pytest

from casekit.cli.generated import documents

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("path", documents())
def test_a_made_file_is_current(path: str) -> None:
    kept = (ROOT / path).read_text(encoding="utf-8")
    assert kept == documents()[path], f"{path} is not current: run `casekit docs --write`"


def test_every_schema_in_the_repository_is_made() -> None:
    kept = {path.relative_to(ROOT).as_posix() for path in (ROOT / "schemas").glob("*")}
    assert kept == {path for path in documents() if path.startswith("schemas/")}
