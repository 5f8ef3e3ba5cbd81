"""What can be chosen of a chronology: the view, and what events are grouped by. Light, for the command line."""

from enum import StrEnum


class View(StrEnum):
    """Which chronology."""

    FULL = "full"
    THEMATIC = "thematic"
    COURT = "court"
    FAMILY = "family"
    CHILD = "child"
    MULTI_AGENCY = "multi-agency"


class GroupBy(StrEnum):
    """What events are grouped by."""

    THEME = "theme"
    AGENCY = "agency"
    YEAR = "year"
    PLAN = "plan"
