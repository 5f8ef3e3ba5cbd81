"""Rules on times when the child was missing: the conversation on return, and what happens when it happens again."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from casekit.case.case import Case
from casekit.case.dates import PartialDate, for_people, uk_day
from casekit.case.events import Event
from casekit.lint.context import Context
from casekit.lint.involved import is_since, opened_on
from casekit.lint.recorded import answered_on, is_blank
from casekit.lint.rule import Remark, rule
from casekit.lint.rules.events import events_until
from casekit.text.finding import ALIKE, Label, Severity

_ASKED_WHY: Final = re.compile(
    r"\binterviews?\b|\brhi\b|\bconversation\b|\b(?:talk(?:ed|s)?|spoke|speaks) (?:to|with)\b"
    r"|\basked (?:her|him|them|why)\b|\bdeclined\b|\brefused\b|\bdid not want\b|\boffered\b",
    re.IGNORECASE,
)
_STRATEGY: Final = frozenset({"strategy-discussion", "section-47", "conference"})


@rule(
    "missing-without-return-interview",
    subject="chronology",
    severity=Severity.WARNING,
    open_only=True,
    needs_whole_file=True,
    many="After {count} times missing, the file does not say that the child was offered a return interview.",
    about=("chronology.events.*.kind=missing",),
)
def missing_without_return_interview(case: Case, context: Context) -> Iterator[Remark]:
    """The child was missing, and nothing says that they were offered a conversation about it when they came back.

    A child may tell somebody independent what they would not tell at home: what they ran from, and whom they ran to.
    An event `return-interview`, a visit within the time, words on it in the event, or a reason why not, all count.
    Times before the work began are not asked.

    Source: statutory guidance on children who run away or go missing from home or care: a return interview within 72
    hours; Leeds and Derbyshire procedures.
    Flagged:
        chronology:
          events:
            - date: 2023-05-12/2023-05-13
              kind: missing
              what: Ndéla left home at 7 in the evening and came back the next morning.
              action: The police found her with Sam.
    Instead:
        chronology:
          events:
            - date: 2023-05-12/2023-05-13
              kind: missing
              what: Ndéla left home at 7 in the evening and came back the next morning.
              action: The police found her with Sam.
            - date: 2023-05-15
              kind: return-interview
              what: Ndéla told Hanna Brook that she had wanted to be on her own.
    """
    for event, due in awaiting_interview(case, context):
        if context.day <= due:
            continue
        expected = context.policy.expectation("missing.rhi")
        yield Remark(
            event,
            f"{case.child_name} was missing ({for_people(event.date)}), and "
            f"nothing says that a return interview was offered by {uk_day(due)} ({expected}).",
            f"The child was missing, and nothing says that a return interview was offered ({expected}).",
            "Add it as an event (`return-interview`), or write in `action` who offered it and what came of it.",
            "date",
        )


def awaiting_interview(case: Case, context: Context) -> Iterator[tuple[Event, date]]:
    """The times missing since the work began after which nothing tells of a conversation, and the last day for it."""
    opened = opened_on(case)
    episodes = [one for one in _episodes(case, context.day) if is_since(opened, one.date)]
    interviews = [event.date for event in case.events if event.kind == "return-interview"] if episodes else []
    for event in episodes:
        latest = event.date.latest
        if latest is None or _says_why(event):
            continue
        due = context.policy.due_after("missing.rhi", latest)
        if not _was_asked(event.date, due, interviews, case):
            yield event, due


def _episodes(case: Case, day: date) -> Iterator[Event]:
    """The times the child was missing; not those of a brother or sister, as far as the event says."""
    for event in events_until(case, day):
        if event.kind == "missing":
            who = event.who
            named = who.everybody if who is not None else ()
            if case.child_key in named or (not named and (who is None or not who.node.refused)):
                yield event


def _says_why(event: Event) -> bool:
    """Whether the event's own words may speak of the conversation, or give a reason why there was none."""
    action, answers = event.action, event.responses
    if action is None and event.says("action"):
        return True
    texts = [event.what, event.notes, event.child_view]
    if action is not None:
        if not is_blank(action, "none"):
            return True
        texts.append(action.done)
    if answers is not None:
        texts += [answers.worker, answers.agencies, answers.child]
    return any(text and _ASKED_WHY.search(text) for text in texts)


