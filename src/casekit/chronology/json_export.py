"""The chronology as JSON, for other programs: a documented and versioned form.

```json
{
  "casekit": "chronology",            what this is
  "version": 1,                       rises only when a field changes its meaning or goes
  "child": {"key": "ndela", "name": "Ndéla Rae", "born": DATE or null, "age": "14"},
  "case": "EH-20417" or null,
  "as_at": "2023-06-20",              the day that ages and due dates are for
  "audience": "internal",             or "family"
  "notice": "...",                    what a reader of this copy must know
  "view": "full",                     or "thematic", "court", "family", "child", "multi-agency"
  "filters": ["theme: missing"],      what was asked for, in words; [] for all events
  "remarks": ["..."],                 what a reader must know of the choice and the order; a court's copy: its origin
  "shown": 1, "of": 6,                events shown, of those up to that day that this audience may see
  "left_out": ["..."],                what is left out because it is of a later day (internal copies only)
  "reviewed": DATE or null, "next_review_due": "2023-08-30" or null,
  "analysis": SAID or null, "systems_checked": ["..."],
  "group_by": "theme" or null,        or "agency", "year", "plan"
  "sections": [{"heading": "Missing", "events": [2, 5]}],     by number; one heading is "" where nothing is grouped
  "not_known": ["..."],               questions for the child (a child's copy only)
  "events": [EVENT]                   each once, in date order
}
```

DATE is `{"text": "~2012", "words": "about 2012", "earliest": "2007-01-01", "latest": "2017-12-31"}`: as the file has
it, as people say it, and the first and last day it can mean (`null` where there is no limit). SAID is `{"text": "...",
"basis": "judgement" or null, "by": "Jemima Lervik" or null, "date": DATE or null}`. PERSON is `{"key": "aino", "name":
"Aino Rae"}`.

EVENT has every field always: `number` (its place among all the events up to that day that this audience may see),
`date` (DATE), `time`, `age` (words), `kind`, `what`, `where`, `significance` and `impact` (SAID), `child_view`,
`responses` (`parents`, `child`, `network`, `agencies`, `worker`), `action` (`status`: `done`, `open`, `none`, `unknown`
or `not-recorded`; `words`, `text`, `by`, `due`, `finished`), `source` (`words`, `agency`, `who`, `ref`, `received`,
`first_hand`), `themes`, `tone`, `who` (`did`, `harmed`, `present`, `saw`, `protected`: lists
of PERSON), `disputed` (list of `text`, `by`, `date`), `significant`, `before_birth`, `notes`, `withheld` (words, in
internal copies only), `to_check` (sentences). What is not on record, and what the view does not show (a court's copy
has no significance, a child's no source), is `null` or `[]`.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from casekit.case.dates import PartialDate, for_people
from casekit.chronology.choices import View
from casekit.chronology.entries import PARTS, RESPONSES, Action, Entry, Named, Origin, Said
from casekit.chronology.extract import Extract
from casekit.text.escape import json_text as as_json

NAME: Final = "chronology"
VERSION: Final = 1
_JUDGED: Final = ("kind", "significance", "impact", "responses", "themes", "tone", "significant", "notes")
_NOT_SHOWN: Final[Mapping[View, tuple[str, ...]]] = {
    View.COURT: (*_JUDGED, "child_view"),
    View.FAMILY: ("tone", "significant"),
    View.CHILD: (*_JUDGED, "source", "who"),
}
"""What the events of a view do not show in any form of file."""
_NOT_ROUND_IT: Final = ("reviewed", "next_review_due", "analysis", "systems_checked")
_NOTHING: Final[Mapping[str, Any]] = {
    "responses": dict.fromkeys(RESPONSES),
    "who": {part: [] for part in PARTS},
    "themes": [],
    "systems_checked": [],
}
"""How a field that holds several things says nothing; any other is `null`."""
_FACTS_ALONE: Final = frozenset({View.COURT, View.CHILD})
"""Views round whose events nothing stands: no analysis, no review."""


def json_text(extract: Extract) -> str:
    """The chronology as JSON text, indented and with a newline at the end (`text.escape.json_text`)."""
    return as_json(_chronology(extract))


def json_line(extract: Extract) -> str:
    """The chronology as JSON on one line, in ASCII, for a stream of many."""
    return json.dumps(_chronology(extract)) + "\n"


def _chronology(extract: Extract) -> dict[str, Any]:
    return _without(_NOT_ROUND_IT if extract.view in _FACTS_ALONE else (), _everything(extract))


def _without(names: tuple[str, ...], found: dict[str, Any]) -> dict[str, Any]:
    """The same fields, those of these names with nothing in them."""
    return {name: _NOTHING.get(name) if name in names else value for name, value in found.items()}


def _everything(extract: Extract) -> dict[str, Any]:
    return {
        "casekit": NAME,
        "version": VERSION,
        "child": {
            "key": extract.child_key,
            "name": extract.child_name,
            "born": _date(extract.born),
            "age": extract.age,
        },
        "case": extract.case_id,
        "as_at": extract.as_at.isoformat(),
        "audience": str(extract.audience),
        "notice": extract.notice,
        "view": str(extract.view),
        "filters": list(extract.filters),
        "remarks": list(extract.remarks),
        "shown": len(extract.entries),
        "of": extract.total,
        "left_out": list(extract.left_out),
        "reviewed": _date(extract.reviewed),
        "next_review_due": extract.next_review.isoformat() if extract.next_review else None,
        "analysis": _said(extract.analysis),
        "systems_checked": list(extract.systems_checked),
        "group_by": str(extract.group_by) if extract.group_by is not None else None,
        "sections": [
            {"heading": one.heading, "events": [entry.number for entry in one.entries]} for one in extract.sections
        ],
        "not_known": list(extract.not_known),
        "events": [_shown(entry, extract.view) for entry in extract.entries],
    }


def _shown(entry: Entry, view: View) -> dict[str, Any]:
    """An event as a view shows it; a child is told what was done, and not by whom or by when."""
    found = _without(_NOT_SHOWN.get(view, ()), _event(entry))
    if view is View.CHILD:
        done = {"status": entry.action.status, "words": entry.done_words} if entry.action and entry.done_words else None
        found["action"] = (
            {**done, "text": entry.done_words, "by": None, "due": None, "finished": None} if done else None
        )
    return found


def _event(entry: Entry) -> dict[str, Any]:
    return {
        "number": entry.number,
        "date": _date(entry.date),
        "time": entry.time,
        "age": entry.age,
        "kind": entry.kind,
        "what": entry.what,
        "where": entry.where,
        "significance": _said(entry.significance),
        "impact": _said(entry.impact),
        "child_view": entry.child_view,
        "responses": {who: entry.responses.get(who) for who in RESPONSES},
        "action": _action(entry.action),
        "source": _source(entry.source),
        "themes": list(entry.themes),
        "tone": entry.tone,
        "who": {part: [_person(one) for one in entry.who.get(part, ())] for part in PARTS},
        "disputed": [{"text": one.text, "by": _person(one.by), "date": _date(one.date)} for one in entry.disputed],
        "significant": entry.significant,
        "before_birth": entry.before_birth,
        "notes": entry.notes,
        "withheld": entry.withheld,
        "to_check": list(entry.doubts),
    }


def _date(when: PartialDate | None) -> dict[str, str | None] | None:
    if when is None:
        return None
    return {
        "text": when.text,
        "words": for_people(when),
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
    }


def _said(statement: Said | None) -> dict[str, Any] | None:
    if statement is None:
        return None
    return {
        "text": statement.text,
        "basis": statement.basis,
        "by": statement.by,
        "date": _date(statement.date),
    }


def _action(action: Action | None) -> dict[str, Any] | None:
    if action is None:
        return None
    return {
        "status": action.status,
        "words": action.words,
        "text": action.text,
        "by": _person(action.by),
        "due": _date(action.due),
        "finished": _date(action.finished),
    }


def _source(source: Origin | None) -> dict[str, Any] | None:
    if source is None:
        return None
    return {
        "words": source.words,
        "agency": source.agency,
        "who": _person(source.who),
        "ref": source.ref,
        "received": _date(source.received),
        "first_hand": source.first_hand,
    }


def _person(somebody: Named | None) -> dict[str, str] | None:
    return {"key": somebody.key, "name": somebody.name} if somebody is not None else None
