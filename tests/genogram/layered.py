"""A family from the text of a case, and its picture with some layers: for what is shown only when asked for."""

from dataclasses import replace
from pathlib import Path

from drawn_families import foster_home

from casekit.case.reading import Reader
from casekit.genogram import Picture, draw
from casekit.genogram.family import Family
from casekit.genogram.from_case import family_on
from casekit.genogram.kinds import Layer
from casekit.genogram.look import Look


def family_in(folder: Path, text: str) -> Family:
    """The family of a case on 20 June 2023."""
    path = folder / "case.yaml"
    path.write_text(text, encoding="utf-8")
    case = Reader().read(str(path)).case
    assert case is not None
    return family_on(case, foster_home().as_at)


def shown(drawn: Family, *layers: Layer, look: Look | None = None) -> Picture:
    """The picture with just these layers."""
    return draw(replace(drawn, layers=frozenset(layers)), look or Look())
