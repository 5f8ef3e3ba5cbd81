"""Every sign that a genogram in one notation can have, by subject, as the key under a picture would show it.

The samples come from families made up for each subject, so that the sheet of all signs never says anything else than
a picture's own key.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import get_args

from casekit.case.vocabulary import Health
from casekit.genogram.dressed import dressed
from casekit.genogram.family import CarerLink, ChildLink, Family, HealthFact, Member, Twins, Union, When
from casekit.genogram.household_words import Marks
from casekit.genogram.households import household_entries
from casekit.genogram.key import SAMPLE, TO_A_CHILD, Entry, entries
from casekit.genogram.kinds import Ending, Gender, Kind, Layer, Link, NoChildren, State, TwinKind
from casekit.genogram.look import Look, Profile
from casekit.genogram.notation import Notation, notation_for
from casekit.genogram.overlay_key import PR_LETTERS
from casekit.genogram.overlays import ORIENTATION, SEX_LETTERS
from casekit.genogram.relationship_lines import relationship_entries
from casekit.genogram.relationship_words import GROUPS
from casekit.pictures.canvas import Line, Words
from casekit.text.frozen import dataclass

_INDEX = Member("index", "A", Gender.FEMALE)
_DAY = date(2000, 1, 1)
_USUAL = (State.MARRIED, State.NOT_RECORDED)
_RELATED = -1


@dataclass(frozen=True, slots=True)
class Subject:
    """Signs that belong together, under a heading."""

    heading: str
    entries: tuple[Entry, ...]


def vocabulary(profile: Profile, half: float) -> tuple[Subject, ...]:
    """All signs of a notation; lines of relationships are drawn so far to both sides of the middle of their place."""
    look = Look(notation=profile)
    notation = notation_for(look)
    usual = _meanings(*(_entries(_pairs([Union(0, ("", ""), state)]), look, notation) for state in _USUAL))
    child = _meanings(_entries(_family(), look, notation))

    def of(family: Family, known: frozenset[str] = usual) -> tuple[Entry, ...]:
        return tuple(entry for entry in _entries(family, look, notation) if entry[1] not in known)

    made_up = [
        Subject("People", tuple(one for one in of(_people(), frozenset()) if not _is_letters(one))),
        Subject("Health", of(_health())),
        Subject("Couples", of(_couples(), child)),
        Subject("How couples ended", of(_endings())),
        Subject("Couples: further signs", of(_couple_signs())),
        Subject("Under a name", tuple(filter(_is_letters, of(_letters())))),
        Subject("Children", (_born(notation), *of(_children()))),
        Subject("Twins", of(_twins())),
        Subject("Carers", of(_carers())),
        Subject("Households", tuple(household_entries(Marks(frozenset({0}), parts={0: 2}), SAMPLE))),
    ]
    lines = [
        Subject(f"Relationships: {name[0].lower()}{name[1:]}", tuple(relationship_entries(words, profile.value, half)))
        for name, words in GROUPS.items()
    ]
    return tuple(subject for subject in (*made_up, *lines) if subject.entries)


def _entries(family: Family, look: Look, notation: Notation) -> list[Entry]:
    """What the key of a picture of this family would hold; the line of partners who are related, where one is there."""
    shown = dressed(family, look)
    unions = (replace(union, related=union.index == _RELATED) for union in shown.unions)
    return entries(replace(shown, unions=tuple(unions)), notation)


def _is_letters(entry: Entry) -> bool:
    return all(isinstance(shape, Words) for shape in entry[0])


def _meanings(*of: list[Entry]) -> frozenset[str]:
    return frozenset(words for found in of for _, words in found)


def _born(notation: Notation) -> Entry:
    return (Line((TO_A_CHILD,), "sample", notation.child[Link.BIRTH]),), notation.child_words[Link.BIRTH]


def _family(members: Iterable[Member] = (), unions: tuple[Union, ...] = ()) -> Family:
    return Family("key", "key", _INDEX.key, _DAY, "", (_INDEX, *members), unions)


def _woman(key: str) -> Member:
    return Member(key, "A", Gender.FEMALE)


def _people() -> Family:
    living = [Member(f"gender {gender}", "A", gender) for gender in Gender]
    kinds = [Member(f"kind {kind}", "A", Gender.FEMALE, kind) for kind in Kind]
    dead = Member("dead", "A", Gender.FEMALE, died=When("2000", _DAY, _DAY))
    trans = replace(_woman("trans"), sex_at_birth="male")
    orientation = [replace(_woman(word), sexual_orientation=word) for word in ORIENTATION]
    layers = frozenset({Layer.SEX_AT_BIRTH, Layer.SEXUAL_ORIENTATION})
    return replace(_family((*living, *kinds, dead, trans, *orientation)), layers=layers)


def _letters() -> Family:
    """What may stand under somebody's name, beside the letters of health and of the family's own signs."""
    found = [replace(_woman(f"sex {sex}"), sex_at_birth=sex) for sex in SEX_LETTERS]
    found += [replace(_woman(f"role {letters}"), roles=(letters,)) for letters in PR_LETTERS]
    # Where a question mark stands in the symbol, the triangle of sexual orientation stands under the name.
    found += [Member(word, "A", sexual_orientation=word) for word in ORIENTATION]
    found.append(replace(_woman("other"), strengths=("a",), secret=True))
    found.append(replace(_woman("culture"), migration="a", languages="a", heritages=("a", "b")))
    return replace(_family(found), layers=frozenset(Layer) - {Layer.HEALTH, Layer.PHOTOS})


def _health() -> Family:
    facts = [HealthFact(kind, "") for kind in get_args(Health)]
    facts += [HealthFact("alcohol", "", suspected=True), HealthFact("alcohol", "", recovery=True)]
    ill = (replace(_woman(f"ill {place}"), health=(fact,)) for place, fact in enumerate(facts))
    return replace(_family(ill), layers=frozenset({Layer.HEALTH}))


def _pairs(unions: Iterable[Union]) -> Family:
    """Unions, each of two people of its own."""
    found = [replace(union, partners=(f"{place} a", f"{place} b")) for place, union in enumerate(unions)]
    return _family((_woman(key) for union in found for key in union.partners), tuple(found))


def _couples() -> Family:
    return _pairs(Union(place, ("", ""), state) for place, state in enumerate(State))


def _endings() -> Family:
    return _pairs(Union(place, ("", ""), State.MARRIED, ending) for place, ending in enumerate(Ending))


def _couple_signs() -> Family:
    bars = [Union(place, ("", ""), State.MARRIED, no_children=none) for place, none in enumerate(NoChildren)]
    pair = _pairs([Union(_RELATED, ("", ""), State.MARRIED), *bars])
    alone = Union(1, ("a",), children=(ChildLink(_INDEX.key),))
    left_out = Union(2, ("b",), children=(ChildLink(_INDEX.key),), partner_left_out=True)
    members = (*pair.members, _woman("a"), _woman("b"))
    unions = (*pair.unions, alone, left_out)
    return replace(pair, members=members, unions=unions, layers=frozenset({Layer.HEALTH}))


def _children() -> Family:
    links = tuple(ChildLink(f"child {link}", link) for link in Link)
    people = (*(_woman(child.key) for child in links), _woman("a"), _woman("b"))
    return replace(_family(people, (Union(0, ("a", "b"), children=links),)), step_lines=True)


def _twins() -> Family:
    pairs = {kind: (f"{kind} 1", f"{kind} 2") for kind in TwinKind}
    children = tuple(ChildLink(key) for pair in pairs.values() for key in pair)
    union = Union(0, ("a", "b"), children=children, twins=tuple(Twins(pair, kind) for kind, pair in pairs.items()))
    return _family((_woman(key) for key in ("a", "b", *(child.key for child in children))), (union,))


def _carers() -> Family:
    carer = CarerLink(_INDEX.key, ("carer",), "foster", "foster care")
    return replace(_family([_woman("carer")]), carers=(carer, replace(carer, past=True)))
