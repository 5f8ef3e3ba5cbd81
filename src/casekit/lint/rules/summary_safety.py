"""Rules on what the case summary must hold so that a child is safe tonight, and what stays in every summary."""

import re
from collections.abc import Iterator
from typing import Final

from casekit.case.case import Case
from casekit.case.people import Connection, Person
from casekit.case.summary import Summary
from casekit.lint.contact_limits import no_contacts
from casekit.lint.context import Context
from casekit.lint.recorded import answered_on, is_blank
from casekit.lint.rule import Remark, left_to, rule
from casekit.lint.rules.summary import is_missing, is_unwritten, written_texts
from casekit.text.finding import Label, Severity

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_PARENTS: Final = {
    "female": ("mum", "mam", "mummy", "mother"),
    "male": ("dad", "daddy", "father"),
}
_SMALL_WORDS: Final = frozenset(
    {"the", "her", "his", "your", "their", "new", "old", "former", "mum's", "dad's", "mum’s", "dad’s", "child", "of"}
)
_IN_CARE: Final = re.compile(r"\b(?:in|into) care\b|\b(?:came|come) to live\b|\bcare order\b|\blooked after\b", re.I)
_BECAUSE: Final = re.compile(
    r"\bbecause\b|\bso that\b|\bsince\b|\bas you\b|\bwhy\b|\breasons?\b|\bafter\b|\bworried\b", re.I
)
_PROTECTION: Final = re.compile(r"\bprotection\b|\bkeep(?:ing)? you safe\b", re.I)
_KEPT: Final = re.compile(
    r"\bkept\b|\bsaved\b|\bfind\b|\bfound\b|\bstored\b|\bcopy\b|\bcopies\b|\bhas it\b|\bhave it\b|\bfolder\b|\bfile\b"
    r"|\bfridge\b|\bdocuments?\b|\bwall\b|\bphone\b",
    re.I,
)
_CONDITION: Final = re.compile(
    r"\bif\b|\bunless\b|\botherwise\b|\bin case\b|\bcontingency\b|\bback-?up\b|\bplan b\b|\binstead\b|\bshould (?:you|"
    r"anything|this|that|the|it|your|things)\b|\bwhen(?:ever)?\b|\bdoes not work\b|\bdoesn['’]t work\b",
    re.I,
)


def _written(case: Case) -> Summary | None:
    summary = case.file.summary
    return None if summary is None or is_unwritten(summary) else summary


@rule(
    "risk-person-not-in-summary",
    subject="summary",
    severity=Severity.ERROR,
    open_only=True,
    about=("family.*.contact", "network.*.contact"),
)
def risk_person_not_in_summary(case: Case, context: Context) -> Iterator[Remark]:
    """Somebody must have no contact with the child, and the case summary does not name them.

    At night somebody rings and offers to collect the child. The duty worker has the summary and a minute. A name, or
    what the person is to the child ("your dad"), in any section counts. Only limits of the kind `none` that are surely
    in force are looked at.

    Source: Kent guidance, What should a Case Summary include: "any crucial information and/or key safety features to be
    noted by the reader - examples of these might include people within the friends/family network who should not be
    having any contact with the child/young person due to the risks they pose".
    Flagged:
        network:
          sam: {name: Sam Thorne, is: friend, of: ndela, contact: {kind: none, basis: court order, from: 2023-01-01}}
    Instead:
        network:
          sam: {name: Sam Thorne, is: friend, of: ndela, contact: {kind: supervised, from: 2023-01-01}}
    """
    limits, summary = no_contacts(case), _written(case)
    today = [key for key, limit in limits.items() if limit.holds(context.day)]
    if summary is None or not today:
        return
    if summary.need_to_know is None and not is_missing(summary, "need_to_know"):
        return
    told = " ".join(written_texts(summary).values()).casefold().replace("’s", "").replace("'s", "")
    said = set(_WORD.findall(told))
    for key in today:
        person = case.family.get(key) or case.file.network.get(key)
        if person is None or (isinstance(person, Person) and person.has_died):
            continue
        if said.isdisjoint(_ways_to_name(person, case)):
            limit = limits[key]
            yield Remark(
                answered_on("risk-person-not-in-summary", limit.contact, person, summary),
                f"{limit.name} {limit.words}, and the case summary does not say so.",
                "Somebody must have no contact with the child, and the case summary does not say so.",
                "Write under `need_to_know` who must not have contact, since when, and whom to ring if they turn up.",
                place=summary.place("need_to_know") if summary.says("need_to_know") else case.file.place("summary"),
                labels=(Label(limit.place, "no contact", "no contact"),),
            )


