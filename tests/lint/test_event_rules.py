"""Single events: what was done, who told us, what it meant for the child."""

from textwrap import indent

import pytest
from linting import findings, pointed_at, small

from casekit.text.finding import Severity

FAMILY = "family:\n  kit: {name: Kit Vale, born: 2015-03-04}\n"
WHOLE = "{date: 2023-02-01, what: Kit came to school with a bruise., tone: concern, source: {agency: school}, "


def with_events(*events: str, family: str = FAMILY) -> str:
    """A small case file with these events, each one flow map."""
    return small(family + "chronology:\n  events:\n" + indent("".join(f"- {event}\n" for event in events), "    "))


def test_an_event_must_say_what_was_done() -> None:
    text = with_events(WHOLE + "impact: Kit cried.}")
    (found,) = findings(text, "event-without-action")
    assert found.severity is Severity.WARNING
    assert found.message == "The event of 1 February 2023 does not say what was done about it."
    assert found.public == "An event does not say what was done about it."
    assert found.place.span[:2] == (7, 14)
    assert pointed_at(text, found) == "2023-02-01"


@pytest.mark.parametrize(
    "said",
    [
        "action: A social worker visited.",
        "action: {none: The school had already asked the doctor.}",
        "action: unknown",
        "action: {unknown: yes}",
        "responses: {worker: I rang the school.}",
        "responses: {agencies: The school rang the duty team.}",
    ],
)
def test_whoever_says_what_was_done_has_said_it(said: str) -> None:
    assert not findings(with_events(WHOLE + said + "}"), "event-without-action")


@pytest.mark.parametrize(
    "said", ["action: ", "action: {}", "action: ''", "action: {by: kit}", "responses: {parents: x}"]
)
def test_an_empty_action_says_nothing(said: str) -> None:
    assert findings(with_events(WHOLE + said + "}"), "event-without-action")


@pytest.mark.parametrize("slip", ["action: [visited]", "acton: She was visited.", "action: {done: [x]}"])
def test_what_is_only_misspelt_is_not_called_missing(slip: str) -> None:
    assert not findings(with_events(WHOLE + slip + "}"), "event-without-action", readable=False)


@pytest.mark.parametrize("nothing", ["none", "Nothing", "{none: }", "{nothing: yes}", "NFA", "No further action."])
def test_nothing_done_needs_a_reason(nothing: str) -> None:
    text = with_events(WHOLE + f"action: {nothing}}}")
    (found,) = findings(text, "event-without-action", "no-action-no-reason")
    assert found.rule == "no-action-no-reason"
    assert found.severity is Severity.WARNING
    assert found.message == "The event of 1 February 2023 says that nothing was done, but not why."


def test_a_reason_for_doing_nothing_is_enough() -> None:
    for reason in ("{none: The doctor had seen Kit.}", "{nothing: yes, none: The doctor had seen Kit.}", "unknown"):
        assert not findings(with_events(WHOLE + f"action: {reason}}}"), "no-action-no-reason")


def test_the_words_that_give_no_reason_are_pointed_at() -> None:
    text = with_events(WHOLE + "action: No action.}")
    (found,) = findings(text, "no-action-no-reason")
    assert pointed_at(text, found) == "No action."


def test_an_event_must_say_who_told_us() -> None:
    text = with_events("{date: 2023-02, what: Kit came to school with a bruise.}")
    (found,) = findings(text, "event-without-source")
    assert found.message == "The event of February 2023 does not say who told us."
    assert pointed_at(text, found) == "2023-02"


@pytest.mark.parametrize("source", ["{agency: school}", "{who: kit}", "{ref: letter of 3 March}"])
def test_an_agency_a_person_or_a_document_is_a_source(source: str) -> None:
    assert not findings(with_events(f"{{date: 2023, what: Kit fell., source: {source}}}"), "event-without-source")


def test_a_source_with_only_a_day_names_nobody() -> None:
    text = with_events("{date: 2023-02-01, what: Kit fell., source: {received: 2023-02-03}}")
    assert findings(text, "event-without-source")


def test_steps_of_our_own_work_need_no_source_and_no_impact() -> None:
    text = with_events("{date: 2023-02-01, kind: core-group, what: The core group met.}")
    assert not findings(text, "event-without-source", "event-without-impact")


