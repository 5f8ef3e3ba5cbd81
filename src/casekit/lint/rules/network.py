"""Rules on the people around the family: that there are some, how they are linked, who is asked to come closer."""

from collections.abc import Iterator
from typing import Final

from casekit.case.case import Case
from casekit.case.kin import generations_up
from casekit.case.people import PlacePerson
from casekit.case.state import age_of, alive_on
from casekit.lint.context import Context
from casekit.lint.recorded import answered_on, is_blank, lacks
from casekit.lint.roles import holders, is_natural
from casekit.lint.rule import Remark, rule
from casekit.text.finding import Severity

_ADULT: Final = 18
_GENERATIONS: Final = 4


@rule("no-network", subject="network", severity=Severity.WARNING, open_only=True, needs_whole_file=True)
def no_network(case: Case, context: Context) -> Iterator[Remark]:
    """Nobody is recorded around the family who is neither a parent nor a professional.

    Every family has people, and they can be found if somebody asks. Relatives, friends, neighbours and those on safety
    circles or a mobility map count. An error while there is a child protection plan, because no safety plan can be made
    without them.

    Source: Cumbria briefing: "it is a ‘bottom line’ that the family must have a network of people around them";
    Norfolk, principles: "Every child/parent has a family and/or network and they can be found if we try". Norfolk,
    Finding: "Start with a genogram or ecomap or use safety circles or mobility mapping to help you."
    Flagged:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          aino: {name: Aino Rae, born: 1981-02-10, parental_responsibility: yes}
        couples: [{partners: [aino], children: [ndela]}]
        network:
        carers:
    Instead:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          aino: {name: Aino Rae, born: 1981-02-10, parental_responsibility: yes}
        couples: [{partners: [aino], children: [ndela]}]
        network:
          amara: {name: Amara, is: friend, of: ndela}
        carers:
    """
    file = case.file
    if not lacks(file, "family") and not case.family:
        return
    if not (is_blank(file, "network") and is_blank(file, "circles") and is_blank(file, "mobility")):
        return
    parents = set(case.parents.get(case.child_key, ())) | {person.key for person in holders(case, context.day)}
    if case.carers_of(case.child_key) or any(_is_relative(case, key, context) for key in set(case.family) - parents):
        return
    protected = "child-protection" in context.state.plan_names
    yield Remark(
        file,
        f"Nobody is recorded around {case.child_name}'s family: no other relative, no friend, no neighbour.",
        "Nobody is recorded around the family: no other relative, no friend, no neighbour.",
        "Start with a genogram, an ecomap, safety circles or a mobility map: who helps, who sends a card?",
        place=file.place("network" if "network" in file.node.names else "family"),
        severity=Severity.ERROR if protected else None,
    )


def _is_relative(case: Case, key: str, context: Context) -> bool:
    """Whether a member of the family may be somebody who can help: not the child, a pet, a minor, or dead."""
    person = case.family[key]
    if key == case.child_key or person.is_pet or alive_on(person, context.day) is False:
        return False
    if person.has_died:
        return False
    age = age_of(person, context.day)
    return age is None or age.oldest is None or age.oldest >= _ADULT


@rule(
    "one-side-of-family",
    subject="network",
    severity=Severity.ADVICE,
    open_only=True,
    needs_whole_file=True,
    about=("meetings.*.kind=family-network", "meetings.*.kind=family-group-conference"),
)
def one_side_of_family(case: Case, context: Context) -> Iterator[Remark]:
    """Only one side of the family was at the last network meeting, and the other side has relatives on the genogram.

    Mum's family knows Mum's story. Who was not invited may have more to offer than anybody thinks, or may be why the
    others are silent. A parent counts for their own side.

    Source: Cumbria briefing, which asks for the family tree "from everyone's perspective"; Norfolk, Meetings: "the
    first meeting should be used to see if anyone from the network has been missed out who could helpfully be included".
    Flagged:
        meetings:
          - {date: 2023-05-09, kind: family-network, invited: [{who: yolande, came: yes}, {who: fatou, came: yes}]}
    Instead:
        meetings:
          - {date: 2023-05-09, kind: family-network, invited: [{who: yolande, came: yes}, {who: liisa, came: yes}]}
    """
    parents = case.parents.get(case.child_key, ())
    held = [
        one for one in case.file.meetings if one.kind == "family-network" and one.date.after(context.day) is not True
    ]
    if len(parents) != 2 or not held:
        return
    sides = [_side(case, parent) for parent in parents]
    sides = [sides[0] - sides[1], sides[1] - sides[0]]
    last = max(held, key=lambda one: one.date.sort_key)
    invited = {str(guest.who) for guest in last.invited}
    present = [bool(side & invited) for side in sides]
    if present[0] == present[1]:
        return
    absent, parent = (sides[0], parents[0]) if not present[0] else (sides[1], parents[1])
    if any(_is_relative(case, key, context) for key in absent if key != parent):
        yield Remark(
            last,
            f"Nobody from {case.name_of(parent)}'s side of the family was invited to the last network meeting.",
            "Nobody from one side of the family was invited to the last network meeting.",
            "Ask the child and both parents whether somebody from that side should be there.",
            "invited",
        )


