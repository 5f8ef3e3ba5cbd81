"""The findings of a run in the order in which they are read: by file, and under the headings of a profile."""

from collections import Counter
from collections.abc import Iterator, Sequence

from casekit.lint.outcome import Outcome, Status
from casekit.lint.profiles import THE_FILE, Profile
from casekit.lint.rule import RULES
from casekit.output.report import Report, listed
from casekit.text.finding import Finding, Severity
from casekit.text.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """What stands under one heading: findings, errors first, and what came of each rule where that was asked for."""

    heading: str
    findings: Sequence[Finding]
    outcomes: Sequence[Outcome] = ()

    @property
    def counts(self) -> str:
        """`12 met, 3 not met, 1 reason recorded and 7 not applicable`; empty where nothing was asked for."""
        by_status = Counter(outcome.status for outcome in self.outcomes)
        return listed([f"{by_status[status]} {status.words}" for status in Status if by_status[status]])

    def with_status(self, status: Status) -> list[Outcome]:
        """The outcomes of one kind, by the name of the rule."""
        return sorted(outcome for outcome in self.outcomes if outcome.status is status)


@dataclass(frozen=True, slots=True)
class FilePage:
    """One file: its groups in the order of the profile, without those that hold nothing."""

    path: str
    groups: Sequence[Group]

    @property
    def nothing_found(self) -> str:
        """Under which headings there is nothing, in a sentence, and whether that can be relied on; or no text."""
        empty = [group.heading.rstrip("?") for group in self.groups if not group.findings and not group.outcomes]
        if not empty or len(empty) == len(self.groups):
            return ""
        own = [one for group in self.groups if group.heading == THE_FILE for one in group.findings]
        doubt = any(one.severity is Severity.ERROR for one in own)
        mend = " Mend the file first: while not all of it can be read, some rules are not run." if doubt else ""
        return f"Nothing found under: {'; '.join(empty)}.{mend}"


def shows(profile: Profile | None, finding: Finding, *, advice: bool) -> bool:
    """Whether a finding is shown and not only counted: advice is where somebody, or the occasion, asks for it."""
    if advice or finding.severity is not Severity.ADVICE:
        return True
    return profile is not None and profile.least_of(RULES.get(finding.rule)) is Severity.ADVICE


def pages(report: Report, *, advice: bool) -> Iterator[FilePage]:
    """Each file with findings that are shown, or with outcomes."""
    found = report.by_file()
    for path in dict.fromkeys((*found, *report.outcomes)):
        visible = [one for one in found.get(path, ()) if shows(report.profile, one, advice=advice)]
        outcomes = report.outcomes.get(path, ())
        if visible or outcomes:
            yield FilePage(path, tuple(_groups(report.profile, visible, outcomes)))


def _groups(profile: Profile | None, findings: Sequence[Finding], outcomes: Sequence[Outcome]) -> Iterator[Group]:
    if profile is None:
        yield Group("", findings, outcomes)
        return
    for heading in profile.headings:
        yield Group(
            heading,
            [one for one in findings if profile.heading_of(RULES.get(one.rule)) == heading],
            [one for one in outcomes if profile.heading_of(RULES.get(one.rule)) == heading],
        )
