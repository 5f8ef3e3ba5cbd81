"""Sets of things that are joined pair by pair, and found again by any of them."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Groups(Generic[T]):
    """Disjoint sets (union-find). The first thing joined stands for its set, so results do not depend on hashing."""

    def __init__(self, things: Iterable[T]) -> None:
        self._parent = {thing: thing for thing in things}

    def of(self, thing: T) -> T:
        """The thing that stands for the set this one is in."""
        root = thing
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[thing] != root:
            self._parent[thing], thing = root, self._parent[thing]
        return root

    def join(self, first: T, second: T) -> None:
        """Make two sets one."""
        self._parent[self.of(second)] = self.of(first)

    def all(self) -> list[list[T]]:
        """The sets, in the order in which their first member was given."""
        sets: dict[T, list[T]] = {}
        for thing in self._parent:
            sets.setdefault(self.of(thing), []).append(thing)
        return list(sets.values())
