"""Rules on what has been: past harm and existing safety on the map, and the harm matrix."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from casekit.case.case import Case
from casekit.case.dates import PartialDate, for_people
from casekit.case.declared import Placed
from casekit.case.record import Record
from casekit.case.safety import HarmMatrixCell
from casekit.lint.context import Context
from casekit.lint.recorded import is_blank
from casekit.lint.rule import Remark, rule
from casekit.lint.sentences import listed, quoted
from casekit.text.finding import Severity
from casekit.text.nodes import TextNode

_BEFORE: Final = (
    "the |a |risk of |ongoing |past |historic(?:al)? |parental |concerns? (?:about|of|regarding) |mum's |dad's "
)
_LABELS: Final = (
    "neglect|domestic (?:abuse|violence)|(?:substance|alcohol|drug) (?:mis)?use"
    "|(?:emotional|physical|sexual) (?:abuse|harm)|(?:poor )?mental health|mental (?:ill[- ]health|illness)"
    "|poor parenting|coercive control|(?:child )?(?:sexual |criminal )?exploitation|dv|da|cse|cce|abuse|violence"
)
_LABEL: Final = re.compile(
    rf"(?:(?:{_BEFORE})*(?:{_LABELS})(?: issues| concerns| problems)?(?:,? (?:and|&|or) |, |/)?)+", re.IGNORECASE
)
_TIMES: Final = ("first", "worst", "last")
_ROWS: Final = {"first": "the first time", "worst": "the worst time", "last": "the most recent time"}


@rule(
    "label-not-behaviour",
    subject="safety",
    severity=Severity.WARNING,
    open_only=True,
    many="{count} entries of the map are labels and do not say what anybody did.",
    singly=1,
)
def label_not_behaviour(case: Case, context: Context) -> Iterator[Remark]:
    """A harm or a danger is only a label, such as "neglect", and does not say what anybody does.

    A label means something else to every reader, and a parent can neither agree with it nor change it. What was done,
    by whom, and what it was like for the child can be understood, checked and stopped. Only entries that consist of
    nothing but a label are named.

    Source: City of York, Signs of Safety glossary: "behaviourally specific plain language"; Durham: "words that
    they can easily understand".
    Flagged:
        mapping:
          harm: [{what: Domestic abuse, events: [2022-06-18]}]
    Instead:
        mapping:
          harm: [{what: Ndéla heard and saw her mother hit her father., events: [2022-06-18]}]
    """
    mapping = case.file.mapping
    if mapping is None:
        return
    texts: list[tuple[Record, str, TextNode]] = [(harm, "what", harm.what) for harm in mapping.harm]
    texts += [(one, "about", one.about) for one in mapping.danger_statements if one.about]
    for record, field, text in texts:
        if len(text) <= 80 and _LABEL.fullmatch(" ".join(text.split()).strip(" .")):
            yield Remark(
                record,
                f"{quoted(text)} is a label; it does not say what anybody did.",
                "An entry of the map is a label; it does not say what anybody did.",
                "Say who did what, when, and what it was like for the child.",
                field,
            )


@rule(
    "safety-is-only-strength",
    subject="safety",
    severity=Severity.WARNING,
    open_only=True,
    many="{count} entries under existing safety have neither a date nor a danger.",
)
def safety_is_only_strength(case: Case, context: Context) -> Iterator[Remark]:
    """An entry under existing safety has no date, no event and no danger that it answered.

    Safety is a strength shown as protection: at a certain time the danger was there, and somebody kept the child safe.
    Without such a time it is a strength, and a plan that leans on it leans on hope.

    Source: City of York, Signs of Safety glossary, on existing safety; Durham: "we want the people that are keeping the
    children safe to talk more about how they do this".
    Flagged:
        mapping:
          existing_safety: [Yolande loves Ndéla.]
    Instead:
        mapping:
          existing_safety: [{what: Yolande collected Ndéla at midnight when she rang., date: 2023-03-11, by: yolande}]
    """
    for safety in case.file.mapping.existing_safety if case.file.mapping is not None else ():
        if all(is_blank(safety, field) for field in ("date", "events", "danger")):
            yield Remark(
                safety,
                f"This is under existing safety, and nothing says when it kept the child safe: {quoted(safety.what)}.",
                "An entry under existing safety does not say when it kept the child safe.",
                "Ask when it did, and add `date`; or move it to `existing_strengths`.",
                "what",
            )


@rule(
    "harm-without-evidence",
    subject="safety",
    severity=Severity.WARNING,
    open_only=True,
    many="{count} harms on the map do not say which events show them.",
)
def harm_without_evidence(case: Case, context: Context) -> Iterator[Remark]:
    """A past harm has no date and no event that shows it; or names a day on which the chronology has none.

    Harm is what has happened, not what is feared. With its events beside it, everybody can look up what was seen and
    who saw it, and a parent can say what is wrong about it.

    Source: Durham, Signs of Safety: harm as one of "7 sub analysis categories to analyse the risk"; Kent guidance, Core
    elements of a chronology: "Date or period of event".
    Flagged:
        mapping:
          harm: [Ndéla heard and saw her mother hit her father.]
    Instead:
        mapping:
          harm: [{what: Ndéla heard and saw her mother hit her father., events: [2022-06-18]}]
    """
    for harm in case.file.mapping.harm if case.file.mapping is not None else ():
        if all(is_blank(harm, field) for field in ("events", "first", "worst", "last")):
            yield Remark(
                harm,
                f"Nothing says when this was or which event shows it: {quoted(harm.what)}.",
                "A harm on the map has no date and no event that shows it.",
                "Add the dates of the events (`events`), or `first`, `worst` and `last`.",
                "what",
            )
        elif case.complete and case.events:
            for day in harm.events:
                if not _is_told(case, day):
                    yield Remark(
                        harm,
                        f"The chronology has no event on {for_people(day)}, which this harm names.",
                        "A harm on the map names a day on which the chronology has no event.",
                        "Check the date, or add the event to the chronology.",
                        "events",
                    )


def _is_told(case: Case, day: PartialDate) -> bool:
    return any(event.date.same_day(day) is not False for event in case.events)


@rule("harm-matrix-incomplete", subject="safety", severity=Severity.ADVICE, open_only=True, needs_whole_file=True)
def harm_matrix_incomplete(case: Case, context: Context) -> Iterator[Remark]:
    """The harm matrix lacks the first, the worst or the most recent time, or what it did to the child.

    The three times side by side show whether things get worse, and how bad the worst was. A matrix with a gap shows
    neither.

    Source: Durham, Useful links: "Harm/Worry Matrix".
    Flagged:
        harm_matrix:
          - what: Violence between the parents
            first: {date: 2020, what: Aino pushed Moussa., severity: A bruise., impact: Ndéla hid.}
            last: {date: 2022-06-18, what: Aino threw a plate., severity: A cut., impact: Ndéla heard it.}
    Instead:
        harm_matrix:
          - what: Violence between the parents
            first: {date: 2020, what: Aino pushed Moussa., severity: A bruise., impact: Ndéla hid.}
            worst: {date: 2021, what: Aino hit Moussa., severity: A broken tooth., impact: Ndéla rang Yolande.}
            last: {date: 2022-06-18, what: Aino threw a plate., severity: A cut., impact: Ndéla heard it.}
    """
    for matrix in case.file.harm_matrix:
        missing = [_ROWS[time] for time in _TIMES if is_blank(matrix, time)]
        for time in _TIMES:
            cell: HarmMatrixCell | None = getattr(matrix, time)
            if cell is not None and not is_blank(matrix, time):
                fields = {"what": "what happened", "severity": "how bad it was", "impact": "what it did"}
                missing += [f"{words} {_ROWS[time]}" for field, words in fields.items() if is_blank(cell, field)]
        if missing:
            message = f"The harm matrix does not say {listed(missing)}."
            yield Remark(matrix, message, message, "Ask, or write that it is not known.")


@rule("worst-before-first", subject="safety", severity=Severity.ERROR, about=("mapping.harm", "harm_matrix"))
def worst_before_first(case: Case, context: Context) -> Iterator[Remark]:
    """The first, the worst and the most recent time of a harm are not in order.

    The worst time cannot be before the first, and nothing can be after the most recent. One of the dates is wrong, and
    with it the story of whether things get worse.

    Source: Kent guidance, The Importance of Chronologies: "any apparent contradictions or obvious mistakes"; Durham,
    Useful links: "Harm/Worry Matrix".
    Flagged:
        mapping:
          harm: [{what: Aino hit Moussa., first: 2022-06-18, worst: 2021-03, last: 2022-09}]
    Instead:
        mapping:
          harm: [{what: Aino hit Moussa., first: 2021-03, worst: 2022-06-18, last: 2022-09}]
    """
    for harm in case.file.mapping.harm if case.file.mapping is not None else ():
        # `first` after `last` is what ends-before-it-starts says already.
        yield from _out_of_order(harm, {time: (harm, time, getattr(harm, time)) for time in _TIMES}, ends=False)
    for matrix in case.file.harm_matrix:
        cells: dict[str, HarmMatrixCell | None] = {time: getattr(matrix, time) for time in _TIMES}
        dates = {time: (cell, "date", cell.date) for time, cell in cells.items() if cell is not None}
        yield from _out_of_order(matrix, dates, ends=True)


def _out_of_order(
    record: Record, dates: Mapping[str, tuple[Placed, str, PartialDate | None]], *, ends: bool
) -> Iterator[Remark]:
    for early, late in (("first", "worst"), ("worst", "last"), *([("first", "last")] if ends else [])):
        if early not in dates or late not in dates:
            continue
        at, field, start = dates[early]
        end = dates[late][2]
        if start is not None and end is not None and start.after(end) is True:
            yield Remark(
                record,
                f"{_ROWS[early].capitalize()} ({for_people(start)}) is later than {_ROWS[late]} ({for_people(end)}).",
                f"{_ROWS[early].capitalize()} is later than {_ROWS[late]}.",
                "Check both dates.",
                place=at.place(field),
            )
            return
