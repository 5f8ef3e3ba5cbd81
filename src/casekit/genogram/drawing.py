"""The whole picture as a list of shapes: title, family, key, households, notes, on white."""

from collections.abc import Iterator, Sequence
from dataclasses import field
from math import ceil

from casekit.genogram.arrange import Arrangement
from casekit.genogram.breaking import wrapped
from casekit.genogram.departures import departures
from casekit.genogram.family import Family, Member, Relaxed
from casekit.genogram.heights import LABEL_TOP
from casekit.genogram.household_words import Marks, household_lines, marks_of
from casekit.genogram.households import household_entries, household_groups
from casekit.genogram.key import NAME_ON_A_LINE, SAMPLE, entries
from casekit.genogram.key_block import key_block
from casekit.genogram.labels import Labels, shown
from casekit.genogram.lines import carer_group, child_group, couple_group, sibship_group
from casekit.genogram.notation import Notation
from casekit.genogram.relationship_drawing import bare_names, with_relationships
from casekit.genogram.relationship_views import relationship_sentences
from casekit.genogram.remarks import remarks
from casekit.genogram.symbols import HALF, PAPER, symbol
from casekit.genogram.tracks import Routes
from casekit.genogram.words import carer_lines_in_words, earlier_care_in_words, person_words
from casekit.pictures.bounds import bounds
from casekit.pictures.canvas import Box, Group, Line, Point, Shape, Stroke, Words, moved
from casekit.pictures.direction import names_apart
from casekit.text.frozen import dataclass

MARGIN = 32.0
TITLE_SIZE = 19.0
SUBTITLE_SIZE = 13.0
TEXT_SIZE = 12.0
TEXT_PITCH = 17.0
LEAST_WIDTH = 620.0
MOST_WIDTH = 820.0
"""How wide the key and the sentences are at most, however wide the family: they can be read on a page of A4."""
QUIET = "#4a4a4a"


Section = tuple[str, str, list[str]]
"""A class, a heading and the sentences under it."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A display list on a ground of `width` by `height` picture units, both whole numbers.

    `relaxed` are all conventions that give way in it, with the relationships for which no line was free;
    `homes` says what stands at the outlines of households.
    """

    shapes: tuple[Shape, ...]
    width: int
    height: int
    relaxed: tuple[Relaxed, ...] = ()
    homes: Marks = field(default_factory=Marks)
    zoom: float = 1.0
    """How many pixels a unit is drawn large."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in pixels at natural size."""
        return self.width * self.zoom, self.height * self.zoom


def drawing(
    arrangement: Arrangement, labels: Labels, routes: Routes, notation: Notation, relaxed: tuple[Relaxed, ...]
) -> Drawing:
    """Put the picture together."""
    family = arrangement.structure.family
    plain = family_body(arrangement, labels, routes, notation)
    body, missing = with_relationships(family, plain, notation.name)
    return page_of(
        family, body, notation, (*relaxed, *missing), homes=marks_of(family, plain), numbered=labels.numbered
    )


def page_of(
    family: Family,
    body: Group,
    notation: Notation,
    relaxed: tuple[Relaxed, ...],
    *,
    homes: Marks,
    numbered: bool,
    more: Sequence[Section] = (),
) -> Drawing:
    """A finished family, or several, with title, key and sentences round it; `more` are sections of sentences."""
    left, top, right, bottom = bounds(body)
    inner = max(right - left, LEAST_WIDTH)
    column = min(inner, MOST_WIDTH)
    top_lines, y = _heading(family, column)
    shapes: list[Shape] = [*top_lines]
    shapes.append(moved(body, MARGIN + (inner - (right - left)) / 2 - left, y - top))
    y += bottom - top + 26.0
    shapes.append(Line((((MARGIN, y), (MARGIN + inner, y)),), "rule", Stroke("#9a9a9a", 1.0)))
    views = [NAME_ON_A_LINE] if bare_names(family, body) else []
    used = (*entries(family, notation), *views, *household_entries(homes, SAMPLE))
    key, y = key_block(used, f"Key: {notation.title}", MARGIN, y + 24.0, column)
    shapes.append(key)
    for css, heading, lines in (*more, *_texts(family, relaxed, homes, numbered)):
        group, y = _paragraphs(css, heading, lines, y + 14.0, column)
        shapes.append(group)
    width, height = ceil(inner + 2 * MARGIN), ceil(y + MARGIN - 10.0)
    ground = Box(0.0, 0.0, float(width), float(height), "ground", Stroke("none", fill=PAPER))
    return Drawing((ground, *shapes), width, height, relaxed, homes)


