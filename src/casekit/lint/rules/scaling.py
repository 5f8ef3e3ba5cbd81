"""Rules on scaling questions and scores."""

from collections.abc import Iterator
from datetime import date

from casekit.case.case import Case
from casekit.case.safety import Scale, Score
from casekit.lint.context import Context
from casekit.lint.recorded import is_blank
from casekit.lint.roles import child_is_at_least, is_natural
from casekit.lint.rule import Remark, left_to, rule
from casekit.lint.sentences import listed, quoted
from casekit.text.finding import Severity

_LOWEST, _HIGHEST = 0, 10


def newest_scores(scale: Scale, day: date) -> dict[str, Score]:
    """Each person's newest score on a scale until a day, by key; none where a date leaves the order open."""
    found: dict[str, Score] = {}
    for score in sorted(scale.scores, key=lambda score: score.date.sort_key):
        if score.date.day is None:
            return {}
        if score.date.day <= day:
            found[str(score.by)] = score
    return found


@rule("scale-out-of-range", subject="safety", severity=Severity.ERROR)
def scale_out_of_range(case: Case, context: Context) -> Iterator[Remark]:
    """A score is not between 0 and 10.

    Everybody must mean the same by a number, or the scores cannot be laid side by side.

    Source: Durham, Scaling questions: "Scaling is always from 0 to 10".
    Flagged:
        scaling:
          - {question: How safe is Ndéla?, scores: [{date: 2023-05-02, by: ndela, score: 70}]}
    Instead:
        scaling:
          - {question: How safe is Ndéla?, scores: [{date: 2023-05-02, by: ndela, score: 7}]}
    """
    for scale in case.file.scaling:
        for score in scale.scores:
            if not _LOWEST <= score.score <= _HIGHEST:
                message = f"A score of {score.score} is not on the scale, which runs from 0 to 10."
                public = "A score is not on the scale, which runs from 0 to 10."
                yield Remark(score, message, public, "Check what was said.", "score")


@rule("scale-not-anchored", subject="safety", severity=Severity.WARNING, open_only=True)
def scale_not_anchored(case: Case, context: Context) -> Iterator[Remark]:
    """A scaling question does not say what 0 and 10 look like.

    A 6 from Mum and a 6 from school mean nothing beside each other unless both know what they measure from and to.

    Source: Durham, Scaling questions: "10 is the desired behaviour we will see to no longer be worried and 0 is what
    life would be like if nothing changes for the child/young person".
    Flagged:
        scaling:
          - {question: How safe is Ndéla?, zero: It is as bad as it was in 2022.}
    Instead:
        scaling:
          - {question: How safe is Ndéla?, zero: It is as bad as it was in 2022., ten: Nobody is worried any more.}
    """
    for scale in case.file.scaling:
        missing = [number for number, field in (("0", "zero"), ("10", "ten")) if is_blank(scale, field)]
        if missing:
            said = f"what {' and '.join(missing)} {'look' if len(missing) > 1 else 'looks'} like"
            yield Remark(
                scale,
                f"The question {quoted(scale.question)} does not say {said}.",
                f"A scaling question does not say {said}.",
                "Add `zero` and `ten`, in words that the family would use.",
                "question",
            )


@rule("pair-without-scale", subject="safety", severity=Severity.WARNING, open_only=True, needs_whole_file=True)
def pair_without_scale(case: Case, context: Context) -> Iterator[Remark]:
    """A safety goal has no scaling question.

    A danger, its goal and a scale between them belong together: the scale says how far there is to go, and who thinks
    so. Only a goal with a key can be named by a scale; where a scale does not say which goal it is about, the rule
    stays silent.

    Source: City of York, Signs of Safety glossary: "always paired with a safety goal and the set includes a safety
    scale"; Durham, Signs of Safety: "Where would we rate it on a scale of 0-10".
    Flagged:
        mapping:
          danger_statements: [{key: home, about: Violence at home.}, {key: night, about: Ndéla being out at night.}]
          safety_goals:
            - {key: calm-home, answers: home, will_see: Adults who argue without hitting.}
            - {key: safe-nights, answers: night, will_see: Somebody knows where Ndéla is.}
    Instead:
        mapping:
          danger_statements: [{key: home, about: Violence at home.}]
          safety_goals: [{key: calm-home, answers: home, will_see: Adults who argue without hitting.}]
    """
    mapping = case.file.mapping
    if mapping is None:
        return
    if mapping.safety_goals and not case.file.scaling:
        yield left_to("domain-missing", mapping)
        return
    about = {str(scale.about) for scale in case.file.scaling if scale.about}
    keys = {str(danger.key_) for danger in mapping.danger_statements if danger.key_}
    keys |= {str(goal.key_) for goal in mapping.safety_goals if goal.key_}
    if any(is_blank(scale, "about") for scale in case.file.scaling) or not about <= keys:
        return
    for goal in mapping.safety_goals:
        if goal.key_ and str(goal.key_) not in about and (goal.answers is None or str(goal.answers) not in about):
            yield Remark(
                goal,
                f"No scaling question is about the safety goal `{goal.key_}`.",
                "A safety goal has no scaling question.",
                "Add a question `about` this goal, and ask the child, the family and the network.",
                "key",
            )