def _ways_to_name(person: Person | Connection, case: Case) -> frozenset[str]:
    """The words by which a summary may name somebody: their names that nobody else has, and what they are."""
    others = {
        word.casefold()
        for one in case.everybody.values()
        if one is not person and one.name
        for word in _WORD.findall(one.name)
    }
    known_as = person.known_as if isinstance(person, Person) else None
    names = [word.casefold() for name in (person.name, known_as) if name for word in _WORD.findall(name)]
    own = {name for name in names if name not in others} or set(names[:1])
    if isinstance(person, Connection):
        return frozenset(own)
    if person.key in case.parents.get(case.child_key, ()):
        own.update(("parent", "parents"))
        for gender, words in _PARENTS.items():
            if person.gender in (gender, None, "non-binary", "unknown"):
                own.update(words)
    if person.relation:
        own.update(word for word in _WORD.findall(person.relation.casefold()) if word not in _SMALL_WORDS)
    return frozenset(own)


@rule(
    "safety-plan-not-signposted",
    subject="summary",
    severity=Severity.WARNING,
    open_only=True,
    needs_whole_file=True,
    about=("safety_plan",),
)
def safety_plan_not_signposted(case: Case, context: Context) -> Iterator[Remark]:
    """There is a safety plan, and neither it nor the case summary says where it is kept.

    Those who need it tonight were not there when it was made. `kept_at` beside the plan counts, for casekit prints it
    in the summary; so do words in any section that say where the plan is.

    Source: Kent guidance, What should a Case Summary include: "specific reference to the safety plan (and where this
    document can be located)".
    Flagged:
        safety_plan:
          made: 2023-05-09
          rules: [{when: Ndéla is not back by nine, who: yolande, does: rings Ndéla and then the police}]
        summary:
          updated: 2023-05-09
          need_to_know: You live with Yolande and Christian.
    Instead:
        safety_plan:
          made: 2023-05-09
          kept_at: On Yolande's fridge, and in Ndéla's documents.
          rules: [{when: Ndéla is not back by nine, who: yolande, does: rings Ndéla and then the police}]
        summary:
          updated: 2023-05-09
          need_to_know: You live with Yolande and Christian.
    """
    plan, summary = case.file.safety_plan, _written(case)
    if plan is None or summary is None or not (plan.rules or plan.made or plan.rota):
        return
    if not is_blank(plan, "kept_at") or (plan.made is not None and plan.made.after(context.day) is not False):
        return
    if any("plan" in text.casefold() and _KEPT.search(text) for text in written_texts(summary).values()):
        return
    said = "There is a safety plan, and nothing says where it is kept."
    yield Remark(
        answered_on("safety-plan-not-signposted", plan, summary),
        said,
        said,
        "Add `kept_at` to the safety plan, and tell the child in the summary where to find it.",
        place=case.file.place("safety_plan"),
    )


