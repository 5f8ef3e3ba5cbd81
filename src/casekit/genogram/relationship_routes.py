"""The way of each relationship line: from the edge of one symbol to the edge of the other, touching nothing between.

A straight line is taken where it is free, else a gentle curve; where there is none, a way round is searched for over a
grid of corridors, drawn taut, and its corners are rounded. No line runs along another, and letters on a line stand on
free ground. Lines that could be straight go first and stay so, then short ones, since they have the least choice;
those that later lines had to cross look again.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise, product
from math import fsum, hypot, inf

from casekit.genogram.relationship_corridors import Corridors
from casekit.genogram.relationship_curves import eased, length_of, turned
from casekit.genogram.relationship_gentle import gentle
from casekit.genogram.relationship_ground import (
    SLANT,
    BoxTuple,
    Ground,
    Symbol,
    box_of,
    boxes_meet,
    grown,
    lies_along,
)
from casekit.genogram.relationship_judge import APART, Judge, Task, crossed, walled
from casekit.genogram.relationship_plates import Around, Size, box_round
from casekit.genogram.relationship_taut import OUTER, Taut, aims
from casekit.pictures.canvas import Point
from casekit.pictures.stretches import Stretch, distance, meeting
from casekit.text.frozen import dataclass

ROOM = 2.5
"""How far the widest mark of a line stays from symbols and words."""
_OFFSETS = (0.0, 6.0, -6.0, 9.0, -9.0, 12.0, -12.0, 15.0, -15.0)
_NEAR = 170.0
_OUTSIDE = 90.0
_TOGETHER = 3
_GOOD_PLATE = 110.0
_ZIGZAG_SLANT = 0.5
"""Teeth sway a little to both sides of their way, so a zigzag crosses other lines at more than the least angle."""
_TURNED = 26.0
_ROUND_ABOUT, _DEAR = 1.5, 130.0
"""A curve that costs more than so many times the straight way, and so much besides, is compared with a way round."""
_FEW = 6
_SIGNS_TOUCH = 120.0
_WIDER = 3.0
"""With so much more room to both sides a way is looked for where all others would run along a line."""
_SAFELY = 4.0
"""The length of a curve is known only about before it is drawn."""
_ENDS = 2
_HARDLY = 100.0
"""So little beyond its length is against a straight line that is as good as free."""
_OFTEN = 2
"""A line that others crossed so often is worth a long look for another way."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A line to be drawn: its two ends by key, half its width, the size of the plate on it, and its order."""

    number: int
    first: str
    second: str
    reach: float
    plate: Size = (0.0, 0.0)
    head: float = 0.0
    """How much of the line's end its arrow takes."""
    long_plate: Size = (0.0, 0.0)
    """The size of a plate that says more, for where there is room."""
    sign: float = 0.0
    """Half the size of the sign that stands in the middle of the line, if there is one."""
    least: float = 0.0
    """How long the line has to be, so that what is drawn along it can be told from other lines."""


@dataclass(frozen=True, slots=True)
class Way:
    """A line's points from symbol to symbol, and the middle of its plate."""

    number: int
    path: tuple[Point, ...]
    plate_at: Point | None
    corners: tuple[Point, ...] = ()
    """The same line in fewer straight pieces, before its corners were rounded."""
    long: bool = False
    """Whether the plate has room for its longer words."""
    sign: BoxTuple | None = None
    """Where its sign will stand."""

    @property
    def pieces(self) -> list[Stretch]:
        """The straight pieces of the line."""
        return list(pairwise(self.corners or self.path))


_Offer = tuple[float, tuple[Point, ...], tuple[Point, ...]]
"""What a line costs, its points as drawn, and in fewer pieces."""
_Best = tuple[float, Way, float]
"""What a line costs with its plate, the line, and what is against the plate's place."""


def ways(ground: Ground, wishes: Sequence[Wish]) -> dict[int, Way]:
    """A way for each line by its number; a line is missing if there is none. What is drawn is added to the ground."""
    free_words = tuple(ground.words)
    found: dict[int, Way] = {}
    bundles: dict[tuple[str, str], list[Wish]] = {}
    for wish in wishes:
        ends = (min(wish.first, wish.second), max(wish.first, wish.second))
        bundles.setdefault(ends, []).append(wish)
    straight = {wish.number for wish in wishes if _could_be_straight(ground, wish)}
    ordered = sorted(
        bundles.values(),
        key=lambda one: (one[0].number not in straight, _distance(ground, one[0]), one[0].number),
    )
    for together in ordered:
        side_by_side = _side_by_side(ground, together) if 1 < len(together) <= _TOGETHER else None
        for place, wish in enumerate(together):
            way = side_by_side[place] if side_by_side is not None else _alone(ground, wish)
            if way is not None:
                found[wish.number] = way
                if side_by_side is None:
                    _take(ground, wish, way)
    in_turn = [wish for together in ordered for wish in together]
    for place, wish in enumerate(in_turn):
        later = [found[other.number] for other in in_turn[place + 1 :] if other.number in found]
        if wish.number in straight and wish.number in found and len(found[wish.number].path) == _ENDS:
            continue
        if (way := found.get(wish.number)) is None or any(_cross(way, other) for other in later):
            _try_again(ground, free_words, wishes, found, wish)
    return found


