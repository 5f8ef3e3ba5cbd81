"""`casekit render genogram`: a part of the family, and a picture that reads back wrong is never written."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from casekit.cli.app import run
from casekit.genogram import Family, picture
from casekit.genogram.look import Look
from running import casekit

EXAMPLE = str(Path(__file__).parent.parent.parent / "examples" / "ndela-rae.yaml")


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> tuple[pytest.MonkeyPatch, Path]:
    """A place for the picture."""
    return monkeypatch, tmp_path / "picture.svg"


def render(monkeypatch: pytest.MonkeyPatch, target: Path, *options: str) -> int:
    """Run the command as somebody would type it."""
    words = ["casekit", "render", "genogram", EXAMPLE, "--as-at", "2023-06-20", "-o", str(target), *options]
    monkeypatch.setattr(sys, "argv", words)
    return run()


def test_parts_of_the_family(rendered: tuple[pytest.MonkeyPatch, Path]) -> None:
    monkeypatch, target = rendered
    assert render(monkeypatch, target, "--generations", "2", "--hide", "Christian Diop") == 0
    svg = target.read_text(encoding="utf-8")
    assert 'data-person="christian"' not in svg and 'data-person="matti"' not in svg
    assert "Not shown: 4 people of earlier generations." in svg and "Not shown: 1 person left out on request." in svg
    assert render(monkeypatch, target, "--around", "aino", "--distance", "1") == 0
    near = target.read_text(encoding="utf-8")
    assert 'data-person="moussa"' in near and 'data-person="fatou"' not in near


def test_somebody_unknown_is_refused(
    rendered: tuple[pytest.MonkeyPatch, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch, target = rendered
    assert render(monkeypatch, target, "--hide", "Nobody Else") == 2
    assert "Nobody in the picture has the key or the name" in capsys.readouterr().err
    assert not target.exists()


def test_a_wrong_picture_is_a_bug_and_is_not_written(
    rendered: tuple[pytest.MonkeyPatch, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch, target = rendered
    right = picture.draw_unchecked

    def wrong(family: Family, look: Look) -> picture.Picture:
        drawn = right(family, look)
        return replace(drawn, svg=drawn.svg.replace('data-person="aino"', 'data-person="liisa"'))

    monkeypatch.setattr(picture, "draw_unchecked", wrong)
    assert render(monkeypatch, target) == 3
    said = capsys.readouterr().err
    assert "found that it would say something wrong" in said and "  - " in said
    assert not target.exists()


def test_how_former_partners_stand_may_be_said_on_the_command_line(
    tmp_path: Path,
) -> None:
    target = tmp_path / "picture.svg"
    family = str(Path(EXAMPLE).parent / "families" / "father-of-four-families.yaml")

    def drawn(*options: str) -> str:
        ran = casekit(["render", "genogram", family, "--as-at", "2023-06-20", "-o", str(target), *options])
        assert ran.code == 0, ran.err
        return target.read_text(encoding="utf-8")

    assert drawn() == drawn("--partners", "strict") != drawn("--partners", "spread")
    slip = casekit(["render", "genogram", family, "-o", str(target), "--partners", "spred"])
    assert slip.code == 2 and "did you mean `--partners spread`?" in slip.err
