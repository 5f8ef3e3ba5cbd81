"""What a timeline shows, read from its SVG."""

from datetime import date
from xml.etree import ElementTree

import pytest
from timelines import DAY, HEAD, case_of, classes, drawn, in_order, marks, texts, timeline, with_events

from casekit.case.audience import Audience
from casekit.case.dates import PartialDate
from casekit.chronology.select import Selection
from casekit.pictures.themes import Theme
from casekit.policy.policy import Policy
from casekit.timeline import WrongPicture, draw
from casekit.timeline.check import differences
from casekit.timeline.from_case import events_shown, with_joined, with_quiet
from casekit.timeline.model import Lanes
from casekit.timeline.pairs import joined_in
from casekit.timeline.quiet import quiet_in

ROW = (
    "date: 2022-06-18, what: Shouting., themes: [domestic-abuse, alcohol], tone: concern, source: {agency: police}",
    "date: 2022-06-20, what: Not at school., kind: school-absence, themes: [school], tone: concern, "
    "source: {agency: school}",
    "date: 2022-11-05, what: Tia moved., kind: house-move, tone: strength, significant: yes",
)


def test_an_event_of_two_themes_stands_in_both_lanes_at_one_place() -> None:
    found = [mark for mark in marks(drawn(with_events(*ROW)).svg) if mark.event == 1]
    assert [mark.lane for mark in found] == ["Domestic abuse", "Alcohol"]
    assert found[0].x == found[1].x
    assert found[0].y < found[1].y


def test_an_event_without_a_theme_has_a_lane_of_its_own_at_the_end() -> None:
    assert marks(drawn(with_events(*ROW)).svg)[-1].lane == "No theme"


def test_lanes_may_stand_for_agencies() -> None:
    picture = drawn(with_events(*ROW), lanes=Lanes.AGENCY)
    assert [mark.lane for mark in marks(picture.svg)] == ["Police", "School", "Source not said"]


def test_marks_stand_in_the_order_of_their_dates_and_say_their_tone() -> None:
    found = marks(drawn(with_events(*ROW)).svg)
    by_event = {mark.event: mark for mark in found}
    assert in_order(by_event[number].x for number in (1, 2, 3))
    assert by_event[3].data["data-tone"] == "strength"
    assert by_event[3].data["data-significant"] == "yes"
    assert by_event[1].data["data-date"] == "2022-06-18"


def test_days_are_equally_wide() -> None:
    days = ("2022-01-01", "2022-02-10", "2022-03-22")
    found = marks(drawn(with_events(*(f"date: {day}, what: A visit." for day in days))).svg)
    first, second, third = (mark.x for mark in found)
    assert abs((second - first) - (third - second)) <= 0.2


def test_a_date_that_is_not_known_is_listed_and_has_no_mark() -> None:
    picture = drawn(with_events(*ROW, "date: unknown, what: She had been in Wales."))
    assert 4 not in {mark.event for mark in marks(picture.svg)}
    assert "Not on the line" in texts(picture.svg, "heading")
    assert any("She had been in Wales. No date is known." in text for text in texts(picture.svg, "entry"))
    assert "Event 4 is not on the line. No date is known." in picture.notes


def test_what_may_lie_in_the_dates_asked_for_is_listed_with_the_reason() -> None:
    selection = Selection(start=PartialDate.parse("2014"), end=PartialDate.parse("2016"))
    picture = drawn(with_events("date: ~2012, what: A move.", "date: 2015-03, what: A fall."), selection)
    assert {mark.event for mark in marks(picture.svg)} == {2}
    assert any("may lie within the dates asked for" in text for text in texts(picture.svg, "entry"))


def test_the_picture_is_the_same_bytes_each_time() -> None:
    assert drawn(with_events(*ROW)).svg == drawn(with_events(*ROW)).svg


def test_the_svg_keeps_to_itself_and_says_the_same_in_words() -> None:
    picture = drawn(with_events('date: 2022-01-02, what: "<script>alert(1)</script> & more"'))
    root = ElementTree.fromstring(picture.svg)
    assert root.get("class") == "casekit timeline"
    assert root.get("data-case") == "tia"
    assert not [name for name in ("script", "image", "use", "a", "style") if root.findall(f".//{{*}}{name}")]
    assert not [one for element in root.iter() for one in element.attrib if "href" in one]
    description = root.find("{*}desc")
    assert description is not None
    assert description.text == picture.words
    assert "<script>alert(1)</script> & more" in picture.words


def test_a_long_quiet_childhood_is_cut_short_where_everybody_sees_it() -> None:
    early = with_events("date: 2010-05-04, what: Tia was born.", *ROW)
    cut = drawn(early)
    assert "break-label" in classes(cut.svg)
    assert "12 years" in texts(cut.svg, "break-label")
    assert "cut short on it, and not to scale: 12 years" in cut.words
    assert any("cut short" in text for text in texts(cut.svg, "meaning"))
    assert "break-label" not in classes(drawn(early, one_scale=True).svg)


