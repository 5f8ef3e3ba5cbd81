"""The family and those around it: people, couples, carers, households, relationships, network, professionals."""

from typing import ClassVar, Literal

from casekit.case.declared import Key, Keys, Number, Placed, Text, When, YesNo, YesNoUnknown, field
from casekit.case.record import Keyed, Record
from casekit.case.vocabulary import (
    Basis,
    Care,
    ChildLink,
    CoupleKind,
    Gender,
    Health,
    HouseholdPart,
    Loss,
    NoChildren,
    PersonKind,
    RelationshipWord,
    TwinKind,
)


class ParentalResponsibility(Placed):
    """Whether somebody holds parental responsibility, and on what ground."""

    short_form: ClassVar[str | None] = "holds"
    holds: Literal["yes", "no", "shared", "unknown"] = field(description="Whether they hold it.")
    for_: Keys = field(
        default=(), alias="for", description="For which children, where a family file is shared; all, if left out."
    )
    basis: Text | None = field(default=None, description="The ground: birth mother, married, birth certificate, order.")
    from_: When | None = field(default=None, alias="from", description="Since when.")
    to: When | None = field(default=None, description="Until when.")


class Culture(Placed):
    """A person's identity in their own words: the sixteen Social GGRRAAACCEEESSS (Burnham 2013, in Kent's guidance)."""

    gender: Text | None = field(default=None, description="Gender, in their words.")
    gender_identity: Text | None = field(default=None, description="Gender identity, in their words.")
    geography: Text | None = field(default=None, description="Places that matter to them.")
    race: Text | None = field(default=None, description="Race, in their words.")
    religion: Text | None = field(default=None, description="Religion or belief.")
    age: Text | None = field(default=None, description="What their age means to them.")
    ability: Text | None = field(default=None, description="Ability and disability.")
    appearance: Text | None = field(default=None, description="Appearance.")
    class_: Text | None = field(default=None, alias="class", description="Class, in their words.")
    culture: Text | None = field(default=None, description="Culture, in their words.")
    education: Text | None = field(default=None, description="Education.")
    ethnicity: Text | None = field(default=None, description="Ethnicity, as they describe it.")
    economics: Text | None = field(default=None, description="Money and work.")
    spirituality: Text | None = field(default=None, description="Spirituality.")
    sexuality: Text | None = field(default=None, description="Sexuality.")
    sexual_orientation: Text | None = field(default=None, description="Sexual orientation.")
    languages: tuple[Text, ...] = field(default=(), description="Languages they speak at home.")
    identity: Text | None = field(default=None, description="How they describe themselves.")
    migration: Text | None = field(default=None, description="The family's story of moving.")
    heritages: tuple[Text, ...] = field(default=(), description="The cultures they come from, each by itself.")


class HealthNote(Record):
    """One thing about a person's health or learning."""

    short_form: ClassVar[str | None] = "what"
    what: Text = field(description="What it is, in plain words.")
    kind: Health | None = field(default=None, description="Which kind it is.")
    since: When | None = field(default=None, description="Since when.")
    until: When | None = field(default=None, description="Until when.")
    suspected: YesNo | None = field(default=None, description="Is it suspected rather than known?")
    recovery: YesNo | None = field(default=None, description="Is the person in recovery?")


class FamilySecret(Record):
    """Something that not everybody in the family knows. It is in no copy for the family, whatever `share` says.

    McGoldrick, Gerson and Petry: a small filled triangle beside the person, or on a couple's line.
    """

    what: Text = field(description="What it is. It never stands in a picture.")
    known_to: tuple[Key, ...] = field(default=(), description="Who knows it.")
    since: When | None = field(default=None, description="Since when there is something to know.")
    until: When | None = field(default=None, description="When everybody whom it concerns had been told.")


class SchoolPeriod(Record):
    """A school, nursery or college that somebody went to, and when."""

    short_form: ClassVar[str | None] = "name"
    name: Text = field(description="What it is called.")
    from_: When | None = field(default=None, alias="from", description="Since when.")
    to: When | None = field(default=None, description="Until when.")


class ContactLimit(Record):
    """That somebody must not have contact with the child, or only in a certain way."""

    short_form: ClassVar[str | None] = "kind"
    kind: Literal["none", "supervised", "supported"] = field(description="What contact there may be.")
    with_: tuple[Key, ...] = field(default=(), alias="with", description="With whom; the child, if left out.")
    basis: Text | None = field(default=None, description="The order, decision or agreement behind it.")
    from_: When | None = field(default=None, alias="from", description="Since when.")
    to: When | None = field(default=None, description="Until when.")
    review: When | None = field(default=None, description="When it will be looked at again.")


