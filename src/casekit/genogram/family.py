"""The family as a genogram sees it on one day: people, unions, carers, households.

These are the genogram's own small types, apart from the case file's models, so that a family from anywhere can be
drawn. Everything a reader sees is already in words here ("17 Sep 2008"); days are only for putting things in order.
"""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING

from casekit.genogram.figures import Figure
from casekit.genogram.kinds import USUAL_LAYERS, Ending, Gender, Kind, Layer, Link, NoChildren, State, TwinKind
from casekit.text.frozen import dataclass

if TYPE_CHECKING:
    from casekit.genogram.changes import Changes


class CannotDraw(Exception):
    """A family that cannot be drawn rightly: `sentence` says why, `help` what to do (empty: nothing special)."""

    def __init__(self, sentence: str, help: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.help = help


class WrongPicture(CannotDraw):
    """A picture that casekit drew and found to say something else than the family: a fault of casekit's own.

    `differences` says what, with names from the family.
    """

    def __init__(self, sentence: str, differences: tuple[str, ...]) -> None:
        super().__init__(sentence)
        self.differences = differences


class NoRoom(CannotDraw):
    """Words that find no free place; more distance between people may help."""


@dataclass(frozen=True, slots=True)
class When:
    """A date in words, and the first and the last day it can mean (`None`: no limit known)."""

    text: str = ""
    earliest: date | None = None
    latest: date | None = None

    def surely_before(self, other: "When") -> bool:
        """Whether this is on an earlier day than `other`, whatever days the two turn out to be."""
        return self.latest is not None and other.earliest is not None and self.latest < other.earliest


@dataclass(frozen=True, slots=True)
class HealthFact:
    """One thing about somebody's health: the file's word for its kind, what it is, and how sure or how far over."""

    kind: str
    what: str
    suspected: bool = False
    recovery: bool = False


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign agreed with the family: a colour, a pattern or a letter, what it means, and whom it is for."""

    means: str
    fill: str = ""
    pattern: str = ""
    mark: str = ""
    who: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in the family, a pet, a loss or a pregnancy. `died` without words is a death on an unknown day.

    `named` is whether `name` is a name, rather than words that stand for one ("Mum's aunt"). `age` is in words, as at
    the day. `health`, `culture`, `roles`, `strengths`, `sex_at_birth` (the file's word, where it says something else
    than the gender), `migration`, `languages`, `heritages`, `sexual_orientation` (the file's word), `secret` (whether
    there is one: what it is never comes so far) and `photo` (a data URI) are drawn only with their layers.
    `figure` is how the notation draws them; left out, as the notation `uk` does. `bracketed` puts them in brackets.
    `how_many` is the number of `more-children`, "n" where nobody knows.
    Of somebody whom no line of the family joins: `on_file` is whether the file joins them to anybody in any way, and
    `elsewhere` says what lines they have on other days ("a carer of Amy Bell on another day").
    """

    key: str
    name: str = ""
    gender: Gender = Gender.UNKNOWN
    kind: Kind = Kind.PERSON
    born: When | None = None
    died: When | None = None
    named: bool = True
    known_as: str = ""
    age: str = ""
    health: tuple[HealthFact, ...] = ()
    culture: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    sex_at_birth: str = ""
    migration: str = ""
    languages: str = ""
    heritages: tuple[str, ...] = ()
    sexual_orientation: str = ""
    secret: bool = False
    photo: str = ""
    figure: Figure | None = None
    bracketed: bool = False
    on_file: bool = False
    elsewhere: tuple[str, ...] = ()
    how_many: str = ""


@dataclass(frozen=True, slots=True)
class ChildLink:
    """A child of a union, how it belongs there, and how that is known, in words."""

    key: str
    link: Link = Link.BIRTH
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Twins:
    """Children of one union born together."""

    of: tuple[str, ...]
    kind: TwinKind = TwinKind.UNKNOWN


@dataclass(frozen=True, slots=True)
class Union:
    """Two partners, or a parent alone, and their children.

    `index` is the place in the file's list of couples. `labels` are short lines for the picture ("m. 2005"), in
    order of time; `began` puts somebody's partners in order. `current` is whether they are together on the day.
    `no_children` is why they have none, where the file says so; `note` what it adds in words where the kind of couple
    says nothing (`other`). `related` draws the line of partners who are related by birth, `house` the sign of living
    together, where the notation has one. `secret` is whether there is a secret about the couple, drawn only with its
    layer.
    """

    index: int
    partners: tuple[str, ...]
    state: State = State.NOT_RECORDED
    ended: Ending | None = None
    labels: tuple[str, ...] = ()
    began: When | None = None
    children: tuple[ChildLink, ...] = ()
    twins: tuple[Twins, ...] = ()
    partner_left_out: bool = False
    related: bool = False
    house: bool = False
    no_children: NoChildren | None = None
    note: str = ""
    secret: bool = False

    @property
    def alone(self) -> bool:
        """Whether this is one parent whose partner is not known, or not shown."""
        return len(self.partners) == 1

    @property
    def current(self) -> bool:
        """Whether nothing says that the two came apart."""
        return self.ended in (None, Ending.RECONCILED, Ending.TOGETHER_AFTER_DIVORCE)

    @property
    def lacks_a_parent(self) -> bool:
        """Whether a parent alone stands for two, the other not named: somebody was born to that parent."""
        born = (Link.BIRTH, Link.PUTATIVE)
        asked = self.alone and not self.partner_left_out
        return asked and (not self.children or any(child.link in born for child in self.children))


@dataclass(frozen=True, slots=True)
class CarerLink:
    """Who cares (`past`: cared, before the day) for a child without being the parent. `label` is the plate in words."""

    child: str
    carers: tuple[str, ...]
    role: str
    label: str
    past: bool = False


@dataclass(frozen=True, slots=True)
class Household:
    """People who live together.

    `members` are keys, each with a word for how (`main`, `weekend` …); `others` are names of people who live there
    and are not in the family.
    """

    name: str
    members: tuple[tuple[str, str], ...]
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relationship:
    """What it is like between two members, in somebody's eyes.

    `index` is the place in the file's list of relationships, `ends` are the two in the order given, `kind` is the
    file's word, `directed` whether it goes from the first to the second, `seen_by` the key of whose view it is
    (empty: nobody's in particular) and `seen_by_name` their name. `said` is when they said so, `note` what the file
    adds in words where the word itself says nothing (`other`).
    """

    index: int
    ends: tuple[str, str]
    kind: str
    directed: bool = False
    seen_by: str = ""
    seen_by_name: str = ""
    said: When | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    """All that one genogram shows.

    `earlier_care` is care in the past that is only said in words. `made` are sentences on who drew it, when and with
    whom, `made_by` is the name of who drew it, `not_shown` says how many people were left out and why, `warnings` what
    whoever hands the picture on must know. `agreed_key` are the family's own signs; `also_named` the names in these
    sentences of people who are not members.
    """

    case: str
    title: str
    index: str
    as_at: date
    as_at_text: str
    members: tuple[Member, ...]
    unions: tuple[Union, ...] = ()
    carers: tuple[CarerLink, ...] = ()
    households: tuple[Household, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    layers: frozenset[Layer] = USUAL_LAYERS
    made: tuple[str, ...] = ()
    made_by: str = ""
    partners: str = "strict"
    step_lines: bool = False
    not_shown: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    subtitle: str = ""
    changes: "Changes | None" = None
    agreed_key: tuple[Sign, ...] = ()
    also_named: tuple[str, ...] = ()
    earlier_care: tuple[CarerLink, ...] = ()
    lines_at: Mapping[str, frozenset[str]] = field(init=False, repr=False, compare=False)
    """For everybody at whom a relationship's line ends, at whom the other ends are."""
    _members: Mapping[str, Member] = field(init=False, repr=False, compare=False)
    _couples: Mapping[str, tuple[Union, ...]] = field(init=False, repr=False, compare=False)
    _homes: Mapping[str, tuple[tuple[Union, Link], ...]] = field(init=False, repr=False, compare=False)
    _carers: Mapping[str, tuple[CarerLink, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        couples: dict[str, tuple[Union, ...]] = {}
        homes: dict[str, tuple[tuple[Union, Link], ...]] = {}
        carers: dict[str, tuple[CarerLink, ...]] = {}
        for union in self.unions:
            for key in union.partners if not union.alone else ():
                couples[key] = (*couples.get(key, ()), union)
            for child in self.drawn_children(union):
                homes[child.key] = (*homes.get(child.key, ()), (union, child.link))
        for link in self.carers:
            carers[link.child] = (*carers.get(link.child, ()), link)
        object.__setattr__(self, "_members", {member.key: member for member in self.members})
        object.__setattr__(self, "_couples", couples)
        object.__setattr__(self, "_homes", homes)
        object.__setattr__(self, "_carers", carers)
        drawn = self.relationships if Layer.RELATIONSHIPS in self.layers else ()
        lines: dict[str, frozenset[str]] = {}
        for first, second in (pair for one in drawn for pair in (one.ends, one.ends[::-1])):
            lines[first] = lines.get(first, frozenset()) | {second}
        object.__setattr__(self, "lines_at", lines)

    def member(self, key: str) -> Member:
        """The member with this key. Raises `KeyError` if there is none."""
        return self._members[key]

    def couples_of(self, key: str) -> tuple[Union, ...]:
        """The couples somebody belongs to, in the order of the file; not what they are alone in."""
        return self._couples.get(key, ())

    def homes_of(self, key: str) -> tuple[tuple[Union, Link], ...]:
        """The couples or parents alone from which somebody's line comes down, each with the kind of link."""
        return self._homes.get(key, ())

    def carers_of(self, key: str) -> tuple[CarerLink, ...]:
        """Who cares for somebody without being the parent."""
        return self._carers.get(key, ())

    def signs_of(self, key: str) -> tuple[Sign, ...]:
        """The signs of the agreed key that somebody has."""
        return tuple(sign for sign in self.agreed_key if key in sign.who)

    def called(self, key: str) -> str:
        """What the sentences about the picture call somebody."""
        member = self.member(key)
        if member.name:
            return member.name
        return {
            Kind.PERSON: "a person whose name is not known",
            Kind.PET: "a pet",
            Kind.MISCARRIAGE: "a miscarriage",
            Kind.TERMINATION: "a termination",
            Kind.STILLBIRTH: "a stillborn child",
            Kind.PREGNANCY: "a pregnancy",
            Kind.INSTITUTION: "a home",
            Kind.MORE_CHILDREN: "more children",
        }[member.kind]

    def drawn_children(self, union: Union) -> tuple[ChildLink, ...]:
        """The children that get a line from this union: step-children only where step lines are asked for."""
        return tuple(child for child in union.children if child.link is not Link.STEP or self.step_lines)


@dataclass(frozen=True, slots=True)
class Relaxed:
    """A convention that gives way in this picture: which, for whom (as listed in the file), and why in words."""

    rule: str
    about: tuple[str, ...]
    sentence: str

    @property
    def token(self) -> str:
        """As it stands in `data-relaxed`: the rule, a colon, and whom it is about."""
        return f"{self.rule}:{','.join(self.about)}"


def list_in_words(names: tuple[str, ...]) -> str:
    """Names as a sentence has them: "Ann, Bo and Cy"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
