"""Rules on what is kept from somebody: why, who decided that, and when it is looked at again."""

from collections.abc import Iterator

from casekit.case.case import Case
from casekit.case.dates import for_people
from casekit.case.record import Record, Withholding
from casekit.case.walk import records
from casekit.lint.context import Context
from casekit.lint.ending import ending
from casekit.lint.recorded import days, is_blank
from casekit.lint.rule import Remark, left_to, rule
from casekit.text.finding import Place, Severity


def _withheld(case: Case) -> Iterator[tuple[Record, Withholding | None]]:
    """Every record that something is kept back of, with what is said of that."""
    if case.sources and not any("withhold" in source.text for source in case.sources.values()):
        return
    for record in records(case.file):
        if isinstance(record, Record) and "withhold" in record.node.names and "withhold" not in record.node.refused:
            yield record, record.withhold


def _gives_no_reason(withheld: Withholding | None) -> bool:
    return withheld is None or (is_blank(withheld, "why") and is_blank(withheld, "risk"))


def _place(record: Record, withheld: Withholding | None) -> Place:
    return record.place("withhold") if withheld is None else withheld.place()


@rule(
    "withheld-without-reason",
    subject="chronology",
    severity=Severity.ERROR,
    many="{count} records are withheld without a reason.",
    about=("**.withhold",),
)
def withheld_without_reason(case: Case, context: Context) -> Iterator[Remark]:
    """Something is withheld, and the file does not say why.

    To keep a record from the person it is about is lawful only for a reason, and the person may ask for it. Without one
    nobody can judge later whether it still has to be kept back. This one finding stands for who decided it too.

    Source: Kent guidance, How can a chronology support your practice: the chronology "should be available to the family
    they are about, unless there are justifiable reasons to withhold the information because sharing it would increase
    risks."
    Flagged:
        chronology:
          events:
            - {date: 2022-06-18, what: A neighbour called the police., withhold: {from: [aino], decided_by: priya}}
    Instead:
        chronology:
          events:
            - date: 2022-06-18
              what: A neighbour called the police.
              withhold:
                from: [aino]
                why: Aino has threatened the neighbour.
                decided_by: priya
                date: 2023-05-09
                review: 2023-07-07
    """
    for record, withheld in _withheld(case):
        if _gives_no_reason(withheld):
            yield Remark(
                record,
                "This is withheld, and the file does not say why.",
                "A record is withheld, and the file does not say why.",
                "Add `why`: how sharing it would increase the risk, and for whom; or take `withhold` out.",
                place=_place(record, withheld),
            )


@rule(
    "withheld-not-authorised-or-reviewed",
    subject="chronology",
    severity=Severity.WARNING,
    open_only=True,
    many="{count} records are withheld, and nobody is named who decided it or no day when it is looked at again.",
    about=("**.withhold",),
)
def withheld_not_authorised_or_reviewed(case: Case, context: Context) -> Iterator[Remark]:
    """Something is withheld, and nobody agreed to that, or the day to look at it again is missing or past.

    Keeping something from a family is a decision, and somebody has to own it. The danger that made it right may be
    over; then what is hidden only harms trust.

    Source: Solihull recording principles, paragraph 3: "Where decisions have been taken jointly across agencies, or
    endorsed by a manager, this should be made clear". Hackney: a manager's agreement and a date of review.
    Flagged:
        chronology:
          events:
            - date: 2022-06-18
              what: A neighbour called the police.
              withhold: {from: [aino], why: Aino has threatened the neighbour., decided_by: priya, review: 2023-03-01}
    Instead:
        chronology:
          events:
            - date: 2022-06-18
              what: A neighbour called the police.
              withhold: {from: [aino], why: Aino has threatened the neighbour., decided_by: priya, review: 2023-09-01}
    """
    for record, withheld in _withheld(case):
        if withheld is None or _gives_no_reason(withheld):
            yield left_to("withheld-without-reason", record)
            continue
        wrong, public = _wrong(withheld, context)
        if wrong:
            yield Remark(
                record,
                f"This is withheld, and {wrong}.",
                f"A record is withheld, and {public}.",
                "Ask a manager to decide again; add `decided_by` and a new `review`, or take `withhold` out.",
                place=withheld.place("review" if withheld.review is not None else None),
            )


def _wrong(withheld: Withholding, context: Context) -> tuple[str, str]:
    """What is wrong with the decision to withhold, in words, and the same without a date; empty if nothing is."""
    missing = []
    if is_blank(withheld, "decided_by") and is_blank(withheld, "endorsed_by"):
        missing.append("the file does not say who decided that")
    if is_blank(withheld, "review"):
        missing.append("no day is set to look at it again")
    said = " and ".join(missing)
    review = withheld.review
    if review is None or review.latest is None or review.latest >= context.day:
        return said, said
    ago = days((context.day - review.latest).days)
    late = f"it was to be looked at again by {for_people(review)}, {ago} ago"
    return " and ".join([*missing, late]), " and ".join([*missing, f"it was to be looked at again {ago} ago"])


@rule(
    "withheld-after-closure",
    subject="chronology",
    severity=Severity.ADVICE,
    many="{count} records are withheld, and are to be looked at again only after the case has closed.",
    about=("case.closed",),
)
def withheld_after_closure(case: Case, context: Context) -> Iterator[Remark]:
    """The case closed, or is about to, and something withheld is to be looked at again only afterwards.

    Once a case is closed nobody opens its file on that day. Decide before whether it still has to be kept back, or say
    who decides it then.

    Source: Kent guidance, How can a chronology support your practice: the chronology "should be available to the family
    they are about, unless there are justifiable reasons to withhold the information because sharing it would increase
    risks."
    Flagged:
        case:
          opened: 2022-11-03
          closed: {date: 2023-06-01, reason: The plan has worked.}
        chronology:
          events:
            - date: 2022-06-18
              what: A neighbour called the police.
              withhold: {from: [aino], why: Aino has threatened the neighbour., decided_by: priya, review: 2023-09-01}
    Instead:
        case:
          opened: 2022-11-03
          closed: {date: 2023-06-01, reason: The plan has worked.}
        chronology:
          events:
            - {date: 2022-06-18, what: A neighbour called the police.}
    """
    end = ending(case, context)
    if end is None:
        return
    for record, withheld in _withheld(case):
        if withheld is None or withheld.review is None or withheld.review.after(context.day) is not True:
            continue
        yield Remark(
            record,
            f"{end.words}; this is withheld and is to be looked at again only afterwards "
            f"({for_people(withheld.review)}).",
            f"{end.public}; a record is withheld and is to be looked at again only afterwards.",
            "Decide now whether it still has to be kept back, or say as a reason (`allow`) who decides it then.",
            place=withheld.place("review"),
        )
