"""Where the name of a household stands: at its outline, on free ground."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from casekit.genogram.household_ground import Ground, Stretch
from casekit.genogram.household_outline import BoxTuple, grown, meets
from casekit.genogram.labels import shown
from casekit.pictures.canvas import Point
from casekit.pictures.grid import Grid
from casekit.pictures.svg_geometry import inside, stretch_in_box
from casekit.pictures.text_metrics import ASCENT, DESCENT, text_width, wrap
from casekit.text.frozen import dataclass

WRAPS = (180.0, 110.0, 70.0)
AIR = 2.5
BESIDE = 9.0
"""How far a name keeps to the side of other words, so that nobody reads the two as one."""
OTHERS = 9.0
"""How far a name keeps from other households' outlines, where it can."""
STEP = 5.0


@dataclass(frozen=True, slots=True)
class Name:
    """The lines of a name, the left end and the baseline of the first, and the box round all."""

    lines: tuple[str, ...]
    x: float
    y: float
    box: BoxTuple


class NamePlaces:
    """Finds places for names and keeps them free of each other."""

    def __init__(self, ground: Ground, rings: Sequence[Sequence[Point]], size: float, pitch: float) -> None:
        self.size, self.pitch = size, pitch
        self.rings = rings
        self.boxes = [box for body in ground.bodies.values() for box in (body.symbol, *body.words)] + list(ground.words)
        self.stretches: list[Stretch] = list(ground.lines)
        self.stretches += [stretch for ring in rings for stretch in pairwise((*ring, ring[0]))]
        self.near_boxes, self.near_lines = Grid(), Grid()
        for place, box in enumerate(self.boxes):
            self.near_boxes.add(place, box)
        for place, ((x1, y1), (x2, y2)) in enumerate(self.stretches):
            self.near_lines.add(place, (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)))

    def take(self, name: Name) -> None:
        """Keep the place of a name free from now on."""
        self.near_boxes.add(len(self.boxes), name.box)
        self.boxes.append(name.box)

    def found(self, name: str, ring: Sequence[Point]) -> Name | None:
        """The best place for a name at an outline; in more lines where one is too long, `None` if there is none."""
        text = shown(name)
        forms = list(dict.fromkeys(wrap(text, limit, self.size) for limit in WRAPS))
        for choosy in (True, False):
            for lines in forms:
                width = max(text_width(line, self.size) for line in lines)
                height = (len(lines) - 1) * self.pitch + (ASCENT + DESCENT) * self.size
                for x, y in _offers(ring, width, height):
                    box = (x, y, x + width, y + height)
                    if self._is_free(box, ring, choosy):
                        return Name(lines, x, y + ASCENT * self.size, box)
        return None

    def _is_free(self, box: BoxTuple, ring: Sequence[Point], choosy: bool) -> bool:
        wide = grown(box, AIR)
        apart = (box[0] - BESIDE, wide[1], box[2] + BESIDE, wide[3])
        if any(meets(apart, self.boxes[place]) for place in self.near_boxes.near(apart)):
            return False
        if any(stretch_in_box(*self.stretches[place], wide) > 0.0 for place in self.near_lines.near(wide)):
            return False
        if not choosy:
            return True
        middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        far = grown(box, OTHERS)
        others = [(*other, other[0]) for other in self.rings if other is not ring]
        return not any(
            inside(middle, other) or any(stretch_in_box(a, b, far) > 0.0 for a, b in pairwise(other))
            for other in others
        )


def _offers(ring: Sequence[Point], width: float, height: float) -> Iterator[Point]:
    """Places for a box at an outline, the best first: over its top, under its bottom, in a bay, inside, beside it."""
    edges = list(pairwise((*ring, ring[0])))
    air = AIR + 1.0
    tops = sorted((y1, x1, x2) for (x1, y1), (x2, y2) in edges if y1 == y2 and x2 > x1)
    bottoms = sorted((-y1, x2, x1) for (x1, y1), (x2, y2) in edges if y1 == y2 and x2 < x1)
    for outermost in (True, False):
        for y, left, right in tops:
            if (y == tops[0][0]) is outermost:
                yield from ((x, y - air - height) for x in _slid(left, right, width))
        for y, left, right in bottoms:
            if (y == bottoms[0][0]) is outermost:
                yield from ((x, -y + air) for x in _slid(left, right, width))
    for y, left, right in tops:
        for x in _slid(left, right, width):
            yield x, y + air
    for y, left, right in bottoms:
        for x in _slid(left, right, width):
            yield x, -y - air - height
    for (x1, y1), (x2, y2) in sorted(edges):
        if x1 == x2:
            top, bottom = sorted((y1, y2))
            for y in _slid(top, bottom, height):
                outside = x1 + air if y2 > y1 else x1 - air - width
                within = x1 - air - width if y2 > y1 else x1 + air
                yield outside, y
                yield within, y


def _slid(low: float, high: float, length: float) -> Iterator[float]:
    """Starts of something of a length along an edge; one that is longer than the edge starts or ends with it."""
    if high - low < length + 12.0:
        yield low + 6.0
        yield high - 6.0 - length
        return
    here = low + 6.0
    while here <= high - 6.0 - length:
        yield here
        here += STEP
