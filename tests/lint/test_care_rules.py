"""Children in care: reviews, health, education, the child's part; and enquiries that found nothing."""

import pytest
from linting import findings, pointed_at
from plans import case, messages, on_plan

from casekit.text.finding import Severity


class TestInCare:
    @pytest.mark.parametrize(
        ("since", "meetings", "message"),
        [
            ("2023-05-22", "", None),
            (
                "2023-05-18",
                "",
                "Ndéla Rae's review in care was due by 16 June 2023, 4 days ago (The law: 20 working days); "
                "in care since 18 May 2023, and none is recorded.",
            ),
            ("2023-02-22", "{date: 2023-03-20, kind: child-in-care-review}", None),
            (
                "2023-02-20",
                "{date: 2023-03-19, kind: child-in-care-review}",
                "Ndéla Rae's review in care was due by 19 June 2023, 1 day ago (The law: three months); "
                "the last was on 19 March 2023.",
            ),
            ("2021-02-20", "{date: 2023-01-19, kind: child-in-care-review}", None),
            (
                "2021-02-20",
                "{date: 2022-12-19, kind: child-in-care-review}",
                "Ndéla Rae's review in care was due by 19 June 2023, 1 day ago (The law: six months); "
                "the last was on 19 December 2022.",
            ),
        ],
    )
    def test_reviews(self, since: str, meetings: str, message: str | None) -> None:
        found = findings(on_plan("child-in-care", since, meetings=meetings), "cla-review-late")
        assert [one.message for one in found] == ([message] if message else [])
        assert all(one.severity is Severity.ERROR for one in found)

    def test_short_breaks_have_rules_of_their_own(self) -> None:
        text = on_plan("child-in-care", "2023-01-09", "legal_status: [{code: V4, from: 2023-01-09}]")
        assert messages(text, "cla-review-late") == [] == messages(text, "health-assessment-late")

    @pytest.mark.parametrize(
        ("born", "assessments", "count"),
        [
            ("2008-09-17", "", 1),
            ("2008-09-17", "{type: health, start: 2022-06-20}", 0),
            ("2008-09-17", "{type: health, start: 2022-06-19}", 1),
            ("2020-01-01", "{type: health, start: 2022-12-19}", 1),
            ("2020-01-01", "{type: health, start: 2022-12-20}", 0),
            ("~2018", "{type: health, start: 2022-12-19}", 0),
            ("2008-09-17", "{start: 2021-12-20}", 0),
        ],
    )
    def test_health(self, born: str, assessments: str, count: int) -> None:
        family = f"family:\n  ndela: {{name: Ndéla Rae, born: {born}}}\n"
        text = on_plan("child-in-care", "2022-01-09", f"assessments: [{assessments}]", rest=family)
        assert len(messages(text, "health-assessment-late")) == count

    @pytest.mark.parametrize(
        ("born", "since", "assessments", "count"),
        [
            ("2012-01-01", "2023-05-02", "", 1),
            ("2012-01-01", "2023-06-12", "", 0),
            ("2012-01-01", "2023-05-02", "{type: education-plan, start: 2023-05-30}", 0),
            ("2020-01-01", "2023-05-02", "", 0),
            ("2006-01-01", "2023-05-02", "", 0),
        ],
    )
    def test_education_plan(self, born: str, since: str, assessments: str, count: int) -> None:
        family = f"family:\n  ndela: {{name: Ndéla Rae, born: {born}}}\n"
        text = on_plan("child-in-care", since, f"assessments: [{assessments}]", rest=family)
        assert len(messages(text, "pep-late")) == count

    def test_the_child_s_part_in_the_review(self) -> None:
        text = on_plan("child-in-care", "2023-04-03", meetings="{date: 2023-04-27, kind: child-in-care-review}")
        (found,) = findings(text, "child-participation-missing")
        assert found.message == "The review of 27 April 2023 does not say how Ndéla Rae took part."
        assert pointed_at(text, found) == "2023-04-27"


def test_an_enquiry_that_found_nothing() -> None:
    rule = "s47-unsubstantiated-retention"
    text = case("s47: [{start: 2023-01-10, end: 2023-02-01, substantiated: no}]")
    assert len(messages(text, rule)) == 1
    assert messages(case("s47: [{end: 2023-02-01, substantiated: yes}]"), rule) == []
    assert messages(case("s47: [{end: 2023-02-01, substantiated: no}]", "retention: {until: 2033}"), rule) == []
