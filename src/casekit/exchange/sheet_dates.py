"""Dates as people write them in chronologies: read where they have one reading, else told with the readings they have.

Day and month are never guessed. `12/3/22` has two readings unless somebody says that the day stands first; `13/3/22`
has one. Where words say more than a date of the format can (`early Feb 2020`), the date is the narrowest that is sure
to hold, and the words are kept beside it.
"""

import re
from datetime import date, timedelta
from typing import Final, Literal

from casekit.case.calendar_words import WEEKDAYS, iso
from casekit.case.date_readings import certain, plain
from casekit.case.dates import DateForm, DateProblem, PartialDate, for_people, uk_day
from casekit.exchange.century import Century, NoCentury
from casekit.exchange.sheet import Cell
from casekit.text.frozen import dataclass

Order = Literal["day-first", "month-first"]
ORDERS: Final[tuple[Order, ...]] = ("day-first", "month-first")
_LONGEST: Final = 80
_NO_DATE_OF_PROGRAMS: Final = ("01/01/1900", "1/1/1900", "1900-01-01", "00/00/0000", "01/01/0001", "30/12/1899")

_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR: Final = r"('?\d\d(?!\d)|\d{4})"
_NUMERIC: Final = re.compile(rf"(?<![\d./-])(\d{{1,2}})([./-])(\d{{1,2}})\2{_YEAR}(?![\d./]|-\d)")
_DAYS_OF_MONTH: Final = re.compile(
    rf"(?<![\d./-])(\d{{1,2}}) ?(?:-|to|until) ?(\d{{1,2}})([./])(\d{{1,2}})\3{_YEAR}(?![\d./])"
)
_DAYS_OF_YEAR: Final = re.compile(
    rf"(?<![\d./-])(\d{{1,2}})([./])(\d{{1,2}}) ?(?:-|to|until) ?(\d{{1,2}})\2(\d{{1,2}})\2{_YEAR}(?![\d./])"
)
_SHORT_YEAR: Final = re.compile(rf"(\d(?:st|nd|rd|th)?(?: of)?[ -]?{_MONTH}[ .,-]*|{_MONTH}[ .,-]*')'?(\d\d)(?!\d)")
_BARE_SHORT_YEAR: Final = re.compile(r"'(\d\d)")
_BETWEEN_DAYS: Final = re.compile(r"(?<=\d{4}-\d\d-\d\d) ?- ?(?=\d{4})")
_MONTH_AND_NUMBER: Final = re.compile(rf"({_MONTH})[ .,-]+(\d\d)")
_TWO_FIGURES_EACH: Final = re.compile(r"(\d\d)-(\d\d)-(\d\d)")
_SERIAL: Final = re.compile(r"\d{5}")
_NOT_KNOWN: Final = re.compile(
    r"(?:date )?(?:unknown|not known|n/k|nk|unk|unsure|not sure|no date known)|(?:date )?(?:is )?not known|\?+"
)
_TIME: Final = re.compile(
    r"(?P<date>.+?)(?:[ ,]+|(?<=\d)t(?=\d))(?:at |@ ?|approx\.? |around )?"
    r"(?P<time>(?:[01]?\d|2[0-3])[:.][0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?(?: ?h(?:ou)?rs)?"
    r"|(?:0?[1-9]|1[0-2]) ?[ap]\.?m\.?|(?:[01]\d|2[0-3])[0-5]\d ?h(?:ou)?rs)(?: ?(?:z|utc|gmt|bst))?"
)
_MIDNIGHT: Final = re.compile(r"0?0:00(?::00(?:\.0+)?)?")
_PART_OF_DAY: Final = re.compile(
    r"(?P<one>.+?)[ ,]+\(?(?:in the )?(?:a\.?m\.?|p\.?m\.?|early hours|(?:early |late )?(?:morning|afternoon|evening)"
    r"|night|overnight|lunchtime|midday)\)?|(?:(?:early hours|morning|afternoon|evening|night) of )(?:the )?(?P<two>.+)"
)
_PART_OF_TIME: Final = re.compile(
    r"(?:the )?(?:early|late|mid|middle of|start of|beginning of|end of|(?:first|second) half of|first week (?:of|in)"
    r"|last week (?:of|in))[ -](?:the )?(?P<rest>.+)"
)
_WEEK_FROM: Final = re.compile(
    r"(?:w ?/ ?c|w ?/ ?b|wc|wb|wk comm(?:encing)?|week (?:commencing|beginning|starting|of))[ .:]*(?P<rest>.+)"
)
_WEEK_TO: Final = re.compile(r"(?:w ?/ ?e|week ending)[ .:]*(?P<rest>.+)")
_WEEKDAY: Final = re.compile(r"((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)[ ,.]+(.+)")
_WINTER: Final = re.compile(r"winter(?: of)? (\d{4})")
_DOUBTED: Final = re.compile(r"\(?\?\)? ?(?P<before>[^?]+)|(?P<after>[^?]+?) ?\(?\?\)?")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as the format writes it, with the time of day that stood with it.

    `words` are the words of the cell where they say more than the date does.
    """

    when: str
    time: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a cell has no date that is certain, with the readings it has; `by_order`: the order would settle it."""

    message: str
    readings: tuple[Dated, ...] = ()
    by_order: bool = False


