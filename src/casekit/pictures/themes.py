"""The themes of a picture: the same lines and words on another ground, in greys, or larger."""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from operator import is_

from casekit.pictures.canvas import Group, Photo, Shape, Stroke, Words
from casekit.pictures.colours import grey_of
from casekit.text.frozen import dataclass


class Theme(StrEnum):
    """The colours, strokes and sizes of a picture."""

    PRINT = "print"
    SCREEN = "screen"
    GREY = "grey"
    LARGE_PRINT = "large-print"


@dataclass(frozen=True, slots=True)
class ThemeLook:
    """The colour of the ground, whether colours become greys, and how large everything and its words are.

    `zoom` enlarges the whole picture, `words` the words beside symbols and on lines once more.
    """

    ground: str = "#ffffff"
    grey: bool = False
    zoom: float = 1.0
    words: float = 1.0


THEMES = {
    Theme.PRINT: ThemeLook(),
    Theme.SCREEN: ThemeLook(ground="#fbf8f1"),
    Theme.GREY: ThemeLook(grey=True),
    # The smallest letters, 9.5 units on the plates of relationships, become 21.4 pixels, which are 16 points.
    Theme.LARGE_PRINT: ThemeLook(zoom=2.25, words=1.2),
}


def stroke_in(theme: Theme, stroke: Stroke) -> Stroke:
    """A stroke in the colours of a theme."""
    look = THEMES[theme]
    if not look.grey:
        return stroke
    return replace(stroke, colour=_grey(stroke.colour), fill=_grey(stroke.fill))


def in_theme(theme: Theme, shapes: Iterable[Shape]) -> tuple[Shape, ...]:
    """Shapes in the colours of a theme; the ground is the shape of class `ground`."""
    look = THEMES[theme]
    return tuple(_shape_in(theme, look, shape) for shape in shapes)


def _shape_in(theme: Theme, look: ThemeLook, shape: Shape) -> Shape:
    match shape:
        case Group():
            children = in_theme(theme, shape.children)
            # Most shapes are as they were: to copy them all takes longer than to look.
            return shape if all(map(is_, children, shape.children)) else replace(shape, children=children)
        case Words():
            return replace(shape, colour=_grey(shape.colour)) if look.grey else shape
        case Photo():
            return shape
        case _:
            if shape.css == "ground":
                return replace(shape, stroke=replace(shape.stroke, fill=look.ground))
            return replace(shape, stroke=stroke_in(theme, shape.stroke)) if look.grey else shape


def _grey(colour: str) -> str:
    return grey_of(colour) if colour.startswith("#") else colour
