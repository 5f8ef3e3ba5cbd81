"""What a record shows, for people: sections with headings on a terminal, the same lines unwrapped where it is piped."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from casekit.case.dates import for_people
from casekit.chronology.words import capital
from casekit.patterns.model import Example, Figure, Patterns, Section
from casekit.text.frozen import dataclass
from casekit.text.wrapping import wrapped

NOTICE: Final = (
    "Internal copy: it can hold what must not be shared with the family. Counts, dates and the events behind them; "
    "nothing is scored or predicted."
)
FEW: Final = 3
MORE: Final = 8
_LATER: Final = frozenset(
    {"theme", "plan", "all", "year", "told", "first-hand", "before-after", "agency", "child-words"}
)
_SHORT: Final = frozenset({"agency", "year", "told", "plan"})
"""Kinds of figure that take a line each, so that more of them fit into an overview."""


@dataclass(frozen=True, slots=True)
class Room:
    """How much is shown: so many figures of a kind, and so many events of a figure; `None` for all."""

    figures: int | None
    examples: int | None
    overview: bool

    @classmethod
    def overview_of_all(cls) -> "Room":
        """For all sections at once."""
        return cls(FEW, FEW, overview=True)

    @classmethod
    def one_section(cls) -> "Room":
        """For a section that was asked for by name."""
        return cls(MORE, MORE, overview=False)

    @classmethod
    def everything(cls) -> "Room":
        """Nothing is cut short."""
        return cls(None, None, overview=False)


def patterns_lines(found: Patterns, room: Room, width: int | None = None) -> Iterator[str]:
    """The lines to print. `width` is the terminal's in columns; with `None` (piped) nothing is wrapped."""
    number = f", {found.case_id}" if found.case_id else ""
    yield from wrapped(f"{found.title}{number} ({found.path})", width)
    span = f" Only what may lie {found.span}." if found.span else ""
    yield from wrapped(f"{' '.join(found.about)}{span}", width)
    yield from wrapped(NOTICE, width)
    empty = [one for one in found.sections if not one.figures]
    for section in found.sections:
        if section.figures:
            yield from ("", *_section(section, room, found.path, width))
    if empty:
        yield ""
        if len(found.sections) > 1:
            yield from _heading("Nothing to show")
        for section in empty:
            yield from wrapped(f"{section.title}: {section.nothing}", width, "  ", "    ")


def _heading(text: str) -> Iterator[str]:
    yield text
    yield "-" * len(text)


def _section(section: Section, room: Room, path: str, width: int | None) -> Iterator[str]:
    yield from _heading(section.title)
    if section.note:
        yield from wrapped(section.note, width)
    shown: Counter[str] = Counter()
    totals = Counter(figure.kind for figure in section.figures)
    for figure in section.figures:
        shown[figure.kind] += 1
        most = max(room.figures, MORE) if room.figures is not None and figure.kind in _SHORT else room.figures
        if most is None or shown[figure.kind] <= most:
            yield from _figure(figure, room, path, width)
        elif shown[figure.kind] == most + 1:
            left = totals[figure.kind] - most
            yield from wrapped(f"… and {left} more like {'this' if left == 1 else 'these'}: `--all`.", width, "  ")
    if section.question:
        yield from wrapped(f"To think about: {section.question}", width)


def _figure(figure: Figure, room: Room, path: str, width: int | None) -> Iterator[str]:
    yield from wrapped(capital(figure.sentence), width, "  - ", "    ")
    for line in figure.lines:
        yield from wrapped(line, width, "    ", "    ")
    if room.overview and figure.kind in _LATER:
        return
    if figure.measure is not None and not room.overview:
        yield from wrapped(f"Source of the expectation: {figure.measure.source}", width, "    ", "      ")
    examples = figure.examples if room.examples is None else figure.examples[: room.examples]
    for example in examples:
        yield from wrapped(example_words(example, path), width, "      ", "        ")
    left = len(figure.examples) - len(examples)
    if left:
        yield from wrapped(f"… and {left} more", width, "      ", "        ")


def example_words(example: Example, path: str) -> str:
    """`14 January 2023, domestic abuse, 2 days after …: “Liam hit Kerry …” (line 123)`."""
    when = for_people(example.when) if example.when is not None else ""
    about = ", ".join(part for part in (when, example.what, example.note) if part)
    text = f": {example.text}" if example.text else ""
    line = f"line {example.place.span.line}"
    where = line if example.place.path == path else f"{example.place.path}, {line}"
    return f"{capital(about)}{text} ({where})"
