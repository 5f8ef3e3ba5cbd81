"""What can be wrong with a date, and how that is said."""

from typing import Final

from casekit.case.calendar_words import MONTHS, iso

FIRST_YEAR: Final = 1850
LAST_YEAR: Final = 2150
"""Years a case file may name: a great-grandparent's birth at one end, the end of a retention period at the other."""

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
        advice = f"Dates are year-month-day: if {spoken(swapped)} is meant, write {swapped}."
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


def wrong_year(text: str) -> DateProblem:
    """Right in shape, but no year that a case file can be about."""
    return DateProblem(
        f"The year of `{shown(text)}` looks wrong: a case file has years from {FIRST_YEAR} to {LAST_YEAR}.",
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


def shown(text: str) -> str:
    """Text for a message: cut at 40 characters, with nothing in it that a terminal or a page would act on."""
    cut = text if len(text) <= 40 else f"{text[:39]}…"
    return "".join(_harmless(char) for char in cut)


def _harmless(char: str) -> str:
    if char.isspace():
        return " "
    if char == "`":
        return "'"
    return char if char.isprintable() else "\N{REPLACEMENT CHARACTER}"


def spoken(day: str) -> str:
    """A day of the format in words: `7 April 2023`."""
    year, month, number = (int(part) for part in day.split("-"))
    return f"{number} {MONTHS[month - 1]} {year}"


def named(days: tuple[str, ...]) -> str:
    """`If 7 April 2023 is meant, write 2023-04-07; if 4 July 2023 is meant, write 2023-07-04.`"""
    said = "; ".join(f"if {spoken(day)} is meant, write {day}" for day in days)
    return f"{said[:1].upper()}{said[1:]}."