def _could_be_straight(ground: Ground, wish: Wish) -> bool:
    """Whether a straight line between the two would be free, were no other relationship drawn."""
    one, two = ground.symbols[wish.first], ground.symbols[wish.second]
    if walled(ground, Task(one, two, wish.reach, ROOM), aims(one)[-OUTER:], aims(two)[-OUTER:]):
        return False
    search = _Search(ground, wish, wish.reach, ROOM)
    found = Taut(search.judge).best_straight()
    return found is not None and found[0] - length_of(found[1]) < _HARDLY


def _cross(one: Way, two: Way) -> int:
    """How often two lines cross."""
    first, second = _reaching(one, two), _reaching(two, one)
    return sum(meeting(mine, other) is not None for mine in first for other in second)


def _reaching(one: Way, two: Way) -> list[Stretch]:
    """The pieces of a line that reach into the box round another."""
    left, top, right, bottom = grown(box_of(two.path), 0.1)
    return [
        ((x1, y1), (x2, y2))
        for (x1, y1), (x2, y2) in one.pieces
        if not (
            (x1 < left and x2 < left)
            or (x1 > right and x2 > right)
            or (y1 < top and y2 < top)
            or (y1 > bottom and y2 > bottom)
        )
    ]


def _try_again(
    ground: Ground, words: tuple[BoxTuple, ...], wishes: Sequence[Wish], found: dict[int, Way], wish: Wish
) -> None:
    """Take one line away and look for its way once more, now that all others are there."""
    old = found.pop(wish.number, None)
    ground.taken.clear()
    ground.signs.clear()
    ground.words[:] = words
    for other in wishes:
        if other.number in found:
            _take(ground, other, found[other.number])
    others = list(found.values())
    seldom = old is not None and sum(_cross(old, other) for other in others) < _OFTEN
    new = _alone(ground, wish, only_direct=seldom)
    if new is not None and (old is None or _against(ground, wish, new, others) < _against(ground, wish, old, others)):
        old = new
    if old is not None:
        found[wish.number] = old
        _take(ground, wish, old)


def _against(ground: Ground, wish: Wish, way: Way, others: Sequence[Way]) -> int:
    """What is against a way: its length, its turns, the lines it crosses, and those it ends at the side of."""
    ends = (way.path[0], way.path[-1])
    crowded = sum(distance(end, stretch) < wish.reach + reach for end in ends for stretch, reach in ground.taken)
    often = sum(_cross(way, other) for other in others) + min(2, crowded)
    once = crossed(ground.symbols[wish.first], ground.symbols[wish.second])
    return round(length_of(way.path) + _TURNED * turned(way.path) + once * often)


def _distance(ground: Ground, wish: Wish) -> int:
    (x1, y1), (x2, y2) = ground.symbols[wish.first].middle, ground.symbols[wish.second].middle
    return round(hypot(x2 - x1, y2 - y1))


def _take(ground: Ground, wish: Wish, way: Way) -> None:
    ground.taken += [(stretch, wish.reach) for stretch in way.pieces]
    _take_marks(ground, wish, way)


def _take_marks(ground: Ground, wish: Wish, way: Way) -> None:
    if way.plate_at is not None:
        ground.words.append(box_round(way.plate_at, wish.long_plate if way.long else wish.plate))
    if way.sign is not None:
        ground.signs.append(way.sign)


