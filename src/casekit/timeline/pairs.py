"""Two kinds of event near each other: which pairs of the events of a timeline, and what to know about them."""

from collections.abc import Collection, Mapping

from casekit.case.events import Event
from casekit.chronology.near import Happening, Side, near_together
from casekit.chronology.words import counted
from casekit.patterns.asked import Group, chosen_note, group_for, groups
from casekit.patterns.counting import is_placed
from casekit.timeline.model import Joined

_SIDES = {Side.AFTER: "after", Side.BEFORE: "before", Side.AROUND: "before or after"}
NO_CAUSE = "Near each other in time: that does not say that one led to the other."


def joined_in(events: Mapping[int, Event], one: str, other: str, days: int, side: Side = Side.AFTER) -> Joined:
    """The pairs of two themes or kinds of event: the second within so many days after, before or around the first.

    `events` are those shown, by number. As in `casekit patterns`, a word means the kind before a theme of the same
    name, family history from before the birth is left out, and only events on known days are compared. Raises
    `PatternsProblem` for a word that no event has.
    """
    numbers = {id(event): number for number, event in events.items()}
    known = groups([event for event in events.values() if event.before_birth != "yes"])
    first, second = group_for(one, known), group_for(other, known)
    found = near_together(_placed(first, numbers), _placed(second, numbers), days, side)
    pairs = tuple((pair.one.number, pair.other.number, pair.days) for pair in found.pairs)
    one_of = "the only one" if found.firsts == 1 else f"one of the {found.firsts}"
    told = [
        f"{found.near} of {counted(found.seconds, 'event')} of “{second.words}” {'is' if found.near == 1 else 'are'} "
        f"within {counted(days, 'day')} {_SIDES[side]} {one_of} of “{first.words}”."
    ]
    if found.length:
        share = f"{found.days_covered:,} of the {found.length:,} days from the first of them to the last"
        told.append(f"Those times cover {share}; the more they cover, the likelier that some fall there by chance.")
    told += [f"{a} and {b}: {_apart(days)}." for a, b, days in pairs]
    told += [_unplaced({id(event) for group in (first, second) for event in group.events if not is_placed(event.date)})]
    if found.both:
        told.append(f"{counted(found.both, 'event')} {'is' if found.both == 1 else 'are'} both, and counted once.")
    told += [chosen_note(group, known) for group in (first, second)]
    return Joined((first.words, second.words), pairs, tuple(dict.fromkeys(one for one in (*told, NO_CAUSE) if one)))


def _placed(group: Group, numbers: Mapping[int, int]) -> list[Happening]:
    """The events of a group whose days are known."""
    return [
        Happening(numbers[id(event)], event.date.earliest, event.date.latest)
        for event in group.events
        if is_placed(event.date) and event.date.earliest is not None and event.date.latest is not None
    ]


def _apart(days: int) -> str:
    return "on the same day" if days == 0 else f"{counted(days, 'day')} apart"


def _unplaced(events: Collection[int]) -> str:
    if not events:
        return ""
    has, is_ = ("has", "is") if len(events) == 1 else ("have", "are")
    return f"{counted(len(events), 'event')} of these {has} no exact day, and {is_} not compared."