def read_date(cell: Cell, century: Century, order: Order | None = None) -> Dated | Doubt:
    """The date that a cell means, or why none is certain. An empty cell has none."""
    if cell.problem:
        return Doubt(f"{cell.problem[:1].upper()}{cell.problem[1:]}.")
    if cell.day:
        return Dated(cell.day, cell.time)
    words = " ".join(cell.text.split())
    if not words:
        return Doubt("There is no date.")
    if words in _NO_DATE_OF_PROGRAMS:
        return Doubt(f"`{words}` is what some programs write where they have no date.")
    if cell.serial:
        return Dated(cell.serial, words=f"{words} (Excel's number for a day)")
    if len(words) > _LONGEST:
        return Doubt(f"`{words[:24]}…` is too long to be a date.")
    return _read(words, _plain(words), century, order)


def _plain(words: str) -> str:
    """Small letters and single spaces, no spaces round the signs of a date, no full stop at its end."""
    simple = re.sub(r"(?<=\d) ?([/.]) ?(?=\d)", r"\1", plain(words).replace("’", "'").replace("‘", "'"))
    return re.sub(r"^(c|ca|circa|approx)\.(?=\d)", r"\1 ", simple).rstrip(" .,;:")


def _read(words: str, simple: str, century: Century, order: Order | None) -> Dated | Doubt:
    if _NOT_KNOWN.fullmatch(simple):
        return Dated("unknown")
    if special := _of_many_meanings(words, simple, century, order):
        return special
    found = _TIME.fullmatch(simple)
    if found and not isinstance(part := _without_time(words, found["date"], century, order), str):
        return _timed(words, part, found["time"])
    return _without_time_or_doubt(words, simple, century, order)


def _timed(words: str, part: Dated | Doubt, time: str) -> Dated | Doubt:
    """A date with the time that stood behind it. Midnight, which programs add, is kept as words and not as a time."""
    added = _MIDNIGHT.fullmatch(time) is not None

    def with_time(one: Dated) -> Dated:
        return Dated(one.when, "" if added else time.rstrip(" "), words if added else one.words)

    if isinstance(part, Dated):
        return with_time(part)
    return Doubt(part.message, tuple(map(with_time, part.readings)), part.by_order)


def _without_time(words: str, simple: str, century: Century, order: Order | None) -> Dated | Doubt | str:
    """The day that stands before a time; a text where it is no day, so that the time may be none either."""
    read = _without_time_or_doubt(words, simple, century, order)
    if isinstance(read, Dated):
        return read if PartialDate.parse(read.when).form is DateForm.DAY else ""
    return read if read.readings else ""


def _without_time_or_doubt(words: str, simple: str, century: Century, order: Order | None) -> Dated | Doubt:
    try:
        readings = {one: _meaning(simple, one, century) for one in ORDERS}
    except NoCentury as none:
        return _no_century(words, simple, none, century, order)
    found = tuple(dict.fromkeys(one for one in readings.values() if one))
    if order is not None and readings[order]:
        return _with_words(words, readings[order] or "")
    if order is not None and len(found) == 1:
        part = order.partition("-")[0]
        return Doubt(f"`{words}` cannot have the {part} first.", (_with_words(words, found[0]),))
    if len(found) == 1:
        return _with_words(words, found[0])
    if found:
        return Doubt(_two_readings(words, found), tuple(_with_words(words, one) for one in found), by_order=True)
    return _explained(words, simple)


