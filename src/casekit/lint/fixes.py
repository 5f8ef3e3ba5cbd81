"""What `casekit fix` does to the text of one file: every step that is certain, each read again before the next."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from casekit.case.mends import Edit, Mend, edited, event_order, line_ends, spellings
from casekit.lint.engine import ALLOWANCE_UNUSED
from casekit.text.finding import Finding
from casekit.text.frozen import dataclass
from casekit.text.insert import NoPlace
from casekit.text.nodes import ListNode, MapNode, Node, TextNode
from casekit.text.plain_data import plain_data, take_out
from casekit.text.remove import remove_field, remove_item
from casekit.text.source import Source
from casekit.text.yaml_tree import Way, read_tree

Reason = tuple[str, str]
"""A recorded reason as it is found again wherever it moves to: the name of its rule, and why."""


@dataclass(frozen=True, slots=True)
class Mended:
    """The text after all that is certain, what was mended, and what was left for a person to decide.

    `unread` says that the file cannot be read to its end, so that nothing is mended in it.
    """

    source: Source
    mends: tuple[Mend, ...] = ()
    left: tuple[Mend, ...] = ()
    unread: bool = False


def mended(source: Source, unused: frozenset[Reason] = frozenset(), *, unsafe: bool = False) -> Mended:
    """Mend a text, and take out the recorded reasons that are `unused`.

    Raises `OtherMeaning` where the result would say something else than was meant.
    """
    mends: list[Mend] = []
    left: list[Mend] = []
    steps: tuple[Callable[[Source, MapNode], Edit], ...] = (
        lambda one, top: spellings(one, top, unsafe=unsafe),
        line_ends,
        event_order,
    )
    for step in steps:
        top = read_tree(source).top
        if top is None or top.cut:
            return Mended(source, unread=True)
        edit = step(source, top)
        source = edited(source, edit)
        mends += edit.mends
        left += edit.left
    # One reason at a time: each changes where the others stand.
    while edit_of_reason := next(_without_reasons(source, unused), None):
        source = edited(source, edit_of_reason)
        mends += edit_of_reason.mends
    return Mended(source, tuple(mends), tuple(left))


def unused_reasons(source: Source, findings: Iterable[Finding]) -> frozenset[Reason]:
    """The recorded reasons of a text that findings call unused; not those that stand in it a second time, in use."""
    top = read_tree(source).top
    if top is None:
        return frozenset()
    spans = {one.place.span for one in findings if one.rule == ALLOWANCE_UNUSED.name and one.place.path == source.path}
    there: Counter[Reason] = Counter()
    unused: Counter[Reason] = Counter()
    for _, _, items, number in _recorded(top, ()):
        found = _reason(items[number])
        if found is not None:
            reason, rule = found
            there[reason] += 1
            unused[reason] += rule.span in spans
    return frozenset(reason for reason, count in unused.items() if count == there[reason])


def _reason(item: Node) -> tuple[Reason, TextNode] | None:
    """A recorded reason, and the name of its rule where it stands."""
    if not isinstance(item, MapNode):
        return None
    rule, why = item.get("rule"), item.get("why")
    return ((str(rule), str(why)), rule) if isinstance(rule, TextNode) and isinstance(why, TextNode) else None


def _without_reasons(source: Source, unused: frozenset[Reason]) -> Iterator[Edit]:
    """The edits that each take one unused reason out, where that is sure to take out nothing else."""
    top = read_tree(source).top if unused else None
    if top is None:
        return
    for way, record, items, number in _recorded(top, ()):
        found = _reason(items[number])
        if found is None or found[0] not in unused:
            continue
        rule = found[1]
        says = plain_data(top)
        try:
            if len(items) > 1:
                splice = remove_item(source, items, number)
                take_out(says, (*way, "allow", number))
            else:
                splice = remove_field(source, record, "allow")
                take_out(says, (*way, "allow"))
        except NoPlace:
            continue
        mend = Mend(ALLOWANCE_UNUSED.name, rule.place, f"The reason for `{rule}` is taken out: nothing needs it.")
        yield Edit((splice,), says, (mend,))


def _recorded(node: Node, way: Way) -> Iterator[tuple[Way, MapNode, ListNode, int]]:
    """Every recorded reason of a file: the way to its record, the record, and its number among the reasons."""
    if isinstance(node, MapNode):
        for name, value in node.items():
            if name == "allow" and isinstance(value, ListNode):
                for number in range(len(value)):
                    yield way, node, value, number
            else:
                yield from _recorded(value, (*way, name))
    elif isinstance(node, ListNode):
        for number, item in enumerate(node):
            yield from _recorded(item, (*way, number))
