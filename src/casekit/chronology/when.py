"""Spans of time as people name them: `2022`, `2022-Q3`, `2022-06`, `last-6-months`, `since-last-supervision`."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from difflib import get_close_matches
from typing import Final

from casekit.case.calendar_words import MONTHS
from casekit.case.case import Case
from casekit.case.dates import DateProblem, PartialDate, add_months, for_people, uk_day
from casekit.text.frozen import dataclass

SINCE_SUPERVISION: Final = "since-last-supervision"
SINCE_REVIEW: Final = "since-last-review"
FORMS: Final = ("2022", "2022-Q3", "2022-06", "last-6-months", "last-90-days", SINCE_SUPERVISION, SINCE_REVIEW)
"""One example of each form."""

_QUARTER: Final = re.compile(r"(\d{4})-?[qQ]([0-9])", re.ASCII)
_LAST: Final = re.compile(r"last-(?:(\d{1,4})-)?(day|week|month|year)s?", re.ASCII | re.IGNORECASE)
_SEPARATORS: Final = re.compile(r"[\s_-]+")
_SUPERVISION: Final = frozenset({"supervision"})
_REVIEWS: Final = frozenset({"review", "child-in-care-review"})
_REVIEW_CONFERENCE: Final = "rcpc"


class NoSuchSpan(ValueError):
    """Words that name no span of time, or one that this case does not have. `message` and `help` are for people."""

    def __init__(self, message: str, help: str) -> None:
        self.message = message
        self.help = help
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Span:
    """A span of time: from the first day that `start` can mean to the last that `end` can, and in words."""

    start: PartialDate
    end: PartialDate
    words: str


def span_named(asked: str, view: Case, day: date) -> Span:
    """The span that words name, as on a day. `view` holds what the reader of the copy may see, its meetings included.

    Quarters are those of the calendar year: `2022-Q3` is July to September. `last-6-months` ends with the day and
    begins with the same day of the month half a year before. Raises `NoSuchSpan`.
    """
    word = _SEPARATORS.sub("-", asked.strip()).casefold()
    if quarter := _QUARTER.fullmatch(word):
        if quarter[2] not in "1234":
            raise NoSuchSpan(f"`{asked}` is no quarter.", "A year has four, Q1 to Q4: `2022-Q3` is July to September.")
        year, first = int(quarter[1]), 3 * int(quarter[2]) - 2
        words = f"{MONTHS[first - 1]} to {MONTHS[first + 1]} {year}"
        return Span(_date(f"{year:04}-{first:02}", asked), _date(f"{year:04}-{first + 2:02}", asked), words)
    if last := _LAST.fullmatch(word):
        return _last(int(last[1] or 1), last[2].lower(), day, asked)
    if word == SINCE_SUPERVISION:
        return _since(_held(view, day, _SUPERVISION), "supervision", view, day)
    if word == SINCE_REVIEW:
        held = [*_held(view, day, _REVIEWS), *_conferences(view, day)]
        return _since(held, "review", view, day)
    when = _date(asked.strip(), asked)
    return Span(when, when, for_people(when).removeprefix("since "))


def _date(text: str, asked: str) -> PartialDate:
    try:
        when = PartialDate.parse(text)
    except DateProblem as problem:
        if not re.search("[a-z]", text.casefold()):
            raise NoSuchSpan(f"--when: {problem.message}", problem.help) from None
        close = get_close_matches(asked.strip().casefold()[:60], FORMS, n=1, cutoff=0.6)
        hint = f" Did you mean `{close[0]}`?" if close else ""
        raise NoSuchSpan(
            f"`{asked}` names no time that casekit knows.{hint}",
            f"Write {', '.join(f'`{form}`' for form in FORMS[:-1])} or `{FORMS[-1]}`.",
        ) from None
    if when.earliest is None and when.latest is None:
        raise NoSuchSpan(f"`{asked}` has no days that events could be chosen by.", "Name a year, a month or a day.")
    return when


def _last(number: int, unit: str, day: date, asked: str) -> Span:
    try:
        match unit:
            case "day" | "week":
                start = day - timedelta(days=number * (7 if unit == "week" else 1))
            case _:
                start = add_months(day, -number * (12 if unit == "year" else 1))
    except (ValueError, OverflowError):
        raise NoSuchSpan(f"`{asked}` reaches back beyond the calendar.", "Name a smaller number.") from None
    if number == 0:
        raise NoSuchSpan(f"`{asked}` is no time at all.", "Name at least one day.")
    length = f"the last {unit}" if number == 1 else f"the last {number} {unit}s"
    return Span(PartialDate.on(start), PartialDate.on(day), f"{length}, {uk_day(start)} to {uk_day(day)}")


def _held(view: Case, day: date, kinds: frozenset[str]) -> list[PartialDate]:
    """The dates of meetings of these kinds that were held on the day or before, as far as is known."""
    return _by(((one.date, one.kind) for one in view.file.meetings), kinds, day)


def _conferences(view: Case, day: date) -> list[PartialDate]:
    involvement = view.file.case
    held = involvement.conferences if involvement is not None else ()
    return _by(((one.date, one.kind) for one in held), frozenset({_REVIEW_CONFERENCE}), day)


def _by(held: Iterable[tuple[PartialDate | None, str | None]], kinds: frozenset[str], day: date) -> list[PartialDate]:
    return [when for when, kind in held if when is not None and kind in kinds and when.after(day) is not True]


def _since(held: list[PartialDate], what: str, view: Case, day: date) -> Span:
    """From the day of the last one to the day of the copy, both included."""
    dated = [when for when in held if when.earliest is not None]
    if not dated:
        reviewed = view.file.chronology.reviewed if view.file.chronology is not None else None
        help = "Record it under `meetings`, or name a date with `--from`."
        if what == "review" and reviewed is not None and reviewed.earliest is not None:
            help = f"Use `--from {reviewed.text}` for the last review of the chronology itself."
        raise NoSuchSpan(f"No {what} up to {uk_day(day)} is on record, so there is no time since then.", help)
    last = max(dated, key=lambda when: when.sort_key)
    return Span(last, PartialDate.on(day), f"since the last {what}, {for_people(last)}")
