"""Rules on what cannot be so between parents and children. No rule here reads anybody's gender."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from casekit.case.case import Case
from casekit.case.dates import PartialDate, age_on, for_people
from casekit.case.kin import rings
from casekit.case.people import Child, Couple, Person
from casekit.lint.context import Context
from casekit.lint.recorded import lacks
from casekit.lint.rule import Remark, rule
from casekit.policy.policy import Policy
from casekit.text.finding import Label, Severity

_CHECK_DATES = "Check both dates; if they are right, check whether the child belongs to the couple by birth (`link`)."


class _Birth(NamedTuple):
    """A child by birth, as a couple has it: the child's key and entry, and the day of birth as far as it is known."""

    key: str
    child: Person
    born: PartialDate
    link: str


def _births(case: Case, couple: Couple) -> Iterator[_Birth]:
    for entry in couple.children:
        link = entry.link or "birth"
        child = case.family.get(entry.who) if entry.who is not None else None
        if entry.who is None or child is None or link not in ("birth", "putative"):
            continue
        born = child.born or (child.due if lacks(child, "born") else None)
        if born is not None:
            yield _Birth(str(entry.who), child, born, link)


@rule("impossible-birth", subject="people", severity=Severity.ERROR)
def impossible_birth(case: Case, context: Context) -> Iterator[Remark]:
    """A birth cannot be as the dates have it.

    A parent younger than their child, born nine years before it, or dead for two years when it was born; a brother
    and a sister born four months apart: one of the dates is a slip of the pen, and every age on the genogram follows
    it. Only children by birth are looked at, and nobody's gender is: say `link: adopted`, `step`, `donor` or
    `surrogate` where a child belongs to a couple in another way.

    Source: Kent guidance, The Importance of Chronologies: "obvious mistakes (e.g., dates of birth that are
    inaccurate)".
    Flagged:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          aino: {name: Aino Rae, born: 1998-02-10}
        couples:
          - {partners: [aino], children: [ndela]}
    Instead:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          aino: {name: Aino Rae, born: 1981-02-10}
        couples:
          - {partners: [aino], children: [ndela]}
    """
    seen: set[tuple[str, str]] = set()
    for couple in case.couples:
        births = list(_births(case, couple))
        for birth in births:
            for key in couple.partners:
                parent = case.family.get(key)
                if parent is None or parent is birth.child or (birth.key, str(key)) in seen:
                    continue
                seen.add((birth.key, str(key)))
                yield from _against_parent(case, context.policy, birth, parent)
            yield from _against_both(case, context.policy, birth, couple)
        yield from _too_close(case, context.policy, couple, births)


def _against_parent(case: Case, policy: Policy, birth: _Birth, parent: Person) -> Iterator[Remark]:
    name, child = case.name_of(parent.key), case.name_of(birth.key)
    if parent.born is not None and parent.born.earliest is not None and birth.born.latest is not None:
        old_enough = policy.length("people.youngest_parent").due_after(parent.born.earliest)
        if old_enough > birth.born.latest:
            age = age_on(parent.born, birth.born)
            yield Remark(
                birth.child,
                f"{name} was born after {child}, their child."
                if age.unborn
                else f"{name} would have been {age.for_people()} when {child} was born: too young to be right "
                f"({policy.expectation('people.youngest_parent')}).",
                "A parent would have been a child, or not yet born, when their child was born.",
                _CHECK_DATES,
                "born",
                labels=_label(parent, "born", "born"),
            )
    if _long_dead(policy, birth.born, parent):
        assert parent.died is not None
        yield Remark(
            birth.child,
            f"{child} was born more than {policy.length('people.longest_after_father_died').for_people()} after "
            f"the death of {name}, a parent by birth.",
            "A child was born long after the death of a parent by birth.",
            _CHECK_DATES,
            "born",
            labels=_label(parent, "died", "died"),
        )


def _long_dead(policy: Policy, born: PartialDate, parent: Person) -> bool:
    if parent.died is None or parent.died.latest is None or born.earliest is None:
        return False
    return policy.length("people.longest_after_father_died").due_after(parent.died.latest) < born.earliest


def _against_both(case: Case, policy: Policy, birth: _Birth, couple: Couple) -> Iterator[Remark]:
    """One of two parents by birth gave birth, whichever it was: not both can have died before."""
    both = [case.family[key] for key in dict.fromkeys(couple.partners) if key in case.family]
    if birth.link != "birth" or len(both) < 2 or any(_long_dead(policy, birth.born, parent) for parent in both):
        return
    if all(parent.died is not None and parent.died.before(birth.born) is True for parent in both):
        first, second = (case.name_of(parent.key) for parent in both)
        yield Remark(
            birth.child,
            f"{first} and {second}, the parents by birth, both died before {case.name_of(birth.key)} was born.",
            "Both parents by birth died before their child was born.",
            _CHECK_DATES,
            "born",
            labels=tuple(label for parent in both for label in _label(parent, "died", "died")),
        )


