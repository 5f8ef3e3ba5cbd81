"""The family of a case on a day, in the genogram's own types.

What had surely not happened by the day is left out: a later birth, death, separation or carer. What may have happened
counts, as everywhere in casekit.
"""

import unicodedata
from collections.abc import Iterator
from datetime import date

from casekit.case.case import Case
from casekit.case.dates import DateForm, PartialDate, for_people, holds_on, uk_day
from casekit.case.people import Carer, Child, Couple, Person
from casekit.case.people import Relationship as Recorded
from casekit.case.record import is_kept_back
from casekit.case.state import HouseholdOnDay, State, state_on
from casekit.genogram.carers_on import carer_link, past_carers, with_what_else_is_on_file
from casekit.genogram.couples_on import ended_on, events_on, kind_said, labels_on, state_of, with_widowed
from casekit.genogram.family import (
    CannotDraw,
    CarerLink,
    ChildLink,
    Family,
    Household,
    Member,
    Relationship,
    Twins,
    Union,
    When,
    list_in_words,
)
from casekit.genogram.file_check import refuse_what_is_not_clear
from casekit.genogram.kinds import Gender, Kind, Link, NoChildren, TwinKind
from casekit.genogram.people_on import holds_a_secret, person_on, signs_in
from casekit.genogram.relationships_on import relationships_on
from casekit.text.escape import one_line


def family_on(case: Case, day: date) -> Family:
    """What the genogram of a case shows on a day.

    Raises `CannotDraw` where the child was not born or is not there, and where the file is not clear (`file_check`).
    """
    child = case.child
    if child is None:
        raise CannotDraw(
            f"The child this file is about ('{case.child_key}') is not listed under 'family', so there is no "
            "genogram to draw. Add them there."
        )
    if not _is_there(child, day):
        raise CannotDraw(f"{case.child_name} was not yet born on {uk_day(day)}. Choose a later day with --as-at.")
    refuse_what_is_not_clear(case)
    return _Reader(case, day).family()


