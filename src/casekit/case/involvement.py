"""The work with the child: plans, legal status, workers, referrals, assessments, conferences, placements, closure."""

from typing import ClassVar

from pydantic import Field

from casekit.case.record import Key, Placed, Record, Statement, Text, When, YesNo, YesNoUnknown
from casekit.case.vocabulary import AssessmentKind, ConferenceKind, Plan, ProtectionCategory, VisitKind


class PlanDecision(Record):
    """Who decided on a plan, when and why."""

    date: When | None = Field(default=None, description="When it was decided.")
    by: Key | None = Field(default=None, description="Who decided.")
    endorsed_by: Key | None = Field(default=None, description="The manager who endorsed it.")
    jointly_with: tuple[Text, ...] = Field(default=(), description="Agencies it was decided with.")
    meeting: When | None = Field(default=None, description="The meeting at which it was decided.")
    why: Text | None = Field(default=None, description="Why.")


class PlanPeriod(Record):
    """A plan the child is or was on."""

    plan: Plan = Field(description="Which plan.")
    category: ProtectionCategory | None = Field(default=None, description="The category of a child protection plan.")
    from_: When | None = Field(default=None, alias="from", description="Since when.")
    to: When | None = Field(default=None, description="Until when.")
    decision: PlanDecision | None = Field(default=None, description="Who decided, when and why.")


class LegalStatus(Record):
    """The child's legal status for a time."""

    code: Text | None = Field(default=None, description="The national code (for example V2).")
    label: Text | None = Field(default=None, description="In words (for example section 20).")
    from_: When | None = Field(default=None, alias="from", description="Since when.")
    to: When | None = Field(default=None, description="Until when.")
    court: Text | None = Field(default=None, description="The court that made the order.")


class WorkerPeriod(Record):
    """Who was the child's allocated worker, and when."""

    who: Key = Field(description="The worker.")
    from_: When | None = Field(default=None, alias="from", description="Since when.")
    to: When | None = Field(default=None, description="Until when.")
    why: Text | None = Field(default=None, description="Why the worker changed.")


class SourceOfInformation(Placed):
    """Who told us."""

    agency: Text | None = Field(default=None, description="The agency, or `family`.")
    who: Key | None = Field(default=None, description="The person.")
    ref: Text | None = Field(default=None, description="The document, log or case note.")
    received: When | None = Field(default=None, description="When we were told.")
    first_hand: YesNo | None = Field(default=None, description="Did they see or hear it themselves?")


class Referral(Record):
    """A referral and what was decided about it."""

    date: When = Field(description="When it came.")
    source: SourceOfInformation | None = Field(default=None, description="Who referred.")
    reason: Text | None = Field(default=None, description="Why.")
    decision: Text | None = Field(default=None, description="What was decided.")
    decided_on: When | None = Field(default=None, description="When.")
    outcome: Text | None = Field(default=None, description="What came of it.")
    why: Text | None = Field(default=None, description="Why that was decided.")


class Assessment(Record):
    """An assessment."""

    type: AssessmentKind | None = Field(default=None, description="Which kind.")
    start: When = Field(description="When it began.")
    due: When | None = Field(default=None, description="When it is due.")
    completed: When | None = Field(default=None, description="When it was finished.")
    by: Key | None = Field(default=None, description="Who did it.")
    authorised_by: Key | None = Field(default=None, description="Who authorised it.")
    outcome: Text | None = Field(default=None, description="What it found.")


class Section47(Record):
    """An enquiry under section 47 of the Children Act 1989."""

    strategy_date: When | None = Field(default=None, description="The date of the strategy discussion.")
    start: When | None = Field(default=None, description="When it began.")
    end: When | None = Field(default=None, description="When it ended.")
    outcome: Text | None = Field(default=None, description="What was decided.")
    substantiated: YesNoUnknown | None = Field(default=None, description="Were the concerns substantiated?")
    agencies: tuple[Text, ...] = Field(default=(), description="The agencies that took part.")


