"""The one date that a person can have meant by what they wrote, or none.

Everything here reads plain text (see `plain`) and answers with a date of the format only where the words have a single
reading. The answer has the right shape but is not looked up in the calendar: `30 February 2024` reads as `2024-02-30`.
"""

import re
import unicodedata
from datetime import date
from typing import Final, NamedTuple

from casekit.case.calendar_words import MONTHS, WEEKDAYS, iso

_MONTH_WORDS: Final = (
    {name.lower(): number for number, name in enumerate(MONTHS, 1)}
    | {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
    | {"sept": 9}
)
_WEEKDAY_WORDS: Final = (
    {name.lower(): number for number, name in enumerate(WEEKDAYS)}
    | {name[:3].lower(): number for number, name in enumerate(WEEKDAYS)}
    | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
)
_SEASONS: Final = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}

_LOOKALIKES: Final = (
    dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
    | dict.fromkeys(map(ord, "⁄∕／"), "/")
    | dict.fromkeys(map(ord, "∼～〜˜≈"), "~")
    | dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"), None)
)

_STRICT: Final = r"\d{4}(-\d\d(-\d\d)?)?"
_YEAR_FIRST: Final = r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})"
_YEAR_MONTH: Final = r"(\d{4})[-.](\d{1,2})"
_YEAR_LAST: Final = r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})"
_MONTH_YEAR: Final = r"(\d{1,2})[-/.](\d{4})"
_BLANKED: Final = r"(\d{4}(?:-\d\d)?)(?:-(?:xx|uu|\?\?)){1,2}"
_DECADE: Final = r"(?:the )?(\d\d[1-9])0'?s|(\d{3})x"  # "the 1900s" may be ten years or a hundred
_SEASON: Final = r"(spring|summer|autumn|fall)(?: of)? (\d{4})|(\d{4})[- ](spring|summer|autumn|fall)"
_ABOUT_BEFORE: Final = r"(?:~ ?|(?:circa|ca|c|approximately|approx|abt)\.? ?|(?:about|around|roughly) )([^~]+)"
_ABOUT_AFTER: Final = r"([^~]+?)(?: ?~| \(?(?:approximately|approx)\.?\)?)"
_LIMIT: Final = r"(?:(before|pre|bef\.?|prior to|earlier than)|(?:after|post|aft\.?|later than))[ -](.+)"
_SINCE: Final = r"(?:since|ever since) (.+)"
_ONGOING: Final = (
    r"(?:from )?(.+?)(?: onwards?| ongoing| (?:to|until) (?:the )?(?:present(?: day)?|now|date|today)"
    r"| ?- ?(?:present|now|ongoing|date|today)| ?/ ?\.\.| ?/)"
)
_JOINED: Final = r" to | until | till |/|-"
_BETWEEN: Final = r"between (.+?) (?:and|to) (.+)"
_TOKEN: Final = r"[a-z]+|\d+|[^a-z\d]"
# Only orders that people use: in "May 2012-14" the 14 is not a day.
_ORDERS: Final = frozenset(
    {
        ("day", "month", "year"),
        ("month", "day", "year"),
        ("year", "month", "day"),
        ("month", "year"),
        ("year", "month"),
        ("day", "month"),
        ("month", "day"),
        ("month",),
    }
)
_ORDINALS: Final = ("st", "nd", "rd", "th")


def plain(text: str) -> str:
    """Lower case, figures 0 to 9, ordinary hyphens, slashes and tildes, single spaces, none at the ends."""
    figures = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
    return " ".join(figures.translate(_LOOKALIKES).lower().split())


def certain(text: str) -> str | None:
    """The date of the format that plain `text` means, where it has one reading."""
    return _end(text) or _season(text) or _decade(text) or _limit(text) or _open(text) or _period(text)


def both_readings(first: int, second: int, year: int) -> tuple[str, ...]:
    """The days that two numbers and a year can mean: day and month in the British order, then in the American."""
    found = (iso(year, second, first), iso(year, first, second))
    return tuple(dict.fromkeys(day for day in found if day is not None))


def possible(text: str) -> str | None:
    """The day, month or year that plain `text` means, if the calendar has it."""
    meant = single(text)
    if meant is None:
        return None
    parts = [int(part) for part in meant.split("-")]
    return meant if iso(*parts, *[1] * (3 - len(parts))) else None


class WordedDate(NamedTuple):
    """A date told in words: its parts, each `None` where it is left out. A weekday counts from Monday as 0."""

    year: int | None
    month: int
    day: int | None
    weekday: int | None

    @property
    def written(self) -> str | None:
        """The date as the format writes it; `None` without a year, or with a weekday that does not belong to it."""
        if self.year is None:
            return None
        if self.day is None:
            return None if self.weekday is not None else f"{self.year:04}-{self.month:02}"
        return None if self.real_weekday is not None else f"{self.year:04}-{self.month:02}-{self.day:02}"

    @property
    def real_weekday(self) -> int | None:
        """The weekday of that day in the calendar, when another one was written."""
        if self.weekday is None or self.year is None or self.day is None:
            return None
        if iso(self.year, self.month, self.day) is None:
            return None
        real = date(self.year, self.month, self.day).weekday()
        return None if real == self.weekday else real


