"""Rules on the shape of the case summary: its length, its balance, whom it is about, and whether it is the child's."""

import re
from collections.abc import Iterator
from typing import Final

from casekit.case.case import Case
from casekit.case.people import Person
from casekit.case.record import Statement
from casekit.lint.context import Context
from casekit.lint.recorded import answered_on
from casekit.lint.rule import Remark, left_to, rule
from casekit.lint.rules.summary import is_missing, is_unwritten, written_texts
from casekit.text.finding import Label, Severity

_FEWEST_TO_WEIGH: Final = 40
"""Below this many words in both sections, their shares say nothing."""
_OFTEN: Final = 5
"""Somebody who is named so often may be whom the summary is about."""
_LONGEST_ITEM: Final = 4
"""A line of so many words or fewer, in a section that has no other, is an item of a list."""
_FEWEST_ITEMS: Final = 2

_YOU: Final = re.compile(r"\b(?:you|your|yours|yourself|you['’](?:re|ve|d|ll))\b", re.I)
_TALKING: Final = re.compile(
    r"\b(?:you|your|i|my|me|is|are|was|were|am|has|have|had|do|does|like[sd]?|love[sd]?|feel[s]?|say[s]?|said|told|means?"
    r"|live[sd]?|want[s]?|call[s]?|speak[s]?|go(?:es)?|play[s]?|enjoy[s]?|think[s]?)\b",
    re.I,
)
_LABEL: Final = re.compile(r"^[\w /&-]{1,40}:\s*")
_BULLET: Final = re.compile(r"^[-*•–]\s*")
_NO_VOICE: Final = re.compile(
    r"(?:n/?a|none|nil|(?:not |un)known|tb[ca]|to (?:be (?:confirmed|completed|added)|follow)|not applicable"
    r"|not (?:sought|asked|obtained|gathered)|no views(?: (?:given|expressed|obtained))?|no change|unchanged"
    r"|(?:see|as) (?:above|below|before)|see (?:case )?(?:notes?|assessments?|visits?)|too young|(?:pre|non)-?verbal"
    r"|yes|no|[-–?])",
    re.I,
)
_FIRST_NAME: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


@rule("summary-too-long", subject="summary", severity=Severity.ADVICE, open_only=True)
def summary_too_long(case: Case, context: Context) -> Iterator[Remark]:
    """The case summary is longer than anybody will read at night.

    It grows when each new paragraph is added to the old ones. The history keeps every earlier summary, so what is over
    can go. All sections are counted together.

    Source: Kent guidance, What should a Case Summary include: "The case summary recording should provide a succinct
    summary of significant information"; "should not just be the adding an extra paragraph".
    Flagged:
        summary:
          updated: 2023-05-09
          about_you: >-
            Every x stands for a word of yours.
            x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
            x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
            x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
            x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
            x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
            x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
            x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
            x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
            x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
            x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
            x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
            x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
            x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
            x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
            x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
            x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
            x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x
    Instead:
        summary:
          updated: 2023-05-09
          about_you: You love reading, and you play football at Ashford School.
    """
    summary = case.file.summary
    if summary is None:
        return
    most = context.policy.length("summary.longest").number
    texts = written_texts(summary)
    if sum(map(len, texts.values())) <= 2 * most:
        return
    counts = {field: len(text.split()) for field, text in texts.items()}
    total = sum(counts.values())
    if total > most:
        expected = context.policy.expectation("summary.longest")
        longest = max(counts, key=lambda field: counts[field])
        said = f"The case summary has {total} words ({expected}); the longest section has {counts[longest]}."
        yield Remark(
            summary, said, said, "Keep what is so today; every earlier summary is kept in the history.", longest
        )


