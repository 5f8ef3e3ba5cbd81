"""That the genogram is made, with whom, and that it stays true: also in reports to conferences."""

from datetime import date

import pytest
from linting import findings, pointed_at, small

from casekit.policy.reading import read_policy
from casekit.text.finding import Severity

FAMILY = """\
family:
  kit: {name: Kit Vale, born: 2014-03-02}
  rosa: {name: Rosa Vale, born: 1990}
  lee: {name: Lee Marsh, born: 1989}
couples: [{partners: [lee, rosa], children: [kit]}]
"""


def case(fields: str, more: str = "") -> str:
    indented = "".join(f"  {line}\n" for line in fields.splitlines())
    return small(f"{FAMILY}case:\n{indented}{more}")


NEED = "opened: 2023-01-09\nplans: [{plan: child-in-need, from: 2023-01-09}]"
HELP = "opened: 2023-01-09\nplans: [{plan: early-help, from: 2023-01-09}]"
YOUTH = "opened: 2023-01-09\nplans: [{plan: youth-justice, from: 2023-01-09}]"
MADE = "genogram: {made: 2023-02-01, with: [kit, rosa]}\n"


class TestGenogramRequired:
    RULE = "genogram-required"

    @pytest.mark.parametrize(
        ("fields", "more", "severity"),
        [
            (NEED, "", Severity.WARNING),
            (
                f"{HELP}\nassessments: [{{type: social-work, start: 2023-02-01, completed: 2023-03-01}}]",
                "",
                Severity.WARNING,
            ),
            (f"{HELP}\ns47: [{{strategy_date: 2023-06-19}}]", "", Severity.ERROR),
            (f"{NEED}\nconferences: [{{kind: icpc, date: 2023-06-01}}]", "", Severity.ERROR),
            (
                YOUTH,
                "chronology: {events: [{date: 2023-02-01, kind: mappa, what: A meeting was held.}]}\n",
                Severity.WARNING,
            ),
        ],
        ids=["child in need", "assessed", "section 47", "conference", "youth justice with MAPPA"],
    )
    def test_thresholds(self, fields: str, more: str, severity: Severity) -> None:
        (found,) = findings(case(fields, more), self.RULE)
        assert found.severity is severity
        assert "Kit Vale" in found.message and "Kit" not in found.public
        assert findings(case(fields, more + MADE), self.RULE) == ()

    @pytest.mark.parametrize(
        "fields",
        [
            HELP,
            YOUTH,
            "opened: 2023-06-01\nplans: [{plan: child-in-need, from: 2023-06-01}]",
            "opened: 2023-01-09\nplans: [{plan: early-help}]\ns47: [{strategy_date: 2019-06-19}]",
            f"{HELP}\ns47: [{{strategy_date: 2023-06-26}}]",
            f"{NEED}\nclosed: {{date: 2023-05-01, reason: Done.}}",
        ],
        ids=["early help", "youth justice", "just begun", "an enquiry of old", "an enquiry to come", "closed"],
    )
    def test_silent(self, fields: str) -> None:
        assert findings(case(fields), self.RULE) == ()

    def test_the_authority_says_from_when(self) -> None:
        early, late = (
            read_policy(f'[policy]\ngenogram.required_from = "{stage}"\n', "casekit.toml")[0]
            for stage in ("early-help", "section-47")
        )
        assert len(findings(case(HELP), self.RULE, policy=early)) == 1
        assert findings(case(NEED), self.RULE, policy=late) == ()

    def test_one_finding_for_one_missing_genogram(self) -> None:
        assert [one.rule for one in findings(case(NEED), self.RULE, "genogram-late")] == [self.RULE]
        assert [one.rule for one in findings(case(HELP), self.RULE, "genogram-late")] == ["genogram-late"]


class TestGenogramLate:
    def test_counted_from_allocation(self) -> None:
        fields = "opened: 2023-01-09\nplans: [{plan: early-help}]\nworkers: [{who: rosa, from: 2023-05-22}]"
        assert findings(case(fields), "genogram-late") == ()
        (found,) = findings(case(fields), "genogram-late", day=date(2023, 6, 21))
        assert found.message.startswith("There is no genogram of Kit Vale's family yet; it was due on 20 June 2023")


