"""The notations by name: the standards contradict each other, so each is a table of its own."""

from collections.abc import Mapping
from dataclasses import replace

from casekit.genogram.look import Look, Profile
from casekit.genogram.notation_table import CARER_INK, INK, Notation
from casekit.genogram.notation_uk import UK
from casekit.text.when_asked import WhenAsked, loading

__all__ = ["CARER_INK", "INK", "NOTATIONS", "UK", "Notation", "notation_for"]


NOTATIONS: Mapping[str, Notation] = WhenAsked(
    {name: loading(f"casekit.genogram.notation_{name}:{name.upper()}") for name in (one.value for one in Profile)}
)


def notation_for(look: Look) -> Notation:
    """The notation that is asked for, with the mark of a death that is asked for."""
    notation = NOTATIONS[Profile(look.notation).value]
    return notation if look.death_mark is None else replace(notation, death=look.death_mark)
