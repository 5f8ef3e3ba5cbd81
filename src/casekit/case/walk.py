"""Walking over all records of a case, and over all the keys they name."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from casekit.case.declared import Placed, Sort, fields_of
from casekit.case.record import Allowance, Record
from casekit.text.nodes import TextNode


class Reference(NamedTuple):
    """A key that a record names: the key as it stands, the record, and the field in it."""

    key: TextNode
    record: Placed
    field: str


class _Link(NamedTuple):
    """A field that leads to other records: its name in the code, and how it holds them."""

    attribute: str
    sort: Sort


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
        for attribute, sort in _fields(type(one)).links:
            value = values[attribute]
            if not value:
                continue
            if sort == "record":
                below.append(value)
            elif sort == "list":
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
    for field in fields_of(model).values():
        takes = field.takes
        if takes.innermost.record is not None:
            links.append(_Link(field.attribute, takes.sort))
        elif takes.innermost.sort == "key":
            keys.append(_KeyField(field.attribute, field.name, several=takes.of is not None))
    return _Fields(tuple(links), tuple(keys))
