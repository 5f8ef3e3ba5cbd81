"""Every text of a case that somebody wrote as prose: where it stands, who speaks in it, which records may excuse it."""

from functools import cache
from typing import NamedTuple

from casekit.case.case import Case
from casekit.case.declared import Placed, Sort, Takes, fields_of
from casekit.case.record import Allowance, Record, Sharing, Statement, Withholding
from casekit.lint.language.voices import SPEAKER, VOICES, Voice
from casekit.text.nodes import TextNode

_OWN_BASES = frozenset({"child-view", "family-view"})
_LEFT_OUT = (Allowance, Withholding, Sharing)
_MAY_BE_OWN = frozenset((Statement, *SPEAKER))


class Prose(NamedTuple):
    """A text, who speaks in it, the record and field it stands in, and the records around it, innermost first."""

    text: TextNode
    voice: Voice
    record: Placed
    field: str
    around: tuple[Record, ...]


class _Field(NamedTuple):
    """A field by its name in the code and in the file, how it holds what it holds, and whether these are records."""

    attribute: str
    field: str
    sort: Sort
    leads_on: bool
    voice: Voice | None


def prose_of(case: Case) -> tuple[Prose, ...]:
    """Every text of a case in the worker's words, in the order of the format.

    Without names and other labels, without anybody's own words, and without reasons and what is said of withholding.
    """
    return _read(case, labels=False)


def prose_and_labels_of(case: Case) -> tuple[Prose, ...]:
    """The same, with names, numbers and other labels."""
    return _read(case, labels=True)


def _read(case: Case, *, labels: bool) -> tuple[Prose, ...]:
    found: list[Prose] = []
    own = frozenset((*case.file.family, *case.file.network))
    _collect(found, case.file, Voice.WORKER, (), _Asked(own, labels))
    return tuple(found)


class _Asked(NamedTuple):
    """The keys of those whose words are their own, and whether labels are wanted."""

    own: frozenset[str]
    labels: bool


def _collect(found: list[Prose], record: Placed, voice: Voice, around: tuple[Record, ...], asked: _Asked) -> None:
    model = type(record)
    if isinstance(record, Record):
        around = (record, *around)
    if model in _MAY_BE_OWN and _is_own(record, asked.own):
        return
    values = vars(record)
    for attribute, field, sort, leads_on, field_voice in _fields(model, asked.labels):
        value = values[attribute]
        if not value:
            continue
        speaks = field_voice or voice
        items = value if sort == "list" else value.values() if sort == "map" else (value,)
        if leads_on:
            for one in items:
                _collect(found, one, speaks, around, asked)
        else:
            found.extend(Prose(text, speaks, record, field, around) for text in items)


def _is_own(record: Placed, own: frozenset[str]) -> bool:
    if isinstance(record, Statement):
        return record.basis in _OWN_BASES or record.by in own
    return getattr(record, SPEAKER[type(record)]) in own


@cache
def _fields(model: type[Placed], labels: bool, within: frozenset[type[Placed]] = frozenset()) -> tuple[_Field, ...]:
    """The fields of a record that hold prose (or labels), or lead to records that do."""
    found = []
    for field in fields_of(model).values():
        voice = VOICES.get((model, field.attribute))
        below = field.takes.innermost.record
        if voice is Voice.OWN or (voice is Voice.LABEL and not labels) or not _leads_to_prose(field.takes):
            continue
        if below is None or (below not in within and _fields(below, labels, within | {model})):
            found.append(_Field(field.attribute, field.name, field.takes.sort, below is not None, voice))
    return tuple(found)


def _leads_to_prose(takes: Takes) -> bool:
    below = takes.innermost
    return below.sort == "text" if below.record is None else not issubclass(below.record, _LEFT_OUT)
