"""The files that are made from the code are those that the code makes today."""

import re
from pathlib import Path
from typing import Any

import pytest

from casekit.cli.generated import documents

ROOT = Path(__file__).parent.parent.parent


def test_every_made_file_is_current() -> None:
    stale = [path for path, text in documents().items() if _kept(path) != text]
    assert not stale, "run `casekit docs --write`"


def _kept(path: str) -> str | None:
    return (ROOT / path).read_text(encoding="utf-8") if (ROOT / path).is_file() else None


@pytest.mark.parametrize("folder", ["schemas", "docs/rules"])
def test_every_file_in_the_folder_is_made(folder: str) -> None:
    kept = {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).glob("*")}
    assert kept == {path for path in documents() if path.startswith(f"{folder}/")}


def test_every_page_is_linked_and_every_link_leads_somewhere() -> None:
    made = documents()
    links = re.findall(r"\]\(([^)#/]+\.md)\)", made["docs/rules/README.md"])
    assert sorted(links) == sorted(
        path.removeprefix("docs/rules/") for path in made if path.startswith("docs/rules/") and "README" not in path
    )
    anchors = {heading.replace(".", "") for heading in re.findall(r"^### (.+)$", made["docs/policy.md"], re.MULTILINE)}
    assert set(re.findall(r"\]\(#(.+?)\)", made["docs/policy.md"])) == anchors


def test_no_page_holds_an_empty_part() -> None:
    for path, text in documents().items():
        if path.startswith("docs/"):
            assert "\n\n\n" not in text, path
            assert not re.search(r": *\n*$", text), path


def test_docs_says_what_is_out_of_date_and_writes_it(casekit: Any, folder: Path) -> None:
    assert "not the folder of casekit's own sources" in casekit("docs").said
    (folder / "src" / "casekit").mkdir(parents=True)
    (folder / "docs" / "rules").mkdir(parents=True)
    (folder / "docs" / "rules" / "gone.md").write_text("# gone\n", encoding="utf-8")
    asked = casekit("docs")
    assert asked.code == 1
    assert "Out of date: docs/case-file.md\n" in asked.said
    assert "No longer made: docs/rules/gone.md\n" in asked.said
    written = casekit("docs", "--write")
    assert written.code == 0
    assert "Wrote docs/policy.md\n" in written.said
    assert not (folder / "docs" / "rules" / "gone.md").exists()
    again = casekit("docs")
    assert (again.code, again.said) == (0, "")
