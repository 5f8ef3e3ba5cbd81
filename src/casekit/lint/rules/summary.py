"""Rules on the case summary: that there is one, that it is current, that it holds what others need."""

from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import Final

from casekit.case.case import Case
from casekit.case.dates import DateForm, PartialDate, uk_day
from casekit.case.events import Event
from casekit.case.record import Statement
from casekit.case.summary import Summary
from casekit.lint.context import Context
from casekit.lint.recorded import answered_on, dated, days, is_blank, lacks
from casekit.lint.rule import Remark, left_to, rule
from casekit.lint.rules.events import events_until
from casekit.lint.rules.summary_history import changed_under_its_date
from casekit.text.finding import Label, Severity

HEADINGS: Final = {
    "about_you": "About you",
    "status": "What we are doing and why",
    "need_to_know": "What others need to know tonight",
    "worries": "What we are worried about",
    "working_well": "What is going well",
    "your_voice": "What you say, and how you describe yourself",
    "plan": "The plan, and what if it does not work",
}
"""The sections of Kent's template that are written, by field; professionals and contact details come from the file."""

PROFESSIONALS: Final = "Professionals working with you"
CONTACTS: Final = "Phone numbers"

YOUTH_JUSTICE_HEADINGS: Final = {
    "communication": "Speech, language and communication needs",
    "strengths": "Strengths and positives",
    "partner_agencies": "Partner agencies and joint working",
    "triggers": "Significant information and potential triggers",
    "contingency": "Details of any contingency plans",
}
"""The five headings of the pen picture for youth justice, by field."""

_SAME_AS: Final = {"strengths": "working_well", "working_well": "strengths"}
WRITTEN: Final = (*HEADINGS, *YOUTH_JUSTICE_HEADINGS, "progress", "next_steps", "why_in_care", "why_protection_plan")
"""All sections in which somebody writes."""
_SLOWER: Final = "strengthening-independence"


@rule("summary-missing", subject="summary", severity=Severity.ERROR, open_only=True, needs_whole_file=True)
def summary_missing(case: Case, context: Context) -> Iterator[Remark]:
    """There is no case summary, or nothing is written in it.

    When the worker is away, the summary is what the out-of-hours team and the next worker have. It is written on the
    day the child gets a worker, from what the referral says, and improved from there.

    Source: Kent guidance, Case Summaries: "All files should include a case summary and this should be completed on the
    day of allocation".
    Flagged:
        summary:
    Instead:
        summary:
          updated: 2023-04-07
          about_you: Ndéla, you told me that you were born in Helsinki. You love reading and football.
    """
    file, summary = case.file, case.file.summary
    if summary is None and not lacks(file, "summary"):
        return
    if summary is not None and not is_unwritten(summary):
        return
    due = _first_due(case, context)
    if due is not None and context.day <= due:
        return
    name = case.child_name
    message = f"There is no case summary for {name}." if summary is None else f"The case summary for {name} is empty."
    public = "There is no case summary." if summary is None else "The case summary is empty."
    if due is not None:
        late = f"{days((context.day - due).days)} ago ({context.policy.expectation('summary.first_due')})"
        message += f" It was due on {uk_day(due)}, {late}."
        public += f" It was due {late}."
    yield Remark(
        answered_on("summary-missing", summary, file.case, file),
        message,
        public,
        "Write what the referral says, to the child, under the headings of the template; improve it later.",
        place=file.place("summary" if "summary" in file.node.names else "case"),
    )


def is_unwritten(summary: Summary) -> bool:
    """Whether a summary surely holds no words at all."""
    return all(is_missing(summary, field) for field in WRITTEN)


def is_missing(summary: Summary, field: str) -> bool:
    """Whether a section surely holds no words."""
    section: Statement | None = getattr(summary, field)
    return is_blank(summary, field) if section is None else not section.text.strip()


def written_texts(summary: Summary) -> dict[str, str]:
    """What is written in a summary, by field; sections without words are left out."""
    sections = ((field, getattr(summary, field)) for field in WRITTEN)
    return {field: str(section.text) for field, section in sections if section is not None and section.text.strip()}


def _first_due(case: Case, context: Context) -> date | None:
    """The last day on which a first summary is in time, counted from allocation; `None` where that day is not known."""
    involvement = case.file.case
    if involvement is None:
        return None
    allocated = [worker.from_.latest for worker in involvement.workers if worker.from_ and worker.from_.latest]
    opened = involvement.opened.latest if involvement.opened else None
    first = max(min(allocated), opened or date.min) if allocated else opened
    return context.policy.due_after("summary.first_due", first) if first else None


