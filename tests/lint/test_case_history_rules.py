"""Birthdays that change what is due, referrals and protection plans that come again."""

from datetime import date

import pytest
from linting import findings, pointed_at, small


def case(fields: str, born: str = "2007-09-17") -> str:
    indented = "".join(f"  {line}\n" for line in fields.splitlines())
    return small(f"family: {{kit: {{name: Kit Vale, born: {born}}}}}\ncase:\n{indented}")


CARE = "plans: [{plan: child-in-care, from: 2022-11-03}]"
LEAVER = "plans: [{plan: care-leaver, from: 2022-11-03}]"


class TestTurning:
    RULE = "turning-16-18-25"

    @pytest.mark.parametrize(
        ("fields", "born", "words"),
        [
            (CARE, "2007-09-17", "turns 16 on 17 September 2023"),
            (CARE, "2005-12-20", "turns 18 on 20 December 2023"),
            (LEAVER, "1998-09", "turns 25 between 1 September 2023 and 30 September 2023"),
        ],
    )
    def test_near(self, fields: str, born: str, words: str) -> None:
        (found,) = findings(case(fields, born), self.RULE)
        assert words in found.message

    @pytest.mark.parametrize(
        ("fields", "born"),
        [
            (CARE, "2005-12-21"),
            (CARE, "2007-06-19"),
            (LEAVER, "2007-09-17"),
            (CARE, "2007"),
            ("plans: [{plan: early-help, from: 2022-11-03}]", "2007-09-17"),
        ],
        ids=["six months and a day", "yesterday", "too young to leave", "only a year", "another plan"],
    )
    def test_silent(self, fields: str, born: str) -> None:
        assert findings(case(fields, born), self.RULE) == ()


class TestReReferral:
    RULE = "re-referral"

    def test_two_within_a_year(self) -> None:
        text = case("referrals: [{date: 2022-09-02}, {date: 2023-02-14}]")
        (found,) = findings(text, self.RULE)
        assert found.message == (
            "There were 2 referrals within 12 months (2 September 2022 to 14 February 2023): "
            "what is different this time?"
        )
        assert pointed_at(text, found) == "2023-02-14"
        assert findings(text, self.RULE, day=date(2023, 9, 3)) == ()

    @pytest.mark.parametrize("dates", ["[{date: 2022}, {date: 2023-02-14}]", "[{date: 2023-02-14}]"])
    def test_silent(self, dates: str) -> None:
        assert findings(case(f"referrals: {dates}"), self.RULE) == ()

    def test_a_reason_on_either_referral_will_do(self) -> None:
        reason = "allow: [{rule: re-referral, why: The school sent it twice.}]"
        text = case(f"referrals: [{{date: 2022-09-02, {reason}}}, {{date: 2023-02-14}}]")
        assert findings(text, self.RULE) == ()


class TestRepeatOrLong:
    RULE = "repeat-or-long-cp"

    def test_a_plan_before(self) -> None:
        plans = "[{plan: child-protection, from: 2019-03, to: 2019-12}, {plan: child-protection, from: 2023-02-01}]"
        (found,) = findings(case(f"plans: {plans}"), self.RULE)
        assert found.message == "Kit Vale had a child protection plan before; it ended December 2019."

    def test_a_change_of_category_is_no_second_plan_but_counts_as_time(self) -> None:
        plans = (
            "[{plan: child-protection, category: neglect, from: 2021-03-01, to: 2022-02-28}, "
            "{plan: child-protection, category: emotional, from: 2022-03-01}]"
        )
        (found,) = findings(case(f"plans: {plans}"), self.RULE)
        assert "since 1 March 2021" in found.message and "two years" in found.message

    def test_silent(self) -> None:
        assert findings(case("plans: [{plan: child-protection, from: 2021-06-20}]"), self.RULE) == ()
        assert len(findings(case("plans: [{plan: child-protection, from: 2021-06-19}]"), self.RULE)) == 1
