"""A finding: one thing to say about one place in one file, and the place itself."""

from enum import StrEnum
from typing import NamedTuple

from casekit.text.frozen import dataclass


class Span(NamedTuple):
    """A stretch of a file. Lines and columns count from 1, in code points; the end is just past the last one."""

    line: int
    column: int
    end_line: int
    end_column: int


class Severity(StrEnum):
    """How much a finding weighs; `docs/rules/` says what each means for a practitioner."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for advice: the order in which findings are read."""
        return list(Severity).index(self)


class Place(NamedTuple):
    """Where something stands: the file as the user named it, and the stretch of it."""

    path: str
    span: Span


ALIKE = "here too"
"""What a label shows where a finding is the same in several places."""


class Label(NamedTuple):
    """A second place that belongs to a finding, and what it shows, with and without case text."""

    place: Place
    message: str
    public: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say about a case file.

    `message` may quote the case; `public` says the same with no name and no case text, for machine formats,
    logs and continuous integration. `help` is the next step. `record` is the way to the record through the
    file (`("chronology", "events", 3)`), used to match allowances. `fixable` says that `casekit fix` can mend it.
    """

    rule: str
    severity: Severity
    place: Place
    message: str
    public: str
    help: str
    labels: tuple[Label, ...] = ()
    record: tuple[str | int, ...] = ()
    fixable: bool = False

    @property
    def order(self) -> tuple[int, str, int, int, str]:
        """Sort key within a run: errors first, then by file, line, column and name."""
        span = self.place.span
        return (self.severity.rank, self.place.path, span.line, span.column, self.rule)
