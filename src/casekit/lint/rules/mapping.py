"""Rules on the Signs of Safety map as a whole: its domains and categories, who made it, its steps, its age."""

from collections.abc import Iterable, Iterator
from typing import Final

from casekit.case.case import Case
from casekit.case.dates import for_people, uk_day
from casekit.case.meetings import Meeting
from casekit.case.record import Action
from casekit.case.safety import Mapping
from casekit.lint.context import Context
from casekit.lint.recorded import answered_on, days, is_blank, lacks
from casekit.lint.roles import is_natural
from casekit.lint.rule import Remark, rule
from casekit.lint.sentences import listed, quoted
from casekit.lint.timing import Done, conferences, meetings, newest
from casekit.text.finding import Label, Severity

_WORRIED: Final = ("harm", "complicating_factors", "danger_statements")
_WELL: Final = ("existing_strengths", "existing_safety")
_NEXT: Final = ("safety_goals", "next_steps")
_DOMAINS: Final = {
    "What are we worried about?": _WORRIED,
    "What is working well?": _WELL,
    "What needs to happen next?": _NEXT,
}
_SCALE: Final = "Where would we rate it on a scale of 0 to 10?"
_CATEGORIES: Final = {
    "harm": "Harm",
    "complicating_factors": "Complicating factors",
    "existing_strengths": "Existing strengths",
    "existing_safety": "Existing safety",
    "danger_statements": "Danger statements",
    "safety_goals": "Safety goals",
    "next_steps": "Next steps",
}
_REVIEWS: Final = frozenset({"review", "child-in-need", "child-in-care-review"})


@rule("domain-missing", subject="safety", severity=Severity.WARNING, open_only=True, needs_whole_file=True)
def domain_missing(case: Case, context: Context) -> Iterator[Remark]:
    """One of the four questions of the map has no answer.

    A map that holds only worries tells the family that nobody saw what they do well, and a map without next steps
    changes nothing. The four questions belong together. The fourth is answered by a scaling question.

    Source: Durham, Signs of Safety: "It is based on asking four questions": "What are we worried about?", "What is
    working well?", "What needs to happen next?", "Where would we rate it on a scale of 0-10".
    Flagged:
        mapping:
          date: 2023-05-02
          harm: [{what: Ndéla heard and saw her mother hit her father., events: [2022-06-18]}]
          next_steps: [{what: Ask Aino whether she will come., who: jemima, due: 2023-07-20}]
    Instead:
        mapping:
          date: 2023-05-02
          harm: [{what: Ndéla heard and saw her mother hit her father., events: [2022-06-18]}]
          existing_strengths: [Ndéla has people she trusts and asks for help.]
          next_steps: [{what: Ask Aino whether she will come., who: jemima, due: 2023-07-20}]
    """
    mapping = case.file.mapping
    if mapping is None:
        return
    missing = [f"“{question}”" for question in _unanswered(mapping)]
    if is_blank(case.file, "scaling"):
        missing.append(f"“{_SCALE}”")
    if missing:
        message = f"The map has no answer to {listed(missing)}."
        yield Remark(
            mapping,
            message,
            message,
            "Ask the family, and write down what they say; the score goes under `scaling`.",
            place=case.file.place("mapping"),
        )


def _unanswered(mapping: Mapping) -> list[str]:
    """The questions without any answer; of goals that are wanting, the rule on danger statements speaks."""
    return [
        question
        for question, fields in _DOMAINS.items()
        if all(is_blank(mapping, field) for field in fields)
        and not (fields is _NEXT and not is_blank(mapping, "danger_statements"))
    ]


