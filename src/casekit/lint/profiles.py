"""Profiles: which rules a run is about, and under which headings somebody expects to read what they find.

A profile is for one occasion. Each section names subjects and single rules; a rule that is named stands in the section
that names it, any other in the section of its subject. Errors of other rules stand under `ELSEWHERE` in every profile:
a file that contradicts itself serves no occasion. Problems of the format and of recorded reasons are always shown,
last, under `THE_FILE`. What each occasion is about stands in `casekit.lint.occasions`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from casekit.case.dates import uk_day
from casekit.lint.rule import Rule
from casekit.text.finding import Severity

ELSEWHERE: Final = "Errors elsewhere in the file"
THE_FILE: Final = "The file itself"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, the subjects and rules that stand under it, and the least that is shown of them."""

    heading: str
    names: tuple[str, ...]
    least: Severity = Severity.WARNING


@dataclass(frozen=True)
class Profile:
    """What one occasion asks for.

    `purpose` says in a sentence what it is for, and may name the day (`{day}`). `outcomes` asks for what came of every
    rule, not only for what was found. `closing` looks at an open case as about to close.
    """

    name: str
    purpose: str
    sections: tuple[Section, ...]
    outcomes: bool = False
    closing: bool = False

    @cached_property
    def _section_of(self) -> dict[str, Section]:
        return {name: section for section in self.sections for name in section.names}

    def _section(self, rule: Rule) -> Section | None:
        return self._section_of.get(rule.name) or self._section_of.get(rule.subject)

    def heading_of(self, rule: Rule | None) -> str | None:
        """The heading under which a rule stands; `None` where the profile leaves it out. A problem has no rule."""
        if rule is None:
            return THE_FILE
        section = self._section(rule)
        if section is not None:
            return section.heading
        return ELSEWHERE if rule.severity is Severity.ERROR else None

    def least_of(self, rule: Rule | None) -> Severity:
        """The least that is shown of what a rule finds; what weighs less is counted."""
        section = self._section(rule) if rule is not None else None
        return section.least if section is not None else Severity.WARNING

    def rules(self, rules: Iterable[Rule]) -> tuple[Rule, ...]:
        """Those of the rules that the profile is about."""
        return tuple(rule for rule in rules if self.heading_of(rule) is not None)

    def said(self, day: date) -> str:
        """What it is for, on a day."""
        return self.purpose.format(day=uk_day(day))

    @property
    def headings(self) -> tuple[str, ...]:
        """All headings, in order."""
        return (*(section.heading for section in self.sections), ELSEWHERE, THE_FILE)
