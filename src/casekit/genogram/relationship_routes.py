"""The way of each relationship line: from the edge of one symbol to the edge of the other, touching nothing between.

A straight line is taken wherever it is free; else a way round is searched for over a grid of corridors, drawn taut,
and its corners are rounded. No line runs along another, and letters on a line stand on free ground. Short lines go
first, since they have the least choice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise, product
from math import fsum, hypot

from casekit.genogram.relationship_corridors import Corridors
from casekit.genogram.relationship_curves import length_of, point_on, rounded
from casekit.genogram.relationship_ground import (
    BoxTuple,
    Ground,
    Stretch,
    Symbol,
    along,
    boxes_meet,
    distance,
    grown,
    meeting,
    meets_box,
)
from casekit.genogram.relationship_taut import APART, BEND, CROSSED, Task, Taut, aims, turning
from casekit.pictures.canvas import Point

ROOM = 2.5
"""How far the widest mark of a line stays from symbols and words."""
_OFFSETS = (0.0, 6.0, -6.0, 9.0, -9.0, 12.0, -12.0, 15.0, -15.0)
_NEAR = 170.0
_OUTSIDE = 90.0
_TOGETHER = 3
_GOOD_PLATE = 140.0
_LONGEST_SHARED = 18.0


@dataclass(frozen=True, slots=True)
class Wish:
    """A line to be drawn: its two ends by key, half its width, the size of the plate on it, and its order."""

    number: int
    first: str
    second: str
    reach: float
    plate: tuple[float, float] = (0.0, 0.0)
    head: float = 0.0
    """How much of the line's end its arrow takes."""


@dataclass(frozen=True, slots=True)
class Way:
    """A line's points from symbol to symbol, and the middle of its plate."""

    number: int
    path: tuple[Point, ...]
    plate_at: Point | None
    corners: tuple[Point, ...] = ()
    """The same line before its corners were rounded."""


def ways(ground: Ground, wishes: Sequence[Wish]) -> dict[int, Way]:
    """A way for each line by its number; a line is missing if there is none. What is drawn is added to the ground."""
    free_words = tuple(ground.words)
    found: dict[int, Way] = {}
    bundles: dict[tuple[str, str], list[Wish]] = {}
    for wish in wishes:
        ends = (min(wish.first, wish.second), max(wish.first, wish.second))
        bundles.setdefault(ends, []).append(wish)
    for together in sorted(bundles.values(), key=lambda one: (_distance(ground, one[0]), one[0].number)):
        side_by_side = _side_by_side(ground, together) if len(together) <= _TOGETHER else None
        for place, wish in enumerate(together):
            way = side_by_side[place] if side_by_side is not None else _alone(ground, wish)
            if way is not None:
                found[wish.number] = way
                if side_by_side is None:
                    _take(ground, wish, way)
    for wish in wishes:
        if (way := found.get(wish.number)) is None or _crossed(ground, way):
            _try_again(ground, free_words, wishes, found, wish)
    return found


def _crossed(ground: Ground, way: Way) -> int:
    """How often a line crosses others, its own stretches left out."""
    own = set(pairwise(way.corners or way.path))
    others = [stretch for stretch, _ in ground.taken if stretch not in own]
    return sum(meeting(piece, other) is not None for piece in own for other in others)


def _try_again(
    ground: Ground, words: tuple[BoxTuple, ...], wishes: Sequence[Wish], found: dict[int, Way], wish: Wish
) -> None:
    """Take one line away and look for its way once more, now that all others are there."""
    old = found.pop(wish.number, None)
    ground.taken.clear()
    ground.words[:] = words
    for other in wishes:
        if other.number in found:
            _take(ground, other, found[other.number])
    new = _alone(ground, wish)
    if new is not None and (old is None or _against(ground, wish, new) < _against(ground, wish, old)):
        old = new
    if old is not None:
        found[wish.number] = old
        _take(ground, wish, old)


def _against(ground: Ground, wish: Wish, way: Way) -> int:
    """What is against a way: its length, its corners, the lines it crosses, and those it ends at the side of."""
    corners = way.corners or way.path
    own = set(pairwise(corners))
    crowded = sum(
        stretch not in own and distance(end, stretch) < wish.reach + reach
        for end in (corners[0], corners[-1])
        for stretch, reach in ground.taken
    )
    turns = fsum(turning(*three) for three in zip(corners, corners[1:], corners[2:], strict=False))
    return round(length_of(corners) + BEND * (len(corners) - 2) + turns + CROSSED * (_crossed(ground, way) + crowded))


