"""Where the chronology begins, in what order it stands, and how much is in it."""

import pytest
from linting import DAY, findings, pointed_at, small

from casekit.policy.policy import Policy
from casekit.policy.reading import read_policy
from casekit.text.finding import Severity

KIT = "family:\n  kit: {name: Kit Vale, born: 2015-03-04}\n"
OPENED = "case: {opened: 2022-11-03}\n"
REACH = ("chronology-starts-late", "no-history-before-involvement", "birth-not-recorded")


def case_with(*events: str, before: str = KIT + OPENED) -> str:
    """A small case whose events are these flow maps."""
    return small(before + "chronology:\n  events:\n" + "".join(f"    - {event}\n" for event in events))


def policy_with(key: str, word: str) -> Policy:
    """The default policy with one value of an authority's own."""
    policy, problems = read_policy(f'[policy]\n"{key}" = "{word}"\n', "casekit.toml")
    assert not problems
    return policy


def test_a_chronology_that_begins_after_the_work_is_one_finding() -> None:
    text = case_with("{date: 2022-11-10, what: Kit moved.}", "{date: 2022-11-06, what: Kit fell.}")
    (found,) = findings(text, *REACH)
    assert found.rule == "chronology-starts-late"
    assert found.severity is Severity.WARNING
    assert found.message == (
        "The chronology begins with 6 November 2022, 3 days after the work began (3 November 2022); it is to start on "
        "that day and hold what went before (Kent guidance)."
    )
    assert "November" not in found.public
    assert pointed_at(text, found) == "2022-11-06"


def test_only_the_time_of_the_work_is_no_history() -> None:
    (found,) = findings(case_with("{date: 2022-11-03, what: Kit moved.}"), *REACH)
    assert found.rule == "no-history-before-involvement"
    assert "with Kit Vale began" in found.message and "Kit" not in found.public


@pytest.mark.parametrize("when", ["2022-11", "2022", "~2022-11-03", "before 2023", "unknown"])
def test_an_event_that_may_be_from_before_is_enough(when: str) -> None:
    assert not findings(case_with(f"{{date: {when}, what: Kit moved.}}"), *REACH[:2])


@pytest.mark.parametrize(
    ("family", "opened"),
    [
        ("family:\n  kit: {name: Kit Vale, born: 2023-01-04}\n", OPENED),
        ("family:\n  kit: {name: Kit Vale, due: 2023-09-01}\n", OPENED),
        ("family:\n  kit: {name: Kit Vale}\n", OPENED),
        (KIT, ""),
    ],
)
def test_nobody_asks_for_history_where_there_may_be_none(family: str, opened: str) -> None:
    assert not findings(case_with("{date: 2022-11-03, what: Kit moved.}", before=family + opened), REACH[1])


def test_the_birth_is_asked_for_where_there_is_history() -> None:
    (found,) = findings(case_with("{date: 2019, what: Kit moved.}", "{date: 2022-11-03, what: x}"), *REACH)
    assert (found.rule, found.severity) == ("birth-not-recorded", Severity.ADVICE)
    assert found.message == "The birth of Kit Vale (4 March 2015) is not in the chronology."


@pytest.mark.parametrize(
    "event", ["{date: 2015-03-04, kind: stability, what: x}", "{date: 2015, kind: birth, what: x}"]
)
def test_an_event_on_the_day_or_a_birth_that_may_be_the_childs_is_enough(event: str) -> None:
    assert not findings(case_with(event, "{date: 2022-11-03, what: x}"), *REACH)


def test_a_brothers_birth_is_not_the_childs() -> None:
    text = case_with("{date: 2017-03-04, kind: birth, what: Ivo was born.}", "{date: 2022-11-03, what: x}")
    assert [found.rule for found in findings(text, *REACH)] == ["birth-not-recorded"]


def test_an_authority_may_ask_for_less() -> None:
    text = case_with("{date: 2022-11-03, what: Kit moved.}")
    assert not findings(text, *REACH, policy=policy_with("chronology.scope_start", "involvement"))
    history = case_with("{date: 2019, what: Kit moved.}", "{date: 2022-11-03, what: x}")
    assert not findings(history, *REACH, policy=policy_with("chronology.scope_start", "history"))


def test_events_out_of_order_are_one_finding() -> None:
    text = case_with(
        "{date: 2022-02-01, what: a}", "{date: 2021-03-01, what: b}", "{date: 2023, what: c}", "{date: 2020, what: d}"
    )
    (found,) = findings(text, "out-of-date-order")
    assert found.message == "The event of 1 March 2021 stands after a later one. 1 more stands so too."
    assert pointed_at(text, found) == "2021-03-01"
    assert len(found.labels) == 1


@pytest.mark.parametrize(
    "dates",
    [
        ["2020", "2020-05-01", "2020", "2021"],
        ["2023-01-02", "2022", "2021-05"],
        ["2020-05-01", "2020-05-01"],
        ["~2021", "2019-06-01", "2022"],
        ["unknown", "2019", "unknown"],
    ],
)
def test_what_may_be_in_order_or_runs_backwards_is_left_alone(dates: list[str]) -> None:
    assert not findings(case_with(*[f"{{date: {one}, what: x}}" for one in dates]), "out-of-date-order")


def busy(**counts: int) -> str:
    """A case with so many events in a month of 2023: `m03=13`."""
    events = [f"{{date: 2023-{name[1:]}, what: x}}" for name, count in counts.items() for _ in range(count)]
    return case_with(*events)


def test_three_busy_months_are_worth_a_question() -> None:
    (found,) = findings(busy(m02=2, m03=13, m04=13, m05=14), "too-many-entries")
    assert found.severity is Severity.ADVICE
    assert found.message == (
        "The chronology has 40 events in the three months to May 2023; are all of them significant "
        "(casekit default: 12 entries a month)?"
    )
    assert "2023" not in found.public


@pytest.mark.parametrize("counts", [{"m03": 12, "m04": 13, "m05": 14}, {"m02": 20, "m04": 20, "m05": 20}, {"m05": 60}])
def test_busy_months_that_do_not_follow_each_other_are_not(counts: dict[str, int]) -> None:
    assert not findings(busy(**counts), "too-many-entries")


def test_two_thousand_events_are_looked_at_quickly() -> None:
    dates = [f"{1990 + n // 70}-{n % 12 + 1:02}-{n % 27 + 1:02}" for n in range(2000)]
    text = case_with(*[f"{{date: {day}, what: Kit was at home.}}" for day in dates])
    assert {found.rule for found in findings(text, "chronology", day=DAY)} >= {"out-of-date-order"}
