"""Rules on the lines of a genogram: both sides of the family, who lives where, and whose view a line is."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Final, NamedTuple

from casekit.case.case import Case
from casekit.case.dates import uk_day
from casekit.case.declared import fields_of
from casekit.case.events import Event
from casekit.case.people import Household, Member, Relationship
from casekit.case.safety import Rota
from casekit.lint.context import Context
from casekit.lint.genogram_work import DIFFICULT, GOOD, HARMFUL, made_genogram
from casekit.lint.names import is_unnamed
from casekit.lint.near_child import carers, is_adult, parents
from casekit.lint.recorded import answered_on, is_blank, lacks
from casekit.lint.rule import Remark, left_to, rule
from casekit.lint.stretches import Stretch, surely
from casekit.text.finding import Label, Severity

_SEEN_BY_NOBODY: Final = frozenset({"unknown", "never-met", "other"})
_FACTS: Final = frozenset({"fact", "reported"})
_ABUSE: Final = ("domestic", "violence", "abuse", "assault", "coercive", "controlling")


@rule("one-side-missing", subject="genogram", severity=Severity.ADVICE, open_only=True, needs_whole_file=True)
def one_side_missing(case: Case, context: Context) -> Iterator[Remark]:
    """The genogram goes back on one side of the family only.

    Nothing is recorded of the parents of one of the child's parents. The side that was not asked about is often the
    one that nobody at the table belongs to. Where there is nothing on either side, `fewer-than-three-generations`
    says so; of a child who was adopted, the adoptive family is looked at.

    Source: Kent guidance, Genograms: "current family relationships over at least three generations"; Cumbria briefing:
    "It is important to get the family tree from everyone's perspective".
    Flagged:
        couples:
          - {partners: [matti, liisa], children: [aino]}
          - {partners: [moussa, aino], children: [ndela]}
    Instead:
        couples:
          - {partners: [matti, liisa], children: [aino]}
          - {partners: [ibrahima, fatou], children: [moussa]}
          - {partners: [moussa, aino], children: [ndela]}
    """
    known = parents(case)
    if case.child is None:
        return
    if not any(case.parents.get(key) for key in known):
        yield left_to("fewer-than-three-generations", case.child)
        return
    for key in known:
        person = case.family.get(key)
        if person is None or case.parents.get(key):
            continue
        if is_unnamed(person):
            yield left_to("unnamed-person", person)
            continue
        yield Remark(
            answered_on("one-side-missing", person, case.child),
            f"Nothing is recorded of the parents of {case.name_of(key)}.",
            "Nothing is recorded of the parents of one of the child's parents.",
            "Ask about that side too; if nobody can say, give that as the reason (`allow`).",
            place=person.place("name"),
        )


class _Stay(NamedTuple):
    """The days on which somebody surely has their main home in a household."""

    days: Stretch
    household: Household
    member: Member


@rule("household-overlap", subject="genogram", severity=Severity.ERROR)
def household_overlap(case: Case, context: Context) -> Iterator[Remark]:
    """Somebody lives in two homes at once.

    Both are written as the main home for the same days. The genogram then draws the person in one of them, and
    whoever looks the child up tonight goes to the wrong door. `shared`, `weekend` and `away` say how somebody belongs
    to two homes; hospitals and other institutions are left alone.

    Source: Kent guidance, How to develop a Cultural Genogram: "Identify who lives in which household."
    Flagged:
        households:
          - {name: Mum's house, members: [aino, ndela]}
          - {name: Yolande and Christian's home, members: [yolande, christian, {who: ndela, from: 2022-11-05}]}
    Instead:
        households:
          - {name: Mum's house, members: [aino, {who: ndela, to: 2022-11-05}]}
          - {name: Yolande and Christian's home, members: [yolande, christian, {who: ndela, from: 2022-11-05}]}
    """
    stays: dict[str, list[_Stay]] = defaultdict(list)
    for household in case.households:
        if household.kind == "institution":
            continue
        for member in household.members:
            if (member.kind or "main") != "main" or member.says("kind") != (member.kind is not None):
                continue
            if (member.to is None and member.says("to")) or (member.from_ is None and member.says("from")):
                continue
            days = surely(context.day, member.from_, member.to)
            person = case.family.get(member.who)
            if days is not None and person is not None and not person.is_pet:
                stays[str(member.who)].append(_Stay(days, household, member))
    for key, found in stays.items():
        if len(found) > 1:
            yield from _overlaps(case, context, key, found)


def _overlaps(case: Case, context: Context, key: str, stays: list[_Stay]) -> Iterator[Remark]:
    last: _Stay | None = None
    for stay in sorted(stays, key=lambda one: one.days.start):
        both = stay.days.overlap(last.days) if last is not None and stay.household is not last.household else None
        if last is not None and both is not None:
            still = both.end > context.day
            lives = "lives" if still else "lived"
            when = "today" if both.start == context.day else f"since {uk_day(both.start)}"
            when = when if still else f"from {uk_day(both.start)} to {uk_day(both.end)}"
            yield Remark(
                answered_on("household-overlap", stay.household, last.household, case.family[key]),
                f"{case.name_of(key)} {lives} in two homes at once {when}: “{last.household.name}” and "
                f"“{stay.household.name}”.",
                f"Somebody {lives} in two homes at once.",
                "Give the first stay its end (`to`), or say how they belong to each: `kind: shared` or `weekend`.",
                place=stay.member.place("who"),
                labels=(Label(last.member.place("who"), "the other home", "the other home"),),
            )
        if last is None or last.days.end < stay.days.end:
            last = stay


@rule(
    "quality-without-perspective-or-date",
    subject="genogram",
    severity=Severity.WARNING,
    open_only=True,
    many="{count} lines between people do not say whose view they are, or when they were so.",
    singly=1,
)
def quality_without_perspective_or_date(case: Case, context: Context) -> Iterator[Remark]:
    """A line between two people does not say whose view it is, or when it was so.

    Close in whose eyes? People see one relationship differently, and next year they may see it differently again.
    What is a fact or was reported needs a date and no viewer. Links to the network are another rule's.

    Source: Kent guidance, Genograms: "The various people represented may well see these relationships quite
    differently from each other, and from the practitioner drawing the genogram"; "They represent a moment in time".
    Flagged:
        relationships:
          - {between: [ndela, aino], is: distant}
    Instead:
        relationships:
          - {between: [ndela, aino], is: distant, seen_by: ndela, date: 2023-05-02}
    """
    for one in case.relationships:
        if one.is_ in _SEEN_BY_NOBODY or not all(key in case.family for key in one.ends):
            continue
        no_view = one.basis not in _FACTS and lacks(one, "seen_by")
        no_date = lacks(one, "date")
        if no_view or no_date:
            missing = "whose view it is, and when" if no_view and no_date else "whose view it is" if no_view else "when"
            names = " and ".join(case.name_of(key) for key in one.ends)
            yield Remark(
                one,
                f"The line between {names} (`{one.is_}`) does not say {missing}{' it was so' if no_date else ''}.",
                f"A line between two people does not say {missing}{' it was so' if no_date else ''}.",
                "Add `seen_by` with the key of whoever sees it so, and `date`.",
                "is",
            )


@rule(
    "perspectives-differ",
    subject="genogram",
    severity=Severity.ADVICE,
    open_only=True,
    needs_whole_file=True,
    many="{count} relationships are seen differently by different people, and nothing says what that tells.",
    singly=1,
)
def perspectives_differ(case: Case, context: Context) -> Iterator[Remark]:
    """Two people see one relationship differently, and nothing says what that tells.

    That is no mistake: it is often the most important thing on the page. The latest view of each counts. An
    `analysis` of the genogram, what `changed`, or `notes` beside one of the lines say what you make of it.

    Source: Kent guidance, Genograms: "these different perspectives can tell us a lot".
    Flagged:
        genogram: {made: 2022-11-20, with: [ndela, aino]}
        relationships:
          - {between: [ndela, aino], is: distant, seen_by: ndela, date: 2023-05-02}
          - {between: [ndela, aino], is: close, seen_by: aino, date: 2022-11-20}
    Instead:
        genogram: {made: 2022-11-20, with: [ndela, aino], analysis: Aino has not noticed how far away Ndéla feels.}
        relationships:
          - {between: [ndela, aino], is: distant, seen_by: ndela, date: 2023-05-02}
          - {between: [ndela, aino], is: close, seen_by: aino, date: 2022-11-20}
    """
    genogram = case.file.genogram
    if genogram is not None and not (is_blank(genogram, "analysis") and is_blank(genogram, "changed")):
        return
    for (first, second), views in _views(case).items():
        good = [one for one in views.values() if one.is_ in GOOD]
        difficult = [one for one in views.values() if one.is_ in DIFFICULT]
        if not good or not difficult or any(not is_blank(one, "notes") for one in views.values()):
            continue
        kind, hard = good[0], difficult[0]
        yield Remark(
            answered_on("perspectives-differ", hard, kind),
            f"Between {case.name_of(first)} and {case.name_of(second)} it is `{kind.is_}` in the eyes of "
            f"{case.name_of(str(kind.seen_by))}, and `{hard.is_}` in those of {case.name_of(str(hard.seen_by))}; "
            "nothing says what that tells.",
            "Two people see one relationship differently, and nothing says what that tells.",
            "Explore it with each of them; write what you make of it under `notes` of a line or `analysis`.",
            place=hard.place("is"),
            labels=(Label(kind.place("is"), "the other view", "the other view"),),
        )


def _views(case: Case) -> Mapping[tuple[str, str], dict[str, Relationship]]:
    """The latest view that each person has of each two members of the family."""
    found: dict[tuple[str, str], dict[str, Relationship]] = defaultdict(dict)
    for one in case.relationships:
        if one.seen_by is None or len(one.ends) != 2 or not all(key in case.family for key in one.ends):
            continue
        first, second = sorted(map(str, one.ends))
        known = found[first, second].get(one.seen_by)
        if known is None or known.date is None or (one.date and one.date.sort_key >= known.date.sort_key):
            found[first, second][str(one.seen_by)] = one
    return found


@rule("no-strengths-shown", subject="genogram", severity=Severity.ADVICE, open_only=True, needs_whole_file=True)
def no_strengths_shown(case: Case, context: Context) -> Iterator[Remark]:
    """The genogram shows worries and no strength.

    A family who sees only its quarrels on the wall will not draw the next one with you. One good line between two
    people, or something that somebody is good at (`strengths`), is enough.

    Source: Kent guidance, Good Practice Points: "Aim to identify areas of strength and resilience in a family, not just
    concerns."
    Flagged:
        genogram: {made: 2022-11-20, with: [ndela, aino]}
        relationships:
          - {between: [ndela, aino], is: distant, seen_by: ndela, date: 2023-05-02}
    Instead:
        genogram: {made: 2022-11-20, with: [ndela, aino]}
        relationships:
          - {between: [ndela, aino], is: distant, seen_by: ndela, date: 2023-05-02}
          - {between: [ndela, yolande], is: close, seen_by: ndela, date: 2023-05-02}
    """
    genogram = made_genogram(case)
    if genogram is None:
        return
    family = [one for one in case.relationships if all(key in case.family for key in one.ends)]
    worries = [one for one in family if one.is_ in DIFFICULT]
    shown = any(one.is_ in GOOD for one in family) or any(person.strengths for person in case.family.values())
    if worries and not shown:
        yield Remark(
            answered_on("no-strengths-shown", genogram, case.child),
            "The genogram shows worries and no strength.",
            "The genogram shows worries and no strength.",
            "Ask who helps whom, and what each is good at; add a line under `relationships`, or `strengths`.",
            place=worries[0].place("is"),
        )


@rule("dynamics-not-recorded", subject="genogram", severity=Severity.ADVICE, open_only=True, needs_whole_file=True)
def dynamics_not_recorded(case: Case, context: Context) -> Iterator[Remark]:
    """The chronology tells of violence or abuse between two members of the family, and the genogram shows none.

    Whoever sees only the picture takes the home for a safe one. A line from one to the other, with its direction and
    whether it was reported or is a fact, says what the event says.

    Source: Kent guidance, Genograms: "Explore family dynamics and relationships, i.e., violence and abuse (physical,
    emotional and sexual)."
    Flagged:
        genogram: {made: 2022-11-20, with: [ndela, aino]}
        relationships:
          - {between: [ndela, yolande], is: close, seen_by: ndela, date: 2023-05-02}
    Instead:
        genogram: {made: 2022-11-20, with: [ndela, aino]}
        relationships:
          - {from: aino, to: moussa, is: violence, seen_by: moussa, date: 2022-11-20, basis: reported}
    """
    if made_genogram(case) is None:
        return
    drawn = {frozenset(map(str, one.ends)) for one in case.relationships if one.is_ in HARMFUL}
    for event in case.events:
        if event.who is None or not event.who.harmed or not _is_abuse(event):
            continue
        for did, harmed in product(event.who.did, event.who.harmed):
            pair = frozenset((str(did), str(harmed)))
            if len(pair) < 2 or pair in drawn or not pair <= case.family.keys():
                continue
            drawn.add(pair)
            yield Remark(
                answered_on("dynamics-not-recorded", event, case.file.genogram),
                f"By the chronology {case.name_of(did)} harmed {case.name_of(harmed)}; the genogram has no such line.",
                "The chronology tells of violence or abuse between two people; the genogram has no such line.",
                f"Add a line under `relationships`: `from: {did}`, `to: {harmed}`, `is`, `seen_by`, `date`.",
                place=did.place,
            )


def _is_abuse(event: Event) -> bool:
    """Whether an event surely tells of violence or abuse: by its kind or one of its themes."""
    return event.kind == "domestic-abuse" or any(word in one.casefold() for one in event.themes for word in _ABUSE)


@rule(
    "network-not-derived",
    subject="genogram",
    severity=Severity.ADVICE,
    open_only=True,
    needs_whole_file=True,
    many="{count} relatives who are close to the child have not been asked to help.",
    singly=1,
)
def network_not_derived(case: Case, context: Context) -> Iterator[Remark]:
    """A relative is shown as close to the child, and nobody seems to have asked them to help.

    The genogram is there to find the people who can be called on. Grown-up relatives count whom somebody sees as close
    to the child, and who are in no meeting, visit, circle or plan. Parents and carers are left out.

    Source: Cumbria briefing: "the genogram is a good visual tool to highlight to the family who they have available to
    them for support".
    Flagged:
        relationships:
          - {between: [ndela, liisa], is: close, seen_by: ndela, date: 2023-05-02}
    Instead:
        relationships:
          - {between: [ndela, fatou], is: close, seen_by: ndela, date: 2023-05-02}
    """
    asked: set[str] | None = None
    for one in case.relationships:
        if one.is_ not in GOOD or case.child_key not in one.ends:
            continue
        for key in one.ends:
            person = case.family.get(key)
            if person is None or person.has_died or person.contact is not None or not is_adult(person, context.day):
                continue
            if asked is None:
                asked = {*_asked(case), *parents(case), *carers(case, context), case.child_key}
            if key not in asked:
                asked.add(str(key))
                yield Remark(
                    answered_on("network-not-derived", person, one),
                    f"{case.name_of(key)} is shown as close to {case.child_name}; the file does not show that anybody "
                    "has asked them to help.",
                    "A relative is shown as close to the child; the file does not show that anybody has asked them.",
                    "Ask what they could offer; invite them to the next meeting of the network.",
                    place=one.place("is"),
                )


def _asked(case: Case) -> Iterator[str]:
    """All who have been spoken to, invited or given a part, by what the file says."""
    file = case.file
    for meeting in file.meetings:
        yield from (str(guest.who) for guest in meeting.invited)
    for visit in file.visits:
        yield from (*map(str, visit.present), *map(str, visit.wishes))
    if file.safety_plan is not None:
        for agreed in file.safety_plan.rules:
            yield from map(str, agreed.who)
        yield from map(str, file.safety_plan.monitors)
        if file.safety_plan.rota is not None:
            for day in fields_of(Rota):
                yield from map(str, getattr(file.safety_plan.rota, day))
    if file.circles is not None:
        for ring in (file.circles.inner, file.circles.middle, file.circles.outer, file.circles.move_in):
            yield from (str(one.who) for one in ring)
    if file.mapping is not None:
        yield from map(str, file.mapping.with_)
    if file.genogram is not None:
        yield from map(str, file.genogram.with_)
