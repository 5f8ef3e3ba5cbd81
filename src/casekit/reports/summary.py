"""The case summary as a document: Kent's sections in Kent's order, with people and dates made from the record.

Kent guidance, Suggested Case Summary Template; for youth justice the headings of Recording Case Summaries. The
worker's words stand as they are; what casekit adds is only what the record says, in lists and notes of their own.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from casekit.case.audience import FAMILY_NOTICE, Audience, view_for
from casekit.case.case import Case
from casekit.case.dates import for_people, uk_day
from casekit.case.record import Statement
from casekit.case.state import State, age_of, state_on
from casekit.case.summary import Summary
from casekit.chronology.entries import said, withheld_words
from casekit.chronology.views import INTERNAL_NOTICE
from casekit.chronology.words import age_in_words
from casekit.policy.policy import Policy
from casekit.reports.document import Block, Document, Heading, Items, Line, Note, Paragraph, labelled, line, table
from casekit.reports.involvement import need_to_know_facts, plan_facts, plan_lines
from casekit.reports.keeping import keeping_facts, written_later
from casekit.reports.people import contacts_on, workers_on
from casekit.text.frozen import dataclass

NOT_WRITTEN: Final = "Not written yet."
NOTHING_HERE: Final = "Nothing is written here in this copy."
"""In a family copy the same words stand for what is not written and for what is not shown."""

_STATUS, _NEEDS, _PLAN, _TRIGGERS = "status", "need_to_know", "plan", "triggers"
_SECTIONS: Final = {
    "about_you": "About you",
    _STATUS: "What we are doing and why",
    _NEEDS: "What others need to know",
    "worries": "What we are worried about",
    "working_well": "What is going well",
    "your_voice": "What you say",
    _PLAN: "The plan",
}
_YOUTH_JUSTICE_SECTIONS: Final = {
    "about_you": "About you",
    _STATUS: "What we are doing and why",
    "communication": "Speech, language and communication",
    "strengths": "Strengths and positives",
    "partner_agencies": "Partner agencies and joint working",
    _TRIGGERS: "Significant information and potential triggers",
    "your_voice": "What you say",
    _PLAN: "The plan",
    "contingency": "If the plan does not work",
}
_PARTS: Final = {
    _STATUS: {"why_in_care": "Why you came into care", "why_protection_plan": "Why there is a child protection plan"},
    _PLAN: {"progress": "How it is going", "next_steps": "Next steps", "contingency": "If the plan does not work"},
}
"""Parts of a section: shown where they are written, and said to be missing where the plan asks for them."""
_PARTS_ASKED_FOR: Final = {"why_in_care": "child-in-care", "why_protection_plan": "child-protection"}


def summary_document(case: Case, day: date, policy: Policy, audience: Audience = Audience.INTERNAL) -> Document:
    """The case summary for an audience, with what holds on a day. Raises `NothingToShow` (see `view_for`).

    A family copy leaves out what is withheld, and what is for the service only: who must not have contact, where the
    safety plan is kept, payments, private telephone numbers, and to whom the summary was shown.
    """
    view = view_for(case, audience)
    writer = _Writer(view, day, policy, audience, state_on(view, day), view.file.summary)
    return Document(f"Case summary: {view.name_of(view.child_key)}", day, str(audience), tuple(writer.blocks()))


@dataclass(frozen=True, slots=True)
class _Writer:
    """Puts the blocks of one summary together."""

    case: Case
    day: date
    policy: Policy
    audience: Audience
    state: State
    summary: Summary | None

    @property
    def internal(self) -> bool:
        return self.audience is Audience.INTERNAL

    @property
    def headings(self) -> dict[str, str]:
        """The sections of this summary in order, and after them any other that somebody has written."""
        asked = _YOUTH_JUSTICE_SECTIONS if "youth-justice" in self.state.plan_names else _SECTIONS
        others = {**_SECTIONS, **_YOUTH_JUSTICE_SECTIONS}
        parts = {part for section in _PARTS.values() for part in section}
        more = {
            field: heading
            for field, heading in others.items()
            if field not in asked and field not in parts and self.statement(field) is not None
        }
        return {**asked, **more}

    def statement(self, field: str) -> Statement | None:
        written = getattr(self.summary, field, None)
        return written if isinstance(written, Statement) and str(written.text).strip() else None

    def blocks(self) -> Iterator[Block]:
        later = written_later(self.summary, self.day)
        if later is not None:
            yield Note(later)
        yield Items(tuple(self.identity()))
        yield Note(INTERNAL_NOTICE if self.internal else FAMILY_NOTICE)
        headings = self.headings
        for field, heading in headings.items():
            yield Heading(2, heading)
            yield from self.text(field)
            for part, part_heading in _PARTS.get(field, {}).items():
                if part not in headings and (
                    self.statement(part) or _PARTS_ASKED_FOR.get(part) in self.state.plan_names
                ):
                    yield Heading(3, part_heading)
                    yield from self.text(part)
            yield from self.facts(field)
        yield from self.working_with_you()
        yield from self.contacts()
        yield Heading(2, "About this summary")
        yield Items(tuple(keeping_facts(self.case, self.day, self.policy, self.audience)))
        if self.internal and self.summary is not None and self.summary.notes:
            yield from (Heading(2, "Notes"), Paragraph(line(str(self.summary.notes).strip())))

    def identity(self) -> Iterator[Line]:
        child = self.case.child
        name = self.case.name_of(self.case.child_key)
        yield labelled("Name", f"{name} (say: {child.say_it})" if child and child.say_it else name)
        if child is not None and child.known_as and child.known_as != child.name:
            yield labelled("Known as", str(child.known_as))
        if child is not None and child.pronouns:
            yield labelled("Pronouns", str(child.pronouns))
        age = age_of(child, self.day) if child is not None else None
        if child is None or child.born is None or age is None:
            if self.internal:
                yield labelled("Date of birth", "not recorded")
        elif child.has_died:
            unsaid = "date not recorded" if self.internal else "the date is not written here in this copy"
            yield labelled("Date of birth", for_people(child.born))
            yield labelled("Died", for_people(child.died) if child.died is not None else unsaid)
        else:
            aged = age_in_words(age.for_people())
            yield labelled("Date of birth", f"{for_people(child.born)} ({aged} on {uk_day(self.day)})")
        if self.case.file.case is not None and self.case.file.case.id:
            yield labelled("Case", str(self.case.file.case.id))
        yield from plan_lines(self.case, self.state, self.internal)

    def text(self, field: str) -> Iterator[Block]:
        """The worker's words, as they are; and what kind of statement they are, if that is on record."""
        statement = self.statement(field)
        told = said(self.case, statement)
        if statement is None or told is None:
            yield Note(NOT_WRITTEN if self.internal else NOTHING_HERE)
            return
        yield Paragraph(line(told.text))
        if told.qualified:
            yield Note(f"({told.qualified})")
        kept = withheld_words(self.case, statement) if self.internal else None
        if kept:
            yield Note(kept)

    def facts(self, field: str) -> Iterator[Block]:
        """What the record adds to a section."""
        needs = _TRIGGERS if "youth-justice" in self.state.plan_names else _NEEDS
        found: tuple[Line, ...] = ()
        if field == _STATUS:
            found = tuple(plan_facts(self.case, self.state))
        elif field == needs and self.internal:
            found = tuple(need_to_know_facts(self.case, self.day))
        if found:
            yield Items(found)

    def working_with_you(self) -> Iterator[Block]:
        yield Heading(2, "People working with you")
        workers = workers_on(self.case, self.day)
        if not workers:
            yield Note("Nobody is recorded." if self.internal else NOTHING_HERE)
            return
        rows = [
            (one.name, one.role, one.agency, one.phone or ("" if one.left else self.no_phone), one.when)
            for one in workers
        ]
        yield table(("Name", "Role", "Agency", "Telephone", "When"), rows)
        if self.internal and not self.state.workers:
            yield Note(f"No worker is recorded as allocated on {uk_day(self.day)}.")

    @property
    def no_phone(self) -> str:
        return "not recorded" if self.internal else ""

    def contacts(self) -> Iterator[Block]:
        yield Heading(2, "Important contacts")
        contacts = contacts_on(self.case, self.day, self.audience)
        if not contacts:
            yield Note("Nobody is recorded." if self.internal else NOTHING_HERE)
        elif self.internal:
            rows = [(one.name, one.relation, one.phone or self.no_phone, "; ".join(one.remarks)) for one in contacts]
            yield table(("Name", "Who they are", "Telephone", "To know"), rows)
        elif any(one.phone for one in contacts):
            yield table(
                ("Name", "Who they are", "Telephone"), [(one.name, one.relation, one.phone or "") for one in contacts]
            )
        else:
            yield table(("Name", "Who they are"), [(one.name, one.relation) for one in contacts])
