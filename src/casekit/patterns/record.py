"""The record that is looked at: one case, on a day, by a policy, and the events that belong to what was asked for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from casekit.case.case import Case
from casekit.case.dates import PartialDate, uk_day
from casekit.case.events import Event
from casekit.case.involvement import Involvement
from casekit.chronology.words import capital, counted, in_words
from casekit.lint.context import Context
from casekit.lint.rules.events import OUR_OWN_WORK
from casekit.lint.sentences import quoted
from casekit.patterns.model import Example
from casekit.policy.policy import Policy


@dataclass(frozen=True)
class Record:
    """A case as an internal copy may show it, the context it is looked at in, and the days that were asked for.

    Events are those that may lie within these days, without what is surely later than the day of looking and without
    the family's history from before the child's birth.
    """

    case: Case
    context: Context
    first: date = date.min
    last: date = date.max

    @property
    def day(self) -> date:
        """The day of looking."""
        return self.context.day

    @property
    def policy(self) -> Policy:
        """What is expected."""
        return self.context.policy

    @property
    def involvement(self) -> Involvement | None:
        """The work with the child."""
        return self.case.file.case

    @property
    def is_limited(self) -> bool:
        """Whether days were asked for."""
        return self.first != date.min or self.last != date.max

    def may_hold(self, when: PartialDate | None) -> bool:
        """Whether a date may lie within the days asked for, and is not surely later than the day of looking."""
        if when is None:
            return not self.is_limited
        latest = when.latest or date.max
        return when.after(self.day) is not True and latest >= self.first and (when.earliest or date.min) <= self.last

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events looked at, by date; those of one day in the order of the file."""
        found = [one for one in self.case.events if self.may_hold(one.date) and not self._is_history(one)]
        return tuple(sorted(found, key=lambda one: one.date.sort_key))

    def _is_history(self, event: Event) -> bool:
        return event.before_birth == "yes"

    @property
    def about(self) -> tuple[str, ...]:
        """How many events are looked at, and what is left out, in sentences."""
        told = [f"{counted(len(self.events), 'event')} looked at, up to {uk_day(self.day)}."]
        later = sum(one.date.after(self.day) is True for one in self.case.events)
        history = sum(self._is_history(one) for one in self.case.events)
        if later:
            told.append(f"{counted(later, 'event')} after that day {'is' if later == 1 else 'are'} left out.")
        if history:
            told.append(f"{counted(history, 'event')} from before the birth, marked as family history, left out.")
        return tuple(told)

    def example(self, event: Event, note: str = "") -> Example:
        """An event as one that a figure counts."""
        plain = self._plain_examples.get(id(event))
        if plain is None:
            plain = Example(event.date, kind_of(event), event.place("date"), quoted(event.what))
            self._plain_examples[id(event)] = plain
        return Example(plain.when, plain.what, plain.place, plain.text, note) if note else plain

    @cached_property
    def _plain_examples(self) -> dict[int, Example]:
        """Examples without a note: most events stand in several sections."""
        return {}

    def examples(self, events: Iterable[Event]) -> tuple[Example, ...]:
        """Events as those that a figure counts."""
        return tuple(map(self.example, events))


def kind_of(event: Event) -> str:
    """What kind of event it is, in words, without case text."""
    return in_words(event.kind) if event.kind and event.kind != "other" else "event"


@lru_cache(maxsize=1024)
def same(word: str) -> str:
    """Words that differ in capitals, spaces, hyphens and underscores only are the same word."""
    return "-".join(word.replace("_", " ").replace("-", " ").split()).casefold()


def theme_words(theme: str) -> str:
    """A theme as people read it: `domestic-abuse` is "domestic abuse"."""
    return capital(in_words(str(theme)))


def themes_of(events: Iterable[Event]) -> dict[str, list[Event]]:
    """The events of each theme, by the theme as `same` has it, in alphabetical order."""
    found: dict[str, list[Event]] = {}
    for event in events:
        for theme in dict.fromkeys(same(one) for one in event.themes):
            found.setdefault(theme, []).append(event)
    return {theme: found[theme] for theme in sorted(found)}


def kinds_of(events: Iterable[Event]) -> dict[str, list[Event]]:
    """The events of each kind, in alphabetical order."""
    found: dict[str, list[Event]] = {}
    for event in events:
        if event.kind and event.kind != "other":
            found.setdefault(event.kind, []).append(event)
    return {kind: found[kind] for kind in sorted(found)}


def not_our_work(events: Iterable[Event]) -> Iterator[Event]:
    """The events that are not steps of the work itself."""
    return (one for one in events if one.kind not in OUR_OWN_WORK)
