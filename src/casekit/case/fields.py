"""The texts of a tree with what the format has in each place, before anything is taken out of the tree."""

from collections.abc import Iterator
from typing import NamedTuple

from casekit.case.declared import Placed, Takes
from casekit.case.file import CaseFile, FamilyFile
from casekit.case.outline import outline
from casekit.text.nodes import ListNode, MapNode, Node, TextNode
from casekit.text.yaml_tree import Way


class TypedText(NamedTuple):
    """A text of a file, the way to it, and what the field takes that it stands in."""

    way: Way
    node: TextNode
    takes: Takes


def model_of(top: MapNode) -> type[FamilyFile]:
    """What a file is: a family file where it lists a family and names no child, else a case file."""
    return FamilyFile if "family" in top.names and "child" not in top.names else CaseFile


def typed_texts(top: MapNode, model: type[Placed]) -> Iterator[TypedText]:
    """Every text in a place of the format, in the order of the file; what stands under unknown names is passed over."""
    yield from _in_record((), top, model)


def _in_record(way: Way, node: MapNode, model: type[Placed]) -> Iterator[TypedText]:
    known = {field.name: field.takes for field in outline(model).fields}
    for name, value in node.items():
        if name in known:
            yield from _in_value((*way, name), value, known[name])


def _in_value(way: Way, node: Node, takes: Takes) -> Iterator[TypedText]:
    if isinstance(node, TextNode):
        if takes.record is not None:
            short = outline(takes.record).short
            takes = short.takes if short is not None else takes
        yield TypedText(way, node, takes)
    elif isinstance(node, MapNode):
        if takes.record is not None:
            yield from _in_record(way, node, takes.record)
        elif takes.sort == "map" and takes.of is not None:
            for name, value in node.items():
                yield from _in_value((*way, name), value, takes.of)
    elif isinstance(node, ListNode) and takes.of is not None and takes.sort in ("list", "one or more"):
        for number, item in enumerate(node):
            yield from _in_value((*way, number), item, takes.of)
