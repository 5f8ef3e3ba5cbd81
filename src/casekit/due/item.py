"""One thing that is due: what, by when, how that was reckoned, and whose expectation it is."""

from datetime import date
from enum import StrEnum

from casekit.chronology.words import capital
from casekit.text.finding import Place
from casekit.text.frozen import dataclass


class Status(StrEnum):
    """How a thing that is due stands on a day; `may` where dates that are only partly known leave it open."""

    OVERDUE = "overdue"
    MAY_BE_OVERDUE = "may-be-overdue"
    DUE = "due"
    MAY_BE_DUE = "may-be-due"


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is due in a case.

    `kind` is a word of casekit's (`core-group`), `title` says it for people and holds no name and no case text;
    `detail` may (a quotation, a name), and `whose` is the name of whoever will do it. Both are empty where there is
    nothing to say. `by` is the last day in time on the kindest reading of partial dates, `earliest` on the strictest
    one; `None` where there is no such limit. `certain` is false where it is not sure that it is expected at all.

    `counted_from` says from what was counted (`last core group`), `arithmetic` shows the sum: `7 April 2023 + three
    months = 7 July 2023 (Kent)`. `policy_key` and `authority` are empty where the date stands in the file itself.
    A `marker` (a birthday) is a day to prepare for; it is never overdue. `excused` says that the file has a reason why
    it was not done in time.
    """

    kind: str
    title: str
    by: date
    earliest: date | None
    place: Place
    arithmetic: str
    counted_from: str = ""
    policy_key: str = ""
    authority: str = ""
    detail: str = ""
    whose: str = ""
    certain: bool = True
    marker: bool = False
    excused: bool = False

    @property
    def words(self) -> str:
        """What is due, with the case's own words."""
        return f"{self.title}: {self.detail}" if self.detail else self.title

    @property
    def reckoning(self) -> str:
        """`Last core group: 7 April 2023 + six weeks = 19 May 2023 (England default)`."""
        return capital(f"{self.counted_from}: {self.arithmetic}" if self.counted_from else self.arithmetic)

    def status(self, day: date) -> Status:
        """How it stands on a day."""
        if self.by < day:
            return Status.OVERDUE if self.certain else Status.MAY_BE_OVERDUE
        if self.may_be_over(day):
            return Status.MAY_BE_OVERDUE
        return Status.DUE if self.certain and self.earliest == self.by else Status.MAY_BE_DUE

    def may_be_over(self, day: date) -> bool:
        """Whether the strictest reading of its dates is over by a day, and the kindest is not."""
        return not self.marker and self.by >= day and (self.earliest is None or self.earliest < day)

    def when(self, day: date) -> str:
        """`31 days overdue`, `today`, `in 10 days`, `may be overdue`, with `may` and `at least` where they belong."""
        excuse = ", a reason is recorded" if self.excused else ""
        if self.by < day:
            count = _days((day - self.by).days)
            least = "" if self.earliest == self.by else "at least "
            return (f"{least}{count} overdue" if self.certain else f"may be {count} overdue") + excuse
        if self.may_be_over(day):
            return f"may be overdue{excuse}"
        ahead = (self.by - day).days
        said = "today" if ahead == 0 else f"in {_days(ahead)}"
        if self.earliest != self.by:
            return f"{said} at the latest"
        return said if self.certain else f"{said}, if it is expected"


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"
