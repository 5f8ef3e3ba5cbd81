"""The rule that the case summary is written to the child."""

import re
from collections.abc import Iterator
from typing import Final

from casekit.case.case import Case
from casekit.case.record import Statement
from casekit.case.summary import Summary
from casekit.lint.context import Context
from casekit.lint.rule import Remark, rule
from casekit.text.finding import ALIKE, Label, Severity

SECTIONS: Final = (
    "about_you",
    "status",
    "need_to_know",
    "worries",
    "working_well",
    "plan",
    "progress",
    "next_steps",
    "contingency",
    "why_in_care",
    "why_protection_plan",
)
"""The sections in which the worker speaks. `your_voice` is the child's; the headings for youth justice are notes."""

FEWEST_WORDS: Final = 30
"""Below this many words the share of any one of them says nothing."""
LEAST_SHARE: Final = 0.01
"""The share of "you" and "your": among a hundred words said to somebody there is at least one."""
MOST_SENTENCES_ABOUT: Final = 2
"""So many sentences about the child may be a slip in a text that is otherwise written to the child."""

_YOU: Final = frozenset({"you", "your", "yours", "yourself", "yourselves"})
_THIRD_PERSON: Final = frozenset(
    {"he", "him", "his", "himself", "she", "her", "hers", "herself", "they", "them", "their", "theirs", "themselves"}
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_QUOTATION: Final = re.compile(
    r"“[^”]{0,2000}”|\"[^\"]{0,2000}\"|‘.{0,500}?’(?!\w)|(?<!\w)'.{1,500}?'(?!\w)", re.DOTALL
)
_END_OF_SENTENCE: Final = re.compile(r"[.!?](?:\s+|$)|\n\s*(?:\n|[-*•])")


@rule("not-written-to-child", subject="summary", severity=Severity.WARNING, open_only=True)
def not_written_to_child(case: Case, context: Context) -> Iterator[Remark]:
    """The case summary speaks about the child, not to the child.

    Imagine saying it to them: jargon falls away, and reasons have to be given. One day they may read it. A baby or an
    unborn child is written to as well, for the day they do. What is quoted, and what the child says in `your_voice`,
    does not count.

    Source: Kent guidance, Case Summaries: "The case summary should be written to the child or young person"; "imagine
    they are having a direct conversation with the child or young person".
    Flagged:
        summary:
          updated: 2023-04-07
          about_you: Ndéla was born in Helsinki and came to Kent with her parents. She loves reading and football.
          worries: Ndéla still goes missing sometimes, and some of her friends ask her to pay for everything.
          working_well: Ndéla feels safe at the home of her aunt and uncle.
    Instead:
        summary:
          updated: 2023-04-07
          about_you: Ndéla, you were born in Helsinki and came to Kent with your parents. You love reading and football.
          worries: You still go missing sometimes, and some of your friends ask you to pay for everything.
          working_well: You feel safe at the home of your aunt and uncle.
    """
    summary = case.file.summary
    if summary is None or context.state.plan_names == {"youth-justice"}:
        return
    texts = {field: _QUOTATION.sub(" ", statement.text) for field, statement in _said_by_worker(summary, case)}
    words = [word.casefold() for text in texts.values() for word in _WORD.findall(text)]
    if len(words) < FEWEST_WORDS:
        return
    to_child = sum(word in _YOU for word in words)
    first = next(iter(texts))
    if to_child < LEAST_SHARE * len(words):
        often = "no" if to_child == 0 else f"{to_child}"
        count = f"{often} “you” or “your” in {len(words)} words"
        yield Remark(
            summary,
            f"The case summary speaks about {case.child_name}, not to {case.child_name}: there is {count}.",
            f"The case summary speaks about the child, not to the child: there is {count}.",
            "Write it as you would say it to the child: “You told me that …”.",
            first,
        )
        return
    names = _names_of_child_alone(case)
    about = {field: times for field, text in texts.items() if (times := _sentences_about(text, names))}
    total = sum(about.values())
    if total > MOST_SENTENCES_ABOUT:
        first, *others = about
        yield Remark(
            summary,
            f"In {total} sentences the case summary speaks about {case.child_name}, not to {case.child_name}.",
            f"In {total} sentences the case summary speaks about the child, not to the child.",
            "Write these as you would say them to the child: “you”, not “he”, “she” or “they”.",
            first,
            labels=tuple(Label(summary.place(field), ALIKE, ALIKE) for field in others),
        )


def _said_by_worker(summary: Summary, case: Case) -> Iterator[tuple[str, Statement]]:
    """The sections in the worker's words; what the child or the family sees or says is theirs."""
    for field in SECTIONS:
        statement: Statement | None = getattr(summary, field)
        if statement is not None and statement.text.strip():
            own = statement.basis in ("child-view", "family-view") or statement.by == case.child_key
            if not own:
                yield field, statement


def _names_of_child_alone(case: Case) -> frozenset[str]:
    """The first name of the child and the name they go by, without those that somebody else in the file has too."""
    child = case.child
    if child is None:
        return frozenset()
    names = {found[0] for name in (child.name, child.known_as) if name and (found := _WORD.findall(name))}
    taken = {
        word
        for key, one in case.everybody.items()
        if key != case.child_key and one.name is not None
        for word in _WORD.findall(one.name)
    }
    return frozenset(names - taken)


def _sentences_about(text: str, names: frozenset[str]) -> int:
    """How many sentences name the child and go on with "he", "she" or "they", with no "you" in them."""
    if not any(name in text for name in names):
        return 0
    return sum(_is_about(sentence, names) for sentence in _END_OF_SENTENCE.split(text))


def _is_about(sentence: str, names: frozenset[str]) -> bool:
    found = [(match.group(), match.end()) for match in _WORD.finditer(sentence)]
    spoken = [word.casefold() for word, _ in found]
    if _YOU & set(spoken):
        return False
    for position, (word, end) in enumerate(found):
        is_addressed = sentence[end : end + 1] == ","
        if word in names and not is_addressed and _THIRD_PERSON & set(spoken[position + 1 :]):
            return True
    return False
