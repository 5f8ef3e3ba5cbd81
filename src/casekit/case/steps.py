"""Actions that are still to be done: where they stand in a file, and the splice that marks one as done."""

from collections.abc import Iterator
from typing import Final

from casekit.case.mends import Edit
from casekit.text.finding import Place
from casekit.text.frozen import dataclass
from casekit.text.insert import NoPlace, add_field
from casekit.text.nodes import ListNode, MapNode, Node, TextNode
from casekit.text.plain_data import plain_data, put
from casekit.text.source import Source
from casekit.text.splice import Lines, Splice
from casekit.text.written import Plain, in_brackets
from casekit.text.yaml_cut import BLOCK_STYLES
from casekit.text.yaml_tree import Way

_OF_ACTION: Final = ("what", "who", "due", "done", "outcome")
_OF_EVENT: Final = ("done", "by", "due", "finished")
_SETTLED: Final = ("finished", "none", "unknown", "nothing")


@dataclass(frozen=True, slots=True)
class Step:
    """An action that is not marked as done: its words, where it stands, and the way to it.

    `field` is the one that marks it: `done`, and `finished` for what was begun after an event.
    """

    words: str
    due: str
    who: str
    place: Place
    way: Way
    field: str
    node: Node


def open_steps(top: MapNode) -> Iterator[Step]:
    """The actions of a file that are not marked as done, in the order of the sections."""
    for section in ("meetings", "decisions"):
        records = top.get(section)
        for number, record in enumerate(records if isinstance(records, ListNode) else ()):
            if isinstance(record, MapNode):
                yield from _steps(record.get("actions"), (section, number, "actions"))
    mapping = top.get("mapping")
    if isinstance(mapping, MapNode):
        yield from _steps(mapping.get("next_steps"), ("mapping", "next_steps"))
    chronology = top.get("chronology")
    events = chronology.get("events") if isinstance(chronology, MapNode) else None
    for number, event in enumerate(events if isinstance(events, ListNode) else ()):
        action = event.get("action") if isinstance(event, MapNode) else None
        if isinstance(action, MapNode) and "done" in action and not any(one in action.names for one in _SETTLED):
            way: Way = ("chronology", "events", number, "action")
            yield Step(
                _text(action, "done"),
                _text(action, "due"),
                _text(action, "by"),
                action.place(),
                way,
                "finished",
                action,
            )


def _steps(steps: Node | None, way: Way) -> Iterator[Step]:
    for number, step in enumerate(steps if isinstance(steps, ListNode) else ()):
        here = (*way, number)
        if isinstance(step, TextNode):
            yield Step(str(step), "", "", step.place, here, "done", step)
        elif isinstance(step, MapNode) and not {"done", "outcome"} & set(step.names):
            yield Step(_text(step, "what"), _text(step, "due"), _text(step, "who"), step.place(), here, "done", step)


def _text(record: MapNode, name: str) -> str:
    value = record.get(name)
    return str(value) if isinstance(value, TextNode) else ""


def mark_done(source: Source, top: MapNode, step: Step, day: str, outcome: str = "") -> Edit:
    """The edit that says when a step was done, and what came of it. Raises `NoPlace`."""
    says = plain_data(top)
    marks = {step.field: Plain(day), **({"outcome": outcome} if outcome else {})}
    node = step.node
    if isinstance(node, MapNode):
        if outcome and step.field != "done":
            raise NoPlace
        order = _OF_ACTION if step.field == "done" else _OF_EVENT
        splices = [splice for name, value in marks.items() for splice in add_field(source, node, name, value, order)]
        for name, value in marks.items():
            put(says, (*step.way, name), str(value))
        return Edit(tuple(splices), says)
    if not isinstance(node, TextNode) or node.style in BLOCK_STYLES or node.start.line != node.end.line:
        raise NoPlace
    lines = Lines(source)
    record = {"what": str(node), **marks}
    put(says, step.way, {name: str(value) for name, value in record.items()})
    return Edit((Splice(lines.offset(node.start), lines.offset(node.end), in_brackets(record)),), says)
