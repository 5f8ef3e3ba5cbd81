"""How good genograms are: casekit's beside those that Graphviz `dot` makes of the same families.

.venv/bin/python benchmarks/genogram_quality.py                   # every example family, then invented ones
.venv/bin/python benchmarks/genogram_quality.py my-case.yaml      # any case
.venv/bin/python benchmarks/genogram_quality.py --write           # into docs/genogram-quality.md, with pictures
"""

import argparse
import platform
import resource
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial, reduce
from importlib.metadata import version
from operator import add
from pathlib import Path
from statistics import median

from casekit.case.reading import Reader
from casekit.genogram.family import CannotDraw, Family
from casekit.genogram.from_case import family_on
from casekit.genogram.picture import draw_unchecked
from casekit.genogram.quality import Quality, quality
from casekit.genogram.read_back import differences
from casekit.pictures.png import png_of
from casekit.pictures.svg_geometry import read_sheet
from dot_layout import dot_text, drawn_by_dot, installed, picture_by_dot, sizes_in
from families import PLAIN, TANGLED, invented_family, share_with_several_partners
from genogram_random import SIZES, looked_at
from ruler import Counts, Drawn, drawn_by_casekit, measured

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
PAGE = ROOT / "docs" / "genogram-quality.md"
IMAGES = ROOT / "docs" / "images"
DAY = date(2023, 6, 20)
SPLINES = ("line", "ortho")
BESIDE = "mother-of-three-families"
"""The family of which the page shows both pictures."""
_NOT_CASES = ("ten-mistakes",)
_PARTS = ("okafor", "price")
_SECONDS = 30.0
_ORTHO_MOST = 100


@dataclass(frozen=True, slots=True)
class Measured:
    """One family: casekit's own judgement, and the ruler's counts of casekit's drawing and of each of `dot`'s."""

    name: str
    people: int
    wrong: tuple[str, ...]
    own: Quality
    counts: dict[str, Counts]


def measure(name: str, family: Family, *, dot: bool) -> Measured:
    """Draw a family in every way and count. Raises `CannotDraw` as `casekit render genogram` would."""
    picture = draw_unchecked(family)
    family = picture.family
    sheet = read_sheet(picture.svg)
    own = quality(picture.svg, family)
    drawn = drawn_by_casekit(sheet)
    given_up = frozenset(frozenset(one.about) for one in picture.relaxed)
    counts = {"casekit": measured(drawn, family, given_up)}
    for splines in SPLINES if dot else ():
        theirs = _by_dot(family, drawn, splines)
        if theirs is not None:
            counts[splines] = measured(theirs, family, given_up)
    wrong = (*differences(picture.svg, family), *own.faults)
    return Measured(name, len(family.members), wrong, own, counts)


def _by_dot(family: Family, drawn: Drawn, splines: str) -> Drawn | None:
    if splines == "ortho" and len(family.members) > _ORTHO_MOST:
        return None
    return drawn_by_dot(family, sizes_in(drawn), splines, _SECONDS)


def family_of(path: Path, day: date) -> Family:
    """The family of a case file on a day."""
    case = Reader().read(str(path)).case
    if case is None:
        raise CannotDraw(f"{path.name} cannot be read as a case.")
    return family_on(case, day)


def example_families() -> list[tuple[str, Callable[[], Family]]]:
    """Every example, by name."""
    paths = [*sorted(EXAMPLES.glob("*.yaml")), *sorted((EXAMPLES / "families").glob("*.yaml"))]
    kept = [path for path in paths if path.stem not in (*_NOT_CASES, *_PARTS)]
    return [(path.stem, partial(family_of, path, DAY)) for path in kept]


