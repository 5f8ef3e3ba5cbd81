"""Where the lines of somebody with many partners meet the symbol: on top, then at its sides.

Lines above a row end in legs on top of a symbol, side by side. Where there are more than half of the top has room for,
the lowest turn into the near side; then the highest pass over to the other half of the top, where no line comes from
that side, and the very highest turn into the far side.
"""

from casekit.text.frozen import dataclass

TOP = 17.0
"""How far from its middle a symbol's top takes lines."""
SIDE_TOP = 15.5
SIDE_BOTTOM = 4.5
"""Between which heights above its middle a symbol's side takes lines."""
LEG_GAP = 8.0
_FULL = 3
_FULLEST = 7


@dataclass(frozen=True, slots=True)
class LegPlan:
    """How many lines from the left end where, and how many from the right: near side, the near and the far half of the
    top, far side.
    """

    left: tuple[int, int, int, int]
    right: tuple[int, int, int, int]

    @property
    def on_top(self) -> int:
        """Lines on the half of the top that has more."""
        return max(self.left[1], self.left[2], self.right[1], self.right[2])

    @property
    def at_left(self) -> int:
        """Lines that turn into the left side."""
        return self.left[0] + self.right[3]

    @property
    def at_right(self) -> int:
        """Lines that turn into the right side."""
        return self.right[0] + self.left[3]


def leg_plan(lefts: int, rights: int, incoming: int) -> LegPlan | None:
    """Share lines from either side out; `None` where there are more than can be told apart."""
    for full in range(_FULL, _FULLEST + 1):
        top = full - max(0, incoming - 1) // 2 if full > 1 else full
        top = max(1, top)
        plan = LegPlan(_shared(lefts, top, full, 0 if rights else top), _shared(rights, top, full, 0 if lefts else top))
        if max(plan.at_left, plan.at_right) <= full:
            return plan
    return None


def _shared(count: int, top: int, side: int, across: int) -> tuple[int, int, int, int]:
    on_top = min(count, top)
    near = min(count - on_top, side)
    over = min(count - on_top - near, across)
    return near, on_top, over, count - on_top - near - over


def side_room(count: int) -> float:
    """How much wider the symbol gets where lines turn into its side."""
    return LEG_GAP * count + 3.0 if count else 0.0


def side_heights(count: int) -> list[float]:
    """How far above the middle lines meet a side, the lowest first."""
    if count == 1:
        return [(SIDE_TOP + SIDE_BOTTOM) / 2]
    step = min(5.5, (SIDE_TOP - SIDE_BOTTOM) / max(1, count - 1))
    middle = (SIDE_TOP + SIDE_BOTTOM) / 2
    return [middle + step * (place - (count - 1) / 2) for place in range(count)]