class Photo(Placed):
    """A photograph, a file beside the case."""

    short_form: ClassVar[str | None] = "file"
    file: Text = field(description="The file's name.")
    consent: Key | None = field(default=None, description="Who agreed to it.")
    date: When | None = field(default=None, description="When they agreed.")


class Person(Keyed):
    """A person or a pet who belongs on the genogram."""

    name: Text | None = field(default=None, description="The full name.")
    say_it: Text | None = field(default=None, description="How to say the name.")
    known_as: Text | None = field(default=None, description="The name they go by.")
    pronouns: Text | None = field(default=None, description="Their pronouns.")
    gender: Gender | None = field(default=None, description="The gender they live in.")
    sex_at_birth: Literal["female", "male", "intersex", "unknown"] | None = field(
        default=None, description="Only where it matters; never drawn unless asked for."
    )
    born: When | None = field(default=None, description="Date of birth.")
    due: When | None = field(default=None, description="The date a baby is due.")
    died: When | None = field(default=None, description="Date of death; `unknown` if the date is not on record.")
    age: Text | None = field(default=None, description="Not used: give `born`, since an age goes out of date.")
    kind: PersonKind | None = field(default=None, description="`person` (if left out) or `pet`.")
    relation: Text | None = field(default=None, description="What they are to the child, in the family's words.")
    birthplace: Text | None = field(default=None, description="Where they were born.")
    phone: Text | None = field(default=None, description="Telephone number, in quotes.")
    email: Text | None = field(default=None, description="E-mail address.")
    parental_responsibility: ParentalResponsibility | None = field(
        default=None, description="Whether they hold parental responsibility for the child."
    )
    school: Text | None = field(default=None, description="School, nursery or college.")
    schools: tuple[SchoolPeriod, ...] = field(default=(), description="Schools over time, instead of `school`.")
    occupation: Text | None = field(default=None, description="Work.")
    languages: tuple[Text, ...] = field(default=(), description="Languages they speak.")
    interpreter: YesNoUnknown | None = field(default=None, description="Do they need an interpreter?")
    communication: Text | None = field(default=None, description="Speech, language and communication needs.")
    culture: Culture | None = field(default=None, description="Identity and culture, in their words.")
    sexual_orientation: Literal["gay", "lesbian", "bisexual"] | None = field(
        default=None,
        description="Only where it matters and they agree; never drawn unless asked for. In their words: `culture`.",
    )
    health: tuple[HealthNote, ...] = field(default=(), description="Health and learning.")
    secrets: tuple[FamilySecret, ...] = field(default=(), description="What not everybody in the family knows.")
    strengths: tuple[Text, ...] = field(default=(), description="What they are good at, what helps.")
    themes: tuple[Text, ...] = field(default=(), description="Patterns in their own history.")
    previous_involvement: tuple[Text, ...] = field(default=(), description="Services that worked with them before.")
    contact: ContactLimit | None = field(default=None, description="Limits on contact with the child.")
    photo: Photo | None = field(default=None, description="A photograph, with consent.")
    notes: Text | None = field(default=None, description="Anything else.")

    @property
    def is_pet(self) -> bool:
        """Whether this is a pet."""
        return self.kind == "pet"

    @property
    def has_died(self) -> bool:
        """Whether the file says that the person has died, with or without a date."""
        return self.says("died")


class Child(Record):
    """A child of a couple, and how it belongs to them; or a pregnancy, a loss, or children not known by name."""

    short_form: ClassVar[str | None] = "who"
    who: Key | None = field(default=None, description="The child's key; left out for a loss.")
    link: ChildLink | None = field(
        default=None, description="How the child belongs to the couple; `birth` if left out."
    )
    kind: Loss | None = field(
        default=None,
        description="A pregnancy or a loss, in its place among the children; `more-children`: not known by name.",
    )
    number: Number | None = field(default=None, description="How many more children; left out where nobody knows.")
    date: When | None = field(default=None, description="The date of a loss, or when a baby is due.")
    from_: When | None = field(default=None, alias="from", description="Since when.")
    to: When | None = field(default=None, description="Until when.")
    basis: Text | None = field(default=None, description="How it is known: a test, a birth certificate, a word.")
    notes: Text | None = field(default=None, description="Anything else.")


class Twins(Placed):
    """Twins or more among the children of a couple."""

    of: tuple[Key, ...] = field(description="The children born together.")
    kind: TwinKind | None = field(default=None, description="`identical`, `fraternal` or `unknown`.")


class OtherParent(Placed):
    """Why nothing is said of the other parent."""

    short_form: ClassVar[str | None] = "unknown"
    unknown: Text = field(description="Why the other parent is not known.")


