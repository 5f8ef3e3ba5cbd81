"""Every text of a case that somebody wrote as prose: where it stands, who speaks in it, which records may excuse it."""

from functools import cache
from typing import Any, Literal, NamedTuple, get_args, get_origin

from casekit.case.case import Case
from casekit.case.complaints import alias_of, value_type
from casekit.case.record import Allowance, Placed, Record, Sharing, Statement, Text, Withholding
from casekit.lint.language.voices import SPEAKER, VOICES, Voice
from casekit.text.nodes import TextNode

_Kind = Literal["text", "texts", "map of texts", "record", "records", "map"]
_OWN_BASES = frozenset({"child-view", "family-view"})
_LEFT_OUT = (Allowance, Withholding, Sharing)
_MAY_BE_OWN = frozenset((Statement, *SPEAKER))
_OF_RECORDS = frozenset({"records", "map"})
_IS_TEXT = get_args(Text)[1]


class Prose(NamedTuple):
    """A text, who speaks in it, the record and field it stands in, and the records around it, innermost first."""

    text: TextNode
    voice: Voice
    record: Placed
    field: str
    around: tuple[Record, ...]


class _Field(NamedTuple):
    attribute: str
    field: str
    kind: _Kind
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
    for attribute, field, kind, field_voice in _fields(model, asked.labels):
        value = values[attribute]
        if not value:
            continue
        speaks = field_voice or voice
        if kind == "text":
            found.append(Prose(value, speaks, record, field, around))
        elif kind == "record":
            _collect(found, value, speaks, around, asked)
        elif kind in _OF_RECORDS:
            for one in value.values() if kind == "map" else value:
                _collect(found, one, speaks, around, asked)
        else:
            found.extend(
                Prose(text, speaks, record, field, around)
                for text in (value.values() if kind == "map of texts" else value)
            )


def _is_own(record: Placed, own: frozenset[str]) -> bool:
    if isinstance(record, Statement):
        return record.basis in _OWN_BASES or record.by in own
    return getattr(record, SPEAKER[type(record)]) in own


@cache
def _fields(model: type[Placed], labels: bool, within: frozenset[type[Placed]] = frozenset()) -> tuple[_Field, ...]:
    """The fields of a record that hold prose (or labels), or lead to records that do."""
    found = []
    for name, info in model.model_fields.items():
        kind = _kind(info.annotation, info.metadata)
        voice = VOICES.get((model, name))
        if kind is None or voice is Voice.OWN or (voice is Voice.LABEL and not labels):
            continue
        below = _model_of(info.annotation)
        if below is None or (below not in within and _fields(below, labels, within | {model})):
            found.append(_Field(name, alias_of(name, model), kind, voice))
    return tuple(found)


def _model_of(annotation: Any) -> type[Placed] | None:
    """The kind of record that a field leads to, if it leads to one."""
    plain = value_type(annotation)
    inner = get_args(plain)
    if get_origin(plain) in (tuple, dict):
        plain = value_type(inner[-1] if get_origin(plain) is dict else inner[0])
    return plain if isinstance(plain, type) and issubclass(plain, Placed) else None


def _kind(annotation: Any, metadata: list[Any]) -> _Kind | None:
    plain = value_type(annotation)
    inner = get_args(plain)
    if get_origin(plain) is tuple:
        if inner[0] == Text:
            return "texts"
        return "records" if _is_record(inner[0]) else None
    if get_origin(plain) is dict:
        if inner[1] == Text:
            return "map of texts"
        return "map" if _is_record(inner[1]) else None
    if _is_record(plain):
        return "record"
    return "text" if Text in get_args(annotation) or (plain is TextNode and _IS_TEXT in metadata) else None


def _is_record(annotation: Any) -> bool:
    plain = value_type(annotation)
    return isinstance(plain, type) and issubclass(plain, Placed) and not issubclass(plain, _LEFT_OUT)
