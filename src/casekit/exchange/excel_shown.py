"""What somebody sees who looks at a cell in Excel: a date as far as its number format shows it, a number as written."""

import re
from datetime import date, datetime, time, timedelta
from math import isfinite
from typing import Final

from casekit.case.calendar_words import MONTHS, WEEKDAYS
from casekit.case.dates import FIRST_YEAR, LAST_YEAR, uk_day
from casekit.exchange.sheet import EMPTY, Cell, readable

_NOT_TOKENS: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|am/pm|a/p', re.IGNORECASE)
_MINUTES: Final = re.compile(r"(?<=h)[^a-z]*m{1,2}(?!m)|(?<!m)m{1,2}(?=[^a-z]*s)", re.IGNORECASE)
_DAY: Final = re.compile(r"(?<!d)d{1,2}(?!d)", re.IGNORECASE)
_ZEROS: Final = re.compile(r"0+")
_PERCENT: Final = re.compile(r"0(?:\.(0+))?%")
_FIXED: Final = re.compile(r"(?:#,##)?0\.(0+)")
_SERIALS: Final = range(14_611, 73_051)
"""Numbers that may stand for a day from 1940 to 2099 by Excel's usual count."""


def shown(value: object, number_format: str, epoch: datetime) -> Cell:
    """A cell as it is shown. `value` is what Excel last worked out, `epoch` the first day of the workbook's count."""
    match value:
        case None:
            return EMPTY
        case bool():
            return Cell("TRUE" if value else "FALSE")
        case datetime():
            return _moment(value, number_format)
        case date():
            return _moment(datetime.combine(value, time()), number_format)
        case time():
            return Cell(f"{value:%H:%M}", time=f"{value:%H:%M}")
        case timedelta():
            return Cell(str(value))
        case int() | float():
            return _number(value, number_format, epoch)
    text = readable(str(value))
    if text.startswith("#") and text.rstrip("!?").isupper() and text.endswith(("!", "?", "A")):
        return Cell(text, problem=f"a cell shows the error {text}")
    return Cell(text) if text else EMPTY


def _moment(value: datetime, number_format: str) -> Cell:
    """A date and time, as far as the number format shows it."""
    tokens = _NOT_TOKENS.sub(" ", number_format.split(";", maxsplit=1)[0])
    hours = "h" in tokens.lower()
    tokens = _MINUTES.sub(" ", tokens).lower()
    year, month, day = "y" in tokens, "m" in tokens, _DAY.search(tokens) is not None
    clock = f"{value:%H:%M}" if hours else ""
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        words = f"{uk_day(value.date())} {clock}".strip()
        return Cell(clock or words, time=clock) if hours and not year else Cell(words, time=clock)
    if year and month and day:
        return Cell(f"{uk_day(value.date())} {clock}".strip(), value.date().isoformat(), clock)
    if year and not day:
        name = f"{MONTHS[value.month - 1]} {value.year}" if month else str(value.year)
        return Cell(name, f"{value:%Y-%m}" if month else f"{value:%Y}")
    if hours and not (month or day):
        return Cell(clock, time=clock)
    seen = f"{value.day} {MONTHS[value.month - 1]}" if day and month else _part(value, month=month, day=day)
    why = f"the cell shows `{seen}` without the year; Excel holds {uk_day(value.date())}, which may be its own guess"
    return Cell(seen, problem=why)


def _part(value: datetime, *, month: bool, day: bool) -> str:
    if month:
        return MONTHS[value.month - 1]
    return str(value.day) if day else WEEKDAYS[value.weekday()]


def _number(value: int | float, number_format: str, epoch: datetime) -> Cell:
    text = _written(value, number_format)
    plain = number_format.casefold() in ("general", "@", "0")
    if plain and value == int(value) and int(value) in _SERIALS:
        return Cell(text, serial=(epoch + timedelta(days=int(value))).date().isoformat())
    return Cell(text)


def _written(value: int | float, number_format: str) -> str:
    if found := _PERCENT.fullmatch(number_format):
        return f"{value:.{len(found[1] or '')}%}"
    if found := _FIXED.fullmatch(number_format):
        return f"{value:{',' if ',' in number_format else ''}.{len(found[1])}f}"
    if not isfinite(value):
        return str(value)
    if value == int(value) and abs(value) < 1e15:
        digits = str(int(value))
        return digits.zfill(len(number_format)) if _ZEROS.fullmatch(number_format) else digits
    return f"{value:.10g}"
