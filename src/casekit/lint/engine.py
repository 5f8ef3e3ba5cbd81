"""Running the rules over a case, and weighing the recorded reasons."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from casekit.case.case import Case
from casekit.case.dates import for_people
from casekit.case.declared import Placed
from casekit.case.record import Allowance
from casekit.case.walk import allowances
from casekit.lint.context import Context
from casekit.lint.outcome import Outcome, not_applicable, outcome_of, with_what_others_say
from casekit.lint.rule import Remark, Rule
from casekit.text.finding import ALIKE, Finding, Label, Severity
from casekit.text.nearest import nearest
from casekit.text.problems import PROBLEMS, problem

ALLOWANCE_UNKNOWN = problem(
    "allowance-unknown",
    "A recorded reason names a rule that does not exist.",
    "Correct the name of the rule; `casekit rules` lists them.",
    "A reason for a rule that does not exist satisfies nothing, and somebody believes that it does.",
)
ALLOWANCE_EXPIRED = problem(
    "allowance-expired",
    "A recorded reason has run out.",
    "Decide again: bring the record up to date, or give the reason a new date.",
    "A reason with a date was given for a time. After that day the rule counts again.",
    Severity.WARNING,
)
ALLOWANCE_UNUSED = problem(
    "allowance-unused",
    "A recorded reason is no longer needed.",
    "Take the reason out.",
    "The rule has nothing to say here any more. A reason that stays behind would hide the next gap.",
    Severity.ADVICE,
)


def lint(
    case: Case,
    context: Context,
    rules: Sequence[Rule],
    known: Iterable[str],
    outcomes: list[Outcome] | None = None,
) -> tuple[Finding, ...]:
    """What the rules find in a case, after its recorded reasons; not sorted.

    `known` holds the names of all rules there are, so that a reason for a rule that was not run is not called unknown.
    What came of each rule is added to `outcomes`, where somebody asks for it.
    """
    reasons = _Reasons(case, context)
    findings: list[Finding] = []
    for rule in rules:
        if rule.applies(case, context):
            said, left = _apart(rule.check(case, context))
            remarks = [one for one in said if not reasons.satisfy(rule.name, one.record)]
            findings.extend(_findings(rule, remarks))
            reasons.ran.add(rule.name)
            if outcomes is not None:
                outcomes.append(outcome_of(rule, case, len(remarks), len(said) - len(remarks), left))
        elif outcomes is not None:
            outcomes.append(not_applicable(rule, case, context))
    if outcomes is not None:
        outcomes[:] = with_what_others_say(outcomes, rules)
    findings.extend(reasons.findings(known))
    return tuple(findings)


def _apart(remarks: Iterable[Remark]) -> tuple[list[Remark], tuple[str, ...]]:
    """The remarks that a rule makes itself, and the rules to which it leaves the others."""
    own: list[Remark] = []
    left: dict[str, None] = {}
    for remark in remarks:
        if remark.said_by:
            left[remark.said_by] = None
        else:
            own.append(remark)
    return own, tuple(left)


def _findings(rule: Rule, remarks: list[Remark]) -> Iterable[Finding]:
    by_severity: dict[Severity, list[Remark]] = defaultdict(list)
    for remark in remarks:
        by_severity[remark.severity or rule.severity].append(remark)
    for severity, alike in by_severity.items():
        if rule.many and len(alike) > rule.singly:
            yield _together(rule, severity, alike)
            continue
        for one in alike:
            yield Finding(rule.name, severity, one.where, one.message, one.public, one.help, one.labels)


def _together(rule: Rule, severity: Severity, remarks: list[Remark]) -> Finding:
    """One finding for many remarks of one rule, with all their places."""
    first = remarks[0]
    message = rule.many.format(count=len(remarks))
    labels = tuple(Label(remark.where, ALIKE, ALIKE) for remark in remarks[1:])
    return Finding(rule.name, severity, first.where, message, message, first.help, labels)


class _Reasons:
    """The recorded reasons of a case: which are in force, and which were needed."""

    def __init__(self, case: Case, context: Context) -> None:
        self.context = context
        self.path = case.path
        self.recorded = list(allowances(case.file)) if case.has_allowances else []
        self.in_force: dict[tuple[int, str], list[Allowance]] = defaultdict(list)
        self.needed: set[int] = set()
        self.ran: set[str] = set()
        for record, allowance in self.recorded:
            if not self._is_over(allowance):
                self.in_force[id(record), str(allowance.rule)].append(allowance)

    def _is_over(self, allowance: Allowance) -> bool:
        return allowance.until is not None and allowance.until.is_over_by(self.context.day) is True

    def satisfy(self, rule: str, record: Placed) -> bool:
        """Whether a reason on the record answers the rule; remembers that it was needed."""
        found = self.in_force.get((id(record), rule), ())
        self.needed.update(id(allowance) for allowance in found)
        return bool(found)

    def findings(self, known: Iterable[str]) -> Iterable[Finding]:
        """What is wrong with the reasons themselves."""
        names = [*known, *PROBLEMS]
        for _, allowance in self.recorded:
            name = str(allowance.rule)
            place = allowance.place("rule")
            if name not in names:
                meant = nearest(name, names)
                message = f"There is no rule `{name}`" + (f"; did you mean `{meant}`?" if meant else ".")
                yield ALLOWANCE_UNKNOWN.at(place, message)
            elif self._is_over(allowance) and allowance.until is not None:
                message = f"The reason for `{name}` held until {for_people(allowance.until)}."
                yield ALLOWANCE_EXPIRED.at(allowance.place("until"), message)
            elif name in self.ran and id(allowance) not in self.needed:
                own = place.path == self.path
                yield ALLOWANCE_UNUSED.at(place, f"`{name}` has nothing to say here any more.", fixable=own)
