"""Rules on what a genogram of the family needs: who belongs on it, how far it goes back, what lies between people."""

from collections.abc import Iterator, Mapping

from casekit.case.case import Case
from casekit.case.dates import PartialDate, for_people, holds_on
from casekit.case.kin import generations_up
from casekit.case.people import Couple
from casekit.lint.context import Context
from casekit.lint.names import is_unnamed
from casekit.lint.outsiders import outsiders
from casekit.lint.recorded import lacks
from casekit.lint.rule import Remark, left_to, rule
from casekit.text.finding import Label, Severity

_NUMBERS = ("no", "one", "two", "three", "four", "five")
_LEGAL = ("married", "civil_partnership")
_ENDS = ("separated", "legally_separated", "divorced", "annulled", "ended")


@rule(
    "fewer-than-three-generations", subject="genogram", severity=Severity.WARNING, open_only=True, needs_whole_file=True
)
def fewer_than_three_generations(case: Case, context: Context) -> Iterator[Remark]:
    """The genogram does not go back as far as it should.

    Grandparents are often the first who can help, and what a family passes on from one generation to the next shows
    only when there are three of them. Parents by birth and by adoption count. Where a parent is not known, say why
    under `other_parent`; where nobody can say more, give the reason (`allow`) in the child's entry.

    Source: Kent guidance, Top Tips for creating a Genogram: "Go back at least three generations."
    Flagged:
        couples:
          - {partners: [moussa, aino], children: [ndela]}
    Instead:
        couples:
          - {partners: [ibrahima, fatou], children: [moussa]}
          - {partners: [moussa, aino], children: [ndela]}
    """
    child = case.child
    needed = context.policy.length("genogram.generations").number
    if child is None:
        return
    generations = generations_up(case.parents, case.child_key, needed)
    if len(generations) >= needed or _explained(case, generations):
        return
    there = len(generations)
    last = [case.name_of(key) for key in generations[-1]]
    word = _NUMBERS[there] if there < len(_NUMBERS) else str(there)
    plural = "generation is" if there == 1 else "generations are"
    yield Remark(
        child,
        f"Only {word} {plural} recorded: nothing is said of the parents of {_either(last)} "
        f"({context.policy.expectation('genogram.generations')}).",
        f"Only {word} {plural} recorded ({context.policy.expectation('genogram.generations')}).",
        "Ask about the grandparents on both sides. If nobody can say, record that as the reason.",
        "name",
    )


def _explained(case: Case, generations: tuple[tuple[str, ...], ...]) -> bool:
    """Whether it is said why a parent of somebody on the way up is not known."""
    known = {key for generation in generations for key in generation}
    return any(
        couple.says("other_parent") and any(child.who in known for child in couple.children) for couple in case.couples
    )


