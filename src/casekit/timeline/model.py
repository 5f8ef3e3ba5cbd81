"""What a timeline shows, before anything is drawn: events in lanes, bands, quiet times, pairs."""

from datetime import date
from enum import StrEnum

from casekit.chronology.entries import Entry
from casekit.text.frozen import dataclass
from casekit.timeline.extent import Extent, Reach


class Lanes(StrEnum):
    """What the lanes stand for."""

    THEME = "theme"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: its name, and the numbers of its events in the order of time."""

    name: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Happened:
    """One event with its number in the chronology.

    `extent` is where it stands on the line; `None` where it does not, and then `why_not` is a sentence.
    """

    number: int
    entry: Entry
    extent: Extent | None
    why_not: str = ""

    @property
    def tone(self) -> str:
        """`concern`, `strength`, `mixed`, `neutral`, or `not-said`."""
        return self.entry.tone or "not-said"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a band: what held, its dates in words, and where it lies."""

    label: str
    when: str
    reach: Reach


@dataclass(frozen=True, slots=True)
class Band:
    """What held for a time: the plan, the home, the worker, the legal status."""

    name: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Quiet:
    """Days on which nothing is recorded, between one and another; `when` in words, with what was expected."""

    first: date
    last: date
    when: str

    @property
    def days(self) -> int:
        """How long it lasted."""
        return (self.last - self.first).days


@dataclass(frozen=True, slots=True)
class Joined:
    """Events near each other: pairs of numbers with the days between them, and what to know about them in sentences."""

    names: tuple[str, str]
    pairs: tuple[tuple[int, int, int], ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Birthday:
    """A place on the line from which the child is so old; exact where the date of birth is."""

    at: float
    words: str
    short: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that a timeline shows, for one audience on one day.

    `start` and `end` are the ends of the line, as day numbers. `ages` are the child's, in the order of time;
    `age_words` says why they are only about right, if so. `notes` are sentences to know when reading it.
    """

    title: str
    about: str
    count: str
    notice: str
    case: str
    as_at: date
    lanes_by: Lanes
    lanes: tuple[Lane, ...]
    events: tuple[Happened, ...]
    bands: tuple[Band, ...]
    ages: tuple[Birthday, ...]
    start: float
    end: float
    one_scale: bool = False
    quiet: tuple[Quiet, ...] = ()
    joined: Joined | None = None
    notes: tuple[str, ...] = ()

    @property
    def placed(self) -> tuple[Happened, ...]:
        """The events that stand on the line."""
        return tuple(one for one in self.events if one.extent is not None)

    @property
    def unplaced(self) -> tuple[Happened, ...]:
        """The events that do not, listed under it."""
        return tuple(one for one in self.events if one.extent is None)
