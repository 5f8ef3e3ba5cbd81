"""Rules on what is still open: actions that are late, answers that nobody has, referrals nobody has decided."""

from collections.abc import Iterator
from typing import Final

from casekit.case.case import Case
from casekit.case.dates import PartialDate, for_people, uk_day
from casekit.case.events import ActionTaken
from casekit.case.involvement import Referral
from casekit.case.record import Record
from casekit.lint.context import Context
from casekit.lint.involved import is_since, opened_on
from casekit.lint.recorded import answered_on, dated, days, is_blank, lacks
from casekit.lint.rule import Remark, left_to, rule
from casekit.text.finding import Place, Severity

_LONGEST_QUOTATION: Final = 60


@rule(
    "action-unknown-unfollowed",
    subject="chronology",
    severity=Severity.ADVICE,
    open_only=True,
    many="Of {count} events nobody has found out yet what was done.",
)
def action_unknown_unfollowed(case: Case, context: Context) -> Iterator[Remark]:
    """Nobody has found out yet what was done about an event.

    To say that it is not known is honest, and it is a question to follow up. Only events since the work began are
    asked: what was done years before may stay unknown.

    Source: Kent guidance, Recording Chronologies: "If no action was taken, or you do not know if any action was taken,
    say so." How can a chronology support your practice: "to think about what we need to find out".
    Flagged:
        chronology:
          events:
            - {date: 2023-02-20, what: A neighbour rang the police., action: unknown}
    Instead:
        chronology:
          events:
            - date: 2023-02-20
              what: A neighbour rang the police.
              action: The police visited the same evening and told us on 22 February.
    """
    opened = opened_on(case)
    for event in case.events:
        action = event.action
        if action is None or action.unknown != "yes" or not is_since(opened, event.date):
            continue
        if event.date.latest is None or not (is_blank(action, "done") and is_blank(action, "none")):
            continue
        if context.day > context.policy.due_after("chronology.action_unknown_after", event.date.latest):
            count = days((context.day - event.date.latest).days)
            expected = context.policy.expectation("chronology.action_unknown_after")
            yield Remark(
                event,
                f"What was done about the event {dated(event.date)} is still not known, {count} on ({expected}).",
                f"What was done about an event is still not known, {count} on ({expected}).",
                "Ask those who would know, and write down what they say; if nobody can know, say why.",
                "action",
            )


@rule(
    "action-overdue",
    subject="chronology",
    severity=Severity.WARNING,
    open_only=True,
    many="{count} actions are overdue.",
    about=("meetings.*.actions", "chronology.events.*.action"),
)
def action_overdue(case: Case, context: Context) -> Iterator[Remark]:
    """An action was due and is not recorded as done.

    This is how drift looks from the inside: everybody remembers that it was agreed. Looked at are the actions of events
    and of meetings. An action that is no longer wanted is closed with a word in `outcome`, or its event says so.

    Source: Kent guidance, How can a chronology support your practice: "progress in working with a child or young person
    may drift. Several months can pass without any action".
    Flagged:
        meetings:
          - date: 2023-05-09
            kind: family-network
            actions:
              - {what: Ask the school about a mentor., who: jemima, due: 2023-05-23}
    Instead:
        meetings:
          - date: 2023-05-09
            kind: family-network
            actions:
              - {what: Ask the school about a mentor., who: jemima, due: 2023-05-23, done: 2023-05-22}
    """
    for meeting in case.file.meetings:
        for step in meeting.actions:
            if _is_late(step.due, context) and lacks(step, "done") and not step.outcome:
                yield _late(step, step.place("due"), step.what, step.due, context)
    for event in case.events:
        action = event.action
        if action is not None and _is_late(action.due, context) and _is_open(action):
            answered = answered_on("action-overdue", action, event)
            yield _late(answered, action.place("due"), action.done, action.due, context)


def _is_open(action: ActionTaken) -> bool:
    return (
        lacks(action, "finished") and is_blank(action, "none") and action.nothing != "yes" and action.unknown != "yes"
    )


def _is_late(due: PartialDate | None, context: Context) -> bool:
    return due is not None and due.latest is not None and due.latest < context.day


def _late(record: Record, place: Place, what: str | None, due: PartialDate | None, context: Context) -> Remark:
    assert due is not None and due.latest is not None
    count = days((context.day - due.latest).days)
    when = f"on {for_people(due)}" if due.day is not None else f"by {uk_day(due.latest)}"
    return Remark(
        record,
        f"{_quoted(what)} was due {when} and is not recorded as done: {count} overdue.",
        f"An action is not recorded as done: {count} overdue.",
        "Write down when it was done, or what stands in the way and who will see to it by when.",
        place=place,
    )


def _quoted(what: str | None) -> str:
    plain = " ".join((what or "").split())
    if not plain:
        return "An action"
    return f"“{plain}”" if len(plain) <= _LONGEST_QUOTATION else f"“{plain[:_LONGEST_QUOTATION].rsplit(' ', 1)[0]} …”"


@rule("referral-without-outcome", subject="case", severity=Severity.WARNING)
def referral_without_outcome(case: Case, context: Context) -> Iterator[Remark]:
    """A referral does not say what was decided about it, or why.

    Whoever rang wants to know what came of it, and at the next referral the first question is what was thought last
    time. A referral about which nothing is decided at all is named by `referral-decision-late`.

    Source: Working Together, as restated by the Tees procedures: a decision within one working day of a referral;
    Solihull recording principles, paragraph 3: "judgements made and decisions and interventions carefully recorded".
    Flagged:
        case:
          opened: 2022-11-03
          referrals:
            - {date: 2022-11-01, source: {agency: school}, decision: A social worker begins an assessment.}
    Instead:
        case:
          opened: 2022-11-03
          referrals:
            - date: 2022-11-01
              source: {agency: school}
              reason: Ndéla was afraid to go home.
              decision: A social worker begins an assessment.
              why: It was the second call in a week.
    """
    for referral in case.file.case.referrals if case.file.case is not None else ():
        latest = referral.date.latest
        missing = _missing_of(referral)
        if _is_undecided(referral):
            yield left_to("referral-decision-late", referral)
            continue
        if not missing or latest is None or context.day <= context.policy.due_after("referral.decision", latest):
            continue
        expected = context.policy.expectation("referral.decision")
        yield Remark(
            referral,
            f"The referral {dated(referral.date)} does not say {missing} ({expected} to decide).",
            f"A referral does not say {missing} ({expected} to decide).",
            "Add `decision` and `why`, and `outcome` once it is known.",
            "date",
        )


def _is_undecided(referral: Referral) -> bool:
    return all(is_blank(referral, field) for field in ("decision", "outcome", "decided_on"))


def _missing_of(referral: Referral) -> str:
    undecided = is_blank(referral, "decision") and is_blank(referral, "outcome")
    unexplained = is_blank(referral, "why")
    if undecided:
        return "what was decided, or why" if unexplained else "what was decided"
    return "why it was decided so" if unexplained else ""
