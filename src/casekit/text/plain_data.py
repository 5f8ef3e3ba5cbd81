"""A tree as plain data, to compare what two texts say wherever they say it."""

from typing import TypeAlias

from casekit.text.nodes import ListNode, MapNode, Node
from casekit.text.yaml_tree import Way

Data: TypeAlias = "str | list[Data] | dict[str, Data] | None"


class Changed(ValueError):
    """A way leads to nothing."""


def plain_data(node: Node) -> Data:
    """Texts, lists and maps with nothing of where they stand; a name without a value has `None`."""
    if isinstance(node, MapNode):
        return {name: plain_data(node[name]) if name in node else None for name in node.names}
    if isinstance(node, ListNode):
        return [plain_data(item) for item in node]
    return str(node)


def at(data: Data, way: Way) -> Data:
    """What stands at a way. Raises `Changed` where nothing does."""
    found: Data = data
    for step in way:
        match found, step:
            case list(), int() if step < len(found):
                found = found[step]
            case dict(), str() if step in found:
                found = found[step]
            case _:
                raise Changed(way)
    return found


def put(data: Data, way: Way, value: Data) -> None:
    """Change what stands at a way, or add a field to a record, in place."""
    match at(data, way[:-1]), way[-1]:
        case dict() as record, str() as name:
            record[name] = value
        case list() as items, int() as number if number < len(items):
            items[number] = value
        case _:
            raise Changed(way)


def put_in(data: Data, way: Way, value: Data) -> None:
    """Add an item to a list, in place; the last step of the way is its number."""
    match at(data, way[:-1]), way[-1]:
        case list() as items, int() as number if number <= len(items):
            items.insert(number, value)
        case _:
            raise Changed(way)


def take_out(data: Data, way: Way) -> None:
    """Take out what stands at a way, in place."""
    match at(data, way[:-1]), way[-1]:
        case dict() as record, str() as name if name in record:
            del record[name]
        case list() as items, int() as number if number < len(items):
            del items[number]
        case _:
            raise Changed(way)
