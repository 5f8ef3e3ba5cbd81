"""The chronology: events, what was done about them, and what they show."""

from typing import ClassVar

from casekit.case.declared import Key, Placed, Text, When, YesNo, field
from casekit.case.involvement import SourceOfInformation
from casekit.case.record import Record, Shared, Statement
from casekit.case.vocabulary import EventKind, Tone
from casekit.text.nodes import MapNode, TextNode, map_from_text, text_like


class Actors(Placed):
    """Who had a part in an event, and which."""

    did: tuple[Key, ...] = field(default=(), description="Who did it.")
    harmed: tuple[Key, ...] = field(default=(), description="Who was harmed.")
    present: tuple[Key, ...] = field(default=(), description="Who was there.")
    saw: tuple[Key, ...] = field(default=(), description="Who saw or heard it.")
    protected: tuple[Key, ...] = field(default=(), description="Who protected the child.")

    @property
    def everybody(self) -> tuple[str, ...]:
        """The keys of all who had a part, each once."""
        return tuple(dict.fromkeys((*self.did, *self.harmed, *self.present, *self.saw, *self.protected)))


class Responses(Placed):
    """How people and agencies responded."""

    parents: Text | None = field(default=None, description="How the parents or carers responded.")
    child: Text | None = field(default=None, description="How the child responded.")
    network: Text | None = field(default=None, description="How the network responded.")
    agencies: Text | None = field(default=None, description="How other agencies responded.")
    worker: Text | None = field(default=None, description="What you did.")


class ActionTaken(Record):
    """What was done about an event; `none` says that nothing was, and why; `unknown` that nobody knows."""

    short_form: ClassVar[str | None] = "done"
    done: Text | None = field(default=None, description="What was done, or is to be done.")
    none: Text | None = field(default=None, description="Nothing was done, and this is why.")
    unknown: YesNo | None = field(default=None, description="`yes`: it is not known whether anything was done.")
    nothing: YesNo | None = field(default=None, description="`yes`: nothing was done, and no reason is given.")
    by: Key | None = field(default=None, description="Who did it, or will do it.")
    due: When | None = field(default=None, description="By when.")
    finished: When | None = field(default=None, description="When it was finished.")

    @classmethod
    def spelled_out(cls, value: TextNode) -> MapNode:
        """`unknown` and `none` alone are no deeds, so they do not count as what was done."""
        word = value.strip().casefold()
        if word in {"unknown", "not known"}:
            return map_from_text("unknown", text_like("yes", value))
        if word in {"none", "nothing"}:
            return map_from_text("nothing", text_like("yes", value))
        return map_from_text("done", value)


class Dispute(Record):
    """That somebody disputes what is recorded."""

    short_form: ClassVar[str | None] = "what"
    by: Key | None = field(default=None, description="Who disputes it.")
    what: Text = field(description="What they say.")
    date: When | None = field(default=None, description="When they said so.")


class Event(Record):
    """One significant event, in facts."""

    date: When = field(description="When it happened.")
    time: Text | None = field(default=None, description="The time of day, in quotes.")
    kind: EventKind | None = field(default=None, description="What kind of event it is.")
    what: Text = field(description="What happened: facts only.")
    themes: tuple[Text, ...] = field(default=(), description="The themes it belongs to.")
    tone: Tone | None = field(default=None, description="`concern`, `strength`, `neutral` or `mixed`.")
    who: Actors | None = field(default=None, description="Who did, was harmed, was there, saw, protected.")
    where: Text | None = field(default=None, description="Where it happened.")
    source: SourceOfInformation | None = field(default=None, description="Who told us.")
    significance: Statement | None = field(default=None, description="Why it matters.")
    impact: Statement | None = field(default=None, description="What it meant for the child.")
    child_view: Text | None = field(default=None, description="What the child says about it, in their words.")
    responses: Responses | None = field(default=None, description="How people and agencies responded.")
    action: ActionTaken | None = field(default=None, description="What was done, or why nothing was.")
    significant: YesNo | None = field(default=None, description="`yes`: a significant incident.")
    before_birth: YesNo | None = field(default=None, description="`yes`: family history from before the child's birth.")
    disputed: tuple[Dispute, ...] = field(default=(), description="Who disputes it, and what they say.")
    notes: Text | None = field(default=None, description="Anything else.")


class Chronology(Record):
    """The chronology and how it is kept."""

    reviewed: When | None = field(default=None, description="When it was last read through and analysed.")
    analysis: Statement | None = field(default=None, description="What it shows.")
    systems_checked: tuple[Text, ...] = field(default=(), description="The data systems that were searched.")
    shared: tuple[Shared, ...] = field(default=(), description="Whom it was shown to.")
    events: tuple[Event, ...] = field(default=(), description="The events.")
