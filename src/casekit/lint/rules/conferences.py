"""Rules on child protection conferences: when they are held, the plan that begins there, the report to the family."""

from collections.abc import Iterator
from typing import Final

from casekit.case.case import Case
from casekit.case.dates import for_people, uk_day
from casekit.lint.context import Context
from casekit.lint.plan_starts import plans_apart
from casekit.lint.recorded import answered_on, days
from casekit.lint.rule import Remark, rule
from casekit.lint.timing import begun, conferences, deadline, newest, running
from casekit.policy.working_days import is_working_day
from casekit.text.finding import Label, Severity

PROTECTION: Final = frozenset({"child-protection"})
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@rule(
    "review-conference-late",
    subject="meetings",
    severity=Severity.ERROR,
    plans=PROTECTION,
    open_only=True,
    needs_whole_file=True,
)
def review_conference_late(case: Case, context: Context) -> Iterator[Remark]:
    """A review conference is overdue for a child with a child protection plan.

    The review asks whether the child is safer, and whether the plan should go on. The first is due three months after
    the first conference, later ones every six months. Where no conference is in the file it is counted from the
    beginning of the plan.

    Source: Sheffield and Greater Manchester procedures, Child protection review conferences; London procedures 4.1.22,
    as quoted by Bromley: "at intervals of not more than six months".
    Flagged:
        case:
          plans: [{plan: child-protection, from: 2023-03-01}]
          conferences: [{kind: icpc, date: 2023-03-01}]
    Instead:
        case:
          plans: [{plan: child-protection, from: 2023-03-01}]
          conferences: [{kind: icpc, date: 2023-03-01}, {kind: rcpc, date: 2023-05-30}]
    """
    plan = running(context, "child-protection")
    if plan is None:
        return
    held = newest(conferences(case, context.day))
    reviewed = [one for one in conferences(case, context.day, ("rcpc",)) if one.by >= begun(case, plan)]
    key = "cp.review_conference_interval" if reviewed else "cp.first_review_conference"
    since = max(held.by, plan.since) if held is not None else plan.since
    due = deadline(context, key, since)
    if due.is_missed(context.day):
        what = "the last conference was on" if held is not None and held.by == since else "the plan began on"
        record = held.record if held is not None and held.by == since else plan.plan
        yield Remark(
            answered_on("review-conference-late", record, plan.plan),
            f"The review conference {due.words(context.day)}; {what} {uk_day(since)}.",
            f"The review conference {due.public(context.day)}.",
            "Set a day with the chair, and record why it is late (`allow`); add the conference if it was held.",
            place=record.place("date" if record is not plan.plan else "from"),
        )


@rule(
    "prebirth-meeting-late",
    subject="meetings",
    severity=Severity.WARNING,
    plans=PROTECTION,
    open_only=True,
    needs_whole_file=True,
)
def prebirth_meeting_late(case: Case, context: Context) -> Iterator[Remark]:
    """A baby with a plan made before the birth was born, and no core group or conference followed in time.

    The plan was made for a baby whom nobody had met, often to begin in a hospital ward. Ten days are allowed, twenty
    where the mother is not well enough; between the two it is advice.

    Source: London procedures 4.1.22, as quoted by Bromley: a core group or conference within ten days of the birth, 20
    where the mother is not well enough.
    Flagged:
        family:
          ndela: {name: Ndéla Rae, born: 2023-05-20}
        case:
          plans: [{plan: child-protection, from: 2023-04-12}]
        meetings:
    Instead:
        family:
          ndela: {name: Ndéla Rae, born: 2023-05-20}
        case:
          plans: [{plan: child-protection, from: 2023-04-12}]
        meetings: [{date: 2023-05-26, kind: core-group}]
    """
    plan, child = running(context, "child-protection"), case.child
    if plan is None or child is None or child.born is None or child.born.latest is None:
        return
    born, birth = child.born, child.born.latest
    if plan.plan.from_ is None or plan.plan.from_.before(born) is not True or born.after(context.day) is not False:
        return
    core_groups = (one.date for one in case.file.meetings if one.kind == "core-group")
    held = [*core_groups, *(one.when for one in conferences(case, context.day))]
    held += [event.date for event in case.events if event.kind == "core-group"]
    after = [when.earliest for when in held if when.before(born) is not True and when.after(context.day) is not True]
    if None in after:
        return
    first = min((day for day in after if day is not None), default=context.day)
    limit = deadline(context, "cp.prebirth_meeting_after_birth", birth)
    longest = deadline(context, "cp.prebirth_meeting_mother_unwell", birth)
    if limit.is_missed(first):
        late = longest.is_missed(first)
        due = longest if late else limit
        held_on = f"the first was on {uk_day(first)}" if after else "none is recorded yet"
        yield Remark(
            answered_on("prebirth-meeting-late", plan.plan, case.file),
            f"{case.child_name} was born on {for_people(born)}; a core group or conference was due by "
            f"{uk_day(due.due)} ({due.expected}), and {held_on}.",
            f"A core group or conference was due soon after the birth ({due.expected}), and was late.",
            "Meet, and look at the plan again with the baby there; if the mother was unwell, say so (`allow`).",
            place=child.place("born"),
            severity=None if late else Severity.ADVICE,
        )


