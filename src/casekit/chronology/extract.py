"""A chronology, or the part of it that was asked for, with all that stands round its entries."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Final

from casekit.case.audience import Audience, view_for
from casekit.case.case import Case
from casekit.case.dates import PartialDate, for_people, uk_day
from casekit.case.events import Chronology
from casekit.case.state import age_of, is_open_on
from casekit.chronology.choices import GroupBy, View
from casekit.chronology.court import court_scope
from casekit.chronology.due import due_after
from casekit.chronology.entries import Entry, Said, said, withheld_words
from casekit.chronology.groups import (
    NO_AGENCY,
    NO_THEME,
    Section,
    by_theme,
    grouped,
    standing_twice,
    strengths_first,
    whole,
)
from casekit.chronology.select import ALL, Selection, choose
from casekit.chronology.views import FOR_THE_FAMILY, ONE_TABLE, notice_of, title_of
from casekit.chronology.words import age_in_words, counted, listed
from casekit.policy.policy import Policy
from casekit.text.frozen import dataclass

MAX_AGE = "chronology.max_age"


@dataclass(frozen=True, slots=True)
class Closing:
    """A part that stands below the events: a heading, and one text or a list of them."""

    heading: str
    texts: tuple[str, ...]
    is_list: bool = False
    note: str = ""


NOT_KNOWN: Final = "What we do not know yet, and would like to ask"
"""The heading over the questions at the end of a child's copy."""


@dataclass(frozen=True, slots=True)
class Extract:
    """A chronology or part of one, for one audience, on one day.

    `total` counts the events that this audience may see. `filters` says in words what was asked for; empty for all.
    `sections` are the entries as they stand on the page; one that belongs under two headings is in both, and only once
    in `entries`. `remarks` say what the reader must know about the choice and the order. `not_known` are questions for
    the child's copy, `origin` says which saved version a court's copy was made from. `review` says when it was reviewed
    and when it is next due. `shared` is empty in a family copy.
    `left_out` says in an internal copy what is left out because it is of a later day; a family copy leaves the same out
    and says nothing, so that it never differs from a copy of a chronology that has nothing later.
    """

    child_key: str
    child_name: str
    born: PartialDate | None
    age: str
    case_id: str | None
    as_at: date
    audience: Audience
    filters: tuple[str, ...]
    entries: tuple[Entry, ...]
    total: int
    reviewed: PartialDate | None
    next_review: date | None
    review: str
    analysis: Said | None
    analysis_withheld: str | None
    systems_checked: tuple[str, ...]
    shared: tuple[str, ...]
    left_out: tuple[str, ...]
    view: View = View.FULL
    group_by: GroupBy | None = None
    sections: tuple[Section, ...] = ()
    remarks: tuple[str, ...] = ()
    not_known: tuple[str, ...] = ()
    origin: str = ""

    @property
    def title(self) -> str:
        """`Chronology: Ndéla Rae`."""
        return title_of(self.view, self.child_name)

    @property
    def about(self) -> str:
        """`Born 17 September 2008, age 14 on 20 June 2023. Case EH-20417.`"""
        if self.view is View.CHILD:
            return f"As it is known on {uk_day(self.as_at)}."
        if self.born is not None:
            born = f"Born {for_people(self.born)}, {age_in_words(self.age)} on {uk_day(self.as_at)}."
        else:
            born = "" if self.audience is Audience.FAMILY else "Date of birth not recorded."
        return f"{born} Case {self.case_id}.".strip() if self.case_id else born

    @property
    def count(self) -> str:
        """How many events are shown of how many, what was asked for, and what is left out as of a later day."""
        return " ".join(one for one in (self._shown, *self.left_out) if one)

    @property
    def opening(self) -> tuple[str, ...]:
        """The paragraphs below the title: whom it is about, how many events, and what the reader must know of them."""
        return tuple(one for one in (f"{self.about} {self.count}".strip(), *self.remarks) if one)

    def heading_of(self, section: Section) -> str:
        """`Missing (3 events)`; a child's copy counts nothing. Empty where the section has no heading."""
        if self.view is View.CHILD or not section.heading:
            return section.heading
        return f"{section.heading} ({counted(len(section.entries), 'event')})"

    @property
    def nothing_chosen(self) -> str:
        """What stands in place of the events where none was chosen, though there are some; else empty."""
        return "No event is in what was asked for." if self.total and not self.entries else ""

    @property
    def _shown(self) -> str:
        if not self.total:
            return "There are no events to show." if self.left_out else "There are no events in this chronology."
        if self.view is View.CHILD and not self.filters:
            return ""
        if self.view is View.COURT and not self.filters:
            return "The earliest first."
        if not self.filters:
            return f"{counted(self.total, 'event')}, the earliest first."
        shown = counted(len(self.entries), "event")
        return f"{shown} of {self.total}, chosen by {'; '.join(self.filters)}. The earliest first."

    @property
    def notice(self) -> str:
        """What the reader must know about the copy. The family's is always the same."""
        return notice_of(self.view, self.audience)

    @property
    def closing(self) -> tuple[Closing, ...]:
        """What stands below the events. A court's copy holds facts alone, and a child's ends with what is not known."""
        if self.view is View.COURT:
            return ()
        if self.view is View.CHILD:
            asked = Closing(NOT_KNOWN, self.not_known, is_list=True)
            return (asked,) if self.not_known else ()
        shows = Closing(
            "What the chronology shows",
            (self.analysis.words if self.analysis else self.nothing,),
            note=self.analysis_withheld or "",
        )
        others = (
            Closing("Systems checked", self.systems_checked, is_list=True),
            Closing("Review", (self.review,) if self.review else ()),
            Closing("Shown to", self.shared, is_list=True),
        )
        return (shows, *(one for one in others if one.texts))

    @property
    def nothing(self) -> str:
        """What stands where there is no text: in a family copy the same for what is not there and what is not shown."""
        if self.audience is Audience.FAMILY or self.left_out:
            return "Nothing is written here in this copy."
        return "Not written yet."


