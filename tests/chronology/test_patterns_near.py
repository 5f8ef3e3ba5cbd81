"""Near together: one pair that was asked for, all pairs, and figures that a slow computation agrees with."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casekit.chronology.near import Happening, Side, near_count, near_together
from casekit.patterns.asked import NearAsked, PatternsProblem
from casekit.patterns.everything import Asked, patterns
from casekit.patterns.model import Figure, Section
from casekit.patterns.names import SectionName
from casekit.policy.policy import Policy
from patterned import DAY, case, chronology


def near(text: str, asked: NearAsked) -> Section:
    return patterns(case(text), DAY, Policy(), Asked((SectionName.NEAR,), asked)).sections[0]


def pair(text: str, *words: str, within: int = 7, side: Side = Side.AFTER) -> Figure:
    first, second = words
    return next(one for one in near(text, NearAsked((first, second), within, side)).figures if one.kind == "near")


KENT = chronology(
    "date: 2022-08-20, kind: domestic-abuse, themes: [domestic-abuse], what: A push.",
    "date: 2022-08-22, kind: school-absence, what: Not at the club.",
    "date: 2022-11-12, kind: domestic-abuse, themes: [domestic-abuse], what: A chair.",
    "date: 2022-11-14/2022-11-18, kind: school-absence, what: A week away.",
    "date: 2022-12, kind: school-absence, what: Some days.",
    "date: 2023-01-14, kind: domestic-abuse, themes: [domestic-abuse], what: A blow.",
    "date: 2023-02-07, kind: conference, themes: [domestic-abuse], what: A plan.",
)


def test_kents_own_example_counted_by_hand() -> None:
    found = near(KENT, NearAsked(("domestic-abuse", "school-absence"), 3))
    figure, loose = found.figures
    assert figure.sentence == "school absence after domestic abuse: 2 of the 2 lie within 3 days after one of the 3."
    assert [one.note for one in figure.examples] == ["2 days after 20 August 2022", "2 days after 12 November 2022"]
    assert (figure.values["days_covered"], figure.values["days"]) == (9, 148)
    assert figure.lines == (
        "Those days cover 9 of the 148 days from 20 August 2022 to 14 January 2023 (6%).",
        "Fewer than 5 of one or the other: listed, and not compared with chance.",
    )
    assert loose.words == "1 event not placed, because the day is not known."
    assert "does not say that one leads to the other" in found.note
    assert "4 events with the theme of that name: `theme:domestic-abuse`" in found.note


def test_the_other_sides_and_the_theme_of_the_same_name() -> None:
    assert pair(KENT, "domestic abuse", "school absence", side=Side.BEFORE).values["near"] == 0
    assert pair(KENT, "school-absence", "domestic-abuse", side=Side.BEFORE).values["near"] == 2
    assert pair(KENT, "school-absence", "domestic-abuse", within=0, side=Side.AROUND).values["near"] == 0
    assert pair(KENT, "school-absence", "domestic-abuse", within=2, side=Side.AROUND).values["near"] == 2
    assert pair(KENT, "conference", "school-absence").words == "0 of the 2 lie within 7 days after the only one."
    theme = pair(KENT, "theme:domestic-abuse", "kind:domestic-abuse")
    assert (theme.values["both"], theme.values["seconds"]) == (3, 0)
    assert theme.lines[0] == "3 events are of both and not counted as near."


def test_a_word_that_no_event_has_is_answered_with_what_there_is() -> None:
    with pytest.raises(PatternsProblem) as problem:
        near(KENT, NearAsked(("domestic-abuse", "schol-absence")))
    assert problem.value.message == ("No event has the theme or kind `schol-absence`. Did you mean `school-absence`?")
    assert problem.value.help == "There are: conference (1), domestic-abuse (4) and school-absence (3)."


def test_all_pairs_show_kents_example_and_say_how_many_were_looked_at() -> None:
    found = near(KENT, NearAsked())
    assert [one.subject for one in found.figures if one.kind == "near"] == ["school absence after domestic abuse"]
    assert "2 pairs of themes and kinds looked at, the second within 7 days after the first" in found.note
    assert "None has 5 or more of both, so nothing is compared with chance" in found.note


def many(seed: int, follows: bool) -> str:
    """Twelve incidents; as many absences, each two days after one of them or on any day; and events of another kind."""
    chance = Random(seed)
    days = sorted(chance.sample(range(0, 500, 9), 12))
    start = date(2022, 1, 1)
    absences = [day + 2 for day in days] if follows else chance.sample(range(500), 12)
    events = [(day, "incident") for day in days] + [(day, "school-absence") for day in absences]
    events += [(day, "achievement") for day in chance.sample(range(500), 12)]
    return chronology(*(f"date: {start + timedelta(day)}, kind: {kind}, what: It." for day, kind in events))


def test_a_pair_that_always_follows_is_compared_with_every_shift() -> None:
    text = many(1, follows=True)
    found = near(text, NearAsked(within=3))
    shown = {one.subject: one for one in found.figures}
    figure = shown["school absence after incident"]
    assert figure.words == "12 of the 12 lie within 3 days after one of the 12."
    assert figure.values["shifts"] == figure.values["days"]
    assert "6 have 5 or more of both and can be compared with chance; of so many, at most one would" in found.note
    assert figure.lines[-1].startswith("Shifted round that time day by day, the same events are as often near in ")


@given(st.integers(0, 10_000), st.integers(0, 20), st.sampled_from(Side))
def test_the_figures_agree_with_a_count_by_days(seed: int, within: int, side: Side) -> None:
    text = many(seed, follows=seed % 2 == 0)
    figure = pair(text, "incident", "school-absence", within=within, side=side)
    days: dict[str, list[int]] = {"incident": [], "school-absence": []}
    for event in case(text).events:
        if event.kind in days and event.date.day is not None:
            days[event.kind].append(event.date.day.toordinal())
    low, high = min(map(min, days.values())), max(map(max, days.values()))
    ring = high - low + 1
    before, after = (0 if side is Side.AFTER else within), (0 if side is Side.BEFORE else within)
    window = {day for first in days["incident"] for day in range(first - before, first + after + 1)}
    window = {day for day in window if low <= day <= high}
    as_many = 0
    actual = sum(day in window for day in days["school-absence"])
    for shift in range(ring):
        moved = [low + (day - low + shift) % ring for day in days["school-absence"]]
        as_many += sum(day in window for day in moved) >= actual
    values = figure.values
    assert (values["near"], values["days"], values["days_covered"]) == (actual, ring, len(window))
    assert (values["shifts_as_many"], values["shifts"]) == (as_many, ring)


happenings = st.lists(st.tuples(st.integers(0, 90), st.integers(0, 9)), max_size=12)


@given(happenings, happenings, st.integers(0, 12), st.sampled_from(Side))
def test_pairs_are_those_that_a_plain_comparison_finds(
    one: list[tuple[int, int]], two: list[tuple[int, int]], days: int, side: Side
) -> None:
    firsts = [_lasting(number, *what) for number, what in enumerate(one)]
    seconds = [_lasting(100 + number, *what) for number, what in enumerate(two)]
    plain = []
    for first in firsts:
        for other in seconds:
            low, high = first.first.toordinal(), first.last.toordinal()
            begins, ends = other.first.toordinal(), other.last.toordinal()
            near = {
                Side.AFTER: low <= begins <= high + days,
                Side.BEFORE: low - days <= ends <= high,
                Side.AROUND: begins <= high + days and ends >= low - days,
            }
            if near[side]:
                plain.append((first.number, other.number, max(0, begins - high, low - ends)))
    found = near_together(firsts, seconds, days, side)
    assert [(pair.one.number, pair.other.number, pair.days) for pair in found.pairs] == plain
    assert found.near == near_count(firsts, seconds, days, side) == len({other for _, other, _ in plain})
    assert near_together(firsts, seconds, days, side, with_pairs=False).chance == found.chance


def _lasting(number: int, day: int, lasts: int) -> Happening:
    first = date(2022, 1, 1) + timedelta(day)
    return Happening(number, first, first + timedelta(lasts))


def test_nothing_to_look_at() -> None:
    found = near(chronology("date: 2023-01-01, what: It."), NearAsked())
    assert (found.figures, found.nothing) == ((), "There are not two themes or kinds of event to look at.")
    with pytest.raises(PatternsProblem, match="No event in this chronology has a kind or a theme"):
        near(chronology("date: 2023-01-01, what: It."), NearAsked(("a", "b")))