def _too_close(case: Case, policy: Policy, couple: Couple, births: list[_Birth]) -> Iterator[Remark]:
    """Two children of the same two parents by birth, born too close together and too far apart for twins."""
    if len(couple.partners) != 2:
        return
    twins = {str(key): number for number, group in enumerate(couple.twins) for key in group.of}
    ordered = sorted((one for one in births if one.link == "birth"), key=lambda one: one.born.sort_key)
    apart = policy.length("people.shortest_between_births")
    together = policy.length("people.twins_within")
    for first, second in pairwise(ordered):
        days = _limits(first.born, second.born)
        declared = first.key in twins and twins[first.key] == twins.get(second.key)
        if days is None or declared or first.child is second.child:
            continue
        earliest, latest, next_earliest, next_latest = days
        if together.due_after(latest) < next_earliest and next_latest < apart.due_after(earliest):
            yield Remark(
                second.child,
                f"{case.name_of(first.key)} ({for_people(first.born)}) and {case.name_of(second.key)} "
                f"({for_people(second.born)}) have the same two parents by birth and are less than "
                f"{apart.for_people()} apart.",
                f"Two children of the same parents by birth are less than {apart.for_people()} apart.",
                "Check both dates. If they are twins, say so under `twins`; if one is not the couple's by birth, "
                "say how it belongs to them (`link`).",
                "born",
                severity=Severity.WARNING,
                labels=_label(first.child, "born", "born"),
            )


def _limits(first: PartialDate, second: PartialDate) -> tuple[date, date, date, date] | None:
    if first.earliest and first.latest and second.earliest and second.latest:
        return first.earliest, first.latest, second.earliest, second.latest
    return None


def _label(person: Person, field: str, words: str) -> tuple[Label, ...]:
    return (Label(person.place(field), words, words),)


@rule("own-ancestor", subject="people", severity=Severity.ERROR)
def own_ancestor(case: Case, context: Context) -> Iterator[Remark]:
    """Somebody would be their own ancestor.

    Two people are each recorded as the child of the other, straight or through others: two keys were swapped, or
    grandmother and granddaughter share a name and were taken for each other. No family tree can be drawn of it.

    Source: Kent guidance, The Importance of Chronologies: "any apparent contradictions or obvious mistakes".
    Flagged:
        couples:
          - {partners: [matti, liisa], children: [aino]}
          - {partners: [aino], children: [liisa]}
    Instead:
        couples:
          - {partners: [matti, liisa], children: [aino]}
          - {partners: [aino], children: [ndela]}
    """
    found = list(rings(case.parents))
    if not found:
        return
    entries = {
        (str(child.who), str(partner)): child
        for couple in case.couples
        for child in couple.children
        for partner in couple.partners
    }
    for ring in found:
        steps = list(zip(ring, (*ring[1:], ring[0]), strict=True))
        first, *others = [entries[step] for step in steps]
        yield Remark(
            first,
            _ring_in_words(case, ring),
            "Somebody would be their own ancestor.",
            "Look at each of these couples: which of the children stands under the wrong parents?",
            "who",
            labels=tuple(Label(one.place("who"), "and here", "and here") for one in others),
        )


def _ring_in_words(case: Case, ring: tuple[str, ...]) -> str:
    names = [case.name_of(key) for key in ring]
    if len(names) == 1:
        return f"{names[0]} is recorded as their own parent."
    return (
        f"{names[0]} is recorded as a child of {', who is a child of '.join(names[1:])}, who is a child of {names[0]}."
    )


@rule("too-many-birth-parents", subject="people", severity=Severity.ERROR)
def too_many_birth_parents(case: Case, context: Context) -> Iterator[Remark]:
    """A child has more than two parents by birth.

    A child under two couples is read as born to both unless the file says how it belongs to each of them. The
    genogram would draw it as born to all of them, and a step-parent would be taken for a parent. `link: step`,
    `adopted`, `foster`, `donor` or `putative` says what is meant.

    Source: Kent guidance, The Importance of Chronologies: "any apparent contradictions or obvious mistakes".
    Flagged:
        couples:
          - {partners: [moussa, aino], children: [ndela]}
          - {partners: [christian, yolande], children: [ndela]}
    Instead:
        couples:
          - {partners: [moussa, aino], children: [ndela]}
          - {partners: [christian, yolande], children: [{who: ndela, link: foster}]}
    """
    parents: dict[str, dict[str, None]] = {}
    entries: dict[str, list[Child]] = {}
    for couple in case.couples:
        for child in couple.children:
            if child.who is not None and (child.link or "birth") == "birth" and lacks(child, "kind"):
                key = str(child.who)
                parents.setdefault(key, {}).update(dict.fromkeys(map(str, couple.partners)))
                entries.setdefault(key, []).append(child)
    for key, found in parents.items():
        if len(found) > 2:
            *others, last = entries[key]
            names = [case.name_of(parent) for parent in found]
            yield Remark(
                last,
                f"{case.name_of(key)} has {len(found)} parents by birth: {', '.join(names[:-1])} and {names[-1]}.",
                f"A child has {len(found)} parents by birth.",
                "Say how the child belongs to each couple: `{who: kit, link: step}`, or `adopted`, `foster`, `donor`.",
                "who",
                labels=tuple(Label(one.place("who"), "born here too", "born here too") for one in others),
            )