def _two_readings(words: str, found: tuple[str, ...]) -> str:
    said = " or ".join(for_people(PartialDate.parse(one)) for one in found)
    return f"`{words}` can be {said}."


def _no_century(words: str, simple: str, none: NoCentury, century: Century, order: Order | None) -> Doubt:
    """A doubt with a reading for each century, where day and month are certain."""
    readings: list[Dated] = []
    for year in none.years:
        whole = re.sub(rf"'?{none.figures}(?!.*{none.figures})", year, simple)
        read = _without_time_or_doubt(words, whole, century, order) if whole != simple else None
        if isinstance(read, Dated):
            readings.append(read)
    message = f"`{words}` does not say which century."
    return Doubt(message, tuple(readings))


def _explained(words: str, simple: str) -> Doubt:
    """What casekit says of a text that is no date, without its advice, which is for those who write a case file."""
    if _NUMERIC.fullmatch(simple):
        return Doubt(f"`{words}` is no day of the calendar.")
    if (found := _WEEKDAY.fullmatch(simple)) and _NUMERIC.fullmatch(found[2]):
        return Doubt(f"The weekday does not belong to the date in `{words}`.")
    if found := _WINTER.fullmatch(simple):
        year = int(found[1])
        readings = (f"{year - 1}-12/{year}-02", f"{year}-12/{year + 1}-02")
        return Doubt(_two_readings(words, readings), tuple(Dated(one, words=words) for one in readings))
    try:
        PartialDate.parse(simple)
    except DateProblem as problem:
        return Doubt(problem.message.replace(f"`{simple}`", f"`{words}`"))
    return Doubt(f"`{words}` is not a date that casekit reads.")


def _with_words(words: str, when: str) -> Dated:
    """A date, with the words it was read from where they say more than it does."""
    return Dated(when, words=words if _SAYS_MORE.search(plain(words)) else "")


_SAYS_MORE: Final = re.compile(
    r"\?|\b(?:early|late|mid|middle|start|beginning|end|half|week|wk|hours|morning|afternoon|evening|night|overnight"
    r"|lunchtime|midday|spring|summer|autumn|fall|winter|[ap]\.?m|w ?/? ?[cbe])\b"
)


def _meaning(simple: str, order: Order, century: Century) -> str | None:
    """What a text means where numbers stand in this order; `None` where it means nothing. Raises `NoCentury`."""
    if found := _DOUBTED.fullmatch(simple):
        meant = _meaning((found["before"] or found["after"]).strip(), order, century)
        return None if meant is None else _about(meant)
    for pattern in (_PART_OF_DAY, _PART_OF_TIME, _WEEK_FROM, _WEEK_TO):
        found = pattern.fullmatch(simple)
        if found is None:
            continue
        inside = next(text for text in found.groupdict().values() if text)
        meant = _meaning(inside.strip(), order, century)
        return _narrowest(meant, pattern) if meant else None
    if (found := _WEEKDAY.fullmatch(simple)) and _NUMERIC.fullmatch(found[2]):
        meant = _meaning(found[2], order, century)
        day = PartialDate.parse(meant).day if meant else None
        return meant if day is not None and WEEKDAYS[day.weekday()].lower().startswith(found[1][:3]) else None
    written = _year_first(simple, order, century)
    meant = certain(written) if written else None
    return meant if meant and _exists(meant) else None


def _about(meant: str) -> str | None:
    """The date that a question mark leaves: about then."""
    if meant.startswith(("~", "before", "after")):
        return meant
    ends = [f"~{one}" if one else "" for one in meant.split("/")]
    return "/".join(ends)


def _narrowest(meant: str, pattern: re.Pattern[str]) -> str | None:
    """The date that surely holds where a part of a day, month, year or week was named."""
    read = PartialDate.parse(meant)
    if pattern is _PART_OF_TIME:
        return meant if read.form in (DateForm.MONTH, DateForm.YEAR, DateForm.PERIOD) else None
    if read.day is None:
        return None
    if pattern is _PART_OF_DAY:
        return meant
    start = read.day if pattern is _WEEK_FROM else read.day - timedelta(days=6)
    return f"{start.isoformat()}/{(start + timedelta(days=6)).isoformat()}"