class ConferenceReport(Placed):
    """The social work report to a conference."""

    sent_to_family_on: When | None = Field(default=None, description="When the family received it.")
    includes: tuple[Text, ...] = Field(default=(), description="What it includes: genogram, chronology, map.")


class Conference(Record):
    """A child protection conference."""

    kind: ConferenceKind = Field(description="Which kind of conference.")
    date: When = Field(description="When it was held.")
    decision: Text | None = Field(default=None, description="What it decided.")
    attended: tuple[Key, ...] = Field(default=(), description="Who was there.")
    dissent: tuple[Statement, ...] = Field(default=(), description="Who disagreed, and why.")
    report: ConferenceReport | None = Field(default=None, description="The report to the conference.")


class Placement(Record):
    """Where a child in care lives."""

    type: Text | None = Field(default=None, description="The national code or the kind in words.")
    carer: Key | None = Field(default=None, description="The carer.")
    household: Text | None = Field(default=None, description="The household.")
    from_: When | None = Field(default=None, alias="from", description="Since when.")
    to: When | None = Field(default=None, description="Until when.")
    intended_to_last_to_18: YesNo | None = Field(default=None, description="Is it meant to last until 18?")
    change_reason: Text | None = Field(default=None, description="Why the child moved.")


class Closure(Record):
    """That the case closed."""

    date: When = Field(description="When.")
    reason: Text | None = Field(default=None, description="Why.")
    final_plan: Text | None = Field(default=None, description="The final agreed plan.")


class Retention(Placed):
    """How long the record is kept."""

    basis: Text | None = Field(default=None, description="On what ground.")
    until: When | None = Field(default=None, description="Until when.")
    reviewed_by: Key | None = Field(default=None, description="Who looked at this last.")


class VisitsPlanned(Placed):
    """How often visits are planned."""

    short_form: ClassVar[str | None] = "every"
    every: Text = Field(description="How often: `4 weeks`.")
    kind: VisitKind | None = Field(default=None, description="Which kind of visit.")
    from_: When | None = Field(default=None, alias="from", description="Since when.")


class Payment(Record):
    """A payment from children's services that those who read the summary need to know of."""

    what: Text = Field(description="What is paid.")
    to_whom: Key | None = Field(default=None, description="To whom.")
    from_: When | None = Field(default=None, alias="from", description="Since when.")
    to: When | None = Field(default=None, description="Until when.")


class Involvement(Record):
    """The case: its number, its purpose, and everything that changes over the time of the work."""

    id: Text | None = Field(default=None, description="The case number.")
    authority: Text | None = Field(default=None, description="The authority.")
    team: Text | None = Field(default=None, description="The team.")
    opened: When | None = Field(default=None, description="When this period of involvement began.")
    reason: Text | None = Field(default=None, description="The reason for involvement.")
    purpose: Text | None = Field(default=None, description="What the work is for.")
    plans: tuple[PlanPeriod, ...] = Field(default=(), description="The plans, dated.")
    legal_status: tuple[LegalStatus, ...] = Field(default=(), description="The legal status, dated.")
    workers: tuple[WorkerPeriod, ...] = Field(default=(), description="The allocated workers, dated.")
    referrals: tuple[Referral, ...] = Field(default=(), description="Referrals and what was decided.")
    assessments: tuple[Assessment, ...] = Field(default=(), description="Assessments.")
    s47: tuple[Section47, ...] = Field(default=(), description="Section 47 enquiries.")
    conferences: tuple[Conference, ...] = Field(default=(), description="Child protection conferences.")
    placements: tuple[Placement, ...] = Field(default=(), description="Placements of a child in care.")
    visits_planned: VisitsPlanned | None = Field(default=None, description="How often visits are planned.")
    objectives: tuple[Statement, ...] = Field(default=(), description="The aims of the plan.")
    payments: tuple[Payment, ...] = Field(default=(), description="Payments by children's services.")
    closed: Closure | None = Field(default=None, description="That the case closed, and why.")
    retention: Retention | None = Field(default=None, description="How long the record is kept.")
