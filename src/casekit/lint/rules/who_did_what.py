"""The rule that an event of violence says who did what to whom."""

from collections.abc import Iterator

from casekit.case.case import Case
from casekit.lint.context import Context
from casekit.lint.recorded import dated
from casekit.lint.rule import Remark, rule
from casekit.lint.violence import untold_violence
from casekit.text.finding import Severity


@rule(
    "who-did-what-to-whom",
    subject="chronology",
    severity=Severity.WARNING,
    many="{count} events of violence do not say who did what to whom.",
)
def who_did_what_to_whom(case: Case, context: Context) -> Iterator[Remark]:
    """An event of violence does not say who did what to whom.

    Who is to be made safe from whom depends on it, and one day the child will want to know. The rule looks at incidents
    with a theme of abuse that do not fill in both `did` and `harmed` under `who`. It says nothing where the words name
    two people, unless they share the violence out between them ("a fight") or leave out who did it ("was hit").

    Source: Kent guidance, Case Summary Example: "domestic abuse by your mum towards your dad"; Queensland Child Safety
    Practice Manual, Recording violence: "Paul assaulted Sally", not "Sally was assaulted".
    Flagged:
        chronology:
          reviewed: 2023-05-30
          events:
            - date: 2022-06-18
              kind: incident
              themes: [domestic-abuse]
              what: There was a fight between Aino and Moussa.
    Instead:
        chronology:
          reviewed: 2023-05-30
          events:
            - date: 2022-06-18
              kind: incident
              themes: [domestic-abuse]
              who: {did: [aino], harmed: [moussa]}
              what: Aino threw a plate at Moussa and cut his arm.
    """
    for event, clue in untold_violence(case):
        said = f": it says “{clue}”" if clue else ""
        yield Remark(
            event,
            f"The event {dated(event.date)} does not say who did what to whom{said}.",
            "An event of violence does not say who did what to whom.",
            "Say what each person did, and fill in `who: {did: [...], harmed: [...]}`. If nobody knows, say that.",
            "what",
        )
