"""Walking over all records of a case, and over all the keys they name."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, NamedTuple, get_args, get_origin

from casekit.case.complaints import alias_of, value_type
from casekit.case.record import Allowance, Key, Placed, Record
from casekit.text.nodes import TextNode

_Kind = Literal["key", "keys", "record", "records", "map"]


class Reference(NamedTuple):
    """A key that a record names: the key as it stands, the record, and the field in it."""

    key: TextNode
    record: Placed
    field: str


class _Link(NamedTuple):
    """A field that leads to other records: its name in the code, and how it holds them."""

    attribute: str
    kind: Literal["record", "records", "map"]


class _KeyField(NamedTuple):
    """A field that names people: its name in the code, in the file, and whether it may name several."""

    attribute: str
    field: str
    several: bool


def records(record: Placed) -> Iterator[Placed]:
    """A record and all below it, in the order of the format."""
    waiting = [record]
    while waiting:
        one = waiting.pop()
        yield one
        below: list[Placed] = []
        for attribute, kind in _links(type(one)):
            value = getattr(one, attribute)
            if not value:
                continue
            if kind == "record":
                below.append(value)
            elif kind == "records":
                below.extend(value)
            else:
                below.extend(value.values())
        below.reverse()
        waiting += below


def references(record: Placed) -> Iterator[Reference]:
    """Every key that is named in a record and below it."""
    for one in records(record):
        for attribute, field, several in _key_fields(type(one)):
            value = getattr(one, attribute)
            if several:
                for key in value:
                    yield Reference(key, one, field)
            elif value is not None:
                yield Reference(value, one, field)


def allowances(record: Placed) -> Iterator[tuple[Record, Allowance]]:
    """Every recorded reason, with the record that carries it."""
    for one in records(record):
        if isinstance(one, Record):
            for allowance in one.allow:
                yield one, allowance


@cache
def _links(model: type[Placed]) -> tuple[_Link, ...]:
    """The fields of a record that lead to other records."""
    kinds = ((name, _kind(info.annotation, info.metadata)) for name, info in model.model_fields.items())
    return tuple(_Link(name, kind) for name, kind in kinds if kind in {"record", "records", "map"})


@cache
def _key_fields(model: type[Placed]) -> tuple[_KeyField, ...]:
    """The fields of a record that name people."""
    kinds = ((name, _kind(info.annotation, info.metadata)) for name, info in model.model_fields.items())
    return tuple(
        _KeyField(name, alias_of(name, model), kind == "keys") for name, kind in kinds if kind in {"key", "keys"}
    )


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
