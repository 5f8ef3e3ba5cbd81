"""`casekit patterns` on a file that git keeps: events that had another date in an earlier version."""

from pathlib import Path

import pytest
from saving import Saved

from running import casekit

FILE = """casekit: 1
child: kit
chronology:
  events:
    - date: {first}
      what: Kit fell from the wall behind the school and broke an arm.
    - date: {second}
      what: Kit's grandmother Ruth came to live with the family in Leeds.
"""


def contradictions(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(folder)
    ran = casekit(["patterns", "kit.yaml", "--section", "contradictions", "--as-at", "2023-06-20"])
    assert ran.code == 0, ran.err
    return ran.out


def test_a_date_that_was_another_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved = Saved(tmp_path)
    saved.save("kit.yaml", FILE.format(first="2022-05-12", second="2022-08-01"), "2023-01-02")
    saved.save("kit.yaml", FILE.format(first="2022-05-22", second="2022-08-01"), "2023-02-03")
    saved.save("kit.yaml", FILE.format(first="2022-05-22", second="2022-08-01") + "# seen\n", "2023-03-04")
    out = contradictions(tmp_path, monkeypatch)
    assert "Event: 22 May 2022 today, 12 May 2022 in the versions saved before 3 February 2023." in out
    assert "“Kit fell from the wall behind the school and broke an arm.” (line 5)" in out
    assert "With 3 saved versions." in out
    assert "1 August 2022" not in out


def test_a_date_that_has_become_more_exact_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved = Saved(tmp_path)
    saved.save("kit.yaml", FILE.format(first="2022-05", second="2022-08-01"))
    saved.save("kit.yaml", FILE.format(first="2022-05-22", second="2022-08-01"))
    assert "None found." in contradictions(tmp_path, monkeypatch)


def test_settings_that_leave_earlier_versions_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved = Saved(tmp_path)
    saved.write("casekit.toml", "[history]\ncheck = false\n")
    saved.save("kit.yaml", FILE.format(first="2022-05-12", second="2022-08-01"))
    saved.save("kit.yaml", FILE.format(first="2022-05-22", second="2022-08-01"))
    out = contradictions(tmp_path, monkeypatch)
    assert "Earlier versions were not looked at, because the settings say so." in out
