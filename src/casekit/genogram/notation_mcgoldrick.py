"""The notation of McGoldrick, Gerson and Petry (Genograms, 2008 and 2020).

A couple who live together without marriage have a broken line and the letters LT. The sheet has no sign for a gender
that is not known; a question mark is the least ambiguous, because triangle and diamond have meanings of their own.
Nor has it a line for a couple of whom nothing is recorded: GenoPro's pairs of short dashes are used, further apart.
The outer shape is the gender somebody lives in, a small one within it the sex recorded at birth (2020).
Its dotted line for fostering has finer dots than a couple's, and its broken one for adoption has wider gaps.
"""

from casekit.genogram.figures import PET, SEVERAL, UNBORN, Figure, Form
from casekit.genogram.kinds import Gender, Kind, Link, State
from casekit.genogram.notation_table import COUPLE_WORDS, INK, Notation
from casekit.pictures.canvas import Stroke

_SOLID = Stroke(INK, 2.0)
_BROKEN = Stroke(INK, 2.0, "8 4")

MCGOLDRICK = Notation(
    "mcgoldrick",
    "the notation of McGoldrick, Gerson and Petry",
    {
        State.MARRIED: _SOLID,
        State.CIVIL_PARTNERSHIP: _SOLID,
        State.RELIGIOUS_MARRIAGE: _SOLID,
        State.COHABITING: _BROKEN,
        State.ENGAGED_COHABITING: _BROKEN,
        State.LEGAL_COHABITING: _BROKEN,
        State.SHARING_A_HOME: Stroke(INK, 2.0, "2 10 5 10"),
        State.COMMITTED: Stroke(INK, 2.0, "24 5"),
        State.TOGETHER: Stroke(INK, 2.0, "5 5"),
        State.NOT_RECORDED: Stroke(INK, 2.0, "3 3 3 8"),
        State.ENGAGED: Stroke(INK, 2.0, "12 5"),
        State.DATING: Stroke(INK, 2.0, "2 4"),
        State.CASUAL: Stroke(INK, 2.0, "2 8"),
        State.UNCOMMITTED: Stroke(INK, 2.0, "9 9"),
        State.ONE_NIGHT: Stroke(INK, 2.0, "2 13"),
        State.AFFAIR: Stroke(INK, 2.0, "12 4 2 4"),
        State.FORCED: Stroke(INK, 2.0, "12 3 2 3 2 3"),
        State.NEVER_A_COUPLE: Stroke(INK, 0.8),
        State.OTHER: Stroke(INK, 2.0, "3 3 3 8"),
    },
    {
        Link.BIRTH: Stroke(INK, 1.6),
        Link.ADOPTED: Stroke(INK, 1.6, "6 8"),
        Link.FOSTER: Stroke(INK, 1.6, "1.5 3"),
        Link.STEP: Stroke(INK, 1.0, "14 6"),
        Link.DONOR: Stroke(INK, 1.6),
        Link.SURROGATE: Stroke(INK, 1.6),
        Link.PUTATIVE: Stroke(INK, 1.6),
    },
    {
        Gender.MALE: Figure(Form.SQUARE),
        Gender.FEMALE: Figure(Form.CIRCLE),
        Gender.NON_BINARY: Figure(Form.DOME),
        Gender.UNKNOWN: Figure(Form.ROUNDED, inside="?"),
    },
    {
        Kind.PET: Figure(Form.DIAMOND, PET),
        Kind.PREGNANCY: Figure(Form.TRIANGLE, UNBORN),
        Kind.MISCARRIAGE: Figure(Form.DOT, 5.0),
        Kind.TERMINATION: Figure(Form.CROSS, 6.0),
        Kind.INSTITUTION: Figure(Form.RECTANGLE),
        Kind.MORE_CHILDREN: SEVERAL,
    },
    couple_words={
        **COUPLE_WORDS,
        State.COHABITING: "living together (LT)",
        State.ENGAGED_COHABITING: "engaged and living together (eng., LT)",
        State.TOGETHER: "together (Rel)",
    },
    short_words={"living together": "LT", "together": "Rel"},
    ages_inside=True,
    sex_within=True,
)