@rule("summary-unbalanced", subject="summary", severity=Severity.ADVICE, open_only=True)
def summary_unbalanced(case: Case, context: Context) -> Iterator[Remark]:
    """The case summary is nearly all worries, or has nearly none.

    A child who reads only what went wrong learns that this is who they are; one who reads only praise learns that
    nobody saw. Compared are the words under `worries` and `working_well`.

    Source: Durham, Signs of Safety: "a fair and balanced assessment"; Kent guidance, Suggested Case Summary Template:
    "What are the concerns", "What is working well".
    Flagged:
        summary:
          updated: 2023-05-09
          worries: >-
            You lived with violence between your parents. Somebody hurt you sexually when you were younger. You still go
            missing sometimes, and some friends ask you to pay for everything. When you drink with them you do things
            that you are sorry for the next day.
          working_well: You like football.
    Instead:
        summary:
          updated: 2023-05-09
          worries: >-
            You lived with violence between your parents. Somebody hurt you sexually when you were younger. You still go
            missing sometimes, and some friends ask you to pay for everything.
          working_well: >-
            You feel safe at Yolande and Christian's. You go missing less. You asked for help, and you got it.
    """
    summary = case.file.summary
    if summary is None or summary.worries is None or (summary.working_well or summary.strengths) is None:
        return
    well = [one.text for one in (summary.working_well, summary.strengths) if one is not None]
    worries, strengths = len(summary.worries.text.split()), sum(len(text.split()) for text in well)
    total, fewer = worries + strengths, min(worries, strengths)
    least = context.policy.length("summary.least_share").number
    if not fewer or total < _FEWEST_TO_WEIGH or fewer * 100 >= least * total:
        return
    expected = context.policy.expectation("summary.least_share")
    said = (
        f"Of {total} words on worries and on what is going well, only {fewer} are on "
        f"{'worries' if worries < strengths else 'what is going well'} ({expected})."
    )
    field = "worries" if worries < strengths else "working_well" if summary.working_well is not None else "strengths"
    yield Remark(summary, said, said, "Ask the child and the family what they would add here.", field)


@rule("about-siblings-or-adults", subject="summary", severity=Severity.ADVICE, open_only=True)
def about_siblings_or_adults(case: Case, context: Context) -> Iterator[Remark]:
    """The case summary names somebody else more often than it speaks to the child.

    One text for three brothers, or the story of the parents, leaves each child to guess which part is theirs. A name is
    counted where nobody else in the file has it, from five times on. Silent where the summary is not written to the
    child at all: that is said by `not-written-to-child`.

    Source: Kent guidance, Suggested Case Summary Template: "Concentrated on the individual child (rather than on the
    family or sibling(s)) so that it is clear about their lived experience."
    Flagged:
        summary:
          updated: 2023-05-09
          about_you: You live with Yolande and Christian.
          worries: >-
            Moussa has a bad back. Moussa has lost his work. Moussa is sad on most days, and Moussa has seen the doctor.
            Moussa sleeps badly. Moussa does not open his letters.
    Instead:
        summary:
          updated: 2023-05-09
          about_you: You live with Yolande and Christian.
          worries: >-
            Your dad has a bad back and has lost his work. You told me that you lie awake because you hear him walk
            about at night, and that you open his letters for him.
    """
    summary = case.file.summary
    if summary is None or context.state.plan_names == {"youth-justice"}:
        return
    texts = written_texts(summary)
    whole = "\n".join(texts.values())
    often = [(count, person) for person, name in _single_names(case) if (count := whole.count(name)) >= _OFTEN]
    if not often:
        return
    to_child = len(_YOU.findall(whole))
    child = _FIRST_NAME.match(case.child_name)
    to_child += whole.count(child[0]) if child else 0
    count, person = max(often, key=lambda one: one[0])
    if to_child >= count:
        return
    if not to_child or to_child * 100 < len(whole.split()):
        yield left_to("not-written-to-child", summary)
        return
    yield Remark(
        summary,
        f"The case summary names {case.name_of(person.key)} {count} times, and speaks to {case.child_name} "
        f"{'once' if to_child == 1 else f'{to_child} times'}.",
        f"The case summary names somebody else {count} times, and speaks to the child "
        f"{'once' if to_child == 1 else f'{to_child} times'}.",
        "Say what it means for the child; what belongs to a brother, sister or parent belongs in their own record.",
        place=case.file.place("summary"),
    )


def _single_names(case: Case) -> Iterator[tuple[Person, str]]:
    """The others of the family with a first name that stands in nobody else's name."""
    words: dict[str, set[str]] = {}
    for key, one in case.everybody.items():
        for word in _FIRST_NAME.findall(one.name or ""):
            words.setdefault(word, set()).add(key)
    for key, person in case.family.items():
        first = _FIRST_NAME.match(person.name or "")
        if key != case.child_key and first and len(words[first[0]]) == 1:
            yield person, first[0]


