"""What is due, for people: case by case and by date on a terminal, a row to each thing where it is piped."""

import textwrap
from collections.abc import Iterator
from typing import Final

from casekit.case.dates import uk_day
from casekit.due.item import Due, Status
from casekit.due.listing import CaseDue, DueList
from casekit.text.escape import one_line, terminal

PARTLY_READ: Final = "Part of this file could not be read, so something may be missing here; `casekit lint` says what."
_HEADINGS: Final = ("Case", "File", "By", "How it stands", "What", "Who", "Reckoning")
_DATE_COLUMNS: Final = len("30 September 2023") + 2
_STACKED_BELOW: Final = 60
_LATE: Final = (Status.OVERDUE, Status.MAY_BE_OVERDUE)


def due_lines(due: DueList, width: int | None = None) -> Iterator[str]:
    """The lines to print. `width` is the terminal's in columns; with `None` (piped), a row to each thing, with tabs."""
    if width is None:
        yield from _rows(due)
        return
    for case in due.cases:
        if case.items or not case.whole:
            yield from _case(case, due, width)
            yield ""
    yield from textwrap.wrap(due.summary, width - 1)


def _rows(due: DueList) -> Iterator[str]:
    yield "\t".join(_HEADINGS)
    for case, one in due.items:
        cells = (
            case.case_id or case.child,
            case.path,
            one.by.isoformat(),
            one.when(due.day),
            one.words,
            one.whose,
            one.reckoning,
        )
        yield "\t".join(one_line(terminal(cell)) for cell in cells)


def _case(case: CaseDue, due: DueList, width: int) -> Iterator[str]:
    number = f", {case.case_id}" if case.case_id else ""
    yield from _wrapped(f"{case.child}{number} ({case.path})", width, "", "  ")
    if not case.whole:
        yield from _wrapped(PARTLY_READ, width, "  ", "  ")
    late = [one for one in case.items if one.status(due.day) in _LATE]
    ahead = [one for one in case.items if one.status(due.day) not in _LATE]
    for heading, items in (("Overdue", late), ("To come", ahead)):
        if items:
            yield from ("", f"  {heading}")
        for one in items:
            yield from _item(one, due, width)


def _item(one: Due, due: DueList, width: int) -> Iterator[str]:
    """The date, then what is due and how that was reckoned beside it; below it where there is no room."""
    who = f" ({one.whose})" if one.whose else ""
    parts = (f"{one.words}{who}", f"{one.when(due.day).capitalize()}. {one.reckoning}.")
    day = uk_day(one.by)
    if width < _STACKED_BELOW:
        yield f"    {day}"
        for part in parts:
            yield from _wrapped(part, width, "      ", "        ")
        return
    indent = " " * (4 + _DATE_COLUMNS)
    lines = [line for part in parts for line in _wrapped(part, width, indent, indent)]
    yield f"    {day.ljust(_DATE_COLUMNS)}{lines[0].removeprefix(indent)}"
    yield from lines[1:]


def _wrapped(text: str, width: int, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        one_line(terminal(text)),
        width - 1,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
