"""The notations by name: the standards contradict each other, so each is a table of its own."""

from dataclasses import replace

from casekit.genogram.look import Look, Profile
from casekit.genogram.notation_genopro import GENOPRO
from casekit.genogram.notation_mcgoldrick import MCGOLDRICK
from casekit.genogram.notation_nsgc import NSGC
from casekit.genogram.notation_table import CARER_INK, INK, Notation
from casekit.genogram.notation_uk import UK

NOTATIONS = {one.name: one for one in (UK, MCGOLDRICK, GENOPRO, NSGC)}

__all__ = ["CARER_INK", "GENOPRO", "INK", "MCGOLDRICK", "NOTATIONS", "NSGC", "UK", "Notation", "notation_for"]


def notation_for(look: Look) -> Notation:
    """The notation that is asked for, with the mark of a death that is asked for."""
    notation = NOTATIONS[Profile(look.notation).value]
    return notation if look.death_mark is None else replace(notation, death=look.death_mark)
