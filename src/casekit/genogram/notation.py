"""What each kind of couple, child and mark looks like, and what the key calls it: one table for each notation.

The default is the one taught in the United Kingdom ("Write Enough", Integrated Children's System): enduring couples
have an unbroken line, passing ones a broken line. Where no published sign exists (adoption, fostering, carers), dashes
and dots that stay apart in grey are used.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from casekit.genogram.family import Ending, Link, State
from casekit.pictures.canvas import Stroke

INK = "#1a1a1a"
CARER_INK = "#0b5c77"


@dataclass(frozen=True, slots=True)
class Notation:
    """A notation's lines. Two entries with one stroke mean that the notation tells them apart by words only."""

    name: str
    couple: Mapping[State, Stroke]
    couple_words: Mapping[State, str]
    child: Mapping[Link, Stroke]
    child_words: Mapping[Link, str]
    ending_words: Mapping[Ending, str]
    carer: Stroke


_SOLID = Stroke(INK, 2.0)
_BROKEN = Stroke(INK, 2.0, "6 5")

UK = Notation(
    "uk",
    {
        State.MARRIED: _SOLID,
        State.CIVIL_PARTNERSHIP: _SOLID,
        State.RELIGIOUS_MARRIAGE: _SOLID,
        State.COHABITING: _SOLID,
        State.COMMITTED: _SOLID,
        State.TOGETHER: _SOLID,
        State.NOT_RECORDED: _SOLID,
        State.ENGAGED: Stroke(INK, 2.0, "12 5"),
        State.DATING: _BROKEN,
        State.CASUAL: _BROKEN,
        State.ONE_NIGHT: Stroke(INK, 2.0, "3 8"),
        State.AFFAIR: Stroke(INK, 2.0, "12 4 2 4"),
        State.FORCED: Stroke(INK, 2.0, "12 3 2 3 2 3"),
        State.NEVER_A_COUPLE: Stroke(INK, 0.8),
    },
    {
        State.MARRIED: "married",
        State.CIVIL_PARTNERSHIP: "civil partners",
        State.RELIGIOUS_MARRIAGE: "religious marriage",
        State.COHABITING: "living together",
        State.COMMITTED: "committed",
        State.TOGETHER: "together",
        State.NOT_RECORDED: "couple or parents, kind not recorded",
        State.ENGAGED: "engaged",
        State.DATING: "dating",
        State.CASUAL: "casual relationship",
        State.ONE_NIGHT: "one night",
        State.AFFAIR: "affair",
        State.FORCED: "forced",
        State.NEVER_A_COUPLE: "parents who were never a couple",
    },
    {
        Link.BIRTH: Stroke(INK, 1.6),
        Link.ADOPTED: Stroke(INK, 1.6, "9 4"),
        Link.FOSTER: Stroke(INK, 1.6, "4 3"),
        Link.STEP: Stroke(INK, 1.0, "14 6"),
        Link.DONOR: Stroke(INK, 1.6),
        Link.SURROGATE: Stroke(INK, 1.6),
        Link.PUTATIVE: Stroke(INK, 1.6),
    },
    {
        Link.BIRTH: "born to",
        Link.ADOPTED: "adopted child",
        Link.FOSTER: "foster child",
        Link.STEP: "step-child",
        Link.DONOR: "conceived with a donor",
        Link.SURROGATE: "carried by a surrogate",
        Link.PUTATIVE: "parent not certain",
    },
    {
        Ending.SEPARATED: "separated",
        Ending.DIVORCED: "divorced",
        Ending.ANNULLED: "annulled",
        Ending.RECONCILED: "separated, then together again",
    },
    Stroke(CARER_INK, 2.4, "0.1 6", cap="round"),
)

NOTATIONS = {UK.name: UK}
