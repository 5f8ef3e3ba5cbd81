"""Rules on what an event leaves out: the parents' answer, its theme, where the child was, whether help helped."""

import re
from collections.abc import Iterator
from typing import Final

from casekit.case.case import Case
from casekit.case.dates import for_people
from casekit.case.events import Event
from casekit.lint.context import Context
from casekit.lint.involved import is_since, opened_on
from casekit.lint.recorded import answered_on, dated, is_blank, lacks
from casekit.lint.rule import Remark, left_to, rule
from casekit.lint.rules.events import OUR_OWN_WORK, asks_for_impact, events_until, lacks_impact
from casekit.text.finding import Severity

_KINDS_WITH_THEIR_THEME: Final = frozenset({"domestic-abuse", "missing", "substance-use", "was-not-brought", "injury"})
"""Kinds of event whose kind is the theme."""
_ABUSE_AT_HOME: Final = frozenset({"domestic-abuse", "domestic abuse", "domestic violence"})
_WHERE: Final = re.compile(
    r"\b(?:child|children|kids?|room|upstairs|downstairs|asleep|slept|bed|school|nursery|home|house|out|there|away|saw"
    r"|seen|heard|hid|present|watched|witness\w*|in the car|garden)\b",
    re.IGNORECASE,
)


@rule(
    "parent-response-missing",
    subject="chronology",
    severity=Severity.ADVICE,
    open_only=True,
    many="{count} concerns do not say how a parent or carer responded.",
)
def parent_response_missing(case: Case, context: Context) -> Iterator[Remark]:
    """A concern does not say how a parent or carer responded.

    Whether a mother rang the school herself or would not open the door shows safety or danger better than the event
    does. A warning while there is a child protection plan. Asked of concerns since the work began, and not where a
    parent or carer told us of it. What the agencies did is asked by `event-without-action`.

    Source: Kent guidance, Recording Chronologies: "What was the response of the parent/carer?"
    Flagged:
        chronology:
          events:
            - {date: 2023-05-12, tone: concern, what: Ndéla came home at 2 in the morning., source: {agency: police}}
    Instead:
        chronology:
          events:
            - date: 2023-05-12
              tone: concern
              what: Ndéla came home at 2 in the morning.
              source: {agency: police}
              responses: {parents: Yolande had rung the police at midnight and sat up for her.}
    """
    opened = opened_on(case)
    family = case.family
    severity = Severity.WARNING if "child-protection" in context.state.plan_names else None
    for event in events_until(case, context.day):
        if event.tone not in {"concern", "mixed"} or event.kind in OUR_OWN_WORK or not is_since(opened, event.date):
            continue
        answers = event.responses
        if not (lacks(event, "responses") if answers is None else is_blank(answers, "parents")):
            continue
        told_by = event.source.who if event.source is not None else None
        if told_by is None or (told_by != case.child_key and told_by not in family):
            yield Remark(
                event,
                f"The concern {dated(event.date)} does not say how a parent or carer responded.",
                "A concern does not say how a parent or carer responded.",
                "Add `responses: {parents: …}`: what they said and did; or that nobody has asked yet.",
                "date",
                severity=severity,
            )


@rule(
    "event-without-theme",
    subject="chronology",
    severity=Severity.ADVICE,
    open_only=True,
    many="{count} concerns have no theme.",
)
def event_without_theme(case: Case, context: Context) -> Iterator[Remark]:
    """A concern has no theme, so it is missing from every themed chronology.

    A chronology of one theme shows how often something happens and whether it grows closer together. Only concerns are
    asked, and not those whose kind says the theme (`missing`, `domestic-abuse`).

    Source: Kent guidance, When is a Chronology Required: "A thematic chronology is a chronology about a specific issue
    or concern […]. This can help really focus the mind on risk".
    Flagged:
        chronology:
          events:
            - {date: 2022-06-20, tone: concern, what: Ndéla was not at school on 20 and 21 June.}
    Instead:
        chronology:
          events:
            - date: 2022-06-20
              tone: concern
              themes: [school-attendance]
              what: Ndéla was not at school on 20 and 21 June.
    """
    for event in events_until(case, context.day):
        if event.tone != "concern" or event.themes or event.kind in _KINDS_WITH_THEIR_THEME:
            continue
        if is_blank(event, "themes"):
            yield Remark(
                event,
                f"The concern {dated(event.date)} has no theme.",
                "A concern has no theme.",
                "Add `themes`, in the words of the other events: `themes: [school-attendance]`.",
                "date",
            )


