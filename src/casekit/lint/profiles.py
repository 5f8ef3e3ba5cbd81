"""Profiles: which rules a run is about, and under which headings somebody expects to read what they find.

A profile is for one occasion. Each section names subjects and single rules; a rule that is named stands in the section
that names it, any other in the section of its subject. Problems of the format and of recorded reasons are always
shown, last, under `THE_FILE`: a file that cannot be read rightly serves no occasion.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from casekit.lint.rule import Rule
from casekit.text.finding import Severity

THE_FILE: Final = "The file itself"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, and the subjects and rules that stand under it."""

    heading: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Profile:
    """What one occasion asks for.

    `purpose` says in a sentence what it is for. Findings that weigh less than `least` are counted and not shown.
    `outcomes` asks for what came of every rule, not only for what was found.
    """

    name: str
    purpose: str
    sections: tuple[Section, ...]
    least: Severity = Severity.WARNING
    outcomes: bool = False

    @cached_property
    def _section_of(self) -> dict[str, str]:
        return {name: section.heading for section in self.sections for name in section.names}

    def heading_of(self, rule: Rule | None) -> str | None:
        """The heading under which a rule stands; `None` where the profile leaves it out. A problem has no rule."""
        if rule is None:
            return THE_FILE
        return self._section_of.get(rule.name) or self._section_of.get(rule.subject)

    def rules(self, rules: Iterable[Rule]) -> tuple[Rule, ...]:
        """Those of the rules that the profile is about."""
        return tuple(rule for rule in rules if self.heading_of(rule) is not None)

    @property
    def headings(self) -> tuple[str, ...]:
        """All headings, in order."""
        return (*(section.heading for section in self.sections), THE_FILE)


_OPEN_ENDS: Final = (
    "action-overdue",
    "next-step-overdue",
    "next-step-without-owner-or-date",
    "action-carried-over",
    "decision-not-carried-out",
    "action-unknown-unfollowed",
)

PROFILES: Final = {
    profile.name: profile
    for profile in (
        Profile(
            "supervision",
            "Before supervision: what a careful manager would ask about, in the order in which one would ask.",
            (
                Section("Is the child safe?", ("safety", "repeat-missing", "missing-without-return-interview")),
                Section("Has the child been seen and heard?", ("visits", "voice-missing", "child-missing-from-story")),
                Section("What has drifted?", ("meetings", "gap", "supervision-overdue", *_OPEN_ENDS)),
                Section("What do we think, and why?", ("decisions", "theme-building-up", "not-used-in-supervision")),
                Section("Who is there for the child?", ("network", "people", "genogram")),
                Section("Would somebody else understand it tonight?", ("summary", "chronology", "case")),
                Section("Words", ("language",)),
            ),
        ),
        Profile(
            "audit",
            "For an audit: what came of every expectation: met (nothing in the file speaks against it), not met, a "
            "reason recorded, or not applicable.",
            (
                Section("The child, the case and its status", ("case", "people")),
                Section("Chronology", ("chronology",)),
                Section("Case summary", ("summary",)),
                Section("Genogram and identity", ("genogram",)),
                Section("Visits and the child’s voice", ("visits", "voice-missing", "child-missing-from-story")),
                Section("Reviews, conferences and other meetings", ("meetings",)),
                Section("Decisions and management oversight", ("decisions",)),
                Section("Danger, safety and the safety plan", ("safety",)),
                Section("The family’s network", ("network",)),
                Section("Language", ("language",)),
            ),
            least=Severity.ADVICE,
            outcomes=True,
        ),
        Profile(
            "conference",
            "Before a child protection conference or a review: what the report, the genogram, the chronology and the "
            "map must bear.",
            (
                Section("Dates, decisions and the report", ("meetings", "case", "decisions")),
                Section("The family", ("people", "genogram")),
                Section("What has happened", ("chronology",)),
                Section("Danger, safety and the plan", ("safety", "network")),
                Section("The child’s voice", ("visits", "voice-missing", "child-missing-from-story")),
                Section("Words that the family will read", ("language",)),
            ),
        ),
        Profile(
            "handover",
            "Before another worker or team takes over: what they need on the first day.",
            (
                Section("What they need to know tonight", ("summary",)),
                Section("Whom to ring", ("people", "contacts-missing", "professionals-missing", "no-allocated-worker")),
                Section("The safety plan and who carries it", ("safety", "network")),
                Section("What is still open", ("meetings", "visits", *_OPEN_ENDS)),
                Section("How it came to this", ("case", "chronology", "decisions", "genogram")),
            ),
        ),
        Profile(
            "closure",
            "Before a case closes: whether the work is done, who stays with the family, and what remains on record.",
            (
                Section("Is the work done?", ("decisions", "meetings", *_OPEN_ENDS)),
                Section("The closing summary", ("summary",)),
                Section("Who stays with the child", ("network", "safety")),
                Section("The child’s last word", ("visits", "voice-missing", "child-missing-from-story")),
                Section("What remains on record", ("case", "chronology", "people")),
            ),
        ),
    )
}
"""The profiles, by name."""
