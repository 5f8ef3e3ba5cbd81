"""Rules on what the map says: danger statements and the safety goals that answer them."""

import re
from collections.abc import Iterator
from typing import Final

from casekit.case.case import Case
from casekit.case.record import Record
from casekit.case.safety import DangerStatement, Mapping, SafetyGoal
from casekit.lint.context import Context
from casekit.lint.recorded import answered_on, is_blank, lacks
from casekit.lint.rule import Remark, left_to, rule
from casekit.lint.sentences import counted, listed, quoted
from casekit.text.finding import Severity
from casekit.text.nearest import nearest
from casekit.text.nodes import TextNode

_ABSENCE: Final = re.compile(
    r"\b(?:will not|won['’]t|no longer|never|stops?|ceases?|does not|do not|not be)\b", re.IGNORECASE
)
_PRESENCE: Final = re.compile(r"\b(?:instead|but|and (?:will|he|she|they|we|you|knows?|has|have))\b", re.IGNORECASE)


def _has_words(goal: SafetyGoal) -> bool:
    return not (is_blank(goal, "will_see") and is_blank(goal, "family_goal"))


def _called(danger: DangerStatement) -> str:
    """How to name a danger statement in a sentence."""
    if danger.key_:
        return f" `{danger.key_}`"
    return f" {quoted(danger.about)}" if danger.about else ""


@rule("danger-without-goal", subject="safety", severity=Severity.ERROR, open_only=True, needs_whole_file=True)
def danger_without_goal(case: Case, context: Context) -> Iterator[Remark]:
    """A danger statement has no safety goal.

    A danger statement alone tells a family what professionals fear and leaves them with it. The goal says what
    everybody will see when it is answered; without it nobody can plan, and nobody can tell when to close. A goal
    without any words counts as none.

    Source: Durham, Signs of Safety, which lists danger statements and safety goals as two of the seven categories;
    City of York, Signs of Safety glossary: a danger statement is "always paired with a safety goal".
    Flagged:
        mapping:
          danger_statements: [{key: home, worried: [jemima], about: Ndéla being at home when Aino hurts Moussa.}]
    Instead:
        mapping:
          danger_statements: [{key: home, worried: [jemima], about: Ndéla being at home when Aino hurts Moussa.}]
          safety_goals: [{answers: home, will_see: Adults who argue without hitting.}]
    """
    mapping = case.file.mapping
    if mapping is None or not mapping.danger_statements:
        return
    keys = {str(danger.key_) for danger in mapping.danger_statements if danger.key_}
    goals = [goal for goal in mapping.safety_goals if _has_words(goal)]
    answered = {str(goal.answers) for goal in goals if goal.answers}
    alone = [danger for danger in mapping.danger_statements if not danger.key_ or str(danger.key_) not in answered]
    loose = sum(goal.answers is None or str(goal.answers) not in keys for goal in goals)
    if loose >= len(alone):
        if alone:
            yield left_to("unknown-statement", mapping)
            yield left_to("goal-without-danger", mapping)
        return
    help = "Ask the family what everybody would see instead, and write it as a goal that `answers` this danger."
    if loose:
        message = f"{counted(len(alone), 'danger statement')} have only {counted(loose, 'safety goal')} between them."
        yield Remark(answered_on("danger-without-goal", mapping, *alone), message, message, help, "danger_statements")
        return
    for danger in alone:
        yield Remark(
            answered_on("danger-without-goal", danger, mapping),
            f"The danger statement{_called(danger)} has no safety goal.",
            "A danger statement has no safety goal.",
            help,
            place=danger.place("key" if danger.key_ else "about" if danger.about else None),
        )