def test_an_event_must_say_what_it_meant_for_the_child() -> None:
    text = with_events(WHOLE + "action: A doctor saw Kit.}")
    (found,) = findings(text, "event-without-impact")
    assert found.message == "The event of 1 February 2023 does not say what it meant for Kit Vale."
    assert "Kit" not in found.public


@pytest.mark.parametrize(
    "said",
    [
        "impact: Kit cried.",
        "impact: {text: Kit was sad., basis: judgement}",
        "child_view: It hurt.",
        "responses: {child: Kit hid.}",
    ],
)
def test_what_the_child_did_or_says_is_an_impact(said: str) -> None:
    assert not findings(with_events(WHOLE + said + "}"), "event-without-impact")


@pytest.mark.parametrize(
    ("event", "asked"),
    [
        ("{date: 2023-02-01, what: A day out., tone: strength}", True),
        ("{date: 2023-02-01, what: A day out., tone: mixed}", True),
        ("{date: 2023-02-01, what: A day out.}", True),
        ("{date: 2023-02-01, what: A day out., tone: neutral}", False),
        ("{date: 2023-02-01, what: Ivo was born., kind: birth}", False),
        ("{date: 2023-02-01, what: Ivo was born early., kind: birth, tone: concern}", True),
        ("{date: 2023-02-01, what: A new worker came., kind: worker-change, tone: concern}", True),
        ("{date: 2014-02-01, what: Mara moved., tone: concern}", False),
        ("{date: 2015, what: Mara moved., tone: concern}", False),
        ("{date: ~2018, what: Mara moved., tone: concern}", False),
        ("{date: unknown, what: Mara moved., tone: concern}", False),
        ("{date: 2016, what: Mara moved., tone: concern}", True),
        ("{date: 2016, what: Mara moved., tone: concern, before_birth: yes}", False),
    ],
)
def test_impact_is_asked_of_what_surely_happened_in_the_childs_life(event: str, asked: bool) -> None:
    assert bool(findings(with_events(event), "event-without-impact")) is asked


def test_an_unborn_child_is_not_asked_what_events_meant() -> None:
    text = with_events(WHOLE + "action: A doctor came.}", family="family:\n  kit: {name: Kit, due: 2023-08-01}\n")
    assert not findings(text, "event-without-impact")


RULES = ("event-without-action", "event-without-source", "event-without-impact")


@pytest.mark.parametrize("name", RULES)
def test_a_recorded_reason_satisfies_the_rule(name: str) -> None:
    event = f"{{date: 2023-02-01, what: Kit fell., allow: [{{rule: {name}, why: The file is with the court.}}]}}"
    assert not findings(with_events(event), name)


def test_a_recorded_reason_satisfies_no_action_no_reason() -> None:
    allow = "allow: [{rule: no-action-no-reason, why: Nobody who was there can be asked.}]}"
    assert not findings(with_events(WHOLE + "action: none, " + allow), "no-action-no-reason")


@pytest.mark.parametrize("name", RULES)
def test_many_events_are_one_finding(name: str) -> None:
    (found,) = findings(with_events(*[f"{{date: 2023-02-0{day}, what: Kit fell.}}" for day in range(1, 7)]), name)
    assert found.message.startswith("6 events")
    assert len(found.labels) == 5


@pytest.mark.parametrize("name", RULES)
def test_events_still_to_come_and_closed_cases_are_left_alone(name: str) -> None:
    assert not findings(with_events("{date: 2023-07-01, what: Kit moves.}"), name)
    closed = "case: {closed: {date: 2023-05-01}}\n"
    assert not findings(with_events("{date: 2023-02-01, what: Kit fell.}", family=FAMILY + closed), name)


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2022-10-08/2022-10-09", "of 8–9 October 2022"),
        ("~2022-05", "from about May 2022"),
        ("before 2023", "from before 2023"),
        ("2022-11/", "since November 2022"),
        ("unknown", "with no known date"),
    ],
)
def test_an_event_is_named_by_its_date_as_far_as_that_is_known(date: str, said: str) -> None:
    (found,) = findings(with_events(f"{{date: {date}, what: Kit fell.}}"), "event-without-action")
    assert found.message == f"The event {said} does not say what was done about it."


def test_withheld_and_disputed_events_count_as_all_others_do() -> None:
    event = (
        "{date: 2023-02-01, what: Kit fell., withhold: {from: [kit], why: Not yet.}, disputed: [{what: Kit slipped.}]}"
    )
    assert len(findings(with_events(event), *RULES)) == 3