class _Reader:
    """Reads one case on one day."""

    def __init__(self, case: Case, day: date) -> None:
        self.case = case
        self.day = day
        self.state: State = state_on(case, day)
        self.members: dict[str, Member] = {}
        self.relationships: list[tuple[Relationship, Recorded]] = []
        self.kinds = {
            str(child.who): Kind(child.kind)
            for couple in case.couples
            for child in couple.children
            if child.who is not None and child.kind is not None
        }

    def family(self) -> Family:
        """The whole family."""
        for key, person in self.case.family.items():
            if _is_there(person, self.day):
                self.members[str(key)] = self._member(str(key), person)
        unions = with_widowed(tuple(self._unions()), self.members)
        carers = tuple(self._carer(carer) for carer in self.state.carers if str(carer.child) in self.members)
        past, earlier_care = past_carers(self.case, self.day, self.members, carers)
        self.relationships = list(relationships_on(self.case, self.day, self.members))
        genogram, involvement = self.case.file.genogram, self.case.file.case
        family = Family(
            case=str(involvement.id) if involvement and involvement.id else self.case.child_key,
            title=f"Genogram of {_seen(self.case.name_of(self.case.child_key)) or self.case.child_key}",
            index=self.case.child_key,
            as_at=self.day,
            as_at_text=uk_day(self.day),
            members=tuple(self.members.values()),
            unions=unions,
            carers=(*carers, *past),
            earlier_care=earlier_care,
            households=tuple(self._household(home) for home in self.state.households if home.residents),
            relationships=tuple(one for one, _ in self.relationships),
            made=tuple(self._made()),
            made_by=self._made_by(),
            warnings=self._warnings(),
            partners=genogram.partners if genogram and genogram.partners else "strict",
            agreed_key=signs_in(genogram),
            also_named=tuple(self._also_named()),
        )
        return with_what_else_is_on_file(self.case, family)

    def _also_named(self) -> Iterator[str]:
        """The names of people who stand in sentences and are no members."""
        genogram = self.case.file.genogram
        if genogram is not None:
            keys = (*genogram.with_, *((genogram.by,) if genogram.by is not None else ()))
            yield from (one_line(self.case.name_of(str(key))) for key in keys)
        for home in self.state.households:
            yield from (one_line(self.case.name_of(one.key)) for one in home.residents)

    def _warnings(self) -> tuple[str, ...]:
        """That something drawn is withheld from somebody, who must not see it here."""
        drawn = [self.case.family[key] for key in self.members if key in self.case.family]
        homes = [home.household for home in self.state.households if home.residents]
        views = [record for _, record in self.relationships]
        records = [*drawn, *homes, *self.case.couples, *self.case.carers, *views]
        if any(is_kept_back(record) for record in records):
            return ("Internal copy: it shows what the file withholds from somebody.",)
        return ()

    def _member(self, key: str, person: Person) -> Member:
        kind = self.kinds.get(key, Kind.PET if person.is_pet else Kind.PERSON)
        born = person.born
        if born is None and person.due is not None and kind is Kind.PERSON:
            kind, born = Kind.PREGNANCY, person.due
        died = None
        if person.has_died and (person.died is None or person.died.after(self.day) is not True):
            died = when(person.died) if person.died is not None else When()
        names = (_seen(str(text)) for text in (person.name, person.known_as, person.relation) if text is not None)
        name = next(filter(None, names), "")
        if not name and kind is Kind.PERSON:
            name = "name not known"
        return Member(
            key,
            name,
            Gender(person.gender or "unknown"),
            kind,
            when(born) if born is not None else None,
            died,
            any(text is not None and _seen(str(text)) for text in (person.name, person.known_as)),
            *person_on(person, self.day, self.case.child_key),
        )

    def _unions(self) -> Iterator[Union]:
        for index, couple in enumerate(self.case.couples):
            partners = tuple(str(key) for key in couple.partners)
            children = tuple(self._children(index, couple))
            events = events_on(couple, self.day)
            later = couple_is_later(couple, self.day)
            if any(key in self.case.family and key not in self.members for key in partners):
                continue
            if later and not children:
                continue
            present = {child.key for child in children}
            twins = (tuple(str(key) for key in twins.of) for twins in couple.twins)
            yield Union(
                index,
                partners,
                state_of(couple, events),
                ended_on(events),
                labels_on(couple, events),
                next((when(at) for _, at in events), None),
                children,
                tuple(
                    Twins(of, TwinKind(record.kind or "unknown"))
                    for of, record in zip(twins, couple.twins, strict=True)
                    if set(of) <= present
                ),
                no_children=NoChildren(couple.no_children) if couple.no_children is not None else None,
                note=one_line(str(couple.notes or "")) if couple.kind == "other" else "",
                secret=holds_a_secret(couple.secrets, self.day),
            )

    def _children(self, index: int, couple: Couple) -> Iterator[ChildLink]:
        for number, child in enumerate(couple.children):
            if holds_on(self.day, child.from_, child.to) is False:
                continue
            link = Link(child.link or "birth")
            if child.who is None:
                key = self._loss(index, number, child)
                if key is not None:
                    yield ChildLink(key, link)
            elif str(child.who) in self.members or child.who not in self.case.family:
                yield ChildLink(str(child.who), link, one_line(str(child.basis or "")))

    def _loss(self, index: int, number: int, child: Child) -> str | None:
        """Enter a loss or a pregnancy that has no key of its own; `None` if it was after the day."""
        kind = Kind(child.kind or "pregnancy")
        after = child.date is not None and child.date.after(self.day) is True
        if after and kind is not Kind.PREGNANCY:
            return None
        if kind is Kind.MORE_CHILDREN:
            return self._more_children(f"{kind}-{index + 1}-{number + 1}", child)
        key = f"{kind}-{index + 1}-{number + 1}"
        while key in self.case.everybody:
            key += "-loss"
        self.members[key] = Member(key, kind=kind, born=when(child.date) if child.date is not None else None)
        return key

    def _more_children(self, key: str, child: Child) -> str:
        """Enter children of whom only the number is known, or not even that."""
        how_many = str(child.number) if child.number is not None else "n"
        name = {"n": "more children", "1": "1 more child"}.get(how_many, f"{how_many} more children")
        while key in self.case.everybody:
            key += "-more"
        born = when(child.date) if child.date is not None else None
        self.members[key] = Member(key, name, kind=Kind.MORE_CHILDREN, born=born, named=False, how_many=how_many)
        return key

    def _carer(self, carer: Carer) -> CarerLink:
        for key in map(str, carer.who):
            if key not in self.members and key in self.case.everybody and key not in self.case.family:
                kind = Kind.INSTITUTION if carer.as_ == "residential" else Kind.PERSON
                self.members[key] = Member(key, one_line(self.case.name_of(key)), kind=kind)
        return carer_link(carer)

    def _household(self, home: HouseholdOnDay) -> Household:
        how = {one.key: one.kind for one in reversed(home.residents)}
        keys = dict.fromkeys(home.keys)
        known = tuple((key, how[key]) for key in keys if key in self.members)
        others = tuple(
            one_line(self.case.name_of(key)) for key in keys if key not in self.members and key not in self.case.family
        )
        return Household(_seen(str(home.household.name)) or "a home without a name", known, others)

    def _made(self) -> Iterator[str]:
        genogram = self.case.file.genogram
        if genogram is None:
            return
        names = tuple(one_line(self.case.name_of(str(key))) for key in genogram.with_)
        said = []
        if genogram.made is not None:
            said.append(f"made {_on(genogram.made)}")
        if names:
            said.append(f"{'' if said else 'made '}with {list_in_words(names)}")
        if self._made_by():
            said.append(f"by {self._made_by()}")
        if said:
            yield _sentence(" ".join(said))
        if genogram.reviewed is not None and genogram.reviewed.after(self.day) is not True:
            yield f"Reviewed {_on(genogram.reviewed)}."

    def _made_by(self) -> str:
        genogram = self.case.file.genogram
        return one_line(self.case.name_of(str(genogram.by))) if genogram is not None and genogram.by is not None else ""


def _seen(text: str) -> str:
    """Text in one line; nothing where there is nothing to be seen in it."""
    return one_line(text) if any(unicodedata.category(letter)[0] in "LNPS" for letter in text) else ""


def couple_is_later(couple: Couple, day: date) -> bool:
    """Whether everything the file dates about a couple surely came after the day."""
    events = events_on(couple, day)
    says_no_kind = couple.kind != "unknown" and kind_said(couple, events) is None
    return says_no_kind and not events and bool(events_on(couple, date.max))


def when(moment: PartialDate) -> When:
    """A partial date in the short words of the picture, with the days it can mean."""
    return When(for_people(moment, short=True), moment.earliest, moment.latest)


def _is_there(person: Person, day: date) -> bool:
    """Whether somebody is not surely born after the day; a pregnancy is there before its date."""
    return person.born is None or person.born.after(day) is not True


def _on(moment: PartialDate) -> str:
    """A date in a sentence: "on 20 November 2022", "in 2022", "about 2022"."""
    words = for_people(moment)
    if moment.form is DateForm.DAY and not moment.approximate:
        return f"on {words}"
    return f"in {words}" if moment.form in (DateForm.MONTH, DateForm.YEAR) and not moment.approximate else words


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
