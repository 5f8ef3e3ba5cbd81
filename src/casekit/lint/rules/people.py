"""Rules on what is recorded of each person: name, birth, death, telephone."""

from collections.abc import Iterator

from casekit.case.case import Case
from casekit.case.people import Connection, Person, Professional
from casekit.lint.context import Context
from casekit.lint.names import age_in, is_placeholder, is_role, is_uncertain, is_unnamed, says_died
from casekit.lint.outsiders import outsiders
from casekit.lint.phones import odd_numbers
from casekit.lint.recorded import lacks
from casekit.lint.rule import Remark, left_to, rule
from casekit.text.finding import Severity


@rule(
    "missing-dob",
    subject="people",
    severity=Severity.WARNING,
    open_only=True,
    many="{count} people have no date of birth.",
)
def missing_dob(case: Case, context: Context) -> Iterator[Remark]:
    """Somebody in the family has no date of birth.

    Without it nobody can tell a child from an adult on the genogram, two people with one name apart, or how old
    somebody was when something happened. A year, or `~1956` for about 1956, is enough to begin with; `born: unknown`
    says that nobody knows. For the child the file is about it is an error: nothing can be worked out without it.
    Friends are not asked for one: `friend-on-genogram` says where they belong.

    Source: Kent guidance, Genograms: "Genograms need to show name, date of birth (not ages)".
    Flagged:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          matti: {name: Matti Korhonen}
    Instead:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          matti: {name: Matti Korhonen, born: 1951}
          liisa: {name: Liisa Korhonen, born: unknown}
    """
    others = outsiders(case)
    for key, person in case.family.items():
        if key in others or not _needs_birth(person):
            continue
        if is_unnamed(person):
            yield left_to("unnamed-person", person)
            continue
        name = case.name_of(key)
        if key == case.child_key:
            yield Remark(
                person,
                f"{name} has no date of birth; every age and many dates that are due hang on it.",
                "The child has no date of birth.",
                "Add `born`, or for a baby not yet born `due`.",
                "name",
                severity=Severity.ERROR,
            )
        else:
            yield Remark(
                person,
                f"{name} has no date of birth; a genogram shows one for everybody (Kent guidance).",
                "Somebody in the family has no date of birth.",
                "Ask. A year or `~1956` will do to begin with; `born: unknown` says that nobody knows.",
                "name",
            )


def _needs_birth(person: Person) -> bool:
    if person.is_pet or person.born is not None or person.says("due") or person.says("age"):
        return False
    return lacks(person, "born") and age_in(person.name or "") is None


@rule(
    "age-instead-of-dob",
    subject="people",
    severity=Severity.WARNING,
    many="{count} people have an age where a date of birth belongs.",
)
def age_instead_of_dob(case: Case, context: Context) -> Iterator[Remark]:
    """An age stands where a date of birth belongs.

    An age is wrong from the next birthday on, and nobody can tell when it was written down. casekit works ages out
    from the date of birth, for the day a picture or a report is about; a written age is shown nowhere.

    Source: Kent guidance, Genograms: "Genograms need to show name, date of birth (not ages)".
    Flagged:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          aino: {name: Aino Rae (aged 41)}
    Instead:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          aino: {name: Aino Rae, born: 1981-02-10}
          fatou: {name: Fatou Rae, born: ~1956}
    """
    for key, person in case.family.items():
        if person.is_pet:
            continue
        age = person.age or age_in(person.name or "")
        if age is None:
            continue
        name = case.name_of(key)
        field = "age" if person.age else "name"
        if person.says("born"):
            yield Remark(
                person,
                f"{name} has a date of birth and an age ({age}); the age goes out of date.",
                "Somebody has a date of birth and an age beside it.",
                "Take the age out: casekit works it out for the day you ask about.",
                field,
                severity=Severity.ADVICE,
            )
        else:
            yield Remark(
                person,
                f"{name} has an age ({age}) and no date of birth; ages go out of date."
                if person.age
                else f"“{name}” is a name with an age in it, and no date of birth; ages go out of date.",
                "Somebody has an age where a date of birth belongs.",
                "Write `born`. If only the age is known, take it from the year you were told: `born: ~1989`.",
                field,
            )


