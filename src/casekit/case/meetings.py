"""Meetings, visits, decisions, and words and pictures."""

from typing import ClassVar, Literal

from pydantic import Field

from casekit.case.record import Action, Key, Keys, Placed, Record, Statement, Text, When, YesNo, YesNoUnknown
from casekit.case.vocabulary import MeetingKind, VisitKind


class BottomLine(Record):
    """What professionals will do if the family's plan does not keep the child safe (Norfolk)."""

    short_form: ClassVar[str | None] = "what"
    what: Text = Field(description="What will happen.")
    agreed: When | None = Field(default=None, description="When it was agreed in advance.")
    by: Key | None = Field(default=None, description="Who set it.")


class Invitation(Record):
    """Who was invited, and whether they came."""

    short_form: ClassVar[str | None] = "who"
    who: Key = Field(description="Who.")
    came: Literal["yes", "no", "part", "remote"] | None = Field(default=None, description="Did they come?")
    why: Text | None = Field(default=None, description="Why not.")
    explored: When | None = Field(default=None, description="When somebody asked them why.")


class GroundRules(Placed):
    """The rules of the meeting, and who set them."""

    set_by: Text | None = Field(default=None, description="Who set them: the network, it should be.")
    are: tuple[Text, ...] = Field(default=(), description="The rules.")


class ChildInMeeting(Placed):
    """The child's part in a meeting."""

    part: Literal["all", "some", "none"] | None = Field(default=None, description="How much of it the child was at.")
    planned: Text | None = Field(default=None, description="How it was planned with the child.")


class Hypothesis(Record):
    """Something that may be so, how it will be tested, and what came of it."""

    short_form: ClassVar[str | None] = "what"
    what: Text = Field(description="What may be so.")
    test: Text | None = Field(default=None, description="How it will be tested.")
    outcome: Text | None = Field(default=None, description="What came of it.")


class Feedback(Record):
    """What somebody said about the meeting."""

    short_form: ClassVar[str | None] = "text"
    by: Key | None = Field(default=None, description="Who.")
    text: Text = Field(description="What they said.")


class Meeting(Record):
    """A meeting: of the family network, a core group, a review, supervision."""

    date: When = Field(description="When.")
    at: Text | None = Field(default=None, description="The time of day, in quotes.")
    kind: MeetingKind = Field(description="Which kind of meeting.")
    where: Text | None = Field(default=None, description="Where.")
    led_by: Key | None = Field(default=None, description="Who led it.")
    bottom_line: BottomLine | None = Field(default=None, description="What happens if it does not work.")
    consent: dict[str, Literal["yes", "no", "not-asked"]] = Field(
        default={}, description="Who agreed to the meeting, by key."
    )
    invited: tuple[Invitation, ...] = Field(default=(), description="Who was invited, and who came.")
    ground_rules: GroundRules | None = Field(default=None, description="The rules, and who set them.")
    why_explained: YesNo | None = Field(default=None, description="Was it explained why everybody is there?")
    missing_people_asked: YesNo | None = Field(default=None, description="Was it asked who is missing?")
    child: ChildInMeeting | None = Field(default=None, description="The child's part.")
    plan_shared_with: tuple[Key, ...] = Field(default=(), description="Who has the plan.")
    feedback: tuple[Feedback, ...] = Field(default=(), description="What people said about the meeting.")
    actions: tuple[Action, ...] = Field(default=(), description="What was agreed.")
    decisions: tuple[Statement, ...] = Field(default=(), description="What was decided.")
    next: When | None = Field(default=None, description="The next one.")
    with_: tuple[Key, ...] = Field(default=(), alias="with", description="Supervision: with whom.")
    used: tuple[Text, ...] = Field(default=(), description="Supervision: what was used (chronology, genogram, map).")
    reflection: Text | None = Field(default=None, description="Supervision: what was reflected on.")
    hypotheses: tuple[Hypothesis, ...] = Field(default=(), description="Supervision: what may be so.")
    notes: Text | None = Field(default=None, description="Anything else.")


class Visit(Record):
    """A visit: who saw whom, where, alone or not, and what they wish (Solihull 1.7, paragraph 4)."""

    date: When = Field(description="When.")
    by: Key | None = Field(default=None, description="Who visited.")
    kind: VisitKind | None = Field(default=None, description="Where, or how.")
    seen: Literal["alone", "with-others", "not-seen"] | None = Field(
        default=None, description="How the child was seen."
    )
    why: Text | None = Field(default=None, description="Why the child was not seen, or not alone.")
    bedroom: YesNoUnknown | None = Field(default=None, description="Was the bedroom seen?")
    present: Keys = Field(default=(), description="Who was there.")
    wishes: dict[str, Text] = Field(default={}, description="Wishes and feelings of each person, by key.")
    answered: dict[str, Text] = Field(default={}, description="What was done about each wish, or why not, by key.")
    recorded: When | None = Field(default=None, description="When it was written up.")
    notes: Text | None = Field(default=None, description="Anything else.")


class Decision(Record):
    """A decision: what, why, by whom (Solihull 1.7, paragraph 3)."""

    date: When = Field(description="When.")
    what: Text = Field(description="What was decided.")
    why: Text | None = Field(default=None, description="Why.")
    by: Key | None = Field(default=None, description="Who decided.")
    jointly_with: tuple[Text, ...] = Field(default=(), description="Agencies it was decided with.")
    endorsed_by: Key | None = Field(default=None, description="The manager who endorsed it.")
    told: dict[str, When] = Field(default={}, description="Who was told, and when, by key.")
    actions: tuple[Action, ...] = Field(default=(), description="What follows from it.")


class Page(Record):
    """One page of words and pictures."""

    heading: Text | None = Field(default=None, description="The heading.")
    words: Text = Field(description="The words.")
    picture: Text | None = Field(default=None, description="The picture's file.")


class WordsAndPictures(Record):
    """An explanation for the child, in words and pictures (Durham)."""

    date: When | None = Field(default=None, description="When it was made.")
    for_: Key | None = Field(default=None, alias="for", description="For whom.")
    with_: tuple[Key, ...] = Field(default=(), alias="with", description="With whom it was made.")
    shown: When | None = Field(default=None, description="When it was shown to the child.")
    pages: tuple[Page, ...] = Field(default=(), description="The pages.")