@rule("summary-stale", subject="summary", severity=Severity.WARNING, open_only=True)
def summary_stale(case: Case, context: Context) -> Iterator[Remark]:
    """The case summary has not been brought up to date for longer than the authority expects, or does not say when.

    Somebody who reads an old summary in the night acts on a plan that may no longer be the plan. For a young person
    with a Strengthening Independence plan the summary follows the six-monthly review.

    Source: Kent guidance, Case Summaries: "Case summaries must be updated as an absolute minimum every three months or
    following a significant incident." Recording Case Summaries: "for cases reviewed every 6 months, we would expect
    practitioners to update the Case Summary to reflect any changes and the most recent plan following the review."
    Flagged:
        summary:
          updated: 2023-02-01
          about_you: Ndéla, you told me that you were born in Helsinki. You love reading and football.
    Instead:
        summary:
          updated: 2023-04-07
          about_you: Ndéla, you told me that you were born in Helsinki. You love reading and football.
    """
    summary = case.file.summary
    if summary is None or is_unwritten(summary):
        return
    updated = summary.updated
    if updated is None or updated.form is DateForm.UNKNOWN:
        if updated is not None or lacks(summary, "updated"):
            yield Remark(
                summary,
                "Nothing says when the case summary was last brought up to date.",
                "Nothing says when the case summary was last brought up to date.",
                "Read it through, bring it up to date, and set `updated` to that day.",
                place=summary.place("updated") if updated else case.file.place("summary"),
            )
        return
    due, expected = next_due(updated, context)
    if due is None or context.day <= due:
        return
    if changed_under_its_date(case, context) is not None:
        yield left_to("summary-date-not-changed", summary)
    else:
        age = f"{'' if updated.day else 'at least '}{days((context.day - (updated.latest or due)).days)} old"
        yield Remark(
            summary,
            f"The case summary {dated(updated)} is {age} ({expected}).",
            f"The case summary is {age} ({expected}).",
            "Write it anew as things are today, and set `updated` to that day; the history keeps the old one.",
            "updated",
        )


def next_due(updated: PartialDate, context: Context) -> tuple[date | None, str]:
    """The last day on which the next summary is in time, and whose expectation that is; `None` where it is not sure."""
    policy = context.policy
    if updated.latest is None or updated.after(context.day) is True:
        return None, ""
    if _SLOWER not in context.state.plan_names:
        return policy.due_after("summary.max_age", updated.latest), policy.expectation("summary.max_age")
    review = policy.due_after("strengthening_independence.review_interval", updated.latest)
    grace = policy.value("strengthening_independence.summary_after_review").for_people()
    expected = policy.expectation("strengthening_independence.review_interval")
    return (
        policy.due_after("strengthening_independence.summary_after_review", review),
        f"{expected} between reviews, then {grace}",
    )


@rule("summary-section-missing", subject="summary", severity=Severity.WARNING, open_only=True)
def summary_section_missing(case: Case, context: Context) -> Iterator[Remark]:
    """The case summary has no words under one or more of its headings.

    Each heading answers a question that somebody will ask: what worries us, what is going well, whom to ring. The
    professionals and the telephone numbers are taken from the rest of the file, so they need nobody to type them twice.
    For youth justice the five headings of the pen picture take the place of these.

    Source: Kent guidance, Suggested Case Summary Template, which lists personal information, case status, significant
    information, concerns, what is working well, voice, plan, "Professionals involved" and "Significant contact
    details". Recording Case Summaries: "For Youth Justice staff – please use the Pen Picture Guidance […] and ensure
    the following headings are completed".
    Flagged:
        summary:
          updated: 2023-04-07
          about_you: Ndéla, you told me that you were born in Helsinki.
          status: You are working with me, Jemima, in Early Help.
          need_to_know: You live with Yolande and Christian.
          worries: You still go missing sometimes.
          your_voice: You said that you are more than what happened.
          plan: You text Yolande or Christian where you are.
    Instead:
        summary:
          updated: 2023-04-07
          about_you: Ndéla, you told me that you were born in Helsinki.
          status: You are working with me, Jemima, in Early Help.
          need_to_know: You live with Yolande and Christian.
          worries: You still go missing sometimes.
          working_well: You feel safe at Yolande and Christian's.
          your_voice: You said that you are more than what happened.
          plan: You text Yolande or Christian where you are.
    """
    summary = case.file.summary
    if summary is None or is_unwritten(summary):
        return
    unwritten = {
        field: heading
        for field, heading in _headings_for(context.state.plan_names).items()
        if is_missing(summary, field) and is_missing(summary, _SAME_AS.get(field, field))
    }
    unlisted = _unlisted(case, context)
    missing = [*unwritten.values(), *unlisted]
    if missing:
        first = next((field for field in unwritten if field in summary.node.names), None)
        what = f"The case summary has nothing under {_listed([f'“{heading}”' for heading in missing])}."
        yield Remark(
            summary,
            what,
            what,
            _where_to_write(list(unwritten), unlisted),
            place=summary.place(first) if first else case.file.place("summary"),
        )


