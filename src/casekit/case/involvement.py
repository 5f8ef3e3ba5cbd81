"""The work with the child: plans, legal status, workers, referrals, assessments, conferences, placements, closure."""

from typing import ClassVar

from casekit.case.declared import Key, Placed, Text, When, YesNo, YesNoUnknown, field
from casekit.case.record import Record, Statement
from casekit.case.vocabulary import AssessmentKind, ConferenceKind, Plan, ProtectionCategory, VisitKind


class PlanDecision(Record):
    """Who decided on a plan, when and why."""

    date: When | None = field(default=None, description="When it was decided.")
    by: Key | None = field(default=None, description="Who decided.")
    endorsed_by: Key | None = field(default=None, description="The manager who endorsed it.")
    jointly_with: tuple[Text, ...] = field(default=(), description="Agencies it was decided with.")
    meeting: When | None = field(default=None, description="The meeting at which it was decided.")
    why: Text | None = field(default=None, description="Why.")


class PlanPeriod(Record):
    """A plan the child is or was on."""

    plan: Plan = field(description="Which plan.")
    category: ProtectionCategory | None = field(default=None, description="The category of a child protection plan.")
    from_: When | None = field(default=None, alias="from", description="Since when.")
    to: When | None = field(default=None, description="Until when.")
    decision: PlanDecision | None = field(default=None, description="Who decided, when and why.")


class LegalStatus(Record):
    """The child's legal status for a time."""

    code: Text | None = field(default=None, description="The national code (for example V2).")
    label: Text | None = field(default=None, description="In words (for example section 20).")
    from_: When | None = field(default=None, alias="from", description="Since when.")
    to: When | None = field(default=None, description="Until when.")
    court: Text | None = field(default=None, description="The court that made the order.")


class WorkerPeriod(Record):
    """Who was the child's allocated worker, and when."""

    who: Key = field(description="The worker.")
    from_: When | None = field(default=None, alias="from", description="Since when.")
    to: When | None = field(default=None, description="Until when.")
    why: Text | None = field(default=None, description="Why the worker changed.")


class SourceOfInformation(Placed):
    """Who told us."""

    agency: Text | None = field(default=None, description="The agency, or `family`.")
    who: Key | None = field(default=None, description="The person.")
    ref: Text | None = field(default=None, description="The document, log or case note.")
    received: When | None = field(default=None, description="When we were told.")
    first_hand: YesNo | None = field(default=None, description="Did they see or hear it themselves?")


class Referral(Record):
    """A referral and what was decided about it."""

    date: When = field(description="When it came.")
    source: SourceOfInformation | None = field(default=None, description="Who referred.")
    reason: Text | None = field(default=None, description="Why.")
    decision: Text | None = field(default=None, description="What was decided.")
    decided_on: When | None = field(default=None, description="When.")
    outcome: Text | None = field(default=None, description="What came of it.")
    why: Text | None = field(default=None, description="Why that was decided.")


class Assessment(Record):
    """An assessment."""

    type: AssessmentKind | None = field(default=None, description="Which kind.")
    start: When = field(description="When it began.")
    due: When | None = field(default=None, description="When it is due.")
    completed: When | None = field(default=None, description="When it was finished.")
    by: Key | None = field(default=None, description="Who did it.")
    authorised_by: Key | None = field(default=None, description="Who authorised it.")
    outcome: Text | None = field(default=None, description="What it found.")


class Section47(Record):
    """An enquiry under section 47 of the Children Act 1989."""

    strategy_date: When | None = field(default=None, description="The date of the strategy discussion.")
    start: When | None = field(default=None, description="When it began.")
    end: When | None = field(default=None, description="When it ended.")
    outcome: Text | None = field(default=None, description="What was decided.")
    substantiated: YesNoUnknown | None = field(default=None, description="Were the concerns substantiated?")
    agencies: tuple[Text, ...] = field(default=(), description="The agencies that took part.")


