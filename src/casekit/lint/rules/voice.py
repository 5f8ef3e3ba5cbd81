"""Rules on whose voice is heard: the child's own words, what came of a wish, those with parental responsibility."""

from collections.abc import Iterator
from datetime import date

from casekit.case.case import Case
from casekit.case.dates import PartialDate, uk_day
from casekit.case.meetings import Visit
from casekit.case.people import Person
from casekit.lint.context import Context
from casekit.lint.ending import ending
from casekit.lint.recorded import answered_on, dated, days, is_blank
from casekit.lint.roles import holders
from casekit.lint.rule import Remark, rule
from casekit.lint.sentences import quoted
from casekit.lint.timing import deadline
from casekit.text.finding import Severity


@rule("child-voice-stale", subject="visits", severity=Severity.WARNING, open_only=True, needs_whole_file=True)
def child_voice_stale(case: Case, context: Context) -> Iterator[Remark]:
    """There is nothing new from the child: no wish, no words, no score, no view.

    What a child wanted in spring may be the opposite of what they want in autumn. Wishes on visits, the child's view of
    an event, the summary's "your voice", scores, views of a relationship and words about a meeting count.

    Source: Solihull recording principles, paragraph 4: "specific detail of stated wishes and feelings of the child and
    young person"; Kent guidance, Suggested Case Summary Template: "how would they describe themself?"
    Flagged:
        visits: [{date: 2022-12-13, by: raul, kind: home, seen: alone, wishes: {ndela: I want to stay.}}]
        summary:
        scaling:
        relationships:
        chronology:
    Instead:
        visits: [{date: 2023-05-23, by: jemima, kind: home, seen: alone, wishes: {ndela: I want to stay.}}]
        summary:
        scaling:
        relationships:
        chronology:
    """
    child, involvement = case.child, case.file.case
    opened = involvement.opened.latest if involvement is not None and involvement.opened is not None else None
    if child is None or child.born is None or child.born.latest is None or child.born.after(context.day) is not False:
        return
    heard = list(_child_heard(case))
    if any(when is None or when.latest is None for when in heard):
        return
    past = [
        min(when.latest, context.day) for when in heard if when and when.latest and when.after(context.day) is not True
    ]
    if not past and opened is None:
        return
    since = max([*past, *([opened] if opened is not None and not past else [])])
    since = max(since, child.born.latest)
    due = deadline(context, "voice.max_age", since)
    if due.is_missed(context.day):
        ago = days((context.day - since).days)
        what = f"since {uk_day(since)}, {ago} ago" if past else f"in the {ago} since the case opened"
        yield Remark(
            answered_on("child-voice-stale", case.file),
            f"Nothing is recorded in {case.child_name}'s own words {what} ({due.expected}).",
            f"Nothing is recorded in the child's own words for {ago} ({due.expected}).",
            "Ask what they want and how they feel; write it down in their words (a visit's `wishes`).",
            place=case.file.place("child"),
        )


@rule(
    "child-not-heard-before-closure",
    subject="visits",
    severity=Severity.WARNING,
    needs_whole_file=True,
    about=("case.closed",),
)
def child_not_heard_before_closure(case: Case, context: Context) -> Iterator[Remark]:
    """The case closed, or is about to, and nothing says what the child thought shortly before.

    The end is a decision about the child like any other: somebody asks how it is now, what they are glad of and what
    they are afraid of, and tells them whom to go to. What counts is what `child-voice-stale` counts.

    Source: Solihull recording principles, paragraph 4: "specific detail of stated wishes and feelings of the child and
    young person".
    Flagged:
        case:
          opened: 2022-11-03
          closed: {date: 2023-06-01, reason: The plan has worked.}
        visits: [{date: 2023-03-13, by: raul, kind: home, seen: alone, wishes: {ndela: I want to stay.}}]
        summary:
        scaling:
        relationships:
        chronology:
    Instead:
        case:
          opened: 2022-11-03
          closed: {date: 2023-06-01, reason: The plan has worked.}
        visits: [{date: 2023-05-23, by: raul, kind: home, seen: alone, wishes: {ndela: I am glad it is over.}}]
        summary:
        scaling:
        relationships:
        chronology:
    """
    end, child = ending(case, context), case.child
    if end is None or end.day is None or child is None or child.has_died:
        return
    if child.born is None or child.born.after(end.day) is not False:
        return
    for when in _child_heard(case):
        if when is None or when.latest is None or context.policy.due_after("closure.last_word", when.latest) >= end.day:
            return
    expected = context.policy.expectation("closure.last_word")
    yield Remark(
        end.carrier("child-not-heard-before-closure", case.file),
        f"{end.words}, and nothing says what {case.child_name} thought of it shortly before ({expected}).",
        f"{end.public}, and nothing says what the child thought of it shortly before ({expected}).",
        "Ask how it is now and whom they will go to; write it down in their words (a visit’s `wishes`).",
        place=end.place(case.file.place("child")),
    )


