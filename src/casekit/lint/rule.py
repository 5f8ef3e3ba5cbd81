"""What a lint rule is: a function from a case to remarks, with a name, a subject, a severity and a page.

The docstring of the function is the page: the first line says what the rule finds, then why it matters, then
`Source:`, `Flagged:` and `Instead:`, and before these `Earlier:` where it compares with an earlier version of the file.
`casekit explain` prints it, and a test runs its examples.
"""

import dataclasses
import re
from collections.abc import Callable, Iterable
from functools import cached_property
from inspect import cleandoc
from typing import Literal, get_args

from casekit.case.case import Case
from casekit.case.declared import Placed
from casekit.case.vocabulary import Plan
from casekit.lint.context import Context
from casekit.text.finding import Label, Place, Severity
from casekit.text.frozen import dataclass

Subject = Literal[
    "case",
    "people",
    "genogram",
    "chronology",
    "summary",
    "safety",
    "network",
    "meetings",
    "visits",
    "decisions",
    "language",
    "reasons",
    "format",
]
Check = Callable[[Case, Context], Iterable["Remark"]]

MOST_SINGLE = 3
"""How many remarks of one rule stand each by itself, unless the rule says otherwise."""

ALL_PLANS: frozenset[str] = frozenset(get_args(Plan))

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+|gap|uncommitted")
_HEADING = re.compile(r"^(Source|Earlier|Flagged|Instead):", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule has to say about one record.

    `message` may quote the case; `public` says the same with no name and no case text. `help` is the next step.
    `field` points at a field of the record, `place` somewhere else; `severity` differs from the rule's where it must.
    `said_by` names the rule that says the same gap in this one's place; such a remark is not shown, and the rule is
    not met all the same.
    """

    record: Placed
    message: str
    public: str
    help: str
    field: str | None = None
    place: Place | None = None
    severity: Severity | None = None
    labels: tuple[Label, ...] = ()
    said_by: str = ""

    @property
    def where(self) -> Place:
        """The place to point at."""
        return self.place or self.record.place(self.field)


def left_to(rule: str, record: Placed) -> Remark:
    """That a record has a gap which another rule says, so that one gap is one finding."""
    return Remark(record, "", "", "", said_by=rule)


@dataclasses.dataclass(frozen=True)
class Page:
    """The explanation of a rule, taken from its docstring. `earlier` is the example as it was saved before."""

    summary: str
    why: str
    source: str
    flagged: str
    instead: str
    earlier: str = ""


def _page_of(documented: Callable[..., object]) -> Page:
    """The page that the docstring of a rule's function is."""
    parts = _HEADING.split(cleandoc(documented.__doc__ or ""))
    sections = dict(zip(parts[1::2], (cleandoc(part) for part in parts[2::2]), strict=True))
    summary, _, why = parts[0].partition("\n")
    return Page(
        summary.strip(),
        why.strip(),
        " ".join(sections.get("Source", "").split()),
        sections.get("Flagged", ""),
        sections.get("Instead", ""),
        sections.get("Earlier", ""),
    )


@dataclasses.dataclass(frozen=True)
class Rule:
    """A named expectation.

    `plans` are those it applies to. `open_only` rules say nothing of a closed case, `needs_whole_file` rules nothing
    where a part of the file could not be read, `needs_history` rules nothing where the file is not kept in git. More
    remarks than `singly` become one finding with `many` as its
    message (`{count}` stands for how many), where `many` is given. `about` names the parts of a file that the rule
    looks at where its examples do not show them all: `case.plans`, `family.*.photo`, or
    `chronology.events.*.kind=missing`.
    """

    name: str
    subject: Subject
    severity: Severity
    check: Check
    plans: frozenset[str] = ALL_PLANS
    open_only: bool = False
    needs_whole_file: bool = False
    many: str = ""
    singly: int = MOST_SINGLE
    needs_history: bool = False
    about: tuple[str, ...] = ()

    @property
    def documented(self) -> Callable[..., object]:
        """The function whose docstring is the rule's page."""
        return self.check

    @cached_property
    def page(self) -> Page:
        """The rule's page."""
        return _page_of(self.documented)

    def applies(self, case: Case, context: Context) -> bool:
        """Whether the rule has anything to say of such a case."""
        if (self.needs_whole_file and not case.complete) or (self.open_only and not context.is_open):
            return False
        if self.needs_history and context.history is None:
            return False
        return self.plans is ALL_PLANS or not self.plans.isdisjoint(context.state.plan_names)


RULES: dict[str, Rule] = {}


def rule(
    name: str,
    *,
    subject: Subject,
    severity: Severity,
    plans: frozenset[str] = ALL_PLANS,
    open_only: bool = False,
    needs_whole_file: bool = False,
    many: str = "",
    singly: int = MOST_SINGLE,
    needs_history: bool = False,
    about: tuple[str, ...] = (),
) -> Callable[[Check], Check]:
    """Make a function a rule. Its name is what people say and type: kebab-case, no numbers."""

    def registered(check: Check) -> Check:
        register(
            Rule(name, subject, severity, check, plans, open_only, needs_whole_file, many, singly, needs_history, about)
        )
        return check

    return registered


def register(new: Rule) -> None:
    """Let a rule be found by its name. Raises `ValueError` where the name is none, or taken."""
    if not _NAME.fullmatch(new.name) or new.name in RULES:
        raise ValueError(f"{new.name} cannot name a rule")
    RULES[new.name] = new
