"""Rules on when the case summary is written anew: allocation, assessment, transfer, review and closure."""

from collections.abc import Iterator
from datetime import date, timedelta

from casekit.case.case import Case
from casekit.case.dates import PartialDate, for_people
from casekit.case.record import Record
from casekit.case.summary import Summary
from casekit.lint.context import Context
from casekit.lint.ending import Ending, ending
from casekit.lint.recorded import answered_on, dated, days, is_blank
from casekit.lint.rule import Remark, left_to, rule
from casekit.lint.rules.summary import is_missing, is_unwritten, next_due
from casekit.text.finding import Label, Place, Severity
from casekit.text.frozen import dataclass

_REVIEWS = frozenset({"review", "child-in-care-review", "child-in-need"})
_SLOWER = "strengthening-independence"


def _current(case: Case, context: Context) -> tuple[Summary, PartialDate] | None:
    """The summary and its date, unless it is empty or undated: those are said already."""
    summary = case.file.summary
    if summary is None or summary.updated is None or summary.updated.latest is None or is_unwritten(summary):
        return None
    due, _ = next_due(summary.updated, context)
    return None if due is None else (summary, summary.updated)


def _unless_stale(found: Remark | None, current: tuple[Summary, PartialDate], context: Context) -> Iterator[Remark]:
    """What is found, left to `summary-stale` where the summary is out of date altogether."""
    if found is None:
        return
    summary, updated = current
    due, _ = next_due(updated, context)
    yield left_to("summary-stale", summary) if due is not None and context.day > due else found


@rule(
    "summary-not-on-allocation-day",
    subject="summary",
    severity=Severity.WARNING,
    open_only=True,
    about=("summary.because=allocation",),
)
def summary_not_on_allocation_day(case: Case, context: Context) -> Iterator[Remark]:
    """The first case summary was written later than on the day the child got a worker.

    Between those days nobody but the worker could know what the referral said. Only a summary that says it was written
    for the allocation (`because: allocation`) is looked at, for of an earlier one only git knows.

    Source: Kent guidance, Case Summaries: "All files should include a case summary and this should be completed on the
    day of allocation – initially using information from the referral".
    Flagged:
        summary:
          updated: 2023-05-02
          because: allocation
          about_you: Ndéla, you told me that you were born in Helsinki.
    Instead:
        summary:
          updated: 2023-04-07
          because: allocation
          about_you: Ndéla, you told me that you were born in Helsinki.
    """
    current, involvement = _current(case, context), case.file.case
    if current is None or current[0].because != "allocation" or involvement is None:
        return
    summary, updated = current
    starts = [worker.from_ for worker in involvement.workers if worker.from_ is not None]
    starts = [start for start in starts if start.latest is not None and start.after(updated) is not True]
    if not starts:
        return
    start = max(starts, key=lambda one: one.latest or date.min)
    due = context.policy.due_after("summary.first_due", start.latest or date.max)
    if updated.earliest is not None and updated.earliest > due:
        late = days((updated.earliest - due).days)
        expected = context.policy.expectation("summary.first_due")
        found = Remark(
            summary,
            f"The first case summary is dated {for_people(updated)}, {late} after the day it was due ({expected}).",
            f"The first case summary is dated {late} after the day it was due ({expected}).",
            "If an earlier one was kept elsewhere, say so as a reason (`allow`).",
            "updated",
        )
        yield from _unless_stale(found, current, context)


@rule("summary-not-updated-after-assessment", subject="summary", severity=Severity.WARNING, open_only=True)
def summary_not_updated_after_assessment(case: Case, context: Context) -> Iterator[Remark]:
    """An assessment was finished, and the case summary is older.

    What somebody learned in weeks of talking does not reach those who read only the summary. Silent where the summary
    is out of date altogether.

    Source: Kent guidance, Case Summaries: "and then updated following the assessment as more in-depth information is
    gained".
    Flagged:
        case:
          opened: 2022-11-03
          assessments:
            - {type: early-help, start: 2023-03-20, completed: 2023-05-05, by: jemima}
    Instead:
        case:
          opened: 2022-11-03
          assessments:
            - {type: early-help, start: 2023-02-20, completed: 2023-04-05, by: jemima}
    """
    current = _current(case, context)
    if current is not None:
        yield from _unless_stale(_after_assessment(case, context), current, context)


