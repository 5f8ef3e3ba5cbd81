"""The cycle of referral, assessment and closing: how long each took, and how soon the next referral came.

Kent guidance, The Importance of Chronologies: "highlight what interventions have been tried before so that families
are not experiencing repeating patterns and retelling their stories".
"""

from collections.abc import Iterator, Sequence
from typing import Final

from casekit.case.dates import PartialDate, for_people
from casekit.case.declared import Placed
from casekit.case.involvement import Assessment
from casekit.chronology.words import capital, counted, in_words
from casekit.lint.involved import first_within
from casekit.lint.sentences import quoted
from casekit.patterns.counting import between, count_within
from casekit.patterns.model import Example, Figure, Measure, Section
from casekit.patterns.names import SectionName
from casekit.patterns.record import Record
from casekit.text.frozen import dataclass

_MARKERS: Final = frozenset(
    {"birth", "pregnancy", "new-partner", "separation", "household-change", "house-move", "worker-change"}
)
"""Kinds of event after which work is often begun as if from nothing."""


@dataclass(frozen=True, slots=True)
class _Dated:
    """A referral or a closing, with where it stands."""

    when: PartialDate
    example: Example


def cycle(record: Record) -> Section:
    """Each referral with what came of it, and how often there was another."""
    referrals = _referrals(record)
    closings = _closings(record)
    figures = [*_how_many(record, referrals)]
    for number, referral in enumerate(referrals):
        following = referrals[number + 1] if number + 1 < len(referrals) else None
        figures.append(_round(record, referral, following, closings))
    return Section(
        SectionName.CYCLE,
        "Referral, assessment, closing",
        tuple(figures),
        "No referral is recorded.",
        question="What was different at each closing, what has come back, and what was not tried yet?"
        if closings
        else "Has the family been here before, and what helped then?",
    )


def _sorted(found: list[_Dated]) -> list[_Dated]:
    return sorted(found, key=lambda one: one.when.sort_key)


def _referrals(record: Record) -> list[_Dated]:
    """The referrals of the structured record, and events that surely tell of another one."""
    found = [
        _Dated(one.date, Example(one.date, "referral", one.place("date"), quoted(one.reason) if one.reason else ""))
        for one in (record.involvement.referrals if record.involvement is not None else ())
        if record.may_hold(one.date)
    ]
    known = [one.when for one in found]
    found += [
        _Dated(event.date, record.example(event))
        for event in record.events
        if event.kind == "referral" and all(event.date.same_day(when) is False for when in known)
    ]
    return _sorted(found)


def _closings(record: Record) -> list[_Dated]:
    involvement = record.involvement
    if involvement is None:
        return []
    found = [
        _Dated(one.from_, Example(one.from_, "case closed", one.place("from")))
        for one in involvement.plans
        if one.plan == "closed" and one.from_ is not None
    ]
    closed = involvement.closed
    if closed is not None and all(closed.date.same_day(one.when) is False for one in found):
        why = quoted(closed.reason) if closed.reason else ""
        found.append(_Dated(closed.date, Example(closed.date, "case closed", closed.place("date"), why)))
    return _sorted([one for one in found if record.may_hold(one.when)])


def _how_many(record: Record, referrals: Sequence[_Dated]) -> Iterator[Figure]:
    if not referrals:
        return
    first = first_within(record.policy, "referral.again_within", record.day)
    recent = count_within((one.when for one in referrals), first, record.day)
    key = "referral.again_count"
    within = record.policy.length("referral.again_within").for_people()
    yield Figure(
        "referrals",
        f"{counted(len(referrals), 'referral')}; {recent.words} in the last {within}.",
        (),
        {"number": len(referrals), "recent": recent.sure, "recent_most": recent.most},
        Measure.by(record.policy, key, "worth a thought from", passed=recent.sure >= record.policy.length(key).number),
    )


def _round(record: Record, referral: _Dated, following: _Dated | None, closings: Sequence[_Dated]) -> Figure:
    """One referral, the assessments that began after it and before the next, the closing, and the next referral."""
    lines, examples = [], [referral.example]
    for assessment in _assessments(record):
        if _is_in(assessment.start, referral, following):
            line, example = _assessed(record, assessment)
            lines.append(line)
            examples.append(example)
    closed = next((one for one in closings if _is_in(one.when, referral, following)), None)
    if closed is not None:
        open_for = between(referral.when, closed.when)
        after = f", {open_for.words} after the referral" if open_for is not None else ""
        lines.append(f"Closed {for_people(closed.when)}{after}.")
        examples.append(closed.example)
    if following is not None:
        apart = between((closed or referral).when, following.when)
        since = "the closing" if closed is not None else "this one"
        if apart is not None:
            lines.append(f"The next referral came {apart.words} after {since}.")
        examples += _markers(record, closed or referral, following)
    return Figure("round", f"{capital('referral')} {for_people(referral.when)}.", tuple(examples), lines=tuple(lines))


def _is_in(when: PartialDate, referral: _Dated, following: _Dated | None) -> bool:
    if when.before(referral.when) is True:
        return False
    return following is None or when.before(following.when) is not False


def _assessments(record: Record) -> tuple[Assessment, ...]:
    found = record.involvement.assessments if record.involvement is not None else ()
    return tuple(one for one in found if record.may_hold(one.start) and one.type in (None, "social-work", "early-help"))


def _assessed(record: Record, one: Assessment) -> tuple[str, Example]:
    kind = in_words(one.type or "other") if one.type else "an"
    name = capital(f"{kind} assessment")
    example = _example(one, one.start, f"{kind} assessment")
    if one.completed is None:
        return f"{name} begun {for_people(one.start)}; no end is recorded.", example
    days = between(one.start, one.completed)
    took = f" ({days.words}{_expected(record, one, one.completed)})" if days is not None else ""
    return f"{name} {for_people(one.start)} to {for_people(one.completed)}{took}.", example


def _expected(record: Record, one: Assessment, completed: PartialDate) -> str:
    """How long a social work assessment may take, and whose limit it is; counted from its start, as checks do."""
    if one.type != "social-work" or one.start.latest is None:
        return ""
    due = record.policy.due_after("assessment.max", one.start.latest)
    passed = completed.earliest is not None and completed.earliest > due
    meaning = "longer than the expected" if passed else "longest expected"
    return f"; {Measure.by(record.policy, 'assessment.max', meaning, passed=passed).words}"


def _example(one: Placed, when: PartialDate, what: str) -> Example:
    return Example(when, what, one.place("start"))


def _markers(record: Record, since: _Dated, until: _Dated) -> Iterator[Example]:
    """What changed in the family between a closing and the next referral."""
    for event in record.events:
        if event.kind in _MARKERS and event.date.after(since.when) is True and event.date.before(until.when) is True:
            yield record.example(event, "between")
