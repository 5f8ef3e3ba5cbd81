"""From a tree to the models: all that is wrong is said, and all that is right is kept.

A value that means nothing is taken out of the tree and said; the rest is validated again, so that one slip never hides
another, and rules still see what stands. A record remembers what was taken out of it (`MapNode.refused`), so that no
rule calls missing what is only misspelt.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from casekit.case.complaints import CAPITALS, TOO_MANY_SLIPS, finding_for, meant_field, node_at, type_at
from casekit.text.finding import Finding
from casekit.text.frozen import dataclass
from casekit.text.nodes import ListNode, MapNode, Node, TextNode, text_like

Model = TypeVar("Model", bound=BaseModel)

MOST_SLIPS = 1_000


@dataclass(frozen=True, slots=True)
class Validated(Generic[Model]):
    """The model that a tree says, what is wrong with the tree, and whether whole records had to be left out.

    There is no model only where the top level itself lacks what it needs.
    """

    model: Model | None
    findings: tuple[Finding, ...]
    whole: bool


def validate(top: MapNode, model: type[Model]) -> Validated[Model]:
    """Read a tree as a model. The tree is changed: what is wrong is taken out of it."""
    findings: list[Finding] = []
    whole = True
    while True:
        try:
            return Validated(model.model_validate(top), tuple(findings), whole)
        except ValidationError as error:
            problems = sorted(error.errors(include_url=False, include_input=False), key=_in_file_order)
        unknown = sum(problem["type"] == "extra_forbidden" for problem in problems)
        if unknown > MOST_SLIPS:
            message = f"There are {unknown:,} fields in this file that casekit does not know; nothing is made of it."
            return Validated(None, (*findings, TOO_MANY_SLIPS.at(top.place(), message)), False)
        meant = _misspelt(problems, model)
        found = [finding_for(problem, top, model) for problem in problems]
        whole = whole and all(_leaves_the_rest(top, problem) for problem in problems)
        findings.extend(
            finding
            for finding, problem in zip(found, problems, strict=True)
            if finding is not None and tuple(problem["loc"]) not in meant
        )
        if not _mend(top, problems, found):
            return Validated(None, tuple(findings), False)


def _leaves_the_rest(top: MapNode, problem: Mapping[str, Any]) -> bool:
    """Whether a slip costs one value only; any other may cost whole records, so that nothing can be called missing."""
    way = tuple(problem["loc"])
    if problem["type"] in {"missing", "extra_forbidden"} or isinstance(way[-1], int):
        return False
    node, _ = node_at(top, way)
    return problem["type"] in {"bad_date", "bad_number", "literal_error"} or (isinstance(node, TextNode) and not node)


def _misspelt(problems: list[Any], model: type[BaseModel]) -> set[tuple[str | int, ...]]:
    """Fields that are missing only because their name is misspelt: one slip, one finding."""
    found = set()
    for problem in problems:
        if problem["type"] == "extra_forbidden":
            way = tuple(problem["loc"])
            meant = meant_field(str(way[-1]), type_at(model, way[:-1]))
            found.add((*way[:-1], meant or ""))
    return found


def _in_file_order(problem: Mapping[str, Any]) -> list[tuple[int, str]]:
    return [(step, "") if isinstance(step, int) else (-1, step) for step in problem["loc"]]


class _Target(NamedTuple):
    """A value to take out: the map or list it stands in, the step to it, and the value."""

    parent: Node
    step: str | int
    node: Node


def _mend(top: MapNode, problems: Sequence[Mapping[str, Any]], found: Sequence[Finding | None]) -> bool:
    """Change the tree so that it validates without what is wrong; false where nothing can be taken out.

    All is looked up before anything is taken out, since ways through a list hold only as long as its items stay.
    """
    targets = [_target(top, problem) for problem in problems]
    items: dict[int, tuple[ListNode, set[int]]] = {}
    mended = True
    for problem, finding, target in zip(problems, found, targets, strict=True):
        if problem["type"] == "missing" and tuple(problem["loc"]) == ("casekit",):
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


def _target(top: MapNode, problem: Mapping[str, Any]) -> _Target | None:
    """What to take out for a problem: the value, or the record that lacks something."""
    way: tuple[str | int, ...] = tuple(problem["loc"])
    node, reached = node_at(top, way[:-1] if problem["type"] == "missing" else way)
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
