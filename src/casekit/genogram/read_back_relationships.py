"""Who is related how to whom, read from the relationship lines of a picture alone and compared with the family.

Between whom a line runs is told by the symbols that its ends touch, its direction by the arrow head at one end, and
what it says by how it is drawn: its strokes, how many lines run side by side, its zigzags, what stands on it, and its
letters. The attributes that say the same are not used to read it; they are compared with what was read.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import hypot

from casekit.genogram.family import Family
from casekit.genogram.look import Theme
from casekit.genogram.relationship_drawing import IN_WORDS
from casekit.genogram.relationship_lines import plate_text, relationship_shapes
from casekit.genogram.relationship_views import relationship_lines_of, seen_by_whom
from casekit.pictures.canvas import Group, Point, svg_of
from casekit.pictures.svg_geometry import Seen, Sheet, distance_to_run, read_sheet
from casekit.pictures.themes import in_theme
from casekit.text.frozen import dataclass

_TOUCHES = 1.2
_FEW = 2
_HEAD_REACH = 2.0
_HEAD_SIZE = 18.0
_CLOSE = 0.3
_TRIED = (90.0, 260.0)
_Fact = tuple[tuple[str, str], str, bool, str]
"""The two ends (in order if directed), the word, whether it is directed, the letters on the line."""


@dataclass(frozen=True, slots=True)
class _Look:
    """How a line is drawn: what does not depend on its length, and measures that hardly do."""

    parts: frozenset[tuple[object, ...]]
    measures: tuple[float, ...]

    def like(self, other: "_Look") -> bool:
        """Whether two lines are drawn alike."""
        if self.parts != other.parts or len(self.measures) != len(other.measures):
            return False
        pairs = zip(self.measures, other.measures, strict=True)
        return all(abs(one - two) <= _CLOSE * max(one, two) for one, two in pairs)


def relationship_differences(sheet: Sheet, family: Family) -> list[str]:
    """Where the relationship lines say something else than the family; empty if they say exactly the same."""
    wanted = _wanted(family)
    groups: dict[int, list[Seen]] = {}
    for one in sheet.seen:
        if one.role == "relationship":
            groups.setdefault(one.group, []).append(one)
    found: Counter[_Fact] = Counter()
    wrong: list[str] = []
    symbols = [(one.data.get("data-person", ""), one) for one in sheet.of("person", "symbol")]
    kinds = tuple(dict.fromkeys(kind for _, (_, kind, _, _) in wanted))
    for shapes in groups.values():
        fact = _read(sheet, shapes, symbols, kinds)
        if isinstance(fact, str):
            wrong.append(fact)
            continue
        found[fact] += 1
        wrong += _claims(shapes[0], fact)
    return wrong + _not_as_wanted(sheet, family, wanted, found)


def _not_as_wanted(
    sheet: Sheet, family: Family, wanted: Sequence[tuple[str, _Fact]], found: Counter[_Fact]
) -> list[str]:
    """What is neither drawn nor said in words, since none could be drawn; what is drawn besides, or said as well."""
    missing = []
    more = found.copy()
    for token, fact in wanted:
        if more[fact] > 0:
            more[fact] -= 1
        else:
            missing.append((token, fact))
    said = _said_in_words(sheet)
    wrong = []
    for token, fact in missing:
        if said[token] > 0:
            said[token] -= 1
        else:
            wrong.append(f"a relationship line is wrong or missing: {_said(family, fact)}")
    for fact in more.elements():
        wrong.append(f"a relationship line is drawn that the file does not have: {_said(family, fact)}")
    for token, fact in wanted:
        if said[token] > 0:
            said[token] -= 1
            wrong.append(f"a relationship is said in words although it has a line: {_said(family, fact)}")
    return wrong


def _said_in_words(sheet: Sheet) -> Counter[str]:
    """The relationships that the picture says in words, by their ends and their word."""
    mark = f"{IN_WORDS}:"
    return Counter(token.removeprefix(mark) for token in sheet.root["data-relaxed"].split() if token.startswith(mark))


def _wanted(family: Family) -> list[tuple[str, _Fact]]:
    """The lines of the family, each with how `data-relaxed` names it where it is said in words."""
    return [
        (
            ",".join((*line.ends, line.kind)),
            (_ordered(line.ends, line.directed), line.kind, line.directed, plate_text(line.kind, line.extra)),
        )
        for line in relationship_lines_of(family)
    ]


def _ordered(ends: tuple[str, str], directed: bool) -> tuple[str, str]:
    return ends if directed else (min(ends), max(ends))


def _read(
    sheet: Sheet, shapes: Sequence[Seen], symbols: Sequence[tuple[str, Seen]], kinds: Sequence[str]
) -> _Fact | str:
    lines = [one for one in shapes if one.css == "line"]
    if len(lines) != 1:
        return "a relationship has no line, or more than one"
    tips = (lines[0].runs[0][0], lines[0].runs[-1][-1])
    ends = tuple(key for tip in tips for key in _touched(tip, symbols))
    if len(ends) != 2 or ends[0] == ends[1]:
        return "a relationship's line does not run from one person to another"
    heads = [any(_is_head(one, tip) for one in shapes) for tip in tips]
    if all(heads):
        return f"the relationship line between {ends[0]} and {ends[1]} shows two directions"
    look = _look_of([one for one in shapes if not any(_is_head(one, tip) for tip in tips)])
    letters = seen_by_whom("".join(one.text for one in shapes if one.css == "plate"))
    theme, notation = sheet.root.get("data-theme", Theme.PRINT.value), sheet.root["data-notation"]
    alike = [
        kind
        for kind in kinds
        if _fits(letters, kind) and any(look.like(known) for known in _known(kind, notation, theme))
    ]
    lettered = [kind for kind in alike if plate_text(kind)] or alike
    if len(lettered) != 1:
        how = "like no relationship of the file" if not alike else "like more than one relationship of the file"
        return f"the relationship line between {ends[0]} and {ends[1]} is drawn {how}"
    if not any(heads):
        return _ordered((ends[0], ends[1]), False), lettered[0], False, letters
    return ((ends[0], ends[1]) if heads[1] else (ends[1], ends[0])), lettered[0], True, letters


def _fits(letters: str, kind: str) -> bool:
    """Whether the letters on a line can belong to a word: its own letters first, if it has any."""
    own = plate_text(kind)
    return not own or letters == own or letters.startswith(f"{own} ")


def _touched(tip: Point, symbols: Sequence[tuple[str, Seen]]) -> list[str]:
    x, y = tip
    return sorted(
        key
        for key, one in symbols
        if one.box[0] - 2.0 <= x <= one.box[2] + 2.0
        and one.box[1] - 2.0 <= y <= one.box[3] + 2.0
        and min(distance_to_run(tip, run) for run in one.runs) <= _TOUCHES
    )


def _is_head(one: Seen, tip: Point) -> bool:
    """Whether a mark is an arrow head whose point is at the end of the line."""
    if one.css != "mark" or one.tag == "circle" or any(_size(run) > _HEAD_SIZE for run in one.runs):
        return False
    return any(hypot(x - tip[0], y - tip[1]) <= _HEAD_REACH for run in one.runs for x, y in run)


@cache
def _known(kind: str, notation: str, theme: str) -> tuple[_Look, ...]:
    """How a word's line is drawn, short and long, with an arrow and without, and without the arrow's head."""
    found = []
    for length in _TRIED:
        path = ((0.0, 0.0), (length, 0.0))
        for directed in (False, True):
            shapes = relationship_shapes(kind, path, directed, None, notation)
            group = Group("relationship", in_theme(Theme(theme), shapes))
            sheet = read_sheet(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">{svg_of(group)}</svg>')
            found.append(_look_of([one for one in sheet.seen if not _is_head(one, path[1])]))
    return tuple(found)


def _look_of(shapes: Sequence[Seen]) -> _Look:
    alike: dict[tuple[object, ...], list[Seen]] = {}
    for one in shapes:
        if one.css not in ("plate", "gap"):
            colour, width, dash = one.stroke
            what: tuple[object, ...] = (
                one.css,
                one.tag,
                colour,
                width,
                bool(dash),
                one.filled,
                any(_is_zigzag(run) for run in one.runs),
            )
            alike.setdefault(what, []).append(one)
    parts: list[tuple[object, ...]] = []
    measures: list[tuple[str, float]] = []
    for sort, ones in alike.items():
        runs = [run for one in ones for run in one.runs]
        zigzags = [_length(run) / (len(run) - 1) for run in runs if _is_zigzag(run)]
        mark = ones[0].css == "mark"
        several = mark and len(runs) > _FEW
        parts.append((*sort, "many" if several or zigzags else len(runs)))
        name = repr(sort)
        measures += [(name, max(zigzags))] if zigzags else []
        measures += [(name, float(part)) for part in ones[0].stroke[2].split()]
        if mark and runs and not zigzags:
            measures.append((name, _size(runs[len(runs) // 2])))
            measures += [(name, _spacing(runs))] if several else []
    return _Look(frozenset(parts), tuple(value for _, value in sorted(measures)))


def _is_zigzag(run: Sequence[Point]) -> bool:
    """Whether a line turns sharply at most of its points."""
    turns = 0
    for (x1, y1), (x2, y2), (x3, y3) in zip(run, run[1:], run[2:], strict=False):
        turns += (x2 - x1) * (x3 - x2) + (y2 - y1) * (y3 - y2) < 0.6 * hypot(x2 - x1, y2 - y1) * hypot(x3 - x2, y3 - y2)
    return len(run) > 8 and turns > 0.6 * (len(run) - 2)


def _length(run: Sequence[Point]) -> float:
    return sum(hypot(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(run))


def _size(run: Sequence[Point]) -> float:
    """The greatest distance of a point from the middle of all points, twice: independent of how it is turned."""
    x, y = sum(x for x, _ in run) / len(run), sum(y for _, y in run) / len(run)
    return 2 * max(hypot(px - x, py - y) for px, py in run)


def _spacing(runs: Sequence[Sequence[Point]]) -> float:
    """How far things that are repeated along a line are from each other, as a rule."""
    middles = [(sum(x for x, _ in run) / len(run), sum(y for _, y in run) / len(run)) for run in runs]
    steps = sorted(hypot(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(middles))
    return steps[len(steps) // 2]


def _claims(shape: Seen, fact: _Fact) -> Iterator[str]:
    """Attributes that say something else than the line they stand on."""
    ends, kind, directed, _ = fact
    data = shape.data
    said = _ordered((data.get("data-from", ""), data.get("data-to", "")), directed)
    if said != ends:
        yield f"data-from and data-to say {' and '.join(said)}, but the line joins {' and '.join(ends)}"
    if data.get("data-is") != kind:
        yield f"data-is says {data.get('data-is')}, but the line is drawn as {kind}"
    if data.get("data-directed") != ("yes" if directed else "no"):
        yield f"data-directed says {data.get('data-directed')}, but the line shows something else"


def _said(family: Family, fact: _Fact) -> str:
    (first, second), kind, directed, letters = fact
    names = f" {'to' if directed else 'and'} ".join(family.called(key) for key in (first, second))
    return f"{names}, {kind}{f', with the letters {letters}' if letters else ''}"
