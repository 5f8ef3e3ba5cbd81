"""Years written with two figures: which century they are of, where only one can be."""

from datetime import date
from typing import Final

from casekit.text.frozen import dataclass

BEFORE_BIRTH: Final = 60
"""A child's chronology holds nothing older than so many years before the child's birth, unless it says the century."""


class NoCentury(ValueError):
    """A year with two figures can be of more than one century, or of none. `years` are those it can be."""

    def __init__(self, figures: str) -> None:
        super().__init__(figures)
        self.figures = figures
        self.years = (f"20{figures}", f"19{figures}")


@dataclass(frozen=True, slots=True)
class Century:
    """What settles the century: the child's birth, where it is known, and today.

    A year counts where it is not later than today and not more than 60 years before the birth. For a child there is at
    most one such year; where the birth is not known, no century is certain.
    """

    born: date | None
    today: date

    def year(self, figures: str) -> str:
        """The year with four figures that two figures mean. Raises `NoCentury`."""
        earliest = None if self.born is None else self.born.year - BEFORE_BIRTH
        found = [
            year
            for year in (1900 + int(figures), 2000 + int(figures))
            if earliest is not None and earliest <= year <= self.today.year
        ]
        if len(found) != 1:
            raise NoCentury(figures)
        return str(found[0])
