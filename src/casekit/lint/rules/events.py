"""Rules on single events of the chronology: what was done, who told us, what it meant for the child."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final

from casekit.case.case import Case
from casekit.case.events import ActionTaken, Event
from casekit.lint.context import Context
from casekit.lint.recorded import dated, is_blank, lacks
from casekit.lint.rule import Remark, rule
from casekit.lint.same import Same
from casekit.text.finding import Severity

OUR_OWN_WORK: Final = frozenset(
    {
        "assessment",
        "conference",
        "core-group",
        "family-network-meeting",
        "intervention-end",
        "intervention-start",
        "plan-end",
        "plan-start",
        "review",
        "section-47",
        "strategy-discussion",
        "visit",
        "worker-change",
    }
)
"""Kinds of event that are steps of the work itself: they happened in front of us, so nobody had to tell us."""

NOTHING_DONE: Final = frozenset(
    {
        "nil",
        "no action",
        "no action taken",
        "no action was taken",
        "no further action",
        "no further action taken",
        "nfa",
        "nothing done",
        "nothing was done",
    }
)
"""Ways to write that nothing was done which, on their own, do not say why."""

_TELLING_TONES: Final = frozenset({"concern", "strength", "mixed"})


def events_until(case: Case, day: date) -> tuple[Event, ...]:
    """The events that may have happened by a day; those surely later are not yet history."""
    return _events_until(Same(case), day)


@lru_cache(maxsize=1)
def _events_until(key: Same, day: date) -> tuple[Event, ...]:
    return tuple(event for event in key.case.events if event.date.after(day) is not True)


@rule(
    "event-without-action",
    subject="chronology",
    severity=Severity.WARNING,
    open_only=True,
    many="{count} events do not say what was done about them.",
)
def event_without_action(case: Case, context: Context) -> Iterator[Remark]:
    """An event does not say what was done about it.

    A chronology that lists what happened but not what anyone did cannot show drift, and nobody can tell whether the
    child was helped. If nothing was done, say why; if you do not know, say so. What the worker or other agencies did
    may also stand under `responses`.

    Source: Kent guidance, Core elements of a chronology: "The actions that were taken. Many chronologies list events
    and dates but do not have a column which enables the action taken to be recorded or, if no action was taken, to
    explain why." Recording Chronologies: "If no action was taken, or you do not know if any action was taken, say so."
    Flagged:
        chronology:
          reviewed: 2023-05-30
          events:
            - date: 2022-06-18
              what: A neighbour heard shouting and called the police.
              tone: concern
              source: {agency: police}
              impact: Ndéla stayed in her room with her headphones on.
    Instead:
        chronology:
          reviewed: 2023-05-30
          events:
            - date: 2022-06-18
              what: A neighbour heard shouting and called the police.
              tone: concern
              source: {agency: police}
              impact: Ndéla stayed in her room with her headphones on.
              action: A social worker visited on 24 June and spoke to each parent alone.
    """
    for event in events_until(case, context.day):
        if _says_nothing_of_action(event):
            yield Remark(
                event,
                f"The event {dated(event.date)} does not say what was done about it.",
                "An event does not say what was done about it.",
                "Add `action`: what was done, `{none: why}` if nothing was, or `unknown` if you do not know.",
                "date",
            )


def _says_nothing_of_action(event: Event) -> bool:
    empty = lacks(event, "action") if event.action is None else _is_empty(event.action)
    return empty and not _somebody_responded(event)


def _somebody_responded(event: Event) -> bool:
    if event.responses is None:
        return not lacks(event, "responses")
    return not (is_blank(event.responses, "worker") and is_blank(event.responses, "agencies"))


def _is_empty(action: ActionTaken) -> bool:
    """Whether an action record is there but holds no word on what was done, not even that nothing was."""
    words = ("done", "none", "nothing", "unknown")
    return all(is_blank(action, word) for word in words) and "none" not in action.node.names


@rule(
    "no-action-no-reason",
    subject="chronology",
    severity=Severity.WARNING,
    open_only=True,
    many="{count} events say that nothing was done, but not why.",
)
def no_action_no_reason(case: Case, context: Context) -> Iterator[Remark]:
    """An event says that nothing was done, but not why.

    There are good reasons to do nothing, and there is drift. Whoever reads this later, the child among them, can tell
    one from the other only by the reason.

    Source: Kent guidance, Core elements of a chronology: "or, if no action was taken, to explain why."
    Flagged:
        chronology:
          reviewed: 2023-05-30
          events:
            - date: 2023-05-12
              what: A neighbour rang to say that she had heard shouting.
              tone: concern
              source: {agency: police}
              impact: Ndéla was at football and heard of it the next day.
              action: none
    Instead:
        chronology:
          reviewed: 2023-05-30
          events:
            - date: 2023-05-12
              what: A neighbour rang to say that she had heard shouting.
              tone: concern
              source: {agency: police}
              impact: Ndéla was at football and heard of it the next day.
              action: {none: The police had visited the same evening and found nobody hurt.}
    """
    for event in events_until(case, context.day):
        if event.action is not None and _lacks_reason(event.action):
            yield Remark(
                event,
                f"The event {dated(event.date)} says that nothing was done, but not why.",
                "An event says that nothing was done, but not why.",
                "Add the reason: `action: {none: why nothing was done}`.",
                "action" if "action" in event.node else "date",
            )


def _lacks_reason(action: ActionTaken) -> bool:
    done = (action.done or "").strip().rstrip(".").casefold()
    if done and done not in NOTHING_DONE:
        return False
    if not is_blank(action, "none") or action.unknown == "yes":
        return False
    return bool(done) or (is_blank(action, "done") and (action.nothing == "yes" or "none" in action.node.names))


@rule(
    "event-without-source",
    subject="chronology",
    severity=Severity.WARNING,
    open_only=True,
    many="{count} events do not say who told us.",
)
def event_without_source(case: Case, context: Context) -> Iterator[Remark]:
    """An event does not say who told us.

    What the police logged, what a neighbour heard and what a parent remembers weigh differently, and a mistake can be
    put right only where somebody can go back and ask. Meetings, visits and other steps of the work itself need no
    source: they happened in front of us.

    Source: Solihull recording principles, paragraph 3: "information to be brought together from a number of sources,
    and careful professional judgements to be made on the basis of this information." Shropshire's guidance on
    chronologies asks to give the source.
    Flagged:
        chronology:
          reviewed: 2023-05-30
          events:
            - date: 2022-06-20
              what: Ndéla was not at school on 20 and 21 June.
              tone: concern
              impact: She missed two exams.
              action: The school rang home.
    Instead:
        chronology:
          reviewed: 2023-05-30
          events:
            - date: 2022-06-20
              what: Ndéla was not at school on 20 and 21 June.
              tone: concern
              source: {agency: school}
              impact: She missed two exams.
              action: The school rang home.
    """
    for event in events_until(case, context.day):
        if event.kind not in OUR_OWN_WORK and _lacks_source(event):
            yield Remark(
                event,
                f"The event {dated(event.date)} does not say who told us.",
                "An event does not say who told us.",
                "Add `source`: the agency or `family`, who it was, or the document it stands in.",
                "date",
            )


def _lacks_source(event: Event) -> bool:
    source = event.source
    if source is None:
        return lacks(event, "source")
    return all(is_blank(source, field) for field in ("agency", "who", "ref"))


@rule(
    "event-without-impact",
    subject="chronology",
    severity=Severity.WARNING,
    open_only=True,
    many="{count} events do not say what they meant for the child.",
)
def event_without_impact(case: Case, context: Context) -> Iterator[Remark]:
    """An event does not say what it meant for the child.

    Without this, a chronology tells what adults did, and the child's life cannot be seen in it. What the child says
    about it, or did then, counts too; where it is not known, say that. Events marked `tone: neutral`, and events from
    before the child was born, are not asked. Births and the steps of our own work are asked only where they are marked
    as a concern or a strength.

    Source: Kent guidance, Recording Chronologies: "You should record what the impact has been on the child, young
    person and/or family."
    Flagged:
        chronology:
          reviewed: 2023-05-30
          events:
            - date: 2022-06-20
              what: Ndéla was not at school on 20 and 21 June.
              tone: concern
              source: {agency: school}
              action: The school rang home.
    Instead:
        chronology:
          reviewed: 2023-05-30
          events:
            - date: 2022-06-20
              what: Ndéla was not at school on 20 and 21 June.
              tone: concern
              source: {agency: school}
              impact: She missed two exams.
              action: The school rang home.
    """
    for event in events_until(case, context.day):
        if lacks_impact(event) and asks_for_impact(event, case):
            yield Remark(
                event,
                f"The event {dated(event.date)} does not say what it meant for {case.child_name}.",
                "An event does not say what it meant for the child.",
                "Add `impact`: what the child saw, felt, did or missed; or that it is not known yet.",
                "date",
            )


def asks_for_impact(event: Event, case: Case) -> bool:
    """Whether the event is surely from the child's own life, and of a kind whose meaning can be asked."""
    if event.before_birth == "yes" or "before_birth" in event.node.refused or _may_be_before_birth(event, case):
        return False
    if event.tone is None:
        return lacks(event, "tone") and event.kind != "birth" and event.kind not in OUR_OWN_WORK
    return event.tone in _TELLING_TONES


def _may_be_before_birth(event: Event, case: Case) -> bool:
    child = case.child
    if child is None:
        return False
    if child.born is None:
        return child.says("born") or child.says("due")
    return event.date.before(child.born) is not False


def lacks_impact(event: Event) -> bool:
    """Whether the event surely does not say what it meant for the child."""
    if not (is_blank(event, "impact") and is_blank(event, "child_view")):
        return False
    return lacks(event, "responses") if event.responses is None else is_blank(event.responses, "child")
