"""Where something is taken out of a file: splices that remove an item of a list or a field of a record.

Nothing else goes with it. Where a comment stands beside what is to be removed, or in it, there is no sure way.
"""

from collections.abc import Sequence

from casekit.text.insert import NoPlace, blocks_of, is_in_brackets
from casekit.text.nodes import ListNode, MapNode, Mark
from casekit.text.source import Source
from casekit.text.splice import Lines, Splice


def remove_item(source: Source, items: ListNode, number: int) -> Splice:
    """The splice that removes item `number` of a list, counted from 0. Raises `NoPlace`."""
    lines = Lines(source)
    if len(items) < 2:
        raise NoPlace
    if is_in_brackets(lines, items):
        return _from_brackets(lines, [(item.start, item.end) for item in items], number)
    blocks = blocks_of(lines, items)
    if blocks is None:
        raise NoPlace
    return _lines(lines, blocks[number].lead, blocks[number].end)


def remove_field(source: Source, record: MapNode, name: str) -> Splice:
    """The splice that removes a field and its value from a record that has others. Raises `NoPlace`."""
    lines = Lines(source)
    if len(record.names) < 2 or len(record) < len(record.names):
        raise NoPlace
    if is_in_brackets(lines, record):
        stretches = [(record.names[one][0], record[one].end) for one in record.names]
        return _from_brackets(lines, stretches, list(record.names).index(name))
    first = record.names[name][0]
    if lines.line(first.line)[: first.column].strip():
        raise NoPlace
    return _lines(lines, first.line, lines.last_line(record[name]) + 1)


def _from_brackets(lines: Lines, stretches: Sequence[tuple[Mark, Mark]], number: int) -> Splice:
    """Remove one of several values in brackets, with the comma that parted it from its neighbour."""
    if number:
        start, end = lines.offset(stretches[number - 1][1]), lines.offset(stretches[number][1])
    else:
        start, end = lines.offset(stretches[0][0]), lines.offset(stretches[1][0])
    text = lines.source.text[start:end]
    if "#" in text and ("\n" in text or "\r" in text):
        raise NoPlace
    return Splice(start, end, "")


def _lines(lines: Lines, first: int, end: int) -> Splice:
    """Remove whole lines, from `first` up to before `end`."""
    if any("#" in lines.line(number) for number in range(first, end)):
        raise NoPlace
    if end < lines.count:
        return Splice(lines.start_of(first), lines.start_of(end), "")
    return Splice(lines.end_of(first - 1), len(lines.source.text), "")
