"""The calendar along the axis: days, weeks, months, quarters, half years or years, whichever the scale has room for."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final

from casekit.case.dates import uk_day
from casekit.text.frozen import dataclass
from casekit.timeline.scale import Scale

_MONTHS: Final = tuple(uk_day(date(2000, month, 1)).split()[1] for month in range(1, 13))


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis where something begins, and its name; `end` is where the next begins."""

    x: float
    end: float
    label: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """The upper row (months or years) and the lower, finer one, which is empty where years are the finest."""

    upper: tuple[Tick, ...]
    lower: tuple[Tick, ...]
    unit: str


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit of the lower row: how many units of the picture one needs, how they follow, and what they are called."""

    name: str
    least: float
    days: float
    begins: Callable[[date], date]
    follows: Callable[[date], date]
    said: Callable[[date], str]


def _month_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def _months(name: str, count: int, least: float) -> _Unit:
    return _Unit(
        name,
        least,
        30.4 * count,
        lambda day: date(day.year, (day.month - 1) // count * count + 1, 1),
        lambda day: _month_on(day, count),
        lambda day: _MONTHS[day.month - 1][:3],
    )


def _years(name: str, count: int, least: float) -> _Unit:
    return _Unit(
        name,
        least,
        365.25 * count,
        lambda day: date(max(1, day.year // count * count), 1, 1),
        lambda day: date(day.year + count, 1, 1),
        lambda day: str(day.year),
    )


_UNITS: Final = (
    _Unit("days", 21.0, 1, lambda day: day, lambda day: day + timedelta(1), lambda day: str(day.day)),
    _Unit(
        "weeks",
        44.0,
        7,
        lambda day: day - timedelta(day.weekday()),
        lambda day: day + timedelta(7),
        lambda day: f"{day.day} {_MONTHS[day.month - 1][:3]}",
    ),
    _months("months", 1, 28.0),
    _months("quarters", 3, 28.0),
    _months("half years", 6, 30.0),
    _years("years", 1, 36.0),
    _years("every two years", 2, 36.0),
    _years("every five years", 5, 36.0),
    _years("every ten years", 10, 1.0),
)


def calendar(scale: Scale) -> Calendar:
    """The ticks of an axis. What begins in a break has no tick; after a break the names are said again."""
    unit = next(unit for unit in _UNITS if unit.days * scale.per_day >= unit.least)
    lower = tuple(_ticks(scale, unit))
    if "year" in unit.name and unit.name != "half years":
        return Calendar(lower, (), unit.name)
    if unit.name in ("days", "weeks"):
        upper = _months("months", 1, 0.0)
        named = _Unit(
            upper.name,
            0.0,
            upper.days,
            upper.begins,
            upper.follows,
            lambda day: f"{_MONTHS[day.month - 1]} {day.year}",
        )
        return Calendar(tuple(_ticks(scale, named)), lower, unit.name)
    return Calendar(tuple(_ticks(scale, _years("years", 1, 0.0))), lower, unit.name)


def _ticks(scale: Scale, unit: _Unit) -> Iterator[Tick]:
    """Each stretch between breaks has its own ticks, from the unit in which it begins."""
    edges = [scale.start, *(day for one in scale.breaks for day in (one.first, one.last)), scale.end]
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        begin = unit.begins(date.fromordinal(int(first)))
        while begin.toordinal() < last:
            after = unit.follows(begin)
            left, right = max(float(begin.toordinal()), first), min(float(after.toordinal()), last)
            yield Tick(scale.x(left), scale.x(right), unit.said(begin))
            begin = after