class ConferenceReport(Placed):
    """The social work report to a conference."""

    sent_to_family_on: When | None = field(default=None, description="When the family received it.")
    includes: tuple[Text, ...] = field(default=(), description="What it includes: genogram, chronology, map.")


class Conference(Record):
    """A child protection conference."""

    kind: ConferenceKind = field(description="Which kind of conference.")
    date: When = field(description="When it was held.")
    decision: Text | None = field(default=None, description="What it decided.")
    attended: tuple[Key, ...] = field(default=(), description="Who was there.")
    dissent: tuple[Statement, ...] = field(default=(), description="Who disagreed, and why.")
    report: ConferenceReport | None = field(default=None, description="The report to the conference.")


class Placement(Record):
    """Where a child in care lives."""

    type: Text | None = field(default=None, description="The national code or the kind in words.")
    carer: Key | None = field(default=None, description="The carer.")
    household: Text | None = field(default=None, description="The household.")
    from_: When | None = field(default=None, alias="from", description="Since when.")
    to: When | None = field(default=None, description="Until when.")
    intended_to_last_to_18: YesNo | None = field(default=None, description="Is it meant to last until 18?")
    change_reason: Text | None = field(default=None, description="Why the child moved.")


class Closure(Record):
    """That the case closed."""

    date: When = field(description="When.")
    reason: Text | None = field(default=None, description="Why.")
    final_plan: Text | None = field(default=None, description="The final agreed plan.")


class Retention(Placed):
    """How long the record is kept."""

    basis: Text | None = field(default=None, description="On what ground.")
    until: When | None = field(default=None, description="Until when.")
    reviewed_by: Key | None = field(default=None, description="Who looked at this last.")


class VisitsPlanned(Placed):
    """How often visits are planned."""

    short_form: ClassVar[str | None] = "every"
    every: Text = field(description="How often: `4 weeks`.")
    kind: VisitKind | None = field(default=None, description="Which kind of visit.")
    from_: When | None = field(default=None, alias="from", description="Since when.")


class Payment(Record):
    """A payment from children's services that those who read the summary need to know of."""

    what: Text = field(description="What is paid.")
    to_whom: Key | None = field(default=None, description="To whom.")
    from_: When | None = field(default=None, alias="from", description="Since when.")
    to: When | None = field(default=None, description="Until when.")


class Involvement(Record):
    """The case: its number, its purpose, and everything that changes over the time of the work."""

    id: Text | None = field(default=None, description="The case number.")
    authority: Text | None = field(default=None, description="The authority.")
    team: Text | None = field(default=None, description="The team.")
    opened: When | None = field(default=None, description="When this period of involvement began.")
    reason: Text | None = field(default=None, description="The reason for involvement.")
    purpose: Text | None = field(default=None, description="What the work is for.")
    plans: tuple[PlanPeriod, ...] = field(default=(), description="The plans, dated.")
    legal_status: tuple[LegalStatus, ...] = field(default=(), description="The legal status, dated.")
    workers: tuple[WorkerPeriod, ...] = field(default=(), description="The allocated workers, dated.")
    referrals: tuple[Referral, ...] = field(default=(), description="Referrals and what was decided.")
    assessments: tuple[Assessment, ...] = field(default=(), description="Assessments.")
    s47: tuple[Section47, ...] = field(default=(), description="Section 47 enquiries.")
    conferences: tuple[Conference, ...] = field(default=(), description="Child protection conferences.")
    placements: tuple[Placement, ...] = field(default=(), description="Placements of a child in care.")
    visits_planned: VisitsPlanned | None = field(default=None, description="How often visits are planned.")
    objectives: tuple[Statement, ...] = field(default=(), description="The aims of the plan.")
    payments: tuple[Payment, ...] = field(default=(), description="Payments by children's services.")
    closed: Closure | None = field(default=None, description="That the case closed, and why.")
    retention: Retention | None = field(default=None, description="How long the record is kept.")
