"""Where a new record goes in a case file: into its list in date order, under its key, or as the first of a section."""

from collections.abc import Mapping

from casekit.case.dates import DateProblem, PartialDate
from casekit.case.fields import model_of
from casekit.case.mends import Edit
from casekit.case.outline import outline
from casekit.case.record import Placed
from casekit.text.insert import NoPlace, add_field, add_item
from casekit.text.nodes import ListNode, MapNode, Node, TextNode
from casekit.text.plain_data import Data, plain_data, put, put_in
from casekit.text.source import Source
from casekit.text.written import Value
from casekit.text.yaml_tree import Way


def add_to_list(source: Source, top: MapNode, way: Way, record: Mapping[str, Value], dated: str = "") -> Edit:
    """The edit that puts a record into the list at a way: in date order, or at its end. Raises `NoPlace`.

    What is missing on the way is begun.
    """
    says = plain_data(top)
    node, reached = _as_far_as_there(top, way)
    if reached == len(way):
        if not isinstance(node, ListNode):
            raise NoPlace
        at = _place_by_date(node, record.get(dated)) if dated else len(node)
        put_in(says, (*way, at), written(record))
        return Edit(add_item(source, node, at, record), says)
    if not isinstance(node, MapNode):
        raise NoPlace
    value: Value = [record]
    for step in reversed(way[reached + 1 :]):
        value = {str(step): value}
    name = str(way[reached])
    put(says, way[: reached + 1], written(value))
    return Edit(add_field(source, node, name, value, _order(top, way[:reached])), says)


def add_under_key(source: Source, top: MapNode, section: str, key: str, record: Mapping[str, Value]) -> Edit:
    """The edit that puts a record under a key of a section. Raises `NoPlace`."""
    says = plain_data(top)
    group = top.get(section)
    if isinstance(group, MapNode):
        put(says, (section, key), written(record))
        return Edit(add_field(source, group, key, record), says)
    if group is not None:
        raise NoPlace
    put(says, (section,), {key: written(record)})
    return Edit(add_field(source, top, section, {key: record}, _order(top, ())), says)


def _as_far_as_there(top: MapNode, way: Way) -> tuple[Node, int]:
    """The last node that there is on a way, and how many steps lead to it."""
    node: Node = top
    for depth, step in enumerate(way):
        if isinstance(node, MapNode) and step in node:
            node = node[str(step)]
        elif isinstance(node, ListNode) and isinstance(step, int) and step < len(node):
            node = node[step]
        else:
            return node, depth
    return node, len(way)


def _order(top: MapNode, way: Way) -> tuple[str, ...]:
    """The names of the fields of the record at a way, in the order of the format."""
    model: type[Placed] | None = model_of(top)
    for step in way:
        if isinstance(step, str) and model is not None:
            model = outline(model).field(step).takes.innermost.record
    return tuple(field.name for field in outline(model).fields) if model is not None else ()


def _place_by_date(items: ListNode, given: "Value | None") -> int:
    """Where a date belongs in a list: behind all that are not surely later; before them, if the newest stands first."""
    dates = [_date_in(item) for item in items]
    if not isinstance(given, str):
        return len(items)
    when = PartialDate.parse(given)
    known = [one for one in dates if one is not None]
    if len(known) > 1 and known[0].after(known[-1]) is True:
        return next((at for at, one in enumerate(dates) if one is None or one.after(when) is not True), len(dates))
    at = len(dates)
    while at and (before := dates[at - 1]) is not None and before.after(when) is True:
        at -= 1
    return at


def _date_in(item: Node) -> PartialDate | None:
    when = item.get("date") if isinstance(item, MapNode) else None
    try:
        return PartialDate.parse(when) if isinstance(when, TextNode) else None
    except DateProblem:
        return None


def written(value: Value) -> Data:
    """What a value reads as once it is in the file."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping):
        return {name: written(one) for name, one in value.items()}
    return [written(one) for one in value]