class Couple(Record):
    """Two people and their children, or one parent alone; the dates say what they were to each other and when."""

    partners: tuple[Key, ...] = field(description="One or two keys.")
    together: When | None = field(default=None, description="When they came together.")
    engaged: When | None = field(default=None, description="When they became engaged.")
    cohabiting: When | None = field(default=None, description="When they moved in together.")
    civil_partnership: When | None = field(default=None, description="When they formed a civil partnership.")
    married: When | None = field(default=None, description="When they married.")
    separated: When | None = field(default=None, description="When they separated.")
    legally_separated: When | None = field(
        default=None, description="When a court or a deed parted them, without a divorce."
    )
    divorced: When | None = field(default=None, description="When they divorced.")
    reconciled: When | None = field(default=None, description="When they came together again.")
    annulled: When | None = field(default=None, description="When the marriage was annulled.")
    ended: When | None = field(default=None, description="When it ended in another way.")
    kind: CoupleKind | None = field(default=None, description="What they were, where no date says it.")
    no_children: NoChildren | None = field(
        default=None,
        description="That they have none: `by-choice`, or `infertile` (health: drawn only when asked).",
    )
    children: tuple[Child, ...] = field(default=(), description="Their children, by key.")
    twins: tuple[Twins, ...] = field(default=(), description="Which of the children were born together.")
    other_parent: OtherParent | None = field(default=None, description="Why the other parent is not named.")
    secrets: tuple[FamilySecret, ...] = field(default=(), description="What not everybody in the family knows.")
    notes: Text | None = field(default=None, description="Anything else.")


class Carer(Record):
    """Somebody who cares for a child without being the parent."""

    child: Key = field(description="The child.")
    who: tuple[Key, ...] = field(description="The carer or carers.")
    as_: Care = field(alias="as", description="In what role.")
    from_: When | None = field(default=None, alias="from", description="Since when.")
    to: When | None = field(default=None, description="Until when.")
    basis: Text | None = field(default=None, description="The order or agreement.")
    notes: Text | None = field(default=None, description="Anything else.")


class Member(Placed):
    """Somebody who lives, or lived, in a household."""

    short_form: ClassVar[str | None] = "who"
    who: Key = field(description="The person or pet.")
    from_: When | None = field(default=None, alias="from", description="Since when.")
    to: When | None = field(default=None, description="Until when.")
    kind: HouseholdPart | None = field(default=None, description="`main` (if left out), `shared`, `weekend` or `away`.")


class Household(Record):
    """A home and who lives in it."""

    name: Text = field(description="What the family calls it.")
    address: Text | None = field(default=None, description="The address.")
    confidential: YesNo | None = field(default=None, description="`yes` keeps the address out of every output.")
    kind: Literal["home", "institution"] | None = field(default=None, description="`home`, or `institution`.")
    members: tuple[Member, ...] = field(default=(), description="Who lives there, with dates.")
    notes: Text | None = field(default=None, description="Anything else.")


class Relationship(Record):
    """The quality of a relationship, in somebody's eyes, on a date."""

    between: tuple[Key, ...] = field(default=(), description="The two it is between.")
    from_: Key | None = field(default=None, alias="from", description="From whom, where it has a direction.")
    to: Key | None = field(default=None, description="To whom.")
    is_: RelationshipWord = field(alias="is", description="What it is like.")
    gives: Literal["both", "to", "from", "none"] | None = field(default=None, description="Which way help flows.")
    seen_by: Key | None = field(default=None, description="Whose view this is.")
    date: When | None = field(default=None, description="When they said so.")
    until: When | None = field(default=None, description="Until when it was so.")
    basis: Basis | None = field(default=None, description="Fact, reported, judgement, view.")
    events: tuple[Text, ...] = field(default=(), description="Dates of events that show it.")
    notes: Text | None = field(default=None, description="Anything else.")

    @property
    def ends(self) -> tuple[str, ...]:
        """The keys of the two ends, in the order given."""
        return tuple(self.between) or tuple(key for key in (self.from_, self.to) if key)


class Connection(Keyed):
    """Somebody or something in the child's network that is not family: it belongs on the ecomap."""

    name: Text = field(description="What it is called.")
    is_: Text | None = field(
        default=None, alias="is", description="Friend, neighbour, club, faith, school, work, online."
    )
    of: Key | None = field(default=None, description="Whose connection it is.")
    phone: Text | None = field(default=None, description="Telephone number, in quotes.")
    offers: Text | None = field(default=None, description="What they offer.")
    asked: When | None = field(default=None, description="When they were asked.")
    agreed: When | None = field(default=None, description="When they agreed.")
    knows: Literal["everything", "some", "nothing", "unknown"] | None = field(
        default=None, description="How much they know of the worries."
    )
    contact: ContactLimit | None = field(default=None, description="Limits on contact with the child.")
    notes: Text | None = field(default=None, description="Anything else.")


