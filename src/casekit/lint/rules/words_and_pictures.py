"""Rules on words and pictures: that there are some after a big change, and how they are told."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from casekit.case.case import Case
from casekit.case.dates import PartialDate, uk_day
from casekit.case.meetings import WordsAndPictures
from casekit.case.record import Record
from casekit.lint.context import Context
from casekit.lint.recorded import answered_on, is_blank
from casekit.lint.roles import holders
from casekit.lint.rule import Remark, rule
from casekit.lint.sentences import quoted
from casekit.lint.timing import deadline
from casekit.text.finding import Severity

_PLANS: Final = {"child-in-care": "came into care", "child-protection": "was given a child protection plan"}
_BLAME: Final = re.compile(
    r"\b(?:naughty|because (?:you|of you|of your|mum|dad|mummy|daddy)\b[^.!?]*\b(?:bad|failed|refused|naughty)"
    r"|(?:your|mum['’]s|dad['’]s|mummy['’]s|daddy['’]s|his|her|their) (?:own )?fault|to blame"
    r"|failed to|refused to|couldn['’]t be bothered|bad (?:mum|dad|mummy|daddy|mother|father|parents?|boy|girl))\b",
    re.IGNORECASE,
)
_NOT: Final = re.compile(r"\b(?:not|never|nobody|no one|no)\b|n['’]t\b", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"[^.!?]+")
_OWN_WORDS: Final = re.compile(r"[“\"][^”\"]*[”\"]")


class _Change(NamedTuple):
    """A big change in the child's life: by when it had happened, the earliest it can have, and how it is said."""

    by: date
    earliest: date
    record: Record
    field: str
    words: str
    severity: Severity


@rule(
    "words-and-pictures-missing",
    subject="safety",
    severity=Severity.WARNING,
    open_only=True,
    needs_whole_file=True,
)
def words_and_pictures_missing(case: Case, context: Context) -> Iterator[Remark]:
    """The child has had no explanation in words and pictures since a big change.

    Children whose family changes often believe that it was their doing. A warning after a child protection plan began
    or the child came into care; advice after a move or after the parents parted. Only the newest change since the case
    opened is looked at.

    Source: Durham, Words and Pictures: "when there are big changes in a child's life, for example if a parent leaves
    home or if the child goes to live with someone else, then the child can sometimes blame themselves for this".
    Flagged:
        case:
          plans: [{plan: child-protection, from: 2023-05-02}]
    Instead:
        case:
          plans: [{plan: child-protection, from: 2023-05-02}]
        words_and_pictures:
          - {date: 2023-05-16, with: [moussa], shown: 2023-05-20, pages: [{heading: Our family, words: Dad loves you.}]}
    """
    change = max(_changes(case, context.day), key=lambda one: one.by, default=None)
    if change is None or not context.policy.due_after("words_and_pictures.within", change.by) < context.day:
        return
    told = [day for one in case.file.words_and_pictures for day in (one.shown, one.date) if day is not None]
    if any(day.before(change.earliest) is not True for day in told):
        return
    if any(is_blank(one, "date") and is_blank(one, "shown") for one in case.file.words_and_pictures):
        return
    due = deadline(context, "words_and_pictures.within", change.by)
    before = "The words and pictures are older. They" if told else "Words and pictures about it"
    plural = before + (" were to be made anew" if told else " were to be made")
    ago = (context.day - due.due).days
    yield Remark(
        answered_on("words-and-pictures-missing", change.record, case.file),
        f"{case.child_name} {change.words} on {uk_day(change.by)}. {plural} by {uk_day(due.due)} ({due.expected}).",
        f"There was a big change for the child. {plural} {ago} {'day' if ago == 1 else 'days'} ago ({due.expected}).",
        "Help the parents to explain it to the child, without blame, and add it under `words_and_pictures`.",
        change.field,
        severity=change.severity,
    )


