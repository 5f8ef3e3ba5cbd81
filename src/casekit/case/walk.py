"""Walking over all records of a case, and over all the keys they name."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from casekit.case.complaints import alias_of, value_type
from casekit.case.record import Allowance, Key, Placed, Record
from casekit.text.nodes import TextNode

_Kind = Literal["key", "keys", "record", "records", "map"]


class Reference(NamedTuple):
    """A key that a record names: the key as it stands, the record, and the field in it."""

    key: TextNode
    record: Placed
    field: str


class _Step(NamedTuple):
    """A field to follow when a record is walked: its name in the code, in the file, and what it holds."""

    attribute: str
    field: str
    kind: _Kind


def records(record: Placed) -> Iterator[Placed]:
    """A record and all below it, in the order of the format."""
    yield record
    for attribute, _, kind in _steps(type(record)):
        value = getattr(record, attribute)
        if not value:
            continue
        if kind == "record":
            yield from records(value)
        elif kind == "records":
            for item in value:
                yield from records(item)
        elif kind == "map":
            for item in value.values():
                yield from records(item)


def references(record: Placed) -> Iterator[Reference]:
    """Every key that is named in a record and below it."""
    for one in records(record):
        for attribute, field, kind in _steps(type(one)):
            if kind == "key" and (key := getattr(one, attribute)) is not None:
                yield Reference(key, one, field)
            elif kind == "keys":
                for key in getattr(one, attribute):
                    yield Reference(key, one, field)


def allowances(record: Placed) -> Iterator[tuple[Record, Allowance]]:
    """Every recorded reason, with the record that carries it."""
    for one in records(record):
        if isinstance(one, Record):
            for allowance in one.allow:
                yield one, allowance


@cache
def _steps(model: type[BaseModel]) -> tuple[_Step, ...]:
    """The fields of a record that lead to other records or name a key."""
    found = []
    for name, info in model.model_fields.items():
        kind = _kind(info.annotation, info.metadata)
        if kind:
            found.append(_Step(name, alias_of(name, model), kind))
    return tuple(found)


def _kind(annotation: Any, metadata: list[Any]) -> _Kind | None:
    plain = value_type(annotation)
    inner = get_args(plain)
    if get_origin(plain) is tuple:
        if inner[0] == Key:
            return "keys"
        return "records" if _is_record(inner[0]) else None
    if get_origin(plain) is dict:
        return "map" if _is_record(inner[1]) else None
    if _is_record(plain):
        return "record"
    return "key" if Key in get_args(annotation) or (plain is TextNode and _KEY_MARK in metadata) else None


_KEY_MARK = get_args(Key)[1]


def _is_record(annotation: Any) -> bool:
    plain = value_type(annotation)
    return isinstance(plain, type) and issubclass(plain, Placed)
