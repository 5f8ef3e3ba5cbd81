"""Rules on what scores show side by side: one number for all, a fall, a spread, a review without any."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Final

from casekit.case.case import Case
from casekit.case.dates import uk_day
from casekit.case.safety import Scale, Score
from casekit.lint.context import Context
from casekit.lint.recorded import answered_on, days, is_blank
from casekit.lint.rule import Remark, left_to, rule
from casekit.lint.timing import conferences, meetings, newest
from casekit.text.finding import Label, Severity

_SCALED_AT: Final = frozenset({"review", "child-in-need", "child-in-care-review", "core-group"})
_ALIKE: Final = 3
_NEAR: Final = 7


def _newest_day(scale: Scale, day: date) -> list[Score]:
    """The scores of the last day on which anybody scaled; none where a date leaves that open."""
    by_day: dict[date, list[Score]] = defaultdict(list)
    for score in scale.scores:
        if score.date.day is None:
            return []
        if score.date.day <= day:
            by_day[score.date.day].append(score)
    return by_day[max(by_day)] if by_day else []


@rule("agreed-number", subject="safety", severity=Severity.ADVICE, open_only=True)
def agreed_number(case: Case, context: Context) -> Iterator[Remark]:
    """Everybody gave the same number.

    Three people or more with one number may have agreed on it in the room. Then the differences, which are the use of
    scaling, were not heard. It may also just be so; this is a question, not a fault.

    Source: Durham, Scaling questions: "Scaling is not a way to get everyone to agree on a number."
    Flagged:
        scaling:
          - question: How safe is Ndéla?
            scores:
              - {date: 2023-05-02, by: ndela, score: 6}
              - {date: 2023-05-02, by: moussa, score: 6}
              - {date: 2023-05-02, by: jemima, score: 6}
    Instead:
        scaling:
          - question: How safe is Ndéla?
            scores:
              - {date: 2023-05-02, by: ndela, score: 7}
              - {date: 2023-05-02, by: moussa, score: 5}
              - {date: 2023-05-02, by: jemima, score: 6}
    """
    for scale in case.file.scaling:
        scores = _newest_day(scale, context.day)
        people = {str(score.by) for score in scores}
        if len(people) >= _ALIKE and len({score.score for score in scores}) == 1:
            message = f"All {len(people)} people gave the same number."
            yield Remark(
                scale, message, message, "Ask each person by themselves next time, before anybody says a number."
            )


@rule("score-falling", subject="safety", severity=Severity.ADVICE, open_only=True)
def score_falling(case: Case, context: Context) -> Iterator[Remark]:
    """Somebody's score has dropped.

    A lower number is news: something has happened, or somebody now dares to say so. It is not a fault of the record.

    Source: Durham, Scaling questions: "We use scaling questions to explore difference of opinion, track progress and
    consider next steps".
    Flagged:
        scaling:
          - question: How safe is Ndéla?
            scores: [{date: 2022-11-20, by: ndela, score: 6}, {date: 2023-05-02, by: ndela, score: 3}]
    Instead:
        scaling:
          - question: How safe is Ndéla?
            scores: [{date: 2022-11-20, by: ndela, score: 3}, {date: 2023-05-02, by: ndela, score: 6}]
    """
    least = context.policy.length("scaling.fall").number
    for scale in case.file.scaling:
        if any(score.date.day is None for score in scale.scores):
            continue
        series: dict[str, list[Score]] = defaultdict(list)
        for score in sorted(scale.scores, key=lambda score: score.date.sort_key):
            if score.date.after(context.day) is not True:
                series[str(score.by)].append(score)
        for who, scores in series.items():
            if len(scores) > 1 and scores[-2].score - scores[-1].score >= least:
                fall = f"from {scores[-2].score} to {scores[-1].score}"
                yield Remark(
                    answered_on("score-falling", scores[-1], scale),
                    f"{case.name_of(who)}'s score has dropped {fall}.",
                    f"A person's score has dropped {fall}.",
                    "Ask what has changed for them, and look at the plan again.",
                    place=scores[-1].place("score"),
                    labels=(Label(scores[-2].place("score"), "before", "before"),),
                )


@rule("score-spread", subject="safety", severity=Severity.ADVICE, open_only=True)
def score_spread(case: Case, context: Context) -> Iterator[Remark]:
    """Two people's scores of one day are far apart.

    Mum says 8, school says 3: each sees something that the other does not. Where the danger statement says how people
    see it differently (`dispute`), the rule has nothing to add.

    Source: Durham, Scaling questions: "We use scaling questions to explore difference of opinion"; City of York, Signs
    of Safety glossary, on stating where the family disagree.
    Flagged:
        scaling:
          - question: How safe is Ndéla?
            scores: [{date: 2023-05-02, by: aino, score: 9}, {date: 2023-05-02, by: sheress, score: 3}]
    Instead:
        scaling:
          - question: How safe is Ndéla?
            scores: [{date: 2023-05-02, by: aino, score: 6}, {date: 2023-05-02, by: sheress, score: 5}]
    """
    spread = context.policy.length("scaling.spread").number
    for scale in case.file.scaling:
        scores = sorted(_newest_day(scale, context.day), key=lambda score: score.score)
        if len(scores) < 2 or scores[-1].score - scores[0].score < spread or _is_explored(case, scale):
            continue
        low, high = scores[0], scores[-1]
        yield Remark(
            answered_on("score-spread", scale, low, high),
            f"{case.name_of(high.by)} says {high.score}, {case.name_of(low.by)} says {low.score}.",
            f"Two scores of one day are {high.score} and {low.score}.",
            "Explore what each of them sees, and write it down as `dispute` at the danger statement.",
            place=high.place("score"),
            labels=(Label(low.place("score"), "the other", "the other"),),
        )


def _is_explored(case: Case, scale: Scale) -> bool:
    """Whether a danger statement that the scale is about (or any, where it names none) says who sees it differently."""
    mapping = case.file.mapping
    if mapping is None:
        return False
    answers = {str(goal.answers) for goal in mapping.safety_goals if goal.answers and goal.key_ == scale.about}
    about = {str(scale.about), *answers} if scale.about else None
    return any(
        not is_blank(danger, "dispute") and (about is None or not danger.key_ or str(danger.key_) in about)
        for danger in mapping.danger_statements
    )


@rule(
    "not-rescaled-at-review",
    subject="safety",
    severity=Severity.ADVICE,
    open_only=True,
    needs_whole_file=True,
    about=("scaling", "mapping.safety_goals"),
)
def not_rescaled_at_review(case: Case, context: Context) -> Iterator[Remark]:
    """Nobody's score is recorded around the last review, conference or core group.

    Scores on the day of each review show whether things move, and in whose eyes. Scores within a week of it count.
    Nothing is said where the file has no scores at all, or where a date leaves it open.

    Source: Durham, Scaling questions: "Practitioners and family members will be asked to scale when you attend review
    meetings and conferences."
    Flagged:
        meetings: [{date: 2023-06-01, kind: review}]
    Instead:
        meetings: [{date: 2023-05-02, kind: review}]
    """
    scores = [score for scale in case.file.scaling for score in scale.scores]
    held = newest([*meetings(case, context.day, _SCALED_AT), *conferences(case, context.day)])
    if not scores and held is not None and case.file.mapping is not None:
        yield left_to("domain-missing", case.file.mapping)
    if not scores or held is None or held.when.day is None or any(score.date.day is None for score in scores):
        return
    day = held.when.day
    near = min(abs((score.date.day - day).days) for score in scores if score.date.day is not None)
    if near > _NEAR:
        yield Remark(
            answered_on("not-rescaled-at-review", held.record, case.file),
            f"No scores were recorded around the meeting of {uk_day(day)}; the nearest are {days(near)} away.",
            f"No scores were recorded around the last review; the nearest are {days(near)} away.",
            "Ask everybody for a number at the next one, and why.",
            place=held.record.place("date"),
        )