def _child_heard(case: Case) -> Iterator[PartialDate | None]:
    """When the child's own words were kept; `None` for words without a date."""
    key = case.child_key
    for visit in case.file.visits:
        if key in visit.wishes:
            yield visit.date
    for event in case.events:
        if event.child_view or (event.responses is not None and event.responses.child):
            yield event.date
    for scale in case.file.scaling:
        yield from (score.date for score in scale.scores if score.by == key)
    yield from (one.date for one in case.relationships if one.seen_by == key)
    yield from (one.date for one in case.file.meetings if any(said.by == key for said in one.feedback))
    if case.file.summary is not None and not is_blank(case.file.summary, "your_voice"):
        yield case.file.summary.updated


@rule(
    "wish-without-response",
    subject="visits",
    severity=Severity.WARNING,
    open_only=True,
    many="{count} wishes of the child have no answer on record.",
    about=("visits.*.wishes",),
)
def wish_without_response(case: Case, context: Context) -> Iterator[Remark]:
    """The child said what they want, and nothing says what came of it, or why it cannot be.

    A child who is asked again and again, and never hears back, stops answering. "We could not, because" is an answer.

    Source: Norfolk, Frequently Asked Questions: "they will need to be helped to understand if there are things that
    can't happen and why".
    Flagged:
        visits: [{date: 2023-05-02, by: jemima, kind: home, seen: alone, wishes: {ndela: I want to see Dad.}}]
    Instead:
        visits:
          - date: 2023-05-02
            by: jemima
            kind: home
            seen: alone
            wishes: {ndela: I want to see Dad.}
            answered: {ndela: Moussa comes every Saturday.}
    """
    opened = case.file.case.opened if case.file.case is not None else None
    for visit in case.file.visits:
        wish = visit.wishes.get(case.child_key)
        if wish is None or not wish.strip() or visit.date.latest is None or case.child_key in visit.answered:
            continue
        if (opened is not None and visit.date.before(opened) is True) or _could_not_be_read(visit):
            continue
        due = deadline(context, "voice.answered_within", visit.date.latest)
        if due.is_missed(context.day):
            yield Remark(
                visit,
                f"Nothing says what came of {case.child_name}'s wish {dated(visit.date)}: {quoted(wish)} "
                f"({due.expected}).",
                f"The child said what they want, and nothing says what came of it ({due.expected}).",
                "Tell the child what was done, or why it cannot be; add it under `answered`.",
                place=wish.place,
            )


def _could_not_be_read(visit: Visit) -> bool:
    return visit.answered == {} and not is_blank(visit, "answered")


