"""What a rule knows beside the case: the day, what the authority expects, and the state of the case on that day."""

from datetime import date
from typing import TYPE_CHECKING

from casekit.case.case import Case
from casekit.case.state import State, is_open_on, state_on
from casekit.policy.policy import Policy
from casekit.text.frozen import dataclass

if TYPE_CHECKING:
    from casekit.history.past import FileHistory


@dataclass(frozen=True, slots=True)
class Context:
    """The day a case is looked at, by which policy, and how the case stands on it.

    `history` is what git knows of the file; `None` where it is not kept in git, or nobody asked. `closing` asks what
    stands in the way of closing an open case on that day.
    """

    day: date
    policy: Policy
    state: State
    is_open: bool
    history: "FileHistory | None" = None
    closing: bool = False


def context_for(
    case: Case, day: date, policy: Policy, history: "FileHistory | None" = None, *, closing: bool = False
) -> Context:
    """The context in which a case is linted."""
    return Context(day, policy, state_on(case, day), is_open_on(case, day), history, closing)