@rule("involvement-tried-not-recorded", subject="chronology", severity=Severity.ADVICE, open_only=True)
def involvement_tried_not_recorded(case: Case, context: Context) -> Iterator[Remark]:
    """Help that was given has ended, and nothing says whether it helped.

    Families are sent on the same course three times because nobody wrote down how it went. A word is enough: what
    helped, what did not, and who says so. Looked at are events of the kind `intervention-end`.

    Source: Kent guidance, The Importance of Chronologies: "the chronology should highlight what interventions have been
    tried before so that families are not experiencing repeating patterns and retelling their stories".
    Flagged:
        chronology:
          events:
            - {date: 2023-05-12, kind: intervention-end, what: The parenting course ended.}
    Instead:
        chronology:
          events:
            - date: 2023-05-12
              kind: intervention-end
              what: The parenting course ended.
              significance: Moussa says that it helped him to wait before he answers; Aino stopped coming in April.
    """
    for event in events_until(case, context.day):
        if event.kind != "intervention-end" or event.tone not in {None, "neutral"} or not lacks_impact(event):
            continue
        said = ("significance", "notes", "responses", "tone") if event.tone is None else ("significance", "notes")
        if all(is_blank(event, field) for field in said):
            yield Remark(
                event,
                f"Help ended {_when(event)}, and nothing says whether it helped.",
                "Help ended, and nothing says whether it helped.",
                "Add in `significance` or `impact` what helped and what did not, and who says so.",
                "what",
            )


def _when(event: Event) -> str:
    return f"on {for_people(event.date)}" if event.date.day is not None else f"({for_people(event.date)})"


@rule(
    "disputed-fact-without-note",
    subject="chronology",
    severity=Severity.WARNING,
    about=("chronology.events.*.disputed",),
)
def disputed_fact_without_note(case: Case, context: Context) -> Iterator[Remark]:
    """Somebody disputes an event, and the file does not say what they dispute.

    People have the right to have their own account on the record. A mark alone tells the next reader only to doubt, and
    not what.

    Source: Kent guidance, How can a chronology support your practice: "Sharing chronologies and consulting families who
    use services is important in ensuring accuracy".
    Flagged:
        chronology:
          events:
            - date: 2022-06-18
              what: Aino threw a plate at Moussa.
              disputed: [{by: aino, what: disputed}]
    Instead:
        chronology:
          events:
            - date: 2022-06-18
              what: Aino threw a plate at Moussa.
              disputed: [{by: aino, what: Aino says that she dropped it.}]
    """
    for event in case.events:
        for dispute in event.disputed:
            if dispute.what.strip(" .?!").casefold() in {"", "yes", "true", "y", "disputed", "disputes", "unknown"}:
                who = case.name_of(dispute.by) if dispute.by else "Somebody"
                yield Remark(
                    answered_on("disputed-fact-without-note", dispute, event),
                    f"{who} disputes the event {dated(event.date)}, and the file does not say what they dispute.",
                    "Somebody disputes an event, and the file does not say what they dispute.",
                    "Add in `what` how they tell it, in their words.",
                    place=dispute.place("what"),
                )


@rule(
    "domestic-abuse-child-location-unknown",
    subject="chronology",
    severity=Severity.ADVICE,
    open_only=True,
    many="{count} events of domestic abuse do not say where the child was.",
    about=("chronology.events.*.kind=domestic-abuse", "chronology.events.*.themes"),
)
def domestic_abuse_child_location_unknown(case: Case, context: Context) -> Iterator[Remark]:
    """An event of domestic abuse does not say where the child was.

    Children who see, hear or feel the effects of domestic abuse are harmed by it. Whether the child was in the room,
    asleep upstairs or at a friend's is the first thing that somebody will ask. Silent where the event lacks what it
    meant for the child: that is one gap, and `event-without-impact` names it.

    Source: a common question of auditors; Kent guidance, Recording Chronologies: "You should record what the impact has
    been on the child".
    Flagged:
        chronology:
          events:
            - date: 2023-02-18
              kind: domestic-abuse
              what: Aino threw a plate at Moussa.
              tone: concern
              impact: Ndéla was quiet for days.
    Instead:
        chronology:
          events:
            - date: 2023-02-18
              kind: domestic-abuse
              what: Aino threw a plate at Moussa.
              tone: concern
              who: {did: [aino], harmed: [moussa], saw: [ndela]}
              impact: Ndéla was quiet for days.
    """
    for event in events_until(case, context.day):
        if event.kind != "domestic-abuse" and (not event.themes or not _is_abuse_at_home(event)):
            continue
        if event.tone not in {"concern", "mixed"} or not asks_for_impact(event, case) or _says_where(event, case):
            continue
        if lacks_impact(event):
            yield left_to("event-without-impact", event)
        else:
            yield Remark(
                event,
                f"The event {dated(event.date)} does not say where {case.child_name} was.",
                "An event of domestic abuse does not say where the child was.",
                "Add the child under `who` (`present`, `saw`, `protected`), or say in `what` where they were.",
                "what",
            )


def _is_abuse_at_home(event: Event) -> bool:
    return any(theme.casefold() in _ABUSE_AT_HOME for theme in event.themes)


def _says_where(event: Event, case: Case) -> bool:
    """Whether an event may say where the child was: among those who had a part in it, or in words."""
    if event.where is not None or (event.who is None and event.says("who")):
        return True
    if event.who is not None and (event.who.node.refused or case.child_key in event.who.everybody):
        return True
    child = case.child_name.split()
    told = [event.what, event.child_view, event.impact.text if event.impact else None, event.notes]
    told += [event.responses.child] if event.responses is not None else []
    return any(text and (_WHERE.search(text) or (child and child[0] in event.what)) for text in told)
