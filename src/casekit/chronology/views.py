"""The views of one chronology: for whom each is, what it is called, and what its reader must know first.

Kent guidance, When is a Chronology Required and Core elements: full, thematic and multi-agency chronologies from one
record, available to the family; Practice Direction 12A and 27A: for court a serial number, the date, the event and the
document it rests on, the last two years and earlier key events.
"""

from typing import Final

from casekit.case.audience import FAMILY_NOTICE, Audience
from casekit.chronology.choices import View

INTERNAL_NOTICE: Final = "Internal copy: it can hold what must not be shared with the family."
COURT_NOTICE: Final = (
    "Court copy, for the authority’s own lawyers. It is made from the whole file, so it can hold what is withheld from "
    "the family, and what is filed at court goes to every party: agree with the lawyers what may go out."
)
MULTI_AGENCY_NOTICE: Final = (
    "Internal copy for the professionals involved: it can hold what must not be shared with the family. Pass on to "
    "another agency only what that agency may have."
)
CHILD_NOTICE: Final = (
    "This copy is for you. Not everything that is written down is in it. If something is wrong, if something is "
    "missing, or if you want to see more, please tell your worker."
)
"""Stands on every child's copy alike, whether or not anything is left out."""


FOR_THE_FAMILY: Final = frozenset({View.FAMILY, View.CHILD})
"""Views that hold only what may be shared with the family, whatever else is asked for."""
ONE_TABLE: Final = frozenset({View.COURT, View.CHILD})
"""Views whose order is fixed, so that they cannot be grouped."""

_TITLES: Final = {
    View.FULL: "Chronology",
    View.THEMATIC: "Thematic chronology",
    View.COURT: "Court chronology",
    View.FAMILY: "Chronology for the family",
    View.CHILD: "What has happened so far",
    View.MULTI_AGENCY: "Multi-agency chronology",
}
_INTERNAL: Final = {View.COURT: COURT_NOTICE, View.MULTI_AGENCY: MULTI_AGENCY_NOTICE}


def title_of(view: View, name: str) -> str:
    """`Court chronology: Ndéla Rae`."""
    return f"{_TITLES[view]}: {name}"


def notice_of(view: View, audience: Audience) -> str:
    """What the reader of a copy must know about it; the same on every copy of its kind."""
    if audience is Audience.FAMILY:
        return CHILD_NOTICE if view is View.CHILD else FAMILY_NOTICE
    return _INTERNAL.get(view, INTERNAL_NOTICE)