def _distance(ground: Ground, wish: Wish) -> int:
    (x1, y1), (x2, y2) = ground.symbols[wish.first].middle, ground.symbols[wish.second].middle
    return round(hypot(x2 - x1, y2 - y1))


def _take(ground: Ground, wish: Wish, way: Way) -> None:
    ground.taken += [(stretch, wish.reach) for stretch in pairwise(way.corners or way.path)]
    if way.plate_at is not None:
        ground.words.append(_plate_box(way.plate_at, wish.plate))


def _give_back(ground: Ground, taken: int, words: int) -> None:
    del ground.taken[taken:]
    del ground.words[words:]


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
    before = len(ground.taken), len(ground.words)
    found: list[Way] = []
    for wish, path in zip(wishes, best[1], strict=True):
        ground.taken += [(stretch, wish.reach) for stretch in pairwise(path)]
    for wish, path, turned in zip(wishes, best[1], swapped, strict=True):
        offer = _with_plate(ground, wish, path[::-1] if turned else path, own=path)
        if offer is None:
            _give_back(ground, *before)
            return None
        way = offer[1]
        found.append(way)
        if way.plate_at is not None:
            ground.words.append(_plate_box(way.plate_at, wish.plate))
    return found


def _parallel(
    ground: Ground, wish: Wish, one: Symbol, two: Symbol, across: Point
) -> Iterator[tuple[float, float, tuple[Point, ...]]]:
    """Straight lines parallel to the one from middle to middle, as cost, offset and path."""
    taut = Taut(ground, Task(one, two, wish.reach, ROOM), ground.box)
    for offset in _OFFSETS:
        starts, ends = (
            (symbol.middle[0] + across[0] * offset, symbol.middle[1] + across[1] * offset) for symbol in (one, two)
        )
        if (line := taut.straight(starts, ends)) is not None and (cost := taut.cost(line)) is not None:
            yield cost + abs(offset) / 5.0, offset, _written(line)


def _alone(ground: Ground, wish: Wish) -> Way | None:
    """One line: straight, else round what is in the way; with more room where its plate needs it."""
    wide = max(wish.reach, wish.plate[1] / 2 + 1.0), max(wish.reach, wish.plate[0] / 2 + 1.0)
    best: tuple[float, Way] | None = None
    for reach, room in ((wish.reach, ROOM), (wide[0], ROOM), (wide[1], 1.0), (wish.reach, 1.0)):
        for cost, path in _paths(ground, wish, reach, room):
            offer = _with_plate(ground, wish, _written(rounded(path)))
            if offer is not None and (best is None or cost + offer[0] < best[0] - 1e-6):
                best = (cost + offer[0], replace(offer[1], corners=_written(path)))
            if offer is not None and offer[0] < _GOOD_PLATE:
                return best[1] if best is not None else None
    return best[1] if best is not None else None


def _paths(ground: Ground, wish: Wish, reach: float, room: float) -> Iterator[tuple[float, Sequence[Point]]]:
    one, two = ground.symbols[wish.first], ground.symbols[wish.second]
    task = Task(one, two, reach, room)
    straight = Taut(ground, task, ground.box).best_straight()
    if straight is not None:
        yield length_of(straight), straight
    whole = grown(ground.box, _OUTSIDE)
    near = grown(_around(one.box, two.box), _NEAR)
    tried: list[BoxTuple] = []
    for region in (_common(near, whole), whole):
        if region not in tried:
            tried.append(region)
            bent = _bent(ground, task, region)
            if bent is not None:
                yield length_of(bent), bent


def _bent(ground: Ground, task: Task, region: BoxTuple) -> list[Point] | None:
    """A way round what is in between, drawn taut, within a region."""
    one, two, reach = task.one, task.two, task.reach
    clear = reach + task.room + 2.1
    others = [symbol.box for symbol in ground.symbols.values() if symbol is not one and symbol is not two]
    blocks = [grown(box, clear) for box in (*ground.words, *others)]
    through = [aim for symbol in (one, two) for aim in aims(symbol)]
    judge = Taut(ground, task, region)
    corridors = Corridors(region, blocks, through, judge.free)
    corridors.avoid(((stretch, reach + APART) for stretch in ground.family), 0.7)
    corridors.avoid(((stretch, reach + other + APART) for stretch, other in ground.taken), 1.5)
    rough = corridors.way(grown(one.box, -0.5), grown(two.box, -0.5))
    if rough is None:
        return None
    taut = judge.drawn(rough)
    if taut is None:
        return None
    return taut


