"""Gaps and drift: silences, actions that are late or open, and the time in each plan.

Kent guidance, How can a chronology support your practice: "Several months can pass without any action and such
unacceptable delay is not always easy to identify from a record."
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from casekit.case.audience import Audience
from casekit.case.dates import PartialDate, for_people, uk_day
from casekit.case.declared import Placed
from casekit.case.events import Event
from casekit.case.involvement import Conference, PlanPeriod
from casekit.case.meetings import Decision, Meeting, Visit
from casekit.case.record import Action
from casekit.case.record import Record as CaseRecord
from casekit.chronology.entries import action_of
from casekit.chronology.words import capital, counted, in_words, listed
from casekit.due.agreed import MEETINGS, agreed, is_open
from casekit.due.item import Due, Status
from casekit.due.reckoning import Desk
from casekit.lint.involved import opened_on
from casekit.lint.recorded import answered_on, lacks
from casekit.lint.rules.gaps import UNPLACED, Silence, silences
from casekit.lint.sentences import quoted
from casekit.patterns.counting import Between, between
from casekit.patterns.decided import decisions, is_waiting
from casekit.patterns.model import Example, Figure, Measure, Section
from casekit.patterns.names import SectionName
from casekit.patterns.record import Record, kind_of, not_our_work

SHORTEST_SILENCE: Final = 28
"""Shorter times with nothing recorded are not shown: four weeks is the longest many plans leave between visits."""
_PAIR: Final = 2
_PROTECTED: Final = "child-protection"
_LONG_PLAN: Final = {"child-protection": "cp.long_plan_alert", "child-in-need": "cin.long_plan_alert"}


def gaps(record: Record) -> Section:
    """Silences, late and open actions, and the time in each plan."""
    figures = (
        *_silences(record),
        *_overdue(record),
        *_without_date(record),
        *_end_not_known(record),
        *_not_recorded(record),
        *decisions(record),
        *_event_to_action(record),
        *_plans(record),
    )
    return Section(
        SectionName.GAPS,
        "Gaps and drift",
        figures,
        _note(record, ()),
        _note(record, figures),
        "What was life like for the child in the quiet times, and what stood in the way of what was agreed?",
    )


def _note(record: Record, figures: Sequence[Figure]) -> str:
    """What a silence is, which of the two that matter most there are none of, and where silences cannot be told."""
    kinds = {one.kind for one in figures}
    opened = opened_on(record.case)
    silence = f"no silence of {SHORTEST_SILENCE} days or more" if opened and "silence" not in kinds else ""
    overdue = "no action overdue" if "overdue" not in kinds else ""
    nothing = " and ".join(part for part in (silence, overdue) if part)
    told = [f"There is {nothing}."] if nothing else []
    if opened is None:
        told.append("It is not recorded when the case was opened, so silences are not shown.")
    told.append("A silence is a time in which no event, visit, meeting or other work is dated.")
    unplaced = sum(one.date.form in UNPLACED for one in record.events)
    if opened is not None and unplaced:
        told.append(f"{counted(unplaced, 'event')} of which nobody knows the day may lie in one.")
    return " ".join(told)


def closing_day(record: Record) -> date:
    """The day of looking, or the day on which the case surely closed, if that came first."""
    closed = record.involvement.closed if record.involvement is not None else None
    latest = closed.date.latest if closed is not None else None
    return min(record.day, latest) if latest is not None else record.day


def _silences(record: Record) -> Iterator[Figure]:
    found = [one for one in silences(record.case, closing_day(record), placed_only=True) if _is_asked(record, one)]
    for silence in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        plans = _plans_during(record, silence)
        if (silence.end - silence.start).days >= SHORTEST_SILENCE and plans is not None:
            yield _silence(record, silence, plans)


def _is_asked(record: Record, silence: Silence) -> bool:
    return silence.end >= record.first and silence.start <= record.last


def _plans_during(record: Record, silence: Silence) -> list[str] | None:
    """The plans that were, or may have been, open in a silence; `None` where plans are recorded and none of them was.

    A plan whose last day is the first of the silence, or whose first is its last, was not open in it.
    """
    plans = record.involvement.plans if record.involvement is not None else ()
    if not plans:
        return []
    during = [one.plan for one in plans if one.plan != "closed" and _overlaps(one, silence)]
    return list(dict.fromkeys(during)) or None


def _overlaps(plan: PlanPeriod, silence: Silence) -> bool:
    start = plan.from_.earliest if plan.from_ is not None else None
    end = plan.to.latest if plan.to is not None else None
    return (start or date.min) < silence.end and (end or date.max) > silence.start


def _silence(record: Record, silence: Silence, plans: list[str]) -> Figure:
    key = "chronology.gap_child_protection" if _PROTECTED in plans else "chronology.gap_other"
    days = _length(silence)
    going_on = silence.after is None and silence.end == record.day
    until = uk_day(silence.end)
    if silence.after is None:
        until += ", and still going on" if going_on else ", when the case closed"
    on = f", {listed(map(_plan_words, plans))}" if plans else ""
    passed = silence.end > record.policy.due_after(key, silence.start)
    ends = [_work(silence.before.record, silence.before.field, "the last before")]
    if silence.after is not None:
        ends.append(_work(silence.after.record, silence.after.field, "the next"))
    return Figure(
        "silence",
        f"{capital(days.words)} with nothing recorded, {uk_day(silence.start)} to {until}{on}.",
        tuple(ends),
        {"least": days.least, "most": days.most, "going_on": going_on},
        _longest(record, key, passed=passed),
        lines=("The file gives a reason for it.",) if _has_reason(record, silence) else (),
    )


def _has_reason(record: Record, silence: Silence) -> bool:
    """Whether a reason for silences is recorded where lint looks for it."""
    file, last = record.case.file, silence.before.record
    answered = answered_on("gap", last if isinstance(last, CaseRecord) else None, file.chronology, file.case, file)
    return any(one.rule == "gap" for one in answered.allow)


def _longest(record: Record, key: str, *, passed: bool) -> Measure:
    return Measure.by(record.policy, key, "longer than the expected" if passed else "longest expected", passed=passed)


def _length(silence: Silence) -> Between:
    least = (silence.end - silence.start).days
    if silence.exact:
        return Between(least, least)
    first, last = silence.before.first, silence.after.last if silence.after is not None else silence.end
    return Between(least, (last - first).days if first != date.min else None)


def _plan_words(plan: str) -> str:
    return "with a case open" if plan == "closed" else f"on {_AS_PLAN.get(plan, f'a {in_words(plan)} plan')}"


_AS_PLAN: Final = {
    "early-help": "an Early Help plan",
    "assessment": "assessment",
    "child-in-care": "the plan of a child in care",
    "care-leaver": "the plan of a care leaver",
    "private-fostering": "private fostering",
    "strengthening-independence": "Strengthening Independence",
}


def _work(one: Placed, field: str, note: str) -> Example:
    """A record of work as an example, named by what it is."""
    when = getattr(one, f"{field}_" if field == "from" else field)
    text = quoted(one.what) if isinstance(one, Event | Decision) else ""
    return Example(when, _work_words(one, field), one.place(field), text, note)


def _work_words(one: Placed, field: str) -> str:
    match one:
        case Event():
            return kind_of(one)
        case Visit():
            return "visit" if one.seen != "not-seen" else "visit, child not seen"
        case Meeting():
            return MEETINGS[one.kind].lower() if one.kind != "other" else "meeting"
        case Conference():
            return "child protection conference"
        case PlanPeriod():
            return f"{'end' if field == 'to' else 'start'} of a plan"
    return _RECORDS.get(type(one).__name__, "other work")


_RECORDS: Final = {
    "Assessment": "assessment",
    "ChildKnows": "safety plan explained to the child",
    "Chronology": "review of the chronology",
    "Circles": "family safety circles",
    "Decision": "decision",
    "ExistingSafety": "safety shown",
    "Genogram": "work on the genogram",
    "GenogramSession": "work on the genogram",
    "HarmMatrix": "harm matrix",
    "Involvement": "case opened",
    "LegalStatus": "legal status",
    "Mapping": "mapping",
    "Mobility": "mobility map",
    "PlanDecision": "decision on a plan",
    "PlanTest": "test of the safety plan",
    "Placement": "placement",
    "Referral": "referral",
    "Relationship": "view of a relationship",
    "SafetyPlan": "safety plan",
    "Score": "scaling",
    "Section47": "section 47 enquiry",
    "Shared": "shown to somebody",
    "Summary": "case summary",
    "WordsAndPictures": "words and pictures",
}


def _overdue(record: Record) -> Iterator[Figure]:
    late = (Status.OVERDUE, Status.MAY_BE_OVERDUE)
    found = [
        one
        for one in agreed(Desk(record.case, record.context))
        if one.kind == "action" and one.status(record.day) in late and record.may_hold(PartialDate.on(one.by))
    ]
    if not found:
        return
    found.sort(key=lambda one: (one.by, one.place))
    sure = [one for one in found if one.status(record.day) is Status.OVERDUE]
    words = [f"{counted(len(sure), 'action')} overdue"] if sure else []
    words += [f"{counted(len(found) - len(sure), 'action')} may be overdue"] if len(sure) < len(found) else []
    oldest = f"; the oldest was due by {uk_day(sure[0].by)}, {sure[0].when(record.day)}" if len(sure) > 1 else ""
    yield Figure(
        "overdue",
        f"{listed(words)}{oldest}.",
        tuple(_late(one, record.day) for one in found),
        {"overdue": len(sure), "may_be_overdue": len(found) - len(sure)},
    )


def _late(one: Due, day: date) -> Example:
    who = f" ({one.whose})" if one.whose else ""
    return Example(PartialDate.on(one.by), one.title.lower(), one.place, f"{one.detail}{who}", one.when(day))


def _steps(record: Record) -> Iterator[Action]:
    """What was to be done after meetings and decisions, and the next steps of the map, up to the day of looking."""
    file = record.case.file
    for meeting in file.meetings:
        yield from meeting.actions if record.may_hold(meeting.date) else ()
    for decision in file.decisions:
        yield from decision.actions if record.may_hold(decision.date) else ()
    if file.mapping is not None and (file.mapping.date is None or record.may_hold(file.mapping.date)):
        yield from file.mapping.next_steps


def _without_date(record: Record) -> Iterator[Figure]:
    """Actions that are open and have no day by which they are due."""
    found = [
        Example(None, "action", one.place("what"), quoted(one.what))
        for one in _steps(record)
        if is_waiting(record, one) and lacks(one, "due")
    ]
    for event in record.events:
        action = event.action
        if action is not None and action.by is not None and is_open(action) and lacks(action, "due"):
            text = quoted(action.done) if action.done else ""
            found.append(Example(event.date, f"action after: {kind_of(event)}", event.place("action"), text))
    if found and not record.is_limited:
        words = "are not recorded as done and have" if len(found) > 1 else "is not recorded as done and has"
        yield Figure(
            "no-date", f"{counted(len(found), 'action')} {words} no date to be done by.", tuple(found), _number(found)
        )


def _number(found: list[Example] | list[Event]) -> dict[str, int]:
    return {"number": len(found)}


def _end_not_known(record: Record) -> Iterator[Figure]:
    """Events about which the file says that nobody knows what was done."""
    found = [one for one in record.events if _status(record, one) == "unknown"]
    if found:
        key = "chronology.action_unknown_after"
        passed = any(one.date.latest and record.day > record.policy.due_after(key, one.date.latest) for one in found)
        events = f"{counted(len(found), 'event')} of which nobody knows yet what was done."
        measure = _longest(record, key, passed=passed)
        yield Figure("end-not-known", events, record.examples(found), _number(found), measure)


def _status(record: Record, event: Event) -> str:
    action = action_of(record.case, event, Audience.INTERNAL)
    return action.status if action is not None else ""


def _not_recorded(record: Record) -> Iterator[Figure]:
    """Concerns that do not say what was done about them."""
    concerns = [one for one in not_our_work(record.events) if one.tone in ("concern", "mixed")]
    found = [one for one in concerns if _status(record, one) == "not-recorded"]
    if found:
        say = "does" if len(found) == 1 else "do"
        words = f"{len(found)} of {counted(len(concerns), 'concern')} {say} not say what was done, or why nothing was."
        yield Figure("not-recorded", words, record.examples(found), {**_number(found), "concerns": len(concerns)})


def _event_to_action(record: Record) -> Iterator[Figure]:
    """How many days went by between an event and the day on which what was done about it was finished."""
    found: list[tuple[Between, Event]] = []
    for event in record.events:
        finished = event.action.finished if event.action is not None else None
        if finished is not None and finished.after(record.day) is not True:
            days = between(event.date, finished)
            if days is not None and not finished.before(event.date):
                found.append((days, event))
    if not found:
        return
    found.sort(key=lambda one: (-one[0].least, one[1].date.sort_key))
    both = "1 event says" if len(found) == 1 else f"{len(found)} events say"
    longest, middle, shortest = found[0][0], found[len(found) // 2][0], found[-1][0]
    span = longest.words
    if len(found) > 1 and longest != shortest:
        half = f", the middle one {middle.words}" if len(found) > _PAIR else ""
        span = f"the longest {longest.words}{half}, the shortest {shortest.words}"
    yield Figure(
        "event-to-action",
        f"From an event until the action was finished: {span} ({both} both days).",
        tuple(record.example(event, days.words) for days, event in found),
        {"events": len(found), "shortest": shortest.least, "longest": longest.most, "middle": middle.least},
    )


def _plans(record: Record) -> Iterator[Figure]:
    for plan in record.involvement.plans if record.involvement is not None else ():
        if plan.from_ is None or plan.plan == "closed" or not _in_reach(record, plan):
            continue
        ended = plan.to is not None and plan.to.is_over_by(record.day) is not False
        until = plan.to if ended and plan.to is not None else PartialDate.on(record.day)
        days = between(plan.from_.start or plan.from_, until.end or until)
        if days is None:
            continue
        since = for_people(plan.from_.start or plan.from_)
        span = f"{since} to {for_people(until)}" if ended else f"since {since} and still open"
        name = _AS_PLAN.get(plan.plan, f"a {in_words(plan.plan)} plan")
        words = f"{capital(days.words)} on {name}, {span}."
        key = _LONG_PLAN.get(plan.plan)
        start = plan.from_.latest
        passed = key is not None and start is not None and _end(until) > record.policy.due_after(key, start)
        yield Figure(
            "plan",
            words,
            (Example(plan.from_, "start of a plan", plan.place("plan")),),
            {"plan": plan.plan, "least": days.least, "most": days.most, "open": not ended},
            Measure.by(record.policy, key, "asked about after", passed=passed) if key is not None else None,
        )


def _in_reach(record: Record, plan: PlanPeriod) -> bool:
    """Whether a plan had begun by the day of looking, and may have been open on a day that was asked for."""
    last = min(record.last, record.day)
    begun = plan.from_ is not None and plan.from_.has_begun_by(last) is not False
    return begun and not (plan.to is not None and plan.to.is_over_by(record.first) is True)


def _end(until: PartialDate) -> date:
    return until.earliest or date.min