def extract(
    case: Case,
    day: date,
    policy: Policy,
    selection: Selection = ALL,
    audience: Audience = Audience.INTERNAL,
    *,
    view: View = View.FULL,
    group_by: GroupBy | None = None,
    not_known: tuple[str, ...] = (),
    origin: str = "",
) -> Extract:
    """The chronology of a case as an audience may see it on a day, or the part of it that was asked for.

    What is surely of a later day is left out: events, the last review, to whom it was shown. An analysis that has no
    date of its own is as late as the last review, and so is the list of systems checked. A view for the family or the
    child is made for the family whatever `audience` says. `not_known` and `origin` are sentences that only a child's
    and a court's copy have: what is not known yet, and which saved version the copy was made from.

    Raises `SelectionProblem` where no event has what was asked for, and `NothingToShow` where the whole case is
    withheld from the audience. Raises `ValueError` for a grouping of a view that has a fixed order.
    """
    if group_by is not None and view in ONE_TABLE:
        raise ValueError(f"the {view} view cannot be grouped")
    audience = Audience.FAMILY if view in FOR_THE_FAMILY else audience
    seen = view_for(case, audience)
    chosen = choose(seen, selection, audience, day)
    entries, scope = chosen.entries, ""
    if view is View.COURT:
        entries, scope = court_scope(chosen.entries, day)
    by = GroupBy.THEME if view is View.THEMATIC else group_by
    sections = _sections(seen, entries, view, by, day, *selection.themes)
    if view is View.THEMATIC:
        shown = {entry.number for section in sections for entry in section.entries}
        entries = tuple(entry for entry in entries if entry.number in shown)
    record = _up_to(seen.file.chronology, day)
    internal = audience is Audience.INTERNAL
    age = age_of(seen.child, day) if seen.child is not None else None
    sentence, due = _review(seen, record, policy, day, internal)
    remarks = (
        *_counts(view, by, sections, entries),
        *(_without_a_theme(entries, chosen.entries) if view is View.THEMATIC else ()),
        *(_for_the_court(entries, scope, origin) if view is View.COURT else ()),
    )
    return Extract(
        child_key=seen.child_key,
        child_name=seen.name_of(seen.child_key),
        born=seen.child.born if seen.child is not None else None,
        age=age.for_people() if age is not None else "age not known",
        case_id=str(seen.file.case.id) if seen.file.case is not None and seen.file.case.id else None,
        as_at=day,
        audience=audience,
        filters=chosen.filters,
        entries=entries,
        total=chosen.total,
        reviewed=record.reviewed if record is not None else None,
        next_review=due,
        review=sentence,
        analysis=said(seen, record.analysis) if record is not None else None,
        analysis_withheld=withheld_words(seen, record.analysis) if internal and record and record.analysis else None,
        systems_checked=tuple(map(str, record.systems_checked)) if record is not None else (),
        shared=_shared(seen, record) if record is not None and internal else (),
        left_out=_left_out(seen.file.chronology, record, chosen.later, day) if internal else (),
        view=view,
        group_by=by,
        sections=sections,
        remarks=tuple(filter(None, remarks)),
        not_known=not_known if view is View.CHILD else (),
        origin=origin if view is View.COURT else "",
    )


