"""Rules on supervision: how often, what keeps coming back, what was thought, and what moved in between."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from casekit.case.case import Case
from casekit.case.dates import for_people, uk_day
from casekit.case.meetings import Meeting
from casekit.case.record import Action
from casekit.lint.context import Context
from casekit.lint.recorded import answered_on, days, is_blank
from casekit.lint.rule import Remark, rule
from casekit.lint.rules.mapping import is_open
from casekit.lint.sentences import quoted
from casekit.lint.timing import conferences, deadline, done, newest
from casekit.text.finding import Label, Severity

_KIND: Final = "supervision"


def _sessions(case: Case, day: date) -> list[Meeting]:
    """The supervisions by a day, from the first to the last."""
    held = done((one for one in case.file.meetings if one.kind == _KIND), day)
    return [one.record for one in sorted(held, key=lambda one: one.by) if isinstance(one.record, Meeting)]


@rule("supervision-overdue", subject="decisions", severity=Severity.WARNING, open_only=True, needs_whole_file=True)
def supervision_overdue(case: Case, context: Context) -> Iterator[Remark]:
    """The last supervision on this child was longer ago than the authority expects.

    Alone with a case one gets used to it. Supervision is where somebody else asks what has changed for the child. Where
    no supervision at all is in the file it may be recorded elsewhere, and then this is advice.

    Source: Nottinghamshire, supervision: every four weeks; Bolton and Gloucestershire say monthly, Liverpool every two
    months. Kent guidance: the chronology is an "integral part of supervision".
    Flagged:
        meetings: [{date: 2023-04-25, kind: supervision, with: [jemima, priya], reflection: What does Ndéla need?}]
    Instead:
        meetings: [{date: 2023-06-06, kind: supervision, with: [jemima, priya], reflection: What does Ndéla need?}]
    """
    involvement = case.file.case
    held = newest(done((one for one in case.file.meetings if one.kind == _KIND), context.day))
    if held is not None:
        due = deadline(context, "supervision.interval", held.by)
        if due.is_missed(context.day):
            ago = f"{days((context.day - held.by).days)} ago"
            yield Remark(
                answered_on("supervision-overdue", held.record, involvement),
                f"The last supervision on {case.child_name} was on {uk_day(held.by)}, {ago}; "
                f"the next {due.words(context.day)}.",
                f"The last supervision on this child was {ago}; the next {due.public(context.day)}.",
                "Set a day; add the supervision if it was held.",
                place=held.record.place("date"),
            )
        return
    opened = involvement.opened.latest if involvement is not None and involvement.opened is not None else None
    if (
        involvement is None
        or opened is None
        or not deadline(context, "supervision.interval", opened).is_missed(context.day)
    ):
        return
    expected = context.policy.expectation("supervision.interval")
    message = f"No supervision is recorded in this file ({expected})."
    help = "Add it to `meetings` (kind `supervision`); if it is recorded elsewhere, say so as a reason (`allow`)."
    yield Remark(
        answered_on("supervision-overdue", involvement, case.file),
        message,
        message,
        help,
        place=involvement.place("opened"),
        severity=Severity.ADVICE,
    )


@rule(
    "action-carried-over",
    subject="decisions",
    severity=Severity.WARNING,
    open_only=True,
    about=("meetings.*.kind=supervision",),
)
def action_carried_over(case: Case, context: Context) -> Iterator[Remark]:
    """The same action has been carried over from supervision to supervision.

    An action that is copied for the third time will not be done by being copied again. Something is in the way, or it
    is the wrong action.

    Source: an inspector's view of case files: plans "not time bound or followed up"; the number of times is casekit's
    own default.
    Flagged:
        meetings:
          - {date: 2023-04-04, kind: supervision, actions: [{what: Ring the nurse., who: jemima, due: 2023-07-01}]}
          - {date: 2023-05-02, kind: supervision, actions: [{what: Ring the nurse., who: jemima, due: 2023-07-01}]}
          - {date: 2023-05-30, kind: supervision, actions: [{what: Ring the nurse., who: jemima, due: 2023-07-01}]}
    Instead:
        meetings:
          - {date: 2023-05-02, kind: supervision, actions: [{what: Ring the nurse., who: jemima, due: 2023-07-01}]}
          - {date: 2023-05-30, kind: supervision, actions: [{what: Ring the nurse., who: jemima, due: 2023-07-01}]}
    """
    most = context.policy.length("supervision.carried_over").number
    series: dict[str, list[Action]] = {}
    for session in _sessions(case, context.day):
        for words, action in {" ".join(one.what.casefold().split()): one for one in session.actions}.items():
            series.setdefault(words, []).append(action)
    for actions in series.values():
        carried = len(actions) - 1
        if carried >= most and is_open(actions[-1]):
            times = f"{carried} times" if carried > 1 else "once"
            expected = context.policy.expectation("supervision.carried_over")
            yield Remark(
                answered_on("action-carried-over", *reversed(actions)),
                f"This action has been carried over {times} ({expected}): {quoted(actions[-1].what)}.",
                f"An action has been carried over {times} ({expected}).",
                "Ask in supervision what is in the way, and change the action or the way.",
                place=actions[-1].place("what"),
                labels=tuple(Label(one.place("what"), "before", "before") for one in actions[:-1]),
            )


@rule(
    "no-reflection",
    subject="decisions",
    severity=Severity.ADVICE,
    open_only=True,
    needs_whole_file=True,
    many="{count} supervisions record tasks only.",
    about=("meetings.*.kind=supervision",),
)
def no_reflection(case: Case, context: Context) -> Iterator[Remark]:
    """A supervision records tasks and nothing of what was thought.

    A list of tasks shows what will be done next, and not whether it is the right thing. What did you both think, and
    what would prove you wrong?

    Source: Kent guidance, on reflecting with a manager: "address any assumptions or bias"; an inspector's view of case
    files: supervision that "lacks reflection".
    Flagged:
        meetings: [{date: 2023-06-06, kind: supervision, actions: [{what: Visit., who: jemima, due: 2023-07-01}]}]
    Instead:
        meetings:
          - date: 2023-06-06
            kind: supervision
            reflection: Do we see Ndéla, or the worry about her mother?
            actions: [{what: Visit., who: jemima, due: 2023-07-01}]
    """
    for session in _sessions(case, context.day):
        thought = ("reflection", "hypotheses", "notes", "decisions")
        if session.actions and all(is_blank(session, field) for field in thought):
            yield Remark(
                session,
                f"The supervision of {for_people(session.date)} records tasks only.",
                "A supervision records tasks only.",
                "Add `reflection`: what did you both think, and what would prove you wrong?",
                "date",
            )


@rule(
    "hypothesis-never-tested",
    subject="decisions",
    severity=Severity.ADVICE,
    open_only=True,
    needs_whole_file=True,
    many="{count} hypotheses from supervision have no outcome.",
    about=("meetings.*.kind=supervision",),
)
def hypothesis_never_tested(case: Case, context: Context) -> Iterator[Remark]:
    """Something that was thought in supervision to be so was never tested, as far as the file says.

    A hypothesis that nobody tests becomes a fact by being repeated, and the family is treated as if it were one.

    Source: Solihull recording principles, paragraph 2: "differentiating between opinion, judgement and hypothesis".
    Flagged:
        meetings:
          - {date: 2023-02-07, kind: supervision, hypotheses: [Aino drinks when Ndéla is away.]}
    Instead:
        meetings:
          - date: 2023-02-07
            kind: supervision
            hypotheses: [{what: Aino drinks when Ndéla is away., test: Ask her., outcome: She works nights.}]
    """
    for session in _sessions(case, context.day):
        if session.date.latest is None:
            continue
        due = deadline(context, "supervision.hypothesis_tested", session.date.latest)
        for one in session.hypotheses if due.is_missed(context.day) else ():
            if is_blank(one, "outcome"):
                yield Remark(
                    answered_on("hypothesis-never-tested", one, session),
                    f"In the supervision of {for_people(session.date)} you thought: {quoted(one.what)}. "
                    "Did it turn out to be so?",
                    f"A hypothesis from supervision has no outcome ({due.expected}).",
                    "Test it, and add `outcome`; or say that it was dropped.",
                    place=one.place("what"),
                )


@rule(
    "nothing-changed-since-last",
    subject="decisions",
    severity=Severity.ADVICE,
    open_only=True,
    needs_whole_file=True,
    about=("meetings.*.kind=supervision",),
)
def nothing_changed_since_last(case: Case, context: Context) -> Iterator[Remark]:
    """Between the last two supervisions nothing is recorded: no event, visit, meeting, decision or score.

    Perhaps all is well, and it is time to end. Perhaps nobody went. Is it what you both expect?

    Source: Kent guidance, How can a chronology support your practice: "Several months can pass without any action and
    such unacceptable delay is not always easy to identify from a record."
    Flagged:
        meetings: [{date: 2023-05-16, kind: supervision}, {date: 2023-06-13, kind: supervision}]
        visits:
    Instead:
        meetings: [{date: 2023-05-16, kind: supervision}, {date: 2023-06-13, kind: supervision}]
        visits: [{date: 2023-06-06, by: jemima, kind: school, seen: alone}]
    """
    sessions = _sessions(case, context.day)
    if len(sessions) < 2:
        return
    first, second = sessions[-2], sessions[-1]
    if first.date.before(second.date) is not True:
        return
    file = case.file
    between = [one.when for one in (*done(file.visits, context.day), *done(case.events, context.day))]
    between += [one.when for one in (*conferences(case, context.day), *done(file.decisions, context.day))]
    between += [one.date for one in file.meetings if one.kind != _KIND]
    between += [score.date for scale in file.scaling for score in scale.scores]
    if any(when.before(first.date) is not True and when.after(second.date) is not True for when in between):
        return
    yield Remark(
        answered_on("nothing-changed-since-last", second, first),
        f"Nothing is recorded between the supervisions of {for_people(first.date)} and {for_people(second.date)}.",
        "Nothing is recorded between the last two supervisions.",
        "Ask whether this is what you both expect; add what was done.",
        place=second.place("date"),
        labels=(Label(first.place("date"), "the one before", "the one before"),),
    )
