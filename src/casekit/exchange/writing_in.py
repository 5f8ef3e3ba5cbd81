"""New events and joined accounts put into a case file: each in its place, and every other line as it was."""

from collections import defaultdict

from casekit.case.events import Event
from casekit.case.mends import Edit, edited
from casekit.case.outline import outline
from casekit.case.placing import add_all_to_list
from casekit.exchange.importing import EVENTS, Outcome, also_told, with_note
from casekit.text.insert import NoPlace, add_field, is_in_brackets
from casekit.text.nodes import ListNode, MapNode, TextNode
from casekit.text.plain_data import plain_data, put
from casekit.text.source import Source
from casekit.text.splice import Lines, Splice
from casekit.text.written import double_quoted, field_lines
from casekit.text.yaml_cut import BLOCK_STYLES
from casekit.text.yaml_tree import read_tree


def written_into(source: Source, outcome: Outcome, agency: str) -> Source:
    """The case file with the new events in date order and the joined accounts in the notes of their events.

    After each step the text is read again and compared. Raises `NoPlace` where the file is written in a way in which
    other lines would change, `OtherMeaning` where it would say something else than was meant.
    """
    joined = edited(source, _joined(source, outcome, agency))
    if not outcome.added:
        return joined
    top = _top(joined)
    records = [event.record for event in outcome.added]
    return edited(joined, add_all_to_list(joined, top, EVENTS, records, "date"))


def _top(source: Source) -> MapNode:
    top = read_tree(source).top
    if top is None:
        raise NoPlace
    return top


def _joined(source: Source, outcome: Outcome, agency: str) -> Edit:
    """The edit that writes what the rows tell into the notes of the events that are there."""
    top = _top(source)
    says = plain_data(top)
    told: defaultdict[int, list[str]] = defaultdict(list)
    for one in outcome.joined:
        if one.other.number is not None:
            told[one.other.number].append(also_told(one.event, agency))
    splices: list[Splice] = []
    for number, more in told.items():
        event = _event(top, number)
        notes = event.get("notes", TextNode())
        whole = str(notes)
        for text in more:
            whole = with_note(whole, text)
        splices += _notes(source, event, whole)
        put(says, (*EVENTS, number, "notes"), whole)
    return Edit(tuple(splices), says)


def _event(top: MapNode, number: int) -> MapNode:
    chronology = top.get(EVENTS[0])
    events = chronology.get(EVENTS[1]) if isinstance(chronology, MapNode) else None
    event = events[number] if isinstance(events, ListNode) else None
    if not isinstance(event, MapNode):
        raise NoPlace
    return event


def _notes(source: Source, event: MapNode, whole: str) -> tuple[Splice, ...]:
    """The splices that give an event these notes: a new field, or the field that is there with words added."""
    notes = event.get("notes")
    if notes is None:
        order = tuple(field.name for field in outline(Event).fields)
        return add_field(source, event, "notes", whole, order)
    if not isinstance(notes, TextNode):
        raise NoPlace
    lines = Lines(source)
    start = lines.offset(notes.start)
    end = lines.offset(notes.end)
    if notes.style in BLOCK_STYLES:
        end = lines.end_of(lines.last_line(notes))
    if is_in_brackets(lines, event):
        return (Splice(start, end, double_quoted(whole)),)
    first, *rest = field_lines("notes", whole, event.start.column)
    return (Splice(start, end, lines.line_end.join((first.partition(": ")[2], *rest))),)
