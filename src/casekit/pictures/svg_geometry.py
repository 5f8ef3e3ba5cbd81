"""What is really drawn: outlines, lines and text boxes read from a picture's SVG, in picture units.

Only the kinds of element and path command that casekit writes are understood; anything else is an error, so that
nothing drawn goes unseen.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import atan2, cos, hypot, pi, sin
from typing import NamedTuple
from xml.parsers import expat

from casekit.pictures.canvas import Point
from casekit.pictures.stretches import distance
from casekit.pictures.text_metrics import ASCENT, DESCENT, text_width
from casekit.text.frozen import dataclass
from casekit.text.pattern import pattern

_TOKEN = pattern(r"[A-Za-z]|-?\d+(?:\.\d+)?")
_ROUND = 64
_TURNS = tuple((cos(2 * pi * step / _ROUND), sin(2 * pi * step / _ROUND)) for step in range(_ROUND + 1))
_BEND = 8
_UNSEEN = frozenset({"title", "desc", "clipPath"})
_NO_STROKE = ("", "", "")
_BEFORE = {"middle": 0.5, "end": 1.0}
"""How much of a text lies left of the place where it is anchored."""
BoxTuple = tuple[float, float, float, float]


class Seen(NamedTuple):
    """One drawn element: the classes of the groups it stands in, the innermost group's data and number.

    `rounded` is a rectangle with round corners, `filled` a shape filled with the colour of its own line.
    """

    tag: str
    css: str
    groups: tuple[str, ...]
    data: Mapping[str, str]
    group: int
    runs: tuple[tuple[Point, ...], ...]
    stroke: tuple[str, str, str] = ("", "", "")
    text: str = ""
    box: BoxTuple = (0.0, 0.0, 0.0, 0.0)
    rounded: bool = False
    filled: bool = False

    @property
    def role(self) -> str:
        """The class of the innermost group."""
        return self.groups[-1] if self.groups else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """All drawn elements, the root's attributes and the view."""

    root: Mapping[str, str]
    view: BoxTuple
    seen: tuple[Seen, ...]

    def of(self, role: str, css: str) -> list[Seen]:
        """Elements of one class in groups of one class."""
        return [one for one in self.seen if one.role == role and one.css == css]


def read_sheet(svg: str) -> Sheet:
    """Read a picture. Raises `ValueError` for anything that casekit does not write."""
    reading = _Reading(svg)
    return Sheet(reading.root, _view(reading.root), tuple(reading.seen))


def read_panels(svg: str) -> list[Sheet]:
    """Each panel of a picture that shows the family several times, with what stands outside all panels."""
    reading = _Reading(svg)
    common = [one for one in reading.seen if "panel" not in one.groups]
    found = []
    for data, first, end in reading.panels:
        root = {**reading.root, "data-relaxed": data["data-relaxed"]}
        found.append(Sheet(root, _view(root), (*common, *reading.seen[first:end])))
    return found


def _view(root: Mapping[str, str]) -> BoxTuple:
    x, y, width, height = (float(part) for part in root["viewBox"].split())
    return x, y, x + width, y + height


class _Inside(NamedTuple):
    """The groups that an element stands in, as `Seen` has them."""

    groups: tuple[str, ...]
    data: Mapping[str, str]
    group: int


