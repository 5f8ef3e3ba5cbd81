"""Where the letters on a relationship's line stand: near its middle, on free ground, at nobody's name."""

from collections.abc import Sequence

from casekit.genogram.relationship_curves import lengths_of, point_on
from casekit.genogram.relationship_ground import BoxTuple, Ground, box_of, boxes_meet, grown, meets_box
from casekit.pictures.canvas import Point
from casekit.pictures.stretches import Stretch
from casekit.text.frozen import dataclass

_AIR = 1.5
_STEP = 3.0
_FROM_MIDDLE = 0.8
_ON_LINE = 400.0
_SIGN_ON_LINE = 60.0
_SIGN_FROM_END = 3.0
_LIKE_A_LABEL = 130.0
_BESIDE = 16.0
"""So near to other words, at their side, letters could be read as belonging to them."""
Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Plate:
    """The middle of the letters, and what is against their place."""

    at: Point
    cost: float


class Around:
    """What stands near one path: words, symbols and signs, lines of the family, other relationship lines."""

    def __init__(self, ground: Ground, path: Sequence[Point], others: Sequence[tuple[Stretch, float]]) -> None:
        room = grown(box_of(path), 60.0)
        self.words = [box for box in ground.words if boxes_meet(box, room)]
        self.symbols = [symbol.box for symbol in ground.symbols.values() if boxes_meet(symbol.box, room)]
        self.symbols += [sign for sign in ground.signs if boxes_meet(sign, room)]
        self.lines = [line for line in (*ground.family, *ground.outlines) if meets_box(line, room)]
        self.others = [(line, reach) for line, reach in others if meets_box(line, room)]
        self.path = path
        self.lengths = lengths_of(path)
        self.length = sum(self.lengths)

    def plate(self, size: Size, head: float) -> Plate | None:
        """The best place for letters of a size on a line whose end an arrow takes; `None` where there is none."""
        best: tuple[float, int, Point] | None = None
        steps = int(self.length / 2 / _STEP)
        for place, step in enumerate(sorted(range(-steps, steps + 1), key=lambda step: (abs(step), step))):
            far = abs(_STEP * step) * _FROM_MIDDLE
            if best is not None and far >= best[0]:
                break
            at = self.length / 2 + _STEP * step
            (x, y), (dx, dy) = point_on(self.path, self.lengths, at)
            half = min(size[0] / 2 / max(abs(dx), 0.01), size[1] / 2 / max(abs(dy), 0.01))
            if at < half + 2.0 or self.length - at < half + 2.0 + head:
                continue
            cost = self._cost(box_round((x, y), size))
            if cost is not None and (best is None or cost + far < best[0]):
                best = cost + far, place, (x, y)
        if best is None:
            return None
        (x, y) = best[2]
        return Plate((round(x, 1), round(y, 1)), best[0])

    def _cost(self, box: BoxTuple) -> float | None:
        left, top, right, bottom = room = grown(box, _AIR)
        cost = 0.0
        for words in self.words:
            if words[1] < bottom and top < words[3] and words[0] < right + _BESIDE and left - _BESIDE < words[2]:
                if words[0] < right and left < words[2]:
                    return None
                cost = _LIKE_A_LABEL
        if any(boxes_meet(room, symbol) for symbol in self.symbols):
            return None
        if any(meets_box(line, room) for line in self.lines):
            return None
        return cost + _ON_LINE * sum(meets_box(line, grown(box, reach + 1.0)) for line, reach in self.others)

    def sign(self, half: float, plate: BoxTuple | None, head: float) -> tuple[BoxTuple, float] | None:
        """Where the sign in the middle of the line will stand, and what is against that.

        `None` where the letters leave it no room: one of the two could not be made out.
        """
        centre = (self.length - head) / 2
        offers = (centre + way * step for step in range(max(1, int(centre))) for way in (1, -1))
        for at in offers:
            box = box_round(point_on(self.path, self.lengths, at)[0], (2 * half, 2 * half))
            inside = half + _SIGN_FROM_END <= at <= self.length - head - half - _SIGN_FROM_END
            if plate is None or (inside and not boxes_meet(grown(box, _SIGN_FROM_END), plate)):
                crossed = sum(meets_box(line, grown(box, reach)) for line, reach in self.others)
                return box, _SIGN_ON_LINE * min(2, crossed)
        return None


def box_round(middle: Point, size: Size) -> BoxTuple:
    """The box of a size round its middle."""
    return middle[0] - size[0] / 2, middle[1] - size[1] / 2, middle[0] + size[0] / 2, middle[1] + size[1] / 2