@rule(
    "scale-without-reason",
    subject="safety",
    severity=Severity.WARNING,
    open_only=True,
    many="{count} scores do not say why.",
)
def scale_without_reason(case: Case, context: Context) -> Iterator[Remark]:
    """Somebody's newest score does not say why it is that number.

    The number is the smallest part of an answer. The reason is what can be heard, believed and worked with.

    Source: Durham, Scaling questions: "You will be asked to explain why you scaled that number".
    Flagged:
        scaling:
          - question: How safe is Ndéla?
            scores: [{date: 2023-05-02, by: ndela, score: 7}]
    Instead:
        scaling:
          - question: How safe is Ndéla?
            scores: [{date: 2023-05-02, by: ndela, score: 7, because: I like it at Yolande's.}]
    """
    for scale in case.file.scaling:
        for score in newest_scores(scale, context.day).values():
            if is_blank(score, "because"):
                more = " or what would move it up" if _wants_next(score) else ""
                yield Remark(
                    score,
                    f"{case.name_of(score.by)}'s score of {score.score} does not say why it is that number{more}.",
                    f"A score does not say why it is that number{more}.",
                    "Ask, and add `because`" + (" and `up_one`." if more else "."),
                    "score",
                )


def _wants_next(score: Score) -> bool:
    return is_blank(score, "up_one") and score.score < _HIGHEST


@rule(
    "scale-without-next",
    subject="safety",
    severity=Severity.WARNING,
    open_only=True,
    many="{count} scores do not say what would move them up.",
)
def scale_without_next(case: Case, context: Context) -> Iterator[Remark]:
    """Somebody's newest score does not say what one step up would look like.

    The step up is what the plan is made of, in the words of the person who would see it. A score of 10 needs none.

    Source: Durham, Scaling questions: "what you would need to see to move up the scale, even just a little".
    Flagged:
        scaling:
          - question: How safe is Ndéla?
            scores: [{date: 2023-05-02, by: ndela, score: 7, because: I like it here.}]
    Instead:
        scaling:
          - question: How safe is Ndéla?
            scores: [{date: 2023-05-02, by: ndela, score: 7, because: I like it here., up_one: Seeing Dad every week.}]
    """
    for scale in case.file.scaling:
        for score in newest_scores(scale, context.day).values():
            if _wants_next(score) and not is_blank(score, "because"):
                yield Remark(
                    score,
                    f"{case.name_of(score.by)}'s score of {score.score} does not say what would move it up.",
                    "A score does not say what would move it up.",
                    "Ask what would make it one higher, even a little, and add `up_one`.",
                    "score",
                )


@rule("only-one-voice-scaled", subject="safety", severity=Severity.WARNING, open_only=True, needs_whole_file=True)
def only_one_voice_scaled(case: Case, context: Context) -> Iterator[Remark]:
    """A scaling question about a safety goal lacks the score of the child or of the family, or has one person's only.

    Scaling is for hearing how differently people see it. Whose number is missing is usually whose view is missing.
    Questions that are about no safety goal may be one person's own; they are left alone where another question is.

    Source: Durham, Scaling questions: "Each person scales the situation from their own perspective."
    Flagged:
        scaling:
          - question: How safe is Ndéla?
            about: calm-home
            scores: [{date: 2023-05-02, by: jemima, score: 6}, {date: 2023-05-02, by: sheress, score: 5}]
    Instead:
        scaling:
          - question: How safe is Ndéla?
            about: calm-home
            scores: [{date: 2023-05-02, by: jemima, score: 6}, {date: 2023-05-02, by: ndela, score: 7}]
    """
    about_goals = [[scale] for scale in case.file.scaling if not is_blank(scale, "about")]
    for scales in about_goals or [list(case.file.scaling)]:
        scores = [score for scale in scales for score in scale.scores if score.date.after(context.day) is not True]
        voices = {str(score.by) for score in scores}
        if not voices or not voices <= set(case.everybody):
            continue
        missing = []
        if case.child_key not in voices and child_is_at_least(case, context, "scaling.youngest", context.day):
            missing.append(("the child", case.child_name))
        if not any(is_natural(case, key) and key != case.child_key for key in voices) and case.child_key not in voices:
            missing.append(("anybody from the family or network", "anybody from the family or network"))
        if not missing and len(voices) == 1:
            missing.append(("a second person", "a second person"))
        if missing:
            whose = listed([one[1] for one in missing], "or")
            yield Remark(
                scales[0],
                f"The question {quoted(scales[0].question)} has no score from {whose}.",
                f"A scaling question has no score from {listed([one[0] for one in missing], 'or')}.",
                "Ask each person by themselves, and write down their own number.",
                "question",
            )
