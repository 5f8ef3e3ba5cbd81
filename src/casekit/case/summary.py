"""The case summary as it is today; git keeps every earlier one."""

from casekit.case.declared import Key, Text, When, field
from casekit.case.record import Record, Shared, Statement
from casekit.case.vocabulary import SummaryReason


class Summary(Record):
    """The case summary, written to the child (Kent guidance, Suggested Case Summary Template)."""

    updated: When | None = field(default=None, description="When it was last brought up to date.")
    by: Key | None = field(default=None, description="Who wrote it.")
    because: SummaryReason | None = field(default=None, description="Why it was brought up to date.")
    about_you: Statement | None = field(default=None, description="Who you are and what that means to you.")
    status: Statement | None = field(default=None, description="Which plan, since when, decided by whom and why.")
    need_to_know: Statement | None = field(default=None, description="What others need to know tonight.")
    worries: Statement | None = field(default=None, description="What we are worried about, past harm and risk.")
    working_well: Statement | None = field(default=None, description="What is going well, strengths and safety.")
    your_voice: Statement | None = field(default=None, description="What you say; how you describe yourself.")
    plan: Statement | None = field(default=None, description="The plan, how it goes, and what if it does not.")
    progress: Statement | None = field(default=None, description="How everybody is doing towards the goals.")
    next_steps: Statement | None = field(default=None, description="Who will do what next, by when.")
    contingency: Statement | None = field(default=None, description="What happens if the plan does not work.")
    why_in_care: Statement | None = field(default=None, description="Why you came into care; stays in every summary.")
    why_protection_plan: Statement | None = field(
        default=None, description="When and why the child protection plan began; stays in every summary."
    )
    communication: Statement | None = field(
        default=None, description="Youth justice: speech, language and communication needs."
    )
    strengths: Statement | None = field(default=None, description="Youth justice: strengths and positives.")
    partner_agencies: Statement | None = field(
        default=None, description="Youth justice: partner agencies, joint working."
    )
    triggers: Statement | None = field(
        default=None, description="Youth justice: significant information and potential triggers."
    )
    shared: tuple[Shared, ...] = field(default=(), description="Whom it was shared with.")
    notes: Text | None = field(default=None, description="Anything else.")
