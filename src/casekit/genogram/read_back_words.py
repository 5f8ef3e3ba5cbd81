"""The words and signs that stand under symbols and on couples' lines, read from the picture and compared."""

from collections.abc import Iterable, Iterator

from casekit.genogram.family import Family, Member, Union
from casekit.genogram.labels import member_dates, shown
from casekit.genogram.overlays import SECRET, overlay_lines
from casekit.pictures.svg_geometry import Sheet

_BETWEEN = str.maketrans("", "", " -·")
"""What breaking a line puts between its words, or takes away there."""


def words_differences(sheet: Sheet, family: Family) -> Iterator[str]:
    """Names, dates, letters and signs that are not those of the person, or of the couple, by whom they stand."""
    by_person, by_couple = _texts(sheet, "person", "data-person"), _texts(sheet, "couple", "data-union")
    for member in family.members:
        if by_person.get(member.key, "") != _squeezed(_of_member(family, member)):
            yield f"what stands under the symbol of {family.called(member.key)} is not what is to be said of them"
    for union in family.unions:
        if by_couple.get(str(union.index), "") != _squeezed(_of_union(union)):
            names = " and ".join(map(family.called, union.partners))
            yield f"what stands on the line of {names} is not what is to be said of it"


def _of_member(family: Family, member: Member) -> Iterator[str]:
    yield member.name
    yield from member_dates(member)
    yield from overlay_lines(family, member)


def _of_union(union: Union) -> Iterator[str]:
    yield from "?" * union.lacks_a_parent
    yield from union.labels
    yield from SECRET * union.secret


def _texts(sheet: Sheet, role: str, by: str) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for one in sheet.of(role, "label"):
        found.setdefault(one.data.get(by, ""), []).append(one.text)
    return {key: _squeezed(lines) for key, lines in found.items()}


def _squeezed(lines: Iterable[str]) -> str:
    return "".join("".join(map(shown, lines)).translate(_BETWEEN).split())
