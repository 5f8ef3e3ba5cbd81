"""How a genogram is to look: the choices that change no fact of the family."""

from enum import StrEnum

from casekit.pictures.themes import Theme
from casekit.text.frozen import dataclass

__all__ = ["USUAL_LOOK", "Dates", "DeathMark", "Look", "Names", "Profile", "Theme"]


class Profile(StrEnum):
    """The notations; the standards contradict each other, so a picture follows one and names it in its key."""

    UK = "uk"
    MCGOLDRICK = "mcgoldrick"
    GENOPRO = "genopro"
    NSGC = "nsgc"


class DeathMark(StrEnum):
    """How a death is shown. The cross may distress a child who sees it; `dates` draws no mark at all."""

    CROSS = "cross"
    SLASH = "slash"
    DATES = "dates"


class Names(StrEnum):
    """How much of a name is written anywhere in the picture, its words included."""

    FULL = "full"
    FIRST = "first"
    INITIALS = "initials"


class Dates(StrEnum):
    """How much of a person's and a couple's dates is written."""

    FULL = "full"
    YEARS = "years"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Look:
    """All choices of one picture. `death_mark` left out is the notation's own; `ages` writes ages as at the day."""

    notation: Profile = Profile.UK
    theme: Theme = Theme.PRINT
    death_mark: DeathMark | None = None
    names: Names = Names.FULL
    dates: Dates = Dates.FULL
    ages: bool = False


USUAL_LOOK = Look()