@rule(
    "pr-adult-views-missing",
    subject="visits",
    severity=Severity.WARNING,
    open_only=True,
    needs_whole_file=True,
    many="{count} people with parental responsibility have not been heard for longer than expected.",
)
def pr_adult_views_missing(case: Case, context: Context) -> Iterator[Remark]:
    """Somebody with parental responsibility has not been seen, heard or asked for long, as far as the file says.

    Often it is the father. He has the same right to be asked and the same duty to the child, and nobody knows what he
    would say. Visits, meetings, what was shown to them, what they told us and their views of relationships count.

    Source: Solihull recording principles, paragraph 4: "adults who have Parental Responsibility and care for them,
    includes specific detail of stated wishes and feelings of the child and young person and adult with Parental
    Responsibility".
    Flagged:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          aino: {name: Aino Rae, born: 1981-02-10, parental_responsibility: yes}
        meetings:
        relationships:
        genogram:
    Instead:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          aino: {name: Aino Rae, born: 1981-02-10, parental_responsibility: yes}
        meetings: [{date: 2023-05-09, kind: family-network, invited: [{who: aino, came: yes}]}]
        relationships:
        genogram:
    """
    involvement = case.file.case
    opened = involvement.opened.latest if involvement is not None and involvement.opened is not None else None
    people = list(holders(case, context.day))
    heard = _last_heard(case, {person.key for person in people}, context.day) if people else {}
    for person in people:
        if person.contact is not None and person.contact.kind == "none":
            continue
        last = heard.get(person.key)
        since = max((day for day in (last, opened, _from(person)) if day is not None), default=None)
        if since is None:
            continue
        due = deadline(context, "voice.max_age", since)
        if due.is_missed(context.day):
            ago = days((context.day - since).days)
            when = f"since {uk_day(since)}, {ago} ago" if last == since else f"in the {ago} since {uk_day(since)}"
            yield Remark(
                person,
                f"Nothing is recorded from {case.name_of(person.key)}, who has parental responsibility, {when} "
                f"({due.expected}).",
                f"Nothing is recorded from somebody with parental responsibility for {ago} ({due.expected}).",
                "See or ring them, and write down what they wish; if they must not be asked, say why (`allow`).",
                place=person.place("name" if person.name else "parental_responsibility"),
            )


def _from(person: Person) -> date | None:
    held = person.parental_responsibility
    return held.from_.latest if held is not None and held.from_ is not None else None


def _last_heard(case: Case, keys: set[str], day: date) -> dict[str, date]:
    """The last day on which each of some people can have been seen, heard or asked, by key."""
    found: dict[str, date] = {}
    for key, when in _contacts(case):
        if key in keys and when is not None and when.after(day) is not True:
            found[key] = max(found.get(key, date.min), min(when.latest or day, day))
    return found


def _contacts(case: Case) -> Iterator[tuple[str, PartialDate | None]]:
    """Everything that shows that somebody was seen, heard, told or asked, and when."""
    file = case.file
    for visit in file.visits:
        yield from ((str(key), visit.date) for key in (*visit.present, *visit.wishes))
    for meeting in file.meetings:
        yield from ((str(one.who), meeting.date) for one in meeting.invited if one.came in {"yes", "part", "remote"})
        yield from ((str(one.who), one.explored) for one in meeting.invited)
        yield from ((key, meeting.date) for key, answer in meeting.consent.items() if answer != "not-asked")
        yield from ((str(said.by), meeting.date) for said in meeting.feedback if said.by)
        yield from ((str(key), meeting.date) for key in meeting.plan_shared_with)
    for conference in file.case.conferences if file.case is not None else ():
        yield from ((str(key), conference.date) for key in conference.attended)
    for decision in file.decisions:
        yield from decision.told.items()
    for scale in file.scaling:
        yield from ((str(score.by), score.date) for score in scale.scores)
    yield from ((str(one.seen_by), one.date) for one in case.relationships if one.seen_by)
    for event in case.events:
        if event.source is not None and event.source.who:
            yield str(event.source.who), event.source.received or event.date
    for part in (file.chronology, file.summary, file.safety_plan):
        yield from ((str(one.with_), one.date) for one in (part.shared if part is not None else ()))
    if file.mapping is not None:
        yield from ((str(key), file.mapping.date) for key in file.mapping.with_)
    if file.genogram is not None:
        yield from ((str(key), file.genogram.reviewed or file.genogram.made) for key in file.genogram.with_)
        for session in file.genogram.sessions:
            yield from ((str(key), session.date) for key in session.with_)
    for told in file.words_and_pictures:
        yield from ((str(key), told.date) for key in told.with_)