def _heading(family: Family, width: float) -> tuple[list[Shape], float]:
    shapes: list[Shape] = []
    y = MARGIN + 16.0
    for line in wrapped(names_apart(shown(family.title)), width, TITLE_SIZE, True, most=1.0):
        shapes.append(Words(MARGIN, y, line, TITLE_SIZE, css="title", bold=True, anchor="start"))
        y += 22.0
    for line in wrapped(names_apart(shown(family.subtitle)), width, SUBTITLE_SIZE, most=1.0):
        shapes.append(Words(MARGIN, y, line, SUBTITLE_SIZE, css="subtitle", anchor="start"))
        y += TEXT_PITCH
    as_at = f"As at {family.as_at_text}"
    shapes.append(Words(MARGIN, y, as_at, TEXT_SIZE, css="subtitle", anchor="start", colour=QUIET))
    return shapes, y + 24.0


def family_body(arrangement: Arrangement, labels: Labels, routes: Routes, notation: Notation) -> Group:
    """The family itself, without relationship lines."""
    family = arrangement.structure.family
    shapes: list[Shape] = [couple_group(family, notation, one, routes.middle) for one in routes.couples]
    shapes += [sibship_group(family, notation, one) for one in routes.sibships]
    shapes += [child_group(family, notation, one) for one in routes.children]
    shapes += [carer_group(family, notation, one) for one in routes.carers]
    index_row = arrangement.structure.items[arrangement.structure.of_key[family.index]].row
    for number, row in enumerate(arrangement.rows):
        for item in sorted(row, key=arrangement.x.__getitem__):
            key = arrangement.structure.items[item].key
            if key:
                at = routes.middle[key], number - index_row
                shapes.append(_person(family, notation, labels, family.member(key), at))
    return Group("family", (*household_groups(family, Group("family", tuple(shapes))), *shapes))


def _person(family: Family, notation: Notation, labels: Labels, member: Member, at: tuple[Point, int]) -> Group:
    key = member.key
    (x, y), generation = at
    filled, haloed = _filled(family, member, (x, y))
    shapes = list(
        symbol(
            member,
            x,
            y,
            key == family.index,
            death=notation.death,
            filled=filled,
            haloed=haloed,
        )
    )
    base = y + HALF + LABEL_TOP
    for place, line in enumerate(labels.members[key], 1):
        shapes.append(Words(x, base + labels.pitch * place - 2.5, line.text, line.size, bold=line.bold))
    data = [
        ("data-person", key),
        ("data-gender", str(member.gender)),
        ("data-kind", str(member.kind)),
        ("data-generation", str(generation)),
    ]
    return Group("person", tuple(shapes), tuple(data), title=person_words(family, member))


def _filled(family: Family, member: Member, middle: Point) -> tuple[tuple[Shape, ...], bool]:
    """What fills somebody's symbol, and whether marks on it need white round them."""
    if not (member.photo or member.health or family.agreed_key):
        return (), False
    from casekit.genogram.fills import fills, needs_halo

    filled = fills(family, member, *middle)
    return filled, bool(filled) and needs_halo(member)


def _texts(family: Family, relaxed: tuple[Relaxed, ...], homes: Marks, numbered: bool) -> Iterator[Section]:
    if family.changes is not None:
        yield "changes", family.changes.heading, family.changes.sentences
    if numbered:
        yield "carers", "Who cares for whom, by the numbers on the lines", carer_lines_in_words(family)
    if family.earlier_care:
        yield "earlier-care", "Who cared for whom before", earlier_care_in_words(family)
    if family.households:
        yield "households", "Who lives together", household_lines(family, homes)
    if views := relationship_sentences(family):
        yield "relationships", "What the relationships are like", views
    if sentences := remarks(family):
        yield "remarks", "To know when reading this", sentences
    if family.not_shown:
        yield "left-out", "What is left out", list(family.not_shown)
    if relaxed:
        yield "departures", "Where this picture departs from the usual order", departures(relaxed)
    if family.made:
        yield "made", "About this picture", list(family.made)


def _paragraphs(css: str, heading: str, lines: list[str], y: float, width: float) -> tuple[Group, float]:
    shapes = [Words(MARGIN, y, heading, 13.0, css="heading", bold=True, anchor="start")]
    y += 6.0
    for line in lines:
        for text in wrapped(names_apart(shown(line)), width, TEXT_SIZE, most=1.0):
            y += TEXT_PITCH
            shapes.append(Words(MARGIN, y, text, TEXT_SIZE, css="paragraph", anchor="start"))
    return Group(css, tuple(shapes)), y + 14.0
