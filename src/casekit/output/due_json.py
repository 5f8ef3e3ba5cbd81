"""What is due as JSON, for other programs: a documented and versioned form.

```json
{
  "casekit": "due",              what this is
  "version": 1,                  rises only when a field changes its meaning or goes
  "as_at": "2023-06-20",         the day it is reckoned for
  "until": "2023-07-18",         the last day that was asked for
  "unreadable": ["..."],         files that could not be read at all
  "cases": [{
    "path": "cases/eh-20417.yaml",
    "case": "EH-20417" or null,
    "whole": true,               false: a part of the file could not be read, so something may be missing
    "due": [ITEM]
  }]
}
```

ITEM: `kind` (a word of casekit's), `what` (in words, without names), `by` (the last day in time), `earliest` (the first
day on which it may be due where dates are only partly known, `null` where there is no limit), `days` (from `as_at` to
`by`; negative when overdue), `status` (`overdue`, `may-be-overdue`, `due`, `may-be-due`), `certain` (false: it may not
be expected at all), `reason_recorded` (the file says why it was not done in time), `counted_from`, `arithmetic`,
`policy_key`, `authority` (each `null` where there is none), `path` and `line` (where the date stands). With names and
case text asked for, a case has `child`, and an item `detail` and `who` as well.
"""

from datetime import date
from typing import Any, Final

from casekit.due.item import Due
from casekit.due.listing import CaseDue, DueList
from casekit.text.escape import json_text

VERSION: Final = 1


def due_json(due: DueList, *, with_text: bool = False) -> str:
    """The list as JSON text (`text.escape.json_text`)."""
    document = {
        "casekit": "due",
        "version": VERSION,
        "as_at": due.day.isoformat(),
        "until": due.until.isoformat(),
        "unreadable": list(due.unreadable),
        "cases": [_case(case, due.day, with_text) for case in due.cases],
    }
    return json_text(document)


def _case(case: CaseDue, day: date, with_text: bool) -> dict[str, Any]:
    return {
        "path": case.path,
        "case": case.case_id or None,
        **({"child": case.child} if with_text else {}),
        "whole": case.whole,
        "due": [_item(one, day, with_text) for one in case.items],
    }


def _item(one: Due, day: date, with_text: bool) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "what": one.title,
        **({"detail": one.detail or None, "who": one.whose or None} if with_text else {}),
        "by": one.by.isoformat(),
        "earliest": one.earliest.isoformat() if one.earliest else None,
        "days": (one.by - day).days,
        "status": one.status(day).value,
        "certain": one.certain,
        "reason_recorded": one.excused,
        "counted_from": one.counted_from or None,
        "arithmetic": one.arithmetic,
        "policy_key": one.policy_key or None,
        "authority": one.authority or None,
        "path": one.place.path,
        "line": one.place.span.line,
    }
