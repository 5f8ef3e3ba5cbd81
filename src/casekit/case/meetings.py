"""Meetings, visits, decisions, and words and pictures."""

from typing import ClassVar, Literal

from casekit.case.declared import Key, Keys, Placed, Text, When, YesNo, YesNoUnknown, field
from casekit.case.record import Action, Record, Statement
from casekit.case.vocabulary import MeetingKind, VisitKind


class BottomLine(Record):
    """What professionals will do if the family's plan does not keep the child safe (Norfolk)."""

    short_form: ClassVar[str | None] = "what"
    what: Text = field(description="What will happen.")
    agreed: When | None = field(default=None, description="When it was agreed in advance.")
    by: Key | None = field(default=None, description="Who set it.")


class Invitation(Record):
    """Who was invited, and whether they came."""

    short_form: ClassVar[str | None] = "who"
    who: Key = field(description="Who.")
    came: Literal["yes", "no", "part", "remote"] | None = field(default=None, description="Did they come?")
    why: Text | None = field(default=None, description="Why not.")
    explored: When | None = field(default=None, description="When somebody asked them why.")


class GroundRules(Placed):
    """The rules of the meeting, and who set them."""

    set_by: Text | None = field(default=None, description="Who set them: the network, it should be.")
    are: tuple[Text, ...] = field(default=(), description="The rules.")


class ChildInMeeting(Placed):
    """The child's part in a meeting."""

    part: Literal["all", "some", "none"] | None = field(default=None, description="How much of it the child was at.")
    planned: Text | None = field(default=None, description="How it was planned with the child.")


class Hypothesis(Record):
    """Something that may be so, how it will be tested, and what came of it."""

    short_form: ClassVar[str | None] = "what"
    what: Text = field(description="What may be so.")
    test: Text | None = field(default=None, description="How it will be tested.")
    outcome: Text | None = field(default=None, description="What came of it.")


class Feedback(Record):
    """What somebody said about the meeting."""

    short_form: ClassVar[str | None] = "text"
    by: Key | None = field(default=None, description="Who.")
    text: Text = field(description="What they said.")


class Meeting(Record):
    """A meeting: of the family network, a core group, a review, supervision."""

    date: When = field(description="When.")
    at: Text | None = field(default=None, description="The time of day, in quotes.")
    kind: MeetingKind = field(description="Which kind of meeting.")
    where: Text | None = field(default=None, description="Where.")
    led_by: Key | None = field(default=None, description="Who led it.")
    bottom_line: BottomLine | None = field(default=None, description="What happens if it does not work.")
    consent: dict[str, Literal["yes", "no", "not-asked"]] = field(
        default={}, description="Who agreed to the meeting, by key."
    )
    invited: tuple[Invitation, ...] = field(default=(), description="Who was invited, and who came.")
    ground_rules: GroundRules | None = field(default=None, description="The rules, and who set them.")
    why_explained: YesNo | None = field(default=None, description="Was it explained why everybody is there?")
    missing_people_asked: YesNo | None = field(default=None, description="Was it asked who is missing?")
    child: ChildInMeeting | None = field(default=None, description="The child's part.")
    plan_shared_with: tuple[Key, ...] = field(default=(), description="Who has the plan.")
    feedback: tuple[Feedback, ...] = field(default=(), description="What people said about the meeting.")
    actions: tuple[Action, ...] = field(default=(), description="What was agreed.")
    decisions: tuple[Statement, ...] = field(default=(), description="What was decided.")
    next: When | None = field(default=None, description="The next one.")
    with_: tuple[Key, ...] = field(default=(), alias="with", description="Supervision: with whom.")
    used: tuple[Text, ...] = field(default=(), description="Supervision: what was used (chronology, genogram, map).")
    reflection: Text | None = field(default=None, description="Supervision: what was reflected on.")
    hypotheses: tuple[Hypothesis, ...] = field(default=(), description="Supervision: what may be so.")
    notes: Text | None = field(default=None, description="Anything else.")


class Visit(Record):
    """A visit: who saw whom, where, alone or not, and what they wish (Solihull 1.7, paragraph 4)."""

    date: When = field(description="When.")
    by: Key | None = field(default=None, description="Who visited.")
    kind: VisitKind | None = field(default=None, description="Where, or how.")
    seen: Literal["alone", "with-others", "not-seen"] | None = field(
        default=None, description="How the child was seen."
    )
    why: Text | None = field(default=None, description="Why the child was not seen, or not alone.")
    bedroom: YesNoUnknown | None = field(default=None, description="Was the bedroom seen?")
    present: Keys = field(default=(), description="Who was there.")
    wishes: dict[str, Text] = field(default={}, description="Wishes and feelings of each person, by key.")
    answered: dict[str, Text] = field(default={}, description="What was done about each wish, or why not, by key.")
    recorded: When | None = field(default=None, description="When it was written up.")
    notes: Text | None = field(default=None, description="Anything else.")


class Decision(Record):
    """A decision: what, why, by whom (Solihull 1.7, paragraph 3)."""

    date: When = field(description="When.")
    what: Text = field(description="What was decided.")
    why: Text | None = field(default=None, description="Why.")
    by: Key | None = field(default=None, description="Who decided.")
    jointly_with: tuple[Text, ...] = field(default=(), description="Agencies it was decided with.")
    endorsed_by: Key | None = field(default=None, description="The manager who endorsed it.")
    told: dict[str, When] = field(default={}, description="Who was told, and when, by key.")
    actions: tuple[Action, ...] = field(default=(), description="What follows from it.")


class Page(Record):
    """One page of words and pictures."""

    heading: Text | None = field(default=None, description="The heading.")
    words: Text = field(description="The words.")
    picture: Text | None = field(default=None, description="The picture's file.")


class WordsAndPictures(Record):
    """An explanation for the child, in words and pictures (Durham)."""

    date: When | None = field(default=None, description="When it was made.")
    for_: Key | None = field(default=None, alias="for", description="For whom.")
    with_: tuple[Key, ...] = field(default=(), alias="with", description="With whom it was made.")
    shown: When | None = field(default=None, description="When it was shown to the child.")
    pages: tuple[Page, ...] = field(default=(), description="The pages.")
