"""What a line between two people looks like for each word of a relationship, and what the word means."""

from collections.abc import Iterable

from casekit.pictures.canvas import Box, Line, Point, Shape, Stroke, Words
from casekit.pictures.text_metrics import text_width

PLATE_SIZE = 9.5


def relationship_shapes(
    kind: str,
    path: tuple[Point, ...],
    directed: bool,
    plate_at: Point | None,
    notation_name: str = "uk",
    *,
    extra: str = "",
) -> tuple[Shape, ...]:
    """A relationship's line along a path from the first person's edge to the second's.

    The one shape of class `line` begins (first run, first point) and ends (last run, last point) where the path does.
    """
    shapes: list[Shape] = [Line((path,), "line", Stroke())]
    if plate_at is not None and (text := plate_text(kind, extra)):
        (x, y), (width, height) = plate_at, plate_size(kind, extra)
        shapes.append(Box(x - width / 2, y - height / 2, width, height, "gap", Stroke("none", fill="#ffffff")))
        shapes.append(Words(x, y + 0.36 * PLATE_SIZE, text, PLATE_SIZE, css="plate"))
    return tuple(shapes)


def plate_text(kind: str, extra: str = "") -> str:
    """What stands on the line's plate: the letters of the word, if it has any, and further words."""
    return " ".join(part for part in (kind[:2].title(), extra) if part)


def plate_size(kind: str, extra: str = "") -> tuple[float, float]:
    """Width and height of the plate, both 0 where there is none."""
    text = plate_text(kind, extra)
    return (text_width(text, PLATE_SIZE) + 6.0, PLATE_SIZE + 4.0) if text else (0.0, 0.0)


def reach(kind: str) -> float:
    """Half of the line's width across its path, arrow heads and marks included."""
    return 7.5 if kind else 0.0


def meaning(kind: str) -> str:
    """What the word means, in plain words, as the key has it."""
    return kind.replace("-", " ")


def is_directed(kind: str) -> bool:
    """Whether the line runs from one person to the other by its nature, as abuse does."""
    return kind == "abuse"


def relationship_entries(kinds: Iterable[str], notation_name: str = "uk") -> list[tuple[tuple[Shape, ...], str]]:
    """A sample of each line for the key, drawn round (0, 0), with its meaning."""
    run: tuple[Point, ...] = ((-32.0, 0.0), (32.0, 0.0))
    return [
        (relationship_shapes(kind, run, is_directed(kind), (0.0, 0.0), notation_name), meaning(kind)) for kind in kinds
    ]
