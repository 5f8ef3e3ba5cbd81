"""The rule on long silences while a case is open."""

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from casekit.case.case import Case
from casekit.case.dates import DateForm, PartialDate, for_people, uk_day
from casekit.case.declared import Placed
from casekit.case.events import Chronology, Event
from casekit.case.file import CaseFile
from casekit.case.involvement import (
    Assessment,
    Conference,
    Involvement,
    LegalStatus,
    Placement,
    PlanDecision,
    PlanPeriod,
    Referral,
    Section47,
)
from casekit.case.meetings import Decision, Meeting, Visit, WordsAndPictures
from casekit.case.people import Circles, Genogram, GenogramSession, Mobility, Relationship
from casekit.case.record import Record, Shared
from casekit.case.safety import ChildKnows, ExistingSafety, HarmMatrix, Mapping, PlanTest, SafetyPlan, Score
from casekit.case.summary import Summary
from casekit.case.walk import records
from casekit.lint.context import Context
from casekit.lint.recorded import answered_on, days
from casekit.lint.rule import Remark, left_to, rule
from casekit.lint.rules.chronology import overdue_touch
from casekit.text.finding import Label, Place, Severity

DATES_OF_WORK: Final[dict[type[Placed], tuple[str, ...]]] = {
    Assessment: ("start", "completed"),
    ChildKnows: ("date",),
    Chronology: ("reviewed",),
    Circles: ("date",),
    Conference: ("date",),
    Decision: ("date",),
    Event: ("date",),
    ExistingSafety: ("date",),
    Genogram: ("made", "reviewed", "explained"),
    GenogramSession: ("date",),
    HarmMatrix: ("date",),
    LegalStatus: ("from", "to"),
    Mapping: ("date",),
    Meeting: ("date",),
    Mobility: ("date",),
    Placement: ("from", "to"),
    PlanDecision: ("date",),
    PlanPeriod: ("from", "to"),
    PlanTest: ("date",),
    Referral: ("date", "decided_on"),
    Relationship: ("date",),
    SafetyPlan: ("made",),
    Score: ("date",),
    Section47: ("strategy_date", "start", "end"),
    Shared: ("date",),
    Summary: ("updated",),
    Visit: ("date",),
    WordsAndPictures: ("date", "shown"),
}
"""The dates that show that somebody did something. Dates still to come (`due`, `next`, `review`) are no work yet."""


UNPLACED: Final = (DateForm.UNKNOWN, DateForm.BEFORE, DateForm.AFTER)
"""Dates that can be any day before or after another, or any day at all."""


class _Stretch(NamedTuple):
    """Days on which something is recorded, or may be: the widest reading of one date."""

    first: date
    last: date
    exact: bool
    record: Placed
    field: str

    @property
    def place(self) -> Place:
        """Where the date stands."""
        return self.record.place(self.field)

    def day(self, day: date, which: str) -> str:
        """Its first or last day for people; where no one day is written, with the words that it comes from."""
        when: PartialDate | None = getattr(self.record, f"{self.field}_" if self.field == "from" else self.field)
        if when is None or when.day is not None:
            return uk_day(day)
        return f"{uk_day(day)} (the {which} day that “{for_people(when)}” can mean)"


class Silence(NamedTuple):
    """Days on which surely nothing is recorded: those between two stretches, or from the last one until the day."""

    before: _Stretch
    after: _Stretch | None
    start: date
    end: date

    @property
    def exact(self) -> bool:
        """Whether it lasted just so long, rather than at least so long."""
        return self.before.exact and (self.after is None or self.after.exact)


class Broken(NamedTuple):
    """An expectation that a silence breaks, and for how many days it lasted."""

    key: str
    lasted: int
    severity: Severity


@rule(
    "gap",
    subject="chronology",
    severity=Severity.ADVICE,
    open_only=True,
    needs_whole_file=True,
    many="{count} times nothing is recorded for longer than expected while the case was open.",
    about=("chronology", "visits", "meetings"),
)
def gap(case: Case, context: Context) -> Iterator[Remark]:
    """Nothing is recorded for a long time while the case was open.

    Either nothing was done, and the child waited; or something was done and nobody can know it. A warning while there
    is a child protection plan, advice otherwise. Events, visits, meetings, conferences, decisions, assessments and all
    other dated work count; a date that is only roughly known counts for every day it can mean.

    Source: Kent guidance, How can a chronology support your practice: "Several months can pass without any action and
    such unacceptable delay is not always easy to identify from a record. A chronology of dates can help to flag up
    delay and drift."
    Flagged:
        visits:
          - {date: 2023-05-02, by: jemima, kind: home, seen: alone}
          - {date: 2023-06-06, by: jemima, kind: school, seen: alone}
    Instead:
        visits:
          - {date: 2022-12-13, by: raul, kind: home, seen: alone}
          - {date: 2023-02-07, by: raul, kind: home, seen: alone}
          - {date: 2023-05-02, by: jemima, kind: home, seen: alone}
          - {date: 2023-06-06, by: jemima, kind: school, seen: alone}
    """
    found = []
    for silence in silences(case, context.day):
        broken = broken_by(silence, case, context)
        if broken is None:
            continue
        if silence.after is None and overdue_touch(case, context):
            yield left_to("chronology-stale", case.file)
        else:
            found.append((broken, silence))
    found.sort(key=lambda one: (one[0].severity.rank, -one[0].lasted))
    for broken, silence in found:
        yield _remark(silence, broken, case, context)