@rule("category-missing", subject="safety", severity=Severity.WARNING, open_only=True, needs_whole_file=True)
def category_missing(case: Case, context: Context) -> Iterator[Remark]:
    """One of the seven categories of the map is empty.

    Each category asks something of its own: what harm has been, what could be, who has kept the child safe already.
    An empty one may be right, and then it helps to say so. Complicating factors alone are advice: there may be none.

    Source: Durham, Signs of Safety: "within this there are 7 sub analysis categories to analyse the risk: Harm;
    Complicating factors; Existing strengths; Existing safety; Danger statements; Safety goals; Next steps".
    Flagged:
        mapping:
          date: 2023-05-02
          harm: [{what: Ndéla heard and saw her mother hit her father., events: [2022-06-18]}]
          complicating_factors: [Moussa's back pain and depression make it hard for him to work.]
          existing_strengths: [Ndéla has people she trusts and asks for help.]
          danger_statements: [{key: home, about: Ndéla being at home when Aino hurts Moussa.}]
          safety_goals: [{answers: home, will_see: Adults who argue without hitting.}]
          next_steps: [{what: Ask Aino whether she will come., who: jemima, due: 2023-07-20}]
    Instead:
        mapping:
          date: 2023-05-02
          harm: [{what: Ndéla heard and saw her mother hit her father., events: [2022-06-18]}]
          complicating_factors: [Moussa's back pain and depression make it hard for him to work.]
          existing_strengths: [Ndéla has people she trusts and asks for help.]
          existing_safety: [{what: Yolande collected Ndéla at midnight when she rang., date: 2023-03-11, by: yolande}]
          danger_statements: [{key: home, about: Ndéla being at home when Aino hurts Moussa.}]
          safety_goals: [{answers: home, will_see: Adults who argue without hitting.}]
          next_steps: [{what: Ask Aino whether she will come., who: jemima, due: 2023-07-20}]
    """
    mapping = case.file.mapping
    if mapping is None:
        return
    said = {field for question in _unanswered(mapping) for field in _DOMAINS[question]}
    for one, other in (("safety_goals", "danger_statements"), ("danger_statements", "safety_goals")):
        if not is_blank(mapping, one):
            said.add(other)
    empty = [field for field in _CATEGORIES if field not in said and is_blank(mapping, field)]
    if empty:
        only_factors = empty == ["complicating_factors"]
        message = f"The map has nothing under {listed([f'“{_CATEGORIES[field]}”' for field in empty])}."
        yield Remark(
            mapping,
            message,
            message,
            "Ask once more; if it is right that there is nothing, say so as a reason (`allow`).",
            place=case.file.place("mapping"),
            severity=Severity.ADVICE if only_factors else None,
        )


@rule("unbalanced-map", subject="safety", severity=Severity.ADVICE, open_only=True)
def unbalanced_map(case: Case, context: Context) -> Iterator[Remark]:
    """The map says much more of one side than of the other.

    A family that reads a page of worries and one line of strengths has been assessed, not heard. Both the words and the
    number of entries must be lop-sided before casekit says so.

    Source: Durham, Signs of Safety: "We want to offer a fair and balanced assessment to children and families, where we
    ask about the things that are working well and help to reduce the worries as much as we ask about the things that
    are not going so well in a family."
    Flagged:
        mapping:
          date: 2023-05-02
          harm: [Ndéla heard and saw her mother hit her father., Ndéla missed two exams when she did not sleep.]
          complicating_factors: [Moussa's back pain and depression make it hard for him to work., Money is short.]
          existing_strengths: [Ndéla asks for help.]
    Instead:
        mapping:
          date: 2023-05-02
          harm: [Ndéla heard and saw her mother hit her father., Ndéla missed two exams when she did not sleep.]
          existing_strengths: [Ndéla has people she trusts and asks for help.]
    """
    mapping = case.file.mapping
    if mapping is None:
        return
    worries: list[str] = [*(one.what for one in mapping.harm), *(one.text for one in mapping.complicating_factors)]
    worries += [f"{one.about or ''} {one.could_happen or ''}" for one in mapping.danger_statements]
    well: list[str] = [
        *(one.text for one in mapping.existing_strengths),
        *(one.what for one in mapping.existing_safety),
    ]
    if not worries or not well:
        return
    least = context.policy.length("mapping.least_share").number
    for few, many, what in ((well, worries, "what is working well"), (worries, well, "worries")):
        share = _percent(sum(len(text.split()) for text in few), sum(len(text.split()) for text in many))
        if share < least and _percent(len(few), len(many)) < least:
            message = (
                f"Of the words on the map, {share}% are about {what} "
                f"({context.policy.expectation('mapping.least_share')})."
            )
            help = "Spend as long on the other side: what would the child, Mum, Dad or Nan add?"
            yield Remark(mapping, message, message, help, place=case.file.place("mapping"))


def _percent(part: int, rest: int) -> int:
    return 100 * part // (part + rest) if part + rest else 0


