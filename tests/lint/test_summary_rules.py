"""The case summary: that there is one, that it is current, that it holds what others need."""

from datetime import date

import pytest
from linting import DAY, findings, pointed_at, small

from casekit.policy.policy import Policy
from casekit.text.finding import Severity

FAMILY = "family:\n  kit: {name: Kit Vale, phone: '01234567890'}\n"
WORKER = "professionals:\n  joan: {name: Joan Eyre, role: social-worker}\n"
SECTIONS = ("about_you", "status", "need_to_know", "worries", "working_well", "your_voice", "plan")


def test_an_open_case_needs_a_summary() -> None:
    text = small(FAMILY + "case: {opened: 2023-06-12, workers: [{who: joan, from: 2023-06-15}]}\n" + WORKER)
    (found,) = findings(text, "summary-missing")
    assert found.severity is Severity.ERROR
    assert found.message == (
        "There is no case summary for Kit Vale. It was due on 15 June 2023, 5 days ago (England default: the same day)."
    )
    assert found.public == "There is no case summary. It was due 5 days ago (England default: the same day)."
    assert pointed_at(text, found) == "case"


def test_the_day_of_allocation_is_in_time() -> None:
    text = small(FAMILY + "case: {workers: [{who: joan, from: 2023-06-20}]}\n" + WORKER)
    assert not findings(text, "summary-missing")
    assert findings(text, "summary-missing", day=date(2023, 6, 21))


def test_without_a_day_of_allocation_the_opening_counts_and_without_either_no_day_is_claimed() -> None:
    assert not findings(small(FAMILY + "case: {opened: 2023-06}\n"), "summary-missing")
    (found,) = findings(small(FAMILY), "summary-missing")
    assert found.message == "There is no case summary for Kit Vale."


@pytest.mark.parametrize("summary", ["summary:\n", "summary: {updated: 2023-06-01}\n", "summary: {about_you: '  '}\n"])
def test_a_summary_without_words_is_none(summary: str) -> None:
    text = small(FAMILY + summary)
    (found,) = findings(text, "summary-missing", "summary-section-missing", "summary-stale")
    assert found.rule == "summary-missing"
    assert pointed_at(text, found) == "summary"


@pytest.mark.parametrize(
    "slip", ["sumary: {plan: x}\n", "summary: x\n", "summary: {plann: x}\n", "summary: {plan: [x]}\n"]
)
def test_a_misspelt_summary_is_not_called_missing(slip: str) -> None:
    assert not findings(small(FAMILY + slip), "summary-missing", readable=False)


def test_a_closed_case_is_not_asked_for_a_summary() -> None:
    assert not findings(small(FAMILY + "case: {closed: {date: 2023-03-01}}\n"), "summary-missing", "summary-stale")


@pytest.mark.parametrize(
    "where", ["case: {opened: 2022-01-01, ALLOW}\n", "ALLOW\n", "summary: {updated: 2023-06-01, ALLOW}\n"]
)
def test_a_reason_satisfies_summary_missing(where: str) -> None:
    allow = "allow: [{rule: summary-missing, why: Opened in error.}]"
    assert not findings(small(FAMILY + where.replace("ALLOW", allow)), "summary-missing")


def updated(when: str, more: str = "") -> str:
    """A small case with a summary brought up to date then."""
    return small(f"{FAMILY}summary:\n  updated: {when}\n  plan: Joan will visit you.\n{more}")


def test_a_summary_older_than_three_months_is_stale() -> None:
    text = updated("2023-03-19")
    (found,) = findings(text, "summary-stale")
    assert found.severity is Severity.WARNING
    assert found.message == "The case summary of 19 March 2023 is 93 days old (England default: three months)."
    assert found.public == "The case summary is 93 days old (England default: three months)."
    assert found.place.span[:2] == (6, 12)
    assert not findings(updated("2023-03-20"), "summary-stale")


def test_the_message_says_whose_expectation_it_is() -> None:
    assert "(Kent: three months)" in findings(updated("2023-03-01"), "summary-stale", policy=Policy("kent"))[0].message


@pytest.mark.parametrize("when", ["2023-03", "~2023-03-15", "2023", "after 2022", "2022-11/", "2023-07-01"])
def test_a_summary_that_may_be_recent_is_not_called_stale(when: str) -> None:
    assert not findings(updated(when), "summary-stale")


def test_of_a_vague_date_the_least_is_said() -> None:
    assert "of February 2023 is at least 112 days old" in findings(updated("2023-02"), "summary-stale")[0].message


def test_a_summary_without_a_date_may_be_any_age() -> None:
    text = small(FAMILY + "summary: {plan: Joan will visit you.}\n")
    (found,) = findings(text, "summary-stale")
    assert found.message == "Nothing says when the case summary was last brought up to date."
    assert pointed_at(text, found) == "summary"
    assert findings(updated("unknown"), "summary-stale")
    assert not findings(updated("20/3/2022"), "summary-stale", readable=False)


def test_strengthening_independence_is_reviewed_every_six_months() -> None:
    plan = "case: {plans: [{plan: strengthening-independence, from: 2020}]}\n"
    text = updated("2022-12-05", plan)
    assert not findings(text, "summary-stale", day=date(2023, 6, 19))
    (found,) = findings(text, "summary-stale")
    assert found.message.endswith("(England default: six months between reviews, then 10 working days).")


def test_a_reason_satisfies_summary_stale() -> None:
    allow = "  allow: [{rule: summary-stale, why: Kit asked to write the next one together in July.}]\n"
    assert not findings(updated("2023-01-01", allow), "summary-stale")


