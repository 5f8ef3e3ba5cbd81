"""Rules on dates that cannot be so together."""

from collections.abc import Iterator, Mapping
from datetime import date

from casekit.case.case import Case
from casekit.case.dates import PartialDate, for_people, uk_day
from casekit.case.events import Event
from casekit.case.people import Person
from casekit.case.record import Record
from casekit.lint.context import Context
from casekit.lint.happened import Happened, happened
from casekit.lint.recorded import dated
from casekit.lint.rule import Remark, rule
from casekit.lint.spans import Span, spans
from casekit.text.finding import Label, Place, Severity
from casekit.text.nodes import TextNode


@rule(
    "date-in-future",
    subject="case",
    severity=Severity.ERROR,
    many="{count} things that have happened are dated in the future.",
    about=("case", "chronology", "summary", "decisions", "meetings", "visits", "safety_plan"),
)
def date_in_future(case: Case, context: Context) -> Iterator[Remark]:
    """Something that has happened is dated in the future.

    A wrong year puts an event at the wrong end of the chronology, and a review that is still to come counts as done.
    Only dates that say something has happened are looked at: what is due, planned or to be reviewed may lie ahead, and
    so may a meeting or a visit of which nothing is recorded yet.

    Source: Kent guidance, The Importance of Chronologies: "any apparent contradictions or obvious mistakes".
    Flagged:
        summary: {updated: 2032-04-07, by: jemima}
    Instead:
        summary: {updated: 2023-04-07, by: jemima}
        safety_plan: {made: 2023-05-09, review: 2023-07-07}
    """
    for one in happened(case):
        if one.when.earliest is not None and one.when.earliest > context.day:
            what = f"{one.what} {case.name_of(one.whose)}" if one.whose else one.what
            yield Remark(
                one.record,
                f"{what} is dated {for_people(one.when)}, and it is {uk_day(context.day)}.",
                _public_future(one),
                "Check the year. If it is still to come, it belongs under `due`, `next` or `review`.",
                place=one.at.place(one.field),
            )


def _public_future(one: Happened) -> str:
    return f"{one.what} somebody is dated in the future." if one.whose else f"{one.what} is dated in the future."


@rule(
    "date-before-birth",
    subject="case",
    severity=Severity.ERROR,
    many="{count} things are dated before somebody in them was born.",
)
def date_before_birth(case: Case, context: Context) -> Iterator[Remark]:
    """Something is dated before the child was born.

    Either a date is wrong, or it is the family's history from before the child. History matters, and it is marked with
    `before_birth: yes`, so that nobody reads it as something the child lived through. Work with an unborn baby needs
    no mark once the case has been opened. Somebody who takes part in an event before their own birth is pointed out
    as well.

    Source: Kent guidance, The Importance of Chronologies: "any apparent contradictions or obvious mistakes".
    Flagged:
        chronology:
          events:
            - {date: 2005, what: The family moved to Luxembourg., who: {present: [ndela]}}
    Instead:
        chronology:
          events:
            - {date: 2012, what: The family moved to Luxembourg., who: {present: [ndela]}}
            - {date: 2005, what: Aino and Moussa married., before_birth: yes}
    """
    born = case.child.born if case.child is not None else None
    births = {key: person.born for key, person in case.family.items() if person.born is not None}
    last_birth = max((birth.earliest for birth in births.values() if birth.earliest is not None), default=None)
    for event in case.events:
        if event.before_birth == "yes" or event.kind in ("pregnancy", "birth"):
            continue
        if last_birth is None or event.date.latest is None or event.date.latest >= last_birth:
            continue
        early = list(_before(event, births))
        for key, birth in early:
            yield Remark(
                event,
                f"{case.name_of(key)} takes part in this event {dated(event.date)}, before being born "
                f"({for_people(birth)}).",
                "Somebody takes part in an event before being born.",
                "Check both dates.",
                place=key.place,
                labels=_birth_label(case, key),
            )
        if born is not None and not early and event.date.before(born) is True and not _in_pregnancy(case, event.date):
            yield Remark(
                event,
                f"This event {dated(event.date)} was before {case.child_name} was born ({for_people(born)}) and is not "
                "marked as family history.",
                "An event before the child's birth is not marked as family history.",
                "Write `before_birth: yes` if it is family history; else check the date.",
                "date",
                severity=Severity.WARNING,
            )
    if born is not None:
        yield from _facts_before_birth(case, born)


