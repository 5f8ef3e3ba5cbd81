"""What somebody wrote instead of a date of the format, and the date that was meant where only one can be.

Nothing here guesses: a date is suggested only when the words have one reading, and the help names both readings when
there are two. Text is short by the time it gets here, so no input costs more than a few dozen steps.
"""

import re
from typing import Final

from casekit.case.calendar_words import MONTHS, WEEKDAYS, iso
from casekit.case.date_problem import FIRST_YEAR, FORMS, LAST_YEAR, DateProblem, named, shown, wrong_year
from casekit.case.date_readings import (
    both_readings,
    certain,
    plain,
    possible,
    worded,
)

LONGEST: Final = 80
"""More characters than any date needs; longer text is not looked into."""


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


_STRICT_END: Final = r"~?\d{4}(?:-\d\d(?:-\d\d)?)?"
_STRICT: Final = rf"unknown|(?:before|after) \d{{4}}(?:-\d\d(?:-\d\d)?)?|{_STRICT_END}(?: ?/ ?(?:{_STRICT_END})?)?"


def _dress(text: str, simple: str) -> DateProblem | None:
    """Right but for spaces, capitals, or figures and dashes of another kind."""
    if not re.fullmatch(_STRICT, simple):
        return None
    meant = simple.replace(" /", "/").replace("/ ", "/")
    lowered = text.lower()
    if "".join(lowered.split()) != "".join(meant.split()):
        what = "has figures, dashes or hidden characters that only look like those of a date"
    elif lowered == meant:
        what = "has capital letters"
    else:
        what = "has a space that does not belong"
    return DateProblem(f"`{shown(text)}` {what}.", f"Write {meant}.", f"The date {what}.", suggestion=meant)


_MOVING: Final = (
    r"today|yesterday|tomorrow|now|tonight|current(ly)?|ongoing|(the )?present|recently|lately"
    r"|(last|this|next) (night|week|weekend|month|term|year)"
)
_NOT_KNOWN: Final = r"not known|n/k|nk|unk|unknown date|date (unknown|not known)|don'?t know|\?+"
_NO_VALUE: Final = frozenset({"n/a", "na", "none", "null", "nil", "tbc", "tba", "tbd", "-", "--", "...", "x", "xx"})


def _no_date_word(text: str, simple: str) -> DateProblem | None:
    if re.fullmatch(_MOVING, simple):
        return DateProblem(
            f"`{shown(text)}` means another day every time the file is read.",
            "Write the date it was, such as 2023-04-07. What is still going is written with its start: 2022-11/",
            "The date is a word whose meaning changes from day to day.",
        )
    if re.fullmatch(_NOT_KNOWN, simple):
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


_TIME_ONLY: Final = r"(?:at )?\d{1,2}(?::\d\d){1,2}(?: ?[ap]\.?m\.?)?|(?:at )?\d{1,2} ?[ap]\.?m\.?"
_TIME_AT_END: Final = (
    r"(?P<date>.+?)(?:t|,? (?:at )?)"
    r"(?P<time>\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?|\d{1,2}(?:\.\d\d)? ?[ap]\.?m\.?)"
    r"(?P<zone> ?(?:z|utc|gmt|bst|[+-]\d\d:?\d\d))?"
)


def _with_time(text: str, simple: str) -> DateProblem | None:
    """No suggestion: the date alone would drop the time."""
    if re.fullmatch(_TIME_ONLY, simple):
        return DateProblem(
            f"`{shown(text)}` is a time, not a date.",
            'Put it in time and the day in date: date: 2023-04-07 and time: "14:30".',
            "The date is a time.",
        )
    found = re.fullmatch(_TIME_AT_END, simple)
    if not found:
        return None
    day = possible(found["date"])
    if day and not found["zone"]:
        advice = f'Put the time in a field of its own: date: {day} and time: "{found["time"]}".'
    else:
        advice = 'Put the time in a field of its own: date: 2023-04-07 and time: "14:30".'
    return DateProblem(f"`{shown(text)}` has a time in the date.", advice, "The date has a time in it.")


def _doubtful(text: str, simple: str) -> DateProblem | None:
    """A question mark can mean "about" or "perhaps not at all"; only the writer knows."""
    meant = possible(simple.strip("? %()"))
    if meant is None or not (set("?%") & set(simple)) or "??" in simple.strip("?"):
        return None
    return DateProblem(
        f"`{shown(text)}` has a question mark, and a date cannot say in that way how sure it is.",
        f"If it was about then, write ~{meant}. If it was then, write {meant}. If nobody knows, write unknown, "
        "and say in the text what is in doubt.",
        "The date has a question mark.",
    )


_DAY_MONTH_YEAR: Final = r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|'?\d\d)"


def _day_or_month_first(text: str, simple: str) -> DateProblem | None:
    found = re.fullmatch(_DAY_MONTH_YEAR, simple)
    if not found:
        return None
    first, second, year_text = int(found[1]), int(found[2]), found[3].strip("'")
    year = int(year_text)
    if len(year_text) == 4 and not FIRST_YEAR <= year <= LAST_YEAR:
        return wrong_year(text)
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
        if not days:
            return None
    else:
        message = f"`{shown(text)}` does not say which century, nor which number is the day."
        days = both_readings(first, second, year + (2000 if year <= 50 else 1900))
    advice = "Write dates as year-month-day: 2023-04-07."
    return DateProblem(
        message,
        f"{advice} {named(days)}" if days else advice,
        "The date can be read in more than one way.",
    )