def _remark(silence: Silence, broken: Broken, case: Case, context: Context) -> Remark:
    expected = context.policy.expectation(broken.key)
    count = f"{'' if silence.exact else 'at least '}{days(broken.lasted)}"
    start = silence.before.day(silence.start, "last")
    when, meanwhile = f"after {start}", "so far"
    labels: tuple[Label, ...] = ()
    if silence.after is not None:
        when = f"between {start} and {silence.after.day(silence.end, 'first')}"
        meanwhile = "while the case was open"
        said = "the next thing recorded" if silence.after.exact else "may be the next thing recorded"
        labels = (Label(silence.after.place, said, said),)
    if broken.severity is Severity.WARNING:
        meanwhile = "on a child protection plan"
    last = silence.before.record
    return Remark(
        answered_on("gap", last if isinstance(last, Record) else None, case.file.chronology, case.file.case, case.file),
        f"No event, visit, meeting or other work is dated {when}: {count} {meanwhile} ({expected}).",
        f"Nothing is recorded for {count} {meanwhile} ({expected}).",
        "Add what was done in this time; if nothing was, record the reason with `allow`.",
        place=silence.before.place,
        severity=broken.severity,
        labels=labels,
    )


def broken_by(silence: Silence, case: Case, context: Context) -> Broken | None:
    """The expectation that a silence surely breaks: that for child protection first."""
    plans = case.file.case.plans if case.file.case else ()
    for plan in plans:
        if plan.plan == "child-protection" and plan.from_ and plan.from_.latest and not _is_unsure(plan.to):
            start = max(silence.start, plan.from_.latest)
            end = min(silence.end, plan.to.earliest) if plan.to and plan.to.earliest else silence.end
            if end > context.policy.due_after("chronology.gap_child_protection", start):
                return Broken("chronology.gap_child_protection", (end - start).days, Severity.WARNING)
    if silence.end > context.policy.due_after("chronology.gap_other", silence.start):
        return Broken("chronology.gap_other", (silence.end - silence.start).days, Severity.ADVICE)
    return None


def _is_unsure(end: PartialDate | None) -> bool:
    """Whether a plan may have ended on any day."""
    return end is not None and end.earliest is None


def silences(case: Case, day: date, *, placed_only: bool = False) -> Iterator[Silence]:
    """The silences of the present period of involvement, from its beginning until the day, where all dates are sure.

    One entry of `after 2020`, or one that goes on (`2020-11/`), may fill every later silence. With `placed_only` the
    first does not count, as an unknown date does not, and the second counts where it begins.
    """
    reach = _beginning(case)
    stretches = _stretches(case, day, placed_only=placed_only)
    if reach is None or stretches is None:
        return
    for stretch in stretches:
        if stretch.first > reach.last:
            yield Silence(reach, stretch, reach.last, stretch.first)
        if stretch.last > reach.last:
            reach = stretch
    if day > reach.last:
        yield Silence(reach, None, reach.last, day)


def _beginning(case: Case) -> _Stretch | None:
    """The day by which the case was surely open."""
    involvement = case.file.case
    if involvement is None:
        return None
    if involvement.says("opened"):
        return _opening(involvement.opened, involvement, "opened")
    starts = [_opening(plan.from_, plan, "from") for plan in involvement.plans if plan.plan != "closed"]
    return min((start for start in starts if start), key=lambda start: start.last, default=None)


def _opening(when: PartialDate | None, record: Involvement | PlanPeriod, field: str) -> _Stretch | None:
    if when is None or when.latest is None:
        return None
    return _Stretch(when.latest, when.latest, when.day is not None, record, field)


def _stretches(case: Case, day: date, *, placed_only: bool) -> list[_Stretch] | None:
    """All dated work until the day, in order; `None` where a date could not be read, so that nothing is sure."""
    found = []
    for record in _dated_records(case.file):
        for field in DATES_OF_WORK.get(type(record), ()):
            when = getattr(record, f"{field}_" if field == "from" else field)
            if when is None:
                if record.says(field):
                    return None
                continue
            if placed_only and when.form is DateForm.OPEN:
                when = when.start
            unplaced = UNPLACED if placed_only else (DateForm.UNKNOWN,)
            if when.form not in unplaced and when.after(day) is not True:
                last = min(when.latest or day, day)
                found.append(_Stretch(when.earliest or date.min, last, when.day is not None, record, field))
        if isinstance(record, PlanPeriod) and record.plan == "closed":
            found.append(_closed(record, day))
    return sorted(found, key=lambda stretch: (stretch.first, stretch.last))


def _dated_records(file: CaseFile) -> Iterator[Placed]:
    """The records that may hold a date of work; the family's own dates (births, moves, partings) are none."""
    yield from (*file.visits, *file.meetings, *file.decisions, *file.relationships)
    yield from (*file.harm_matrix, *file.words_and_pictures)
    for scale in file.scaling:
        yield from scale.scores
    if file.chronology is not None:
        yield from (file.chronology, *file.chronology.shared, *file.chronology.events)
    for part in (file.case, file.genogram, file.circles, file.mobility, file.mapping, file.safety_plan, file.summary):
        if part is not None:
            yield from records(part)


def _closed(plan: PlanPeriod, day: date) -> _Stretch:
    """The days on which the case was closed, or may have been: nobody expects work on them."""
    first = plan.from_.earliest if plan.from_ else None
    last = plan.to.latest if plan.to else None
    return _Stretch(first or date.min, min(last or day, day), False, plan, "to")