def _before(event: Event, births: Mapping[str, PartialDate]) -> Iterator[tuple[TextNode, PartialDate]]:
    if event.who is not None:
        for key in _took_part(event):
            birth = births.get(key)
            if birth is not None and event.date.before(birth) is True:
                yield key, birth


def _took_part(event: Event) -> tuple[TextNode, ...]:
    """Who did something, was there, saw or protected; not who was harmed, for that can be done to the unborn."""
    who = event.who
    if who is None:
        return ()
    keys = (*who.did, *who.present, *who.saw, *who.protected)
    return keys if len(keys) < 2 else tuple({str(key): key for key in keys}.values())


def _in_pregnancy(case: Case, when: PartialDate) -> bool:
    """Whether the case may have been open by then, so that the work was with the unborn child."""
    opened = case.file.case.opened if case.file.case is not None else None
    return opened is not None and when.before(opened) is not True


def _birth_label(case: Case, key: str) -> tuple[Label, ...]:
    person = case.family.get(key)
    return (Label(person.place("born"), "born", "born"),) if person is not None else ()


def _facts_before_birth(case: Case, born: PartialDate) -> Iterator[Remark]:
    """What is dated of the child beside events, before its birth."""
    for record, place, when, what in _dated_facts(case):
        if when.before(born) is True:
            yield Remark(
                record,
                f"{what} is dated {for_people(when)}; {case.child_name} was born {for_people(born)}.",
                f"{what} is dated before the child was born.",
                "Check both dates.",
                place=place,
                labels=_birth_label(case, case.child_key),
            )


def _dated_facts(case: Case) -> Iterator[tuple[Record, Place, PartialDate, str]]:
    child, involvement = case.child_key, case.file.case
    for visit in case.file.visits:
        if visit.seen in ("alone", "with-others"):
            yield visit, visit.place("date"), visit.date, "This visit, at which the child was seen,"
    for household in case.households:
        for member in household.members:
            if member.who == child and member.from_ is not None:
                yield household, member.place("from"), member.from_, "The child's move to this home"
    for carer in case.carers:
        if carer.child == child:
            yield from _beginning(carer, carer.from_, "The beginning of this care")
    for relationship in case.relationships:
        if relationship.seen_by == child and relationship.date is not None:
            yield relationship, relationship.place("date"), relationship.date, "This view of the child's"
    for status in involvement.legal_status if involvement is not None else ():
        yield from _beginning(status, status.from_, "The beginning of this legal status")
    for placement in involvement.placements if involvement is not None else ():
        yield from _beginning(placement, placement.from_, "The beginning of this placement")


def _beginning(
    record: Record, start: PartialDate | None, what: str
) -> Iterator[tuple[Record, Place, PartialDate, str]]:
    if start is not None:
        yield record, record.place("from"), start, what


