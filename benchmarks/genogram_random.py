"""Draws many invented families and looks at every picture: faults, crossings, time.

.venv/bin/python benchmarks/genogram_random.py law --from 0 --to 2000     # 5 to 80 people, every other one tangled
.venv/bin/python benchmarks/genogram_random.py lived --to 200            # with households and relationships
.venv/bin/python benchmarks/genogram_random.py crossings                  # 100 families of 12 to 60 people
.venv/bin/python benchmarks/genogram_random.py speed                      # 12 to 3,000 people
"""

import argparse
import resource
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from multiprocessing import Pool

from casekit.genogram.family import CannotDraw, Family
from casekit.genogram.picture import draw_unchecked
from casekit.genogram.quality import quality
from casekit.genogram.read_back import differences
from families import LIVED, PLAIN, TANGLED, invented_family, share_with_several_partners

SIZES = (12, 30, 60, 200, 300, 1000, 3000)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One family's picture: whom it has, what is wrong with it, and its counts."""

    name: str
    people: int
    refused: str = ""
    wrong: tuple[str, ...] = ()
    crossings: int = 0
    apart: int = 0
    couples: int = 0
    several: int = 0
    draw_time: float = 0.0
    look_time: float = 0.0


def looked_at(name: str, family: Family) -> Outcome:
    """Draw a family and look at the picture. Times are of the processor."""
    start = time.process_time()
    try:
        picture = draw_unchecked(family)
    except CannotDraw as refusal:
        return Outcome(name, len(family.members), refusal.sentence)
    drawn = time.process_time()
    found = quality(picture.svg, picture.family)
    wrong = (*differences(picture.svg, picture.family), *found.faults)
    seen = time.process_time()
    couples, several = share_with_several_partners(family)
    return Outcome(
        name,
        len(family.members),
        "",
        wrong,
        found.crossings,
        found.partners_apart,
        couples,
        several,
        drawn - start,
        seen - drawn,
    )


def law_family(seed: int) -> Outcome:
    """A family of 5 to 80 people; those with odd seeds are tangled."""
    return looked_at(f"seed {seed}", invented_family(5 + seed * 37 % 76, seed, TANGLED if seed % 2 else PLAIN))


def lived_family(seed: int) -> Outcome:
    """A family of 8 to 37 people with households and relationships."""
    return looked_at(f"seed {seed}", invented_family(8 + seed * 7 % 30, seed, LIVED))


def plain_family(seed: int) -> Outcome:
    """A family of 12 to 60 people, the larger the higher the seed; 23 % of couples know several partners."""
    return looked_at(f"seed {seed}", invented_family(12 + seed * 48 // 99, seed, replace(PLAIN, remarriage=0.2)))


def many(draw: Callable[[int], Outcome], first: int, last: int) -> None:
    """Draw the families of these seeds on two processors, and say what was found."""
    with Pool(2) as pool:
        found = pool.map(draw, range(first, last), chunksize=4)
    right = [one for one in found if not one.wrong and not one.refused]
    for one in found:
        if one.wrong or one.refused:
            print(f"{one.name}, {one.people} people: {one.refused or one.wrong[0]}")
    couples, several = (sum(counts) for counts in zip(*((o.couples, o.several) for o in found), strict=True))
    print(f"{len(found)} families, {sum(one.people for one in found)} people, {couples} couples")
    print(f"{several / max(1, couples):.0%} of couples with somebody who has several partners")
    refused, wrong = sum(bool(one.refused) for one in found), sum(bool(one.wrong) for one in found)
    print(f"right: {len(right)}; refused: {refused}; wrong: {wrong}")
    print(f"crossings: {sum(o.crossings for o in found)}; couples not side by side: {sum(o.apart for o in found)}")
    kinds = Counter(word.split("'")[0] for one in found for word in one.wrong)
    for kind, times in kinds.most_common(12):
        print(f"  {times} x {kind}")


def speed() -> None:
    """Time for each size, and the most memory held."""
    for size in SIZES:
        one = looked_at(str(size), invented_family(size, 1))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{one.people:5} people: drawn in {one.draw_time:6.2f} s, looked at in {one.look_time:5.2f} s, "
            f"{memory:4.0f} MB, {one.crossings} crossings, {one.apart} couples not side by side, "
            f"{one.refused or one.wrong[:1] or 'right'}",
            flush=True,
        )


def main() -> None:
    """Run one of the measurements."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("what", choices=("law", "lived", "crossings", "speed"))
    arguments.add_argument("--from", dest="first", type=int, default=0)
    arguments.add_argument("--to", dest="last", type=int, default=0)
    chosen = arguments.parse_args()
    if chosen.what == "speed":
        speed()
    elif chosen.what == "crossings":
        many(plain_family, chosen.first, chosen.last or 100)
    elif chosen.what == "lived":
        many(lived_family, chosen.first, chosen.last or 100)
    else:
        many(law_family, chosen.first, chosen.last or 200)


if __name__ == "__main__":
    main()
