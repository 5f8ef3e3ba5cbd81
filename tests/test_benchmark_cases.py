"""The invented cases that speed is measured on: sound, as large as they say, and the same for the same seed."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from casekit.case.case import Case
from casekit.case.reading import Reader
from casekit.text.source import Source

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


@pytest.fixture
def cases(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The generator; `benchmarks/` is a folder of scripts, not a package."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    return import_module("cases")


def _read(text: str) -> Case:
    reading = Reader().read_source(Source("case.yaml", text))
    assert [finding.message for finding in reading.findings] == []
    assert reading.case is not None
    return reading.case


@pytest.mark.parametrize("seed", range(5))
def test_a_case_is_read_without_a_finding_and_holds_what_was_asked_for(cases: Any, seed: int) -> None:
    case = _read(cases.case_text(seed))
    assert len(case.events) == 120
    assert len(case.family) == 16
    assert 45_000 < len(cases.case_text(seed).encode()) < 65_000


@pytest.mark.parametrize(("events", "relatives"), [(0, 3), (1, 4), (10, 9), (400, 16), (5, 40)])
def test_cases_of_other_sizes_are_sound_too(cases: Any, events: int, relatives: int) -> None:
    case = _read(cases.case_text(7, events=events, relatives=relatives))
    assert len(case.events) == events
    assert len(case.family) == relatives
    named = {key for couple in case.couples for key in couple.partners}
    named |= {child.who for couple in case.couples for child in couple.children if child.who}
    assert named <= set(case.family)


def test_the_seed_decides_everything(cases: Any) -> None:
    assert cases.case_text(3) == cases.case_text(3)
    assert cases.case_text(3) != cases.case_text(4)


def test_a_folder_of_cases_holds_one_for_each_seed(cases: Any, tmp_path: Path) -> None:
    paths = cases.write_cases(tmp_path / "cases", files=3, seed=10, events=2)
    texts = [Path(path).read_text(encoding="utf-8") for path in paths]
    assert texts == [cases.case_text(seed, events=2) for seed in (10, 11, 12)]
