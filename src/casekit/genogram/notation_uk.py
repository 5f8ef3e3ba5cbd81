"""The notation taught in the United Kingdom ("Write Enough", Integrated Children's System), the default.

Enduring couples have an unbroken line, passing ones a broken line. Where no published sign exists (adoption,
fostering), dashes that stay apart in grey are used.
"""

from casekit.genogram.figures import PET, SEVERAL, SMALL, UNBORN, Figure, Form
from casekit.genogram.kinds import Gender, Kind, Link, State
from casekit.genogram.notation_table import INK, Notation
from casekit.pictures.canvas import Stroke

_SOLID = Stroke(INK, 2.0)
_BROKEN = Stroke(INK, 2.0, "6 5")

UK_COUPLES = {
    State.MARRIED: _SOLID,
    State.CIVIL_PARTNERSHIP: _SOLID,
    State.RELIGIOUS_MARRIAGE: _SOLID,
    State.COHABITING: _SOLID,
    State.ENGAGED_COHABITING: _SOLID,
    State.LEGAL_COHABITING: _SOLID,
    State.SHARING_A_HOME: Stroke(INK, 2.0, "2 10 5 10"),
    State.COMMITTED: _SOLID,
    State.TOGETHER: _SOLID,
    State.NOT_RECORDED: _SOLID,
    State.ENGAGED: Stroke(INK, 2.0, "12 5"),
    State.DATING: _BROKEN,
    State.CASUAL: _BROKEN,
    State.UNCOMMITTED: _BROKEN,
    State.ONE_NIGHT: Stroke(INK, 2.0, "3 8"),
    State.AFFAIR: Stroke(INK, 2.0, "12 4 2 4"),
    State.FORCED: Stroke(INK, 2.0, "12 3 2 3 2 3"),
    State.NEVER_A_COUPLE: Stroke(INK, 0.8),
    State.OTHER: _SOLID,
}
UK_CHILDREN = {
    Link.BIRTH: Stroke(INK, 1.6),
    Link.ADOPTED: Stroke(INK, 1.6, "9 4"),
    Link.FOSTER: Stroke(INK, 1.6, "4 3"),
    Link.STEP: Stroke(INK, 1.0, "14 6"),
    Link.DONOR: Stroke(INK, 1.6),
    Link.SURROGATE: Stroke(INK, 1.6),
    Link.PUTATIVE: Stroke(INK, 1.6),
}
UK = Notation(
    "uk",
    "the notation used in the United Kingdom",
    UK_COUPLES,
    UK_CHILDREN,
    {
        Gender.MALE: Figure(Form.SQUARE),
        Gender.FEMALE: Figure(Form.CIRCLE),
        Gender.NON_BINARY: Figure(Form.DOME),
        Gender.UNKNOWN: Figure(Form.TRIANGLE, inside="?"),
    },
    {
        Kind.PET: Figure(Form.DIAMOND, PET),
        Kind.PREGNANCY: Figure(Form.TRIANGLE, UNBORN),
        Kind.MISCARRIAGE: Figure(Form.CROSS, SMALL),
        Kind.TERMINATION: Figure(Form.CROSS, SMALL),
        Kind.INSTITUTION: Figure(Form.HOUSE),
        Kind.MORE_CHILDREN: SEVERAL,
    },
)
