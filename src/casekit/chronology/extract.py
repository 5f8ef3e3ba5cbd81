"""A chronology, or the part of it that was asked for, with all that stands round its entries."""

from dataclasses import dataclass
from datetime import date

from casekit.case.audience import FAMILY_NOTICE, Audience, view_for
from casekit.case.case import Case
from casekit.case.dates import PartialDate, for_people, uk_day
from casekit.case.events import Chronology
from casekit.case.state import age_of, is_open_on
from casekit.chronology.due import due_after
from casekit.chronology.entries import Entry, Said, said, withheld_words
from casekit.chronology.select import ALL, Selection, choose
from casekit.chronology.words import age_in_words, counted, listed
from casekit.policy.policy import Policy

MAX_AGE = "chronology.max_age"
INTERNAL_NOTICE = "Internal copy: it can hold what must not be shared with the family."


@dataclass(frozen=True, slots=True)
class Extract:
    """A chronology or part of one, for one audience, on one day.

    `total` counts the events that this audience may see. `filters` says in words what was asked for; empty for all.
    `review` says when it was reviewed and when it is next due. `shared` is empty in a family copy. `left_out` says in
    an internal copy what is left out because it is of a later day; a family copy leaves the same out and says nothing,
    so that it never differs from a copy of a chronology that has nothing later.
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

    @property
    def title(self) -> str:
        """`Chronology: Ndéla Rae`."""
        return f"Chronology: {self.child_name}"

    @property
    def about(self) -> str:
        """`Born 17 September 2008, age 14 on 20 June 2023. Case EH-20417.`"""
        if self.born is not None:
            born = f"Born {for_people(self.born)}, {age_in_words(self.age)} on {uk_day(self.as_at)}."
        else:
            born = "" if self.audience is Audience.FAMILY else "Date of birth not recorded."
        return f"{born} Case {self.case_id}.".strip() if self.case_id else born

    @property
    def count(self) -> str:
        """How many events are shown of how many, what was asked for, and what is left out as of a later day."""
        return " ".join((self._shown, *self.left_out))

    @property
    def _shown(self) -> str:
        if not self.total:
            return "There are no events to show." if self.left_out else "There are no events in this chronology."
        if not self.filters:
            return f"{counted(self.total, 'event')}, the earliest first."
        shown = counted(len(self.entries), "event")
        return f"{shown} of {self.total}, chosen by {'; '.join(self.filters)}. The earliest first."

    @property
    def notice(self) -> str:
        """What the reader must know about the copy. The family's is always the same."""
        return FAMILY_NOTICE if self.audience is Audience.FAMILY else INTERNAL_NOTICE

    @property
    def nothing(self) -> str:
        """What stands where there is no text: in a family copy the same for what is not there and what is not shown."""
        if self.audience is Audience.FAMILY or self.left_out:
            return "Nothing is written here in this copy."
        return "Not written yet."


def extract(
    case: Case, day: date, policy: Policy, selection: Selection = ALL, audience: Audience = Audience.INTERNAL
) -> Extract:
    """The chronology of a case as an audience may see it on a day, or the part of it that was asked for.

    What is surely of a later day is left out: events, the last review, to whom it was shown. An analysis that has no
    date of its own is as late as the last review, and so is the list of systems checked.

    Raises `SelectionProblem` where no event has what was asked for, and `NothingToShow` where the whole case is
    withheld from the audience.
    """
    view = view_for(case, audience)
    chosen = choose(view, selection, audience, day)
    record = _up_to(view.file.chronology, day)
    internal = audience is Audience.INTERNAL
    age = age_of(view.child, day) if view.child is not None else None
    sentence, due = _review(view, record, policy, day, internal)
    return Extract(
        child_key=view.child_key,
        child_name=view.name_of(view.child_key),
        born=view.child.born if view.child is not None else None,
        age=age.for_people() if age is not None else "age not known",
        case_id=str(view.file.case.id) if view.file.case is not None and view.file.case.id else None,
        as_at=day,
        audience=audience,
        filters=chosen.filters,
        entries=chosen.entries,
        total=chosen.total,
        reviewed=record.reviewed if record is not None else None,
        next_review=due,
        review=sentence,
        analysis=said(view, record.analysis) if record is not None else None,
        analysis_withheld=withheld_words(view, record.analysis) if internal and record and record.analysis else None,
        systems_checked=tuple(map(str, record.systems_checked)) if record is not None else (),
        shared=_shared(view, record) if record is not None and internal else (),
        left_out=_left_out(view.file.chronology, record, chosen.later, day) if internal else (),
    )


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
    return record.model_copy(update=changes)


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