def _was_asked(missing: PartialDate, due: date, interviews: list[PartialDate], case: Case) -> bool:
    """Whether an interview, or a visit in time, may have been that conversation."""
    if any(when.before(missing) is not True for when in interviews):
        return True
    return any(
        visit.date.before(missing) is not True and visit.date.after(due) is not True and visit.seen != "not-seen"
        for visit in case.file.visits
    )


@rule(
    "repeat-missing",
    subject="chronology",
    severity=Severity.WARNING,
    open_only=True,
    needs_whole_file=True,
    about=("chronology.events.*.kind=missing",),
)
def repeat_missing(case: Case, context: Context) -> Iterator[Remark]:
    """The child was missing several times in a few weeks, and no strategy meeting is on file.

    One night away may be a quarrel. Three in a month are a pattern, and somebody may be behind it: police and health
    know things that we do not. A strategy discussion or meeting, an enquiry under section 47 or a conference counts,
    from the first of those times on.

    Source: Derbyshire, Missing children procedures: three times within 30 days lead to a strategy meeting.
    Flagged:
        chronology:
          events:
            - {date: 2023-05-02, kind: missing, what: Ndéla came home at 3 in the morning.}
            - {date: 2023-05-12, kind: missing, what: Ndéla came home at 6 in the morning.}
            - {date: 2023-05-20, kind: missing, what: Ndéla stayed away all night.}
    Instead:
        chronology:
          events:
            - {date: 2023-05-02, kind: missing, what: Ndéla came home at 3 in the morning.}
            - {date: 2023-05-12, kind: missing, what: Ndéla came home at 6 in the morning.}
            - {date: 2023-05-20, kind: missing, what: Ndéla stayed away all night.}
            - {date: 2023-05-22, kind: strategy-discussion, what: Police and health met with the school.}
    """
    opened = opened_on(case)
    known = [
        (event.date.latest, event)
        for event in _episodes(case, context.day)
        if event.date.latest is not None and is_since(opened, event.date)
    ]
    known.sort(key=lambda one: (one[0], one[1].date.sort_key))
    count = context.policy.length("missing.repeat_count").number
    for last in range(len(known) - 1, count - 2, -1):
        first = known[last - count + 1][1]
        if first.date.earliest is None:
            continue
        if known[last][0] <= context.policy.due_after("missing.repeat_within", first.date.earliest):
            if not _talked_about(case, first.date):
                yield _repeat(case, [event for _, event in known[last - count + 1 : last + 1]], context)
            return


def _repeat(case: Case, events: list[Event], context: Context) -> Remark:
    newest = events[-1]
    within = context.policy.length("missing.repeat_within").for_people()
    expected = context.policy.expectation("missing.repeat_count")
    said = f"was missing {len(events)} times in {within}, and no strategy meeting since is on file ({expected})"
    return Remark(
        answered_on("repeat-missing", newest, *events, case.file.chronology),
        f"{case.child_name} {said}.",
        f"The child {said}.",
        "Ask a manager about a strategy meeting with police and health; if there was one, add it under `meetings`.",
        place=newest.place("date"),
        labels=tuple(Label(event.place("date"), ALIKE, ALIKE) for event in events[:-1]),
    )


def _talked_about(case: Case, since: PartialDate) -> bool:
    """Whether a strategy meeting may have been held since then."""
    dates: list[PartialDate | None] = [event.date for event in case.events if event.kind in _STRATEGY]
    dates += [meeting.date for meeting in case.file.meetings if meeting.kind == "strategy"]
    if case.file.case is not None:
        dates += [conference.date for conference in case.file.case.conferences]
        for enquiry in case.file.case.s47:
            dates += [enquiry.strategy_date or enquiry.start or enquiry.end or since]
    return any(when is not None and when.before(since) is not True for when in dates)
