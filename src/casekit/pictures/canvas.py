"""The display list: the few shapes that every picture is made of, and their text as SVG.

Lengths are in picture units (CSS pixels), x to the right and y down. Numbers are written to one decimal, so that the
same picture is the same bytes everywhere.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from math import dist

from casekit.text.escape import xml
from casekit.text.frozen import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line or a shape is drawn. `dash` is an SVG dash list, empty for an unbroken line."""

    colour: str = "#1a1a1a"
    width: float = 2.0
    dash: str = ""
    fill: str = "none"
    cap: str = "butt"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, from its top left corner; `round` is the radius of its corners."""

    x: float
    y: float
    width: float
    height: float
    css: str
    stroke: Stroke
    round: float = 0.0


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle."""

    x: float
    y: float
    radius: float
    css: str
    stroke: Stroke
    data: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """A closed polygon."""

    points: tuple[Point, ...]
    css: str
    stroke: Stroke
    data: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Ring:
    """A closed outline of straight stretches whose corners are rounded, less where a stretch is short.

    `veil` is how much its fill covers what lies behind it, from 0 to 1.
    """

    points: tuple[Point, ...]
    css: str
    stroke: Stroke
    round: float = 0.0
    veil: float = 1.0


@dataclass(frozen=True, slots=True)
class Line:
    """One or more open lines of straight stretches, drawn as one path."""

    lines: tuple[tuple[Point, ...], ...]
    css: str
    stroke: Stroke
    data: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Dome:
    """A square with a round top, from its centre and half its width."""

    x: float
    y: float
    half: float
    css: str
    stroke: Stroke


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `y` is its baseline."""

    x: float
    y: float
    text: str
    size: float
    css: str = "label"
    bold: bool = False
    anchor: str = "middle"
    colour: str = "#1a1a1a"


@dataclass(frozen=True, slots=True)
class Photo:
    """A square photograph from its top left corner, `href` a data URI, cut to the polygon `clip`; `name` is its id."""

    x: float
    y: float
    size: float
    href: str
    clip: tuple[Point, ...]
    name: str
    css: str = "photo"


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes that belong together, with what they stand for in `data-` attributes; paler where `opacity` is below 1."""

    css: str
    children: tuple["Shape", ...]
    data: tuple[tuple[str, str], ...] = ()
    title: str = ""
    name: str = ""
    opacity: float = 1.0


Shape = Box | Disc | Outline | Ring | Line | Dome | Words | Group | Photo


@lru_cache(maxsize=4096)
def number(value: float) -> str:
    """A length as text, to one decimal, without a needless `.0` or a negative nought."""
    text = f"{value:.1f}"
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text


def element(tag: str, attributes: Iterable[tuple[str, str]], inside: str | None = None) -> str:
    """One SVG element; attribute values are escaped here, `inside` must be markup already."""
    head = _attributes(attributes)
    return f"<{tag}{head}/>" if inside is None else f"<{tag}{head}>{inside}</{tag}>"


def svg_of(shape: Shape) -> str:
    """A shape, or a group with all that is in it, as SVG."""
    match shape:
        case Words():
            return _words(shape)
        case Group():
            return _group(shape)
        case Outline():
            tag, place = "polygon", f' points="{_corners(shape.points)}"{_attributes(shape.data)}'
        case Line():
            lines = " ".join(map(_stretch, shape.lines))
            tag, place = "path", f' d="{lines}"{_attributes(shape.data)}'
        case Box():
            tag, place = "rect", _box(shape)
        case Disc():
            tag = "circle"
            place = f' cx="{number(shape.x)}" cy="{number(shape.y)}" r="{number(shape.radius)}"'
            place += _attributes(shape.data)
        case Photo():
            return _photo(shape)
        case Ring():
            tag, place = "path", f' d="{_ring(shape)}" fill-opacity="{shape.veil:.2f}"'
        case Dome():
            tag, place = "path", f' d="{_dome(shape)}"'
    return f'<{tag} class="{_often(shape.css)}"{place}{_stroke(shape.stroke)}/>'


_often = lru_cache(maxsize=1024)(xml)
"""The same as `xml`, for the few values that nearly every shape has one of."""


def _attributes(attributes: Iterable[tuple[str, str]]) -> str:
    return "".join([f' {name}="{xml(value)}"' for name, value in attributes])


def _corners(points: Iterable[Point]) -> str:
    return " ".join([f"{number(x)},{number(y)}" for x, y in points])


def _box(shape: Box) -> str:
    place = f' x="{number(shape.x)}" y="{number(shape.y)}"'
    size = f' width="{number(shape.width)}" height="{number(shape.height)}"'
    return f'{place}{size} rx="{number(shape.round)}"' if shape.round else f"{place}{size}"


