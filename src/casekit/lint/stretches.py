"""The days on which something surely holds, and the days that two such stretches share."""

from datetime import date
from typing import NamedTuple

from casekit.case.dates import DateForm, PartialDate


class Stretch(NamedTuple):
    """The days on which something surely holds: the last day it can begin and the first it can end."""

    start: date
    end: date

    def overlap(self, other: "Stretch") -> "Stretch | None":
        """The days that both surely share; one day alone is a change from one to the other."""
        both = Stretch(max(self.start, other.start), min(self.end, other.end))
        return both if both.start < both.end else None


def surely(day: date, start: PartialDate | None, end: PartialDate | None) -> Stretch | None:
    """When something surely holds; `None` where no day is sure.

    What has no end holds on after `day`, if it has begun by then; what has neither holds from `day` on.
    """
    still = end is None or end.form is DateForm.OPEN
    begins = day if start is None and still else (start.start or start).latest if start is not None else None
    ends = date.max if still else (end.end or end).earliest if end is not None else None
    if begins is None or ends is None or (still and begins > day):
        return None
    return Stretch(begins, ends)
