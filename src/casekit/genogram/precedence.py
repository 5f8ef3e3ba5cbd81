"""What must stand left of what, kept free of contradictions."""


class Precedence:
    """A growing set of "a stands left of b" that never closes a ring."""

    def __init__(self, size: int) -> None:
        self._after: list[set[int]] = [set() for _ in range(size)]

    def add(self, left: int, right: int) -> bool:
        """Ask for `left` to stand left of `right`; `False`, and nothing changes, if that contradicts what holds."""
        if self.holds(right, left):
            return False
        self._after[left].add(right)
        return True

    def holds(self, left: int, right: int) -> bool:
        """Whether `left` must stand left of `right`, directly or through others (a thing is left of itself here)."""
        seen = {left}
        waiting = [left]
        while waiting:
            here = waiting.pop()
            if here == right:
                return True
            for there in sorted(self._after[here] - seen):
                seen.add(there)
                waiting.append(there)
        return False

    def pairs(self) -> list[tuple[int, int]]:
        """Every pair that was asked for and holds, in order."""
        return [(left, right) for left, rights in enumerate(self._after) for right in sorted(rights)]
