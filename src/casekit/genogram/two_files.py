"""A picture in two: the family by itself, and its key and sentences, for where both together would be too small."""

from collections.abc import Iterator, Sequence

from casekit.genogram.breaking import wrapped
from casekit.genogram.drawing import MARGIN, TEXT_PITCH, TEXT_SIZE, Drawing
from casekit.genogram.labels import shown
from casekit.genogram.places import sections
from casekit.pictures.bounds import bounds, smallest_text
from casekit.pictures.canvas import Box, Group, Shape, Stroke, Words, element, moved, number, svg_of
from casekit.pictures.direction import names_apart
from casekit.pictures.text_metrics import FAMILY
from casekit.text.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Half:
    """One of the two: its SVG without a title or description, its size and its smallest words, in pixels."""

    svg: str
    size: tuple[float, float]
    smallest: float


def family_and_key(drawing: Drawing, lines: Sequence[str] = ()) -> tuple[Half, Half] | None:
    """The family with its title, and the key with the sentences; `None` where a picture has no key.

    `lines` are sentences without which the family must not go anywhere: they stand under it as well.
    """
    parts = sections(drawing)
    if len(parts) == 1:
        return None
    ground = next(shape for shape in drawing.shapes if isinstance(shape, Box) and shape.css == "ground")
    family = tuple(shape for shape in parts[0] if shape is not ground)
    key = tuple(shape for shape in parts[1] if getattr(shape, "css", "") != "rule")
    family = (*family, *_under(family, lines))
    return _half(family, ground.stroke, drawing.zoom), _half(key, ground.stroke, drawing.zoom)


def _under(family: tuple[Shape, ...], lines: Sequence[str]) -> Iterator[Shape]:
    left, _, right, y = bounds(Group("", family))
    y += 10.0
    for line in lines:
        for text in wrapped(names_apart(shown(line)), right - left, TEXT_SIZE, most=1.0):
            y += TEXT_PITCH
            yield Words(left, y, text, TEXT_SIZE, css="paragraph", anchor="start")


def _half(shapes: tuple[Shape, ...], ground: Stroke, zoom: float) -> Half:
    left, top, right, bottom = bounds(Group("", shapes))
    width, height = right - left + 2 * MARGIN, bottom - top + 2 * MARGIN
    paper = Box(0.0, 0.0, width, height, "ground", ground)
    drawn = (paper, *(moved(shape, MARGIN - left, MARGIN - top) for shape in shapes))
    attributes = [
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("width", number(width * zoom)),
        ("height", number(height * zoom)),
        ("viewBox", f"0 0 {number(width)} {number(height)}"),
        ("font-family", f"{FAMILY}, Verdana, sans-serif"),
    ]
    svg = element("svg", attributes, "\n".join(map(svg_of, drawn)))
    return Half(svg, (width * zoom, height * zoom), smallest_text(drawn) * zoom)
