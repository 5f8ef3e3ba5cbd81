"""What somebody wrote instead of a date of the format, and the date that was meant where only one can be.

Nothing here guesses: a date is suggested only when the words have one reading, and the help names both readings when
there are two. Text is short by the time it gets here, so no input costs more than a few dozen steps.
"""

import re
from typing import Final

from casekit.case.date_readings import (
    MONTHS,
    WEEKDAYS,
    both_readings,
    certain,
    iso,
    plain,
    single,
    worded,
)

LONGEST: Final = 80
"""More characters than any date needs; longer text is not looked into."""

FORMS: Final = (
    "Write dates as year-month-day: 2023-04-07. When less is known: 2023-04, 2023, ~2012 (about), "
    "2022-10-08/2022-10-09 (a period), 2022-11/ (still going), before 2019, after 2019-06, or unknown."
)


class DateProblem(ValueError):
    """Text that is not a date of the format.

    `message` is a plain sentence that may quote the text; `help` says what to do; `public` says the same as
    `message` with no case text. `suggestion` is the date to write instead, and is there only when it is certain
    and loses nothing that was written; otherwise `None`.
    """

    def __init__(self, message: str, help: str, public: str, suggestion: str | None = None) -> None:
        super().__init__(message, help, public, suggestion)
        self.message = message
        self.help = help
        self.public = public
        self.suggestion = suggestion

    def __str__(self) -> str:
        return f"{self.message} {self.help}"


def impossible_month(text: str, year: int, month: int, day_text: str | None) -> DateProblem:
    """Right in shape, but the year has no such month."""
    swapped = None if day_text is None else iso(year, int(day_text), month)
    if month == 0:
        advice = f"If only the year is known, write {year}."
    elif swapped:
        advice = f"Dates are year-month-day: if {_spoken(swapped)} is meant, write {swapped}."
    elif day_text is None:
        advice = "Dates are year-month-day, with months from 01 to 12. A period is written 2018/2020."
    else:
        advice = "Dates are year-month-day, with months from 01 to 12."
    return DateProblem(
        f"There is no month {month}, so `{text}` is not a date.", advice, "The date has a month that does not exist."
    )


def impossible_day(text: str, year: int, month: int, day: int, last: int) -> DateProblem:
    """Right in shape, but the month has no such day."""
    name = f"{MONTHS[month - 1]} {year}"
    less = f"{'~' if text.startswith('~') else ''}{year:04}-{month:02}"
    return DateProblem(
        f"{name} has {last} days, so there is no day {day} in it.",
        f"Check the day. If only the month is known, write {less}.",
        "The date has a day that its month does not have.",
    )


def wrong_year(text: str, first: int, last: int) -> DateProblem:
    """Right in shape, but no year that a case file can be about."""
    return DateProblem(
        f"The year of `{shown(text)}` looks wrong: a case file has years from {first} to {last}.",
        "Check the year, and write it with four figures, such as 2023.",
        "The year of the date looks wrong.",
    )


def backwards_period(first: str, second: str) -> DateProblem:
    """A period whose end lies before its start; which end is wrong, nobody can tell from here."""
    return DateProblem(
        f"The period `{first}/{second}` ends before it starts.",
        f"Check both dates. If they were swapped, write {second}/{first}.",
        "The period ends before it starts.",
    )


def explain(text: str) -> DateProblem:
    """The problem with a text that has none of the forms of the format.

    A suggestion is not yet known to exist in the calendar: the caller reads it and reports what that says.
    """
    if len(text) > LONGEST:
        return DateProblem(
            f"`{shown(text[:24])}…` is too long to be a date.",
            f"{FORMS} Other words belong in the text of the record.",
            "The text is too long to be a date.",
        )
    simple = plain(text)
    if not simple:
        return DateProblem(
            "There is no date here.",
            f"Write unknown if nobody knows it, or take the field out. {FORMS}",
            "There is no date here.",
        )
    for reason in _REASONS:
        problem = reason(text, simple)
        if problem is not None:
            return problem
    return DateProblem(f"`{shown(text)}` is not a date that casekit reads.", FORMS, "The text is not a date.")


def shown(text: str) -> str:
    """Text for a message: cut at 40 characters, with nothing in it that a terminal or a page would act on."""
    cut = text if len(text) <= 40 else f"{text[:39]}…"
    return "".join(char if char.isprintable() else "\ufffd" for char in cut).replace("`", "'")


def _spoken(day: str) -> str:
    year, month, number = (int(part) for part in day.split("-"))
    return f"{number} {MONTHS[month - 1]} {year}"


def _named(days: tuple[str, ...]) -> str:
    """`If 7 April 2023 is meant, write 2023-04-07; if 4 July 2023 is meant, write 2023-07-04.`"""
    said = "; ".join(f"if {_spoken(day)} is meant, write {day}" for day in days)
    return f"{said[:1].upper()}{said[1:]}."


