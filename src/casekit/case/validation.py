"""From a tree to the models: all that is wrong is said, and all that is right is kept.

A value that means nothing is taken out of the tree and said; the rest is validated again, so that one slip never hides
another, and rules still see what stands. A record remembers what was taken out of it (`MapNode.refused`), so that no
rule calls missing what is only misspelt.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from casekit.case.complaints import CAPITALS, finding_for, meant_field, node_at, type_at
from casekit.text.finding import Finding
from casekit.text.nodes import ListNode, MapNode, Node, TextNode, text_like

Model = TypeVar("Model", bound=BaseModel)


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
            problems = sorted(error.errors(include_url=False, include_input=False), key=_last_first, reverse=True)
        meant = _misspelt(problems, model)
        fatal = False
        for problem in problems:
            finding = finding_for(problem, top, model)
            if finding is not None and tuple(problem["loc"]) not in meant:
                findings.append(finding)
            whole = whole and _leaves_the_rest(top, problem)
            fatal = not _take_out(top, problem, finding) or fatal
        if fatal:
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


def _last_first(problem: Mapping[str, Any]) -> list[tuple[int, str]]:
    """Order for taking things out: the later items of a list first, so that the others keep their places."""
    return [(step, "") if isinstance(step, int) else (-1, step) for step in problem["loc"]]


def _take_out(top: MapNode, problem: Mapping[str, Any], finding: Finding | None) -> bool:
    """Mend the tree so that it validates without the value; false where nothing can be taken out."""
    way: tuple[str | int, ...] = tuple(problem["loc"])
    if problem["type"] == "missing":
        if way == ("casekit",):
            return _assume_version(top)
        way = way[:-1]
    node, reached = node_at(top, way)
    if not reached:
        return False
    parent, _ = node_at(top, reached[:-1])
    step = reached[-1]
    if finding is not None and finding.rule == CAPITALS.name and isinstance(node, TextNode):
        _put(parent, step, text_like(node.strip().casefold(), node))
    elif isinstance(parent, MapNode) and isinstance(step, str):
        if step == "casekit" and parent is top:
            return False
        parent.refused = (*parent.refused, step)
        parent.pop(step, None)
    elif isinstance(parent, ListNode) and isinstance(step, int) and parent[step] is node:
        del parent[step]
    return True


def _put(parent: Node, step: str | int, node: TextNode) -> None:
    if isinstance(parent, MapNode):
        parent[str(step)] = node
    elif isinstance(parent, ListNode) and isinstance(step, int):
        parent[step] = node


def _assume_version(top: MapNode) -> bool:
    version = TextNode("1")
    version.start = version.end = top.start
    version.style, version.path = None, top.path
    top["casekit"] = version
    return True