def _with_plate(
    ground: Ground, wish: Wish, path: tuple[Point, ...], own: tuple[Point, ...] | None = None
) -> tuple[float, Way] | None:
    """The line with its plate where that has room, and what is against that place; `None` where there is none."""
    width, height = wish.plate
    mine = set(pairwise(own if own is not None else path))
    others = [(stretch, reach) for stretch, reach in ground.taken if stretch not in mine]
    if _lies_along(ground, wish, path, others):
        return None
    if not width:
        return 0.0, Way(wish.number, path, None)
    whole = length_of(path)
    offers: list[tuple[float, int, Point]] = []
    steps = int(whole / 2 / 3.0)
    for step in sorted(range(-steps, steps + 1), key=lambda step: (abs(step), step)):
        at = whole / 2 + 3.0 * step
        (x, y), (dx, dy) = point_on(path, at)
        half = min(width / 2 / max(abs(dx), 0.01), height / 2 / max(abs(dy), 0.01))
        if at < half + 2.0 or whole - at < half + 2.0 + wish.head:
            continue
        cost = _plate_cost(ground, _plate_box((x, y), wish.plate), others)
        if cost is not None:
            offers.append((cost + abs(3.0 * step) * 0.6, len(offers), (x, y)))
            if not cost:
                break
    if not offers:
        return None
    cost, _, (x, y) = min(offers)
    return cost, Way(wish.number, path, (round(x, 1), round(y, 1)))


def _lies_along(ground: Ground, wish: Wish, path: Sequence[Point], others: Sequence[tuple[Stretch, float]]) -> bool:
    """Whether the line with its rounded corners runs along another line after all, in several short pieces."""
    pieces = list(pairwise(path))
    room = _box_of(path)
    lines = [(stretch, wish.reach + 1.5) for stretch in ground.family]
    lines += [(stretch, wish.reach + reach + 1.5) for stretch, reach in others]
    shared, end = 0.0, None
    for stretch, apart in lines:
        shared = shared if stretch[0] == end else 0.0
        end = stretch[1]
        if boxes_meet(room, grown(_box_of(stretch), apart)):
            shared += fsum(along(piece, stretch, apart) for piece in pieces)
        if shared > _LONGEST_SHARED:
            return True
    return False


def _box_of(path: Sequence[Point]) -> BoxTuple:
    xs, ys = [x for x, _ in path], [y for _, y in path]
    return min(xs), min(ys), max(xs), max(ys)


def _plate_cost(ground: Ground, box: BoxTuple, others: Sequence[tuple[Stretch, float]]) -> float | None:
    room = grown(box, 1.5)
    if any(boxes_meet(room, words) for words in ground.words):
        return None
    if any(boxes_meet(room, symbol.box) for symbol in ground.symbols.values()):
        return None
    if any(meets_box(stretch, room) for stretch in (*ground.family, *ground.outlines)):
        return None
    return 400.0 * sum(meets_box(stretch, grown(box, reach + 1.0)) for stretch, reach in others)


def _plate_box(middle: Point, size: tuple[float, float]) -> BoxTuple:
    return middle[0] - size[0] / 2, middle[1] - size[1] / 2, middle[0] + size[0] / 2, middle[1] + size[1] / 2


def _written(path: Sequence[Point]) -> tuple[Point, ...]:
    """The points as they will be written, to one decimal."""
    return tuple((round(x, 1), round(y, 1)) for x, y in path)


def _around(one: BoxTuple, two: BoxTuple) -> BoxTuple:
    return min(one[0], two[0]), min(one[1], two[1]), max(one[2], two[2]), max(one[3], two[3])


def _common(one: BoxTuple, two: BoxTuple) -> BoxTuple:
    return max(one[0], two[0]), max(one[1], two[1]), min(one[2], two[2]), min(one[3], two[3])
