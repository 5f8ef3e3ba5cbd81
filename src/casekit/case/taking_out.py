"""Slips of a file: each is said, and what is wrong is taken out of the tree, so that the rest can be read.

A record remembers what was taken out of it (`MapNode.refused`), so that no rule calls missing what is only misspelt.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from casekit.case.complaints import CAPITALS, TOO_MANY_SLIPS, finding_for, meant_field, node_at
from casekit.case.declared import Placed
from casekit.case.record_reading import Slip, takes_at
from casekit.text.finding import Finding
from casekit.text.frozen import dataclass
from casekit.text.nodes import ListNode, MapNode, Node, TextNode, text_like
from casekit.text.yaml_tree import Way

MOST_SLIPS: Final = 1_000


@dataclass(frozen=True, slots=True)
class TakenOut:
    """What is wrong with a tree, whether whole records had to be left out, and whether the rest can be read now."""

    findings: tuple[Finding, ...]
    whole: bool
    readable: bool


def take_out(top: MapNode, model: type[Placed], slips: list[Slip]) -> TakenOut:
    """Say what is wrong with a tree, and take it out."""
    slips.sort(key=_in_order)
    unknown = sum(slip.kind == "unknown field" for slip in slips)
    if unknown > MOST_SLIPS:
        message = f"There are {unknown:,} fields in this file that casekit does not know; nothing is made of it."
        return TakenOut((TOO_MANY_SLIPS.at(top.place(), message),), False, False)
    meant = _misspelt(slips, model)
    found = [finding_for(slip, top, model) for slip in slips]
    whole = all(_leaves_the_rest(top, slip) for slip in slips)
    said = (
        finding for finding, slip in zip(found, slips, strict=True) if finding is not None and slip.way not in meant
    )
    return TakenOut(tuple(said), whole, _mend(top, slips, found))


def _leaves_the_rest(top: MapNode, slip: Slip) -> bool:
    """Whether a slip costs one value only; any other may cost whole records, so that nothing can be called missing."""
    if slip.kind in ("missing", "unknown field") or isinstance(slip.way[-1], int):
        return False
    node, _ = node_at(top, slip.way)
    return slip.kind in ("no date", "no number", "unknown word") or (isinstance(node, TextNode) and not node)


def _misspelt(slips: Sequence[Slip], model: type[Placed]) -> set[Way]:
    """Fields that are missing only because their name is misspelt: one slip, one finding."""
    found: set[Way] = set()
    for *above, name in (slip.way for slip in slips if slip.kind == "unknown field"):
        owner = takes_at(model, tuple(above))
        if owner is not None and owner.record is not None:
            found.add((*above, meant_field(str(name), owner.record) or ""))
    return found


def _in_order(slip: Slip) -> list[tuple[int, str]]:
    """For sorting: the same order every time, and the items of a list as they stand."""
    return [(step, "") if isinstance(step, int) else (-1, step) for step in slip.way]


class _Target(NamedTuple):
    """A value to take out: the map or list it stands in, the step to it, and the value."""

    parent: Node
    step: str | int
    node: Node


def _mend(top: MapNode, slips: Sequence[Slip], found: Sequence[Finding | None]) -> bool:
    """Change the tree so that it validates without what is wrong; false where nothing can be taken out.

    All is looked up before anything is taken out, since ways through a list hold only as long as its items stay.
    """
    targets = [_target(top, slip) for slip in slips]
    items: dict[int, tuple[ListNode, set[int]]] = {}
    mended = True
    for slip, finding, target in zip(slips, found, targets, strict=True):
        if slip.kind == "missing" and slip.way == ("casekit",):
            _assume_version(top)
        elif target is None or (target.parent is top and target.step == "casekit"):
            mended = False
        elif finding is not None and finding.rule == CAPITALS.name and isinstance(target.node, TextNode):
            _put(target, text_like(target.node.strip().casefold(), target.node))
        elif isinstance(target.parent, MapNode):
            target.parent.refused = (*target.parent.refused, str(target.step))
            target.parent.pop(str(target.step), None)
        elif isinstance(target.parent, ListNode):
            items.setdefault(id(target.parent), (target.parent, set()))[1].add(id(target.node))
    for parent, gone in items.values():
        parent[:] = [node for node in parent if id(node) not in gone]
    return mended


def _target(top: MapNode, slip: Slip) -> _Target | None:
    """What to take out for a slip: the value, or the record that lacks something."""
    node, reached = node_at(top, slip.way[:-1] if slip.kind == "missing" else slip.way)
    if not reached:
        return None
    parent, _ = node_at(top, reached[:-1])
    return _Target(parent, reached[-1], node)


def _put(target: _Target, node: TextNode) -> None:
    if isinstance(target.parent, MapNode):
        target.parent[str(target.step)] = node
    elif isinstance(target.parent, ListNode) and isinstance(target.step, int):
        target.parent[target.step] = node


def _assume_version(top: MapNode) -> None:
    version = TextNode("1")
    version.start = version.end = top.start
    version.style, version.path = None, top.path
    top["casekit"] = version
