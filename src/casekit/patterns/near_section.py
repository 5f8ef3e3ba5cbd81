"""Near together: events of one kind or theme that lie within some days of events of another.

Kent guidance, The Importance of Chronologies: "the correlation between different factors, especially when information
from different agencies is gathered into one document. For example, school absences which correlate to domestic abuse
incidents." What is shown is nearness. Nothing says, or can say, that one causes the other.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from typing import Final

from casekit.case.dates import for_people, uk_day
from casekit.case.events import Event
from casekit.chronology.near import FEWEST, Happening, Near, Side, near_count, near_together
from casekit.chronology.words import counted
from casekit.patterns.asked import Group, NearAsked, chosen_note, group_for, groups
from casekit.patterns.counting import is_placed
from casekit.patterns.model import Example, Figure, Section
from casekit.patterns.names import SectionName
from casekit.patterns.record import Record, not_our_work

RARE: Final = 0.05
"""Pairs that chance alone makes as near in fewer than so many of the shifts are shown where all are looked at."""
_FEWEST_NEAR: Final = 2
_HALF: Final = 0.5
_QUESTION: Final = "What happened on those days, for whom, and who knew of both? What else was near at the time?"
_TITLE: Final = "Near together"


def near_section(record: Record, asked: NearAsked) -> Section:
    """The pair that was asked for, or those of all pairs that are worth a look.

    Raises `PatternsProblem` for a word that no event has.
    """
    return _one_pair(record, asked, asked.words) if asked.words is not None else _all_pairs(record, asked)


def _one_pair(record: Record, asked: NearAsked, words: tuple[str, str]) -> Section:
    known = groups(record.events)
    first, second = (group_for(word, known) for word in words)
    numbers = {id(event): number for number, event in enumerate(record.events)}
    pair = _Pair(record, first, second, asked, [_happenings(one.events, numbers) for one in (first, second)])
    notes = dict.fromkeys(note for group in (first, second) if (note := chosen_note(group, known)))
    figures = (pair.figure(), *pair.unplaced())
    return Section(SectionName.NEAR, _TITLE, figures, "", " ".join((_NOTE, *notes)), _QUESTION)


_NOTE: Final = "Near each other in time, and no more than that: it does not say that one leads to the other."


def _all_pairs(record: Record, asked: NearAsked) -> Section:
    events = tuple(not_our_work(record.events))
    known = _different(groups(events))
    numbers = {id(event): number for number, event in enumerate(record.events)}
    placed = {key: _happenings(group.events, numbers) for key, group in known.items()}
    looked, compared, found = 0, 0, []
    for one, other in permutations(known, 2):
        if asked.side is Side.AROUND and one > other:
            continue
        looked += 1
        both = min(len(placed[one]), len(placed[other]))
        compared += both >= FEWEST
        if both and is_worth_a_look(placed[one], placed[other], asked):
            found.append(_Pair(record, known[one], known[other], asked, (placed[one], placed[other])))
    loose = [one for one in events if not is_placed(one.date)]
    figures = [pair.figure() for pair in found]
    if loose and known:
        figures.append(_not_placed(record, loose))
    note = f"{_NOTE} {_looked(looked, compared, asked)}" if looked else _NOTE
    nothing = _nothing(looked, asked)
    if not found:
        note = nothing
    return Section(SectionName.NEAR, _TITLE, tuple(figures), nothing, note, _QUESTION if found else "")


def _looked(looked: int, compared: int, asked: NearAsked) -> str:
    """How many pairs were looked at, and what that means."""
    said = f"{counted(looked, 'pair')} of themes and kinds looked at, {_side_words(asked.side, asked.within)}; "
    said += "our own work (meetings, visits, reviews) is left out. "
    if not compared:
        return said + f"None has {FEWEST} or more of both, so nothing is compared with chance: pairs are listed only."
    chance = compared * RARE
    about = f"about {chance:.0f}" if chance >= 1 else "at most one"
    has = "has" if compared == 1 else "have"
    return (
        said + f"{compared} {has} {FEWEST} or more of both and can be compared with chance; of so many, {about} would "
        "look as close as those shown by chance alone."
    )


def _nothing(looked: int, asked: NearAsked) -> str:
    if not looked:
        return "There are not two themes or kinds of event to look at."
    return (
        f"No pair stands out: {counted(looked, 'pair')} of themes and kinds looked at, "
        f"{_side_words(asked.side, asked.within)}; our own work is left out."
    )


def _side_words(side: Side, days: int) -> str:
    within = f"within {counted(days, 'day')}"
    return {
        Side.AFTER: f"the second {within} after the first",
        Side.BEFORE: f"the second {within} before the first",
        Side.AROUND: f"{within} of each other",
    }[side]


def _different(known: Mapping[str, Group]) -> dict[str, Group]:
    """The groups without those that have the very same events as another."""
    found: dict[frozenset[int], Group] = {}
    for group in known.values():
        found.setdefault(frozenset(map(id, group.events)), group)
    return {group.key: group for group in found.values()}


def _happenings(events: Sequence[Event], numbers: Mapping[int, int]) -> tuple[Happening, ...]:
    """The events whose days are known, in the order of their dates."""
    return tuple(
        Happening(numbers[id(one)], one.date.earliest, one.date.latest)
        for one in events
        if is_placed(one.date) and one.date.earliest is not None and one.date.latest is not None
    )


def is_worth_a_look(firsts: Sequence[Happening], seconds: Sequence[Happening], asked: NearAsked) -> bool:
    """Whether so many of the second are near that few shifts have as many.

    Where there are too few of either to compare: whether half of the second are near, and at least two.
    """
    if near_count(firsts, seconds, asked.within, asked.side) < _FEWEST_NEAR:
        return False
    near = near_together(firsts, seconds, asked.within, asked.side, with_pairs=False)
    if near.chance is not None:
        return near.chance.share <= RARE
    return near.near >= near.seconds * _HALF and near.days_covered < near.length * _HALF


class _Pair:
    """Two groups of events, and what of the second lies near the first."""

    def __init__(
        self, record: Record, first: Group, second: Group, asked: NearAsked, placed: Sequence[Sequence[Happening]]
    ) -> None:
        self.record = record
        self.first, self.second = first, second
        self.asked = asked
        firsts, seconds = placed
        self.near = near_together(firsts, seconds, asked.within, asked.side)

    def figure(self) -> Figure:
        """The pair with its counts, each near pair, and what chance alone gives."""
        near = self.near
        subject = f"{self.second.words} {_WORDS[near.side]} {self.first.words}"
        return Figure(
            "near",
            _how_many(near),
            tuple(self._examples()),
            _values(near, self.first, self.second),
            subject=subject,
            lines=tuple(_lines(near)),
        )

    def _examples(self) -> Iterator[Example]:
        """Each of the second kind that is near, with the nearest of the first beside it."""
        events = self.record.events
        nearest = {}
        for pair in sorted(self.near.pairs, key=lambda pair: pair.days, reverse=True):
            nearest[pair.other.number] = pair
        for number in sorted(nearest, key=lambda one: (nearest[one].other.first, one)):
            pair = nearest[number]
            first = events[pair.one.number]
            note = f"{_apart(pair.days, pair.one, pair.other)} {for_people(first.date)}"
            yield self.record.example(events[number], note)

    def unplaced(self) -> Iterator[Figure]:
        """The events of either group that have no place, because their days are not known."""
        both = {id(one): one for group in (self.first, self.second) for one in group.events}
        loose = [one for one in both.values() if not is_placed(one.date)]
        if loose:
            yield _not_placed(self.record, loose)


_WORDS: Final = {Side.AFTER: "after", Side.BEFORE: "before", Side.AROUND: "around"}


def _apart(days: int, one: Happening, other: Happening) -> str:
    if not days:
        return "on the same day as" if one.first == one.last == other.first == other.last else "at the same time as"
    return f"{counted(days, 'day')} {'after' if other.first > one.last else 'before'}"


def _how_many(near: Near) -> str:
    within = f"within {counted(near.days, 'day')}"
    where = f"{within} of" if near.side is Side.AROUND else f"{within} {near.side.value}"
    be = "lies" if near.near == 1 else "lie"
    first = "the only one" if near.firsts == 1 else f"one of the {near.firsts}"
    return f"{near.near} of the {near.seconds} {be} {where} {first}."


def _lines(near: Near) -> Iterator[str]:
    if near.both:
        be = "is" if near.both == 1 else "are"
        yield f"{counted(near.both, 'event')} {be} of both and not counted as near."
    if near.start is not None and near.end is not None and near.firsts and near.seconds:
        share = round(100 * near.days_covered / near.length)
        yield (
            f"Those days cover {near.days_covered:,} of the {near.length:,} days from {uk_day(near.start)} to "
            f"{uk_day(near.end)} ({share}%)."
        )
    chance = near.chance
    if chance is None:
        yield f"Fewer than {FEWEST} of one or the other: listed, and not compared with chance."
    else:
        yield (
            f"Shifted round that time day by day, the same events are as often near in {chance.as_many:,} of "
            f"{chance.shifts:,} places ({_percent(chance.share)})."
        )


def _percent(share: float) -> str:
    return "fewer than 1 in 100" if share < 0.01 else f"{round(100 * share)} in 100"


def _values(near: Near, first: Group, second: Group) -> dict[str, int | str | None]:
    chance = near.chance
    return {
        "within": near.days,
        "side": near.side.value,
        "first": first.key if first.is_kind else None,
        "second": second.key if second.is_kind else None,
        "firsts": near.firsts,
        "seconds": near.seconds,
        "both": near.both,
        "near": near.near,
        "days": near.length,
        "days_covered": near.days_covered,
        "shifts": chance.shifts if chance else None,
        "shifts_as_many": chance.as_many if chance else None,
    }


def _not_placed(record: Record, events: Sequence[Event]) -> Figure:
    words = f"{counted(len(events), 'event')} not placed, because the day is not known."
    return Figure("not-placed", words, record.examples(events), {"number": len(events)})
