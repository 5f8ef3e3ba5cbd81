"""Who lives together, read from the outlines alone and compared with the family.

Inside an outline is whose symbol lies in it whole. Which household an outline stands for is told by the words at it:
the household's name, or a letter that the text under the picture explains.
"""

from collections.abc import Iterator, Sequence

from casekit.genogram.family import Family, Household
from casekit.genogram.household_words import FREE, Marks, household_lines, outlined
from casekit.genogram.kinds import Layer
from casekit.genogram.labels import shown
from casekit.pictures.canvas import Point
from casekit.pictures.direction import LEFT_TO_RIGHT
from casekit.pictures.svg_geometry import BoxTuple, Seen, Sheet, inside, overlap, shrunk
from casekit.text.frozen import dataclass
from casekit.text.pattern import pattern

_LETTER = pattern(r"([A-Z]+)(?:: .*)?")


@dataclass(frozen=True, slots=True)
class _Found:
    """One household as drawn: what it is called, and who is inside its outlines."""

    name: str
    inside: frozenset[str]


def household_differences(sheet: Sheet, family: Family) -> list[str]:
    """Where the outlines say something else than the family; empty if they say exactly the same."""
    found, faults = _read(sheet, family)
    said = _said(sheet)
    return [*faults, *_compared(found, family, said), *_claims(sheet)]


def corners(box: BoxTuple) -> list[Point]:
    """The four corners of a box."""
    return [(box[0], box[1]), (box[2], box[1]), (box[2], box[3]), (box[0], box[3])]


def whole_inside(box: BoxTuple, outline: Seen) -> bool | None:
    """Whether a box lies in an outline whole (`True`), not at all (`False`), or is cut by it (`None`)."""
    if not overlap(box, outline.box):
        return False
    ring = outline.runs[0]
    hits = {inside(corner, ring) for corner in corners(shrunk(box, 0.5))}
    return hits.pop() if len(hits) == 1 else None


def _read(sheet: Sheet, family: Family) -> tuple[list[_Found], list[str]]:
    faults: list[str] = []
    lettered: dict[str, set[str]] = {}
    found: list[_Found] = []
    said = _said(sheet)
    for outline in sheet.of("household", "outline"):
        words = " ".join(one.text for one in sheet.of("household", "label") if one.group == outline.group)
        people = set()
        for symbol in sheet.of("person", "symbol"):
            lies = whole_inside(symbol.box, outline)
            if lies is None:
                faults.append(f"the outline '{words}' cuts through {symbol.data['data-person']}")
            elif lies:
                people.add(symbol.data["data-person"])
        letter = _LETTER.fullmatch(words)
        if letter is not None and not any(_plain(home.name) == words for home in family.households):
            lettered.setdefault(letter[1], set()).update(people)
        else:
            found.append(_Found(words, frozenset(people)))
    for mark, together in lettered.items():
        names = [_plain(home.name) for home in family.households if _tight(f"{mark}: {home.name}:") in said]
        found.append(_Found(names[0] if names else f"{mark}, which is not explained", frozenset(together)))
    return found, faults


def _said(sheet: Sheet) -> str:
    """The text under the picture without spaces and hyphens: a line may end in the middle of a very long word."""
    return "".join(_tight(one.text) for one in sheet.of("households", "paragraph"))


def _tight(text: str) -> str:
    """Text without spaces and hyphens, and without the marks that keep names of other directions apart."""
    return "".join(shown(text).replace(LEFT_TO_RIGHT, "").replace("-", "").split())


def _plain(name: str) -> str:
    """A name as it stands in the picture, whatever lines it was broken into."""
    return " ".join(shown(name).split())


def _compared(found: Sequence[_Found], family: Family, said: str) -> Iterator[str]:
    left = list(found)
    missed: list[tuple[int, Household]] = []
    homes = list(enumerate(family.households)) if Layer.HOUSEHOLDS in family.layers else []
    excused = _excused(family, said)
    # Of two homes with one name, an outline is first that of the one that must have it.
    for place, home in sorted(homes, key=lambda one: one[0] in excused):
        right = [one for one in left if one.name == _plain(home.name) and _fits(one, home)]
        if right:
            left.remove(right[0])
        elif place not in excused:
            missed.append((place, home))
    for _, home in missed:
        named = [one for one in left if one.name == _plain(home.name)]
        if named:
            left.remove(named[0])
            yield from _wrong(named[0], home, family)
        elif outlined(home):
            yield f"the household '{_plain(home.name)}' has no outline"
    for one in left:
        yield f"an outline '{one.name}' is drawn that the file does not have"


def _must(home: Household) -> set[str]:
    return {key for key, how in home.members if how not in FREE}


def _fits(one: _Found, home: Household) -> bool:
    return _must(home) <= one.inside <= {key for key, _ in home.members}


def _wrong(one: _Found, home: Household, family: Family) -> Iterator[str]:
    for key in sorted(_must(home) - one.inside):
        yield f"{family.called(key)} lives in the household '{one.name}' and is not in its outline"
    for key in sorted(one.inside - {key for key, _ in home.members}):
        yield f"{key} is in the outline of the household '{one.name}' and does not live there"


def _excused(family: Family, said: str) -> set[int]:
    """The households of which the words under the picture say that there was no room for an outline."""
    lines = household_lines(family, Marks(without=frozenset(range(len(family.households)))))
    return {place for place, line in enumerate(lines) if _tight(line) in said}


def _claims(sheet: Sheet) -> Iterator[str]:
    """Attributes that say something else than the outlines they stand on."""
    symbols = sheet.of("person", "symbol")
    for one in sheet.of("household", "outline"):
        said = set(one.data.get("data-members", "").split())
        if said != _within(one, symbols):
            yield f"data-members says {' '.join(sorted(said))}, but others are in the outline"


def _within(outline: Seen, symbols: Sequence[Seen]) -> set[str]:
    return {symbol.data["data-person"] for symbol in symbols if whole_inside(symbol.box, outline)}
