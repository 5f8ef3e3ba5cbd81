"""What is not known yet, as questions to ask the family: curious and kind, and grouped by whom to ask.

They are made from gaps in the record: what nobody has asked yet is no failing of the family's. No fact is asked for
twice, and nothing is asked about somebody whom a copy for the family does not name.

Kent guidance, Genograms and Top Tips, has the genogram made together with the family, by asking; Durham and Norfolk
ask what works well, who helps and what is hoped for.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from casekit.case.case import Case
from casekit.policy.policy import Policy
from casekit.reports.asking import FAMILY, Asking, Question, each_once
from casekit.reports.asking_child import of_the_child
from casekit.reports.asking_family import of_the_family
from casekit.reports.document import Block, Document, Heading, Items, Note, line

GUIDE: Final = (
    "These are questions about what is not written down yet. Choose those that fit the day, and ask them in your own "
    "words. Nobody has to answer, and “I do not know” is an answer too."
)
NOTHING: Final = "There is nothing that casekit would ask about."
PARTLY_READ: Final = (
    "Part of this file could not be read, so questions may be missing, and none is asked about what may stand there."
)


def questions(case: Case, day: date, policy: Policy) -> tuple[Question, ...]:
    """The questions, by whom to ask: the child, each parent and carer, the family together.

    Raises `NothingToShow` where the whole file, or the child, is withheld from the family.
    """
    asking = Asking(case, day, policy)
    return _asked(asking)


def _asked(asking: Asking) -> tuple[Question, ...]:
    found = each_once((*of_the_child(asking), *of_the_family(asking)))
    order = (asking.case.child_key, *asking.grown_ups, FAMILY)
    return tuple(one for key in order for one in found if one.ask == key and asking.may_be_asked(one))


def questions_for_child(case: Case, day: date, policy: Policy) -> tuple[str, ...]:
    """What is not known yet about the child's own life, as questions that the child may read.

    Questions to parents about themselves are not among them. Raises `NothingToShow` as `questions` does.
    """
    about = {"child", case.child_key}
    asked = (one for one in questions(case, day, policy) if one.ask == case.child_key or one.fact[0] in about)
    return tuple(one.to_child or one.words for one in asked)


def questions_document(case: Case, day: date, policy: Policy) -> Document:
    """The questions as a document to take along. Raises `NothingToShow` as `questions` does."""
    asking = Asking(case, day, policy)
    title = f"Questions to ask: {asking.seen.name_of(asking.case.child_key)}"
    return Document(title, day, "family", tuple(_blocks(asking, _asked(asking))))


def _blocks(asking: Asking, asked: tuple[Question, ...]) -> Iterator[Block]:
    yield Note(GUIDE if asked else NOTHING)
    if not asking.case.complete:
        yield Note(PARTLY_READ)
    for key in dict.fromkeys(one.ask for one in asked):
        yield Heading(2, asking.heading(key))
        yield Items(tuple(line(one.words) for one in asked if one.ask == key))
