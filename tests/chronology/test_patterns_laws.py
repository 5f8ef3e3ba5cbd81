"""What holds of every record: the order of the file does not matter, and neither does when it all happened."""

from datetime import date, timedelta
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from casekit.case.dates import PartialDate
from casekit.patterns.everything import Asked, patterns
from casekit.patterns.model import Patterns
from casekit.patterns.names import SectionName
from casekit.policy.policy import Policy
from patterned import DAY, case, chronology

KINDS = ("school-absence", "domestic-abuse", "house-move", "was-not-brought", "referral", "intervention-start", "visit")
TONES = ("concern", "strength", "mixed", "neutral")
NO_CALENDAR = (
    SectionName.APPOINTMENTS,
    SectionName.CONTRADICTIONS,
    SectionName.CYCLE,
    SectionName.GAPS,
    SectionName.NEAR,
    SectionName.SOURCES,
)
"""Sections in which no figure goes by calendar years, quarters or months."""

events = st.lists(
    st.tuples(
        st.integers(0, 700),
        st.integers(0, 6),
        st.sampled_from(KINDS),
        st.sampled_from(TONES),
        st.sampled_from(("alcohol", "sleep", "")),
        st.sampled_from(("police", "school", "")),
    ),
    max_size=14,
    unique_by=lambda one: (one[0], one[2], one[4], one[3], one[5], one[1]),
)


def written(found: list[tuple[Any, ...]], start: date) -> str:
    lines = []
    for day, lasts, kind, tone, theme, agency in found:
        first = start + timedelta(day)
        when = f"{first}/{first + timedelta(lasts)}" if lasts else f"{first}"
        more = f", themes: [{theme}]" if theme else ""
        more += f", source: {{agency: {agency}, received: {first + timedelta(lasts + 3)}}}" if agency else ""
        lines.append(f"date: {when}, kind: {kind}, tone: {tone}{more}, what: It was {day}.")
    return chronology(*lines) if lines else ""


def shown(text: str, day: date = DAY) -> Patterns:
    return patterns(case(f"case: {{opened: {day - timedelta(900)}}}\n" + text), day, Policy())


def told(found: Patterns) -> list[Any]:
    """Everything that a reader sees but the lines of the file, and which of the events of one day ends a silence."""
    return [
        (
            section.name,
            section.note,
            [
                (one.sentence, one.lines, one.values, sorted((e.what, e.text, e.note) for e in one.examples))
                if one.kind != "silence"
                else (one.sentence, one.lines, one.values, [])
                for one in section.figures
            ],
        )
        for section in found.sections
    ]


@given(events, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_events_in_the_file_changes_no_figure(found: list[tuple[Any, ...]], chance: Random) -> None:
    start = DAY - timedelta(720)
    mixed = list(found)
    chance.shuffle(mixed)
    in_order = sorted(told(shown(written(found, start))), key=lambda one: str(one[0]))
    other = sorted(told(shown(written(mixed, start))), key=lambda one: str(one[0]))
    for (name, note, figures), (_, its_note, its) in zip(in_order, other, strict=True):
        assert note == its_note
        assert sorted(map(repr, figures)) == sorted(map(repr, its)), name


@given(events, st.integers(1, 900))
@settings(max_examples=60, deadline=None)
def test_moving_everything_by_whole_days_changes_dates_only(found: list[tuple[Any, ...]], days: int) -> None:
    start = DAY - timedelta(720)
    before = shown(written(found, start))
    after = shown(written(found, start + timedelta(days)), DAY + timedelta(days))
    for one, other in zip(before.sections, after.sections, strict=True):
        if one.name in NO_CALENDAR:
            assert [(f.kind, f.values) for f in one.figures if f.kind not in ("referrals", "end-not-known")] == [
                (f.kind, f.values) for f in other.figures if f.kind not in ("referrals", "end-not-known")
            ]


@given(events, st.integers(0, 700), st.integers(0, 700))
@settings(max_examples=30, deadline=None)
def test_events_asked_for_by_dates_are_those_that_may_lie_there(
    found: list[tuple[Any, ...]], one: int, other: int
) -> None:
    start = DAY - timedelta(720)
    first, last = sorted((start + timedelta(one), start + timedelta(other)))
    asked = Asked((SectionName.SOURCES,), start=PartialDate.on(first), end=PartialDate.on(last))
    text = written(found, start)
    there = patterns(case("case: {opened: 2020-01-01}\n" + text), DAY, Policy(), asked)
    number = (
        sum(
            event.date.latest is not None
            and event.date.earliest is not None
            and event.date.latest >= first
            and event.date.earliest <= last
            for event in case(text).events
        )
        if text
        else 0
    )
    assert there.about[0] == f"{number} event{'' if number == 1 else 's'} looked at, up to 20 June 2023."