_STRICT_END: Final = r"~?\d{4}(?:-\d\d(?:-\d\d)?)?"
_STRICT: Final = re.compile(
    rf"unknown|(?:before|after) \d{{4}}(?:-\d\d(?:-\d\d)?)?|{_STRICT_END}(?: ?/ ?(?:{_STRICT_END})?)?", re.ASCII
)


def _dress(text: str, simple: str) -> DateProblem | None:
    """Right but for spaces, capitals, or figures and dashes of another kind."""
    if not _STRICT.fullmatch(simple):
        return None
    meant = simple.replace(" /", "/").replace("/ ", "/")
    lowered = text.lower()
    if "".join(lowered.split()) != "".join(meant.split()):
        what = "has figures, dashes or hidden characters that only look like those of a date"
    elif lowered == meant:
        what = "has capital letters"
    else:
        what = "has a space where a date has none"
    return DateProblem(f"`{shown(text)}` {what}.", f"Write {meant}.", f"The date {what}.", suggestion=meant)


_MOVING: Final = re.compile(
    r"today|yesterday|tomorrow|now|tonight|current(ly)?|ongoing|(the )?present|recently|lately"
    r"|(last|this|next) (night|week|weekend|month|term|year)"
)
_NOT_KNOWN: Final = frozenset({"not known", "n/k", "nk", "unk", "unknown date", "date unknown", "date not known", "?"})
_NO_VALUE: Final = frozenset({"n/a", "na", "none", "null", "nil", "tbc", "tba", "tbd", "-", "--", "...", "x", "xx"})


def _no_date_word(text: str, simple: str) -> DateProblem | None:
    if _MOVING.fullmatch(simple):
        return DateProblem(
            f"`{shown(text)}` means another day every time the file is read.",
            "Write the date it was, such as 2023-04-07. What is still going is written with its start: 2022-11/",
            "The date is a word whose meaning changes from day to day.",
        )
    if simple in _NOT_KNOWN:
        return DateProblem(
            f"`{shown(text)}` is not a date.",
            "A date that nobody knows is written unknown.",
            "The text is not a date.",
            suggestion="unknown",
        )
    if simple in _NO_VALUE:
        return DateProblem(
            f"`{shown(text)}` is not a date.",
            "Write unknown if nobody knows the date; take the field out if there is none.",
            "The text is not a date.",
        )
    return None


_TIME_AT_END: Final = re.compile(
    r"(?P<date>.+?)(?:t|,? (?:at )?)"
    r"(?P<time>\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?|\d{1,2}(?:\.\d\d)? ?[ap]\.?m\.?)"
    r"(?P<zone> ?(?:z|utc|gmt|bst|[+-]\d\d:?\d\d))?"
)


def _with_time(text: str, simple: str) -> DateProblem | None:
    """No suggestion: the date alone would drop the time."""
    found = _TIME_AT_END.fullmatch(simple)
    if not found:
        return None
    day = single(found["date"])
    if day and not found["zone"]:
        advice = f'Put the time in a field of its own: date: {day} and time: "{found["time"]}".'
    else:
        advice = 'Put the time in a field of its own: date: 2023-04-07 and time: "14:30".'
    return DateProblem(f"`{shown(text)}` has a time in the date.", advice, "The date has a time in it.")


def _doubtful(text: str, simple: str) -> DateProblem | None:
    """A question mark can mean "about" or "perhaps not at all"; only the writer knows."""
    meant = single(simple.strip("? %()"))
    if meant is None or not (set("?%") & set(simple)) or "??" in simple.strip("?"):
        return None
    return DateProblem(
        f"`{shown(text)}` has a question mark, and a date cannot say in that way how sure it is.",
        f"If it was about then, write ~{meant}. If it was then, write {meant}. If nobody knows, write unknown, "
        "and say in the text what is in doubt.",
        "The date has a question mark.",
    )


_DAY_MONTH_YEAR: Final = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|'?\d\d)", re.ASCII)


def _day_or_month_first(text: str, simple: str) -> DateProblem | None:
    found = _DAY_MONTH_YEAR.fullmatch(simple)
    if not found:
        return None
    first, second, year_text = int(found[1]), int(found[2]), found[3].strip("'")
    year = int(year_text)
    if len(year_text) == 4:
        meant = certain(simple)
        if meant:
            return DateProblem(
                f"`{shown(text)}` is not in the order that a case file uses.",
                f"Write dates as year-month-day: {meant}.",
                "The date is not written as year-month-day.",
                suggestion=meant,
            )
        message = f"`{shown(text)}` can be read as day/month or as month/day."
        days = both_readings(first, second, year)
    else:
        message = f"`{shown(text)}` does not say which century, nor which number is the day."
        days = both_readings(first, second, year + (2000 if year <= 50 else 1900))
    advice = "Write dates as year-month-day: 2023-04-07."
    return DateProblem(
        message,
        f"{advice} {_named(days)}" if days else advice,
        "The date can be read in more than one way.",
    )


