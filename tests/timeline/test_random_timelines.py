"""Whatever is in a chronology, every event is in the picture at its date, and nothing lies on anything else."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from timelines import DAY, HEAD, marks, timeline, with_events

from casekit.pictures.canvas import Group
from casekit.timeline.check import differences
from casekit.timeline.model import Lanes
from casekit.timeline.picture import draw_unchecked

WORDS = ("A visit.", "x" * 300, "قالت تيا إنها تحب المدرسة", "Sie sagte: nein & <b>ja</b>.", "She cut her arm. " * 20)
THEMES = ("school", "domestic-abuse", "مدرسة كبيرة", "y" * 120, "health", "a b c d e f g " * 6)
KINDS = ("visit", "missing", "was-not-brought", "house-move", "conference")
TONES = ("concern", "strength", "mixed", "neutral")


def a_date(random: Random, span: int) -> str:
    day = DAY - timedelta(random.randrange(span))
    later = min(DAY, day + timedelta(random.randrange(1, 200)))
    forms = (
        *(day.isoformat(),) * 6,
        f"{day:%Y-%m}",
        f"{day:%Y}",
        f"~{day:%Y}",
        f"~{day:%Y-%m}",
        f"~{day.isoformat()}",
        f"{day.isoformat()}/{later.isoformat()}",
        f"{day:%Y-%m}/",
        f"before {day:%Y}",
        f"after {day:%Y-%m}",
        "unknown",
    )
    return random.choice(forms)


def an_event(random: Random, span: int) -> str:
    fields = [f"date: {a_date(random, span)}", f'what: "{random.choice(WORDS)}"']
    if random.random() < 0.8:
        themes = random.sample(THEMES, random.randrange(1, 4))
        fields.append(f"themes: [{', '.join(themes)}]")
    if random.random() < 0.7:
        fields.append(f"kind: {random.choice(KINDS)}")
    if random.random() < 0.8:
        fields.append(f"tone: {random.choice(TONES)}")
    if random.random() < 0.1:
        fields.append("significant: yes")
    return ", ".join(fields)


def a_case(seed: int, count: int, span: int) -> str:
    random = Random(seed)
    return with_events(*(an_event(random, span) for _ in range(count)), head=HEAD + held(random, span))


def held(random: Random, span: int) -> str:
    """Plans and workers that follow each other, or not, for as long as it comes."""
    plans, workers = [], []
    for plan in ("child-in-need", "child-protection", "early-help", "assessment"):
        day = DAY - timedelta(random.randrange(span))
        end = random.choice((f", to: {day + timedelta(random.randrange(1, 400))}", "", f", to: {day.year + 1}"))
        plans.append(f"{{plan: {plan}, from: {random.choice((day.isoformat(), f'{day:%Y-%m}', f'~{day:%Y}'))}{end}}}")
        workers.append(f"{{who: ann, from: {day}{end}}}")
    people = "professionals: {ann: {name: Ann Lee, role: social-worker, agency: social-care}}"
    return f"{people}\ncase:\n  plans: [{', '.join(plans)}]\n  workers: [{', '.join(workers)}]\n"


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 60), st.sampled_from([28, 200, 1500, 18 * 365]), st.sampled_from(Lanes))
def test_every_event_is_where_its_date_says_and_nothing_overlaps(
    seed: int, count: int, span: int, lanes: Lanes
) -> None:
    found = timeline(a_case(seed, count, span), lanes=lanes)
    picture = draw_unchecked(found)
    assert differences(picture.svg, found) == []
    assert {mark.event for mark in marks(picture.svg)} == {event.number for event in found.placed}


@pytest.mark.parametrize(("count", "span"), [(500, 18 * 365), (500, 28)])
def test_five_hundred_events_in_eighteen_years_and_in_a_month(count: int, span: int) -> None:
    found = timeline(a_case(7, count, span))
    picture = draw_unchecked(found)
    assert differences(picture.svg, found) == []
    assert len(found.events) > 0.9 * count


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 40))
def test_every_lane_is_on_a_page_of_its_paper_once(seed: int, count: int) -> None:
    picture = draw_unchecked(timeline(a_case(seed, count, 1500), day=date(2023, 6, 20)))
    groups = [shape for page in picture.pages() for shape in page if isinstance(shape, Group)]
    lanes = [dict(group.data)["data-lane"] for group in groups if group.css == "lane"]
    listed = [dict(group.data)["data-listed"] for group in groups if group.css == "listed"]
    assert len(lanes) == len(picture.timeline.lanes) == len(set(lanes))
    assert sorted(map(int, listed)) == [event.number for event in picture.timeline.events]
