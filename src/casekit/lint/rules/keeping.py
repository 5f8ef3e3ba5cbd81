"""Rules on keeping the record: for how long, and what must not be found in it by the wrong reader."""

import re
from collections.abc import Iterator
from typing import Final

from casekit.case.case import Case
from casekit.case.confidential import hides_address, secrets_of
from casekit.case.dates import for_people
from casekit.case.people import Household
from casekit.lint.context import Context
from casekit.lint.ending import ending
from casekit.lint.recorded import answered_on, is_blank, lacks
from casekit.lint.rule import Remark, left_to, rule
from casekit.text.finding import Severity
from casekit.text.nodes import TextNode, walk

_TELLING: Final = re.compile(r"\d|,")


@rule("retention-unset", subject="case", severity=Severity.WARNING, needs_whole_file=True, about=("case.closed",))
def retention_unset(case: Case, context: Context) -> Iterator[Remark]:
    """The case has closed, or is about to, and nothing says how long the record is kept.

    A record that nobody has decided about is kept for ever or lost by chance. The young person may ask for it at 30.
    Where a section 47 enquiry ended without substance, `s47-unsubstantiated-retention` asks instead.

    Source: Solihull recording principles, paragraph 1: records are "retained in accordance with agency retention
    policies. These policies should ensure that records are stored safely and can be retrieved promptly and
    efficiently".
    Flagged:
        case:
          closed: {date: 2023-05-30, reason: The plan has worked.}
    Instead:
        case:
          closed: {date: 2023-05-30, reason: The plan has worked.}
          retention: {basis: The authority's retention policy, until: 2098-09-17}
    """
    end, involvement = ending(case, context), case.file.case
    if end is None or involvement is None or (context.is_open and not context.closing):
        return
    retention = involvement.retention
    asked = [enquiry for enquiry in involvement.s47 if enquiry.substantiated == "no"]
    known = lacks(involvement, "retention") if retention is None else is_blank(retention, "basis")
    if known and (retention is None or lacks(retention, "until")):
        if asked:
            yield left_to("s47-unsubstantiated-retention", asked[0])
            return
        yield Remark(
            end.carrier("retention-unset", involvement),
            f"{end.words}, and nothing says how long the record is kept.",
            f"{end.public}, and nothing says how long the record is kept.",
            "Look it up in the agency's retention policy; add `retention` with `basis` and `until`.",
            place=end.place(involvement.place()),
        )


@rule("retention-due", subject="case", severity=Severity.WARNING, about=("case.retention",))
def retention_due(case: Case, context: Context) -> Iterator[Remark]:
    """The day until which the record was to be kept has passed.

    A person decides now: keep it longer, with a reason, or have it destroyed. casekit never deletes anything.

    Source: Solihull recording principles, paragraph 1: "retained in accordance with agency retention policies"; UK
    data protection law: personal data is kept no longer than it is needed.
    Flagged:
        case:
          closed: {date: 2012-05-30, reason: The plan has worked.}
          retention: {basis: Six years after closing, until: 2018-05-30}
    Instead:
        case:
          closed: {date: 2022-05-30, reason: The plan has worked.}
          retention: {basis: Six years after closing, until: 2028-05-30}
    """
    involvement = case.file.case
    until = involvement.retention.until if involvement is not None and involvement.retention is not None else None
    if involvement is None or until is None or until.is_over_by(context.day) is not True:
        return
    assert involvement.retention is not None
    still_open = " The case is open, so the date cannot be right." if context.is_open else ""
    yield Remark(
        answered_on("retention-due", involvement.closed, involvement),
        f"The record was to be kept until {for_people(until)}; a person must now decide about it.{still_open}",
        f"The day until which the record was to be kept has passed; a person must now decide about it.{still_open}",
        "Ask whoever is responsible for records. If it is kept, set `until` again and say why under `basis`.",
        place=involvement.retention.place("until"),
    )


@rule(
    "protected-address",
    subject="safety",
    severity=Severity.WARNING,
    many="A confidential address stands in {count} other texts.",
    singly=1,
    about=("households.*.confidential",),
)
def protected_address(case: Case, context: Context) -> Iterator[Remark]:
    """A confidential address stands in another text of the file.

    In the summary or in the note of a visit, the address of a refuge or of foster carers is read by people for whom
    the household's own field is closed. casekit hides it in all it makes where it recognises it; whatever else opens
    the file does not. Only an address with its number or postcode is looked for, for a street alone tells little.

    Source: in common use for refuges, adopters and foster carers; Kent guidance, What should a Case Summary include:
    "people within the friends/family network who should not be having any contact with the child/young person due to
    the risks they pose".
    Flagged:
        households:
          - {name: The refuge, address: "14 Lantern Row, Ashford, TN99 9ZZ", confidential: yes, members: [ndela]}
        visits:
          - {date: 2023-06-06, by: jemima, kind: home, seen: alone, notes: Seen at 14 Lantern Row.}
    Instead:
        households:
          - {name: The refuge, address: "14 Lantern Row, Ashford, TN99 9ZZ", confidential: yes, members: [ndela]}
        visits:
          - {date: 2023-06-06, by: jemima, kind: home, seen: alone, notes: Seen at the refuge.}
    """
    hidden = [one for one in case.households if one.address and hides_address(one)]
    secrets = secrets_of(case) if hidden else None
    if secrets is None:
        return
    own = {id(one.address) for one in hidden}
    for node in walk(case.file.node):
        if not isinstance(node, TextNode) or id(node) in own:
            continue
        if any(_TELLING.search(found[0]) for found in secrets.finditer(node)):
            yield _address_in(node, hidden)


def _address_in(text: TextNode, hidden: list[Household]) -> Remark:
    return Remark(
        answered_on("protected-address", *hidden),
        "A confidential address stands in this text.",
        "A confidential address stands in another text.",
        "Write what the family calls the place instead, and ask who has read it meanwhile.",
        place=text.place,
    )
