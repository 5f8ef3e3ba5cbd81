"""Rules on the time that referrals, assessments and section 47 enquiries take."""

from collections.abc import Iterator

from casekit.case.case import Case
from casekit.case.dates import for_people, uk_day
from casekit.case.involvement import Assessment, Conference, Involvement, Referral, Section47
from casekit.lint.context import Context
from casekit.lint.recorded import answered_on, dated, days, is_blank, lacks
from casekit.lint.rule import Remark, rule
from casekit.lint.timing import deadline
from casekit.policy.working_days import working_days_between
from casekit.text.finding import Label, Severity


@rule(
    "referral-decision-late",
    subject="meetings",
    severity=Severity.WARNING,
    open_only=True,
    many="{count} referrals were decided late, or are not decided yet.",
)
def referral_decision_late(case: Case, context: Context) -> Iterator[Remark]:
    """It took longer than it should to decide what to do about a referral, or nothing is decided yet.

    Somebody was worried enough about a child to ring. Until it is decided what happens, nothing happens.

    Source: Working Together to Safeguard Children, as restated by the Tees procedures: a decision within one
    working day of the referral.
    Flagged:
        case:
          referrals: [{date: 2023-06-01, reason: A bruise seen at school., decision: Assess., decided_on: 2023-06-06}]
    Instead:
        case:
          referrals: [{date: 2023-06-01, reason: A bruise seen at school., decision: Assess., decided_on: 2023-06-02}]
    """
    for referral in case.file.case.referrals if case.file.case is not None else ():
        if referral.date.latest is None:
            continue
        due = deadline(context, "referral.decision", referral.date.latest)
        decided = referral.decided_on
        if decided is not None and decided.after(due.due) is True and decided.earliest is not None:
            late = f"{days((decided.earliest - due.due).days)} late ({due.expected})"
            yield Remark(
                referral,
                f"The referral {dated(referral.date)} was to be decided by {uk_day(due.due)}; "
                f"it was decided {late}, on {for_people(decided)}.",
                f"A referral was decided {late}.",
                "Check both dates; if it is so, record the reason (`allow`).",
                "decided_on",
            )
        elif case.complete and due.is_missed(context.day) and _is_undecided(referral):
            yield Remark(
                referral,
                f"Nothing is decided about the referral {dated(referral.date)}; a decision {due.words(context.day)}.",
                f"Nothing is decided about a referral; a decision {due.public(context.day)}.",
                "Add `decision` and `decided_on`, and `why`.",
                "date",
            )


def _is_undecided(referral: Referral) -> bool:
    return lacks(referral, "decided_on") and is_blank(referral, "decision") and is_blank(referral, "outcome")


@rule(
    "assessment-late",
    subject="meetings",
    severity=Severity.WARNING,
    open_only=True,
    many="{count} assessments took longer than they should, or are still going on.",
)
def assessment_late(case: Case, context: Context) -> Iterator[Remark]:
    """A social work assessment takes longer than the national limit, or any assessment longer than its own due date.

    The limit counts from the referral. Which referral led to it is not always in the file, so it is counted here from
    the start of the assessment: what is late from there is late in any case.

    Source: Working Together to Safeguard Children, as restated by the SpeakCase guide to timescales: 45 working days
    from the referral; Department for Education, children in need census, check 8670Q.
    Flagged:
        case:
          assessments: [{type: social-work, start: 2023-03-01}]
    Instead:
        case:
          assessments: [{type: social-work, start: 2023-03-01, completed: 2023-05-03}]
    """
    for assessment in case.file.case.assessments if case.file.case is not None else ():
        if assessment.start.latest is None or (assessment.completed is None and assessment.says("completed")):
            continue
        if assessment.type == "social-work" and (remark := _beyond_limit(assessment, context)) is not None:
            yield remark
        elif assessment.due is not None and assessment.due.latest is not None:
            ended = assessment.completed.earliest if assessment.completed is not None else context.day
            late = (ended - assessment.due.latest).days if ended is not None else 0
            if late > 0:
                so_far = "" if assessment.completed is not None else " and is not marked as completed"
                yield Remark(
                    assessment,
                    f"This assessment was due by {for_people(assessment.due)}: {days(late)} late{so_far}.",
                    f"An assessment is {days(late)} late{so_far}.",
                    "Finish it, or agree a new day and record why (`allow`).",
                    "due",
                )


def _beyond_limit(assessment: Assessment, context: Context) -> Remark | None:
    start = assessment.start.latest
    assert start is not None
    due = deadline(context, "assessment.max", start)
    ended = assessment.completed.earliest if assessment.completed is not None else context.day
    if ended is None or ended <= due.due:
        return None
    took = f"{working_days_between(start, ended)} working days"
    verb = "took" if assessment.completed is not None else "has taken"
    return Remark(
        assessment,
        f"The assessment of {for_people(assessment.start)} {verb} {took} from its start; "
        f"it was to be finished by {uk_day(due.due)} ({due.expected}).",
        f"An assessment {verb} {took} from its start ({due.expected}).",
        "Finish it, or record why it needs longer (`allow`): what is still to be found out, and who agreed.",
        "completed" if assessment.completed is not None else "start",
    )


