"""Opening one case for a picture or a report: only a file that could be read whole is used."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from casekit.case.case import Case
from casekit.case.reading import Reader
from casekit.cli.exits import USAGE, refuse, say
from casekit.cli.workspace import Workspace
from casekit.text.finding import Severity

if TYPE_CHECKING:
    from casekit.policy.settings import Settings

_MOST_SHOWN = 10


class Opened(NamedTuple):
    """A case that was read whole, and where it lies."""

    case: Case
    workspace: Workspace

    @property
    def settings(self) -> "Settings":
        """The settings that hold for the case, read when they are wanted: a genogram needs none. Leaves if wrong."""
        return self.workspace.settings_for(Path(self.case.path))


def open_case(wanted: str | None) -> Opened:
    """The case somebody asks for. Leaves with the reasons where not all of it could be read.

    A picture or a report from half a file would leave people and words out without a sign.
    """
    workspace = Workspace()
    path = workspace.one_case(wanted)
    reading = Reader().read(path)
    errors = [finding for finding in reading.findings if finding.severity is Severity.ERROR]
    if reading.case is not None and not errors:
        return Opened(reading.case, workspace)
    if reading.family_of and not errors:
        shared_by = ", ".join(reading.family_of)
        refuse(f"{path} is a family file that several case files share.", f"Name one of these: {shared_by}.")
    if reading.unreadable and len(errors) == 1:
        refuse(f"{path}: {errors[0].message}", errors[0].help)
    for finding in sorted(errors, key=lambda finding: finding.order)[:_MOST_SHOWN]:
        span = finding.place.span
        say(f"{finding.place.path}, line {span.line}: {finding.message}")
        say(f"  Next: {finding.help}")
    if len(errors) > _MOST_SHOWN:
        say(f"And {len(errors) - _MOST_SHOWN:,} more.")
    say(f"casekit: {path} could not be read whole, so nothing is made from it: words or people would be missing.")
    say("  Next: Mend what is said above; `casekit lint` shows the lines.")
    raise SystemExit(USAGE)