@rule(
    "conference-report-late-to-family",
    subject="meetings",
    severity=Severity.WARNING,
    open_only=True,
    many="{count} reports reached the family too late before the conference.",
)
def conference_report_late_to_family(case: Case, context: Context) -> Iterator[Remark]:
    """The family received the report to a conference later than it should have.

    A parent who reads in the corridor what is said about them cannot answer it in the room.

    Source: East Riding, Attending a child protection conference: "at least 48 hours in advance" of the first, and "3
    working days before" a review conference.
    Flagged:
        case:
          conferences: [{kind: rcpc, date: 2023-05-30, report: {sent_to_family_on: 2023-05-29}}]
    Instead:
        case:
          conferences: [{kind: rcpc, date: 2023-05-30, report: {sent_to_family_on: 2023-05-22}}]
    """
    for conference in case.file.case.conferences if case.file.case is not None else ():
        sent = conference.report.sent_to_family_on if conference.report is not None else None
        if conference.report is None or sent is None or sent.earliest is None or conference.date.latest is None:
            continue
        review = conference.kind == "rcpc"
        key = "cp.report_before_review_conference" if review else "cp.report_before_first_conference"
        due = deadline(context, key, sent.earliest)
        if due.due > conference.date.latest:
            yield Remark(
                conference,
                f"The family got the report on {for_people(sent)}, too late before the conference of "
                f"{for_people(conference.date)} ({due.expected}).",
                f"The family got the report too late before the conference ({due.expected}).",
                "Next time send it earlier; ask the family whether they had time to read it, and say so.",
                place=conference.report.place("sent_to_family_on"),
            )


@rule("conference-on-non-working-day", subject="meetings", severity=Severity.WARNING)
def conference_on_non_working_day(case: Case, context: Context) -> Iterator[Remark]:
    """A conference is dated on a weekend or a bank holiday.

    Conferences are hardly ever held then; the date is more likely a slip, and every later one is counted from it.

    Source: Department for Education, children in need census: check of the date of the initial conference; Kent
    guidance, The Importance of Chronologies: "any apparent contradictions or obvious mistakes".
    Flagged:
        case:
          conferences: [{kind: icpc, date: 2023-05-06}]
    Instead:
        case:
          conferences: [{kind: icpc, date: 2023-05-05}]
    """
    for conference in case.file.case.conferences if case.file.case is not None else ():
        day = conference.date.day
        if day is not None and not is_working_day(day):
            weekday = _DAYS[day.weekday()]
            what = f"a {weekday}" if day.weekday() >= 5 else f"a bank holiday ({weekday})"
            yield Remark(
                conference,
                f"The conference of {uk_day(day)} falls on {what}.",
                "A conference falls on a weekend or a bank holiday.",
                "Check the date.",
                "date",
            )


@rule(
    "cp-plan-start-not-icpc-date",
    subject="meetings",
    severity=Severity.WARNING,
    about=("case.conferences.*.kind=icpc",),
)
def cp_plan_start_not_icpc_date(case: Case, context: Context) -> Iterator[Remark]:
    """A child protection plan begins on another day than the conference that decided it.

    The plan begins on the day of the conference. Two different days in one file mean that one is wrong, and the dates
    of core groups and reviews with it. Only a first conference within a month of the beginning is compared.

    Source: Department for Education, children in need census, check 2885; Kent guidance, The Importance of
    Chronologies: "any apparent contradictions or obvious mistakes".
    Flagged:
        case:
          plans: [{plan: child-protection, from: 2023-05-09}]
          conferences: [{kind: icpc, date: 2023-05-02}]
    Instead:
        case:
          plans: [{plan: child-protection, from: 2023-05-02}]
          conferences: [{kind: icpc, date: 2023-05-02}]
    """
    involvement = case.file.case
    if involvement is None:
        return
    for plan, conference, apart in plans_apart(involvement):
        assert plan.from_ is not None
        yield Remark(
            answered_on("cp-plan-start-not-icpc-date", plan, conference),
            f"The plan begins on {for_people(plan.from_)}, the conference was on {for_people(conference.date)}.",
            f"The plan begins {days(apart)} away from the conference that decided it.",
            "Check both dates; the plan begins on the day of the conference.",
            place=plan.place("from"),
            labels=(Label(conference.place("date"), "the conference", "the conference"),),
        )


@rule(
    "cp-plan-same-day-start-end",
    subject="meetings",
    severity=Severity.ERROR,
    about=("case.plans.*.plan=child-protection",),
)
def cp_plan_same_day_start_end(case: Case, context: Context) -> Iterator[Remark]:
    """A child protection plan begins and ends on the same day.

    A conference that decides on no plan begins none. A plan of one day stands in the child's record as if there had
    been one.

    Source: Department for Education, children in need census, check 8840.
    Flagged:
        case:
          plans: [{plan: child-protection, from: 2023-05-02, to: 2023-05-02}]
    Instead:
        case:
          plans: [{plan: child-protection, from: 2023-05-02}]
    """
    for plan in case.file.case.plans if case.file.case is not None else ():
        if plan.plan != "child-protection" or plan.from_ is None or plan.to is None:
            continue
        if plan.from_.same_day(plan.to) is True:
            message = f"A child protection plan begins and ends on one day, {for_people(plan.from_)}."
            public = "A child protection plan begins and ends on one day."
            yield Remark(plan, message, public, "Check both dates; take the plan out if there was none.", "to")
