"""The notations by name: the standards contradict each other, so each is a table of its own."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib import import_module

from casekit.genogram.look import Look, Profile
from casekit.genogram.notation_table import CARER_INK, INK, Notation
from casekit.genogram.notation_uk import UK

__all__ = ["CARER_INK", "INK", "NOTATIONS", "UK", "Notation", "notation_for"]


class _Notations(Mapping[str, Notation]):
    """Each notation is loaded when it is asked for: a picture has one."""

    def __getitem__(self, name: str) -> Notation:
        if name not in iter(self):
            raise KeyError(name)
        notation: Notation = getattr(import_module(f"casekit.genogram.notation_{name}"), name.upper())
        return notation

    def __iter__(self) -> Iterator[str]:
        return (profile.value for profile in Profile)

    def __len__(self) -> int:
        return len(Profile)


NOTATIONS: Mapping[str, Notation] = _Notations()


def notation_for(look: Look) -> Notation:
    """The notation that is asked for, with the mark of a death that is asked for."""
    notation = NOTATIONS[Profile(look.notation).value]
    return notation if look.death_mark is None else replace(notation, death=look.death_mark)
