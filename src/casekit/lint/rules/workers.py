"""Rules on the child's workers: that there is one, that there always was, and that they do not change too often."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from casekit.case.case import Case
from casekit.case.dates import for_people, uk_day
from casekit.lint.context import Context
from casekit.lint.recorded import answered_on, days
from casekit.lint.rule import Remark, rule
from casekit.lint.stretches import surely
from casekit.policy.working_days import is_working_day
from casekit.text.finding import Label, Severity

_ONE_DAY: Final = timedelta(days=1)
_LONGEST_REST: Final = 7
"""More days than this have a working day among them, whatever the holidays."""


@rule("no-allocated-worker", subject="case", severity=Severity.ERROR, open_only=True, needs_whole_file=True)
def no_allocated_worker(case: Case, context: Context) -> Iterator[Remark]:
    """The case is open, and nobody is the child's worker.

    Then nobody visits, nobody is rung and nobody notices that. If a manager or the duty team holds the case until
    there is a worker, name them with their dates.

    Source: Kent guidance, Case Summaries: "an important source of information for colleagues and supervisors in the
    absence of the case holder"; Solihull recording principles, paragraph 1: "continuity when individual workers are
    unavailable or change".
    Flagged:
        case:
          plans: [{plan: early-help, from: 2023-04-07}]
          workers:
            - {who: raul, from: 2022-11-03, to: 2023-03-03}
    Instead:
        case:
          plans: [{plan: early-help, from: 2023-04-07}]
          workers:
            - {who: raul, from: 2022-11-03, to: 2023-03-03}
            - {who: jemima, from: 2023-04-07}
    """
    involvement = case.file.case
    if involvement is None or context.state.workers:
        return
    ended = [worker for worker in involvement.workers if worker.to is not None]
    last = max(ended, key=lambda worker: worker.to.sort_key if worker.to else (), default=None)
    since = f" since {case.name_of(last.who)} left ({for_people(last.to)})" if last and last.to else ""
    yield Remark(
        involvement,
        f"{case.child_name} has no worker{since}.",
        "The child has no worker.",
        "Add whoever is responsible to `workers` under `case`, with `who` and `from`.",
        place=last.place("to") if last is not None else case.file.place("case"),
    )


@rule(
    "worker-gap",
    subject="case",
    severity=Severity.WARNING,
    open_only=True,
    needs_whole_file=True,
    many="{count} times there was no worker between one worker and the next.",
)
def worker_gap(case: Case, context: Context) -> Iterator[Remark]:
    """There was no worker between one worker and the next.

    Children notice who stops coming. Days without a worker are where plans drift, so say who held the case then, or
    record the reason. A weekend or a bank holiday between two workers is no gap.

    Source: Solihull recording principles, paragraph 1: "They help with continuity when individual workers are
    unavailable or change".
    Flagged:
        case:
          workers:
            - {who: raul, from: 2022-11-03, to: 2023-03-03}
            - {who: jemima, from: 2023-04-07}
    Instead:
        case:
          workers:
            - {who: raul, from: 2022-11-03, to: 2023-03-03}
            - {who: priya, from: 2023-03-04, to: 2023-04-06}
            - {who: jemima, from: 2023-04-07}
    """
    involvement = case.file.case
    if involvement is None or not involvement.workers:
        return
    opened = involvement.opened.latest if involvement.opened is not None else None
    reached, before = (opened - _ONE_DAY if opened is not None else None), None
    for worker in sorted(involvement.workers, key=lambda one: one.from_.sort_key if one.from_ else ()):
        start = worker.from_.earliest if worker.from_ is not None else None
        end = worker.to.latest if worker.to is not None else None
        if reached is not None and start is not None and reached < context.day and start > reached + _ONE_DAY:
            first, last = reached + _ONE_DAY, min(start - _ONE_DAY, context.day)
            if _has_working_day(first, last):
                after = f" after {case.name_of(before.who)}" if before is not None else ""
                length = days((last - first).days + 1)
                yield Remark(
                    worker,
                    f"There was no worker from {uk_day(first)} to {uk_day(last)} ({length}){after}.",
                    f"There was no worker for {length}.",
                    "Add who held the case then, with `from` and `to`; if nobody did, give the reason (`allow`).",
                    "from",
                    labels=(Label(before.place("to"), "the one before", "the one before"),) if before else (),
                )
        if reached is None or end is None or end > reached:
            reached, before = end or date.max, worker


def _has_working_day(first: date, last: date) -> bool:
    """Whether there is a working day between two days; more than a week surely has one."""
    if (last - first).days > _LONGEST_REST:
        return True
    return any(is_working_day(first + timedelta(days=number)) for number in range((last - first).days + 1))


@rule("many-worker-changes", subject="case", severity=Severity.ADVICE, open_only=True)
def many_worker_changes(case: Case, context: Context) -> Iterator[Remark]:
    """The child has had many workers in a short time.

    Each of them asked the child to begin again. It is nobody's fault and belongs on the table in supervision: what has
    the child been told, and what has been lost?

    Source: Solihull recording principles, paragraph 1: "continuity when individual workers are unavailable or change".
    Flagged:
        case:
          workers:
            - {who: raul, from: 2022-11-03, to: 2023-03-03}
            - {who: priya, from: 2023-03-04, to: 2023-04-06}
            - {who: jemima, from: 2023-04-07}
    Instead:
        case:
          workers:
            - {who: raul, from: 2021-11-03, to: 2022-03-03}
            - {who: priya, from: 2022-03-04, to: 2022-04-06}
            - {who: jemima, from: 2022-04-07}
    """
    involvement = case.file.case
    if involvement is None:
        return
    most, within = context.policy.length("case.worker_changes"), context.policy.length("case.worker_changes_within")
    if len(involvement.workers) < most.number or not within.unit.is_time:
        return
    had = {}
    for worker in involvement.workers:
        stretch = surely(context.day, worker.from_, worker.to)
        if stretch is None or stretch.start > context.day or stretch.end < stretch.start:
            continue
        if stretch.end == date.max or within.due_after(stretch.end) >= context.day:
            had[str(worker.who)] = worker
    if len(had) >= most.number:
        expected = context.policy.expectation("case.worker_changes")
        last = max(had.values(), key=lambda worker: worker.from_.sort_key if worker.from_ else ())
        words = f"has had {len(had)} workers within {within.for_people()} ({expected} are worth a talk)."
        yield Remark(
            answered_on("many-worker-changes", last, involvement),
            f"{case.child_name} {words}",
            f"The child {words}",
            "Talk about it in supervision and with the child: who stays, and what does the child need not tell again?",
            place=last.place("who"),
        )
