"""The figures that stand for people, pets, losses and homes: an outline, its size, what is drawn in it."""

from enum import StrEnum

from casekit.text.frozen import dataclass

HALF = 20.0
"""Half the width of a person's symbol, in picture units."""
SMALL = 11.0
PET = 13.0
UNBORN = 15.0


class Form(StrEnum):
    """An outline. `frameless` is a sign with no outline of its own; lines end at the square round it."""

    SQUARE = "square"
    CIRCLE = "circle"
    DOME = "dome"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"
    HOUSE = "house"
    RECTANGLE = "rectangle"
    ROUNDED = "rounded"
    CROSS = "cross"
    DOT = "dot"
    FRAMELESS = "frameless"


class Over(StrEnum):
    """What a notation draws over an outline as part of the figure itself."""

    CROSS = "cross"
    SLASH = "slash"
    CROSS_AND_BAR = "cross-and-bar"


@dataclass(frozen=True, slots=True)
class Figure:
    """An outline, half its width, a sign inside it, what lies over it, and a small outline within it.

    `orientation` is the word of sexual orientation for which a small triangle stands in it.
    """

    form: Form
    half: float = HALF
    inside: str = ""
    over: Over | None = None
    within: Form | None = None
    orientation: str = ""


SEVERAL = Figure(Form.ROUNDED, inside="n×")
"""Several people in one figure; the number takes the place of the letter."""
