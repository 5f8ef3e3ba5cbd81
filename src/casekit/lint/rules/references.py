"""Rules on the keys by which records name people."""

from collections.abc import Iterator

from casekit.case.case import Case
from casekit.case.complaints import nearest
from casekit.case.walk import references
from casekit.lint.context import Context
from casekit.lint.rule import Remark, rule
from casekit.text.finding import Severity


@rule("unknown-reference", subject="people", severity=Severity.ERROR)
def unknown_reference(case: Case, context: Context) -> Iterator[Remark]:
    """A record names somebody who is not in the file.

    A key that nobody has leaves out a person from every picture and report: whoever was meant is missing there.

    Source: the format of the case file; Kent guidance, The Importance of Chronologies: "apparent contradictions or
    obvious mistakes".
    Flagged:
        couples:
          - {partners: [moussa, aino], children: [ndele]}
    Instead:
        couples:
          - {partners: [moussa, aino], children: [ndela]}
    """
    known = case.everybody
    for key, record, field in references(case.file):
        if key not in known:
            meant = nearest(key, known)
            yield Remark(
                record,
                f"Nobody in this file has the key `{key}`" + (f"; did you mean `{meant}`?" if meant else "."),
                "A record names somebody who is not in the file.",
                f"Write `{meant}`, or add them." if meant else "Add them to family, network or professionals.",
                field,
                place=key.place,
            )
