"""Rules on where the chronology comes from: the systems that were searched, and the agencies that told us."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from casekit.case.case import Case
from casekit.case.dates import DateForm
from casekit.lint.context import Context
from casekit.lint.involved import first_within
from casekit.lint.recorded import is_blank
from casekit.lint.rule import Remark, rule
from casekit.lint.rules.events import events_until
from casekit.text.finding import Severity

_FEWEST_FROM_ONE: Final = 3
"""Fewer events than this from one agency are no picture yet."""
_WITH_THE_FAMILY: Final = frozenset({"early-help", "child-in-need", "child-protection"})


@rule("systems-not-checked", subject="chronology", severity=Severity.ADVICE, open_only=True, needs_whole_file=True)
def systems_not_checked(case: Case, context: Context) -> Iterator[Remark]:
    """Nothing says on which systems earlier chronologies were looked for.

    A family may have a whole history on another system, under another name, or archived. Whoever reads this one cannot
    tell whether somebody has looked.

    Source: Kent guidance, How can a chronology support your practice: "Top Tip: remember to look for chronologies on
    all data systems and to look for archived and thematic chronologies too."
    Flagged:
        chronology:
          reviewed: 2023-05-30
          events:
            - {date: 2022-11-05, kind: house-move, what: Ndéla moved to her aunt and uncle's home.}
    Instead:
        chronology:
          reviewed: 2023-05-30
          systems_checked: [Early Help, social care]
          events:
            - {date: 2022-11-05, kind: house-move, what: Ndéla moved to her aunt and uncle's home.}
    """
    chronology = case.file.chronology
    if chronology is not None and case.events and is_blank(chronology, "systems_checked"):
        said = "Nothing says on which systems earlier chronologies were looked for."
        yield Remark(
            chronology,
            said,
            said,
            "Look on every system, archives too, and add `systems_checked` with their names.",
            place=case.file.place("chronology"),
        )


@rule(
    "single-agency",
    subject="chronology",
    severity=Severity.ADVICE,
    plans=_WITH_THE_FAMILY,
    open_only=True,
    needs_whole_file=True,
)
def single_agency(case: Case, context: Context) -> Iterator[Remark]:
    """Everything in the chronology of the last months comes from one agency.

    What one agency sees is one side of a child's life. Days missed at school lie beside nights when the police came
    only where both are in one list. A warning while there is a child protection plan. Asked where at least three events
    of this time say who told us, and each says which agency.

    Source: Kent guidance, The Importance of Chronologies: a chronology shows "the correlation between different
    factors, especially when information from different agencies is gathered into one document. For example, school
    absences which correlate to domestic abuse incidents."
    Flagged:
        chronology:
          events:
            - {date: 2023-02-20, what: Ndéla missed two days of school., source: {agency: school}}
            - {date: 2023-03-20, what: Ndéla missed three days of school., source: {agency: school}}
            - {date: 2023-04-24, what: Ndéla missed a week of school., source: {agency: school}}
    Instead:
        chronology:
          events:
            - {date: 2023-02-20, what: Ndéla missed two days of school., source: {agency: school}}
            - {date: 2023-03-20, what: Ndéla missed three days of school., source: {agency: school}}
            - {date: 2023-04-24, what: Ndéla was ill for a week., source: {agency: health}}
    """
    found: dict[str, int] = defaultdict(int)
    written = ""
    first = first_within(context.policy, "chronology.agencies_within", context.day)
    for event in events_until(case, context.day):
        if event.date.earliest is None and event.date.form is DateForm.UNKNOWN:
            continue
        if (event.date.latest or context.day) < first or event.source is None:
            continue
        agency = event.source.agency
        if agency is None:
            return
        written = written or str(agency)
        found[" ".join(agency.casefold().replace("-", " ").split())] += 1
        if len(found) > 1:
            return
    if sum(found.values()) < _FEWEST_FROM_ONE or case.file.chronology is None:
        return
    within = context.policy.length("chronology.agencies_within").for_people()
    expected = context.policy.expectation("chronology.agencies_within")
    said = f"All {sum(found.values())} events of the last {within} that say who told us come from one agency"
    yield Remark(
        case.file.chronology,
        f"{said} ({written}; {expected}).",
        f"{said} ({expected}).",
        "Ask what school, health, police and the family hold, and add it with its `source`.",
        place=case.file.place("chronology"),
        severity=Severity.WARNING if "child-protection" in context.state.plan_names else None,
    )
