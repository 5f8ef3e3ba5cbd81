"""Who is whose partner, parent, child and carer, read from the picture's lines alone and compared with the family.

What a line is, is told by which symbols and lines its ends touch and by how it is drawn. The attributes that say whom
a line stands for are not used to read it; they are compared with what was read.
"""

from collections import Counter
from itertools import pairwise

from casekit.genogram.family import Family
from casekit.genogram.groups import Groups
from casekit.genogram.hang import TAGS
from casekit.genogram.kinds import Ending, State
from casekit.genogram.lines import THICK
from casekit.genogram.look import Theme
from casekit.genogram.notation import NOTATIONS, Notation
from casekit.genogram.read_back_households import household_differences
from casekit.genogram.read_back_people import people_differences
from casekit.genogram.read_back_relationships import relationship_differences
from casekit.genogram.read_back_words import words_differences
from casekit.genogram.remarks import related_partners
from casekit.genogram.tracks import BARS_DROP, CROSSED, SECOND_LINE, SLASHES
from casekit.pictures.canvas import Point, Stroke, number
from casekit.pictures.grid import Grid
from casekit.pictures.svg_geometry import Seen, Sheet, distance_to_run, overlap, read_sheet
from casekit.pictures.themes import stroke_in
from casekit.text.frozen import dataclass

TOUCHES = 1.2
JOINS = 0.4
_LINES = ("couple", "sibship", "child", "carer")
_BOXED = "?rect"
"""The sign of another kind of couple, as it is read: a question mark, and the box round it."""


@dataclass(frozen=True, slots=True)
class _Couple:
    """A couple's line as drawn: whom it touches, its stroke, its marks, and whether it is doubled."""

    partners: frozenset[str]
    stroke: tuple[str, str, str]
    slashes: int
    crossed: int
    thick: int
    ringed: bool
    house: bool
    boxed: str
    bars: int
    doubled: bool


def differences(svg: str, family: Family) -> list[str]:
    """Where the picture says something else than the family; empty if it says exactly the same."""
    return differences_in(read_sheet(svg), family)


def differences_in(sheet: Sheet, family: Family) -> list[str]:
    """The same for a picture that was read already."""
    notation = NOTATIONS[sheet.root["data-notation"]]
    theme = Theme(sheet.root.get("data-theme", Theme.PRINT.value))
    reader = _Reader(sheet)
    return [
        *_people(sheet, family),
        *people_differences(sheet, family),
        *words_differences(sheet, family),
        *reader.faults,
        *_compared("couple", reader.couples(), _wanted_couples(family, notation, theme), family),
        *_compared("child", reader.children(notation, theme), _wanted_children(family), family),
        *_compared("carer", reader.carers(notation, theme), _wanted_carers(family), family),
        *reader.claims(),
        *household_differences(sheet, family),
        *relationship_differences(sheet, family),
    ]


