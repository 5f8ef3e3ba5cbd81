"""Who speaks in each field of a case file, and to whom. A field that is not named here holds the worker's words."""

from enum import Enum, auto
from typing import Final

from casekit.case import events, involvement, meetings, people, safety, summary
from casekit.case.declared import Placed, fields_of
from casekit.case.record import Shared


class Voice(Enum):
    """Who speaks in a text."""

    FACTS = auto()
    """The worker, who says what happened and nothing else."""
    TO_CHILD = auto()
    """The worker, to the child and those around them."""
    WORKER = auto()
    """The worker, to whoever reads the file."""
    OWN = auto()
    """The child, the family or the network, in their own words: never judged."""
    LABEL = auto()
    """Nobody: a name, an address, a number, a title."""


Field = tuple[type[Placed], str]


def _fields(model: type[Placed], *attributes: str) -> tuple[Field, ...]:
    return tuple((model, attribute) for attribute in attributes)


_FACTS: Final = _fields(events.Event, "what")
_TO_CHILD: Final = (
    *_fields(summary.Summary, "about_you", "status", "need_to_know", "worries", "working_well", "plan", "progress"),
    *_fields(summary.Summary, "next_steps", "contingency", "why_in_care", "why_protection_plan"),
    *_fields(meetings.Page, "heading", "words"),
    *_fields(safety.SafetyRule, "when", "does"),
    *_fields(safety.Trigger, "sign"),
)
_OWN: Final = (
    *_fields(summary.Summary, "your_voice"),
    *_fields(Shared, "response"),
    *_fields(events.Event, "child_view"),
    *_fields(events.Dispute, "what"),
    *_fields(meetings.Visit, "wishes"),
    *_fields(meetings.Feedback, "text"),
    *_fields(meetings.GroundRules, "are"),
    *_fields(meetings.Invitation, "why"),
    *_fields(safety.SafetyGoal, "family_goal"),
    *_fields(safety.DangerStatement, "dispute"),
    *_fields(people.Person, "relation", "strengths"),
    *_fields(people.Culture, *fields_of(people.Culture)),
    *_fields(people.PlacePerson, "why"),
    *_fields(people.LivedPlace, "memories"),
)
_LABELS: Final = (
    *_fields(people.Person, "name", "say_it", "known_as", "pronouns", "age", "birthplace", "phone", "email", "school"),
    *_fields(people.Person, "occupation", "languages", "themes", "previous_involvement"),
    *_fields(people.SchoolPeriod, "name"),
    *_fields(people.Connection, "name", "is_", "phone"),
    *_fields(people.Professional, "name", "role", "agency", "phone", "email"),
    *_fields(people.Household, "name", "address"),
    *_fields(people.Photo, "file"),
    *_fields(people.AgreedSign, "fill", "pattern", "mark"),
    *_fields(people.Genogram, "agencies"),
    *_fields(people.Relationship, "events"),
    *_fields(people.LivedPlace, "name", "lived_with"),
    *_fields(people.PlacePerson, "name"),
    *_fields(people.ParentalResponsibility, "basis"),
    *_fields(people.ContactLimit, "basis"),
    *_fields(people.Carer, "basis"),
    *_fields(involvement.Involvement, "id", "authority", "team"),
    *_fields(involvement.PlanDecision, "jointly_with"),
    *_fields(involvement.LegalStatus, "code", "label", "court"),
    *_fields(involvement.SourceOfInformation, "agency", "ref"),
    *_fields(involvement.Placement, "type", "household"),
    *_fields(involvement.ConferenceReport, "includes"),
    *_fields(involvement.Section47, "agencies"),
    *_fields(involvement.VisitsPlanned, "every"),
    *_fields(involvement.Retention, "basis"),
    *_fields(events.Event, "time", "where", "themes"),
    *_fields(events.Chronology, "systems_checked"),
    *_fields(safety.DangerStatement, "key_"),
    *_fields(safety.SafetyGoal, "key_", "answers", "for_how_long"),
    *_fields(safety.ExistingSafety, "danger"),
    *_fields(safety.Scale, "about"),
    *_fields(safety.SafetyRule, "for_"),
    *_fields(safety.SafetyPlan, "kept_at"),
    *_fields(meetings.Meeting, "at", "where", "used"),
    *_fields(meetings.GroundRules, "set_by"),
    *_fields(meetings.Decision, "jointly_with"),
    *_fields(meetings.Page, "picture"),
)

VOICES: Final[dict[Field, Voice]] = {
    **dict.fromkeys(_FACTS, Voice.FACTS),
    **dict.fromkeys(_TO_CHILD, Voice.TO_CHILD),
    **dict.fromkeys(_OWN, Voice.OWN),
    **dict.fromkeys(_LABELS, Voice.LABEL),
}
"""The voice of each field that is not simply the worker's; of a field that holds records, the voice of those."""

SPEAKER: Final[dict[type[Placed], str]] = {safety.Score: "by"}
"""Records whose texts are those of the person they name; the worker's where a professional is named."""
