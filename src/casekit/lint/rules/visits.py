"""Rules on visits: how often, alone or not, what the child and the parents said, and when it was written up."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from casekit.case.case import Case
from casekit.case.dates import for_people, uk_day
from casekit.case.meetings import Visit
from casekit.lint.context import Context
from casekit.lint.happened import visit_took_place
from casekit.lint.recorded import answered_on, dated, days, is_blank
from casekit.lint.roles import child_is_at_least, holders
from casekit.lint.rule import Remark, rule
from casekit.lint.sentences import counted, listed
from casekit.lint.timing import Done, deadline, done, meetings, running
from casekit.text.finding import Label, Severity

_AT_HOME: Final = frozenset({"home", "placement"})
_INFANT: Final = 3


def visits_under(case: Case, context: Context, *plans: str) -> list[Done]:
    """The visits made since a plan began, from the first to the last; none where the child is not surely on one."""
    plan = running(context, *plans)
    if plan is None:
        return []
    return [one for one in _in_order(case, context.day) if one.by >= plan.since]


def _in_order(case: Case, day: date) -> list[Done]:
    return sorted(done(case.file.visits, day), key=lambda one: (one.by, one.when.sort_key))


def _visits(found: list[Done]) -> list[Visit]:
    return [one.record for one in found if isinstance(one.record, Visit)]


@rule(
    "child-not-seen-alone",
    subject="visits",
    severity=Severity.WARNING,
    plans=frozenset({"child-protection", "child-in-need"}),
    open_only=True,
    needs_whole_file=True,
)
def child_not_seen_alone(case: Case, context: Context) -> Iterator[Remark]:
    """The child was not seen alone on the last visits, and nothing says why.

    With a parent in the room a child says what the parent can hear. A reason (`why`) on one of the visits is an answer.
    Visits that do not say how the child was seen count as alone.

    Source: Southwark, monitoring visits: "on their own on at least alternate occasions".
    Flagged:
        case:
          plans: [{plan: child-in-need, from: 2023-04-07}]
        visits:
          - {date: 2023-05-02, by: jemima, kind: home, seen: with-others}
          - {date: 2023-06-06, by: jemima, kind: home, seen: with-others}
    Instead:
        case:
          plans: [{plan: child-in-need, from: 2023-04-07}]
        visits:
          - {date: 2023-05-02, by: jemima, kind: home, seen: with-others}
          - {date: 2023-06-06, by: jemima, kind: school, seen: alone}
    """
    most = context.policy.length("cp.seen_alone_every").number
    made = [
        one
        for one in _visits(visits_under(case, context, "child-protection", "child-in-need"))
        if one.seen != "not-seen"
    ]
    last = made[-most:]
    if len(last) < most or not all(one.seen == "with-others" and is_blank(one, "why") for one in last):
        return
    if child_is_at_least(case, context, "visit.seen_alone_from", last[0].date.earliest or context.day):
        expected = context.policy.expectation("cp.seen_alone_every").replace(": ", ": once in ", 1)
        yield Remark(
            answered_on("child-not-seen-alone", *reversed(last)),
            f"{case.child_name} was not seen alone on the last {counted(len(last), 'visit')}, and nothing says why "
            f"({expected}).",
            f"The child was not seen alone on the last {counted(len(last), 'visit')} ({expected}).",
            "See the child alone next time; say why it was not possible as `why`.",
            place=last[-1].place("seen"),
        )


@rule(
    "bedroom-not-seen",
    subject="visits",
    severity=Severity.ADVICE,
    plans=frozenset({"child-protection"}),
    open_only=True,
    needs_whole_file=True,
)
def bedroom_not_seen(case: Case, context: Context) -> Iterator[Remark]:
    """The child's bedroom was not seen on the last visits to the home, as far as these say.

    A bed without a mattress, a lock on the outside, a room for somebody else: it is seen only by looking. A reason
    (`why`) on one of the visits is an answer.

    Source: Southwark and Central Bedfordshire, monitoring visits: the bedroom is seen on at least alternate visits.
    Flagged:
        case:
          plans: [{plan: child-protection, from: 2023-04-07}]
        visits:
          - {date: 2023-06-02, by: jemima, kind: home, seen: alone}
          - {date: 2023-06-13, by: jemima, kind: home, seen: alone}
    Instead:
        case:
          plans: [{plan: child-protection, from: 2023-04-07}]
        visits:
          - {date: 2023-06-02, by: jemima, kind: home, seen: alone}
          - {date: 2023-06-13, by: jemima, kind: home, seen: alone, bedroom: yes}
    """
    most = context.policy.length("cp.bedroom_seen_every").number
    at_home = [one for one in _visits(visits_under(case, context, "child-protection")) if one.kind in _AT_HOME]
    last = [one for one in at_home if one.seen != "not-seen"][-most:]
    if len(last) == most and all(one.bedroom != "yes" and is_blank(one, "why") for one in last):
        expected = context.policy.expectation("cp.bedroom_seen_every").replace(": ", ": once in ", 1)
        seen = f"The last {counted(len(last), 'visit')} to the home do not say that the bedroom was seen"
        message = f"{seen} ({expected})."
        help = "Ask the child to show it next time; add `bedroom: yes`."
        yield Remark(
            answered_on("bedroom-not-seen", *reversed(last)), message, message, help, place=last[-1].place("kind")
        )


@rule("several-unsuccessful-visits", subject="visits", severity=Severity.WARNING, open_only=True, needs_whole_file=True)
def several_unsuccessful_visits(case: Case, context: Context) -> Iterator[Remark]:
    """The child was not seen on several visits running.

    A closed door twice is a message. Supervision, a strategy meeting or a decision since then shows that somebody has
    thought about what it means.

    Source: Walsall, Child in need plan: where a child is not seen, the manager is told and a new visit is made; the
    number of visits is casekit's own default.
    Flagged:
        meetings:
        visits:
          - {date: 2023-05-23, by: jemima, kind: home, seen: not-seen, why: Nobody opened.}
          - {date: 2023-06-06, by: jemima, kind: home, seen: not-seen, why: Nobody opened.}
    Instead:
        meetings:
        visits:
          - {date: 2023-05-23, by: jemima, kind: home, seen: not-seen, why: Nobody opened.}
          - {date: 2023-06-06, by: jemima, kind: school, seen: alone}
    """
    running_out = []
    for visit in reversed(_visits(_in_order(case, context.day))):
        if visit.seen != "not-seen":
            break
        running_out.append(visit)
    if len(running_out) < context.policy.length("visit.unsuccessful_running").number:
        return
    last = running_out[0]
    thought_of = [*meetings(case, context.day, {"supervision", "strategy"}), *done(case.file.decisions, context.day)]
    if any(one.when.before(last.date) is not True for one in thought_of):
        return
    count = counted(len(running_out), "visit")
    yield Remark(
        answered_on("several-unsuccessful-visits", *running_out),
        f"{case.child_name} was not seen on the last {count}, from {for_people(running_out[-1].date)} on.",
        f"The child was not seen on the last {count}.",
        "Tell your manager, and decide together what it means and how the child will be seen; add the decision.",
        place=last.place("seen"),
        labels=tuple(Label(one.place("seen"), "not seen", "not seen") for one in running_out[1:]),
    )


@rule(
    "visit-without-wishes-and-feelings",
    subject="visits",
    severity=Severity.WARNING,
    open_only=True,
    needs_whole_file=True,
    many="{count} visits do not say what the child, or a parent who was there, wishes and feels.",
)
def visit_without_wishes_and_feelings(case: Case, context: Context) -> Iterator[Remark]:
    """A visit does not say what the child, or somebody with parental responsibility who was there, wishes and feels.

    A visit on which the child was seen and nothing of what they said was kept is a visit to the parents. For a child
    under three, notes of what was seen are an answer.

    Source: Solihull recording principles, paragraph 4: "specific detail of stated wishes and feelings of the child and
    young person and adult with Parental Responsibility".
    Flagged:
        visits: [{date: 2023-06-06, by: jemima, kind: school, seen: alone}]
    Instead:
        visits: [{date: 2023-06-06, by: jemima, kind: school, seen: alone, wishes: {ndela: I want to stay.}}]
    """
    opened = case.file.case.opened if case.file.case is not None else None
    for one in done(case.file.visits, context.day):
        visit = one.record
        if not isinstance(visit, Visit) or (opened is not None and visit.date.before(opened) is True):
            continue
        if visit.wishes == {} and not is_blank(visit, "wishes"):
            continue
        missing = []
        if visit.seen in {"alone", "with-others"} and case.child_key not in visit.wishes:
            infant = case.child is not None and not _is_at_least(case, one.by, _INFANT)
            if not (infant and not is_blank(visit, "notes")):
                missing.append((case.child_name, "the child"))
        there = {str(key) for key in visit.present}
        for person in holders(case, one.by) if there else ():
            if person.key in there and person.key not in visit.wishes:
                missing.append((case.name_of(person.key), "a parent who was there"))
        if missing:
            yield Remark(
                visit,
                f"The visit {dated(visit.date)} does not say what {listed([name for name, _ in missing], 'or')} "
                "wishes and feels.",
                f"A visit does not say what {listed(sorted({who for _, who in missing}), 'or')} wishes and feels.",
                "Add it under `wishes`, in their own words; for a small child, what you saw, under `notes`.",
                "date",
            )


def _is_at_least(case: Case, day: date, years: int) -> bool:
    born = case.child.born if case.child is not None else None
    return born is not None and born.latest is not None and (day - born.latest).days >= years * 365.25


@rule(
    "contact-nature-or-frequency-missing",
    subject="visits",
    severity=Severity.WARNING,
    open_only=True,
    needs_whole_file=True,
    many="{count} visits do not say who visited, or where and how.",
)
def contact_nature_or_frequency_missing(case: Case, context: Context) -> Iterator[Remark]:
    """A visit does not say who visited, or where and how.

    Seen at home, at school or on a telephone is not the same, and the next worker needs to know whom to ask. How often
    contact is had can be seen from the dates.

    Source: Solihull recording principles, paragraph 4: "the nature and frequency of contact that is had with the child
    and young person".
    Flagged:
        visits: [{date: 2023-06-06, seen: alone}]
    Instead:
        visits: [{date: 2023-06-06, by: jemima, kind: school, seen: alone}]
    """
    for visit in case.file.visits:
        if visit.date.after(context.day) is True or not (visit_took_place(visit) or visit.date.before(context.day)):
            continue
        missing = [
            words for field, words in (("by", "who visited"), ("kind", "where or how")) if is_blank(visit, field)
        ]
        if missing:
            yield Remark(
                visit,
                f"The visit {dated(visit.date)} does not say {listed(missing, 'or')}.",
                f"A visit does not say {listed(missing, 'or')}.",
                "Add `by`, and `kind` (home, school, placement, virtual …).",
                "date",
            )


@rule(
    "recorded-late",
    subject="visits",
    severity=Severity.WARNING,
    open_only=True,
    many="{count} visits were written up later than the authority expects.",
)
def recorded_late(case: Case, context: Context) -> Iterator[Remark]:
    """A visit was written up later than the authority expects.

    After a week one remembers what one thinks, not what was said. And until it is written, nobody else knows it.

    Source: Solihull recording principles, paragraph 1: "Clear, contemporaneous and accurate records"; Liverpool, Visits
    to children supported through a child protection plan: two working days.
    Flagged:
        visits: [{date: 2023-06-06, by: jemima, kind: school, seen: alone, recorded: 2023-06-19}]
    Instead:
        visits: [{date: 2023-06-06, by: jemima, kind: school, seen: alone, recorded: 2023-06-08}]
    """
    for visit in case.file.visits:
        written = visit.recorded
        if written is None or written.earliest is None or visit.date.latest is None:
            continue
        due = deadline(context, "recording.visit", visit.date.latest)
        if due.is_missed(written.earliest):
            after = days((written.earliest - visit.date.latest).days)
            yield Remark(
                visit,
                f"The visit {dated(visit.date)} was written up {after} later; "
                f"it was due by {uk_day(due.due)} ({due.expected}).",
                f"A visit was written up {after} later ({due.expected}).",
                "Write it up the same or the next day; say here why it was late (`allow`), if there was a reason.",
                "recorded",
            )
