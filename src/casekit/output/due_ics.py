"""What is due as a calendar file (iCalendar, RFC 5545) that Outlook and other calendars open.

Each thing is an event that lasts the whole of its last day in time and blocks nobody's day. Names and case text stand
in it only where they are asked for: a calendar is often shared, and copied to a telephone.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from hashlib import sha256
from pathlib import PurePath
from typing import Final

from casekit.due.item import Due, Status
from casekit.due.listing import CaseDue, DueList
from casekit.text.escape import terminal

_LINE_END: Final = "\r\n"
_MOST_OCTETS: Final = 75
_ONE_DAY: Final = timedelta(days=1)
_SEVERAL_A_CASE: Final = frozenset({"action", "meeting", "assessment"})
"""Kinds of which a case has several, told apart by what they are."""


def due_ics(due: DueList, *, with_text: bool = False) -> str:
    """The text of an `.ics` file, with line ends as the standard has them.

    The standard knows no calendar without an event: where nothing is due, the text is empty. An event keeps its UID
    from one run to the next, so that a calendar moves it to the new day instead of showing it twice. `DTSTAMP` is the
    day the list was made for, so that the same case gives the same bytes.
    """
    events = [line for case, one, uid in _with_uids(due) for line in _event(case, one, uid, due.day, with_text)]
    if not events:
        return ""
    opening = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//casekit//casekit due//EN", "CALSCALE:GREGORIAN")
    return "".join(_folded((*opening, "METHOD:PUBLISH", "X-WR-CALNAME:casekit", *events, "END:VCALENDAR")))


def _event(case: CaseDue, one: Due, uid: str, day: date, with_text: bool) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}"
    yield f"DTSTAMP:{day:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(one.by)}"
    yield f"DTEND;VALUE=DATE:{_day(one.by + _ONE_DAY if one.by < date.max else one.by)}"
    yield f"SUMMARY:{_escaped(_summary(case, one, day, with_text))}"
    yield f"DESCRIPTION:{_escaped(_description(case, one, day, with_text))}"
    yield "CATEGORIES:casekit"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"
    yield "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"
    yield "X-MICROSOFT-CDO-BUSYSTATUS:FREE"
    yield "END:VEVENT"


def _summary(case: CaseDue, one: Due, day: date, with_text: bool) -> str:
    said = {
        Status.OVERDUE: "Overdue: ",
        Status.MAY_BE_OVERDUE: "May be overdue: ",
        Status.DUE: "",
        Status.MAY_BE_DUE: "May be due: ",
    }
    name = case.case_id or PurePath(case.path).name
    who = f"{case.child}, {name}" if with_text else name
    return f"{said[one.status(day)]}{one.words if with_text else one.title} ({who})"


def _description(case: CaseDue, one: Due, day: date, with_text: bool) -> str:
    lines = [f"{one.when(day).capitalize()} as at {day:%Y-%m-%d}.", f"{one.reckoning}.", f"File: {case.path}"]
    if with_text and one.whose:
        lines.insert(0, f"Who: {one.whose}")
    return "\n".join(lines)


def _with_uids(due: DueList) -> Iterator[tuple[CaseDue, Due, str]]:
    """Each event with a name of its own, made from what it is and not from when it is."""
    used: Counter[str] = Counter()
    for case, one in due.items:
        parts = [case.case_id, PurePath(case.path).name, one.kind, one.detail]
        parts += [one.title] if one.kind in _SEVERAL_A_CASE else []
        name = "\x00".join(parts)
        used[name] += 1
        numbered = name if used[name] == 1 else f"{name}\x00{used[name]}"
        yield case, one, f"{sha256(numbered.encode('utf-8', 'backslashreplace')).hexdigest()[:32]}@casekit"


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _escaped(text: str) -> str:
    """Text as a value of the standard (section 3.3.11)."""
    shown = terminal(text).replace("\t", " ")
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        shown = shown.replace(sign, written)
    return shown


def _folded(lines: Iterable[str]) -> Iterator[str]:
    """Content lines of at most 75 octets (section 3.1), no letter cut in two."""
    for line in lines:
        piece, octets = "", 0
        for letter in line:
            size = len(letter.encode("utf-8"))
            if octets + size > _MOST_OCTETS:
                yield piece + _LINE_END
                piece, octets = " ", 1
            piece, octets = piece + letter, octets + size
        yield piece + _LINE_END