class TestHowItWasMade:
    def test_one_view_only(self) -> None:
        text = case(HELP, "genogram: {made: 2023-02-01, with: [rosa]}\n")
        (found,) = findings(text, "single-perspective")
        assert found.message == "The genogram holds only Rosa Vale's view so far."
        more = "relationships: [{between: [kit, rosa], is: close, seen_by: kit}]\n"
        assert findings(text + more, "single-perspective") == ()

    def test_the_family_was_not_told_why(self) -> None:
        assert len(findings(case(HELP, MADE), "family-not-told-why")) == 1
        assert findings(case(HELP, MADE.replace("}", ", explained: unknown}")), "family-not-told-why") == ()

    @pytest.mark.parametrize(
        ("agencies", "count"), [("", 1), (", agencies: [social-care]", 1), (", agencies: [health]", 0)]
    )
    def test_agencies_in_a_section_47_enquiry(self, agencies: str, count: int) -> None:
        enquiry = f"{NEED}\ns47: [{{strategy_date: 2023-02-01}}]"
        text = case(enquiry, MADE.replace("}", agencies + "}"))
        assert len(findings(text, "agencies-not-asked")) == count
        assert findings(case(NEED, MADE.replace("}", agencies + "}")), "agencies-not-asked") == ()

    @pytest.mark.parametrize(
        ("more", "count"),
        [(", reviewed: 2023-05-02", 1), (", reviewed: 2023-05-02, changed: Nothing.", 0), (", reviewed: 2023-02", 0)],
    )
    def test_a_second_look(self, more: str, count: int) -> None:
        assert len(findings(case(HELP, MADE.replace("}", more + "}")), "versions-not-compared")) == count

    def test_nothing_is_asked_of_a_genogram_that_is_not_there(self) -> None:
        rules = ("single-perspective", "family-not-told-why", "versions-not-compared", "agencies-not-asked")
        assert findings(case(HELP), *rules) == ()


class TestGenogramOutOfDate:
    RULE = "genogram-out-of-date"

    def test_what_has_changed_is_listed(self) -> None:
        text = case(HELP, MADE).replace("born: 1989", "born: 1989, died: 2023-03-04")
        text += "households: [{name: Nan's, members: [{who: kit, from: 2023-04-01}]}, "
        text += "{name: Home, members: [{who: kit, to: 2023-04-01}]}]\n"
        (found,) = findings(text, self.RULE)
        assert found.message == (
            "Changed since the genogram was last looked at (1 February 2023): death of Lee Marsh (4 March 2023); "
            "move of Kit Vale (1 April 2023)."
        )
        assert found.public == "Changed since the genogram was last looked at: a death; a move."
        assert pointed_at(text, found) == "2023-02-01"

    @pytest.mark.parametrize("died", ["2023-01-31", "2023-02", "2023", "2023-08-01", "unknown"])
    def test_silent_where_it_may_have_been_before(self, died: str) -> None:
        assert findings(case(HELP, MADE).replace("born: 1989", f"born: 1989, died: {died}"), self.RULE) == ()

    def test_silent_after_a_session(self) -> None:
        text = case(HELP, MADE.replace("}", ", sessions: [{date: 2023-03-05}]}"))
        assert findings(text.replace("born: 1989", "born: 1989, died: 2023-03-04"), self.RULE) == ()


class TestConferences:
    REVIEW = "genogram-not-updated-for-review-conference"
    OUT = "genogram-out-of-date"

    def reviewed(self, report: str = "", made: str = "made: 2023-02-01") -> str:
        fields = (
            "opened: 2023-01-09\nplans: [{plan: child-protection, from: 2023-02-10}]\n"
            f"conferences: [{{kind: icpc, date: 2023-02-10}}, {{kind: rcpc, date: 2023-05-09{report}}}]"
        )
        return case(fields, f"genogram: {{{made}}}\n").replace("born: 1989", "born: 1989, died: 2023-03-04")

    def test_one_finding_for_one_change(self) -> None:
        (found,) = findings(self.reviewed(), self.REVIEW, self.OUT)
        assert found.rule == self.REVIEW
        assert "the genogram was not looked at since: death of Lee Marsh" in found.message

    def test_a_report_without_it(self) -> None:
        report = ", report: {includes: [chronology]}"
        (found,) = findings(self.reviewed(report, "made: 2023-04-01"), self.REVIEW, self.OUT)
        assert "the report to it does not include the genogram" in found.message

    @pytest.mark.parametrize("report", ["", ", report: {includes: [chronology, the genogram]}"])
    def test_silent(self, report: str) -> None:
        assert findings(self.reviewed(report, "made: 2023-04-01"), self.REVIEW, self.OUT) == ()

    @pytest.mark.parametrize(
        ("report", "count"),
        [
            ("{includes: [chronology]}", 1),
            ("{sent_to_family_on: 2023-02-07}", 1),
            ("{includes: [Genogram of 1 February]}", 0),
            ("", 0),
        ],
    )
    def test_the_report_to_the_first_conference(self, report: str, count: int) -> None:
        more = f", report: {report}" if report else ""
        fields = f"{NEED}\nconferences: [{{kind: icpc, date: 2023-02-10{more}}}]"
        assert len(findings(case(fields, MADE), "genogram-not-in-icpc-report")) == count