def invented(kind: str, count: int) -> list[tuple[str, Callable[[], Family]]]:
    """Invented families of 12 to 60 people: `plain` ones, in which 23 % of couples involve somebody with several
    partners, or `tangled` ones.
    """
    rates = replace(PLAIN, remarriage=0.2) if kind == "plain" else TANGLED
    return [
        (f"{kind} {seed}", partial(invented_family, 12 + seed * 48 // max(1, count - 1), seed, rates))
        for seed in range(count)
    ]


def all_measured(families: Sequence[tuple[str, Callable[[], Family]]], *, dot: bool) -> Iterator[Measured]:
    """Measure families one after the other; one that cannot be drawn is said on standard error."""
    for name, make in families:
        try:
            yield measure(name, make(), dot=dot)
        except CannotDraw as refusal:
            print(f"{name}: not drawn: {refusal.sentence}", file=sys.stderr)


def cells(counts: Counts) -> list[str]:
    """The cells of one drawing in a table."""
    wrong = counts.sides + counts.ages + counts.rows + counts.overlaps
    few = (wrong, counts.apart, counts.through, counts.merged, counts.crossings)
    return [*(f"{value:,}" for value in few), f"{counts.width:,.0f}", f"{counts.length:,.0f}", f"{counts.bends:,}"]


def example_table(found: Sequence[Measured]) -> list[str]:
    """One row a family: casekit's picture, judged by casekit and by the ruler, and `dot`'s with straight lines."""
    lines = [
        "| family | people | casekit: faults | relationship crossings | apart | crossings | width | lines | bends "
        "| dot: out of order | apart | through people | on each other | crossings | width | lines | bends |",
        "|---|" + "--:|" * 16,
    ]
    for one in found:
        lines.append(f"| {one.name} | {one.people} | {' | '.join(_example_cells(one))} |")
    return lines


def _example_cells(one: Measured) -> list[str]:
    ours, theirs = one.counts["casekit"], one.counts.get("line")
    mine = [str(len(one.wrong)), str(one.own.relationship_crossings)]
    mine += [str(ours.apart), str(ours.crossings), f"{ours.width:,.0f}", f"{ours.length:,.0f}", str(ours.bends)]
    return mine + (cells(theirs) if theirs is not None else ["–"] * 8)


def sum_table(found: Sequence[Measured]) -> list[str]:
    """The sums over families that every way of drawing managed."""
    ways = ("casekit", *SPLINES)
    most = {way for one in found for way in one.counts}
    whole = [one for one in found if set(one.counts) == most]
    names = {"casekit": "casekit", "line": "`dot`, straight lines", "ortho": "`dot`, right angles"}
    lines = [
        f"| {len(whole)} families, {sum(one.people for one in whole)} people | out of order | couples apart "
        "| lines through people | lines on each other | crossings | width | lines | bends |",
        "|---|" + "--:|" * 8,
    ]
    for way in ways:
        if way in most:
            lines.append(f"| {names[way]} | {' | '.join(cells(reduce(add, (one.counts[way] for one in whole))))} |")
    faults = sum(len(one.wrong) for one in found)
    return [*lines, "", f"casekit's own judgement of its {len(found)} pictures: {faults} faults."]


def page(examples: Sequence[Measured], plain: Sequence[Measured], tangled: Sequence[Measured], share: float) -> str:
    """The page for `docs/`."""
    dot = installed() or "`dot` is not installed"
    explained = (ROOT / "benchmarks" / "quality_page.md").read_text(encoding="utf-8")
    return explained.format(
        casekit=version("casekit"),
        python=platform.python_version(),
        dot=dot,
        share=f"{share:.0%}",
        examples="\n".join(example_table(examples)),
        example_sums="\n".join(sum_table(examples)),
        plain="\n".join(sum_table(plain)),
        tangled="\n".join(sum_table(tangled)),
        beside=BESIDE,
        invented=len(plain) + len(tangled),
        speed="\n".join(speed_table()),
    )


def speed_table() -> list[str]:
    """Time for each size, of the processor, the middle of several runs; and the most memory held so far."""
    lines = ["| people | drawn in | read back and judged in | memory |", "|--:|--:|--:|--:|"]
    for size in SIZES:
        family = invented_family(size, 1)
        runs = [looked_at(str(size), family) for _ in range(7 if size <= 60 else 3 if size <= 300 else 1)]
        drawn, looked = median(one.draw_time for one in runs), median(one.look_time for one in runs)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        lines.append(f"| {runs[0].people:,} | {drawn:.3f} s | {looked:.3f} s | {memory:.0f} MB |")
    return lines


def write_pictures() -> None:
    """Both pictures of one family, for the page."""
    family = family_of(EXAMPLES / "families" / f"{BESIDE}.yaml", DAY)
    picture = draw_unchecked(family)
    sheet = read_sheet(picture.svg)
    left, top, right, bottom = sheet.view
    (IMAGES / "quality-casekit.png").write_bytes(png_of(picture.svg, (right - left, bottom - top), 1.0))
    text = dot_text(family, sizes_in(drawn_by_casekit(sheet)), "line", shown=True)
    (IMAGES / "quality-dot.png").write_bytes(picture_by_dot(text))


def main() -> None:
    """Measure, and print or write."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("files", nargs="*", type=Path, help="cases to measure instead of the examples")
    arguments.add_argument("--as-at", type=date.fromisoformat, default=DAY)
    arguments.add_argument("--invented", type=int, default=100, help="how many invented families of each kind")
    arguments.add_argument("--write", action="store_true", help="write docs/genogram-quality.md and its pictures")
    chosen = arguments.parse_args()
    dot = bool(installed())
    if not dot:
        print("Graphviz `dot` is not installed: casekit's figures stand alone.", file=sys.stderr)
        if chosen.write:
            raise SystemExit("The page compares with `dot`. Install Graphviz (https://graphviz.org) first.")
    if chosen.files:
        own = [(path.name, partial(family_of, path, chosen.as_at)) for path in chosen.files]
        print("\n".join(example_table(list(all_measured(own, dot=dot)))))
        return
    examples = list(all_measured(example_families(), dot=dot))
    families = invented("plain", chosen.invented)
    shares = [share_with_several_partners(make()) for _, make in families]
    share = sum(several for _, several in shares) / max(1, sum(couples for couples, _ in shares))
    plain = list(all_measured(families, dot=dot))
    tangled = list(all_measured(invented("tangled", chosen.invented), dot=dot))
    if chosen.write:
        PAGE.write_text(page(examples, plain, tangled, share), encoding="utf-8")
        write_pictures()
        return
    for lines in (example_table(examples), sum_table(examples), sum_table(plain), sum_table(tangled)):
        print("\n".join([*lines, ""]))


if __name__ == "__main__":
    main()