@rule(
    "ends-before-it-starts",
    subject="case",
    severity=Severity.ERROR,
    about=(
        "case.plans",
        "case.legal_status",
        "case.workers",
        "case.placements",
        "case.payments",
        "case.assessments",
        "case.s47",
        "carers",
        "couples",
        "households",
        "relationships",
        "professionals",
        "mobility",
        "mapping.harm",
        "safety_plan.rules",
    ),
)
def ends_before_it_starts(case: Case, context: Context) -> Iterator[Remark]:
    """Something ends before it begins.

    One of the two dates is wrong, or they were swapped. On any day casekit is asked about, a plan, a placement or a
    stay like that holds never, so it is missing from every picture and report.

    Source: Kent guidance, The Importance of Chronologies: "any apparent contradictions or obvious mistakes".
    Flagged:
        carers:
          - {child: ndela, who: [yolande], as: kinship-care, from: 2022-11-05, to: 2022-01-05}
    Instead:
        carers:
          - {child: ndela, who: [yolande], as: kinship-care, from: 2022-11-05, to: 2023-01-05}
    """
    for span in spans(case):
        if span.end.before(span.start) is True:
            yield Remark(
                span.record,
                _backwards(case, span),
                "Somebody died before being born."
                if span.end_field == "died"
                else f"{span.what} ends before it begins.",
                "Check both dates; they may have been swapped.",
                place=span.at.place(span.end_field),
                labels=(Label(span.at.place(span.start_field), "begins here", "begins here"),),
            )


def _backwards(case: Case, span: Span) -> str:
    start, end = for_people(span.start), for_people(span.end)
    if isinstance(span.record, Person) and span.end_field == "died":
        return f"{case.name_of(span.record.key)} died ({end}) before being born ({start})."
    return f"{span.what} ends ({end}) before it begins ({start})."


@rule("after-death", subject="case", severity=Severity.ERROR, about=("family.*.died", "network.*.died"))
def after_death(case: Case, context: Context) -> Iterator[Remark]:
    """Somebody takes part in something after their death.

    Two people may have been taken for each other, or one of the dates is wrong. What the dead person is said to have
    done was done by somebody else, who is missing in that place.

    Source: Kent guidance, The Importance of Chronologies: "any apparent contradictions or obvious mistakes".
    Flagged:
        visits:
          - {date: 2023-05-02, by: jemima, present: [matti]}
    Instead:
        visits:
          - {date: 2023-05-02, by: jemima, present: [liisa]}
    """
    deaths = {key: person.died for key, person in case.family.items() if person.died is not None}
    if not deaths:
        return
    first = min((death.latest for death in deaths.values() if death.latest is not None), default=None)
    for who, record, when, what in _doings(case, first) if first is not None else ():
        death = deaths.get(who)
        if death is not None and death.before(when) is True:
            yield Remark(
                record,
                f"{case.name_of(who)} {what} {dated(when)}, after their death ({for_people(death)}).",
                f"Somebody {what} after their death.",
                "Check who was meant, and both dates.",
                place=who.place if isinstance(who, TextNode) else record.place("wishes"),
                labels=(Label(case.family[who].place("died"), "died", "died"),),
            )


def _doings(case: Case, after: date) -> Iterator[tuple[str, Record, PartialDate, str]]:
    """Who is said to have done something after a day: the key, the record that says so, the day, and what."""
    for event in case.events:
        if event.who is not None and _is_later(event.date, after) and event.kind not in ("death", "bereavement"):
            for key in _took_part(event):
                yield key, event, event.date, "takes part in this event"
    for visit in case.file.visits:
        if _is_later(visit.date, after):
            for key in visit.present:
                yield key, visit, visit.date, "is present at this visit"
            for who in visit.wishes:
                yield who, visit, visit.date, "is heard at this visit"
    yield from _other_doings(case)


def _other_doings(case: Case) -> Iterator[tuple[str, Record, PartialDate, str]]:
    for meeting in case.file.meetings:
        for guest in meeting.invited:
            if guest.came in ("yes", "part", "remote"):
                yield guest.who, guest, meeting.date, "comes to this meeting"
    for view in case.relationships:
        if view.seen_by is not None and view.date is not None:
            yield view.seen_by, view, view.date, "gives this view"
    for scale in case.file.scaling:
        for score in scale.scores:
            yield score.by, score, score.date, "gives this score"


def _is_later(when: PartialDate, day: date) -> bool:
    return when.earliest is not None and when.earliest > day