def _after_assessment(case: Case, context: Context) -> Remark | None:
    current, involvement = _current(case, context), case.file.case
    if current is None or involvement is None:
        return None
    finished = [(one.completed, one) for one in involvement.assessments if one.completed is not None]
    finished = [(when, one) for when, one in finished if when.latest is not None and when.latest <= context.day]
    if not finished:
        return None
    when, assessment = max(finished, key=lambda one: one[0].sort_key)
    said, name = "An assessment was finished", "summary-not-updated-after-assessment"
    place = assessment.place("completed")
    return _older_than(_Change(name, "summary.after_assessment", when, said, said, assessment, place), current, context)


@dataclass(frozen=True, slots=True)
class _Change:
    """Something after which the summary is written anew: the rule and value, when, in words, and where it stands."""

    rule: str
    key: str
    when: PartialDate
    said: str
    public: str
    record: Record
    place: Place


def _older_than(change: _Change, current: tuple[Summary, PartialDate], context: Context) -> Remark | None:
    """That the summary is surely older than a change, and that the time for a new one is surely over."""
    summary, updated = current
    if change.when.latest is None or updated.before(change.when) is not True:
        return None
    if context.day <= context.policy.due_after(change.key, change.when.latest):
        return None
    expected = context.policy.expectation(change.key)
    return Remark(
        answered_on(change.rule, change.record, summary),
        f"{change.said} ({for_people(change.when)}), and the case summary {dated(updated)} is older ({expected}).",
        f"{change.public}, and the case summary is older ({expected}).",
        "Write the summary anew with what has changed, and set `updated` to that day.",
        place=change.place,
        labels=(Label(summary.place("updated"), "the summary", "the summary"),),
    )


@rule("summary-not-updated-on-transfer", subject="summary", severity=Severity.WARNING, open_only=True)
def summary_not_updated_on_transfer(case: Case, context: Context) -> Iterator[Remark]:
    """The child has a new worker, and the case summary is from before.

    It still speaks in the voice of somebody who has left, and the child reads there whom to ring. Written a few days
    before or after the change it is in time. Silent where the summary is out of date altogether, or an assessment asks
    for a new one.

    Source: Kent guidance, Case Summaries: "Additionally, the case summary should be updated upon transfer to another
    worker or team".
    Flagged:
        case:
          opened: 2022-11-03
          workers:
            - {who: raul, from: 2022-11-03, to: 2023-05-02}
            - {who: jemima, from: 2023-05-02}
    Instead:
        case:
          opened: 2022-11-03
          workers:
            - {who: raul, from: 2022-11-03, to: 2023-04-05}
            - {who: jemima, from: 2023-04-05}
    """
    current, involvement = _current(case, context), case.file.case
    if current is None or involvement is None or _after_assessment(case, context) is not None:
        return
    begun = [(worker.from_, worker) for worker in involvement.workers if worker.from_ is not None]
    begun = [(when, worker) for when, worker in begun if when.latest is not None and when.latest <= context.day]
    if not begun:
        return
    when, newest = max(begun, key=lambda one: one[0].sort_key)
    earlier = [worker for other, worker in begun if other.before(when) is True and worker.who != newest.who]
    if not earlier or when.latest is None or when.earliest is None:
        return
    margin = context.policy.due_after("summary.around_transfer", when.latest) - when.latest
    updated = current[1].latest
    if updated is None or updated >= when.earliest - max(margin, timedelta(0)):
        return
    said = f"{case.name_of(newest.who)} became the worker"
    name, public = "summary-not-updated-on-transfer", "The child has a new worker"
    change = _Change(name, "summary.around_transfer", when, said, public, newest, newest.place("from"))
    yield from _unless_stale(_older_than(change, current, context), current, context)


@rule(
    "sis-not-updated-after-review",
    subject="summary",
    severity=Severity.WARNING,
    plans=frozenset({_SLOWER}),
    open_only=True,
)
def sis_not_updated_after_review(case: Case, context: Context) -> Iterator[Remark]:
    """The six-monthly review was held, and the case summary is older.

    For a young person with a Strengthening Independence plan the summary follows the review: what was agreed there is
    the plan now. Silent where the summary is out of date altogether.

    Source: Kent guidance, Recording Case Summaries: "for cases reviewed every 6 months, we would expect practitioners
    to update the Case Summary to reflect any changes and the most recent plan following the review".
    Flagged:
        case:
          opened: 2022-11-03
          plans: [{plan: strengthening-independence, from: 2022-11-03}]
        meetings:
          - {date: 2023-05-02, kind: review, decisions: [Ndéla will go to college on her own.]}
    Instead:
        case:
          opened: 2022-11-03
          plans: [{plan: strengthening-independence, from: 2022-11-03}]
        meetings:
          - {date: 2023-04-04, kind: review, decisions: [Ndéla will go to college on her own.]}
    """
    current = _current(case, context)
    held = [one for one in case.file.meetings if one.kind in _REVIEWS and one.date.after(context.day) is False]
    if current is None or not held:
        return
    review = max(held, key=lambda one: one.date.sort_key)
    said, key = "There was a review", "strengthening_independence.summary_after_review"
    name, place = "sis-not-updated-after-review", review.place("date")
    change = _Change(name, key, review.date, said, said, review, place)
    yield from _unless_stale(_older_than(change, current, context), current, context)


