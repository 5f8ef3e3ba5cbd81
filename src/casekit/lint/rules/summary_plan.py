"""Rules on how the case summary follows the plan: its aims, the decisions, progress, next steps, and which plan."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from casekit.case.case import Case
from casekit.case.dates import for_people
from casekit.case.involvement import PlanPeriod
from casekit.case.state import surely_holding
from casekit.case.summary import Summary
from casekit.lint.context import Context
from casekit.lint.involved import opened_on
from casekit.lint.recorded import answered_on, dated, is_blank
from casekit.lint.rule import Remark, left_to, rule
from casekit.lint.rules.summary import is_missing, is_unwritten, written_texts
from casekit.text.finding import Label, Severity

_STEM: Final = 5
"""Words count as the same when so many first letters are: `school`, `schools`; `attend`, `attendance`."""
_WORD: Final = re.compile(r"[^\W\d_]{5,}")
_SMALL_WORDS: Final = frozenset(
    _WORD.findall(
        "about after again along always another because before being below between could doing every family first"
        " other should since still their there these things those through under until where which while whose would"
        " young child children agree agreed makes making given continue support ensure"
    )
)
_TIME: Final = re.compile(
    r"\d|\b(?:will|going to|next|soon|tomorrow|tonight|every|each|weekly|daily|monthly|fortnight\w*|until|by the|then"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|spring|summer|autumn|winter|easter|christmas|term|plan to|has to|have to|need to|needs to"
    r"|[a-z]+['’]ll)\b",
    re.IGNORECASE,
)
_CHANGE: Final = re.compile(
    r"\b(?:less|more|better|worse|again|now|since|still|longer|any ?more|back|beg[aiu]n|start(?:ed|ing)?|first|than|yet"
    r"|stopp?(?:ed|ing)?|improv\w*|progress|used to|been|already|so far|manag\w+|learn\w*|achiev\w*|chang\w+|same"
    r"|help(?:s|ed|ing)?|work(?:s|ed|ing) (?:well|hard)|settl\w+|safer|calmer|happier|goals?|gone|got|done|finish\w*"
    r"|complet\w*|as before|fewer|often|grow\w*|getting|became|become)\b",
    re.IGNORECASE,
)
_PAST: Final = re.compile(
    r"\b(?:was|were|had|did|been|happened|hurt|hit|left|saw|seen|heard|felt|got|came|went|used to|before|last|ago|since"
    r"|broke|threw|told|said|harm|past|lost|found|took|made|kept|gave|slept|shouted"
    r"|(?!worried|scared|frightened|concerned|need|isolated)\w{2,}ed)\b",
    re.IGNORECASE,
)
_PRESENT_PLAN: Final = re.compile(
    r"\b(\S+) (?:(?:now |currently )?(?:have|has)|(?:are|is)(?: now| currently)?)(?: subject to| on)? (?:a |an |your )?"
    r"(child in need|cin|child protection|cp|early help) plan\b"
    r"|\b(your) plan is (?:called )?(?:now )?(?:a |an )?(child in need|child protection|early help)\b",
    re.IGNORECASE,
)
_PLAN_OF: Final = {"cin": "child in need", "cp": "child protection"}
"""What the abbreviations of a plan mean."""

_NOT_NOW: Final = re.compile(
    r"\b(?:not|no longer|until|was|were|used to|before|if|may|might|could|would|whether|brother|sister|soon"
    r"|end|ends|ended)\b",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"[^.!?\n]+(?:\n(?!\n)[^.!?\n]+)*")


def _written(case: Case) -> Summary | None:
    summary = case.file.summary
    return None if summary is None or is_unwritten(summary) else summary


def _stems(texts: Iterable[str | None]) -> frozenset[str]:
    """The beginnings of the words that carry meaning."""
    words = (word for text in texts if text for word in _WORD.findall(text.casefold()))
    return frozenset(word[:_STEM] for word in words if word not in _SMALL_WORDS)


@rule("plan-and-summary-disconnected", subject="summary", severity=Severity.ADVICE, open_only=True)
def plan_and_summary_disconnected(case: Case, context: Context) -> Iterator[Remark]:
    """The case summary speaks of none of the plan's aims.

    If the plan wants one thing and the summary tells of another, nobody can see whether the plan works. Found only
    where the aims (`objectives`) and the whole summary share no word of any weight.

    Source: Kent guidance, Case Summaries: the summary should be "directly related to the aims and objectives set out in
    the child or young person's plan".
    Flagged:
        case:
          opened: 2022-11-03
          objectives: [Dentist appointments are attended.]
    Instead:
        case:
          opened: 2022-11-03
          objectives: [Ndéla goes missing less and texts where she is.]
    """
    summary, involvement = _written(case), case.file.case
    if summary is None or involvement is None or not involvement.objectives:
        return
    aims = [_stems((one.text,)) for one in involvement.objectives]
    if not all(aims) or _stems(written_texts(summary).values()) & frozenset().union(*aims):
        return
    said = "The case summary speaks of none of the plan's aims."
    yield Remark(
        answered_on("plan-and-summary-disconnected", summary, *involvement.objectives, involvement),
        said,
        said,
        "Tell the child what the plan is for, and how each aim is going.",
        place=case.file.place("summary"),
        labels=(Label(involvement.objectives[0].place(), "an aim", "an aim"),),
    )


@rule(
    "decisions-not-explained",
    subject="summary",
    severity=Severity.ADVICE,
    open_only=True,
    many="The case summary does not speak of {count} decisions.",
)
def decisions_not_explained(case: Case, context: Context) -> Iterator[Remark]:
    """A decision was made before the case summary was written, and the summary does not speak of it.

    Decisions about a child's life have to be explained to the child. Looked at are decisions of the time that one
    summary covers; found only where the decision and the whole summary share no word of any weight.

    Source: Kent guidance, Case Summaries: practitioners "remove professional jargon and best explain why decisions
    and/or plans were made".
    Flagged:
        decisions:
          - {date: 2023-03-20, what: Passport application refused., why: A signature lacked., by: priya}
    Instead:
        decisions:
          - {date: 2023-03-20, what: Ndéla stays with Yolande and Christian., why: She feels safe there., by: priya}
    """
    summary = _written(case)
    if summary is None or not case.file.decisions or summary.updated is None or summary.updated.latest is None:
        return
    told: frozenset[str] | None = None
    for decision in case.file.decisions:
        latest = decision.date.latest
        if latest is None or decision.date.after(summary.updated) is not False:
            continue
        if context.policy.due_after("summary.max_age", latest) < summary.updated.latest:
            continue
        told = _stems(written_texts(summary).values()) if told is None else told
        decided = _stems((decision.what, decision.why))
        if decided and not decided & told:
            yield Remark(
                answered_on("decisions-not-explained", decision, summary),
                f"The case summary does not speak of the decision {dated(decision.date)}.",
                "The case summary does not speak of a decision.",
                "Say in `status` or `plan` what was decided and why, as you would say it to the child.",
                place=decision.place("what"),
            )


@rule("progress-missing", subject="summary", severity=Severity.ADVICE, open_only=True)
def progress_missing(case: Case, context: Context) -> Iterator[Remark]:
    """The case summary does not say how things have changed.

    After months of work the child and the family want to know whether it helps, and so does the next worker: what got
    better, what did not, and what made the difference. Asked from the second summary on, and only where no section has
    a word of change ("less", "since", "now", "still").

    Source: Kent guidance, What should a Case Summary include: "how well the child, young person and family are working
    towards safe outcomes"; "reflect on the effectiveness of interventions and review progress towards agreed goals".
    Flagged:
        summary:
          updated: 2023-05-09
          worries: Your parents fight, and you are afraid of it.
          plan: You text Yolande or Christian where you are.
    Instead:
        summary:
          updated: 2023-05-09
          worries: Your parents fight, and you are afraid of it.
          plan: You text Yolande or Christian where you are.
          progress: You go missing less since you live with Yolande and Christian.
    """
    summary, opened = _written(case), opened_on(case)
    if summary is None or not is_missing(summary, "progress") or summary.because == "allocation":
        return
    first, updated = opened.latest if opened is not None else None, summary.updated
    if first is None or updated is None or updated.earliest is None:
        return
    if updated.earliest <= context.policy.due_after("summary.max_age", first):
        return
    if not any(_CHANGE.search(text) for text in written_texts(summary).values()):
        said = "The case summary does not say how things have changed since the work began."
        help = "Write in `progress` what has got better, what has not, and what helped; ask the child and the family."
        yield Remark(summary, said, said, help, place=case.file.place("summary"))


@rule("next-steps-missing", subject="summary", severity=Severity.WARNING, open_only=True, needs_whole_file=True)
def next_steps_missing(case: Case, context: Context) -> Iterator[Remark]:
    """Nothing says who will do what next, or when.

    A plan without a next step is a description. Silent where `next_steps` is written, where the plan has any word of
    time ("will", "on Friday", "every", a date), and where a step is open in the map or from a meeting.

    Source: Kent guidance, What should a Case Summary include: "should also consider the most recent plan, next steps,
    family progress".
    Flagged:
        mapping:
          date: 2023-05-02
        summary:
          updated: 2023-05-09
          plan: You text Yolande or Christian where you are, and keep your phone charged.
    Instead:
        mapping:
          date: 2023-05-02
        summary:
          updated: 2023-05-09
          plan: You text Yolande or Christian where you are, and keep your phone charged.
          next_steps: Jemima will ask your mum whether she will come to the meeting on 4 July.
    """
    summary = _written(case)
    if summary is None:
        return
    if is_missing(summary, "plan") and is_missing(summary, "next_steps"):
        yield left_to("summary-section-missing", summary)
    if summary.plan is None or not summary.plan.text.strip():
        return
    if not is_missing(summary, "next_steps") or context.state.plan_names == {"youth-justice"}:
        return
    sections = (summary.plan, summary.progress, summary.contingency, summary.status, summary.need_to_know)
    if any(section is not None and _TIME.search(section.text) for section in sections):
        return
    steps = list(case.file.mapping.next_steps) if case.file.mapping is not None else []
    steps += [step for meeting in case.file.meetings for step in meeting.actions]
    if not any(is_blank(step, "done") for step in steps):
        said = "Nothing says who will do what next, or when."
        help = "Write in `next_steps` of the summary who will do what by which day."
        yield Remark(summary, said, said, help, "plan")


@rule(
    "past-harm-not-shown",
    subject="summary",
    severity=Severity.ADVICE,
    plans=frozenset({"child-protection", "child-in-care"}),
    open_only=True,
)
def past_harm_not_shown(case: Case, context: Context) -> Iterator[Remark]:
    """The case summary speaks of what may happen to the child, not of what has happened.

    Fear of what might come cannot be weighed without knowing what has been done, by whom, and how badly. Asked for
    child protection plans and children in care, where no word of the worries is about the past.

    Source: Kent guidance, What should a Case Summary include: "past harm and risk alongside family strengths and
    safety".
    Flagged:
        case:
          plans: [{plan: child-protection, category: emotional, from: 2022-11-05}]
        summary:
          updated: 2023-05-09
          worries: We are worried that you may see your parents fight.
    Instead:
        case:
          plans: [{plan: child-protection, category: emotional, from: 2022-11-05}]
        summary:
          updated: 2023-05-09
          worries: You saw your mum throw a plate at your dad. We are worried that you may see it again.
    """
    summary = _written(case)
    if summary is None or summary.worries is None or not summary.worries.text.strip():
        return
    told = [summary.worries, summary.why_in_care, summary.why_protection_plan, summary.status]
    if not any(section is not None and _PAST.search(section.text) for section in told):
        said = "The case summary says what may happen to the child, and nothing of what has happened."
        yield Remark(
            summary,
            said.replace("the child", case.child_name),
            said,
            "Write first what has happened: who did what, how often, and what it did to the child.",
            "worries",
        )


@rule("status-contradiction", subject="summary", severity=Severity.ERROR, open_only=True)
def status_contradiction(case: Case, context: Context) -> Iterator[Remark]:
    """The case summary says that the child is on one plan, and the record says another.

    Whoever reads one of the two acts on it: visits, rings, or does not. Looked at are sentences of `status` that say in
    so many words that “you”, or the child by first name, have a child in need, child protection or early help plan now.

    Source: Kent guidance, Suggested Case Summary Template: "Case status - e.g. Early Help Case, Child in Care, Child in
    Need, Child Protection. To include most recent decision and dates."
    Flagged:
        summary:
          updated: 2023-05-09
          status: You have a child protection plan. I am your social worker, Jemima.
    Instead:
        summary:
          updated: 2023-05-09
          status: You have an early help plan. Until April you had a child in need plan.
    """
    summary, involvement = _written(case), case.file.case
    if summary is None or summary.status is None or involvement is None:
        return
    plans = involvement.plans
    if not plans or any(_is_unsure(plan, context.day) for plan in plans):
        return
    now = {plan.plan for plan in surely_holding(plans, context.day)}
    for sentence in _SENTENCE.findall(" ".join(summary.status.text.split())):
        said = _plan_said(sentence, case.child_name)
        if said is None or said.replace(" ", "-") in now or not now or _NOT_NOW.search(sentence):
            continue
        record = ", ".join(sorted(plan.replace("-", " ") for plan in now))
        newest = max((plan for plan in plans if plan.plan in now and plan.from_), key=_start, default=None)
        since = f" since {for_people(newest.from_)}" if newest is not None and newest.from_ is not None else ""
        yield Remark(
            answered_on("status-contradiction", summary.status, summary),
            f"The case summary says that {case.child_name} has a plan of the kind “{said}”; by the record it is "
            f"{record}{since}.",
            f"The case summary says that the child has a plan of the kind “{said}”; by the record it is {record}.",
            "Find out which is right today and correct the other.",
            place=summary.place("status"),
            labels=(Label(newest.place("plan"), "the record", "the record"),) if newest is not None else (),
        )
        return


def _plan_said(sentence: str, child_name: str) -> str | None:
    """The plan that a sentence says the child has now, in small letters."""
    for found in _PRESENT_PLAN.finditer(sentence):
        whose = (found[1] or found[3]).strip("“”\"'(").casefold()
        if whose in {"you", "your", child_name.partition(" ")[0].casefold()}:
            said = (found[2] or found[4]).casefold()
            return _PLAN_OF.get(said, said)
    return None


def _is_unsure(plan: PlanPeriod, day: date) -> bool:
    """Whether a plan may or may not hold on a day."""
    if plan.from_ is None or (plan.to is None and plan.says("to")):
        return True
    begun, over = plan.from_.has_begun_by(day), plan.to.is_over_by(day) if plan.to is not None else False
    return begun is None or over is None


def _start(plan: PlanPeriod) -> tuple[int, int, bool, int, str]:
    assert plan.from_ is not None
    return plan.from_.sort_key