def _changes(case: Case, day: date) -> Iterator[_Change]:
    """The big changes that have surely happened while the case was open."""
    involvement = case.file.case
    opened = involvement.opened.latest if involvement is not None and involvement.opened is not None else None

    def change(
        when: PartialDate | None, record: Record, field: str, words: str, severity: Severity
    ) -> Iterator[_Change]:
        if when is None or when.latest is None or when.earliest is None or when.latest > day:
            return
        if opened is None or when.earliest >= opened:
            yield _Change(when.latest, when.earliest, record, field, words, severity)

    for plan in involvement.plans if involvement is not None else ():
        if plan.plan in _PLANS:
            yield from change(plan.from_, plan, "from", _PLANS[plan.plan], Severity.WARNING)
    if opened is None:
        return
    for household in case.households:
        for member in household.members:
            if member.who == case.child_key and (member.kind or "main") == "main" and member.from_ is not None:
                yield from change(member.from_, household, "name", "moved to another home", Severity.ADVICE)
    parents = set(case.parents.get(case.child_key, ()))
    for couple in case.couples:
        if couple.separated is not None and parents and parents <= set(couple.partners):
            yield from change(couple.separated, couple, "separated", "saw the parents part", Severity.ADVICE)


@rule("wap-blames", subject="safety", severity=Severity.WARNING, open_only=True)
def wap_blames(case: Case, context: Context) -> Iterator[Remark]:
    """The words and pictures may blame or shame the child or a parent.

    The child will read it again at sixteen, and so will the parent. "Dad failed to" becomes "Dad did not know how to".
    A sentence that says whose fault it is *not*, and words in quotation marks, are left alone.

    Source: Durham, Words and Pictures: "in a way that makes sense to their child and does not blame or shame the
    parents or the child".
    Flagged:
        words_and_pictures:
          - {date: 2023-05-16, pages: [{heading: Our family, words: Mum failed to look after you.}]}
    Instead:
        words_and_pictures:
          - {date: 2023-05-16, pages: [{heading: Our family, words: Mum was ill. It was not your fault.}]}
    """
    for told in case.file.words_and_pictures:
        for page in told.pages:
            for sentence in _SENTENCE.findall(_OWN_WORDS.sub(" ", page.words)):
                found = _BLAME.search(sentence)
                if found and not _NOT.search(sentence):
                    yield Remark(
                        answered_on("wap-blames", page, told),
                        f"{quoted(sentence.strip())} may sound to the child as if somebody were to blame.",
                        "A sentence of the words and pictures may sound as if somebody were to blame.",
                        "Say what happened and what people did, without blame.",
                        place=page.place("words"),
                    )
                    break


@rule("wap-not-made-with-parents", subject="safety", severity=Severity.ADVICE, open_only=True, needs_whole_file=True)
def wap_not_made_with_parents(case: Case, context: Context) -> Iterator[Remark]:
    """No parent is named as having helped with the words and pictures.

    A child believes the story when Mum or Dad tells it, and both parents can say it the same way afterwards.

    Source: Durham, Words and Pictures: "Children's services practitioners work with parents to help them to provide an
    explanation for their child".
    Flagged:
        words_and_pictures:
          - {date: 2023-05-16, with: [jemima], pages: [{heading: Our family, words: Dad loves you.}]}
    Instead:
        words_and_pictures:
          - {date: 2023-05-16, with: [jemima, moussa], pages: [{heading: Our family, words: Dad loves you.}]}
    """
    parents = {str(key) for key in case.parents.get(case.child_key, ())}
    parents |= {person.key for person in holders(case, context.day)}
    parents = {key for key in parents if key in case.family and not case.family[key].has_died}
    for told in case.file.words_and_pictures:
        if parents and not parents & {str(key) for key in told.with_} and _is_about_child(case, told):
            message = "No parent is named as having helped with these words and pictures."
            help = "Go through it with Mum and Dad before the child sees it; add them to `with`."
            yield Remark(told, message, message, help, "with" if told.with_ else None)


def _is_about_child(case: Case, told: WordsAndPictures) -> bool:
    return told.for_ is None or told.for_ == case.child_key