@rule("goal-without-danger", subject="safety", severity=Severity.ERROR, open_only=True, needs_whole_file=True)
def goal_without_danger(case: Case, context: Context) -> Iterator[Remark]:
    """A safety goal does not belong to any danger statement.

    A goal that answers no danger is a task: the family works at it, and nobody has said what it is to keep the child
    safe from. An error where the map has no danger statement at all; a warning where it has several and the goal does
    not say which one it answers.

    Source: Durham, Signs of Safety, which lists danger statements and safety goals as two of the seven categories;
    City of York, Signs of Safety glossary: a danger statement is "always paired with a safety goal".
    Flagged:
        mapping:
          safety_goals: [{will_see: Adults who argue without hitting.}]
    Instead:
        mapping:
          danger_statements: [{key: home, worried: [jemima], about: Ndéla being at home when Aino hurts Moussa.}]
          safety_goals: [{answers: home, will_see: Adults who argue without hitting.}]
    """
    mapping = case.file.mapping
    if mapping is None or not mapping.safety_goals:
        return
    dangers = mapping.danger_statements
    if not dangers:
        if is_blank(mapping, "danger_statements"):
            message = "The map has a safety goal and no danger statement."
            help = "Say who is worried, about what, and what could happen to the child."
            record = answered_on("goal-without-danger", mapping, *mapping.safety_goals)
            yield Remark(record, message, message, help, "safety_goals")
        return
    if len(dangers) == 1:
        return
    for goal in mapping.safety_goals:
        if lacks(goal, "answers"):
            message = "This safety goal does not say which danger statement it answers."
            help = "Give each danger statement a `key`, and name it here as `answers`."
            yield Remark(goal, message, message, help, severity=Severity.WARNING)


@rule("unknown-statement", subject="safety", severity=Severity.ERROR)
def unknown_statement(case: Case, context: Context) -> Iterator[Remark]:
    """A record names a danger statement or safety goal that is not on the map.

    A rule of the plan that is for a danger nobody has written down looks as if something were covered that is not.
    Looked at are goals, existing safety, scaling questions and rules of the safety plan, where the map gives its
    statements keys.

    Source: the format of the case file; Kent guidance, The Importance of Chronologies: "apparent contradictions or
    obvious mistakes".
    Flagged:
        mapping:
          danger_statements: [{key: home, worried: [jemima], about: Ndéla being at home when Aino hurts Moussa.}]
          safety_goals: [{answers: house, will_see: Adults who argue without hitting.}]
        scaling:
        safety_plan:
    Instead:
        mapping:
          danger_statements: [{key: home, worried: [jemima], about: Ndéla being at home when Aino hurts Moussa.}]
          safety_goals: [{answers: home, will_see: Adults who argue without hitting.}]
        scaling:
        safety_plan:
    """
    mapping = case.file.mapping
    if mapping is None:
        return
    dangers = {str(one.key_) for one in mapping.danger_statements if one.key_}
    known = dangers | {str(one.key_) for one in mapping.safety_goals if one.key_}
    if not known:
        return
    for record, field, named in _named(case, mapping):
        allowed = dangers if field == "answers" else known
        if str(named) not in allowed:
            meant = nearest(named, allowed)
            yield Remark(
                record,
                f"Nothing on the map has the key `{named}`" + (f"; did you mean `{meant}`?" if meant else "."),
                "A record names a danger statement or safety goal that is not on the map.",
                "Write the `key` of a statement of the map, or add the statement.",
                field,
            )


def _named(case: Case, mapping: Mapping) -> Iterator[tuple[Record, str, TextNode]]:
    for goal in mapping.safety_goals:
        if goal.answers:
            yield goal, "answers", goal.answers
    for safety in mapping.existing_safety:
        if safety.danger:
            yield safety, "danger", safety.danger
    for scale in case.file.scaling:
        if scale.about:
            yield scale, "about", scale.about
    for agreed in case.file.safety_plan.rules if case.file.safety_plan is not None else ():
        if agreed.for_:
            yield agreed, "for", agreed.for_


@rule(
    "danger-statement-incomplete",
    subject="safety",
    severity=Severity.WARNING,
    open_only=True,
    many="{count} danger statements do not say who is worried, about what, or what could happen.",
)
def danger_statement_incomplete(case: Case, context: Context) -> Iterator[Remark]:
    """A danger statement does not say who is worried, about what, or what could happen to the child.

    All three parts make it a statement that a parent can answer: it is somebody's worry, about something somebody did,
    because of what it could do to the child. Without the last it is a complaint about the parent.

    Source: Durham, Signs of Safety, danger statements; How to Guide, Danger Statements and Safety Goals: who is
    worried, about what, and what could happen to the child if nothing changes.
    Flagged:
        mapping:
          danger_statements: [{key: home, about: Ndéla being at home when Aino hurts Moussa.}]
    Instead:
        mapping:
          danger_statements:
            - key: home
              worried: [jemima, yolande]
              about: Ndéla being at home when Aino hurts Moussa.
              could_happen: Ndéla could be hurt herself.
    """
    for danger in case.file.mapping.danger_statements if case.file.mapping is not None else ():
        parts = {"worried": "who is worried", "about": "about what", "could_happen": "what could happen to the child"}
        missing = [words for field, words in parts.items() if is_blank(danger, field)]
        if missing:
            said = listed(missing, "or")
            yield Remark(
                danger,
                f"The danger statement{_called(danger)} does not say {said}.",
                f"A danger statement does not say {said}.",
                "Add `worried`, `about` and `could_happen`.",
            )