class _Reader:
    """Reads lines by what their ends touch."""

    def __init__(self, sheet: Sheet) -> None:
        self.symbols = [(one.data.get("data-person", ""), one) for one in sheet.of("person", "symbol")]
        self.lines = [one for one in sheet.seen if one.css == "line" and one.role in _LINES]
        self.marks = _by_group(sheet.of("couple", "mark"))
        self.tags = _by_group(sheet.of("child", "tag"))
        self.near_symbol = Grid()
        for place, (_, symbol) in enumerate(self.symbols):
            self.near_symbol.add(place, symbol.box)
        self.stretches = [
            (one, stretch) for one in self.lines if one.role != "carer" for run in one.runs for stretch in pairwise(run)
        ]
        self.near_line = Grid()
        for place, (_, stretch) in enumerate(self.stretches):
            xs, ys = [x for x, _ in stretch], [y for _, y in stretch]
            self.near_line.add(place, (min(xs), min(ys), max(xs), max(ys)))
        self.faults: list[str] = []
        drawn = _by_group([one for one in self.lines if one.role == "couple"])
        self._couples = {group: self._couple(lines[0], lines[1:]) for group, lines in drawn.items()}
        self._tied = self._ties()
        self._homes = {self._tied.of(group): group for group in self._couples}
        doubled = [n for n in Counter(self._tied.of(group) for group in self._couples).values() if n > 1]
        self.faults += ["the lines of two couples run into each other"] * len(doubled)

    def touched(self, point: Point) -> list[str]:
        """The people whose outline a point lies on."""
        near = [self.symbols[place] for place in self.near_symbol.near(_around(point, 2.0))]
        return sorted(key for key, one in near if overlap(one.box, _around(point, 2.0), -0.5) and _on(one, point))

    def _lines_at(self, point: Point) -> list[Seen]:
        """The lines of couples, sibships and children that a point lies on."""
        near = [self.stretches[place] for place in self.near_line.near(_around(point, 1.0))]
        return [one for one, stretch in near if distance_to_run(point, stretch) <= JOINS]

    def _couple(self, one: Seen, further: list[Seen]) -> _Couple:
        ends = (one.runs[0][0], one.runs[-1][-1])
        partners = [key for end in ends for key in self.touched(end)]
        if not partners or len(set(partners)) != len(partners):
            self.faults.append("a couple's line does not run from person to person")
        marks = self.marks.get(one.group, [])
        reach = 3.0 + (SECOND_LINE / 2 if further else 0.0)
        on_line = [m for m in marks if any(distance_to_run(_centre(m), run) < reach for run in one.runs)]
        slashes = [mark for mark in on_line if mark.tag == "path"]
        thick = sum(mark.stroke[1] == number(THICK.width) for mark in slashes)
        runs = [run for mark in slashes for run in mark.runs]
        rising = sum(run[0][1] > run[-1][1] for run in runs)
        ringed = any(mark.tag == "circle" for mark in on_line)
        house = any(mark.tag == "polygon" for mark in on_line)
        boxed = "".join(sorted(mark.text or mark.tag for mark in on_line if mark.tag in ("rect", "text")))
        bars = sum(_bars_below(mark, (further or [one])[-1]) for mark in marks if mark not in on_line)
        if any(not _runs_beside(other, one) for other in further) or len(further) > 1:
            self.faults.append("a couple's second line does not run beside the first")
        falling = len(runs) - rising
        signs = (thick, ringed, house, boxed, bars, bool(further))
        return _Couple(frozenset(partners), one.stroke, rising, falling, *signs)

    def _ties(self) -> Groups[int]:
        """Groups of lines whose ends lie on each other: a couple, its shared lines, its children's lines."""
        family = [one for one in self.lines if one.role != "carer"]
        tied = Groups(one.group for one in family)
        for one in family:
            if one.role == "couple":
                continue
            for end in _free_ends(one):
                for other in self._lines_at(end):
                    if other.group != one.group:
                        tied.join(one.group, other.group)
        return tied

    def couples(self) -> list[tuple[object, ...]]:
        """Each couple as (partners, stroke, and all that stands on the line)."""
        return [
            (
                one.partners,
                one.stroke if len(one.partners) > 1 else "",
                one.slashes,
                one.crossed,
                one.thick,
                one.ringed,
                one.house,
                one.boxed,
                one.bars,
                one.doubled,
            )
            for one in self._couples.values()
        ]

    def children(self, notation: Notation, theme: Theme) -> list[tuple[object, ...]]:
        """Each child's line as (child, parents, kind of link)."""
        found: list[tuple[object, ...]] = []
        for one in self.lines:
            if one.role == "child":
                reached = self.touched(one.runs[-1][-1])
                home = self._homes.get(self._tied.of(one.group))
                parents = self._couples[home].partners if home is not None else frozenset()
                found.append((" ".join(reached), parents, self._link(one, notation, theme)))
        return found

    def _link(self, one: Seen, notation: Notation, theme: Theme) -> str:
        tags = [tag for tag in self.tags.get(one.group, []) if distance_to_run(_centre(tag), one.runs[0]) < 4.0]
        letter = tags[0].text if tags else ""
        for link, stroke in notation.child.items():
            if _as_drawn(stroke, theme) == one.stroke and TAGS.get(link, "") == letter:
                return str(link)
        return "a line that the key does not explain"

    def carers(self, notation: Notation, theme: Theme) -> list[tuple[object, ...]]:
        """Each carer's group of lines as (child, carers, now or in the past)."""
        found: dict[int, tuple[set[str], set[str]]] = {}
        when: dict[int, str] = {}
        for one in self.lines:
            if one.role == "carer":
                children, carers = found.setdefault(one.group, (set(), set()))
                past = one.stroke == _as_drawn(notation.past_carer, theme)
                said = one.data.get("data-past") == "yes"
                when[one.group] = _in_time(past) if past is said else "drawn otherwise than its data says"
                for run in one.runs:
                    carers.update(self._carers_at(run[0]))
                    children.update(self.touched(run[-1]))
        return [
            (" ".join(sorted(children)), frozenset(carers), when[group]) for group, (children, carers) in found.items()
        ]

    def _carers_at(self, point: Point) -> list[str]:
        people = self.touched(point)
        if people:
            return people
        couples = {one.group for one in self._lines_at(point) if one.role == "couple"}
        return sorted(key for group in couples for key in self._couples[group].partners)

    def claims(self) -> list[str]:
        """Attributes that say something else than the lines they stand on."""
        wrong = []
        for one in self.lines:
            if one.role == "couple":
                said = frozenset(one.data.get("data-partners", "").split())
                if said != self._couples[one.group].partners:
                    wrong.append(f"data-partners says {_listed(said)}, but the line joins others")
            if one.role == "child" and [one.data.get("data-child", "")] != self.touched(one.runs[-1][-1]):
                wrong.append(f"data-child says {one.data.get('data-child')}, but the line ends elsewhere")
        return wrong


def _by_group(things: list[Seen]) -> dict[int, list[Seen]]:
    found: dict[int, list[Seen]] = {}
    for one in things:
        found.setdefault(one.group, []).append(one)
    return found


