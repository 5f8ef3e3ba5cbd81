"""Choosing events: by theme, dates, source, person, kind, tone and words.

What may belong is kept and marked, never dropped: an event whose date may lie within the dates asked for, and one that
names the person asked for in its text only. An event that is surely after the day of the copy is left out and counted.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from difflib import get_close_matches

from casekit.case.audience import Audience, view_for
from casekit.case.case import Case
from casekit.case.dates import PartialDate, for_people
from casekit.case.events import Event
from casekit.case.record import Allowance, Sharing, Withholding
from casekit.case.walk import references
from casekit.chronology.entries import Entry, entry_of
from casekit.chronology.search import Search
from casekit.chronology.words import in_words, listed
from casekit.text.frozen import dataclass

MAY_BE_OUTSIDE = "May lie outside the dates asked for."


class SelectionProblem(ValueError):
    """What was asked for is not in this chronology, or is no span of dates.

    `option` is what was asked (`theme`), `asked` the word, `known` the words there are. `message` is for people.
    """

    def __init__(self, option: str, asked: str, message: str, known: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.option = option
        self.asked = asked
        self.known = known
        self.message = message


@dataclass(frozen=True, slots=True)
class Selection:
    """Which events: each part narrows the choice; of several themes, kinds or tones, any one is enough.

    `source` is an agency, `person` a key or a name; `start` and `end` take their widest meaning, so `2022` as an end is
    31 December 2022. `span` says the dates in words where they were asked for by name. `text` is words to look for
    (`search`), `significant` asks for significant incidents only.
    """

    themes: tuple[str, ...] = ()
    start: PartialDate | None = None
    end: PartialDate | None = None
    source: str | None = None
    person: str | None = None
    kinds: tuple[str, ...] = ()
    tones: tuple[str, ...] = ()
    span: str = ""
    text: str = ""
    significant: bool = False


ALL = Selection()
"""Every event."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The entries chosen, in date order; how many there are to choose from; and the choice in words.

    `later` counts the events that are left out because they are surely after the day; they are not in `total`.
    """

    entries: tuple[Entry, ...]
    total: int
    filters: tuple[str, ...]
    later: int = 0


def select(case: Case, selection: Selection, audience: Audience, day: date) -> Chosen:
    """The entries up to a day that an audience may see of what was asked for, in date order.

    Equal dates keep the file's order. Only an event that is surely after the day is left out for its date.

    Raises `SelectionProblem` where no event has what was asked for, so that a slip of the keyboard never looks like an
    empty chronology; and `NothingToShow` where there is nothing the audience may see.
    """
    return choose(view_for(case, audience), selection, audience, day)


def choose(view: Case, selection: Selection, audience: Audience, day: date) -> Chosen:
    """As `select`, from a case that holds only what the audience may see already."""
    events, filters = _matching(view, selection)
    inside, span = _within(selection)
    person = _person(view, selection.person) if selection.person else None
    if person is not None:
        filters = (*filters, f"person: {view.name_of(person)}")
    search = _search(selection)
    filters = (*filters, f"words: {selection.text.strip()}") if search else filters
    up_to_day = [one for one in view.events if one.date.after(day) is not True]
    wanted = set(map(id, events))
    entries = []
    for number, event in enumerate(sorted(up_to_day, key=lambda one: one.date.sort_key), start=1):
        sure = inside(event.date) if id(event) in wanted else False
        if sure is False:
            continue
        entry = entry_of(view, event, audience, number)
        doubts = [MAY_BE_OUTSIDE] if sure is None else []
        if person is not None and not _has_part(event, person):
            if not _names(entry, view, person):
                continue
            doubts.append(f"Names {view.name_of(person)} in its text only: check who is meant.")
        if search is None or search.finds(entry):
            entries.append(replace(entry, doubts=tuple(doubts)) if doubts else entry)
    if person is not None and not any(_has_part(one, person) for one in view.events) and not entries:
        raise _nobody(view, selection.person or "", f"No event names {view.name_of(person)}.")
    later = len(view.events) - len(up_to_day)
    return Chosen(tuple(entries), len(up_to_day), (*filters, *span), later)


def _search(selection: Selection) -> Search | None:
    if not selection.text:
        return None
    search = Search.for_words(selection.text)
    if not search.words:
        raise SelectionProblem("text", selection.text, f"There is no word in `{selection.text}` to look for.")
    return search


def _matching(view: Case, selection: Selection) -> tuple[tuple[Event, ...], tuple[str, ...]]:
    """The events that match all but the dates, and what was asked for in words."""
    events, filters = view.events, []
    if selection.themes:
        themes = _known_words("theme", selection.themes, [str(theme) for one in view.events for theme in one.themes])
        events = tuple(one for one in events if themes & {_same(theme) for theme in one.themes})
        filters.append(f"theme: {listed(_as_written(themes, view), 'or')}")
    if selection.kinds:
        kinds = _known_words("kind", selection.kinds, [one.kind for one in view.events if one.kind])
        events = tuple(one for one in events if one.kind and _same(one.kind) in kinds)
        filters.append(f"kind: {listed((in_words(kind) for kind in sorted(kinds)), 'or')}")
    if selection.tones:
        tones = _known_words("tone", selection.tones, [one.tone for one in view.events if one.tone])
        events = tuple(one for one in events if one.tone in tones)
        filters.append(f"tone: {listed(sorted(tones), 'or')}")
    if selection.source:
        agencies = [str(one.source.agency) for one in view.events if one.source and one.source.agency]
        known = _known_words("source", (selection.source,), agencies)
        events = tuple(one for one in events if one.source and _same(one.source.agency or "") in known)
        filters.append(f"source: {in_words(min(known))}")
    if selection.significant:
        events = tuple(one for one in events if one.significant == "yes")
        filters.append("significant incidents")
    return events, tuple(filters)


def days_between(start: PartialDate | None, end: PartialDate | None) -> tuple[date, date]:
    """The first and the last day that two dates limit; each takes its widest meaning, and one left out limits nothing.

    Raises `SelectionProblem` where a date has no such day, and where the end is before the start.
    """
    first = start.earliest if start else date.min
    last = end.latest if end else date.max
    for option, asked, limit in (("from", start, first), ("to", end, last)):
        if asked is not None and limit is None:
            which = "first" if option == "from" else "last"
            raise SelectionProblem(
                option, asked.text, f"`{asked.text}` has no {which} day, so nothing can be chosen by it."
            )
    if first is None or last is None or first > last:
        asked_from, asked_to = (one.text if one else "" for one in (start, end))
        raise SelectionProblem(
            "to", asked_to, f"There are no days from `{asked_from}` to `{asked_to}`: the end is first."
        )
    return first, last


def _within(selection: Selection) -> tuple[Callable[[PartialDate], bool | None], tuple[str, ...]]:
    """Whether a date lies within those asked for (`None`: it may), and the dates in words."""
    first, last = days_between(selection.start, selection.end)

    def inside(when: PartialDate) -> bool | None:
        earliest, latest = when.earliest or date.min, when.latest or date.max
        if latest < first or earliest > last:
            return False
        return True if first <= earliest and latest <= last else None

    words = (f"date: {selection.span}",) if selection.span else _span_in_words(selection.start, selection.end)
    return inside, words


def _span_in_words(start: PartialDate | None, end: PartialDate | None) -> tuple[str, ...]:
    """`date: from October 2022 to March 2023`, `date: from 2022 on`, `date: up to 2022`; nothing if not asked."""
    first = for_people(start).removeprefix("since ") if start is not None else ""
    if start is None:
        return (f"date: up to {for_people(end)}",) if end is not None else ()
    if end is None:
        return (f"date: from {first} on",)
    return (f"date: {first}",) if start == end else (f"date: from {first} to {for_people(end)}",)


def _same(word: str) -> str:
    """Words that differ in capitals, spaces, hyphens and underscores only are the same word."""
    return re.sub(r"[\s_-]+", "-", word.strip()).casefold()


def _as_written(themes: set[str], view: Case) -> list[str]:
    return list(
        {_same(theme): str(theme) for one in view.events for theme in one.themes if _same(theme) in themes}.values()
    )


def _known_words(option: str, asked: Iterable[str], used: list[str]) -> set[str]:
    """The words asked for, as `_same` has them. Raises `SelectionProblem` for the first that no event has."""
    counts = Counter(_same(word) for word in used)
    written = {_same(word): word for word in reversed(used)}
    for word in asked:
        if _same(word) in counts:
            continue
        known = tuple(written[same] for same in sorted(counts))
        raise SelectionProblem(option, word, _not_there(option, word, known, counts), known)
    return {_same(word) for word in asked}


def _not_there(option: str, word: str, known: tuple[str, ...], counts: Counter[str]) -> str:
    if not known:
        return f"No event in this chronology has a {option}, so nothing can be chosen by {option}."
    there = listed(f"{one} ({counts[_same(one)]})" for one in known)
    plural = f"{option}s are" if len(known) > 1 else f"only {option} is"
    return f"No event has the {option} `{word}`.{_did_you_mean(word, known)} The {plural} {there}."


def _did_you_mean(word: str, known: Iterable[str]) -> str:
    by_same = {_same(one): one for one in known}
    found = get_close_matches(_same(word)[:60], by_same, n=1, cutoff=0.6)
    return f" Did you mean `{by_same[found[0]]}`?" if found else ""


def _person(view: Case, asked: str) -> str:
    """The key of the person meant: a key, a name, or a first name that only one person bears."""
    if asked in view.everybody:
        return asked
    wanted = _same(asked)
    whole = [key for key in view.everybody if wanted in {_same(name) for name in (key, *_names_of(view, key))}]
    first = [key for key in view.everybody if wanted in {_same(name.split()[0]) for name in _names_of(view, key)}]
    for found in (whole, first):
        if len(found) == 1:
            return found[0]
        if found:
            names = listed((f"{view.name_of(key)} (`{key}`)" for key in found), "or")
            raise SelectionProblem("person", asked, f"`{asked}` may be {names}: give the key.", tuple(found))
    names_and_keys = [*view.everybody, *(name for key in view.everybody for name in _names_of(view, key))]
    raise _nobody(view, asked, f"There is nobody called `{asked}` in this case.{_did_you_mean(asked, names_and_keys)}")


def _nobody(view: Case, asked: str, message: str) -> SelectionProblem:
    """What to say where nobody is found, with the people there are."""
    in_events = tuple(key for key in view.everybody if any(_has_part(one, key) for one in view.events))
    there = listed(f"{view.name_of(key)} (`{key}`)" for key in in_events)
    told = f" The people in the events are {there}." if in_events else ""
    return SelectionProblem("person", asked, message + told, in_events)


def _names_of(view: Case, key: str) -> tuple[str, ...]:
    somebody = view.everybody[key]
    names = (somebody.name, getattr(somebody, "known_as", None))
    return tuple(str(name) for name in names if name and str(name).strip())


def _has_part(event: Event, person: str) -> bool:
    """Whether an event names somebody by key: in a part, as the source, as the one who acts or disputes."""
    aside = (Withholding, Allowance, Sharing)
    return any(one.key == person and not isinstance(one.record, aside) for one in references(event))


def _names(entry: Entry, view: Case, person: str) -> bool:
    """Whether a text of the entry has the person's name in it, or the first word of it."""
    names = {name for whole in _names_of(view, person) for name in (whole, whole.split()[0])}
    if not names:
        return False
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names)))})(?!\w)", re.IGNORECASE)
    return any(map(pattern.search, entry.texts))