def with_sections(*fields: str, more: str = WORKER) -> str:
    """A small case whose summary has words in these sections."""
    lines = "".join(f"  {field}: You are you.\n" for field in fields)
    return small(f"{FAMILY}summary:\n  updated: 2023-06-01\n{lines}{more}")


def test_a_summary_with_all_sections_is_whole() -> None:
    assert not findings(with_sections(*SECTIONS), "summary-section-missing")


def test_missing_sections_are_one_finding_in_plain_words() -> None:
    text = with_sections("about_you", "status", "need_to_know", "worries", "plan")
    (found,) = findings(text, "summary-section-missing")
    assert found.severity is Severity.WARNING
    assert found.message == (
        "The case summary has nothing under “What is going well” and “What you say, and how you describe yourself”."
    )
    assert found.help == "Write `working_well` and `your_voice` in `summary`."
    assert pointed_at(text, found) == "summary"


def test_an_empty_section_is_pointed_at() -> None:
    text = with_sections(*SECTIONS[:-1]).replace("professionals", "  plan:\nprofessionals")
    (found,) = findings(text, "summary-section-missing")
    assert pointed_at(text, found) == "plan"


def test_a_section_that_cannot_be_read_is_not_called_missing() -> None:
    text = with_sections(*SECTIONS[:-1]).replace("professionals", "  plan: [x]\nprofessionals")
    assert not findings(text, "summary-section-missing", readable=False)


def test_professionals_and_telephone_numbers_come_from_the_file() -> None:
    (found,) = findings(with_sections(*SECTIONS, more=""), "summary-section-missing")
    assert found.message == "The case summary has nothing under “Professionals working with you”."
    nobody = with_sections(*SECTIONS).replace(", phone: '01234567890'", "")
    (found,) = findings(nobody, "summary-section-missing")
    assert found.message == "The case summary has nothing under “Phone numbers”."


def test_professionals_who_have_all_stopped_are_nobody() -> None:
    gone = WORKER.replace("worker}", "worker, to: 2023-05}")
    assert findings(with_sections(*SECTIONS, more=gone), "summary-section-missing")
    may_be = WORKER.replace("worker}", "worker, to: 2023-06}")
    assert not findings(with_sections(*SECTIONS, more=may_be), "summary-section-missing")


PEN_PICTURE = ("communication", "strengths", "partner_agencies", "triggers", "contingency")
YOUTH_JUSTICE = WORKER + "case: {plans: [{plan: youth-justice, from: 2023-01}]}\n"


def test_youth_justice_has_five_headings_of_its_own() -> None:
    assert not findings(with_sections(*PEN_PICTURE, more=YOUTH_JUSTICE), "summary-section-missing")
    (found,) = findings(with_sections(*PEN_PICTURE[:4], more=YOUTH_JUSTICE), "summary-section-missing")
    assert found.message == "The case summary has nothing under “Details of any contingency plans”."


def test_on_two_plans_both_kinds_of_summary_are_expected_with_strengths_written_once() -> None:
    both = YOUTH_JUSTICE.replace("[{", "[{plan: child-in-need, from: 2023}, {")
    headings = set(SECTIONS) | set(PEN_PICTURE)
    assert not findings(with_sections(*headings - {"strengths"}, more=both), "summary-section-missing")
    (found,) = findings(with_sections(*SECTIONS, more=both), "summary-section-missing")
    assert found.message.count("“") == 4


def test_a_reason_satisfies_summary_section_missing() -> None:
    allow = "  allow: [{rule: summary-section-missing, why: The referral says no more.}]\n"
    assert not findings(with_sections("about_you", more=allow), "summary-section-missing")


def incident(event: str, when: str = "2023-05-02") -> str:
    """A small case with a summary of that day and one event."""
    return updated(when, f"chronology:\n  events:\n    - {{{event}, what: Kit was hurt.}}\n")


def test_a_significant_incident_brings_a_new_summary() -> None:
    text = incident("date: 2023-06-05, significant: yes")
    (found,) = findings(text, "summary-before-incident")
    assert found.severity is Severity.WARNING
    assert found.message == (
        "The case summary of 2 May 2023 is older than the significant incident of 5 June 2023; "
        "it was to be brought up to date by 12 June 2023 (casekit default: five working days)."
    )
    assert "2023" not in found.public
    assert pointed_at(text, found) == "2023-06-05"
    assert [label.place.span.line for label in found.labels] == [6]


@pytest.mark.parametrize(
    "event",
    [
        "date: 2023-06-05",
        "date: 2023-06-05, significant: no",
        "date: 2023-05-02, significant: yes",
        "date: 2023-06-13, significant: yes",
        "date: 2023-05, significant: yes",
        "date: 2023-06, significant: yes",
        "date: unknown, significant: yes",
        "date: after 2023-05-10, significant: yes",
        "date: 2023-06-05, significant: yes, source: {received: 2023-06-15}",
    ],
)
def test_only_incidents_that_are_surely_later_and_overdue_count(event: str) -> None:
    assert not findings(incident(event), "summary-before-incident")


def test_a_summary_that_may_be_later_is_not_called_older() -> None:
    for when in ("2023-06", "2023", "after 2023-04"):
        assert not findings(incident("date: 2023-06-05, significant: yes", when), "summary-before-incident")


@pytest.mark.parametrize("where", ["event", "summary"])
def test_a_reason_on_the_event_or_the_summary_satisfies_the_rule(where: str) -> None:
    allow = "allow: [{rule: summary-before-incident, why: It changed nothing.}]"
    text = incident("date: 2023-06-05, significant: yes")
    if where == "event":
        text = text.replace("significant: yes", "significant: yes, " + allow)
    else:
        text = text.replace("  updated", f"  {allow}\n  updated")
    assert not findings(text, "summary-before-incident", day=DAY)
