"""Rules that compare a case file with its earlier versions: what counts as lost or reworded, and what does not."""

from datetime import date
from textwrap import dedent, indent

import pytest
from linting import case_of, findings_in, small

from casekit.history.past import Snapshot, file_history

SAVED = date(2023, 1, 2)
CHANGED = date(2023, 5, 2)
POLICE = "{date: 2022-06-18, what: A neighbour rang the police about shouting.}"
SCHOOL = "{date: 2022-11-03, what: 'School: eleven days were missed.'}"


def said(
    now: str, *earlier: tuple[date, str], rule: str, day: date = CHANGED, commit: str | None = "1" * 40
) -> list[str]:
    """What a rule says of a file as it was saved on a day, by the versions before, newest first."""
    versions = [Snapshot(day, commit, now), *(Snapshot(on, "2" * 40, text) for on, text in earlier)]
    found = findings_in(case_of(now), [rule], history=file_history(versions))
    return [finding.message for finding in found]


def events(*items: str) -> str:
    lines = "\n".join(f"- {item}" for item in items)
    return small("chronology:\n  events:\n") + indent(lines, "    ") + "\n"


def part(name: str, *items: str) -> str:
    return small(f"{name}:\n") + "".join(f"  - {item}\n" for item in items)


BLOCK = """\
casekit: 1
child: kit
chronology:
  events:

    # The police
    - date: 2022-06-18
      what: >
        A neighbour rang the police
        about shouting.
    - date: 2022-11-03
      what: "School: eleven days were missed."
"""
FLOW = small(f"chronology: {{events: [{POLICE}, {SCHOOL}]}}\n")
FLAT = small(f"chronology:\n  events:\n  - {POLICE}\n  - {SCHOOL}\n")

KEPT = {
    "nothing changed": events(POLICE, SCHOOL),
    "another order": events(SCHOOL, POLICE),
    "written on several lines": BLOCK,
    "written in brackets": FLOW,
    "written with less indent": FLAT,
    "another date": events(POLICE.replace("06-18", "06-19"), SCHOOL),
    "other words on the same day": events("{date: 2022-06-18, what: Officers came and went.}", SCHOOL),
    "joined with another": events(
        "{date: 2022-11-03, what: 'School: eleven days were missed. A neighbour rang the police about shouting.'}"
    ),
    "moved to the visits": events(SCHOOL)
    + "visits:\n  - {date: 2022-06-18, notes: A neighbour rang the police about shouting.}\n",
}


@pytest.mark.parametrize("now", KEPT.values(), ids=KEPT.keys())
def test_an_event_that_is_still_there(now: str) -> None:
    assert said(now, (SAVED, events(POLICE, SCHOOL)), rule="history-lost") == []


FORMS = {"lines": BLOCK, "brackets": FLOW, "flat": FLAT, "items": events(POLICE, SCHOOL)}


@pytest.mark.parametrize("before", FORMS.values(), ids=FORMS.keys())
def test_an_event_that_is_gone(before: str) -> None:
    (message,) = said(events(SCHOOL), (SAVED, before), rule="history-lost")
    assert message == "The event of 18 June 2022, first saved on 2 January 2023, has been gone since 2 May 2023."


def test_entries_that_are_told_in_the_same_way_are_not_one() -> None:
    rest = "tone: concern, source: {agency: school, who: jo}, impact: Kit was upset and did not want to go to school."
    one, other = (
        f"{{date: 2022-06-18, what: Kit broke an arm at the swings., {rest}}}",
        f"{{date: 2022-09-20, what: Kit lost a coat., {rest}}}",
    )
    assert len(said(events(other), (SAVED, events(one, other)), rule="history-lost")) == 1


def test_a_loss_has_the_day_on_which_it_came() -> None:
    versions = [(date(2023, 4, 1), events(SCHOOL)), (date(2023, 3, 1), events(POLICE, SCHOOL)), (SAVED, events(POLICE))]
    (message,) = said(events(SCHOOL, "{date: 2023-05-01, what: Kit swam.}"), *versions, rule="history-lost")
    assert "has been gone since 1 April 2023" in message


