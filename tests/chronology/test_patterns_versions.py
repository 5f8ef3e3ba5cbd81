"""Dates of the structured record that were others in a version that git has kept."""

from datetime import date

import pytest

from casekit.case.dates import for_people
from casekit.history.past import Snapshot
from casekit.patterns.contradictions import Others
from casekit.patterns.names import SectionName
from casekit.patterns.record_versions import earlier_records
from casekit.text.source import Source
from patterned import section

NOW = """casekit: 1
child: kit
# A comment above.
case:
  opened: 2022-01-05
  plans:
    - {plan: child-in-need, from: 2022-01-10, to: 2022-03-01}
    - {plan: child-in-need, from: 2022-06-01}
  placements:
    - {household: Gran's home, from: 2022-06-02}
family:
  kit: {name: Kit Hart, born: 2012-03-03, schools: [{name: Hill School, from: 2021-09-01}]}
households:
  - {name: Gran's home, members: [{who: kit, from: 2022-06-02}]}
"""
SAVED = date(2023, 1, 1)


def earlier(*replaced: tuple[str, str], saved: date = SAVED) -> list[str]:
    """What is said of today's file beside one version, in which some words were others."""
    old = NOW
    for now, before in replaced:
        assert now in old
        old = old.replace(now, before)
    found = earlier_records(Source("case.yaml", NOW), [Snapshot(saved, "c0ffee", old)])
    return [
        f"{one.what}: {for_people(one.today)}, was {for_people(one.dated)}, line {one.place.span.line}" for one in found
    ]


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        ("born: 2012-03-03", "born: 2012-03-02", "date of birth: 3 March 2012, was 2 March 2012, line 12"),
        ("from: 2022-01-10", "from: 2022-01-12", "plan, beginning: 10 January 2022, was 12 January 2022, line 7"),
        ("to: 2022-03-01", "to: 2022-03-05", "plan, end: 1 March 2022, was 5 March 2022, line 7"),
        ("home, from: 2022-06-02", "home, from: 2022-07", "placement, beginning: 2 June 2022, was July 2022, line 10"),
        ("from: 2021-09-01", "from: 2021-09-08", "school, beginning: 1 September 2021, was 8 September 2021, line 12"),
        (
            "kit, from: 2022-06-02",
            "kit, from: 2021",
            "member of a household, beginning: 2 June 2022, was 2021, line 14",
        ),
        ("opened: 2022-01-05", "opened: 2022-01-04", "opening of the case: 5 January 2022, was 4 January 2022, line 5"),
    ],
)  # fmt: skip
def test_a_date_that_was_another_is_said_with_its_line(now: str, before: str, said: str) -> None:
    assert earlier((now, before)) == [said]


def test_a_closer_date_a_new_record_and_a_plan_for_the_future_are_no_contradictions() -> None:
    assert earlier(("born: 2012-03-03", "born: 2012-03")) == []
    assert earlier(("    - {plan: child-in-need, from: 2022-06-01}\n", ""), ("2022-01-10", "2022-01-12")) == []
    assert earlier(("to: 2022-03-01", "to: 2022-04-01"), saved=date(2022, 2, 1)) == []
    assert earlier() == []


def test_it_stands_under_contradictions() -> None:
    source = Source("case.yaml", NOW)
    before = Snapshot(SAVED, "c0ffee", NOW.replace("2012-03-03", "2012-03-02"))
    found = section(
        "family: {kit: {name: Kit Hart, born: 2012-03-03}}",
        SectionName.CONTRADICTIONS,
        others=Others(records=earlier_records(source, [before])),
    )
    assert [one.words for one in found.figures] == [
        "Date of birth: 3 March 2012 today, 2 March 2012 in the versions saved before 1 January 2023."
    ]
