"""From a node of the tree to a record: what every field says, and the slips there are on the way."""

from collections.abc import Callable
from functools import cache
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from casekit.case.dates import DateProblem, PartialDate
from casekit.case.declared import Placed, Takes, fields_by_name, fields_of, record_at
from casekit.text.nodes import ListNode, MapNode, Node, TextNode
from casekit.text.yaml_tree import Way

SlipKind = Literal[
    "missing", "unknown field", "unknown word", "no date", "no text of a date", "no number", "wrong kind"
]


class Slip(NamedTuple):
    """Something that the format does not take, or misses: what it is, the way to it, what is wrong with a date."""

    kind: SlipKind
    way: Way = ()
    date_problem: DateProblem | None = None


_Read: TypeAlias = Callable[[Node, list[Slip]], Any]
_LONGEST_NUMBER: Final = 6


def read_record(node: Node, model: type[Placed], slips: list[Slip]) -> Any:
    """The record that a node says; with slips, which are added to the list, what is returned is not to be used."""
    if isinstance(node, TextNode) and model.short_form is not None:
        node = model.spelled_out(node)
    if not isinstance(node, MapNode):
        slips.append(Slip("wrong kind"))
        return None
    model.fill_in(node)
    shape = _shape(model)
    values = shape.defaults.copy()
    for attribute in shape.maps:
        values[attribute] = {}
    for name, value in node.items():
        known = shape.fields.get(name)
        if known is None:
            slips.append(Slip("unknown field", (name,)))
            continue
        attribute, read = known
        before = len(slips)
        values[attribute] = read(value, slips)
        if len(slips) > before:
            _stand_below(name, slips, before)
    slips += [Slip("missing", (name,)) for name in shape.needed if name not in node]
    return record_at(node, model, values)


class _Shape(NamedTuple):
    """What reading must know of a record: how each field is read, which must be there, what the rest are without it.

    Each record has maps of its own: a map can be changed.
    """

    fields: dict[str, tuple[str, _Read]]
    needed: tuple[str, ...]
    defaults: dict[str, Any]
    maps: tuple[str, ...]


@cache
def _shape(model: type[Placed]) -> _Shape:
    fields = fields_of(model).values()
    return _Shape(
        {field.name: (field.attribute, _reader(field.takes)) for field in fields},
        tuple(field.name for field in fields if field.needed),
        {field.attribute: field.default for field in fields},
        tuple(field.attribute for field in fields if field.takes.sort == "map"),
    )


def _stand_below(step: str | int, slips: list[Slip], start: int) -> None:
    """Lengthen the ways of the last slips by the step at which they were found."""
    slips[start:] = [slip._replace(way=(step, *slip.way)) for slip in slips[start:]]


def _reader(takes: Takes) -> _Read:
    if takes.record is not None:
        model: Any = takes.record
        return lambda node, slips: read_record(node, model, slips)
    if takes.sort == "words":
        return _words_reader(takes.words)
    if takes.of is None:
        return _LEAVES[takes.sort]
    read = _reader(takes.of)
    if takes.sort == "map":
        return _map_reader(read)
    return _list_reader(read, one_may_stand_alone=takes.sort == "one or more")


def _text(node: Node, slips: list[Slip]) -> TextNode | None:
    if isinstance(node, TextNode):
        return node
    slips.append(Slip("wrong kind"))
    return None


def _date(node: Node, slips: list[Slip]) -> PartialDate | None:
    if not isinstance(node, TextNode):
        slips.append(Slip("no text of a date"))
        return None
    try:
        return PartialDate.parse(node)
    except DateProblem as problem:
        slips.append(Slip("no date", date_problem=problem))
        return None


def _number(node: Node, slips: list[Slip]) -> int | None:
    if isinstance(node, TextNode) and node.isascii() and node.isdigit() and len(node) <= _LONGEST_NUMBER:
        return int(node)
    slips.append(Slip("no number"))
    return None


_LEAVES: Final[dict[str, _Read]] = {"text": _text, "key": _text, "date": _date, "number": _number}


def _words_reader(words: tuple[str, ...]) -> _Read:
    known = {word: word for word in words}

    def read(node: Node, slips: list[Slip]) -> str | None:
        word = known.get(node) if isinstance(node, TextNode) else None
        if word is None:
            slips.append(Slip("unknown word"))
        return word

    return read


def _list_reader(read_item: _Read, *, one_may_stand_alone: bool) -> _Read:
    def read(node: Node, slips: list[Slip]) -> tuple[Any, ...]:
        if one_may_stand_alone and isinstance(node, TextNode):
            return (read_item(node, slips),)
        if not isinstance(node, ListNode):
            slips.append(Slip("wrong kind"))
            return ()
        items = []
        for number, item in enumerate(node):
            before = len(slips)
            items.append(read_item(item, slips))
            if len(slips) > before:
                _stand_below(number, slips, before)
        return tuple(items)

    return read


def _map_reader(read_value: _Read) -> _Read:
    def read(node: Node, slips: list[Slip]) -> dict[str, Any]:
        if not isinstance(node, MapNode):
            slips.append(Slip("wrong kind"))
            return {}
        values = {}
        for key, value in node.items():
            before = len(slips)
            values[key] = read_value(value, slips)
            if len(slips) > before:
                _stand_below(key, slips, before)
        return values

    return read


def takes_at(model: type[Placed], way: Way) -> Takes | None:
    """What the format takes at a way through the file; `None` where it has nothing there."""
    current = Takes("record", record=model)
    for step in way:
        below = current.of
        if current.record is not None:
            known = fields_by_name(current.record).get(str(step))
            below = known.takes if known is not None else None
        if below is None:
            return None
        current = below
    return current
