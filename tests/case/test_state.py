"""The state of a case on a day: what surely holds, what may hold, and what does not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casekit.case.case import Case
from casekit.case.reading import Reader
from casekit.case.state import age_of, alive_on, is_open_on, state_on, surely_holding
from casekit.text.source import Source

FILE = """\
casekit: 1
child: amy
case:
  opened: 2022-01-10
  closed: {date: 2023-06-30}
  plans:
    - {plan: child-in-need, from: 2022-01-10, to: 2022-05-31}
    - {plan: child-protection, from: 2022-06, to: 2023-02-01}
    - {plan: early-help, from: 2023-02-02}
  legal_status:
    - {label: section 20, from: ~2022-03, to: 2022-09-01}
  workers:
    - {who: raul, from: 2022-01-10, to: 2022-08-31}
    - {who: jemima, from: 2022-09-01}
family:
  amy: {name: Amy Bell, born: 2012-03-04}
  ann: {name: Ann Bell, born: 1985}
  bob: {name: Bob Bell, born: 1950-01-02, died: 2022-06}
  cat: {name: Cat Bell, died: unknown}
  dan: {name: Dan Bell, due: 2022-12-01, born: 2022-11-28}
  gran: {name: Gran Bell, born: before 1950, died: 2010-05-05}
carers:
  - {child: amy, who: [gran, ann], as: kinship-care, from: 2022-02-01, to: 2022-03-01}
households:
  - name: Ann's house
    members: [ann, {who: amy, to: 2022-01-31}, {who: bob, from: 2021, kind: weekend}]
  - name: Gran's flat
    members: [{who: amy, from: 2022-02-01}]
relationships:
  - {between: [amy, ann], is: close, seen_by: amy, date: 2022-02-01}
  - {between: [amy, bob], is: distant, seen_by: amy, date: 2022-02-01, until: 2022-04-01}
professionals:
  raul: {name: Raul Lim}
  jemima: {name: Jemima Hart}
"""


@pytest.fixture(scope="module")
def case() -> Case:
    reading = Reader().read_source(Source("case.yaml", FILE))
    assert not reading.findings
    assert reading.case is not None
    return reading.case


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("on", "plans"),
    [
        ("2022-01-09", set()),
        ("2022-01-10", {"child-in-need"}),
        ("2022-05-31", {"child-in-need"}),
        ("2022-06-01", {"child-protection"}),
        ("2022-06-30", {"child-protection"}),
        ("2023-02-01", {"child-protection"}),
        ("2023-02-02", {"early-help"}),
        ("2030-01-01", {"early-help"}),
    ],
)
def test_plans(case: Case, on: str, plans: set[str]) -> None:
    assert state_on(case, day(on)).plan_names == plans


def test_what_a_partial_date_leaves_open_may_hold_but_does_not_surely(case: Case) -> None:
    assert case.file.case is not None
    plans = case.file.case.plans
    assert [plan.plan for plan in surely_holding(plans, day("2022-06-15"))] == []
    assert [plan.plan for plan in surely_holding(plans, day("2022-07-01"))] == ["child-protection"]


def test_legal_status_about_a_month(case: Case) -> None:
    def labels(on: str) -> list[str]:
        return [str(status.label) for status in state_on(case, day(on)).legal_status]

    assert labels("2021-01-01") == []
    assert labels("2022-03-15") == ["section 20"]
    assert labels("2022-09-02") == []


def test_workers_change_from_one_day_to_the_next(case: Case) -> None:
    def workers(on: str) -> list[str]:
        return [str(worker.who) for worker in state_on(case, day(on)).workers]

    assert workers("2022-08-31") == ["raul"]
    assert workers("2022-09-01") == ["jemima"]


def test_households(case: Case) -> None:
    before, after = state_on(case, day("2022-01-31")), state_on(case, day("2022-02-01"))
    assert [home.keys for home in before.households] == [("ann", "amy", "bob"), ()]
    assert [home.keys for home in after.households] == [("ann", "bob"), ("amy",)]
    assert [str(home.household.name) for home in after.home_of("amy")] == ["Gran's flat"]
    assert [resident.kind for resident in before.households[0].residents] == ["main", "main", "weekend"]


def test_carers(case: Case) -> None:
    assert [len(state_on(case, day(on)).carers) for on in ("2022-01-31", "2022-02-01", "2022-03-01", "2022-03-02")] == [
        0,
        1,
        1,
        0,
    ]


def test_relationships_from_the_day_they_were_seen_so(case: Case) -> None:
    def views(on: str) -> list[str]:
        return [str(view.is_) for view in state_on(case, day(on)).relationships]

    assert views("2022-01-31") == []
    assert views("2022-02-01") == ["close", "distant"]
    assert views("2022-04-02") == ["close"]


@pytest.mark.parametrize(
    ("key", "on", "alive"),
    [
        ("amy", "2012-03-03", False),
        ("amy", "2012-03-04", True),
        ("bob", "2022-05-31", True),
        ("bob", "2022-06-15", None),
        ("bob", "2022-07-01", False),
        ("cat", "2022-06-15", None),
        ("dan", "2022-11-27", False),
        ("dan", "2022-11-28", True),
        ("gran", "2010-05-04", True),
        ("gran", "2010-05-05", False),
    ],
)
def test_who_is_alive(case: Case, key: str, on: str, alive: bool | None) -> None:
    assert alive_on(case.family[key], day(on)) is alive


@pytest.mark.parametrize(
    ("key", "on", "words"),
    [
        ("amy", "2022-03-03", "9"),
        ("amy", "2022-03-04", "10"),
        ("ann", "2022-03-04", "36 or 37"),
        ("bob", "2025-01-01", "72"),
        ("dan", "2022-11-01", "before birth"),
        ("dan", "2022-12-12", "2 weeks"),
    ],
)
def test_ages_stop_at_death(case: Case, key: str, on: str, words: str) -> None:
    age = age_of(case.family[key], day(on))
    assert age is not None
    assert age.for_people() == words


def test_no_age_without_a_date_of_birth(case: Case) -> None:
    assert age_of(case.family["cat"], day("2022-01-01")) is None


@pytest.mark.parametrize(
    ("on", "is_open"),
    [("2022-01-09", False), ("2022-01-10", True), ("2023-06-30", True), ("2023-07-01", False)],
)
def test_whether_the_case_is_open(case: Case, on: str, is_open: bool) -> None:
    assert is_open_on(case, day(on)) is is_open


def test_a_case_on_the_plan_closed_is_not_open() -> None:
    text = "casekit: 1\nchild: amy\ncase:\n  plans: [{plan: closed, from: 2023-01-01}]\nfamily: {amy: {name: Amy}}\n"
    read = Reader().read_source(Source("case.yaml", text)).case
    assert read is not None
    assert is_open_on(read, day("2022-12-31"))
    assert not is_open_on(read, day("2023-01-01"))


def test_a_case_without_records_has_an_empty_state() -> None:
    read = Reader().read_source(Source("case.yaml", "casekit: 1\nchild: amy\n")).case
    assert read is not None
    state = state_on(read, day("2023-01-01"))
    assert (state.plans, state.workers, state.households, state.carers) == ((), (), (), ())
    assert is_open_on(read, day("2023-01-01"))


@given(on=st.dates(date(2020, 1, 1), date(2026, 1, 1)))
def test_what_surely_holds_is_part_of_what_holds(case: Case, on: date) -> None:
    assert case.file.case is not None
    state = state_on(case, on)
    assert set(map(id, surely_holding(case.file.case.plans, on))) <= set(map(id, state.plans))
    for home in state.households:
        assert set(home.keys) <= set(case.family)