@rule(
    "summary-not-updated-before-closure",
    subject="summary",
    severity=Severity.WARNING,
    needs_whole_file=True,
    about=("case.closed",),
)
def summary_not_updated_before_closure(case: Case, context: Context) -> Iterator[Remark]:
    """The case closed, or is about to, and the case summary was not brought up to date before.

    It is the last thing that the service says to the child, and the first that the next worker reads if the case opens
    again.

    Source: Kent guidance, Case Summaries: "the case summary should be updated […] prior to closure and should always
    include the final agreed plan".
    Flagged:
        case:
          opened: 2022-11-03
          closed: {date: 2023-06-15, reason: The plan has worked., final_plan: Ndéla stays with Yolande and Christian.}
    Instead:
        case:
          opened: 2022-11-03
          closed: {date: 2023-05-02, reason: The plan has worked., final_plan: Ndéla stays with Yolande and Christian.}
    """
    end, summary = ending(case, context), case.file.summary
    if end is None:
        return
    if summary is None or is_unwritten(summary):
        if end.closed is not None:
            yield _not_closed_well(case, summary, end, "and there is no case summary")
        return
    updated = summary.updated
    if updated is None or updated.latest is None or end.day is None:
        return
    if context.policy.due_after("summary.before_closure", updated.latest) < end.day:
        expected = context.policy.expectation("summary.before_closure")
        before = days((end.day - updated.latest).days)
        yield _not_closed_well(case, summary, end, f"and the case summary is from {before} before ({expected})")


def _not_closed_well(case: Case, summary: Summary | None, end: Ending, said: str) -> Remark:
    return Remark(
        end.carrier("summary-not-updated-before-closure", summary, case.file.case, case.file),
        f"{end.words}, {said}.",
        f"{end.public}, {said}.",
        "Write it as things stand at the end, with the final agreed plan and whom to ring if it is needed again.",
        place=end.place(_place_of_summary(case, summary)),
    )


def _place_of_summary(case: Case, summary: Summary | None) -> Place:
    if summary is None:
        return case.file.place("child")
    return summary.place("updated")


@rule(
    "closing-summary-without-final-plan",
    subject="summary",
    severity=Severity.WARNING,
    needs_whole_file=True,
    about=("case.closed",),
)
def closing_summary_without_final_plan(case: Case, context: Context) -> Iterator[Remark]:
    """The case closed, or is about to, and nothing says what the final agreed plan is.

    The family goes on without us by this plan. If nobody wrote it down, it lasts as long as they remember it. The
    section `plan` of the summary counts, and `final_plan` of the closure.

    Source: Kent guidance, Case Summaries: the summary "should always include the final agreed plan".
    Flagged:
        case:
          opened: 2022-11-03
          closed: {date: 2023-05-02, reason: The work is done.}
        summary:
          updated: 2023-04-28
          because: closure
          working_well: You feel safe at Yolande and Christian's.
    Instead:
        case:
          opened: 2022-11-03
          closed: {date: 2023-05-02, reason: The work is done.}
        summary:
          updated: 2023-04-28
          because: closure
          plan: You stay with Yolande and Christian. If you are afraid at your dad's, you ring them.
    """
    end, summary = ending(case, context), case.file.summary
    if end is None or summary is None or is_unwritten(summary):
        return
    if is_missing(summary, "plan") and (end.closed is None or is_blank(end.closed, "final_plan")):
        yield Remark(
            end.carrier("closing-summary-without-final-plan", summary),
            f"{end.words}, and nothing says what the final agreed plan is.",
            f"{end.public}, and nothing says what the final agreed plan is.",
            "Write it in `plan` of the summary, or in `final_plan` beside the closure.",
            place=end.place(summary.place()),
        )
