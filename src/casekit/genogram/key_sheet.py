"""The whole vocabulary of a notation on one sheet for a wall, in columns, in the proportions of A3 on its side."""

from collections.abc import Sequence
from itertools import count
from math import ceil

from casekit.genogram.key import SAMPLE, SIZE, Entry
from casekit.genogram.look import Profile
from casekit.genogram.notation import NOTATIONS
from casekit.genogram.relationship_looks import KNOWN_IN
from casekit.genogram.symbols import PAPER
from casekit.genogram.vocabulary import Subject, vocabulary
from casekit.pictures.bounds import bounds
from casekit.pictures.canvas import Box, Group, Line, Shape, Stroke, Words, element, moved, svg_of
from casekit.pictures.text_metrics import FAMILY, wrap
from casekit.text.escape import xml
from casekit.text.frozen import dataclass

COLUMNS = 5
COLUMN = 306.0
GUTTER = 26.0
MARGIN = 40.0
ROOM = 96.0
"""The width of a sample's place, in the middle of which it stands."""
LEAST_ROW = 28.0
PITCH = 14.0
HEADING = 32.0
BETWEEN = 14.0
TITLE_SIZE = 26.0
_LINE_HALF = 46.0
_RULE = Stroke("#9a9a9a", 1.0)
_QUIET = "#4a4a4a"
_ABOUT = "Every line can be told from every other in black and white, or by the words on it."
_ALL_OF_OTHERS = (
    "This notation has no lines of its own for relationships: they are drawn after GenoPro's and McGoldrick's sheets."
)
_SOME_OF_OTHERS = (
    "Relationships for which this notation has no line are drawn after other sheets, or in a way of casekit's."
)


@dataclass(frozen=True, slots=True)
class KeySheet:
    """A sheet of all signs: its shapes, the size of its ground in picture units, as SVG, and in words."""

    title: str
    shapes: tuple[Shape, ...]
    width: int
    height: int
    svg: str
    words: str


@dataclass(frozen=True, slots=True)
class _Block:
    """What stands in a column as a whole: its shapes from (0, 0) down, and its height."""

    shapes: tuple[Shape, ...]
    height: float


def key_sheet(profile: Profile) -> KeySheet:
    """All signs of a notation on one sheet."""
    subjects = vocabulary(profile, _LINE_HALF)
    title = f"Key to genograms: {NOTATIONS[profile.value].title}"
    columns = _columns([_part(subject) for subject in subjects])
    width = round(2 * MARGIN + COLUMNS * COLUMN + (COLUMNS - 1) * GUTTER)
    shapes: list[Shape] = [
        Words(MARGIN, MARGIN + 22.0, title, TITLE_SIZE, css="title", bold=True, anchor="start"),
        Words(MARGIN, MARGIN + 44.0, _about(profile), 12.0, css="subtitle", anchor="start", colour=_QUIET),
    ]
    top = MARGIN + 66.0
    for number, column in enumerate(columns):
        x, y = MARGIN + number * (COLUMN + GUTTER), top
        for block in column:
            shapes += [moved(shape, x, y) for shape in block.shapes]
            y += block.height
    height = round(max(top + sum(block.height for block in column) for column in columns) + MARGIN)
    ground = Box(0.0, 0.0, float(width), float(height), "ground", Stroke("none", fill=PAPER))
    drawn = (ground, *shapes)
    words = _in_words(title, subjects)
    return KeySheet(title, drawn, width, height, _document(profile, title, words, drawn, (width, height)), words)


def _about(profile: Profile) -> str:
    """What is to be said of the whole sheet: that not every line on it is the notation's own."""
    return f"{_ABOUT} {_SOME_OF_OTHERS if profile.value in KNOWN_IN else _ALL_OF_OTHERS}"


def _part(subject: Subject) -> _Block:
    """A subject with its heading and its rows."""
    shapes: list[Shape] = [
        Words(0.0, 16.0, subject.heading, 14.0, css="heading", bold=True, anchor="start"),
        Line((((0.0, 22.0), (COLUMN, 22.0)),), "rule", _RULE),
    ]
    y = HEADING
    for entry in subject.entries:
        row = _row(entry)
        shapes += [moved(shape, 0.0, y) for shape in row.shapes]
        y += row.height
    return _Block(tuple(shapes), y + BETWEEN)


def _row(entry: Entry) -> _Block:
    sample, meaning = entry
    _, high, _, low = bounds(Group("sample", sample))
    lines = wrap(meaning, COLUMN - ROOM - 12.0, SIZE)
    height = max(LEAST_ROW, low - high + 9.0, PITCH * len(lines) + 10.0)
    middle = height / 2
    shapes = [moved(shape, max(ROOM, SAMPLE) / 2, middle - (high + low) / 2) for shape in sample]
    first = middle + 4.0 - PITCH * (len(lines) - 1) / 2
    shapes += [
        Words(ROOM + 12.0, first + PITCH * number, line, SIZE, css="meaning", anchor="start")
        for number, line in enumerate(lines)
    ]
    return _Block(tuple(shapes), height)


def _columns(parts: Sequence[_Block]) -> list[list[_Block]]:
    """The parts in columns as short as can be, in their order."""
    least = max(round(sum(part.height for part in parts) / COLUMNS), *(ceil(part.height) for part in parts))
    for limit in count(least, 4):
        columns: list[list[_Block]] = [[]]
        for part in parts:
            if sum(other.height for other in columns[-1]) + part.height > limit:
                columns.append([])
            columns[-1].append(part)
        if len(columns) <= COLUMNS:
            return columns
    raise AssertionError("a sheet that is high enough holds everything")


def _in_words(title: str, subjects: tuple[Subject, ...]) -> str:
    lines = [f"{subject.heading}: {'; '.join(words for _, words in subject.entries)}." for subject in subjects]
    return "\n".join((f"{title}.", *lines))


def _document(profile: Profile, title: str, words: str, shapes: tuple[Shape, ...], size: tuple[int, int]) -> str:
    """The sheet as SVG. It names no other file and holds no script."""
    attributes = [
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("class", "casekit key"),
        ("width", str(size[0])),
        ("height", str(size[1])),
        ("viewBox", f"0 0 {size[0]} {size[1]}"),
        ("lang", "en-GB"),
        ("role", "img"),
        ("aria-labelledby", "key-title key-words"),
        ("data-notation", profile.value),
        ("font-family", f"{FAMILY}, Verdana, sans-serif"),
    ]
    head = [element("title", [("id", "key-title")], xml(title)), element("desc", [("id", "key-words")], xml(words))]
    inside = "\n".join(("", *head, *(svg_of(shape) for shape in shapes), ""))
    return f"{element('svg', attributes, inside)}\n"
