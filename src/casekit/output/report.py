"""What a run of the linter found, ready to be shown."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from casekit.lint.outcome import Outcome
from casekit.lint.profiles import Profile
from casekit.text.finding import Finding, Severity

NAMES = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.ADVICE: ("piece of advice", "pieces of advice"),
}


@dataclass(frozen=True)
class Report:
    """The findings of one run, in order; `lines` holds the users' own lines that they point at, by path and number.

    `files` names the case files that were checked, `unreadable` those of them that could not be read, and
    `incomplete` those of which a part could not be read, so that nothing could be called missing. `profile` is the
    occasion that was asked for, and `outcomes` what came of each rule, by case file, where the profile asks for it.
    `hidden` are findings that a baseline sets aside: they are counted, not shown, and no run fails over them.
    """

    day: date
    files: Sequence[str]
    findings: Sequence[Finding]
    lines: Mapping[tuple[str, int], str] = field(default_factory=dict)
    unreadable: Sequence[str] = ()
    incomplete: Sequence[str] = ()
    profile: Profile | None = None
    outcomes: Mapping[str, Sequence[Outcome]] = field(default_factory=dict)
    hidden: Sequence[Finding] = ()

    def count(self, severity: Severity) -> int:
        """How many findings weigh so much."""
        return Counter(finding.severity for finding in self.findings)[severity]

    def fails(self, limit: Severity) -> bool:
        """Whether any finding weighs as much as `limit` or more."""
        return any(finding.severity.rank <= limit.rank for finding in self.findings)

    def by_file(self) -> dict[str, list[Finding]]:
        """The findings by the file they point into, errors first."""
        grouped: dict[str, list[Finding]] = {}
        for finding in self.findings:
            grouped.setdefault(finding.place.path, []).append(finding)
        return {path: sorted(grouped[path], key=lambda finding: finding.order) for path in grouped}

    @property
    def summary(self) -> str:
        """The whole run in a sentence: `2 errors, 5 warnings and 9 pieces of advice in 3 files.`"""
        where = f"in {len(self.files)} {'file' if len(self.files) == 1 else 'files'}"
        parts = [f"{count} {NAMES[severity][count != 1]}" for severity in Severity if (count := self.count(severity))]
        if not parts:
            return f"Nothing to report {where}."
        return f"{listed(parts)} {where}."

    @property
    def set_aside(self) -> str:
        """How much a baseline hides, in a sentence; empty where it hides nothing."""
        if not self.hidden:
            return ""
        errors = sum(finding.severity is Severity.ERROR for finding in self.hidden)
        of_errors = "" if not errors else ", one of them an error" if errors == 1 else f", {errors} of them errors"
        are, them = (
            ("finding from the baseline is", "it")
            if len(self.hidden) == 1
            else ("findings from the baseline are", "them")
        )
        of_errors = ", an error" if errors and len(self.hidden) == 1 else of_errors
        return f"{len(self.hidden)} {are} not shown{of_errors}; `--no-baseline` shows {them}."

    @property
    def fixable(self) -> str:
        """How much of it `casekit fix` can mend, in a sentence; empty where it can mend nothing."""
        found = [one for one in self.findings if one.fixable]
        if not found:
            return ""
        what = "one of them" if len(found) == 1 else f"{len(found)} of them"
        if len(found) == len(self.findings):
            what = "it" if len(found) == 1 else "them all"
        shared = any(one.place.path not in self.files for one in found)
        return f"`casekit fix` can mend {what}." + (" Name a shared family file to mend it, too." if shared else "")

    @property
    def not_made(self) -> str:
        """What was not checked because files could not be read whole; empty where all were."""
        if not self.incomplete:
            return ""
        which = self.incomplete[0] if len(self.incomplete) == 1 else f"{len(self.incomplete)} files"
        return f"Not all of {which} could be read: checks that need a whole file follow once the errors are mended."


def listed(parts: Sequence[str]) -> str:
    """Words as in a sentence: `a`, `a and b`, `a, b and c`."""
    return " and ".join(part for part in (", ".join(parts[:-1]), parts[-1] if parts else "") if part)
