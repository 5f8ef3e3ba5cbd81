"""When the record itself is due to be brought up to date: summary, chronology, genogram; and supervision."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from casekit.case.case import Case
from casekit.case.dates import PartialDate
from casekit.case.involvement import WorkerPeriod
from casekit.due.item import Due
from casekit.due.reckoning import Desk, Since
from casekit.lint.recorded import lacks
from casekit.lint.rules.events import events_until
from casekit.lint.timing import done
from casekit.text.finding import Place

_SLOWER: Final = "strengthening-independence"


def keeping(desk: Desk) -> Iterator[Due]:
    """What is due on the record as such, and the next supervision."""
    for found in (_summary(desk), _chronology(desk), _genogram(desk), _supervision(desk)):
        if found is not None:
            yield found


def allocation(desk: Desk) -> Since | None:
    """The day the child's first worker of this period of involvement began, or the case opened."""
    involvement = desk.case.file.case
    if involvement is None:
        return None
    opened = _opened(desk.case, desk) or _first_plan(desk)
    starts = [
        since
        for worker in involvement.workers
        if (since := desk.since("worker allocated", worker.from_, worker.place("from"))) is not None
    ]
    if not starts:
        return opened
    first = min(starts, key=lambda since: since.latest)
    return max((first, opened), key=lambda since: since.latest) if opened is not None else first


def _summary(desk: Desk) -> Due | None:
    """The first summary, or the next one: whichever reason to write it comes first."""
    file = desk.case.file
    if file.summary is None:
        if not lacks(file, "summary") or not desk.case.complete:
            return None
        place = file.place("case")
        return desk.after("summary", "First case summary", "summary.first_due", allocation(desk), place=place)
    updated = file.summary.updated
    if updated is None or updated.after(desk.day) is True:
        return None
    last = desk.since("last brought up to date", updated, file.summary.place("updated"))
    found = [_regular_summary(desk, last), *_summary_after_changes(desk, updated)]
    return min((one for one in found if one is not None), key=lambda one: one.by, default=None)


def _regular_summary(desk: Desk, last: Since | None) -> Due | None:
    """The next summary by its age; for a Strengthening Independence plan, after the next six-monthly review."""
    title = "Case summary"
    if _SLOWER not in desk.context.state.plan_names:
        return desk.after("summary", title, "summary.max_age", last)
    review = desk.after("summary", title, "strengthening_independence.review_interval", last)
    if review is None or last is None:
        return None
    since = Since("review six months after the last summary", last.words, review.earliest, review.by, last.place)
    return desk.after("summary", title, "strengthening_independence.summary_after_review", since)


def _summary_after_changes(desk: Desk, updated: PartialDate) -> Iterator[Due | None]:
    """What makes a new summary due sooner: a significant incident, a finished assessment, a new worker."""
    title = "Case summary"
    for event in events_until(desk.case, desk.day):
        if event.significant == "yes" and event.date.after(updated) is True:
            told = event.source.received if event.source is not None else None
            when = max((event.date, told), key=_latest) if told is not None else event.date
            since = desk.since("significant incident", when, event.place("date"))
            yield desk.after("summary", title, "summary.after_significant_incident", since)
    involvement = desk.case.file.case
    if involvement is None:
        return
    for one in involvement.assessments:
        if one.completed is not None and one.completed.after(updated) is True:
            since = desk.since("assessment finished", one.completed, one.place("completed"))
            yield desk.after("summary", title, "summary.after_assessment", since)
    by_start = sorted((one for one in involvement.workers if one.from_ is not None), key=_start)
    for worker in by_start[1:]:
        since = desk.since("new worker", worker.from_, worker.place("from"))
        found = desk.after("summary", title, "summary.around_transfer", since)
        if found is not None and since is not None and since.earliest is not None and updated.latest is not None:
            around = found.by - since.latest
            yield found if updated.latest < since.earliest - around else None


def _start(worker: WorkerPeriod) -> tuple[int, int, bool, int, str]:
    assert worker.from_ is not None
    return worker.from_.sort_key


def _latest(when: PartialDate) -> date:
    return when.latest or date.max


def _chronology(desk: Desk) -> Due | None:
    """When the chronology is to be read through again: counted from the last sign that somebody kept it up."""
    chronology = desk.case.file.chronology
    if chronology is None or not chronology.events or not desk.case.complete:
        return None
    signs = [desk.since("last review", chronology.reviewed, chronology.place("reviewed"))]
    signs += [
        desk.since("newest event", event.date, event.place("date")) for event in events_until(desk.case, desk.day)
    ]
    signs.append(_opened(desk.case, desk))
    known = [since for since in signs if since is not None]
    newest = max(known, key=lambda since: (since.latest, since.earliest or date.min), default=None)
    return desk.after("chronology", "Chronology read through and brought up to date", "chronology.max_age", newest)


def _opened(case: Case, desk: Desk) -> Since | None:
    involvement = case.file.case
    if involvement is None:
        return None
    return desk.since("case opened", involvement.opened, involvement.place("opened"))


def _first_plan(desk: Desk) -> Since | None:
    """The day the first of the plans began that the child is on."""
    found = [desk.since("plan began", plan.from_, plan.place("from")) for plan in desk.context.state.plans]
    return min((since for since in found if since is not None), key=lambda since: since.latest, default=None)


def _genogram(desk: Desk) -> Due | None:
    """The first genogram, where the file surely has none."""
    file = desk.case.file
    if not desk.case.complete or not lacks(file, "genogram"):
        return None
    place: Place = file.place("case")
    return desk.after("genogram", "First genogram", "genogram.first_due", allocation(desk), place=place)


def _supervision(desk: Desk) -> Due | None:
    """The next supervision; where none is on record it may be recorded elsewhere, so that nothing is sure."""
    held = done((one for one in desk.case.file.meetings if one.kind == "supervision"), desk.day)
    last = desk.last("last supervision", held)
    title = "Supervision" if last is not None else "First supervision on record"
    since = last or allocation(desk)
    return desk.after("supervision", title, "supervision.interval", since, certain=last is not None)
