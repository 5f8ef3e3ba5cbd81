"""How far shapes reach, their text measured and their strokes counted in; and what text there is."""

from collections.abc import Iterable, Iterator

from casekit.pictures.canvas import Box, Disc, Dome, Group, Line, Outline, Photo, Ring, Shape, Words
from casekit.pictures.text_metrics import ASCENT, DESCENT, text_width

Bounds = tuple[float, float, float, float]


def bounds(shape: Shape) -> Bounds:
    """Left, top, right and bottom of a shape, its text measured and its strokes counted in."""
    match shape:
        case Group():
            boxes = [bounds(child) for child in shape.children]
            return (
                min(box[0] for box in boxes),
                min(box[1] for box in boxes),
                max(box[2] for box in boxes),
                max(box[3] for box in boxes),
            )
        case Words():
            width = text_width(shape.text, shape.size, shape.bold)
            left = {"start": 0.0, "middle": width / 2, "end": width}[shape.anchor]
            x = shape.x - left
            return x, shape.y - ASCENT * shape.size, x + width, shape.y + DESCENT * shape.size
        case Box():
            return shape.x - 1.5, shape.y - 1.5, shape.x + shape.width + 1.5, shape.y + shape.height + 1.5
        case Disc() | Dome():
            half = (shape.radius if isinstance(shape, Disc) else shape.half) + 1.5
            return shape.x - half, shape.y - half, shape.x + half, shape.y + half
        case Photo():
            return shape.x, shape.y, shape.x + shape.size, shape.y + shape.size
        case Outline() | Ring():
            points = shape.points
        case Line():
            points = tuple(point for run in shape.lines for point in run)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs) - 2.0, min(ys) - 2.0, max(xs) + 2.0, max(ys) + 2.0


def texts_of(shapes: Iterable[Shape]) -> Iterator[Words]:
    """Every line of text in a display list, in the order it is drawn."""
    for shape in shapes:
        if isinstance(shape, Words):
            yield shape
        elif isinstance(shape, Group):
            yield from texts_of(shape.children)


def smallest_text(shapes: Iterable[Shape]) -> float:
    """The size of the smallest text in picture units; 1 where there is none."""
    return min((words.size for words in texts_of(shapes)), default=1.0)
