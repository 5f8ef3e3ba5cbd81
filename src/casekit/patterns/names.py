"""The names of the sections, by which people ask for them."""

from enum import StrEnum


class SectionName(StrEnum):
    """The sections, in the order in which they are shown."""

    GAPS = "gaps"
    BUILD_UP = "build-up"
    NEAR = "near"
    MOVES = "moves"
    APPOINTMENTS = "appointments"
    CYCLE = "cycle"
    BEFORE_AFTER = "before-after"
    BALANCE = "balance"
    SOURCES = "sources"
    KNOWN = "known"
    CONTRADICTIONS = "contradictions"
