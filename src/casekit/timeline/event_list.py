"""The list under the picture: every event by its number, with its date, the child's age, and what happened in full."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from casekit.chronology.words import in_words
from casekit.pictures.canvas import Group, Line, Shape, Stroke, Words
from casekit.timeline.marks import mark
from casekit.timeline.model import Happened
from casekit.timeline.text import broken

SIZE = 11.5
PITCH = 15.5
QUIET = "#4a4a4a"
_NUMBER, _MARK, _DATE, _AGE, _KIND, _WHAT = 30.0, 48.0, 68.0, 222.0, 326.0, 472.0
_DATE_ROOM, _AGE_ROOM, _KIND_ROOM = 146.0, 96.0, 136.0
_ROW_LINE = Stroke("#dcdcdc", 0.7)
_HEADS = ((_DATE, "When"), (_AGE, "Age"), (_KIND, "Kind"), (_WHAT, "What happened"))


def list_groups(
    events: Sequence[Happened], near: Mapping[int, str], left: float, top: float, inner: float
) -> Iterator[tuple[Group, float]]:
    """Each event as a group with the height where it ends; `row_lines` has the lines over them."""
    for event in events:
        columns = _columns(event, near.get(event.number, ""), inner)
        height = PITCH * max(map(len, (column for _, column, _ in columns))) + 7.0
        shapes: list[Shape] = [
            Words(left + _NUMBER, top + 15.0, str(event.number), SIZE, "number", bold=True, anchor="end"),
            *mark(event.tone, left + _MARK, top + 11.0, significant=event.entry.significant),
        ]
        for x, lines, colour in columns:
            for place, line in enumerate(lines):
                if line:
                    y = top + 15.0 + PITCH * place
                    shapes.append(Words(left + x, y, line, SIZE, "entry", anchor="start", colour=colour))
        top += max(height, 24.0)
        yield Group("listed", tuple(shapes), (("data-listed", str(event.number)),)), top


def row_lines(tops: Iterable[float], left: float, inner: float) -> Line:
    """The lines at the heights where events of a list begin, drawn as one: a list can have thousands."""
    return Line(tuple([((left, top), (left + inner, top)) for top in tops]), "row-line", _ROW_LINE)


def list_heads(left: float, y: float, inner: float) -> tuple[Shape, ...]:
    """The headings of the columns, with a line of the full width above the list."""
    line = Line((((left, y + 6.0), (left + inner, y + 6.0)),), "row-line", _ROW_LINE)
    return line, *(Words(left + x, y, name, 10.5, "head", anchor="start", colour=QUIET) for x, name in _HEADS)


def _columns(event: Happened, near: str, inner: float) -> tuple[tuple[float, tuple[str, ...], str], ...]:
    entry = event.entry
    room = inner - _WHAT
    return (
        (_DATE, broken(entry.when, _DATE_ROOM, SIZE), "#1a1a1a"),
        (_AGE, broken(entry.age, _AGE_ROOM, SIZE), QUIET),
        (_KIND, broken(in_words(entry.kind) if entry.kind else "", _KIND_ROOM, SIZE), QUIET),
        (_WHAT, broken(" ".join((entry.what, *said_beside(event), near)), room, SIZE), "#1a1a1a"),
    )


def said_beside(event: Happened) -> tuple[str, ...]:
    """What must stand beside what happened: why it is not on the line, who disputes it, from whom it is withheld."""
    entry = event.entry
    disputes = tuple(f"Disputed: {one.words}" for one in entry.disputed)
    significant = "Significant." if entry.significant else ""
    said = (significant, event.why_not, *entry.doubts, *disputes, entry.withheld or "")
    return tuple(one for one in said if one)