def test_bands_hold_what_held_with_letters_where_there_is_no_room() -> None:
    head = f"""{HEAD}  mum: {{name: Ann Marsh}}
case:
  plans:
    - {{plan: child-in-need, from: 2022-07-01, to: 2022-07-03}}
    - {{plan: child-protection, category: neglect, from: 2022-07-04}}
  legal_status: [{{label: Section 20, from: 2022-08-01}}]
  workers: [{{who: amir, from: 2022-06-01}}]
professionals:
  amir: {{name: Amir Shah, role: social-worker, agency: social-care}}
households:
  - {{name: Mum's house, members: [mum, {{who: tia, to: 2022-11-05}}]}}
"""
    picture = drawn(with_events(*ROW, head=head))
    names = texts(picture.svg, "band-name")
    assert [name for name in names if name != "Age"] == ["Plan", "Home", "Worker", "Legal status"]
    labels = texts(picture.svg, "band-label")
    assert {"A", "Child Protection (neglect)", "Amir Shah", "Section 20", "Mum's house"} == set(labels)
    assert any("(A) Child in Need, 1 July 2022 to 3 July 2022" in text for text in texts(picture.svg, "paragraph"))


def test_schools_have_a_band_where_they_have_dates() -> None:
    """Where only `school` is known nobody knows since when, so nothing is drawn over the years."""
    schools = "schools: [{name: Low School, from: 2022-01-05, to: 2022-07-20}, {name: Hill School, from: 2022-09-01}]"
    picture = drawn(with_events(*ROW, head=HEAD.replace("born: 2010-05-04", f"born: 2010-05-04, {schools}")))
    assert "School" in texts(picture.svg, "band-name")
    assert "School: Low School, 5 January 2022 to 20 July 2022; Hill School, since 1 September 2022." in picture.words
    alone = drawn(with_events(*ROW, head=HEAD.replace("born: 2010-05-04", "born: 2010-05-04, school: Hill School")))
    assert "School" not in texts(alone.svg, "band-name")


def test_ages_stand_along_the_line() -> None:
    assert {"age 12", "age 13"} <= set(texts(drawn(with_events(*ROW)).svg, "age"))


def test_a_baby_has_months_and_a_year_of_birth_alone_is_not_made_exact() -> None:
    baby = HEAD.replace("2010-05-04", "2022-11-03")
    ages = texts(drawn(with_events("date: 2023-05-22, what: A visit.", head=baby)).svg, "age")
    assert ages == ["6 months", "7 months"]
    year = HEAD.replace("2010-05-04", "2010")
    picture = drawn(with_events("date: 2023-03-05, what: A visit.", head=year))
    assert texts(picture.svg, "age") == ["age 12 or 13"]
    assert "Ages along the line are only about right: the day of birth is not known." in picture.words


def test_what_is_of_a_later_day_is_left_out_and_counted() -> None:
    picture = drawn(with_events(*ROW), day=date(2022, 7, 1))
    assert {mark.event for mark in marks(picture.svg)} == {1, 2}
    assert "1 event after 1 July 2022 is left out." in picture.words


def test_a_copy_for_the_family_holds_nothing_that_is_withheld() -> None:
    secret = "date: 2022-07-01, what: A neighbour told us., themes: [secret-theme], withhold: {from: [dad], why: Risk.}"
    internal, family = (
        drawn(with_events(*ROW, secret), audience=audience) for audience in (Audience.INTERNAL, Audience.FAMILY)
    )
    assert "neighbour" in internal.svg
    for word in ("neighbour", "secret", "Secret", "Risk", "ithheld"):
        assert word not in family.svg
        assert word not in family.words
    assert family.svg == drawn(with_events(*ROW), audience=Audience.FAMILY).svg


def test_quiet_times_with_a_plan_open_are_shaded_and_said() -> None:
    head = f"{HEAD}case: {{opened: 2022-06-01, plans: [{{plan: child-in-need, from: 2022-06-01}}]}}\n"
    text = with_events(*ROW, head=head)
    picture = draw(with_quiet(timeline(text), quiet_in(case_of(text), DAY, Policy())))
    assert classes(picture.svg).count("silence") == 2
    assert "Nothing recorded" in texts(picture.svg, "band-name")
    assert "138 days" in texts(picture.svg, "band-label")
    assert "20 June 2022 to 5 November 2022" in picture.words


def test_pairs_near_each_other_are_joined_and_never_called_a_cause() -> None:
    text = with_events(*ROW)
    found = timeline(text)
    pairs = joined_in(events_shown(case_of(text), found), "domestic-abuse", "school-absence", 7)
    picture = draw(with_joined(found, pairs))
    assert classes(picture.svg).count("join") == 1
    assert "1 of 1 event of “school absence” is within 7 days after the only one of “domestic abuse”." in picture.words
    assert "that does not say that one led to the other" in picture.words
    assert "Near 2." in " ".join(texts(picture.svg, "entry"))


@pytest.mark.parametrize("theme", list(Theme))
def test_every_look_is_read_back_right(theme: Theme) -> None:
    picture = draw(timeline(with_events(*ROW)), theme)
    assert differences(picture.svg, picture.timeline) == []


def test_a_picture_that_says_something_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    found = timeline(with_events(*ROW))
    right = draw(found).svg
    assert differences(right.replace('data-tone="strength"', 'data-tone="concern"'), found)
    assert differences(right.replace("Not at school.", "At school."), found)
    moved = right.replace(f'cx="{marks(right)[-1].x:g}"', 'cx="300"')
    assert moved != right
    monkeypatch.setattr("casekit.timeline.picture.document", lambda *_: right.replace("Shouting.", "Singing."))
    with pytest.raises(WrongPicture) as refusal:
        draw(found)
    assert "not all that happened in event 1 stands in the list" in refusal.value.sentence
