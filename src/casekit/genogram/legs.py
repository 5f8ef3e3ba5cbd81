"""Where the lines of somebody with many partners meet the symbol: on top, then at its sides.

Lines above a row end in legs on top of a symbol, side by side. Where there are more than the top has room for, the
lowest turn into the near side, and the highest pass over the symbol and turn into the far side.
"""

from dataclasses import dataclass

TOP = 16.0
"""How far from its middle a symbol's top takes lines."""
SIDE_TOP = 15.5
SIDE_BOTTOM = 4.5
"""Between which heights above its middle a symbol's side takes lines."""
LEG_GAP = 5.0
_FULL = 4
_FULLEST = 7


@dataclass(frozen=True, slots=True)
class LegPlan:
    """How many lines from the left end where, and how many from the right: near side, top, far side."""

    left: tuple[int, int, int]
    right: tuple[int, int, int]

    @property
    def at_left(self) -> int:
        """Lines that turn into the left side."""
        return self.left[0] + self.right[2]

    @property
    def at_right(self) -> int:
        """Lines that turn into the right side."""
        return self.right[0] + self.left[2]


def leg_plan(lefts: int, rights: int, incoming: int) -> LegPlan | None:
    """Share lines from either side out; `None` where there are more than can be told apart."""
    for full in range(_FULL, _FULLEST + 1):
        top = full - max(0, incoming - 1) // 2 if full > 1 else full
        left, right = _shared(lefts, top, full), _shared(rights, top, full)
        if left is None or right is None:
            continue
        if max(left[0] + right[2], right[0] + left[2]) <= full:
            return LegPlan(left, right)
    return None


def _shared(count: int, top: int, side: int) -> tuple[int, int, int] | None:
    on_top = min(count, max(1, top))
    near = min(count - on_top, side)
    far = count - on_top - near
    return (near, on_top, far) if far <= side else None


def side_room(count: int) -> float:
    """How much wider the symbol gets where lines turn into its side."""
    return LEG_GAP * count + 3.0 if count else 0.0


def side_heights(count: int) -> list[float]:
    """How far above the middle lines meet a side, the lowest first."""
    if count == 1:
        return [(SIDE_TOP + SIDE_BOTTOM) / 2]
    step = min(5.0, (SIDE_TOP - SIDE_BOTTOM) / max(1, count - 1))
    middle = (SIDE_TOP + SIDE_BOTTOM) / 2
    return [middle + step * (place - (count - 1) / 2) for place in range(count)]