def _side_by_side(ground: Ground, wishes: Sequence[Wish]) -> list[Way] | None:
    """All lines between the same two as straight lines side by side, or `None` where that is not free."""
    swapped = [wish.first != wishes[0].first for wish in wishes]
    one, two = ground.symbols[wishes[0].first], ground.symbols[wishes[0].second]
    (x1, y1), (x2, y2) = one.middle, two.middle
    far = max(1.0, hypot(x2 - x1, y2 - y1))
    across = ((y1 - y2) / far, (x2 - x1) / far)
    choices = [list(_parallel(ground, wish, one, two, across)) for wish in wishes]
    best: tuple[float, list[tuple[Point, ...]]] | None = None
    for chosen in product(*choices):
        if any(
            abs(chosen[a][1] - chosen[b][1]) < wishes[a].reach + wishes[b].reach + APART
            for a, b in combinations(range(len(wishes)), 2)
        ):
            continue
        cost = sum(cost for cost, _, _ in chosen) + 0.8 * abs(sum(offset for _, offset, _ in chosen))
        if best is None or cost < best[0] - 1e-6:
            best = (cost, [path for _, _, path in chosen])
    if best is None:
        return None
    before = len(ground.taken), len(ground.words), len(ground.signs)
    found: list[Way] = []
    for wish, path in zip(wishes, best[1], strict=True):
        ground.taken += [(stretch, wish.reach) for stretch in pairwise(path)]
    for wish, path, turned_round in zip(wishes, best[1], swapped, strict=True):
        offer = _with_plate(ground, wish, path[::-1] if turned_round else path, own=path)
        if offer is None:
            del ground.taken[before[0] :], ground.words[before[1] :], ground.signs[before[2] :]
            return None
        found.append(offer[1])
        _take_marks(ground, wish, offer[1])
    return found


def _parallel(
    ground: Ground, wish: Wish, one: Symbol, two: Symbol, across: Point
) -> Iterator[tuple[float, float, tuple[Point, ...]]]:
    """Straight lines parallel to the one from middle to middle, as cost, offset and path."""
    taut = Taut(Judge(ground, Task(one, two, wish.reach, ROOM), _around(one.box, two.box)))
    for offset in _OFFSETS:
        starts, ends = (
            (symbol.middle[0] + across[0] * offset, symbol.middle[1] + across[1] * offset) for symbol in (one, two)
        )
        if (line := taut.straight(starts, ends)) is not None and (cost := taut.cost(line)) is not None:
            yield cost + abs(offset) / 5.0, offset, _written(line)


def _alone(ground: Ground, wish: Wish, *, only_direct: bool = False) -> Way | None:
    """One line: straight, curved, else round what is in the way; with more room where its plate needs it."""
    wide = max(wish.reach, wish.plate[1] / 2 + 1.0), max(wish.reach, wish.plate[0] / 2 + 1.0)
    best: _Best | None = None
    last = wish.reach + _WIDER, 1.0
    blocked = inf
    for reach, room in dict.fromkeys(((wish.reach, ROOM), (wide[0], ROOM), (wide[1], 1.0), (wish.reach, 1.0), last)):
        if best is not None and (reach, room) == last:
            break
        search = _Search(ground, wish, reach, room)
        # Where no line is free, none that wants more room is.
        offers = search.direct() if reach + room < blocked else []
        blocked = blocked if offers else min(blocked, reach + room)
        if only_direct:
            best = _better(ground, wish, offers, best)
            break
        if not offers or offers[0][0] > search.dear:
            offers = sorted((*offers, *search.round_about()))
        best = _better(ground, wish, offers, best)
        if best is None and not search.went_round:
            best = _better(ground, wish, search.round_about(), best)
        if best is not None and best[2] < _GOOD_PLATE:
            break
    return best[1] if best is not None else None


def _better(ground: Ground, wish: Wish, offers: Sequence[_Offer], best: _Best | None) -> _Best | None:
    """The cheapest of some lines and the best so far, each with its plate."""
    for cost, path, corners in offers:
        if best is not None and cost >= best[0]:
            break
        offer = _with_plate(ground, wish, path, corners)
        if offer is not None and (best is None or cost + offer[0] < best[0] - 1e-6):
            best = (cost + offer[0], offer[1], offer[0])
    return best


class _Search:
    """Looks for one line of a width and with a room round it."""

    def __init__(self, ground: Ground, wish: Wish, reach: float, room: float) -> None:
        one, two = ground.symbols[wish.first], ground.symbols[wish.second]
        self.ground, self.task = ground, Task(one, two, reach, room)
        self.whole = grown(ground.box, _OUTSIDE)
        self.near = _common(grown(_around(one.box, two.box), _NEAR), self.whole)
        self.judge = Judge(ground, self.task, self.near)
        self.dear = _ROUND_ABOUT * _distance(ground, wish) + _DEAR
        self.least = wish.least
        self.went_round = False

    def direct(self) -> list[_Offer]:
        """Straight and gentle lines that touch nothing, the best first."""
        offers: list[_Offer] = []
        straight = Taut(self.judge).best_straight()
        if straight is not None and length_of(straight[1]) < self.least:
            straight = None
        if straight is not None:
            offers.append((straight[0], _written(straight[1]), _written(straight[1])))
        most = straight[0] if straight is not None else 4 * self.dear
        for cost, curve, points in gentle(self.judge, most, self.least and self.least + _SAFELY)[:_FEW]:
            offers.append((cost, _written(curve.drawn()), _written(points)))
        return sorted(offers)

    def round_about(self) -> list[_Offer]:
        """A way round what is in between, at most one."""
        self.went_round = True
        for region in dict.fromkeys((self.near, self.whole)):
            judge = self.judge if region == self.near else Judge(self.ground, self.task, region)
            bent = _bent(self.ground, judge, region)
            if bent is not None:
                return [bent]
        return []