def _group(shape: Group) -> str:
    name = f' id="{xml(shape.name)}"' if shape.name else ""
    data = "".join([f' {key}="{_often(value)}"' for key, value in shape.data])
    paler = f' opacity="{shape.opacity:.2f}"' if shape.opacity < 1 else ""
    inside = ["", *[svg_of(child) for child in shape.children], ""]
    if shape.title:
        inside.insert(1, f"<title>{xml(shape.title)}</title>")
    lines = "\n".join(inside)
    return f'<g{name} class="{_often(shape.css)}"{data}{paler}>{lines}</g>'


def _photo(shape: Photo) -> str:
    clip = element("clipPath", [("id", shape.name)], element("polygon", [("points", _corners(shape.clip))]))
    place = [("x", shape.x), ("y", shape.y), ("width", shape.size), ("height", shape.size)]
    attributes = [("class", shape.css), *((name, number(value)) for name, value in place)]
    attributes += [("preserveAspectRatio", "xMidYMid slice"), ("clip-path", f"url(#{shape.name})")]
    return f"{clip}\n{element('image', [*attributes, ('href', shape.href)])}"


def _words(shape: Words) -> str:
    place = f'class="{_often(shape.css)}" x="{number(shape.x)}" y="{number(shape.y)}"'
    look = _letters(shape.size, shape.bold, shape.anchor, shape.colour)
    return f"<text {place}{look}>{xml(shape.text)}</text>"


@lru_cache(maxsize=256)
def _letters(size: float, bold: bool, anchor: str, colour: str) -> str:
    attributes = [("font-size", number(size))]
    if bold:
        attributes.append(("font-weight", "bold"))
    if anchor != "start":
        attributes.append(("text-anchor", anchor))
    return _attributes([*attributes, ("fill", colour)])


def _stretch(points: tuple[Point, ...]) -> str:
    return "M" + " L".join([f"{number(x)} {number(y)}" for x, y in points])


def _dome(shape: Dome) -> str:
    left, right, half = number(shape.x - shape.half), number(shape.x + shape.half), number(shape.half)
    middle, bottom = number(shape.y), number(shape.y + shape.half)
    return f"M{left} {bottom} L{left} {middle} A{half} {half} 0 0 1 {right} {middle} L{right} {bottom} Z"


def _ring(shape: Ring) -> str:
    parts: list[str] = []
    for before, corner, after in rounded(shape):
        points = " ".join(f"{number(x)} {number(y)}" for x, y in (corner, after))
        parts.append(f"{'L' if parts else 'M'}{number(before[0])} {number(before[1])} Q{points}")
    return f"{' '.join(parts)} Z"


def rounded(shape: Ring) -> tuple[tuple[Point, Point, Point], ...]:
    """Where the rounding of each corner begins, the corner itself, and where its rounding ends."""
    count = len(shape.points)
    found = []
    for place, corner in enumerate(shape.points):
        before, after = shape.points[place - 1], shape.points[(place + 1) % count]
        reach = min(shape.round, dist(before, corner) / 2, dist(corner, after) / 2)
        found.append((_towards(corner, before, reach), corner, _towards(corner, after, reach)))
    return tuple(found)


def _towards(start: Point, end: Point, reach: float) -> Point:
    """The point so far from the start of a stretch."""
    part = reach / dist(start, end)
    return start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])


@lru_cache(maxsize=256)
def _stroke(stroke: Stroke) -> str:
    attributes = [("fill", stroke.fill), ("stroke", stroke.colour)]
    if stroke.colour != "none":
        attributes.append(("stroke-width", number(stroke.width)))
    if stroke.dash:
        attributes.append(("stroke-dasharray", stroke.dash))
    if stroke.cap != "butt":
        attributes.append(("stroke-linecap", stroke.cap))
    return _attributes(attributes)


def moved(shape: Shape, dx: float, dy: float) -> Shape:
    """The same shape, so far to the right and so far down."""
    match shape:
        case Group():
            return replace(shape, children=tuple(moved(child, dx, dy) for child in shape.children))
        case Outline() | Ring():
            return replace(shape, points=tuple((x + dx, y + dy) for x, y in shape.points))
        case Line():
            return replace(shape, lines=tuple(tuple((x + dx, y + dy) for x, y in line) for line in shape.lines))
        case Photo():
            clip = tuple((x + dx, y + dy) for x, y in shape.clip)
            return replace(shape, x=shape.x + dx, y=shape.y + dy, clip=clip)
        case _:
            return replace(shape, x=shape.x + dx, y=shape.y + dy)
