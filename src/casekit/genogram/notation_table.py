"""What a notation is: a table from our words to drawings, and the words that the key has for them."""

from collections.abc import Mapping
from dataclasses import field, replace

from casekit.genogram.family import Member
from casekit.genogram.figures import SMALL, Figure, Form, Over
from casekit.genogram.kinds import Ending, Gender, Kind, Link, NoChildren, State
from casekit.genogram.look import DeathMark
from casekit.pictures.canvas import Stroke
from casekit.text.frozen import dataclass

INK = "#1a1a1a"
CARER_INK = "#0b5c77"
CARER = Stroke(CARER_INK, 3.4, "0.1 8", cap="round")
"""No source has a published sign for carers; the same dots are used in every notation."""
PAST_CARER = Stroke("#6e6e6e", 3.0, "0.1 5.5 0.1 5.5 0.1 15", cap="round")
"""Dots in threes, paler: care that has ended."""
PAST_CARER_WORDS = "#595959"
"""A contrast of 7 to 1 on white, where the line has 5.1."""

ALONE = Stroke(INK, 2.0)
"""The line out of a parent who stands alone."""
STILLBORN = Figure(Form.SQUARE, SMALL, over=Over.CROSS)

COUPLE_WORDS: Mapping[State, str] = {
    State.MARRIED: "married (m.)",
    State.CIVIL_PARTNERSHIP: "civil partners (CP)",
    State.RELIGIOUS_MARRIAGE: "religious marriage",
    State.COHABITING: "living together",
    State.LEGAL_COHABITING: "legal cohabitation (registered)",
    State.SHARING_A_HOME: "sharing a home, not a couple",
    State.COMMITTED: "committed",
    State.TOGETHER: "together",
    State.NOT_RECORDED: "couple or parents, kind not recorded",
    State.ENGAGED: "engaged (eng.)",
    State.ENGAGED_COHABITING: "engaged and living together (eng.)",
    State.DATING: "dating",
    State.CASUAL: "casual relationship",
    State.UNCOMMITTED: "uncommitted relationship",
    State.ONE_NIGHT: "one night",
    State.AFFAIR: "affair",
    State.FORCED: "forced",
    State.NEVER_A_COUPLE: "parents who were never a couple",
    State.OTHER: "another kind of couple",
}
CHILD_WORDS: Mapping[Link, str] = {
    Link.BIRTH: "born to",
    Link.ADOPTED: "adopted child",
    Link.FOSTER: "foster child",
    Link.STEP: "step-child",
    Link.DONOR: "conceived with a donor",
    Link.SURROGATE: "carried by a surrogate",
    Link.PUTATIVE: "parent not certain",
}
ENDING_WORDS: Mapping[Ending, str] = {
    Ending.SEPARATED: "separated",
    Ending.LEGALLY_SEPARATED: "legally separated, not divorced",
    Ending.DIVORCED: "divorced",
    Ending.ANNULLED: "annulled",
    Ending.RECONCILED: "separated, then together again",
    Ending.TOGETHER_AFTER_DIVORCE: "divorced, then together again",
    Ending.WIDOWED: "ended by a death; the other had a later partner",
}
NO_CHILDREN_WORDS: Mapping[NoChildren, str] = {
    NoChildren.BY_CHOICE: "no children, by choice",
    NoChildren.INFERTILE: "no children born to them: infertile",
}
PEOPLE_WORDS: Mapping[Gender, str] = {
    Gender.MALE: "male",
    Gender.FEMALE: "female",
    Gender.NON_BINARY: "non-binary",
    Gender.UNKNOWN: "gender not known",
}


@dataclass(frozen=True, slots=True)
class Notation:
    """A notation's figures and lines.

    Two kinds of couple with one stroke are told apart by the words on the line, which the key repeats; all others in
    black and white.

    `title` is what the key calls it. A stillborn child is drawn as `stillborn`, but with the outline of its gender.
    `sex_within` draws the sex recorded at birth, where it is asked for, as a small outline in the symbol.
    `house` are the kinds of couple that have a house on their line. `short_words` replace the first words of a label
    on a couple's line. `brackets` puts adopted children in brackets.
    """

    name: str
    title: str
    couple: Mapping[State, Stroke]
    child: Mapping[Link, Stroke]
    people: Mapping[Gender, Figure]
    kinds: Mapping[Kind, Figure]
    couple_words: Mapping[State, str] = field(default_factory=lambda: COUPLE_WORDS)
    child_words: Mapping[Link, str] = field(default_factory=lambda: CHILD_WORDS)
    ending_words: Mapping[Ending, str] = field(default_factory=lambda: ENDING_WORDS)
    carer: Stroke = CARER
    past_carer: Stroke = PAST_CARER
    death: DeathMark = DeathMark.CROSS
    stillborn: Figure = STILLBORN
    house: frozenset[State] = frozenset({State.SHARING_A_HOME})
    short_words: Mapping[str, str] = field(default_factory=dict)
    brackets: bool = False
    ages_inside: bool = False
    sex_within: bool = False

    def figure(self, member: Member) -> Figure:
        """How a member is drawn."""
        if member.kind is Kind.STILLBIRTH:
            return replace(self.stillborn, form=self.people[member.gender].form)
        return self.kinds.get(member.kind, self.people[member.gender])