def test_an_event_that_is_gone_soon_after_it_was_saved_was_a_slip() -> None:
    assert said(events(SCHOOL), (date(2023, 4, 10), events(POLICE, SCHOOL)), rule="history-lost") == []


def test_all_events_gone() -> None:
    now = small("")
    messages = said(now, (SAVED, events(POLICE, SCHOOL)), rule="history-lost")
    assert len(messages) == 2


def test_a_double_that_was_taken_out() -> None:
    double = "{date: 2022-06-18, what: A neighbour rang the police about some shouting.}"
    assert said(events(POLICE), (SAVED, events(POLICE, double)), rule="history-lost") == []


PARTS = [
    ("decisions", "{date: 2022-06-18, what: The police are asked.}", "The decision of 18 June 2022"),
    ("visits", "{date: 2022-06-18, by: jo, kind: home}", "The visit of 18 June 2022"),
    ("meetings", "{date: 2022-06-18, kind: core-group}", "The meeting of 18 June 2022"),
]


@pytest.mark.parametrize(("name", "item", "words"), PARTS)
def test_other_entries_that_are_gone(name: str, item: str, words: str) -> None:
    other = item.replace("2022-06-18", "2022-08-01")
    other = other.replace("The police are asked", "Gran is told of the plan")
    (message,) = said(part(name, other), (SAVED, part(name, item, other)), rule="history-lost")
    assert message.startswith(words)
    assert said(part(name, other, item), (SAVED, part(name, item, other)), rule="history-lost") == []


def test_a_version_that_cannot_be_read_is_passed_by() -> None:
    broken = events(POLICE, SCHOOL).replace("what: A", 'what: "A')
    assert said(events(POLICE, SCHOOL), (SAVED, broken), rule="history-lost") == []
    assert said(events(SCHOOL), (SAVED, broken), rule="history-lost") == []


@pytest.mark.parametrize(
    "now",
    [
        "{date: 2022-06-18, what: A neighbour rang the fire brigade about smoke.}",
        "{date: 2022-06-18, what: A neighbour never rang the police about shouting.}",
        "{date: 2022-06-20, what: A neighbour rang the police about shouting.}",
        "{date: 2022-06, what: A neighbour rang the police about shouting.}",
    ],
)
def test_facts_that_were_changed_long_after(now: str) -> None:
    before = (
        POLICE.replace("never", "") if "never" not in now else POLICE.replace("A neighbour", "Nobody but a neighbour")
    )
    (message,) = said(events(now, SCHOOL), (SAVED, events(before, SCHOOL)), rule="backdated-edit")
    assert "was first saved on 2 January 2023; its facts were changed on 2 May 2023" in message
    soon = said(events(now, SCHOOL), (SAVED, events(before, SCHOOL)), rule="backdated-edit", day=date(2023, 1, 20))
    assert soon == []


@pytest.mark.parametrize(
    "now",
    [
        POLICE.replace("shouting", "shouting. In May Gran said that it was Dad"),
        POLICE.replace("shouting", "shoutting"),
        POLICE.replace("}", ", significance: It shows how loud it was.}"),
        POLICE.replace("}", ", action: {done: A social worker visited., finished: 2022-06-24}}"),
        POLICE.replace("police about shouting.", "fire brigade.").replace(
            "}", ", disputed: [{by: dad, what: It was the radio.}]}"
        ),
    ],
)
def test_what_may_be_added_later(now: str) -> None:
    assert said(events(now, SCHOOL), (SAVED, events(POLICE, SCHOOL)), rule="backdated-edit") == []


def test_a_closer_date_is_no_change() -> None:
    before = events(POLICE.replace("2022-06-18", "2022"))
    assert said(events(POLICE), (SAVED, before), rule="backdated-edit") == []