_YEAR_LIKE: Final = r"~?(?:before |after )?(?:\d{1,3}|\d{5,})(?:-\d\d?(?:-\d\d?)?)?"
_TWO_FIGURES: Final = r"'?(\d\d)"


def _year_without_four_figures(text: str, simple: str) -> DateProblem | None:
    short = re.fullmatch(_TWO_FIGURES, simple)
    if short:
        return DateProblem(
            f"`{shown(text)}` does not say which century.",
            f"Write the year with four figures: 20{short[1]} or 19{short[1]}.",
            "The year does not have four figures.",
        )
    if not re.fullmatch(_YEAR_LIKE, simple):
        return None
    return DateProblem(
        f"The year of `{shown(text)}` looks wrong.",
        "Write the year with four figures, then the month and the day with two: 2023-04-07.",
        "The year of the date looks wrong.",
    )


_RUN_TOGETHER: Final = r"\d{8}"


def _run_together(text: str, simple: str) -> DateProblem | None:
    """Eight figures; no suggestion, because they may be no date at all."""
    if not re.fullmatch(_RUN_TOGETHER, simple):
        return None
    year_first = iso(int(simple[:4]), int(simple[4:6]), int(simple[6:]))
    year_last = both_readings(int(simple[:2]), int(simple[2:4]), int(simple[4:]))
    days = tuple(day for day in (year_first, *year_last) if day and FIRST_YEAR <= int(day[:4]) <= LAST_YEAR)
    return DateProblem(
        f"`{shown(text)}` has no hyphens between year, month and day.",
        named(days) if days else FORMS,
        "The date has no hyphens.",
    )


_NO_START: Final = r"(?:\.\.)? ?/ ?.+|(?:until|till|up to) .+"
_VAGUE_LIMIT: Final = r"(before|after) (?:~|about |around |c\.? ?|circa |approx\.? ).+"


def _half_said(text: str, simple: str) -> DateProblem | None:
    """A period without its start or with too many parts, and a limit that is no limit."""
    if simple.count("/") > 1 and set(simple) <= set("0123456789-/~"):
        message, public = f"`{shown(text)}` has more than one /.", "The period has more than one /."
        advice = "A period is its first and its last date with one / between: 2022-10-08/2022-10-09"
    elif re.fullmatch(_NO_START, simple):
        message, public = f"`{shown(text)}` has an end and no start.", "The period has an end and no start."
        advice = "If it happened at some time before then, write before 2019; if the start is known, 2017/2019."
    elif found := re.fullmatch(_VAGUE_LIMIT, simple):
        message = f"`{shown(text)}` has no clear limit: {found[1]} needs an exact date."
        public = "The date is before or after a date that is itself only about right."
        advice = f"Write {found[1]} with a year, month or day that is sure, such as {found[1]} 2019."
    else:
        return None
    return DateProblem(message, advice, public)


_TWO_YEARS: Final = r"(\d{4})/(\d\d?)"
_QUARTER: Final = r"(\d{4})[- ]?q([1-4])|q([1-4])[ -/]?(\d{4})"
_WINTER: Final = r"winter(?: of)? (\d{4})|(\d{4})[- ]winter"
_PART_OF: Final = r"(early|late|mid|middle of|start of|beginning of|end of|the end of)[ -].*\d{4}"


def _several_readings(text: str, simple: str) -> DateProblem | None:
    """Words that people use in more than one sense: `2022/23`, `Q1 2023`, `winter 2018`, `early 2012`."""
    if found := re.fullmatch(_TWO_YEARS, simple):
        year = int(found[1])
        advice = (
            f"The school year from September {year} is {year}-09/{year + 1}-08, the financial year is "
            f"{year}-04/{year + 1}-03, both whole years are {year}/{year + 1}, and a month is written 2023-04."
        )
    elif found := re.fullmatch(_QUARTER, simple):
        year, quarter = int(found[1] or found[4]), int(found[2] or found[3])
        first = 3 * quarter - 2
        later, month = (year + 1, 1) if quarter == 4 else (year, first + 3)
        advice = (
            f"Write the months: {year}-{first:02}/{year}-{first + 2:02} by the calendar year, "
            f"{later}-{month:02}/{later}-{month + 2:02} by the financial year."
        )
    elif found := re.fullmatch(_WINTER, simple):
        year = int(found[1] or found[2])
        advice = f"Write the months: {year - 1}-12/{year}-02 or {year}-12/{year + 1}-02."
    elif re.fullmatch(_PART_OF, simple):
        advice = "Write the first and the last month or day it can have been, such as 2012-01/2012-04, or ~2012."
    else:
        return None
    return DateProblem(
        f"`{shown(text)}` can be read in more than one way.", advice, "The date can be read in more than one way."
    )


_SHORT_YEAR: Final = r"[ -]'?\d\d$"


def _worded(text: str, simple: str) -> DateProblem | None:
    """A date in words with its year left out, or with the weekday of another day."""
    words = worded(simple) or worded(re.sub(_SHORT_YEAR, "", simple))
    if words is None:
        return None
    if words.year is None:
        return DateProblem(
            f"`{shown(text)}` does not say the year, or not with four figures.",
            "Write the year with four figures, then the month and the day with two: 2023-04-07.",
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
    _run_together,
    _year_without_four_figures,
    _several_readings,
    _worded,
    _one_reading,
    _half_said,
)