class Professional(Keyed):
    """Somebody who works with the child or the family."""

    name: Text = field(description="Their name.")
    role: Text | None = field(default=None, description="Their role.")
    agency: Text | None = field(default=None, description="Their agency.")
    phone: Text | None = field(default=None, description="Telephone number, in quotes.")
    email: Text | None = field(default=None, description="E-mail address.")
    from_: When | None = field(default=None, alias="from", description="Since when they work with the child.")
    to: When | None = field(default=None, description="Until when.")
    notes: Text | None = field(default=None, description="Anything else.")


class AgreedSign(Placed):
    """A sign of the family's own on the genogram."""

    fill: Text | None = field(default=None, description="A colour to fill the symbol with.")
    pattern: Text | None = field(default=None, description="A pattern, so that nothing rests on colour.")
    mark: Text | None = field(default=None, description="A letter or sign beside the symbol.")
    means: Text = field(description="What it means.")
    who: tuple[Key, ...] = field(default=(), description="Whom it is for.")


class GenogramSession(Record):
    """One session in which the genogram was made or changed."""

    date: When = field(description="When.")
    with_: tuple[Key, ...] = field(default=(), alias="with", description="With whom.")
    by: Key | None = field(default=None, description="Who led it.")
    visit: When | None = field(default=None, description="The visit it belongs to.")
    what: Text | None = field(default=None, description="What was learned.")


class Genogram(Record):
    """When and with whom the genogram was made."""

    made: When | None = field(default=None, description="When it was first made.")
    reviewed: When | None = field(default=None, description="When it was last looked at together.")
    with_: tuple[Key, ...] = field(default=(), alias="with", description="Who made it together.")
    by: Key | None = field(default=None, description="The worker.")
    agencies: tuple[Text, ...] = field(default=(), description="Agencies that were asked what they know.")
    explained: When | None = field(default=None, description="When the family was told why it is made.")
    agreed_key: tuple[AgreedSign, ...] = field(default=(), description="The signs agreed with the family.")
    key_agreed: When | None = field(default=None, description="When the signs were agreed.")
    partners: Literal["strict", "spread"] | None = field(
        default=None, description="`strict`: man left in every couple; `spread`: former partners on the outer sides."
    )
    sessions: tuple[GenogramSession, ...] = field(default=(), description="The sessions it took.")
    changed: Text | None = field(default=None, description="What changed since the last one, and what that tells.")
    analysis: Text | None = field(default=None, description="What the genogram shows.")


class CirclePerson(Placed):
    """Somebody in a family safety circle."""

    short_form: ClassVar[str | None] = "who"
    who: Key = field(description="The person.")
    knows: Literal["everything", "some", "nothing", "unknown"] | None = field(
        default=None, description="How much they know."
    )
    offers: Text | None = field(default=None, description="What they offer.")
    how: Text | None = field(default=None, description="How they could move further in.")


class Circles(Record):
    """Family safety circles: who knows, who helps, who could move further in."""

    date: When | None = field(default=None, description="When they were drawn.")
    with_: tuple[Key, ...] = field(default=(), alias="with", description="With whom.")
    inner: tuple[CirclePerson, ...] = field(default=(), description="Who knows everything.")
    middle: tuple[CirclePerson, ...] = field(default=(), description="Who knows a little.")
    outer: tuple[CirclePerson, ...] = field(default=(), description="Who knows nothing yet.")
    move_in: tuple[CirclePerson, ...] = field(default=(), description="Who should move further in.")
    notes: Text | None = field(default=None, description="Anything else.")


class PlacePerson(Record):
    """Somebody who mattered at a place the child lived."""

    short_form: ClassVar[str | None] = "name"
    name: Text = field(description="Their name, or their key.")
    why: Text | None = field(default=None, description="Why they mattered.")
    felt_safe: YesNo | None = field(default=None, description="Did the child feel safe with them?")
    find: Literal["not-started", "found", "asked", "said-yes", "said-no", "not-now"] | None = field(
        default=None, description="Whether they are being looked for."
    )


class LivedPlace(Record):
    """A place the child lived, for the mobility map."""

    name: Text = field(description="What the child calls it.")
    from_: When | None = field(default=None, alias="from", description="Since when.")
    to: When | None = field(default=None, description="Until when.")
    order: Number | None = field(default=None, description="Its place in the order, where dates are not known.")
    lived_with: tuple[Text, ...] = field(default=(), description="Who lived there too.")
    people: tuple[PlacePerson, ...] = field(default=(), description="The people who mattered there.")
    memories: Text | None = field(default=None, description="Good memories.")


class Mobility(Record):
    """The mobility map: the places lived and the people there."""

    date: When | None = field(default=None, description="When it was drawn.")
    with_: tuple[Key, ...] = field(default=(), alias="with", description="With whom.")
    places: tuple[LivedPlace, ...] = field(default=(), description="The places, from the first to today.")
