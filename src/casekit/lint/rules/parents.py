"""Rules on the child's parents: that both are known, and that it is known who holds parental responsibility."""

from collections.abc import Iterator
from datetime import date

from casekit.case.case import Case
from casekit.case.people import Person
from casekit.case.state import surely_holding
from casekit.lint.context import Context
from casekit.lint.names import is_unnamed
from casekit.lint.near_child import couples_of, is_child, is_unborn, parents
from casekit.lint.recorded import answered_on, lacks
from casekit.lint.rule import Remark, left_to, rule
from casekit.lint.sentences import listed
from casekit.text.finding import Severity

_HOLD_BY_ORDER = frozenset({"special-guardianship", "child-arrangements-order", "prospective-adopter"})
_ACCOMMODATED = "v"
"""The letter with which the national codes for section 20 begin: parents keep their responsibility alone."""


@rule("second-parent-missing", subject="people", severity=Severity.WARNING, open_only=True, needs_whole_file=True)
def second_parent_missing(case: Case, context: Context) -> Iterator[Remark]:
    """Nothing is recorded about the child's other parent.

    Half of the family, and of the child's story, is missing with that parent: grandparents, brothers and sisters, an
    illness that runs in the family. Where the other parent is not known, `other_parent` says why. Where no parent is
    recorded at all, `fewer-than-three-generations` says so.

    Source: Kent guidance, Genograms: "a readily accessible picture of current family relationships over at least three
    generations".
    Flagged:
        couples:
          - {partners: [matti, liisa], children: [aino]}
          - {partners: [aino], children: [ndela]}
    Instead:
        couples:
          - {partners: [matti, liisa], children: [aino]}
          - {partners: [aino], children: [ndela], other_parent: Aino does not wish to say who Ndéla's father is.}
    """
    couples = list(couples_of(case))
    if case.child is None or any(link in ("adopted", "donor", "surrogate") for _, link in couples):
        return
    couples = [(couple, link) for couple, link in couples if link in ("birth", "putative")]
    known = dict.fromkeys(str(key) for couple, _ in couples for key in couple.partners)
    if not known:
        yield left_to("fewer-than-three-generations", case.child)
    if len(known) != 1 or not all(lacks(couple, "other_parent") for couple, _ in couples):
        return
    (parent,) = known
    couple = couples[0][0]
    yield Remark(
        answered_on("second-parent-missing", couple, case.child),
        f"{case.name_of(parent)} is the only parent recorded for {case.child_name}.",
        "Only one parent is recorded for the child.",
        "Ask about the other one; if that cannot be said, `other_parent` beside the partner takes the reason.",
        place=couple.place("partners"),
    )


@rule(
    "parental-responsibility-unknown",
    subject="people",
    severity=Severity.WARNING,
    open_only=True,
    needs_whole_file=True,
    many="For {count} parents the file does not say whether they have parental responsibility.",
)
def parental_responsibility_unknown(case: Case, context: Context) -> Iterator[Remark]:
    """The file does not say whether a parent has parental responsibility for the child.

    It decides who must be asked before a meeting, an operation or a move, and whose wishes each visit is to record.
    Carers are not asked about: what they are (`as`) says what they hold.

    Source: Solihull recording principles, paragraph 4: "adults who have Parental Responsibility"; Norfolk, Family
    Networking, Consent: "the parents (all those with PR) should be invited at the earliest stage".
    Flagged:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          aino: {name: Aino Rae, born: 1981-02-10}
    Instead:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          aino: {name: Aino Rae, born: 1981-02-10, parental_responsibility: {holds: yes, basis: birth mother}}
    """
    child = case.child
    if child is None or is_unborn(child) or child.has_died or not is_child(child, context.day):
        return
    for key in parents(case):
        parent = case.family.get(key)
        if parent is None or parent.has_died or parent.is_pet:
            continue
        held = _holds(parent, case.child_key)
        if held is None and not lacks(parent, "parental_responsibility") and parent.parental_responsibility is None:
            continue
        if held in (None, "unknown") and is_unnamed(parent):
            yield left_to("unnamed-person", parent)
        elif held in (None, "unknown"):
            name = case.name_of(key)
            yield Remark(
                parent,
                f"The file does not say whether {name} has parental responsibility for {case.child_name}."
                if held is None
                else f"It is not known whether {name} has parental responsibility for {case.child_name}.",
                "The file does not say whether a parent has parental responsibility for the child.",
                "Find out from the birth certificate, a marriage or an order; add `parental_responsibility` with its "
                "`basis`.",
                "parental_responsibility" if held == "unknown" else "name",
            )


def _holds(person: Person, child: str) -> str | None:
    """What the file says of somebody's responsibility for the child (`yes`, `no` …); `None` where it says nothing."""
    held = person.parental_responsibility
    return held.holds if held is not None and (not held.for_ or child in held.for_) else None


@rule("nobody-holds-pr", subject="people", severity=Severity.ERROR, open_only=True, needs_whole_file=True)
def nobody_holds_pr(case: Case, context: Context) -> Iterator[Remark]:
    """By what the file says, nobody has parental responsibility for the child.

    A mother has it from the birth until an adoption, and where both parents have died somebody must be found who may
    decide. So either an entry is wrong, or nobody can lawfully agree to anything. A guardian, an order and a care
    order count.

    Source: Children Act 1989, sections 2, 3 and 5; Solihull recording principles, paragraph 4: "adults who have
    Parental Responsibility".
    Flagged:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          aino: {name: Aino Rae, born: 1981-02-10, parental_responsibility: no}
          moussa: {name: Moussa Rae, born: 1978, died: 2016}
    Instead:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          aino: {name: Aino Rae, born: 1981-02-10, parental_responsibility: yes}
          moussa: {name: Moussa Rae, born: 1978, died: 2016}
    """
    child = case.child
    if child is None or is_unborn(child) or child.has_died or not is_child(child, context.day):
        return
    known = parents(case)
    people = [case.family[key] for key in known if key in case.family]
    if not people or len(people) < len(known):
        return
    if not all(parent.has_died or _holds(parent, case.child_key) == "no" for parent in people):
        return
    if _held_by_another(case) or _held_by_order(case, context.day):
        return
    names = listed([case.name_of(person.key) for person in people])
    yield Remark(
        answered_on("nobody-holds-pr", child, *people),
        f"By this file nobody has parental responsibility for {case.child_name}: not {names}, and nobody else.",
        "By this file nobody has parental responsibility for the child.",
        "Check the entries of the parents; add the guardian, the order or the legal status if there is one.",
        "name",
    )


def _held_by_another(case: Case) -> bool:
    return any(_holds(person, case.child_key) in ("yes", "shared", "unknown") for person in case.family.values())


def _held_by_order(case: Case, day: date) -> bool:
    """Whether an order, on record today or at an unknown time, may give responsibility to somebody else."""
    if any(carer.child == case.child_key and carer.as_ in _HOLD_BY_ORDER for carer in case.carers):
        return True
    statuses = case.file.case.legal_status if case.file.case is not None else ()
    over = {id(status) for status in statuses if status.to is not None and status.to.is_over_by(day) is True}
    without = {id(status) for status in surely_holding(statuses, day) if _is_accommodated(str(status.code or ""))}
    return any(id(status) not in over | without for status in statuses)


def _is_accommodated(code: str) -> bool:
    return code.strip().casefold().startswith(_ACCOMMODATED)