def _bent(ground: Ground, judge: Judge, region: BoxTuple) -> _Offer | None:
    """A way round what is in between, drawn taut, within a region."""
    task = judge.task
    one, two, reach = task.one, task.two, task.reach
    blocks = [grown(box, 2.1) for box in judge.blocks]
    through = [aim for symbol in (one, two) for aim in aims(symbol)]
    corridors = Corridors(region, blocks, through, judge.step)
    corridors.avoid(((stretch, reach + APART) for stretch in ground.family), 0.7)
    corridors.avoid(((stretch, reach + other + APART) for stretch, other in ground.taken), 1.5)
    rough = corridors.way(grown(one.box, -0.5), grown(two.box, -0.5))
    taut = Taut(judge).drawn(rough) if rough is not None else None
    if taut is None:
        return None
    line = _written(eased(taut, lambda start, end: judge.cost((start, end)) is not None))
    lines = fsum(judge.cost(piece) or 0.0 for piece in pairwise(taut))
    return lines + judge.crowded(taut[0]) + judge.crowded(taut[-1]) + _TURNED * turned(taut), line, line


def _with_plate(
    ground: Ground,
    wish: Wish,
    path: tuple[Point, ...],
    corners: tuple[Point, ...] = (),
    own: tuple[Point, ...] | None = None,
) -> tuple[float, Way] | None:
    """The line with its plate where that has room, and what is against that place; `None` where there is none."""
    mine = set(pairwise(own)) if own is not None else set()
    others = [(stretch, reach) for stretch, reach in ground.taken if stretch not in mine]
    slant = _ZIGZAG_SLANT if wish.least else SLANT
    if lies_along(ground, wish.reach, corners or path, others, slant):
        return None
    around = Around(ground, path, others)
    if around.length < wish.least:
        return None
    if not wish.plate[0]:
        signed = _signed(ground, wish, around, None)
        return signed and (signed[0], Way(wish.number, path, None, corners, False, signed[1]))
    for size in (wish.long_plate, wish.plate):
        plate = around.plate(size, wish.head) if size[0] else None
        long = size != wish.plate
        if plate is None or (long and plate.cost >= _GOOD_PLATE):
            continue
        signed = _signed(ground, wish, around, box_round(plate.at, size))
        if signed is not None:
            return plate.cost + signed[0], Way(wish.number, path, plate.at, corners, long, signed[1])
    return None


def _signed(ground: Ground, wish: Wish, around: Around, plate: BoxTuple | None) -> tuple[float, BoxTuple | None] | None:
    """What is against the place of a line's sign, and that place, if it has one; `None` where it has no room."""
    if not wish.sign:
        return 0.0, None
    if (found := around.sign(wish.sign, plate, wish.head)) is None:
        return None
    sign, against = found
    touched = [other for other in ground.signs if boxes_meet(sign, other)]
    if any(_hide(sign, other) for other in touched):
        return None
    return against + _SIGNS_TOUCH * len(touched), sign


def _hide(one: BoxTuple, two: BoxTuple) -> bool:
    """Whether one of two signs lies on the heart of the other, so that what stands in it cannot be made out."""
    return any(boxes_meet(sign, grown(other, (other[0] - other[2]) / 4)) for sign, other in ((one, two), (two, one)))


def _written(path: Sequence[Point]) -> tuple[Point, ...]:
    """The points as they will be written, to one decimal."""
    return tuple((round(x, 1), round(y, 1)) for x, y in path)


def _around(one: BoxTuple, two: BoxTuple) -> BoxTuple:
    return min(one[0], two[0]), min(one[1], two[1]), max(one[2], two[2]), max(one[3], two[3])


def _common(one: BoxTuple, two: BoxTuple) -> BoxTuple:
    return max(one[0], two[0]), max(one[1], two[1]), min(one[2], two[2]), min(one[3], two[3])