def _side(case: Case, parent: str) -> set[str]:
    """A parent's own kin: their ancestors, and everybody who descends from these."""
    ancestors = {key for row in generations_up(case.parents, parent, _GENERATIONS) for key in row}
    kin = set(ancestors)
    for _ in range(_GENERATIONS):
        kin |= {key for key, above in case.parents.items() if key != case.child_key and kin & set(above)}
    kin = {key for key in kin if case.child_key not in _line(case, key)}
    return {key for key in kin if key in case.family}


def _line(case: Case, key: str) -> set[str]:
    return {one for row in generations_up(case.parents, key, _GENERATIONS) for one in row}


@rule(
    "connection-incomplete",
    subject="network",
    severity=Severity.ADVICE,
    open_only=True,
    needs_whole_file=True,
    many="{count} people or places in the network have no line on the ecomap, or it does not say who gives to whom.",
)
def connection_incomplete(case: Case, context: Context) -> Iterator[Remark]:
    """Somebody or something in the network has no line on the ecomap, or the line does not say which way help flows.

    A name beside the family says nothing yet. The line says whether the link is strong or stressful, and who gives to
    whom: that is how one sees who could be asked for more, and who is only another drain.

    Source: Hartman, how to use ecomaps: the strength of a link, whether it is stressful, and the flow of energy;
    Durham, Useful links: "Eco Map".
    Flagged:
        network:
          amara: {name: Amara, is: friend, of: ndela}
        relationships:
          - {between: [ndela, amara], is: strong, seen_by: ndela, date: 2023-05-02}
    Instead:
        network:
          amara: {name: Amara, is: friend, of: ndela}
        relationships:
          - {between: [ndela, amara], is: strong, gives: both, seen_by: ndela, date: 2023-05-02}
    """
    lines = {key: one for one in case.relationships for key in one.ends if key in case.file.network}
    for key, connection in case.file.network.items():
        line = lines.get(key)
        if line is None:
            yield Remark(
                connection,
                f"{connection.name} is in the network, and no line says how the link is.",
                "Somebody or something in the network has no line that says how the link is.",
                "Add it to `relationships`: how strong or stressful, who gives to whom, in whose eyes.",
                "name",
            )
        elif is_blank(line, "gives"):
            yield Remark(
                answered_on("connection-incomplete", line, connection),
                f"The line to {connection.name} does not say which way help flows.",
                "A line on the ecomap does not say which way help flows.",
                "Add `gives`: both, to, from or none.",
                place=line.place("is"),
            )


@rule("circle-movement-not-asked", subject="network", severity=Severity.ADVICE, open_only=True)
def circle_movement_not_asked(case: Case, context: Context) -> Iterator[Remark]:
    """The safety circles do not say who should move further in.

    The circles are drawn for this question: who could know more, and do more, than today?

    Source: Norfolk, Finding: "use safety circles or mobility mapping to help you"; S. Parker, Circles of Safety and
    Support: who would you want to move further in?
    Flagged:
        circles: {date: 2023-05-02, inner: [yolande], middle: [amara], outer: [{who: liisa, knows: nothing}]}
    Instead:
        circles: {date: 2023-05-02, inner: [yolande], middle: [amara], outer: [liisa], move_in: [amara]}
    """
    circles = case.file.circles
    if circles is not None and (circles.middle or circles.outer) and is_blank(circles, "move_in"):
        message = "The safety circles do not say who should move further in."
        help = "Ask the child and the family whom they would bring closer, and what would make that possible."
        yield Remark(circles, message, message, help, place=case.file.place("circles"))


@rule(
    "mobility-map-people-not-followed-up",
    subject="network",
    severity=Severity.ADVICE,
    open_only=True,
    many="{count} people on the mobility map mattered to the child, and nobody says whether they were looked for.",
)
def mobility_map_people_not_followed_up(case: Case, context: Context) -> Iterator[Remark]:
    """Somebody on the mobility map mattered to the child, and the file does not say whether anybody looked for them.

    Children who have moved often have lost people who loved them. Finding one may change more than a service can.
    People who have an entry of their own in the file, and those with whom the child did not feel safe, are left alone.

    Source: Norfolk, Finding: "Also talk about supportive people from the child or the parent's past"; Norfolk,
    principles: "they can be found if we try".
    Flagged:
        mobility:
          places: [{name: Brussels, from: 2014, to: 2019, people: [{name: Madame Peeters, why: My teacher.}]}]
    Instead:
        mobility:
          places:
            - {name: Brussels, people: [{name: Madame Peeters, why: She taught me to read., find: asked}]}
    """
    for lived in case.file.mobility.places if case.file.mobility is not None else ():
        for person in lived.people:
            if _is_to_find(case, person):
                what = "mattered to the child, and nothing says whether anybody has looked for them"
                yield Remark(
                    person,
                    f"{person.name} {what}.",
                    f"Somebody on the mobility map {what}.",
                    "Ask the child whether they want to find them; add `find`.",
                    "name",
                )


def _is_to_find(case: Case, person: PlacePerson) -> bool:
    if is_natural(case, str(person.name)) or str(person.name) in case.everybody or person.felt_safe == "no":
        return False
    return is_blank(person, "find") or person.find == "not-started"