def _exists(meant: str) -> bool:
    try:
        PartialDate.parse(meant)
    except DateProblem:
        return False
    return True


def _year_first(simple: str, order: Order, century: Century) -> str | None:
    """A text with every day in figures as year-month-day; `None` where a day does not exist in this order."""

    def day(first: str, second: str, year: str) -> str | None:
        figures = year.removeprefix("'")
        whole = int(figures if len(figures) == 4 else century.year(figures))
        one, other = int(first), int(second)
        return iso(whole, other, one) if order == "day-first" else iso(whole, one, other)

    missing = False

    def put(*days: str | None) -> str:
        nonlocal missing
        missing = missing or None in days
        return " to ".join(one or "" for one in days)

    def days_of_month(found: re.Match[str]) -> str:
        # A stretch of days before one month and one year: the month can only stand behind the days.
        first, last, _, month, year = found.groups()
        if order == "month-first":
            return put(None)
        return put(day(first, month, year), day(last, month, year))

    def days_of_year(found: re.Match[str]) -> str:
        first, _, second, third, fourth, year = found.groups()
        return put(day(first, second, year), day(third, fourth, year))

    text = _DAYS_OF_YEAR.sub(days_of_year, simple)
    text = _DAYS_OF_MONTH.sub(days_of_month, text)
    text = _NUMERIC.sub(lambda found: put(day(found[1], found[3], found[4])), text)
    text = _SHORT_YEAR.sub(lambda found: found[1].rstrip("' ") + " " + century.year(found[2]), text)
    text = _BARE_SHORT_YEAR.sub(lambda found: century.year(found[1]), text)
    return None if missing else _BETWEEN_DAYS.sub(" to ", text)


def _of_many_meanings(words: str, simple: str, century: Century, order: Order | None) -> Doubt | None:
    """Forms that people use in more than one sense, whatever the order of day and month."""
    if found := _MONTH_AND_NUMBER.fullmatch(simple):
        return _month_and_number(words, found, century)
    if _SERIAL.fullmatch(simple):
        return _serial(words, int(simple))
    if (found := _TWO_FIGURES_EACH.fullmatch(simple)) and order is None:
        return _two_figures_each(words, found, century)
    return None


def _month_and_number(words: str, found: re.Match[str], century: Century) -> Doubt | None:
    """`Sept 22`: a month of a year, or a day without one."""
    try:
        when = certain(f"{found[1]} {century.year(found[2])}")
    except NoCentury:
        when = None
    is_day = 1 <= int(found[2]) <= 31
    if not is_day:
        return None if when is None else Doubt(f"`{words}` has a year with two figures.", (Dated(when),))
    readings = (Dated(when),) if when else ()
    year = f"{uk_day(PartialDate.parse(when).named_from or date.min).partition(' ')[2]}, or " if when else ""
    return Doubt(f"`{words}` can be {year}day {int(found[2])} of a month without its year.", readings)


def _serial(words: str, number: int) -> Doubt | None:
    """Excel's number for a day, which counts from 1900 or from 1904."""
    by_1900, by_1904 = (date(1899, 12, 30) + timedelta(number), date(1904, 1, 1) + timedelta(number))
    if not 1940 <= by_1900.year <= 2099:
        return None
    message = f"`{words}` may be Excel's number for {uk_day(by_1900)} (or, in some workbooks, {uk_day(by_1904)})."
    note = f"{words} (Excel's number for a day)"
    return Doubt(message, (Dated(by_1900.isoformat(), words=note), Dated(by_1904.isoformat(), words=note)))


def _two_figures_each(words: str, found: re.Match[str], century: Century) -> Doubt | None:
    """`22-03-12`: some programs write the year first."""
    days: list[str] = []
    for day, month, year in ((1, 2, 3), (2, 1, 3), (3, 2, 1)):
        try:
            one = iso(int(century.year(found[year])), int(found[month]), int(found[day]))
        except NoCentury:
            continue
        days += [one] if one else []
    readings = tuple(dict.fromkeys(days))
    if len(readings) < 2:
        return None
    return Doubt(_two_readings(words, readings), tuple(map(Dated, readings)), by_order=True)
