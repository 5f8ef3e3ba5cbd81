"""What a record shows as JSON, for other programs: a documented and versioned form.

```json
{
  "casekit": "patterns",         what this is
  "version": 1,                  rises only when a field changes its meaning or goes
  "as_at": "2023-06-20",         the day of looking
  "path": "cases/eh-20417.yaml",
  "case": "EH-20417" or null,
  "audience": "internal",        there is no copy for the family
  "span": "from 2022" or null,   what was asked for by dates, in words
  "about": ["..."],              how many events were looked at, and what was left out
  "sections": [{"section": "gaps", "title": "...", "note": "..." or null, "question": "..." or null,
                "figures": [FIGURE]}]
}
```

FIGURE: `kind` (a word of casekit's), `words` (without names and case text), `lines` (more of the same), `values` (the
numbers by name; `null` where there is no limit), `measure` (`null`, or `key`, `meaning`, `value`, `authority`,
`source`, `passed`) and
`events`. An event has `date` (as in the file, or `null`), `earliest`, `latest`, `what`, `note`, `path` and `line`. With
names and case text asked for, there is `child`, a figure has `subject`, and an event `text`.
"""

import json
import re
from datetime import date
from typing import Any, Final

from casekit.patterns.model import Example, Figure, Measure, Patterns, Section

VERSION: Final = 1

_STEERING: Final = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def patterns_json(found: Patterns, *, with_text: bool = False) -> str:
    """The patterns as JSON text, indented and with a newline at the end."""
    document = {
        "casekit": "patterns",
        "version": VERSION,
        "as_at": found.day.isoformat(),
        "path": found.path,
        "case": found.case_id or None,
        **({"child": found.child} if with_text else {}),
        "audience": "internal",
        "span": found.span or None,
        "about": list(found.about),
        "sections": [_section(section, with_text) for section in found.sections],
    }
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return _STEERING.sub(lambda mark: f"\\u{ord(mark[0]):04x}", text) + "\n"


def _section(section: Section, with_text: bool) -> dict[str, Any]:
    return {
        "section": section.name.value,
        "title": section.title,
        "note": section.note or None,
        "question": section.question or None,
        "figures": [_figure(figure, with_text) for figure in section.figures],
    }


def _figure(figure: Figure, with_text: bool) -> dict[str, Any]:
    return {
        "kind": figure.kind,
        **({"subject": figure.subject or None} if with_text else {}),
        "words": figure.words,
        "lines": list(figure.lines),
        "values": dict(figure.values),
        "measure": _measure(figure.measure) if figure.measure is not None else None,
        "events": [_event(example, with_text) for example in figure.examples],
    }


def _measure(measure: Measure) -> dict[str, Any]:
    return {
        "key": measure.key,
        "meaning": measure.meaning,
        "value": measure.value,
        "authority": measure.authority,
        "source": measure.source,
        "passed": measure.passed,
    }


def _event(example: Example, with_text: bool) -> dict[str, Any]:
    when = example.when
    return {
        "date": when.text if when is not None else None,
        "earliest": _day(when.earliest) if when is not None else None,
        "latest": _day(when.latest) if when is not None else None,
        "what": example.what,
        "note": example.note or None,
        **({"text": example.text or None} if with_text else {}),
        "path": example.place.path,
        "line": example.place.span.line,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