def test_a_reason_on_the_event() -> None:
    now = POLICE.replace("police about shouting", "fire brigade about smoke")
    allow = ", allow: [{rule: backdated-edit, why: It was another call., by: jo}]}"
    assert len(said(events(now), (SAVED, events(POLICE)), rule="backdated-edit")) == 1
    assert said(events(now[:-1] + allow), (SAVED, events(POLICE)), rule="backdated-edit") == []


def summary(updated: str, **sections: str) -> str:
    lines = "".join(f"  {name}: {text}\n" for name, text in sections.items())
    return small(f"case: {{opened: 2023-01-02}}\nsummary:\n  updated: {updated}\n{lines}")


WORRIES = "You saw Mum and Dad fight, and it frightened you."
WELL = "You like school."
BEFORE = summary("2023-01-02", worries=WORRIES, working_well=WELL)


def test_a_summary_with_text_added_at_the_end() -> None:
    now = summary("2023-05-02", worries=WORRIES, working_well=f"{WELL} Now you swim as well.")
    (message,) = said(now, (SAVED, BEFORE), rule="summary-only-appended")
    assert "This summary of 2 May 2023 is the one saved on 2 January 2023" in message


@pytest.mark.parametrize(
    "now",
    [
        summary("2023-05-02", worries=WORRIES, working_well=WELL),
        summary("2023-05-02", worries="It is quiet at home now.", working_well=f"{WELL} Now you swim as well."),
        summary("2023-05-02", worries=WORRIES, working_well=WELL, progress="Things go well at home and at school."),
        summary("2023-01-02", worries=WORRIES, working_well=f"{WELL} Now you swim as well."),
    ],
)
def test_a_summary_that_did_not_only_grow(now: str) -> None:
    assert said(now, (SAVED, BEFORE), rule="summary-only-appended") == []


def test_the_last_version_with_another_date_counts() -> None:
    now = summary("2023-05-02", worries=WORRIES, working_well=f"{WELL} Now you swim as well.")
    between = summary("2023-05-02", worries=WORRIES, working_well=f"{WELL} Now you swim.")
    assert len(said(now, (date(2023, 5, 1), between), (SAVED, BEFORE), rule="summary-only-appended")) == 1


def test_a_summary_that_was_changed_under_its_old_date() -> None:
    now = summary("2023-01-02", worries="It is quiet at home since Dad has moved out.", working_well=WELL)
    (message,) = said(now, (SAVED, BEFORE), rule="summary-date-not-changed")
    assert message == "The text of the summary was changed on 2 May 2023, but its date still says 2 January 2023."


@pytest.mark.parametrize(
    "now",
    [
        BEFORE,
        BEFORE.replace("fight", "fighting"),
        summary("2023-05-02", worries="It is quiet at home since Dad has moved out.", working_well=WELL),
    ],
)
def test_a_summary_whose_date_is_right(now: str) -> None:
    assert said(now, (SAVED, BEFORE), rule="summary-date-not-changed") == []


def test_a_summary_that_was_finished_on_its_own_day() -> None:
    now = summary("2023-01-02", worries="It is quiet at home since Dad has moved out.", working_well=WELL)
    assert said(now, (SAVED, BEFORE), rule="summary-date-not-changed", day=SAVED) == []


def test_public_messages_hold_nothing_of_the_case() -> None:
    now = dedent(events(SCHOOL).replace("School", "Qzxa"))
    history = file_history(
        [
            Snapshot(CHANGED, None, now),
            Snapshot(
                SAVED,
                "2" * 40,
                events(
                    POLICE.replace("neighbour", "Qzxb"), SCHOOL.replace("School", "Nursery").replace("eleven", "ten")
                ),
            ),
        ]
    )
    found = findings_in(case_of(now), ["history-lost", "backdated-edit", "uncommitted"], history=history)
    assert {finding.rule for finding in found} == {"history-lost", "backdated-edit", "uncommitted"}
    assert not any("qzx" in finding.public.casefold() or "2022" in finding.public for finding in found)
