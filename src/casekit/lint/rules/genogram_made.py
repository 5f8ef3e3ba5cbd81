"""Rules on the work of making the genogram: that it is done, with whom, with which agencies, and what came of it."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from casekit.case.case import Case
from casekit.case.dates import PartialDate, uk_day
from casekit.case.people import Genogram
from casekit.lint.context import Context
from casekit.lint.genogram_work import contributors, made_genogram
from casekit.lint.involved import is_since, opened_on
from casekit.lint.names import is_unnamed
from casekit.lint.near_child import is_unborn
from casekit.lint.recorded import answered_on, is_blank, lacks
from casekit.lint.rule import Remark, left_to, rule
from casekit.text.finding import Label, Severity

_REQUIRED_FROM: Final = "genogram.required_from"
_SOCIAL_WORK_PLANS: Final = frozenset(
    {"assessment", "child-in-need", "child-protection", "child-in-care", "strengthening-independence"}
    | {"private-fostering", "care-leaver"}
)
_ENQUIRY_EVENTS: Final = frozenset({"section-47", "strategy-discussion"})
_SAFEGUARDING_EVENTS: Final = _ENQUIRY_EVENTS | {"mappa", "marac"}
_OWN_AGENCIES: Final = frozenset({"social care", "early help", "children's services", "children’s services"})
_HELP: Final = "Draw it with the family; add `genogram` with `made` and `with`. The picture comes from the file itself."


@rule("genogram-required", subject="genogram", severity=Severity.WARNING, open_only=True, needs_whole_file=True)
def genogram_required(case: Case, context: Context) -> Iterator[Remark]:
    """The work has come to a stage at which there must be a genogram, and none is recorded.

    Two people who sit in one room may be the child's uncle and the man the other child is afraid of: a genogram shows
    it. Solihull expects one from a social work assessment on, always in a section 47 enquiry (there it is an error),
    and in youth justice where there is a safeguarding issue or a MAPPA meeting. During an assessment there is time
    for it until the assessment ends, or as long as after allocation.

    Source: Solihull recording principles, Genograms, paragraph 3: "all case records will contain a genogram when the
    case reaches the following thresholds"; "from the point of a Social Work Assessment onwards including ensuring the
    completion of a genogram as part of a Section 47 Enquiry".
    Flagged:
        case:
          plans: [{plan: child-in-need, from: 2022-11-03}]
        genogram:
    Instead:
        case:
          plans: [{plan: child-in-need, from: 2022-11-03}]
        genogram: {made: 2022-11-20, with: [ndela, aino]}
    """
    if made_genogram(case) is not None or not lacks(case.file, "genogram"):
        return
    stage = _stage(case, context)
    if stage is None:
        return
    what, severity = stage
    authority = context.policy.value(_REQUIRED_FROM).authority
    yield Remark(
        answered_on("genogram-required", case.file.genogram, case.child, case.file.case, case.file),
        f"There is no genogram of {case.child_name}'s family; one is expected {what} ({authority}).",
        f"There is no genogram; one is expected {what} ({authority}).",
        _HELP,
        place=case.file.place("genogram" if "genogram" in case.file.node.names else "child"),
        severity=severity,
    )


def _stage(case: Case, context: Context) -> tuple[str, Severity] | None:
    """Why there must be a genogram by now, and how much that weighs; `None` where there need not be one."""
    wanted = context.policy.choice(_REQUIRED_FROM)
    if _is_enquiry(case, context):
        return "in a section 47 enquiry and for a child protection conference", Severity.ERROR
    if wanted == "section-47":
        return None
    if "youth-justice" in context.state.plan_names and _has_event(case, context, _SAFEGUARDING_EVENTS):
        return "in youth justice where there is a safeguarding issue", Severity.WARNING
    if _is_assessed(case, context):
        return "from a social work assessment on", Severity.WARNING
    if wanted == "early-help" and _is_time_over(case, context):
        return "from early help on", Severity.WARNING
    return None


def _is_enquiry(case: Case, context: Context) -> bool:
    """Whether there was, in this period of involvement, a section 47 enquiry or a child protection conference."""
    involvement, opened = case.file.case, opened_on(case)
    if involvement is None:
        return False
    dates: list[PartialDate | None] = [one.strategy_date or one.start for one in involvement.s47]
    dates += [one.date for one in involvement.conferences]
    if any(when is not None and _is_ours(when, opened, context.day) for when in dates):
        return True
    return "child-protection" in context.state.plan_names or _has_event(case, context, _ENQUIRY_EVENTS)


def _is_ours(when: PartialDate, opened: PartialDate | None, day: date) -> bool:
    return when.after(day) is False and is_since(opened, when)


def _has_event(case: Case, context: Context, kinds: frozenset[str]) -> bool:
    opened = opened_on(case)
    return any(event.kind in kinds and _is_ours(event.date, opened, context.day) for event in case.events)


def _is_assessed(case: Case, context: Context) -> bool:
    """Whether a social work assessment is over, or has gone on as long as a genogram may take."""
    involvement, opened = case.file.case, opened_on(case)
    for one in involvement.assessments if involvement is not None else ():
        if one.type in ("social-work", None) and _is_ours(one.start, opened, context.day):
            over = one.completed is not None and one.completed.after(context.day) is False
            if over or _is_over(context, one.start.latest):
                return True
    return bool(context.state.plan_names & _SOCIAL_WORK_PLANS) and any(
        _is_over(context, plan.from_.latest if plan.from_ is not None else None)
        for plan in context.state.plans
        if plan.plan in _SOCIAL_WORK_PLANS
    )


def _is_over(context: Context, start: date | None) -> bool:
    return start is not None and context.policy.due_after("genogram.first_due", start) < context.day


def _is_time_over(case: Case, context: Context) -> bool:
    """Whether the time for a first genogram, counted from allocation, is over."""
    return _is_over(context, _allocated(case))


def _allocated(case: Case) -> date | None:
    involvement, opened = case.file.case, opened_on(case)
    if involvement is None:
        return None
    first = [worker.from_.latest for worker in involvement.workers if worker.from_ and worker.from_.latest]
    known = [day for day in (min(first, default=None), opened.latest if opened else None) if day is not None]
    return max(known, default=None)


@rule("genogram-late", subject="genogram", severity=Severity.ADVICE, open_only=True, needs_whole_file=True)
def genogram_late(case: Case, context: Context) -> Iterator[Remark]:
    """There is no genogram yet, and the work began some time ago.

    Drawing it together is one of the first things to do: it leads to who is there for the child. Where there must be
    one already, `genogram-required` says so instead.

    Source: Cumbria briefing: "Creating a Genogram is one of the first pieces of work to complete with a family as this
    naturally leads to conversations about who is in their wider network and who can be called on for support if
    needed."
    Flagged:
        case:
          opened: 2023-04-07
          plans: [{plan: early-help, from: 2023-04-07}]
        genogram:
    Instead:
        case:
          opened: 2023-04-07
          plans: [{plan: early-help, from: 2023-04-07}]
        genogram: {made: 2023-04-20, with: [ndela, aino]}
    """
    if made_genogram(case) is not None or not lacks(case.file, "genogram"):
        return
    if _stage(case, context) is not None:
        yield left_to("genogram-required", case.file)
        return
    allocated = _allocated(case)
    if allocated is None or not _is_over(context, allocated):
        return
    expected = context.policy.expectation("genogram.first_due")
    due = context.policy.due_after("genogram.first_due", allocated)
    yield Remark(
        answered_on("genogram-late", case.file.genogram, case.child, case.file.case, case.file),
        f"There is no genogram of {case.child_name}'s family yet; it was due on {uk_day(due)} ({expected}).",
        f"There is no genogram yet ({expected}).",
        _HELP,
        place=case.file.place("genogram" if "genogram" in case.file.node.names else "child"),
    )


@rule("single-perspective", subject="genogram", severity=Severity.ADVICE, open_only=True, needs_whole_file=True)
def single_perspective(case: Case, context: Context) -> Iterator[Remark]:
    """The genogram holds the view of one member of the family, or of none.

    Parents may not get on with grandparents who matter to the child, and only the child says so. Everybody counts who
    helped to make it, or in whose eyes a relationship is recorded.

    Source: Cumbria briefing: "It is important to get the family tree from everyone's perspective"; Kent guidance, Good
    Practice Points: "try and engage a range of family members in the creation or updating of the genogram".
    Flagged:
        genogram: {made: 2022-11-20, with: [aino, raul]}
        relationships:
          - {between: [ndela, aino], is: close, seen_by: aino, date: 2022-11-20}
    Instead:
        genogram: {made: 2022-11-20, with: [aino, ndela, raul]}
        relationships:
          - {between: [ndela, aino], is: close, seen_by: aino, date: 2022-11-20}
    """
    genogram = made_genogram(case)
    if genogram is None:
        return
    heard = contributors(case, genogram)
    others = [
        key
        for key, one in case.family.items()
        if key not in heard and not (one.is_pet or one.has_died or is_unborn(one) or is_unnamed(one))
    ]
    if len(heard) > 1 or not others or len(heard) + len(others) < 2:
        return
    whose = f"only {case.name_of(heard[0])}'s view" if heard else "nobody's view in the family"
    yield Remark(
        answered_on("single-perspective", genogram, case.child),
        f"The genogram holds {whose} so far.",
        "The genogram holds only one person's view so far." if heard else "The genogram holds nobody's view so far.",
        "Ask others, the child above all, even if separately; add them under `with` and put `seen_by` on lines.",
        place=genogram.place("with" if genogram.says("with") else None),
    )


@rule("family-not-told-why", subject="genogram", severity=Severity.ADVICE, open_only=True, needs_whole_file=True)
def family_not_told_why(case: Case, context: Context) -> Iterator[Remark]:
    """Nothing says that the family was told why the genogram is made.

    Questions about uncles and grandmothers can feel like being searched. Families who know what it is for tell more,
    and correct more.

    Source: Cumbria briefing: "Families like to know why you want to know who is in their family, building a
    relationship and being transparent with the family assists with this".
    Flagged:
        genogram: {made: 2022-11-20, with: [ndela, aino]}
    Instead:
        genogram: {made: 2022-11-20, with: [ndela, aino], explained: 2022-11-20}
    """
    genogram = made_genogram(case)
    if genogram is not None and lacks(genogram, "explained"):
        yield Remark(
            genogram,
            "Nothing says that the family was told why the genogram is made.",
            "Nothing says that the family was told why the genogram is made.",
            "Tell them what it is for and who will see it; write the day under `explained`.",
        )


@rule(
    "agencies-not-asked",
    subject="genogram",
    severity=Severity.WARNING,
    open_only=True,
    needs_whole_file=True,
    about=("case.s47",),
)
def agencies_not_asked(case: Case, context: Context) -> Iterator[Remark]:
    """There is a section 47 enquiry, and no other agency was asked for the genogram.

    Health knows of births and illness, the police know of addresses and of what happened there, the school knows who
    collects the child. Each of them may know somebody whom nobody else has named.

    Source: Solihull recording principles, Genograms, paragraph 3: "This genogram should include information held by all
    relevant agencies."
    Flagged:
        case:
          opened: 2023-05-02
          plans: [{plan: child-in-need, from: 2023-05-02}]
          s47: [{strategy_date: 2023-05-10, start: 2023-05-10}]
        genogram: {made: 2023-05-12, with: [ndela, aino]}
    Instead:
        case:
          opened: 2023-05-02
          plans: [{plan: child-in-need, from: 2023-05-02}]
          s47: [{strategy_date: 2023-05-10, start: 2023-05-10}]
        genogram: {made: 2023-05-12, with: [ndela, aino], agencies: [health, police, school]}
    """
    genogram, involvement, opened = made_genogram(case), case.file.case, opened_on(case)
    if genogram is None or involvement is None:
        return
    enquiries = [
        one
        for one in involvement.s47
        if (when := one.strategy_date or one.start) is not None and _is_ours(when, opened, context.day)
    ]
    asked = {agency.casefold().replace("-", " ").strip() for agency in genogram.agencies}
    if enquiries and asked <= _OWN_AGENCIES and (asked or is_blank(genogram, "agencies")):
        last = enquiries[-1]
        yield Remark(
            answered_on("agencies-not-asked", genogram, last),
            "There is a section 47 enquiry, and no other agency was asked what it knows for the genogram (Solihull).",
            "There is a section 47 enquiry, and no other agency was asked what it knows for the genogram (Solihull).",
            "Ask health, school, police and others who know the family; list them under `agencies`.",
            place=genogram.place("agencies" if genogram.says("agencies") else None),
            labels=(Label(last.place(), "the enquiry", "the enquiry"),),
        )


@rule("versions-not-compared", subject="genogram", severity=Severity.ADVICE, open_only=True, needs_whole_file=True)
def versions_not_compared(case: Case, context: Context) -> Iterator[Remark]:
    """The genogram was looked at again, and nothing says what had changed.

    Who has come nearer, who has gone, what is told now that was not told then: the difference says more than either
    picture. If nothing has changed, that is worth a word as well.

    Source: Kent guidance, Good Practice Points: "reflect on the differences in the genograms, what does this tell you
    about the family or individuals within it? How does this shape your planning?"
    Flagged:
        genogram: {made: 2022-11-20, reviewed: 2023-05-02, with: [ndela, aino]}
    Instead:
        genogram: {made: 2022-11-20, reviewed: 2023-05-02, with: [ndela, aino], changed: Ndéla drew Fatou much nearer.}
    """
    genogram = made_genogram(case)
    if genogram is None or not _is_second(genogram):
        return
    if is_blank(genogram, "changed") and is_blank(genogram, "analysis"):
        yield Remark(
            genogram,
            "The genogram was looked at again, and nothing says what had changed and what that tells.",
            "The genogram was looked at again, and nothing says what had changed and what that tells.",
            "Write it under `changed`; “nothing has changed” is an answer too.",
            "reviewed",
        )


def _is_second(genogram: Genogram) -> bool:
    return (
        genogram.made is not None and genogram.reviewed is not None and genogram.reviewed.after(genogram.made) is True
    )
