"""Who descends from whom: going up a family a generation at a time, and finding rings in it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

Parents = Mapping[str, Sequence[str]]
"""The parents of each child that has any, by key: `Case.parents` or `Case.birth_parents`."""


def generations_up(parents: Parents, key: str, most: int) -> tuple[tuple[str, ...], ...]:
    """Somebody, their parents, their parents' parents …: one tuple of keys a generation, `most` of them at most.

    Somebody who is an ancestor in two ways stands in both generations. In a family with a ring in it the generations
    go on to `most`.
    """
    generations: list[tuple[str, ...]] = []
    current: tuple[str, ...] = (key,)
    while current and len(generations) < most:
        generations.append(current)
        current = tuple(dict.fromkeys(parent for child in current for parent in parents.get(child, ())))
    return tuple(generations)


def rings(parents: Parents) -> Iterator[tuple[str, ...]]:
    """People who would be their own ancestors: each is a child of the next, and the last a child of the first.

    Somebody is in one ring at most, so that one slip is said once.
    """
    done: set[str] = set()
    told: set[str] = set()
    for start in parents:
        if start not in done:
            for ring in _rings_from(parents, start, done):
                if told.isdisjoint(ring):
                    told.update(ring)
                    yield ring


def _rings_from(parents: Parents, start: str, done: set[str]) -> Iterator[tuple[str, ...]]:
    """Walk up from somebody; whoever is met again on the way there closes a ring."""
    way: dict[str, int] = {start: 0}
    path = [start]
    to_visit = [iter(_known(parents, start))]
    while to_visit:
        parent = next(to_visit[-1], None)
        if parent is None:
            to_visit.pop()
            last = path.pop()
            del way[last]
            done.add(last)
        elif parent in way:
            yield tuple(path[way[parent] :])
        elif parent not in done:
            way[parent] = len(path)
            path.append(parent)
            to_visit.append(iter(_known(parents, parent)))


def _known(parents: Parents, child: str) -> Iterable[str]:
    return parents.get(child, ())