def _either(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


@rule(
    "union-without-year",
    subject="genogram",
    severity=Severity.ADVICE,
    open_only=True,
    many="{count} marriages or civil partnerships have no year.",
)
def union_without_year(case: Case, context: Context) -> Iterator[Remark]:
    """A marriage or civil partnership has no year.

    The year stands on the line between the two, and shows which children were born before, in and after it. A couple
    who live together need no date.

    Source: Kent guidance, Genograms: "Genograms need to show name, date of birth (not ages), year of marriage".
    Flagged:
        couples:
          - {partners: [moussa, aino], kind: married, children: [ndela]}
    Instead:
        couples:
          - {partners: [moussa, aino], married: 2005, children: [ndela]}
          - {partners: [matti, liisa], married: unknown, children: [aino]}
    """
    for couple in case.couples:
        word = _undated_union(couple)
        if word is not None:
            yield Remark(
                couple,
                f"The file does not say in which year {_pair(case, couple)} {word}.",
                "A marriage or civil partnership has no year.",
                "Ask; `unknown` says that nobody knows.",
                "kind" if couple.kind is not None else "partners",
            )


def _undated_union(couple: Couple) -> str | None:
    """What a couple surely did without a date: `married` or `formed a civil partnership`; else `None`."""
    if not all(lacks(couple, field) for field in _LEGAL):
        return None
    if couple.kind == "civil-partnership":
        return "formed a civil partnership"
    if couple.kind in ("married", "religious-marriage") or couple.annulled is not None:
        return "married"
    parted_in_law = couple.legally_separated is not None and couple.kind != "legal-cohabiting"
    return "married or formed a civil partnership" if couple.divorced is not None or parted_in_law else None


def _pair(case: Case, couple: Couple) -> str:
    names = [case.name_of(key) for key in couple.partners]
    return " and ".join(names) if len(names) == 2 else f"{names[0]} and a partner" if names else "the two"


@rule("separation-without-year", subject="genogram", severity=Severity.ADVICE, open_only=True)
def separation_without_year(case: Case, context: Context) -> Iterator[Remark]:
    """A couple must have parted, and the file does not say when.

    Somebody married again, or the two came together again, so they had parted before. The year shows with whom the
    children lived when.

    Source: Kent guidance, Genograms: "year of divorce (or separation)".
    Flagged:
        couples:
          - {partners: [moussa, fatou], married: 1998}
          - {partners: [moussa, aino], married: 2005, children: [ndela]}
    Instead:
        couples:
          - {partners: [moussa, fatou], married: 1998, divorced: 2003}
          - {partners: [moussa, aino], married: 2005, children: [ndela]}
    """
    latest: dict[str, tuple[PartialDate, Couple]] = {}
    for couple in case.couples:
        when = _married_in_law(couple)
        if when is not None:
            for key in couple.partners:
                if key not in latest or latest[key][0].sort_key < when.sort_key:
                    latest[str(key)] = (when, couple)
    for couple in case.couples:
        if not all(lacks(couple, field) for field in _ENDS):
            continue
        again = _married_again(case, couple, latest)
        if couple.reconciled is not None:
            yield _parted(case, couple, "came together again", ())
        elif again is not None:
            label = Label(again[1].place("partners"), "the later marriage", "the later marriage")
            yield _parted(case, couple, f"parted before {again[0]} married again", (label,))


def _married_in_law(couple: Couple) -> PartialDate | None:
    """When two people entered a marriage that no other can stand beside."""
    return None if couple.kind == "religious-marriage" else couple.married or couple.civil_partnership


def _married_again(
    case: Case, couple: Couple, latest: Mapping[str, tuple[PartialDate, Couple]]
) -> tuple[str, Couple] | None:
    """Which of the two surely married somebody else later, while the other was not known to have died."""
    when = _married_in_law(couple)
    for key in couple.partners if when is not None else ():
        others = [case.family[other] for other in couple.partners if other != key and other in case.family]
        next_time, next_couple = latest[key]
        if next_couple is couple or any(other.has_died for other in others):
            continue
        if when is not None and when.before(next_time) is True:
            return case.name_of(key), next_couple
    return None


def _parted(case: Case, couple: Couple, what: str, labels: tuple[Label, ...]) -> Remark:
    return Remark(
        couple,
        f"{_pair(case, couple)} {what}; the file does not say when they separated.",
        "A couple must have parted, and the file does not say when.",
        "Ask; add `separated` or `divorced`. `unknown` says that nobody knows.",
        "reconciled" if couple.reconciled is not None else "partners",
        labels=labels,
    )


@rule("friend-on-genogram", subject="genogram", severity=Severity.WARNING)
def friend_on_genogram(case: Case, context: Context) -> Iterator[Remark]:
    """Somebody who is not family stands among the family.

    A genogram shows family; friends, neighbours and teachers belong on the ecomap. There it can be seen what each of
    them offers, and on the genogram nobody takes them for a relative. Whoever is anybody's parent, partner or carer
    in the file, or lives in one of its households, counts as family whatever they are called.

    Source: Kent guidance, Genograms: "Only family members should be displayed on a genogram NOT friends as these
    should be on an ecomap."
    Flagged:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          sam: {name: Sam, relation: best friend, born: 2008}
        network: {}
    Instead:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
        network:
          sam: {name: Sam, is: friend, of: ndela}
    """
    for key in sorted(outsiders(case), key=list(case.family).index):
        person = case.family[key]
        yield Remark(
            person,
            f"{case.name_of(key)} ({person.relation}) stands among the family; a genogram shows family only "
            "(Kent guidance).",
            "Somebody who is not family stands among the family.",
            "Move the entry to `network`; the ecomap shows it.",
            "relation",
        )


@rule("household-unknown", subject="genogram", severity=Severity.WARNING, open_only=True, needs_whole_file=True)
def household_unknown(case: Case, context: Context) -> Iterator[Remark]:
    """The file does not say where the child, or a carer of theirs, lives now.

    Who lives with the child is the first thing anybody asks who has to act tonight. Households are also what groups
    people together on the genogram.

    Source: Kent guidance, How to develop a Cultural Genogram: "Identify who lives in which household."
    Flagged:
        households:
          - {name: Mum's house, members: [aino, {who: ndela, to: 2022-11-05}]}
    Instead:
        households:
          - {name: Mum's house, members: [aino, {who: ndela, to: 2022-11-05}]}
          - {name: Yolande and Christian's home, members: [yolande, christian, {who: ndela, from: 2022-11-05}]}
    """
    child = case.child
    if child is None or child.has_died or (child.born is None and child.says("due")) or _is_placed(case, context):
        return
    if not context.state.home_of(case.child_key):
        yield Remark(
            child,
            f"The file does not say with whom {case.child_name} {_since(case)}.",
            "The file does not say where the child lives now.",
            "Add the child to the `members` of a household, with `from`.",
            "name",
        )
        return
    for carer in context.state.carers:
        if carer.child != case.child_key or carer.as_ == "residential":
            continue
        homeless = [key for key in carer.who if key in case.family and not context.state.home_of(key)]
        if homeless and holds_on(context.day, carer.from_, carer.to) is True:
            names = " and ".join(case.name_of(key) for key in homeless)
            yield Remark(
                carer,
                f"The file does not say where {names}, who cares for {case.child_name}, lives now."
                if len(homeless) == 1
                else f"The file does not say where {names}, who care for {case.child_name}, live now.",
                "The file does not say where a carer of the child lives now.",
                "Add them to the `members` of a household, with `from`.",
                place=homeless[0].place,
            )


def _is_placed(case: Case, context: Context) -> bool:
    """Whether a placement says where a child in care lives."""
    placements = case.file.case.placements if case.file.case is not None else ()
    return any(holds_on(context.day, placement.from_, placement.to) is not False for placement in placements)


def _since(case: Case) -> str:
    ends = [
        member.to
        for household in case.households
        for member in household.members
        if member.who == case.child_key and member.to is not None
    ]
    last = max(ends, key=lambda end: end.sort_key, default=None)
    return f"has lived since {for_people(last)}" if last is not None and last.day is not None else "lives now"


@rule(
    "relationship-quality-missing",
    subject="genogram",
    severity=Severity.WARNING,
    open_only=True,
    needs_whole_file=True,
    many="What lies between the child and {count} parents or carers is not recorded in anybody's eyes.",
)
def relationship_quality_missing(case: Case, context: Context) -> Iterator[Remark]:
    """Nothing is recorded of how the child and a parent or carer get on.

    Lines of descent say who belongs to whom; they do not say who feels safe with whom. Any view will do, the child's
    above all, with the name of whoever holds it and the day. Views that differ may all stand.

    Source: Kent guidance, How to develop a Cultural Genogram: "Discuss the quality of relationships between family
    members."
    Flagged:
        relationships:
          - {between: [ndela, yolande], is: close, seen_by: ndela, date: 2023-05-02}
    Instead:
        relationships:
          - {between: [ndela, yolande], is: close, seen_by: ndela, date: 2023-05-02}
          - {between: [ndela, christian], is: close, seen_by: ndela, date: 2023-05-02}
          - {between: [ndela, moussa], is: close, seen_by: ndela, date: 2023-05-02}
          - {between: [ndela, aino], is: distant, seen_by: ndela, date: 2023-05-02}
    """
    child = case.child
    if child is None or child.has_died or (child.born is None and child.says("due")):
        return
    described = {str(key) for one in case.relationships if case.child_key in one.ends for key in one.ends}
    for key, role in _closest(case, context).items():
        person = case.family.get(key)
        if person is None or key in described or person.has_died:
            continue
        if is_unnamed(person):
            yield left_to("unnamed-person", person)
            continue
        yield Remark(
            person,
            f"Nothing is recorded of how {case.child_name} and {case.name_of(key)} ({role}) get on.",
            f"Nothing is recorded of how the child and a {role} get on.",
            "Ask them both. Add a line under `relationships` with `is`, `seen_by` and `date`.",
            "name",
        )


def _closest(case: Case, context: Context) -> dict[str, str]:
    """The parents by birth and adoption and the carers of today, and which of the two each is."""
    found: dict[str, str] = {}
    for couple in case.couples:
        if any(
            child.who == case.child_key and (child.link or "birth") in ("birth", "adopted") for child in couple.children
        ):
            found.update({str(key): "parent" for key in couple.partners})
    for carer in context.state.carers:
        if carer.child == case.child_key and holds_on(context.day, carer.from_, carer.to) is True:
            found.update({str(key): "carer" for key in carer.who if key not in found})
    return found
