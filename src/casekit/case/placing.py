"""Where a new record goes in a case file: into its list in date order, under its key, or as the first of a section."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from casekit.case.dates import DateProblem, PartialDate
from casekit.case.declared import Placed
from casekit.case.fields import model_of
from casekit.case.mends import Edit
from casekit.case.outline import outline
from casekit.text.insert import NoPlace, add_field, add_items
from casekit.text.nodes import ListNode, MapNode, Node, TextNode
from casekit.text.plain_data import Data, plain_data, put, put_in
from casekit.text.source import Source
from casekit.text.written import Value
from casekit.text.yaml_tree import Way


def add_to_list(source: Source, top: MapNode, way: Way, record: Mapping[str, Value], dated: str = "") -> Edit:
    """The edit that puts a record into the list at a way: in date order, or at its end. Raises `NoPlace`.

    What is missing on the way is begun.
    """
    return add_all_to_list(source, top, way, [record], dated)


def add_all_to_list(
    source: Source, top: MapNode, way: Way, records: Sequence[Mapping[str, Value]], dated: str = ""
) -> Edit:
    """The edit that puts records into the list at a way: each in date order, or all at its end. Raises `NoPlace`.

    Those that belong in one place stand there in date order too, and in the order given where they are of one date.
    What is missing on the way is begun.
    """
    says = plain_data(top)
    node, reached = _as_far_as_there(top, way)
    if reached == len(way):
        if not isinstance(node, ListNode):
            raise NoPlace
        placed = _placed(node, records, dated)
        for at, record in reversed(placed):
            put_in(says, (*way, at), written(record))
        return Edit(add_items(source, node, placed), says)
    if not isinstance(node, MapNode):
        raise NoPlace
    value: Value = [record for _, record in _placed(ListNode(), records, dated)]
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


def _placed(
    items: ListNode, records: Sequence[Mapping[str, Value]], dated: str
) -> list[tuple[int, Mapping[str, Value]]]:
    """Each record with the number of the item it goes before, in the order in which they will stand."""
    if not dated:
        return [(len(items), record) for record in records]
    dates = [_date_in(item) for item in items]
    known = [one for one in dates if one is not None]
    newest_first = sum(one.after(other) is True for one, other in pairwise(known)) > sum(
        one.before(other) is True for one, other in pairwise(known)
    )
    found = [(_place_by_date(dates, record.get(dated), newest_first), record) for record in records]
    whens = [_date_read(record.get(dated)) for _, record in found]
    if len(found) < 2 or None in whens:
        return sorted(found, key=lambda one: one[0])
    keys = [when.sort_key for when in whens if when is not None]
    order = sorted(range(len(found)), key=lambda number: keys[number], reverse=newest_first)
    return sorted((found[number] for number in order), key=lambda one: one[0])


def _place_by_date(dates: Sequence[PartialDate | None], given: "Value | None", newest_first: bool) -> int:
    """Where a date belongs in a list: where it sorts, behind those of its own day; before them, if the newest is first.

    In a list that is not in order it goes to the nearest place from the list's newer end that fits.
    """
    when = _date_read(given)
    if when is None:
        return len(dates)
    if newest_first:
        return next((at for at, one in enumerate(dates) if one is None or one.sort_key <= when.sort_key), len(dates))
    place = len(dates)
    for at in range(len(dates) - 1, -1, -1):
        before = dates[at]
        if before is None or before.sort_key == when.sort_key or before.before(when) is True:
            break
        if before.sort_key > when.sort_key:
            place = at
    return place


def _date_read(given: "Value | None") -> PartialDate | None:
    return PartialDate.parse(given) if isinstance(given, str) else None


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
