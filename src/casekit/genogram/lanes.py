"""At which height each sibship's bar runs below its row, so that lines cross seldom and never lie on each other."""

from collections.abc import Sequence

from casekit.text.frozen import dataclass

TOUCH = 5.0
"""Uprights of different families stay at least this far apart."""
_EXACT = 9
_MERGED = 60


@dataclass(frozen=True, slots=True)
class Bar:
    """Something that hangs below a row: the x of its trunk, and of each upright that goes on down."""

    number: int
    trunk: float
    kids: tuple[float, ...]

    @property
    def span(self) -> tuple[float, float]:
        """From its leftmost to its rightmost point."""
        return min(self.trunk, *self.kids), max(self.trunk, *self.kids)

    @property
    def straight(self) -> bool:
        """Whether it is one upright and needs no bar."""
        return len(self.kids) == 1 and abs(self.kids[0] - self.trunk) < 0.05


def lanes(bars: Sequence[Bar]) -> dict[int, int]:
    """The lane of each bar by its number, 0 uppermost. Straight ones have none."""
    bent = [bar for bar in bars if not bar.straight]
    cost = [[_cost(upper, lower) for lower in bent] for upper in bent]
    order = _exact(cost) if len(bent) <= _EXACT else _inserted(cost)
    lane: dict[int, int] = {}
    for place, one in enumerate(order):
        above = [lane[bent[two].number] for two in order[:place] if _meet(bent[one], bent[two])]
        lane[bent[one].number] = max(above, default=-1) + 1
    return lane


def _cost(upper: Bar, lower: Bar) -> int:
    """How bad it is for one bar to run above another."""
    if upper is lower or not _meet(upper, lower):
        return 0
    merged = sum(abs(kid - lower.trunk) < TOUCH for kid in upper.kids)
    low, high = upper.span
    other_low, other_high = lower.span
    crossed = (low < lower.trunk < high) + sum(other_low < kid < other_high for kid in upper.kids)
    return crossed + _MERGED * merged


def _meet(one: Bar, two: Bar) -> bool:
    margin = 12.0
    return one.span[0] - margin < two.span[1] and two.span[0] - margin < one.span[1]


def _exact(cost: list[list[int]]) -> list[int]:
    """The best order from top to bottom, over all orders (Held and Karp's subsets)."""
    size = len(cost)
    best: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, ())}
    for chosen in range(1, 1 << size):
        candidates = []
        for last in range(size):
            if chosen >> last & 1:
                before = best[chosen & ~(1 << last)]
                candidates.append((before[0] + sum(cost[one][last] for one in before[1]), (*before[1], last)))
        best[chosen] = min(candidates)
    return list(best[(1 << size) - 1][1])


def _inserted(cost: list[list[int]]) -> list[int]:
    """A good order: each bar put where it costs least, twice over."""
    order: list[int] = []
    for one in [*range(len(cost)), *range(len(cost))]:
        if one in order:
            order.remove(one)

        total = best = sum(cost[one][low] for low in order)
        chosen = 0
        for place, passed in enumerate(order, 1):
            total += cost[passed][one] - cost[one][passed]
            if total < best:
                best, chosen = total, place
        order.insert(chosen, one)
    return order
