"""What can be wrong with a file before anybody judges its content: the named problems of the format.

Each problem has a name that people can say and a page that `casekit explain NAME` prints, as lint rules do.
"""

from casekit.text.finding import Finding, Label, Place, Severity
from casekit.text.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One kind of thing that can be wrong with the form of a file.

    `public` says it without any case text, `help` is the usual next step, `page` the rest of its explanation.
    """

    name: str
    severity: Severity
    public: str
    help: str
    page: str

    def at(
        self,
        place: Place,
        message: str,
        help: str | None = None,
        *,
        labels: tuple[Label, ...] = (),
        fixable: bool = False,
    ) -> Finding:
        """A finding of this problem; `help` where the usual next step does not fit."""
        return Finding(
            self.name, self.severity, place, message, self.public, help or self.help, labels, fixable=fixable
        )


PROBLEMS: dict[str, Problem] = {}


def problem(name: str, public: str, help: str, page: str, severity: Severity = Severity.ERROR) -> Problem:
    """Name a problem; every problem of the format is found in `PROBLEMS`."""
    PROBLEMS[name] = Problem(name, severity, public, help, " ".join(page.split()))
    return PROBLEMS[name]
