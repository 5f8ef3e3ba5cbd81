"""A family file that somebody names on its own: it is no case file, and says which case files share it."""

from pathlib import Path

import pytest

from running import casekit

FAMILY = """\
casekit: 1
family:
  kit: {name: Kit Lund}
  mum: {name: Dina Lund}
couples: [{partners: [mum], children: [kit]}]
"""


@pytest.fixture
def family(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A family file that one case shares, seen from the record folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "casekit.toml").write_text("", encoding="utf-8")
    (tmp_path / "families").mkdir()
    (tmp_path / "cases").mkdir()
    path = tmp_path / "families" / "lund.yaml"
    path.write_text(FAMILY, encoding="utf-8")
    (tmp_path / "cases" / "kit.yaml").write_text(
        "casekit: 1\nchild: kit\nfamily: ../families/lund.yaml  # shared\n", encoding="utf-8"
    )
    return path


def test_it_is_checked_as_what_it_is(family: Path) -> None:
    ran = casekit(["lint", "families/lund.yaml"])
    assert ran.code == 0
    assert "Write `child:" not in ran.out
    assert "check the case files that share it: cases/kit.yaml" in ran.err


def test_slips_in_it_are_found(family: Path) -> None:
    family.write_text(FAMILY.replace("name: Dina Lund", "nmae: Dina Lund"), encoding="utf-8")
    ran = casekit(["lint", "families/lund.yaml"])
    assert ran.code == 1
    assert "nmae" in ran.out


def test_nothing_is_made_from_it(family: Path) -> None:
    ran = casekit(["summary", "families/lund.yaml"])
    assert ran.code == 2
    assert "Name one of these: cases/kit.yaml." in ran.err


def test_a_file_that_nobody_shares_lacks_its_child(family: Path) -> None:
    (family.parent / "other.yaml").write_text(FAMILY, encoding="utf-8")
    ran = casekit(["lint", "families/other.yaml"])
    assert ran.code == 1
    assert "`child` is missing" in ran.out