@rule(
    "unnamed-person",
    subject="people",
    severity=Severity.WARNING,
    open_only=True,
    many="{count} people have no name yet.",
)
def unnamed_person(case: Case, context: Context) -> Iterator[Remark]:
    """Somebody in the family or the network has no name yet.

    "Mum's partner" tells the next reader that there is an adult near the child of whom nothing is known. It may be
    somebody who helps or somebody who harms. While the name is missing, missing dates are not pointed out as well.

    Source: Kent guidance, Genograms: "Know who is in the family."
    Flagged:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          partner: {name: Mum's partner}
    Instead:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          partner: {name: Callum Reyes, relation: Mum's partner, born: 1985}
    """
    for key, person in case.family.items():
        if is_unnamed(person):
            yield _unnamed(person, key, person.name, person.relation)
    for key, connection in case.file.network.items():
        if is_placeholder(connection.name) or is_uncertain(connection.name):
            yield _unnamed(connection, key, connection.name, connection.is_)


def _unnamed(record: Person | Connection, key: str, name: str | None, relation: str | None) -> Remark:
    who = f" ({relation})" if relation else ""
    if not name:
        message = f"`{key}`{who} has no name."
    elif is_placeholder(name) or is_role(name):
        message = f"“{name}” stands where a name should be{who}: who is this?"
    else:
        message = f"The name “{name}” is not sure{who}: who is this?"
    return Remark(
        record,
        message,
        "Somebody has no name yet.",
        "Ask the family and other agencies. Put what they are to the child under `relation`; "
        "if nobody can say, record whom you asked as a reason (`allow`).",
        "name" if name else None,
    )


@rule("deceased-without-date", subject="people", severity=Severity.ADVICE, open_only=True, about=("family.*.died",))
def deceased_without_date(case: Case, context: Context) -> Iterator[Remark]:
    """Somebody is said to have died, and the file does not say when.

    A death is a loss in the family's story, and its year shows who had somebody to turn to when. Families may not
    want to say: `died: unknown` records that it is not known, and the person is still shown as dead.

    Source: Kent guidance, Genograms: "date of death (although you may not receive this information from family
    members)".
    Flagged:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          matti: {name: Matti Korhonen (deceased), born: 1951}
    Instead:
        family:
          ndela: {name: Ndéla Rae, born: 2008-09-17}
          matti: {name: Matti Korhonen, born: 1951, died: 2016-11}
          ibrahima: {name: Ibrahima Rae, born: 1949, died: unknown}
    """
    for key, person in case.family.items():
        if person.is_pet or person.died is not None:
            continue
        if "died" in person.node or (says_died(person.name or "") and lacks(person, "died")):
            yield Remark(
                person,
                f"{case.name_of(key)} has died; the file does not say when.",
                "Somebody has died, and the file does not say when.",
                "Add the date or the year under `died`, or `died: unknown` where nobody can say.",
                "died" if "died" in person.node else "name",
            )


@rule(
    "phone-number-implausible",
    subject="people",
    severity=Severity.WARNING,
    about=("family.*.phone", "network.*.phone", "professionals.*.phone"),
)
def phone_number_implausible(case: Case, context: Context) -> Iterator[Remark]:
    """A telephone number cannot be right.

    Somebody will ring it at night, in a hurry. A number with a digit too many or too few reaches nobody, and the slip
    shows only then. UK numbers have 10 or 11 digits with the leading 0; numbers abroad begin with + and the country
    code. casekit counts digits and never rings or looks up a number.

    Source: Kent guidance, Suggested Case Summary Template: "Significant contact details."
    Flagged:
        professionals:
          sheress: {name: Mrs Sheress, role: head-of-year, phone: "012345678910"}
    Instead:
        professionals:
          sheress: {name: Mrs Sheress, role: head-of-year, phone: "01234 567814 ext 2"}
          amal: {name: Amal Virtanen, role: translator, phone: "+358 40 123 4567"}
    """
    holders: tuple[Person | Connection | Professional, ...] = (
        *case.family.values(),
        *case.file.network.values(),
        *case.file.professionals.values(),
    )
    for holder in holders:
        if holder.phone is None:
            continue
        for odd in odd_numbers(holder.phone):
            yield Remark(
                holder,
                f"The phone number of {case.name_of(holder.key)} {odd.wrong}.",
                f"A phone number {odd.wrong}.",
                "Check it with them, or against the paper it came from.",
                "phone",
            )
