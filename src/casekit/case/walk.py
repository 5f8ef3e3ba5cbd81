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


class _Fields(NamedTuple):
    """The fields of a record that lead somewhere."""

    links: tuple[_Link, ...]
    keys: tuple[_KeyField, ...]


def records(record: Placed) -> Iterator[Placed]:
    """A record and all below it, in the order of the format."""
    waiting = [record]
    while waiting:
        one = waiting.pop()
        yield one
        below: list[Placed] = []
        values = vars(one)
        for attribute, kind in _fields(type(one)).links:
            value = values[attribute]
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
        values = vars(one)
        for attribute, field, several in _fields(type(one)).keys:
            value = values[attribute]
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
def _fields(model: type[Placed]) -> _Fields:
    """The fields of a record that lead to other records or name people."""
    links, keys = [], []
    for name, info in model.model_fields.items():
        kind = _kind(info.annotation, info.metadata)
        if kind in {"record", "records", "map"}:
            links.append(_Link(name, kind))
        elif kind is not None:
            keys.append(_KeyField(name, alias_of(name, model), several=kind == "keys"))
    return _Fields(tuple(links), tuple(keys))


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
