"""Where everybody stands in a finished picture."""

from collections.abc import Iterator, Mapping

from casekit.genogram.drawing import Drawing
from casekit.pictures.bounds import Bounds, bounds
from casekit.pictures.canvas import Group, Shape, Words
from casekit.text.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody's generation (0 is the row of the child the picture is about), and the room they take, in picture units:
    the symbol alone, and with the words under it.
    """

    generation: int
    symbol: Bounds
    whole: Bounds


def places_of(drawing: Drawing) -> Mapping[str, Place]:
    """Everybody's place, by key."""
    return dict(_places(drawing.shapes))


def sections(drawing: Drawing) -> tuple[tuple[Shape, ...], ...]:
    """The picture in two parts, which may stand on two pages: the family, and the key and sentences below it."""
    rule = next((place for place, shape in enumerate(drawing.shapes) if getattr(shape, "css", "") == "rule"), None)
    if rule is None:
        return (drawing.shapes,)
    return drawing.shapes[:rule], drawing.shapes[rule:]


def _places(shapes: tuple[Shape, ...]) -> Iterator[tuple[str, Place]]:
    for shape in shapes:
        if not isinstance(shape, Group):
            continue
        data = dict(shape.data)
        if "data-person" in data and "data-generation" in data:
            symbol = tuple(child for child in shape.children if _is_symbol(child))
            yield data["data-person"], Place(int(data["data-generation"]), bounds(Group("", symbol)), bounds(shape))
        else:
            yield from _places(shape.children)


def _is_symbol(shape: Shape) -> bool:
    return not isinstance(shape, Group | Words) and "symbol" in shape.css.split()
