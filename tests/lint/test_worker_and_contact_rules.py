"""Workers, telephone numbers, professionals, and professionals who have left."""

from datetime import date

import pytest
from linting import BASE, findings, pointed_at, small, with_fields

from casekit.text.finding import Severity

PEOPLE = """\
family:
  kit: {name: Kit Vale, born: 2014-03-02}
  rosa: {name: Rosa Vale, born: 1990, parental_responsibility: yes, phone: "01134960101"}
couples: [{partners: [rosa], children: [kit]}]
professionals:
  nadia: {name: Nadia Rahman, role: early-help-worker, agency: early-help, phone: "01134960110"}
  msfox: {name: Ms Fox, role: head-of-year, agency: school}
"""


def workers(*entries: str, opened: str = "2023-01-09") -> str:
    lines = "".join(f"    - {{{entry}}}\n" for entry in entries)
    return small(f"{PEOPLE}case:\n  opened: {opened}\n  workers:\n{lines}")


class TestNoAllocatedWorker:
    def test_the_last_one_has_left(self) -> None:
        text = workers("who: nadia, from: 2023-01-09, to: 2023-06-01")
        (found,) = findings(text, "no-allocated-worker")
        assert found.message == "Kit Vale has no worker since Nadia Rahman left (1 June 2023)."
        assert found.severity is Severity.ERROR
        assert pointed_at(text, found) == "2023-06-01"

    def test_none_at_all(self) -> None:
        (found,) = findings(small(PEOPLE + "case: {id: EH-1}\n"), "no-allocated-worker")
        assert found.message == "Kit Vale has no worker."

    @pytest.mark.parametrize("entry", ["who: nadia", "who: nadia, from: 2023-06", "who: nadia, to: 2023-06-20"])
    def test_silent(self, entry: str) -> None:
        assert findings(workers(entry), "no-allocated-worker") == ()

    def test_silent_of_a_closed_case(self) -> None:
        text = small(PEOPLE + "case: {closed: {date: 2023-01-01, reason: Done.}}\n")
        assert findings(text, "no-allocated-worker") == ()


class TestWorkerGap:
    RULE = "worker-gap"

    def test_days_between_two_workers(self) -> None:
        text = workers("who: nadia, from: 2023-01-09, to: 2023-03-03", "who: msfox, from: 2023-04-07")
        (found,) = findings(text, self.RULE)
        assert found.message == "There was no worker from 4 March 2023 to 6 April 2023 (34 days) after Nadia Rahman."
        assert found.public == "There was no worker for 34 days."
        assert pointed_at(text, found) == "2023-04-07"

    def test_days_before_the_first_worker(self) -> None:
        (found,) = findings(workers("who: nadia, from: 2023-01-23"), self.RULE)
        assert found.message == "There was no worker from 9 January 2023 to 22 January 2023 (14 days)."

    @pytest.mark.parametrize(
        "entries",
        [
            ("who: nadia, from: 2023-01-09, to: 2023-03-03", "who: msfox, from: 2023-03-06"),
            ("who: nadia, from: 2023-01-09, to: 2023-04-06", "who: msfox, from: 2023-04-11"),
            ("who: nadia, from: 2023-01-09, to: 2023-03", "who: msfox, from: 2023-04"),
            ("who: nadia, from: 2023-01-09, to: 2023-03-03", "who: msfox"),
            ("who: nadia, from: 2023-01-09", "who: msfox, from: 2023-05-01"),
        ],
        ids=["a weekend", "Easter", "months", "no beginning", "two at once"],
    )
    def test_silent(self, entries: tuple[str, ...]) -> None:
        assert findings(workers(*entries), self.RULE) == ()


class TestManyWorkerChanges:
    RULE = "many-worker-changes"

    def test_three_within_a_year(self) -> None:
        text = workers("who: a, from: 2022-01-01, to: 2022-09-01", "who: b, to: 2023-01-01", "who: c, from: 2023-01-02")
        assert findings(text, self.RULE) == ()
        text = text.replace("who: b, to", "who: b, from: 2022-09-02, to")
        (found,) = findings(text, self.RULE)
        assert found.message.startswith("Kit Vale has had 3 workers within 12 months (")
        assert findings(text, self.RULE, day=date(2023, 9, 2)) == ()

    def test_one_who_comes_back_counts_once(self) -> None:
        text = workers("who: a, to: 2023-01-01", "who: b, from: 2023-01-02, to: 2023-03-01", "who: a, from: 2023-03-02")
        assert findings(text, self.RULE) == ()


class TestContactsMissing:
    RULE = "contacts-missing"

    def test_nobody_at_home_has_a_number(self) -> None:
        text = workers("who: nadia").replace(', phone: "01134960101"', "")
        (found,) = findings(text, self.RULE)
        assert found.message == "There is no telephone number for Rosa Vale."
        assert found.public == "There is no telephone number for parents or carers."
        assert pointed_at(text, found) == "Rosa Vale"

    def test_neither_has_one(self) -> None:
        text = workers("who: nadia").replace("phone:", "email:")
        (found,) = findings(text, self.RULE)
        assert found.message == "There is no telephone number for Rosa Vale, nor for Nadia Rahman."

    def test_silent_where_nobody_can_be_reached_for_another_rule_says_so(self) -> None:
        text = workers("who: nadia").replace(', phone: "01134960101"', "").replace(', phone: "01134960110"', "")
        assert findings(text, self.RULE) == ()

    def test_silent(self) -> None:
        assert findings(workers("who: nadia"), self.RULE) == ()


class TestProfessionalsMissing:
    RULE = "professionals-missing"

    @pytest.mark.parametrize(("born", "who"), [("2014-03-02", "from school"), ("2020-03-02", "from health")])
    def test_only_the_service_itself(self, born: str, who: str) -> None:
        text = workers("who: nadia").replace("born: 2014-03-02", f"born: {born}")
        text = text.replace("msfox: {name: Ms Fox, role: head-of-year, agency: school}", "")
        (found,) = findings(text, self.RULE)
        assert who in found.message

    @pytest.mark.parametrize("born", ["2006-03-02", "2007", "unknown"])
    def test_silent_of_other_ages(self, born: str) -> None:
        text = workers("who: nadia").replace("born: 2014-03-02", f"born: {born}")
        assert findings(text.replace("agency: school", "agency: social-care"), self.RULE) == ()

    def test_an_agency_that_casekit_does_not_know_may_be_the_school(self) -> None:
        assert findings(workers("who: nadia").replace("agency: school", "agency: Park Lane"), self.RULE) == ()


class TestProfessionalEndedStillListed:
    RULE = "professional-ended-still-listed"

    def test_one_finding_with_all_that_they_still_do(self) -> None:
        text = BASE.replace("monitors: [christian, jemima]", "monitors: [raul]").replace(
            "who: jemima, due: 2023-05-20", "who: raul, due: 2023-05-20"
        )
        (found,) = findings(text, self.RULE)
        assert found.message.startswith(
            "Raul Limington left (3 March 2023) and still checks that the safety plan works"
        )
        assert found.public.startswith("A professional who has left still checks")

    def test_what_was_done_is_history(self) -> None:
        fields = "mapping: {date: 2023-02-01, next_steps: [{what: Ring., who: raul, done: 2023-02-05}]}"
        assert findings(with_fields(fields), self.RULE) == ()