@rule(
    "icpc-late",
    subject="meetings",
    severity=Severity.ERROR,
    open_only=True,
    many="{count} first child protection conferences were later than the limit.",
    about=("case.conferences.*.kind=icpc",),
)
def icpc_late(case: Case, context: Context) -> Iterator[Remark]:
    """The first child protection conference was held later after the strategy discussion than the national limit.

    Between the two the child lives with a danger that is thought to be serious, and with no plan. The conference is
    counted from the newest strategy discussion before it.

    Source: Solihull, Initial child protection conferences: within 15 working days of the strategy discussion;
    Department for Education, children in need census, check 8675Q.
    Flagged:
        case:
          s47: [{strategy_date: 2023-05-02}]
          conferences: [{kind: icpc, date: 2023-05-31}]
    Instead:
        case:
          s47: [{strategy_date: 2023-05-02}]
          conferences: [{kind: icpc, date: 2023-05-23}]
    """
    involvement = case.file.case
    if involvement is None:
        return
    for conference in involvement.conferences:
        if conference.kind == "icpc" and conference.date.after(context.day) is not True:
            enquiry = _enquiry_before(involvement, conference)
            held = conference.date.earliest
            if enquiry is None or enquiry.strategy_date is None or enquiry.strategy_date.latest is None or held is None:
                continue
            start = enquiry.strategy_date.latest
            due = deadline(context, "cp.icpc_from_strategy", start)
            if due.is_missed(held):
                count = f"{working_days_between(start, held)} working days after the strategy discussion"
                yield Remark(
                    answered_on("icpc-late", conference, enquiry),
                    f"The conference of {for_people(conference.date)} was {count} of {uk_day(start)}; "
                    f"it was due by {uk_day(due.due)} ({due.expected}).",
                    f"The first conference was {count} ({due.expected}).",
                    "Check both dates; if it is so, record who agreed, and how the child was kept safe (`allow`).",
                    place=conference.place("date"),
                    labels=(Label(enquiry.place("strategy_date"), "the discussion", "the discussion"),),
                )


def _enquiry_before(involvement: Involvement, conference: Conference) -> Section47 | None:
    """The enquiry whose strategy discussion was the last before a conference; none where a date leaves that open."""
    found: Section47 | None = None
    for enquiry in involvement.s47:
        when = enquiry.strategy_date
        if when is None:
            if enquiry.says("strategy_date") or enquiry.start is not None:
                return None
        elif when.after(conference.date) is None:
            return None
        elif when.after(conference.date) is False and _is_later(enquiry, found):
            found = enquiry
    return found


def _is_later(enquiry: Section47, found: Section47 | None) -> bool:
    if found is None or found.strategy_date is None or enquiry.strategy_date is None:
        return True
    return enquiry.strategy_date.sort_key > found.strategy_date.sort_key


@rule(
    "s47-unsubstantiated-retention",
    subject="decisions",
    severity=Severity.ADVICE,
    needs_whole_file=True,
    about=("case.s47",),
)
def s47_unsubstantiated_retention(case: Case, context: Context) -> Iterator[Remark]:
    """A section 47 enquiry did not substantiate the worry, and nothing says how long the record is kept.

    The record of an enquiry that found nothing still names people. How long it is kept is the agency's policy, and
    somebody decides it.

    Source: Solihull recording principles, paragraph 1: "Where a child has been the subject of a Section 47 Enquiry
    which did not result in the substantiation of referral concerns, his or her record should be retained in accordance
    with agency retention policies."
    Flagged:
        case:
          s47: [{start: 2023-01-10, end: 2023-02-01, substantiated: no}]
    Instead:
        case:
          s47: [{start: 2023-01-10, end: 2023-02-01, substantiated: no}]
          retention: {basis: The agency's retention policy, until: 2033-09-17}
    """
    involvement = case.file.case
    if involvement is None or not is_blank(involvement, "retention"):
        return
    for enquiry in involvement.s47:
        if enquiry.substantiated == "no" and enquiry.end is not None and enquiry.end.after(context.day) is not True:
            yield Remark(
                answered_on("s47-unsubstantiated-retention", enquiry, involvement),
                f"The enquiry that ended on {for_people(enquiry.end)} did not substantiate the worry, and nothing says "
                "how long the record is kept.",
                "An enquiry did not substantiate the worry, and nothing says how long the record is kept.",
                "Look it up in the agency's retention policy, and add `retention`.",
                place=enquiry.place("substantiated"),
            )
            return