def _people(sheet: Sheet, family: Family) -> list[str]:
    drawn = Counter(one.data.get("data-person", "") for one in sheet.of("person", "symbol"))
    wanted = {member.key for member in family.members}
    found = [f"{family.called(key)} is missing" for key in sorted(wanted - set(drawn))]
    found += [f"the picture shows somebody who is not in the family ({key})" for key in sorted(set(drawn) - wanted)]
    return found + [f"{key} is drawn {times} times" for key, times in sorted(drawn.items()) if times > 1]


def _wanted_couples(family: Family, notation: Notation, theme: Theme) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    related = related_partners(family)
    for place, union in enumerate(family.unions):
        stroke = _as_drawn(notation.couple[union.state], theme) if not union.alone else ""
        widowed = union.ended is Ending.WIDOWED
        rising = int(widowed) or (SLASHES[union.ended] if union.ended is not None else 0)
        falling = int(widowed or union.ended in CROSSED)
        never = union.state is State.NEVER_A_COUPLE and union.ended is None
        ringed = widowed or (never and not union.alone)
        thick = int(union.ended is Ending.LEGALLY_SEPARATED)
        boxed = _BOXED if union.state is State.OTHER and not union.alone else ""
        bars = len(BARS_DROP[union.no_children]) if union.no_children is not None else 0
        signs = (thick, ringed, union.house, boxed, bars, place in related)
        found.append((frozenset(union.partners), stroke, rising, falling, *signs))
    return found


def _bars_below(mark: Seen, line: Seen) -> int:
    """How many level bars stand on an upright that comes down from a couple's line; -1 for any other mark."""
    upright, *bars = mark.runs or ((),)
    if mark.tag != "path" or len(upright) != 2 or abs(upright[0][0] - upright[1][0]) > JOINS:
        return -1
    hangs = any(distance_to_run(upright[0], run) <= JOINS for run in line.runs)
    level = [bar for bar in bars if len(bar) == 2 and abs(bar[0][1] - bar[1][1]) <= JOINS]
    crossed = all(distance_to_run(_middle_of(bar), upright) <= JOINS for bar in level)
    return len(level) if hangs and crossed and len(level) == len(bars) else -1


def _middle_of(run: tuple[Point, ...]) -> Point:
    return (run[0][0] + run[-1][0]) / 2, (run[0][1] + run[-1][1]) / 2


def _runs_beside(one: Seen, other: Seen) -> bool:
    """Whether a couple's second line runs beside the first, near enough to be one sign."""
    return any(2.0 < distance_to_run(_centre(one), run) < 2.0 * SECOND_LINE for run in other.runs)


def _wanted_children(family: Family) -> list[tuple[object, ...]]:
    return [
        (child.key, frozenset(union.partners), str(child.link))
        for union in family.unions
        for child in family.drawn_children(union)
    ]


def _wanted_carers(family: Family) -> list[tuple[object, ...]]:
    return [(link.child, frozenset(link.carers), _in_time(link.past)) for link in family.carers]


def _in_time(past: bool) -> str:
    return "in the past" if past else "now"


def _compared(
    what: str, found: list[tuple[object, ...]], wanted: list[tuple[object, ...]], family: Family
) -> list[str]:
    """What is in one list and not in the other, in words."""
    more, less = Counter(found) - Counter(wanted), Counter(wanted) - Counter(found)
    return [f"a {what} line is wrong or missing: {_said(one, family)}" for one in less.elements()] + [
        f"a {what} line is drawn that the file does not have: {_said(one, family)}" for one in more.elements()
    ]


def _said(fact: tuple[object, ...], family: Family) -> str:
    known = {member.key for member in family.members}
    parts = []
    for part in fact:
        if isinstance(part, frozenset):
            parts.append(_listed(part))
        elif isinstance(part, str) and part:
            parts.append(family.called(part) if part in known else part)
        elif isinstance(part, tuple):
            parts.append(f"drawn {' '.join(map(str, part))}".strip())
    return ", ".join(parts)


def _listed(keys: frozenset[str]) -> str:
    return " and ".join(sorted(keys)) or "nobody"


def _as_drawn(stroke: Stroke, theme: Theme) -> tuple[str, str, str]:
    stroke = stroke_in(theme, stroke)
    return stroke.colour, number(stroke.width), stroke.dash


def _around(point: Point, reach: float) -> tuple[float, float, float, float]:
    return point[0] - reach, point[1] - reach, point[0] + reach, point[1] + reach


def _on(one: Seen, point: Point) -> bool:
    return min(distance_to_run(point, run) for run in one.runs) <= TOUCHES


def _centre(one: Seen) -> Point:
    return (one.box[0] + one.box[2]) / 2, (one.box[1] + one.box[3]) / 2


def _free_ends(one: Seen) -> list[Point]:
    """The ends that must lie on another line: all of shared lines, only the first of a child's own line."""
    if one.role == "child":
        return [one.runs[0][0]]
    return [end for run in one.runs for end in (run[0], run[-1])]