def worded(text: str) -> WordedDate | None:
    """A date with the name of its month, in any usual order: `7th of April 2023`, `Apr 7, 2023`, `April`."""
    parts: dict[str, int] = {}
    last = ""
    for token in re.findall(_TOKEN, text):
        found = _part(token, last)
        last = token
        if found is None:
            continue
        name, value = found
        if name in parts or name == "other":
            return None
        parts[name] = value
    if tuple(name for name in parts if name != "weekday") not in _ORDERS:
        return None
    return WordedDate(parts.get("year"), parts["month"], parts.get("day"), parts.get("weekday"))


def _part(token: str, last: str) -> tuple[str, int] | None:
    """What one token of a worded date is; `None` if it adds nothing, `other` if it does not belong."""
    if token in " ,.-/" or token in ("of", "the", "on") or (token in _ORDINALS and last.isdecimal()):
        return None
    if token in _MONTH_WORDS:
        return "month", _MONTH_WORDS[token]
    if token in _WEEKDAY_WORDS:
        return "weekday", _WEEKDAY_WORDS[token]
    if token.isdecimal() and len(token) == 4:
        return "year", int(token)
    if token.isdecimal() and len(token) <= 2:
        return "day", int(token)
    return "other", 0


def single(text: str) -> str | None:
    """One day, month or year."""
    if re.fullmatch(_STRICT, text):
        return text
    if found := re.fullmatch(_YEAR_FIRST, text):
        year, month, day = found.groups()
        return f"{year}-{month:0>2}-{day:0>2}"
    if found := re.fullmatch(_YEAR_MONTH, text):
        return f"{found[1]}-{found[2]:0>2}"
    if found := re.fullmatch(_YEAR_LAST, text):
        return _year_last(int(found[1]), int(found[2]), found[3])
    if (found := re.fullmatch(_MONTH_YEAR, text)) and 1 <= int(found[1]) <= 12:
        return f"{found[2]}-{found[1]:0>2}"
    if found := re.fullmatch(_BLANKED, text):
        return found[1]
    words = worded(text)
    return words.written if words else None


def _year_last(first: int, second: int, year: str) -> str | None:
    if second <= 12 and (first == second or first > 12):
        return f"{year}-{second:02}-{first:02}"
    if first <= 12 < second:
        return f"{year}-{first:02}-{second:02}"
    return None


def _end(text: str) -> str | None:
    """A single date or an approximate one: what can stand alone and at the ends of a period."""
    exact = single(text)
    if exact:
        return exact
    about = re.fullmatch(_ABOUT_BEFORE, text) or re.fullmatch(_ABOUT_AFTER, text)
    exact = single(about[1].strip()) if about else None
    return f"~{exact}" if exact else None


def _season(text: str) -> str | None:
    found = re.fullmatch(_SEASON, text)
    if not found:
        return None
    year = found[2] or found[3]
    first, last = _SEASONS[found[1] or found[4]]
    return f"{year}-{first:02}/{year}-{last:02}"


def _decade(text: str) -> str | None:
    found = re.fullmatch(_DECADE, text)
    decade = found and (found[1] or found[2])
    return f"{decade}0/{decade}9" if decade else None


def _limit(text: str) -> str | None:
    found = re.fullmatch(_LIMIT, text)
    exact = single(found[2]) if found else None
    return f"{'before' if found[1] else 'after'} {exact}" if found and exact else None


def _open(text: str) -> str | None:
    found = re.fullmatch(_SINCE, text) or re.fullmatch(_ONGOING, text)
    start = _end(found[1].strip()) if found else None
    return f"{start}/" if start else None


def _period(text: str) -> str | None:
    if between := re.fullmatch(_BETWEEN, text):
        return _joined(between[1], between[2])
    text = text.removeprefix("from ")
    ways = (_joined(text[: joint.start()], text[joint.end() :]) for joint in re.finditer(_JOINED, text))
    found = {way for way in ways if way}
    return found.pop() if len(found) == 1 else None


def _joined(first: str, second: str) -> str | None:
    first, second = first.strip(), second.strip()
    end = _end(second)
    start = end and (_end(first) or _start_sharing(first, second))
    if not start or not end or start.startswith("~") != end.startswith("~"):
        # "about 2018 to 2020" does not say whether the second year is about as well.
        return None
    return f"{start}/{end}"


def _start_sharing(first: str, second: str) -> str | None:
    """The start of `8–9 October 2022` or `28 September – 3 October 2022`: what it leaves out is in the end."""
    named = worded(second)
    if named is None or named.year is None:
        return None
    if first.isdecimal() and len(first) <= 2 and named.day is not None:
        return f"{named.year:04}-{named.month:02}-{int(first):02}"
    part = worded(first)
    if part is None or part.year is not None or part.weekday is not None or part.month > named.month:
        return None
    month = f"{named.year:04}-{part.month:02}"
    return month if part.day is None else f"{month}-{part.day:02}"