class _Reading:
    """A picture read in one pass, in the order in which it is drawn: a tree of a large one would take longer to make
    than to look at.

    `panels` has the data of each panel, and from where to where in `seen` it goes.
    """

    def __init__(self, svg: str) -> None:
        self.root: dict[str, str] = {}
        self.seen: list[Seen] = []
        self.panels: list[tuple[Mapping[str, str], int, int]] = []
        self._inside = _Inside((), {}, -1)
        self._around: list[tuple[_Inside, int]] = []
        self._groups = 0
        self._unseen = 0
        self._text: Mapping[str, str] = {}
        self._said: list[str] = []
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._said.append
        parser.Parse(svg, True)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif self._unseen:
            return
        elif tag == "text":
            self._text = attributes
            self._said.clear()
        elif tag == "g":
            self._around.append((self._inside, len(self.seen)))
            self._inside = _Inside((*self._inside.groups, attributes["class"]), attributes, self._groups)
            self._groups += 1
        elif tag == "svg" and not self.root:
            self.root = attributes
        else:
            self.seen.append(_shape(tag, attributes, self._inside))

    def _end(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen -= 1
        elif self._unseen:
            return
        elif tag == "text":
            text, a = "".join(self._said), self._text
            groups, data, group = self._inside
            box = _text_box(a, text)
            self.seen.append(Seen(tag, a.get("class", ""), groups, data, group, (), _NO_STROKE, text, box))
        elif tag == "g":
            data = self._inside.data
            self._inside, first = self._around.pop()
            if data["class"] == "panel":
                self.panels.append((data, first, len(self.seen)))


def _shape(tag: str, a: Mapping[str, str], inside: _Inside) -> Seen:
    match tag:
        case "polygon":
            places = map(float, a["points"].replace(",", " ").split())
            corners = tuple(zip(places, places, strict=True))
            runs: tuple[tuple[Point, ...], ...] = ((*corners, corners[0]),)
        case "path":
            runs = tuple(_path(a["d"]))
        case "rect" | "image":
            x, y, w, h = float(a["x"]), float(a["y"]), float(a["width"]), float(a["height"])
            runs = (((x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y)),)
        case "circle":
            runs = (_circle(float(a["cx"]), float(a["cy"]), float(a["r"])),)
        case _:
            raise ValueError(f"an element that casekit does not draw: {tag}")
    stroke = (a.get("stroke", ""), a.get("stroke-width", ""), a.get("stroke-dasharray", ""))
    filled = stroke[0] == a.get("fill", "none") != "none"
    groups, data, group = inside
    css = a.get("class", "")
    return Seen(tag, css, groups, data, group, runs, stroke, "", _box_round(runs), "rx" in a, filled)


def _box_round(runs: tuple[tuple[Point, ...], ...]) -> BoxTuple:
    """The box round all points of an outline."""
    points = runs[0] if len(runs) == 1 else [point for run in runs for point in run]
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _text_box(a: Mapping[str, str], text: str) -> BoxTuple:
    size, x, y = float(a["font-size"]), float(a["x"]), float(a["y"])
    width = text_width(text, size, a.get("font-weight") == "bold")
    left = x - width * _BEFORE.get(a.get("text-anchor", ""), 0.0)
    return left, y - ASCENT * size, left + width, y + DESCENT * size


def _circle(x: float, y: float, radius: float) -> tuple[Point, ...]:
    return tuple([(x + radius * across, y + radius * down) for across, down in _TURNS])


def _path(d: str) -> Iterator[tuple[Point, ...]]:
    tokens = _TOKEN.findall(d)
    run: list[Point] = []
    place = 0
    while place < len(tokens):
        command = tokens[place]
        place += 1
        if command == "M" and run:
            yield tuple(run)
            run = []
        if command in ("M", "L"):
            run.append((float(tokens[place]), float(tokens[place + 1])))
            place += 2
        elif command == "A":
            end = (float(tokens[place + 5]), float(tokens[place + 6]))
            run += _half_turn(run[-1], end)
            place += 7
        elif command == "Q":
            x1, y1, x2, y2 = map(float, tokens[place : place + 4])
            run += _bend(run[-1], (x1, y1), (x2, y2))
            place += 4
        elif command == "Z":
            run.append(run[0])
        else:
            raise ValueError(f"a path command that casekit does not write: {command}")
    yield tuple(run)


def _half_turn(start: Point, end: Point) -> list[Point]:
    """A half circle from start to end, over the top, as short straight stretches."""
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    radius = hypot(end[0] - start[0], end[1] - start[1]) / 2
    first = atan2(start[1] - y, start[0] - x)
    turns = [first + pi * step / (_ROUND / 2) for step in range(1, _ROUND // 2 + 1)]
    return [(x + radius * cos(turn), y + radius * sin(turn)) for turn in turns]


def _bend(start: Point, corner: Point, end: Point) -> list[Point]:
    """A quadratic curve as short straight stretches."""
    found = []
    for step in range(1, _BEND + 1):
        part = step / _BEND
        first, second, third = (1 - part) ** 2, 2 * part * (1 - part), part**2
        x = first * start[0] + second * corner[0] + third * end[0]
        found.append((x, first * start[1] + second * corner[1] + third * end[1]))
    return found


def distance_to_run(point: Point, run: tuple[Point, ...]) -> float:
    """How far a point is from an open line of straight stretches."""
    if len(run) == 1:
        return hypot(point[0] - run[0][0], point[1] - run[0][1])
    return min([distance(point, stretch) for stretch in pairwise(run)])


def inside(point: Point, ring: tuple[Point, ...]) -> bool:
    """Whether a point lies in a closed outline (even-odd)."""
    x, y = point
    hits = 0
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            hits += 1
    return hits % 2 == 1


def stretch_in_box(start: Point, end: Point, box: BoxTuple) -> float:
    """How much of a straight stretch lies inside a box (Liang and Barsky 1984)."""
    low, high = 0.0, 1.0
    dx, dy = end[0] - start[0], end[1] - start[1]
    for p, q in (
        (-dx, start[0] - box[0]),
        (dx, box[2] - start[0]),
        (-dy, start[1] - box[1]),
        (dy, box[3] - start[1]),
    ):
        if p == 0:
            if q < 0:
                return 0.0
        elif p < 0:
            low = max(low, q / p)
        else:
            high = min(high, q / p)
    return max(0.0, high - low) * hypot(dx, dy)


def shrunk(box: BoxTuple, by: float) -> BoxTuple:
    """A box with its edges moved inwards."""
    return box[0] + by, box[1] + by, box[2] - by, box[3] - by


def overlap(one: BoxTuple, two: BoxTuple, slack: float = 0.5) -> bool:
    """Whether two boxes share more than a sliver."""
    return min(one[2], two[2]) - max(one[0], two[0]) > slack and min(one[3], two[3]) - max(one[1], two[1]) > slack