def _headings_for(plans: frozenset[str]) -> dict[str, str]:
    """The headings that a child's plans ask for: Kent's template, the youth justice pen picture, or both."""
    youth_justice = "youth-justice" in plans
    headings = {} if plans == {"youth-justice"} else HEADINGS
    return {**headings, **(YOUTH_JUSTICE_HEADINGS if youth_justice else {})}


def _unlisted(case: Case, context: Context) -> dict[str, str]:
    """The headings that the file itself fills, with what to add, where it surely holds nobody to stand there."""
    if not case.complete or context.state.plan_names == {"youth-justice"}:
        return {}
    file = case.file
    found = {}
    gone = all(one.to is not None and one.to.is_over_by(context.day) is True for one in file.professionals.values())
    if gone and (file.professionals or lacks(file, "professionals")):
        found[PROFESSIONALS] = "`professionals` with name and role"
    reachable = chain(file.family.values(), file.network.values(), file.professionals.values())
    if all(lacks(one, "phone") and lacks(one, "email") for one in reachable):
        found[CONTACTS] = "a `phone` for those whom the child and the duty team may ring"
    return found


def _where_to_write(fields: list[str], unlisted: dict[str, str]) -> str:
    """What to add: fields of the summary, and records elsewhere in the file."""
    steps = []
    if fields:
        steps.append(f"Write {_listed([f'`{field}`' for field in fields])} in `summary`.")
    if unlisted:
        steps.append(f"Add {_listed(list(unlisted.values()))}.")
    return " ".join(steps)


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


@rule(
    "summary-before-incident",
    subject="summary",
    severity=Severity.WARNING,
    open_only=True,
    many="{count} significant incidents are later than the case summary.",
)
def summary_before_incident(case: Case, context: Context) -> Iterator[Remark]:
    """The case summary is older than a significant incident.

    After something serious, what others need to know tonight has changed. Counted are events marked
    `significant: yes`, from the day somebody told us where the source says which (`received`).

    Source: Kent guidance, Case Summaries: "Case summaries must be updated as an absolute minimum every three months or
    following a significant incident."
    Flagged:
        chronology:
          reviewed: 2023-05-30
          events:
            - {date: 2023-05-12, significant: yes, what: Ndéla was found alone at a station at 2 in the morning.}
    Instead:
        chronology:
          reviewed: 2023-05-30
          events:
            - {date: 2023-03-18, significant: yes, what: Ndéla was found alone at a station at 2 in the morning.}
    """
    summary = case.file.summary
    if summary is None or summary.updated is None or is_unwritten(summary):
        return
    updated = summary.updated
    expected = context.policy.expectation("summary.after_significant_incident")
    for event in events_until(case, context.day):
        if event.significant != "yes" or event.date.after(updated) is not True:
            continue
        due = _due_after(event, context)
        if due is not None and context.day > due:
            yield Remark(
                answered_on("summary-before-incident", event, summary),
                f"The case summary {dated(updated)} is older than the significant incident {dated(event.date)}; "
                f"it was to be brought up to date by {uk_day(due)} ({expected}).",
                f"The case summary is older than a significant incident ({expected}).",
                "Write into the summary what has changed, above all what others need to know tonight.",
                place=event.place("date"),
                labels=(Label(summary.place("updated"), "the summary", "the summary"),),
            )


def _due_after(event: Event, context: Context) -> date | None:
    """The last day on which a summary after the event is in time; `None` where it cannot be known."""
    known = [event.date]
    if event.source is not None and event.source.says("received"):
        if event.source.received is None:
            return None
        known.append(event.source.received)
    latest = [when.latest for when in known]
    if None in latest:
        return None
    return context.policy.due_after("summary.after_significant_incident", max(day for day in latest if day))
