"""The notation of the National Society of Genetic Counselors (Bennett and others 1995, 2008, 2022).

A diamond is somebody whose gender is not known or is neither, so a pet is not one. A death is one slash. Adopted
children stand in brackets. Genetics asks only whether a couple is or was one: enduring couples have one line.
"""

from casekit.genogram.figures import HALF, PET, UNBORN, Figure, Form, Over
from casekit.genogram.kinds import Gender, Kind, Link
from casekit.genogram.look import DeathMark
from casekit.genogram.notation_table import CHILD_WORDS, INK, Notation
from casekit.genogram.notation_uk import UK_CHILDREN, UK_COUPLES
from casekit.pictures.canvas import Stroke

NSGC = Notation(
    "nsgc",
    "the notation of the National Society of Genetic Counselors",
    UK_COUPLES,
    {**UK_CHILDREN, Link.FOSTER: Stroke(INK, 1.6, "2 3")},
    {
        Gender.MALE: Figure(Form.SQUARE),
        Gender.FEMALE: Figure(Form.CIRCLE),
        Gender.NON_BINARY: Figure(Form.DIAMOND),
        Gender.UNKNOWN: Figure(Form.DIAMOND, inside="?"),
    },
    {
        Kind.PET: Figure(Form.ROUNDED, PET, inside="pet"),
        Kind.PREGNANCY: Figure(Form.DIAMOND, inside="P"),
        Kind.MISCARRIAGE: Figure(Form.TRIANGLE, UNBORN),
        Kind.TERMINATION: Figure(Form.TRIANGLE, UNBORN, over=Over.SLASH),
        Kind.INSTITUTION: Figure(Form.HOUSE),
        Kind.MORE_CHILDREN: Figure(Form.DIAMOND, inside="n×"),
    },
    child_words={**CHILD_WORDS, Link.ADOPTED: "adopted child, in brackets"},
    death=DeathMark.SLASH,
    stillborn=Figure(Form.DIAMOND, HALF, "SB", Over.SLASH),
    brackets=True,
)