@rule("too-many-danger-statements", subject="safety", severity=Severity.ADVICE, open_only=True)
def too_many_danger_statements(case: Case, context: Context) -> Iterator[Remark]:
    """The map has more danger statements than a family can hold in mind.

    Three worries that everybody can say by heart steer a plan. Eight steer nothing, and some of them are one worry
    seen from two sides.

    Source: How to Guide, Danger Statements and Safety Goals: "Try not to have any more than three".
    Flagged:
        mapping:
          danger_statements: [{about: One.}, {about: Two.}, {about: Three.}, {about: Four.}]
    Instead:
        mapping:
          danger_statements: [{about: One.}, {about: Two.}, {about: Three.}]
    """
    mapping = case.file.mapping
    most = context.policy.length("mapping.most_danger_statements").number
    if mapping is not None and len(mapping.danger_statements) > most:
        expected = context.policy.expectation("mapping.most_danger_statements")
        message = f"There are {len(mapping.danger_statements)} danger statements ({expected})."
        yield Remark(
            mapping, message, message, "See which of them are one worry, and bring them together.", "danger_statements"
        )


@rule("goal-worded-as-absence", subject="safety", severity=Severity.ADVICE, open_only=True)
def goal_worded_as_absence(case: Case, context: Context) -> Iterator[Remark]:
    """A safety goal may say only what will not happen.

    Nobody can watch for something that is not there, and a family cannot practise not doing. A goal that says what
    people will do instead can be seen, scaled and built on. The family's own words are left alone.

    Source: How to Guide, Danger Statements and Safety Goals: say what will be happening instead; Durham, Scaling
    questions: "10 is the desired behaviour we will see to no longer be worried".
    Flagged:
        mapping:
          safety_goals: [{answers: home, will_see: Aino will not hit Moussa., for_how_long: six months}]
    Instead:
        mapping:
          safety_goals: [{answers: home, will_see: Aino goes for a walk when she is angry., for_how_long: six months}]
    """
    for goal in case.file.mapping.safety_goals if case.file.mapping is not None else ():
        if goal.will_see and _ABSENCE.search(goal.will_see) and not _PRESENCE.search(goal.will_see):
            yield Remark(
                goal,
                f"This goal may say only what will not happen: {quoted(goal.will_see)}.",
                "A safety goal may say only what will not happen.",
                "Say what everybody will see instead.",
                "will_see",
            )


@rule("goal-without-duration", subject="safety", severity=Severity.ADVICE, open_only=True)
def goal_without_duration(case: Case, context: Context) -> Iterator[Remark]:
    """A safety goal does not say for how long it needs to be seen.

    Without a length of time the end keeps moving: a good month is never enough, and the family cannot tell what would
    be. Agreed beforehand, it lets everybody see when the work is done.

    Source: How to Guide, Danger Statements and Safety Goals: say how long it needs to be seen; Norfolk, Review:
    "what has worked and what else needs to happen".
    Flagged:
        mapping:
          safety_goals: [{answers: home, will_see: Adults who argue without hitting.}]
    Instead:
        mapping:
          safety_goals: [{answers: home, will_see: Adults who argue without hitting., for_how_long: six months}]
    """
    for goal in case.file.mapping.safety_goals if case.file.mapping is not None else ():
        if _has_words(goal) and is_blank(goal, "for_how_long"):
            message = "This safety goal does not say for how long it needs to be seen."
            yield Remark(goal, message, message, "Agree with the family how long, and add it as `for_how_long`.")