@rule(
    "why-in-care-missing",
    subject="summary",
    severity=Severity.WARNING,
    plans=frozenset({"child-in-care"}),
    open_only=True,
)
def why_in_care_missing(case: Case, context: Context) -> Iterator[Remark]:
    """The case summary does not say why the child came into care.

    Children who are not told make up a reason, and often it is themselves. It stays in every summary. Words on it in
    another section count.

    Source: Kent guidance, Case Summaries: "some content would need to remain in every case summary, such as the reasons
    why the child or young person became a Child in Care".
    Flagged:
        case:
          plans: [{plan: child-in-care, from: 2022-11-05}]
    Instead:
        case:
          plans: [{plan: child-in-care, from: 2022-11-05}]
        summary:
          updated: 2023-04-07
          status: You live with Yolande and Christian. Jemima is your social worker.
          why_in_care: You came into care on 5 November 2022 because you were not safe when your parents fought.
    """
    summary = _written(case)
    if summary is None or not is_missing(summary, "why_in_care"):
        return
    if any(_IN_CARE.search(text) and _BECAUSE.search(text) for text in written_texts(summary).values()):
        return
    yield Remark(
        summary,
        f"The case summary does not say why {case.child_name} came into care; this stays in every summary (Kent).",
        "The case summary does not say why the child came into care; this stays in every summary (Kent).",
        "Write it in `why_in_care`, as you would say it to the child: what happened, and that it was not their fault.",
        place=case.file.place("summary"),
    )


@rule(
    "cp-when-and-why-missing",
    subject="summary",
    severity=Severity.WARNING,
    open_only=True,
    about=("case.plans.*.plan=child-protection",),
)
def cp_when_and_why_missing(case: Case, context: Context) -> Iterator[Remark]:
    """The case summary does not say when and why a child protection plan began.

    It stays in every summary, after the plan has ended too, so that the child can find it. Words on it in another
    section count.

    Source: Kent guidance, Case Summaries: "some content would need to remain in every case summary, such as […] when
    and why the child or young person became subject to a Child Protection Plan".
    Flagged:
        case:
          plans:
            - {plan: child-protection, category: emotional, from: 2022-11-05, to: 2023-04-06}
            - {plan: child-in-need, from: 2023-04-07}
    Instead:
        case:
          plans:
            - {plan: child-protection, category: emotional, from: 2022-11-05, to: 2023-04-06}
            - {plan: child-in-need, from: 2023-04-07}
        summary:
          updated: 2023-04-07
          status: You are working with me, Jemima.
          why_protection_plan: The plan began on 5 November 2022, because you had seen your dad being hurt.
    """
    summary, involvement = _written(case), case.file.case
    if summary is None or involvement is None or not is_missing(summary, "why_protection_plan"):
        return
    began = [
        plan.from_
        for plan in involvement.plans
        if plan.plan == "child-protection" and plan.from_ is not None and plan.from_.has_begun_by(context.day) is True
    ]
    if not began or any(_PROTECTION.search(text) and _BECAUSE.search(text) for text in written_texts(summary).values()):
        return
    said = (
        "The case summary does not say when and why the child protection plan began; it stays in every summary (Kent)."
    )
    yield Remark(
        summary,
        said,
        said,
        "Write it in `why_protection_plan`: the day it began, and what everybody was worried about.",
        place=case.file.place("summary"),
    )


@rule("no-contingency", subject="summary", severity=Severity.WARNING, open_only=True)
def no_contingency(case: Case, context: Context) -> Iterator[Remark]:
    """The case summary does not say what happens if the plan does not work.

    Plans go wrong at night and at weekends. The child has to know, before, who will come and where they will sleep.
    Silent where any section has a word such as "if", "unless" or "when", and where there is no plan at all, which
    `summary-section-missing` says.

    Source: Kent guidance, Suggested Case Summary Template: "Most recent agreed plan, progress, and contingency plan."
    Flagged:
        summary:
          updated: 2023-05-09
          plan: You text Yolande or Christian where you are, and keep your phone charged.
    Instead:
        summary:
          updated: 2023-05-09
          plan: You text Yolande or Christian where you are, and keep your phone charged.
          contingency: If you are not back by nine, Yolande rings you, then Amara, then the police.
    """
    summary = _written(case)
    if summary is None or context.state.plan_names == {"youth-justice"}:
        return
    if is_missing(summary, "plan") and is_missing(summary, "contingency"):
        yield left_to("summary-section-missing", summary)
    if is_missing(summary, "plan") or summary.plan is None or not is_missing(summary, "contingency"):
        return
    if not any(_CONDITION.search(text) for text in written_texts(summary).values()):
        said = "The case summary does not say what happens if the plan does not work."
        yield Remark(summary, said, said, "Write in `contingency`: if this happens, who does what, by when.", "plan")