_YEAR_LIKE: Final = re.compile(r"~?(?:before |after )?(?:\d{1,3}|\d{5,})(?:-\d\d?(?:-\d\d?)?)?", re.ASCII)
_TWO_FIGURES: Final = re.compile(r"'?(\d\d)", re.ASCII)


def _year_without_four_figures(text: str, simple: str) -> DateProblem | None:
    short = _TWO_FIGURES.fullmatch(simple)
    if short:
        return DateProblem(
            f"`{shown(text)}` does not say which century.",
            f"Write the year with four figures: 20{short[1]} or 19{short[1]}.",
            "The year does not have four figures.",
        )
    if not _YEAR_LIKE.fullmatch(simple):
        return None
    return DateProblem(
        f"The year of `{shown(text)}` looks wrong.",
        "Write the year with four figures, then the month and the day with two: 2023-04-07.",
        "The year of the date looks wrong.",
    )


_TWO_YEARS: Final = re.compile(r"(\d{4})/(\d\d?)", re.ASCII)
_QUARTER: Final = re.compile(r"(\d{4})[- ]?q([1-4])|q([1-4])[ -/]?(\d{4})", re.ASCII)
_WINTER: Final = re.compile(r"winter(?: of)? (\d{4})|(\d{4})[- ]winter", re.ASCII)
_PART_OF: Final = re.compile(r"(early|late|mid|middle of|start of|beginning of|end of|the end of)[ -].*\d{4}")


def _several_readings(text: str, simple: str) -> DateProblem | None:
    """Words that people use in more than one sense: `2022/23`, `Q1 2023`, `winter 2018`, `early 2012`."""
    if found := _TWO_YEARS.fullmatch(simple):
        year = int(found[1])
        advice = (
            f"The school year from September {year} is {year}-09/{year + 1}-08, the financial year is "
            f"{year}-04/{year + 1}-03, both whole years are {year}/{year + 1}, and a month is written 2023-04."
        )
    elif found := _QUARTER.fullmatch(simple):
        year, quarter = int(found[1] or found[4]), int(found[2] or found[3])
        first = 3 * quarter - 2
        later, month = (year + 1, 1) if quarter == 4 else (year, first + 3)
        advice = (
            f"Write the months: {year}-{first:02}/{year}-{first + 2:02} by the calendar year, "
            f"{later}-{month:02}/{later}-{month + 2:02} by the financial year."
        )
    elif found := _WINTER.fullmatch(simple):
        year = int(found[1] or found[2])
        advice = f"Write the months: {year - 1}-12/{year}-02 or {year}-12/{year + 1}-02."
    elif _PART_OF.fullmatch(simple):
        advice = "Write the first and the last month or day it can have been, such as 2012-01/2012-04, or ~2012."
    else:
        return None
    return DateProblem(
        f"`{shown(text)}` can be read in more than one way.", advice, "The date can be read in more than one way."
    )


def _worded(text: str, simple: str) -> DateProblem | None:
    """A date in words with its year left out, or with the weekday of another day."""
    words = worded(simple)
    if words is None:
        return None
    if words.year is None:
        return DateProblem(
            f"`{shown(text)}` does not say the year.",
            f"Write the year with four figures, first: 2023-{words.month:02}.",
            "The date does not say its year.",
        )
    real = words.real_weekday
    if real is None or words.day is None:
        return None
    day = f"{words.day} {MONTHS[words.month - 1]} {words.year}"
    return DateProblem(
        f"{day} was a {WEEKDAYS[real]}, so the day or the date of `{shown(text)}` is wrong.",
        "Check which, and write the date as year-month-day without the weekday.",
        "The weekday does not belong to the date.",
    )


def _one_reading(text: str, simple: str) -> DateProblem | None:
    meant = certain(simple)
    if meant is None:
        return None
    if meant.startswith("~"):
        advice = f"Write {meant}; ~ says about."
    elif meant.endswith("/"):
        advice = f"Write {meant}; the / at the end says that it started then and is still going."
    elif "/" in meant:
        advice = f"Write {meant}; a period is its first and last date with / between."
    elif " " in meant:
        advice = f"Write {meant}."
    else:
        advice = f"Write dates as year-month-day: {meant}."
    return DateProblem(
        f"`{shown(text)}` is not a form of date that casekit reads.",
        advice,
        "The date is not in a form that casekit reads.",
        suggestion=meant,
    )


_REASONS: Final = (
    _dress,
    _no_date_word,
    _with_time,
    _doubtful,
    _day_or_month_first,
    _year_without_four_figures,
    _several_readings,
    _worded,
    _one_reading,
)