def _sections(
    seen: Case, entries: tuple[Entry, ...], view: View, by: GroupBy | None, day: date, *themes: str
) -> tuple[Section, ...]:
    if view is View.THEMATIC:
        return tuple(one for one in by_theme(entries, themes) if one.heading != NO_THEME)
    if view is View.CHILD:
        return strengths_first(entries)
    return grouped(seen, entries, by, day) if by is not None else whole(entries)


def _counts(view: View, by: GroupBy | None, sections: tuple[Section, ...], entries: tuple[Entry, ...]) -> Iterator[str]:
    """How many events stand under each heading, or come from each agency."""
    if by is not None and sections:
        yield f"By {by}: {'; '.join(f'{one.heading} ({len(one.entries)})' for one in sections)}."
        twice = standing_twice(sections)
        if twice:
            stands = "1 event stands" if twice == 1 else f"{twice} events stand"
            yield f"{stands} under more than one {by}, each time with the same number."
    elif view is View.MULTI_AGENCY and entries:
        agencies = Counter(entry.agency or NO_AGENCY for entry in entries)
        yield f"By agency: {'; '.join(f'{agency} ({count})' for agency, count in sorted(agencies.items()))}."


def _without_a_theme(entries: tuple[Entry, ...], chosen: tuple[Entry, ...]) -> Iterator[str]:
    left = len(chosen) - len(entries)
    if left:
        yield f"{counted(left, 'event')} without a theme {'is' if left == 1 else 'are'} in none of the tables."


def _for_the_court(entries: tuple[Entry, ...], scope: str, origin: str) -> Iterator[str]:
    yield from (scope, origin)
    withheld = sum(entry.withheld is not None for entry in entries)
    if withheld:
        holds = "1 event holds" if withheld == 1 else f"{withheld} events hold"
        yield f"{holds} something that is withheld from somebody; each is marked."


def _is_later(when: PartialDate | None, day: date) -> bool:
    return when is not None and when.after(day) is True


def _up_to(record: Chronology | None, day: date) -> Chronology | None:
    """What stands round the events, without what is surely of a later day."""
    if record is None:
        return None
    is_reviewed_later = _is_later(record.reviewed, day)
    analysis = record.analysis
    dated = analysis.date if analysis is not None else None
    if _is_later(dated, day) or (is_reviewed_later and dated is None):
        analysis = None
    changes: dict[str, object] = {
        "analysis": analysis,
        "shared": tuple(one for one in record.shared if not _is_later(one.date, day)),
    }
    if is_reviewed_later:
        changes |= {"reviewed": None, "systems_checked": ()}
    return record.with_changes(changes)


def _left_out(whole: Chronology | None, shown: Chronology | None, later: int, day: date) -> tuple[str, ...]:
    """Sentences on what is left out because it is of a later day than the copy."""
    told = []
    if later:
        told.append(f"{counted(later, 'event')} after {uk_day(day)} {'is' if later == 1 else 'are'} left out.")
    if whole is None or shown is None:
        return tuple(told)
    parts = {
        "the last review": whole.reviewed is not None and shown.reviewed is None,
        "the analysis": whole.analysis is not None and shown.analysis is None,
        "the systems checked": bool(whole.systems_checked) and not shown.systems_checked,
        "to whom it was shown": len(whole.shared) != len(shown.shared),
    }
    names = [name for name, is_left_out in parts.items() if is_left_out]
    if names:
        told.append(f"Also left out, because it is of a later day or may be: {listed(names)}.")
    return tuple(told)


def _review(
    view: Case, record: Chronology | None, policy: Policy, day: date, internal: bool
) -> tuple[str, date | None]:
    """When the chronology was reviewed and when it is next due, in words; and the last day in time."""
    reviewed = record.reviewed if record is not None else None
    whole = view.file.chronology
    if reviewed is None and whole is not None and whole.reviewed is not None:
        return ("The only review on record is of a later day." if internal else "", None)
    if reviewed is None:
        return ("It is not recorded when this chronology was last reviewed." if internal else "", None)
    last = f"Last reviewed {for_people(reviewed)}."
    if not is_open_on(view, day):
        return f"{last} The case is not open on {uk_day(day)}, so no further review is due.", None
    due = due_after(reviewed, policy, MAX_AGE, day)
    return f"{last} {due.sentence('the next review')}", due.by


def _shared(view: Case, record: Chronology) -> tuple[str, ...]:
    """Whom the chronology was shown to, when, how and what they said."""
    told = []
    for one in record.shared:
        parts = [view.name_of(one.with_), for_people(one.date) if one.date else "", str(one.how or "").strip()]
        response = f"; they said: {str(one.response).strip()}" if one.response else ""
        told.append(", ".join(part for part in parts if part) + response)
    return tuple(told)
