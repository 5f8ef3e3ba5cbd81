"""The notation of GenoPro: coloured lines, a little house for living together, a big question mark.

Dashes are GenoPro's own where two of its lines can be told apart without their colour, and changed where not: its
love affair and its one night differ only as pink from blue, and its liaison has the dashes of its casual relationship.
Couples who are together, of whom GenoPro has no word, have long dashes of its blue.
"""

from casekit.genogram.figures import PET, SEVERAL, UNBORN, Figure, Form, Over
from casekit.genogram.kinds import Gender, Kind, Link, State
from casekit.genogram.notation_table import INK, Notation
from casekit.pictures.canvas import Stroke

BLUE = "#0063b1"
GREEN = "#006b47"
PINK = "#b0246e"
RED = "#b3261e"
GREY = "#595959"
_SOLID = Stroke(INK, 2.0)

GENOPRO = Notation(
    "genopro",
    "the notation of GenoPro",
    {
        State.MARRIED: _SOLID,
        State.CIVIL_PARTNERSHIP: _SOLID,
        State.RELIGIOUS_MARRIAGE: _SOLID,
        State.COHABITING: Stroke(BLUE, 2.0, "2 4 2 4 6 4"),
        State.ENGAGED_COHABITING: Stroke(BLUE, 2.0, "11 3"),
        State.LEGAL_COHABITING: Stroke(BLUE, 2.0, "2 4 6 4"),
        State.SHARING_A_HOME: Stroke(BLUE, 2.0, "2 10 2 10 5 10"),
        State.COMMITTED: Stroke(BLUE, 3.2, "7 3"),
        State.TOGETHER: Stroke(BLUE, 2.0, "24 5"),
        State.NOT_RECORDED: Stroke(GREY, 2.0, "3 3 3 8"),
        State.ENGAGED: Stroke(BLUE, 2.0, "10 5"),
        State.DATING: Stroke(BLUE, 2.0, "4 3"),
        State.CASUAL: Stroke(BLUE, 2.0, "8 8"),
        State.UNCOMMITTED: Stroke(BLUE, 2.0, "12 12"),
        State.ONE_NIGHT: Stroke(BLUE, 2.0, "2 10 6 10"),
        State.AFFAIR: Stroke(PINK, 2.0, "10 4 2 4"),
        State.FORCED: Stroke(RED, 2.0, "2 10"),
        State.NEVER_A_COUPLE: Stroke(INK, 0.8),
        State.OTHER: Stroke(GREY, 2.0, "3 3 3 8"),
    },
    {
        Link.BIRTH: Stroke(INK, 1.6),
        Link.ADOPTED: Stroke(BLUE, 1.6, "5 5"),
        Link.FOSTER: Stroke(GREEN, 1.6, "2 4"),
        Link.STEP: Stroke(GREY, 1.0, "14 6"),
        Link.DONOR: Stroke(INK, 1.6),
        Link.SURROGATE: Stroke(INK, 1.6),
        Link.PUTATIVE: Stroke(INK, 1.6),
    },
    {
        Gender.MALE: Figure(Form.SQUARE),
        Gender.FEMALE: Figure(Form.CIRCLE),
        Gender.NON_BINARY: Figure(Form.DOME),
        Gender.UNKNOWN: Figure(Form.FRAMELESS, inside="?"),
    },
    {
        Kind.PET: Figure(Form.DIAMOND, PET),
        Kind.PREGNANCY: Figure(Form.TRIANGLE, UNBORN),
        Kind.MISCARRIAGE: Figure(Form.TRIANGLE, UNBORN, over=Over.CROSS),
        Kind.TERMINATION: Figure(Form.TRIANGLE, UNBORN, over=Over.CROSS_AND_BAR),
        Kind.INSTITUTION: Figure(Form.RECTANGLE),
        Kind.MORE_CHILDREN: SEVERAL,
    },
    house=frozenset({State.COHABITING, State.ENGAGED_COHABITING, State.LEGAL_COHABITING, State.SHARING_A_HOME}),
)
