"""Dates of the structured record that were others in an earlier version: births, homes, plans, placements and so on.

A record is known again by what it says beside its dates (a plan by its kind, a placement by its carer), and by its
number among those that say the same. Where a version has more or fewer of them, nothing is said. A day that was still
to come when a version was saved is a plan, and may change.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from casekit.case.dates import DateProblem, PartialDate
from casekit.history.entries import fields_of
from casekit.history.past import Snapshot
from casekit.patterns.contradictions import EarlierRecord
from casekit.text.finding import Place, Span
from casekit.text.nodes import ListNode, MapNode, Node, TextNode
from casekit.text.source import Source
from casekit.text.yaml_tree import read_tree

_PARTS: Final = ("case", "family", "couples", "households")
_WHAT: Final = {
    "born": "date of birth",
    "died": "date of death",
    "from": "beginning",
    "to": "end",
    "date": "date",
    "start": "beginning",
    "completed": "end",
    "end": "end",
    "strategy_date": "strategy discussion",
    "opened": "opening of the case",
    "together": "coming together",
    "married": "marriage",
    "civil_partnership": "civil partnership",
    "separated": "separation",
    "legally_separated": "legal separation",
    "divorced": "divorce",
}
"""The fields that are looked at, and what each is the date of."""
_LISTS: Final = {
    "plans": "plan",
    "legal_status": "legal status",
    "workers": "worker",
    "referrals": "referral",
    "assessments": "assessment",
    "s47": "section 47 enquiry",
    "conferences": "conference",
    "placements": "placement",
    "schools": "school",
    "members": "member of a household",
}
"""Lists of records, and what each record is, where the field alone does not say it."""
_KNOWN_BY: Final = ("who", "plan", "kind", "type", "name", "household", "carer", "label", "code", "partners")

_Way = tuple[str, ...]


def earlier_records(now: Source, versions: Sequence[Snapshot]) -> tuple[EarlierRecord, ...]:
    """The dates of today's structured record that surely were others before; `versions` are the newest first."""
    today = fields_of(now.text)
    found: dict[tuple[_Way, str], EarlierRecord] = {}
    for part in _PARTS:
        dates = dict(_dates(today.get(part, ""), part))
        seen = {today.get(part, "")}
        until: date | None = None
        for version in versions:
            text = fields_of(version.text).get(part, "")
            if dates and text not in seen:
                seen.add(text)
                for way, dated in _others(dates, text, part, version.day):
                    now_dated = PartialDate.parse(dates[way])
                    place = _place(now, part, dates[way])
                    one = EarlierRecord(_words(way), now_dated, dated, place, until or version.day)
                    found.setdefault((way, dated.text), one)
            until = version.day
    return tuple(found.values())


def _others(today: Mapping[_Way, TextNode], text: str, part: str, saved: date) -> Iterator[tuple[_Way, PartialDate]]:
    """The dates of a version that surely are others today, and were not still to come when it was saved."""
    for way, old in _dates(text, part):
        dated, now = _parsed(old), _parsed(today.get(way))
        if dated is None or now is None or dated.after(saved) is True:
            continue
        if now.same_day(dated) is False:
            yield way, dated


def _dates(text: str, part: str) -> Iterator[tuple[_Way, TextNode]]:
    """The dates in a top-level field, each by the way to it."""
    tree = read_tree(Source("", text.removeprefix("\n"))) if text else None
    value = tree.top.get(part) if tree is not None and tree.top is not None and tree.complete else None
    if value is not None:
        yield from _walk(value, (part,))


def _walk(node: Node, way: _Way) -> Iterator[tuple[_Way, TextNode]]:
    if isinstance(node, MapNode):
        for name, value in node.items():
            if name in _WHAT and isinstance(value, TextNode):
                yield (*way, name), value
            elif not isinstance(value, TextNode):
                yield from _walk(value, (*way, name))
    elif isinstance(node, ListNode):
        known = [_known_by(one) for one in node]
        totals, numbers = Counter(known), Counter[str]()
        for one, name in zip(node, known, strict=True):
            numbers[name] += 1
            yield from _walk(one, (*way, f"{name} {numbers[name]} of {totals[name]}"))


def _known_by(node: Node) -> str:
    if not isinstance(node, MapNode):
        return str(node)
    return "; ".join(f"{name}: {node[name]}" for name in _KNOWN_BY if name in node)


def _words(way: _Way) -> str:
    """What a date is the date of, without case text."""
    what = _WHAT[way[-1]]
    owner = next((_LISTS[step] for step in reversed(way[:-1]) if step in _LISTS), "")
    return f"{owner}, {what}" if owner and way[-1] not in ("born", "died") else what


def _place(now: Source, part: str, node: TextNode) -> Place:
    """Where a date of a top-level field stands in the whole file."""
    text = now.text.replace("\r\n", "\n")
    block = fields_of(text)[part].removeprefix("\n")
    above = f"\n{text}".find(f"\n{block}")
    lines = text[: max(above, 0)].count("\n")
    span = node.span
    return Place(now.path, Span(span.line + lines, span.column, span.end_line + lines, span.end_column))


def _parsed(text: TextNode | None) -> PartialDate | None:
    try:
        return PartialDate.parse(text) if text is not None else None
    except DateProblem:
        return None