@rule("map-not-made-with-family", subject="safety", severity=Severity.ADVICE, open_only=True)
def map_not_made_with_family(case: Case, context: Context) -> Iterator[Remark]:
    """The map does not name anybody from the family or network who helped to make it.

    A map made about a family holds what professionals know. Families know of dangers and of safety that no worker has
    heard of, and they keep to a plan that began with their own words.

    Source: Durham: "we co-create plans with children, families and the people who know them best".
    Flagged:
        mapping:
          date: 2023-05-02
          with: [jemima, priya]
          existing_strengths: [Ndéla has people she trusts and asks for help.]
    Instead:
        mapping:
          date: 2023-05-02
          with: [jemima, ndela, moussa]
          existing_strengths: [Ndéla has people she trusts and asks for help.]
    """
    mapping = case.file.mapping
    if mapping is None or (not mapping.with_ and not is_blank(mapping, "with")):
        return
    if any(is_natural(case, key) or key not in case.everybody for key in mapping.with_):
        return
    message = (
        "Only professionals are named as having made the map."
        if mapping.with_
        else "The map does not say with whom it was made."
    )
    place = mapping.place("with") if mapping.with_ else case.file.place("mapping")
    yield Remark(
        mapping, message, message, "Go through it with the child and the family; add them to `with`.", place=place
    )


@rule("map-not-refreshed", subject="safety", severity=Severity.ADVICE, open_only=True, about=("mapping",))
def map_not_refreshed(case: Case, context: Context) -> Iterator[Remark]:
    """The map is older than the last review or conference.

    A review that works from an old map plans for a family of last year. The map may be made some weeks before the
    meeting it is made for; older than that, it was not looked at again.

    Source: Durham, Signs of Safety: "The Signs of Safety Mapping tool is the framework we use to guide our
    assessments."
    Flagged:
        mapping: {date: 2022-11-20, with: [ndela], existing_strengths: [Ndéla has people she trusts.]}
        meetings: [{date: 2023-05-09, kind: review}]
    Instead:
        mapping: {date: 2023-05-02, with: [ndela], existing_strengths: [Ndéla has people she trusts.]}
        meetings: [{date: 2023-05-09, kind: review}]
    """
    mapping = case.file.mapping
    if mapping is None or mapping.date is None or mapping.date.latest is None:
        return
    held = newest(_reviews(case, context))
    if held is None or held.when.earliest is None:
        return
    if held.when.earliest > context.policy.due_after("mapping.before_review", mapping.date.latest):
        lasted = days((held.when.earliest - mapping.date.latest).days)
        yield Remark(
            answered_on("map-not-refreshed", mapping, held.record),
            f"The map of {for_people(mapping.date)} was {lasted} old at the review of {for_people(held.when)}.",
            f"The map was {lasted} old at the last review.",
            "Look at the map together again; change what has changed, and set its `date` to that day.",
            place=mapping.place("date"),
            labels=(Label(held.record.place("date"), "the review", "the review"),),
        )


def _reviews(case: Case, context: Context) -> Iterable[Done]:
    yield from (one for one in meetings(case, context.day, _REVIEWS) if isinstance(one.record, Meeting))
    yield from conferences(case, context.day, ("icpc", "rcpc"))


@rule(
    "next-step-overdue",
    subject="safety",
    severity=Severity.WARNING,
    open_only=True,
    many="{count} next steps of the map are overdue.",
    about=("mapping.next_steps",),
)
def next_step_overdue(case: Case, context: Context) -> Iterator[Remark]:
    """A next step of the map was due, and the file does not say that it was done.

    Drift begins with one small step that nobody takes. A step that was taken needs only its `done`; one that is no
    longer right is closed with a word in `outcome`, or moved to a new day for a reason.

    Source: Kent guidance, How can a chronology support your practice: "help to flag up delay and drift"; Durham,
    Safety Planning: "is clear about who will do what".
    Flagged:
        mapping:
          next_steps: [{what: Ask Aino whether she will meet the network., who: jemima, due: 2023-05-20}]
    Instead:
        mapping:
          next_steps:
            - {what: Ask Aino whether she will meet the network., who: jemima, due: 2023-05-20, done: 2023-05-16}
    """
    for action in case.file.mapping.next_steps if case.file.mapping is not None else ():
        if action.due is not None and action.due.is_over_by(context.day) is True and is_open(action):
            yield overdue_remark(case, context, action)


def is_open(action: Action) -> bool:
    """Whether the file says nothing that a step which was taken would have."""
    return lacks(action, "done") and not action.outcome


def overdue_remark(case: Case, context: Context, action: Action) -> Remark:
    """That a step was due and is not done: who was to take it, and since when it is late."""
    latest = action.due.latest if action.due is not None else None
    when = f" on {uk_day(latest)}, {days((context.day - latest).days)} ago," if latest is not None else ""
    late = f" {days((context.day - latest).days)} ago" if latest is not None else ""
    whose = f"for {case.name_of(action.who)} " if action.who else ""
    return Remark(
        action,
        f"A step {whose}was due{when} and is not marked as done: {quoted(action.what)}.",
        f"A step was due{late} and is not marked as done.",
        "Add `done` with the day; or agree a new `due` and say why.",
        "due",
    )
