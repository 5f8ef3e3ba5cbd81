"""Where something new goes into a file, and in which dress: splices that add an item to a list or a field to a record.

What is added looks like its neighbours: as far in, on one line or several, with a blank line between where they have
one. Comments above an item belong to it, and so does a comment below it that stands further in.
"""

from collections.abc import Mapping, Sequence

from casekit.text.frozen import dataclass
from casekit.text.nodes import ListNode, MapNode, Mark, Node
from casekit.text.source import Source
from casekit.text.splice import Lines, Splice
from casekit.text.written import Value, field_lines, in_brackets, item_lines


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of one item of a list: from `lead` (its comments) by `first` (its hyphen) up to before `end`."""

    lead: int
    first: int
    end: int


class NoPlace(ValueError):
    """The file is written in a way into which nothing can be added without changing other lines."""


def is_in_brackets(lines: Lines, node: Node) -> bool:
    """Whether a list or a record is written on its line, in brackets."""
    return lines.line(node.start.line)[node.start.column : node.start.column + 1] in ("[", "{")


def blocks_of(lines: Lines, items: ListNode) -> list[Block] | None:
    """The lines of each item of a list that is written with hyphens; `None` where items do not have lines of their own.

    Blank lines between two items belong to neither.
    """
    if not items or is_in_brackets(lines, items):
        return None
    column = items.start.column
    firsts = [_line_of_hyphen(lines, item, column) for item in items]
    if len(set(firsts)) < len(firsts):
        return None
    blocks: list[Block] = []
    after = items.start.line
    for item, first in zip(items, firsts, strict=True):
        if first is None or first < after:
            return None
        lead = first
        while lead > after and lines.comment_column(lead - 1) is not None:
            lead -= 1
        while lead < first and blocks and (lines.comment_column(lead) or 0) > column:
            lead += 1
        end = lines.last_line(item) + 1
        end = _past_comments(lines, end, column)
        blocks.append(Block(lead, first, end))
        after = end
    return _with_first_comment(lines, blocks, column)


def _past_comments(lines: Lines, end: int, column: int) -> int:
    """Past the comments below an item that belong to it: those further in, and those that a blank line follows."""
    while end < lines.count and (lines.comment_column(end) or 0) > column:
        end += 1
    further = end
    while further < lines.count and (lines.comment_column(further) or 0) >= max(column, 1):
        further += 1
    return further if further < lines.count and lines.is_blank(further) else end


def _line_of_hyphen(lines: Lines, item: Node, column: int) -> int | None:
    """The line on which an item has its hyphen, if nothing but spaces stands before it."""
    for number in range(item.start.line, -1, -1):
        line = lines.line(number)
        if line[column : column + 1] == "-" and not line[:column].strip(" "):
            return number
        if number < item.start.line and not (lines.is_blank(number) or lines.comment_column(number) is not None):
            return None
    return None


def _with_first_comment(lines: Lines, blocks: list[Block], column: int) -> list[Block]:
    """The blocks, the first with the comments right above it that stand in the column of the hyphens."""
    lead = blocks[0].first
    while lead > 0 and lines.comment_column(lead - 1) == column:
        lead -= 1
    return [Block(lead, blocks[0].first, blocks[0].end), *blocks[1:]]


def add_item(source: Source, items: ListNode, at: int, value: Value) -> tuple[Splice, ...]:
    """The splices that make `value` item number `at` of a list, counted from 0. Raises `NoPlace`."""
    return add_items(source, items, [(at, value)])


def add_items(source: Source, items: ListNode, placed: Sequence[tuple[int, Value]]) -> tuple[Splice, ...]:
    """The splices that put values into a list, each before the item with its number in the list as it is.

    Those for one place stand there in the order given. Raises `NoPlace`.
    """
    lines = Lines(source)
    values = [value for _, value in placed]
    if is_in_brackets(lines, items):
        if not items:
            return _first_items(lines, items, values)
        return tuple(_between(lines, items.start, list(items), at, in_brackets(value)) for at, value in placed)
    blocks = blocks_of(lines, items)
    if blocks is None:
        raise NoPlace
    return tuple(_item_among(lines, items, blocks, at, value) for at, value in placed)


def _item_among(lines: Lines, items: ListNode, blocks: Sequence[Block], at: int, value: Value) -> Splice:
    """One item on lines of its own, between those there are."""
    near = items[max(at - 1, 0)]
    short = isinstance(near, MapNode) and is_in_brackets(lines, near)
    new = item_lines(value, items.start.column, on_one_line=short)
    pair = blocks[max(at - 1, 0) : max(at - 1, 0) + 2] if at < len(blocks) else blocks[-2:]
    blank = [""] * (_blank_between(lines, *pair) if len(pair) == 2 else 0)
    if at == 0:
        return _before(lines, blocks[0].lead, [*new, *blank])
    return _after(lines, blocks[at - 1].end - 1, [*blank, *new])


def add_field(
    source: Source, record: MapNode, name: str, value: Value, order: Sequence[str] = ()
) -> tuple[Splice, ...]:
    """The splices that give a record a field, behind the fields that come before it in `order`. Raises `NoPlace`.

    A field that is there without a value gets it. One that has a value, or one that could not be read, is no place. A
    section that stands set aside as a comment (`# visits:`) begins above that.
    """
    lines = Lines(source)
    if name in record or name in record.refused:
        raise NoPlace
    if name in record.names:
        return _filled(lines, record, name, value)
    before = _field_before(record, name, order)
    if is_in_brackets(lines, record):
        known = [record[one] for one in record.names if one in record]
        if len(known) < len(record.names):
            raise NoPlace
        at = list(record.names).index(before) + 1 if before is not None else len(known)
        return (_between(lines, record.start, known, at, f"{name}: {in_brackets(value)}"),)
    if before is None:
        raise NoPlace
    aside = _set_aside(lines, name) if record.start.column == 0 else None
    if aside is not None:
        return (_before(lines, aside, [*field_lines(name, value), ""]),)
    last = _last_line_of_field(lines, record, before)
    blank = [""] * _blank_between_fields(lines, record, before)
    near = record.get(before)
    short = not isinstance(near, MapNode) or is_in_brackets(lines, near)
    return (_after(lines, last, [*blank, *field_lines(name, value, record.start.column, on_one_line=short)]),)


def _set_aside(lines: Lines, name: str) -> int | None:
    """The first line of the comment in which a section stands set aside, where a section may begin there."""
    start = f"{name}:"
    for number in range(lines.count):
        line = lines.line(number)
        if not line.startswith("#") or not line.lstrip("# ").startswith(start):
            continue
        first = end = number
        while first and lines.comment_column(first - 1) == 0:
            first -= 1
        while end < lines.count and (lines.is_blank(end) or lines.comment_column(end) is not None):
            end += 1
        follows = lines.line(end)[:1] if end < lines.count else ""
        begins = first == 0 or lines.is_blank(first - 1)
        return first if first and begins and follows not in (" ", "\t", "-", "]", "}") else None
    return None


def _field_before(record: MapNode, name: str, order: Sequence[str]) -> str | None:
    """The field behind which a new one belongs: the last in the file of those before it in `order`, else the last."""
    names = list(record.names)
    if name in order:
        earlier = set(order[: order.index(name)])
        found = [one for one in names if one in earlier]
        if found:
            return found[-1]
    return names[-1] if names else None


def _last_line_of_field(lines: Lines, record: MapNode, name: str) -> int:
    """The last line of a field, with the comments below it that stand further in. Raises `NoPlace` where unsure."""
    column = record.start.column
    start = record.names[name][0].line
    following = _next_field(record, name)
    if name in record:
        last = max(start, lines.last_line(record[name]))
    elif following is not None:
        last = record.names[following][0].line - 1
        while last > start and (lines.is_blank(last) or lines.comment_column(last) is not None):
            last -= 1
    elif name in record.refused or record.cut:
        raise NoPlace
    else:
        last = record.names[name][1].line
    while last + 1 < lines.count and (lines.comment_column(last + 1) or 0) > column:
        last += 1
    return last


def _next_field(record: MapNode, name: str) -> str | None:
    names = list(record.names)
    at = names.index(name) + 1
    return names[at] if at < len(names) else None


def _blank_between_fields(lines: Lines, record: MapNode, name: str) -> int:
    """How many blank lines part a field from the one after it, or from the one before it where it is the last."""
    names = list(record.names)
    at = names.index(name)
    upper = at if at + 1 < len(names) else at - 1
    if upper < 0 or len(names) < 2:
        return 0
    last = _last_line_of_field(lines, record, names[upper])
    blank = 0
    while lines.is_blank(last + 1 + blank) and last + 1 + blank < lines.count:
        blank += 1
    return blank


def _filled(lines: Lines, record: MapNode, name: str, value: Value) -> tuple[Splice, ...]:
    """Give a field its value where its name stands without one; a comment beside the name stays."""
    end = record.names[name][1]
    colon = lines.offset(end)
    if lines.source.text[colon : colon + 1] != ":":
        raise NoPlace
    if is_in_brackets(lines, record):
        return (Splice(colon + 1, colon + 1, f" {in_brackets(value)}"),)
    first, *rest = field_lines(name, value, record.start.column)
    beside = Splice(colon + 1, colon + 1, first[first.index(":") + 1 :])
    return (beside, _after(lines, end.line, rest)) if rest else (beside,)


def _first_items(lines: Lines, items: ListNode, values: Sequence[Value]) -> tuple[Splice, ...]:
    """The first items of a list that is written `[]`; records stand on lines of their own."""
    start, end = lines.offset(items.start), lines.offset(items.end)
    line = items.start.line
    name = lines.line(line)[: items.start.column]
    records = all(isinstance(value, Mapping) for value in values)
    if not records or not name.rstrip().endswith(":") or "{" in name or "[" in name or items.end.line != line:
        return (Splice(start + 1, start + 1, ", ".join(map(in_brackets, values))),)
    dashes = len(name) - len(name.lstrip(" -"))
    new = [one for value in values for one in item_lines(value, dashes + 2, on_one_line=False)]
    return (Splice(start - (len(name) - len(name.rstrip())), end, ""), _after(lines, line, new))


def _blank_between(lines: Lines, one: Block, other: Block) -> int:
    """How many blank lines part two items that follow each other."""
    return sum(lines.is_blank(number) for number in range(one.end, other.lead))


def _between(lines: Lines, start: Mark, values: Sequence[Node], at: int, text: str) -> Splice:
    """Put text among values that stand in brackets, with its comma."""
    if not values:
        place = lines.offset(start) + 1
        return Splice(place, place, text)
    if at == 0:
        place = lines.offset(values[0].start)
        return Splice(place, place, f"{text}, ")
    place = lines.offset(values[at - 1].end)
    return Splice(place, place, f", {text}")


def _after(lines: Lines, number: int, new: Sequence[str]) -> Splice:
    """Put lines below a line; where it is the last and has no line end, the new last line has none.

    Unless text stands below a `|`: the end of its last line is part of what it says.
    """
    place = lines.end_of(number)
    at_the_end = place == len(lines.source.text) and any(line.endswith(" |") for line in new)
    return Splice(place, place, "".join(lines.line_end + line for line in new) + (lines.line_end if at_the_end else ""))


def _before(lines: Lines, number: int, new: Sequence[str]) -> Splice:
    """Put lines above a line."""
    place = lines.start_of(number)
    return Splice(place, place, "".join(line + lines.line_end for line in new))
