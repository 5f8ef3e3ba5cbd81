"""What is shown: sections of figures, each with the events that it counts and whose expectation it stands beside.

Nothing here is a score, a rank or a prediction (practice guides: show counts, dates, the events and a question).
"""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import TypeAlias

from casekit.case.dates import PartialDate
from casekit.patterns.names import SectionName
from casekit.policy.policy import Policy
from casekit.text.finding import Place
from casekit.text.frozen import dataclass

Value: TypeAlias = int | str | bool | Mapping[str, int] | None


@dataclass(frozen=True, slots=True)
class Example:
    """One record that a figure counts: when, what kind of thing it is, and where it stands.

    `what` holds no names and no case text, `text` may; `note` says more of this one ("2 days after").
    """

    when: PartialDate | None
    what: str
    place: Place
    text: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """What an authority expects where a figure is measured: the policy's key, value, owner and source.

    `meaning` says what the value means here ("longest expected"), `value` is it in words, `authority` whose it is;
    `passed` says whether the figure is surely beyond it.
    """

    key: str
    meaning: str
    value: str
    authority: str
    source: str
    passed: bool

    @property
    def words(self) -> str:
        """`longest expected 60 days; casekit default`, for brackets behind a figure."""
        return f"{self.meaning} {self.value}; {self.authority}"

    @classmethod
    def by(cls, policy: Policy, key: str, meaning: str, *, passed: bool) -> "Measure":
        """The policy's value `key` as a measure."""
        value = policy.value(key)
        authority = value.authority if value.confirmed else f"{value.authority}, not confirmed"
        return cls(key, meaning, value.for_people(), authority, value.source, passed)


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing that is shown.

    `kind` is a word of casekit's; `words` a sentence without names and case text; `subject` what it is about in the
    file's own words (a theme, a person), empty where there is none. `lines` say more, and hold no case text either.
    """

    kind: str
    words: str
    examples: tuple[Example, ...] = ()
    values: Mapping[str, Value] = field(default_factory=dict)
    measure: Measure | None = None
    subject: str = ""
    lines: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The figure as people read it, with its subject and its measure."""
        subject = f"{self.subject}: " if self.subject else ""
        measure = f" ({self.measure.words})" if self.measure else ""
        words = self.words
        if measure and words.endswith("."):
            return f"{subject}{words[:-1]}{measure}."
        return f"{subject}{words}{measure}"


@dataclass(frozen=True, slots=True)
class Section:
    """Figures of one subject: what to bear in mind, a question to think about, and what to say where there is none."""

    name: SectionName
    title: str
    figures: tuple[Figure, ...]
    nothing: str
    note: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class Patterns:
    """What a record shows on a day.

    `span` says in words what was asked for by dates; `about` how much was looked at and what was left out.
    """

    path: str
    case_id: str
    child: str
    day: date
    span: str
    about: tuple[str, ...]
    sections: tuple[Section, ...]

    @property
    def title(self) -> str:
        """`What the record shows: Leah Price`."""
        return f"What the record shows: {self.child}"