@rule("identity-is-a-list", subject="summary", severity=Severity.ADVICE, open_only=True)
def identity_is_a_list(case: Case, context: Context) -> Iterator[Remark]:
    """What the case summary says of who the child is, is only a list.

    "Ethnicity: White British. Religion: none" is a form. What does it mean to this child: the food at gran's, the
    language they dream in, the prayer they do not say any more? Found are sections whose every line is a label, or has
    at most four words and no verb.

    Source: Kent guidance, Suggested Case Summary Template: "Personal information to build a picture of the child, such
    as their identity, culture, hobbies. Not just a list but what this means for them."
    Flagged:
        summary:
          updated: 2023-05-09
          about_you: |
            Ethnicity: Finnish and Senegalese
            Religion: none
            Hobbies: reading, football
    Instead:
        summary:
          updated: 2023-05-09
          about_you: |
            Your mum is from Finland and your dad is from Senegal. It can feel confusing, and you are proud of it too.
            You love reading, and you play football at Ashford School.
    """
    summary = case.file.summary
    section: Statement | None = summary.about_you if summary is not None else None
    if summary is None or section is None or is_unwritten(summary):
        return
    lines = [line.strip() for line in section.text.splitlines() if line.strip()]
    if len(lines) < _FEWEST_ITEMS or not all(_is_item(line) for line in lines):
        return
    said = "What the case summary says of who the child is, is only a list."
    yield Remark(
        summary,
        said.replace("the child", case.child_name),
        said,
        "Ask what these mean to the child, and write it down as they say it.",
        "about_you",
    )


def _is_item(line: str) -> bool:
    plain = _BULLET.sub("", line)
    value, labels = _LABEL.subn("", plain)
    if _TALKING.search(value):
        return False
    return bool(labels) or len(plain.split()) <= _LONGEST_ITEM


@rule("voice-missing", subject="summary", severity=Severity.WARNING, open_only=True)
def voice_missing(case: Case, context: Context) -> Iterator[Remark]:
    """Where the child's own words belong, the case summary has only a placeholder.

    "Not known" under this heading means that nobody asked. A baby speaks by what they do: they settle with one person
    and stiffen with another. A section with nothing in it is named by `summary-section-missing`.

    Source: Kent guidance, Suggested Case Summary Template: "The voice of the child or young person; how would they
    describe themself?"
    Flagged:
        summary:
          updated: 2023-05-09
          your_voice: To be completed.
    Instead:
        summary:
          updated: 2023-05-09
          your_voice: 'You said: "I want people to know I am more than what happened."'
    """
    summary = case.file.summary
    if summary is not None and not is_unwritten(summary) and is_missing(summary, "your_voice"):
        yield left_to("summary-section-missing", summary)
    if summary is None or summary.your_voice is None:
        return
    what = " ".join(summary.your_voice.text.split())
    if _NO_VOICE.fullmatch(what.strip(" .!()[]")):
        yield Remark(
            answered_on("voice-missing", summary.your_voice, summary),
            f"Where {case.child_name}'s own words belong, the case summary has only “{what}”.",
            "Where the child's own words belong, the case summary has only a placeholder.",
            "Write what the child says, or what they do that shows it. If nobody has asked yet, ask.",
            place=summary.place("your_voice"),
        )


@rule("not-shared-with-family", subject="summary", severity=Severity.ADVICE, open_only=True, needs_whole_file=True)
def not_shared_with_family(case: Case, context: Context) -> Iterator[Remark]:
    """The case summary was shared with nobody in the family, and nothing says why.

    It is written to the child, so it should reach the child. To read it together is a moment to talk of what has got
    better. Asked once the time for one summary is over since the case opened.

    Source: Kent guidance, Case Summaries: "Completing, or sharing a case summary with a family offers an opportunity to
    reflect on progress over the period covered by the summary and discuss both achievements and difficulties."
    Flagged:
        summary:
          updated: 2023-05-09
          about_you: You love reading, and you play football at Ashford School.
    Instead:
        summary:
          updated: 2023-05-09
          about_you: You love reading, and you play football at Ashford School.
          shared: [{with: ndela, date: 2023-05-09, how: We read it together.}]
    """
    summary, involvement = case.file.summary, case.file.case
    opened = involvement.opened if involvement is not None else None
    if summary is None or is_unwritten(summary) or opened is None or opened.latest is None:
        return
    if context.day <= context.policy.due_after("summary.max_age", opened.latest):
        return
    if summary.says("withhold") or summary.says("share") or (not summary.shared and summary.says("shared")):
        return
    if any(one.with_ in case.family or one.with_ in case.file.network for one in summary.shared):
        return
    said = "Nothing says that the case summary was shared with the child or anybody in the family."
    yield Remark(
        summary,
        said.replace("the child", case.child_name),
        said,
        "Read it with them and add `shared`; or say why not with `withhold` or a reason (`allow`).",
        place=summary.place("shared") if summary.says("shared") else case.file.place("summary"),
        labels=(Label(summary.place("updated"), "this version", "this version"),) if summary.says("updated") else (),
    )
